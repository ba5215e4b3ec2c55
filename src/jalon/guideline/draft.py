"""Tables with their paths and words checked, before sets are computed: every limit must be known first. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from jalon.engine.grammar import Accepts
from jalon.engine.tree import Duration, Place
from jalon.guideline.names import Named
from jalon.guideline.page import Block, Page


@dataclass(frozen=True)
class DraftRow:
    """A row: condition cells, the words or points it concludes, and its note."""

    cells: tuple[Accepts, ...]
    outcome: tuple[str, ...]
    at: Place
    note: str = ""
    urgency: str = ""
    strength: str = ""


@dataclass(frozen=True)
class DraftTable:
    """Columns and rows of a decision, or one item of a score."""

    columns: tuple[Named, ...]
    rows: tuple[DraftRow, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftTest:
    """A condition that carries its path."""

    named: Named
    term: str
    accepts: Accepts


@dataclass(frozen=True)
class DraftCondition:
    """Conditions joined by *et* (every) or *ou*."""

    every: bool
    parts: tuple[DraftTest, ...]

    @property
    def named(self) -> Named:
        """What its first part reads; the only one in the arguments of most primitives."""
        return self.parts[0].named

    @property
    def term(self) -> str:
        """The term that restricts its objects, or nothing."""
        return self.parts[0].term


@dataclass(frozen=True)
class DraftCheck:
    """One requirement, or one argument when it has a weight."""

    name: str
    label: str
    holds: DraftCondition
    unless: DraftCondition | None
    weight: str
    at: Place
    note: str
    reason: str = ""


@dataclass(frozen=True)
class DraftWindow:
    """One line of a window table; `drug` is a Bare word, a class, or empty for any other."""

    drug: str
    drug_class: str
    before: Duration | None
    after: Duration | None
    same_day: bool
    verdict: str
    unless: DraftCondition | None
    instead: str
    at: Place
    note: str


@dataclass
class Draft:
    """One block, checked."""

    page: Page
    block: Block
    tables: tuple[DraftTable, ...] = ()
    checks: tuple[DraftCheck, ...] = ()
    windows: tuple[DraftWindow, ...] = ()
    arguments: tuple[DraftCondition, ...] = ()
    constants: tuple[tuple[str, tuple[Fraction, ...], str], ...] = ()
    unit: str = ""


def about(block: Block) -> tuple[str, ...]:
    """The kinds of object that a block is about."""
    return tuple(kind for kind, _ in block.objects)
