"""What each kind of table says of sets of possible values, against the values that every completion gives."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.engine.domains import NOT_APPLICABLE, CountDomain
from jalon.engine.readings import MET, NOT_MET, OPTION, REQUIREMENT, WAIVED, WEIGHTS
from jalon.engine.slots import NO, YES, YES_NO
from jalon.engine.tree import AllOf, AnyOf, Argument, Count, Decision, Exists, Highest, Item, Option, Requirement, Scope, Score
from tests.engine.steady import STEADY
from tests.engine.ward import HERE, LETTERS, Ward, fact, holds, reading, row, singles, slots

A, B, C = (LETTERS.of((letter,)) for letter in "abc")
letters = st.integers(1, 7).map(lambda number: number << 1)
answers = st.sampled_from((NO, YES, NO | YES))


@settings(STEADY, max_examples=200)
@given(st.lists(st.tuples(letters, letters, st.integers(1, 7).map(lambda number: number << 1)), max_size=4), letters, letters)
def test_a_decision_is_the_union_of_its_rows_over_the_completions(rows: list[tuple[int, int, int]], one: int, other: int) -> None:
    program = slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("rule", "patient", LETTERS, Decision((0, 1), tuple(row(out, x, y) for x, y, out in rows))))
    expected = 0
    for x, y in product(singles(one), singles(other)):
        for accepts, also, outcome in rows:
            expected |= outcome if x & accepts and y & also else 0

    assert reading(program, Ward({(0, 0): one, (1, 0): other})).mask(2, {}) & ~NOT_APPLICABLE == expected


def test_a_fact_that_does_not_apply_and_meets_no_row_leaves_no_answer() -> None:
    program = slots(fact("x", domain=LETTERS), ("rule", "patient", LETTERS, Decision((0,), (row(A, LETTERS.full),))))
    assert reading(program, Ward({(0, 0): A | NOT_APPLICABLE})).mask(1, {}) == A | NOT_APPLICABLE
    assert reading(program, Ward({(0, 0): A})).mask(1, {}) == A


@settings(STEADY, max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=3), st.lists(letters, min_size=3, max_size=3))
def test_a_score_is_the_set_of_its_sums(points: list[tuple[int, int, int]], known: list[int]) -> None:
    items = tuple(Item(place, tuple(row(2 << number, 2 << cell) for cell, number in enumerate(each))) for place, each in enumerate(points))
    program = slots(*(fact(f"x{place}", domain=LETTERS) for place in range(len(points))), ("score", "patient", CountDomain(9), Score(items)))
    expected = 0
    for cells in product(*(singles(mask) for mask in known[: len(points)])):
        expected |= 2 << sum(each[cell.bit_length() - 2] for each, cell in zip(points, cells, strict=True))

    assert reading(program, Ward({(place, 0): mask for place, mask in enumerate(known)})).mask(len(points), {}) == expected


def test_a_score_with_an_item_that_does_not_apply_is_no_partial_sum() -> None:
    items = tuple(Item(place, (row(2 << 1, A), row(2 << 2, B | C))) for place in (0, 1))
    program = slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("score", "patient", CountDomain(4), Score(items)))
    assert reading(program, Ward({(0, 0): NOT_APPLICABLE, (1, 0): A})).mask(2, {}) == NOT_APPLICABLE


@settings(STEADY, max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(WEIGHTS), answers), max_size=5))
def test_an_option_follows_the_fixed_verdicts_in_every_completion(arguments: list[tuple[str, int]]) -> None:
    body = Option(tuple(Argument(holds(place, YES), weight, HERE) for place, (weight, _) in enumerate(arguments)))
    program = slots(*(fact(f"x{place}") for place in range(len(arguments))), ("option", "patient", OPTION, body))
    expected = 0
    for cells in product(*(singles(mask) for _, mask in arguments)):
        held = {weight for (weight, _), cell in zip(arguments, cells, strict=True) if cell == YES}
        expected |= OPTION.of((verdict(held),))

    assert reading(program, Ward({(place, 0): mask for place, (_, mask) in enumerate(arguments)})).mask(len(arguments), {}) == expected


def verdict(held: set[str]) -> str:
    """The fixed verdicts of Options, as sheets.md says them."""
    if "absolute" in held:
        return "contraindicated"
    if "indication" not in held:
        return "not_indicated"
    return "discuss" if held & {"relative", "never_alone"} else "indicated"


@pytest.mark.parametrize(("check", "exception", "expected"), [
    (YES, YES, MET), (YES, NO, MET), (NO, NO, NOT_MET), (NO, YES, WAIVED), (NO, NO | YES, NOT_MET | WAIVED), (NO | YES, NO, MET | NOT_MET),
    (NO | YES, NO | YES, MET | NOT_MET | WAIVED), (NOT_APPLICABLE, NO, NOT_MET), (NO, NOT_APPLICABLE, NOT_MET),
])
def test_a_requirement_that_fails_is_waived_by_its_exception(check: int, exception: int, expected: int) -> None:
    program = slots(fact("x"), fact("y"), ("check", "patient", REQUIREMENT, Requirement(holds(0, YES), holds(1, YES), HERE)))
    assert reading(program, Ward({(0, 0): check, (1, 0): exception})).mask(2, {}) == expected


def test_a_requirement_without_exception_is_never_waived() -> None:
    program = slots(fact("x"), ("check", "patient", REQUIREMENT, Requirement(holds(0, YES), None, HERE)))
    assert reading(program, Ward()).mask(1, {}) == MET | NOT_MET


@settings(STEADY, max_examples=100)
@given(st.lists(answers, min_size=1, max_size=4), st.booleans())
def test_conditions_are_joined_as_their_completions_are(known: list[int], every: bool) -> None:
    parts = tuple(holds(place, YES) for place in range(len(known)))
    body = Exists((AllOf(parts) if every else AnyOf(parts),), ())
    program = slots(*(fact(f"x{place}") for place in range(len(known))), ("any", "patient", YES_NO, body))
    expected = 0
    for cells in product(*(singles(mask) for mask in known)):
        joined = all(cell == YES for cell in cells) if every else any(cell == YES for cell in cells)
        expected |= YES if joined else NO

    assert reading(program, Ward({(place, 0): mask for place, mask in enumerate(known)})).mask(len(known), {}) == expected


lesions = st.lists(st.tuples(letters, letters), max_size=3)
EVERY = Scope("lesion")
IN_A = Scope("lesion", 0, A)


def said(listed: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Two facts for each lesion: where it is, how it is."""
    return {(slot, number): mask for number, pair in enumerate(listed, start=1) for slot, mask in enumerate(pair)}


