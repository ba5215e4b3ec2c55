"""What a rule read on its way to an answer: facts in the order of the table, rows that stay possible, their notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jalon.engine.evaluate import Evaluation
from jalon.engine.readings import NOWHERE, tests
from jalon.engine.slots import FALSE, TRUE, Env, Slot, Thing
from jalon.engine.tree import (
    Call,
    Condition,
    Count,
    Decision,
    Exists,
    Fact,
    Highest,
    Option,
    Place,
    Requirement,
    Scope,
    Score,
    Test,
    Windows,
)
from jalon.guideline.facts import CaseFacts

LONG = 50
"""Objects of a list beyond which answers about one of them do not each repeat all the others: work and pages stay in proportion."""


@dataclass(slots=True)
class Trace:
    """Facts read (slot, object), places and notes of the rows that stay possible."""

    facts: dict[tuple[int, int], tuple[Slot, Thing]] = field(default_factory=dict)
    points: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: dict[Place, int] = field(default_factory=dict)
    own_rows: list[Place] = field(default_factory=list)
    rules: dict[int, None] = field(default_factory=dict)
    disagree: list[tuple[int, ...]] = field(default_factory=list)
    steps: dict[tuple[int, int], bool] = field(default_factory=dict)


def trace(slot: Slot, evaluation: Evaluation, env: Env) -> Trace:
    """Everything read below a rule for some objects."""
    found = Trace()
    _visit(slot, evaluation, env, found, True)
    return found


def read_below(slots: Iterable[int], evaluation: Evaluation, env: Env) -> list[tuple[Slot, Thing]]:
    """The facts on which some slots rest."""
    found = Trace()
    for index in slots:
        _visit(evaluation.slots[index], evaluation, env, found, False)
    return list(found.facts.values())


def _visit(slot: Slot, evaluation: Evaluation, env: Env, found: Trace, top: bool) -> None:
    facts = evaluation.facts
    assert isinstance(facts, CaseFacts)
    body = slot.body
    thing = env.get(slot.kind) or facts.patient
    if isinstance(body, Fact):
        found.facts.setdefault((slot.index, thing.index), (slot, thing))
        return
    if slot.index in found.rules and slot.kind == "patient":
        return
    found.rules[slot.index] = None
    inner: Evaluation | None = evaluation
    for scope in slot.scopes:
        if scope.kind in env:
            if scope.slot >= 0:
                _visit(evaluation.slots[scope.slot], evaluation, env, found, False)
            inner = inner.within(scope, env[scope.kind]) if inner is not None else None
    if inner is None:
        return
    for read in _reads(slot, inner, env, found, top):
        _visit(inner.slots[read], inner, env, found, False)


def _row(place: Place, note: int, found: Trace, top: bool) -> None:
    found.rows.setdefault(place, note)
    if top:
        found.own_rows.append(place)


def _reads(slot: Slot, evaluation: Evaluation, env: Env, found: Trace, top: bool) -> Iterator[int]:
    body = slot.body
    match body:
        case Decision():
            values = [evaluation.mask(column, env) for column in body.columns]
            for row in body.rows:
                if all(value & accepted for value, accepted in zip(values, row.accepts, strict=True)):
                    _row(row.at, row.note, found, top)
            yield from body.columns
        case Score():
            for item in body.items:
                value, points = evaluation.mask(item.slot, env), 0
                for row in item.rows:
                    if value & row.accepts[0]:
                        points |= row.outcome
                        _row(row.at, row.note, found, top)
                thing = env.get(evaluation.slots[item.slot].kind) or evaluation.facts.patient
                found.points[item.slot, thing.index] = points
                yield item.slot
        case Requirement():
            _row(body.at, body.note, found, top)
            yield from (test.slot for test in tests(body.holds))
            if body.unless is not None and evaluation.truth(body.holds, env) & FALSE:
                yield from (test.slot for test in tests(body.unless))
        case Option():
            for argument in body.arguments:
                if evaluation.truth(argument.condition, env) & TRUE:
                    _row(argument.at, argument.note, found, top)
                yield from (test.slot for test in tests(argument.condition))
        case Windows():
            drug = evaluation.mask(body.drug, env)
            yield body.drug
            yield from (*body.doses, *body.acts)
            for window in body.every:
                if drug & window.drugs:
                    _row(window.at, window.note, found, top)
                    if window.unless is not None:
                        for target in evaluation.facts.targets(evaluation, env["irradiation"]):
                            for test in tests(window.unless):
                                _visit(evaluation.slots[test.slot], evaluation, {**env, target.kind: target}, found, False)
        case Exists():
            for condition in body.patient:
                yield from (test.slot for test in tests(condition))
            for scope, condition in body.each:
                _each(scope, condition, evaluation, env, found)
        case Count():
            _each(body.scope, body.condition, evaluation, env, found)
        case Highest():
            _each(body.scope, Test(body.slot, -1, NOWHERE), evaluation, env, found)
        case Call():
            if body.primitive == "agreement" and evaluation.mask(slot.index, env).bit_count() > 1:
                masks = [evaluation.mask(place, env) for place in body.slots]
                if not masks[0] & masks[-1]:
                    found.disagree.append(body.slots)
            yield from body.slots


def _each(scope: Scope, condition: Condition, evaluation: Evaluation, about: Env, found: Trace) -> None:
    """The objects of a list. Of a long one, an answer about one of them shows that one: the answers about the patient show the others."""
    things = evaluation.facts.things(scope.kind)
    if scope.kind in about and len(things) > LONG:
        own = about[scope.kind]
        things = [own] if own.listed else []
    for thing in things:
        env = {thing.kind: thing}
        if scope.slot >= 0:
            found.facts.setdefault((scope.slot, thing.index), (evaluation.slots[scope.slot], thing))
        if not evaluation.membership(scope, thing) & TRUE:
            continue
        inner = evaluation.within(scope, thing)
        if inner is not None:
            for test in tests(condition):
                _visit(inner.slots[test.slot], inner, env, found, False)
