"""Precautions before any drug is chosen: asked of the patient as long as an anti-resorptive may be started, whichever of the two it would be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.test_safety import answers, ask, lab

Json = dict[str, Any]
CHECKS = tuple(f"before_antiresorptive.{check}" for check in ("vitamin_d", "calcium", "kidney", "dental", "extraction"))
BONE: Json = {"id": "L1", "organ": "bone", "site": "femur.shaft.left", "fracture": "no"}
LIVER: Json = {"id": "L1", "organ": "liver"}
COMPLETE: Json = {"lesions": "complete", "events": "complete"}
FRACTURE: Json = {"kind": "fracture", "on": "2026-08-20", "treated": "yes"}


def asked_of(**parts: Any) -> set[tuple[str, str]]:
    """The precautions that are answered, and about what."""
    return {(one.rule, one.about) for one in answers(**parts) if one.rule in CHECKS}


@pytest.mark.parametrize(
    ("start", "story"),
    [
        pytest.param("now", {"lesions": [BONE], "events": [FRACTURE], "listed": COMPLETE}, id="to be started"),
        pytest.param("consider", {"lesions": [BONE], "listed": COMPLETE}, id="to be considered"),
        pytest.param(None, {}, id="not known"),
    ],
)
def test_before_any_choice_the_precautions_are_asked_of_the_patient(start: str | None, story: Json) -> None:
    assert ask("antiresorptive.start", "patient", **story).value == start
    assert asked_of(**story) == {(check, "patient") for check in CHECKS}


def test_no_precaution_is_asked_when_nothing_is_to_be_started() -> None:
    story: Json = {"lesions": [LIVER], "listed": COMPLETE}
    assert ask("antiresorptive.start", "patient", **story).value == "not_indicated"
    assert asked_of(**story) == set()


def test_once_a_drug_is_planned_the_precautions_are_about_it() -> None:
    assert asked_of(lesions=[BONE], plan=[{"id": "P1", "drug": "denosumab"}]) == {(check, "plan:P1") for check in CHECKS}


def test_a_planned_drug_that_does_not_act_on_bone_leaves_them_to_the_patient() -> None:
    assert asked_of(lesions=[BONE], plan=[{"id": "P1", "drug": "gemcitabine"}]) == {(check, "patient") for check in CHECKS}


@pytest.mark.parametrize(("clearance", "possible"), [("72 mL/min", {"met"}), ("30 mL/min", {"met"}), ("29 mL/min", {"met", "not_met"})])
def test_a_low_clearance_is_open_as_long_as_either_drug_may_be_chosen(clearance: str, possible: set[str]) -> None:
    """Below 30 mL/min zoledronic acid is excluded and denosumab is not."""
    assert set(ask("before_antiresorptive.kidney", "patient", lesions=[BONE], labs=[lab("creatinine_clearance", clearance)]).possible) == possible
