"""What a sheet says, block by block, before its words mean anything. Data only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jalon.engine.sheet import Cell, Table
from jalon.engine.tree import Place

TOLD = ("Lettre", "Lettre au médecin", "Carte", "Mots du patient", "Lexique du patient")
RULED = ("Termes", "Grandeur", "Score", "Décision", "Exigences", "Options", "Fenêtres", "Échéancier")
KINDS = (*RULED, "Repères", "Fraîcheur", "Lexique", *TOLD)
SPOKEN = ("Score", "Décision", "Exigences", "Options", "Fenêtres")
OBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "patient": "patient",
        "lésion": "lesion",
        "traitement": "treatment",
        "projet": "plan",
        "tumeur": "tumour",
        "irradiation": "irradiation",
        "événement": "event",
        "imagerie": "imaging",
    }
)
URGENCIES: Mapping[str, str] = MappingProxyType(
    {"maintenant": "now", "avant l'acte": "before", "prévu": "planned", "information": "information"}
)
VERIFICATIONS = ("confirmée", "corrigée", "conflit", "non retrouvée", "partielle")
MARK = re.compile(r"\[\^([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Note:
    """What a footnote says of the row it hangs on."""

    where: str
    comment: str
    source: str
    statements: tuple[str, ...]
    strength: str
    verification: str
    reading: str
    at: Place


@dataclass(frozen=True, slots=True)
class Text:
    """The sentence of one outcome; `check` when it belongs to one line of requirements."""

    word: str
    identifier: str
    sentence: str
    check: str
    at: Place
    items: tuple[str, ...] | None = None
    """The list that the outcome stands for; None when it stands for itself."""
    short: bool = False
    """Whether it is the short sentence of the outcome."""


@dataclass(frozen=True)
class Block:
    """A caption with its table and its texts."""

    kind: str
    name: str
    unit: str
    objects: tuple[tuple[str, str], ...]
    fallback: bool
    fallback_if: str
    phrase: str
    urgency: str
    strength: str
    inner: bool
    primitive: str
    arguments: str
    table: Table | None
    texts: tuple[Text, ...]
    at: Place
    order: int = 0
    due: str = ""
    rank: str = ""
    shorts: tuple[Text, ...] = ()
    """The short sentences of outcomes, for the first page of a dossier."""


@dataclass(frozen=True)
class Page:
    """A sheet read, before its words mean anything. `unread`: a caption could not be read, so that its rule has no name."""

    name: str
    folder: str
    title: str
    head: dict[str, str]
    places: dict[str, Place]
    blocks: tuple[Block, ...]
    notes: dict[str, Note]
    examples: Table | None
    not_computed: tuple[tuple[str, str, Place], ...]
    readings: dict[str, tuple[str, Place]]
    prose: tuple[Cell, ...]
    lines: tuple[str, ...] = field(repr=False, default=())
    unread: bool = False

    def listed(self, key: str) -> tuple[str, ...]:
        """The identifiers of a head line such as `Couvre`."""
        text = self.head.get(key, "").rstrip(". ")
        return tuple(piece.strip() for piece in text.split(",") if piece.strip())


def mark(text: str) -> tuple[str, str]:
    """A cell without its footnote mark, and the mark."""
    found = MARK.search(text)
    return (MARK.sub("", text).strip(), found[1]) if found else (text, "")
