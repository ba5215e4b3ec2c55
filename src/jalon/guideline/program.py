"""The sheets, bound: slots for the engine, and for each rule its words, its sentences and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from jalon.engine.slots import Slot
from jalon.engine.tree import Duration, Test
from jalon.guideline.coherence import Tie

Bilingual = tuple[str, str]
LISTS: Mapping[str, str] = MappingProxyType(
    {"lesion": "lesions", "treatment": "treatments", "event": "events", "tumour": "tumours", "imaging": "imaging"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document: how it is named, how far it reaches, from when."""

    id: str
    label: str
    title: str
    edition: date | None
    scope: str
    reference: bool
    verification: str

    def heads(self, head: str) -> bool:
        """Whether the `Source` line of a sheet names this source: its label, alone or before a comma."""
        return head == self.label or head.startswith(self.label + ",")


@dataclass(frozen=True, slots=True)
class RowNote:
    """Where a row comes from and how far it is verified."""

    source: str
    where: str
    comment: str
    statements: tuple[str, ...]
    strength: str
    verification: str
    reading: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How a misprint or a word is read."""

    id: str
    text: Bilingual
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Landmark:
    """A figure of a document beside the rule that it belongs to: shown, never computed with."""

    rule: str
    phrase: str
    measure: Bilingual
    printed: Bilingual
    corrected: Bilingual
    population: Bilingual
    verification: str
    note: int
    source: str
    where: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the documents explained: its forms (French, English), the first one to be shown, and its meaning."""

    forms: tuple[tuple[str, ...], tuple[str, ...]]
    meaning: Bilingual
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One phrase of a letter: the outcomes of its rule for which it is said, or the point that is always said."""

    point: str
    outcomes: tuple[str, ...]
    text: Bilingual
    line: int


@dataclass(frozen=True, slots=True)
class Telling:
    """One table of a letter: for whom, the title of its page, its own title, the rule whose answers it tells, its phrases."""

    reader: str
    sheet: str
    page: Bilingual
    title: Bilingual
    rule: str
    rows: tuple[Spoken, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Plain:
    """How a patient calls some words of the case file."""

    names: tuple[str, ...]
    text: Bilingual
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Due:
    """One reading of a due date: a date of the case, and what is added to it, in this order."""

    slot: int
    lengths: tuple[Duration, ...]


@dataclass(frozen=True)
class Rule:
    """One rule of one source."""

    name: str
    slot: int
    about: tuple[str, ...]
    kind: str
    source: str
    where: str
    sheet: str
    line: int
    title: Bilingual
    outcomes: Mapping[str, Bilingual]
    texts: Mapping[str, Bilingual]
    labels: tuple[Bilingual, ...]
    inner: bool
    urgency: str
    strength: str
    readings: tuple[str, ...]
    others: tuple[int, ...] = ()
    rank: int = 0
    fallback: tuple[Test, ...] = ()
    has_fallback: bool = False
    headings: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What an outcome stands for, when it stands for a list."""
    landmarks: tuple[Landmark, ...] = ()
    shorts: Mapping[str, Bilingual] = field(default_factory=dict)
    """The short sentence of an outcome, where its sheet gives one."""
    due: tuple[Due, ...] = ()
    ranked_by: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the sheets for a group of values of a fact."""

    word: str
    path: str
    values: tuple[str, ...]
    identifier: str
    sheet: str
    line: int


@dataclass(frozen=True)
class Sheet:
    """The head of a page, and the facts whose age it limits."""

    name: str
    folder: str
    title: str
    head: Mapping[str, str]
    ages: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """Everything that is needed to answer, and nothing that is not."""

    slots: tuple[Slot, ...]
    index: Mapping[str, int]
    rules: tuple[Rule, ...]
    by_name: Mapping[str, int]
    notes: tuple[RowNote, ...]
    readings: Mapping[str, Reading]
    sources: Mapping[str, Source]
    freshness: Mapping[str, Duration | None]
    classes: Mapping[tuple[int, int], tuple[int, ...]]
    applies: Mapping[int, tuple[int, int]]
    ties: Mapping[int, tuple[Tie, ...]]
    documents: Mapping[str, str]
    by_slot: Mapping[int, int]
    terms: tuple[Term, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    lexicon: tuple[Entry, ...] = ()
    patient_lexicon: tuple[Entry, ...] = ()
    """The words of a letter, explained in the patient's words."""
    letters: tuple[Telling, ...] = ()
    plain: Mapping[str, tuple[Plain, ...]] = field(default_factory=dict)
    """How a patient calls the words of the case file, by path."""
    memory: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What readings of the program keep between cases: never anything of a patient but sets of cells."""

    def rule(self, name: str) -> Rule | None:
        """The leading definition of a rule."""
        place = self.by_name.get(name)
        return None if place is None else self.rules[place]

    def words(self, name: str) -> Mapping[str, Bilingual]:
        """What a rule can answer, in words, whichever of its sources says it; those of the leading one first."""
        rule = self.rule(name)
        if rule is None:
            return {}
        return {word: said for number in reversed(rule.others) for word, said in self.rules[number].outcomes.items()} | dict(rule.outcomes)

    def slot(self, path: str) -> Slot | None:
        """The slot of a fact or rule."""
        place = self.index.get(path)
        return None if place is None else self.slots[place]
