"""The tables of a cohort with every text read once; then cut into runs of patients, without copying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from jalon.case import ValueType, vocabulary
from jalon.cohort.compiled import ends, left
from jalon.cohort.stated import Read, TableTrouble, Texts, read_texts
from jalon.cohort.tables import KINDS, Tables
from jalon.engine.columns.world import Tree
from jalon.engine.evaluate import Slot
from jalon.engine.tree import Fact

COURSES = ("plan", "treatment")
REFERENCE = "lesion"


@dataclass(frozen=True)
class Column:
    """One column of texts, with the object and the date of each row."""

    things: pl.Series
    texts: Texts
    on: Texts | None
    on_days: tuple[pl.Series, pl.Series] | None

    def part(self, first_thing: int, things: int) -> Column:
        """The rows of a run of objects, renumbered from 0."""
        start, end = (int(self.things.search_sorted(thing, side="left")) for thing in (first_thing, first_thing + things))
        length = end - start
        on = None if self.on is None else self.on.slice(start, length)
        return Column(self.things.slice(start, length) - first_thing, self.texts.slice(start, length), on, self.on_days)


@dataclass(frozen=True)
class Encoded:
    """A cohort, or a run of its patients: the day of each board, the objects, the columns of texts, what each text says."""

    today: pl.Series
    owners: Mapping[str, pl.Series]
    ids: Mapping[str, pl.Series]
    columns: Mapping[tuple[str, str], Column]
    read: Mapping[tuple[str, int], Read]
    first: int = 0
    offsets: Mapping[str, int] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many patients."""
        return len(self.today)

    def runs(self, size: int) -> Iterator[Encoded]:
        """The same, `size` patients at a time."""
        for first in range(0, self.height, size):
            yield self.part(first, min(size, self.height - first))

    def part(self, first: int, length: int) -> Encoded:
        """A run of patients, renumbered from 0."""
        bounds = {"patient": (first, length)}
        for kind, owners in self.owners.items():
            start, end = (int(owners.search_sorted(patient, side="left")) for patient in (first, first + length))
            bounds[kind] = start, end - start
        return Encoded(
            self.today.slice(first, length),
            {kind: owners.slice(*bounds[kind]) - first for kind, owners in self.owners.items()},
            {kind: ids.slice(*bounds[kind]) for kind, ids in self.ids.items()},
            {key: column.part(*bounds[key[0]]) for key, column in self.columns.items()},
            self.read,
            first,
            {kind: start for kind, (start, _) in bounds.items()},
        )


def sources(slot: Slot) -> list[tuple[str, str]]:
    """Where a fact is written: (kind, column). What irradiates is planned or was given."""
    if slot.kind == "patient":
        return [("patient", slot.path)]
    name = slot.path.partition(".")[2]
    return [(kind, name) for kind in COURSES] if slot.kind == "irradiation" else [(slot.kind, name)]


def encode(tree: Tree, tables: Tables) -> Encoded:
    """The tables, every text read. Raises `TableTrouble` for a text that cannot be read, a missing column, an order that is lost."""
    dates = {kind: _on(kind, table) for kind, table in tables.said.items()}
    columns: dict[tuple[str, str], Column] = {}
    read: dict[tuple[str, int], Read] = {}
    by_test: dict[str, pl.DataFrame] = {}
    for slot in tree.slots:
        if not isinstance(slot.body, Fact):
            continue
        for kind, name in sources(slot):
            if name.startswith("labs."):
                column = _lab(tables.labs, name, by_test)
            else:
                column = columns.get((kind, name)) or _column(tables, kind, name, dates[kind])
            if column is None:
                continue
            columns[kind, name] = column
            statements = column.texts.read(_type(kind, name))
            read[kind, slot.index] = read_texts(
                statements, lambda one, slot=slot: left(slot, tree.sets, one), lambda one, slot=slot: ends(slot, one)
            )  # type: ignore[misc]
    for kind in COURSES:
        column = _column(tables, kind, REFERENCE, dates[kind])
        if column is not None:
            columns[kind, REFERENCE] = column
            read[kind, -1] = read_texts(column.texts.read(_type(kind, REFERENCE)), lambda _: 0, lambda _: None)
    return Encoded(
        tables.patients["on"].cast(pl.Int32) + EPOCH,
        {kind: tables.things[kind]["patient"].cast(pl.UInt32) for kind in KINDS},
        {kind: tables.things[kind]["id"].cast(pl.String) for kind in KINDS},
        columns,
        read,
    )


EPOCH = 719_163  # the ordinal of 1970-01-01, from which the days of a table are counted


def _on(kind: str, table: pl.DataFrame) -> tuple[Texts, tuple[pl.Series, pl.Series]] | None:
    if "on" not in table.columns or table["on"].null_count() == table.height:
        return None
    texts = Texts.of(f"{kind}.on", table["on"])
    return texts, texts.days()


def _type(kind: str, name: str) -> ValueType:
    known = vocabulary().field(name if kind == "patient" else f"{kind}.{name}")
    if known is None:
        raise KeyError(f"{kind}.{name}")
    return known.type


def _column(tables: Tables, kind: str, name: str, dates: tuple[Texts, tuple[pl.Series, pl.Series]] | None) -> Column | None:
    table = tables.said.get(kind)
    if table is None or name not in table.columns or vocabulary().field(name if kind == "patient" else f"{kind}.{name}") is None:
        return None
    on, days = dates or (None, None)
    return Column(table["thing"].cast(pl.UInt32), Texts.of(f"{kind}.{name}", table[name]), on, days)


def _lab(labs: pl.DataFrame, name: str, by_test: dict[str, pl.DataFrame]) -> Column | None:
    test = name.partition(".")[2]
    rows = labs.filter(pl.col("test") == test)
    if rows.height == 0:
        return None
    on = _on(name, rows)
    texts, days = on or (None, None)
    return Column(rows["patient"].cast(pl.UInt32), Texts.of(name, rows["value"]), texts, days)


__all__ = ["Column", "Encoded", "TableTrouble", "encode", "sources"]
