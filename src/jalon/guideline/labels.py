"""The words for values, facts, times and dates, in French and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from jalon.case import Amount, Days, Statement, WordType, vocabulary
from jalon.engine.domains import CountDomain, WordDomain
from jalon.engine.slots import Slot, Thing
from jalon.guideline.program import Bilingual, Rule
from jalon.guideline.spans import decimal, parts

_VERTEBRA = re.compile(r"[CTLS]\d+")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_OR = (" ou ", " or ")


def fact_name(slot: Slot, thing: Thing) -> str:
    """The path of a fact in answers: `lesion:L1.pain.grade`, `labs.vitamin_d`."""
    return slot.path if thing.index == 0 or not thing.listed else f"{thing.name}.{slot.path.partition('.')[2]}"


def fact_label(slot: Slot, thing: Thing) -> Bilingual:
    """The name of a fact for a person, with its object."""
    labels = _labelled(slot.path)
    if thing.kind == "patient" or not thing.listed:
        return labels
    name = thing.name.partition(":")[2]
    return f"{labels[0]} ({name})", f"{labels[1]} ({name})"


@cache
def _labelled(path: str) -> Bilingual:
    fields = vocabulary().fields
    known = fields.get(path) or fields.get("plan." + path.partition(".")[2])
    return (known.fr, known.en) if known else (path, path)


def word_labels(path: str, ids: list[str], lang: int) -> list[str]:
    """The labels of words of a field, a whole group under its own name."""
    if len(ids) == 1:
        return [_one_label(path, ids[0])[lang]]
    fields = vocabulary().fields
    known = fields.get(path) or fields.get("plan." + path.partition(".")[2])
    if known is None or not isinstance(known.type, WordType):
        return ids
    words = labels(path)
    return [words[name][lang] if name in words else name for name in (grouped(known.type, ids) if ids else ids)]


@lru_cache(maxsize=4096)
def _one_label(path: str, id: str) -> Bilingual:
    fields = vocabulary().fields
    known = fields.get(path) or fields.get("plan." + path.partition(".")[2])
    return labels(path).get(id, (id, id)) if known is not None and isinstance(known.type, WordType) else (id, id)


@cache
def labels(path: str) -> Mapping[str, Bilingual]:
    """French and English label of every word and group of a field."""
    known = vocabulary().fields.get(path) or vocabulary().fields["plan." + path.partition(".")[2]]
    assert isinstance(known.type, WordType)
    return MappingProxyType({word.id: (word.fr, word.en) for word in (*known.type.words, *known.type.group_words)})


@cache
def largest_first(kind: WordType) -> tuple[tuple[str, frozenset[str]], ...]:
    """The groups of an enumeration that hold more than one word, the largest first."""
    return tuple(sorted(((name, leaves) for name, leaves in kind.groups.items() if len(leaves) > 1), key=lambda group: -len(group[1])))


def grouped(kind: WordType, ids: list[str]) -> list[str]:
    """The same words with the fewest names: the largest groups wholly inside come first."""
    left = dict.fromkeys(ids)
    found = []
    for name, leaves in largest_first(kind):
        if len(leaves) <= len(left) and leaves <= left.keys():
            found.append(name)
            for leaf in leaves:
                del left[leaf]
    return [*found, *left]


def joined(words: list[str], lang: int) -> str:
    """`a, b ou c`."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + _OR[lang] + words[-1] if words else ""


def value_text(mask: int, slot: Slot, rule: Rule | None, lang: int) -> str:
    """The values of a slot for a person."""
    domain = slot.domain
    if isinstance(domain, CountDomain):
        numbers = domain.values(mask)
        if not numbers:
            return "sans objet" if lang == 0 else "not applicable"
        return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} {'à' if lang == 0 else 'to'} {numbers[-1]}"
    if isinstance(domain, WordDomain):
        ids = domain.values(mask)
        labels = (
            [rule.outcomes[name][lang] if name in rule.outcomes else name for name in ids] if rule else word_labels(slot.path, ids, lang)
        )
        return joined(labels, lang)
    return joined(parts(mask, domain, lang), lang)


def in_place(label: str, lang: int) -> str:
    """Where a lesion is. A vertebra is called one: beside a lesion named L1, « L3 » alone could be a lesion."""
    return f"{('vertèbre', 'vertebra')[lang]} {label}" if _VERTEBRA.fullmatch(label) else label


@lru_cache(maxsize=4096)
def _in_words(path: str, words: frozenset[str], lang: int) -> str:
    """Some words of a field for a person."""
    return joined(word_labels(path, sorted(words), lang), lang)


def said(path: str, statement: Statement, lang: int) -> str:
    """One statement in words, without its date."""
    if statement.words:
        return _in_words(path, statement.words, lang)
    if statement.amount is not None:
        known = vocabulary().field(path)
        if known is not None and ((known.asked and statement.amount.unit != "%") or _bare(statement.amount, statement.said)):
            return duration_text(statement.amount, lang)
    return statement.said if lang or "." not in statement.said else _POINT.sub(",", statement.said)


def _bare(amount: Amount, said: str) -> bool:
    """Whether a time was written as a number alone, because its field names the unit: it is told with it."""
    return amount.unit in ("months", "d") and not any(letter.isalpha() for letter in said)


def duration_text(amount: Amount, lang: int) -> str:
    """`24 mois`, `18 à 24 mois`, `1 jour`."""
    low, high = decimal(amount.low, lang), decimal(amount.high, lang)
    many = "s" if amount.high > 1 else ""
    time = {"months": ("mois", f"month{many}"), "d": (f"jour{many}", f"day{many}")}
    unit = time.get(amount.unit, (amount.unit, amount.unit))[lang]
    return f"{low} {unit}" if low == high else f"{low} {('à', 'to')[lang]} {high} {unit}"


@lru_cache(maxsize=4096)
def dated(days: Days, lang: int) -> str:
    """A date or partial date for a person."""
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if first == last:
        return first.strftime("%d/%m/%Y") if lang == 0 else first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.strftime("%m/%Y") if lang == 0 else first.strftime("%Y-%m")
    return str(first.year)


@lru_cache(maxsize=4096)
def iso(days: Days | None) -> str | None:
    """A date or partial date as in the case file."""
    if days is None:
        return None
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if first == last:
        return first.isoformat()
    return first.strftime("%Y-%m") if (first.year, first.month) == (last.year, last.month) else str(first.year)
