"""How long a sentence of the first page may be."""

from __future__ import annotations

MOST_WORDS = 25


def words(text: str) -> int:
    """How many words a reader counts: what stands between spaces and holds a letter or a number. A name between braces is one."""
    return sum(any(letter.isalnum() for letter in piece) for piece in text.split())
