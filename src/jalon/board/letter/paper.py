"""Letters on paper: PDF/UA-1, A5 in large type for the patient, one A4 page for the doctor. Texts reach typst as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jalon.board.letter.blanks import coordinates
from jalon.board.letter.gp import DoctorLetter, blocks
from jalon.board.letter.model import Letter
from jalon.board.printable import FONTS, printable
from jalon.board.words import Words

TYPESET = Path(__file__).parent.parent / "typeset"
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "draft": "Brouillon : projet, ne pas remettre",
        "page": "page",
        "colon": " : ",
        "wish": "Ce que vous souhaitez",
        "questions": "Vos questions",
        "answered": "Votre équipe y répondra avec vous.",
        "fill": "À remplir avec l'équipe",
        "words": "Les mots de cette lettre",
        "card": "Ma carte, à découper",
        "phone": "Téléphone de l'équipe",
        "question": "Question posée",
        "patient_wish": "Souhait du patient",
        "flags": "Signes d'alerte",
        "coordinates": "Qui coordonne",
    }
)


def pdf(letter: Letter | DoctorLetter) -> bytes:
    """One letter; the same bytes each time, no font of the machine."""
    import typst

    template = TYPESET / ("doctor_letter.typ" if isinstance(letter, DoctorLetter) else "letter.typ")
    at = date.fromisoformat(letter.on)
    made: bytes = typst.compile(
        str(template),
        root=str(TYPESET),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime(at.year, at.month, at.day, 12, tzinfo=UTC),
        sys_inputs={"data": data(letter)},
    )
    return made


def data(letter: Letter | DoctorLetter) -> str:
    """All that the template prints, as JSON."""
    say = Words(letter.lang)
    told: dict[str, Any] = asdict(letter) | {
        "w": {name: say(french) for name, french in WORDS.items()},
        "version": say("Jalon {version}", version=letter.version),
    }
    if isinstance(letter, DoctorLetter):
        told |= {"who": ", ".join(letter.who), "blocks": blocks(letter, say), "labels": coordinates(say, letter.coordinator)}
    return json.dumps(printable(told), ensure_ascii=False)
