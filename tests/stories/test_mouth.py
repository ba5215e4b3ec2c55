"""The mouth of a patient before and during an anti-resorptive: what a dentist has written is read, and silence is not an alarm."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.board.letter import letter
from tests.stories.test_safety import ZOLEDRONIC_ACID, ask, calcium, case, lab, program

Json = dict[str, Any]
SEEN: Json = {"reviewed": "2026-10-02", "extraction": "none"}
READY: Json = {
    "listed": {"lesions": "complete", "events": "complete"}, "lesions": [{"id": "L1", "organ": "bone", "fracture": "no"}],
    "labs": [*calcium("2.40 mmol/L", "40 g/L"), lab("vitamin_d", "35 ng/mL"), lab("creatinine_clearance", "72 mL/min")],
    "plan": ZOLEDRONIC_ACID,
}  # fmt: skip
RUNNING = [{"id": "D1", "drug": "denosumab", "from": "2024-01-10", "last": "2026-11-07", "running": "yes"}]


def checks(dental: Json, **more: Any) -> tuple[Any, Any, Any]:
    """The dental check, that of the extraction, and the green light."""
    told = READY | {"dental": dental} | more
    asked = ("before_antiresorptive.dental", "before_antiresorptive.extraction", "antiresorptive.gate")
    first, second, gate = (ask(rule, "plan:P1", **told).value for rule in asked)
    return first, second, gate


def test_a_mouth_that_was_seen_is_enough_when_nothing_else_is_written() -> None:
    assert checks(SEEN) == ("met", "met", "go")


@pytest.mark.parametrize("written", [{"care_needed": "yes"}, {"exposed_bone": "yes"}])
def test_a_mouth_that_was_seen_and_must_be_treated_holds_the_first_dose(written: Json) -> None:
    assert checks(SEEN | written) == ("not_met", "met", "hold")
    answer = ask("before_antiresorptive.dental", "plan:P1", **READY, dental=SEEN | written)
    assert "remettre en état" in answer.text["fr"]


def test_a_known_osteonecrosis_of_the_jaw_holds_the_first_dose() -> None:
    assert checks(SEEN, conditions={"osteonecrosis_of_jaw": "yes"}) == ("not_met", "met", "hold")


def test_care_that_was_given_since_no_longer_holds_it() -> None:
    told = SEEN | {"care_needed": [{"value": "yes", "on": "2026-08-03"}, {"value": "no", "on": "2026-10-02"}]}

    assert checks(told) == ("met", "met", "go")


@pytest.mark.parametrize(("extraction", "confirmed", "check"), [
    ("done", "yes", "met"), ("healing", "yes", "met"), ("done", "no", "not_met"), ("healed", "no", "not_met"), ("planned", "yes", "not_met"),
])  # fmt: skip
def test_an_extraction_counts_once_the_dentist_has_confirmed_that_it_healed(extraction: str, confirmed: str, check: str) -> None:
    assert checks({"reviewed": "2026-10-02", "extraction": extraction, "healing_confirmed": confirmed})[1] == check


@pytest.mark.parametrize("told", [{"dental": SEEN | {"exposed_bone": "yes"}}, {"conditions": {"osteonecrosis_of_jaw": "yes"}}])
def test_bone_that_shows_under_a_running_drug_is_shown_to_a_dentist_before_the_next_dose(told: Json) -> None:
    answer = ask("antiresorptive.jaw", "treatment:D1", treatments=RUNNING, **told)

    assert (answer.value, answer.urgency) == ("show", "before")
    assert "avant toute nouvelle dose" in answer.text["fr"]
    assert "décider en RCP" in answer.text["fr"]


def test_a_jaw_of_which_nothing_is_written_raises_no_alarm() -> None:
    assert ask("antiresorptive.jaw", "treatment:D1", treatments=RUNNING, dental=SEEN).status == "not_applicable"


def test_the_patient_is_told_of_the_bone_that_shows_once_whatever_the_number_of_drugs() -> None:
    told = case(treatments=[*RUNNING, RUNNING[0] | {"id": "D2", "drug": "zoledronic_acid", "running": "no", "to": "2025-06-01", "last": "2025-06-01"}],
                conditions={"osteonecrosis_of_jaw": "yes"})  # fmt: skip
    made = letter(program(), told, "fr")
    lines = [sentence for section in made.sections for part in section.parts for line in part.lines for sentence in line.sentences()]

    assert len([one for one in lines if "Un os se voit dans votre bouche" in one]) == 1
