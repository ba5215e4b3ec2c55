"""What a letter says, as plain data: sections of short lines, ready for a page, for paper and for a reader of JSON."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.dossier.model import Explained


@dataclass(frozen=True, slots=True)
class Line:
    """One or more sentences; or the words before a list, and its items."""

    text: str
    items: tuple[str, ...] = ()

    def sentences(self) -> tuple[str, ...]:
        """Everything that is read aloud: the text, then each item."""
        return (self.text, *self.items)


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one thing: under its name or its day, or under no heading.

    `first` is its first day (ISO), for a calendar; `about` the lesion of the record that it is about (`lesion:L1`), if it is about one.
    """

    heading: str
    lines: tuple[Line, ...]
    first: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the reader and what answers it. `sheet` is where it is written; `urgent`: it comes in a red frame."""

    title: str
    parts: tuple[Part, ...]
    sheet: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """The alert card: two faces of a few lines."""

    title: str
    front: tuple[Line, ...]
    back_title: str
    back: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one reader. `draft`: nobody has handed it over yet, so it may not be. `blanks`: what a hand fills."""

    lang: str
    reader: str
    case: str
    on: str
    day: str
    draft: bool
    title: str
    wish: str
    questions: tuple[str, ...]
    sections: tuple[Section, ...]
    blanks: tuple[str, ...]
    words: tuple[Explained, ...]
    card: Card | None
    scope: str
    version: str

    def texts(self) -> tuple[str, ...]:
        """Every sentence of the letter that is ours, in order: neither the wish, nor the questions."""
        found = []
        for section in self.sections:
            found.append(section.title)
            for part in section.parts:
                found += [part.heading] if part.heading else []
                found += [text for line in part.lines for text in line.sentences()]
        return tuple(found)
