"""What the meaning tests share: the shipped sheets, read once."""

from __future__ import annotations

import pytest

from jalon.guideline.program import Program
from tests.shipped import sheets


@pytest.fixture(scope="session")
def shipped() -> Program:
    """The program of the shipped sheets, read from the sheets themselves."""
    return sheets()[0]
