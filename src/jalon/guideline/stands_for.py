"""Outcomes that stand for a list: regimens, levels of the spine, examinations; as data, for the object of the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jalon.case.sites import level
from jalon.engine.slots import Env

if TYPE_CHECKING:
    from jalon.guideline.facts import CaseFacts
    from jalon.guideline.program import Rule
    from jalon.guideline.reporter import Reporter
    from jalon.guideline.written import Block, Text

VERTEBRA = re.compile(r"\{site([+-]\d{1,2})?\}")
_REGIMEN = re.compile(r"(\d+(?:[.,]\d+)?) Gy/(\d+)")


def lists_of(block: Block, texts: Mapping[str, Text], outcomes: set[str], report: Reporter) -> dict[str, tuple[str, ...]]:
    """The list of each outcome that has one; reported where nobody would read it."""
    found: dict[str, tuple[str, ...]] = {}
    for identifier, text in texts.items():
        if text.items is None:
            continue
        if block.kind != "Décision" or identifier not in outcomes:
            report("list place", text.at, said=text.word, width=len(text.word))
            continue
        about = {kind for kind, _ in block.objects}
        for item in text.items:
            left = item if "lesion" not in about else VERTEBRA.sub("", item)
            if "{" in left or "}" in left:
                report("list item", report.locate(f"`{item}`", text.at), said=item, width=len(item))
        found[identifier] = text.items
    return found


def standing(rule: Rule, names: list[Any], facts: CaseFacts, env: Env) -> list[Any]:
    """Each outcome, or the list that it stands for."""
    return [_items(rule.lists[name], facts, env) if name in rule.lists else name for name in names]


def stand_alike(rule: Rule, names: list[Any], other: Rule, others: list[Any]) -> bool:
    """Do the outcomes of two definitions stand for the same lists? Words of their own may then say the same thing."""
    if not (rule.lists and other.lists):
        return False
    return {rule.lists.get(name, (name,)) for name in names} == {other.lists.get(name, (name,)) for name in others}


def named(rule: Rule, listed: list[Any], *, single: bool) -> dict[str, Any]:
    """The outcomes of an answer whose values are lists: one, or all those possible."""
    if not rule.lists or not listed:
        return {}
    return {"outcome": listed[0]} if single else {"outcomes": listed}


def _items(items: tuple[str, ...], facts: CaseFacts, env: Env) -> list[Any]:
    """The items of a list; a vertebra beyond the ends of the spine is none."""
    placed = (at_levels(item, facts, env) for item in items)
    return [_regimen(item) for item in placed if item is not None]


def _regimen(item: str) -> Any:
    found = _REGIMEN.fullmatch(item)
    return {"total": f"{found[1]} Gy", "fractions": int(found[2])} if found else item


def at_levels(item: str, facts: CaseFacts, env: Env) -> str | None:
    """`{site-1}` as the vertebra above the lesion's; unchanged when its site is not one vertebra, None beyond the spine."""
    if "{site" not in item or "lesion" not in env:
        return item
    site = one_site(facts, env)
    if site is None or level(site, 0) is None:
        return item
    levels = [level(site, int(found[1] or 0)) for found in VERTEBRA.finditer(item)]
    return None if None in levels else VERTEBRA.sub(lambda found: level(site, int(found[1] or 0)) or "", item)


def one_site(facts: CaseFacts, env: Env) -> str | None:
    """The site of the lesion, when it is one."""
    said = [statement.words for statement in facts.current("lesion.site", env["lesion"]).statements]
    return next(iter(said[0])) if len(said) == 1 and said[0] is not None and len(said[0]) == 1 else None
