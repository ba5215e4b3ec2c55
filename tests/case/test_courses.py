"""Durations and links that follow from the treatments and the tumours, with what a partial date or an unfinished list leaves."""

from __future__ import annotations

import pytest

from jalon.case import since
from jalon.case.date_text import read_days
from jalon.case.statement import Days
from jalon.engine.tree import Duration
from jalon.engine.windows import later
from tests.case.writing import said, words

COMPLETE = "listed: {treatments: complete, tumours: complete}\n"
NOTHING = ()


def length(body: str, path: str, kind: str = "treatment", id: str = "D1") -> tuple[int, int] | tuple[()]:
    """The interval of a duration."""
    statements = said(body, path, kind, id)
    amounts = [statement.amount for statement in statements if statement.amount is not None]
    return (int(amounts[0].low), int(amounts[0].high)) if amounts else NOTHING


def course(keys: str) -> str:
    return f"treatments: [{{id: D1, drug: denosumab, {keys}}}]\n"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("2024-11-21", (24, 24), id="two years to the day"),
        pytest.param("2024-11-22", (23, 23), id="one day short of two years"),
        pytest.param("2024-11", (23, 24), id="some day of that month"),
        pytest.param("2024", (22, 34), id="some day of that year"),
        pytest.param("2026-11-21", (0, 0), id="today"),
        pytest.param("2026-11", (0, 0), id="this month"),
        pytest.param("2026", (0, 10), id="this year, not after today"),
    ],
)
def test_months_of_a_running_treatment_are_completed_calendar_months(start: str, expected: tuple[int, int]) -> None:
    assert length(course(f"from: {start}, running: yes"), "months") == expected
    assert length(course(f"from: {start}, to: none"), "months") == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("from: 2023-01-10, to: 2025-01-10", (24, 24), id="stopped"),
        pytest.param("from: 2023-01-10, to: 2025-01", (23, 24), id="stopped some day of a month"),
        pytest.param("from: 2023-01-10, running: no", (0, 46), id="stopped, nobody says when"),
        pytest.param("from: 2023-01-10", (0, 46), id="nothing says that it goes on"),
        pytest.param("from: 2023-01-10, last: 2026-10-01", (44, 46), id="given until its last known dose at least"),
        pytest.param("to: 2025-01-10", NOTHING, id="no start"),
        pytest.param('from: "?", running: yes', NOTHING, id="a start said unknown"),
    ],
)
def test_a_treatment_is_counted_to_its_stop(keys: str, expected: tuple[int, int]) -> None:
    assert length(course(keys), "months") == expected


def test_months_since_the_last_dose_and_since_the_stop() -> None:
    assert length(course("last: 2026-08-21"), "months_since_last") == (3, 3)
    assert length(course("last: 2026-08"), "months_since_last") == (2, 3)
    assert length(course("to: 2026-08-22"), "months_since_stop") == (2, 2)
    assert length(course("last: none"), "months_since_last") == NOTHING
    assert length(course("from: 2025-01-01, running: yes"), "months_since_stop") == NOTHING


def test_a_treatment_with_a_day_of_its_end_is_over() -> None:
    assert [one.words for one in said(course("to: 2026-08-22"), "running", "treatment", "D1")] == [words("no")]
    assert [one.words for one in said(course("to: none"), "running", "treatment", "D1")] == [words("yes")]
    assert said(course("to: 2026-11"), "running", "treatment", "D1") == NOTHING  # the 30th is not yet
    assert [one.words for one in said(course("to: 2026-08, running: yes"), "running", "treatment", "D1")] == [words("yes")]


@pytest.mark.parametrize("start", ["2024-01-31", "2024-02-29", "2023-12-30", "2024-08-15"])
def test_a_number_of_months_is_completed_on_the_day_that_the_calendar_reaches_it(start: str) -> None:
    """`≥ n mois` and "the date n months later is reached" are the same, at the ends of months too."""
    found = read_days(start)
    assert isinstance(found, Days)
    for day in range(found.first, found.first + 800):
        done = since.months(found.first, day)
        assert later(found.first, Duration(months=done)) <= day < later(found.first, Duration(months=done + 1))


PET = "imaging: [{id: I1, modality: bone_scan, on: 2026-06-15}]\n"


