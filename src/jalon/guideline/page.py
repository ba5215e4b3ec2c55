"""One sheet as its author wrote it: head, captioned tables, texts, notes, examples. Words are not resolved here."""

from __future__ import annotations

import re

from jalon.engine.sheet import Block as Written
from jalon.engine.sheet import Bullets, Cell, Foreign, Heading, Paragraph, Quote, Table, blocks
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble
from jalon.guideline.captions import captioned, read_caption
from jalon.guideline.heads import Head, late
from jalon.guideline.reporter import Reporter
from jalon.guideline.small_lines import NOTE, read_notes, read_quote, read_readings, with_texts
from jalon.guideline.written import KINDS, OBJECTS, SPOKEN, URGENCIES, Block, Note, Page, Text, mark

__all__ = ("KINDS", "OBJECTS", "URGENCIES", "Block", "Note", "Page", "Text", "mark", "read_page")


def read_page(text: str, name: str, folder: str) -> tuple[Page, list[Trouble]]:
    """One sheet; every block is accounted for or reported."""
    reading = _Reading(Reporter(text, name))
    for block in blocks(text, name):
        reading.block(block)
    return reading.page(name, folder), reading.report.troubles


class _Reading:
    """A page while it is being read, block after block."""

    def __init__(self, report: Reporter) -> None:
        self.report = report
        self.head = Head(report)
        self.title, self.section, self.first = "", "", True
        self.made: list[Block] = []
        self.notes: dict[str, Note] = {}
        self.prose: list[Cell] = []
        self.examples: Table | None = None
        self.quotes: list[tuple[str, str, Place]] = []
        self.readings: dict[str, tuple[str, Place]] = {}
        self.waiting: tuple[re.Match[str], Paragraph] | None = None
        self.unread = False
        # After a caption that was reported, its table and its sentences are passed over: one mistake, one message.
        self.passing = False

    def block(self, block: Written) -> None:
        """Take the next block of the page."""
        if self.waiting and not isinstance(block, Table):
            self._tableless()
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Bullets():
                self._bullets(block)
            case Quote():
                self.quotes.extend(read_quote(block, self.report))
            case Foreign():
                self.report("foreign: " + block.kind, block.at, width=len(self.report.lines[block.at.line - 1].strip()))
        self.first = self.first and isinstance(block, Heading) and block.level == 1

    def page(self, name: str, folder: str) -> Page:
        """Everything that was read."""
        if self.waiting:
            self._tableless()
        if not self.title:
            self.report("no title", Place(name, 1))
        self.head.finish(name)
        return Page(
            name,
            folder,
            self.title,
            self.head.values,
            self.head.places,
            tuple(self.made),
            self.notes,
            self.examples,
            tuple(self.quotes),
            self.readings,
            tuple(self.prose),
            tuple(self.report.lines),
            self.unread,
        )

    def _tableless(self) -> None:
        assert self.waiting is not None
        self.report("caption without table", self.waiting[1].at, said=self.waiting[0]["kind"])
        self.waiting = None

    def _heading(self, block: Heading) -> None:
        if self.section == "cas" and block.text.casefold() != "cas":
            self.report("section after cases", block.at, said=block.text, find=block.text)
        if block.level == 1 and self.title:
            self.report("second title", block.at, said=block.text, find=block.text)
        elif block.level == 1:
            self.title = block.text
        else:
            self.section = block.text.casefold()
        self.passing = False

    def _paragraph(self, block: Paragraph) -> None:
        if block.lines[0].text.startswith("**"):
            self._caption(block)
        elif NOTE.match(block.text):
            read_notes(block, self.notes, self.report)
        elif self._in_head(block):
            self.head.read(block)
        else:
            for line in block.lines:
                if line.text.startswith("|"):
                    self.report("cut row", line.at)
                    return
                key = late(line.text)
                if key:
                    self.report("late head", line.at, said=key, width=len(key))
            self.prose.extend(block.lines)

    def _in_head(self, block: Paragraph) -> bool:
        """The first paragraph with a key on its first line, and any other before the first caption that starts with a key of the head."""
        key = Head.key(block.lines[0].text)
        return bool(key) and not self.made and not self.section and not self.unread and (self.first or bool(late(block.lines[0].text)))

    def _caption(self, block: Paragraph) -> None:
        if self.section == "cas":
            self.report("section after cases", block.at, said=block.lines[0].text.split("**")[1], shift=2)
        found = read_caption(block, self.report)
        self.passing = found is None
        if found is None:
            self.unread = True
        elif found["kind"] == "Grandeur":
            self.made.append(captioned(found, block, None, self.report))
        else:
            self.waiting = (found, block)

    def _table(self, block: Table) -> None:
        self._headers(block)
        if self.waiting:
            found, caption = self.waiting
            if block.at.line - caption.end > 2:
                self.report("caption far from table", caption.at, said=found["kind"])
            self.made.append(captioned(found, caption, block, self.report))
            self.waiting = None
        elif self.passing:
            return
        elif self.section != "cas":
            self.report("table without caption", block.header[0].at)
        elif self.examples is None:
            self.examples = block
        else:
            self.report("second cases", block.header[0].at, path=str(self.examples.at.line))

    def _headers(self, block: Table) -> None:
        """A header without a path that another column has too; the same path twice is reported where paths are read."""
        seen: set[str] = set()
        for cell in block.header:
            said = mark(cell.text)[0]
            if said and "`" not in said and said in seen:
                self.report("header twice", cell.at, said=said, width=len(said))
            seen.add(said)

    def _bullets(self, block: Bullets) -> None:
        if self.section == "lectures":
            read_readings(block, self.readings, self.report)
        elif self.passing:
            return
        elif self.made and self.made[-1].kind in SPOKEN:
            self.made[-1] = with_texts(self.made[-1], block, self.report)
        else:
            self.report("list without table", block.at)
