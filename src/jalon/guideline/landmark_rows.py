"""The landmarks of a page, given to the rule that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.engine.sheet import Cell
from jalon.guideline.cells import note_of
from jalon.guideline.draft import Draft
from jalon.guideline.page import Block, Page, mark
from jalon.guideline.program import Bilingual, Landmark, Rule

if TYPE_CHECKING:
    from jalon.guideline.binding import Binder
    from jalon.guideline.library import Library

# A figure without a word needs no translation: its range and its decimals are written as the language writes them.
_WORD = re.compile(r"[^\W\d_]{2}")
_POINT = re.compile(r"(?<=\d),(?=\d)")


def with_landmarks(library: Library, binder: Binder, rules: Sequence[Rule]) -> list[Rule]:
    """The rules, each with its landmarks; a name that no answered rule has is reported."""
    found: dict[str, list[Landmark]] = {}
    answered = {rule.name for rule in rules if not rule.inner}
    for page in library.pages:
        for block in page.blocks:
            if block.kind != "Repères" or not block.name:
                continue
            names = [name for name in answered if name == block.name or name.startswith(block.name + ".")]
            if block.name not in answered and not any(rule.kind == "Exigences" and rule.name in names for rule in rules):
                library.report(page)("landmark rule", block.at, said=block.name, known=tuple(answered), find=block.name)
                continue
            exact = [block.name] if block.name in answered else names
            made = list(_rows(library, binder, page, block))
            for name in exact:
                found.setdefault(name, []).extend(made)
    return [replace(rule, landmarks=tuple(found.get(rule.name, ()))) for rule in rules]


def _rows(library: Library, binder: Binder, page: Page, block: Block) -> Iterator[Landmark]:
    source = library.source_of(page)
    for row in block.table.rows if block.table else ():
        if len(row) != 5:
            continue
        measure, printed, corrected, population = (_said(library, page, cell) for cell in row[:4])
        note = binder.note(Draft(page, block), note_of(row))
        where = page.head["Source"][len(source.label) :].lstrip(", ").strip()
        said = (block.name, block.phrase, measure, printed, corrected, population)
        yield Landmark(*said, row[4].text, note, source.id, where, page.name, row[0].at.line)


def _said(library: Library, page: Page, cell: Cell) -> Bilingual:
    """The text of a cell, and its English where there is a word in it."""
    french = mark(cell.text)[0]
    if not _WORD.search(french):
        return french, _POINT.sub(".", french.replace(" à ", " to "))
    return french, library.phrases.english(f"{Path(page.name).stem}|{french}|landmark", french, library.report(page), cell.at)
