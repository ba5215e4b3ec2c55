"""How soon the answers of the four other documents are needed: none is an emergency, few wait for a date, the rest is information."""

from __future__ import annotations

from functools import cache

from jalon.guideline.answers import Reasoner
from jalon.guideline.examples import case_of
from tests.knowledge.deciding import asked
from tests.knowledge.test_sheets import ROWS
from tests.shipped import sheets

FOLDERS = ("cancer-metastatique-2020", "metastases-arc-2021", "micrometastases-2025", "palliatif-2025")
BEFORE_THE_OPERATION = {("axilla.board", "to_present")}
TO_PLAN = {
    *(("axilla.dissection", value) for value in ("none", "not_systematic", "not_stated")),
    *(("axilla.information", "to_do"), ("axilla.irradiation", "discuss"), ("lymphoedema.watch", "watch"), ("micrometastasis.follow_up", "team_sets")),
    *(("sentinel.offer", value) for value in ("offer", "examine", "not_indicated", "not_stated")),
    *(("sentinel.step", value) for value in ("locate", "sample", "microscopy", "immunohistochemistry")),
    *(("adjuvant.discussion", value) for value in ("discuss", "later")),
    *((marker, value) for marker in ("marker.ca15_3", "marker.psa") for value in ("rise", "no_rise")),
    *(("surveillance", value) for value in ("surveillance", "staging", "disease_monitoring")),
    *(("curative.surgery", value) for value in ("discuss", "not_stated", "not_for_this")),
    ("palliative.referral", "offer"),
}


@cache
def certain() -> frozenset[tuple[str, str, str]]:
    """Rule, certain answer and urgency of every `Cas` of these documents."""
    program, library = sheets()
    found = set()
    for example in ROWS:
        if example.page.folder in FOLDERS:
            reasoner = Reasoner.begin(program, case_of(example, library))
            for name, _ in example.expected:
                rule = asked(program, example, name)
                for env, about in reasoner.objects(rule):
                    answer = reasoner.answer(rule, env, about, False)
                    if answer.status == "certain" and not rule.inner and isinstance(answer.value, str):
                        found.add((name, answer.value, answer.urgency))
    return frozenset(found)


def test_nothing_in_these_documents_is_an_emergency() -> None:
    assert {(name, value) for name, value, urgency in certain() if urgency == "now"} == set()


def test_only_the_board_must_come_before_an_operation() -> None:
    assert {(name, value) for name, value, urgency in certain() if urgency == "before"} == BEFORE_THE_OPERATION


def test_what_is_to_be_planned_is_told_apart_from_what_is_only_said() -> None:
    assert {(name, value) for name, value, urgency in certain() if urgency == "planned"} == TO_PLAN
