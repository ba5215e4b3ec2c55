"""The search: sizes one after the other; the solver proposes, the patient engine decides, and what it refutes becomes a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jalon.case.change import Source
from jalon.engine.domains import NOT_APPLICABLE, CutDomain, bits
from jalon.engine.tree import Score, Windows
from jalon.guideline.answer import Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.counterfactual.fields import holds_in
from jalon.guideline.counterfactual.logic import Formula, Logic
from jalon.guideline.counterfactual.sets import Changed, ChangeSet, Found, put_together
from jalon.guideline.counterfactual.tried import Tried, tried
from jalon.guideline.counterfactual.variables import Variable, Variables
from jalon.guideline.counterfactual.world import Env, World

STEPS = 4_000_000  # of the solver for one question
MOST_FACTS = 4  # changed at once: beyond, nobody would call it a small change
MOST_TRIES = 400
MOST_FOUND = 24  # sets before those alike are put together


def smallest_changes(reasoner: Reasoner, answer: Answer, source: Source | None = None, steps: int = STEPS) -> Found:
    """The smallest changes of facts that would surely give an answer another value; of an open answer, those that would settle it.

    With the `source` of the case, each set is also tried by reading the whole file again with it.
    That a rule no longer applies (the bone is broken, the drug is no longer planned) is told when nothing else changes the answer.
    """
    found = Search(reasoner, answer, source, steps, leaving=False).run()
    if found.why == "none":
        other = Search(reasoner, answer, source, steps, leaving=True).run()
        return found if other.why else other
    return found


class Search:
    def __init__(self, reasoner: Reasoner, answer: Answer, source: Source | None, steps: int, leaving: bool) -> None:
        rule = reasoner.program.rule(answer.rule)
        assert rule is not None
        self.rule = reasoner.leading(rule, answer.env)
        self.slot = reasoner.program.slots[self.rule.slot]
        if any(thing.index and not thing.listed for thing in answer.env.values()):
            supposed = reasoner.supposed(self.rule, answer.env)
            if supposed is not None:
                reasoner = Reasoner(reasoner.program, reasoner.case, reasoner.facts, supposed, reasoner.speaker)
        self.reasoner, self.answer, self.steps = reasoner, answer, steps
        self.logic = Logic()
        self.settles = answer.status == "bounded"
        self.leaving = leaving
        self.refused = answer.mask if leaving else answer.mask | NOT_APPLICABLE
        self.variables = Variables(reasoner, self.slot, self.logic, self.settles)
        self.env: Env = {kind: (thing.index, thing) for kind, thing in answer.env.items()}
        self.free: dict[tuple[Any, int], Formula] = {}
        self.limited = False
        self.confirm = None if source is None else holds_in(source, reasoner, rule, answer.about, self.good)
        self.lessons: list[Formula] = []

    def run(self) -> Found:
        """The smallest size at which something is found."""
        if isinstance(self.slot.body, Windows) or self.rule.ranked_by:
            return Found((), False, "order" if self.rule.ranked_by else "dates", self.settles)
        self.begin()
        open_ = [variable for variable in self.variables.found.values() if variable.picks]
        if not open_:
            return Found((), False, "nothing", self.settles)
        for size in range(1, min(MOST_FACTS, len(open_)) + 1):
            found, more = self.of_size(size)
            if found:
                return Found(tuple(put_together([self.reaching(one) for one in found])), more, "", self.settles)
            if self.limited:
                return Found((), False, "limit", self.settles)
        return Found((), False, "none", self.settles)

    # What the solver is told.

    def begin(self) -> None:
        """The first reading: some completion must give the answer that is wanted."""
        self.solver = self.logic.solver(self.steps)
        self.world = self.copy(self._supply)
        for variable in self.variables.found.values():
            if variable.picks:
                self.logic.at_most(self.solver, [(pick, 1) for pick in variable.picks.values()], 1)
        self.target: dict[int, Formula] = {}
        if self.settles:
            aims = bits(self.slot.domain.full | NOT_APPLICABLE)
            self.target = {bit: self.logic.new(f"target={bit}") for bit in aims if self.leaving or bit != NOT_APPLICABLE}
            self.logic.one_of(self.solver, list(self.target.values()))
        self.logic.add(self.solver, self.logic.all(self.world.coherent))
        self.logic.add(self.solver, self.wanted(self.world))

    def copy(self, supply: Any) -> World:
        """One more reading of the rule."""
        world = World(self.reasoner, self.logic, self.variables, supply)
        self.value = world.value(self.slot.index, self.env)
        for test in self.rule.fallback if any(thing.index and not thing.listed for thing in self.answer.env.values()) else ():
            world.coherent.append(world.meets(world.value(test.slot, self.env), test.allowed))
        return world

    def wanted(self, world: World) -> Formula:
        """The answer is another one, or the one aimed at alone."""
        value = world.value(self.slot.index, self.env)
        if not self.settles:
            return self.logic.no(world.meets(value, self.refused))
        return self.logic.all(self.logic.any([self.target.get(bit, False), self.logic.no(here)]) for bit, here in value.items())

    def _supply(self, variable: Variable, place: int) -> Formula:
        """An open fact may have any of its values: exactly one."""
        key = (variable.key, place)
        if key not in self.free:
            made = [self.logic.new(f"{variable.slot.path}:{one}") for one in variable.now]
            for one, truth in zip(variable.now, made, strict=True):
                self.free[variable.key, one] = truth
            self.logic.one_of(self.solver, made)
        return self.free[key]

    # The search.

    def of_size(self, size: int) -> tuple[list[ChangeSet], bool]:
        """Every set of that many facts at the smallest distance."""
        open_ = [variable for variable in self.variables.found.values() if variable.picks]
        changed = [(self.variables.changed(variable), 1) for variable in open_]
        far = [(pick, variable.far[place]) for variable in open_ for place, pick in variable.picks.items() if variable.far[place]]
        self.solver.push()
        self.logic.exactly(self.solver, changed, size)
        found: list[tuple[int, ChangeSet]] = []
        nearest: int | None = None
        for _ in range(MOST_TRIES):
            picked = self.next()
            if picked is None or len(found) > MOST_FOUND:
                break
            made = self.judge(picked)
            if made is None:
                continue
            distance = sum(variable.far[place] for variable, place in picked.items())
            if nearest is None or distance < nearest:
                nearest, found = distance, []
                self.logic.at_most(self.solver, far, distance)
            found.append((distance, made))
        else:
            self.limited = True
        self.solver.pop()
        for lesson in self.lessons:
            self.logic.add(self.solver, lesson)
        return [made for _, made in found][:MOST_FOUND], len(found) > MOST_FOUND or (self.limited and bool(found))

    def next(self) -> dict[Variable, int] | None:
        """The next set of changes that the solver proposes."""
        verdict = self.solver.check()
        if verdict != self.logic.z3.sat:
            self.limited = self.limited or verdict == self.logic.z3.unknown
            return None
        model = self.solver.model()
        self.model = model
        return {
            variable: place
            for variable in self.variables.found.values()
            for place, pick in variable.picks.items()
            if self.logic.z3.is_true(model.eval(pick, model_completion=True))
        }

    def judge(self, picked: Mapping[Variable, int]) -> ChangeSet | None:
        """What the patient engine says of a set; a set is proposed once, and what refutes it is learned for good."""
        facts = tuple(self._changed(variable, place) for variable, place in picked.items())
        made = tried(self.reasoner, self.rule, self.answer.env, {(one.slot.index, one.thing.index): one.after for one in facts})
        good = made is not None and made.coherent and self.good(made.mask)
        if not good:
            self.learn(picked)
        good = good and (self.confirm is None or self.confirm(facts))
        self.solver.add(self.logic.z3.Not(self.logic.z3.And([variable.picks[place] for variable, place in picked.items()])))
        return ChangeSet(facts, made.mask, self.scores(made)) if good and made is not None else None

    def scores(self, made: Tried) -> tuple[tuple[int, int], ...]:
        """What the scores that the answer reads become."""
        slots, env = self.reasoner.program.slots, self.answer.env
        read = [index for index in self.answer.trace.rules if isinstance(slots[index].body, Score) and index != self.slot.index]
        return tuple((index, made.evaluation.mask(index, env)) for index in read if slots[index].kind in env)

    def good(self, mask: int) -> bool:
        """Whether the answer is surely another, or settled."""
        if not self.settles:
            return not mask & self.refused
        return mask & (mask - 1) == 0 and (self.leaving or mask != NOT_APPLICABLE)

    def _changed(self, variable: Variable, place: int) -> Changed:
        assert variable.thing is not None
        return Changed(variable.slot, variable.thing, variable.said, variable.given(place), variable.learned)

    def reaching(self, one: ChangeSet) -> ChangeSet:
        """The same set with each number as far as the answer stays what it becomes: from the nearest limit on."""
        for place, fact in enumerate(one.facts):
            if not isinstance(fact.slot.domain, CutDomain):
                continue
            variable = next(v for v in self.variables.found.values() if (v.slot.index, v.thing) == (fact.slot.index, fact.thing))
            start = next(number for number, part in enumerate(variable.parts) if part & fact.after)
            for step in (1, -1):
                if not fact.learned and (start - variable.now[0]) * step < 0:
                    continue
                for number in range(start + step, len(variable.parts) if step > 0 else -1, step):
                    made = self.with_value(one, place, variable.given(number)) if number in variable.picks else None
                    if made is None:
                        break
                    one = made
        return one

    def with_value(self, one: ChangeSet, place: int, value: int) -> ChangeSet | None:
        """A set with one more value of a fact; None where the answer would not be the same."""
        supposed = {(fact.slot.index, fact.thing.index): fact.after for fact in one.facts}
        supposed[one.facts[place].slot.index, one.facts[place].thing.index] = value
        made = tried(self.reasoner, self.rule, self.answer.env, supposed)
        return one.also(place, value, self.scores(made)) if made is not None and made.coherent and made.mask == one.leaves else None

    def learn(self, picked: Mapping[Variable, int]) -> None:
        """Find the completion that keeps the answer, and ask of every later proposal that it holds there too."""
        against = self.logic.solver(self.steps)
        free, self.free = self.free, {}
        solver, self.solver = self.solver, against
        world = self.copy(self._supply)
        mine, self.free, self.solver = self.free, free, solver
        for variable in self.variables.found.values():
            for place, pick in variable.picks.items():
                against.add(pick if picked.get(variable) == place else self.logic.z3.Not(pick))
        self.logic.add(against, self.logic.all(world.coherent))
        if self.settles:
            aim = next(bit for bit, truth in self.target.items() if self.logic.z3.is_true(self.model.eval(truth, model_completion=True)))
            value = world.value(self.slot.index, self.env)
            self.logic.add(against, self.logic.any(here for bit, here in value.items() if bit != aim))
        else:
            self.logic.add(against, self.logic.no(self.wanted(world)))
        if against.check() != self.logic.z3.sat:
            return
        model = against.model()
        truths = {key: self.logic.z3.is_true(model.eval(term, model_completion=True)) for key, term in mine.items()}

        def supply(variable: Variable, place: int) -> Formula:
            known = truths.get((variable.key, place))
            if known is None:
                return place == variable.now[-1]
            return known

        lesson = self.copy(supply)
        self.lessons.append(self.logic.any([self.logic.no(self.logic.all(lesson.coherent)), self.wanted(lesson)]))
        self.logic.add(self.solver, self.lessons[-1])
