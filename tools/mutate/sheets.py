"""Every mutant of the shipped sheets."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.guideline.library import load
from tools.mutate import lines, notes, rows, shapes
from tools.mutate.mutant import Mutant, distinct
from tools.mutate.written import Sheet


def mutants() -> list[Mutant]:
    """Every change of one thing in one sheet, in the order of the sheets. `Cas` tables are tests: they are left as they are."""
    _, library = load()
    return distinct(mutant for page in library.pages for mutant in of_sheet(Sheet(page, library)) if mutant.before != mutant.after)


def of_sheet(sheet: Sheet) -> Iterator[Mutant]:
    """Every change of one sheet."""
    page = sheet.page
    yield from lines.of_head(sheet, page)
    yield from shapes.of_front(sheet, page)
    for block in page.blocks:
        yield from lines.of_caption(sheet, block)
        yield from rows.of_block(sheet, block)
        yield from lines.of_texts(sheet, block)
        for change in (shapes.of_due, shapes.of_rank, shapes.of_order, shapes.of_lists, shapes.of_shorts, shapes.of_landmark_rule):
            yield from change(sheet, block)
        if block.table and block.kind == "Termes":
            yield from lines.of_terms(sheet, block, block.table)
        if block.table and block.kind == "Repères":
            yield from lines.of_landmarks(sheet, block, block.table)
        if block.table and block.kind in ("Lettre", "Lettre au médecin", "Carte"):
            yield from shapes.of_letter(sheet, block, block.table)
        if block.table and block.kind == "Lexique":
            yield from shapes.of_lexicon(sheet, block, block.table)
    yield from notes.of_notes(sheet, page)
    yield from lines.of_readings(sheet, page)
