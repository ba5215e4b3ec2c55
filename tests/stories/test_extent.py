"""How far the disease has gone: what a board would read of published and imagined patients, and what an honest list changes."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.case import read_case
from jalon.guideline.answers import Answer
from jalon.guideline.boards import board
from tests.stories.test_examples import answered, program

METASTATIC = {"oligometastatic", "metastatic"}


def of(name: str, rule: str, about: str = "patient") -> Answer:
    """One answer of an example."""
    return next(one for one in answered(name).answers if (one.rule, one.about) == (rule, about))


def extent(text: str) -> Answer:
    """The extent of the disease of a few lines."""
    made = board(program(), read_case(f"case: c\non: 2026-11-21\n{text}".encode()))
    return next(one for one in made.answers if one.rule == "extent")


EXPECTED: tuple[tuple[str, str, str, Any], ...] = (
    # One focus left once the two benign ones are set aside; found a year after a tumour without metastasis.
    ("cas-c38-rectum-radius", "extent", "patient", "oligometastatic"),
    ("cas-c38-rectum-radius", "extent.course", "patient", "relapse"),
    ("cas-c38-rectum-radius", "lesion.onset", "lesion:L1", "metachronous"),
    ("cas-c38-rectum-radius", "lesion.origin", "lesion:L2", "benign"),
    # The two benign foci are nothing else in the sense of question 13; whether there is another tumour is not said.
    ("cas-c38-rectum-radius", "option.radiotherapy_ablative", "lesion:L1", {"discuss", "not_indicated"}),
    ("cas-c40-poumon-gencive", "extent", "patient", "oligometastatic"),
    ("cas-c40-poumon-gencive", "extent.course", "patient", "de_novo"),
    ("cas-c40-poumon-gencive", "lesion.onset", "lesion:L1", "synchronous"),
    ("cas-c40-poumon-gencive", "tnm.lung_m8", "tumour:T1", "m1b"),
    ("cas-c40-poumon-gencive", "tnm.lung_m9", "tumour:T1", "m1b"),
    # Two nodes of three: not metastatic, and how much tumour they hold is still to be said.
    ("cas-c43-sein-sentinelle", "extent", "patient", {"nodal", "micrometastatic", "isolated_tumour_cells"}),
    ("cas-c43-sein-sentinelle", "extent.pathway", "patient", "locoregional"),
    ("cas-c43-sein-sentinelle", "adjuvant.discussion", "tumour:T1", "discuss"),
    ("cas-c43-sein-sentinelle", "surveillance", "patient", "surveillance"),
    # Lung and bone, and nobody says that this is all.
    ("cas-c44-poumon-alk-fragile", "extent", "patient", METASTATIC),
    ("sein-oligometastatique", "extent", "patient", "oligometastatic"),
    ("sein-oligometastatique", "extent.course", "patient", "relapse"),
    ("sein-oligometastatique", "marker.ca15_3", "tumour:T1", "rise"),
    ("sein-oligometastatique", "tnm.breast_m", "tumour:T1", "m1"),
    ("sein-oligometastatique", "lesion.origin", "lesion:L2", "not_proven"),
    ("sein-oligometastatique", "lesion.detectable", "lesion:L2", {"below", "visible"}),
    ("rcp-poumon", "extent", "patient", "metastatic"),
    ("rcp-poumon", "tnm.lung_m9", "tumour:T1", "m1c2"),
)


@pytest.mark.parametrize(("name", "rule", "about", "value"), EXPECTED, ids=[f"{name}: {rule} {about}" for name, rule, about, _ in EXPECTED])
def test_the_extent_of_a_patient_is_what_a_board_would_say(name: str, rule: str, about: str, value: Any) -> None:
    answer = of(name, rule, about)
    assert set(answer.possible) == (value if isinstance(value, set) else {value})


def test_the_other_definitions_stand_beside_the_answer() -> None:
    others = {one["source"]: set(one["possible"]) for one in of("cas-c40-poumon-gencive", "extent").conflicts}
    # Not in bone; and nobody says whether the gum can be treated safely.
    assert others == {"Question 13 de Confavreux 2018": {"metastatic"}, "ESTRO-ASTRO 2020": METASTATIC}
    assert of("sein-oligometastatique", "extent").conflicts == []


FIVE = ", ".join(f"{{organ: liver, tumour: T1, treatable: yes, id: L{number}}}" for number in range(1, 6))


def test_five_foci_are_where_the_documents_part() -> None:
    answer = extent(f"lesions_listed: complete\ntumours: [{{id: T1, organ: breast, tnm: {{m: 1}}}}]\nlesions: [{FIVE}]")
    assert answer.value == "metastatic"
    assert {one["source"]: one["value"] for one in answer.conflicts} == {"ESTRO-ASTRO 2020": "oligometastatic"}


@pytest.mark.parametrize("m", ["1", "1c", "1c2", "pM1"])
def test_an_m1_without_a_complete_list_is_never_oligometastatic(m: str) -> None:
    for lesions in ("", "lesions: [{organ: bone}]", "lesions: [{organ: bone}, {organ: liver}]"):
        answer = extent(f"tumours: [{{organ: lung, tnm: {{m: {m}}}}}]\n{lesions}")
        assert (answer.status, set(answer.possible)) == ("bounded", METASTATIC)
        assert "listed.lesions" in {one["fact"] for one in answer.missing}


def test_an_m0_of_the_past_does_not_say_that_nothing_came_since() -> None:
    answer = extent("tumours: [{organ: breast, diagnosed: 2019-03, tnm: {t: 1, n: 0, m: 0}}]")
    assert {"localised", *METASTATIC} <= set(answer.possible)
    assert extent("tumours: [{organ: breast, tnm: {t: 1, n: 0, m: 0}}]\nlesions: []").value == "localised"


def test_isolated_cells_at_a_distance_do_not_make_a_metastatic_disease() -> None:
    assert extent('tumours: [{organ: breast, tnm: {n: 0, m: "0(i+)"}}]\nlesions: []').value == "localised"


@pytest.mark.parametrize(("deposit", "said"), [("2 mm", "micrometastatic"), ("2.1 mm", "nodal"), ("0.21 mm", "micrometastatic")])
def test_the_limits_of_a_deposit_reach_the_extent(deposit: str, said: str) -> None:
    nodes = f"nodes: {{regional: positive, examined: 3, positive: 1, largest_deposit: {deposit}, cells: 150, method: sentinel}}"
    assert extent(f"tumours: [{{organ: breast, tnm: {{n: 0, m: 0}}}}]\nlesions: []\n{nodes}").value == said


def test_a_node_is_regional_or_distant_and_must_be_said_to_be() -> None:
    tumour = "lesions_listed: complete\ntumours: [{id: T1, organ: lung, tnm: {n: 0, m: 0}}]\n"
    assert extent(tumour + "lesions: [{organ: node, regional: yes}]").value == "nodal"
    assert extent(tumour + "lesions: [{organ: node, regional: no}]").value == "oligometastatic"
    assert "lesion:0.regional" in {one["fact"] for one in extent(tumour + "lesions: [{organ: node}]").missing}


def test_a_count_over_a_list_that_may_hide_some_asks_whether_it_is_complete() -> None:
    made = board(program(), read_case(b"case: c\non: 2026-11-21\ntumours: [{organ: breast, tnm: {m: 0}}]"))
    asked = {one.rule: {entry["fact"] for entry in one.missing} for one in made.answers}
    assert all("listed.lesions" in asked[rule] for rule in ("extent", "extent.course", "tnm.breast_m", "surveillance"))


@pytest.mark.parametrize(
    ("text", "expected", "course"),
    [
        pytest.param("lesions_listed: complete\nlesions: [{organ: node, regional: yes}]", {"nodal"}, {"not_distant"}, id="a regional node"),
        pytest.param("lesions: []\nnodes: {regional: negative}", {"localised"}, {"not_distant"}, id="clear nodes"),
        pytest.param("lesions: []\nnodes: {largest_deposit: 1 mm}", {"micrometastatic"}, {"not_distant"}, id="a small deposit"),
        pytest.param(
            "lesions_listed: complete\nlesions: [{organ: node, regional: no}]", {"oligometastatic"}, {"de_novo", "relapse"}, id="a distant node"
        ),
    ],
)
def test_lesions_are_placed_before_any_tumour_is_recorded(text: str, expected: set[str], course: set[str]) -> None:
    """A metastasis may come first: what is seen is said, if it is a solid tumour."""
    made = board(program(), read_case(f"case: c\non: 2026-11-21\n{text}".encode()))
    found = {one.rule: one for one in made.answers}
    assert (set(found["extent"].possible), found["extent"].may_not_apply) == (expected, True)
    assert set(found["extent.course"].possible) == course


def test_a_file_that_names_no_tumour_does_not_say_when_the_disease_spread() -> None:
    """A distant lesion without a tumour, hence without an M of the diagnosis: from the start, or since."""
    text = "case: c\non: 2026-11-21\nlesions_listed: complete\nlesions: [{organ: bone, regional: no}]"
    made = board(program(), read_case(text.encode()))
    course = next(one for one in made.answers if one.rule == "extent.course")
    assert set(course.possible) == {"de_novo", "relapse"}


LIVER = "listed: {{lesions: complete}}\ntumours: [{{id: T1, organ: {organ}, histology: {histology}}}]\nlesions: [{{id: L1, tumour: T1, organ: liver, resectable: yes}}]"


@pytest.mark.parametrize(
    ("organ", "histology", "said"),
    [("skin", "melanoma", "discuss"), ("skin", "squamous", "not_stated"), ("eye", "melanoma", "discuss"), ("colon", "adenocarcinoma", "discuss"), ("pancreas", "adenocarcinoma", "not_stated")],
)
def test_cure_by_surgery_is_for_a_melanoma_not_for_any_tumour_of_the_skin(organ: str, histology: str, said: str) -> None:
    made = board(program(), read_case(f"case: c\non: 2026-11-21\n{LIVER.format(organ=organ, histology=histology)}".encode()))
    assert next(one for one in made.answers if one.rule == "curative.surgery").value == said


@pytest.mark.parametrize(("conditions", "said"), [("infection: none, sarcoidosis: no", "correlate"), ("infection: none, sarcoidosis: yes", "biopsy"), ("infection: local, sarcoidosis: no", "biopsy")])
def test_an_inflammation_known_to_light_up_on_pet_is_a_reason_to_biopsy(conditions: str, said: str) -> None:
    text = f"tumours: [{{organ: lung, histology: adenocarcinoma}}]\npatient: {{conditions: {{{conditions}}}}}\nimaging: [{{modality: pet_fdg, on: 2026-11-04, result: positive}}]"
    made = board(program(), read_case(f"case: c\non: 2026-11-21\n{text}".encode()))
    assert next(one for one in made.answers if one.rule == "pet.reading").value == said


def test_a_file_that_names_no_tumour_and_no_lesion_is_not_metastatic() -> None:
    answer = extent("lesions_listed: complete\nlesions: []")
    assert METASTATIC & set(answer.possible) == set()
    assert "localised" in answer.possible


def test_a_file_that_names_no_tumour_is_not_staged_as_a_lung_cancer() -> None:
    """Neither by the article, nor by what stands beside it."""
    made = board(program(), read_case(b"case: c\non: 2026-11-21\nlesions_listed: complete\nlesions: []"))
    staging = [one for one in made.answers if one.rule == "imaging.staging"]
    assert [(one.status, one.conflicts) for one in staging] == [("not_applicable", [])]
