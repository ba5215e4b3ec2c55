"""Rules that speak of what the file says, and not of the patient: what is written next is news to them, not a completion."""

from __future__ import annotations

from functools import cache

from jalon.case.node_findings import NODES
from jalon.case.recorded import RECORDED
from jalon.case.series import SERIES
from jalon.case.staging import BESIDE, STAGING
from jalon.engine.slots import Slot
from jalon.engine.tree import Count, Exists, Highest, Scope
from jalon.guideline.program import LISTS
from tests.fuzz.completion import Completion
from tests.fuzz.values import program


def news(rule: str, completion: Completion) -> bool:
    """Whether a completion is news to a rule: its sheet says `(noté)` of the list that gets an element, or asks whether something was noted."""
    if rule in _reading(frozenset(fact.path for fact in (*RECORDED, *STAGING, *BESIDE, *SERIES))):
        return True
    if completion.fact.startswith("nodes.") and rule in _reading(frozenset(fact.path for fact in NODES)):
        return True
    added = isinstance(completion.said, dict) and completion.fact.startswith("listed.")
    return added and rule in _counting(completion.fact.removeprefix("listed."))


@cache
def _reading(paths: frozenset[str]) -> frozenset[str]:
    """The rules that read one of some facts, through other rules too."""
    return _above([slot for slot in program().slots if slot.path in paths])


@cache
def _counting(listed: str) -> frozenset[str]:
    """The rules that count the recorded elements of a list alone."""
    return _above([slot for slot in program().slots if any(one.listed_only and LISTS.get(one.kind) == listed for one in _scopes(slot))])


def _above(below: list[Slot]) -> frozenset[str]:
    mask = sum(1 << slot.index for slot in below)
    return frozenset(rule.name for rule in program().rules if program().slots[rule.slot].depends & mask)


def _scopes(slot: Slot) -> tuple[Scope, ...]:
    body = slot.body
    if isinstance(body, Exists):
        return tuple(scope for scope, _ in body.each)
    return (body.scope,) if isinstance(body, Count | Highest) else ()
