"""Drugs and acts in columns: every way of saying when they were given is read as the patient engine reads it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from jalon.case import Case, CaseTroubles, read_case
from jalon.cohort.masks import by_object
from jalon.engine.windows import VERDICT
from tests import shipped
from tests.cohort.test_columns import differing

Said = Mapping[str, str]
DOSES: tuple[Said, ...] = (
    {}, {"from": "2026-11-01"}, {"from": "2026-10", "last": "2026-11-10"}, {"last": "2026-11"}, {"last": "2026-10-24"}, {"from": "2026-09-01", "to": "2026-11-12"},
    {"from": "2026-11-19", "last": "2026-11-21"}, {"last": "2026-11-20..2026-11-25", "to": "2026-11-22"}, {"to": "2026-10"}, {"from": "2026-11", "last": "2026-11", "to": "2026-11-15"},
)  # fmt: skip
ACTS: tuple[Said, ...] = (
    {}, {"from": "2026-11-25", "fractions": "1"}, {"from": "2026-11-25", "fractions": "2", "to": "2026-12-20"}, {"from": "2026-12-01", "to": "2026-12-12"}, {"from": "2026-12"},
    {"from": "2026-11-22..2026-12-20", "to": "2026-11-30..2026-12-24"}, {"to": "2026-11-30"}, {"from": "2026-11-23", "fractions": "20", "to": "2026-12-18"}, {"from": "2026-11-21", "fractions": "5"},
    {"from": "2026-11-24", "last": "2026-11-26", "to": "2026-12-20"}, {"from": "2026-11-24", "last": "2026-12-20..2026-12-22", "to": "2026-12-21"}, {"last": "2026-12-30", "fractions": "1"},
    {"from": "2026-12-10", "to": "2026-12-20", "fractions": "1"}, {"from": "2026-12-01", "last": "2026-12-18..2026-12-24", "to": "2026-12-22..2026-12-28"},
    {"last": "2026-12-18..2026-12-24", "to": "2026-12-22..2026-12-28", "fractions": "1"},
)  # fmt: skip
# Irradiations that were given, before the doses and between them.
GIVEN: tuple[Said, ...] = (
    {"from": "2026-10-20", "fractions": "10", "to": "2026-11-06"}, {"from": "2026-10-24", "fractions": "12", "to": "2026-11-05"}, {"from": "2026-11-05", "to": "2026-11-07"},
    {"from": "2026-10"}, {"to": "2026-11-08", "fractions": "1"}, {"from": "2026-11-02", "fractions": "5", "to": "2026-11-09"}, {"from": "2026-07-01", "to": "2026-07-05"},
    {"from": "2026-10-10", "fractions": "20", "to": "2026-11-08"},
)  # fmt: skip
DRUGS = ("gemcitabine", "cisplatin", "docetaxel", "nivolumab", "letrozole", "?")
LESIONS = ("", "lesions: [{id: L1, site: spine.T6, spine: {epidural: '3'}}]\nsymptoms: {deficit: yes}", "lesions: [{id: L1, site: spine}, {id: L2, organ: liver}]\nlisted: {lesions: complete}")


def written(said: Said) -> str:
    """Facts of one course as the file writes them."""
    return "".join(f", {name}: {value}" for name, value in said.items())


def files(drug: str, lesions: str) -> Iterator[Case]:
    """A case for each way of saying when the doses and the acts were, planned or given."""
    target = ", lesion: L1" if "L1" in lesions else ""
    ways = [*itertools.product(DOSES, ACTS, ("plan",)), *itertools.product(DOSES, GIVEN, ("treatments",))]
    for number, (doses, acts, where) in enumerate(ways):
        for aimed in ("", target) if target else ("",):
            act = f"{{id: A1, procedure: radiotherapy{written(acts)}{aimed}}}"
            given, planned = (f", {act}", "") if where == "treatments" else ("", f"plan: [{act}]")
            text = f"case: c{number}\non: 2026-11-21\ntumours: [{{id: T1, organ: lung}}]\ntreatments: [{{id: D1, drug: '{drug}'{written(doses)}}}{given}]\n{planned}\n{lesions}\n"
            try:
                yield read_case(text)
            except CaseTroubles:
                continue


def test_every_way_of_saying_when() -> None:
    chosen = [list(files(drug, LESIONS[place % 3])) for place, drug in enumerate(DRUGS)]
    assert min(map(len, chosen)) > 100
    assert differing(shipped.program(), [case for of_drug in chosen for case in of_drug]) == []


def test_one_patient_alone() -> None:
    """Of one case, tables have one row: nothing may count on there being more."""
    alone = read_case(
        "case: a\non: 2026-11-21\ntumours: [{id: T1, organ: lung}]\ntreatments: [{id: D1, drug: gemcitabine, last: 2026-11-19}]\n"
        "plan: [{id: P1, procedure: radiotherapy, from: 2026-11-25, to: 2026-11-27}]\nlisted: {lesions: complete}\n" + LESIONS[1]
    )
    program = shipped.program()
    assert differing(program, [alone]) == []
    assert by_object(program, [alone])[0]["washout", ("treatment:D1", "plan:P1")] == VERDICT.of(("discuss",))
