"""The nearest word that exists, for messages that help."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when nothing is like it."""
    candidates = list(known)
    folded = {candidate.casefold(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.55)
    return folded[found[0]] if found else None
