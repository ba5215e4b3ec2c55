"""How far a tumour was said to go: N and M as noted, where a lesion lies beside its primary, and the change of a marker."""

from __future__ import annotations

import pytest

from jalon.case import Statement, read_case
from jalon.case.staging import HOMES


def said(text: str, kind: str, name: str) -> tuple[Statement, ...]:
    """The statements of one fact of the first thing of a kind."""
    case = read_case(f"case: c\non: 2026-11-21\n{text}".encode())
    return case.of(kind)[0].facts.get(name, ())


def words(found: tuple[Statement, ...]) -> set[str]:
    """The words of some statements."""
    return {word for one in found for word in one.words or ()}


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        ("0", {"n0"}), ("pN0(sn)", {"n0"}), ("0(mol+)", {"n0"}), ("0(i+)", {"n0_cells"}), ("pN0 (i+)", {"n0_cells"}),
        ("1", {"n1"}), ("1(sn)", {"n1"}), ("1mi", {"n1mi"}), ("ypN1mi(sn)", {"n1mi"}), ("1a", {"n_positive"}), ("2b", {"n_positive"}), ("cN3", {"n_positive"}),
        ("x", {"none"}), ("'?'", {"none"}),
        ("abc", {"n_positive", "n1", "n1mi", "n0_cells", "n0"}),
    ],
)  # fmt: skip
def test_the_n_of_a_file_is_read_in_the_ways_in_which_it_is_written(written: str, noted: set[str]) -> None:
    assert words(said(f"tumours: [{{organ: breast, tnm: {{n: {written}}}}}]", "tumour", "recorded.n")) == noted


@pytest.mark.parametrize(
    ("written", "noted"),
    [("0", {"m0"}), ("cM0(i+)", {"m0_cells"}), ("1", {"m1"}), ("1c2", {"m1"}), ("pM1a", {"m1"}), ("x", {"none"}), ("huh", {"m1", "m0_cells", "m0"})],
)
def test_the_m_of_a_file_is_read_too(written: str, noted: set[str]) -> None:
    assert words(said(f"tumours: [{{organ: lung, tnm: {{m: {written}}}}}]", "tumour", "recorded.m")) == noted


def test_silence_on_n_and_m_is_noted_as_such_and_never_as_zero() -> None:
    assert words(said("tumours: [{organ: lung}]", "tumour", "recorded.n")) == {"none"}
    assert words(said("tumours: [{organ: lung}]", "tumour", "recorded.m")) == {"none"}


LUNG = "tumours: [{id: T1, organ: lung, diagnosed: 2026-05-10}]\n"
BOTH = "tumours: [{id: T1, organ: lung}, {id: T2, organ: colon}]\n"


@pytest.mark.parametrize(
    ("text", "home"),
    [
        pytest.param(LUNG + "lesions: [{organ: lung}]", {"yes"}, id="the other lung, or the same"),
        pytest.param(LUNG + "lesions: [{site: spine.T8}]", {"no"}, id="bone"),
        pytest.param(LUNG + "lesions: [{organ: other}]", {"no"}, id="an organ without a word"),
        pytest.param("tumours: [{organ: colon}]\nlesions: [{organ: digestive_tract}]", {"yes"}, id="the gut"),
        pytest.param("tumours: [{organ: prostate}]\nlesions: [{site: spine.T8}]", {"no"}, id="bone, of an organ that no lesion names"),
        pytest.param("tumours: [{organ: prostate}]\nlesions: [{organ: other}]", set(), id="another organ, which may be the prostate"),
        pytest.param("tumours: [{organ: unknown_primary}]\nlesions: [{organ: liver}]", set(), id="no known primary"),
        pytest.param("tumours: [{organ: other}]\nlesions: [{organ: liver}]", set(), id="a primary without a word"),
        pytest.param(BOTH + "lesions: [{organ: lung}]", set(), id="one of two tumours"),
        pytest.param(BOTH + "lesions: [{organ: lung, tumour: T2}]", {"no"}, id="the tumour is named"),
        pytest.param("lesions: [{organ: lung}]", set(), id="no tumour"),
    ],
)
def test_a_lesion_is_at_home_in_the_organ_of_its_tumour(text: str, home: set[str]) -> None:
    assert words(said(text, "lesion", "home")) == home


