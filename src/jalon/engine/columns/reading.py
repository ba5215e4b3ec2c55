"""Reading a tree for every row of a frame: the same recursion as `evaluate`, with columns in the place of sets.

A `Reading` remembers what it has computed. A hypothesis is a child reading: it holds the few columns that differ, and asks its
parent for everything that they cannot touch. Where one row allows a hypothesis and another does not, the child is computed on
all rows, and `valid` says on which of them it counts. Hypotheses about the patient lie under those about an object (`over`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from jalon.engine.columns.frame import Frame, Kept, Truth, Value, both, negation, told, union
from jalon.engine.columns.narrowing import narrowed
from jalon.engine.columns.subset import fewer
from jalon.engine.columns.virtual import seen_from
from jalon.engine.columns.world import Tree, World, chosen, leaves, meets
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import PAIR, Slot
from jalon.engine.tree import AllOf, Condition, Fact, Scope, Test

Step = tuple[int, int]
Body = Callable[[Slot, "Reading"], "pl.Expr | int"]
Can = tuple[Truth, Truth]
"""Whether a condition may hold, and whether it may fail."""


@dataclass(slots=True, eq=False)
class Reading:
    """One reading of one frame. `over` is the reading of the patients below; None for a reading of patients."""

    world: World
    bodies: Mapping[type, Body]
    frame: Frame
    kinds: tuple[str, ...]
    over: Reading | None = None
    parent: Reading | None = None
    own: Mapping[int, Value] = field(default_factory=lambda: MappingProxyType({}))
    changed: int = 0
    touched: int = 0
    steps: frozenset[Step] = frozenset()
    within: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    valid: Kept = True
    hypothesis: Kept = True
    known: dict[int, Value] = field(default_factory=dict)
    ruled: dict[int, Value] = field(default_factory=dict)
    children: dict[frozenset[Step], Reading | None] = field(default_factory=dict)
    supposed: dict[Step, Reading | None] = field(default_factory=dict)
    counted: dict[object, Value] = field(default_factory=dict)
    number: int = 0
    virtual: Reading | None = None
    few: Reading | None = None
    relaid: dict[int, Reading] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        """The program."""
        return self.world.tree

    def name(self, what: str) -> str:
        """A column name that no other reading of the frame uses."""
        return f"{what}@{self.number}"

    def mask(self, index: int) -> Value:
        """The possible values of a slot on each row."""
        found = self.known.get(index)
        if found is None:
            found = self.known[index] = self._find(self.tree.slots[index])
        return found

    def _find(self, slot: Slot) -> Value:
        if slot.index in self.own:
            return self.own[slot.index]
        if self.parent is not None and not slot.depends & self.changed:
            return self.parent.mask(slot.index)
        if self.over is not None and slot.kind == "patient":
            patient = self.patient(slot.depends)
            return self.of_patient(patient, patient.mask(slot.index))
        if self.over is not None and slot.kind != PAIR and self.away(slot.kind) and not slot.depends & self.touched:
            home = self.home(slot.kind)
            return self.lifted(home.mask(slot.index), home.frame, slot.kind)
        if isinstance(slot.body, Fact):
            return self._still(slot.index, self._possible(slot))
        supposed = self._supposed_above(slot.index)
        return self._scoped(slot) if supposed is None else supposed

    def _supposed_above(self, index: int) -> Value | None:
        """What an earlier hypothesis made of a rule: it is not worked out again under a further one."""
        above = self.parent
        while above is not None:
            if index in above.own:
                return above.own[index]
            above = above.parent
        return None

    def _still(self, index: int, value: Value) -> Value:
        """A fact read again under a further hypothesis is still as narrow as an earlier one made it."""
        above = self.parent
        while above is not None:
            if index in above.own:
                given = above.own[index]
                if isinstance(value, int) and isinstance(given, int):
                    return value & given or value
                both_ways = self.expr(index, value) & self.expr(index, given)
                kept = pl.when(both_ways != self.tree.literal(index, 0)).then(both_ways).otherwise(self.expr(index, value))
                return self.keep(index, kept, "k")
            above = above.parent
        return value

    def overridden(self) -> list[int]:
        """Every slot that a hypothesis gives another value, here or in a reading above."""
        found: dict[int, None] = {}
        above: Reading | None = self
        while above is not None:
            found.update(dict.fromkeys(above.own))
            above = above.parent
        return list(found)

    def away(self, kind: str) -> bool:
        """Whether the rows are not the objects of a kind themselves, but rows that belong to them."""
        return bool(kind) and self.frame.homes[kind] is not self.frame

    def home(self, kind: str) -> Reading:
        """The reading of the objects of a kind on their own frame, under the same hypothesis about the patient."""
        assert self.over is not None
        frame = self.frame.homes[kind]
        return self.world.objects((kind,), frame, self.over)

    def lifted(self, value: Value, source: Frame, by: str) -> Value:
        """A value of another frame on the rows of this one."""
        return value if isinstance(value, int) or source is self.frame else self.frame.lift(source, value, by)

    def patient(self, depends: int) -> Reading:
        """The reading of patients in which to read what depends on some slots: that below, or this one's rows as patients."""
        if self.over is None:
            return self
        if not depends & self.touched:
            return self.over
        if self.virtual is None:
            self.virtual = seen_from(self)
        return self.virtual

    def of_patient(self, patient: Reading, value: Value) -> Value:
        """A value of such a reading on the rows of this one."""
        if isinstance(value, int) or patient is self:
            return value
        if patient is self.over:
            return self.frame.lift(patient.frame, value, "patient")
        return self.frame.take(f"{value}~{self.number}", patient.frame.columns[value])

    def keep(self, index: int, value: pl.Expr | int, what: str = "m") -> Value:
        """An expression as a column, an integer as itself."""
        return value if isinstance(value, int) else self.frame.add(self.name(f"{what}{index}"), value)

    def _possible(self, slot: Slot) -> Value:
        """A fact: what was stated leaves, and *not applicable* where the fact on which it rests allows that."""
        away = self.over is not None and self.away(slot.kind)
        base = self.lifted(*self._at_home(slot)) if away else self.world.base(slot, self.frame)
        rests = self.tree.applies.get(slot.index)
        if rests is None:
            return base
        other, allowed = rests
        there = self.mask(other)
        allowed = self.tree.sets.narrow(other, allowed)
        inside, outside = meets(self.tree, other, there, allowed), leaves(self.tree, other, there, allowed)
        if isinstance(base, int) and isinstance(inside, bool) and isinstance(outside, bool):
            return NOT_APPLICABLE if not inside else base | (NOT_APPLICABLE if outside else 0)
        value = self.expr(slot.index, base) | chosen(self.tree, slot.index, outside, NOT_APPLICABLE)
        return self.keep(slot.index, self._unless(slot.index, negation(inside), NOT_APPLICABLE, value))

    def _at_home(self, slot: Slot) -> tuple[Value, Frame, str]:
        frame = self.frame.homes[slot.kind]
        return self.world.base(slot, frame), frame, slot.kind

    def _unless(self, index: int, truth: Truth, mask: int, value: pl.Expr) -> pl.Expr:
        """`mask` where the truth holds, else the value."""
        if truth is False:
            return value
        literal = self.tree.literal(index, mask)
        return literal if truth is True else pl.when(truth).then(literal).otherwise(value)

    def expr(self, index: int, value: Value) -> pl.Expr:
        """A value as an expression."""
        return self.tree.literal(index, value) if isinstance(value, int) else pl.col(value)

    def _scoped(self, slot: Slot) -> Value:
        """A rule outside its scope is not applicable; maybe outside, it is that too."""
        surely_out: list[Truth] = []
        maybe_out: list[Truth] = []
        for test in slot.gates:
            may, fails = self.truth(test)
            surely_out.append(negation(may))
            maybe_out.append(fails)
        for scope in slot.scopes:
            may, fails = self.membership(scope)
            surely_out.append(negation(may))
            if scope.kind not in self.frame.unlisted:
                maybe_out.append(fails)
        inner = self.inside(slot)
        if inner is None or any(one is True for one in surely_out):
            return NOT_APPLICABLE
        ruled = inner.ruled_where_valid(slot)
        value = self.expr(slot.index, ruled)
        outside = union([*surely_out, negation(told(inner.valid))])
        if maybe_out := [one for one in maybe_out if one is not False]:
            value = value | chosen(self.tree, slot.index, union(maybe_out), NOT_APPLICABLE)
        elif outside is False:
            return ruled
        return self.keep(slot.index, self._unless(slot.index, outside, NOT_APPLICABLE, value))

    def inside(self, slot: Slot) -> Reading | None:
        """This reading under the hypothesis that a rule applies: its population, then its objects; None if it never can."""
        inner: Reading | None = self
        for test in slot.gates:
            inner = inner.narrow(test.slot, test.allowed) if inner is not None else None
        for scope in slot.scopes:
            inner = inner.narrow(scope.slot, scope.allowed) if inner is not None and scope.slot >= 0 else inner
        return inner

    def ruled_where_valid(self, slot: Slot) -> Value:
        """`rule`, computed only on the rows that the hypothesis allows when they are few; elsewhere it says nothing."""
        if slot.index in self.ruled or self.over is None or isinstance(self.valid, bool):
            return self.rule(slot)
        if self.few is None:
            self.few = fewer(self)
        if self.few is self:
            return self.rule(slot)
        value = self.few.rule(slot)
        if isinstance(value, str):
            value = self.frame.spread(self.name(f"f{slot.index}"), self.few.frame, value)
        self.ruled[slot.index] = value
        return value

    def rule(self, slot: Slot) -> Value:
        """A rule's values in scope: set by set, or united over the cells of the facts in its split plan."""
        found = self.ruled.get(slot.index)
        if found is None:
            found = self.ruled[slot.index] = self._split(slot, slot.split)
        return found

    def _split(self, slot: Slot, facts: tuple[int, ...]) -> Value:
        if not facts:
            return self.keep(slot.index, self.bodies[type(slot.body)](slot, self), "r")
        first, rest = facts[0], facts[1:]
        parts: list[tuple[Truth, Value]] = []
        for group in self.tree.classes[first, slot.index]:
            inner = self.narrow(first, group)
            if inner is self:
                return self._split(slot, rest)
            if inner is not None:
                parts.append((told(inner.valid), inner._split(slot, rest)))
        result = pl.lit(0, dtype=self.tree.sets.types[slot.index])
        for valid, value in parts:
            given = self.expr(slot.index, value)
            result = result | (given if valid is True else pl.when(valid).then(given).otherwise(self.tree.literal(slot.index, 0)))
        return self.keep(slot.index, result, f"s{len(facts)}.")

    def narrow(self, index: int, allowed: int) -> Reading | None:
        """The same reading once a slot is narrowed to a set (of the program) and what follows from that; None if no row allows it."""
        return self.narrow_to(index, self.tree.sets.narrow(index, allowed))

    def narrow_to(self, index: int, narrow: int) -> Reading | None:
        """`narrow` for a set as the columns hold it."""
        if index in self.within and not self.within[index] & ~narrow:
            return self
        key = (index, narrow)
        if key not in self.supposed:
            self.supposed[key] = narrowed(self, index, narrow)
        return self.supposed[key]

    def truth(self, condition: Condition) -> Can:
        """Whether a condition may hold and whether it may fail."""
        if isinstance(condition, Test):
            value = self.mask(condition.slot)
            allowed = self.tree.sets.narrow(condition.slot, condition.allowed)
            return self._can(condition.slot, value, allowed)
        parts = [self.truth(part) for part in condition.parts]
        holds, fails = [part[0] for part in parts], [part[1] for part in parts]
        return (both(holds), union(fails)) if isinstance(condition, AllOf) else (union(holds), both(fails))

    def membership(self, scope: Scope) -> Can:
        """Whether the object of a row may be in scope and whether it may be out."""
        if scope.slot < 0:
            return True, False
        return self._can(scope.slot, self.mask(scope.slot), self.tree.sets.narrow(scope.slot, scope.allowed))

    def _can(self, slot: int, value: Value, allowed: int) -> Can:
        bound = self.within.get(slot)
        if bound is not None and not bound & ~allowed:
            return True, False
        return meets(self.tree, slot, value, allowed), leaves(self.tree, slot, value, allowed)
