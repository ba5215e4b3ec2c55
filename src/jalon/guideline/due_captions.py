"""Due dates as a caption writes them: a date, and what is added to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jalon.engine.grammar import Unreadable, duration
from jalon.engine.tree import Duration
from jalon.guideline.cells import within
from jalon.guideline.draft import about
from jalon.guideline.dues import counted
from jalon.guideline.names import Day
from jalon.guideline.program import Due
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import Block

if TYPE_CHECKING:
    from jalon.guideline.binding import Binder

_READING = re.compile(r"`(?P<path>[^`]+)`(?P<lengths>(?:\s*\+\s*[^+`]+)*)$")


def dues(binder: Binder, block: Block, report: Reporter) -> tuple[Due, ...]:
    """The readings of a due date, as a caption writes them: `` `treatment.last` + 28 jours + 3 mois ou `treatment.last` + 3 mois ``."""
    if not block.due:
        return ()
    if block.kind != "Décision":
        report("due place", report.locate("Échéance", block.at), said=block.kind, find="Échéance")
        return ()
    found = []
    for said in re.split(r"\s+ou\s+(?=`)", block.due):
        read = _one(binder, block, said.strip(), report)
        if read is not None:
            found.append(read)
    return tuple(found)


def _one(binder: Binder, block: Block, said: str, report: Reporter) -> Due | None:
    at = report.locate(said, block.at)
    read = _READING.match(said)
    if read is None:
        report("due", at, said=said, find=said)
        return None
    path = read["path"]
    named = binder.names.find(path, about(block))
    if named is None or named.rule or not (isinstance(named.kind, Day) or counted(path)):
        code = "unknown path" if named is None else "date cell"
        report(code, report.locate(path, at), said=path, known=binder.names.known(), find=path)
        return None
    if not within(named, path, report.locate(path, at), about(block), binder.names, report):
        return None
    lengths: list[Duration] = []
    for piece in (one.strip() for one in read["lengths"].split("+")[1:]):
        try:
            lengths.append(duration(piece, at))
        except Unreadable:
            report("delay", report.locate(piece, at), said=piece, find=piece)
            return None
    return Due(binder.fact(named.path), tuple(lengths))
