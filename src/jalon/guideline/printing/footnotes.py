"""The notes of the rows of a page: one footnote for each line of notes, called from every row that it explains."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.guideline.program import Program, RowNote, Sheet

# A note of one word, or of a word and a title, would be taken by Markdown for the target of a link.
_LINK = re.compile(r"""\S+(\s+("[^"]*"|'[^']*'|\([^)]*\)))?$""")


@dataclass
class Footnotes:
    """The marks given so far on a page, and the notes that wait to be written."""

    program: Program
    sheet: Sheet
    marks: dict[int, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    def mark(self, number: int) -> str:
        """`[^n1]`, the mark of a note of the program; nothing for a row without one."""
        if number < 0:
            return ""
        note = self.program.notes[number]
        if note.line not in self.marks:
            self.marks[note.line] = f"n{len(self.marks) + 1}"
            self.waiting.append(f"[^{self.marks[note.line]}]: {self._text(note)}")
        return f"[^{self.marks[note.line]}]"

    def new(self) -> list[str]:
        """The notes called since the last time."""
        written, self.waiting = self.waiting, []
        return written

    def _text(self, note: RowNote) -> str:
        keys = {
            "Énoncés": ", ".join(note.statements),
            "Force": note.strength,
            "Vérification": note.verification,
            "Lecture": note.reading,
        }
        said = [f"{key} : {value}." for key, value in keys.items() if value]
        where = self._where(note)
        text = " ".join([*([f"{where}."] if where else []), *([note.comment] if note.comment else []), *said])
        if _LINK.match(text):
            text = f"{self.program.sources[note.source].label}, {text}"
        return text

    def _where(self, note: RowNote) -> str:
        """The place in a document, named with its source unless that is the source of the page."""
        sources = self.program.sources
        label = sources[note.source].label if note.source in sources else ""
        heads = [one for one in sources.values() if one.heads(self.sheet.head.get("Source", ""))]
        own = note.source == max(heads, key=lambda one: len(one.label)).id if heads else False
        cited = any(note.where == one.label or note.where.startswith((one.label + ",", one.label + " :")) for one in sources.values())
        if not label or (own and not cited):
            return note.where
        return f"{label}, {note.where}" if note.where else label
