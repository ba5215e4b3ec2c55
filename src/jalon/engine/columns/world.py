"""What the column reading asks of a cohort, as `Facts` is what the engine asks of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import polars as pl

from jalon.engine.columns.frame import Frame, Truth, Value
from jalon.engine.columns.sets import Sets
from jalon.engine.slots import Slot
from jalon.engine.tree import Call

if TYPE_CHECKING:
    from jalon.engine.columns.reading import Reading


@dataclass(frozen=True, slots=True)
class Tied:
    """If one fact of an object lies in a set, another lies in another set; sets as the columns hold them."""

    premise: int
    if_in: int
    conclusion: int
    then_in: int


Interval = tuple[pl.Expr, pl.Expr]
Arithmetic = Callable[[Sequence[Interval], Call], tuple[Sequence[Interval], Truth]]
"""A named primitive on one interval for each argument: the intervals that it gives, and where it says nothing."""


@dataclass(frozen=True)
class Tree:
    """A program as the columns read it: its slots, its sets cut down, what ties facts and what makes them apply."""

    slots: Sequence[Slot]
    sets: Sets
    classes: Mapping[tuple[int, int], tuple[int, ...]]
    applies: Mapping[int, tuple[int, int]]
    ties: Mapping[int, tuple[Tied, ...]]
    listed: Mapping[str, tuple[int, int]]
    """For each kind, the slot that says whether its list is complete, and the set that says so."""
    arithmetic: Mapping[str, Arithmetic]
    literals: dict[tuple[object, int], pl.Expr] = field(default_factory=dict)

    def literal(self, slot: int, mask: int) -> pl.Expr:
        """A set as a literal of the slot's width."""
        width = self.sets.types[slot]
        key = (width, mask)
        if key not in self.literals:
            self.literals[key] = pl.lit(mask, dtype=width)
        return self.literals[key]


class World(Protocol):
    """Many patients and their objects, one frame a kind."""

    @property
    def tree(self) -> Tree:
        """The program."""

    @property
    def patients(self) -> Frame:
        """One row a patient."""

    def frame(self, kind: str) -> Frame:
        """The listed objects of a kind, sorted by patient; `patient` is the row of each one's patient."""

    def other(self, kind: str) -> Frame:
        """For each patient the stand-in for the objects that an incomplete list leaves out."""

    def root(self) -> Reading:
        """The reading of the patients, without any hypothesis."""

    def objects(self, kinds: tuple[str, ...], frame: Frame, over: Reading) -> Reading:
        """The reading of the rows of a frame, under a hypothesis about their patients."""

    def base(self, slot: Slot, frame: Frame) -> Value:
        """What is stated leaves to a fact, on its own frame."""

    def amounts(self, slot: int) -> Sequence[tuple[str, str]]:
        """For a number of the patient, the columns (least, greatest) of each value measured at the latest time, in its own unit."""

    def days(self, slot: int, frame: Frame) -> tuple[str, str] | None:
        """The columns of the first and last day that a date may be (ordinals, null when unknown); None when never known."""

    def number(self, slot: int, frame: Frame) -> tuple[str, str] | None:
        """The columns of the least and greatest value of a whole number; None when never known."""

    def today(self) -> str:
        """The column of the day on which the board looks."""

    def targets(self, reading: Reading) -> Sequence[tuple[Reading, Truth]]:
        """For pairs of a drug and an act, the lesions at which the act may aim: readings of frames below its own, and where each counts."""


def meets(tree: Tree, slot: int, value: Value, allowed: int) -> Truth:
    """Whether a set of possible values meets another (both as the columns hold them)."""
    if isinstance(value, int):
        return bool(value & allowed)
    return (pl.col(value) & tree.literal(slot, allowed)) != tree.literal(slot, 0)


def leaves(tree: Tree, slot: int, value: Value, allowed: int) -> Truth:
    """Whether a set of possible values has one outside another."""
    if isinstance(value, int):
        return bool(value & ~allowed)
    width = (2 << tree.sets.full[slot].bit_length()) - 1
    return (pl.col(value) & tree.literal(slot, (tree.sets.full[slot] | 1) & ~allowed & width)) != tree.literal(slot, 0)


def chosen(tree: Tree, slot: int, truth: Truth, mask: int) -> pl.Expr:
    """The set where the truth holds, nothing elsewhere."""
    if isinstance(truth, bool):
        return tree.literal(slot, mask if truth else 0)
    return pl.when(truth).then(tree.literal(slot, mask)).otherwise(tree.literal(slot, 0))
