"""Numbers and words under a key of `leaves`: `< 30 ng/mL`, `1/3 .. 2/3`, `femur`."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from functools import cache

from jalon.case import Field, NumberType, WordType
from tests.fuzz.values import amount

_SPAN = re.compile(r"(?:(?P<sign>[<≤>≥]) )?(?P<low>-?[\d./]+)(?: (?P<after>)(?P<open><?)\.\.(?P<close><?) (?P<high>-?[\d./]+))?(?: (?P<unit>\S.*))?")
Span = tuple[Fraction | None, bool, Fraction | None, bool]


def inside(dice: random.Random, key: str, field: Field) -> str | None:
    """A value of a fact that a key of `leaves` covers; None when the key does not name values."""
    if isinstance(field.type, WordType):
        if key in field.type.groups:
            return dice.choice(sorted(field.type.groups[key]))
        return key if key in field.type.ids() else None
    if isinstance(field.type, NumberType):
        span = interval(key)
        if span is None:
            return None
        at = within(dice, span, field.type)
        return None if at is None else amount(random.Random(0), at, in_its_unit(field.type))
    return None


@cache
def in_its_unit(number: NumberType) -> NumberType:
    """The same number, only ever written in the unit of the vocabulary: limits are printed in each unit, and rounded."""
    return NumberType(number.unit, number.low, number.high, {number.unit: Fraction(1)}, number.positive, number.whole, False, frozenset(), number.fraction)


def interval(key: str) -> Span | None:
    """`< 30 ng/mL`, `1/3 .. 2/3`, `50`: both ends, and whether each is inside."""
    if key == "any value":
        return None, True, None, True
    found = _SPAN.fullmatch(key)
    if found is None:
        return None
    low = Fraction(found["low"])
    if found["high"] is not None:
        return low, not found["open"], Fraction(found["high"]), not found["close"]
    match found["sign"]:
        case "<" | "≤" as sign:
            return None, True, low, sign == "≤"
        case ">" | "≥" as sign:
            return low, sign == "≥", None, True
    return low, True, low, True


def within(dice: random.Random, span: Span, number: NumberType) -> Fraction | None:
    """A number of an interval that the vocabulary allows: an end when it is inside, or between."""
    low, low_in, high, high_in = span
    found = []
    bottom = low if low is not None else number.low if number.low is not None else Fraction(0)
    top = high if high is not None else number.high if number.high is not None else bottom + 20
    if low is not None and low_in:
        found.append(low)
    if high is not None and high_in:
        found.append(high)
    if bottom < top:
        found.append(bottom + (top - bottom) * Fraction(dice.choice((1, 2, 3)), 4))
    found = [at for at in found if not (number.positive and at <= 0) and (number.low is None or at >= number.low) and (not number.whole or at.denominator == 1)]
    return dice.choice(found) if found else None


def covers(span: Span, at: Fraction) -> bool:
    """Whether a number lies in an interval."""
    low, low_in, high, high_in = span
    return (low is None or low < at or (low_in and low == at)) and (high is None or at < high or (high_in and at == high))
