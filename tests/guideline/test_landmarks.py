"""Figures of a paper that belong to a rule: every answer of the rule carries them, the printed value beside the corrected one."""

from __future__ import annotations

from pathlib import Path

from jalon.guideline.program import Program
from tests.guideline.right_sheets import CHECKS, LANDMARKS, SIGNS
from tests.meaning.small_sheets import answer, answers, page, sheets

TABLE = """**Repères** `{}` : chiffres.

| Mesure | Valeur imprimée | Valeur corrigée | Population | Vérification |
|---|---|---|---|---|
| mesure | 1 | 2 | tous | confirmée |
"""


def with_table(sheet: str, name: str) -> str:
    return sheet.replace("## Cas", TABLE.format(name) + "\n## Cas")


def test_each_answer_of_the_rule_carries_them(tmp_path: Path) -> None:
    program = sheets(tmp_path, LANDMARKS)
    made = [one.json()["landmarks"] for one in answers(program, "cement", "lesions: [{id: L1, site: spine.T6}, {id: L2, site: spine.T8}]").values()]

    assert made[0] == made[1]
    assert made[0][0] == {
        "measure": {"fr": "soulagement à un mois", "en": "EN soulagement à un mois"},
        "printed": {"fr": "80 %", "en": "80 %"},
        "corrected": {"fr": "60 à 85 %", "en": "60 to 85 %"},
        "population": {"fr": "n = 66", "en": "n = 66"},
        "verification": "corrected",
        "cites": [{"document": "Essai 2020", "where": "tableau 2", "sheet": "fiche-0.md", "line": 23}],
    }
    assert [one["verification"] for one in made[0]] == ["corrected", "not_found"]
    assert made[0][1]["cites"][0]["where"] == "page 1"


def test_they_change_no_answer(tmp_path: Path) -> None:
    case = "lesions: [{id: L1, site: spine.T6, pain: {refractory: yes}}]"
    with_them, without = (answer(program, "cement", case, "lesion:L1").json() for program in _both(tmp_path))
    del with_them["landmarks"]
    assert with_them == without


def _both(folder: Path) -> tuple[Program, Program]:
    return sheets(folder / "with", LANDMARKS), sheets(folder / "without", LANDMARKS.partition("**Repères**")[0] + "## Cas" + LANDMARKS.partition("## Cas")[2])


def test_every_check_of_a_table_of_requirements_carries_those_of_the_table(tmp_path: Path) -> None:
    program = sheets(tmp_path, with_table(CHECKS, "before"))
    case = "plan: [{id: P1, drug: denosumab}]"
    for check in ("before.vitamin_d", "before.dental"):
        assert len(answer(program, check, case, "plan:P1").json()["landmarks"]) == 1
    alone = sheets(tmp_path / "alone", with_table(CHECKS, "before.dental"))
    assert "landmarks" not in answer(alone, "before.vitamin_d", case, "plan:P1").json()
    assert "landmarks" in answer(alone, "before.dental", case, "plan:P1").json()


def test_they_may_stand_on_another_page(tmp_path: Path) -> None:
    program = sheets(tmp_path, SIGNS, page(TABLE.format("alert")))
    assert answer(program, "alert", "").json()["landmarks"][0]["cites"][0]["sheet"] == "fiche-1.md"
