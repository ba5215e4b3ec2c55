"""Options: arguments with their weights and reasons, on facts of the lesion and of the patient and on other rules."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.guideline.program import Program
from tests.guideline.right_sheets import REASONED
from tests.meaning.small_sheets import answer, possible, sheets

KNOWN = {
    "refractory": "no", "painful": "yes", "fracture": "no", "matrix": "mixed", "weight_bearing": "no", "posterior_wall": "intact", "performance_status": "1", "infection": "none",
}  # fmt: skip
VERDICTS = ("indicated", "discuss", "contraindicated", "not_indicated")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return sheets(tmp_path_factory.mktemp("options"), REASONED)


def case(**said: str) -> str:
    one = KNOWN | said
    return f"""
        patient: {{performance_status: "{one['performance_status']}"}}
        conditions: {{infection: "{one['infection']}"}}
        lesions:
        - id: L1
          site: spine.T6
          matrix: "{one['matrix']}"
          fracture: "{one['fracture']}"
          weight_bearing: "{one['weight_bearing']}"
          painful: "{one['painful']}"
          pain: {{refractory: "{one['refractory']}"}}
          spine: {{posterior_wall: "{one['posterior_wall']}"}}
        """


def told(program: Program, **said: str) -> dict[str, dict[str, Any]]:
    """The arguments by their label."""
    return {one["label"]["fr"]: one for one in answer(program, "cement", case(**said), "lesion:L1").json()["arguments"]}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        pytest.param({}, {"not_indicated"}, id="nothing speaks for it"),
        pytest.param({"refractory": "yes"}, {"indicated"}, id="an indication of the lesion"),
        pytest.param({"fracture": "yes"}, {"indicated"}, id="an indication by another rule"),
        pytest.param({"fracture": "yes", "painful": "?"}, {"indicated", "not_indicated"}, id="half of an indication known"),
        pytest.param({"matrix": "lytic"}, {"not_indicated"}, id="what only speaks for it does not indicate it"),
        pytest.param({"refractory": "yes", "performance_status": "4"}, {"indicated"}, id="what only speaks against it does not take it away"),
        pytest.param({"weight_bearing": "yes"}, {"not_indicated"}, id="never alone, without an indication"),
        pytest.param({"weight_bearing": "yes", "refractory": "yes"}, {"discuss"}, id="never alone, with an indication"),
        pytest.param({"weight_bearing": "?", "refractory": "yes"}, {"discuss", "indicated"}, id="maybe never alone"),
        pytest.param({"posterior_wall": "extensive"}, {"not_indicated"}, id="a relative contra-indication to what nothing indicates"),
        pytest.param({"posterior_wall": "extensive", "refractory": "?"}, {"discuss", "not_indicated"}, id="a relative contra-indication to what is maybe indicated"),
        pytest.param({"posterior_wall": "extensive", "refractory": "yes"}, {"discuss"}, id="a relative contra-indication"),
        pytest.param({"posterior_wall": "?", "refractory": "yes"}, {"discuss", "indicated"}, id="maybe a relative contra-indication"),
        pytest.param({"infection": "active", "refractory": "yes", "posterior_wall": "extensive"}, {"contraindicated"}, id="an absolute contra-indication wins, and is of the patient"),
        pytest.param({"infection": "?", "refractory": "yes"}, {"indicated", "contraindicated"}, id="maybe an absolute contra-indication"),
        pytest.param({"infection": "active", "refractory": "?"}, {"contraindicated"}, id="an absolute contra-indication settles what is unknown"),
        pytest.param(dict.fromkeys(KNOWN, "?"), set(VERDICTS), id="nothing is known"),
    ],
)
def test_the_fixed_verdicts(program: Program, said: dict[str, str], verdicts: set[str]) -> None:
    assert possible(program, "cement", case(**said), "lesion:L1") == verdicts


@pytest.mark.parametrize(
    ("said", "urgency"),
    [
        pytest.param({"refractory": "yes"}, "now", id="an emergency indicates it"),
        pytest.param({"refractory": "yes", "posterior_wall": "extensive"}, "now", id="and it is to be discussed"),
        pytest.param({"refractory": "yes", "infection": "active"}, "planned", id="but it is forbidden"),
        pytest.param({"refractory": "?"}, "planned", id="an emergency of which nothing is known is asked by its own rule"),
        pytest.param({"fracture": "yes"}, "planned", id="indicated for another reason"),
        pytest.param({"performance_status": "3", "painful": "?", "refractory": "?"}, "now", id="one condition of an emergency is there, the other may be"),
        pytest.param({"performance_status": "3", "painful": "no"}, "planned", id="one condition of an emergency is not there"),
    ],
)
def test_an_option_that_an_emergency_indicates_is_for_today(tmp_path_factory: pytest.TempPathFactory, said: dict[str, str], urgency: str) -> None:
    text = REASONED.replace("indication | douleur |", "indication | urgence |").replace(": cimentoplastie.", ": cimentoplastie. Urgence : prévu.")
    text = text.replace("| lésion lytique | `lesion.matrix` = lytique | pour | — |", "| mal en point | `patient.performance_status` ≥ 3 et `lesion.painful` = oui | jamais seule | urgence |")
    made = answer(sheets(tmp_path_factory.mktemp("urgent"), text), "cement", case(**said), "lesion:L1").json()

    assert made["urgency"] == urgency


def test_each_argument_is_told_with_its_weight_its_reason_and_its_facts(program: Program) -> None:
    arguments = told(program, fracture="yes", painful="?", infection="active")

    assert arguments["os fragile"] == {
        "label": {"fr": "os fragile", "en": "EN os fragile"},
        "weight": "indication",
        "reason": "stability",
        "holds": "unknown",
        "facts": ["lesion:L1.fracture", "lesion:L1.painful"],
    }
    assert [(one["weight"], one["reason"], one["holds"]) for one in arguments.values()] == [
        ("indication", "pain", "no"),
        ("indication", "stability", "unknown"),
        ("for", None, "no"),
        ("against", "prognosis", "no"),
        ("never_alone", "stability", "no"),
        ("relative", "neurology", "no"),
        ("absolute", "urgency", "yes"),
    ]
    assert arguments["infection"]["facts"] == ["conditions.infection"]


def test_the_known_facts_of_the_arguments_are_among_the_reasons(program: Program) -> None:
    made = answer(program, "cement", case(painful="?"), "lesion:L1").json()
    said = {entry["fact"] for entry in made["because"]}

    assert {fact for argument in made["arguments"] for fact in argument["facts"]} - said == {"lesion:L1.painful"}
    assert [entry["fact"] for entry in made["missing"]] == []


def test_to_learn_more_never_adds_a_verdict(program: Program) -> None:
    """Each fact alone unknown, then given each of its values: the verdicts are those that were possible."""
    values = {"refractory": ("yes", "no"), "fracture": ("yes", "no", "impending"), "weight_bearing": ("yes", "no"), "posterior_wall": ("intact", "extensive"), "infection": ("active", "none")}
    for background in ({}, {"refractory": "yes"}, {"infection": "?"}, {"painful": "?", "refractory": "?"}):
        for fact, known in values.items():
            open_ = possible(program, "cement", case(**background | {fact: "?"}), "lesion:L1")
            learned = [possible(program, "cement", case(**background | {fact: value}), "lesion:L1") for value in known]
            assert set().union(*learned) == open_, (background, fact)
