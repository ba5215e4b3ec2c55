"""What an answer holds besides its objects, worked out once for each combination of cells on which it rests.

A rule that reads only facts of the patient and of its own object, through tables, is a function of the sets that those facts
leave (meaning.md, rules 4 and 5). Two objects, or two patients, whose sets are equal get the same values, rows, sources and
conflicts; names, dates and values of the case are put in afterwards. What rests on lists, days or arithmetic is worked out each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jalon.engine.domains import bits
from jalon.engine.evaluate import PAIR, Env, Evaluation, Slot, Thing
from jalon.engine.tree import Decision, Fact, Option, Requirement, Score
from jalon.guideline.program import Program, Rule
from jalon.guideline.trace import Trace

KEPT = 100_000
"""Combinations remembered at once: some 100 MB; then all are forgotten, so that a long run stays within its memory."""
_TABLES = (Decision, Fact, Option, Requirement, Score)
Key = tuple[int, ...]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Leaves:
    """The facts whose sets decide everything about some rules: of their object and of the patient."""

    own: tuple[int, ...]
    patient: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """What an answer says whatever its objects are called. `seen` names the objects for which it was first worked out."""

    mask: int
    listed: list[Any]
    urgency: str
    strength: str
    seen: Trace
    sourced: tuple[list[Json], list[str], list[Json]]
    conflicts: list[Json]
    note: dict[str, str] | None
    text: dict[str, str] | None
    arguments: tuple[tuple[Json, list[tuple[Slot, Thing]]], ...]

    def trace(self, env: Env, patient: Thing) -> Trace:
        """The same way through the tables, for the patient or for one other object of the same kind."""
        seen = self.seen
        now = next(iter(env.values()), patient)
        facts = {}
        for slot, thing in seen.facts.values():
            here = now if thing.index else patient
            facts[slot.index, here.index] = slot, here
        points = {(index, now.index if place else 0): points for (index, place), points in seen.points.items()}
        return Trace(facts, points, seen.rows, seen.own_rows, seen.rules, seen.disagree)


@dataclass(slots=True)
class Memory:
    """What was worked out, by rule and combination; it belongs to the program and holds nothing of a patient but sets."""

    leaves: dict[tuple[int, ...], Leaves | None] = field(default_factory=dict)
    worked: dict[Key, Worked] = field(default_factory=dict)

    def keep(self, key: Key, made: Worked) -> None:
        """Remember one combination."""
        if len(self.worked) >= KEPT:
            self.worked.clear()
        self.worked[key] = made


def key_of(program: Program, memory: Memory, definitions: list[Rule], leading: Rule, evaluation: Evaluation, env: Env) -> Key | None:
    """What decides the answer of a rule for some objects; None when more than sets does."""
    slots = tuple([one.slot for one in definitions])
    if slots not in memory.leaves:
        memory.leaves[slots] = _leaves(program, slots)
    leaves = memory.leaves[slots]
    if leaves is None:
        return None
    known = evaluation.known
    index = 0
    for thing in env.values():
        if not thing.listed:
            return None
        index = thing.index
    found = [leading.slot, *slots]
    for leaf in leaves.own:
        mask = known.get((leaf, index))
        found.append(evaluation.mask(leaf, env) if mask is None else mask)
    for leaf in leaves.patient:
        mask = known.get((leaf, 0))
        found.append(evaluation.mask(leaf, env) if mask is None else mask)
    return tuple(found)


def _leaves(program: Program, slots: tuple[int, ...]) -> Leaves | None:
    """Every fact that can be felt by these rules: read by them, or tied to what they read; None when a list, a day or arithmetic is."""
    kind = program.slots[slots[0]].kind
    if any("{site" in item for slot in slots for items in program.rules[program.by_slot[slot]].lists.values() for item in items):
        return None
    below: set[int] = set()
    for index in slots:
        slot = program.slots[index]
        below |= {bit.bit_length() - 1 for bit in bits(slot.depends)}
        below |= {scope.slot for scope in slot.scopes if scope.slot >= 0} | {test.slot for test in slot.gates}
    # Scopes and gates of the rules below are felt too.
    grown = True
    while grown:
        more = set()
        for index in below:
            slot = program.slots[index]
            more |= {bit.bit_length() - 1 for bit in bits(slot.depends)}
            more |= {scope.slot for scope in slot.scopes if scope.slot >= 0} | {test.slot for test in slot.gates}
            for tie in program.ties.get(index, ()):
                more |= {tie.premise, tie.conclusion}
            rests = program.applies.get(index)
            more |= {rests[0]} if rests is not None else set()
        grown = not more <= below
        below |= more
    if kind == PAIR or any(
        not isinstance(program.slots[index].body, _TABLES) or program.slots[index].kind not in ("patient", kind) for index in below
    ):
        return None
    facts = sorted(index for index in below if isinstance(program.slots[index].body, Fact))
    return Leaves(
        tuple(index for index in facts if program.slots[index].kind == kind and kind != "patient"),
        tuple(index for index in facts if program.slots[index].kind == "patient"),
    )
