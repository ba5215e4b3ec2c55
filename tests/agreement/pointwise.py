"""A third engine, as naive as possible: the value of a rule in one completion, where everything is known.

In a `World` every fact of every object is one cell (or does not apply), every list is all there is, every number and every day
is definite. A rule then has one value, unless a row concludes on a set. Written from meaning.md on the nodes of the tree; nothing
is shared with the engine that reads sets (evaluate, readings, windows), so that a mistake there is not repeated here.
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from jalon.engine.domains import CountDomain, CutDomain, WordDomain
from jalon.engine.tree import (
    AllOf,
    Call,
    Condition,
    Count,
    Decision,
    Duration,
    Exists,
    Fact,
    Highest,
    Option,
    Requirement,
    Scope,
    Score,
    Test,
    Window,
    Windows,
)
from jalon.guideline.program import Program

ABSENT = 1  # the bit of "not applicable", a contract of every engine (decision 0001)
PAIR = "pair"
TRUE, FALSE, BOTH = frozenset((True,)), frozenset((False,)), frozenset((True, False))
Env = Mapping[str, str]  # the name of the object of each kind that a rule is about
Mark = tuple[int, str]  # a line of a sheet, and what it was used for


@dataclass(slots=True)
class Remembered:
    """What is the same in every world: what a table says of some inputs, and a rule of some facts.

    `flat` gives for a rule that reads no list the facts that it reads, each with the kind of its object.
    """

    flat: Mapping[int, Sequence[tuple[int, str]]]
    tables: dict[tuple[int, tuple[int, ...]], tuple[int, set[Mark]]] = field(default_factory=dict)
    rules: dict[tuple[int, bool, tuple[int, ...]], tuple[int, set[Mark]]] = field(default_factory=dict)


READERS: Mapping[type, str] = MappingProxyType(
    {
        Decision: "_table", Score: "_table", Requirement: "_requirement", Option: "_option", Exists: "_exists", Count: "_count", Highest: "_highest", Call: "_call",
        Windows: "_windows",
    }
)  # fmt: skip


@dataclass(slots=True)
class World:
    """One completion: the objects that exist (`lesion:L1`), one cell for each fact, and for a pair its days and its target."""

    objects: Mapping[str, Sequence[str]]
    cells: Mapping[tuple[int, str], int]
    numbers: Mapping[tuple[int, str], Fraction] = field(default_factory=dict)
    doses: Sequence[int] = ()
    acts: Sequence[int] = ()
    target: str = ""
    listed: frozenset[str] = frozenset()


def one_by_one(mask: int) -> Iterator[int]:
    """The values of a set, one bit each."""
    place = 0
    while mask >> place:
        if mask >> place & 1:
            yield 1 << place
        place += 1


def cell_of(domain: CutDomain, number: Fraction, unit: str) -> int:
    """The bit of the cell that holds a number reported in `unit`: limits are compared as printed in that unit, else converted."""
    place = 0
    for cut in domain.cuts:
        limit = cut.printed[unit] if unit in cut.printed else cut.at if unit == domain.unit else cut.at / domain.factors[unit]
        place += 2 if number > limit else 1 if number == limit else 0
    return 2 << place


@lru_cache(maxsize=100_000)
def moved(day: int, length: Duration, sign: int) -> int:
    """The day so long after (or before) another: months by the calendar, then days."""
    start = date.fromordinal(day)
    months = start.year * 12 + start.month - 1 + sign * length.months
    last = calendar.monthrange(months // 12, months % 12 + 1)[1]
    return date(months // 12, months % 12 + 1, min(start.day, last)).toordinal() + sign * length.days


def meets(doses: Sequence[int], acts: Sequence[int], before: Duration, after: Duration) -> bool:
    """Whether one act falls in the days that one dose forbids: from `after` ahead of it (the act comes first) to `before` past it."""
    return any(moved(dose, after, -1) <= act <= moved(dose, before, 1) for dose in doses for act in acts)


class Pointwise:
    """The values of the rules of a program in one world.

    `torn` becomes true when measures of one thing exclude each other: such a completion counts only where all are like it.
    `used` collects the lines that decided the rule that was asked (not those of its steps).
    A step that concludes on a set has one of its values for all the conditions of a table; with `apart`, one for each condition.
    """

    def __init__(self, program: Program, remembered: Remembered, world: World, apart: bool = False) -> None:
        self.program, self.remembered, self.world, self.apart = program, remembered, world, apart
        self.torn = False
        self.used: set[Mark] = set()
        self._known: dict[tuple[int, str], int] = {}
        self._asked = -1

    def ask(self, index: int, env: Env) -> int:
        """The values of a rule about some objects, and in `used` the lines that gave them."""
        self._asked = index
        return self.value(index, env)

    def value(self, index: int, env: Env) -> int:
        """The value of a fact, the values of a rule."""
        slot = self.program.slots[index]
        name = f"{env['treatment']}+{env['irradiation']}" if slot.kind == PAIR else env[slot.kind] if slot.kind != "patient" else "patient"
        key = index, name
        if type(slot.body) is Fact:
            return self.world.cells[key]
        found = self._known.get(key)
        if found is None:
            flat = self.remembered.flat.get(index)
            found = self._known[key] = self._rule(index, env) if flat is None else self._flat(index, flat, env)
        return found

    def _flat(self, index: int, facts: Sequence[tuple[int, str]], env: Env) -> int:
        cells, rules = self.world.cells, self.remembered.rules
        key = index, index == self._asked, tuple([cells[fact, env.get(kind, "patient")] for fact, kind in facts])
        known = rules.get(key)
        if known is None:
            known = rules[key] = self._rule(index, env), set(self.used) if index == self._asked else set()
        elif index == self._asked:
            self.used |= known[1]
        return known[0]

    def _rule(self, index: int, env: Env) -> int:
        slot = self.program.slots[index]
        for gate in slot.gates:
            if self.value(gate.slot, env) & ~gate.allowed:
                return ABSENT
        for scope in slot.scopes:
            if not self._inside(scope, env[scope.kind]):
                return ABSENT
        return getattr(self, READERS[type(slot.body)])(index, slot.body, env)  # type: ignore[no-any-return]

    def _use(self, index: int, line: int, how: str = "") -> None:
        if index == self._asked:
            self.used.add((line, how))

    # Conditions. A step may conclude on a set, so a condition has a set of truths.

    def _inside(self, scope: Scope, name: str) -> bool:
        return scope.slot < 0 or bool(self.value(scope.slot, {scope.kind: name}) & scope.allowed)

    def truths(self, condition: Condition, env: Env) -> frozenset[bool]:
        """What a condition may be: one truth where every part has one value."""
        return frozenset(truth for (truth,) in self._ways([condition], env))

    def _ways(self, conditions: Sequence[Condition], env: Env) -> Iterable[tuple[bool, ...]]:
        """What some conditions may be together."""
        sets = {test.slot: self.value(test.slot, env) for condition in conditions for test in tests_of(condition)}
        if all(value & value - 1 == 0 for value in sets.values()):
            return [tuple(holds(condition, sets) for condition in conditions)]
        if self.apart:
            return itertools.product(*(self._apart(condition, env) for condition in conditions))
        ways = (dict(zip(sets, values, strict=True)) for values in itertools.product(*map(one_by_one, sets.values())))
        return dict.fromkeys(tuple(holds(condition, way) for condition in conditions) for way in ways)

    def _apart(self, condition: Condition, env: Env) -> frozenset[bool]:
        if type(condition) is Test:
            value = self.value(condition.slot, env)
            return TRUE if not value & ~condition.allowed else BOTH if value & condition.allowed else FALSE
        assert not isinstance(condition, Test)
        return joined([self._apart(part, env) for part in condition.parts], isinstance(condition, AllOf))

    # Tables.

    def _table(self, index: int, body: Decision | Score, env: Env) -> int:
        columns = body.columns if isinstance(body, Decision) else [item.slot for item in body.items]
        key = index, tuple([self.value(column, env) for column in columns])
        if key not in self.remembered.tables:
            self.remembered.tables[key] = self._decision(body, key[1]) if isinstance(body, Decision) else self._score(body, key[1])
        found, used = self.remembered.tables[key]
        if index == self._asked:
            self.used |= used
        return found

    @staticmethod
    def _decision(body: Decision, inputs: tuple[int, ...]) -> tuple[int, set[Mark]]:
        found, used = 0, set()
        for values in itertools.product(*map(one_by_one, inputs)):
            rows = [row for row in body.rows if all(value & cell for value, cell in zip(values, row.accepts, strict=True))]
            for row in rows:
                used.add((row.at.line, ""))
                found |= row.outcome
            if not rows:
                assert ABSENT in values, f"line {body.rows[0].at.line}: no row for {values}"
                found |= ABSENT
        return found, used

    @staticmethod
    def _score(body: Score, inputs: tuple[int, ...]) -> tuple[int, set[Mark]]:
        found, used = 0, set()
        points = []
        for number, (item, given) in enumerate(zip(body.items, inputs, strict=True)):
            worth: set[int] = set()
            for value in one_by_one(given):
                rows = [row for row in item.rows if value & row.accepts[0]]
                for row in rows:
                    used.add((row.at.line, f"item {number + 1}"))
                    worth |= {bit.bit_length() - 2 for bit in one_by_one(row.outcome)}
                if not rows:
                    worth.add(-1)
            points.append(worth)
        for chosen in itertools.product(*points):
            found |= ABSENT if -1 in chosen else 2 << sum(chosen)
        return found, used

    def _word(self, index: int, word: str) -> int:
        domain = self.program.slots[index].domain
        assert isinstance(domain, WordDomain)
        return 2 << domain.names.index(word)

    def _requirement(self, index: int, body: Requirement, env: Env) -> int:
        found = 0
        for met, *excused in self._ways([body.holds, *([body.unless] if body.unless else [])], env):
            outcome = "met" if met else "waived" if any(excused) else "not_met"
            self._use(index, body.at.line, outcome)
            found |= self._word(index, outcome)
        return found

    def _option(self, index: int, body: Option, env: Env) -> int:
        found = 0
        for chosen in self._ways([argument.condition for argument in body.arguments], env):
            weights = {argument.weight for argument, counts in zip(body.arguments, chosen, strict=True) if counts}
            for argument, counts in zip(body.arguments, chosen, strict=True):
                self._use(index, argument.at.line, "holds" if counts else "fails")
            if "absolute" in weights:
                verdict = "contraindicated"
            elif "indication" not in weights:
                verdict = "not_indicated"
            else:
                verdict = "discuss" if weights & {"relative", "never_alone"} else "indicated"
            found |= self._word(index, verdict)
        return found

    # Lists.

    def _members(self, scope: Scope) -> list[str]:
        names = [name for name in self.world.objects.get(scope.kind, ()) if not scope.listed_only or name in self.world.listed]
        return [name for name in names if self._inside(scope, name)]

    def _exists(self, index: int, body: Exists, env: Env) -> int:
        parts = [self.truths(condition, env) for condition in body.patient]
        for scope, condition in body.each:
            parts += [self.truths(condition, {scope.kind: name}) for name in self._members(scope)]
        return sum(self._word(index, "yes" if truth else "no") for truth in joined(parts, every=False))

    def _count(self, index: int, body: Count, env: Env) -> int:
        parts = [self.truths(body.condition, {body.scope.kind: name}) for name in self._members(body.scope)]
        low, high = (sum(pick(part) for part in parts) for pick in (min, max))
        found = 0
        for number in range(low, high + 1):
            found |= 2 << min(number, body.high)
        return found

    def _highest(self, index: int, body: Highest, env: Env) -> int:
        worst: set[int] = set()
        sets = [list(one_by_one(self.value(body.slot, {body.scope.kind: name}))) for name in self._members(body.scope)]
        for chosen in itertools.product(*sets):
            known = [value for value in chosen if value != ABSENT]
            worst.add(min(known) if known else ABSENT)
        return sum(worst)

    # Named arithmetic, and days.

    def _call(self, index: int, body: Call, env: Env) -> int:
        slot = self.program.slots[index]
        if body.primitive == "agreement":
            sets = [self.value(argument, env) for argument in body.slots]
            both, either = sets[0], sets[0]
            for one in sets[1:]:
                both, either = both & one, either | one
            if not both:
                self.torn = True
            return both or either
        assert body.primitive == "corrected_calcium"
        assert isinstance(slot.domain, CutDomain)
        calcium, albumin = (self.world.numbers[argument, "patient"] for argument in body.slots)
        return corrected(body, slot.domain, calcium, albumin)

    def _windows(self, index: int, body: Windows, env: Env) -> int:
        drug = self.value(body.drug, env)
        line = next((window for window in body.every if window.drugs & drug), None)
        if line is None:
            return 0
        if not self._met(line):
            self._use(index, line.at.line, self._side(line))
            return self._word(index, "allowed")
        found = 0
        for excused in self._excused(line, env):
            self._use(index, line.at.line, "inside, excused" if excused else "inside")
            found |= line.instead if excused else line.verdict
        return found

    def _met(self, line: Window) -> bool:
        if line.before is None or line.after is None:
            return True
        return not line.same_day and meets(self.world.doses, self.world.acts, line.before, line.after)

    def _side(self, line: Window) -> str:
        if line.same_day:
            return "same day allowed"
        if max(self.world.acts) < min(self.world.doses):
            return "act first"
        return "dose first" if min(self.world.acts) > max(self.world.doses) else "between"

    def _excused(self, line: Window, env: Env) -> frozenset[bool]:
        if line.unless is None:
            return FALSE
        if not self.world.target and any(self.program.slots[test.slot].kind == "lesion" for test in tests_of(line.unless)):
            return FALSE
        return self.truths(line.unless, {**env, "lesion": self.world.target})


def holds(condition: Condition, values: Mapping[int, int]) -> bool:
    """Whether a condition holds of one value for each slot."""
    if isinstance(condition, Test):
        return bool(values[condition.slot] & condition.allowed)
    return (all if isinstance(condition, AllOf) else any)(holds(part, values) for part in condition.parts)


def joined(parts: Sequence[frozenset[bool]], every: bool) -> frozenset[bool]:
    """What all of some conditions, or any of them, may be together."""
    join = all if every else any
    if all(len(part) == 1 for part in parts):
        return TRUE if join(True in part for part in parts) else FALSE
    return frozenset(join(chosen) for chosen in itertools.product(*parts))


def constants(body: Call) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The reference of albumin and the published coefficients."""
    named = {name.casefold()[:7]: numbers for name, numbers, _ in body.constants}
    return named["albumin"][0], next(numbers for name, numbers in named.items() if name != "albumin")


def corrected(body: Call, domain: CutDomain, calcium: Fraction, albumin: Fraction) -> int:
    """The cells of the corrected calcium, one for each published coefficient; above the reference the formula says nothing."""
    reference, coefficients = constants(body)
    if albumin > reference:
        return domain.full
    found = 0
    for coefficient in coefficients:
        found |= cell_of(domain, calcium + coefficient * (reference - albumin), domain.unit)
    return found


def tests_of(condition: Condition) -> list[Test]:
    """The comparisons of a condition."""
    return [condition] if isinstance(condition, Test) else [test for part in condition.parts for test in tests_of(part)]


def in_words(program: Program, rule: str, mask: int) -> str:
    """A set of the engines as a reader says it."""
    domain = program.slots[program.index[rule]].domain
    said: list[str] = ["not applicable"] if mask & ABSENT else []
    if isinstance(domain, WordDomain):
        said += [name for place, name in enumerate(domain.names) if mask >> place + 1 & 1]
    elif isinstance(domain, CountDomain):
        said += [str(number) for number in range(domain.high + 1) if mask >> number + 1 & 1]
    else:
        said += [f"cell {bit.bit_length() - 2}" for bit in one_by_one(mask & ~ABSENT)]
    return "{" + ", ".join(said) + "}"
