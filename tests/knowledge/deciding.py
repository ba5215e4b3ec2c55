"""Which line of which table decides in a row of `Cas`: the only row left, the points of an item, a check settled, an argument that holds.

The row of `Cas` expects an answer of the rule of that line, or of a rule that reads it: a column is followed unless each row that is
left accepts everything there (`—`).
"""

from __future__ import annotations

from collections.abc import Iterator

from jalon.case import CaseTroubles
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.evaluate import Evaluation
from jalon.engine.readings import tests
from jalon.engine.slots import FALSE, TRUE, Env, Slot
from jalon.engine.tree import Call, Condition, Count, Decision, Exists, Highest, Option, Place, Requirement, Row, Scope, Score, Windows
from jalon.guideline.answers import Reasoner
from jalon.guideline.examples import Example, case_of
from jalon.guideline.library import Library
from jalon.guideline.program import Program, Rule

Line = tuple[str, int, int]
"""A sheet, a line of it, and in a score the place of the criterion on the line; else 0."""


def decided(program: Program, library: Library, examples: list[Example]) -> set[Line]:
    """The lines that decide in at least one of the rows."""
    found: set[Line] = set()
    for example in examples:
        try:
            reasoner = Reasoner.begin(program, case_of(example, library))
        except CaseTroubles:
            continue
        for name, _ in example.expected:
            found |= set(of_rule(reasoner, asked(program, example, name)))
    return found


def asked(program: Program, example: Example, name: str) -> Rule:
    """The definition whose answer a row expects: that of its own page, where it has one."""
    own = next((rule for rule in program.rules if rule.name == name and rule.sheet == example.page.name), None)
    return own or program.rules[program.by_name[name]]


def of_rule(reasoner: Reasoner, rule: Rule) -> Iterator[Line]:
    """The lines that decide an answer of a rule: that about its first object, as in `Cas`."""
    slot = reasoner.program.slots[rule.slot]
    for env, _ in reasoner.objects(rule):
        yield from Deciding(reasoner).of(slot, reasoner.evaluation, env)
        return
    if rule.has_fallback:
        env = {kind: reasoner.facts.unlisted(kind) for kind in rule.about}
        supposed = reasoner.supposed(rule, env)
        if supposed is not None:
            yield from Deciding(reasoner).of(slot, supposed, env)


class Deciding:
    """One answer, walked down from its rule along what decides."""

    def __init__(self, reasoner: Reasoner) -> None:
        self.reasoner = reasoner
        self.seen: set[tuple[int, int]] = set()

    def of(self, slot: Slot, evaluation: Evaluation, env: Env) -> Iterator[Line]:
        """The lines that decide what a rule answers for some objects."""
        thing = env.get(slot.kind) or evaluation.facts.patient
        if (slot.index, thing.index) in self.seen:
            return
        self.seen.add((slot.index, thing.index))
        value = evaluation.mask(slot.index, env)
        single = value and not value & (value - 1) and value != NOT_APPLICABLE
        inner = evaluation.inside(slot, env)
        if inner is None:
            return
        match slot.body:
            case Decision(columns, rows):
                yield from self._row(columns, rows, inner, env)
            case Score(items):
                for item in items:
                    yield from self._item(item.slot, item.rows, inner, env)
            case Requirement(holds, unless, at):
                if single:
                    yield line(at)
                yield from self._condition(holds, inner, env)
                if unless is not None and inner.truth(holds, env) & FALSE:
                    yield from self._condition(unless, inner, env)
            case Option(arguments):
                for argument in arguments:
                    if inner.truth(argument.condition, env) == TRUE:
                        yield line(argument.at)
                    yield from self._condition(argument.condition, inner, env)
            case Windows():
                drug = inner.mask(slot.body.drug, env)
                yield from (line(one.at) for one in slot.body.every if single and not drug & ~one.drugs)
            case Exists() | Count() | Highest() | Call():
                rule = self.reasoner.program.by_slot.get(slot.index)
                if single and rule is not None:
                    yield self.reasoner.program.rules[rule].sheet, self.reasoner.program.rules[rule].line, 0
                yield from self._below(slot.body, inner, env)

    def _row(self, columns: tuple[int, ...], rows: tuple[Row, ...], inner: Evaluation, env: Env) -> Iterator[Line]:
        values = [inner.mask(column, env) for column in columns]
        left = [row for row in rows if all(value & accepted for value, accepted in zip(values, row.accepts, strict=True))]
        if len(left) == 1:
            yield line(left[0].at)
        for place, column in enumerate(columns):
            if any(row.accepts[place] != inner.slots[column].domain.full for row in left):
                yield from self.of(inner.slots[column], inner, env)

    def _item(self, item: int, rows: tuple[Row, ...], inner: Evaluation, env: Env) -> Iterator[Line]:
        value = inner.mask(item, env)
        left = [row for row in rows if value & row.accepts[0]]
        if len(left) == 1:
            yield line(left[0].at, score=True)
            yield from self.of(inner.slots[item], inner, env)

    def _condition(self, condition: Condition, inner: Evaluation, env: Env) -> Iterator[Line]:
        for test in tests(condition):
            yield from self.of(inner.slots[test.slot], inner, env)

    def _below(self, body: Exists | Count | Highest | Call, inner: Evaluation, env: Env) -> Iterator[Line]:
        match body:
            case Exists(patient, each):
                for condition in patient:
                    yield from self._condition(condition, inner, env)
                for scope, condition in each:
                    yield from self._each(scope, [test.slot for test in tests(condition)], inner)
            case Count(scope, condition):
                yield from self._each(scope, [test.slot for test in tests(condition)], inner)
            case Highest(scope, slot):
                yield from self._each(scope, [slot], inner)
            case Call(_, slots):
                for slot in slots:
                    yield from self.of(inner.slots[slot], inner, env)

    def _each(self, scope: Scope, slots: list[int], evaluation: Evaluation) -> Iterator[Line]:
        for thing in evaluation.facts.things(scope.kind):
            inner = evaluation.within(scope, thing) if evaluation.membership(scope, thing) & TRUE else None
            for slot in slots if inner is not None else ():
                assert inner is not None
                yield from self.of(inner.slots[slot], inner, {thing.kind: thing})


def line(place: Place, score: bool = False) -> Line:
    """A row by its sheet and line; a criterion of a grid by its column too."""
    return place.sheet, place.line, place.column if score else 0
