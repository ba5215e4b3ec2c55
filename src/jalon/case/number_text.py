"""Numbers as written: a number, a fraction, a percentage, a range, with a unit; exact."""

from __future__ import annotations

import re
from fractions import Fraction

from jalon.case.nearest import nearest
from jalon.case.quantities import unit_of
from jalon.case.statement import Amount, Statement
from jalon.case.trouble import BACKWARDS, SWAP, Both, Unreadable
from jalon.case.value_types import NumberType

_NUMBER = (
    r"[+-]?(?:\d{1,3}(?: \d{3}){1,4}|\d{1,15})(?:[.,]\d{1,15})?(?:[eE][+-]?\d{1,2})?"
    r"(?: ?/ ?\d{1,9}(?![\w/]))?"
)
_AMOUNT = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>[^\d\s].*|10[\^*e⁹³93].*)?", re.DOTALL | re.ASCII)
_DASHED = re.compile(rf"\s*({_NUMBER})\s*(?:[-–—]|à|to)\s*({_NUMBER}[^\d]*)", re.ASCII)
_DASH = re.compile(r"[-–—à]|to\b")
_SIGNS = (
    ("<=", "high", False),
    ("≤", "high", False),
    ("<", "high", True),
    (">=", "low", False),
    ("≥", "low", False),
    (">", "low", True),
)
_NOT_A_NUMBER = re.compile(r"[-+]?\.?(?:nan|inf|infinity)\b.*", re.IGNORECASE)
_NOT_DONE = frozenset(("not done", "not_done"))
_NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-"})
_ASK = Both("écrire ? si la valeur n'est pas connue", "write ? when the value is not known")


def read_number(type: NumberType, said: str) -> Statement | Unreadable:
    """The statement a number makes, or why it cannot be read."""
    if said in _NOT_DONE:
        return Statement(words=frozenset(("not_done",)), said=said)
    if type.none_is_zero and said in ("none", "no"):
        return Statement(amount=Amount(Fraction(0), Fraction(0), type.unit), said=said)
    if _NOT_A_NUMBER.fullmatch(said):
        return Unreadable(Both("ce n'est pas un nombre", "this is not a number"), _some_number(type), todo=_ASK)
    text = said.translate(_NO_BREAK).strip()
    for sign, side, strict in _SIGNS:
        if text.startswith(sign):
            return _one_sided(type, said, text[len(sign) :], side, strict)
    low_text, dots, high_text = text.partition("..")
    high = _one(type, high_text if dots else low_text)
    if isinstance(high, Unreadable):
        return high
    if isinstance(high, str):
        return Statement(text=said, said=said)
    unit, top = high
    bottom = top
    if dots:
        low = _one(type, low_text, unit)
        if isinstance(low, Unreadable):
            return low
        if isinstance(low, str):
            return Statement(text=said, said=said)
        if low[0] != unit:
            return Unreadable(Both("deux unités dans un intervalle", "two units in one range"), _some_number(type))
        bottom = low[1]
    if bottom > top:
        return Unreadable(BACKWARDS, todo=SWAP)
    return Statement(amount=Amount(bottom, top, unit), said=said)


def _one_sided(type: NumberType, said: str, text: str, side: str, strict: bool) -> Statement | Unreadable:
    limit = _one(type, text)
    if isinstance(limit, Unreadable):
        return limit
    if isinstance(limit, str):
        return Statement(text=said, said=said)
    unit, value = limit
    end = type.low if side == "high" else type.high
    if end is None:
        return Unreadable(
            Both("borne sans autre borne", "one bound without the other"),
            todo=Both(f"écrire un intervalle : {text.strip()}..…", f"write a range: {text.strip()}..…"),
        )
    other = end / type.factors[unit]
    if side == "high":
        return Statement(amount=Amount(min(other, value), value, unit, high_open=strict), said=said)
    return Statement(amount=Amount(value, max(other, value), unit, low_open=strict), said=said)


