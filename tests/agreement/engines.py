"""The engines that are held against each other: what each says of every rule and object of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from jalon.case import Case
from jalon.engine.slots import PAIR, Env
from jalon.guideline.answers import Reasoner
from jalon.guideline.program import Program

Question = tuple[str, tuple[str, ...]]  # the slot of a rule, and the names of the objects that it is about
Masks = Mapping[Question, int]


class Engine(Protocol):
    """Answers every rule of a program about every object of some cases."""

    name: str

    def masks(self, program: Program, cases: Sequence[Case]) -> list[Masks]:
        """For each case the set of values of each rule about each of its listed objects; surely out of scope may be left out."""


class PatientEngine:
    """The engine that answers one patient."""

    name = "patient"

    def masks(self, program: Program, cases: Sequence[Case]) -> list[Masks]:
        """The same sets as the answers carry, without their texts."""
        return [dict(self._case(program, case)) for case in cases]

    def _case(self, program: Program, case: Case) -> Iterator[tuple[Question, int]]:
        reasoner = Reasoner.begin(program, case)
        for rule in program.rules:
            slot = program.slots[rule.slot]
            for env in self._envs(reasoner, slot.kind, rule.about):
                yield (slot.path, tuple(thing.name for thing in env.values()) or ("patient",)), reasoner.evaluation.mask(slot.index, env)

    @staticmethod
    def _envs(reasoner: Reasoner, kind: str, about: Sequence[str]) -> Iterator[Env]:
        things = reasoner.facts.things
        if kind == "patient":
            yield {}
        elif kind != PAIR:
            yield from ({kind: thing} for thing in things(kind))
        else:
            one, other = about
            yield from ({one: first, other: second} for first in things(one) for second in things(other) if first.name != second.name)


class ColumnEngine:
    """The engine that answers many patients at once, in columns."""

    name = "columns"

    def masks(self, program: Program, cases: Sequence[Case]) -> list[Masks]:
        """The bare sets of every rule and object; what surely does not apply is left out."""
        from jalon.cohort.masks import by_object  # an extra: not everybody has it installed

        return list(by_object(program, cases))
