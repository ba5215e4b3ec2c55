"""A file is rarely all there is: a sure answer still holds when a metastasis is found that nobody had listed, or says that it speaks of what is noted."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from jalon.board.letter import letter
from jalon.case import read_case
from jalon.guideline.answers import Answer
from jalon.guideline.boards import board
from tests.shipped import program

BREAST = """case: c
on: 2026-11-21
listed: {lesions: %s, tumours: complete}
tumours: [{id: T1, organ: breast, histology: ductal, invasive: yes, located: yes, size: 18 mm, resected: yes, tnm: {edition: 8, t: 1c, n: 0, m: 0}}]
nodes: {clinical: negative, tracer: not done, regional: negative, method: sentinel}
treatments: [{id: D1, drug: letrozole, from: 2026-08-01, last: 2026-11-20, running: yes, intent: neoadjuvant, response: stable}]
care: {palliative_care: not done}
symptoms: {fatigue: no, nausea: no, isolation: no, bone_pain: no}
patient: {frail: no}
"""
LIVER = "lesions: [{id: L1, tumour: T1, organ: liver, painful: yes}]\n"


@cache
def made(text: str) -> dict[tuple[str, str], Answer]:
    return {(one.rule, one.about): one for one in board(program(), read_case(text.encode())).answers}


def possible(text: str, rule: str, about: str = "patient") -> set[Any]:
    answer = made(text)[rule, about].json()
    return {"sans objet"} if answer["status"] == "not_applicable" else set(map(str, answer["possible"])) | ({"sans objet"} if answer["may_not_apply"] else set())


ABOUT_METASTASES = [
    ("stage.four", "patient"), ("palliative.referral", "patient"), ("antitumour.given", "patient"), ("expectations.talk", "patient"),
    ("metastasis.treatments", "tumour:T1"), ("adjuvant.discussion", "tumour:T1"), ("treatment.next", "treatment:D1"), ("extent", "patient"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "about"), ABOUT_METASTASES)
def test_an_incomplete_list_leaves_open_what_a_hidden_metastasis_would_change(rule: str, about: str) -> None:
    before, after = possible(BREAST % "partial", rule, about), possible(BREAST % "partial" + LIVER, rule, about)

    assert after <= before, "the metastasis was not foreseen"
    assert possible(BREAST % "complete", rule, about) <= before
    assert len(before) > 1, "and nothing tells it apart from a file that is complete"
    assert "listed.lesions" in {entry["fact"] for entry in made(BREAST % "partial")[rule, about].missing}


def test_a_localised_tumour_is_not_told_to_be_of_stage_four_nor_its_drug_to_be_paused() -> None:
    """An open answer says neither, and a sure one is not said `if it applies`."""
    for rule, about in ABOUT_METASTASES:
        answer = made(BREAST % "partial")[rule, about]
        assert (answer.status, answer.may_not_apply) == ("bounded", False), rule
        assert not {"stade IV", "pause"} & {word for word in ("stade IV", "pause") if word in answer.text["fr"]}, rule


@pytest.mark.parametrize(("rule", "about"), [("sentinel.offer", "tumour:T1"), ("axilla.dissection", "tumour:T1")])
def test_the_sentinel_pathway_says_that_it_reads_what_is_noted(rule: str, about: str) -> None:
    """It is written for a disease without metastasis, and stops when one is listed: until then its words say on what they rest."""
    before = made(BREAST % "partial")[rule, about]

    assert before.status == "certain"
    assert "sans métastase notée" in before.text["fr"].casefold()
    assert "no metastasis recorded" in before.text["en"].casefold()
    assert possible(BREAST % "partial" + LIVER, rule, about) == {"sans objet"}


def test_symptoms_that_nobody_noted_are_said_to_be_not_noted() -> None:
    assert "notés au dossier" in made(BREAST % "partial")["symptoms.relief", "patient"].text["fr"]


@pytest.mark.parametrize("metastasis", [LIVER, LIVER.replace("liver", "bone")])
def test_a_patient_with_a_metastasis_does_not_read_that_the_cancer_is_not_everywhere(metastasis: str) -> None:
    micro = BREAST.replace("regional: negative", "regional: positive, largest_deposit: 1.2 mm") % "partial"

    def told(text: str) -> str:
        return " ".join(sentence for section in letter(program(), read_case(text.encode()), "fr").sections for part in section.parts for line in part.lines for sentence in line.sentences())

    assert "Elle ne veut pas dire que le cancer est partout" in told(micro)
    assert "Elle ne veut pas dire" not in told(micro + metastasis)
    assert "Elle ne veut pas dire" in told(micro + metastasis.replace("painful: yes", "pathology: benign"))


def test_no_two_rules_bear_the_same_title() -> None:
    """Two titles alike are two answers to one question: another source of one rule bears its name, and stands beside it."""
    found: dict[tuple[Any, str], set[str]] = {}
    for rule in program().rules:
        if not rule.inner:
            found.setdefault((tuple(rule.about), rule.title[0].casefold()), set()).add(rule.name)
    assert {title: names for title, names in found.items() if len(names) > 1} == {}
