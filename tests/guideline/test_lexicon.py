"""The words of the documents, found in what is said of a patient."""

from __future__ import annotations

import pytest

from jalon.guideline.words_found import words_in
from tests.shipped import sheets

PROGRAM, _ = sheets()


def found(text: str, lang: str = "fr") -> list[str]:
    """The words that a text uses."""
    return [word for word, _ in words_in(PROGRAM, [text], lang)]


def test_a_word_comes_with_its_meaning_in_the_language_of_the_text() -> None:
    assert words_in(PROGRAM, ["Le SINS est à 11."], "fr") == [("SINS", "Score de stabilité du rachis, de 0 à 18.")]
    assert words_in(PROGRAM, ["SINS is 11."], "en") == [("SINS", "Score of spinal stability, from 0 to 18.")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Deux fractures pathologiques du fémur.", "fracture pathologique"),
        ("Les effets abscopaux restent un sujet de recherche.", "effet abscopal"),
        ("Des lésions lytiques.", "ostéolyse"),
        ("OSTEOLYSE du bassin", "ostéolyse"),
        ("L'épidurite de T8", "épidurite"),
        ("Un délai de washout", "wash-out"),
        ("cinq demi vies", "demi-vie"),
        ("Deux fractions.", "fraction"),
        ("Flare : ne pas conclure.", "flare"),
        ("Aucune épidurite.", "épidurite"),
    ],
)
def test_accents_capitals_plurals_and_hyphens_do_not_hide_a_word(text: str, word: str) -> None:
    assert word in found(text)


@pytest.mark.parametrize("text", ["analyse", "une fractionnette", "Le rt de la page", "Il est alkylant", "les flareurs", "L'os du bassin"])
def test_a_part_of_a_word_and_small_letters_of_an_abbreviation_are_not_the_word(text: str) -> None:
    assert found(text) == []


def test_the_longest_form_is_meant() -> None:
    assert found("Présenter en RCP-OOS.") == ["RCP-OOS"]
    assert found("Présenter en RCP.") == ["RCP"]
    assert found("Cancer bronchique non à petites cellules.") == ["CPNPC"]
    assert found("Une TEMP-TDM, puis une TDM.") == ["TDM", "TEMP-TDM"]


def test_words_are_told_once_in_alphabetical_order_whatever_the_texts() -> None:
    told = [word for word, _ in words_in(PROGRAM, ["SINS, épidurite et flare", "Encore le SINS et Mirels"], "fr")]
    assert told == ["épidurite", "flare", "Mirels", "SINS"]


def test_a_form_leads_to_the_word_that_is_shown() -> None:
    assert found("Sous ZOL ou DMAB.") == ["acide zolédronique", "dénosumab"]
    assert found("The lesion is lytic and blastic.", "en") == ["osteolysis", "sclerotic"]


def test_texts_without_such_words_give_nothing() -> None:
    assert words_in(PROGRAM, [], "fr") == []
    assert found("Le patient marche seul.") == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_form_of_each_word_is_found_as_it_is_written(lang: str) -> None:
    """No form hides behind another one: of each, the word that explains it is told."""
    side = 0 if lang == "fr" else 1
    for entry in PROGRAM.lexicon:
        for form in entry.forms[side]:
            assert entry.forms[side][0] in found(f"({form})", lang), form


def test_the_words_and_abbreviations_that_the_article_needs_are_explained() -> None:
    needed = {
        "RCP-OOS", "SRE", "CPC", "CPNPC", "TEP", "TDM", "ZOL", "DMAB", "NTXu", "SG", "HR", "RT", "PS", "SINS", "DWI", "MDP", "SFRO", "ESCC", "Mirels",
        "Frankel", "OMS", "MRONJ", "ONM", "épidurite", "radiosensibilisation", "phénomène de rappel", "wash-out", "effet abscopal", "ostéolyse", "condensante",
        "lésion mixte", "ré-ossification", "flare", "fracture pathologique", "consolidation", "extension épidurale",
    }  # fmt: skip
    assert needed <= {form for entry in PROGRAM.lexicon for form in entry.forms[0]}
