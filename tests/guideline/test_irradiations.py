"""Acts that may be a radiotherapy are confronted with the drugs, and courses of which only one end is said."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from jalon.case import read_case
from jalon.guideline.boards import board
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

Json = dict[str, Any]
GEMCITABINE = {"id": "D1", "drug": "gemcitabine", "from": "2026-11-10", "last": "2026-11-10"}
DAYS = {"id": "P1", "from": "2026-11-20", "to": "2026-11-24"}
BOTH = "treatment:D1+plan:P1"


@cache
def program() -> Program:
    """The program of the shipped sheets."""
    return load_program()


def washouts(treatments: list[Json], plan: list[Json]) -> dict[str, Json]:
    """The wash-outs of a file with one lung tumour, by pair."""
    file = {"case": "acts", "on": "2026-11-21", "tumours": [{"id": "T1", "organ": "lung"}], "listed": {"lesions": "complete"}, "treatments": treatments, "plan": plan}
    answers = (answer.json() for answer in board(program(), read_case(json.dumps(file).encode())).answers)
    return {answer["about"]: answer for answer in answers if answer["rule"] == "washout"}


@pytest.mark.parametrize("act", ["?", ["radiotherapy", "surgery"], ["stereotactic_radiotherapy", "biopsy"]])
def test_an_act_that_may_be_a_radiotherapy_is_answered_as_one(act: Any) -> None:
    answer = washouts([GEMCITABINE], [{**DAYS, "procedure": act}])[BOTH]

    assert (answer["value"], answer["may_not_apply"]) == ("forbidden", True)
    (entry,) = answer["missing"]
    assert entry["fact"] == "plan:P1.procedure"
    assert sorted({tuple(left) for left in entry["leaves"].values()}) == [("forbidden",), ("not_applicable",)]
    radiotherapies = {word for word, left in entry["leaves"].items() if left == ["forbidden"]}
    assert radiotherapies <= {"radiotherapy", "stereotactic_radiotherapy"}


@pytest.mark.parametrize("act", ["radiotherapy", "stereotactic_radiotherapy", ["radiotherapy", "stereotactic_radiotherapy"]])
def test_a_radiotherapy_of_either_kind_is_surely_one(act: Any) -> None:
    answer = washouts([GEMCITABINE], [{**DAYS, "procedure": act}])[BOTH]

    assert (answer["value"], answer["may_not_apply"], answer["missing"]) == ("forbidden", False, [])


@pytest.mark.parametrize("act", [{"procedure": "surgery"}, {"procedure": ["surgery", "biopsy"]}, {"drug": "denosumab"}, {"drug": "?"}, {"drug": "denosumab", "procedure": "?"}])
def test_an_act_that_is_no_radiotherapy_is_not_answered(act: Json) -> None:
    assert washouts([GEMCITABINE], [{**DAYS, **act}]) == {}


def test_an_act_that_is_both_unknown_may_be_a_radiotherapy() -> None:
    assert washouts([GEMCITABINE], [{**DAYS, "drug": "?", "procedure": "?"}])[BOTH]["may_not_apply"]


def test_a_past_treatment_that_nobody_named_may_be_a_radiotherapy() -> None:
    answer = washouts([GEMCITABINE, {"id": "D2", "procedure": "?", "from": "2026-11-01", "to": "2026-11-05"}], [])["treatment:D1+treatment:D2"]

    assert (answer["value"], answer["may_not_apply"]) == ("forbidden", True)
    assert [entry["fact"] for entry in answer["missing"]] == ["treatment:D2.procedure"]


def test_a_course_is_not_confronted_with_itself() -> None:
    assert washouts([{"id": "D1", "drug": "gemcitabine", "procedure": "?"}], []) == {}


def test_the_last_dose_of_a_stopped_course_may_be_earlier_than_its_end() -> None:
    """Stopped on 10 November: the last dose fell somewhere between the first, in August, and that day."""
    stopped = {"id": "D1", "drug": "gemcitabine", "from": "2026-08-01", "to": "2026-11-10"}
    answer = washouts([stopped], [{**DAYS, "procedure": "radiotherapy"}])[BOTH]

    assert answer["possible"] == ["forbidden", "allowed"]
    assert "treatment:D1.last" in [entry["fact"] for entry in answer["missing"]]


def test_no_dose_is_given_after_the_end_of_a_course() -> None:
    """Stopped on 1 October: whenever the last dose was, 28 days have passed."""
    stopped = {"id": "D1", "drug": "gemcitabine", "from": "2026-08-01", "to": "2026-10-01"}

    assert washouts([stopped], [{**DAYS, "procedure": "radiotherapy"}])[BOTH]["value"] == "allowed"


def test_the_end_of_a_course_narrows_a_vague_last_dose() -> None:
    vague = {"id": "D1", "drug": "doxorubicin", "from": "2026-08-01", "last": "2026-11", "to": "2026-11-08"}

    assert washouts([vague], [{**DAYS, "procedure": "radiotherapy"}])[BOTH]["value"] == "allowed"


def test_the_blocked_days_reach_the_end_of_a_course_when_the_last_dose_is_not_known() -> None:
    stopped = {"id": "D1", "drug": "gemcitabine", "from": "2026-10-01", "to": "2026-10-05"}
    (answer,) = washouts([stopped], [{**DAYS, "procedure": "radiotherapy"}]).values()

    assert answer["blocked"] == [{"first": "2026-09-03", "last": "2026-11-02"}]


@pytest.mark.parametrize("end", [{"to": "2026-10-05"}, {"last": "2026-10-05"}, {"last": "2026-10", "to": "2026-10-05"}, {"last": "2026-10-05", "to": "2026-10"}])
def test_the_last_fraction_ends_an_irradiation(end: dict[str, str]) -> None:
    given = {"id": "D2", "procedure": "radiotherapy", "from": "2026-10-01", **end}

    assert washouts([GEMCITABINE, given], [])["treatment:D1+treatment:D2"]["value"] == "allowed"
    early = {**GEMCITABINE, "from": "2026-09-07", "last": "2026-09-07"}
    assert washouts([early, given], [])["treatment:D1+treatment:D2"]["value"] == "forbidden"


def test_two_last_days_of_an_irradiation_leave_both() -> None:
    """The last fraction on 5 October, the end on 20 October: whichever it is, the drug of 10 November is 28 days from neither, or from one."""
    given = {"id": "D2", "procedure": "radiotherapy", "from": "2026-10-01", "last": "2026-10-05", "to": "2026-10-20"}

    assert washouts([GEMCITABINE, given], [])["treatment:D1+treatment:D2"]["possible"] == ["forbidden", "allowed"]
