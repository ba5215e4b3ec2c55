"""A cohort as long tables: patients, their objects, and what was said of each, when.

`patients` has a row for each patient: `case`, `on` (the day of the board). `things[kind]` has a row for each object: `patient`
(its row in `patients`), `id`; sorted by patient. `said[kind]` has a row for each observation of an object (for the kind
`patient`, of a patient): `thing` (its row in `things[kind]` or in `patients`), `observed` (the date of what is said, possibly
partial, or null), and one column of text for each fact, named as in the case file (`site`, `pain.grade`); null says nothing, `?`
that it is unknown. Several rows of one object are several observations. `labs` is long: `patient`, `test`, `value` with its
unit, `on`. See `cell` for texts. Facts that follow from others (`jalon.case.derived`) are columns too: `tables_of` writes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from jalon.case import Case, Statement, Thing
from jalon.case.analytes import ANALYTES
from jalon.cohort.cell import written

KINDS = ("lesion", "treatment", "plan", "tumour", "event", "imaging")


@dataclass(frozen=True)
class Tables:
    """The tables of a cohort."""

    patients: pl.DataFrame
    things: Mapping[str, pl.DataFrame]
    said: Mapping[str, pl.DataFrame]
    labs: pl.DataFrame

    @property
    def height(self) -> int:
        """How many patients."""
        return self.patients.height


class _Said:
    """The observations of one kind, gathered row by row."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str | None, dict[str, str]]] = []

    def add(self, thing: int, facts: Mapping[str, Sequence[Statement]]) -> None:
        """Every statement about an object, those of one date together, several of one fact and date one below the other."""
        by_date: dict[str | None, list[dict[str, str]]] = {}
        for name, statements in facts.items():
            for statement in statements:
                rows = by_date.setdefault(statement.on.iso() if statement.on is not None else None, [])
                row = next((row for row in rows if name not in row), None)
                if row is None:
                    rows.append(row := {})
                row[name] = written(statement)
        self.rows += [(thing, on, row) for on, rows in by_date.items() for row in rows]

    def table(self) -> pl.DataFrame:
        """The observations as columns."""
        names = sorted({name for _, _, row in self.rows for name in row})
        columns: dict[str, pl.Series] = {
            "thing": pl.Series([thing for thing, _, _ in self.rows], dtype=pl.UInt32),
            "observed": pl.Series([on for _, on, _ in self.rows], dtype=pl.String),
        }
        for name in names:
            columns[name] = pl.Series([row.get(name) for _, _, row in self.rows], dtype=pl.String)
        return pl.DataFrame(columns)


def tables_of(cases: Sequence[Case]) -> Tables:
    """The tables of some cases: everything that was said of each, and what follows from it (`jalon.case.derived`)."""
    said = {kind: _Said() for kind in ("patient", *KINDS)}
    ids: dict[str, list[tuple[int, str]]] = {kind: [] for kind in KINDS}
    labs: list[tuple[int, str, str, str | None]] = []
    for number, case in enumerate(cases):
        patient = case.things[0]
        said["patient"].add(number, {name: facts for name, facts in patient.facts.items() if not is_result(name)})
        labs += _labs(number, patient)
        for kind in KINDS:
            for thing in case.of(kind):
                said[kind].add(len(ids[kind]), thing.facts)
                ids[kind].append((number, thing.id))
    return Tables(
        pl.DataFrame({"case": [case.id for case in cases], "on": [case.on for case in cases]}, {"case": pl.String, "on": pl.Date}),
        {kind: pl.DataFrame(rows, {"patient": pl.UInt32, "id": pl.String}, orient="row") for kind, rows in ids.items()},
        {kind: found.table() for kind, found in said.items()},
        pl.DataFrame(labs, {"patient": pl.UInt32, "test": pl.String, "value": pl.String, "on": pl.String}, orient="row"),
    )


def is_result(path: str) -> bool:
    """Whether a fact is a result of a laboratory, and not one that follows from some."""
    kind, _, test = path.partition(".")
    return kind == "labs" and test in ANALYTES


def _labs(number: int, patient: Thing) -> list[tuple[int, str, str, str | None]]:
    return [
        (number, name.partition(".")[2], written(statement), statement.on.iso() if statement.on is not None else None)
        for name, statements in patient.facts.items()
        if is_result(name)
        for statement in statements
    ]
