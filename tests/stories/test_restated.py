"""The other published cases and the three full board cases: what each one is there to show, derived by hand from its source."""

from __future__ import annotations

import pytest

from tests.stories.test_examples import EXPECTED, FILES, Table, answered, certain, points, still_open

RESTATED: dict[str, Table] = {
    "cas-c01-poumon-flare": {},
    "cas-c03-poumon-osimertinib": {},
    "cas-c07-prostate-rein": {
        # Below 30 mL/min denosumab is not refused; what it asks is a close watch on calcium, and a vitamin D that somebody measured.
        ("before_antiresorptive.kidney", "plan:P1"): certain("met", says=("calci",)),
        ("before_antiresorptive.vitamin_d", "plan:P1"): still_open("met", "not_met", missing=("labs.vitamin_d",), says=("Doser la vitamine D",)),
        # 2.25 mmol/L, 2 g/L of albumin lacking: 2.29 to 2.30.
        ("before_antiresorptive.calcium", "plan:P1"): certain("met"),
    },
    "cas-c09-poumon-arret-denosumab": {
        ("antiresorptive.start", "patient"): certain("now"),
    },
    "cas-c11-poumon-hypercalcemie-arret": {
        # 3.15 + 4 g/L lacking: 3.23 to 3.25 mmol/L, above the limit of treatment whatever the coefficient.
        ("urgent.hypercalcaemia", "patient"): certain("yes", urgency="now"),
    },
    "cas-c13-prostate-muscle": {
        ("before_antiresorptive.kidney", "plan:P1"): certain("met", says=("calci",)),
    },
    "cas-c15-poumon-calcitriol": {
        ("urgent.hypercalcaemia", "patient"): certain("yes", urgency="now"),
    },
    "cas-c20-rappel-deux-champs": {
        # Seven weeks between the last session and the first dose: permitted, and the recall stays in mind in both fields.
        ("washout", "treatment:D3+treatment:D1"): certain("allowed", says=("rappel",)),
        ("washout", "treatment:D3+treatment:D2"): certain("allowed", says=("rappel",)),
    },
    "cas-c23-acetabulum-vis-ciment": {},
    "cas-c25-compression-t3": {
        ("urgent.cord_compression", "patient"): certain("yes", urgency="now"),
    },
    "cas-c30-sein-paraparesie": {
        ("urgent.cord_compression", "patient"): certain("yes", urgency="now"),
    },
    # What these are there to show is in test_extent.py.
    "cas-c40-poumon-gencive": {},
    "cas-c43-sein-sentinelle": {},
    "sein-oligometastatique": {},
    "cas-c38-rectum-radius": {
        # Radius: 1; lytic: 3; size 1 to 3; pain 1 to 3.
        ("mirels", "lesion:L1"): points(6, 10, missing=("lesion:L1.cortical_extent", "lesion:L1.pain.grade")),
    },
    "cas-c44-poumon-alk-fragile": {},
    "rcp-poumon": {
        # Femoral shaft 2, lytic 3, mild 1, half to seven tenths 2 or 3: the board, or fixation.
        ("mirels", "lesion:L3"): points(8, 9, missing=("lesion:L3.cortical_extent",)),
        ("mirels_conduct", "lesion:L3"): still_open("board", "prophylactic_surgery", urgency="planned"),
        # T8 1, mechanical 3, lytic 2, aligned 0, collapsed by 30 % 2, one side 1.
        ("sins", "lesion:L1"): points(9),
        ("sins_class", "lesion:L1"): certain("potentially_unstable"),
        ("urgent.cord_compression", "patient"): certain("no"),
        ("urgent.hypercalcaemia", "patient"): certain("no"),
        ("urgent.fracture", "patient"): certain("no"),
        ("before_antiresorptive.kidney", "plan:P3"): certain("met"),
        # Measured in February, too old in November.
        ("before_antiresorptive.vitamin_d", "plan:P3"): still_open("met", "not_met", missing=("labs.vitamin_d",)),
        ("washout", "treatment:D1+plan:P1"): certain("discuss", says=("oncologue",)),
    },
    "rcp-sein": {
        # Femoral neck 2 or 3, half of the cortex 2, lytic 3, moderate 2.
        ("mirels", "lesion:L3"): points(9, 10),
        ("mirels_conduct", "lesion:L3"): certain("prophylactic_surgery"),
        ("mirels", "lesion:L4"): points(5),
        ("urgent.fracture", "patient"): certain("no"),
    },
    "rcp-prostate": {
        ("urgent.cord_compression", "patient"): certain("yes", urgency="now"),
        # T10 1, mechanical 3, mixed 1, aligned 0, collapsed by 20 % 2, one side 1.
        ("sins", "lesion:L1"): points(8),
        # L4 2, painless 0, blastic 0, aligned 0, more than half of the body 1, both sides 3.
        ("sins", "lesion:L3"): points(6),
        # Trochanteric 3, blastic 1, less than a third 1, painless counted 1.
        ("mirels", "lesion:L4"): points(6),
        ("before_antiresorptive.vitamin_d", "plan:P3"): certain("not_met", urgency="before"),
        ("before_antiresorptive.extraction", "plan:P3"): certain("not_met", urgency="before"),
        # The cord is compressed: a delay is discussed, now.
        ("washout", "treatment:D4+plan:P1"): certain("discuss", urgency="now"),
    },
    "sein-micrometastase": {
        # 1.2 mm: more than 0.2 mm, not more than 2 mm, whatever the number of cells.
        ("nodes.deposit", "patient"): certain("micrometastasis", says=("1,2 mm", "pN1mi")),
        # Three answers, none of which decides another.
        ("axilla.dissection", "tumour:T1"): certain("not_systematic", says=("irradiation", "traitement général")),
        ("axilla.irradiation", "tumour:T1"): certain("discuss"),
        ("adjuvant.discussion", "tumour:T1"): certain("discuss"),
        ("axilla.board", "tumour:T1"): certain("to_present", urgency="before"),
        ("axilla.information", "tumour:T1"): certain("to_do"),
        ("micrometastasis.follow_up", "tumour:T1"): certain("team_sets", says=("à fixer par l'équipe",)),
        ("support.coordinator", "patient"): certain("met"),
        ("support.preferred_place", "patient"): certain("not_met"),
    },
    "palliatif-pancreas": {
        ("palliative.referral", "patient"): certain("offer", urgency="planned", says=("pas la fin des soins",)),
        # Five of ten: above 3, not above 5.
        ("pallia10.referral", "patient"): certain("call", says=("PALLIA-10 à 5",)),
        ("support.physical", "patient"): certain("met"),
        # Said not to be known: still to be asked.
        ("support.spiritual", "patient"): certain("not_met"),
        # The file says that nobody coordinates: a word of the list, and not an answer to the question.
        ("support.coordinator", "patient"): certain("not_met", says=("médecin généraliste",)),
        ("support.advance_planning", "patient"): certain("not_met"),
        ("support.preferred_place", "patient"): certain("met"),
        ("symptoms.relief", "patient"): certain("relieve"),
        ("antitumour.given", "patient"): certain("none_frail", says=("confort",)),
        ("survival.caveat", "patient"): certain("remind"),
        ("curative.surgery", "lesion:L1"): certain("not_stated"),
    },
}


