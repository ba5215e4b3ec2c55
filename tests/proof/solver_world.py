"""The tree and the laws of the case, said a second time, to a solver: numbers are numbers, lists have members, nothing is enumerated.

Nothing here comes from the proofs of the engine (`reach`, `relation`, `working`): only the tree and its domains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import z3  # type: ignore[import-untyped]

from jalon.case.drugs import DRUG_CLASSES
from jalon.engine.domains import CountDomain, CutDomain, DayDomain, WordDomain
from jalon.engine.readings import MET, NOT_MET, OPTION, WAIVED
from jalon.engine.slots import NO, PAIR, YES, Slot
from jalon.engine.tree import (
    AllOf,
    AnyOf,
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
    Windows,
)
from jalon.guideline.coherence import Tie

Env = Mapping[str, str]
ABSENT = -1
PAIRED = ("treatment", "irradiation")


@dataclass(frozen=True)
class Value:
    """A fact or a rule of one object: whether it applies, and what it is (a place in a list of words, or a number)."""

    there: Any
    number: Any


def exactly(number: Fraction) -> Any:
    """A rational of the solver."""
    return z3.RatVal(number.numerator, number.denominator)


@dataclass
class World:
    """One patient with lists, about whom the solver knows the laws of the case and the rules of the tree."""

    slots: Sequence[Slot]
    applies: Mapping[int, tuple[int, int]]
    ties: Mapping[int, tuple[Tie, ...]]
    top: Slot
    name: str = "w"
    said: list[Any] = field(default_factory=list)
    values: dict[tuple[int, str], Value] = field(default_factory=dict)
    fresh: int = 0
    members: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = PAIRED if self.top.kind == PAIR else (self.top.kind,)
        self.env: Env = {kind: f"{kind}.own" for kind in (*kinds, *(scope.kind for scope in self.top.scopes), *self._targets()) if kind != "patient"}
        for kind, number in self._sizes().items():
            listed = [(self.env[kind], z3.BoolVal(True))] if kind in self.env else []
            self.members[kind] = [*listed, *((f"{kind}.{place}", z3.Bool(f"{self.name}.{kind}.{place}")) for place in range(number))]

    # What is below the rule.

    def _targets(self) -> set[str]:
        """The objects that the exceptions of windows read."""
        body = self.top.body
        if not isinstance(body, Windows):
            return set()
        return {self.slots[test.slot].kind for window in body.every if window.unless for test in every_test(window.unless)} - {PAIR}

    def _below(self) -> Iterator[Slot]:
        seen, waiting = {self.top.index}, [self.top]
        while waiting:
            slot = waiting.pop()
            yield slot
            for index in read_by(slot):
                if index not in seen:
                    seen.add(index)
                    waiting.append(self.slots[index])

    def _sizes(self) -> dict[str, int]:
        """How many members are enough for every total that a rule can tell apart: one witness a quantifier, more for a count."""
        sizes: dict[str, int] = {}
        below = list(self._below())
        for slot in below:
            match slot.body:
                case Exists(each=each):
                    for scope, _ in each:
                        sizes[scope.kind] = sizes.get(scope.kind, 0) + 1
                case Highest(scope=scope):
                    sizes[scope.kind] = sizes.get(scope.kind, 0) + 1
                case Count(scope=scope, high=high):
                    sets = [test_set for other in below for index, test_set in sets_of(other) if index == slot.index]
                    told = [n for n in range(high) for one in sets if bool(one & 2 << n) != bool(one & 4 << n)]
                    sizes[scope.kind] = sizes.get(scope.kind, 0) + max(told, default=0) + 1
        return sizes

    # Values.

    def value(self, index: int, env: Env) -> Value:
        """What a slot is, for the objects in `env`."""
        slot = self.slots[index]
        if slot.kind == "patient":
            tag, env = "patient", {}
        elif slot.kind == PAIR:
            tag = "+".join(env[kind] for kind in PAIRED)
        else:
            tag = env[slot.kind]
        found = self.values.get((index, tag))
        if found is None:
            found = self.values[index, tag] = self._made(slot, tag)
            if isinstance(slot.body, Fact):
                self._laws(slot, env)
            else:
                self._rule(slot, found, env)
        return found

    def _made(self, slot: Slot, tag: str) -> Value:
        name = f"{self.name}.{slot.path}.{tag}"
        there = z3.Bool(f"{name}?")
        domain = slot.domain
        if isinstance(domain, CutDomain):
            number = z3.Real(name)
            if domain.low is not None:
                self.said.append(number >= exactly(domain.low))
            if domain.high is not None:
                self.said.append(number <= exactly(domain.high))
            return Value(there, number)
        number = z3.Int(name)
        size = len(domain.names) if isinstance(domain, WordDomain) else domain.high + 1 if isinstance(domain, CountDomain) else 1
        self.said += [number >= 0, number < size]
        return Value(there, number)

    def among(self, value: Value, mask: int, slot: Slot) -> Any:
        """Whether a value lies in a set of cells."""
        domain = slot.domain
        places = [place for place in range(mask.bit_length()) if mask >> place + 1 & 1]
        if isinstance(domain, CutDomain):
            inside = [self._in_cell(value.number, place, domain) for place in places]
        elif isinstance(domain, DayDomain):
            inside = [z3.BoolVal(bool(places))]
        else:
            inside = [value.number == place for place in places]
        here = z3.And(value.there, z3.Or(inside))
        return z3.Or(z3.Not(value.there), here) if mask & 1 else here

    @staticmethod
    def _in_cell(number: Any, place: int, domain: CutDomain) -> Any:
        if place % 2:
            return number == exactly(domain.cuts[place // 2].at)
        ends = []
        if place:
            ends.append(number > exactly(domain.cuts[place // 2 - 1].at))
        if place // 2 < len(domain.cuts):
            ends.append(number < exactly(domain.cuts[place // 2].at))
        return z3.And(ends)

    # Laws of the case.

    def _laws(self, slot: Slot, env: Env) -> None:
        index = slot.index
        mine = self.values[index, "patient" if slot.kind == "patient" else env[slot.kind]]
        prefix, _, name = slot.path.partition(".")
        if index in self.applies:
            other, allowed = self.applies[index]
            self.said.append(mine.there == self.among(self.value(other, env), allowed, self.slots[other]))
        elif prefix in ("treatment", "plan") and name in ("drug", "drug_class", "procedure"):
            self._course(slot, env)
        else:
            self.said.append(mine.there)
        for tie in self.ties.get(index, ()):
            premise = self.among(self.value(tie.premise, env), tie.if_in, self.slots[tie.premise])
            self.said.append(z3.Implies(premise, self.among(self.value(tie.conclusion, env), tie.then_in, self.slots[tie.conclusion])))

    def _course(self, slot: Slot, env: Env) -> None:
        """A drug, a procedure or both; the class is one of the classes of the drug."""
        kind = slot.path.partition(".")[0]
        by_name = {one.path.partition(".")[2]: one for one in self.slots if one.path.partition(".")[0] == kind and isinstance(one.body, Fact)}
        found = {name: self.value(by_name[name].index, env) for name in ("drug", "drug_class", "procedure") if name in by_name}
        if "procedure" in found:
            self.said += [z3.Or(found[name].there, found["procedure"].there) for name in ("drug", "drug_class") if name in found]
        if "drug" in found and "drug_class" in found:
            drug, drug_class = found["drug"], found["drug_class"]
            self.said.append(drug.there == drug_class.there)
            names, classes = (by_name[name].domain.names for name in ("drug", "drug_class"))  # type: ignore[union-attr]
            for place, name in enumerate(names):
                self.said.append(z3.Implies(drug.number == place, z3.Or([drug_class.number == classes.index(one) for one in DRUG_CLASSES[name]])))

    # Rules.

    def asked(self, slot: Slot, env: Env) -> Any:
        """Whether a rule is asked: its population, the scope of its objects."""
        tests = [self.holds(gate, env) for gate in slot.gates]
        return z3.And(tests + [self.in_scope(scope, env) for scope in slot.scopes])

    def in_scope(self, scope: Scope, env: Env) -> Any:
        """Whether an object is meant."""
        return z3.BoolVal(True) if scope.slot < 0 else self.among(self.value(scope.slot, env), scope.allowed, self.slots[scope.slot])

    def holds(self, condition: Condition, env: Env) -> Any:
        """Whether a condition holds."""
        match condition:
            case Test(slot=slot, allowed=allowed):
                return self.among(self.value(slot, env), allowed, self.slots[slot])
            case AllOf(parts=parts):
                return z3.And([self.holds(part, env) for part in parts])
            case AnyOf(parts=parts):
                return z3.Or([self.holds(part, env) for part in parts])

    def row_holds(self, row: Row, columns: Sequence[int], env: Env) -> Any:
        """Whether every cell of a row accepts its column."""
        return z3.And([self.among(self.value(column, env), mask, self.slots[column]) for column, mask in zip(columns, row.accepts, strict=True)])

    def _rule(self, slot: Slot, result: Value, env: Env) -> None:
        asked = self.asked(slot, env)
        self.said.append(z3.Implies(z3.Not(asked), z3.Not(result.there)))
        self.said.append(z3.Implies(asked, self._body(slot, result, env)))

    def _is(self, slot: Slot, result: Value, mask: int) -> Any:
        return self.among(result, mask, slot)

    def _body(self, slot: Slot, result: Value, env: Env) -> Any:
        match slot.body:
            case Decision(columns=columns, rows=rows):
                met = [self.row_holds(row, columns, env) for row in rows]
                given = [z3.And(holds, self._is(slot, result, row.outcome)) for holds, row in zip(met, rows, strict=True)]
                return z3.Or(*given, z3.And(z3.Not(z3.Or(met)), z3.Not(result.there)))
            case Score() as score:
                return self._score(score, result, env)
            case Requirement(holds=holds, unless=unless):
                kept = self.holds(holds, env)
                excused = self.holds(unless, env) if unless else z3.BoolVal(False)
                return z3.If(kept, self._is(slot, result, MET), z3.If(excused, self._is(slot, result, WAIVED), self._is(slot, result, NOT_MET)))
            case Option() as option:
                return self._option(slot, option, result, env)
            case Exists(patient=patient, each=each):
                some = [self.holds(condition, env) for condition in patient]
                for scope, condition in each:
                    some += [z3.And(present, self.in_scope(scope, one), self.holds(condition, one)) for one, present in self._listed(scope.kind, env)]
                return z3.If(z3.Or(some), self._is(slot, result, YES), self._is(slot, result, NO))
            case Count(scope=scope, condition=condition, high=high):
                those = [z3.And(present, self.in_scope(scope, one), self.holds(condition, one)) for one, present in self._listed(scope.kind, env)]
                number = z3.Sum([z3.If(one, 1, 0) for one in those])
                return z3.And(result.there, result.number == z3.If(number > high, high, number))
            case Highest(scope=scope, slot=ranked):
                return self._highest(scope, ranked, result, env)
            case Call(primitive="agreement", slots=inputs):
                return self._agreement([self.value(one, env) for one in inputs], result)
            case Call() as call:
                return self._calcium(call, result, env)
            case Windows():
                return result.there
        raise AssertionError(slot.body)

    def _listed(self, kind: str, env: Env) -> list[tuple[Env, Any]]:
        return [({**env, kind: tag}, present) for tag, present in self.members[kind]]

    def _score(self, body: Score, result: Value, env: Env) -> Any:
        parts, there = [], []
        for item in body.items:
            self.fresh += 1
            points = z3.Int(f"{self.name}.points.{self.fresh}")
            met = [self.row_holds(row, (item.slot,), env) for row in item.rows]
            given = [z3.And(holds, z3.Or([points == bit - 1 for bit in range(row.outcome.bit_length()) if row.outcome >> bit & 1]))
                     for holds, row in zip(met, item.rows, strict=True)]
            self.said.append(z3.Or(*given, z3.And(z3.Not(z3.Or(met)), points == ABSENT)))
            parts.append(points)
            there.append(points != ABSENT)
        return z3.If(z3.And(there), z3.And(result.there, result.number == z3.Sum(parts)), z3.Not(result.there))

    def _option(self, slot: Slot, body: Option, result: Value, env: Env) -> Any:
        def any_of(weight: str) -> Any:
            return z3.Or([self.holds(argument.condition, env) for argument in body.arguments if argument.weight == weight])

        absolute, relative, indication, alone = (any_of(weight) for weight in ("absolute", "relative", "indication", "never_alone"))
        said = {name: self._is(slot, result, OPTION.of((name,))) for name in OPTION.names}
        softer = z3.If(indication, z3.If(z3.Or(relative, alone), said["discuss"], said["indicated"]), said["not_indicated"])
        return z3.If(absolute, said["contraindicated"], softer)

    def _highest(self, scope: Scope, ranked: int, result: Value, env: Env) -> Any:
        found = [(z3.And(present, self.in_scope(scope, one), self.value(ranked, one).there), self.value(ranked, one).number) for one, present in self._listed(scope.kind, env)]
        some = z3.Or([there for there, _ in found])
        reached = z3.Or([z3.And(there, result.number == number) for there, number in found])
        least = z3.And([z3.Implies(there, result.number <= number) for there, number in found])
        return z3.If(some, z3.And(result.there, reached, least), z3.Not(result.there))

    def _agreement(self, inputs: Sequence[Value], result: Value) -> Any:
        same = z3.And([one.there for one in inputs] + [one.number == inputs[0].number for one in inputs])
        each = z3.Or([z3.And(one.there == result.there, z3.Implies(one.there, one.number == result.number)) for one in inputs])
        return z3.If(same, z3.And(result.there, result.number == inputs[0].number), each)

    def _calcium(self, body: Call, result: Value, env: Env) -> Any:
        """Corrected calcium, in numbers; above the reference of albumin the formula says nothing."""
        calcium, albumin = (self.value(one, env) for one in body.slots)
        reference = next(numbers[0] for name, numbers, _ in body.constants if name.casefold().startswith("albumin"))
        coefficients = next(numbers for name, numbers, _ in body.constants if not name.casefold().startswith("albumin"))
        corrected = [result.number == calcium.number + exactly(k) * (exactly(reference) - albumin.number) for k in coefficients]
        return z3.And(result.there, z3.Or(albumin.number > exactly(reference), *corrected))


def every_test(condition: Condition) -> list[Test]:
    """The comparisons of a condition."""
    return [condition] if isinstance(condition, Test) else [test for part in condition.parts for test in every_test(part)]


def sets_of(slot: Slot) -> Iterator[tuple[int, int]]:
    """What a rule reads, with the set that it is compared with (0: with none)."""
    for gate in slot.gates:
        yield gate.slot, gate.allowed
    for scope in slot.scopes:
        yield scope.slot, scope.allowed
    conditions: list[Condition] = []
    match slot.body:
        case Decision(columns=columns, rows=rows):
            yield from ((column, 0) for column in columns)
            yield from ((column, mask) for row in rows for column, mask in zip(columns, row.accepts, strict=True))
        case Score(items=items):
            yield from ((item.slot, row.accepts[0]) for item in items for row in item.rows)
        case Requirement(holds=holds, unless=unless):
            conditions = [holds, *([unless] if unless else [])]
        case Option(arguments=arguments):
            conditions = [argument.condition for argument in arguments]
        case Exists(patient=patient, each=each):
            conditions = [*patient, *(condition for _, condition in each)]
            yield from ((scope.slot, scope.allowed) for scope, _ in each)
        case Count(scope=scope, condition=condition):
            conditions = [condition]
            yield scope.slot, scope.allowed
        case Highest(scope=scope, slot=ranked):
            yield scope.slot, scope.allowed
            yield ranked, 0
        case Call(slots=inputs):
            yield from ((one, 0) for one in inputs)
        case Windows(drug=drug, every=every):
            yield drug, 0
            conditions = [window.unless for window in every if window.unless]
    yield from ((test.slot, test.allowed) for condition in conditions for test in every_test(condition))


def read_by(slot: Slot) -> list[int]:
    """The slots that a rule reads."""
    return [index for index, _ in sets_of(slot) if index >= 0]
