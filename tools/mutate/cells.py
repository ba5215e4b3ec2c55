"""Other things that one cell could say: another limit, another boundary, another word of the same column, another delay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

Change = tuple[str, str]

_NUMBER = re.compile(r"(?<![\w.,/^])\d+(?:[.,]\d+)?(?:/\d+)?(?![\w/]|[.,]\d)")
_DELAY = re.compile(r"^(\d+) (jours?|semaines?|mois|ans?)$")
_OTHER_WORD = {"jour": "semaine", "jours": "semaines", "semaine": "jour", "semaines": "jours", "mois": "semaines", "an": "mois", "ans": "mois"}
_TURNED = {"<": ("≤", "≥"), "≤": ("<", ">"), ">": ("≥", "≤"), "≥": (">", "<")}
_ENDS = {"..": ("..<", "<.."), "..<": ("..", "<..<"), "<..": ("..", "<..<"), "<..<": ("<..", "..<")}


def step(number: str, sign: int) -> str:
    """The number that lies one last digit away; for a fraction, one more or one fewer in the denominator."""
    if "/" in number:
        top, _, bottom = number.partition("/")
        return f"{top}/{int(bottom) + sign}"
    mark = "," if "," in number else "."
    digits = len(number.partition(mark)[2])
    value = Fraction(number.replace(",", ".")) + Fraction(sign, 10**digits)
    return f"{float(value):.{digits}f}".replace(".", mark)


def numbers(text: str) -> Iterator[Change]:
    """Each number of a cell, one step up and one step down."""
    for found in _NUMBER.finditer(text):
        for sign in (1, -1):
            new = step(found[0], sign)
            if not new.startswith("-"):
                yield "limit", text[: found.start()] + new + text[found.end() :]


def boundaries(text: str) -> Iterator[Change]:
    """Each end taken in or left out, each comparison turned round."""
    for found in re.finditer(r"<?\.\.<?|(?<!\.)[<≤≥>](?!\.)", text):
        kind = "boundary"
        for new in _ENDS.get(found[0], _TURNED.get(found[0], ())):
            yield kind, text[: found.start()] + new + text[found.end() :]


def units(text: str, known: Mapping[str, Fraction]) -> Iterator[Change]:
    """Each unit of a cell, another of the same dimension and of another size."""
    for unit in known:
        for found in re.finditer(rf"(?<=\d )({re.escape(unit)})(?![\w/])", text):
            for other in known:
                if other and known[other] != known[unit]:
                    yield "unit", text[: found.start()] + other + text[found.end() :]


def words(text: str, known: Sequence[str], others: int = 2) -> Iterator[Change]:
    """Each word of a condition replaced, left out, turned round; one more added; anything in its place."""
    head = "sauf " if text.startswith("sauf ") else ""
    pieces = text.removeprefix("sauf ").split(" ou ")
    for place, piece in enumerate(pieces):
        for other in near(piece, [word for word in known if word not in pieces], others):
            yield "word", head + " ou ".join([*pieces[:place], other, *pieces[place + 1 :]])
        if len(pieces) > 1:
            yield "word", head + " ou ".join([*pieces[:place], *pieces[place + 1 :]])
    for other in near(pieces[-1], [word for word in known if word not in pieces], 1):
        yield "word", head + " ou ".join([*pieces, other])
    yield ("exception", text.removeprefix("sauf ")) if head else ("exception", f"sauf {text}")
    yield "word", "—"


def anything(known: Sequence[str]) -> Iterator[Change]:
    """A cell that accepted everything, narrowed to one word."""
    if known:
        yield "word", known[0]
        yield "word", known[-1]


def near(word: str, known: Sequence[str], wanted: int) -> list[str]:
    """The words that stand next to a word, then the most alike: the slips of a pen."""
    return sorted(known, key=lambda other: (-_alike(word, other), other))[:wanted]


def _alike(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False)) - abs(len(one) - len(other))


def delays(text: str) -> Iterator[Change]:
    """A delay one longer, one shorter, in another unit, none, or not known."""
    found = _DELAY.match(text)
    if found:
        for sign in (1, -1):
            if int(found[1]) + sign > 0:
                yield "window", f"{int(found[1]) + sign} {found[2]}"
        yield "window", f"{found[1]} {_OTHER_WORD[found[2]]}"
    for other in ("aucune", "inconnue"):
        if other != text:
            yield "window", other
    if not found:
        yield "window", "7 jours"


def outcomes(text: str, known: Sequence[str]) -> Iterator[Change]:
    """Another conclusion of the same table; one of two left out; a second one added."""
    pieces = text.split(" ou ")
    for other in known:
        if other not in pieces:
            yield "outcome", other
            yield "outcome", f"{text} ou {other}"
    if len(pieces) > 1:
        for piece in pieces:
            yield "outcome", piece


def points(text: str) -> Iterator[Change]:
    """One point more, one fewer, both values, or none."""
    pieces = text.split(" ou ")
    if text == "sans objet":
        yield "points", "0"
        return
    for sign in (1, -1):
        if int(pieces[0]) + sign >= 0:
            yield "points", str(int(pieces[0]) + sign)
    yield ("points", pieces[-1]) if len(pieces) > 1 else ("points", f"{text} ou {int(text) + 1}")
    yield "points", "sans objet"
