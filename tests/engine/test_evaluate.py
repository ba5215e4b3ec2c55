"""An evaluation and its hypotheses: a child that changes a few facts answers as a fresh reading of the changed case would."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, bits
from jalon.engine.evaluate import uncovered
from jalon.engine.slots import FALSE, NO, TRUE, YES, YES_NO, Slot, Thing
from jalon.engine.tree import Count, Decision, Exists, Highest, Scope
from tests.engine.steady import STEADY
from tests.engine.ward import LETTERS, PATIENT, Ward, fact, holds, reading, row, slots

A, B, C = (LETTERS.of((letter,)) for letter in "abc")
letters = st.integers(1, 7).map(lambda number: number << 1)

# 0, 1: facts of the patient. 2, 3: of a lesion. 4: a rule of a lesion that reads the patient. 5 to 8: of the patient, over the lesions.
# 9: a rule of a lesion that reads the whole list. 10: a rule of the patient that reads everything.
PROGRAM = slots(
    fact("x", domain=LETTERS), fact("y", domain=LETTERS), fact("where", "lesion", LETTERS), fact("how", "lesion", LETTERS),
    ("grade", "lesion", LETTERS, Decision((0, 3), (row(A, A, LETTERS.full), row(B, B | C, A | B), row(C, B | C, C)))),
    ("any", "patient", YES_NO, Exists((holds(1, A),), ((Scope("lesion", 2, A | B), holds(4, B)),))),
    ("count", "patient", CountDomain(3), Count(Scope("lesion"), holds(3, A), 3)),
    ("highest", "patient", LETTERS, Highest(Scope("lesion", 2, A), 4)),
    ("known", "patient", YES_NO, Exists((), ((Scope("lesion", 2, A, listed_only=True), holds(3, A)),))),
    ("alone", "lesion", LETTERS, Decision((2, 5), (row(A, A, YES), row(B, B | C, YES), row(C, LETTERS.full, NO)))),
    ("all", "patient", LETTERS, Decision((5, 6, 7, 8), (
        row(A, YES, 0b11110, LETTERS.full | NOT_APPLICABLE, YES), row(B, NO, 0b11110, LETTERS.full | NOT_APPLICABLE, YES_NO.full), row(C, YES, 0b11110, A | B, NO)))),
    scopes={"grade": (Scope("lesion", 2, A | B),)},
)
RULES = range(4, 11)
cases = st.tuples(letters, letters, st.lists(st.tuples(letters, letters), max_size=3), st.booleans())


def ward(case: tuple[int, int, list[tuple[int, int]], bool]) -> Ward:
    """A case with its two facts and its lesions."""
    x, y, lesions, complete = case
    said = {(0, 0): x, (1, 0): y} | {(slot, number): mask for number, pair in enumerate(lesions, start=1) for slot, mask in zip((2, 3), pair, strict=True)}
    return Ward(said, len(lesions), complete)


def objects(slot: Slot, one: Ward) -> list[Thing]:
    """The objects of a rule, the unlisted one included."""
    if slot.kind == "patient":
        return [PATIENT]
    other = Thing("lesion", one.lesions + 1, "lesion:*", listed=False)
    return [*one.things("lesion"), *([] if one.complete else [other])]


def everything(one: Ward) -> dict[tuple[str, int], int]:
    """Every rule for every object, in a fresh reading each."""
    return {(PROGRAM[rule].path, thing.index): reading(PROGRAM, one).mask(rule, {thing.kind: thing}) for rule in RULES for thing in objects(PROGRAM[rule], one)}


@settings(STEADY, max_examples=100)
@given(cases, st.integers(0, 5), letters, st.booleans())
def test_a_hypothesis_answers_as_the_changed_case_would(case: tuple[int, int, list[tuple[int, int]], bool], place: int, value: int, warm: bool) -> None:
    one = ward(case)
    facts = [(0, PATIENT), (1, PATIENT), *((slot, thing) for thing in one.things("lesion") for slot in (2, 3))]
    slot, thing = facts[place % len(facts)]
    parent = reading(PROGRAM, one)
    if warm:  # what the parent has already read must not be taken for what the child would read
        for rule in RULES:
            for each in objects(PROGRAM[rule], one):
                parent.mask(rule, {each.kind: each})

    child = parent.narrowed(slot, thing, value)

    assert child is not None
    changed = one.but({(slot, thing.index): value})
    assert {(PROGRAM[rule].path, each.index): child.mask(rule, {each.kind: each}) for rule in RULES for each in objects(PROGRAM[rule], one)} == everything(changed)


@settings(STEADY, max_examples=60)
@given(cases, st.sampled_from((2, 3)), letters)
def test_a_hypothesis_about_what_the_list_leaves_out_answers_as_the_changed_case_would(case: tuple[int, int, list[tuple[int, int]], bool], slot: int, value: int) -> None:
    one = ward((*case[:3], False))
    other = objects(PROGRAM[2], one)[-1]
    child = reading(PROGRAM, one).narrowed(slot, other, value)
    assert child is not None
    fresh = everything(one.but({(slot, other.index): value}))
    assert {(PROGRAM[rule].path, each.index): child.mask(rule, {each.kind: each}) for rule in RULES for each in objects(PROGRAM[rule], one)} == fresh


def test_what_speaks_of_listed_objects_only_does_not_feel_the_others() -> None:
    one = Ward({}, 0, complete=False)
    child = reading(PROGRAM, one).narrowed(2, Thing("lesion", 1, "lesion:*", listed=False), B)
    assert child is not None
    assert child.mask(8, {}) == reading(PROGRAM, one).mask(8, {}) == NO


@settings(STEADY, max_examples=100)
@given(cases, letters, letters)
def test_a_hypothesis_laid_over_another_answers_as_both(case: tuple[int, int, list[tuple[int, int]], bool], first: int, second: int) -> None:
    one = ward(case)
    thing = next(iter(one.things("lesion")), PATIENT)
    slot = 3 if thing is not PATIENT else 1
    outer = reading(PROGRAM, one).narrowed(0, PATIENT, first)
    assert outer is not None
    inner = outer.narrowed(slot, thing, second)
    assert inner is not None
    changed = one.but({(0, 0): first, (slot, thing.index): second})
    assert {(PROGRAM[rule].path, each.index): inner.mask(rule, {each.kind: each}) for rule in RULES for each in objects(PROGRAM[rule], one)} == everything(changed)


@settings(STEADY, max_examples=100)
@given(cases)
def test_a_narrower_case_never_says_more(case: tuple[int, int, list[tuple[int, int]], bool]) -> None:
    """Monotony (meaning.md 12): learning the value of a fact adds no possible value."""
    one = ward(case)
    whole = everything(one)
    for (slot, thing), mask in one.said.items():
        for bit in bits(mask):
            assert all(value & ~whole[key] == 0 for key, value in everything(one.but({(slot, thing): bit})).items())


def test_each_fact_is_asked_of_the_case_once() -> None:
    one = ward((A | B, LETTERS.full, [(A, B), (B | C, C)], False))
    evaluation = reading(PROGRAM, one)
    for rule in RULES:
        for thing in objects(PROGRAM[rule], one):
            evaluation.mask(rule, {thing.kind: thing})
    assert len(one.asked) == len(set(one.asked))


def test_a_hypothesis_about_one_lesion_asks_nothing_more_of_the_others() -> None:
    one = ward((A | B, LETTERS.full, [(A, B), (B | C, C), (A, A | C)], True))
    evaluation = reading(PROGRAM, one)
    evaluation.mask(6, {})
    one.asked.clear()
    child = evaluation.narrowed(3, one.things("lesion")[0], A)
    assert child is not None
    child.mask(6, {})
    assert {thing for _, thing in one.asked} <= {1}


@pytest.mark.parametrize(("where", "expected"), [(A, TRUE), (C, FALSE), (A | C, TRUE | FALSE), (NOT_APPLICABLE, FALSE), (A | NOT_APPLICABLE, TRUE | FALSE)])
def test_an_object_is_in_scope_out_of_it_or_maybe_in(where: int, expected: int) -> None:
    one = Ward({(2, 1): where}, 1)
    assert reading(PROGRAM, one).membership(Scope("lesion", 2, A | B), one.things("lesion")[0]) == expected


def test_a_rule_surely_out_of_scope_does_not_apply_and_maybe_out_may_not() -> None:
    lesion = Thing("lesion", 1, "lesion:L1")
    assert reading(PROGRAM, Ward({(2, 1): C}, 1)).mask(4, {"lesion": lesion}) == NOT_APPLICABLE
    assert reading(PROGRAM, Ward({(0, 0): A, (2, 1): A | C}, 1)).mask(4, {"lesion": lesion}) == A | NOT_APPLICABLE
    assert reading(PROGRAM, Ward({(0, 0): A, (2, 1): A | B}, 1)).mask(4, {"lesion": lesion}) == A


def test_a_scope_that_is_supposed_narrows_the_facts_read_inside() -> None:
    """Maybe in scope: the rule is read as if it were."""
    program = slots(fact("where", "lesion", LETTERS), ("rule", "lesion", LETTERS, Decision((0,), (row(A, A), row(B, B), row(C, C)))), scopes={"rule": (Scope("lesion", 0, A | B),)})
    assert reading(program, Ward({}, 1)).mask(1, {"lesion": Thing("lesion", 1)}) == A | B | NOT_APPLICABLE


def test_a_gate_that_does_not_hold_closes_the_rule() -> None:
    program = slots(fact("solid"), ("rule", "patient", LETTERS, Decision((), (row(A),))))
    program[1] = Slot(1, "rule", "patient", LETTERS, Decision((), (row(A),)), 0b11, gates=(holds(0, YES),))
    assert [reading(program, Ward({(0, 0): value})).mask(1, {}) for value in (YES, NO, YES | NO)] == [A, NOT_APPLICABLE, A | NOT_APPLICABLE]


def test_a_fact_read_twice_has_one_value_once_the_rule_is_split() -> None:
    """Both columns come from one fact: only the split plan sees that they agree."""
    same = Decision((0,), (row(A, A), row(B, B), row(C, C)))
    body = Decision((1, 2), tuple(row(YES if one == other else NO, one, other) for one, other in product((A, B, C), repeat=2)))
    parts = (fact("x", domain=LETTERS), ("one", "patient", LETTERS, same), ("other", "patient", LETTERS, same), ("equal", "patient", YES_NO, body))
    assert reading(slots(*parts), Ward()).mask(3, {}) == YES | NO
    assert reading(slots(*parts, split={"equal": (0,)}), Ward()).mask(3, {}) == YES


@settings(STEADY, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=4), st.integers(1, 15), st.integers(1, 15))
def test_a_table_is_uncovered_where_some_values_meet_no_row(rows: list[tuple[int, int]], one: int, other: int) -> None:
    expected = any(not any(x & accepts and y & also for accepts, also in rows) for x, y in product(bits(one), bits(other)))
    assert uncovered(rows, [one, other]) == expected
