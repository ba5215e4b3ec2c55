"""From one written value to one statement, or the reason why it cannot be read."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jalon.case.nearest import nearest, plain
from jalon.case.quantities import unit_of
from jalon.case.statement import Amount, Days, Statement
from jalon.case.trouble import Both
from jalon.case.value_types import DateType, NumberType, TextType, ValueType, WordType

_NUMBER = r"[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,15})(?:[.,]\d{1,15})?(?:[eE][+-]?\d{1,2})?(?:\s*/\s*\d{1,9}(?![\w/]))?"
_AMOUNT = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>\D.*)?", re.DOTALL)
_SIGNS = (("<=", "high", False), ("≤", "high", False), ("<", "high", True), (">=", "low", False), ("≥", "low", False), (">", "low", True))
_NOT_A_NUMBER = re.compile(r"[-+]?\.?(?:nan|inf|infinity)\b.*", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_OTHER_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NOT_DONE = frozenset(("not done", "not_done"))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a value is refused; `person` when showing it would identify the patient."""

    why: Both | None = None
    expected: Both | None = None
    nearest: str | None = None
    todo: Both | None = None
    person: bool = False


def read_scalar(type: ValueType, said: str) -> Statement | Unreadable:
    """The statement made by `said`, without its date and source."""
    match type:
        case WordType():
            return _words(type, said)
        case NumberType():
            return _number(type, said)
        case DateType():
            return _date(type, said)
        case TextType():
            return Statement(text=said, said=said)


def _words(type: WordType, said: str) -> Statement | Unreadable:
    allowed = type.allowed.get(said)
    if allowed is not None:
        return Statement(words=allowed, said=said)
    low, dots, high = said.partition("..")
    if type.ordered and dots:
        ids = type.ids()
        if low.strip() in ids and high.strip() in ids:
            first, last = ids.index(low.strip()), ids.index(high.strip())
            if first > last:
                return Unreadable(_BACKWARDS, todo=_SWAP)
            return Statement(words=frozenset(ids[first : last + 1]), said=said)
    if type.described and len(said) >= 5:
        return Statement(words=type.allowed["yes"], said=said)
    meant = {word.fr: word.id for word in (*type.words, *type.group_words)}
    meant.update({word.en: word.id for word in (*type.words, *type.group_words)})
    meant.update(type.synonyms)
    return Unreadable(expected=_one_of(type), nearest=nearest(said, (*type.ids(), *type.groups), meant))


def _one_of(type: WordType) -> Both:
    ids = type.ids()
    shown = list(ids) if len(ids) <= 12 else [*sorted(type.groups)[:8], *ids[:4], "…"] if type.groups else [*ids[:12], "…"]
    return Both(", ".join(shown), ", ".join(shown))


