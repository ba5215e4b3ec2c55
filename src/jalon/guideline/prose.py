"""Prose that repeats a limit of the tables beside it: two copies would end up different."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jalon.engine.tree import Place
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import Block, Page, mark

_LIMIT = re.compile(
    r"(?<![\d,./])(?P<number>\d+/\d+|\d+(?:[,.]\d+)?)(?:\s*(?P<unit>%|[a-zµμ]*[A-Za-zµμ]+/[A-Za-z]+|[a-zµμ]?[gm]\b))?(?![\d/])"
)
_ASKING = ("Doit tenir", "Si", "Sauf")


def repeated(page: Page, report: Reporter) -> None:
    """Report each place where the prose of a page says a number, with its unit, that stands in a condition of its tables."""
    limits = {limit for block in page.blocks for text in _conditions(block) for limit, _, _ in _limits(text)}
    for line in page.prose:
        for limit, start, width in _limits(line.text):
            if limit in limits:
                at = Place(line.at.sheet, line.at.line, line.at.column + start)
                report("number repeated", at, said=line.text[start : start + width], width=width)


def _limits(text: str) -> Iterator[tuple[str, int, int]]:
    """The numbers with a unit and the fractions of a text: (in one writing, where, how long). A bare number is too common to count."""
    for found in _LIMIT.finditer(text):
        if found["unit"] or "/" in found["number"]:
            yield found["number"].replace(".", ",") + (found["unit"] or "").replace("μ", "µ"), found.start(), len(found[0])


def _conditions(block: Block) -> Iterator[str]:
    """The condition cells of a block, and the arguments of a derived fact."""
    yield block.arguments
    if block.table is None or block.kind not in ("Décision", "Score", "Exigences", "Options", "Fenêtres"):
        return
    criteria = block.kind == "Score" and block.table.header[0].text == "Critère"
    for place, cell in enumerate(block.table.header):
        asks = ("`" in cell.text and block.kind in ("Décision", "Score")) or cell.text in _ASKING or (criteria and cell.text == "Constat")
        if asks:
            yield from (mark(row[place].text)[0] for row in block.table.rows if place < len(row))
