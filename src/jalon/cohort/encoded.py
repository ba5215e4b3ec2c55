"""The tables of a cohort with every text read once; then cut into runs of patients, without copying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from jalon.case import ValueType, vocabulary
from jalon.cohort.checked import checked
from jalon.cohort.compiled import ends, left
from jalon.cohort.tables import KINDS, Tables, is_result
from jalon.cohort.texts import Read, Texts, read_texts
from jalon.engine.columns.world import Tree
from jalon.engine.slots import Slot
from jalon.engine.tree import Fact
from jalon.guideline.fact_families import EITHER

ACT = "irradiation"
COURSES = ("plan", "treatment")
REFERENCE = "lesion"


@dataclass(frozen=True)
class Group:
    """Rows said together: the object and the date of each, sorted by object. `on_days` are the days of each text of a date."""

    things: pl.Series
    on: Texts | None
    on_days: tuple[pl.Series, pl.Series] | None

    def part(self, first_thing: int, things: int) -> tuple[Group, int, int]:
        """The rows of a run of objects, renumbered from 0; and which rows they are."""
        start, end = (int(self.things.search_sorted(thing, side="left")) for thing in (first_thing, first_thing + things))
        on = None if self.on is None else self.on.slice(start, end - start)
        return Group(self.things.slice(start, end - start) - first_thing, on, self.on_days), start, end - start


@dataclass(frozen=True)
class Column:
    """One column of texts, of the rows of a group."""

    group: str
    texts: Texts


@dataclass(frozen=True)
class Encoded:
    """A cohort, or a run of its patients: the day of each board, the objects, the columns of texts, what each text says."""

    today: pl.Series
    owners: Mapping[str, pl.Series]
    ids: Mapping[str, pl.Series]
    groups: Mapping[str, Group]
    columns: Mapping[tuple[str, str], Column]
    read: Mapping[tuple[str, int], Read]
    first: int = 0
    before: Mapping[str, int] = field(default_factory=dict)
    """The patients and, for each kind, the objects of the runs before this one."""

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
        cut = {name: group.part(*bounds[name if name in bounds else "patient"]) for name, group in self.groups.items()}
        return Encoded(
            self.today.slice(first, length),
            {kind: owners.slice(*bounds[kind]) - first for kind, owners in self.owners.items()},
            {kind: ids.slice(*bounds[kind]) for kind, ids in self.ids.items()},
            {name: group for name, (group, _, _) in cut.items()},
            {key: Column(column.group, column.texts.slice(*cut[column.group][1:])) for key, column in self.columns.items()},
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
    """The tables, every text read. Raises `TableTrouble` for what cannot be read."""
    tables = checked(tables)
    groups = {kind: _group(kind, table, "thing", "observed") for kind, table in tables.said.items()}
    columns: dict[tuple[str, str], Column] = {}
    read: dict[tuple[str, int], Read] = {}
    for slot in tree.slots:
        if not isinstance(slot.body, Fact):
            continue
        for kind, name in sources(slot):
            if (kind, name) not in columns:
                column = _lab(tables.labs, name, groups) if is_result(name) else _column(tables, kind, name)
                if column is None:
                    continue
                columns[kind, name] = column
            statements = columns[kind, name].texts.read(_type(kind, name))
            width = tree.sets.types[slot.index]
            read[kind, slot.index] = read_texts(statements, width, partial(left, slot, tree.sets), partial(ends, slot))
    for kind in COURSES:
        for name in EITHER:  # whether a course is a drug or a procedure is felt even where no rule reads the other of the two
            course = _column(tables, kind, name)
            if course is not None:
                columns.setdefault((kind, name), course)
        reference = _column(tables, kind, REFERENCE)
        if reference is not None:
            columns[kind, REFERENCE] = reference
            read[kind, -1] = read_texts(reference.texts.read(_type(kind, REFERENCE)), pl.UInt8, lambda _: 0, lambda _: None)
    return Encoded(
        tables.patients["on"].cast(pl.Int32) + EPOCH,
        {kind: tables.things[kind]["patient"].cast(pl.UInt32) for kind in KINDS},
        {kind: tables.things[kind]["id"].cast(pl.String) for kind in KINDS},
        groups,
        columns,
        read,
    )


EPOCH = 719_163  # the ordinal of 1970-01-01, from which the days of a table are counted


def _group(name: str, table: pl.DataFrame, thing: str, date: str) -> Group:
    on = None
    if date in table.columns and table[date].null_count() < table.height:
        on = Texts.of(f"{name}.{date}", table[date])
    return Group(table[thing].cast(pl.UInt32), on, None if on is None else on.days())


def _type(kind: str, name: str) -> ValueType:
    known = vocabulary().field(name if kind == "patient" else f"{kind}.{name}")
    if known is None:
        raise KeyError(f"{kind}.{name}")
    return known.type


def _column(tables: Tables, kind: str, name: str) -> Column | None:
    table = tables.said.get(kind)
    if table is None or name not in table.columns or vocabulary().field(name if kind == "patient" else f"{kind}.{name}") is None:
        return None
    return Column(kind, Texts.of(f"{kind}.{name}", table[name]))


def _lab(labs: pl.DataFrame, name: str, groups: dict[str, Group]) -> Column | None:
    rows = labs.filter(pl.col("test") == name.partition(".")[2])
    if rows.height == 0:
        return None
    groups[name] = _group(name, rows, "patient", "on")
    return Column(name, Texts.of(name, rows["value"]))
