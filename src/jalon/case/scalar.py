"""From one written value to one statement, or the reason why it cannot be read."""

from __future__ import annotations

from jalon.case.date_text import read_date
from jalon.case.nearest import nearest
from jalon.case.number_text import read_number
from jalon.case.statement import Statement
from jalon.case.trouble import BACKWARDS, SWAP, Both, Unreadable
from jalon.case.value_types import DateType, NumberType, TextType, ValueType, WordType

_LONGEST = 300
_IN_NOTES = Both("le texte libre va dans notes", "free text goes in notes")


def read_scalar(type: ValueType, said: str) -> Statement | Unreadable:
    """The statement made by `said`, without its date and source."""
    if len(said) > _LONGEST and not isinstance(type, TextType):
        return Unreadable(Both("valeur trop longue", "value too long"), todo=_IN_NOTES)
    match type:
        case WordType():
            return _words(type, said)
        case NumberType():
            return read_number(type, said)
        case DateType():
            return read_date(type, said)
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
                return Unreadable(BACKWARDS, todo=SWAP)
            return Statement(words=frozenset(ids[first : last + 1]), said=said)
    if type.described and len(said) >= 5:
        return Statement(words=type.allowed["yes"], said=said)
    meant = {word.fr: word.id for word in (*type.words, *type.group_words)}
    meant.update({word.en: word.id for word in (*type.words, *type.group_words)})
    meant.update(type.synonyms)
    return Unreadable(expected=words_of(type), nearest=nearest(said, (*type.ids(), *type.groups), meant))


def words_of(type: WordType) -> Both:
    """The words of an enumeration, the first ones when there are many."""
    ids = type.ids()
    shown = list(ids) if len(ids) <= 12 else [*sorted(type.groups)[:8], *ids[:4], "…"] if type.groups else [*ids[:12], "…"]
    return Both(", ".join(shown), ", ".join(shown))
