"""Cells against the vocabulary: what a header names, what a condition accepts, what a condition with its own path says."""

from __future__ import annotations

import re

from jalon.engine.grammar import Accepts, Asked, Joined, Unreadable, accepts, asked
from jalon.engine.sheet import Cell, Table
from jalon.engine.tree import Place
from jalon.guideline.draft import Draft, DraftCondition, DraftTest, about
from jalon.guideline.names import Named, Names
from jalon.guideline.page import Block, mark
from jalon.guideline.wording import Reporter

PATH = re.compile(r"`([^`]+)`")


def header(cell: Cell, block: Block, names: Names, report: Reporter) -> Named | None:
    """The input that a header names, or None when it has no path."""
    found = PATH.search(cell.text)
    if not found:
        return None
    named = names.find(found[1], about(block))
    if named is None:
        report("unknown path", cell.at, said=found[1], known=names.known(), shift=cell.text.find(found[1]), width=len(found[1]))
        return None
    allowed = {"patient", *about(block)}
    if named.about not in allowed and named.about != "":
        report("path of another object", cell.at, said=found[1], shift=cell.text.find(found[1]), width=len(found[1]), path=named.about)
        return None
    return named


def condition_cell(cell: Cell, named: Named, names: Names, report: Reporter) -> Accepts | None:
    """A condition cell checked against its column."""
    try:
        read = accepts(Cell(mark(cell.text)[0], cell.at))
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, path=named.path, width=max(len(trouble.text), 1))
        return None
    return read if names.check(named, read, report) else None


def conditions(text: str, at: Place, block: Block, names: Names, report: Reporter) -> DraftCondition | None:
    """A cell that carries its own paths."""
    try:
        joined: Joined = asked(text, at)
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, width=max(len(trouble.text), 1))
        return None
    parts = [test for part in joined.parts if (test := one(part, block, names, report)) is not None]
    return DraftCondition(joined.every, tuple(parts)) if len(parts) == len(joined.parts) else None


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


def label(cell: Cell) -> str:
    """The words of a header, without its path and its footnote mark."""
    return PATH.sub("", mark(cell.text)[0]).strip()


def table_of(draft: Draft) -> Table:
    """The table of a block that has one."""
    assert draft.block.table is not None
    return draft.block.table
