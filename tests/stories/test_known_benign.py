"""A lesion that a biopsy showed to be benign, or of another cancer, is in the file: it is no metastasis, and nobody is told that it is one."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from jalon.case import read_case
from jalon.guideline.boards import board
from tests.shipped import program

FEMUR = "{id: L1, tumour: T1, site: femur.shaft, matrix: lytic, fracture: no, pain: {grade: functional, mechanical: yes, refractory: yes}, pathology: %s}"
FILE = """case: c
on: 2026-11-21
listed: {lesions: complete, tumours: complete, events: complete}
tumours: [{id: T1, organ: lung, histology: adenocarcinoma, controlled: yes, tnm: {edition: 9, n: 0, m: 0}}]
symptoms: {deficit: no, sphincter: no, back_pain: no}
lesions: [%s]
"""


@cache
def said(lesions: str) -> dict[tuple[str, str], Any]:
    """The answers to a file with these lesions."""
    return {(one.rule, one.about): one for one in board(program(), read_case((FILE % lesions).encode()), with_missing=False).answers}


def value(lesions: str, rule: str, about: str = "patient") -> Any:
    answer = said(lesions)[rule, about].json()
    return answer["value"] if answer["status"] == "certain" else answer["possible"] or answer["status"]


def test_a_benign_bone_lesion_starts_no_bone_drug() -> None:
    assert value(FEMUR % "benign", "antiresorptive.start") == "not_indicated"
    assert not [rule for rule, _ in said(FEMUR % "benign") if rule.startswith("before_antiresorptive")]


def test_a_bone_lesion_of_another_cancer_may_be_a_metastasis_of_that_one() -> None:
    assert value(FEMUR % "other", "antiresorptive.start") == ["not_indicated", "consider"]


@pytest.mark.parametrize("nature", ["benign", "other"])
def test_it_is_neither_irradiated_as_a_metastasis_nor_a_reason_for_palliative_care(nature: str) -> None:
    assert value(FEMUR % nature, "option.radiotherapy", "lesion:L1") == "discuss"
    assert value(FEMUR % nature, "option.radiotherapy_ablative", "lesion:L1") == "not_indicated"
    assert value(FEMUR % nature, "local.relief") == "not_for_this"
    assert value(FEMUR % nature, "extent") == "localised"


def test_the_staging_of_a_lung_tumour_is_that_of_a_localised_one() -> None:
    assert value(FEMUR % "benign", "imaging.staging") == ["pet_fdg"]
    assert value(FEMUR % "same", "imaging.staging") == ["pet_fdg", "bone_scan"]


def test_an_m1_that_is_written_is_enough_to_call_a_tumour_metastatic() -> None:
    """Localised is what no list and no M contradicts: a file that writes M1 is not staged as a localised tumour."""
    text = (FILE % "").replace("m: 0", "m: 1b")
    answer = next(one for one in board(program(), read_case(text.encode()), with_missing=False).answers if one.rule == "imaging.staging")

    assert answer.json()["value"] == ["pet_fdg", "bone_scan"]


@pytest.mark.parametrize("nature", ["doubtful", "same", "'?'"])
def test_a_doubt_or_no_biopsy_leaves_a_listed_lesion_a_metastasis(nature: str) -> None:
    assert value(FEMUR % nature, "antiresorptive.start") == "consider"
    assert value(FEMUR % nature, "option.radiotherapy_ablative", "lesion:L1") == "discuss"


def test_beside_a_true_metastasis_the_benign_one_is_not_counted_and_not_ablated() -> None:
    both = f"{FEMUR % 'same'}, {{id: L2, tumour: T1, site: rib.6.left, pathology: benign}}"

    assert value(both, "antiresorptive.start") == "consider"
    assert value(both, "option.radiotherapy_ablative", "lesion:L1") == "discuss"
    assert value(both, "option.radiotherapy_ablative", "lesion:L2") == "not_indicated"
