"""Days on a line: what was given, what is planned, the days that are blocked, what is due, and today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jalon.board.dossier.model import Due, Lane, Span, TimeLine
from jalon.board.drawing.svg import INK, hatched, line, picture, text, width_of
from jalon.board.words import Words

_WIDTH, _LEFT, _RIGHT = 860.0, 250.0, 850.0
_AXIS, _LANE, _BAR, _SIZE = 46.0, 42.0, 20.0, 15.0
_MONTHS = (
    ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_KINDS = (("given", "donné"), ("planned", "prévu"), ("blocked", "jours bloqués"), ("discuss", "à discuter"))


class _Scale:
    """Where a day is on the line."""

    def __init__(self, line: TimeLine) -> None:
        self.first, self.last = date.fromisoformat(line.first), date.fromisoformat(line.last)
        self.step = (_RIGHT - _LEFT) / ((self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """The left edge of a day; days outside stand at the edge."""
        return _LEFT + min(max((day - self.first).days, 0), (self.last - self.first).days + 1) * self.step

    def months(self) -> Iterator[date]:
        """The first day of each month of the line."""
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = (day + timedelta(days=31)).replace(day=1)


def time_line(shown: TimeLine, due: Sequence[Due], lang: str) -> str:
    """The line with its lanes; what it says stands beside it as text, in `steps` and in the calendar."""
    say = Words(lang)
    scale = _Scale(shown)
    near = [one for one in due if one.first <= shown.last and one.last >= shown.first]
    bottom = _AXIS + _LANE * (len(shown.lanes) + (1 if near else 0))
    parts = [*_axis(scale, bottom, say)]
    for index, lane in enumerate(shown.lanes):
        parts += _lane(lane, _AXIS + index * _LANE, scale)
    if near:
        parts += _dues(near, _AXIS + len(shown.lanes) * _LANE, scale, say)
    parts += _today(date.fromisoformat(shown.today), scale, bottom, say)
    legend, height = _legend(shown, near, bottom + 30, say)
    told = (*shown.steps, *(f"{one.says}{say(' : ')}{one.when}" for one in near))
    return picture(_WIDTH, height, say("Calendrier des traitements"), say(" ; ").join(told), *parts, *legend)


def _axis(scale: _Scale, bottom: float, say: Words) -> Iterator[str]:
    """The months."""
    yield line(_LEFT, _AXIS, _RIGHT, _AXIS, 'stroke-width="1.5"')
    before = -100.0
    for day in scale.months():
        x = scale.at(day)
        yield line(x, _AXIS - 6, x, bottom, 'stroke-width=".5"')
        name = _MONTHS[say.number][day.month - 1] + (f" {day.year}" if before < 0 or day.month == 1 else "")
        if x - before > width_of(name, _SIZE) and x + width_of(name, _SIZE) < _WIDTH:
            yield text(x + 3, _AXIS - 9, name, _SIZE)
            before = x + width_of(name, _SIZE) - 30


def _lane(lane: Lane, top: float, scale: _Scale) -> Iterator[str]:
    """A drug or an act, its name on the left in at most two lines."""
    yield line(0, top + _LANE, _RIGHT, top + _LANE, 'stroke-width=".5"')
    names = _fitted(lane.name)
    for index, name in enumerate(names):
        yield text(0, top + _LANE / 2 + 5 + (index - (len(names) - 1) / 2) * 17, name, _SIZE)
    middle = top + _LANE / 2
    # The days that are blocked first: what was given or is planned stands on them.
    for span in sorted(lane.spans, key=lambda one: one.kind in ("given", "planned")):
        yield _span(span, middle, scale)


def _fitted(name: str) -> list[str]:
    lines, room = [""], _LEFT - 10
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, _SIZE) > room:
            if len(lines) == 2:
                lines[-1] += "…"
                break
            lines.append(word)
        else:
            lines[-1] = longer
    return [one if width_of(one, _SIZE) <= room else one[: int(len(one) * room / width_of(one, _SIZE)) - 1] + "…" for one in lines]


def _span(span: Span, middle: float, scale: _Scale) -> str:
    first, last = date.fromisoformat(span.first), date.fromisoformat(span.last) + timedelta(days=1)
    if last <= scale.first:
        return _beyond(_LEFT, middle, -1)
    if first > scale.last:
        return _beyond(_RIGHT, middle, 1)
    right = max(scale.at(last), scale.at(first) + (4 if span.sure else 10))
    left = scale.at(first)
    return _bar(min(left, _RIGHT - (right - left)) if right > _RIGHT else left, min(right, _RIGHT), middle, span.kind, span.sure)


def _beyond(x: float, middle: float, towards: int) -> str:
    """An arrow at the edge: before or after the days that are shown."""
    return f'<path d="M{x + towards * 2:.1f} {middle:.1f}l{-towards * 12} -7v14z" fill="{INK}"/>'


def _bar(left: float, right: float, middle: float, kind: str, sure: bool) -> str:
    """Black: given. White: planned. Hatched: blocked. Hatched the other way and thinly: to discuss. A broken edge: not sure."""
    wide = _BAR / 2 + (5 if kind in ("blocked", "discuss") else 0)
    top, bottom = middle - wide, middle + wide
    edge = "" if sure else ' stroke-dasharray="5 4"'
    fill = INK if kind == "given" and sure else "#fff"
    drawn = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" fill="{fill}" stroke="{INK}" '
        f'stroke-width="{2 if kind in ("given", "planned") else 1}"{edge}/>'
    )
    if kind == "blocked":
        drawn += hatched(left, top, right, bottom, 6, style='stroke-width="1.6"')
    elif kind == "discuss":
        drawn += hatched(left, top, right, bottom, 13, rising=False, style='stroke-width=".8"')
    elif kind == "given" and not sure:
        drawn += f'<rect x="{left:.1f}" y="{middle - 4:.1f}" width="{right - left:.1f}" height="8" fill="{INK}"/>'
    return drawn


def _dues(near: Sequence[Due], top: float, scale: _Scale, say: Words) -> Iterator[str]:
    """What is due: a diamond, a line where it is due between two days."""
    yield text(0, top + _LANE / 2 + 5, say("Échéances"), _SIZE)
    middle = top + _LANE / 2
    for one in near:
        first, last = scale.at(date.fromisoformat(one.first)), scale.at(date.fromisoformat(one.last))
        yield line(first, middle, last, middle, 'stroke-width="3"')
        for x in dict.fromkeys((first, last)):
            yield _diamond(x, middle)


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z" fill="#fff" stroke="{INK}" stroke-width="2.5"/>'


def _today(day: date, scale: _Scale, bottom: float, say: Words) -> Iterator[str]:
    x = scale.at(day) + scale.step / 2
    yield line(x, 20, x, bottom, 'stroke-width="3"')
    yield text(x, 14, say("jour de la RCP"), _SIZE, 'font-weight="bold" text-anchor="middle"')


def _legend(shown: TimeLine, near: Sequence[Due], top: float, say: Words) -> tuple[list[str], float]:
    """What each kind of bar means; only those that are drawn."""
    used = {span.kind for lane in shown.lanes for span in lane.spans}
    drawn, x = [], _LEFT
    for kind, french in _KINDS:
        if kind in used:
            drawn += [_bar(x, x + 36, top, kind, True), text(x + 44, top + 5, say(french), _SIZE)]
            x += 64 + width_of(say(french), _SIZE)
    if any(not span.sure for lane in shown.lanes for span in lane.spans):
        drawn += [_bar(x, x + 36, top, "", False), text(x + 44, top + 5, say("non certain"), _SIZE)]
        x += 64 + width_of(say("non certain"), _SIZE)
    if near:
        drawn += [_diamond(x + 10, top), text(x + 26, top + 5, say("échéance"), _SIZE)]
    return drawn, top + 22
