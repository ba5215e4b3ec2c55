"""Outcomes that stand for a list: the answer holds the list, the engine and the columns the outcome."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jalon.guideline.cache import decode, encode
from jalon.guideline.program import Program
from tests.guideline.right_sheets import REGIMENS
from tests.meaning.small_sheets import answer, sheets

USUAL = [{"total": "30 Gy", "fractions": 10}, {"total": "20 Gy", "fractions": 5}]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return sheets(tmp_path_factory.mktemp("lists"), REGIMENS)


def told(program: Program, site: str, fracture: str) -> dict[str, Any]:
    return answer(program, "regimen", f"lesions: [{{id: L1, site: {site}, fracture: {fracture}}}]", "lesion:L1").json()


def test_the_value_of_an_answer_is_the_list_and_its_outcome_is_said_beside_it(program: Program) -> None:
    made = told(program, "spine.T6", "no")

    assert (made["status"], made["value"], made["possible"], made["outcome"]) == ("certain", USUAL, [USUAL], "usual")
    assert made["text"]["fr"] == "Irradier T5, T6 et T7."


def test_an_empty_list_is_a_value(program: Program) -> None:
    made = told(program, "spine.T6", "yes")

    assert (made["value"], made["possible"], made["outcome"]) == ([], [[]], "none")


def test_what_is_open_says_each_list_and_missing_keeps_the_words(program: Program) -> None:
    made = told(program, "spine.T6", "?")

    assert (made["status"], made["value"], made["outcomes"]) == ("bounded", None, ["usual", "short", "none"])
    assert made["possible"] == [USUAL, [{"total": "8 Gy", "fractions": 1}, "T5", "T8"], []]
    (missing,) = made["missing"]
    assert missing["leaves"] == {"no": ["usual"], "yes": ["none"], "impending": ["usual", "short"]}


@pytest.mark.parametrize(
    ("site", "levels"),
    [
        pytest.param("spine.L5", ["L4", "S2"], id="the level below the last lumbar vertebra is sacral"),
        pytest.param("spine.C1", ["C3"], id="above the first vertebra there is none"),
        pytest.param("spine.S4", ["S3"], id="below the last one there is none"),
        pytest.param("spine.thoracic", ["{site-1}", "{site+2}"], id="not one vertebra"),
        pytest.param("femur.shaft.left", ["{site-1}", "{site+2}"], id="no vertebra"),
        pytest.param('"?"', ["{site-1}", "{site+2}"], id="not known"),
    ],
)
def test_a_level_is_counted_from_the_vertebra_of_the_lesion(program: Program, site: str, levels: list[str]) -> None:
    assert told(program, site, "impending")["possible"][1][1:] == levels


@pytest.mark.parametrize(
    ("site", "sentence"),
    [
        pytest.param("spine.C1", "Irradier C1, C1 et C2.", id="above the first vertebra, the first"),
        pytest.param("spine.S5", "Irradier S4, S5 et S5.", id="below the last one, the last"),
    ],
)
def test_a_sentence_stops_at_the_end_of_the_spine(program: Program, site: str, sentence: str) -> None:
    assert told(program, site, "no")["text"]["fr"] == sentence


def test_where_the_site_is_not_one_vertebra_the_sentence_says_levels(program: Program) -> None:
    assert told(program, "spine.thoracic", "no")["text"] == {
        "fr": "Irradier 1 niveau au-dessus, rachis thoracique et 1 niveau au-dessous.",
        "en": "EN Irradier 1 level above, thoracic spine et 1 level below.",
    }


def test_another_source_that_says_another_list_is_told_as_a_list(tmp_path: Path) -> None:
    from tests.meaning.small_sheets import page, source

    other = """
        **Décision** `regimen` pour chaque lésion : schémas à discuter.

        | Fracture `lesion.fracture` | Schéma |
        |---|---|
        | oui ou non ou imminente | schéma court |

        - schéma court `short` = `8 Gy/1` : « Une séance. »
        """
    both = sheets(tmp_path, REGIMENS, page(other, source="Autre", scope="international", edition="2021-01-01"), sources=source("Autre", "2021-01-01", "international"))
    made = told(both, "spine.T6", "no")

    assert made["value"] == USUAL
    (conflict,) = made["conflicts"]
    assert (conflict["value"], conflict["possible"], conflict["outcome"]) == ([{"total": "8 Gy", "fractions": 1}], [[{"total": "8 Gy", "fractions": 1}]], "short")


def test_lists_are_kept_in_the_cache(program: Program) -> None:
    assert decode(encode(program.rules)) == program.rules
