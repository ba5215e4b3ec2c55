"""What joins a plan to its lesion, and what is on record: each says nothing where the file is silent."""

from __future__ import annotations

import pytest

from jalon.case import Statement, read_case


def said(plan: str, kind: str, name: str, lesion: str = "site: femur.shaft") -> tuple[Statement, ...]:
    """The statements of one fact of L1, P1 or the patient."""
    text = f"case: c\non: 2026-11-21\nlesions:\n  - {{id: L1, {lesion}}}\n  - {{id: L2, site: rib.7.left}}\n{plan}"
    case = read_case(text.encode())
    return case.things[0].facts.get(name, ()) if kind == "patient" else case.of(kind)[0].facts.get(name, ())


def words(found: tuple[Statement, ...]) -> list[str]:
    """The words of some statements."""
    return [word for one in found for word in one.words or ()]


@pytest.mark.parametrize(
    ("plan", "radiotherapy", "ablation"),
    [
        pytest.param("", ["no"], ["no"], id="nothing is planned: the plan is complete by definition"),
        pytest.param("plan: [{id: P1, procedure: radiotherapy, lesion: L1}]", ["yes"], ["no"], id="irradiated"),
        pytest.param("plan: [{id: P1, procedure: stereotactic_radiotherapy, lesion: L1}]", ["yes"], ["no"], id="stereotactic"),
        pytest.param("plan: [{id: P1, procedure: cryoablation, lesion: L1}]", ["no"], ["yes"], id="ablated"),
        pytest.param("plan: [{id: P1, procedure: radiotherapy, lesion: L2}]", ["no"], ["no"], id="another lesion is irradiated"),
        pytest.param("plan: [{id: P1, procedure: radiotherapy}]", [], ["no"], id="nobody says which lesion"),
        pytest.param("plan: [{id: P1, procedure: '?', lesion: L1}]", [], [], id="nobody says which act"),
        pytest.param("plan: [{id: P1, drug: denosumab}]", ["no"], ["no"], id="a drug aims at no lesion"),
        pytest.param(
            "plan: [{id: P1, procedure: '?'}, {id: P2, procedure: radiotherapy, lesion: L1}]", ["yes"], [], id="one of two plans is sure"
        ),
    ],
)
def test_a_lesion_knows_what_is_planned_for_it(plan: str, radiotherapy: list[str], ablation: list[str]) -> None:
    assert words(said(plan, "lesion", "radiotherapy_planned")) == radiotherapy
    assert words(said(plan, "lesion", "ablation_planned")) == ablation


def test_a_plan_reads_its_one_target() -> None:
    one = "plan: [{id: P1, procedure: cementoplasty, lesion: L1}]"
    both = "plan: [{id: P1, procedure: cementoplasty, lesion: [L1, L2]}]"
    proven = "site: femur.shaft, causal: yes, near_metal: no"
    assert words(said(one, "plan", "target.causal", proven)) == ["yes"]
    assert words(said(one, "plan", "target.near_metal", proven)) == ["no"]
    assert said(one, "plan", "target.causal") == ()
    assert said(both, "plan", "target.causal", proven) == ()


@pytest.mark.parametrize(
    ("lesion", "name"),
    [
        ("painful: no", "recorded.pain"),
        ("pain: {refractory: yes}", "recorded.pain"),
        ("chronology: acute", "recorded.chronology"),
        ("neurology: {frankel: E}", "recorded.neurology"),
        ("near_organ_at_risk: no", "recorded.neighbours"),
        ("fracture: no", "recorded.fracture_risk"),
    ],
)
def test_what_was_looked_at_is_on_record_whatever_was_found(lesion: str, name: str) -> None:
    assert words(said("", "lesion", name, f"site: femur.shaft, {lesion}")) == ["done"]
    assert words(said("", "lesion", name)) == ["not_done"]


def test_a_fact_said_unknown_is_not_on_record() -> None:
    assert words(said("", "lesion", "recorded.pain", "site: femur.shaft, painful: '?'")) == ["not_done"]


def test_the_disease_is_on_record_when_the_file_says_something_of_it() -> None:
    file = "tumours: [{organ: lung, histology: adenocarcinoma, controlled: no}]\npatient: {life_expectancy: {months: 6..12}}"
    for name in ("histology", "activity", "survival"):
        assert words(said(file, "patient", f"patient.recorded.{name}")) == ["done"]
        assert words(said("tumours: [{organ: lung}]", "patient", f"patient.recorded.{name}")) == ["not_done"]


def test_the_roles_of_the_board_are_said_one_by_one() -> None:
    assert words(said("board: {radiologist: yes, pain_physician: no}", "patient", "board.radiologist")) == ["yes"]
    assert words(said("board: {radiologist: yes, pain_physician: no}", "patient", "board.pain_physician")) == ["no"]
    assert said("board: {radiologist: yes}", "patient", "board.oncologist") == ()
    assert words(said("board: {radiologist: no}", "patient", "board.presence")) == ["done"]
    assert words(said("board: {oncology_decision: yes}", "patient", "board.presence")) == ["not_done"]


@pytest.mark.parametrize(
    ("file", "name", "expected"),
    [
        pytest.param("needs: {social: lives alone}", "needs.recorded.social", ["done"], id="a description is an answer"),
        pytest.param("needs: {social: no}", "needs.recorded.social", ["done"], id="no need is an answer"),
        pytest.param("needs: {social: '?'}", "needs.recorded.social", ["not_done"], id="not known is still to be asked"),
        pytest.param("needs: {physical: yes}", "needs.recorded.social", ["not_done"], id="another dimension says nothing of this one"),
        pytest.param("care: {coordinator: none}", "care.recorded.coordinator", ["done"], id="nobody coordinates, and it is said"),
        pytest.param("", "care.recorded.place", ["not_done"], id="silence"),
        pytest.param("pallia10: {request: no}", "pallia10.recorded", ["done"], id="one question answered"),
        pytest.param("pallia10: {request: '?'}", "pallia10.recorded", ["not_done"], id="no question answered"),
    ],
)
def test_what_was_asked_of_the_patient_is_recorded(file: str, name: str, expected: list[str]) -> None:
    assert words(said(file, "patient", name)) == expected
