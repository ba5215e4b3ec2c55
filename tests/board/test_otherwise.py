"""What would change an answer, in words."""

from __future__ import annotations

import pytest

from jalon.board import otherwise as words
from jalon.board.explained import change_lines
from jalon.board.otherwise import NEEDS, Otherwise, otherwise
from jalon.case import read_case
from jalon.guideline.answers import Reasoner
from tests.board.test_terminal import CASES, foreign, plain, shipped

DEMO = CASES / "demo-femur.yaml"


def said(rule: str, about: str, name: str = "demo-femur") -> Otherwise:
    path = CASES / f"{name}.yaml"
    reasoner = Reasoner.begin(shipped(), read_case(path))
    return otherwise(reasoner, next(one for one in reasoner.of(rule) if one.about == about), path)


def test_a_change_is_told_with_the_score_and_the_conduct() -> None:
    found = said("mirels_conduct", "lesion:L1")
    assert found.title[0] == "Ce qui changerait la réponse"
    assert found.sentences[0] == (
        "Si l'atteinte corticale (L1) était < 1/3 (et non 1/2) et le type de lésion (L1) était condensante (et non lytique) → "
        "score de Mirels 8, à discuter en RCP",
        "If cortical involvement (L1) were < 1/3 (not 1/2) and type of lesion (L1) were blastic (not lytic) → Mirels score 8, for the tumour board",
    )


def test_values_that_lead_to_one_conduct_are_told_with_every_score_that_they_give() -> None:
    sentences = [french for french, _ in said("sins_class", "lesion:L2").sentences]
    assert "Si l'alignement du rachis (L2) était déformation ou subluxation (et non normal) → score SINS 13 à 15, instable" in sentences


def test_a_number_is_told_from_its_limit_with_what_is_recorded() -> None:
    assert said("before_antiresorptive.vitamin_d", "plan:P1").sentences[0][0] == "Si la vitamine D (25-OH) était ≥ 30 ng/mL (et non 18 ng/mL) → remplie"


def test_a_question_of_yes_or_no_is_quoted() -> None:
    sentences = [french for french, _ in said("urgent.cord_compression", "patient").sentences]
    assert "Si le déficit neurologique était « oui » (et non « non ») → suspectée" in sentences


def test_what_is_not_known_is_told_in_the_present() -> None:
    found = said("before_antiresorptive.calcium", "plan:P1")
    assert found.title[0] == "Ce qui la fixerait"
    assert "Si le calcium ionisé est ≥ 1,15 mmol/L → remplie" in [french for french, _ in found.sentences]
    assert found.data["aim"] == "settle"


def test_the_data_say_how_to_ask_what_if() -> None:
    (change,) = said("before_antiresorptive.vitamin_d", "plan:P1").data["changes"]
    fact = change["facts"][0]
    assert set(fact) == {"fact", "label", "from", "to", "words", "whatif"}
    assert (fact["fact"], fact["to"], fact["whatif"]) == ("labs.vitamin_d", ["≥ 30 ng/mL"], "labs.vitamin_d=30 ng/mL")
    assert change["leaves"] == ["met"]


def test_dates_are_not_searched_and_that_is_said() -> None:
    found = said("washout", "treatment:D1+plan:P2")
    assert found.sentences == ()
    assert "dates" in found.note[0]


def test_without_the_solver_a_message_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "find_spec", lambda name: None)
    found = said("mirels_conduct", "lesion:L1")
    assert (found.sentences, found.note) == ((), NEEDS)
    assert found.data["why"] == "not_installed"


@pytest.mark.parametrize("name", ["demo-femur", "cas-c05-prostate-vitamine-d", "cas-c34-rein-trochanter"])
def test_what_would_change_is_told_in_french(name: str) -> None:
    path = CASES / f"{name}.yaml"
    reasoner = Reasoner.begin(shipped(), read_case(path))
    for answer in reasoner.answers(False):
        if answer.rule.partition(".")[0] in ("mirels_conduct", "sins_class", "urgent", "before_antiresorptive", "antiresorptive"):
            for line in change_lines(otherwise(reasoner, answer, path), 0):
                assert foreign(plain(line, 400)) == set()
