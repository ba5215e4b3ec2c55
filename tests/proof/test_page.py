"""docs/proof.md shows what the check says, of the change that it names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalon.guideline.axioms import laws
from jalon.guideline.check import check
from jalon.guideline.library import HOME
from jalon.guideline.program import Program
from jalon.guideline.proofs import Proved, prove

PAGE = (Path(__file__).parents[2] / "docs" / "proof.md").read_text("utf-8")


def test_the_example_of_the_page_is_what_the_check_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the sheet that changes; another test says that nothing is wrong with the others."""
    named = re.search(r"In `(?P<sheet>[^`]+)`, write `(?P<written>[^`]+)` instead of `(?P<right>[^`]+)`", PAGE)
    shown = re.search(r"```text\n(.*?)\n```", PAGE, re.DOTALL)
    assert named is not None
    assert shown is not None
    home = tmp_path / "knowledge"
    shutil.copytree(HOME, home, ignore=shutil.ignore_patterns(".*"))
    (sheet,) = home.rglob(named["sheet"])
    text = sheet.read_text("utf-8")
    assert text.count(named["right"]) == 1
    sheet.write_text(text.replace(named["right"], named["written"]), "utf-8")

    def of_the_sheet(program: Program) -> Iterator[Proved]:
        known = laws(program)
        return (prove(rule, program, known) for rule in program.rules if rule.sheet == sheet.name)

    monkeypatch.setattr("jalon.guideline.check.proved", of_the_sheet)
    troubles = check((home,)).troubles
    assert troubles[0].text("fr") == shown[1]
    assert all(one.said[0].startswith("Cas « ") for one in troubles[1:])


def test_the_page_stays_one_page() -> None:
    assert len(PAGE.splitlines()) <= 80
