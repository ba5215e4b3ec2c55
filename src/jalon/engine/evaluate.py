"""Reading a tree for one case: the set of values that the completions of the case give (meaning.md, rules 1-11).

An `Evaluation` remembers what it has read. A hypothesis ("if this lesion were in the spine", "if the result were above the
limit") is a child evaluation: it holds the few facts that differ and asks its parent for everything that they cannot touch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.slots import FALSE, PAIR, TRUE, Env, Slot, Thing
from jalon.engine.tree import AllOf, Condition, Fact, Scope, Test

KEPT = 1_000
"""Hypotheses that one reading keeps."""


class Facts(Protocol):
    """What the engine asks of a case."""

    @property
    def patient(self) -> Thing:
        """The thing of index 0."""

    def possible(self, evaluation: Evaluation, slot: Slot, thing: Thing) -> int:
        """The values that the case leaves to a fact."""

    def things(self, kind: str) -> Sequence[Thing]:
        """The objects of a kind that the case lists, their indexes consecutive."""

    def others(self, evaluation: Evaluation, kind: str) -> Thing | None:
        """A stand-in for the objects that an incomplete list leaves out; None when the list is complete."""

    def call(self, evaluation: Evaluation, slot: Slot, env: Env) -> int:
        """The values of a named primitive."""

    def targets(self, evaluation: Evaluation, thing: Thing) -> Sequence[Thing]:
        """The objects that an act may aim at."""

    def days(self, slot: int, thing: Thing) -> tuple[int, int] | None:
        """First and last day that a date may be; None when unknown."""

    def number(self, slot: int, thing: Thing) -> tuple[int, int] | None:
        """Least and greatest value of a whole number; None when unknown."""

    @property
    def today(self) -> int:
        """The day on which the board looks, as an ordinal."""

    def restrict(self, evaluation: Evaluation, slot: int, thing: Thing, mask: int) -> dict[tuple[int, int], int] | None:
        """Every fact of `thing` that changes when `slot` is narrowed to `mask`; None when no completion allows it."""

    def family(self, slot: int) -> int:
        """The bits of the facts that may change with a fact, or bear on what it may be."""

    def classes(self, slot: int, rule: int) -> Sequence[int]:
        """The cells of a fact, those that the rule cannot tell apart taken together."""


Reading = Callable[[Slot, "Evaluation", Env], int]


@dataclass(slots=True)
class Evaluation:
    """Memory of one reading; a child differs from its parent by the facts in `known` at its birth, or by what is `said` of them.

    What is known of a fact is its set. What is said of it leaves a set as a statement of the case would: where the fact may not
    apply it still may not, and whatever rests on another fact is read again.
    """

    slots: Sequence[Slot]
    facts: Facts
    readings: Mapping[type, Reading]
    known: dict[tuple[int, int], int] = field(default_factory=dict)
    parent: Evaluation | None = None
    changed: int = 0
    thing: int = -1
    tallies: dict[int, tuple[int, ...]] = field(default_factory=dict)
    given: dict[tuple[int, int], int] = field(default_factory=dict)
    supposed: dict[tuple[int, int, int], Evaluation | None] = field(default_factory=dict)
    said: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def mask(self, index: int, env: Env) -> int:
        """The possible values of a slot for the objects in `env`."""
        slot = self.slots[index]
        thing = env.get(slot.kind)
        if thing is not None:
            key = (index, thing.index)
        elif slot.kind == PAIR:
            thing = env["irradiation"]
            key = (index, env["treatment"].index << 24 | thing.index)
        else:
            thing = self.facts.patient
            key = (index, 0)
        here = self
        while True:
            found = here.known.get(key)
            if found is not None:
                return found
            parent = here.parent
            if parent is None or (slot.depends & here.changed and not here._untouched(slot, thing)):
                break
            here = parent
        if type(slot.body) is Fact:
            value = here._still(key, here.facts.possible(here, slot, thing))
        else:
            supposed = here._supposed_above(key)
            value = here._scoped(slot, env) if supposed is None else supposed
        here.known[key] = value
        return value

    def _supposed_above(self, key: tuple[int, int]) -> int | None:
        """What an earlier hypothesis made of a rule: it is not worked out again under a further one."""
        above = self.parent
        while above is not None:
            if key in above.given:
                return above.given[key]
            above = above.parent
        return None

    def _still(self, key: tuple[int, int], value: int) -> int:
        """A fact read again under a further hypothesis is still as narrow as an earlier one made it."""
        above = self.parent
        while above is not None:
            given = above.given.get(key)
            if given is not None:
                return value & given or value
            above = above.parent
        return value

    def _untouched(self, slot: Slot, thing: Thing) -> bool:
        """What is said of one object changes another only through the patient."""
        return 0 < self.thing != thing.index > 0 and slot.kind != PAIR and not slot.shared & self.changed

    def child(self, values: dict[tuple[int, int], int], thing: int = -1, said: Mapping[tuple[int, int], int] | None = None) -> Evaluation:
        """The same reading with some facts given other values, or `said` to be otherwise; `thing` when all belong to one object."""
        changed = 0
        for index, _ in (*values, *(said or ())):
            changed |= 1 << index
        both = {**self.said, **said} if said else self.said
        return Evaluation(self.slots, self.facts, self.readings, dict(values), self, changed, thing, {}, values, {}, both)

    def narrowed(self, index: int, thing: Thing, mask: int) -> Evaluation | None:
        """The same reading once a fact is narrowed to `mask` and what follows from that; None if nothing allows it."""
        values = self.facts.restrict(self, index, thing, mask)
        return None if values is None else self.child(values, thing.index)

    def _scoped(self, slot: Slot, env: Env) -> int:
        """A rule outside its scope is not applicable; maybe outside, it is that too."""
        outside = 0
        for test in slot.gates:
            gate = self.truth(test, env)
            if gate == FALSE:
                return NOT_APPLICABLE
            outside |= NOT_APPLICABLE if gate & FALSE else 0
        for scope in slot.scopes:
            member = self.membership(scope, env[scope.kind])
            if member == FALSE:
                return NOT_APPLICABLE
            if member & FALSE and env[scope.kind].listed:
                outside |= NOT_APPLICABLE
        inner = self.inside(slot, env)
        return outside | inner.rule(slot, env) if inner is not None else NOT_APPLICABLE

    def inside(self, slot: Slot, env: Env) -> Evaluation | None:
        """This reading under the hypothesis that a rule applies: its population, then its objects; None if it cannot."""
        inner: Evaluation | None = self
        for test in slot.gates:
            if inner is not None and inner.truth(test, env) & FALSE:
                thing = env.get(self.slots[test.slot].kind) or self.facts.patient
                inner = inner.suppose(test.slot, thing, inner.mask(test.slot, env) & test.allowed)
        for scope in slot.scopes:
            inner = inner.within(scope, env[scope.kind]) if inner is not None else None
        return inner

    def rule(self, slot: Slot, env: Env) -> int:
        """A rule's values in scope: set by set, or united over the cells of the facts in its split plan."""
        return self._split(slot, slot.split, env) if slot.split else self.readings[type(slot.body)](slot, self, env)

    def _split(self, slot: Slot, facts: tuple[int, ...], env: Env, found: int = 0) -> int:
        """`found` and what the cells of some facts add to it. A cell adds nothing that the whole does not have: where that is
        found already, its parts are not looked at.
        """
        most = self.readings[type(slot.body)](slot, self, env)
        if not facts:
            return found | most
        first, rest = facts[0], facts[1:]
        thing = env.get(self.slots[first].kind) or self.facts.patient
        here = self.mask(first, env)
        for group in self.facts.classes(first, slot.index):
            cell = here & group
            if not most & ~found and not slot.torn:
                return found
            if cell == here:
                return self._split(slot, rest, env, found)
            if cell:
                inner = self.suppose(first, thing, cell)
                if inner is not None:
                    found = inner._split(slot, rest, env, found)
        return found

    def suppose(self, index: int, thing: Thing, cell: int) -> Evaluation | None:
        """This reading under one more hypothesis, kept for the next rule that asks for the same.

        Where two hypotheses have nothing to do with each other, the one that many rules share (a cell of a split plan) is laid
        first: what it makes of the other rules is then read once. So is a hypothesis about the patient before one about an
        object: what is counted over a list is then counted once, and each object costs one object.
        """
        key = (index, thing.index, cell)
        if key in self.supposed:
            return self.supposed[key]
        if len(self.supposed) >= KEPT:
            self.supposed.clear()
        if self.parent is not None and self._apart(index, thing):
            outer = self.parent.suppose(index, thing, cell)
            found = None if outer is None else outer.child(self.given, self.thing, self.said)
        else:
            found = self.narrowed(index, thing, cell)
        self.supposed[key] = found
        return found

    def _apart(self, index: int, thing: Thing) -> bool:
        """Whether what this reading supposes and a further hypothesis have nothing to do with each other."""
        if thing.index == 0:
            return self.thing > 0 and not self.slots[index].depends & self.changed
        return self.thing == thing.index and not self.facts.family(index) & self.changed

    def truth(self, condition: Condition, env: Env) -> int:
        """FALSE, TRUE or both."""
        if isinstance(condition, Test):
            value = self.mask(condition.slot, env)
            return (TRUE if value & condition.allowed else 0) | (FALSE if value & ~condition.allowed else 0)
        # One part that settles it spares the others: surely false for *and*, surely true for *or*.
        settles = FALSE if isinstance(condition, AllOf) else TRUE
        found = (TRUE | FALSE) ^ settles
        for part in condition.parts:
            truth = self.truth(part, env)
            if truth == settles:
                return settles
            found |= truth & settles
        return found

    def membership(self, scope: Scope, thing: Thing) -> int:
        """TRUE when surely in scope, FALSE when surely out, both when maybe."""
        if scope.slot < 0:
            return TRUE
        value = self.mask(scope.slot, {thing.kind: thing})
        return (TRUE if value & scope.allowed else 0) | (FALSE if value & ~scope.allowed else 0)

    def within(self, scope: Scope, thing: Thing) -> Evaluation | None:
        """This reading under the hypothesis that `thing` is in scope."""
        if scope.slot < 0:
            return self
        value = self.mask(scope.slot, {thing.kind: thing})
        if not value & ~scope.allowed:
            return self
        return self.suppose(scope.slot, thing, value & scope.allowed)


def uncovered(rows: Sequence[Sequence[int]], values: Sequence[int], column: int = 0) -> bool:
    """Whether some combination of single values meets no row."""
    if column == len(values):
        return not rows
    seen: set[tuple[int, ...]] = set()
    for bit in bits(values[column]):
        chosen = tuple(place for place, row in enumerate(rows) if row[column] & bit)
        if chosen not in seen:
            seen.add(chosen)
            if uncovered([rows[place] for place in chosen], values, column + 1):
                return True
    return False
