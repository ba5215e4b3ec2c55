"""What the answers of some dossiers rest on, each said once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jalon.board.dossier.model import Document, Dossier, Explained, Landmark, Read
from jalon.guideline.words_found import folded

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Figures of the documents, how texts were read, the documents, the words explained."""

    landmarks: tuple[Landmark, ...]
    readings: tuple[Read, ...]
    documents: tuple[Document, ...]
    words: tuple[Explained, ...]


def grounds(dossiers: Sequence[Dossier]) -> Grounds:
    """Those of one dossier, or of a meeting."""
    return Grounds(
        _once(one.landmarks for one in dossiers),
        tuple(sorted(_once(one.readings for one in dossiers), key=_by_number)),
        _once(one.documents for one in dossiers),
        tuple(sorted(_once(one.words for one in dossiers), key=lambda one: folded(one.word).casefold())),
    )


def _once(every: Iterable[Sequence[One]]) -> tuple[One, ...]:
    return tuple(dict.fromkeys(one for found in every for one in found))


def _by_number(one: Read) -> tuple[int, str]:
    digits = "".join(each for each in one.id if each.isdigit())
    return int(digits or 0), one.id
