"""The dates of an anti-resorptive: dose by the kidney, review at two years, a late dose, the bridge after denosumab, the dentist."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.stories.test_safety import ask, calcium, lab

Json = dict[str, Any]
TODAY = "2026-11-21"
BONE: Json = {"id": "L1", "organ": "bone", "site": "femur.shaft.left", "fracture": "no"}
NORMAL = calcium("2.4 mmol/L", "40 g/L")


def given(drug: str = "denosumab", **keys: Any) -> list[Json]:
    """One treatment."""
    return [{"id": "D1", "drug": drug, **({"from": keys.pop("begun")} if "begun" in keys else {}), **keys}]


def told(rule: str, treatments: list[Json]) -> tuple[Any, Any]:
    """The value and the due date of a rule about the first treatment."""
    answer = ask(f"antiresorptive.{rule}", "treatment:D1", treatments=treatments)
    return answer.value, answer.extra.get("due")


@pytest.mark.parametrize(
    ("clearance", "dose"),
    [("60.1", "4_mg"), ("60", "3.5_mg"), ("50", "3.5_mg"), ("49.9", "3.3_mg"), ("40", "3.3_mg"), ("39.9", "3_mg"), ("30", "3_mg"), ("29.9", "none")],
)
def test_the_dose_of_zoledronic_acid_follows_the_kidney(clearance: str, dose: str) -> None:
    """The gaps of the label, 39 to 40 and 49 to 50, take the lower dose."""
    labs = [*NORMAL, lab("creatinine_clearance", f"{clearance} mL/min")]
    answer = ask("antiresorptive.dose", "plan:P1", lesions=[BONE], plan=[{"id": "P1", "drug": "zoledronic_acid"}], labs=labs)
    assert answer.value == dose


def test_hypercalcaemia_takes_one_full_dose_whatever_the_clearance() -> None:
    labs = [*calcium("3.4 mmol/L", "40 g/L"), lab("creatinine_clearance", "35 mL/min"), lab("creatinine", "180 µmol/L")]
    answer = ask("antiresorptive.dose", "plan:P1", lesions=[BONE], plan=[{"id": "P1", "drug": "zoledronic_acid"}], labs=labs)
    assert answer.value == "4_mg"
    assert "une seule dose" in answer.text["fr"]
    assert "a single dose" in answer.text["en"]


def test_the_dose_of_denosumab_does_not_depend_on_the_kidney() -> None:
    """Published cases C07 and C13: a sick kidney calls for checks of calcium, not for another dose."""
    answer = ask("antiresorptive.dose", "plan:P1", lesions=[BONE], plan=[{"id": "P1", "drug": "denosumab"}], labs=[lab("creatinine_clearance", "12 mL/min")])
    assert answer.value == "120_mg"
    assert "28" in answer.text["fr"]


def test_what_is_not_verified_has_no_dose() -> None:
    answer = ask("antiresorptive.dose", "plan:P1", lesions=[BONE], plan=[{"id": "P1", "drug": "pamidronate"}])
    assert answer.value == "local_protocol"


@pytest.mark.parametrize(
    ("begun", "last", "keys", "value", "due"),
    [
        pytest.param("2024-11-22", "2026-11-10", {}, "not_yet", "2026-11-22", id="one day short of two years"),
        pytest.param("2024-11-21", "2026-11-10", {}, "due", "2026-11-21", id="two years today"),
        pytest.param("2024-09-01", "2026-11-10", {}, "overdue", "2026-09-01", id="dosed since"),
        pytest.param("2024-09-01", "2026-11-10", {"reviewed": "2026-09-02"}, "done", "2026-09-01", id="reviewed since"),
        pytest.param("2024-09-01", "2026-11-10", {"reviewed": "2025-09-02"}, "overdue", "2026-09-01", id="reviewed a year too early"),
    ],
)
def test_the_review_at_two_years_has_its_date(begun: str, last: str, keys: Json, value: str, due: str) -> None:
    assert told("review_24_months", given(begun=begun, last=last, running="yes", **keys)) == (value, {"first": due, "last": due})


def test_the_bridge_after_denosumab_has_the_interval_of_its_two_readings() -> None:
    """Published cases C09 and C11: three months after the last injection, or after the one that was missed, 28 days later."""
    stopped = given(begun="2025-01-10", last="2026-06-01", running="no")
    assert told("after_denosumab", stopped) == ("bridge_due", {"first": "2026-09-01", "last": "2026-09-29"})


def test_another_population_waits_longer_and_is_shown_beside() -> None:
    answer = ask("antiresorptive.after_denosumab", "treatment:D1", treatments=given(begun="2025-01-10", last="2026-08-01", running="no"))
    assert answer.value == "bridge_due"
    assert [(one["source"], one["value"]) for one in answer.conflicts] == [("ECTS 2020", "not_yet")]


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        pytest.param({"last": "2026-11-01", "running": "yes"}, "running", id="given still"),
        pytest.param({"last": "2026-10-01", "running": "no"}, "not_yet", id="stopped seven weeks ago"),
        pytest.param({"to": "2026-06-01"}, "bridge_due", id="stopped on a day, last injection not dated"),
    ],
)
def test_denosumab_is_never_plainly_stopped(keys: Json, value: str) -> None:
    answer = ask("antiresorptive.after_denosumab", "treatment:D1", treatments=given(begun="2025-01-10", **keys))
    assert answer.value == value
    assert "acide zolédronique" in answer.text["fr"]
    assert "zoledronic acid" in answer.text["en"]


def test_what_counts_only_when_recorded_says_that_it_is_not_recorded() -> None:
    """A list of treatments that is not complete may hide a bridge, or a review: the sentence asks for it."""
    stopped = given(begun="2025-01-10", last="2026-06-01", running="no")
    late = given(begun="2024-09-01", last="2026-11-10", running="yes")
    for rule, treatments in (("after_denosumab", stopped), ("review_24_months", late)):
        answer = ask(f"antiresorptive.{rule}", "treatment:D1", treatments=treatments, listed={"treatments": "partial"})
        assert re.search(r"n'est notée? ici", answer.text["fr"]), rule
        assert "is recorded here; if it was" in answer.text["en"], rule


def test_a_bridge_that_was_given_is_done() -> None:
    relay = {"id": "D2", "drug": "zoledronic_acid", "from": "2026-09-05"}
    stopped = given(begun="2025-01-10", last="2026-06-01", running="no")
    assert ask("antiresorptive.after_denosumab", "treatment:D1", treatments=[*stopped, relay]).value == "done"


@pytest.mark.parametrize(("last", "value"), [("2026-10-24", "on_time"), ("2026-10-23", "late")])
def test_an_injection_of_denosumab_is_late_after_four_weeks(last: str, value: str) -> None:
    assert told("late_dose", given(begun="2026-01-10", last=last, running="yes"))[0] == value


@pytest.mark.parametrize(("seen", "value"), [("2026-05-22", "up_to_date"), ("2026-05-21", "due"), ("no", "due")])
def test_the_dentist_sees_the_mouth_every_six_months(seen: str, value: str) -> None:
    answer = ask("antiresorptive.dental_follow_up", "treatment:D1", treatments=given(begun="2026-01-10", running="yes"), dental={"reviewed": seen})
    assert answer.value == value
