"""A rule of the patient, seen from one object that is supposed to be other than it is said to be.

Every row of the reading becomes a patient of its own, with the same objects as the real one, except that the object of the
row has the values of the hypothesis. The rules are then read for these imagined patients as for any others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from jalon.engine.columns.frame import Frame, Truth, Value, ends_of, expanded, numbered, stand_ins
from jalon.engine.columns.world import Tree, World
from jalon.engine.slots import Slot

if TYPE_CHECKING:
    from jalon.engine.columns.reading import Reading


@dataclass(slots=True, eq=False)
class Seen:
    """The imagined patients: one for each row of `reading`."""

    reading: Reading
    patients: Frame
    frames: dict[str, Frame] = field(default_factory=dict)
    others: dict[str, Frame] = field(default_factory=dict)
    roots: dict[tuple[int, int], Reading] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        """The program."""
        return self.reading.tree

    @property
    def real(self) -> World:
        """The world of the reading."""
        return self.reading.world

    def root(self) -> Reading:
        """The imagined patients, as the hypothesis about the real ones leaves them."""
        over = self.reading.over
        assert over is not None
        own = {index: self.lift(over.mask(index)) for index in over.overridden()}
        return type(self.reading)(
            world=self,
            bodies=self.reading.bodies,
            frame=self.patients,
            kinds=(),
            own=MappingProxyType(own),
            within=over.within,
            number=self.patients.next_number(),
        )

    def lift(self, value: Value) -> Value:
        """A value of the real patient on the rows of the imagined ones."""
        if isinstance(value, int):
            return value
        name = self.reading.frame.lift(self.real.patients, value, "patient")
        return self.patients.take(name, self.reading.frame.columns[name])

    def frame(self, kind: str) -> Frame:
        """The objects of the real patient, once for each imagined one."""
        if kind not in self.frames:
            real = self.real.frame(kind)
            assert real.ends is not None
            patients = self.reading.frame.columns["patient"]
            owners, places = expanded(real.ends.gather(patients), real.ends.gather(patients + 1))
            made = Frame(f"{self.patients.name}/{kind}", len(owners), above=self.patients)
            made.take("patient", owners)
            made.take("row", places)
            made.take(kind, numbered(len(owners)))
            made.ends = ends_of(owners, self.patients.height)
            made.homes[kind] = made
            self.frames[kind] = made
        return self.frames[kind]

    def other(self, kind: str) -> Frame:
        """The stand-in for what a list leaves out, for each imagined patient."""
        if kind not in self.others:
            made = stand_ins(self.patients, kind)
            self.others[kind] = made
        return self.others[kind]

    def objects(self, kinds: tuple[str, ...], frame: Frame, over: Reading) -> Reading:
        """The objects of the imagined patients; the one of the row has the values of the hypothesis."""
        key = (id(frame), id(over))
        if key not in self.roots:
            (kind,) = kinds
            changed = [index for index in self.reading.overridden() if self.tree.slots[index].kind == kind]
            mine = kind in self.reading.kinds and (kind in self.reading.frame.unlisted) == (kind in frame.unlisted)
            own = {index: self._mixed(index, kind, frame) for index in changed} if mine else {}
            self.roots[key] = type(self.reading)(
                world=self,
                bodies=self.reading.bodies,
                frame=frame,
                kinds=kinds,
                over=over,
                own=MappingProxyType(own),
                valid=_lifted(over, frame),
                number=frame.next_number(),
            )
        return self.roots[key]

    def _mixed(self, index: int, kind: str, frame: Frame) -> Value:
        """A fact of every object: of the object of the row as supposed, of the others as it is."""
        supposed = self.reading.mask(index)
        lifted = supposed if isinstance(supposed, int) else frame.lift(self.reading.frame, supposed, "patient")
        if kind in frame.unlisted:
            return lifted
        usual = self._usual(index, kind)
        if "mine" not in frame.columns:
            mine = self.reading.frame.columns[kind].gather(frame.columns["patient"])
            frame.take("mine", mine == frame.columns["row"])
        chosen = pl.when(pl.col("mine")).then(self.reading.expr(index, lifted)).otherwise(self.reading.expr(index, usual))
        return frame.add(f"x{index}.{frame.next_number()}", chosen)

    def _usual(self, index: int, kind: str) -> Value:
        over = self.reading.over
        assert over is not None
        real = self.real.frame(kind)
        value = self.real.objects((kind,), real, over).mask(index)
        return value if isinstance(value, int) else self.frame(kind).lift(real, value, "row")

    def base(self, slot: Slot, frame: Frame) -> Value:
        """What is stated leaves to a fact."""
        if slot.kind == "patient":
            assert self.reading.over is not None
            return self.lift(self.reading.over.mask(slot.index))
        if slot.kind in frame.unlisted:
            return self.tree.sets.full[slot.index]
        real = self.real.frame(slot.kind)
        value = self.real.base(slot, real)
        return value if isinstance(value, int) else frame.lift(real, value, "row")

    def amounts(self, slot: int) -> Sequence[tuple[str, str]]:
        """What was measured on the real patient."""
        return [(str(self.lift(low)), str(self.lift(high))) for low, high in self.real.amounts(slot)]

    def days(self, slot: int, frame: Frame) -> tuple[str, str] | None:
        """Dates are read on pairs, which a rule of the patient never reads."""
        raise LookupError(self.tree.slots[slot].path)

    def number(self, slot: int, frame: Frame) -> tuple[str, str] | None:
        """Numbers of fractions are read on pairs, which a rule of the patient never reads."""
        raise LookupError(self.tree.slots[slot].path)

    def today(self) -> str:
        """The day of the board is read on pairs, which a rule of the patient never reads."""
        raise LookupError("today")

    def targets(self, reading: Reading) -> Sequence[tuple[Reading, Truth]]:
        """Targets are read on pairs, which a rule of the patient never reads."""
        raise LookupError("targets")


def _lifted(over: Reading, frame: Frame) -> bool | str:
    if isinstance(over.valid, bool):
        return over.valid
    return frame.lift(over.frame, over.valid, "patient")


def seen_from(reading: Reading) -> Reading:
    """The patients as seen from the rows of a reading of objects."""
    patients = Frame(f"{reading.frame.name}~{reading.number}", reading.frame.height)
    return Seen(reading, patients).root()
