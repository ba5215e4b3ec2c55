"""Mistakes that nothing reports yet, though the format promises that nothing is silently ignored. Most serious first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Silent:
    """A right sheet in which `right` has become `written`, and what follows when nobody says so."""

    name: str
    sheet: str
    right: str
    written: str
    then: str

    @property
    def text(self) -> str:
        """The wrong sheet."""
        assert self.sheet.count(self.right) == 1, f"{self.name}: the right text stands {self.sheet.count(self.right)} times"
        return self.sheet.replace(self.right, self.written)


SILENT: tuple[Silent, ...] = ()
