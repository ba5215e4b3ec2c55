"""What a letter says: the answers of rules in the words of the patient, kept beside the rules (decision 0014)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from jalon.case import WordType
from jalon.engine.sheet import Cell, Table
from jalon.guideline.cells import complete
from jalon.guideline.page import Block, Page, mark
from jalon.guideline.phrases import FIXED_FR
from jalon.guideline.program import Bilingual, Plain, Rule, Spoken, Telling
from jalon.guideline.reporter import Reporter

if TYPE_CHECKING:
    from jalon.guideline.library import Library

READERS: Mapping[str, str] = MappingProxyType({"Lettre": "patient", "Lettre au médecin": "gp", "Carte": "card"})
PLAIN = "Mots du patient"
ALWAYS, ANSWERS, WORDS = ("Point", "Phrase"), ("Réponse", "Phrase"), ("Mot du dossier", "Mot du patient")
OPEN, NOT_APPLICABLE = "inconnu", "sans objet"
NAMED = frozenset(("lieu", "médicament", "geste", "dates", "séances", "dose", "échéance", "jours", "but"))
SAID_OF = frozenset(("droit", "droite", "nom", "rang", "right"))
_BRACED = re.compile(r"\{([^{}]*)\}")


def tellings(library: Library, rules: Sequence[Rule]) -> tuple[Telling, ...]:
    """Every table that a letter says, in the order of the sheets."""
    by_name: dict[str, list[Rule]] = {}
    for rule in rules:
        by_name.setdefault(rule.name, []).append(rule)
    return tuple(_tellings(library, by_name))


def _tellings(library: Library, rules: Mapping[str, list[Rule]]) -> Iterator[Telling]:
    for page in sorted(library.pages, key=lambda one: one.name):
        report, stem = library.report(page), Path(page.name).stem
        title: Bilingual | None = None
        tables: dict[str, int] = {}
        for block in page.blocks:
            if block.kind not in READERS or block.table is None:
                continue
            if title is None:
                title = page.title, library.phrases.english(f"{stem}|page", page.title, report, block.at)
            if block.name and block.name not in rules:
                report("unknown path", block.at, said=block.name, known=tuple(rules), find=block.name)
                continue
            name = block.name or block.phrase
            tables[name] = tables.get(name, 0) + 1
            key = f"{stem}|letter|{name}" + (f"|{tables[name]}" if tables[name] > 1 else "")
            heading = (block.phrase, library.phrases.english(f"{key}|title", block.phrase, report, block.at)) if block.phrase else ("", "")
            rows = tuple(_rows(library, page, block, block.table, key, rules.get(block.name, [])))
            yield Telling(READERS[block.kind], page.name, title, heading, block.name, rows, block.at.line)


def _rows(library: Library, page: Page, block: Block, table: Table, key: str, rules: Sequence[Rule]) -> Iterator[Spoken]:
    report = library.report(page)
    words = {said[0]: name for rule in rules for name, said in rule.outcomes.items()}
    times: dict[str, int] = {}
    for first, phrase in _pairs(table, ANSWERS if block.name else ALWAYS, report):
        said = mark(first.text)[0]
        outcomes = tuple(_outcome(one, words, first, report) for one in said.split(" ou ")) if block.name else ()
        times[said] = times.get(said, 0) + 1
        named = f"{key}|{said}" + (f"|{times[said]}" if times[said] > 1 else "")
        english = library.phrases.english(named, phrase.text, report, phrase.at)
        _braces(phrase, english, NAMED, report, named)
        yield Spoken("" if block.name else said, outcomes, (phrase.text, english), first.at.line)


def _outcome(word: str, words: Mapping[str, str], cell: Cell, report: Reporter) -> str:
    if word in (OPEN, NOT_APPLICABLE):
        return {OPEN: "unknown", NOT_APPLICABLE: "not_applicable"}[word]
    found = words.get(word) or FIXED_FR.get(word, "")
    if not found or found not in words.values():
        report("unknown outcome", cell.at, said=word, known=tuple(words), find=word)
    return found


def _pairs(table: Table, expected: tuple[str, ...], report: Reporter) -> Iterator[tuple[Cell, Cell]]:
    """The rows of a table of two columns; none when its header is not the one expected."""
    if tuple(cell.text for cell in table.header) != expected:
        report("columns", table.header[0].at, said=table.header[0].text, path=", ".join(expected))
        return
    for row in table.rows:
        if not complete(row, table, report):
            continue
        empty = next((cell for cell in row if mark(cell.text)[0] in ("", "—")), None)
        if empty is not None:
            report("cell: empty", empty.at, width=max(len(empty.text), 1))
        else:
            yield row[0], row[1]


def _braces(phrase: Cell, english: str, known: frozenset[str], report: Reporter, key: str) -> None:
    """Braces hold names that a letter can fill, the same in both languages."""
    here, there = _BRACED.findall(phrase.text), _BRACED.findall(english)
    for name in here:
        if name not in known:
            report("placeholder", phrase.at, said=name, known=tuple(sorted(known)), find="{" + name + "}")
    if known is NAMED and sorted(here) != sorted(there):
        report(
            "values of a translation",
            phrase.at,
            said=", ".join("{" + name + "}" for name in sorted({*here} ^ {*there}) or here),
            path=english,
        )


def plain_words(library: Library) -> dict[str, tuple[Plain, ...]]:
    """How a patient calls the words of the case file, by path."""
    found: dict[str, list[Plain]] = {}
    for page in library.pages:
        report, stem = library.report(page), Path(page.name).stem
        for block in page.blocks:
            if block.kind != PLAIN or block.table is None:
                continue
            known = library.names.field(block.name)
            kind = known.type if known is not None else None
            if not isinstance(kind, WordType):
                report("unknown path", block.at, said=block.name, known=library.names.known(), find=block.name)
                continue
            ids = {*(word.id for word in kind.words), *kind.groups}
            times: dict[str, int] = {}
            for first, told in _pairs(block.table, WORDS, report):
                for name in (piece.strip(" `") for piece in mark(first.text)[0].split(",")):
                    if name not in ids:
                        report("unknown word", first.at, said=name, known=tuple(ids), find=name)
                said = mark(first.text)[0]
                times[said] = times.get(said, 0) + 1
                key = f"{stem}|{block.name}|{said}" + (f"|{times[said]}" if times[said] > 1 else "")
                english = library.phrases.english(key, told.text, report, told.at)
                _braces(told, english, SAID_OF, report, key)
                names = tuple(piece.strip(" `") for piece in mark(first.text)[0].split(","))
                found.setdefault(block.name, []).append(Plain(names, (told.text, english), page.name, first.at.line))
    return {path: tuple(rows) for path, rows in found.items()}
