"""The value of an answer in words: the verdict, its sign, the elements of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from jalon.board.dossier.naming import Desk
from jalon.board.outcome_words import outcome_names, words_of
from jalon.case import WordType, vocabulary
from jalon.guideline.answers import Answer
from jalon.guideline.labels import joined, value_text
from jalon.guideline.program import Bilingual, Rule

Json = dict[str, Any]
SURE, OPEN, NONE = "●", "◐", "○"
REQUIREMENT: Mapping[str, str] = MappingProxyType({"met": SURE, "not_met": NONE, "waived": "–"})


CHECKED: Mapping[str, str] = MappingProxyType({"met": "condition remplie", "not_met": "condition non remplie", "waived": "condition levée"})
_LEVEL = re.compile(r"[CTLS]\d+")


def said(desk: Desk, answer: Answer, rule: Rule) -> str:
    """The value of an answer in words; an open one is « a ou b »."""
    if answer.status == "not_applicable":
        return desk.say("sans objet")
    if rule.kind == "Exigences":
        return desk.say(CHECKED[str(answer.value)]) if answer.status == "certain" else desk.say("à vérifier")
    slot = desk.program.slots[rule.slot]
    return value_text(answer.mask & ~1, slot, rule, desk.number)


def mark(answer: Answer, rule: Rule) -> str:
    """A sign beside the words: full when sure, half when open, empty when the answer is no or does not apply."""
    if answer.status == "bounded":
        return OPEN
    if answer.status == "not_applicable":
        return NONE
    if isinstance(answer.value, str) and rule.kind == "Exigences":
        return REQUIREMENT.get(answer.value, SURE)
    return NONE if answer.value in ("no", "not_indicated", "contraindicated", "forbidden") else SURE


def items(desk: Desk, answer: Answer) -> tuple[str, ...]:
    """The elements of a list, for an answer whose value is one; of an open one, what each possible list holds."""
    value: Any = answer.value
    if "ranking" in answer.extra:
        return tuple(_ranked(desk, answer.rule, one) for one in answer.extra["ranking"])
    if isinstance(value, list):
        return tuple(_told_items(desk, value))
    lists: list[list[str]] = [_told_items(desk, one) for one in answer.possible if isinstance(one, list)]
    return tuple(dict.fromkeys(", ".join(one) for one in lists if one))


def _ranked(desk: Desk, rule_name: str, one: Json) -> str:
    """An object of a ranking, with the class that it is in, or may be in."""
    rule = desk.program.rule(rule_name)
    by = desk.program.rule(rule.ranked_by) if rule else None
    classes = [one["class"]] if "class" in one else one["possible"]
    return f"{desk.object_name(one['about'])} ({words_of(classes, by.outcomes if by else {}, desk.number)})"


def _told_items(desk: Desk, items: Sequence[Any]) -> list[str]:
    """The items in words; what has none (a level beside one that is not known) is told by the words of the outcome."""
    told = [_item(desk, one) for one in items if not (isinstance(one, str) and one.startswith("{"))]
    return [one for one in told if not re.fullmatch(r"[a-z]+(_[a-z]+)+", one)]


def _item(desk: Desk, one: Any) -> str:
    if isinstance(one, dict) and "total" in one:
        return desk.say.count("{total} en {n} séance", "{total} en {n} séances", int(one["fractions"]), total=one["total"])
    text = told(desk, one)
    return desk.object_name(text) if ":" in text else _worded().get(text, (text, text))[desk.number]


@cache
def _worded() -> Mapping[str, Bilingual]:
    """Every fact and every word of the vocabulary by its identifier: an item of a list may be one."""
    facts = {field.path.rpartition(".")[2]: (field.fr, field.en) for field in vocabulary().fields.values()}
    kinds = [field.type for field in vocabulary().fields.values() if isinstance(field.type, WordType)]
    return MappingProxyType(facts | {word.id: (word.fr, word.en) for kind in kinds for word in kind.words})


def otherwise(desk: Desk, one: Json, rule: Rule) -> str:
    """What another source says: the elements of its lists where they can be said in this language, else its outcomes."""
    lists = [found for found in one["possible"] if isinstance(found, list)]
    told = list(dict.fromkeys(_item(desk, item) for found in lists for item in found if _sayable(desk, item)))
    if told and all(_sayable(desk, item) for found in lists for item in found):
        return joined(told, desk.number) if len(lists) > 1 or isinstance(lists[0][0], dict) else ", ".join(told)
    return words_of(outcome_names(one), desk.program.words(rule.name), desk.number)


def _sayable(desk: Desk, one: Any) -> bool:
    """Whether an element of a list has words in this language: a regimen, a word of the vocabulary, a vertebra; free text is French."""
    if not isinstance(one, str):
        return True
    return one in _worded() or _LEVEL.fullmatch(one) is not None or (desk.lang == "fr" and not one.startswith("{"))


def told(desk: Desk, value: Any) -> str:
    """A text that may come in two languages."""
    return str(value[desk.lang]) if isinstance(value, dict) else "" if value is None else str(value)
