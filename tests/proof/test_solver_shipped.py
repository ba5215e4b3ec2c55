"""A solver, told the rules and the laws a second time, agrees with every proof of the shipped sheets."""

from __future__ import annotations

from functools import cache

import pytest
import z3  # type: ignore[import-untyped]

from jalon.engine.laws import Laws
from jalon.engine.tree import Row
from jalon.guideline.axioms import laws, ordered
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program
from tests.proof.solver_claims import Finding, Solver, told


@cache
def shipped() -> tuple[Program, Laws]:
    """The shipped sheets, and the laws of the case."""
    program = load_program()
    return program, laws(program)


def explained(row: Row) -> bool:
    """Whether a row stands on a reading."""
    program, _ = shipped()
    return row.note >= 0 and bool(program.notes[row.note].reading)


def both(slot: int) -> tuple[set[Finding], set[Finding]]:
    """What the solver and Jalon find of one rule."""
    program, known = shipped()
    one = program.slots[slot]
    solver = Solver(program.slots, program.applies, program.ties, one)
    return solver.findings(ordered, explained), told(one, program.slots, known, ordered, explained)


@pytest.mark.parametrize("slot", [pytest.param(rule.slot, id=shipped()[0].slots[rule.slot].path) for rule in shipped()[0].rules if rule.kind != "Grandeur"])
def test_the_solver_agrees_with_every_proof(slot: int) -> None:
    solved, found = both(slot)
    assert solved == found
    assert {one for one in found if one[0] not in ("through", "bounds")} == set()


def test_a_solver_that_does_not_know_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(z3.Solver, "check", lambda *_: z3.unknown)
    with pytest.raises(AssertionError, match="mirels_conduct: the solver does not know"):
        both(shipped()[0].index["mirels_conduct"])


@pytest.mark.parametrize(("name", "least", "greatest"), [("mirels", 4, 12), ("sins", 0, 18)])
def test_the_solver_finds_the_bounds_of_the_contract(name: str, least: int, greatest: int) -> None:
    slot = shipped()[0].index[name]
    assert ("bounds", least, greatest) in both(slot)[0]
