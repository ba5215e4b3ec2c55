"""What one cell of a table says of a fact: the same words as in a case file, and a few forms that a file has no need of.

`a|b` is one of several words; `]2..3] mmol/L` an interval without its low end; `?` is unknown, said aloud.
"""

from __future__ import annotations

import re
from fractions import Fraction

from jalon.case import Amount, Days, NumberType, Statement, ValueType, WordType
from jalon.case.date_text import read_days
from jalon.case.scalar import read_scalar
from jalon.case.trouble import Unreadable

UNKNOWN = "?"
_INTERVAL = re.compile(r"([\[\]])([^.]+(?:\.\d+)?)\.\.([^.]+(?:\.\d+)?)([\[\]])(?: (.+))?")


def written(statement: Statement) -> str:
    """A statement as the text of a cell."""
    if statement.unknown:
        return UNKNOWN
    if statement.words is not None:
        return "|".join(sorted(statement.words))
    if statement.amount is not None:
        return _amount(statement.amount)
    if statement.days is not None:
        return statement.days.iso()
    return statement.text or ""


def _amount(amount: Amount) -> str:
    low, high = f"{'[]'[amount.low_open]}{amount.low}", f"{amount.high}{']['[amount.high_open]}"
    return f"{low}..{high}{' ' if amount.unit else ''}{amount.unit}"


def read_cell(type: ValueType, text: str) -> Statement | Unreadable:
    """The statement of a cell, or why it cannot be read."""
    if text in (UNKNOWN, ""):
        return Statement(said=text, unknown=True)
    if isinstance(type, WordType) and "|" in text:
        found: set[str] = set()
        for word in text.split("|"):
            read = read_scalar(type, word)
            if isinstance(read, Unreadable):
                return read
            found |= read.words or frozenset()
        return Statement(words=frozenset(found), said=text)
    interval = _INTERVAL.fullmatch(text) if isinstance(type, NumberType) else None
    if interval is not None and isinstance(type, NumberType) and (interval[5] or "") in type.factors:
        try:
            low, high = Fraction(interval[2]), Fraction(interval[3])
        except (ValueError, ZeroDivisionError):
            return read_scalar(type, text)
        return Statement(amount=Amount(low, high, interval[5] or "", interval[1] == "]", interval[4] == "["), said=text)
    return read_scalar(type, text)


def days_of(text: str) -> Days | Unreadable:
    """The days of a partial date."""
    return read_days(text)
