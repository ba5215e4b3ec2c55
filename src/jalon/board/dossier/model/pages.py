"""What a case is made of, each with the answers about it: lesions with their scores, acts."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.dossier.model.finding import Finding, Gap, Reason


@dataclass(frozen=True, slots=True)
class Band:
    """A class of a score: from `first` to `last` points, both in it, in words."""

    first: int
    last: int
    says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A score on its scale: it may be from `low` to `high`; the scale goes from `least` to `most`. `reader` is the rule of its classes.

    `items` are its criteria in the order of the table, each with what it is here and its points: they add up to the score.
    """

    least: int
    most: int
    low: int
    high: int
    bands: tuple[Band, ...]
    finding: Finding
    items: tuple[Reason, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Lesion:
    """One lesion: where, its type (empty: not known), its scores, the options side by side, the other answers, what is missing for it."""

    id: str
    name: str
    site: str
    leaves: tuple[str, ...]
    matrix: str
    organ: str
    facts: tuple[Reason, ...]
    scores: tuple[Bar, ...]
    options: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A planned act, or the treatments given: its requirements, the delays around it, the other answers."""

    id: str
    name: str
    requirements: tuple[Finding, ...]
    findings: tuple[Finding, ...]
