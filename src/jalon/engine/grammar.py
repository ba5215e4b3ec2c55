"""One cell of text to what it says. Words stay words here: which words exist is decided where the vocabulary is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from jalon.engine.sheet import Cell
from jalon.engine.tree import Duration, Place


@dataclass(frozen=True, slots=True)
class Limit:
    """A number with its unit, and the same limit as printed in other units."""

    number: Fraction
    unit: str
    printed: tuple[tuple[Fraction, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of numbers; a missing end is unbounded."""

    low: Limit | None
    low_in: bool
    high: Limit | None
    high_in: bool


@dataclass(frozen=True, slots=True)
class Bare:
    """A word, or a number standing alone: the column decides."""

    text: str


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a condition cell accepts. `anything` is the dash, `absent` is *sans objet*, `excluded` is *sauf …*."""

    parts: tuple[Bare | Span, ...]
    at: Place
    text: str
    anything: bool = False
    absent: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition that names what it reads: a path, maybe a term that restricts the objects, and what it accepts."""

    path: str
    term: str
    accepts: Accepts
    at: Place


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions joined by *et* or by *ou*."""

    every: bool
    parts: tuple[Asked, ...]


class Unreadable(Exception):
    """A cell that says nothing: `reason` is one of the codes that `wording` explains."""

    def __init__(self, reason: str, at: Place, text: str) -> None:
        super().__init__(reason)
        self.reason, self.at, self.text = reason, at, text


NUMBER = r"[0-9]+(?:[.,][0-9]+)?(?:/0*[1-9][0-9]*)?"
_UNIT = r"(?:%|[A-Za-zµ°][\w/µ²³.]*)"
_LIMIT = rf"({NUMBER})\s*({_UNIT})?((?:\s*\({NUMBER}\s*{_UNIT}\))*)"
_COMPARISON = re.compile(rf"(<=|>=|[<>≤≥])\s*{_LIMIT}$")
_RANGE = re.compile(rf"{_LIMIT}\s*(<?\.\.<?)\s*{_LIMIT}$")
_EXACT = re.compile(rf"{_LIMIT}$")
_PRINTED = re.compile(rf"\(({NUMBER})\s*({_UNIT})\)")
_OR = re.compile(r"\s+ou\s+")
_JOINT = re.compile(r"\s+(et|ou)\s+(?=`)")
_ASKED = re.compile(r"\s*`([^`]+)`\s*(?:\(([^)]+)\)\s*)?(?:=\s*)?(.*?)\s*$", re.DOTALL)
_NOT_KNOWN = frozenset(
    [
        *("?", "inconnu", "inconnue", "inconnus", "inconnues", "unknown", "not known", "non connu", "non connue", "ne sait pas"),
        *("non renseigné", "non renseignée", "non précisé", "non précisée", "na", "n/a", "nd", "nr"),
    ]
)
_DASHES = frozenset(("-", "–", "--", "---"))
_DURATION = re.compile(r"([0-9]{1,6})\s*(jours?|semaines?|mois|ans?)$")
CENTURY = Duration(days=36525, months=1200)


def number(text: str) -> Fraction:
    """A number as written in French or English: `1,5`, `1.5`, `1/3`."""
    return Fraction(text.replace(",", "."))


_FRENCH_UNITS = MappingProxyType(
    {"mois": "months", "semaine": "weeks", "semaines": "weeks", "jour": "d", "jours": "d", "an": "years", "ans": "years"}
)


def _limit(number_text: str, unit: str | None, printed: str) -> Limit:
    others = tuple((number(n), u) for n, u in _PRINTED.findall(printed))
    return Limit(number(number_text), _FRENCH_UNITS.get(unit or "", unit or ""), others)


def accepts(cell: Cell) -> Accepts:
    """A condition cell: `—`, `a ou b`, `sauf a`, `< 1/3`, `1/3 .. 2/3`, `sans objet`."""
    text, at = cell.text, cell.at
    if text == "—":
        return Accepts((), at, text, anything=True)
    if text == "sans objet":
        return Accepts((), at, text, absent=True)
    if not text:
        raise Unreadable("empty", at, text)
    if text in _DASHES:
        raise Unreadable("dash", at, text)
    if text.casefold() in ("autre", "autres", "sinon", "else"):
        raise Unreadable("else", at, text)
    excluded = text.startswith("sauf ")
    pieces = _OR.split(text[5:] if excluded else text)
    for piece in pieces:
        if piece.strip().casefold() in _NOT_KNOWN:
            raise Unreadable("unknown", Place(at.sheet, at.line, at.column + text.find(piece.strip())), piece.strip())
    parts = tuple(_part(piece, at) for piece in pieces)
    return Accepts(parts, at, text, excluded=excluded)


def _part(text: str, at: Place) -> Bare | Span:
    text = text.strip()
    if found := _COMPARISON.match(text):
        limit = _limit(found[2], found[3], found[4])
        closed = found[1] in ("≤", "≥", "<=", ">=")
        return Span(None, True, limit, closed) if found[1] in ("<", "≤", "<=") else Span(limit, closed, None, True)
    if found := _RANGE.match(text):
        high = _limit(found[5], found[6], found[7])
        low = _limit(found[1], found[2] or high.unit, found[3])
        return Span(low, not found[4].startswith("<"), high, not found[4].endswith("<"))
    if re.match(r"[<>≤≥=]", text) or re.search(r"\d\s*<?\.\.<?\s*\d", text):
        raise Unreadable("comparison", at, text)
    return Bare(text)


def exactly(text: str) -> Span | None:
    """A number standing alone in a column of numbers."""
    found = _EXACT.match(text)
    if not found:
        return None
    limit = _limit(found[1], found[2], found[3])
    return Span(limit, True, limit, True)


def asked(text: str, at: Place) -> Joined:
    """A condition that carries its paths: `` `a` = oui ou non``, `` `a` ≥ 2 et `b` = oui``."""
    joints = list(_JOINT.finditer(text))
    if len({joint[1] for joint in joints}) > 1:
        raise Unreadable("mixed", at, text)

    def place(offset: int) -> Place:
        return Place(at.sheet, at.line, at.column + offset)

    parts = []
    starts, ends = [0, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), len(text)]
    for start, end in zip(starts, ends, strict=True):
        found = _ASKED.match(text[start:end])
        if not found:
            raise Unreadable("no path", place(start), text[start:end].strip())
        here = place(start + found.start(1))
        if not found[3]:
            raise Unreadable("no value", here, found[1])
        parts.append(Asked(found[1], found[2] or "", accepts(Cell(found[3], place(start + found.start(3)))), here))
    return Joined(not joints or joints[0][1] == "et", tuple(parts))


def duration(text: str, at: Place) -> Duration:
    """`8 jours`, `4 semaines`, `6 mois`, `2 ans`; at most a century, beyond which no calendar is kept."""
    found = _DURATION.match(text.strip())
    if not found:
        raise Unreadable("duration", at, text)
    number, unit = int(found[1]), found[2]
    if unit.startswith(("jour", "semaine")):
        length = Duration(days=number if unit.startswith("jour") else 7 * number)
    else:
        length = Duration(months=number if unit == "mois" else 12 * number)
    if length.days > CENTURY.days or length.months > CENTURY.months:
        raise Unreadable("duration", at, text)
    return length


def outcomes(text: str) -> list[str]:
    """The words of a conclusion cell: one, or several where the source leaves the case open."""
    return [piece.strip() for piece in _OR.split(text)]
