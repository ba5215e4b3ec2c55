"""How a text is set: French spaces that never break, numbers kept with their unit, dates in words."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from jalon.board.spaces import spaced

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{2})/(\d{2})/(\d{4})\b")
# What a program reads, and what the writer of the case chose as a name: left as it is.
IDENTIFIERS = frozenset(
    {"lang", "case", "on", "anchor", "rule", "about", "status", "value", "possible", "urgency", "kind", "state", "holds", "side"}
    | {"sheet", "first", "last", "today", "site", "leaves", "matrix", "fact", "id", "version", "digest", "pseudonym"}
)
MONTHS = (
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
)


def typeset(value: Any, lang: str) -> Any:
    """The same data, every text of it spaced; identifiers are left as they are."""
    if isinstance(value, str):
        return spaced(value, lang)
    if isinstance(value, tuple):
        made = tuple([typeset(one, lang) for one in value])
        return value if all(one is before for one, before in zip(made, value, strict=True)) else made
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for name, identifies in _fields(type(value)):
        before = getattr(value, name)
        if not identifies or not _only_text(before):
            after = typeset(before, lang)
            if after is not before:
                changed[name] = after
    return replace(value, **changed) if changed else value


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    return tuple((field.name, field.name in IDENTIFIERS) for field in fields(kind))


def _only_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(one, str) for one in value))


def day(when: date, lang: str, year: bool = True) -> str:
    """« 21 novembre 2026 », "21 November 2026"."""
    number = 0 if lang == "fr" else 1
    first = "1er" if lang == "fr" and when.day == 1 else str(when.day)
    return f"{first} {MONTHS[number][when.month - 1]}" + (f" {when.year}" if year else "")


def iso_day(text: str, lang: str) -> str:
    """A day, a month or a year of the case file, in words."""
    if ".." in text:
        first, _, last = text.partition("..")
        return f"{iso_day(first, lang)} – {iso_day(last, lang)}"
    parts = text.split("-")
    if len(parts) == 3 and len(text) == 10:
        return day(date.fromisoformat(text), lang)
    if len(parts) == 2 and len(text) == 7:
        return f"{MONTHS[0 if lang == 'fr' else 1][int(parts[1]) - 1]} {parts[0]}"
    return text


def dated(text: str, lang: str) -> str:
    """A sentence whose dates are in words."""
    if lang == "fr":
        return _SLASHED.sub(lambda found: _day(found[3], found[2], found[1], lang, found[0]), text)
    return _ISO.sub(lambda found: _day(found[1], found[2], found[3], lang, found[0]), text)


def _day(year: str, month: str, number: str, lang: str, otherwise: str) -> str:
    try:
        return day(date(int(year), int(month), int(number)), lang)
    except ValueError:
        return otherwise


def days(first: date, last: date, lang: str) -> str:
    """« du 1er au 12 décembre 2026 »; a lone day is only itself."""
    if first == last:
        return ("le " if lang == "fr" else "on ") + day(first, lang)
    same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if same_month:
        begin = "1er" if lang == "fr" and first.day == 1 else str(first.day)
    else:
        begin = day(first, lang, year=not same_year)
    return f"du {begin} au {day(last, lang)}" if lang == "fr" else f"from {begin} to {day(last, lang)}"