def _one(type: NumberType, text: str, inherited: str | None = None) -> tuple[str, Fraction] | str | Unreadable:
    """Unit and value of one number; the text itself when its unit is one that is kept as text."""
    found = _AMOUNT.fullmatch(text.strip())
    dash = _DASHED.fullmatch(text) if found is None or _DASH.match(found["unit"] or "") else None
    if found is None or dash is not None:
        return Unreadable(expected=_some_number(type), nearest=None if dash is None else f"{dash[1]}..{dash[2].strip()}")
    if "/" in found["number"] and not type.fraction:
        # 7/10 is a mark out of ten for its writer and 0.7 for a machine: refused rather than guessed.
        return Unreadable(Both("une fraction n'a pas de sens ici", "a fraction has no meaning here"), _some_number(type))
    value = _fraction(found["number"])
    if value is None:
        return Unreadable(Both("division par zéro", "division by zero"), _some_number(type))
    written = (found["unit"] or "").strip()
    unit = inherited if not written and inherited is not None else None
    if unit is None and not written:
        if not type.bare:
            return Unreadable(Both("unité absente", "unit missing"), todo=_with_unit(type, found["number"]))
        unit = type.unit
    if unit is None:
        unit = unit_of(written, type)
        if unit is None:
            return Unreadable(
                Both(f"unité inconnue ici : {written[:20]}", f"unit unknown here: {written[:20]}"),
                _units(type),
                nearest(written, _named(type)),
            )
        if unit in type.aside:
            return text
    return _bounded(type, unit, value, found["number"])


def _bounded(type: NumberType, unit: str, value: Fraction, number: str) -> tuple[str, Fraction] | Unreadable:
    inside = value * type.factors[unit]
    if value < 0 and (type.low is None or type.low >= 0):
        return Unreadable(
            Both("un nombre négatif est impossible ici", "a negative number is impossible here"),
            _some_number(type),
        )
    if type.positive and value == 0:
        return Unreadable(Both("zéro est impossible ici", "zero is impossible here"), _some_number(type))
    if (type.low is not None and inside < type.low) or (type.high is not None and inside > type.high):
        percent = f"{number} %" if unit == "" and "%" in type.factors and 1 < value <= 100 else None
        return Unreadable(expected=_some_number(type), nearest=percent)
    if type.whole and inside.denominator != 1:
        return Unreadable(Both("un nombre entier est attendu", "a whole number is expected"), _some_number(type))
    return unit, value


def _fraction(text: str) -> Fraction | None:
    top, slash, bottom = text.replace(",", ".").replace(" ", "").partition("/")
    if slash and int(bottom) == 0:
        return None
    return Fraction(top) / (int(bottom) if slash else 1)


def _named(type: NumberType) -> tuple[str, ...]:
    return tuple(unit for unit in (*type.factors, *sorted(type.aside)) if unit)


def _units(type: NumberType) -> Both:
    names = ", ".join(_named(type)[:8])
    return Both(names, names) if names else Both("un nombre sans unité", "a number without unit")


def _with_unit(type: NumberType, number: str) -> Both:
    fr = " ou ".join(f"{number} {unit}" for unit in _named(type)[:3])
    return Both(f"écrire {fr}", f"write {fr.replace(' ou ', ' or ')}")


def _some_number(type: NumberType) -> Both:
    if "%" in type.factors and type.high == 1:
        return Both("une fraction de 0 à 1, ou 0 à 100 %", "a fraction from 0 to 1, or 0 to 100 %")
    fr = "un nombre entier" if type.whole else "un nombre"
    en = "a whole number" if type.whole else "a number"
    if type.high is None and type.low:
        return Both(f"{fr}, au moins {type.low}", f"{en}, at least {type.low}")
    if type.high is not None:
        low, high, unit = float(type.low or 0), float(type.high), f" {type.unit}" if type.unit else ""
        fr_low, fr_high = (f"{end:g}".replace(".", ",") for end in (low, high))
        return Both(f"{fr} de {fr_low} à {fr_high}{unit}", f"{en} from {low:g} to {high:g}{unit}")
    names = "/".join(_named(type)[:3])
    return Both(f"{fr} ({names})", f"{en} ({names})") if names else Both(fr, en)
