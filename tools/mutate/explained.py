"""Survivors that no test could catch, with the reason; each entry is checked at every run that meets it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE = Path(__file__).with_name("explained.toml")


def explained(text: str | None = None) -> Mapping[str, str]:
    """Why each survivor cannot be caught, by the name of the change."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8") if text is None else text).get("survivor", [])
    return {one["name"]: one["why"] for one in entries}


def outdated(reasons: Mapping[str, str], made: Iterable[str], caught: Iterable[str]) -> list[str]:
    """Entries that explain nothing: the change is caught, or can no longer be made."""
    possible, gone = frozenset(made), frozenset(caught)
    return [name for name in reasons if name in gone or name not in possible]
