"""docs/proof.md shows what the check says, of the change that it names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from jalon.guideline.check import check
from jalon.guideline.library import HOME

PAGE = (Path(__file__).parents[2] / "docs" / "proof.md").read_text("utf-8")


def test_the_example_of_the_page_is_what_the_check_says(tmp_path: Path) -> None:
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
    troubles = check((home,)).troubles
    assert troubles[0].text("fr") == shown[1]
    assert all(one.said[0].startswith("Cas « ") for one in troubles[1:])


def test_the_page_stays_one_page() -> None:
    assert len(PAGE.splitlines()) <= 80
