"""Days on which a drug and an act may not meet, against every way in which the days left unsaid may fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.engine.slots import FALSE, TRUE
from jalon.engine.tree import Duration, Place, Window
from jalon.engine.windows import FAR_AHEAD, LONG_AGO, VERDICT, Course, blocked, course, later, meet
from tests.engine.steady import STEADY

START = date(2026, 11, 2).toordinal()
BOTH = FALSE | TRUE
spans = st.tuples(st.integers(0, 7), st.integers(0, 2)).map(lambda pair: (START + pair[0], START + pair[0] + pair[1]))
days = st.integers(0, 8).map(lambda number: (START + number, START + number))
lengths = st.integers(0, 4)


def tidy(first: tuple[int, int], last: tuple[int, int], count: int | None = None) -> Course | None:
    """A course whose last day is not before its first; None when there is none."""
    if last[1] < first[0]:
        return None
    return Course((first[0], min(first[1], last[1])), (max(last[0], first[0]), last[1]), count)


def completions(one: Course) -> Iterator[tuple[set[int], set[int]]]:
    """Each way in which a course may have been: the days that were surely given, and those that were perhaps."""
    for first in range(one.first[0], one.first[1] + 1):
        for last in range(max(first, one.last[0]), one.last[1] + 1):
            ends, between = {first, last}, range(first + 1, last)
            if one.days is None:
                yield ends, {*ends, *between}
            elif 0 <= one.days - len(ends) <= len(between):
                for chosen in combinations(between, one.days - len(ends)):
                    yield ends | set(chosen), ends | set(chosen)


def meaning(doses: Course, acts: Course, before: int, after: int) -> int:
    """FALSE if some completion keeps them apart, TRUE if some makes them meet."""
    found = 0
    held = Course(doses.first, doses.last)  # the days of a drug are not counted
    for dose_least, dose_most in completions(held):
        for act_least, act_most in completions(acts):
            found |= TRUE if near(dose_most, act_most, before, after) else 0
            found |= 0 if near(dose_least, act_least, before, after) else FALSE
    return found


def near(doses: set[int], acts: set[int], before: int, after: int) -> bool:
    """Whether an act falls from `after` days ahead of a dose to `before` days past one."""
    return any(-after <= act - dose <= before for dose in doses for act in acts)


@settings(STEADY, max_examples=200)
@given(spans, spans, spans, spans, st.sampled_from((None, None, 1, 2, 3, 4)), lengths, lengths)
def test_no_verdict_that_some_days_would_give_is_left_out(first: tuple[int, int], last: tuple[int, int], begin: tuple[int, int], end: tuple[int, int],
                                                          count: int | None, before: int, after: int) -> None:
    doses, acts = tidy(first, last), tidy(begin, end, count)
    if doses and acts:
        assert meaning(doses, acts, before, after) & ~meet(doses, acts, Duration(days=before), Duration(days=after)) == 0


@settings(STEADY, max_examples=200)
@given(days, days, days, days, st.sampled_from((None, 1, 2, 3, 5)), lengths, lengths)
def test_nothing_is_added_when_the_ends_are_known(first: tuple[int, int], last: tuple[int, int], begin: tuple[int, int], end: tuple[int, int],
                                                  count: int | None, before: int, after: int) -> None:
    doses, acts = tidy(first, last), tidy(begin, end, count)
    if doses and acts and (expected := meaning(doses, acts, before, after)):
        assert meet(doses, acts, Duration(days=before), Duration(days=after)) == expected


def at(first: int, last: int | None = None, count: int | None = None) -> Course:
    """A course on known days, counted from the first of the test."""
    last = first if last is None else last
    return Course((START + first, START + first), (START + last, START + last), count)


@pytest.mark.parametrize(("act", "expected"), [(-1, FALSE), (0, TRUE), (28, TRUE), (29, FALSE)])
def test_the_last_forbidden_day_is_the_dose_plus_the_window(act: int, expected: int) -> None:
    assert meet(at(0), at(act), Duration(days=28), Duration()) == expected


@pytest.mark.parametrize(("act", "expected"), [(-29, FALSE), (-28, TRUE), (0, TRUE), (1, FALSE)])
def test_the_first_forbidden_day_is_the_dose_less_the_window(act: int, expected: int) -> None:
    assert meet(at(0), at(act), Duration(), Duration(days=28)) == expected


def test_between_two_doses_the_days_are_perhaps_days_of_a_dose() -> None:
    assert meet(at(0, 20), at(10), Duration(days=1), Duration(days=1)) == BOTH


def test_so_many_fractions_that_one_falls_on_a_dose() -> None:
    """Ten fractions in ten days leave none free; nine leave one, and a dose takes one of them or not."""
    assert meet(at(4, 40), at(0, 9, 10), Duration(), Duration()) == TRUE
    assert meet(at(4, 40), at(0, 9, 9), Duration(), Duration()) == BOTH


def test_one_fraction_falls_on_one_day_only() -> None:
    assert meet(at(3), course(((START, START), None), FAR_AHEAD, 1), Duration(), Duration()) == FALSE


def test_a_course_whose_end_is_not_recorded_lasts_until_the_limit() -> None:
    assert course(((START, START), None), START + 9) == Course((START, START), (START, START + 9))


def test_a_course_whose_beginning_is_not_recorded_may_be_as_old_as_can_be() -> None:
    assert course((None, (START, START)), START + 9) == Course((LONG_AGO, START), (START, START))


def test_a_counted_course_without_an_end_lasts_at_least_its_days() -> None:
    assert course(((START, START), None), FAR_AHEAD, 10) == Course((START, START), (START + 9, FAR_AHEAD), 10)


def test_a_course_about_which_nothing_is_said_may_be_at_any_time() -> None:
    found = course((None, None), START)
    assert (found.first, found.last) == ((LONG_AGO, START), (LONG_AGO, START))


def test_the_two_days_of_a_course_narrow_each_other() -> None:
    assert course(((START, START + 5), (START - 2, START + 3)), START + 9) == Course((START, START + 3), (START, START + 3))


@pytest.mark.parametrize(("day", "length", "sign", "expected"), [
    (date(2026, 1, 31), Duration(months=1), 1, date(2026, 2, 28)), (date(2024, 1, 31), Duration(months=1), 1, date(2024, 2, 29)),
    (date(2026, 12, 15), Duration(months=1), 1, date(2027, 1, 15)), (date(2026, 3, 31), Duration(months=1), -1, date(2026, 2, 28)),
    (date(2026, 1, 10), Duration(months=12), -1, date(2025, 1, 10)), (date(2026, 1, 1), Duration(days=28), 1, date(2026, 1, 29)),
    (date(2024, 2, 29), Duration(months=12), 1, date(2025, 2, 28)), (date(2026, 1, 1), Duration(days=1, months=1), 1, date(2026, 2, 2)),
])
def test_a_month_is_a_month_of_the_calendar(day: date, length: Duration, sign: int, expected: date) -> None:
    assert later(day.toordinal(), length, sign) == expected.toordinal()


def window(before: Duration | None, after: Duration | None) -> Window:
    """A line of a table that forbids."""
    return Window(0, before, after, False, VERDICT.of(("forbidden",)), None, 0, Place("sheet", 1))


@settings(STEADY, max_examples=200)
@given(days, st.integers(0, 6), lengths, lengths, st.integers(-12, 20))
def test_no_act_is_forbidden_outside_the_blocked_days(first: tuple[int, int], longer: int, before: int, after: int, act: int) -> None:
    """And inside them none is surely allowed, but between two doses of a drug that holds no day beyond its own."""
    doses = Course(first, (first[0] + longer, first[0] + longer))
    one = window(Duration(days=before), Duration(days=after))
    day = START + act
    met = meet(doses, Course((day, day), (day, day), 1), Duration(days=before), Duration(days=after))
    inside = any(low <= day <= high for low, high in blocked(one, doses))
    assert inside or met & FALSE
    if inside:
        assert met & TRUE
    elif before or after:
        assert met == FALSE


def test_a_window_of_no_day_blocks_the_days_of_the_doses() -> None:
    assert blocked(window(Duration(), Duration()), at(0, 5)) == [(START, START), (START + 5, START + 5)]


def test_a_line_that_allows_the_same_day_blocks_no_day() -> None:
    assert blocked(replace(window(Duration(), Duration()), same_day=True), at(0, 5)) == []


def test_the_blocked_days_of_one_dose_are_told_once() -> None:
    assert blocked(window(Duration(days=2), Duration(days=1)), at(0)) == [(START - 1, START + 2)]


def test_a_window_of_one_month_blocks_until_the_same_day_of_the_next() -> None:
    found = blocked(window(Duration(months=1), Duration()), at(0))
    assert found == [(START, (date.fromordinal(START) + timedelta(days=30)).toordinal())]


def test_nothing_is_blocked_where_the_delay_is_unknown_or_the_day_too_vague() -> None:
    assert blocked(window(None, None), at(0)) == []
    assert blocked(window(Duration(days=7), Duration(days=7)), Course((START, START + 400), (START + 1, START + 401))) == []


@pytest.mark.parametrize(("gap", "met"), [(8, TRUE), (9, TRUE), (10, TRUE | FALSE)])
def test_a_dose_of_some_day_meets_one_act_or_the_other(gap: int, met: int) -> None:
    """Four days on each side of two acts: a dose between them meets one or the other, unless a day is left between."""
    acts = Course((START, START), (START + gap, START + gap), 2)
    doses = Course((START, START + gap), (START, START + gap))
    assert meet(doses, acts, Duration(days=4), Duration(days=4)) == met


def test_an_act_of_some_day_meets_one_dose_or_the_other() -> None:
    doses = Course((START, START), (START + 9, START + 9))
    acts = Course((START, START + 9), (START + 60, START + 60), 2)
    assert meet(doses, acts, Duration(days=4), Duration(days=4)) == TRUE
    assert meet(doses, acts, Duration(days=3), Duration(days=4)) == TRUE | FALSE
