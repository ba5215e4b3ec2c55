"""The dossier on paper: PDF/UA-1, the same bytes each time, no font of the machine. Texts reach typst as data, never as its code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jalon.board.dossier.model import Dossier, Landmark
from jalon.board.drawing.pictures import Pictures, bones_alone
from jalon.board.grounds import grounds
from jalon.board.meeting import meeting
from jalon.board.paper_case import Printer
from jalon.board.paper_words import WORDS
from jalon.board.printable import FONTS, printable, signs
from jalon.board.references import References
from jalon.board.words import Words

TEMPLATE = Path(__file__).parent / "typeset" / "dossier.typ"


def pdf(dossiers: Sequence[Dossier], lang: str) -> bytes:
    """One dossier, or a meeting: its agenda, what each role looks at, then the dossiers in that order."""
    import typst

    made: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=_noon(max(one.on for one in dossiers)),
        sys_inputs={"data": data(dossiers, lang)},
    )
    return made


def _noon(day: str) -> datetime:
    """The day of the board stands for the day of the file, so that the same dossiers give the same bytes."""
    at = date.fromisoformat(day)
    return datetime(at.year, at.month, at.day, 12, tzinfo=UTC)


def data(dossiers: Sequence[Dossier], lang: str) -> str:
    """All that the template prints, as JSON."""
    say = Words(lang)
    together = meeting(dossiers, lang) if len(dossiers) > 1 else None
    ordered = together.ordered(dossiers) if together else dossiers
    first = ordered[0]
    day = together.day if together else first.day
    title = f"{say('Dossier')} {first.case}" if together is None else say.count("{n} dossier", "{n} dossiers", len(dossiers))
    printer, pictures = Printer(ordered, say), [Pictures(one) for one in ordered]
    told = {
        "lang": lang,
        "title": f"{title}, {day}",
        "day": day,
        "scope": first.scope,
        "version": say("Jalon {version}", version=first.version),
        "w": _words(lang),
        "meeting": asdict(together) if together else None,
        "cases": [printer.case(one, drawn.legend()) for one, drawn in zip(ordered, pictures, strict=True)],
        "grounds": _grounds(ordered, printer.references),
    }
    # Of every drawing of a skeleton, the bones are the same: they are handed over once. A drawing is no text to be broken.
    drawn = {"bones": bones_alone() if any(one.lesions for one in ordered) else "", "pictures": [_drawn(one) for one in pictures]}
    return json.dumps(printable(told) | drawn, ensure_ascii=False)


@cache
def _words(lang: str) -> Mapping[str, str]:
    say = Words(lang)
    return {name: say(french) for name, french in WORDS.items()}


def _grounds(dossiers: Sequence[Dossier], references: References) -> dict[str, Any]:
    """What answers rest on, as the template reads it: the places of the documents by their numbers."""
    found = grounds(dossiers)
    marks = ("measure", "printed", "corrected", "population", "verification")
    return {
        "sources": [asdict(one) for one in references.sources],
        "landmarks": [{name: getattr(one, name) for name in marks} for one in _weighed(dossiers)],
        "readings": [asdict(one) for one in found.readings],
        "words": [asdict(one) for one in found.words],
        "knowledge": " · ".join(f"{one.name} {one.digest[:12]}" for one in dossiers[0].knowledge),
    }


def _weighed(dossiers: Sequence[Dossier]) -> Iterable[Landmark]:
    """The figures of what is to be done or weighed, each once; those of what is for information are left to the page."""
    return dict.fromkeys(mark for dossier in dossiers for one in dossier.findings() if one.calls for mark in one.landmarks)


def _drawn(pictures: Pictures) -> dict[str, Any]:
    """The drawings of a dossier; of its skeleton, what lies on the bones."""
    dossier = pictures.dossier
    return {
        "skeleton": signs(pictures.marked()) if dossier.lesions else "",
        "bars": [[signs(pictures.bar(bar)) for bar in lesion.scores] for lesion in dossier.lesions],
        "line": signs(pictures.line(dossier.line)) if dossier.line.lanes else "",
    }
