"""Citations changed: what a footnote says of its row, and which row calls it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from jalon.guideline.page import Page
from jalon.guideline.statements import catalogue
from jalon.guideline.written import MARK, VERIFICATIONS
from tools.mutate.mutant import Mutant
from tools.mutate.written import Sheet, others

_FORCES = ("recommandé", "à envisager", "accord de pratique", "DGOS", "I, A", "I, B")


def of_notes(sheet: Sheet, page: Page) -> Iterator[Mutant]:
    """Statements, place, strength, verification, reading of each note; each call moved to another note."""
    statements = [one for one in catalogue() if one.startswith("004.")]
    readings = sorted(page_readings(sheet), key=lambda one: int(one[1:]))
    here = [one for key in ("Couvre", "Couvre en partie", "Montre") for one in page.listed(key)]
    wheres = list(dict.fromkeys(sheet.lines[note.at.line - 1].partition("]: ")[2].partition(".")[0] for note in page.notes.values()))
    for name, note in page.notes.items():
        number, line = note.at.line, sheet.lines[note.at.line - 1]
        for one in note.statements:
            for other in [*others(here, one, 1), *others(statements, one, 1)]:
                yield _change(sheet, name, number, line, one, other)
        if note.statements:
            yield _change(sheet, name, number, line, re.search(r" Énoncés : [^:]+?\.(?=\s|$)", line)[0], "")  # type: ignore[index]
        for other in others(VERIFICATIONS, note.verification, 2) if note.verification else ():
            yield _change(sheet, name, number, line, f"Vérification : {note.verification}", f"Vérification : {other}")
        if note.verification:
            yield _change(sheet, name, number, line, f" Vérification : {note.verification}.", "")
        if note.reading:
            yield _change(sheet, name, number, line, f"Lecture : {note.reading}", f"Lecture : {others(readings, note.reading, 1)[0]}")
            yield _change(sheet, name, number, line, f" Lecture : {note.reading}.", "")
        for other in others(_FORCES, note.strength, 1) if note.strength else ():
            yield _change(sheet, name, number, line, f"Force : {note.strength}", f"Force : {other}")
        where = line.partition("]: ")[2].partition(".")[0]
        for other in others(wheres, where, 1):
            yield _change(sheet, name, number, line, where, other)
    yield from _called(sheet, page)


def _change(sheet: Sheet, name: str, number: int, line: str, old: str, new: str) -> Mutant:
    return sheet.line("citation", f"note {name}", number, line.replace(old, new, 1), old.strip(), new.strip(), worded=True)


def _called(sheet: Sheet, page: Page) -> Iterator[Mutant]:
    """A row that calls the note of the row below."""
    rows = [row for block in page.blocks if block.table for row in block.table.rows]
    calls = [(cell, found) for row in rows for cell in row for found in MARK.finditer(cell.text)]
    for (cell, found), (_, after) in itertools.pairwise(calls):
        if found[1] != after[1]:
            yield sheet.cell("citation", f"call of note {found[1]}", cell, found[0], after[0], worded=True)


def page_readings(sheet: Sheet) -> list[str]:
    """The readings that any page writes."""
    return [name for page in sheet.library.pages for name in page.readings]
