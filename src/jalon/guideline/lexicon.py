"""The words of the documents, explained: kept beside the rules, and found in any texts (decision 0011)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.engine.sheet import Cell, Table
from jalon.guideline.cells import complete
from jalon.guideline.page import Page, mark
from jalon.guideline.program import Entry
from jalon.guideline.reporter import Reporter
from jalon.guideline.words_found import folded

if TYPE_CHECKING:
    from jalon.guideline.library import Library

KIND, PATIENT = "Lexique", "Lexique du patient"
LEXICON = ("Mot", "Sens")


def check_lexicon(pages: Sequence[Page], report: Callable[[Page], Reporter]) -> None:
    """Report the rows of lexicons that nobody could read, and a word that two rows explain."""
    given: dict[str, dict[str, str]] = {KIND: {}, PATIENT: {}}
    for page in pages:
        for block in page.blocks:
            if block.kind in given and block.table is not None:
                if block.name:
                    report(page)("lexicon name", block.at, said=block.name, find=block.name)
                for word, meaning in _rows(block.kind, block.table, report(page)):
                    _row(word, meaning, given[block.kind], report(page))


def _rows(kind: str, table: Table, report: Reporter) -> list[tuple[Cell, ...]]:
    if tuple(cell.text for cell in table.header) != LEXICON:
        report("columns", table.header[0].at, said=kind, path=", ".join(LEXICON))
        return []
    return [row for row in table.rows if complete(row, table, report)]


def _row(word: Cell, meaning: Cell, given: dict[str, str], report: Reporter) -> None:
    said = mark(word.text)[0]
    if said in ("", "—") or meaning.text in ("", "—"):
        cell = meaning if said not in ("", "—") else word
        report("lexicon cell", cell.at, width=max(len(cell.text), 1))
        return
    for form in said.split(","):
        key = folded(form.strip()).casefold()
        if not key:
            report("lexicon form", word.at, said=said, width=len(said))
        elif key in given:
            report("word explained twice", word.at, said=form.strip(), path=given[key], find=form.strip())
        else:
            given[key] = f"{word.at.sheet}:{word.at.line}"


def entries(library: Library, kind: str = KIND) -> tuple[Entry, ...]:
    """Every word that the sheets explain, in both languages, in the order of the sheets."""
    return tuple(_entries(library, kind))


def _entries(library: Library, kind: str) -> Iterable[Entry]:
    for page in library.pages:
        report, stem = library.report(page), Path(page.name).stem
        for block in page.blocks:
            for row in block.table.rows if block.kind == kind and block.table is not None else ():
                word, meaning = mark(row[0].text)[0], row[1].text
                key = f"{stem}|{word.partition(',')[0]}"
                forms = _forms(word), _forms(library.phrases.english(f"{key}|word", word, report, row[0].at))
                told = meaning, library.phrases.english(f"{key}|meaning", meaning, report, row[1].at)
                yield Entry(forms, told, page.name, row[0].at.line)


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in text.split(",") if form.strip())
