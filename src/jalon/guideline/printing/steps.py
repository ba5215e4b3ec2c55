"""A rule and the steps that it reads, for one case, each with its rows marked; where each row comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.evaluate import Evaluation
from jalon.engine.readings import satisfies, tests
from jalon.engine.slots import TRUE, Env, Slot, Thing
from jalon.engine.tree import Call, Condition, Count, Decision, Exists, Fact, Highest, Option, Requirement, Scope, Score, Windows
from jalon.guideline.answers import Answer, Reasoner
from jalon.guideline.printing.marks import Mark, marks
from jalon.guideline.program import Rule
from jalon.guideline.reasons import VERIFICATION, cite

MOST = 3  # objects of a list whose own table is shown
Json = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """A rule for some objects: what it may be, what each column is, its rows, and the steps below it.

    `again`: it has been shown above. `more`: objects of a list whose own tables are left out.
    """

    slot: Slot
    rule: Rule
    about: str
    env: Env
    mask: int
    inside: Evaluation
    columns: tuple[int, ...]
    marks: tuple[Mark, ...]
    steps: tuple[Step, ...]
    again: bool = False
    more: int = 0


def marked(reasoner: Reasoner, answer: Answer) -> Step:
    """The rule of an answer, and everything below it."""
    rule = reasoner.program.rule(answer.rule)
    assert rule is not None
    if answer.about == "patient" and rule.about not in ((), ("patient",)):
        supposed = reasoner.supposed(rule, answer.env)
        reasoner = reasoner if supposed is None else replace(reasoner, evaluation=supposed, leaves={})
    rule = reasoner.leading(rule, answer.env)
    return _Marking(reasoner).step(reasoner.program.slots[rule.slot], reasoner.evaluation, answer.env, answer.about)


class _Marking:
    """One explanation while it is being made: each step is shown once for each of its objects."""

    def __init__(self, reasoner: Reasoner) -> None:
        self.reasoner, self.program = reasoner, reasoner.program
        self.seen: set[tuple[int, tuple[int, ...]]] = set()

    def step(self, slot: Slot, evaluation: Evaluation, env: Env, about: str) -> Step:
        """One rule, unless it was shown before."""
        rule = self.program.rules[self.program.by_slot[slot.index]]
        mask = evaluation.mask(slot.index, env)
        inside = evaluation.inside(slot, env) or evaluation
        columns = _columns(slot)
        key = (slot.index, tuple(env[kind].index for kind in env if slot.kind != "patient"))
        if key in self.seen:
            return Step(slot, rule, about, env, mask, inside, columns, (), (), again=True)
        self.seen.add(key)
        if mask == NOT_APPLICABLE and not _applies(slot, evaluation, env):
            return Step(slot, rule, about, env, mask, inside, columns, (), ())
        rows = tuple(marks(slot, inside, env, rule))
        steps, more = self._below(slot, inside, env)
        return Step(slot, rule, about, env, mask, inside, columns, rows, steps, more=more)

    def _below(self, slot: Slot, inside: Evaluation, env: Env) -> tuple[tuple[Step, ...], int]:
        """The rules that a body reads: on the same objects, then on each object of a list."""
        found: list[Step] = []
        for read in dict.fromkeys(_own(slot)):
            below = self.program.slots[read]
            if not isinstance(below.body, Fact) and (below.kind == "patient" or below.kind in env):
                found.append(self.step(below, inside, env, _about(below, env)))
        more = 0
        for things, reads, evaluations in _listed(slot, inside, env):
            rules = [self.program.slots[read] for read in reads if not isinstance(self.program.slots[read].body, Fact)]
            here = [(thing, below) for below in rules for thing in things[:MOST]]
            more += max(0, len(things) - MOST) if rules else 0
            for thing, below in here:
                own = {**env, thing.kind: thing}
                found.append(self.step(below, evaluations[thing.index], own, _about(below, own)))
        return tuple(found), more


def _applies(slot: Slot, evaluation: Evaluation, env: Env) -> bool:
    """Whether a rule may be about its objects at all; else its rows say nothing of them."""
    gates = all(evaluation.truth(gate, env) & TRUE for gate in slot.gates)
    return gates and all(evaluation.membership(scope, env[scope.kind]) & TRUE for scope in slot.scopes if scope.kind in env)


def _about(slot: Slot, env: Env) -> str:
    thing = env.get(slot.kind)
    return (
        thing.name
        if thing is not None and thing.listed
        else "patient"
        if slot.kind == "patient"
        else "+".join(one.name for one in env.values())
    )


def _own(slot: Slot) -> Iterator[int]:
    """What a body reads on its own objects or the patient, in the order of the table."""
    body = slot.body
    match body:
        case Decision() | Score() | Call():
            yield from _columns(slot)
        case Requirement():
            for condition in (body.holds, *([body.unless] if body.unless else [])):
                yield from (test.slot for test in tests(condition))
        case Option():
            yield from (test.slot for argument in body.arguments for test in tests(argument.condition))
        case Exists():
            yield from (test.slot for condition in body.patient for test in tests(condition))


def _listed(slot: Slot, inside: Evaluation, env: Env) -> Iterator[tuple[list[Thing], list[int], dict[int, Evaluation]]]:
    """What a body reads on each object of a list: the objects that may count, what is read of them, and under which reading."""
    body = slot.body
    if isinstance(body, Windows):
        reads = list(dict.fromkeys(test.slot for window in body.every if window.unless for test in tests(window.unless)))
        things = [thing for thing in inside.facts.targets(inside, env["irradiation"]) if thing.listed] if reads else []
        yield things, reads, {thing.index: inside for thing in things}
    for scope, asked, reads in _asked_of_each(slot):
        named = [thing for thing in inside.facts.things(scope.kind) if inside.membership(scope, thing) & TRUE]
        under = {thing.index: reading for thing in named if (reading := inside.within(scope, thing)) is not None}
        there = [thing for thing in named if thing.index in under]
        yield sorted(there, key=lambda thing: _last(scope, asked, reads, inside, under, thing)), list(dict.fromkeys(reads)), under


def _last(scope: Scope, asked: Condition | None, reads: list[int], inside: Evaluation, under: dict[int, Evaluation], thing: Thing) -> int:
    """The objects that count come first: those that satisfy, those that may be the most serious."""
    if asked is not None:
        return -satisfies(scope, asked, inside, thing)
    values = under[thing.index].mask(reads[0], {thing.kind: thing}) & ~NOT_APPLICABLE
    return values & -values or 1 << 60


def _asked_of_each(slot: Slot) -> Iterator[tuple[Scope, Condition | None, list[int]]]:
    body = slot.body
    match body:
        case Exists():
            yield from ((scope, condition, [test.slot for test in tests(condition)]) for scope, condition in body.each)
        case Count():
            yield body.scope, body.condition, [test.slot for test in tests(body.condition)]
        case Highest():
            yield body.scope, None, [body.slot]


def _columns(slot: Slot) -> tuple[int, ...]:
    body = slot.body
    if isinstance(body, Decision):
        return body.columns
    if isinstance(body, Score):
        return tuple(item.slot for item in body.items)
    if isinstance(body, Windows):
        return (body.drug,)
    return body.slots if isinstance(body, Call) else ()


def origin(reasoner: Reasoner, rule: Rule, mark: Mark) -> Json:
    """Where a row comes from, with the readings it rests on and how far it is verified."""
    note = reasoner.program.notes[mark.note] if mark.note >= 0 else None
    source = note.source if note is not None and note.source else rule.source
    said = cite(reasoner.program, source, note.where if note is not None else rule.where, mark.at.sheet, mark.at.line)
    readings = [label.strip() for label in note.reading.split(",") if label.strip()] if note is not None else []
    verified = note.verification if note is not None else ""
    return said | {"readings": readings, "verification": VERIFICATION.get(verified, verified)}
