"""Spaces that never break: before the marks that end French words, inside French quotes, inside a number, between it and its unit."""

from __future__ import annotations

import re
from functools import lru_cache

THIN, FIXED = "\u202f", "\u00a0"
_BEFORE = re.compile(r"[ \u00a0](?=[:;?!»])")
_AFTER = re.compile(r"«[ \u00a0]")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_UNIT = re.compile(r"(?<=\d) (?=(?:[^\W\d_]|%|°))")


@lru_cache(maxsize=65_536)
def spaced(text: str, lang: str) -> str:
    """A text whose lines break where a reader expects it."""
    if " " not in text:
        return text
    if lang == "fr":
        text = _AFTER.sub(f"«{THIN}", _BEFORE.sub(THIN, text))
    return _UNIT.sub(FIXED, _THOUSANDS.sub(THIN, text))
