"""What the inputs of a table can be together: laws, rules read, lists. Each claim has a program in which it fails to hold of any mix."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Domain
from jalon.engine.laws import Law, Laws
from jalon.engine.reach import Question
from jalon.engine.slots import NO, YES, YES_NO, Slot
from jalon.engine.tree import AllOf, Body, Call, Count, Decision, Exists, Highest, Item, Requirement, Scope, Score
from tests.engine.ward import LETTERS, fact, holds, row, slots

A, B, C = (LETTERS.of((letter,)) for letter in "abc")
FULL = LETTERS.full
ALL = Scope("lesion")
NO_LAW = Laws()


def lesion(name: str, domain: Domain = LETTERS) -> tuple[str, str, Domain, Body]:
    """A fact of a lesion."""
    return fact(name, "lesion", domain)


def table(kind: str, *columns: int) -> tuple[str, str, Domain, Body]:
    """The rule in question: it tells every value of its columns apart."""
    rows = [row(A, *(mask if place == number else FULL | NOT_APPLICABLE for place in range(len(columns)))) for number in range(len(columns)) for mask in (2, 4, 8, NOT_APPLICABLE)]
    return "asked", kind, LETTERS, Decision(columns, tuple(rows))


def mixes(program: Sequence[Slot], laws: Laws = NO_LAW) -> set[tuple[int, ...]]:
    """Every mix of the columns of the last rule."""
    top = program[-1]
    assert isinstance(top.body, Decision)
    return set(Question(program, laws, top).ask(top.body.columns))


def test_facts_that_nothing_ties_go_together_in_every_way() -> None:
    program = slots(fact("x", domain=LETTERS), fact("y"), table("patient", 0, 1))
    assert mixes(program) == {(x, y) for x in (A, B, C) for y in (NO, YES)}


def test_a_law_ties_two_facts_that_the_table_reads_through_a_third() -> None:
    """x is a, so z is yes; z is yes, so y is yes: nobody has x = a and y = no, though no column shows z."""
    program = slots(fact("x", domain=LETTERS), fact("y"), fact("z"), table("patient", 0, 1))

    def follows(one: int, if_in: int, other: int, then_in: int) -> Law:
        return Law((one, other), (frozenset((if_in,)), frozenset((then_in,))), lambda pair: not pair[0] & if_in or bool(pair[1] & then_in))

    found = mixes(program, Laws((follows(0, A, 2, YES), follows(2, YES, 1, YES))))
    assert (A, NO) not in found
    assert len(found) == 5


def test_a_fact_may_not_apply_only_where_the_case_says_so() -> None:
    program = slots(fact("x", domain=LETTERS), fact("y"), table("patient", 0, 1))
    rests = Law((1, 0), (frozenset(), frozenset((A,))), lambda pair: (pair[0] == NOT_APPLICABLE) == (not pair[1] & A))
    assert mixes(program, Laws((rests,), frozenset((1,)))) == {(A, NO), (A, YES), (B, NOT_APPLICABLE), (C, NOT_APPLICABLE)}


def test_a_rule_has_only_the_values_that_it_reaches() -> None:
    """Its second row gives b, and nobody meets it."""
    step = ("step", "patient", LETTERS, Decision((0,), (row(A, FULL), row(B, NOT_APPLICABLE))))
    assert mixes(slots(fact("x", domain=LETTERS), step, table("patient", 1))) == {(A,)}


def test_a_rule_outside_its_scope_does_not_apply() -> None:
    step = ("step", "lesion", LETTERS, Decision((0,), (row(A, FULL),)))
    narrow = slots(lesion("x"), step, table("lesion", 0, 1), scopes={"step": (Scope("lesion", 0, A),)})
    assert mixes(narrow) == {(A, A), (B, NOT_APPLICABLE), (C, NOT_APPLICABLE)}
    both = slots(lesion("x"), step, table("lesion", 0, 1), scopes={"step": (Scope("lesion", 0, A),), "asked": (Scope("lesion", 0, A),)})
    assert mixes(both) == {(A, A)}


def test_two_rules_on_one_fact_go_together_as_the_fact_goes() -> None:
    one, other = (("r" + name, "patient", LETTERS, Decision((0,), (row(A, mask), row(B, FULL & ~mask)))) for name, mask in (("1", A), ("2", A | B)))
    assert mixes(slots(fact("x", domain=LETTERS), one, other, table("patient", 1, 2))) == {(A, A), (B, A), (B, B)}


def test_a_row_that_leaves_the_outcome_open_gives_both() -> None:
    step = ("step", "patient", LETTERS, Decision((0,), (row(A | B, A), row(C, B | C))))
    assert mixes(slots(fact("x", domain=LETTERS), step, table("patient", 0, 1))) == {(A, A), (A, B), (B, C), (C, C)}


def test_a_sum_has_the_values_that_its_items_add_up_to() -> None:
    score = Score((Item(0, (row(2 << 1, A), row(2 << 3, B | C))), Item(1, (row(2 << 0, NO), row(2 << 2 | 2 << 3, YES)))))
    program = slots(fact("x", domain=LETTERS), fact("y"), ("score", "patient", CountDomain(6), score))
    found = Question(program, Laws(), program[2]).ask((2,), one_by_one=(2,))
    assert sorted(value.bit_length() - 2 for (value,) in found) == [1, 3, 4, 5, 6]


def test_a_sum_with_an_item_that_does_not_apply_does_not_apply() -> None:
    score = ("score", "patient", CountDomain(1), Score((Item(0, (row(2, FULL),)),)))
    program = slots(fact("x", domain=LETTERS), score, ("asked", "patient", LETTERS, Decision((1,), (row(A, 6),))))
    assert mixes(program, Laws(absent=frozenset((0,)))) == {(NOT_APPLICABLE,), (6,)}


def test_one_item_that_does_not_apply_is_enough() -> None:
    items = (Item(0, (row(NOT_APPLICABLE, A), row(2, B | C))), Item(1, (row(4, FULL),)))
    program = slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("score", "patient", CountDomain(2), Score(items)), ("asked", "patient", LETTERS, Decision((0, 2), (row(A, A, 4),))))
    assert mixes(program) == {(A, NOT_APPLICABLE), (B | C, 4)}


def test_a_rule_without_a_row_for_someone_does_not_apply_to_him() -> None:
    step = ("step", "patient", LETTERS, Decision((0,), (row(A, A | B),)))
    assert mixes(slots(fact("x", domain=LETTERS), step, table("patient", 0, 1))) == {(A, A), (B, A), (C, NOT_APPLICABLE)}


def test_the_list_of_the_lesion_asked_about_is_not_empty() -> None:
    """Though the table reads nothing else of that lesion."""
    worst = ("worst", "patient", LETTERS, Highest(ALL, 0))
    assert mixes(slots(lesion("x"), worst, table("lesion", 1))) == {(A,), (B,), (C,)}


def test_a_requirement_is_met_failed_or_waived() -> None:
    step = ("step", "patient", LETTERS, Requirement(holds(0, A), holds(1, YES), row(A).at))
    found = mixes(slots(fact("x", domain=LETTERS), fact("y"), step, table("patient", 0, 1, 2)))
    assert {(x == A, y == YES, value) for x, y, value in found} == {(True, True, 8), (True, False, 8), (False, True, 4), (False, False, 2)}


def test_an_empty_list_satisfies_nothing() -> None:
    some = ("some", "patient", YES_NO, Exists((), ((ALL, holds(0, FULL)),)))
    assert mixes(slots(lesion("x"), some, table("patient", 1))) == {(NO,), (YES,)}


def test_the_lesion_asked_about_is_in_the_list() -> None:
    some = ("some", "patient", YES_NO, Exists((), ((ALL, holds(0, A)),)))
    assert mixes(slots(lesion("x"), some, table("lesion", 0, 1))) == {(A, YES), (B, NO), (B, YES), (C, NO), (C, YES)}


def test_no_lesion_is_more_serious_than_the_most_serious() -> None:
    worst = ("worst", "patient", LETTERS, Highest(ALL, 0))
    assert mixes(slots(lesion("x"), worst, table("lesion", 0, 1))) == {(A, A), (B, A), (B, B), (C, A), (C, B), (C, C)}


def test_the_most_serious_of_no_lesion_does_not_apply() -> None:
    worst = ("worst", "patient", LETTERS, Highest(Scope("lesion", 0, A | B), 0))
    assert mixes(slots(lesion("x"), worst, table("patient", 1))) == {(A,), (B,), (NOT_APPLICABLE,)}


def test_two_quantifiers_on_one_list_are_not_independent() -> None:
    """A lesion that is a and yes is a lesion that is a."""
    one = ("one", "patient", YES_NO, Exists((), ((ALL, holds(0, A)),)))
    both = ("both", "patient", YES_NO, Exists((), ((ALL, AllOf((holds(0, A), holds(1, YES)))),)))
    assert mixes(slots(lesion("x"), lesion("y", YES_NO), one, both, table("patient", 2, 3))) == {(NO, NO), (YES, NO), (YES, YES)}


def test_what_a_list_says_may_rest_on_the_patient() -> None:
    """A lesion counts only if the patient's y is yes."""
    step = ("step", "lesion", YES_NO, Decision((0, 1), (row(YES, A, YES), row(NO, A, NO), row(NO, B | C, FULL))))
    some = ("some", "patient", YES_NO, Exists((), ((ALL, holds(2, YES)),)))
    assert mixes(slots(lesion("x"), fact("y"), step, some, table("patient", 1, 3))) == {(NO, NO), (YES, NO), (YES, YES)}


