"""Everything that is proved of the sheets: each table, each score, and how exactly each rule is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jalon.engine.laws import Laws
from jalon.engine.prove import Defect, Proof, proof
from jalon.engine.prove_scores import bounds, turns
from jalon.engine.tree import Place, Row, Score
from jalon.guideline.axioms import laws, ordered
from jalon.guideline.coherence import linked
from jalon.guideline.plan import WIDEST, Plan, plans
from jalon.guideline.program import Program, Rule


@dataclass(frozen=True, slots=True)
class Proved:
    """One rule: what was tried of it, the defects found, and the least and greatest value of a score."""

    rule: Rule
    name: str
    proof: Proof
    through: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None

    @property
    def defects(self) -> tuple[Defect, ...]:
        """What is wrong with it."""
        return self.proof.defects


@dataclass(frozen=True, slots=True)
class Exactness:
    """How a rule is read: `exact`, `split` or `wide`; on which facts, in how many cells, and why it is wide.

    `why` is `cells` (too many), `list` (facts that it reads twice in one list) or `below` (a rule that it reads is wide).
    """

    name: str
    kind: str
    facts: tuple[str, ...] = ()
    cells: int = 1
    why: str = ""


def proved(program: Program) -> Iterator[Proved]:
    """Every rule, proved under the laws of the case."""
    known = laws(program)
    for rule in program.rules:
        yield prove(rule, program, known)


def prove(rule: Rule, program: Program, known: Laws) -> Proved:
    """One rule."""
    slot = program.slots[rule.slot]
    found = proof(slot, program.slots, known)
    extra = list(turns(slot, program.slots, known, ordered, lambda row: _read(row, program)))
    ends = bounds(slot, program.slots, known) if isinstance(slot.body, Score) else None
    if ends is not None:
        extra += _misprinted(rule, ends)
    through = tuple(program.slots[one].path for one in found.through)
    return Proved(rule, slot.path, replace(found, defects=(*found.defects, *extra)), through, ends)


def _read(row: Row, program: Program) -> bool:
    """Whether a row stands on a reading of the document, which says why it is as it is."""
    return row.note >= 0 and bool(program.notes[row.note].reading)


def _misprinted(rule: Rule, ends: tuple[int, int]) -> Iterator[Defect]:
    """A sentence that says "on 12" of a score whose greatest sum is another."""
    said = {found for text in rule.texts.values() for found in re.findall(rf"\{{{re.escape(rule.name)}\}} sur (\d+)", text[0])}
    for number in sorted(said):
        if int(number) != ends[1]:
            yield Defect("score bound", rule.slot, Place(rule.sheet, rule.line), witness=(int(number), *ends))


def exactness(program: Program) -> Iterator[Exactness]:
    """How each rule is read."""
    made = {plan.slot: plan for plan in plans(program.slots, linked(program.ties), program.applies, {})}
    for rule in program.rules:
        slot, plan = program.slots[rule.slot], made[rule.slot]
        if slot.exact:
            paths = tuple(program.slots[fact].path for fact in slot.split)
            yield Exactness(slot.path, "split" if paths else "exact", paths, plan.cells if paths else 1)
        else:
            yield _wide(slot.path, plan, program)


def _wide(name: str, plan: Plan, program: Program) -> Exactness:
    def paths(facts: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(program.slots[fact].path for fact in facts)

    if plan.apart:
        return Exactness(name, "wide", paths(plan.apart), plan.cells, "list")
    if plan.cells > WIDEST:
        return Exactness(name, "wide", paths(plan.split), plan.cells, "cells")
    slot = program.slots[plan.slot]
    below = (one.path for one in program.slots if slot.depends >> one.index & 1 and not one.exact and one.index != slot.index)
    return Exactness(name, "wide", tuple(sorted(below)), plan.cells, "below")
