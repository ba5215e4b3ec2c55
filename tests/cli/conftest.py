"""What every test of the command line starts from: French messages, a width of 80, one check of the shipped sheets, and the collector on afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.knowledge.checked import once


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A French terminal of 80 columns."""
    for name in ("LC_ALL", "LC_MESSAGES", "JALON_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    once(monkeypatch)
    yield
    gc.enable()  # a command stops collecting because it is short; a test process is not
