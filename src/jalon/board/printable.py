"""Texts as the fonts of the paper can print them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
ABSENT = "□"
_SHORT = 26
_LONG = re.compile(rf"[^\s\u200b]{{{_SHORT},}}")
_PIECE = 18


@cache
def coverage() -> frozenset[int]:
    """The characters that the fonts hold."""
    found: set[int] = set()
    for span in (FONTS / "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = span.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def printable(value: Any) -> Any:
    """The same data, every text of it in characters that have a sign, long words with places to break."""
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable(one) for one in value]
    return value


@cache
def _absent() -> re.Pattern[str]:
    """A character that no font holds."""
    return re.compile("[^" + "".join(re.escape(chr(one)) for one in sorted(coverage())) + "]")


def signs(text: str) -> str:
    """A text in characters that have a sign; any white space is a space."""
    if text.isascii() and text.isprintable():
        return text
    return _absent().sub(lambda found: " " if found[0].isspace() else ABSENT, unicodedata.normalize("NFC", text))


@lru_cache(maxsize=16_384)
def _printable(text: str) -> str:
    kept = signs(text)
    if len(kept) < _SHORT:
        return kept
    return _LONG.sub(lambda found: "\u200b".join(found[0][at : at + _PIECE] for at in range(0, len(found[0]), _PIECE)), kept)
