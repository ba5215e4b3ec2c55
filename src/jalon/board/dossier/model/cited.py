"""What answers rest on: places of documents, figures, readings, words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """One place of one document, and the line of the sheet that holds it."""

    document: str
    where: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Verified:
    """How far a place was verified, when it was not simply confirmed."""

    says: str
    where: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Landmark:
    """A figure of a document, as printed and as corrected; shown, never computed with."""

    measure: str
    printed: str
    corrected: str
    population: str
    verification: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """How a word or a misprint of a document was read."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source that answers rest on: its name, its title, its edition in words."""

    label: str
    title: str
    edition: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A folder of sheets, with the digest of what was read."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A word that the dossier uses, explained."""

    word: str
    says: str
