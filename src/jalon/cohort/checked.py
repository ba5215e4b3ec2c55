"""Tables that can be read: every column known, every row in its place, or an error that says where and what to do."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from jalon.case import vocabulary
from jalon.case.analytes import ANALYTE
from jalon.case.nearest import nearest
from jalon.cohort.tables import KINDS, Tables
from jalon.cohort.texts import TableTrouble

WHOLE = (pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64, pl.Int8, pl.Int16, pl.Int32, pl.Int64)


def checked(tables: Tables) -> Tables:
    """The same tables, what was said sorted by object. Raises `TableTrouble`: which table, which column or row, what to do."""
    _has(tables.patients, "patients", ("case", "on"))
    if tables.patients["on"].dtype != pl.Date or tables.patients["on"].null_count():
        raise TableTrouble(
            "patients.on", "le jour de la RCP doit être une date sur chaque ligne", "the day of the board must be a date on each row"
        )
    for kind in KINDS:
        if kind not in tables.things:
            raise TableTrouble(f"things.{kind}", "table absente (elle peut être vide)", "missing table (it may be empty)")
        _things(kind, tables.things[kind], tables.height)
    said = {}
    for kind, table in tables.said.items():
        if kind not in ("patient", *KINDS):
            raise TableTrouble(f"said.{kind}", "sorte d'objet inconnue", "unknown kind of object")
        rows = tables.height if kind == "patient" else tables.things[kind].height
        said[kind] = _said(kind, table, rows)
    return replace(tables, said=said, labs=_labs(tables.labs, tables.height))


def _has(table: pl.DataFrame, name: str, columns: tuple[str, ...]) -> None:
    for column in columns:
        if column not in table.columns:
            raise TableTrouble(f"{name}.{column}", "colonne absente", "missing column")


def _rows(table: pl.DataFrame, name: str, column: str, height: int) -> pl.DataFrame:
    """The table with whole row numbers below `height` in a column."""
    numbers = table[column]
    if numbers.dtype not in WHOLE:
        raise TableTrouble(f"{name}.{column}", "un numéro de ligne est un entier, à partir de 0", "a row number is a whole number, from 0")
    wrong = numbers.is_null() | (numbers < 0).fill_null(value=True) | (numbers >= height).fill_null(value=True)
    if wrong.any():
        row = int(wrong.arg_max() or 0)
        raise TableTrouble(
            f"{name}.{column}",
            f"ligne {row} : {numbers[row]} ne désigne aucune des {height} lignes visées",
            f"row {row}: {numbers[row]} names none of the {height} rows meant",
        )
    return table.with_columns(numbers.cast(pl.UInt32))


def _things(kind: str, table: pl.DataFrame, height: int) -> None:
    name = f"things.{kind}"
    _has(table, name, ("patient", "id"))
    _rows(table, name, "patient", height)
    if not table["patient"].is_sorted():
        raise TableTrouble(f"{name}.patient", "trier les lignes par patient", "sort the rows by patient")
    if table["id"].null_count():
        raise TableTrouble(f"{name}.id", "un objet sans nom", "an object without a name")
    twice = table.filter(table.select("patient", "id").is_duplicated())
    if twice.height:
        patient, id = twice.select("patient", "id").row(0)
        raise TableTrouble(f"{name}.id", f"{id} est écrit deux fois (patient {patient})", f"{id} is written twice (patient {patient})")


def _said(kind: str, table: pl.DataFrame, rows: int) -> pl.DataFrame:
    name = f"said.{kind}"
    _has(table, name, ("thing",))
    known = vocabulary()
    for column in table.columns:
        if column in ("thing", "observed"):
            continue
        path = column if kind == "patient" else f"{kind}.{column}"
        if known.field(path) is None:
            near = known.nearest(path)
            raise TableTrouble(f"{name}.{column}", f"fait inconnu ; le plus proche : {near}", f"unknown fact; the nearest: {near}")
        if table[column].dtype not in (pl.String, pl.Date, pl.Null) and not isinstance(table[column].dtype, (pl.Enum, pl.Categorical)):
            raise TableTrouble(f"{name}.{column}", "écrire des textes, comme dans un dossier", "write texts, as in a case file")
    table = _rows(table, name, "thing", rows)
    return table if table["thing"].is_sorted() else table.sort("thing", maintain_order=True)


def _labs(labs: pl.DataFrame, height: int) -> pl.DataFrame:
    _has(labs, "labs", ("patient", "test", "value", "on"))
    tests = labs["test"].unique().cast(pl.String).drop_nulls().to_list()
    for test in tests:
        if vocabulary().field(f"labs.{test}") is None:  # a fact derived from results is written beside them
            near = nearest(test, ANALYTE.ids(), dict(ANALYTE.synonyms))
            shown = test[:40]
            raise TableTrouble(
                "labs.test", f"analyse inconnue : {shown} ; la plus proche : {near}", f"unknown test: {shown}; the nearest: {near}"
            )
    labs = _rows(labs, "labs", "patient", height)
    return labs if labs["patient"].is_sorted() else labs.sort("patient", maintain_order=True)
