"""The valid word nearest to what was written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

_LONGEST = 60
_DIGITS = frozenset("0123456789")
_SWAP, _CASE, _NEXT, _REPLACE, _ADD = 8, 2, 9, 10, 11


def plain(text: str) -> str:
    """Lower case, without accents, spaces and dashes as underscores: for comparing, never for showing."""
    bare = unicodedata.normalize("NFD", text.strip().lower())
    return "".join("_" if c in " -\u00a0" else c for c in bare if not unicodedata.combining(c))


def nearest(written: str, words: Iterable[str], meanings: Mapping[str, str] | None = None) -> str | None:
    """The word most likely meant, or None when nothing is near enough.

    `meanings` maps other spellings (a French label, a brand) to the word they mean.
    """
    if not written or len(written) > _LONGEST:
        return None
    asked = plain(written)
    table: dict[str, str] = {}
    for word in words:
        table.setdefault(word, word)
    for spelling, word in (meanings or {}).items():
        table.setdefault(plain(spelling), word)
        if plain(spelling) == asked:
            return word
    letters = Counter(asked)
    # The bag distance never exceeds the edit distance: it keeps the costly comparison for a few words.
    near = sorted((_bag(letters, len(asked), plain(word)), word) for word in table)[:25]
    scored = sorted((_distance(written, word), len(word), word) for _, word in near)
    if not scored:
        return None
    cost, _, word = scored[0]
    return table[word] if cost <= _ADD * max(1, (len(written) + 1) // 3) and cost < 9 * len(written) else None


def _replaced(left: str, right: str) -> int:
    """The next figure is nearer than another letter: there is no sixth lumbar vertebra, and L5 is meant rather than C6."""
    return _NEXT if left in _DIGITS and right in _DIGITS and abs(int(left) - int(right)) == 1 else _REPLACE


def _bag(letters: Counter[str], size: int, word: str) -> int:
    other = Counter(word)
    return max(size, len(word)) - sum((letters & other).values())


def _distance(a: str, b: str) -> int:
    """Edit distance; a swap is nearer than a replacement, a change of case is nearly nothing."""
    before: list[int] = []
    row = [_ADD * j for j in range(len(b) + 1)]
    for i, left in enumerate(a, 1):
        previous, row = row, [_ADD * i]
        for j, right in enumerate(b, 1):
            if left == right:
                cost = previous[j - 1]
            else:
                cost = previous[j - 1] + (_CASE if plain(left) == plain(right) else _replaced(left, right))
                cost = min(cost, previous[j] + _ADD, row[j - 1] + _ADD)
                if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                    cost = min(cost, before[j - 2] + _SWAP)
            row.append(cost)
        before = previous
    return row[-1]
