"""Which facts of a program stand alone, which are tied to others, and which a rule may read; worked out once for a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Fact
from jalon.guideline.program import Program

KINDS = ("lesion", "treatment", "plan", "tumour", "event", "imaging", "irradiation")
# A course is a drug or a procedure: what is said of one says that the other does not apply.
EITHER: Mapping[str, str] = MappingProxyType({"drug": "procedure", "drug_class": "procedure", "procedure": "drug"})
COURSES = ("treatment", "plan", "irradiation")
EITHER_PATHS: Mapping[str, str] = MappingProxyType({f"{course}.{name}": name for course in COURSES for name in EITHER})


def plain(program: Program) -> dict[str, tuple[tuple[str, int, int], ...]]:
    """By kind of object, the facts that no other fact bears on: their name in the case, slot and full set."""
    found: dict[str, tuple[tuple[str, int, int], ...]] | None = program.memory.get("plain")
    if found is None:
        made: dict[str, list[tuple[str, int, int]]] = {kind: [] for kind in ("patient", *KINDS)}
        for slot in program.slots:
            if isinstance(slot.body, Fact) and slot.kind in made and not _borne_on(program, slot):
                made[slot.kind].append((slot.path if slot.kind == "patient" else slot.path.partition(".")[2], slot.index, slot.domain.full))
        found = program.memory["plain"] = {kind: tuple(facts) for kind, facts in made.items()}
    return found


def _borne_on(program: Program, slot: Slot) -> bool:
    return slot.index in program.applies or slot.index in program.ties or slot.path in EITHER_PATHS


def family(program: Program, slot: int) -> int:
    """A fact, those tied to it, those on which it rests, and theirs."""
    found, more = 0, {slot}
    while more:
        index = more.pop()
        found |= 1 << index
        near = {place for tie in program.ties.get(index, ()) for place in (tie.premise, tie.conclusion)}
        near |= {program.applies[index][0]} if index in program.applies else set()
        more |= {one for one in near if not found >> one & 1}
    return found


def ends(program: Program) -> Mapping[str, Sequence[int]]:
    """By kind of object, what is read of a case and not worked out by a rule: facts, and values of named primitives."""
    found: dict[str, list[int]] | None = program.memory.get("ends")
    if found is None:
        found = program.memory["ends"] = {kind: [] for kind in ("patient", *KINDS)}
        for slot in program.slots:
            if isinstance(slot.body, (Fact, Call)) and slot.kind in found:
                found[slot.kind].append(slot.index)
    return found
