"""What was said of a patient: statements, the things they are about, and the case that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jalon.case.model import CaseFile


class Unknown(StrEnum):
    """Why a fact is not known: nobody wrote it, or someone wrote that it is not known."""

    NOT_STATED = "not_stated"
    SAID_UNKNOWN = "said_unknown"


@dataclass(frozen=True, slots=True)
class Days:
    """The days a date may be, as proleptic ordinals, both included: a partial date is an interval."""

    first: int
    last: int

    def iso(self) -> str:
        """The shortest ISO form: a day, a month, a year, or `first..last` of whole years, of whole months, or of days."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        if first == last:
            return first.isoformat()
        after = date.fromordinal(self.last + 1) if self.last < date.max.toordinal() else last
        if first.day == 1 and after.day == 1:
            if (first.year, first.month) == (last.year, last.month):
                return first.isoformat()[:7]
            if first.month == 1 and after.month == 1 and first.year == last.year:
                return first.isoformat()[:4]
            years = first.month == 1 and after.month == 1
            return f"{first.isoformat()[: 4 if years else 7]}..{last.isoformat()[: 4 if years else 7]}"
        return f"{first.isoformat()}..{last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as reported: a closed interval in `unit` ("" when none), exact.

    `low_open` and `high_open` say that the report excluded the end (`< 5 mg/L`); to ignore them is sound.
    """

    low: Fraction
    high: Fraction
    unit: str
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of one fact: exactly one of words, amount, days, text; or `unknown`."""

    words: frozenset[str] | None = None
    amount: Amount | None = None
    days: Days | None = None
    text: str | None = None
    said: str = ""
    on: Days | None = None
    source: str | None = None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """The patient, or one element of a list, with what was said of it."""

    kind: str
    id: str
    index: int
    facts: Mapping[str, tuple[Statement, ...]]
    line: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement or an element dated surely after the day of the case, hence not used."""

    path: str
    on: Days
    line: int


@dataclass(frozen=True, eq=False)
class Case:
    """One case file, read: typed, frozen, nothing in it later than `on` except the plan."""

    id: str
    on: date
    question: str
    wish: str
    notes: str
    values: Mapping[str, Any]
    things: tuple[Thing, ...]
    complete: frozenset[str]
    set_aside: tuple[SetAside, ...] = ()
    name: str = ""
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False)
    """What a reader of the case has worked out of it: kept with the case, and gone with it."""
    _of: Mapping[str, tuple[Thing, ...]] = field(init=False, repr=False)
    _at: Mapping[tuple[str, str], Thing] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        kinds: dict[str, list[Thing]] = {}
        for thing in self.things:
            kinds.setdefault(thing.kind, []).append(thing)
        object.__setattr__(self, "_of", MappingProxyType({kind: tuple(found) for kind, found in kinds.items()}))
        object.__setattr__(self, "_at", MappingProxyType({(t.kind, t.id): t for t in self.things}))

    @cached_property
    def model(self) -> CaseFile:
        """The whole file as frozen pydantic models, what was set aside included."""
        from jalon.case.model import CaseFile  # built on demand: most readings only need the things

        return CaseFile.model_validate(self.values)

    def of(self, kind: str) -> tuple[Thing, ...]:
        """The things of one kind, in file order."""
        return self._of.get(kind, ())

    def thing(self, kind: str, id: str) -> Thing | None:
        """The thing with this id (or, without one, this index), if it is in the case on that day."""
        return self._at.get((kind, id))
