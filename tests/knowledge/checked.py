"""What the check says of the shipped sheets, worked out once for all the tests that read it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from jalon.guideline.check import Report, check
from jalon.guideline.library import HOME


@cache
def report() -> Report:
    """What is said of the shipped sheets."""
    return check()


def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command print that report; other folders are checked as ever."""

    def asked(folders: tuple[Path, ...] = (HOME,)) -> Report:
        return report() if folders == (HOME,) else check(folders)

    monkeypatch.setattr("jalon.guideline.check.check", asked)
