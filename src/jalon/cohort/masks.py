"""Every rule slot of a program, steps included, on every patient of a run, as sets of possible values; and the same from case files."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from jalon.case import Case
from jalon.cohort.compiled import compiled
from jalon.cohort.encoded import ACT, Encoded, encode
from jalon.cohort.tables import Tables, tables_of
from jalon.cohort.world import CohortWorld
from jalon.engine.columns.frame import Truth, Value, union
from jalon.engine.columns.reading import Reading
from jalon.engine.columns.world import Tree
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import PAIR, Slot
from jalon.engine.tree import Fact
from jalon.guideline.program import Program


def of_run(program: Program, tree: Tree, part: Encoded) -> dict[str, pl.DataFrame]:
    """For each kind of object of a run of patients, its rows (numbers within the run) and one column of sets a rule slot.

    Steps and later sources are included.
    """
    world = CohortWorld(tree, program.freshness, part)
    rules: dict[tuple[str, ...], list[Slot]] = {}
    for slot in tree.slots:
        if not isinstance(slot.body, Fact):
            rules.setdefault(kinds_of(program, slot), []).append(slot)
    made = {}
    for kinds, slots in rules.items():
        reading = reading_of(world, kinds, slots)
        columns = {"patient": reading.frame.columns["patient"]}
        columns |= {kind: reading.frame.columns[kind] for kind in kinds}
        for slot in slots:
            columns[slot.path] = whole(reading, slot, reading.mask(slot.index))
        made["+".join(kinds) or "patient"] = pl.DataFrame(columns)
    return made


def whole(reading: Reading, slot: Slot, value: Value) -> pl.Series:
    """A value as a column, also when it is the same on every row."""
    if isinstance(value, str):
        return reading.frame.columns[value]
    return pl.Series([value], dtype=reading.tree.sets.types[slot.index]).new_from_index(0, reading.frame.height)


def kinds_of(program: Program, slot: Slot) -> tuple[str, ...]:
    """The kinds of the objects of a rule: none for the patient, two for a pair."""
    if slot.kind == "patient":
        return ()
    return program.rules[program.by_slot[slot.index]].about if slot.kind == PAIR else (slot.kind,)


def reading_of(world: CohortWorld, kinds: tuple[str, ...], slots: Sequence[Slot]) -> Reading:
    """The reading of the objects that some rules are about."""
    if not kinds:
        return world.root()
    if len(kinds) == 1:
        return world.objects(kinds, world.frame(kinds[0]), world.root())
    first, second = kinds
    frame = world.pairs(first, second, (_may(world, first, slots), _may(world, second, slots)))
    return world.objects(kinds, frame, world.root())


def _may(world: CohortWorld, kind: str, slots: Sequence[Slot]) -> Truth:
    """Where an object may be in the scope of one of some rules: elsewhere no pair need be made of it."""
    reading = world.objects((kind,), world.frame(kind), world.root())
    truths: list[Truth] = []
    for slot in slots:
        scopes = [scope for scope in slot.scopes if scope.kind == kind]
        if not scopes:
            return True
        truths += [reading.membership(scope)[0] for scope in scopes]
    return union(truths)


def by_object(program: Program, cases: Sequence[Case]) -> list[dict[tuple[str, tuple[str, ...]], int]]:
    """For each case, the set of each rule slot and objects (`patient`, `lesion:L1`, …), *not applicable* left out."""
    tables = tables_of(cases)
    found: list[dict[tuple[str, tuple[str, ...]], int]] = [{} for _ in cases]
    tree = compiled(program)
    made = of_run(program, tree, encode(tree, tables))
    names = {kind: [f"{kind}:{id}" for id in table["id"]] for kind, table in tables.things.items()}
    acts = _acts(tables, len(cases))
    for kind, table in made.items():
        kinds = kind.split("+")
        rules = [name for name in table.columns if name not in ("patient", *kinds)]
        for row in table.iter_rows(named=True):
            objects = tuple("patient" if one == "patient" else acts[row[one]] if one == ACT else names[one][row[one]] for one in kinds)
            for rule in rules:
                if row[rule] != NOT_APPLICABLE:
                    found[row["patient"]][rule, objects] = row[rule]
    return found


def _acts(tables: Tables, patients: int) -> list[str]:
    by_patient: list[list[str]] = [[] for _ in range(patients)]
    for kind in ("plan", "treatment"):
        for patient, id in tables.things[kind].iter_rows():
            by_patient[patient].append(f"{kind}:{id}")
    return [name for names in by_patient for name in names]
