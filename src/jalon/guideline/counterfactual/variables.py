"""What may be otherwise: the facts read below an answer, each cut into the values that the rule can tell apart."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from jalon.case.vocabulary import vocabulary
from jalon.engine.domains import NOT_APPLICABLE, WordDomain, bits
from jalon.engine.slots import Slot, Thing
from jalon.engine.tree import Fact
from jalon.guideline.answers import Reasoner
from jalon.guideline.axioms import ordered
from jalon.guideline.counterfactual.logic import Formula, Logic

LISTED = "listed."


@dataclass(slots=True, eq=False)
class Variable:
    """A fact of one object (or a number computed from facts, or a step taken as it is).

    `parts`: its values, apart as far as the rule sees; `now`: those that what is said leaves; `said`: the set that it leaves.
    `picks`: for each value that it could be given instead, whether it is. `far`: how many steps each is from what it is now;
    words without an order are one step apart.
    """

    key: tuple[int, Hashable]
    slot: Slot
    thing: Thing | None
    parts: tuple[int, ...]
    said: int
    picks: dict[int, Formula] = field(default_factory=dict)
    far: dict[int, int] = field(default_factory=dict)

    @property
    def now(self) -> list[int]:
        """The values that what is said leaves."""
        return [place for place, part in enumerate(self.parts) if part & self.said]

    def given(self, place: int) -> int:
        """The set of the fact once it is given a value: narrowed where it was open, replaced where it was known."""
        return self.parts[place] & self.said or self.parts[place]

    @property
    def learned(self) -> bool:
        """Whether the fact is open now: a value is then learned, not changed."""
        return len(self.now) > 1


class Variables:
    """The facts below one answer, as they are asked for."""

    def __init__(self, reasoner: Reasoner, rule: Slot, logic: Logic, only_open: bool) -> None:
        self.reasoner, self.rule, self.logic, self.only_open = reasoner, rule, logic, only_open
        self.found: dict[tuple[int, Hashable], Variable] = {}

    def fact(self, slot: Slot, thing: Thing | None, tag: Hashable) -> Variable:
        """A fact of a listed object; of an imagined one, whatever may be."""
        key = (slot.index, tag)
        if key not in self.found:
            said = slot.domain.full if thing is None else self._said(slot, thing)
            made = Variable(key, slot, thing, self._parts(slot, said), said)
            if thing is not None and self._movable(slot, made):
                self._picks(made)
            self.found[key] = made
        return self.found[key]

    def step(self, slot: Slot, said: int, tag: Hashable, movable: bool) -> Variable:
        """A step below the rule that is not read further; `movable`: a number computed from facts, which may be otherwise."""
        key = (slot.index, tag)
        if key not in self.found:
            made = Variable(key, slot, self.reasoner.facts.patient, self._parts(slot, said), said)
            if movable and (len(made.now) > 1 or not self.only_open):
                self._picks(made)
            self.found[key] = made
        return self.found[key]

    def _said(self, slot: Slot, thing: Thing) -> int:
        """What is said of a fact, before coherence: what follows from another follows it when that changes."""
        facts, evaluation = self.reasoner.facts, self.reasoner.evaluation
        own = {thing.kind: thing} if thing.index else {}
        here = evaluation.mask(slot.index, own)
        if not thing.listed and thing.index:
            return here & ~NOT_APPLICABLE or NOT_APPLICABLE
        if slot.path.startswith(LISTED) and isinstance(slot.domain, WordDomain) and here & ~slot.domain.of(("complete",)):
            return slot.domain.full  # a list said partial may still turn out to be complete
        if (slot.path, thing.index) in facts.contradictory:
            return slot.domain.full
        if slot.index in self.reasoner.program.applies:
            return facts.spoken(slot, thing)
        return NOT_APPLICABLE if here == NOT_APPLICABLE else facts.spoken(slot, thing) | here & NOT_APPLICABLE

    def _parts(self, slot: Slot, said: int) -> tuple[int, ...]:
        groups = self.reasoner.program.classes.get((slot.index, self.rule.index)) or tuple(bits(slot.domain.full))
        groups = tuple(group & ~NOT_APPLICABLE for group in groups if group & ~NOT_APPLICABLE)
        if isinstance(slot.body, Fact) and not ordered(slot):
            parts = groups
        else:
            # In the order of the values; a group with a gap is in several parts.
            runs: list[int] = []
            last = -1
            for bit in bits(slot.domain.full):
                group = next((place for place, one in enumerate(groups) if one & bit), -2)
                if group == last and group >= 0 and runs[-1] << 1 & bit | runs[-1] & bit >> 1:
                    runs[-1] |= bit
                else:
                    runs.append(bit)
                last = group
            parts = tuple(runs)
        return (*parts, NOT_APPLICABLE) if said & NOT_APPLICABLE else parts

    def _movable(self, slot: Slot, made: Variable) -> bool:
        """Whether a fact may be otherwise, or at least be learned."""
        if len(made.now) > 1:
            return made.said & NOT_APPLICABLE == 0
        known = vocabulary().field(slot.path) or vocabulary().field("plan." + slot.path.partition(".")[2])
        if self.only_open or known is None or made.said == NOT_APPLICABLE:
            return False
        words = frozenset(slot.domain.values(made.said)) if isinstance(slot.domain, WordDomain) else None
        return not known.lasts(words)

    def _picks(self, made: Variable) -> None:
        now = made.now
        known = vocabulary().field(made.slot.path)
        lasting = known is not None and known.fixed is True and not made.slot.path.startswith(LISTED)
        in_order = not isinstance(made.slot.body, Fact) or ordered(made.slot)
        for place, part in enumerate(made.parts):
            if part == NOT_APPLICABLE or (len(now) == 1 and place in now) or (lasting and place not in now):
                continue
            if self.only_open and place not in now:
                continue
            domain = made.slot.domain
            if made.slot.path.startswith(LISTED) and isinstance(domain, WordDomain) and part != domain.of(("complete",)):
                continue
            made.picks[place] = self.logic.new(f"{made.slot.path}={place}")
            made.far[place] = 0 if place in now else min(abs(place - one) for one in now) if in_order else 1

    def changed(self, variable: Variable) -> Formula:
        """Whether a fact is given another value."""
        return self.logic.any(variable.picks.values())