def test_other_thresholds_of_pallia_10_stand_beside_the_one_in_use() -> None:
    answer = next(one for one in answered("palliatif-pancreas").answers if one.rule == "pallia10.referral")

    assert {one["source"]: set(one["possible"]) for one in answer.conflicts} == {
        "Molin 2019": {"not_by_score"}, "PALLIA suisse": {"call", "not_by_score"}}
    assert answer.value == "call"


def test_each_trial_of_the_axilla_speaks_for_the_patients_it_admitted() -> None:
    """A micrometastasis after conserving surgery: two trials agree with the guide, one replaces dissection, one is about larger deposits."""
    answer = next(one for one in answered("sein-micrometastase").answers if one.rule == "axilla.dissection")

    assert {one["source"]: one["value"] for one in answer.conflicts} == {"AMAROS": "radiotherapy_instead", "SENOMAC 2024": "not_stated"}


@pytest.mark.parametrize(
    ("name", "rule", "about"),
    [pytest.param(name, *key, id=f"{name}: {' '.join(key)}") for name, table in RESTATED.items() for key in table],
)
def test_a_restated_case_shows_what_it_is_there_for(name: str, rule: str, about: str) -> None:
    expected = RESTATED[name][rule, about]
    answer = next(one for one in answered(name).answers if (one.rule, one.about) == (rule, about))

    assert (answer.status, answer.value, answer.may_not_apply) == (expected.status, expected.value, expected.maybe)
    if expected.possible:
        assert {str(one) for one in answer.possible} == {str(one) for one in expected.possible}
    assert set(expected.missing) <= {one["fact"] for one in answer.missing}
    assert [word for word in expected.says if word not in answer.text["fr"]] == []
    assert not expected.urgency or answer.urgency == expected.urgency


def test_every_example_has_its_expected_answers() -> None:
    assert sorted(EXPECTED | RESTATED) == FILES


@pytest.mark.parametrize("name", ["rcp-poumon", "rcp-sein", "rcp-prostate"])
def test_a_full_board_case_is_full(name: str) -> None:
    """Four to eight lesions, a year of laboratory results, treatments, a plan: what a board really receives."""
    case = answered(name).case

    assert 4 <= sum(thing.kind == "lesion" for thing in case.things) <= 8
    assert sum(thing.kind == "plan" for thing in case.things) >= 2
    assert sum(thing.kind == "treatment" for thing in case.things) >= 4
