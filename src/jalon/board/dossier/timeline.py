"""The time line: what was given, what is planned, the days on which no act may fall, what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jalon.board.dossier.findings import capital, span
from jalon.board.dossier.model import Due, Finding, Lane, Span, TimeLine
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import iso_day
from jalon.case import Days, Thing
from jalon.guideline.answers import Answer

_BEFORE, _AFTER = timedelta(days=90), timedelta(days=120)


def time_line(desk: Desk, answers: Sequence[Answer]) -> TimeLine:
    """One lane a treatment or plan, with the days that its answers block; the window follows what is near the board."""
    today = desk.case.on
    lanes = []
    for kind in ("treatment", "plan"):
        for thing in desk.case.of(kind):
            spans = [*_course(desk, thing), *_blocked(desk, thing, answers)]
            if spans:
                lanes.append(Lane(desk.thing_name(thing), tuple(spans)))
    steps = [f"{lane.name}{desk.say(' : ')}{one.says}" for lane in lanes for one in sorted(lane.spans, key=lambda found: found.first)]
    # What was over before the window has nothing to draw: it stays in the list.
    lanes = [lane for lane in lanes if any(date.fromisoformat(one.last) >= today - _BEFORE for one in lane.spans)]
    every = [one for lane in lanes for one in lane.spans]
    first = min([today - timedelta(days=30), *(max(date.fromisoformat(one.first), today - _BEFORE) for one in every)])
    last = max([today + timedelta(days=30), *(min(date.fromisoformat(one.last), today + _AFTER) for one in every)])
    return TimeLine(first.isoformat(), last.isoformat(), today.isoformat(), tuple(lanes), tuple(steps))


def _course(desk: Desk, thing: Thing) -> Iterator[Span]:
    """The days of a drug or of an act; an end that nobody wrote is not sure."""
    begin = _days(thing, "from") or _days(thing, "last") or _days(thing, "to")
    end = _days(thing, "to") or _days(thing, "last")
    if begin is None:
        return
    sure = end is not None and begin.first == begin.last and end.first == end.last
    given = thing.kind == "treatment"
    running = given and not _days(thing, "to") and any(one.words == frozenset(("yes",)) for one in thing.facts.get("running", ()))
    first, last = date.fromordinal(begin.first), date.fromordinal(end.last if end else begin.last)
    last = max(first, last, desk.case.on if running else first)
    if running:
        sure = begin.first == begin.last
        says = desk.say("en cours depuis {day}", day=_start(desk, begin))
    elif end is None:
        says = desk.say("dès {day}, fin non connue", day=_start(desk, begin))
    elif sure:
        says = span(desk, first.isoformat(), last.isoformat())
    else:
        says = " – ".join(dict.fromkeys((iso_day(begin.iso(), desk.lang), iso_day(end.iso(), desk.lang))))
    says = says if given else desk.say("au programme {days}", days=says)
    yield Span(first.isoformat(), last.isoformat(), "given" if given else "planned", says, sure)


def _start(desk: Desk, begin: Days) -> str:
    """« le 1er octobre 2026 », « avril 2018 »: as much of a day as was written."""
    said = iso_day(begin.iso(), desk.lang)
    return desk.say("le {day}", day=said) if begin.first == begin.last else said


def _days(thing: Thing, path: str) -> Days | None:
    return next((one.days for one in thing.facts.get(path, ()) if one.days is not None), None)


def _blocked(desk: Desk, thing: Thing, answers: Sequence[Answer]) -> Iterator[Span]:
    """The days that an answer about this drug blocks and that are not past, each once."""
    told = set()
    for answer in answers:
        drug = answer.about.split("+")[0]
        if drug != f"{thing.kind}:{thing.id}":
            continue
        for one in answer.extra.get("blocked", ()):
            key = (one["first"], one["last"])
            if key in told or one["last"] < desk.case.on.isoformat():
                continue
            told.add(key)
            kind = "blocked" if "forbidden" in answer.possible else "discuss"
            says = desk.say("aucune séance de radiothérapie {days}", days=span(desk, *key))
            yield Span(*key, kind, says, answer.status == "certain")


def calendar(desk: Desk, findings: Sequence[Finding], answers: Sequence[Answer]) -> tuple[Due, ...]:
    """What is due and when, the earliest first; what was due before the board comes after it."""
    by_place = {(one.rule, one.about): one for one in findings}
    today = desk.case.on.isoformat()
    found = []
    for answer in answers:
        dates = answer.extra.get("due")
        mine = by_place[answer.rule, answer.about]
        if dates and dates["first"] and dates["last"]:
            when = desk.say("{days}, passé", days=mine.due) if dates["last"] < today else mine.due
            says = f"{capital(mine.title)}{desk.say(' : ')}{mine.subject}"
            found.append(Due(dates["first"], dates["last"], when, says, mine.anchor))
    return tuple(sorted(found, key=lambda one: (one.last < today, one.first, one.last, one.anchor)))
