"""Facts that follow from others."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jalon.case import Statement
from tests.case.writing import read, said, words

COMPLETE = "listed: {events: complete, treatments: complete}\n"


def fracture(body: str, path: str = "fracture") -> frozenset[str] | None:
    statements = said("lesions: [{id: A, site: femur.neck.left}, {id: B, site: femur}]\n" + body, path, "lesion", "A")
    return statements[-1].words if statements else None


def test_a_fracture_event_breaks_its_lesion() -> None:
    assert fracture("events: [{kind: fracture, lesion: A, on: 2026-08}]\n") == words("yes")
    assert fracture("events: [{kind: fracture, lesion: A, treated: no}]\n", "fracture_treated") == words("no")
    assert fracture("events: [{kind: fracture, lesion: A}]\n", "fracture_treated") is None


def test_without_event_in_a_complete_list_a_lesion_is_not_broken_but_may_be_about_to() -> None:
    assert fracture(COMPLETE) == words("no", "impending")
    assert fracture("events: none\n") == words("no", "impending")
    assert fracture("listed: {events: partial}\n") is None
    assert fracture(COMPLETE + "events: [{kind: fracture, lesion: B}]\n") == words("no", "impending")


def test_an_event_that_may_be_a_fracture_of_this_lesion_leaves_it_open() -> None:
    assert fracture(COMPLETE + "events: [{kind: fracture}]\n") is None
    assert fracture(COMPLETE + "events: [{kind: ?, lesion: A}]\n") is None


def test_fracture_treated_is_no_only_when_both_lists_are_complete_and_nothing_was_operated() -> None:
    assert fracture(COMPLETE, "fracture_treated") == words("no")
    assert fracture("listed: {events: complete}\n", "fracture_treated") is None
    assert fracture(COMPLETE + "treatments: [{procedure: fixation, lesion: A}]\n", "fracture_treated") is None
    assert fracture(COMPLETE + "treatments: [{procedure: surgery}]\n", "fracture_treated") is None
    assert fracture(COMPLETE + "treatments: [{procedure: radiotherapy, lesion: A}]\n", "fracture_treated") == words("no")


def test_what_the_lesion_says_is_kept() -> None:
    assert said("lesions: [{id: A, site: femur, fracture: impending}]\n" + COMPLETE, "fracture", "lesion", "A")[0].words == words("impending")


def test_a_bone_site_is_in_bone() -> None:
    assert said("lesions: [{id: A, site: femur}]\n", "organ", "lesion", "A") == (Statement(words=frozenset(("bone",)), said="bone"),)
    assert said("lesions: [{id: A}]\n", "organ", "lesion", "A") == ()


@pytest.mark.parametrize(
    ("tumours", "solid"),
    [
        ("[{organ: lung}]", words("yes")),
        ("[{histology: myeloma}, {organ: breast}]", words("yes")),
        ("[{histology: myeloma}, {organ: blood}]", words("no")),
        ("[{histology: myeloma}, {}]", None),
        ("[{organ: node}]", None),
        ("[{organ: unknown_primary}]", words("yes")),
        ("[]", words("no")),
        ("none", words("no")),
        ("?", None),
    ],
)
def test_solid_disease_follows_from_the_tumours(tumours: str, solid: frozenset[str] | None) -> None:
    statements = said(f"tumours: {tumours}\n", "population.solid")

    assert (statements[0].words if statements else None) == solid


def test_a_lesion_is_haematological_by_its_tumour_else_by_all_of_them() -> None:
    body = "tumours: [{id: M, histology: myeloma}, {id: P, organ: lung}]\nlesions: [{id: A, tumour: M}, {id: B}]\n"

    assert said(body, "haematological", "lesion", "A")[0].words == words("yes")
    assert said(body, "haematological", "lesion", "B") == ()


def test_a_drug_has_its_class_and_an_unlisted_one_may_have_any() -> None:
    body = "plan: [{id: A, drug: nivolumab}, {id: B, drug: other_anticancer}, {id: C, drug: chemotherapy}, {id: D, drug: ?}]\n"

    assert said(body, "drug_class", "plan", "A")[0].words == words("immunotherapy")
    assert "chemotherapy" in (said(body, "drug_class", "plan", "B")[0].words or ())
    assert "supportive" not in (said(body, "drug_class", "plan", "B")[0].words or ())
    assert said(body, "drug_class", "plan", "C")[0].words == words("chemotherapy")
    assert "other_anticancer" in (said(body, "drug", "plan", "C")[0].words or ())
    assert said(body, "drug_class", "plan", "D")[0].unknown


@pytest.mark.parametrize(("born", "low", "high"), [("1958-03", 68, 68), ("1958", 67, 68), ("1958-11", 67, 68), ("1958-12", 67, 67)])
def test_age_is_an_interval_when_the_birth_date_is_partial(born: str, low: int, high: int) -> None:
    (age,) = said(f"patient: {{born: {born}}}\n", "patient.age")

    assert age.amount is not None
    assert (age.amount.low, age.amount.high, age.amount.unit) == (Fraction(low), Fraction(high), "years")


def test_implants_are_no_only_when_the_list_is_complete() -> None:
    assert said("patient: {implants: none}\n", "patient.implants.pacemaker")[0].words == words("no")
    assert said("patient: {implants: [{kind: port}]}\n", "patient.implants.pacemaker") == ()
    body = "listed: {implants: complete}\npatient: {implants: [{kind: port}]}\n"
    assert said(body, "patient.implants.pacemaker")[0].words == words("no")
    assert said(body, "patient.implants.port")[0].words == words("yes")


def test_lists_said_complete_or_empty() -> None:
    assert read("lesions_listed: complete\n").complete == words("lesions", "plan")
    assert read("lesions: none\nevents: []\n").complete == words("lesions", "events", "plan")
    assert read("lesions: ?\n").complete == words("plan")
    assert read("lesions: []\nlisted: {lesions: partial}\n").complete == words("plan")
    assert said("events: []\n", "listed.events")[0].words == words("complete")


def test_conditions_have_one_path_wherever_they_are_written() -> None:
    assert said("patient: {conditions: {infection: local}}\n", "conditions.infection")[0].words == words("local")
    assert said("conditions: {infection: local}\n", "conditions.infection")[0].words == words("local")


def test_a_described_need_is_a_need() -> None:
    (need,) = said("needs: {physical: fatigue et douleurs}\n", "needs.physical")

    assert (need.words, need.said) == (words("yes"), "fatigue et douleurs")


def test_a_contradiction_is_data() -> None:
    body = "lesions: [{id: A, painful: no, pain: {mechanical: yes}, size: [{value: 3 mm, on: 2026-01-02}, {value: 4 mm, on: 2026-01-02}]}]\n"

    assert len(said(body, "size", "lesion", "A")) == 2
