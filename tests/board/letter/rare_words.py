"""How many words of a text are rare: outside the 5,000 commonest of French, in any of their forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("common_words.txt")
WORD = re.compile(r"[^\W\d_]+")
# A form of a common word is common: « appelez » as « appeler », « dents » as « dent ».
_ENDINGS = (
    "issent",
    "issez",
    "eront",
    "ions",
    "era",
    "ées",
    "ent",
    "ons",
    "ant",
    "és",
    "ée",
    "er",
    "ez",
    "es",
    "ir",
    "it",
    "re",
    "é",
    "e",
    "s",
    "x",
    "t",
    "",
)
_SHORTEST = 4


@cache
def common() -> frozenset[str]:
    """The list."""
    return frozenset(one for one in LIST.read_text(encoding="utf-8").split("\n") if one and not one.startswith("#"))


@cache
def is_common(word: str) -> bool:
    """Whether a word, or another form of it, is in the list; of a short word only its plural is another form."""
    if word in common() or (word[-1:] in "sx" and word[:-1] in common()):
        return True
    stems = (word.removesuffix(end) for end in _ENDINGS if word.endswith(end))
    return any(len(stem) >= _SHORTEST and stem + end in common() for stem in stems for end in _ENDINGS)


def rare(text: str, names: frozenset[str]) -> tuple[list[str], int]:
    """The rare words of a text, names left out, and the number of its words."""
    every = WORD.findall(text.casefold().replace("aujourd'hui", "jour"))
    return [one for one in every if one not in names and not is_common(one)], len(every)


def shares(texts: Sequence[str], names: frozenset[str]) -> float:
    """The part of rare words."""
    found, total = rare(" ".join(texts), names)
    return len(found) / total
