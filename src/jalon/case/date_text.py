"""Dates as written: a day, a month, a year, or a range of them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from jalon.case.nearest import nearest, plain
from jalon.case.statement import Days, Statement
from jalon.case.trouble import BACKWARDS, SWAP, Both, Unreadable
from jalon.case.value_types import DateType

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_OTHER_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/. ](\d{1,2})(?:[/. ](\d{1,2}))?", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([^\W\d_]{3,9})\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})")
_MONTHS = MappingProxyType({
    name: number
    for number, names in enumerate((
        "jan janv janvier january", "feb fev fevr fevrier february", "mar mars march", "apr avr avril april", "mai may", "jun juin june",
        "jul juil juillet july", "aug aou aout august", "sep sept septembre september", "oct octobre october", "nov novembre november",
        "dec decembre december",
    ), 1)
    for name in names.split()
})  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SOME_DATE = Both("une date comme 2026-11-21, 2026-11 ou 2026", "a date such as 2026-11-21, 2026-11 or 2026")
_SOME_MONTH = Both("un mois ou une année, comme 1958-03 ou 1958", "a month or a year, such as 1958-03 or 1958")
_FULL_BIRTH = Unreadable(
    Both("une date de naissance complète identifie la personne", "a full birth date identifies the person"),
    todo=Both("écrire le mois ou l'année, comme 1958-03", "write the month or the year, such as 1958-03"),
    person=True,
)
_ANY_DATE = DateType()


def read_date(type: DateType, said: str) -> Statement | Unreadable:
    """The statement a date makes, or why it cannot be read."""
    if type.words is not None and said in type.words.allowed:
        return Statement(words=type.words.allowed[said], said=said)
    low, dots, high = said.partition("..")
    first = _days(low.strip(), type)
    last = _days(high.strip(), type) if dots else first
    if isinstance(first, Unreadable):
        return first
    if isinstance(last, Unreadable):
        return last
    if first.first > last.last:
        return Unreadable(BACKWARDS, todo=SWAP, person=type.to_the_month)
    return Statement(days=Days(first.first, last.last), said=said)


def _days(text: str, type: DateType) -> Days | Unreadable:
    person = type.to_the_month
    found = _DAY.fullmatch(text)
    if found is None:
        other = _OTHER_DAY.fullmatch(text)
        if person and (other is not None or _DAY.match(text)):
            return _FULL_BIRTH
        suggestion = _spelled(text) if other is None else f"{other[3]}-{int(other[2]):02}-{int(other[1]):02}"
        if person and suggestion is not None and suggestion.count("-") == 2:
            return _FULL_BIRTH
        if suggestion is not None and isinstance(_days(suggestion, type), Unreadable):
            suggestion = None
        word = None if type.words is None else nearest(text, type.words.ids())
        return Unreadable(expected=_SOME_DATE if not person else _SOME_MONTH, nearest=suggestion or word, person=person)
    if person and found[3] is not None:
        return _FULL_BIRTH
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Unreadable(
            Both(f"année hors de {_FIRST_YEAR} à {_LAST_YEAR}", f"year outside {_FIRST_YEAR} to {_LAST_YEAR}"),
            _SOME_DATE,
            person=person,
        )
    if found[2] is None:
        return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    if not 1 <= month <= 12:
        return Unreadable(Both(f"il n'y a pas de mois {month}", f"there is no month {month}"), _SOME_DATE, person=person)
    size = calendar.monthrange(year, month)[1]
    if found[3] is None:
        return Days(date(year, month, 1).toordinal(), date(year, month, size).toordinal())
    if not 1 <= day <= size:
        return Unreadable(Both("ce jour n'existe pas", "this day does not exist"), _SOME_DATE)
    return Days(date(year, month, day).toordinal(), date(year, month, day).toordinal())


def _spelled(text: str) -> str | None:
    """A date in another order, or with the name of its month, as a case file writes it."""
    if found := _MONTH_OF_YEAR.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _YEAR_FIRST.fullmatch(text):
        return "-".join((found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)))
    found = _NAMED.fullmatch(text)
    month = _MONTHS.get(plain(found[2])) if found else None
    if found is None or month is None or (found[1] and found[3]):
        return None
    day = found[1] or found[3]
    return f"{found[4]}-{month:02}" + (f"-{int(day):02}" if day else "")


@lru_cache(maxsize=4096)
def read_days(said: str) -> Days | Unreadable:
    """The days a date may be: `2026`, `2026-11`, `2026-11-21` or a range of them."""
    if len(said) > 60:
        return Unreadable(expected=_SOME_DATE)
    statement = read_date(_ANY_DATE, said)
    if isinstance(statement, Unreadable):
        return statement
    assert statement.days is not None
    return statement.days