def _number(type: NumberType, said: str) -> Statement | Unreadable:
    if said in _NOT_DONE or (said in ("none", "no") and type.low is None):
        return Statement(words=frozenset(("not_done",)), said=said)
    if _NOT_A_NUMBER.fullmatch(said):
        return Unreadable(Both("ce n'est pas un nombre", "this is not a number"), _some_number(type), todo=_ASK)
    text = said.strip().replace("−", "-")
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
        return Unreadable(_BACKWARDS, todo=_SWAP)
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
    """Unit and value of one number; the text itself when its unit is of another dimension that is kept as text."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        dash = re.fullmatch(rf"\s*({_NUMBER})\s*[-–—àa]\s*({_NUMBER}\D*)", text)
        return Unreadable(expected=_some_number(type), nearest=None if dash is None else f"{dash[1]}..{dash[2].strip()}")
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
                Both(f"unité inconnue ici : {written[:20]}", f"unit unknown here: {written[:20]}"), _units(type), nearest(written, _named(type))
            )
        if unit in type.aside:
            return text
    return _bounded(type, unit, value, found["number"])


def _bounded(type: NumberType, unit: str, value: Fraction, number: str) -> tuple[str, Fraction] | Unreadable:
    inside = value * type.factors[unit]
    if value < 0 and (type.low is None or type.low >= 0):
        return Unreadable(Both("un nombre négatif est impossible ici", "a negative number is impossible here"), _some_number(type))
    if type.positive and value == 0:
        return Unreadable(Both("zéro est impossible ici", "zero is impossible here"), _some_number(type))
    if (type.low is not None and inside < type.low) or (type.high is not None and inside > type.high):
        percent = f"{number} %" if unit == "" and "%" in type.factors and 1 < value <= 100 else None
        return Unreadable(expected=_some_number(type), nearest=percent)
    if type.whole and inside.denominator != 1:
        return Unreadable(Both("un nombre entier est attendu", "a whole number is expected"), _some_number(type))
    return unit, value


def _fraction(text: str) -> Fraction | None:
    top, slash, bottom = text.replace(",", ".").replace("\u00a0", "").replace("\u202f", "").replace(" ", "").partition("/")
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
    if type.high is not None:
        return Both(f"{fr} de {type.low or 0} à {type.high}", f"{en} from {type.low or 0} to {type.high}")
    names = "/".join(_named(type)[:3])
    return Both(f"{fr} ({names})", f"{en} ({names})") if names else Both(fr, en)


def _date(type: DateType, said: str) -> Statement | Unreadable:
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
        return Unreadable(_BACKWARDS, todo=_SWAP, person=type.to_the_month)
    return Statement(days=Days(first.first, last.last), said=said)


def _days(text: str, type: DateType) -> Days | Unreadable:
    person = type.to_the_month
    found = _DAY.fullmatch(text)
    if found is None:
        other = _OTHER_DAY.fullmatch(text)
        if person and (other is not None or _DAY.match(text)):
            return _FULL_BIRTH
        suggestion = None if other is None else f"{other[3]}-{int(other[2]):02}-{int(other[1]):02}"
        if suggestion is not None and isinstance(_days(suggestion, type), Unreadable):
            suggestion = None
        word = None if type.words is None else nearest(text, type.words.ids())
        return Unreadable(expected=_SOME_DATE if not person else _SOME_MONTH, nearest=suggestion or word, person=person)
    if person and found[3] is not None:
        return _FULL_BIRTH
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Unreadable(
            Both(f"année hors de {_FIRST_YEAR} à {_LAST_YEAR}", f"year outside {_FIRST_YEAR} to {_LAST_YEAR}"), _SOME_DATE, person=person
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


def read_days(said: str) -> Days | Unreadable:
    """The days a date may be: `2026`, `2026-11`, `2026-11-21` or a range of them."""
    statement = _date(_ANY_DATE, said)
    if isinstance(statement, Unreadable):
        return statement
    assert statement.days is not None
    return statement.days


def meant_word(said: str, words: tuple[str, ...]) -> str | None:
    """The word of a short list that was meant, whatever its case and accents."""
    return next((word for word in words if plain(word) == plain(said)), None) or nearest(said, words)


_ANY_DATE = DateType()
_BACKWARDS = Both("le début dépasse la fin", "the start is above the end")
_SWAP = Both("échanger les deux bornes", "swap the two ends")
_ASK = Both("écrire ? si la valeur n'est pas connue", "write ? when the value is not known")
_SOME_DATE = Both("une date comme 2026-11-21, 2026-11 ou 2026", "a date such as 2026-11-21, 2026-11 or 2026")
_SOME_MONTH = Both("un mois ou une année, comme 1958-03 ou 1958", "a month or a year, such as 1958-03 or 1958")
_FULL_BIRTH = Unreadable(
    Both("une date de naissance complète identifie la personne", "a full birth date identifies the person"),
    todo=Both("écrire le mois ou l'année, comme 1958-03", "write the month or the year, such as 1958-03"),
    person=True,
)
