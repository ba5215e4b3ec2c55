"""What the search finds: facts changed together, what the answer becomes; sets alike told as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalon.engine.slots import Slot, Thing


@dataclass(frozen=True, slots=True)
class Changed:
    """One fact given another value. `learned`: it was open before."""

    slot: Slot
    thing: Thing
    before: int
    after: int
    learned: bool


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Facts changed together, what the answer becomes, and the scores on the way."""

    facts: tuple[Changed, ...]
    leaves: int
    scores: tuple[tuple[int, int], ...]

    def also(self, place: int, value: int, scores: Sequence[tuple[int, int]]) -> ChangeSet:
        """The same with one more value of one fact, and what the scores are with it."""
        facts = list(self.facts)
        facts[place] = replace(facts[place], after=facts[place].after | value)
        both = tuple((slot, mask | other) for (slot, mask), (_, other) in zip(self.scores, scores, strict=True))
        return replace(self, facts=tuple(facts), scores=both)


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest sets of changes. `why` there is none: dates, order, nothing, none (of so few facts), limit (of the solver)."""

    sets: tuple[ChangeSet, ...]
    more: bool
    why: str
    settles: bool


def put_together(sets: Sequence[ChangeSet]) -> list[ChangeSet]:
    """Sets that leave the same answer and differ by the value of one fact, as one set; the same set twice, once."""
    found = list(sets)
    place = 0
    while place < len(found):
        for other in range(place + 1, len(found)):
            both = _together(found[place], found[other])
            if both is not None:
                found[place] = both
                del found[other]
                break
        else:
            place += 1
    return found


def _together(one: ChangeSet, other: ChangeSet) -> ChangeSet | None:
    if one.leaves != other.leaves or [fact.slot.index for fact in one.facts] != [fact.slot.index for fact in other.facts]:
        return None
    if [fact.thing for fact in one.facts] != [fact.thing for fact in other.facts]:
        return None
    differ = [place for place, (a, b) in enumerate(zip(one.facts, other.facts, strict=True)) if a.after != b.after]
    if len(differ) > 1:
        return None
    return one.also(differ[0], other.facts[differ[0]].after, other.scores) if differ else one
