"""Durations that follow from dates: completed calendar months or days, an interval where a date is partial."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jalon.case.statement import Amount, Statement
from jalon.case.walk import Found
from jalon.engine.tree import Duration
from jalon.engine.windows import later


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that something may be."""

    first: int
    last: int


def months(start: int, end: int) -> int:
    """Completed calendar months: how many times a month later is still not after the end."""
    first, last = date.fromordinal(start), date.fromordinal(end)
    number = (last.year - first.year) * 12 + last.month - first.month
    return number if number < 0 or later(start, Duration(months=number)) <= end else number - 1


def days(start: int, end: int) -> int:
    """Days from one to the other."""
    return end - start


@dataclass(frozen=True, slots=True)
class Measure:
    """A way of counting time, and its unit."""

    count: Callable[[int, int], int]
    unit: str


MONTHS, DAYS = Measure(months, "months"), Measure(days, "d")


def between(start: Span, end: Span, measure: Measure, origin: Statement | None = None) -> Statement:
    """The time from a start to an end that does not come before it."""
    low, high = max(measure.count(start.last, end.first), 0), max(measure.count(start.first, end.last), 0)
    unit = measure.unit
    said = f"{low} {unit}" if low == high else f"{low}..{high} {unit}"
    on, source = (origin.on, origin.source) if origin else (None, None)
    return Statement(amount=Amount(Fraction(low), Fraction(high), unit), said=said, on=on, source=source)


def dated(found: Found, path: str, today: int) -> Span | None:
    """The days that a fact may be, none of them after the day of the case; None when no date is said."""
    said = [statement.days for statement in found.facts.get(path, ()) if statement.days is not None]
    if not said:
        return None
    return Span(min(one.first for one in said), min(max(one.last for one in said), today))


def since_the_last(
    sure: Sequence[Span | None], maybe: Sequence[Span | None], complete: bool, end: Span, measure: Measure
) -> Statement | None:
    """The time since the last of several things, of which some surely count and some may; None when nothing bounds it.

    What a list that is not complete hides may be more recent, and so may be what has no date.
    """
    candidates = [*sure, *maybe]
    known = [one for one in candidates if one is not None]
    hidden = not complete or len(known) < len(candidates)
    firsts = [one.first for one in sure if one is not None]
    if not firsts and (hidden or not known):
        return None
    # The last of them is no earlier than any that surely counts; with none sure, than the earliest that may.
    oldest = max(firsts) if firsts else min(one.first for one in known)
    newest = end.first if hidden else max(min(one.last, end.last) for one in known)
    return between(Span(oldest, max(newest, oldest)), end, measure)
