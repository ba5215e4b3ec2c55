"""The head of a sheet: its source, its population, the statements it accounts for. Every line is read or reported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from jalon.engine.nearest import nearest
from jalon.engine.tree import Place

# The heads of sheets that are read already are asked for without the reader of sheets.
if TYPE_CHECKING:
    from jalon.engine.sheet import Paragraph
    from jalon.guideline.reporter import Reporter

HEADS = ("Source", "Population", "Couvre", "Couvre en partie", "Montre", "Lectures", "Prime sur", "Première page")
PARTS = ("Portée", "Édition", "Responsable", "À relire")
POPULATIONS = ("tumeur solide", "tous")
FRONT = ("principal", "appui", "non")
_LINE = re.compile(r"^(?P<key>[A-ZÀ-Ý][^:.,«»`|\[]{0,28}?)\s*:\s*(?P<value>.*)$")
_PART = re.compile(r"(?:^|(?<=\s))(" + "|".join(PARTS) + r")\s*:\s*")
_OTHER = re.compile(r"\.\s+([A-ZÀ-Ý][\w' ]{1,24}?)\s*:\s")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])$")


class Head:
    """The head of one page while it is being read."""

    def __init__(self, report: Reporter) -> None:
        self.report = report
        self.values: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self.meant: set[str] = set()

    @staticmethod
    def key(text: str) -> str:
        """The key that a line starts with, or nothing."""
        found = _LINE.match(text)
        return found["key"] if found else ""

    def read(self, block: Paragraph) -> None:
        """The lines of one paragraph; a line without a key goes on with the one before."""
        key = ""
        for line in block.lines:
            found = _LINE.match(line.text)
            said = found["key"] if found else ""
            if found and said in HEADS:
                key = said
                if key in self.values:
                    self.report("head twice", line.at, said=key, width=len(key))
                    key = ""
                else:
                    self.values[key], self.places[key] = found["value"].strip(), line.at
            elif said and not (said in PARTS and key == "Source"):
                self._unknown(said, line.at)
                key = ""
            elif key:
                self.values[key] += " " + line.text

    def finish(self, name: str) -> None:
        """What the source line says besides the source, and what is missing."""
        if "Source" in self.values:
            self._parts()
        elif "Source" not in self.meant:
            self.report("no source", Place(name, 1))
            return
        population = self.values.get("Population", "").strip().rstrip(".").strip()
        if "Population" in self.values and population not in POPULATIONS:
            self.report("population", self.places["Population"], said=population, known=POPULATIONS, find=population)
        elif "Population" not in self.values and "Population" not in self.meant:
            self.report("no population", self.places.get("Source", Place(name, 1)))

        front = self.values.get("Première page", "").strip().rstrip(".").strip()
        if "Première page" in self.values:
            self.values["Première page"] = front
            rank = front.partition(", sauf ")[0]
            if rank not in FRONT:
                self.report("front page", self.places["Première page"], said=rank, known=FRONT, find=rank)

    def _parts(self) -> None:
        at = self.places["Source"]
        source, *rest = _PART.split(self.values["Source"])
        self.values["Source"] = self._plain(source, at)
        for part, text in zip(rest[::2], rest[1::2], strict=True):
            if part in self.values:
                self.report("head twice", at, said=part, find=part)
                continue
            value = self._plain(text, at)
            if value:
                self.values[part], self.places[part] = value, at
        for part in PARTS:
            if part not in self.values and part not in self.meant:
                self.report("head incomplete", at, said=part)
        again = self.values.get("À relire", "")
        if again and not _is_date(again):
            self.report("next reading", at, said=again, find=again)

    def _plain(self, text: str, at: Place) -> str:
        """A value without its full stop; a key inside it is one that nobody reads."""
        found = _OTHER.search(text)
        if found:
            self._unknown(found[1], at, find=found[1])
            text = text[: found.start()]
        return text.strip().rstrip(".").strip()

    def _unknown(self, said: str, at: Place, find: str = "") -> None:
        likely = nearest(said, (*HEADS, *PARTS))
        if likely:
            self.meant.add(likely)
        self.report("head key", at, said=said, known=(*HEADS, *PARTS), width=len(said), find=find)


def never_first(head: Mapping[str, str]) -> tuple[str, ...]:
    """The rules of a page that its head keeps from the first page of a dossier: `Première page : appui, sauf `x`, `y`.`"""
    _, _, excepted = head.get("Première page", "").partition(", sauf ")
    return tuple(said.strip().strip("`") for said in excepted.split(",") if said.strip())


def front(head: Mapping[str, str]) -> str:
    """The rank that the head of a page gives to its conducts; nothing when it gives none."""
    return head.get("Première page", "").partition(", sauf ")[0]


def late(text: str) -> str:
    """The key of a head line, when a line that is no longer in the head starts with one."""
    key = Head.key(text)
    return key if key in (*HEADS, *PARTS) else ""


def _is_date(text: str) -> bool:
    if _MONTH.match(text):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2030-01-01")