def drugs(*written: str) -> str:
    return "treatments: [" + ", ".join(f"{{id: D{number}, {keys}}}" for number, keys in enumerate(written, start=1)) + "]\n"


@pytest.mark.parametrize(
    ("body", "treated", "expected"),
    [
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-03-15"), "yes", (3, 3), id="one drug, a complete list"),
        pytest.param(drugs("drug: osimertinib, from: 2026-03-15"), "yes", (0, 3), id="another drug may have begun since"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-03-15", "drug: pemetrexed, from: 2026-05-15"), "yes", (1, 1), id="the latest counts"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-03-15", "drug: pemetrexed, from: 2026-07-01"), "yes", (3, 3), id="what began after the examination does not"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-03-15", "drug: pemetrexed"), "yes", (0, 3), id="a drug without a date may be the latest"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-03-15", "drug: denosumab, from: 2026-05-15"), "yes", (3, 3), id="a bone agent is no anticancer drug"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-03-15", "procedure: radiotherapy, from: 2026-05-15"), "yes", (3, 3), id="nor is a procedure"),
        pytest.param(COMPLETE + drugs("drug: denosumab, from: 2026-05-15"), "no", NOTHING, id="none was begun"),
        pytest.param(drugs("drug: denosumab, from: 2026-05-15"), None, NOTHING, id="none was begun, as far as the list says"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026-06"), None, (0, 0), id="maybe begun by the day of the examination"),
        pytest.param(COMPLETE + drugs("drug: osimertinib, from: 2026"), None, (0, 5), id="maybe begun, some time of the year"),
    ],
)
def test_time_on_the_latest_anticancer_drug_at_an_examination(body: str, treated: str | None, expected: tuple[int, int]) -> None:
    assert [one.words for one in said(body + PET, "treated", "imaging", "I1")] == ([words(treated)] if treated else [])
    assert length(body + PET, "treatment_months", "imaging", "I1") == expected


LESIONS = "lesions: [{id: L1, site: spine.T6}, {id: L2, site: femur.shaft.left}, {id: L3, organ: liver}, {id: L4}]\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(COMPLETE, "no no no no", id="nothing in a complete list"),
        pytest.param("", "? ? ? ?", id="nothing in a list that may hide something"),
        pytest.param(COMPLETE + drugs("procedure: radiotherapy, lesion: L1, to: 2026-11-01"), "yes no no no", id="it names the lesion"),
        pytest.param(drugs("procedure: radiotherapy, lesion: L1, to: 2026-11-01"), "yes ? ? ?", id="it names one lesion of an open list"),
        pytest.param(COMPLETE + drugs("procedure: stereotactic_radiotherapy, site: spine.T6"), "yes no no ?", id="it names the site of a lesion"),
        pytest.param(COMPLETE + drugs("procedure: radiotherapy, site: spine.thoracic"), "? no no ?", id="it names a region"),
        pytest.param(COMPLETE + drugs("procedure: radiotherapy"), "? ? ? ?", id="it names nothing"),
        pytest.param(COMPLETE + drugs("procedure: other, lesion: L1"), "? no no no", id="some other act on the lesion"),
        pytest.param(COMPLETE + drugs('procedure: "?", lesion: L1'), "? no no no", id="an act that is not known"),
        pytest.param(COMPLETE + drugs("procedure: surgery, lesion: L1"), "no no no no", id="an act of another kind"),
        pytest.param(COMPLETE + drugs("drug: osimertinib"), "no no no no", id="a drug"),
    ],
)
def test_a_lesion_was_irradiated_if_a_radiotherapy_surely_concerns_it(body: str, expected: str) -> None:
    found = []
    for id in ("L1", "L2", "L3", "L4"):
        statements = said(LESIONS + body, "irradiated", "lesion", id)
        found.append("?" if not statements else "|".join(sorted(statements[0].words or ())))
    assert " ".join(found) == expected


def test_what_the_file_says_of_a_lesion_wins() -> None:
    body = "lesions: [{id: L1, site: spine.T6, irradiated: no}]\n" + COMPLETE + drugs("procedure: radiotherapy, lesion: L1")
    (statement,) = said(body, "irradiated", "lesion", "L1")
    assert statement.words == words("no")


