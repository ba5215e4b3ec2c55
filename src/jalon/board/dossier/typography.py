"""How a text is set: French spaces that never break, numbers kept with their unit, dates in words."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache, lru_cache
from operator import is_
from typing import Any

from jalon.board.dossier.model import Cite, Landmark, Verified
from jalon.board.spaces import spaced

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{2})/(\d{2})/(\d{4})\b")
# What a program reads, and what the writer of the case chose as a name: left as it is.
IDENTIFIERS = frozenset(
    {"lang", "case", "on", "anchor", "rule", "about", "status", "value", "possible", "urgency", "kind", "state", "holds", "side"}
    | {"sheet", "first", "last", "today", "site", "leaves", "matrix", "fact", "id", "version", "digest", "pseudonym"}
)
_TEXTS = "tuple[str, ...]"
OF_SHEETS = (Cite, Landmark, Verified)
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
        return value if all(map(is_, made, value)) else made
    kind: type = type(value)
    if kind in OF_SHEETS:
        return _of_sheets(value, lang)
    return _spaced(value, lang) if _texts(kind) else value


def _spaced(value: Any, lang: str) -> Any:
    changed = {}
    kind: type = type(value)
    for name, holds in _texts(kind):
        before = getattr(value, name)
        after: Any
        if holds == "str":
            after = spaced(before, lang)
        elif holds == _TEXTS:
            after = tuple([spaced(one, lang) for one in before])
        else:
            after = typeset(before, lang)
        if after is not before and after != before:
            changed[name] = after
    return replace(value, **changed) if changed else value


@lru_cache(maxsize=16_384)
def _of_sheets(value: Any, lang: str) -> Any:
    """Answers share their places, which hold nothing of a patient: each is set once."""
    return _spaced(value, lang)


@cache
def _texts(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of data in which there may be a text to set, each with what it holds."""
    if not is_dataclass(kind):
        return ()
    every = ((field.name, str(field.type)) for field in fields(kind))
    plain = ("str", _TEXTS)
    return tuple((name, holds) for name, holds in every if holds not in ("bool", "int") and not (name in IDENTIFIERS and holds in plain))


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
