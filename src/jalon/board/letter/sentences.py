"""Phrases of the sheets cut into lines: sentences, and lists written « avant : un ; deux. »"""

from __future__ import annotations

import re

from jalon.board.letter.model import Line

_END = re.compile(r"(?<=[.!?])\s+(?=[«A-ZÀ-Ý0-9])")
_LIST = re.compile(r"^(?P<lead>[^;]*?\s?:)\s+(?P<items>[^;]+;.+)$", re.DOTALL)


def sentences(text: str) -> list[str]:
    """The sentences of a phrase."""
    return [one.strip() for one in _END.split(text.strip()) if one.strip()]


def listed(sentence: str) -> tuple[str, tuple[str, ...]]:
    """What stands before a list, and its items; a sentence without a list has none."""
    found = _LIST.match(sentence)
    if found is None:
        return sentence, ()
    items = tuple(item.strip().rstrip(".").strip() for item in found["items"].split(";"))
    return found["lead"], tuple(item for item in items if item)


def lines(told: list[str]) -> tuple[Line, ...]:
    """Sentences as lines: those that follow one another make one line, a list makes its own."""
    made: list[Line] = []
    for one in told:
        lead, items = listed(one)
        if items:
            made.append(Line(lead, items))
        elif made and not made[-1].items:
            made[-1] = Line(f"{made[-1].text} {lead}")
        else:
            made.append(Line(lead))
    return tuple(made)
