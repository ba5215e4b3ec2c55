"""What a missing fact would change, as data: an answer moved, the values that move it, the fact itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jalon.guideline.program import Bilingual


@dataclass(frozen=True, slots=True)
class Move:
    """What an answer is now and would become; `outcomes` as `leaves` lists them."""

    rule: str
    about: str
    title: Bilingual
    outcomes: tuple[Any, ...]
    before: Bilingual
    after: Bilingual
    same: bool
    settled: bool
    score: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What some values of a fact leave of one answer, the scores that lead there, and the conduct that follows."""

    keys: tuple[str, ...]
    values: Bilingual
    through: tuple[Move, ...]
    move: Move
    urgency: str
    conduct: Bilingual
    sentence: Bilingual


@dataclass(frozen=True, slots=True)
class Touched:
    """One answer that a fact may move. `jointly`: not alone, but with the facts named in `partners`."""

    rule: str
    about: str
    title: Bilingual
    before: Bilingual
    effects: tuple[Effect, ...]
    jointly: bool
    partners: tuple[Bilingual, ...]
    note: Bilingual


@dataclass(frozen=True, slots=True)
class ToObtain:
    """A missing fact: why it is not known, who obtains it, with which other facts it is read, what it may change.

    `headline` says the most telling of it in one sentence.
    """

    fact: str
    label: Bilingual
    why: Bilingual
    how: Bilingual
    together: tuple[Bilingual, ...]
    urgency: str
    touched: tuple[Touched, ...]
    headline: Bilingual
