"""Drugs and acts on columns of days: which of them meet (the same as `windows`, for every pair at once).

Days are ordinals in columns that are null when nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

import polars as pl

from jalon.engine.columns.frame import Truth, both, negation, told, union
from jalon.engine.columns.reading import Can, Reading
from jalon.engine.columns.world import chosen, leaves, meets
from jalon.engine.readings import tests
from jalon.engine.slots import Slot
from jalon.engine.tree import Condition, Duration, Window, Windows
from jalon.engine.windows import ALLOWED, FAR_AHEAD, LONG_AGO

_EPOCH = date(1970, 1, 1).toordinal()
_NEVER = pl.lit(None, dtype=pl.Int32)
Days = tuple[pl.Expr, pl.Expr]


@dataclass(frozen=True, slots=True)
class Course:
    """The first and the last day of something given, each as an interval; `days` given days, null when not counted."""

    first: Days
    last: Days
    days: pl.Expr


def day(number: int) -> pl.Expr:
    """An ordinal as a literal."""
    return pl.lit(number, dtype=pl.Int32)


def later(number: pl.Expr, length: Duration, sign: int = 1) -> pl.Expr:
    """The day `length` after another, in calendar months then days; the end of the month where the day does not exist."""
    if length.months:
        moved = (number - day(_EPOCH)).cast(pl.Date).dt.offset_by(f"{sign * length.months}mo")
        number = moved.cast(pl.Int32) + day(_EPOCH)
    return number + day(sign * length.days)


def windows(slot: Slot, reading: Reading) -> pl.Expr | int:
    """The verdicts that the dates, the drug and the exceptions leave possible."""
    body = slot.body
    assert isinstance(body, Windows)
    tree = reading.tree
    if reading.frame.height == 0:
        return 0
    doses, acts = _courses(body, reading)
    drug = reading.mask(body.drug)
    exceptions: dict[object, Can] = {}
    lengths: dict[tuple[Duration, Duration], Can] = {}
    parts: list[pl.Expr] = []
    for window in body.every:
        given = meets(tree, body.drug, drug, tree.sets.narrow(body.drug, window.drugs))
        if given is False:
            continue
        met, apart = _met(window, reading, doses, acts, lengths)
        holds, fails = _exception(window.unless, reading, exceptions)
        for truth, mask in (
            (both([given, apart]), ALLOWED),
            (both([given, met, fails]), window.verdict),
            (both([given, met, holds]), window.instead),
        ):
            if truth is not False:
                parts.append(chosen(tree, slot.index, truth, mask))
    return reduce(or_, parts) if parts else 0


def _met(window: Window, reading: Reading, doses: Course, acts: Course, lengths: dict[tuple[Duration, Duration], Can]) -> Can:
    if window.before is None or window.after is None:
        return True, False
    if window.same_day:
        return False, True
    key = (window.before, window.after)
    if key not in lengths:
        surely, may = _meet(doses, acts, window.before, window.after)
        frame = reading.frame
        sure = pl.col(frame.add(f"surely{frame.next_number()}", surely))
        lengths[key] = sure | pl.col(frame.add(f"may{frame.next_number()}", may)), ~sure
    return lengths[key]


def _meet(doses: Course, acts: Course, before: Duration, after: Duration) -> tuple[pl.Expr, pl.Expr]:
    """Whether an act surely falls from `after` ahead of a dose to `before` past one, and whether it may."""
    pairs = [(dose, act) for dose in (doses.first, doses.last) for act in (acts.first, acts.last)]
    near = ((act[0] >= later(dose[1], after, -1)) & (act[1] <= later(dose[0], before)) for dose, act in pairs)
    surely = reduce(or_, [*near, *_crowded(doses, acts, before, after), *_either_one(doses, acts, before, after)])
    held = later(doses.first[0], after, -1), later(doses.last[1], before)
    ends = reduce(or_, [(act[0] <= held[1]) & (act[1] >= held[0]) for act in (acts.first, acts.last)])
    whole = (acts.first[0] <= held[1]) & (acts.last[1] >= held[0])
    only_ends = acts.days.is_in([1, 2]).fill_null(value=False)
    return surely, pl.when(only_ends).then(ends).otherwise(whole)


def _either_one(doses: Course, acts: Course, before: Duration, after: Duration) -> list[pl.Expr]:
    """A vague date meets one thing or the other, whatever day it is (delays in days only)."""
    if before.months or after.months:
        return []
    by_acts = [(act[1] - day(before.days), act[0] + day(after.days)) for act in (acts.first, acts.last)]
    by_doses = [(dose[1] - day(after.days), dose[0] + day(before.days)) for dose in (doses.first, doses.last)]
    covered = [_cover(dose, one, other) for dose in (doses.first, doses.last) for one, other in (by_acts, by_acts[::-1])]
    return covered + [_cover(act, one, other) for act in (acts.first, acts.last) for one, other in (by_doses, by_doses[::-1])]


def _cover(span: Days, one: Days, other: Days) -> pl.Expr:
    """Whether two spans of days, the earlier first, together hold each day of a span."""
    return (one[0] <= span[0]) & (span[0] <= one[1]) & (other[0] <= one[1] + 1) & (other[1] >= span[1])


def _crowded(doses: Course, acts: Course, before: Duration, after: Duration) -> list[pl.Expr]:
    """So many days of treatment that one of them must fall near a known dose."""
    first, last = acts.first[0], acts.last[0]
    known = acts.days.is_not_null() & (acts.first[1] == first) & (acts.last[1] == last)
    free = (last - first + 1) - acts.days
    return [
        known
        & (dose[0] == dose[1])
        & (pl.min_horizontal(later(dose[0], before), last) - pl.max_horizontal(later(dose[0], after, -1), first) + 1 > free).fill_null(
            value=False
        )
        for dose in (doses.first, doses.last)
    ]


def _courses(body: Windows, reading: Reading) -> tuple[Course, Course]:
    """The doses and the acts of every pair."""
    first, last, end = (_days(reading, slot, "treatment") for slot in body.doses)
    begin, latest, stop = (_days(reading, slot, "irradiation") for slot in body.acts)
    today = pl.col(_lifted(reading, reading.world.today(), "patient"))
    after_end = reduce(or_, [(one[0] > end[1]).fill_null(value=False) for one in (first, last)])
    limit = pl.when(end[0].is_not_null() & ~after_end).then(pl.min_horizontal(today, end[1])).otherwise(today)
    limit = pl.col(reading.frame.add(f"limit{reading.frame.next_number()}", limit))
    number = reading.world.number(body.fractions, reading.frame.homes["irradiation"])
    given = _NEVER
    if number is not None:
        low, high = (pl.col(reading.frame.lift(reading.frame.homes["irradiation"], one, "irradiation")) for one in number)
        given = pl.when(low == high).then(low).otherwise(_NEVER)
    doses = _course(reading, (_by(first, limit), _by(last, limit)), limit, _NEVER)
    return doses, _course(reading, (begin, _last_act(latest, stop)), day(FAR_AHEAD), given)


def _lifted(reading: Reading, column: str, by: str) -> str:
    source = reading.world.patients if by == "patient" else reading.frame.homes[by]
    return reading.frame.lift(source, column, by)


def _days(reading: Reading, slot: int, kind: str) -> Days:
    found = reading.world.days(slot, reading.frame.homes[kind])
    if found is None:
        return _NEVER, _NEVER
    return pl.col(_lifted(reading, found[0], kind)), pl.col(_lifted(reading, found[1], kind))


def _by(days: Days, limit: pl.Expr) -> Days:
    """A dose was given by the limit at the latest; a day that is surely later says nothing of it."""
    inside = days[0] <= limit
    return pl.when(inside).then(days[0]), pl.when(inside).then(pl.min_horizontal(days[1], limit))


def _last_act(last: Days, end: Days) -> Days:
    """The day of the last act: of a course of acts, the last one is its end. Dates that exclude each other leave both."""
    inside = pl.max_horizontal(last[0], end[0]), pl.min_horizontal(last[1], end[1])
    agree = inside[0] <= inside[1]
    wide = pl.min_horizontal(last[0], end[0]), pl.max_horizontal(last[1], end[1])
    return pl.when(agree).then(inside[0]).otherwise(wide[0]), pl.when(agree).then(inside[1]).otherwise(wide[1])


def _course(reading: Reading, days: tuple[Days, Days], limit: pl.Expr, given: pl.Expr) -> Course:
    """A course from its recorded first and last day; a last day that is not recorded lies between the first and `limit`."""

    def kept(expr: pl.Expr) -> pl.Expr:
        return pl.col(reading.frame.add(f"day{reading.frame.next_number()}", expr.cast(pl.Int32)))

    counted = kept(given)
    (first_low, first_high), (last_low, last_high) = (tuple(map(kept, one)) for one in days)
    once = (counted == 1).fill_null(value=False)
    one_low, one_high = pl.max_horizontal(first_low, last_low), pl.min_horizontal(first_high, last_high)
    agree = one_low <= one_high
    both_said = first_low.is_not_null() & last_low.is_not_null()
    day_low = kept(pl.when(both_said & ~agree).then(first_low).otherwise(one_low))
    day_high = kept(pl.when(both_said & ~agree).then(first_high).otherwise(one_high))
    first_low, first_high = kept(pl.when(once).then(day_low).otherwise(first_low)), kept(pl.when(once).then(day_high).otherwise(first_high))
    last_low, last_high = kept(pl.when(once).then(day_low).otherwise(last_low)), kept(pl.when(once).then(day_high).otherwise(last_high))
    least = kept(first_low.fill_null(LONG_AGO))
    run = (counted > 0).fill_null(value=False) & first_low.is_not_null() & last_low.is_null()
    open_low = kept(pl.when(run).then(first_low + counted - 1).otherwise(least))
    open_high = kept(pl.when(run).then(limit).otherwise(pl.max_horizontal(limit, least)))
    said = last_low.is_not_null()
    last_low, last_high = kept(pl.when(said).then(last_low).otherwise(open_low)), kept(pl.when(said).then(last_high).otherwise(open_high))
    begun = first_low.is_not_null()
    first_low, first_high = kept(first_low.fill_null(LONG_AGO)), kept(pl.when(begun).then(first_high).otherwise(last_high))
    return Course(
        (first_low, kept(pl.min_horizontal(first_high, last_high))), (kept(pl.max_horizontal(last_low, first_low)), last_high), counted
    )


def _exception(unless: Condition | None, reading: Reading, found: dict[object, Can]) -> Can:
    """Whether the exception of a line may hold for a target of the act, and whether it may fail."""
    if unless is None:
        return False, True
    key = tuple((test.slot, test.allowed) for test in tests(unless)), type(unless)
    if key not in found:
        frame = reading.frame
        may: list[Truth] = []
        fails: list[Truth] = []
        for target, here in reading.world.targets(reading):
            holds, not_so = target.truth(unless)
            if target.frame.unlisted:
                not_so = union([not_so, _elsewhere(unless, target)])
            number = frame.next_number()
            may.append(both([here, _some(target, holds, f"unless{number}+")]))
            fails.append(both([here, _some(target, not_so, f"unless{number}-")]))
        some, none = (told(frame.keep(f"unless{frame.next_number()}", union(truths))) for truths in (may, fails))
        # No target at all: the exception does not hold.
        found[key] = some, union([none, negation(some)])
    return found[key]


def _some(target: Reading, truth: Truth, column: str) -> Truth:
    count = target.frame.count(truth, column)
    return count > 0 if isinstance(count, int) else pl.col(count) > 0


def _elsewhere(unless: Condition, target: Reading) -> Truth:
    """Whether a target that is not listed may lie outside the scope of what the exception reads of it."""
    scopes = [scope for test in tests(unless) for scope in target.tree.slots[test.slot].scopes if scope.kind in target.frame.unlisted]
    return union(
        leaves(target.tree, scope.slot, target.mask(scope.slot), target.tree.sets.narrow(scope.slot, scope.allowed))
        for scope in scopes
        if scope.slot >= 0
    )
