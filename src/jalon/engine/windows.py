"""Days on which two things may not meet: a drug and an act, with what is known of their dates.

A course has a first and a last day; both are days on which something was given, the days between may be. Each may itself be
an interval of days (a partial date), so a meeting is sure, excluded or possible.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jalon.engine.domains import WordDomain
from jalon.engine.evaluate import Evaluation
from jalon.engine.readings import tests
from jalon.engine.slots import FALSE, TRUE, Env, Slot, Thing
from jalon.engine.tree import Condition, Duration, Window, Windows

VERDICT = WordDomain(("forbidden", "discuss", "allowed"))
ALLOWED = VERDICT.of(("allowed",))
LONG_AGO, FAR_AHEAD = date(1800, 1, 1).toordinal(), date(2300, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Course:
    """The first and the last day of something given, each as an interval; `days` given days when counted."""

    first: tuple[int, int]
    last: tuple[int, int]
    days: int | None = None


def later(day: int, length: Duration, sign: int = 1) -> int:
    """The day `length` after `day`, in calendar months then days; the end of the month where the day does not exist."""
    if not length.months:
        return day + sign * length.days
    start = date.fromordinal(day)
    month = start.year * 12 + start.month - 1 + sign * length.months
    year, month = divmod(month, 12)
    day_of_month = min(start.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day_of_month).toordinal() + sign * length.days


def meet(doses: Course, acts: Course, before: Duration, after: Duration) -> int:
    """Whether an act falls from `after` ahead of a dose to `before` past one, both days included: FALSE, TRUE or both."""
    pairs = [(dose, act) for dose in (doses.first, doses.last) for act in (acts.first, acts.last)]
    if any(act[0] >= later(dose[1], after, -1) and act[1] <= later(dose[0], before) for dose, act in pairs):
        return TRUE
    if _crowded(doses, acts, before, after) or _either_one(doses, acts, before, after):
        return TRUE
    spans = [acts.first, acts.last] if acts.days in (1, 2) else [(acts.first[0], acts.last[1])]
    held = later(doses.first[0], after, -1), later(doses.last[1], before)
    return TRUE | FALSE if any(act[0] <= held[1] and act[1] >= held[0] for act in spans) else FALSE


def _either_one(doses: Course, acts: Course, before: Duration, after: Duration) -> bool:
    """Whether a vague date meets one thing or the other, whatever day it is: the days on which it meets each leave none between.

    Only of delays in days: the months before a day and after it are not the same.
    """
    if before.months or after.months:
        return False
    met_by_acts = [(act[1] - before.days, act[0] + after.days) for act in (acts.first, acts.last)]
    met_by_doses = [(dose[1] - after.days, dose[0] + before.days) for dose in (doses.first, doses.last)]
    return any(_cover(dose, met_by_acts) for dose in (doses.first, doses.last)) or any(
        _cover(act, met_by_doses) for act in (acts.first, acts.last)
    )


def _cover(span: tuple[int, int], parts: Sequence[tuple[int, int]]) -> bool:
    """Whether some spans of days together hold each day of a span."""
    day = span[0]
    for low, high in sorted(parts):
        if low <= day <= high:
            day = high + 1
    return day > span[1]


def _crowded(doses: Course, acts: Course, before: Duration, after: Duration) -> bool:
    """So many days of treatment that one of them must fall near a known dose."""
    first, last = acts.first[0], acts.last[0]
    if acts.days is None or acts.first[1] != first or acts.last[1] != last:
        return False
    free = (last - first + 1) - acts.days
    known = [day[0] for day in (doses.first, doses.last) if day[0] == day[1]]
    return any(min(later(day, before), last) - max(later(day, after, -1), first) + 1 > free for day in known)


def course(days: tuple[tuple[int, int] | None, tuple[int, int] | None], limit: int, given: int | None = None) -> Course:
    """A course from its recorded first and last day; a last day that is not recorded lies between the first and `limit`."""
    first, last = days
    if given == 1:
        first = last = _one_day(first, last)
    least = first[0] if first else LONG_AGO
    if given and first and not last:
        last = (first[0] + given - 1, limit)
    last = last or (least, max(limit, least))
    first = first or (LONG_AGO, last[1])
    return Course((first[0], min(first[1], last[1])), (max(last[0], first[0]), last[1]), given)


def _one_day(first: tuple[int, int] | None, last: tuple[int, int] | None) -> tuple[int, int] | None:
    """The day of a course of one day: both dates say something of it. Dates that exclude each other leave the first."""
    if first is None or last is None:
        return first or last
    both = max(first[0], last[0]), min(first[1], last[1])
    return both if both[0] <= both[1] else first


def last_act(last: tuple[int, int] | None, end: tuple[int, int] | None) -> tuple[int, int] | None:
    """The day of the last act: of a course of acts, the last one is its end. Dates that exclude each other leave both."""
    if last is None or end is None:
        return last or end
    both = max(last[0], end[0]), min(last[1], end[1])
    return both if both[0] <= both[1] else (min(last[0], end[0]), max(last[1], end[1]))


def _by(days: tuple[int, int] | None, limit: int) -> tuple[int, int] | None:
    """A dose was given by the limit at the latest; a day that is surely later says nothing of it."""
    return None if days is None or days[0] > limit else (days[0], min(days[1], limit))


def courses(body: Windows, evaluation: Evaluation, env: Env) -> tuple[Course, Course]:
    """The doses and the acts of a pair.

    A dose that is recorded was given by the day of the board, and by the end of its course: the last dose may be earlier than
    that end, by any number of days. The last act is the end of its course.
    """
    facts = evaluation.facts
    drug, act = env["treatment"], env["irradiation"]
    first, last, end = (facts.days(slot, drug) for slot in body.doses)
    begin, latest, stop = (facts.days(slot, act) for slot in body.acts)
    limit = facts.today
    if end is not None and not any(day is not None and day[0] > end[1] for day in (first, last)):
        limit = min(limit, end[1])
    fractions = facts.number(body.fractions, act)
    given = fractions[0] if fractions and fractions[0] == fractions[1] else None
    return course((_by(first, limit), _by(last, limit)), limit), course((begin, last_act(latest, stop)), FAR_AHEAD, given)


def windows(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """The verdicts that the dates, the drug and the exceptions leave possible."""
    body = slot.body
    assert isinstance(body, Windows)
    drug = evaluation.mask(body.drug, env)
    doses, acts = courses(body, evaluation, env)
    result = 0
    for window in body.every:
        if drug & window.drugs:
            result |= verdict(window, doses, acts, evaluation, env)
    return result


def verdict(window: Window, doses: Course, acts: Course, evaluation: Evaluation, env: Env) -> int:
    """What one line of the table says of a pair."""
    if window.before is None or window.after is None:
        met = TRUE
    elif window.same_day:
        met = FALSE
    else:
        met = meet(doses, acts, window.before, window.after)
    result = ALLOWED if met & FALSE else 0
    if met & TRUE:
        unless = exception(window, evaluation, env)
        result |= (window.verdict if unless & FALSE else 0) | (window.instead if unless & TRUE else 0)
    return result


def exception(window: Window, evaluation: Evaluation, env: Env) -> int:
    """Whether the exception of a line holds for the target of the act: FALSE, TRUE or both."""
    if window.unless is None:
        return FALSE
    truth = 0
    for target in evaluation.facts.targets(evaluation, env["irradiation"]):
        truth |= evaluation.truth(window.unless, {**env, target.kind: target})
        if not target.listed and _may_be_elsewhere(window.unless, evaluation, target):
            truth |= FALSE
    return truth or FALSE


def _may_be_elsewhere(unless: Condition, evaluation: Evaluation, target: Thing) -> bool:
    """Whether a target that is not listed may lie outside the scope of what the exception reads of it."""
    scopes = (
        scope for test in tests(unless) if evaluation.slots[test.slot].kind == target.kind for scope in evaluation.slots[test.slot].scopes
    )
    return any(evaluation.membership(scope, target) & FALSE for scope in scopes)


def blocked(window: Window, doses: Course) -> list[tuple[int, int]]:
    """Days on which no act may fall, both ends included: around known doses, and between them when the window is wide."""
    if window.before is None or window.after is None or window.same_day:
        return []
    before, after = window.before, window.after
    known = [day for day in (doses.first, doses.last) if day[1] - day[0] < 366]
    spans = sorted({(later(low, after, -1), later(high, before)) for low, high in known})
    if len(spans) == 2 and (before != Duration() or after != Duration()):
        return [(spans[0][0], max(spans[0][1], spans[1][1]))]
    return spans
