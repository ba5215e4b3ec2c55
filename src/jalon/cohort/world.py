"""A run of patients as the columns of the engine read it: `CaseFacts` for many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from jalon.cohort.aims import targets
from jalon.cohort.either import either
from jalon.cohort.encoded import ACT, COURSES, Encoded, sources
from jalon.cohort.said import Said
from jalon.engine.columns.bodies import BODIES
from jalon.engine.columns.frame import Frame, Truth, Value, ends_of, numbered, stand_ins
from jalon.engine.columns.narrowing import close
from jalon.engine.columns.reading import Body, Reading
from jalon.engine.columns.world import Tree
from jalon.engine.slots import Slot
from jalon.engine.tree import Duration


class CohortWorld:
    """The frames of a run of patients and what was said of them."""

    def __init__(
        self, tree: Tree, freshness: Mapping[str, Duration | None], encoded: Encoded, bodies: Mapping[type, Body] = BODIES
    ) -> None:
        self.bodies = bodies
        self._tree, self.encoded = tree, encoded
        self.freshness = freshness
        self.said = Said(encoded, freshness)
        self._patients = Frame("patient", encoded.height)
        self._patients.take("patient", numbered(encoded.height))
        self._patients.take("today", encoded.today.cast(pl.Int32))
        self._frames: dict[str, Frame] = {}
        self._others: dict[str, Frame] = {}
        self._bases: dict[int, Value] = {}
        self._readings: dict[tuple[int, int], Reading] = {}
        self._days: dict[tuple[int, str], tuple[str, str] | None] = {}
        self._amounts: dict[int, list[tuple[str, str]]] = {}
        self._root = Reading(self, self.bodies, self._patients, (), number=self._patients.next_number())

    @property
    def tree(self) -> Tree:
        """The program."""
        return self._tree

    @property
    def patients(self) -> Frame:
        """One row a patient."""
        return self._patients

    def root(self) -> Reading:
        """The reading of the patients, without any hypothesis."""
        return self._root

    def objects(self, kinds: tuple[str, ...], frame: Frame, over: Reading) -> Reading:
        """The reading of the rows of a frame, under a hypothesis about their patients."""
        key = (id(frame), id(over))
        if key not in self._readings:
            valid = over.valid if isinstance(over.valid, bool) else frame.lift(over.frame, over.valid, "patient")
            self._readings[key] = Reading(self, self.bodies, frame, kinds, over, valid=valid, number=frame.next_number())
        return self._readings[key]

    def frame(self, kind: str) -> Frame:
        """The listed objects of a kind, sorted by patient."""
        if kind not in self._frames:
            self._frames[kind] = self._acts() if kind == ACT else self._listed(kind, self.encoded.owners[kind])
        return self._frames[kind]

    def _listed(self, kind: str, owners: pl.Series) -> Frame:
        made = Frame(kind, len(owners), above=self._patients)
        made.take("patient", owners)
        made.take(kind, numbered(len(owners)))
        made.ends = ends_of(owners, self._patients.height)
        made.homes[kind] = made
        return made

    def _acts(self) -> Frame:
        """Whatever is planned, then whatever was done: the rows of both lists; `of_plan`, `of_treatment` are the rows there."""
        owners = [self.encoded.owners[kind] for kind in COURSES]
        rows = pl.DataFrame(
            {
                "patient": pl.concat(owners),
                "of_plan": pl.concat([numbered(len(owners[0])), pl.Series([None], dtype=pl.UInt32).new_from_index(0, len(owners[1]))]),
                "of_treatment": pl.concat([pl.Series([None], dtype=pl.UInt32).new_from_index(0, len(owners[0])), numbered(len(owners[1]))]),
            }
        ).sort("patient", maintain_order=True)
        made = self._listed(ACT, rows["patient"])
        made.take("of_plan", rows["of_plan"])
        made.take("of_treatment", rows["of_treatment"])
        return made

    def other(self, kind: str) -> Frame:
        """For each patient the stand-in for the objects that an incomplete list leaves out."""
        if kind not in self._others:
            self._others[kind] = stand_ins(self._patients, kind)
        return self._others[kind]

    def pairs(self, first: str, second: str, keep: tuple[Truth, Truth]) -> Frame:
        """Every two objects of a patient, the same one left out; `keep` says which rows of each kind count."""
        one, other = self.frame(first), self.frame(second)
        tables = []
        for frame, kind, kept in ((one, first, keep[0]), (other, second, keep[1])):
            table = pl.DataFrame({"patient": frame.columns["patient"], kind: numbered(frame.height)})
            tables.append(table if kept is True else table.filter(frame.compute(kept if not isinstance(kept, bool) else pl.lit(kept))))
        rows = tables[0].join(tables[1], on="patient", how="inner").sort("patient", first, second)
        if second == ACT and first in COURSES:
            same = other.columns[f"of_{first}"].gather(rows[second]) == rows[first]
            rows = rows.filter(~same.fill_null(value=False))
        made = Frame(f"{first}+{second}", rows.height, above=self._patients)
        for name in ("patient", first, second):
            made.take(name, rows[name])
        made.homes |= {first: one, second: other}
        return made

    def base(self, slot: Slot, frame: Frame) -> Value:
        """What is stated leaves to a fact, on its own frame."""
        if slot.kind in frame.unlisted:
            return self._tree.sets.full[slot.index]
        if slot.index not in self._bases:
            if slot.index in self._tree.ties:
                self._reconcile(slot)
            else:
                self._bases[slot.index] = either(self, slot, self._spoken(slot))
        return self._bases[slot.index]

    def frame_of(self, slot: Slot) -> Frame:
        """The frame on which a fact is said."""
        return self._patients if slot.kind == "patient" else self.frame(slot.kind)

    def _reconcile(self, slot: Slot) -> None:
        """Facts that exclude each other are unknown, all those of their family."""
        ties = self._tree.ties[slot.index]
        members = sorted({place for tie in ties for place in (tie.premise, tie.conclusion)})
        frame = self.frame_of(slot)
        reading = self._root if slot.kind == "patient" else self.objects((slot.kind,), frame, self._root)
        said = {place: self._spoken(self._tree.slots[place]) for place in members}
        values, possible = close(reading, dict(said), ties)
        kept = frame.keep(f"coherent{slot.index}", possible)
        for place, value in values.items():
            full = self._tree.literal(place, self._tree.sets.full[place])
            if isinstance(kept, bool):
                self._bases[place] = value if kept else self._tree.sets.full[place]
            else:
                self._bases[place] = frame.add(f"b{place}", pl.when(pl.col(kept)).then(reading.expr(place, value)).otherwise(full))

    def _spoken(self, slot: Slot) -> Value:
        """The values that the statements that count leave; all of them when nothing counts."""
        full, kind = self._tree.sets.full[slot.index], self._tree.sets.types[slot.index]
        parts = [self.said.left(slot, source, name) for source, name in sources(slot)]
        if all(part is None for part in parts):
            return full
        if slot.kind == ACT:
            column = self.joined(parts, kind).fill_null(0)
        else:
            (only,) = parts
            assert only is not None
            column = only
        said = self.frame_of(slot).take(f"s{slot.index}", column)
        literal = self._tree.literal
        stated = pl.when(pl.col(said) == literal(slot.index, 0)).then(literal(slot.index, full)).otherwise(pl.col(said))
        return self.frame_of(slot).add(f"b{slot.index}", stated)

    def joined(self, parts: Sequence[pl.Series | None], dtype: type[pl.DataType]) -> pl.Series:
        """Columns of the plan and of the treatments as one of the acts."""
        frame = self.frame(ACT)
        found = []
        for kind, part in zip(COURSES, parts, strict=True):
            if part is not None and len(part):
                found.append(part.gather(frame.columns[f"of_{kind}"]))
        if not found or not frame.height:
            return pl.Series([None], dtype=dtype).new_from_index(0, frame.height)
        return pl.select(pl.coalesce(map(pl.lit, found))).to_series()

    def amounts(self, slot: int) -> Sequence[tuple[str, str]]:
        """For a number of the patient, the columns (least, greatest) of each value measured at the latest time, in its own unit."""
        if slot not in self._amounts:
            one = self._tree.slots[slot]
            self._amounts[slot] = [
                (self._patients.take(f"low{slot}.{rank}", low), self._patients.take(f"high{slot}.{rank}", high))
                for rank, (low, high) in enumerate(self.said.measured(one, *sources(one)[0]))
            ]
        return self._amounts[slot]

    def days(self, slot: int, frame: Frame) -> tuple[str, str] | None:
        """The columns of the first and last day that a date may be (ordinals, null when unknown); None when never known."""
        if (slot, frame.name) not in self._days:
            self._days[slot, frame.name] = self._spans(self._tree.slots[slot], frame)
        return self._days[slot, frame.name]

    def number(self, slot: int, frame: Frame) -> tuple[str, str] | None:
        """The columns of the least and greatest value of a whole number; None when never known."""
        return self.days(slot, frame)

    def _spans(self, slot: Slot, frame: Frame) -> tuple[str, str] | None:
        """From the least to the greatest that the statements that count leave, however old they are."""
        parts = [self.said.spans(slot, source, name) for source, name in sources(slot)]
        if all(part is None for part in parts):
            return None
        names = (f"first{slot.index}", f"last{slot.index}")
        for place, name in enumerate(names):
            columns = [None if part is None else part[place] for part in parts]
            column = self.joined(columns, pl.Float64) if slot.kind == ACT else columns[0]
            assert column is not None
            frame.take(name, column.cast(pl.Int32))
        return names

    def today(self) -> str:
        """The column of the day on which the board looks."""
        return "today"

    def targets(self, reading: Reading) -> Sequence[tuple[Reading, Truth]]:
        """For pairs of a drug and an act, the lesions at which the act may aim, and where each counts."""
        return targets(self, reading)
