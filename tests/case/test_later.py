"""The past can be replayed: what comes after the day of the case is set aside, and listed."""

from __future__ import annotations

from jalon.case import Case
from tests.case.writing import read, words


def aside(case: Case) -> list[tuple[str, str]]:
    return [(one.path, one.on.iso()) for one in case.set_aside]


def test_a_later_element_is_set_aside() -> None:
    case = read("events: [{id: E, kind: fracture, on: 2026-12-01}]\ntumours: [{diagnosed: 2027}]\nimaging: [{modality: ct, on: 2026-11-21}]\n")

    assert aside(case) == [("events[E]", "2026-12-01"), ("tumours[0]", "2027")]
    assert [thing.kind for thing in case.things] == ["patient", "imaging"]
    assert len(case.model.events) == 1


def test_a_later_statement_is_set_aside() -> None:
    case = read("lesions: [{id: A, size: [{value: 3 cm, on: 2026-01}, {value: 4 cm, on: 2026-12}]}]\nlabs: [{test: crp, value: 3 mg/L, on: 2027}]\n")

    assert aside(case) == [("lesions[A].size", "2026-12"), ("labs[0]", "2027")]
    assert [statement.said for statement in case.of("lesion")[0].facts["size"]] == ["3 cm"]
    assert "labs.crp" not in case.things[0].facts


def test_a_treatment_stopped_later_is_kept_without_its_end() -> None:
    case = read("treatments: [{drug: denosumab, from: 2026-01, to: 2027-01}]\n")

    assert aside(case) == [("treatments[0].to", "2027-01")]
    assert set(case.of("treatment")[0].facts) == words("drug", "drug_class", "from", "months", "relay", "review")


def test_a_later_event_does_not_break_its_lesion() -> None:
    case = read("lesions: [{id: A, site: femur}]\nevents: [{kind: fracture, lesion: A, on: 2026-12-01}]\n")

    assert "fracture" not in case.of("lesion")[0].facts


def test_the_plan_and_the_letter_are_never_set_aside() -> None:
    case = read("plan: [{procedure: radiotherapy, from: {value: 2027-01, on: 2026-12}, to: 2027-02}]\nhanded_over: 2026-12-01\n")

    assert aside(case) == []
    assert set(case.of("plan")[0].facts) == words("procedure", "from", "to")


def test_a_partial_date_that_may_be_before_is_kept() -> None:
    assert aside(read("events: [{kind: fracture, on: 2026}]\nimaging: [{modality: ct, on: 2026-11}]\n")) == []
