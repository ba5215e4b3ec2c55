"""What the inputs of a table can be together, in some patient: the domain over which a proof holds.

Every fact below a table is a name with its cells; every law of the case and every rule is a relation between names. Facts are
those of the patient, of the object that the table is about (`OWN`), or of one more object of a list (`MEMBER`). A list may hold
any objects: what a quantifier says of it is what its members add up to, whatever their number (`TOTAL`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import product

from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.laws import Law, Laws
from jalon.engine.lists import Part, parts_of
from jalon.engine.readings import NOWHERE, tests
from jalon.engine.reads import direct, groups
from jalon.engine.relation import Name, Relation, solved
from jalon.engine.slots import NO, PAIR, YES, Slot
from jalon.engine.tree import AllOf, Call, Condition, Exists, Fact, Highest, Test, Windows
from jalon.engine.working import Machine, machine, truth

PATIENT, OWN, MEMBER, TOTAL, MADE = range(5)
MAIN = ""


class Question:
    """What slots and conditions are together when a rule is asked: inside its population and its scope."""

    def __init__(self, slots: Sequence[Slot], laws: Laws, top: Slot) -> None:
        self.slots, self.laws, self.top = slots, laws, top
        self._sets: dict[int, set[int]] = {}
        self._seen: dict[Name, None] = {}
        self._parts: dict[Part, Name] = {}
        self._cells: dict[int, tuple[int, ...]] = {}
        self._relations: dict[str, list[Relation]] = {MAIN: []}
        self._asked: set[tuple[Name, int]] = set()
        self._made = 0

    def ask(
        self, columns: Sequence[int] = (), conditions: Sequence[Condition] = (), one_by_one: Collection[int] = ()
    ) -> list[tuple[int, ...]]:
        """Every combination that some patient has: for each column a set of values that nothing tells apart, for each condition 0 or 1.

        The values of the columns `one_by_one` are told apart, each from each.
        """
        population = applies(self.top)
        for read, allowed, _ in direct(self.top):
            self._sets.setdefault(read, set()).add(allowed)
        for column in columns:
            self._see(OWN, column, bits(self.slots[column].domain.full) if column in one_by_one else ())
        for test in (*population, *(test for condition in conditions for test in tests(condition))):
            self._see(OWN, test.slot, (test.allowed,))
        self._see_lists()
        self._cut()
        for test in population:
            self._asked.add((self._name(OWN, test.slot), test.allowed))
            self._unary(MAIN, self._name(OWN, test.slot), (cell for cell in self._cells[test.slot] if cell & test.allowed))
        for frame, index in list(self._seen):
            self._define(frame, self.slots[index])
        self._define_lists()
        wanted = [self._name(OWN, column) for column in columns] + [self._truth(OWN, MAIN, condition) for condition in conditions]
        return sorted(solved(self._relations[MAIN], wanted).rows)

    # What is below the question, and which values it tells apart.

    def _name(self, frame: int, slot: int) -> Name:
        return (PATIENT if self.slots[slot].kind == "patient" else frame, slot)

    def _bucket(self, frame: int, slot: Slot) -> str:
        return slot.kind if frame == MEMBER and slot.kind != "patient" else MAIN

    def _see(self, frame: int, index: int, sets: Iterable[int] = ()) -> None:
        self._sets.setdefault(index, set()).update(sets)
        name, slot = self._name(frame, index), self.slots[index]
        if name in self._seen:
            return
        self._seen[name] = None
        for law in self.laws.of.get(index, ()):
            if law.draws:
                for place, apart in zip(law.slots, law.apart, strict=True):
                    self._see(frame, place, apart)
        for test in applies(slot):
            self._see(frame, test.slot, (test.allowed,))
        if isinstance(slot.body, (Highest, Call)):
            self._sets[index].update(bits(slot.domain.full))
        if isinstance(slot.body, Windows):
            return  # its dates have no cells: any verdict may be
        for part in parts_of(slot):
            self._parts[part] = (TOTAL, len(self._parts))
        for read, allowed, on_each in direct(slot):
            exactly = bits(self.slots[read].domain.full) if isinstance(slot.body, (Highest, Call)) else ()
            self._see(MEMBER if on_each else frame, read, (allowed, *exactly) if allowed else exactly)

    def _see_lists(self) -> None:
        """The object of the table is itself in the lists: what they count is asked of it too."""
        before = -1
        while before != len(self._seen):
            before = len(self._seen)
            for part in list(self._parts):
                if part.scope.kind in self._own_kinds():
                    for slot in part.reads():
                        self._see(OWN, slot)

    def _own_kinds(self) -> set[str]:
        read = {self.slots[slot].kind for frame, slot in self._seen if frame == OWN}
        return {self.top.kind, *(scope.kind for scope in self.top.scopes), *read} - {PAIR, "patient"}

    def _cut(self) -> None:
        for frame, read in self._seen:
            for law in self._laws(frame, read):
                for place, apart in zip(law.slots, law.apart, strict=True):
                    self._sets[place].update(apart)
        for _, index in self._seen:
            slot = self.slots[index]
            absent = not isinstance(slot.body, Fact) or index in self.laws.absent
            self._cells[index] = groups(slot.domain.full, self._sets[index], absent)

    def _laws(self, frame: int, slot: int) -> list[Law]:
        """The laws led by a fact, all of whose facts are read."""
        return [
            law
            for law in self.laws.of.get(slot, ())
            if law.slots[0] == slot and all(self._name(frame, other) in self._seen for other in law.slots)
        ]

    # Relations.

    def _put(self, bucket: str, names: tuple[Name, ...], rows: Iterable[tuple[int, ...]]) -> None:
        self._relations.setdefault(bucket, []).append(Relation(names, frozenset(rows)))

    def _unary(self, bucket: str, name: Name, values: Iterable[int]) -> None:
        self._put(bucket, (name,), ((value,) for value in values))

    def _new(self) -> Name:
        self._made += 1
        return (MADE, self._made)

    def _define(self, frame: int, slot: Slot) -> None:
        name, bucket, cells = (frame, slot.index), self._bucket(frame, slot), self._cells[slot.index]
        if isinstance(slot.body, Fact):
            self._unary(bucket, name, cells)
            for law in self._laws(frame, slot.index):
                combinations = product(*(self._cells[place] for place in law.slots))
                self._put(bucket, tuple(self._name(frame, place) for place in law.slots), (row for row in combinations if law.holds(row)))
            return
        conditions = tuple(test for test in applies(slot) if (self._name(frame, test.slot), test.allowed) not in self._asked)
        inner = self._new() if conditions else name
        self._work_out(frame, bucket, slot, inner)
        if conditions:
            inside = self._truth(frame, bucket, AllOf(conditions))
            outside = ((0, cell, NOT_APPLICABLE) for cell in cells)
            self._put(bucket, (inside, inner, name), (*((1, cell, cell) for cell in cells), *outside))

    def _work_out(self, frame: int, bucket: str, slot: Slot, result: Name) -> None:
        cells = self._cells[slot.index]

        def among(mask: int) -> list[int]:
            return [cell for cell in cells if cell & mask]

        totals = [self._parts[part] for part in parts_of(slot)]
        steps = machine(slot)
        if isinstance(slot.body, Exists):
            truths = [self._truth(frame, bucket, condition) for condition in slot.body.patient]
            steps = Machine((), 0, lambda place, state, holds: (state | holds,), lambda state: YES if state else NO)
            self._run(bucket, [*truths, *totals], steps, result, among)
        elif totals:
            (part,) = parts_of(slot)
            self._put(bucket, (totals[0], result), ((total, cell) for total in self._totals(part) for cell in among(part.says(total))))
        elif steps is not None:
            inputs = [self._name(frame, one) if isinstance(one, int) else self._truth(frame, bucket, one) for one in steps.inputs]
            self._run(bucket, inputs, steps, result, among)
        else:
            self._unary(bucket, result, among(slot.domain.full))

    def _run(self, bucket: str, inputs: Sequence[Name], steps: Machine, result: Name, among: Callable[[int], Iterable[int]]) -> None:
        """One relation a step: the state before, the input, the state after."""
        states, before = {steps.start}, None
        for place, name in enumerate(inputs):
            rows = [
                (state, cell, after) for state in states for cell in self._values(name) for after in steps.step(place, state, cell)
            ]
            states, state_name = {row[2] for row in rows}, self._new()
            if before is None:
                self._put(bucket, (name, state_name), (row[1:] for row in rows))
            else:
                self._put(bucket, (before, name, state_name), rows)
            before = state_name
        last = [(state, cell) for state in states for cell in among(steps.last(state))]
        if before is None:
            self._unary(bucket, result, (cell for _, cell in last))
        else:
            self._put(bucket, (before, result), last)

    def _values(self, name: Name) -> Iterable[int]:
        if name[0] in (PATIENT, OWN, MEMBER):
            return self._cells[name[1]]
        if name[0] == TOTAL:
            return self._totals(next(part for part, total in self._parts.items() if total == name))
        return (0, 1)

    def _truth(self, frame: int, bucket: str, condition: Condition) -> Name:
        """A name that is 1 where a condition holds."""
        result = self._new()
        if isinstance(condition, Test):
            cells = self._cells[condition.slot]
            self._put(bucket, (self._name(frame, condition.slot), result), ((cell, int(bool(cell & condition.allowed))) for cell in cells))
            return result
        parts = [self._truth(frame, bucket, part) for part in condition.parts]
        self._run(bucket, parts, truth(condition), result, lambda state: [state])
        return result

    # Lists.

    def _totals(self, part: Part) -> Sequence[int]:
        return part.totals(self._cells[part.ranked] if part.ranked is not None else ())

    def _contribution(self, frame: int, bucket: str, part: Part) -> Name:
        """What one object adds to a quantifier."""
        scope = [Test(part.scope.slot, part.scope.allowed, NOWHERE)] if part.scope.slot >= 0 else []
        if part.ranked is None:
            return self._truth(frame, bucket, AllOf((*scope, part.condition)) if part.condition else AllOf(tuple(scope)))
        inside, result = self._truth(frame, bucket, AllOf(tuple(scope))), self._new()
        cells = self._cells[part.ranked]
        rows = [(here, cell, cell if here and cell != NOT_APPLICABLE else 0) for here in (0, 1) for cell in cells]
        self._put(bucket, (inside, self._name(frame, part.ranked), result), rows)
        return result

    def _define_lists(self) -> None:
        for kind in sorted({part.scope.kind for part in self._parts}):
            parts = [part for part in self._parts if part.scope.kind == kind]
            own = kind in self._own_kinds()
            rest = [self._new() for _ in parts] if own else [self._parts[part] for part in parts]
            self._put(MAIN, *self._rest(kind, parts, rest))
            for part, others in zip(parts, rest, strict=True) if own else ():
                mine = self._contribution(OWN, MAIN, part)
                values = self._totals(part)
                rows = ((one, other, part.added(one, other)) for one in values for other in values)
                self._put(MAIN, (mine, others, self._parts[part]), rows)

    def _rest(self, kind: str, parts: Sequence[Part], names: Sequence[Name]) -> tuple[tuple[Name, ...], set[tuple[int, ...]]]:
        """What any number of objects of a list add up to, for each state of what they read outside themselves."""
        each = [self._contribution(MEMBER, kind, part) for part in parts]
        relations = self._relations.get(kind, [])
        around = sorted({name for relation in relations for name in relation.names if name[0] in (PATIENT, TOTAL)})
        domains = [Relation((name,), frozenset((value,) for value in self._values(name))) for name in around]
        profiles: dict[tuple[int, ...], set[tuple[int, ...]]] = {}
        for row in solved([*relations, *domains], [*around, *each]).rows:
            profiles.setdefault(row[: len(around)], set()).add(row[len(around) :])
        rows = set()
        for context in product(*(self._values(name) for name in around)):
            reached = {(0,) * len(parts)}
            waiting = list(reached)
            while waiting:
                total = waiting.pop()
                for profile in profiles.get(context, ()):
                    more = tuple(part.added(one, other) for part, one, other in zip(parts, total, profile, strict=True))
                    if more not in reached:
                        reached.add(more)
                        waiting.append(more)
            rows |= {(*context, *total) for total in reached}
        return (*around, *names), rows


def applies(slot: Slot) -> tuple[Test, ...]:
    """The conditions under which a rule is asked at all: its population, and the scope of its objects."""
    scopes = (Test(scope.slot, scope.allowed, NOWHERE) for scope in slot.scopes if scope.slot >= 0)
    return (*slot.gates, *scopes)
