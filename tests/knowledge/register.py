"""What nothing computes with, line by line: heads, citations, landmarks. Held against `register.txt`, its second entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jalon.guideline.page import Block, Page
from jalon.guideline.written import MARK

FILE = Path(__file__).with_name("register.txt")
HEAD = ("Source", "Portée", "Édition", "Population", "À relire", "Première page")
LISTS = ("Couvre", "Couvre en partie", "Montre", "Lectures", "Prime sur")


def entered() -> list[str]:
    """The lines of the second entry."""
    return [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def written(pages: list[Page]) -> list[str]:
    """The same lines, from the sheets."""
    return [
        f"{page.name} {line}"
        for page in pages
        for line in (*heads(page), *notes(page), *otherwise(page), *captions(page), *orders(page), *shorts(page), *reasons(page), *lists(page), *landmarks(page))
    ]


def heads(page: Page) -> Iterator[str]:
    """Where a page comes from, how far it reaches, whom it is about, what it accounts for."""
    yield "head | " + " | ".join(page.head.get(key, "").rstrip(".") for key in HEAD)
    for key in LISTS:
        if page.listed(key):
            yield f"{key} | {', '.join(page.listed(key))}"
    for statement, _, _ in page.not_computed:
        yield f"Non calculé | {statement or '—'}"


def notes(page: Page) -> Iterator[str]:
    """What each note says, and the rows that call it: table and number of the row."""
    calls = called(page)
    for name, note in page.notes.items():
        parts = (note.source, note.where, note.comment, ", ".join(note.statements), note.strength, note.verification, note.reading)
        yield f"[^{name}] {', '.join(calls.get(name, ()))} | " + " | ".join(part or "—" for part in parts)


def called(page: Page) -> dict[str, list[str]]:
    """The rows that call each note."""
    found: dict[str, list[str]] = {}
    for block in page.blocks:
        for number, row in enumerate(block.table.rows if block.table else (), start=1):
            for place, cell in enumerate(row):
                for call in MARK.finditer(cell.text):
                    found.setdefault(call[1], []).append(f"{name_of(block)} {number}" + (f".{place + 1}" if block.kind == "Score" else ""))
        for call in MARK.finditer(block.arguments):
            found.setdefault(call[1], []).append(name_of(block))
    return found


def otherwise(page: Page) -> Iterator[str]:
    """What a line of requirements asks for when it does not hold: words beside the rule."""
    for block in page.blocks:
        for row in block.table.rows if block.table and block.kind == "Exigences" else ():
            yield f"{block.name}, sinon | {MARK.sub('', row[0].text)} | {row[3].text}"


def captions(page: Page) -> Iterator[str]:
    """How soon, when something falls due, by which rule objects are put in order, and what is only a step."""
    for block in page.blocks:
        step = "oui" if block.inner else ""
        for key, said in (("urgence", block.urgency), ("échéance", block.due), ("rang", block.rank), ("intermédiaire", step)):
            if said:
                yield f"{block.name}, {key} | {said}"


def orders(page: Page) -> Iterator[str]:
    """The outcomes of a decision, the best or the safest first, and the urgency of each of its rows."""
    for block in page.blocks:
        if block.kind == "Décision" and block.table:
            yield f"{block.name}, issues | {', '.join(text.word for text in block.texts if text.identifier)}"
            column = next((place for place, cell in enumerate(block.table.header) if cell.text == "Urgence"), None)
            if column is not None:
                yield f"{block.name}, urgences | {', '.join(row[column].text for row in block.table.rows)}"


def shorts(page: Page) -> Iterator[str]:
    """The outcomes that the first page says in a short sentence."""
    for block in page.blocks:
        if block.shorts:
            yield f"{block.name}, courts | {', '.join(f'{text.check} {text.word}'.strip() for text in block.shorts)}"


def reasons(page: Page) -> Iterator[str]:
    """For what reason each argument of an option counts."""
    for block in page.blocks:
        for row in block.table.rows if block.table and block.kind == "Options" and len(block.table.header) > 3 else ():
            yield f"{block.name}, raison | {MARK.sub('', row[0].text)} | {row[3].text}"


def lists(page: Page) -> Iterator[str]:
    """What an outcome stands for, when it stands for a list."""
    for block in page.blocks:
        for text in block.texts:
            if text.items is not None:
                yield f"{block.name}, liste | {text.word} | {', '.join(text.items) or '—'}"


def landmarks(page: Page) -> Iterator[str]:
    """Every row that is shown and never computed with."""
    for block in page.blocks:
        for number, row in enumerate(block.table.rows if block.table and block.kind == "Repères" else (), start=1):
            yield f"{name_of(block)} {number} | " + " | ".join(MARK.sub("", cell.text) for cell in row)


def name_of(block: Block) -> str:
    """How a table is called here."""
    return block.name or f"{block.kind} {block.phrase}".strip()
