"""What the agreement tests share: the shipped sheets, and one run of all engines over the generated cases."""

from __future__ import annotations

import pytest

from jalon.guideline.program import Program
from tests.agreement.run import Run, run
from tests.shipped import sheets

CASES, BUDGET = 3_000, 6_000
"""A case at least for every line of the sheets; and how many completions of one rule are enumerated in all. `make soak` has no such limit."""


@pytest.fixture(scope="session")
def shipped() -> Program:
    """The program of the shipped sheets, read from the sheets themselves."""
    return sheets()[0]


@pytest.fixture(scope="session")
def compared(shipped: Program) -> Run:
    """Every engine on the generated cases of the shipped sheets."""
    return run(shipped, range(CASES), budget=BUDGET)
