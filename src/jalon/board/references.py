"""The places that answers cite, numbered once for all the dossiers of a paper: an answer prints numbers, the end the places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jalon.board.dossier.model import Cite, Dossier, Finding

_APART = re.compile(r"[ \u00a0\u202f]; ")
Place = tuple[str, str]  # a document, and where in it, in small letters


@dataclass(frozen=True, slots=True)
class Numbered:
    """One place under its number, with how far it was verified when it was not simply confirmed."""

    number: int
    where: str
    verified: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document and its places."""

    label: str
    title: str
    edition: str
    places: tuple[Numbered, ...]


class References:
    """The numbers of the places of some dossiers, those of one document together."""

    def __init__(self, dossiers: Sequence[Dossier]) -> None:
        places: dict[Place, str] = {}
        verified: dict[Place, dict[str, None]] = {}
        for dossier in dossiers:
            for one in dossier.findings():
                said = {(each.sheet, each.line): each.says for each in one.verified}
                for cite in one.cites:
                    for place, where in _places(cite):
                        places.setdefault(place, where)
                        if (cite.sheet, cite.line) in said:
                            verified.setdefault(place, {})[said[cite.sheet, cite.line]] = None
        documents = {one.label: one for dossier in dossiers for one in dossier.documents}
        order = {label: rank for rank, label in enumerate(documents)}
        ordered = sorted(places, key=lambda place: order.get(place[0], len(order)))
        self._numbers = {place: number for number, place in enumerate(ordered, start=1)}
        self.sources = tuple(
            Source(
                label,
                documents[label].title if label in documents else "",
                documents[label].edition if label in documents else "",
                tuple(Numbered(self._numbers[place], places[place], ", ".join(verified.get(place, ()))) for place in group),
            )
            for label, group in groupby(ordered, key=lambda place: place[0])
        )

    def of(self, one: Finding) -> str:
        """The numbers of an answer, those that follow each other as « 3-5 »."""
        return runs({self._numbers[place] for cite in one.cites for place, _ in _places(cite)})


def _places(cite: Cite) -> Iterator[tuple[Place, str]]:
    """A row may come from several places of its document; none is the document itself."""
    for where in _APART.split(cite.where):
        yield (cite.document, where.lower()), where


def runs(numbers: Iterable[int]) -> str:
    """« 3-5, 9 »."""
    told: list[list[int]] = []
    for one in sorted(numbers):
        if told and one == told[-1][-1] + 1:
            told[-1].append(one)
        else:
            told.append([one])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in told)
