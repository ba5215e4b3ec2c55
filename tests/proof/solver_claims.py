"""What is claimed of a rule, asked of a solver. The answer is a set of findings, in the same words for both provers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import z3  # type: ignore[import-untyped]

from jalon.engine.domains import CountDomain
from jalon.engine.laws import Laws
from jalon.engine.prove import proof
from jalon.engine.prove_scores import bounds, turns
from jalon.engine.slots import Slot
from jalon.engine.tree import Decision, Exists, Option, Place, Requirement, Row, Score, Windows
from jalon.guideline.coherence import Tie
from tests.proof.solver_world import World, every_test

Finding = tuple[object, ...]
Rows = Sequence[Row]
Explained = Callable[[Row], bool]
Ordered = Callable[[Slot], bool]
SECONDS = 20


def never(_: object) -> bool:
    """Nothing is explained by a reading."""
    return False


@dataclass
class Solver:
    """The claims about one rule of a program."""

    slots: Sequence[Slot]
    applies: Mapping[int, tuple[int, int]]
    ties: Mapping[int, tuple[Tie, ...]]
    slot: Slot

    def world(self, name: str = "w") -> World:
        """A patient of whom the rule is asked."""
        world = World(self.slots, self.applies, self.ties, self.slot, name)
        world.said.append(world.asked(self.slot, world.env))
        return world

    def possible(self, world: World | Sequence[World], *claims: Any) -> bool:
        """Whether some patient makes the claims true. A solver that does not know has failed."""
        solver = z3.Solver()
        solver.set("timeout", SECONDS * 1000)
        for one in [world] if isinstance(world, World) else world:
            solver.add(*one.said)
        solver.add(*claims)
        found = solver.check()
        assert found != z3.unknown, f"{self.slot.path}: the solver does not know ({solver.reason_unknown()})"
        return bool(found == z3.sat)

    def findings(self, ordered: Ordered, explained: Explained = never) -> set[Finding]:
        """Every defect of the rule, and the bounds of a score."""
        match self.slot.body:
            case Decision(columns=columns, rows=rows):
                found = set(self.table(columns, rows, 0))
                for place, column in enumerate(columns):
                    if isinstance(self.slots[column].domain, CountDomain):
                        found |= set(self.turn(columns, place, rows, explained))
                return found
            case Score() as score:
                found = {one for number, item in enumerate(score.items) for one in self.table((item.slot,), item.rows, number)}
                for item in score.items:
                    if ordered(self.slots[item.slot]):
                        found |= set(self.turn((item.slot,), 0, item.rows, explained))
                return found | set(self.bounds())
            case Windows() as windows:
                return set(self.windows(windows))
            case Requirement() as requirement:
                return set(self.requirement(requirement))
            case Option() as option:
                return set(self.option(option))
            case Exists() as exists:
                return set(self.exists(exists))
        return set()

    def table(self, columns: Sequence[int], rows: Rows, item: int) -> Iterator[Finding]:
        """Holes, overlaps, dead rows, and the inputs whose not applying no row names."""
        world = self.world()
        met = [world.row_holds(row, columns, world.env) for row in rows]
        there = [world.value(column, world.env).there for column in columns]
        accepted = z3.Or(
            [
                z3.And([z3.Or(z3.Not(here), world.among(world.value(column, world.env), mask, self.slots[column])) for column, here, mask in zip(columns, there, row.accepts, strict=True)])
                for row in rows
            ]
        )
        if self.possible(world, z3.Not(accepted), z3.Not(z3.Or(met))):
            yield "hole", item
        for column, here in zip(columns, there, strict=True):
            if self.possible(world, z3.Not(here), accepted, z3.Not(z3.Or(met))):
                yield "through", column
        for number, holds in enumerate(met):
            if not self.possible(world, holds):
                yield "dead", item, number
            for other in range(number):
                if self.possible(world, holds, met[other]):
                    yield "overlap", item, other, number

    def turn(self, columns: Sequence[int], place: int, rows: Rows, explained: Explained) -> Iterator[Finding]:
        """Whether something rises between two patients, and something falls between two others, the rest being alike for the rows."""
        one, other = self.world("a"), self.world("b")
        seen: list[tuple[Any, Any, Any]] = []
        for world in (one, other):
            met = [world.row_holds(row, columns, world.env) for row in rows]
            outcomes = [[bit for bit in range(1, row.outcome.bit_length()) if row.outcome >> bit & 1] for row in rows]
            low, high = z3.Int(f"{world.name}.low"), z3.Int(f"{world.name}.high")
            said = [(holds, bit) for holds, bits in zip(met, outcomes, strict=True) for bit in bits]
            world.said += [z3.Or([z3.And(holds, end == bit) for holds, bit in said]) for end in (low, high)]
            world.said += [z3.Implies(holds, z3.And(low <= bit, bit <= high)) for holds, bit in said]
            world.said += [z3.Not(holds) for holds, row in zip(met, rows, strict=True) if explained(row)]
            seen.append((world.value(columns[place], world.env), low, high))
        alike = []
        for number, column in enumerate(columns):
            mine, theirs = (world.value(column, world.env) for world in (one, other))
            if number == place:
                alike += [mine.there, theirs.there]
                continue
            alike.append(mine.there == theirs.there)
            for row in rows:
                alike.append(one.among(mine, row.accepts[number], self.slots[column]) == other.among(theirs, row.accepts[number], self.slots[column]))
        (value, low, high), (later, low_after, high_after) = seen
        apart = [*alike, value.number < later.number]
        if self.possible([one, other], *apart, z3.Or(low < low_after, high < high_after)) and self.possible(
            [one, other], *apart, z3.Or(low > low_after, high > high_after)
        ):
            yield "turns back", columns[place]

    def bounds(self) -> Iterator[Finding]:
        """The least and the greatest sum."""
        world = self.world()
        value = world.value(self.slot.index, world.env)
        low, high = bounds_of(self.slot.body)
        reached = [number for number in range(low, high + 1) if self.possible(world, value.there, value.number == number)]
        if reached:
            assert not self.possible(world, value.there, z3.Or(value.number < reached[0], value.number > reached[-1]))
            yield "bounds", reached[0], reached[-1]

    def windows(self, body: Windows) -> Iterator[Finding]:
        """Lines of drugs, and their exceptions."""
        yield from (
            one for one in self.table((body.drug,), [Row((w.drugs,), w.verdict, w.at) for w in body.every], 0) if one != ("dead", 0, len(body.every) - 1)
        )
        for number, window in enumerate(body.every):
            if window.unless is not None:
                world = self.world()
                if not self.possible(world, world.holds(window.unless, world.env)):
                    yield "idle exception", number
                elif not window.instead:
                    yield "hole", "exception", number

    def requirement(self, body: Requirement) -> Iterator[Finding]:
        """Met by someone, failed by someone, excused for someone who fails."""
        world = self.world()
        holds = world.holds(body.holds, world.env)
        unless = world.holds(body.unless, world.env) if body.unless else None
        if not self.possible(world, holds):
            yield ("never met",)
        elif not self.possible(world, z3.Not(holds)):
            yield ("always met",)
        elif unless is not None and not self.possible(world, z3.Not(holds), unless):
            yield ("idle exception",)

    def option(self, body: Option) -> Iterator[Finding]:
        """Arguments that hold for someone; and one verdict always."""
        world = self.world()
        for number, argument in enumerate(body.arguments):
            if not self.possible(world, world.holds(argument.condition, world.env)):
                yield "dead", number
        assert not self.possible(world, z3.Not(world.value(self.slot.index, world.env).there))

    def exists(self, body: Exists) -> Iterator[Finding]:
        """Arguments that hold for someone."""
        world = self.world()
        held = [world.holds(condition, world.env) for condition in body.patient]
        for scope, condition in body.each:
            one = {**world.env, scope.kind: world.members[scope.kind][-1][0]}
            held.append(z3.And(world.members[scope.kind][-1][1], world.in_scope(scope, one), world.holds(condition, one)))
        for number, holds in enumerate(held):
            if not self.possible(world, holds):
                yield "dead", number


def bounds_of(body: object) -> tuple[int, int]:
    """The least and the greatest sum on paper, whatever patients can have."""
    assert isinstance(body, Score)
    numbers = [[bit - 1 for row in item.rows for bit in range(1, row.outcome.bit_length()) if row.outcome >> bit & 1] for item in body.items]
    return sum(min(one, default=0) for one in numbers), sum(max(one, default=0) for one in numbers)


def told(slot: Slot, slots: Sequence[Slot], laws: Laws, ordered: Ordered, explained: Explained = never) -> set[Finding]:
    """What the proofs of Jalon find, in the same words."""
    made = proof(slot, slots, laws)
    found: set[Finding] = {("through", column) for column in made.through}
    body = slot.body
    tables: list[Rows] = []
    if isinstance(body, Decision):
        tables = [body.rows]
    elif isinstance(body, Score):
        tables = [item.rows for item in body.items]
        ends = bounds(slot, slots, laws)
        found |= {("bounds", *ends)} if ends else set()
    for defect in made.defects:
        if isinstance(body, Requirement):
            found.add((defect.kind,))
        elif isinstance(body, Option):
            found.add((defect.kind, [argument.at for argument in body.arguments].index(defect.at)))
        elif isinstance(body, Exists):
            found.add((defect.kind, [places[-1] for places in places_of(body)].index(defect.at)))
        elif isinstance(body, Windows):
            numbers = tuple([window.at for window in body.every].index(row.at) for row in defect.rows)
            if defect.kind == "idle exception":
                found.add((defect.kind, *numbers))
            elif defect.kind == "hole":
                found.add(("hole", 0) if defect.columns else ("hole", "exception", *numbers))
            else:
                found.add((defect.kind, 0, *numbers))
        elif defect.kind == "hole":
            found.add(("hole", next(place for place, one in enumerate(columns_of(body)) if one == defect.columns)))
        else:
            item = next(place for place, one in enumerate(columns_of(body)) if one == defect.columns)
            found.add((defect.kind, item, *(next(n for n, row in enumerate(tables[item]) if row is one) for one in defect.rows)))
    return found | {("turns back", defect.columns[place]) for defect, place in turned(slot, slots, laws, ordered, explained)}


def turned(slot: Slot, slots: Sequence[Slot], laws: Laws, ordered: Ordered, explained: Explained) -> Iterator[tuple[Any, int]]:
    """The turns, each with the column along which it was found."""
    for defect in turns(slot, slots, laws, ordered, explained):
        changed = [place for place, (one, other) in enumerate(zip(defect.witness, defect.other, strict=True)) if one != other]
        assert changed
        counted = [place for place in changed if len(defect.columns) == 1 or isinstance(slots[defect.columns[place]].domain, CountDomain)]
        yield defect, counted[0]


def places_of(body: Exists) -> list[list[Place]]:
    """Where each argument is written."""
    return [[test.at for test in every_test(condition)] for condition in (*body.patient, *(condition for _, condition in body.each))]


def columns_of(body: object) -> list[tuple[int, ...]]:
    """The columns of a decision, or of each item."""
    if isinstance(body, Decision):
        return [body.columns]
    assert isinstance(body, Score)
    return [(item.slot,) for item in body.items]

