"""The lesions of a patient on the skeleton, and the same as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalon.board.drawing import strip
from jalon.board.drawing.curves import Point
from jalon.board.drawing.marks import STATES, URGENT, Mark, disc
from jalon.board.drawing.shapes import MIDLINE, SCALE, STRIP, TOP, WIDTH, shapes
from jalon.board.drawing.skeleton import bones
from jalon.board.drawing.svg import ACT, INK, clean, line, path, picture, text, width_of
from jalon.board.words import Words

_BODY = 2500.0
_SIZE, _SMALL, _APART = 74.0, 50.0, 92.0
_RADIUS = 27.0
_NAMED = ("C1", "C7", "T1", "T6", "T12", "L1", "L5", "S1")


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    at: Point
    sure: bool


def skeleton(marks: Sequence[Mark], lang: str, drawn: bool = False) -> str:
    """The skeleton with a mark for each lesion of bone whose site is known; the others are listed below it.

    Where a page has `drawn` the bones already, they are shown again and not written again.
    """
    say = Words(lang)
    below, over = _over(marks, say)
    under = '<use href="#bones"/>' if drawn else f'<g id="bones">{bones()}</g>'
    return picture(WIDTH, _BODY + below, say("Squelette schématique avec les lésions"), _description(marks, say), under, *over)


def marked(marks: Sequence[Mark], lang: str) -> str:
    """What lies on the bones, alone: the same drawing without them."""
    say = Words(lang)
    below, over = _over(marks, say)
    return picture(WIDTH, _BODY + below, say("Squelette schématique avec les lésions"), _description(marks, say), *over)


def bones_alone() -> str:
    """The bones without lesions, in the same frame."""
    return picture(WIDTH, _BODY, "", "", bones())


def _description(marks: Sequence[Mark], say: Words) -> str:
    described = say("Vue de face : la droite du patient est à gauche de l'image. À côté, le rachis agrandi, vu de profil.") + " "
    return described + " ".join(f"{one}." for one in told(marks, say.lang))


def _over(marks: Sequence[Mark], say: Words) -> tuple[float, list[str]]:
    """How much is written below the bones, and what is drawn over and below them."""
    found = [one for mark in marks for one in _places(mark)]
    feet, below = _feet(marks, [mark for mark in marks if not mark.leaves], say)
    return below, [
        _levels(),
        "".join(_outline(mark) for mark in marks),
        *_labelled(_apart(found)),
        text(30, 70, say("Droite"), _SMALL),
        text(1110, 70, say("Gauche"), _SMALL, 'text-anchor="end"'),
        feet,
    ]


def told(marks: Iterable[Mark], lang: str) -> tuple[str, ...]:
    """The lesions as text, in their order: name, place, state, and what is urgent."""
    say = Words(lang)
    return tuple(_told(mark, say) for mark in marks)


def _told(mark: Mark, say: Words) -> str:
    words = [mark.name]
    if mark.leaves or mark.matrix:
        words.append(say(STATES.get(mark.matrix, STATES[""])[0]))
    if len({_side(leaf) for leaf in mark.leaves}) > 1:
        words.append(say("côté non connu"))
    if mark.urgent:
        words.append(say(URGENT[0]))
    return f"{mark.label}{say(' : ')}{', '.join(words)}" if mark.label not in mark.name else ", ".join(words)


def _side(leaf: str) -> str:
    return leaf.rpartition(".")[2] if leaf.endswith((".left", ".right")) else ""


def _places(mark: Mark) -> list[_Placed]:
    """Where a lesion is marked: in its leaf; of a place that is not precise, in the middle of it, on each side where it may be."""
    found = []
    for side in dict.fromkeys(_side(leaf) for leaf in mark.leaves):
        anchors = [shapes()[leaf].anchor() for leaf in mark.leaves if _side(leaf) == side]
        middle = Point(sum(one.x for one in anchors) / len(anchors), sum(one.y for one in anchors) / len(anchors))
        nearest = min(anchors, key=lambda one: (one.x - middle.x) ** 2 + (one.y - middle.y) ** 2)
        found.append(_Placed(mark, nearest, len(mark.leaves) == 1))
    return found


def _apart(found: list[_Placed]) -> list[_Placed]:
    """Marks of one place stand side by side."""
    made: list[_Placed] = []
    for one in found:
        at = one.at
        while any(abs(other.at.x - at.x) < 2 * _RADIUS and abs(other.at.y - at.y) < 2 * _RADIUS for other in made):
            at = Point(at.x + 2.2 * _RADIUS * (1 if at.x > MIDLINE else -1), at.y)
        made.append(_Placed(one.mark, at, one.sure))
    return made


def _outline(mark: Mark) -> str:
    """The bones of a lesion in bold; broken when it is somewhere in them."""
    broken = "" if len(mark.leaves) == 1 else ' stroke-dasharray="16 14"'
    curves = [curve for leaf in mark.leaves for curve in shapes()[leaf].curves]
    return path(curves, f'fill="none" stroke="{INK}" stroke-width="9" stroke-linejoin="round"{broken}') if curves else ""


def _labelled(found: Sequence[_Placed]) -> list[str]:
    """Each mark with its label in the nearest margin, joined by a thin line."""
    columns: dict[str, list[_Placed]] = {"right": [], "left": [], "spine": []}
    for one in found:
        columns["spine" if one.at.x > 1150 else "right" if one.at.x < MIDLINE else "left"].append(one)
    lines, marks, labels = [], [], []
    for name, column in columns.items():
        column.sort(key=lambda one: one.at.y)
        heights = _spread([one.at.y for one in column])
        for one, y in zip(column, heights, strict=True):
            said = one.mark.label + ("" if one.sure else " ?") + (" !" if one.mark.urgent else "")
            long = 1.1 * width_of(said, _SIZE)
            x, end = {"right": (20.0, 24 + long), "left": (1120.0, 1116 - long), "spine": (WIDTH - 12, WIDTH - 16 - long)}[name]
            lines.append(line(one.at.x, one.at.y, end, y - _SIZE * 0.33, 'stroke-width="3"'))
            marks.append(disc(one.at, _RADIUS, one.mark.matrix, one.mark.urgent, one.sure))
            fill = ACT if one.mark.urgent else INK  # an attribute: the page allows no inline style
            anchor = "" if name == "right" else ' text-anchor="end"'
            labels.append(
                f'<text x="{x:.0f}" y="{y:.0f}" font-size="{_SIZE:g}" fill="{fill}" stroke="#fff" '
                f'stroke-width="10" paint-order="stroke" font-weight="bold"{anchor}>'
                f"{clean(said)}</text>"
            )
    return [*lines, *marks, *labels]


def _spread(wanted: list[float]) -> list[float]:
    """Heights for labels that do not touch, as near as may be to where they are wanted."""
    made: list[float] = []
    for y in wanted:
        made.append(max(y + _SIZE * 0.33, made[-1] + _APART if made else 160.0))
    over = made[-1] - (_BODY - 20) if made else 0.0
    if over > 0:
        limit = _BODY - 20
        for index in range(len(made) - 1, -1, -1):
            made[index] = min(made[index], limit)
            limit = made[index] - _APART
    return made


def _levels() -> str:
    """The names of a few levels beside the enlarged spine."""
    said = []
    for level in _NAMED:
        at = strip.MIDDLES[strip.LEVELS.index(level)]
        said.append(text(STRIP + (at.x - 4.2) * SCALE, TOP + at.y * SCALE + 16, level, _SMALL, 'text-anchor="end"'))
    return "".join(said)


def _feet(marks: Sequence[Mark], beside: Sequence[Mark], say: Words) -> tuple[str, float]:
    """What the marks mean, and the lesions that have no place on a skeleton."""
    drawn, x, y = [], 60.0, _BODY + 50
    states = dict.fromkeys(mark.matrix if mark.matrix in STATES else "" for mark in marks if mark.leaves)
    legend = [(state, False, say(STATES[state][0])) for state in STATES if state in states]
    legend += [("blastic", True, say(URGENT[0]))] if any(mark.urgent for mark in marks) else []
    for state, urgent, words in legend:
        long = 80 + width_of(words, _SMALL)
        if x + long > WIDTH and x > 60:
            x, y = 60.0, y + 90
        if urgent:
            drawn.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="34" fill="none" stroke="{ACT}" stroke-width="11"/>')
        else:
            drawn.append(disc(Point(x, y), _RADIUS, state, False))
        drawn.append(text(x + 50, y + 17, words, _SMALL))
        x += long + 60
    if legend:
        y += 90
    for mark in beside:
        said = f"{mark.label}{say(' : ')}{mark.name}" if mark.label not in mark.name else mark.name
        for part in _wrapped(said, WIDTH - 60):
            drawn.append(text(30, y + 17, part, _SMALL))
            y += 66
    return "".join(drawn), y - _BODY


def _wrapped(said: str, width: float) -> list[str]:
    """A text in lines that fit."""
    lines = [""]
    for word in said.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, _SMALL) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
