"""Words of the sheets that nothing computes with: heads of pages, terms, headers.

They are kept so that a rule can be shown as its sheet wrote it.
"""

from __future__ import annotations

from jalon.guideline.cells import PATH, label
from jalon.guideline.draft import Draft
from jalon.guideline.names import Names
from jalon.guideline.page import Block, Page, mark
from jalon.guideline.program import Sheet, Term
from jalon.guideline.terms import quoted

RESERVED = ("Urgence", "Force")


def headings(one: Draft, check: str) -> tuple[str, ...]:
    """The header that names no fact (decision, windows), the caption and what to do otherwise (check)."""
    table = one.block.table
    if table is None:
        return ()
    match one.block.kind:
        case "Décision":
            return tuple(label(cell) for cell in table.header if not PATH.search(cell.text) and cell.text not in RESERVED)
        case "Fenêtres":
            return (label(table.header[0]),)
        case "Exigences":
            line = next((line.at.line for line in one.checks if line.name == check), 0)
            return (one.block.phrase, *(mark(row[-1].text)[0] for row in table.rows if row[0].at.line == line))
    return ()


def terms(pages: list[Page], names: Names) -> tuple[Term, ...]:
    """The terms of every page, in the order of the sheets."""
    found = []
    for page in pages:
        for block in page.blocks:
            if block.kind == "Termes" and block.table is not None:
                path = quoted(block.table.header[1].text)
                for row in block.table.rows:
                    word = mark(row[0].text)[0]
                    meant = next(kinds[word] for kinds in names.terms.values() if word in kinds)
                    found.append(Term(word, path, tuple(sorted(meant)), row[2].text, page.name, row[0].at.line))
    return tuple(found)


def sheets(pages: list[Page]) -> dict[str, Sheet]:
    """The head of every page, and the facts whose age it limits."""
    return {page.name: Sheet(page.name, page.folder, page.title, dict(page.head), _aged(page)) for page in pages}


def _aged(page: Page) -> tuple[str, ...]:
    blocks: list[Block] = [block for block in page.blocks if block.kind == "Fraîcheur"]
    return tuple(quoted(row[0].text) or row[0].text for block in blocks for row in (block.table.rows if block.table else ()))
