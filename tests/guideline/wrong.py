"""A sheet with one mistake, and everything that `jalon check` says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """A right sheet in which `right` has become `written`.

    `french` and `english` are the whole output of `jalon check`. `beside` is a second sheet of the folder; `catalogue` makes the
    translations from those of the right sheet. `bug` says why the message is not yet the one expected.
    """

    name: str
    sheet: str
    right: str
    written: str
    french: str
    english: str = ""
    beside: str = ""
    catalogue: Callable[[str], str] | None = None
    bug: str = ""

    @property
    def text(self) -> str:
        """The wrong sheet."""
        assert self.sheet.count(self.right) == 1, f"{self.name}: the right text stands {self.sheet.count(self.right)} times"
        return self.sheet.replace(self.right, self.written)
