"""Cases built backwards: a line of a sheet is wanted, and facts are found that make it decide.

From the wanted row (or number of points, outcome of a check, verdict, window, answer of a list) the chain of rules is followed
down to facts, narrowing what each may be. What stays free stays unknown. A way that contradicts itself is left and another one
is tried.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from operator import or_

from jalon.engine.domains import CountDomain, CutDomain, WordDomain
from jalon.engine.readings import MET, NOT_MET, OPTION, WAIVED
from jalon.engine.tree import (
    Body,
    Call,
    Condition,
    Count,
    Decision,
    Exists,
    Fact,
    Highest,
    Option,
    Requirement,
    Row,
    Scope,
    Score,
    Test,
    Window,
    Windows,
)
from jalon.guideline.program import Program
from tests.agreement.pointwise import ABSENT, PAIR, Env, constants, corrected, one_by_one

TRIES = 400
COUNTED = 6
"""No case is made with more objects of one list that count: what is said of six is said of seven."""


class Conflict(Exception):
    """Two wishes that no case can grant together."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A rule and what is wanted of it. `row` is the place of the line in its table; `how`, what it should be used for."""

    rule: int
    how: str
    row: int = -1
    mask: int = 0


@dataclass
class Draft:
    """What a case must say: values of facts, numbers, days, complete lists, the target of an act."""

    things: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[tuple[int, str], int] = field(default_factory=dict)
    numbers: dict[int, Fraction] = field(default_factory=dict)
    days: dict[tuple[str, str], int] = field(default_factory=dict)  # (object, from|last|to): days after the board
    complete: set[str] = field(default_factory=set)
    target: str = ""
    later: list[tuple[str, Callable[[str], None]]] = field(default_factory=list)

    def new(self, kind: str) -> str:
        """One more object of a kind."""
        found = self.things.setdefault(kind, [])
        found.append(f"{kind}:{len(found) + 1}")
        return found[-1]


def goals(program: Program) -> list[Goal]:
    """Everything that can be wanted of the rules of a program."""
    return [goal for rule in program.rules for goal in _goals(program, rule.slot)]


def _goals(program: Program, index: int) -> Iterator[Goal]:
    slot = program.slots[index]
    body = slot.body
    for bit in one_by_one(slot.domain.full & given(body)):
        yield Goal(index, "answer", mask=bit)
    match body:
        case Decision():
            yield from (Goal(index, "row", place) for place in range(len(body.rows)))
        case Score():
            yield from (Goal(index, f"item {number}", place) for number, item in enumerate(body.items) for place in range(len(item.rows)))
        case Option():
            for place in range(len(body.arguments)):
                yield Goal(index, "argument holds", place)
                yield Goal(index, "argument fails", place)
        case Exists():
            yield from (Goal(index, "part", place) for place in range(len(body.patient) + len(body.each)))
        case Windows():
            for place, line in enumerate(body.every):
                counted = line.before is not None and line.after is not None and not line.same_day
                for how in ("inside", *(("excused",) if line.unless else ()), *(("act first", "dose first") if counted else ())):
                    yield Goal(index, how, place)
    if slot.gates or slot.scopes:
        yield Goal(index, "answer", mask=ABSENT)


def given(body: Body) -> int:
    """The values that a table can give at all. Its domain may hold more: outcomes of other sources, a waiver without an exception."""
    match body:
        case Decision():
            return reduce(or_, (row.outcome for row in body.rows), 0)
        case Score():
            sums = {0}
            for item in body.items:
                points = {bit.bit_length() - 2 for row in item.rows for bit in one_by_one(row.outcome & ~ABSENT)}
                sums = {one + other for one in sums for other in points}
            return reduce(or_, (2 << number for number in sums), 0)
        case Requirement():
            return MET | NOT_MET | (WAIVED if body.unless else 0)
        case Option():
            weights = {argument.weight for argument in body.arguments}
            weighed = "relative" in weights or {"never_alone", "indication"} <= weights
            words = [*(["contraindicated"] if "absolute" in weights else []), *(["discuss"] if weighed else []), *(["indicated"] if "indication" in weights else [])]
            return OPTION.of([*words, "not_indicated"])
        case Count():
            return sum(2 << number for number in range(COUNTED + 1))
        case Windows():
            return 0
    return -1


