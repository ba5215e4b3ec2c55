"""The time line and the calendar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Days of the time line, both included (ISO). `kind`: given, planned, blocked, discuss. `sure` is false when an end is not known."""

    first: str
    last: str
    kind: str
    says: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the time line: one drug or one act."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What was given, what is planned, the days on which no act may fall; the same as sentences in `steps`."""

    first: str
    last: str
    today: str
    lanes: tuple[Lane, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Something of the calendar: what, from when to when (ISO), in words."""

    first: str
    last: str
    when: str
    says: str
    anchor: str
