"""A sheet torn by chance is read or reported, never a crash: the author of a sheet is no programmer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from jalon.guideline.check import check
from tests.fuzz.torn_sheets import SHEET, desk_of, put, wrong_with
from tests.guideline.desk import SOURCES, translation
from tests.guideline.right_sheets import CALCIUM, COLLAPSE, WASHOUT


@pytest.mark.parametrize("batch", range(10))
def test_a_torn_sheet_is_read_or_reported(batch: int, tmp_path: Path) -> None:
    for seed in range(batch * 30, batch * 30 + 30):
        wrong = list(wrong_with(desk_of(random.Random(seed)), tmp_path))
        assert wrong == [], f"seed {seed}"


# Sheets that once stopped `jalon check` short.
ONCE = {
    "a row of one bar": (COLLAPSE, "| 50 % | majeur ou mineur |", "|"),
    "a row of one bar in the cases": (COLLAPSE, "| non mesuré |", "|\n| non mesuré |"),
    "a line end of another kind": (COLLAPSE, "À relire : 2030", "À relire\x0b : 2030"),
    "a limit divided by nothing": (COLLAPSE, "> 50 %", "> 1/0 %"),
    "a case divided by nothing": (COLLAPSE, "60 %", "1/0 %"),
    "a coefficient divided by nothing": (CALCIUM, "0,025", "1/0"),
    "a coefficient of two commas": (CALCIUM, "0,025", "0,02,5"),
    "a window of a thousand centuries": (WASHOUT, "4 semaines", "9999999999 jours"),
}


@pytest.mark.parametrize("name", ONCE)
def test_a_sheet_that_once_stopped_the_check_is_reported(name: str, tmp_path: Path) -> None:
    sheet, right, written = ONCE[name]
    assert right in sheet
    put({SHEET: sheet.replace(right, written), "sources.toml": SOURCES, "en.po": translation({SHEET: sheet})}, tmp_path)

    assert check((tmp_path,)).troubles


@pytest.mark.parametrize(("right", "written"), [("charset=UTF-8", "charset=utf-80"), ("charset=UTF-8", "charset=latin-1"), ("Language: en", "Language: en 1"), ('msgid ""', 'msgid "" "')])
def test_a_head_of_translations_that_once_stopped_the_check_is_reported(right: str, written: str, tmp_path: Path) -> None:
    english = translation({SHEET: COLLAPSE})
    assert right in english
    put({SHEET: COLLAPSE, "sources.toml": SOURCES, "en.po": english.replace(right, written, 1)}, tmp_path)

    assert {trouble.place.sheet for trouble in check((tmp_path,)).troubles} == {"en.po"}
