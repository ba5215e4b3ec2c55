"""What a radiologist expects of the percutaneous options, and of the checks before the needle."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.test_safety import OPEN, ask, said

Json = dict[str, Any]
SAFE: Json = {"coagulation_disorder": "none", "infection": "none", "cement_allergy": "no"}
QUIET: Json = {"alignment": "normal", "collapse": "0 %", "body_involved": "40 %", "posterolateral": "none", "posterior_wall": "intact", "epidural": "0"}
PAIN: Json = {"refractory": "yes", "localised": "yes", "mechanical": "no"}


def vertebra(pain: Json | None = None, spine: Json | None = None, **more: Any) -> list[Json]:
    """A painful lytic T8 that nothing else complicates."""
    lesion = {"id": "L1", "organ": "bone", "site": "spine.T8", "matrix": "lytic", "fracture": "no", "neurology": {"radicular": "no"}}
    return [lesion | {"pain": PAIN | (pain or {}), "spine": QUIET | (spine or {})} | more]


def cement(lesions: list[Json], conditions: Json | None = None, **parts: Any) -> Any:
    """The verdict of cementoplasty for L1."""
    return said("option.cementoplasty", "lesion:L1", lesions=lesions, patient={"opioid_tolerant": "yes"}, conditions=conditions or SAFE, **parts)


def test_a_stable_vertebra_whose_pain_resists_is_cemented() -> None:
    assert cement(vertebra()) == "indicated"


@pytest.mark.parametrize("unknown", ["coagulation_disorder", "infection"])
def test_percutaneous_options_stay_open_while_coagulation_or_infection_is_unknown(unknown: str) -> None:
    conditions = {name: value for name, value in SAFE.items() if name != unknown}
    lesions = vertebra(spine={"height_restorable": "yes"}, small="yes", stabilisation_needed="no", near_organ_at_risk="no", superficial="no")
    for rule in ("option.cementoplasty", "option.kyphoplasty", "option.thermal_ablation"):
        answer = ask(rule, "lesion:L1", lesions=lesions, patient={"opioid_tolerant": "yes"}, conditions=conditions)
        assert (answer.status, set(answer.possible)) == ("bounded", {"indicated", "contraindicated"}), rule
        assert [entry["fact"] for entry in answer.missing] == [f"conditions.{unknown}"]


def test_a_painless_lesion_is_not_told_to_be_cemented_whatever_surrounds_it() -> None:
    pain = {"refractory": "no", "localised": "no", "mechanical": "no"}
    lesions = vertebra(pain, {"epidural": "2", "posterior_wall": "extensive"}, painful="no", matrix="blastic")
    assert cement(lesions) == "not_indicated"


def test_an_extensive_posterior_wall_is_discussed_kyphoplasty_too() -> None:
    lesions = vertebra(spine={"posterior_wall": "extensive"})
    assert cement(lesions) == "discuss"
    assert said("option.kyphoplasty", "lesion:L1", lesions=lesions, patient={"opioid_tolerant": "yes"}, conditions=SAFE) == "discuss"


def test_cement_is_never_alone_in_a_long_bone_even_when_a_published_case_did_well() -> None:
    femur = [{"id": "L1", "organ": "bone", "site": "femur.distal", "matrix": "lytic", "pain": PAIN, "fracture": "no", "joint_involved": "no"}]
    answer = ask("option.cementoplasty", "lesion:L1", lesions=femur, patient={"opioid_tolerant": "yes"}, conditions=SAFE)
    assert answer.value == "discuss"
    assert "jamais de ciment seul" in answer.text["fr"]
    assert any(one["weight"] == "never_alone" and one["holds"] == "yes" for one in answer.extra["arguments"])


@pytest.mark.parametrize("implant", ["pacemaker", "defibrillator", "neurostimulator", "pump"])
def test_with_a_pacemaker_cold_stays_possible(implant: str) -> None:
    rib = [{"id": "L1", "organ": "bone", "site": "rib.6.left", "pain": PAIN, "soft_tissue_extension": "yes", "small": "no", "bulky": "no",
            "stabilisation_needed": "no", "near_organ_at_risk": "no", "superficial": "no", "near_metal": "no"}]  # fmt: skip
    patient = {"implants": [{"kind": implant}]}
    answer = ask("option.thermal_ablation", "lesion:L1", lesions=rib, patient=patient, conditions=SAFE)
    assert answer.value == "indicated"
    assert "Pas de radiofréquence monopolaire" in answer.text["fr"]
    plan = {"id": "P1", "procedure": "radiofrequency", "lesion": "L1"}
    checks = {
        electrode: said("before_percutaneous.current", "plan:P1", lesions=rib, patient=patient, plan=[plan | {"electrode": electrode}])
        for electrode in ("monopolar", "bipolar", "?")
    }
    assert checks == {"monopolar": "not_met", "bipolar": "met", "?": OPEN}
    assert said("before_percutaneous.current", "plan:P1", lesions=rib, patient=patient, plan=[plan | {"procedure": "cryoablation"}]) == "met"


def test_a_thermal_ablation_is_a_percutaneous_act_whose_technique_is_not_said() -> None:
    """Checks before the needle are asked of it; what the current may do depends on the technique."""
    plan = [{"id": "P1", "procedure": "thermal_ablation", "lesion": "L1"}]
    patient = {"implants": [{"kind": "pacemaker"}]}
    assert said("before_percutaneous.coagulation", "plan:P1", lesions=vertebra(), plan=plan, conditions=SAFE) == "met"
    assert said("before_percutaneous.current", "plan:P1", lesions=vertebra(), plan=plan, patient=patient) == OPEN
    assert said("percutaneous.watch", "plan:P1", lesions=vertebra(), plan=plan) == "adjacent_injury"


@pytest.mark.parametrize(("word", "watched"), [("vertebroplasty", "cement_leak"), ("kyphoplasty", "cement_leak"), ("cementoplasty", "cement_leak")])
def test_cement_has_several_names(word: str, watched: str) -> None:
    assert said("percutaneous.watch", "plan:P1", lesions=vertebra(), plan=[{"id": "P1", "procedure": word, "lesion": "L1"}]) == watched


@pytest.mark.parametrize("word", ["nailing", "screw_fixation", "plating", "prosthesis", "osteosynthesis"])
def test_a_nailed_bone_was_operated_on_whichever_way(word: str) -> None:
    femur = [{"id": "L1", "organ": "bone", "site": "femur.shaft.left", "matrix": "lytic", "cortical_extent": "1/2", "pain": {"grade": "moderate"}, "fracture": "no"}]
    done = [{"id": "D1", "procedure": word, "lesion": "L1", "from": "2026-11-15"}]
    story: Json = {"lesions": femur, "treatments": done, "listed": {"treatments": "complete"}}
    assert said("postoperative_radiotherapy", "lesion:L1", **story) == "wait"


def test_before_the_needle_the_lesion_must_explain_the_symptoms_and_the_file_is_asked_of_the_lesion() -> None:
    plan = [{"id": "P1", "procedure": "cementoplasty", "lesion": "L1"}]
    answer = ask("before_percutaneous.causal", "plan:P1", lesions=vertebra(), plan=plan)
    assert (answer.status, [entry["fact"] for entry in answer.missing]) == ("bounded", ["lesion:L1.causal"])
    assert said("before_percutaneous.causal", "plan:P1", lesions=vertebra(causal="yes"), plan=plan) == "met"
    assert said("before_percutaneous.survival", "plan:P1", lesions=vertebra(), plan=plan) == "not_met"


def test_the_eighty_per_cent_of_the_paper_is_shown_as_not_found() -> None:
    answer = ask("option.cementoplasty", "lesion:L1", lesions=vertebra())
    figure = answer.extra["landmarks"][0]
    assert ("80 %" in figure["printed"]["fr"], figure["verification"]) == (True, "not_found")


def test_a_file_that_says_nobodys_presence_has_no_quorum_to_meet() -> None:
    assert said("board.quorum") == "not_applicable"
    six = ("radiologist", "rheumatologist", "oncologist", "radiation_oncologist", "orthopaedic_surgeon", "pain_physician")
    present = dict.fromkeys(six, "yes")
    assert said("board.quorum", board=present) == "met"
    assert said("board.quorum", board=present | {"pain_physician": "no"}) == "not_met"
    assert said("board.quorum", board={"radiologist": "yes"}) == OPEN
    assert said("board.standard_quorum.surgeon", board={"spine_surgeon": "yes"}) == "met"
    assert said("board.standard_quorum.surgeon", board={"spine_surgeon": "no", "orthopaedic_surgeon": "no"}) == "not_met"
