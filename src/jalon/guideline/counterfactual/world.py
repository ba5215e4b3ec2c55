"""A rule read once more, for the solver: for one completion of what is not known, which of its values are possible.

What is given another value is symbolic, and so may be what is not known; lists hold the objects of the case and, when they may
be incomplete, enough imagined ones. Nothing that this says is believed until the patient engine has said it too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from jalon.case.drugs import DRUG_CLASSES
from jalon.engine.domains import NOT_APPLICABLE, CutDomain, WordDomain, bits
from jalon.engine.readings import MET, NOT_MET, WAIVED
from jalon.engine.slots import NO, PAIR, YES, Slot, Thing
from jalon.engine.tree import (
    AllOf,
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
)
from jalon.guideline.answers import Reasoner
from jalon.guideline.counterfactual.logic import Formula, Logic
from jalon.guideline.counterfactual.sums import added, option_of, score_of
from jalon.guideline.counterfactual.variables import LISTED, Variable, Variables
from jalon.guideline.program import LISTS

Value = dict[int, Formula]  # for each value (one or several cells), whether it is possible
Env = Mapping[str, tuple[Hashable, Thing | None]]  # for each kind, the object meant: its tag, itself unless imagined
Supply = Callable[[Variable, int], Formula]


class World:
    """One completion. `supply` says whether an open fact has a value where it is not given one."""

    def __init__(self, reasoner: Reasoner, logic: Logic, variables: Variables, supply: Supply) -> None:
        self.reasoner, self.logic, self.variables, self.supply = reasoner, logic, variables, supply
        self.slots, self.program = reasoner.program.slots, reasoner.program
        self.values: dict[tuple[int, Hashable], Value] = {}
        self.tied: set[tuple[int, Hashable]] = set()
        self.coherent: list[Formula] = []

    # Facts.

    def value(self, index: int, env: Env) -> Value:
        """What a slot may be, for the objects in `env`."""
        slot = self.slots[index]
        tag, thing = self._object(slot, env)
        key = (index, tag)
        if key not in self.values:
            self.values[key] = {}  # a rule never reads itself: this only guards against a sheet that would
            self.values[key] = self._fact(slot, tag, thing, env) if isinstance(slot.body, Fact) else self._rule(slot, env)
        return self.values[key]

    def _object(self, slot: Slot, env: Env) -> tuple[Hashable, Thing | None]:
        if slot.kind == PAIR:
            return ("pair", env["treatment"][0], env["irradiation"][0]), None
        return env.get(slot.kind) or (0, self.reasoner.facts.patient)

    def _plain(self, variable: Variable) -> Value:
        """The value of a fact: the one that it is given, else one that what is said leaves."""
        kept = self.logic.no(self.variables.changed(variable))
        now = variable.now
        found: Value = {}
        for place, part in enumerate(variable.parts):
            here = True if now == [place] else self.supply(variable, place) if place in now else False
            found[part] = self.logic.any([self.logic.all([kept, here]), variable.picks.get(place, False)])
        return found

    def _fact(self, slot: Slot, tag: Hashable, thing: Thing | None, env: Env) -> Value:
        found = self._plain(self.variables.fact(slot, thing, tag))
        drug = self.program.slot(slot.path.replace("drug_class", "drug")) if slot.path.endswith(".drug_class") else None
        if drug is not None and self.variables.rule.depends >> drug.index & 1 and thing is not None:
            found = self._class(slot, found, self.variables.fact(drug, thing, tag))
        rests = self.program.applies.get(slot.index)
        if rests is not None:
            there = self.meets(self.value(rests[0], env), rests[1])
            found = {part: self.logic.all([there, here]) for part, here in found.items() if part != NOT_APPLICABLE}
            found[NOT_APPLICABLE] = self.logic.no(there)
        for tie in self.program.ties.get(slot.index, ()) if (slot.index, tag) not in self.tied else ():
            members = {tie.premise, tie.conclusion}
            self.tied.update((member, tag) for member in members)
            # Read as the facts of the same object; what one of them says of the other must hold.
            self.values[slot.index, tag] = found
            premise, conclusion = (self.value(place, env) for place in (tie.premise, tie.conclusion))
            self.coherent.append(self.logic.any([self.meets(premise, ~tie.if_in), self.meets(conclusion, tie.then_in)]))
        return found

    def _class(self, slot: Slot, found: Value, drug: Variable) -> Value:
        """The class of a drug that is given another value follows from the drug."""
        assert isinstance(slot.domain, WordDomain) and isinstance(drug.slot.domain, WordDomain)
        kept = self.logic.no(self.variables.changed(drug))
        made: Value = {part: self.logic.all([kept, here]) for part, here in found.items()}
        for place, pick in drug.picks.items():
            classes = slot.domain.of(one for name in drug.slot.domain.values(drug.parts[place]) for one in DRUG_CLASSES[name])
            for part in made:
                if part & classes:
                    made[part] = self.logic.any([made[part], pick])
        return made

    def meets(self, value: Value, allowed: int) -> Formula:
        """Whether a value may lie in a set."""
        return self.logic.any(here for part, here in value.items() if part & allowed)

    # Rules.

    def may(self, condition: Condition, env: Env, truth: bool) -> Formula:
        """Whether a condition may hold, or may not."""
        if isinstance(condition, Test):
            return self.meets(self.value(condition.slot, env), condition.allowed if truth else ~condition.allowed)
        parts = [self.may(part, env, truth) for part in condition.parts]
        return self.logic.all(parts) if isinstance(condition, AllOf) == truth else self.logic.any(parts)

    def member(self, scope: Scope, env: Env, truth: bool) -> Formula:
        """Whether an object may be meant, or may not."""
        if scope.slot < 0:
            return truth
        return self.meets(self.value(scope.slot, env), scope.allowed if truth else ~scope.allowed)

    def _rule(self, slot: Slot, env: Env) -> Value:
        asked = [self.may(gate, env, True) for gate in slot.gates]
        outside = [self.may(gate, env, False) for gate in slot.gates]
        for scope in slot.scopes:
            asked.append(self.member(scope, env, True))
            thing = env[scope.kind][1] if scope.kind in env else None
            if thing is None or thing.listed:
                outside.append(self.member(scope, env, False))
        inside = self.logic.all(asked)
        if inside is False:
            return {NOT_APPLICABLE: True}
        body = self._body(slot, env)
        found = {bit: self.logic.all([inside, here]) for bit, here in body.items()}
        found[NOT_APPLICABLE] = self.logic.any([found.get(NOT_APPLICABLE, False), self.logic.no(inside), *outside])
        return found

    def _body(self, slot: Slot, env: Env) -> Value:
        match slot.body:
            case Decision(columns=columns, rows=rows):
                met = [self.met(row, columns, env) for row in rows]
                pairs = list(zip(met, rows, strict=True))
                every = bits(slot.domain.full | NOT_APPLICABLE)
                found = {bit: self.logic.any(here for here, row in pairs if row.outcome & bit) for bit in every}
                found[NOT_APPLICABLE] = self.logic.any([found.get(NOT_APPLICABLE, False), self.logic.no(self.logic.any(met))])
                return found
            case Score() as score:
                return score_of(self, score, env)
            case Requirement(holds=holds, unless=unless):
                fails = self.may(holds, env, False)
                waived, failed = (self.may(unless, env, True), self.may(unless, env, False)) if unless else (False, True)
                return {MET: self.may(holds, env, True), WAIVED: self.logic.all([fails, waived]), NOT_MET: self.logic.all([fails, failed])}
            case Option() as option:
                return option_of(self, option, env)
            case Exists(patient=patient, each=each):
                yes = [self.may(condition, env, True) for condition in patient]
                no = [self.may(condition, env, False) for condition in patient]
                for place, (scope, condition) in enumerate(each):
                    for one, there in self._listed(scope, env, (slot.index, place), 1):
                        inside, outside = self._counts(scope, condition, one, there)
                        yes.append(inside)
                        no.append(outside)
                return {YES: self.logic.any(yes), NO: self.logic.all(no)}
            case Count(scope=scope, condition=condition, high=high):
                totals: dict[int, Formula] = {0: True}
                for one, there in self._listed(scope, env, (slot.index, 0), high):
                    inside, outside = self._counts(scope, condition, one, there)
                    totals = added(self.logic, totals, {1: inside, 0: outside}, lambda a, b: min(a + b, high))
                return {2 << number: here for number, here in totals.items()}
            case Highest(scope=scope, slot=ranked):
                best: dict[int, Formula] = {0: True}
                for one, there in self._listed(scope, env, (slot.index, 0), 1):
                    inside = self.logic.all([there, self.member(scope, one, True)])
                    value = self.value(ranked, one)
                    mine = {bit: self.logic.all([inside, here]) for bit, here in value.items() if bit != NOT_APPLICABLE}
                    mine[0] = self.logic.any([self.logic.no(there), self.member(scope, one, False), value.get(NOT_APPLICABLE, False)])
                    best = added(self.logic, best, mine, lambda a, b: min(a, b) or a or b)
                return {bit or NOT_APPLICABLE: here for bit, here in best.items()}
            case Call(primitive="agreement", slots=inputs):
                values = [self.value(one, env) for one in inputs]
                both = {bit: self.logic.all(self.meets(value, bit) for value in values) for bit in bits(slot.domain.full | NOT_APPLICABLE)}
                apart = self.logic.no(self.logic.any(both.values()))
                return {
                    bit: self.logic.any([here, self.logic.all([apart, self.logic.any(self.meets(value, bit) for value in values)])])
                    for bit, here in both.items()
                }
        return self._taken(slot, env)

    def _taken(self, slot: Slot, env: Env) -> Value:
        """A step that is not read further: what the patient engine says of it; a number computed from facts may be otherwise."""
        tag, _ = self._object(slot, env)
        own = {kind: thing for kind, (_, thing) in env.items() if thing is not None}
        imagined = any(thing is None for _, thing in env.values()) and slot.kind != "patient"
        said = slot.domain.full | NOT_APPLICABLE if imagined else self.reasoner.evaluation.mask(slot.index, own)
        movable = isinstance(slot.body, Call) and isinstance(slot.domain, CutDomain) and slot.kind == "patient"
        return self._plain(self.variables.step(slot, said, tag, movable))

    def met(self, row: Row, columns: Sequence[int], env: Env) -> Formula:
        """Whether every cell of a row may accept its column."""
        return self.logic.all(self.meets(self.value(column, env), mask) for column, mask in zip(columns, row.accepts, strict=True))

    # Lists.

    def _listed(self, scope: Scope, env: Env, part: Hashable, most: int) -> Iterator[tuple[Env, Formula]]:
        """The objects of a list, and enough others when it may be incomplete; with each, whether it is there."""
        facts, kind = self.reasoner.facts, scope.kind
        for thing in facts.things(kind):
            yield {**env, kind: (thing.index, thing)}, True
        if scope.listed_only or facts.others(self.reasoner.evaluation, kind) is None:
            return
        complete = self._complete(kind)
        for number in range(most):
            tag = (part, number)
            ghost = Variable((-1, (part, number, kind)), self.slots[0], None, (1, 2), 3)
            yield {**env, kind: (tag, None)}, self.logic.all([self.logic.no(complete), self.supply(ghost, 0)])

    def _complete(self, kind: str) -> Formula:
        """Whether a list is said to hold all there is."""
        slot = self.program.slot(f"{LISTED}{LISTS[kind]}") if kind in LISTS else None
        if slot is None or not isinstance(slot.domain, WordDomain):
            return False
        return self.meets(self.value(slot.index, {}), slot.domain.of(("complete",)))

    def _counts(self, scope: Scope, condition: Condition, env: Env, there: Formula) -> tuple[Formula, Formula]:
        inside = self.logic.all([there, self.member(scope, env, True), self.may(condition, env, True)])
        return inside, self.logic.any([self.logic.no(there), self.member(scope, env, False), self.may(condition, env, False)])