def completed(listed: list[tuple[int, int]], complete: bool, extra: int = 1) -> list[list[tuple[int, int]]]:
    """Every completion of a list, with up to so many more lesions when it is not complete."""
    listed_ways = [list(way) for way in product(*(list(product(singles(where), singles(how))) for where, how in listed))]
    if complete:
        return listed_ways
    more = [list(way) for number in range(extra + 1) for way in product(product((A, B, C), (A, B, C)), repeat=number)]
    return [way + others for way in listed_ways for others in more]


@settings(STEADY, max_examples=100)
@given(lesions, st.booleans(), st.sampled_from((EVERY, IN_A)))
def test_any_is_yes_where_one_lesion_of_the_completion_satisfies(listed: list[tuple[int, int]], complete: bool, scope: Scope) -> None:
    program = slots(fact("where", "lesion", LETTERS), fact("how", "lesion", LETTERS), ("any", "patient", YES_NO, Exists((), ((scope, holds(1, B)),))))
    expected = 0
    for way in completed(listed, complete):
        expected |= YES if any(how & B and (scope is EVERY or where & A) for where, how in way) else NO

    assert reading(program, Ward(said(listed), len(listed), complete)).mask(2, {}) == expected


@settings(STEADY, max_examples=100)
@given(lesions, st.booleans(), st.sampled_from((EVERY, IN_A)))
def test_a_count_is_that_of_every_completion(listed: list[tuple[int, int]], complete: bool, scope: Scope) -> None:
    program = slots(fact("where", "lesion", LETTERS), fact("how", "lesion", LETTERS), ("count", "patient", CountDomain(3), Count(scope, holds(1, B), 3)))
    expected = 0
    for way in completed(listed, complete, 3 if len(listed) < 2 else 1):
        expected |= 2 << min(3, sum(1 for where, how in way if how & B and (scope is EVERY or where & A)))

    found = reading(program, Ward(said(listed), len(listed), complete)).mask(2, {})
    assert found & expected == expected
    assert found == expected or (not complete and len(listed) >= 2)


@settings(STEADY, max_examples=100)
@given(lesions, st.booleans(), st.sampled_from((EVERY, IN_A)))
def test_the_highest_is_the_most_serious_of_every_completion(listed: list[tuple[int, int]], complete: bool, scope: Scope) -> None:
    program = slots(fact("where", "lesion", LETTERS), fact("how", "lesion", LETTERS), ("highest", "patient", LETTERS, Highest(scope, 1)))
    expected = 0
    for way in completed(listed, complete):
        held = [how for where, how in way if scope is EVERY or where & A]
        expected |= min(held) if held else NOT_APPLICABLE

    assert reading(program, Ward(said(listed), len(listed), complete)).mask(2, {}) == expected
