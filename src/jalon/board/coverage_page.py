"""The coverage of the five documents as one page: each document's outline, its statements, and what answers for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from jalon import SCOPE, __version__
from jalon.board.html import TEMPLATES, digest, environment
from jalon.guideline.statements import Coverage

# A mark and a word for each state: the mark alone would be lost on a printer.
STATES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "computed": ("●", "calculé", "computed"),
        "partly": ("◐", "calculé en partie", "partly computed"),
        "shown": ("○", "montré", "shown"),
        "not_computed": ("–", "non calculé", "not computed"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: what it says, how it is accounted for, and where."""

    id: str
    mark: str
    state: str
    says: str
    lines: str
    where: str


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of a document, with its statements."""

    anchor: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its outline and its counts."""

    id: str
    title: str
    counts: tuple[str, ...]
    parts: tuple[Part, ...]


def documents(
    found: Sequence[Coverage], statements: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str], lang: str
) -> list[Document]:
    """The coverage in the order of each document, under its own title; `lang` is fr or en."""
    number = 0 if lang == "fr" else 1
    made = []
    for name, listed in groupby(sorted(found, key=lambda one: one.id.partition(".")[0]), key=lambda one: one.id.partition(".")[0]):
        mine = list(listed)
        counts = Counter(one.state for one in mine)
        parts = [
            Part(f"d{name}-{place}", where, tuple(_line(one, statements[one.id], number) for one in group))
            for place, (where, group) in enumerate(_parted(mine, statements))
        ]
        said = tuple(f"{mark} {counts[state]} {words[number]}" for state, (mark, *words) in STATES.items() if counts[state])
        made.append(Document(name, titles.get(name, name), (f"{len(mine)}", *said), tuple(parts)))
    return made


def _parted(mine: Sequence[Coverage], statements: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, list[Coverage]]]:
    """The statements under the headings of their document; a heading that comes back is one part."""
    by_place: dict[str, list[Coverage]] = {}
    for one in mine:
        by_place.setdefault(str(statements[one.id]["where"]), []).append(one)
    return list(by_place.items())


def _line(one: Coverage, entry: Mapping[str, Any], number: int) -> Line:
    mark, *words = STATES[one.state]
    where = f"{one.sheet}:{one.line}" if one.sheet else ""
    if one.reason:
        where = f"{where} · {one.reason}" if where else one.reason
    lines = f"{('lignes', 'lines')[number]} {entry['lines']}"
    return Line(one.id, mark, words[number], str(entry["statement_fr" if number == 0 else "statement"]), lines, where)


def coverage_page(found: Sequence[Coverage], statements: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str], lang: str) -> str:
    """The page, whole: no script, no address, nothing but its own style."""
    from markupsafe import Markup

    style = (TEMPLATES / "coverage.css").read_text(encoding="utf-8")
    number = 0 if lang == "fr" else 1
    return (
        environment()
        .get_template("coverage.html")
        .render(
            lang=lang,
            style=Markup(style),
            style_digest=Markup(digest(style)),
            title=("Couverture des documents", "Coverage of the documents")[number],
            documents=documents(found, statements, titles, lang),
            headings=(("Relu", "Énoncé", "État", "Où"), ("Read", "Statement", "State", "Where"))[number],
            scope=SCOPE[number],
            version=__version__,
        )
    )
