"""Markdown to blocks that know their lines: headings, paragraphs, tables, lists, quotations. What is none of these is told apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token

from jalon.engine.tree import Place


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell and where it starts."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A title."""

    level: int
    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of prose, a caption or a footnote, each with its place."""

    lines: tuple[Cell, ...]
    end: int

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(line.text for line in self.lines)

    @property
    def at(self) -> Place:
        """Where it starts."""
        return self.lines[0].at


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    at: Place
    end: int


@dataclass(frozen=True, slots=True)
class Bullets:
    """The items of a list."""

    items: tuple[Cell, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation block: what is not computed, and why."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Foreign:
    """What Markdown allows and a sheet does not: `html`, `code`, `numbers` (a numbered list), `link` (the definition of a link)."""

    kind: str
    at: Place


Block = Heading | Paragraph | Table | Bullets | Quote | Foreign
_SEPARATOR = re.compile(r"(?<!\\)\|")
_FOREIGN: Mapping[str, str] = MappingProxyType(
    {"html_block": "html", "fence": "code", "code_block": "code", "ordered_list_open": "numbers"}
)


def blocks(text: str, name: str) -> list[Block]:
    """The blocks of a sheet, in order."""
    lines = text.splitlines()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found: list[Block] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        start, end = token.map or [0, 0]
        if token.level == 0 and token.type == "heading_open":
            found.append(Heading(int(token.tag[1]), tokens[place + 1].content, Place(name, start + 1)))
        elif token.level == 0 and token.type == "paragraph_open":
            found.append(Paragraph(tuple(_line(lines, number, name) for number in range(start, end)), end))
        elif token.type == "table_open":
            found.append(_table(lines, start, end, name))
        elif token.level == 0 and token.type == "bullet_list_open":
            maps = [t.map for t in tokens[place:] if t.type == "list_item_open" and t.map and start <= t.map[0] < end]
            found.append(Bullets(tuple(_item(lines, first, last, name) for first, last in maps), Place(name, start + 1)))
        elif token.level == 0 and token.type == "blockquote_open":
            quoted = " ".join(line.lstrip("> ").strip() for line in lines[start:end])
            found.append(Quote(quoted.strip(), Place(name, start + 1)))
        elif token.level == 0 and token.type in _FOREIGN:
            found.append(Foreign(_FOREIGN[token.type], _line(lines, start, name).at))
        place += 1
    found += [Foreign("link", _line(lines, number, name).at) for number in _uncovered(lines, tokens)]
    return sorted(found, key=lambda block: block.at.line)


def _uncovered(lines: list[str], tokens: Sequence[Token]) -> list[int]:
    """The lines that Markdown keeps for itself: definitions of links."""
    covered = {number for token in tokens if token.level == 0 and token.map for number in range(*token.map)}
    return [number for number, line in enumerate(lines) if line.strip() and number not in covered]


def _line(lines: list[str], number: int, name: str) -> Cell:
    text = lines[number]
    indent = len(text) - len(text.lstrip())
    return Cell(text.strip(), Place(name, number + 1, indent + 1))


def _item(lines: list[str], start: int, end: int, name: str) -> Cell:
    text = " ".join(line.strip() for line in lines[start:end]).strip()
    return Cell(text.lstrip("-* ").strip(), Place(name, start + 1, 3))


def _table(lines: list[str], start: int, end: int, name: str) -> Table:
    while end > start and not lines[end - 1].strip():
        end -= 1
    rows = [_cells(lines[number], Place(name, number + 1)) for number in range(start, end) if number != start + 1]
    return Table(rows[0], tuple(rows[1:]), Place(name, start + 1), end)


def _cells(line: str, at: Place) -> tuple[Cell, ...]:
    edges = [match.start() for match in _SEPARATOR.finditer(line)]
    if not edges or line[: edges[0]].strip():
        edges = [-1, *edges]
    if line[edges[-1] + 1 :].strip():
        edges.append(len(line))
    cells = []
    for left, right in itertools.pairwise(edges):
        raw = line[left + 1 : right]
        text = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if text else min(1, len(raw))
        cells.append(Cell(text.replace("\\|", "|"), Place(at.sheet, at.line, left + 2 + indent)))
    return tuple(cells) or (Cell("", at),)
