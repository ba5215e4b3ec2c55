"""Every way in which the days of a drug and of an irradiation may be, as far as some windows can tell them apart.

A course has a first and a last day on which something was given, and perhaps days between. A dose of the past was given by the
day of the board, and by the end of its course; the last act of an irradiation is its end (meaning.md, rules 7 and 13).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import prod

from jalon.case import Case, Thing
from jalon.engine.tree import Duration
from jalon.guideline.program import Program
from tests.agreement.pointwise import moved
from tests.agreement.stated import counting

Days = tuple[int, ...]
Witness = tuple[Days, Days]  # the days of the doses, the days of the acts
Span = tuple[int, int]
Spans = frozenset[tuple[Duration, Duration]]
LONG, MOST = 20_000, 20_000  # days before and after the board that stand for long ago and far ahead; combinations of dates


def span(program: Program, case: Case, path: str, thing: Thing) -> Span | None:
    """The days between which a date lies; None when unknown."""
    found = [said.days for said in counting(program, case, path, thing, path.partition(".")[0]) if said.days is not None]
    return (min(days.first for days in found), max(days.last for days in found)) if found else None


def witnesses(program: Program, case: Case, drug: Thing, act: Thing, spans: Spans) -> list[Witness]:
    """Days of doses and of acts, one pair for each way in which the windows can fall."""
    doses = tuple(span(program, case, f"treatment.{name}", drug) for name in ("from", "last", "to"))
    acts = tuple(span(program, case, f"irradiation.{name}", act) for name in ("from", "last", "to"))
    numbers = [said.amount for said in counting(program, case, "irradiation.fractions", act, "irradiation") if said.amount is not None]
    number = int(numbers[0].low) if len(numbers) == 1 and numbers[0].low == numbers[0].high else None
    return list(ways(case.on.toordinal(), doses, acts, number, spans))


@lru_cache(maxsize=20_000)
def ways(today: int, doses: Sequence[Span | None], acts: Sequence[Span | None], number: int | None, spans: Spans) -> tuple[Witness, ...]:
    """The same, from the spans of the dates alone: (first, last, end) of each course."""
    unknown = today - LONG, today + LONG
    first, last, end = (one or unknown for one in doses)
    begin, latest, stop = (one or unknown for one in acts)
    past = today - LONG, min(today, end[1])
    final = max(latest[0], stop[0]), min(latest[1], stop[1])
    dates = [_within(first, past), _within(last, past), begin, final]
    if any(low > high for low, high in dates):
        return ()
    options = [_candidates(one, dates, spans) for one in dates]
    if prod(map(len, options)) > MOST:
        options = [sorted({*one}) for one in dates]
    found: dict[tuple[object, ...], Witness] = {}
    for one, other, start, finish in itertools.product(*options):
        if one > other or start > finish:
            continue
        for given in ((one, other), *((one, min(max(day, one), other), other) for day in (start, finish))):
            for done in _acts(start, finish, number, given, spans):
                met = tuple(_meet(given, done, *window) for window in sorted(spans, key=repr))
                side = "first" if max(done) < min(given) else "last" if min(done) > max(given) else "among"
                found.setdefault((met, side), (given, done))
    return tuple(found.values())


def _within(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _candidates(one: Span, dates: Sequence[Span], spans: Spans) -> list[int]:
    """The days of a span at which something can change: ends of spans, and known days moved by a window, and one day more."""
    ends = {day for date in dates for day in date}
    known = {date[0] for date in dates if date[0] == date[1]}
    lengths = {length for window in spans for length in window}
    turning = {moved(day, length, sign) + more for day in known for length in lengths for sign in (-1, 1) for more in (-1, 0, 1)}
    return sorted(day for day in ends | turning | known if one[0] <= day <= one[1])


def _acts(start: int, finish: int, number: int | None, doses: Days, spans: Spans) -> Iterator[Days]:
    """Days of acts: only the first and the last; one more near a dose; or as many as are said, far from the doses or near them."""
    room = finish - start + 1
    if number is None:
        yield tuple(sorted({start, finish}))
        yield from (tuple(sorted({start, min(max(dose, start), finish), finish})) for dose in doses)
        return
    if not min(2, room) <= number <= room:
        return
    if number <= 2:
        yield tuple(sorted({start, finish}))
        return
    for window in spans:
        near = {day for dose in doses for day in range(moved(dose, window[1], -1), moved(dose, window[0], 1) + 1)}
        between = range(start + 1, min(finish, start + 1 + number + len(near)))
        for wanted in (True, False):
            ordered = sorted({*between, *(day for day in near if start < day < finish)}, key=lambda day: ((day in near) != wanted, day))
            yield (start, *sorted(ordered[: number - 2]), finish)
    if not spans:
        yield (start, *range(start + 1, start + number - 1), finish)


@lru_cache(maxsize=200_000)
def _meet(doses: Days, acts: Days, before: Duration, after: Duration) -> bool:
    return any(moved(dose, after, -1) <= act <= moved(dose, before, 1) for dose in doses for act in acts)
