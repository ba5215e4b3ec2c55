"""Coherence rules of the case (no pain, so no mechanical pain), as the engine applies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.case.coherence import LINKS, Claim
from jalon.engine.domains import CutDomain, WordDomain
from jalon.engine.slots import Slot

if TYPE_CHECKING:
    from jalon.guideline.binding import Binder
    from jalon.guideline.names import Names


@dataclass(frozen=True, slots=True)
class Tie:
    """If one fact of an object lies in a set, another lies in another set."""

    premise: int
    if_in: int
    conclusion: int
    then_in: int


def cuts(names: Names) -> None:
    """The numbers that coherence rules name are limits too."""
    for link in LINKS:
        for claim in (link.premise, link.conclusion):
            if claim.equals is not None:
                names.cuts.setdefault(claim.path, {}).setdefault(claim.equals, {})


def ties(binder: Binder) -> dict[int, tuple[Tie, ...]]:
    """For each fact that is read or tied to one that is, the coherence rules of its family."""
    families: dict[str, set[str]] = {}
    for link in LINKS:
        pair = {link.premise.path, link.conclusion.path}
        merged = set(pair).union(*(families.get(path, set()) for path in pair))
        for path in merged:
            families[path] = merged
    wanted = sorted({path for path in families if families[path] & set(binder.index)})
    for path in wanted:
        binder.fact(path)
    found: dict[int, list[Tie]] = {binder.index[path]: [] for path in wanted}
    for link in LINKS:
        one, other = link.premise.path, link.conclusion.path
        if one in binder.index and one in wanted:
            premise, conclusion = binder.slots[binder.index[one]], binder.slots[binder.index[other]]
            tie = Tie(premise.index, mask(premise, link.premise), conclusion.index, mask(conclusion, link.conclusion))
            for path in families[one]:
                found[binder.index[path]].append(tie)
    return {place: tuple(rules) for place, rules in found.items()}


def linked(by_fact: Mapping[int, tuple[Tie, ...]]) -> dict[int, dict[int, set[int]]]:
    """For each fact, the facts of its family with the sets that the rules name."""
    found: dict[int, dict[int, set[int]]] = {}
    for fact, rules in by_fact.items():
        for tie in rules:
            found.setdefault(fact, {}).setdefault(tie.premise, set()).add(tie.if_in)
            found[fact].setdefault(tie.conclusion, set()).add(tie.then_in)
    return found


def mask(slot: Slot, claim: Claim) -> int:
    """The set that one side of a coherence rule names."""
    if isinstance(slot.domain, WordDomain):
        return slot.domain.of(claim.words or ())
    assert isinstance(slot.domain, CutDomain)
    return slot.domain.between(claim.equals, True, claim.equals, True)


def close(masks: dict[int, int], ties: Sequence[Tie]) -> dict[int, int] | None:
    """The sets once every coherence rule has been applied both ways; None when nothing is left."""
    changed = True
    while changed:
        changed = False
        for tie in ties:
            premise, conclusion = masks[tie.premise], masks[tie.conclusion]
            if not premise & ~tie.if_in:
                narrowed = conclusion & tie.then_in
                if narrowed != conclusion:
                    masks[tie.conclusion], changed = narrowed, True
            elif not conclusion & tie.then_in:
                narrowed = premise & ~tie.if_in
                if narrowed != premise:
                    masks[tie.premise], changed = narrowed, True
            if not masks[tie.premise] or not masks[tie.conclusion]:
                return None
    return masks
