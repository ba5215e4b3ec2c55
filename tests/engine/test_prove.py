"""Proof of tables by their cells: every hole, every overlap and every dead row, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Cut, CutDomain
from jalon.engine.laws import Law, Laws
from jalon.engine.prove import Defect, proof
from jalon.engine.tree import (
    AllOf,
    AnyOf,
    Argument,
    Body,
    Condition,
    Decision,
    Exists,
    Item,
    Option,
    Requirement,
    Row,
    Scope,
    Score,
    Window,
    Windows,
)
from jalon.engine.working import verdict
from tests.engine.steady import STEADY
from tests.engine.ward import HERE, LETTERS, fact, holds, row, slots

NO_LAW = Laws()
A, B, C = (LETTERS.of((letter,)) for letter in "abc")
FULL = LETTERS.full
cells = st.integers(0, 15).map(lambda number: number << 1 & LETTERS.full | (number >> 3 & 1))
ABSENT = Laws(absent=frozenset((0, 1)))


def found(rows: list[Row], scope: int = FULL, laws: Laws = NO_LAW) -> list[Defect]:
    """What is wrong with a table of two columns."""
    program = slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("rule", "patient", LETTERS, Decision((0, 1), tuple(rows))),
                    scopes={"rule": (Scope("patient", 0, scope),)} if scope != FULL else None)
    return list(proof(program[2], program, laws).defects)


def never(x: int, y: int) -> Laws:
    """The law that two cells do not go together."""
    return Laws((Law((0, 1), (frozenset((x,)), frozenset((y,))), lambda pair: not (pair[0] & x and pair[1] & y)),))


def kinds(*rows: Row, scope: int = FULL, laws: Laws = NO_LAW) -> list[str]:
    """The kinds of defect of a table."""
    return [one.kind for one in found(list(rows), scope, laws)]


def test_a_table_that_says_one_thing_of_everyone_has_no_defect() -> None:
    assert kinds(row(A, A, FULL), row(B, B | C, A), row(C, B | C, B | C)) == []


def test_a_hole_is_told_with_its_smallest_witness_and_the_nearest_row() -> None:
    rows = [row(A, A, FULL), row(B, B, A | B)]
    (hole, *_) = found(rows)
    (nearest,) = hole.rows
    assert (hole.kind, hole.columns) == ("hole", (0, 1))
    assert not any(all(cell & accepted for cell, accepted in zip(hole.witness, each.accepts, strict=True)) for each in rows)
    assert [bool(cell & accepted) for cell, accepted in zip(hole.witness, nearest.accepts, strict=True)].count(False) == 1


def test_an_overlap_is_told_with_both_rows() -> None:
    rows = [row(A, A | B, FULL), row(B, B | C, FULL)]
    (overlap,) = found(rows)
    assert (overlap.kind, overlap.rows) == ("overlap", tuple(rows))
    assert overlap.witness[0] == B


def test_two_rows_that_lead_to_the_same_outcome_still_overlap() -> None:
    assert kinds(row(A, FULL, A | B), row(A, FULL, B | C)) == ["overlap"]


def test_a_row_hidden_by_its_own_cell_is_dead() -> None:
    assert kinds(row(A, FULL, FULL), row(B, 0, FULL)) == ["dead"]


def test_a_row_outside_the_scope_of_the_rule_is_dead_and_no_hole_is_seen_there() -> None:
    assert kinds(row(A, A, FULL), row(B, C, FULL), scope=A) == ["dead"]


def test_a_row_for_what_does_not_apply_is_met_where_the_fact_may_not_apply() -> None:
    rows = row(A, FULL, FULL), row(B, NOT_APPLICABLE, FULL)
    assert kinds(*rows, laws=Laws(absent=frozenset((0,)))) == []
    assert kinds(*rows) == ["dead"]


def test_what_does_not_apply_and_no_row_names_is_no_hole_and_is_told() -> None:
    """The answer is then *not applicable* (meaning.md, rule 11)."""
    program = slots(fact("x", domain=LETTERS), ("rule", "patient", LETTERS, Decision((0,), (row(A, FULL),))))
    made = proof(program[1], program, Laws(absent=frozenset((0,))))
    assert (made.defects, made.through) == ((), (0,))
    named = slots(fact("x", domain=LETTERS), ("rule", "patient", LETTERS, Decision((0,), (row(A, FULL), row(B, NOT_APPLICABLE)))))
    made = proof(named[1], named, Laws(absent=frozenset((0,))))
    assert (made.defects, made.through) == ((), ())


def test_what_applies_and_has_no_row_is_a_hole_even_beside_what_does_not_apply() -> None:
    """Only what is a has a y. No row speaks of b or c: that y does not apply to them is no reason."""
    rests = Law((1, 0), (frozenset(), frozenset((A,))), lambda pair: (pair[0] == NOT_APPLICABLE) == (not pair[1] & A))
    laws = Laws((rests,), frozenset((1,)))
    (hole,) = found([row(A, A, A), row(B, A, B | C)], laws=laws)
    assert (hole.kind, hole.witness, hole.matters) == ("hole", (B | C, NOT_APPLICABLE), (True, False))
    assert found([row(A, A, A), row(B, A, B | C), row(C, B | C, FULL | NOT_APPLICABLE)], laws=laws) == []


def test_two_rows_for_what_does_not_apply_overlap() -> None:
    rows = [row(A, NOT_APPLICABLE, FULL), row(B, FULL | NOT_APPLICABLE, A), row(C, FULL, B | C)]
    (overlap,) = found(rows, laws=Laws(absent=frozenset((0,))))
    assert (overlap.kind, overlap.rows, overlap.witness) == ("overlap", (rows[0], rows[1]), (NOT_APPLICABLE, A))


def test_what_no_patient_has_is_no_hole() -> None:
    assert [one.kind for one in found([row(A, A, A | B), row(B, B | C, FULL)])] == ["hole"]
    assert found([row(A, A, A | B), row(B, B | C, FULL)], laws=never(A, C)) == []


def test_a_row_that_no_patient_can_meet_is_dead() -> None:
    dead = [one for one in found([row(A, A, A | B), row(B, B | C, FULL), row(C, A, C)], laws=never(A, C)) if one.kind == "dead"]
    assert [one.rows[0].outcome for one in dead] == [C]


def test_each_item_of_a_score_is_proved_alone() -> None:
    score = Score((Item(0, (row(2, A), row(4, B | C))), Item(1, (row(2, A), row(4, B)))))
    program = slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("score", "patient", CountDomain(4), score))
    (hole,) = proof(program[2], program, NO_LAW).defects
    assert (hole.kind, hole.columns, hole.witness) == ("hole", (1,), (C,))


def test_a_table_without_a_row_is_one_hole() -> None:
    (hole,) = found([])
    assert (hole.kind, hole.rows) == ("hole", ())


@settings(STEADY, max_examples=200)
@given(st.lists(st.tuples(cells, cells), max_size=4))
def test_the_proof_finds_what_an_enumeration_finds(accepts: list[tuple[int, int]]) -> None:
    rows = [replace(row(A, one, other), note=place) for place, (one, other) in enumerate(accepts)]
    met = {pair: [place for place, (one, other) in enumerate(accepts) if pair[0] & one and pair[1] & other]
           for pair in product((NOT_APPLICABLE, A, B, C), repeat=2)}
    told = found(rows, laws=ABSENT)

    def accepted(pair: tuple[int, ...]) -> bool:
        """Whether some row accepts what applies."""
        return any(all(cell & set_of or cell == NOT_APPLICABLE for cell, set_of in zip(pair, one, strict=True)) for one in accepts)

    assert any(one.kind == "hole" for one in told) == any(not accepted(pair) for pair in met)
    assert {(one.rows[0].note, one.rows[1].note) for one in told if one.kind == "overlap"} == {
        (first, second) for hit in met.values() for place, first in enumerate(hit) for second in hit[place + 1 :]}
    assert {one.rows[0].note for one in told if one.kind == "dead"} == set(range(len(rows))) - {place for hit in met.values() for place in hit}


@pytest.mark.parametrize("kind", ["hole", "overlap"])
def test_a_witness_is_a_patient_who_shows_the_defect(kind: str) -> None:
    rows = [row(A, A, FULL), row(B, A | B, A)]
    for one in found(rows):
        if one.kind == kind:
            hits = [each for each in rows if all(cell & accepted for cell, accepted in zip(one.witness, each.accepts, strict=True))]
            assert (len(hits) == 0) == (kind == "hole")


# Requirements, options, windows: total by their form; nothing they say may be idle.
X, Y = holds(0, A), holds(1, A)


def of(body: Body, laws: Laws = NO_LAW) -> list[str]:
    """The kinds of defect of a rule that reads two facts."""
    program = slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("rule", "patient", LETTERS, body))
    return [one.kind for one in proof(program[2], program, laws).defects]


def test_a_requirement_that_some_meet_and_some_do_not_has_no_defect() -> None:
    assert of(Requirement(X, None, HERE)) == []
    assert of(Requirement(X, Y, HERE)) == []


def test_a_requirement_that_nobody_can_meet() -> None:
    assert of(Requirement(AllOf((X, holds(0, B))), None, HERE)) == ["never met"]
    assert of(Requirement(holds(0, NOT_APPLICABLE), None, HERE)) == ["never met"]
    assert of(Requirement(holds(0, NOT_APPLICABLE), None, HERE), ABSENT) == []


def test_a_requirement_that_everybody_meets() -> None:
    assert of(Requirement(AnyOf((X, holds(0, B | C))), None, HERE)) == ["always met"]
    assert of(Requirement(holds(0, FULL), None, HERE)) == ["always met"]
    assert of(Requirement(holds(0, FULL), Y, HERE)) == ["always met"]
    assert of(Requirement(holds(0, FULL), None, HERE), ABSENT) == []


def test_an_exception_for_those_who_meet_the_requirement_is_idle() -> None:
    assert of(Requirement(X, X, HERE)) == ["idle exception"]
    assert of(Requirement(X, holds(0, A | B), HERE)) == []


def test_an_argument_that_never_holds_is_dead() -> None:
    weighed = (Argument(X, "indication", HERE), Argument(AllOf((X, holds(0, B))), "absolute", HERE))
    assert of(Option(weighed)) == ["dead"]
    assert of(Option((Argument(X, "indication", HERE), Argument(AllOf((X, Y)), "absolute", HERE)))) == []


def test_an_argument_that_a_law_excludes_is_dead() -> None:
    assert of(Option((Argument(AllOf((X, Y)), "indication", HERE),)), never(A, A)) == ["dead"]


@pytest.mark.parametrize("flags", range(16))
def test_every_combination_of_truths_of_an_option_comes_to_one_verdict(flags: int) -> None:
    assert verdict(flags).bit_count() == 1


def lines(*windows: Window) -> list[str]:
    """The kinds of defect of a table of drugs."""
    return of(Windows(0, (1, 1, 1), (1, 1, 1), 1, windows))


def window(drugs: int, unless: Condition | None = None, instead: int = 0) -> Window:
    """A line of a table of drugs."""
    return Window(drugs, None, None, False, A, unless, instead, HERE)


def test_each_drug_meets_one_line() -> None:
    assert lines(window(A), window(B | C)) == []
    assert lines(window(A), window(B)) == ["hole"]
    assert lines(window(A | B), window(B | C)) == ["overlap"]


def test_a_line_without_a_drug_is_dead_unless_the_format_asks_for_it() -> None:
    assert lines(window(0), window(A), window(B | C)) == ["dead"]
    assert lines(window(A), window(B | C), window(0)) == []


def test_an_exception_that_leads_nowhere_opens_a_hole() -> None:
    assert lines(window(A, Y, C), window(B | C)) == []
    assert lines(window(A, Y), window(B | C)) == ["hole"]


def test_an_exception_that_nobody_meets_is_idle() -> None:
    assert lines(window(A, AllOf((Y, holds(1, B))), C), window(B | C)) == ["idle exception"]


def test_the_witness_of_a_hole_shows_only_what_the_hole_needs() -> None:
    """Nobody with x = c meets a row, whatever y is; with x = b, only y = c has none."""
    (whole,) = found([row(A, A | B, FULL)])
    assert (whole.kind, whole.witness[0], whole.matters) == ("hole", C, (True, False))
    (whole,) = found([row(A, A | B, FULL)], laws=Laws(absent=frozenset((1,))))
    assert (whole.witness[0], whole.matters) == (C, (True, False))
    (cell,) = found([row(A, A | C, FULL), row(B, B, A | B)])
    assert (cell.kind, cell.witness, cell.matters) == ("hole", (B, C), (True, True))


def test_the_witness_of_a_hole_prefers_what_is_not_exactly_on_a_limit() -> None:
    """Nobody in row b has y = c: it is exactly on the limit. In row c, whatever is beyond it has neither b nor c."""
    size = CutDomain("mm", {}, (Cut(Fraction(2), {}),))
    below, limit, beyond = 2, 4, 8
    rows = (row(A, below, FULL), row(B, limit, A | B), row(C, beyond, A))
    program = slots(fact("x", domain=size), fact("y", domain=LETTERS), ("rule", "patient", LETTERS, Decision((0, 1), rows)))
    (hole,) = proof(program[2], program, NO_LAW).defects
    assert hole.witness == (beyond, B)


def test_the_witness_prefers_what_applies() -> None:
    (overlap,) = found([row(A, A | NOT_APPLICABLE, FULL), row(B, A | NOT_APPLICABLE, FULL), row(C, B | C, FULL)], laws=Laws(absent=frozenset((0,))))
    assert overlap.witness[0] == A


def test_an_argument_of_any_that_never_holds_is_dead() -> None:
    assert of(Exists((X, AllOf((X, holds(0, B)))), ())) == ["dead"]
    assert of(Exists((X, AllOf((X, Y))), ())) == []
    assert of(Exists((AllOf((X, Y)),), ()), never(A, A)) == ["dead"]


def test_an_argument_of_any_that_no_object_in_scope_satisfies_is_dead() -> None:
    def of_lesions(allowed: int) -> list[str]:
        some = Exists((), ((Scope("lesion", 0, A), holds(0, allowed)),))
        program = slots(fact("x", "lesion", LETTERS), ("some", "patient", LETTERS, some))
        return [one.kind for one in proof(program[1], program, NO_LAW).defects]

    assert of_lesions(A | B) == []
    assert of_lesions(B | C) == ["dead"]