def test_a_list_may_be_read_again_by_its_own_lesions() -> None:
    """A lesion is told only when some lesion is a; then one at least is told, and it is an a."""
    some = ("some", "patient", YES_NO, Exists((), ((ALL, holds(0, A)),)))
    told = ("told", "lesion", YES_NO, Decision((0, 1), (row(YES, FULL, YES), row(NO, FULL, NO))))
    any_told = ("any", "patient", YES_NO, Exists((), ((ALL, holds(2, YES)),)))
    assert mixes(slots(lesion("x"), some, told, any_told, table("patient", 1, 3))) == {(NO, NO), (YES, YES)}


def test_a_count_goes_up_to_as_many_or_more() -> None:
    count = ("count", "patient", CountDomain(2), Count(ALL, holds(0, A), 2))
    program = slots(lesion("x"), count, table("lesion", 0, 1))
    assert {(x, n.bit_length() - 2) for x, n in mixes(program) if x == A} == {(A, 1), (A, 2)}
    assert {n.bit_length() - 2 for x, n in mixes(program) if x == B} == {0, 1, 2}


def test_what_agrees_is_common_and_what_contradicts_stays_open() -> None:
    agreed = ("agreed", "patient", LETTERS, Call("agreement", (0, 1), ()))
    found = mixes(slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), agreed, table("patient", 0, 1, 2)))
    assert found == {(x, y, value) for x in (A, B, C) for y in (A, B, C) for value in (x, y)}


def test_a_population_is_that_of_the_rule_in_question() -> None:
    program = slots(fact("x", domain=LETTERS), table("patient", 0), scopes={"asked": (Scope("patient", 0, A | B),)})
    assert mixes(program) == {(A,), (B,)}
