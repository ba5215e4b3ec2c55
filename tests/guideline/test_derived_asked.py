"""Rules on facts that follow from dates and links: what they conclude, and what is asked for when they cannot."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from jalon.guideline.program import Program
from tests.meaning.small_sheets import answer, possible, sheets

LONG = """
    **Décision** `pause` pour chaque traitement (dénosumab) : pause à discuter.

    | Durée `treatment.months` | Pause |
    |---|---|
    | ≥ 24 mois | oui |
    | < 24 mois | non |

    - oui : « Discuter une pause de {drug}, donné depuis {treatment.months}. »
    - non : « Pas de pause : {treatment.months}. »

    **Décision** `again` pour chaque lésion : nouvelle irradiation.

    | Déjà irradiée `lesion.irradiated` | Délai `lesion.days_since_radiotherapy` | Conduite |
    |---|---|---|
    | oui | ≥ 28 jours | possible |
    | oui | < 28 jours | attendre |
    | non | — | première |

    - possible `possible` : « Une nouvelle irradiation est possible. »
    - attendre `wait` : « Attendre 28 jours. »
    - première `first` : « Première irradiation. »

    **Décision** `origin` pour chaque lésion : origine.

    | Primitif `lesion.primary` | Histologie `lesion.primary_histology` | Origine |
    |---|---|---|
    | poumon | adénocarcinome | poumon |
    | poumon | sauf adénocarcinome | poumon |
    | sauf poumon | — | ailleurs |

    - poumon `lung` : « Origine : poumon. »
    - ailleurs `elsewhere` : « Origine : ailleurs. »

    **Décision** `flare` pour chaque imagerie : flare possible.

    | Durée `imaging.treatment_months` | Flare |
    |---|---|
    | < 6 mois | oui |
    | ≥ 6 mois ou sans objet | non |

    - oui : « Flare possible. »
    - non : « Pas de flare. »
    """


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return sheets(tmp_path_factory.mktemp("derived"), LONG.replace("| ≥ 6 mois ou sans objet | non |", "| ≥ 6 mois | non |\n    | sans objet | non |"))


def asked(program: Program, rule: str, case: str, about: str) -> dict[str, dict[str, Any]]:
    return {entry["fact"]: entry for entry in answer(program, rule, case, about).json()["missing"]}


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2024-11-21", {"yes"}), ("2024-11-22", {"no"}), ("2024-11", {"yes", "no"}), ("2024-10", {"yes"}), ("2025", {"no"}), ('"?"', {"yes", "no"})],
)
def test_a_limit_in_months_is_reached_on_its_day(program: Program, start: str, expected: set[str]) -> None:
    case = f"treatments: [{{id: D1, drug: denosumab, from: {start}, running: yes}}]"
    assert possible(program, "pause", case, "treatment:D1") == expected


def test_a_duration_is_told_in_words(program: Program) -> None:
    case = "treatments: [{id: D1, drug: denosumab, from: 2024-11, running: yes}]"
    made = answer(program, "pause", case, "treatment:D1").json()
    (entry,) = [one for one in made["because"] if one["fact"] == "treatment:D1.months"]

    assert (entry["label"]["fr"], entry["words"], entry["value"]) == ("durée du traitement (D1)", {"fr": "23 à 24 mois", "en": "23 to 24 months"}, "23..24 months")
    case = "treatments: [{id: D1, drug: denosumab, from: 2024-01-05, running: yes}]"
    assert answer(program, "pause", case, "treatment:D1").text["fr"] == "Discuter une pause de Dénosumab, donné depuis 34 mois."


def test_missing_asks_for_the_date_on_which_a_duration_rests(program: Program) -> None:
    found = asked(program, "pause", 'treatments: [{id: D1, drug: denosumab, from: "?", running: yes}]', "treatment:D1")

    assert list(found) == ["treatment:D1.from"]
    entry = found["treatment:D1.from"]
    assert entry["label"] == {"fr": "début (D1)", "en": "start (D1)"}
    assert entry["leaves"] == {"treatment.months < 24 months": ["no"], "treatment.months ≥ 24 months": ["yes"]}
    assert entry["words"]["fr"] == {"treatment.months < 24 months": "durée du traitement : < 24 mois", "treatment.months ≥ 24 months": "durée du traitement : ≥ 24 mois"}


def test_missing_asks_whether_a_treatment_goes_on(program: Program) -> None:
    found = asked(program, "pause", "treatments: [{id: D1, drug: denosumab, from: 2020-01-05}]", "treatment:D1")
    assert list(found) == ["treatment:D1.running", "treatment:D1.to"]


def test_missing_asks_for_the_list_of_treatments_or_the_lesion_that_was_treated(program: Program) -> None:
    open_list = asked(program, "again", "lesions: [{id: L1, site: spine.T6}]", "lesion:L1")
    assert list(open_list) == ["lesion:L1.irradiated", "listed.treatments"]

    unnamed = "lesions: [{id: L1, site: spine.T6}]\nlisted: {treatments: complete}\ntreatments: [{id: D1, procedure: radiotherapy, to: 2026-01-05}, {id: D2, drug: osimertinib}]"
    assert possible(program, "again", unnamed, "lesion:L1") == {"possible", "first"}
    assert "lesion:L1.irradiated" in asked(program, "again", unnamed, "lesion:L1")


def test_missing_asks_for_the_tumour_of_a_lesion(program: Program) -> None:
    two = "lesions: [{id: L1}]\ntumours: [{id: T1, organ: lung, histology: adenocarcinoma}, {id: T2, organ: breast}]"
    found = asked(program, "origin", two, "lesion:L1")
    assert list(found) == ["lesion:L1.tumour", "listed.tumours"]
    assert found["lesion:L1.tumour"]["leaves"]["lesion.primary lung"] == ["lung"]

    named = "lesions: [{id: L1, tumour: T1}]\ntumours: [{id: T1}, {id: T2, organ: breast}]\nlisted: {tumours: complete}"
    assert list(asked(program, "origin", named, "lesion:L1")) == ["tumour:T1.organ"]


def test_an_examination_rests_on_the_whole_list_of_treatments(program: Program) -> None:
    imaging = "imaging: [{id: I1, modality: bone_scan, on: 2026-06-15}]\ntreatments: [{id: D1, drug: osimertinib, from: 2025-06-15}]\n"

    assert possible(program, "flare", imaging, "imaging:I1") == {"yes", "no"}
    assert list(asked(program, "flare", imaging, "imaging:I1")) == ["listed.treatments"]
    assert possible(program, "flare", imaging + "listed: {treatments: complete}", "imaging:I1") == {"no"}
    assert possible(program, "flare", "imaging: [{id: I1, modality: bone_scan, on: 2026-06-15}]\ntreatments: none", "imaging:I1") == {"no"}


def test_to_learn_more_never_adds_a_value(program: Program, tmp_path: Path) -> None:
    """A date made precise, a list said complete, a link told: what is left was possible before."""
    steps = {
        ("pause", "treatment:D1"): (
            "treatments: [{id: D1, drug: denosumab}]",
            "treatments: [{id: D1, drug: denosumab, from: 2024}]",
            "treatments: [{id: D1, drug: denosumab, from: 2024-11}]",
            "treatments: [{id: D1, drug: denosumab, from: 2024-11, last: 2026-11-01}]",
            "treatments: [{id: D1, drug: denosumab, from: 2024-11, last: 2026-11-01, running: yes}]",
            "treatments: [{id: D1, drug: denosumab, from: 2024-11-21, last: 2026-11-01, running: yes}]",
        ),
        ("again", "lesion:L1"): (
            "lesions: [{id: L1}]",
            "lesions: [{id: L1}]\ntreatments: [{id: D1, procedure: \"?\"}]",
            "lesions: [{id: L1}]\ntreatments: [{id: D1, procedure: radiotherapy}]",
            "lesions: [{id: L1}]\ntreatments: [{id: D1, procedure: radiotherapy, lesion: L1}]",
            "lesions: [{id: L1}]\ntreatments: [{id: D1, procedure: radiotherapy, lesion: L1, to: 2026}]",
            "lesions: [{id: L1}]\ntreatments: [{id: D1, procedure: radiotherapy, lesion: L1, to: 2026-10}]\nlisted: {treatments: complete}",
        ),
        ("origin", "lesion:L1"): (
            "lesions: [{id: L1}]",
            "lesions: [{id: L1}]\ntumours: [{id: T1}]",
            "lesions: [{id: L1, tumour: T1}]\ntumours: [{id: T1}]",
            "lesions: [{id: L1, tumour: T1}]\ntumours: [{id: T1, organ: lung}]",
        ),
    }
    for (rule, about), cases in steps.items():
        left = [possible(program, rule, case, about) for case in cases]
        assert all(after <= before for before, after in itertools.pairwise(left)), (rule, left)
