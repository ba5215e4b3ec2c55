"""Footnotes against the rows that call them: each is called, each call has its note, and a row has one."""

from __future__ import annotations

from jalon.engine.sheet import Cell, Table
from jalon.engine.tree import Place
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import MARK, Block, Page

# A note may hang on any cell of these rows; elsewhere only the first cell is looked at.
_ANYWHERE = ("Décision", "Score", "Exigences", "Options", "Fenêtres")


def check_notes(page: Page, readings: tuple[str, ...], report: Reporter) -> None:
    """Report notes that nobody would read, and readings that no page writes."""
    called: set[str] = set()
    for number, line in enumerate(page.lines, start=1):
        defined = MARK.match(line) if line.startswith("[^") and "]:" in line else None
        for found in MARK.finditer(line, defined.end() if defined else 0):
            called.add(found[1])
            if found[1] not in page.notes:
                report("note missing", Place(page.name, number, found.start() + 1), said=found[1], width=len(found[0]))
    for block in page.blocks:
        if block.table is not None:
            _marks(block, block.table, report)
    for name, note in page.notes.items():
        if name not in called:
            report("note unused", note.at, said=name)
        for label in filter(None, (piece.strip() for piece in note.reading.split(","))):
            if label not in readings:
                report("unknown reading", note.at, said=label, known=readings, find=label)
    for label in page.listed("Lectures"):
        if label not in readings:
            report("unknown reading", page.places["Lectures"], said=label, known=readings, find=label)


def _marks(block: Block, table: Table, report: Reporter) -> None:
    """One note a row, where its row is cited from; in a score, one a cell."""
    for cell in table.header:
        for found in MARK.finditer(cell.text):
            report("note place", _at(cell, found.start()), said=found[1], width=len(found[0]))
    for row in table.rows:
        called = 0
        for place, cell in enumerate(row):
            called = 0 if block.kind == "Score" else called
            for found in MARK.finditer(cell.text):
                if place and block.kind not in _ANYWHERE:
                    report("note place", _at(cell, found.start()), said=found[1], width=len(found[0]))
                elif called:
                    report("two notes", _at(cell, found.start()), said=found[0], width=len(found[0]))
                called += 1


def _at(cell: Cell, shift: int) -> Place:
    return Place(cell.at.sheet, cell.at.line, cell.at.column + shift)