def test_every_organ_of_a_home_is_an_organ_in_which_a_lesion_may_lie() -> None:
    assert {HOMES["colon"], HOMES["stomach"]} == {"digestive_tract"}
    assert "unknown_primary" not in HOMES
    assert "other" not in HOMES


@pytest.mark.parametrize(
    ("found", "at_diagnosis"),
    [("2026-05-09", {"yes"}), ("2026-05-10", {"yes"}), ("2026-05-11", {"no"}), ("2026-05", set()), ("2026-04", {"yes"}), ("2027", set())],
)
def test_a_lesion_was_there_at_diagnosis_or_found_later(found: str, at_diagnosis: set[str]) -> None:
    text = LUNG + f"lesions: [{{organ: liver, found: {found}}}]"
    if found == "2027":
        assert read_case(f"case: c\non: 2026-11-21\n{text}".encode()).of("lesion") == ()
    else:
        assert words(said(text, "lesion", "found_at_diagnosis")) == at_diagnosis


def test_a_biopsy_says_nothing_until_its_conclusion_is_written() -> None:
    assert words(said("lesions: [{organ: liver, biopsied: yes}]", "lesion", "recorded.pathology")) == {"none"}
    assert words(said("lesions: [{organ: liver, pathology: '?'}]", "lesion", "recorded.pathology")) == {"none"}
    assert words(said("lesions: [{organ: liver, pathology: benign}]", "lesion", "recorded.pathology")) == {"benign"}


@pytest.mark.parametrize(
    ("nodes", "noted"), [("", {"not_done"}), ("nodes: {regional: not done}", {"not_done"}), ("nodes: {regional: negative}", {"done"}), ("nodes: {examined: 3}", {"done"})]
)
def test_an_examination_of_the_nodes_is_noted_by_anything_that_it_found(nodes: str, noted: set[str]) -> None:
    assert words(said(nodes, "patient", "patient.recorded.nodes")) == noted


def change(*results: str) -> list[str]:
    """How the change of CA 15-3 is told."""
    listed = "".join(f"  - {{test: ca15_3, {result}}}\n" for result in results)
    return [one.said for one in said(f"labs:\n{listed}", "patient", "labs.ca15_3_change")]


def test_a_marker_changes_from_the_last_result_but_one_to_the_last() -> None:
    first, last = "value: 20 U/mL, on: 2026-01-10", "value: 30 kU/L, on: 2026-06-10"
    assert change(first, last) == change(last, first) == ["+50 %"]
    assert change("value: 100 U/mL, on: 2025-01-10", first, last) == ["+50 %"]
    assert change(last, "value: 15 U/mL, on: 2026-09-10") == ["-50 %"]


def test_a_marker_that_was_measured_once_has_no_change() -> None:
    assert change("value: 20 U/mL, on: 2026-01-10") == []
    assert change("value: 20 U/mL", "value: 30 U/mL") == []
    assert change("value: 20 U/mL, on: 2026-01", "value: 30 U/mL, on: 2026-01-10") == []
    assert change("value: < 20 U/mL, on: 2026-01-10", "value: 30 U/mL, on: 2026-06-10") == []


@pytest.mark.parametrize(("written", "n", "m"), [
    ("{T: 2a, N: 2, M: 1c}", {"n_positive"}, {"m1"}),
    ("{pT: 2a, pN: 1mi, cM: 0}", {"n1mi"}, {"m0"}),
    ("{ypN: 0, M: 0}", {"n0"}, {"m0"}),
    # What was seen under the microscope comes before what was felt.
    ("{cN: 0, pN: 1a}", {"n_positive"}, {"none"}),
    ("{stage: IV}", {"none"}, {"none"}),
])  # fmt: skip
def test_a_category_is_read_under_the_name_that_a_report_gives_it(written: str, n: set[str], m: set[str]) -> None:
    """Capital letters are how everybody writes them: they were kept, and silently not read."""
    text = f"tumours: [{{organ: lung, tnm: {written}}}]"

    assert words(said(text, "tumour", "recorded.n")) == n
    assert words(said(text, "tumour", "recorded.m")) == m
