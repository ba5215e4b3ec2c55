"""Cells against the vocabulary: what a header names, what a condition accepts, what a condition with its own path says."""

from __future__ import annotations

import re

from jalon.engine.grammar import Accepts, Asked, Joined, Unreadable, accepts, asked
from jalon.engine.sheet import Cell, Table
from jalon.engine.slots import PAIR
from jalon.engine.tree import Place
from jalon.guideline.draft import Draft, DraftCondition, DraftTest, about
from jalon.guideline.names import Named, Names
from jalon.guideline.page import Block, mark
from jalon.guideline.reporter import Reporter

PATH = re.compile(r"`([^`]+)`")
MARKS = re.compile(r"\[\^[^\]]+\]")


def header(cell: Cell, block: Block, names: Names, report: Reporter) -> Named | None:
    """The input that a header names, or None when it has no path."""
    found = list(PATH.finditer(cell.text))
    if not found:
        return None
    if len(found) > 1:
        report("two paths", cell.at, said=found[1][1], shift=found[1].start(1), width=len(found[1][1]))
        return None
    said, at = found[0][1], Place(cell.at.sheet, cell.at.line, cell.at.column + found[0].start(1))
    named = names.find(said, about(block))
    if named is None:
        report("unknown path", at, said=said, known=names.known(), width=len(said))
        return None
    return named if within(named, said, at, about(block), names, report) else None


def within(
    named: Named,
    said: str,
    at: Place,
    kinds: tuple[str, ...],
    names: Names,
    report: Reporter,
    code: str = "path of another object",
) -> bool:
    """Whether a fact or rule belongs to the patient or to one of the objects at hand; else it could never be known."""
    if named.about in ("patient", *kinds) or (named.about == PAIR and len(kinds) > 1):
        return True
    french, english = names.object_label(named.about)
    report(code, at, said=said, width=len(said), path=french, path_en=english)
    return False


def condition_cell(cell: Cell, named: Named, names: Names, report: Reporter) -> Accepts | None:
    """A condition cell checked against its column."""
    try:
        read = accepts(Cell(mark(cell.text)[0], cell.at))
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, path=named.path, width=max(len(trouble.text), 1))
        return None
    return read if names.check(named, read, report) else None


def conditions(text: str, at: Place, block: Block, names: Names, report: Reporter, also: tuple[str, ...] = ()) -> DraftCondition | None:
    """A cell that carries its own paths, on the patient, the objects of the caption and those in `also`."""
    try:
        joined: Joined = asked(text, at)
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, width=max(len(trouble.text), 1))
        return None
    parts = [test for part in joined.parts if (test := _own(part, block, names, report, also)) is not None]
    return DraftCondition(joined.every, tuple(parts)) if len(parts) == len(joined.parts) else None


def _own(part: Asked, block: Block, names: Names, report: Reporter, also: tuple[str, ...]) -> DraftTest | None:
    """A comparison that may only read what its rule is about: a term would restrict nothing."""
    if part.term:
        report("term not read", part.at, said=part.term, find=f"({part.term})")
        return None
    test = one(part, block, names, report)
    return test if test and within(test.named, part.path, part.at, (*about(block), *also), names, report) else None


def one(part: Asked, block: Block, names: Names, report: Reporter) -> DraftTest | None:
    """One comparison with its path."""
    named = names.find(part.path, about(block))
    if named is None:
        report("unknown path", part.at, said=part.path, known=names.known(), width=len(part.path))
        return None
    return DraftTest(named, part.term, part.accepts) if names.check(named, part.accepts, report) else None


def complete(row: tuple[Cell, ...], table: Table, report: Reporter) -> bool:
    """Whether a row has one cell for each column."""
    if len(row) != len(table.header):
        report("ragged row", row[0].at, said=str(len(row)), path=str(len(table.header)))
        return False
    return True


def note_of(row: tuple[Cell, ...]) -> str:
    """The note of a row, on whichever cell it hangs."""
    return next((mark(cell.text)[1] for cell in row if mark(cell.text)[1]), "")


def label(cell: Cell) -> str:
    """The words of a header, without its path and its footnote mark."""
    return PATH.sub("", mark(cell.text)[0]).strip()


def table_of(draft: Draft) -> Table:
    """The table of a block that has one."""
    assert draft.block.table is not None
    return draft.block.table
