"""What each missing fact would change, in words: never something else than what `leaves` says."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

import pytest

from jalon.board.effect import Effect, ToObtain
from jalon.board.effect_words import same_of_others
from jalon.board.effects import to_obtain
from jalon.board.missing_view import missing_table
from jalon.board.subjects import subject
from jalon.case import read_case
from jalon.guideline.boards import Board, board
from jalon.guideline.program import Program
from tests.board.test_terminal import LANGUAGES, NAMES, answered, plain, shipped

HERE = Path(__file__).parent
SPINE = """
case: rachis
on: 2026-11-21
listed: {lesions: complete, events: complete, treatments: complete}
tumours: [{id: T1, organ: lung, histology: adenocarcinoma}]
symptoms: {deficit: no, sphincter: no, back_pain: yes}
lesions:
  - {id: L2, tumour: T1, organ: bone, site: spine.T12, matrix: lytic, pain: {mechanical: yes}, fracture: no,
     spine: {collapse: 10 %, body_involved: 60 %, posterolateral: none, epidural: 0}, neurology: {deficit: no}}
"""
Json = dict[str, Any]


def obtained(made: Board) -> list[ToObtain]:
    return to_obtain(made, shipped())


def of(text: str, fact: str) -> ToObtain:
    """What one fact of a case would change."""
    made = board(shipped(), read_case(text.encode()))
    return next(one for one in obtained(made) if one.fact == fact)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_shown_word_for_word(language: str) -> None:
    """When a change is meant, write the new view in its file and read it as a board would."""
    found = plain(missing_table(answered("demo-femur"), shipped(), language))
    kept = HERE / f"demo-femur-missing.{language}.txt"
    expected = kept.read_text(encoding="utf-8")
    assert found == expected, "\n".join(difflib.unified_diff(expected.splitlines(), found.splitlines(), kept.name, "now", lineterm=""))


def test_an_unknown_alignment_is_told_with_the_score_the_class_and_the_conduct() -> None:
    alignment = of(SPINE, "lesion:L2.spine.alignment")
    assert alignment.headline[0] == (
        "L'alignement du rachis (L2) peut faire passer le score SINS de 10-14 à 14, instable → "
        "Demander sans tarder l'avis d'un chirurgien du rachis"
    )
    assert alignment.why == ("non noté", "not stated")
    assert alignment.how == ("par l'imagerie", "by imaging")
    assert [effect.sentence[0] for effect in alignment.touched[0].effects] == [
        "normal ou déformation → score SINS 10 à 12, potentiellement instable. Demander l'avis d'un chirurgien du rachis",
        "subluxation → score SINS 14, instable. Demander sans tarder l'avis d'un chirurgien du rachis",
    ]


def test_a_result_that_is_too_old_is_told_with_its_value_and_its_date() -> None:
    old = SPINE + "labs: [{test: vitamin_d, value: 35 ng/mL, on: 2025-01-10}]\nplan: [{id: P1, drug: denosumab}]\n"
    assert of(old, "labs.vitamin_d").why == ("trop ancien : 35 ng/mL (10/01/2025)", "too old: 35 ng/mL (2025-01-10)")


def test_a_score_that_moves_without_its_conduct_says_that_the_conduct_stays() -> None:
    sure = SPINE.replace("posterolateral: none", "posterolateral: none, alignment: normal").replace("collapse: 10 %, ", "").replace("60 %", "10 %")
    collapse = of(sure, "lesion:L2.spine.collapse")
    (score,) = (one for one in collapse.touched if one.rule == "sins")
    assert score.note[0] == "stabilité du rachis selon le score : toujours potentiellement instable"


def test_calcium_and_albumin_are_asked_together() -> None:
    albumin = next(one for one in obtained(answered("demo-femur")) if one.fact == "labs.albumin")
    assert albumin.together == (("calcium", "calcium"),)
    assert albumin.headline[0].startswith("L'albumine, avec le calcium, peut mener à")


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_agrees_with_what_the_board_says_the_values_leave(name: str) -> None:
    """The words come from the same sets as `leaves`: each effect names the values that leave its outcomes, and no value is left out."""
    made = answered(name)
    leaves = {(answer.rule, answer.about, entry["fact"]): entry for answer in made.answers for entry in answer.missing}
    told: dict[tuple[str, str, str], dict[str, Effect]] = {}
    for one in obtained(made):
        for touched in one.touched:
            key = (touched.rule, touched.about, one.fact)
            told[key] = {value: effect for effect in touched.effects for value in effect.keys}
            assert touched.jointly == bool(leaves[key].get("jointly"))
    for key, entry in leaves.items():
        effects = told.get(key)
        if effects is None:
            # A score that is told with the answer that reads it: what that says of the score is within what the value leaves of it.
            assert any(_within(through.outcomes, made, key) for one in obtained(made) if one.fact == key[2] for touched in one.touched
                       for effect in touched.effects for through in effect.through if (through.rule, through.about) == key[:2]), key
        elif not entry.get("jointly"):
            assert set(effects) == set(entry["leaves"])
            for value, left in entry["leaves"].items():
                effect = effects[value]
                assert list(effect.move.outcomes) == left
                assert effect.move.same or effect.sentence[0].endswith(effect.conduct[0])
                assert _says(effect, shipped(), key[0]) == {str(word) for word in left if word != "not_applicable"}


def _within(outcomes: tuple[Any, ...], made: Board, key: tuple[str, str, str]) -> bool:
    possible = next(answer.possible for answer in made.answers if (answer.rule, answer.about) == key[:2])
    return bool(possible[0] <= outcomes[0] <= outcomes[-1] <= possible[-1])


def _says(effect: Effect, program: Program, name: str) -> set[str]:
    """The outcomes that the words of an effect name."""
    rule = program.rule(name)
    assert rule is not None
    if rule.kind == "Score":
        return set(re.findall(r"\d+", effect.move.after[0]))
    said = [one.removeprefix("condition ") for one in re.split(r", | ou ", effect.move.after[0])]
    by = program.rule(rule.ranked_by) if rule.ranked_by else None
    labels = {words[0]: outcome for one in (rule, by) if one is not None for outcome, words in one.outcomes.items()}
    return {labels[word] for word in said if word in labels} | {word for word in said if word not in labels and re.search(r"\d", word)}


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_that_changes_nothing_alone_says_with_what_it_counts(name: str) -> None:
    for one in obtained(answered(name)):
        for touched in one.touched:
            assert touched.jointly != bool(touched.effects)
            assert one.label not in touched.partners


def test_the_name_of_a_fact_has_its_article_unless_its_gender_is_not_known_or_it_is_a_state() -> None:
    assert subject("résécable") == ("« résécable »", False)
    assert subject("alignement du rachis (L2)") == ("l'alignement du rachis (L2)", False)
    assert subject("hauteur restaurable") == ("la hauteur restaurable", False)
    assert subject("troubles sphinctériens") == ("les troubles sphinctériens", True)
    assert subject("fracture traitée (L1)", yes_or_no=True) == ("« fracture traitée (L1) »", False)


def test_a_fact_that_is_not_known_of_several_lesions_is_named_once() -> None:
    labels = (("fracture (L1)", "fracture (L1)"), [("fracture (L2)", "fracture (L2)"), ("calcium", "calcium"), ("fracture (L4)", "fracture (L4)")])
    assert same_of_others(*labels, 0) == ("fracture (L1, L2, L4)", [("calcium", "calcium")])
    assert same_of_others(("calcium", "calcium"), [("albumine", "albumin")], 1) == ("calcium", [("albumine", "albumin")])
