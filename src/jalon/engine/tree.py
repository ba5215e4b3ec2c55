"""What a rule can say. Nodes only: what they mean is in the readings (evaluate, prove, …).

A node names facts and rules by slot number and sets of values by integers (see `domains`), so that every reading works on
the same small numbers. `at` is the line of the sheet that says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a sheet."""

    sheet: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the case may say."""

    path: str


@dataclass(frozen=True, slots=True)
class Test:
    """The value of a slot lies in a set."""

    slot: int
    allowed: int
    at: Place


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Condition = Test | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a decision: for each column the set it accepts, and the outcomes it leads to."""

    accepts: tuple[int, ...]
    outcome: int
    at: Place
    note: int = -1
    urgency: str = ""
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A table read as one function of its columns."""

    columns: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion of a score."""

    slot: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of items."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must hold before an act, unless its exception does. Outcomes: met, not_met, waived."""

    holds: Condition
    unless: Condition | None
    at: Place
    note: int = -1


@dataclass(frozen=True, slots=True)
class Argument:
    """One reason for or against an option."""

    condition: Condition
    weight: str
    at: Place
    note: int = -1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """Arguments weighed by the fixed verdicts. Outcomes: indicated, discuss, contraindicated, not_indicated."""

    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which objects of a kind are meant: those whose slot lies in the set; slot -1 means all of them.

    `listed_only` leaves out those that an incomplete list may hide.
    """

    kind: str
    slot: int = -1
    allowed: int = 0
    listed_only: bool = False


@dataclass(frozen=True, slots=True)
class Exists:
    """yes when a condition on the patient holds, or when one object in scope satisfies its own condition."""

    patient: tuple[Condition, ...]
    each: tuple[tuple[Scope, Condition], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many objects in scope satisfy a condition; the last value stands for that many or more."""

    scope: Scope
    condition: Condition
    high: int


@dataclass(frozen=True, slots=True)
class Highest:
    """The most serious value of a slot among the objects in scope; words are listed from the most serious."""

    scope: Scope
    slot: int


@dataclass(frozen=True, slots=True)
class Call:
    """A named primitive over the amounts of facts."""

    primitive: str
    slots: tuple[int, ...]
    constants: tuple[tuple[str, tuple[Fraction, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of calendar time."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """One line of a window table: no act until `before` has passed since a dose, none within `after` ahead of one; None is unknown.

    The names are those of the table: the drug given *before* the act, the drug given *after* it.
    """

    drugs: int
    before: Duration | None
    after: Duration | None
    same_day: bool
    verdict: int
    unless: Condition | None
    instead: int
    at: Place
    note: int = -1


@dataclass(frozen=True, slots=True)
class Windows:
    """Drug windows around an act. `drug` and the day slots are read on the pair.

    `doses` and `acts` are the slots of three days: the first day, the last day on which something was given, the day of the end.
    """

    drug: int
    doses: tuple[int, int, int]
    acts: tuple[int, int, int]
    fractions: int
    every: tuple[Window, ...]


Body = Fact | Decision | Score | Requirement | Option | Exists | Count | Highest | Call | Windows