def test_a_lesion_was_operated_by_surgery_not_by_a_needle() -> None:
    for procedure, expected in (("decompression", "yes"), ("fixation", "yes"), ("cementoplasty", "no"), ("biopsy", "no")):
        (statement,) = said(LESIONS + COMPLETE + drugs(f"procedure: {procedure}, lesion: L1"), "operated", "lesion", "L1")
        assert statement.words == words(expected), procedure


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(COMPLETE + drugs("procedure: surgery, lesion: L1, from: 2026-11-01"), (20, 20), id="to the day"),
        pytest.param(COMPLETE + drugs("procedure: surgery, lesion: L1, from: 2026-10"), (21, 51), id="a month"),
        pytest.param(drugs("procedure: surgery, lesion: L1, from: 2026-11-01"), (0, 20), id="an open list may hide a later one"),
        pytest.param(COMPLETE + drugs("procedure: surgery, lesion: L1, from: 2026-11-01", "procedure: surgery, from: 2026-11-11"), (10, 20), id="a later one may concern it"),
        pytest.param(COMPLETE + drugs("procedure: surgery, lesion: L1"), NOTHING, id="no date"),
        pytest.param(COMPLETE + drugs("procedure: surgery, lesion: L2, from: 2026-11-01"), NOTHING, id="of another lesion"),
    ],
)
def test_days_since_the_last_surgery_of_a_lesion(body: str, expected: tuple[int, int]) -> None:
    assert length(LESIONS + body, "days_since_surgery", "lesion", "L1") == expected


def test_days_since_radiotherapy_are_counted_from_its_end() -> None:
    assert length(LESIONS + COMPLETE + drugs("procedure: radiotherapy, lesion: L1, from: 2026-10-20, to: 2026-11-01"), "days_since_radiotherapy", "lesion", "L1") == (20, 20)
    assert length(LESIONS + COMPLETE + drugs("procedure: radiotherapy, lesion: L1, from: 2026-11-01"), "days_since_radiotherapy", "lesion", "L1") == (0, 20)


TUMOURS = "tumours: [{id: T1, organ: lung, histology: adenocarcinoma, controlled: yes}, {id: T2, organ: breast}]\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("lesions: [{id: L1, tumour: T1}]\n" + TUMOURS, ("lung", "adenocarcinoma", "yes"), id="it names its tumour"),
        pytest.param("lesions: [{id: L1, tumour: T2}]\n" + TUMOURS, ("breast", "", ""), id="of which less is known"),
        pytest.param("lesions: [{id: L1}]\n" + TUMOURS, ("", "", ""), id="it names none, and others may exist"),
        pytest.param("lesions: [{id: L1}]\n" + COMPLETE + TUMOURS, ("breast|lung", "", ""), id="it names none, of two"),
        pytest.param("lesions: [{id: L1}]\ntumours: [{id: T1, organ: lung}]\n", ("", "", ""), id="it names none, one tumour, an open list"),
        pytest.param("lesions: [{id: L1}]\n" + COMPLETE + "tumours: [{id: T1, organ: lung}]\n", ("lung", "", ""), id="it names none, the only tumour"),
    ],
)
def test_the_primary_of_a_lesion_is_told_of_its_tumour(body: str, expected: tuple[str, str, str]) -> None:
    found = []
    for path in ("primary", "primary_histology", "primary_controlled"):
        statements = said(body, path, "lesion", "L1")
        found.append("|".join(sorted(statements[0].words or ())) if statements else "")
    assert tuple(found) == expected


@pytest.mark.parametrize(
    ("body", "primary", "histology"),
    [
        pytest.param(TUMOURS, "yes", "adenocarcinoma", id="a lung tumour"),
        pytest.param("tumours: [{id: T1, organ: lung}]\n", "yes", "", id="without its histology"),
        pytest.param("tumours: [{id: T1, organ: breast}]\n", "", "", id="another tumour, and others may exist"),
        pytest.param(COMPLETE + "tumours: [{id: T1, organ: breast}]\n", "no", "", id="surely no lung tumour"),
        pytest.param(COMPLETE + 'tumours: [{id: T1, organ: "?"}]\n', "", "", id="an organ that is not known"),
        pytest.param("tumours: none\n", "no", "", id="no tumour"),
    ],
)
def test_the_lung_primary(body: str, primary: str, histology: str) -> None:
    found = [said(body, f"patient.{path}") for path in ("lung_primary", "lung_histology")]
    assert ["|".join(sorted(one[0].words or ())) if one else "" for one in found] == [primary, histology]
