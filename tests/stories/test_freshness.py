"""How long a fact is used: to the day, and what never ages (the sheet `fraicheur`, a choice of the project)."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.guideline.facts import CaseFacts
from tests.stories.test_safety import case, program

Json = dict[str, Any]
# The board sits on 21 November 2026: 14 days, 3 months and 6 months before.
FORTNIGHT = ("2026-11-07", "2026-11-06")
QUARTER = ("2026-08-21", "2026-08-20")
HALF_YEAR = ("2026-05-21", "2026-05-20")
LONG_AGO = "2019-01-01"
LABS = {
    "calcium": ("2.40 mmol/L", FORTNIGHT),
    "ionised_calcium": ("1.20 mmol/L", FORTNIGHT),
    "albumin": ("38 g/L", FORTNIGHT),
    "creatinine": ("80 µmol/L", FORTNIGHT),
    "creatinine_clearance": ("72 mL/min", FORTNIGHT),
    "vitamin_d": ("35 ng/mL", HALF_YEAR),
}
AGES: Json = {
    "matrix": "lytic",
    "cortical_extent": "1/2",
    "fracture": "no",
}
NEVER_AGES: Json = {"site": "femur.shaft.left", "organ": "bone", "found": "2019-01-01", "biopsied": "yes"}


def why(path: str, index: int = 0, **parts: Any) -> str:
    """Why a fact is not known today; nothing when it is."""
    facts = CaseFacts(program(), case(**parts))
    thing = facts.patient if not index else facts.things("lesion")[index - 1]
    return facts.current(path, thing).why


@pytest.mark.parametrize("test", LABS)
def test_a_result_serves_to_the_last_day_and_not_one_more(test: str) -> None:
    value, (last, late) = LABS[test]
    assert why(f"labs.{test}", labs=[{"test": test, "value": value, "on": last}]) == ""
    assert why(f"labs.{test}", labs=[{"test": test, "value": value, "on": late}]) == "too_old"


def test_a_dental_review_serves_six_months() -> None:
    last, late = HALF_YEAR
    assert why("dental.review", dental={"reviewed": last}) == ""
    assert why("dental.review", dental={"reviewed": late}) == "too_old"


@pytest.mark.parametrize("name", AGES)
def test_what_is_seen_of_a_lesion_serves_three_months(name: str) -> None:
    last, late = QUARTER
    for day, expected in ((last, ""), (late, "too_old")):
        assert why(f"lesion.{name}", 1, lesions=[{"id": "L1", "organ": "bone", name: {"value": AGES[name], "on": day}}]) == expected


@pytest.mark.parametrize("name", NEVER_AGES)
def test_where_a_lesion_is_never_ages(name: str) -> None:
    assert why(f"lesion.{name}", 1, lesions=[{"id": "L1", name: {"value": NEVER_AGES[name], "on": LONG_AGO}}]) == ""


def test_that_a_lesion_is_of_a_blood_disease_never_ages() -> None:
    old = [{"id": "T1", "histology": {"value": "myeloma", "on": LONG_AGO}}]
    assert why("lesion.haematological", 1, tumours=old, lesions=[{"id": "L1", "tumour": "T1", "site": "femur.shaft.left"}]) == ""
