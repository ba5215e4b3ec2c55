"""How soon each answer is needed, and which rules answer at all: what the board reads first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.test_safety import NO_CALCIUM_SIGN, NO_SIGN, ZOLEDRONIC_ACID, answers, ask, calcium, program

Json = dict[str, Any]
COMPLETE: Json = {"lesions": "complete", "treatments": "complete", "events": "complete"}
FEMUR: Json = {"id": "L1", "organ": "bone", "site": "femur.trochanteric.right", "matrix": "lytic", "cortical_extent": "1/2", "fracture": "no"}
VERTEBRA: Json = {"id": "L1", "organ": "bone", "site": "spine.T8", "fracture": "no"}
SEEN: Json = VERTEBRA | {"spine": {"epidural": "1b"}}
DEFICIT: Json = {"deficit": "yes", "sphincter": "no"}
ANSWER = frozenset(
    {
        *("mirels", "mirels_conduct", "sins", "sins_class", "washout", "antiresorptive.start"),
        *("urgent.cord_compression", "urgent.hypercalcaemia", "urgent.fracture"),
        *(f"before_antiresorptive.{check}" for check in ("vitamin_d", "calcium", "kidney", "dental", "extraction")),
        *("antiresorptive.choice", "antiresorptive.dose", "antiresorptive.gate", "vitamin_d.loading", "egfr.new_bone"),
    }
)


def test_these_rules_answer_and_the_others_are_steps() -> None:
    assert {rule.name for rule in program().rules if not rule.inner} >= ANSWER


def test_sources_that_answer_the_same_question_are_as_urgent() -> None:
    """Only the leading source gives its urgency to the answer; the others wait to lead."""
    found: dict[str, set[str]] = {}
    for rule in program().rules:
        found.setdefault(rule.name, set()).add(rule.urgency)
    assert {name: words for name, words in found.items() if len(words) > 1} == {}


@pytest.mark.parametrize(
    ("story", "value", "urgency"),
    [
        pytest.param({"listed": COMPLETE, "events": [{"kind": "cord_compression", "treated": "no"}]}, "yes", "now", id="recorded and not treated"),
        pytest.param({"listed": COMPLETE, "symptoms": NO_SIGN, "lesions": [VERTEBRA | {"spine": {"epidural": "2"}}]}, "yes", "now", id="high grade"),
        pytest.param({"listed": COMPLETE, "symptoms": DEFICIT, "lesions": [SEEN]}, "suspected", "now", id="a lesion of the spine and a sign"),
        pytest.param({"listed": COMPLETE, "symptoms": NO_SIGN, "lesions": [SEEN]}, "no", "information", id="a lesion of the spine and no sign"),
        pytest.param({"listed": COMPLETE, "symptoms": DEFICIT | {"back_pain": "yes"}, "lesions": [FEMUR]}, "suspected", "now", id="elsewhere, sign and pain"),
        pytest.param({"listed": COMPLETE, "symptoms": DEFICIT | {"back_pain": "no"}, "lesions": [FEMUR]}, "no", "now", id="elsewhere, sign without pain"),
        pytest.param({"listed": COMPLETE, "symptoms": NO_SIGN, "lesions": [FEMUR]}, "no", "information", id="elsewhere, no sign"),
        pytest.param({"listed": COMPLETE, "symptoms": DEFICIT | {"back_pain": "yes"}}, "suspected", "now", id="no lesion, sign and pain"),
        pytest.param({"listed": COMPLETE, "symptoms": DEFICIT | {"back_pain": "no"}}, "no", "now", id="no lesion, sign without pain"),
        pytest.param({"listed": COMPLETE, "symptoms": NO_SIGN}, "no", "information", id="nothing"),
    ],
)
def test_how_soon_a_cord_is_looked_at(story: Json, value: str, urgency: str) -> None:
    """A deficit without pain nor lesion is no compression, and still not to be left until tomorrow."""
    answer = ask("urgent.cord_compression", "patient", **story)
    assert (answer.value, answer.urgency) == (value, urgency)


@pytest.mark.parametrize(
    ("story", "value", "urgency"),
    [
        pytest.param({"labs": calcium("3.2 mmol/L", "38 g/L")}, "yes", "now", id="very high"),
        pytest.param({"labs": calcium("2.7 mmol/L", "40 g/L"), "symptoms": NO_CALCIUM_SIGN | {"thirst": "yes"}}, "yes", "now", id="high with a sign"),
        pytest.param({"labs": calcium("2.7 mmol/L", "40 g/L"), "symptoms": NO_CALCIUM_SIGN}, "no", "information", id="high without sign"),
        pytest.param({"labs": calcium("2.4 mmol/L", "40 g/L")}, "no", "information", id="normal"),
    ],
)
def test_how_soon_a_calcium_is_treated(story: Json, value: str, urgency: str) -> None:
    answer = ask("urgent.hypercalcaemia", "patient", **story)
    assert (answer.value, answer.urgency) == (value, urgency)


@pytest.mark.parametrize(
    ("fracture", "treated", "value", "urgency"), [("yes", "no", "yes", "now"), ("yes", "yes", "no", "information"), ("no", "no", "no", "information")]
)
def test_how_soon_a_fracture_is_treated(fracture: str, treated: str, value: str, urgency: str) -> None:
    events = [{"kind": "fracture", "lesion": "L1", "on": "2026-11-18", "treated": treated}] if fracture == "yes" else []
    answer = ask("urgent.fracture", "patient", listed=COMPLETE, symptoms=NO_SIGN, lesions=[FEMUR | {"fracture": fracture}], events=events)
    assert (answer.value, answer.urgency) == (value, urgency)


def test_an_emergency_that_is_not_excluded_is_as_soon_as_the_emergency() -> None:
    assert {answer.rule: answer.urgency for answer in answers() if answer.rule.startswith("urgent.")} == dict.fromkeys(
        ("urgent.cord_compression", "urgent.hypercalcaemia", "urgent.fracture"), "now"
    )


def test_what_is_not_an_emergency_is_planned_or_before_the_act() -> None:
    spine = VERTEBRA | {"id": "L2", "spine": {"alignment": "normal"}}
    drug = {"id": "D1", "drug": "gemcitabine", "last": "2026-11-20"}
    plan = [*ZOLEDRONIC_ACID, {"id": "P2", "procedure": "radiotherapy", "lesion": "L1", "from": "2026-12-10"}]
    found = {answer.rule: answer.urgency for answer in answers(lesions=[FEMUR, spine], treatments=[drug], plan=plan)}
    assert {rule: urgency for rule, urgency in found.items() if rule in ANSWER and not rule.startswith("urgent.")} == {
        "mirels": "information",
        "mirels_conduct": "planned",
        "sins": "information",
        "sins_class": "planned",
        "antiresorptive.start": "planned",
        "antiresorptive.choice": "planned",
        "antiresorptive.dose": "before",
        "antiresorptive.gate": "before",
        "vitamin_d.loading": "before",
        "egfr.new_bone": "information",
        **{f"before_antiresorptive.{check}": "before" for check in ("vitamin_d", "calcium", "kidney", "dental", "extraction")},
        "washout": "before",
    }
