"""A sheet while it is being changed: which cell stands where, and what a column could say."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jalon.engine.sheet import Cell
from jalon.guideline.library import Library
from jalon.guideline.names import Named, Number, Words
from jalon.guideline.page import Block, Page
from jalon.guideline.terms import quoted
from tools.mutate.mutant import Mutant

PLACE = "src/jalon/knowledge"


class Sheet:
    """One page of the shipped knowledge, as written."""

    def __init__(self, page: Page, library: Library) -> None:
        self.page, self.library, self.lines = page, library, page.lines
        self.path = f"{PLACE}/{page.folder}/{page.name}"

    def cell(self, kind: str, home: str, cell: Cell, old: str, new: str, worded: bool = False) -> Mutant:
        """The first `old` inside a cell becomes `new`."""
        line = self.lines[cell.at.line - 1]
        start = line.index(old, cell.at.column - 1) if old else cell.at.column - 1
        return self.line(kind, home, cell.at.line, line[:start] + new + line[start + len(old) :], old, new, worded)

    def line(self, kind: str, home: str, number: int, text: str | None, old: str, new: str, worded: bool = False) -> Mutant:
        """A whole line becomes another, or is dropped."""
        return Mutant(kind, self.path, number, home, old, new, ((number, number, text),), worded)

    def lines_of(self, kind: str, home: str, texts: dict[int, str], old: str, new: str) -> Mutant:
        """Several lines change together."""
        return Mutant(kind, self.path, min(texts), home, old, new, tuple((number, number, text) for number, text in sorted(texts.items())))

    def named(self, cell: Cell, block: Block) -> Named | None:
        """What the path in a header means."""
        path = quoted(cell.text)
        return self.library.names.find(path, tuple(kind for kind, _ in block.objects)) if path else None

    def vocabulary(self, named: Named | None, block: Block | None = None) -> list[str]:
        """The French words that may stand where a fact is read: terms first, identifiers left out.

        In a table about the objects of a term, only the words of that term: another would change nothing.
        """
        if named is None or not isinstance(named.kind, Words):
            return []
        names = self.library.names
        terms = names.terms.get(frozenset(named.kind.ids), {})
        scope = next((terms[term] for _, term in (block.objects if block else ()) if term in terms and names.homes[term][0] == named.path), None)
        meant = {**named.kind.french, **terms}
        words = [*terms, *(word for word in named.kind.french if not _is_identifier(word, named.kind))]
        return [word for word in dict.fromkeys(words) if scope is None or meant[word] & scope]

    def units(self, named: Named | None) -> dict[str, Fraction]:
        """The units in which a number may be written, and their sizes."""
        if named is None or not isinstance(named.kind, Number):
            return {}
        return {named.kind.unit: Fraction(1), **named.kind.factors}


def _is_identifier(word: str, kind: Words) -> bool:
    return word in kind.ids and any(french != word and kind.french[french] == kind.french[word] for french in kind.french)


def home(block: Block) -> str:
    """How a table is called in a report."""
    return f"{block.kind} {block.name or block.phrase}".strip()


def others(values: Sequence[str], value: str, wanted: int) -> list[str]:
    """The values that follow a value in a list, going round."""
    place = values.index(value) if value in values else -1
    turned = [*values[place + 1 :], *values[: max(place, 0)]]
    return [other for other in dict.fromkeys(turned) if other != value][:wanted]
