"""On tables made at random, the solver and the proofs find the same defects: no more, no fewer."""

from __future__ import annotations

from collections import Counter

import pytest

from jalon.engine.domains import CutDomain
from jalon.engine.slots import Slot
from tests.proof.broken import made
from tests.proof.solver_claims import Finding, Solver, told

SEEDS, BATCHES = 40, 10
KINDS = ("hole", "overlap", "dead", "through", "bounds", "turns back", "never met", "always met", "idle exception")


def ordered(slot: Slot) -> bool:
    """Numbers have an order."""
    return isinstance(slot.domain, CutDomain)


def both(seed: int) -> tuple[set[Finding], set[Finding]]:
    """What the solver and the proofs find of one program."""
    one = made(seed)
    solved = Solver(one.slots, one.applies, one.ties, one.top).findings(ordered)
    return solved, told(one.top, one.slots, one.laws, ordered)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_solver_finds_the_defects_that_the_proofs_find(batch: int) -> None:
    for seed in range(batch * SEEDS, (batch + 1) * SEEDS):
        solved, found = both(seed)
        assert solved == found, f"seed {seed}"


def test_every_kind_of_finding_is_among_the_tables() -> None:
    """Two provers that find nothing agree as well."""
    programs = [made(seed) for seed in range(SEEDS * BATCHES)]
    seen = Counter(finding[0] for one in programs for finding in told(one.top, one.slots, one.laws, ordered))
    assert {kind for kind in KINDS if seen[kind] >= 3} == set(KINDS)
