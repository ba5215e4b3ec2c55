"""What the agreement tests share: the shipped sheets, and one run of all engines over a case for every line of them."""

from __future__ import annotations

import pytest

from jalon.guideline.program import Program
from tests.agreement.run import Run, run_settled
from tests.shipped import sheets


@pytest.fixture(scope="session")
def shipped() -> Program:
    """The program of the shipped sheets, read from the sheets themselves."""
    return sheets()[0]


@pytest.fixture(scope="session")
def compared(shipped: Program) -> Run:
    """Every engine on a case for every line of the shipped sheets."""
    return run_settled(shipped)