class Backwards:
    """Finds the facts of one goal."""

    def __init__(self, program: Program, dice: random.Random) -> None:
        self.program, self.dice = program, dice
        self.draft = Draft()

    def reach(self, goal: Goal) -> tuple[Draft, dict[str, str]] | None:
        """What a case must say so that the goal is reached about some objects; None when no way was found."""
        for _ in range(TRIES):
            self.draft = Draft()
            env = self._objects(goal.rule)
            try:
                self._goal(goal, env)
                self._settle()
            except (Conflict, RecursionError):
                continue
            return self.draft, env
        return None

    def _settle(self) -> None:
        """Wishes about all objects of a list, each once an object: to grant one may add objects, and wishes."""
        granted: set[tuple[int, str]] = set()
        for _ in range(3):
            for place, (kind, wish) in enumerate(list(self.draft.later)):
                for name in list(self.draft.things.get(kind, ())):
                    if (place, name) not in granted:
                        granted.add((place, name))
                        wish(name)

    def _objects(self, index: int) -> dict[str, str]:
        slot = self.program.slots[index]
        if slot.kind == "patient":
            return {}
        if slot.kind != PAIR:
            return {slot.kind: self.draft.new(slot.kind)}
        return {"treatment": self.draft.new("treatment"), "irradiation": self.draft.new("irradiation")}

    def _goal(self, goal: Goal, env: Env) -> None:
        body = self.program.slots[goal.rule].body
        if goal.mask:
            self.want(goal.rule, goal.mask, env)
            return
        self._inside(goal.rule, env)
        if isinstance(body, Decision):
            self._row(body, body.rows[goal.row], env)
        elif isinstance(body, Score):
            wanted = int(goal.how.partition(" ")[2])
            for number, item in enumerate(body.items):
                rows = [item.rows[goal.row]] if number == wanted else [row for row in item.rows if row.outcome != ABSENT]
                self.want(item.slot, self.dice.choice(rows).accepts[0], env)
        elif isinstance(body, Option):
            self.holds(body.arguments[goal.row].condition, goal.how == "argument holds", env)
        elif isinstance(body, Exists):
            self._part(body, goal.row, env)
        elif isinstance(body, Windows):
            self._window(body, body.every[goal.row], goal.how, env)

    # Facts and rules.

    def _name(self, index: int, env: Env) -> str:
        kind = self.program.slots[index].kind
        return env.get(kind, "patient") if kind != "patient" else "patient"

    def want(self, index: int, mask: int, env: Env) -> None:
        """Make the value of a fact or a rule fall into a set."""
        slot = self.program.slots[index]
        everything = slot.domain.full | ABSENT
        if mask & everything == everything:
            return
        if isinstance(slot.body, Fact):
            self._fact(index, self._name(index, env), mask, env)
            return
        if mask & ~ABSENT and not (mask & ABSENT and self.dice.random() < 0.3):
            self._inside(index, env)
            self._body(index, mask & ~ABSENT, env)
        elif mask & ABSENT:
            self._absent(index, env)
        else:
            raise Conflict

    def _fact(self, index: int, name: str, mask: int, env: Env) -> None:
        slot = self.program.slots[index]
        now = self.draft.facts.get((index, name), slot.domain.full | ABSENT) & mask
        if not now:
            raise Conflict
        if index in self.program.applies:
            other, allowed = self.program.applies[index]
            if now & ~ABSENT:
                self.want(other, allowed, {**env, slot.kind: name})
            else:
                self.want(other, self.program.slots[other].domain.full & ~allowed, {**env, slot.kind: name})
        if now & ~ABSENT:
            now &= ~ABSENT
        elif index not in self.program.applies:
            raise Conflict
        self.draft.facts[index, name] = now

    def _inside(self, index: int, env: Env) -> None:
        slot = self.program.slots[index]
        for gate in slot.gates:
            self.want(gate.slot, gate.allowed, env)
        for scope in slot.scopes:
            if scope.slot >= 0:
                self.want(scope.slot, scope.allowed, env)

    def _absent(self, index: int, env: Env) -> None:
        slot = self.program.slots[index]
        ways: list[Callable[[], None]] = [self._wish(gate.slot, gate.allowed, env) for gate in slot.gates]
        ways += [self._wish(scope.slot, scope.allowed, env) for scope in slot.scopes if scope.slot >= 0]
        body = slot.body
        if isinstance(body, Decision) and any(row.outcome & ABSENT for row in body.rows):
            ways.append(lambda: self._row(body, self.dice.choice([row for row in body.rows if row.outcome & ABSENT]), env))
        if isinstance(body, Highest):
            ways.append(lambda: self._highest(body, 0, env))
        if not ways:
            raise Conflict
        self.dice.choice(ways)()

    def _wish(self, index: int, allowed: int, env: Env) -> Callable[[], None]:
        return lambda: self.want(index, (self.program.slots[index].domain.full | ABSENT) & ~allowed, env)

    def _body(self, index: int, mask: int, env: Env) -> None:
        body = self.program.slots[index].body
        match body:
            case Decision():
                rows = [row for row in body.rows if row.outcome and not row.outcome & ~mask] or [row for row in body.rows if row.outcome & mask]
                if not rows:
                    raise Conflict
                self._row(body, self.dice.choice(rows), env)
            case Score():
                self._score(body, mask, env)
            case Requirement():
                outcome = self._one(index, mask)
                self.holds(body.holds, outcome == "met", env)
                if outcome != "met" and body.unless is not None:
                    self.holds(body.unless, outcome == "waived", env)
                elif outcome == "waived":
                    raise Conflict
            case Option():
                self._option(body, self._one(index, mask), env)
            case Exists():
                if self._one(index, mask) == "yes":
                    self._part(body, self.dice.randrange(len(body.patient) + len(body.each)), env)
                else:
                    for condition in body.patient:
                        self.holds(condition, False, env)
                    for scope, condition in body.each:
                        self._none(scope, condition)
            case Count():
                wanted = self.dice.choice(list(one_by_one(mask))).bit_length() - 2
                if wanted > COUNTED:
                    raise Conflict
                for _ in range(wanted):
                    name = self.draft.new(body.scope.kind)
                    self._member(body.scope, name)
                    self.holds(body.condition, True, {body.scope.kind: name})
                counted = set(self.draft.things.get(body.scope.kind, ()))
                self._none(body.scope, body.condition, counted)
            case Highest():
                self._highest(body, self.dice.choice(list(one_by_one(mask))), env)
            case Call():
                self._call(index, body, self.dice.choice(list(one_by_one(mask))), env)
            case _:
                raise Conflict

    def _one(self, index: int, mask: int) -> str:
        domain = self.program.slots[index].domain
        assert isinstance(domain, WordDomain)
        return domain.names[self.dice.choice(list(one_by_one(mask))).bit_length() - 2]

    def _row(self, body: Decision, row: Row, env: Env) -> None:
        for column, accepted in zip(body.columns, row.accepts, strict=True):
            self.want(column, accepted, env)

    def _score(self, body: Score, mask: int, env: Env) -> None:
        wanted = {bit.bit_length() - 2 for bit in one_by_one(mask)}
        for _ in range(200):
            rows = [self.dice.choice(item.rows) for item in body.items]
            points = [[bit.bit_length() - 2 for bit in one_by_one(row.outcome)] for row in rows]
            if all(-1 not in one for one in points) and any(sum(pick(one) for one in points) in wanted for pick in (min, max)):
                for item, row in zip(body.items, rows, strict=True):
                    self.want(item.slot, row.accepts[0], env)
                return
        raise Conflict

    def _option(self, body: Option, verdict: str, env: Env) -> None:
        first = {"contraindicated": ("absolute",), "discuss": ("relative", "never_alone"), "indicated": ("indication",), "not_indicated": ()}[verdict]
        never = {"contraindicated": (), "discuss": ("absolute",), "indicated": ("absolute", "relative", "never_alone"),
                 "not_indicated": ("absolute", "indication")}[verdict]  # fmt: skip
        for argument in body.arguments:
            if argument.weight in never:
                self.holds(argument.condition, False, env)
        if first:
            chosen = self._argument(body, first, env)
            if chosen in ("relative", "never_alone"):
                self._argument(body, ("indication",), env)

    def _argument(self, body: Option, weights: tuple[str, ...], env: Env) -> str:
        found = [argument for argument in body.arguments if argument.weight in weights]
        if not found:
            raise Conflict
        argument = self.dice.choice(found)
        self.holds(argument.condition, True, env)
        return argument.weight

    # Conditions.

    def holds(self, condition: Condition, wanted: bool, env: Env) -> None:
        """Make a condition true or false."""
        if isinstance(condition, Test):
            slot = self.program.slots[condition.slot]
            self.want(condition.slot, condition.allowed if wanted else (slot.domain.full | ABSENT) & ~condition.allowed, env)
            return
        every = type(condition).__name__ == "AllOf"
        if every == wanted:
            for part in condition.parts:
                self.holds(part, wanted, env)
        else:
            self.holds(self.dice.choice(condition.parts), wanted, env)

    # Lists.

    def _member(self, scope: Scope, name: str) -> None:
        if scope.slot >= 0:
            self.want(scope.slot, scope.allowed, {scope.kind: name})

    def _part(self, body: Exists, place: int, env: Env) -> None:
        if place < len(body.patient):
            self.holds(body.patient[place], True, env)
            return
        scope, condition = body.each[place - len(body.patient)]
        known = self.draft.things.get(scope.kind, [])
        name = self.dice.choice(known) if known and self.dice.random() < 0.5 else self.draft.new(scope.kind)
        self._member(scope, name)
        self.holds(condition, True, {scope.kind: name})

    def _none(self, scope: Scope, condition: Condition, but: set[str] | None = None) -> None:
        """No object in scope satisfies, those that are counted apart."""
        if not scope.listed_only:
            self.draft.complete.add(scope.kind)

        def fails(name: str) -> None:
            if but is None or name not in but:
                if scope.slot >= 0 and self.dice.random() < 0.5:
                    self._wish(scope.slot, scope.allowed, {scope.kind: name})()
                else:
                    self.holds(condition, False, {scope.kind: name})

        self.draft.later.append((scope.kind, fails))

    def _highest(self, body: Highest, bit: int, env: Env) -> None:
        """The worst of a list: one object has it, no other is worse. Without a value: no object counts."""
        del env
        worst = ""
        if bit:
            worst = name = self.draft.new(body.scope.kind)
            self._member(body.scope, name)
            self.want(body.slot, bit, {body.scope.kind: name})
        if bit != 2 and not body.scope.listed_only:
            self.draft.complete.add(body.scope.kind)
        full = self.program.slots[body.slot].domain.full
        better = ABSENT | (full & ~(bit - 1) if bit else 0)

        def no_worse(name: str) -> None:
            if name != worst:
                self.want(body.slot, better, {body.scope.kind: name})

        self.draft.later.append((body.scope.kind, no_worse))

    # Arithmetic and days.

    def _call(self, index: int, body: Call, bit: int, env: Env) -> None:
        slot = self.program.slots[index]
        if body.primitive == "agreement":
            chosen = self.dice.sample(body.slots, self.dice.randint(1, len(body.slots)))
            for argument in chosen:
                self.want(argument, bit, env)
            return
        assert isinstance(slot.domain, CutDomain)
        calcium, albumin = body.slots
        reference, coefficients = constants(body)
        cuts = [cut.at for cut in slot.domain.cuts]
        if not cuts:
            raise Conflict
        for _ in range(200):
            lacking = self.dice.choice((0, 0, 1, 4, 10))
            aim = self.dice.choice(cuts) + Fraction(self.dice.randint(-40, 40), 100)
            total = self.dice.choice((aim, self.dice.choice(cuts))) - self.dice.choice(coefficients) * lacking
            if total > 0 and corrected(body, slot.domain, total, reference - lacking) == bit:
                wanted = {calcium: total, albumin: reference - lacking}
                if any(self.draft.numbers.get(fact, number) != number for fact, number in wanted.items()):
                    raise Conflict
                self.draft.numbers |= wanted
                return
        raise Conflict

    def _window(self, body: Windows, line: Window, how: str, env: Env) -> None:
        drug, act = env["treatment"], env["irradiation"]
        self.want(body.drug, line.drugs, env)
        if line.unless is not None and how in ("inside", "excused"):
            name = self.draft.target = self.draft.new("lesion")
            self.holds(line.unless, how == "excused", {**env, "lesion": name})
        before, after = (0 if length is None else length.days + 30 * length.months for length in (line.before, line.after))
        last = -self.dice.randint(0, 40)
        first = last - self.dice.choice((0, 0, 21, 63))
        long = self.dice.choice((0, 0, 4, 11))
        if how == "act first":
            stop = first - after - self.dice.choice((1, 1, 2, 9))
            start = stop - long
        elif how == "dose first":
            start = last + before + self.dice.choice((1, 1, 2, 9))
            stop = start + long
        else:
            start = last + self.dice.choice((0, before, self.dice.randint(0, before)))
            stop = start + long
        self.draft.days |= {(drug, "from"): first, (drug, "last"): last, (act, "from"): start, (act, "to"): stop}


__all__ = ["Backwards", "Conflict", "CountDomain", "Draft", "Goal", "goals"]
