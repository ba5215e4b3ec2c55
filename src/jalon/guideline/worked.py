"""What an answer holds besides its objects, worked out once for each combination of sets on which it rests.

The answer of a rule is a function of the sets that the facts below it leave (meaning.md, rules 4 and 5): of the patient, of its
object, and of each object of the lists that it counts. Two objects, or two patients, for whom those are equal get the same
values, rows, sources and conflicts; names, dates and written values are put in afterwards. Windows, which count days, are worked
out each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from jalon.engine.domains import CountDomain, bits
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import PAIR, Env, Slot, Thing
from jalon.engine.tree import Body, Call, Count, Decision, Exists, Fact, Highest, Option, Requirement, Score
from jalon.guideline.facts import CaseFacts
from jalon.guideline.program import LISTS, Program, Rule
from jalon.guideline.trace import LONG, Trace

KEPT = 8_000
"""Combinations remembered at once; beyond, all are forgotten, so that a long run stays within its memory."""
_TABLES: tuple[type[Body], ...] = (Decision, Option, Requirement, Score)
_LISTS: tuple[type[Body], ...] = (Exists, Count, Highest)
Key = tuple[Any, ...]
Chosen = Callable[[Mapping[int, int]], Any]
Json = dict[str, Any]
PATIENT, OWN = ("", 0), ("", 1)
"""Where an object of an answer is found: the patient, the object that the answer is about; else by its kind and rank."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """What decides everything about some rules: facts of the patient, of their object, and of each object of some lists.

    `numbers` are facts of the patient of which a formula reads the number itself.
    """

    own: Chosen | None
    patient: Chosen | None
    each: tuple[tuple[str, Chosen | None], ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """What an answer says whatever its objects are called. `seen` names the objects for which it was first worked out."""

    mask: int
    listed: list[Any]
    urgency: str
    strength: str
    seen: Trace
    sourced: tuple[list[Json], list[str], list[Json]]
    conflicts: list[tuple[Rule, list[Any], Json]]
    note: dict[str, str] | None
    templates: tuple[str, str]
    read: tuple[tuple[Slot, int, list[int] | None], ...]
    """The facts read: slot, place of the object in `things`, points."""
    arguments: tuple[tuple[Json, tuple[int, ...]], ...]
    """Those of an option, each with the places of its facts in `argued`."""
    argued: tuple[tuple[Slot, int], ...]
    discordant: list[str]
    things: tuple[Thing, ...]
    where: tuple[tuple[str, int], ...]

    def here(self, facts: CaseFacts, env: Env) -> list[Thing]:
        """The objects of this case in the place of those for which the answer was first worked out."""
        own = next(iter(env.values()), facts.patient)
        return [facts.patient if where is PATIENT else own if where is OWN else facts.at(*where) for where in self.where]

    def trace(self, things: Sequence[Thing]) -> Trace:
        """The same way through the tables, for these objects."""
        seen = self.seen
        now = {thing.index: things[place] for place, thing in enumerate(self.things)}
        facts = {(slot.index, things[place].index): (slot, things[place]) for slot, place, _ in self.read}
        points = {(index, now[place].index): points for (index, place), points in seen.points.items()}
        return Trace(facts, points, seen.rows, seen.own_rows, seen.rules, seen.disagree)


def placed(
    facts: CaseFacts, env: Env, seen: Trace, told: list[tuple[Json, list[tuple[Slot, Thing]]]]
) -> tuple[
    tuple[tuple[Slot, int, list[int] | None], ...],
    tuple[tuple[Json, tuple[int, ...]], ...],
    tuple[tuple[Slot, int], ...],
    tuple[Thing, ...],
    tuple[tuple[str, int], ...],
]:
    """The facts read and the facts of some arguments with the places of their objects, those objects, and where each is found."""
    own = next(iter(env.values()), None)
    places: dict[int, int] = {}
    things: list[Thing] = []

    def place(thing: Thing) -> int:
        if thing.index not in places:
            places[thing.index] = len(things)
            things.append(thing)
        return places[thing.index]

    read = tuple([(slot, place(thing), _points(seen, key)) for key, (slot, thing) in seen.facts.items()])
    argued: dict[tuple[int, int], tuple[int, Slot]] = {}
    arguments = []
    for one, below in told:
        keys = [(slot.index, place(thing)) for slot, thing in below]
        numbers = [argued.setdefault(key, (len(argued), slot))[0] for key, (slot, _) in zip(keys, below, strict=True)]
        arguments.append((one, tuple(numbers)))
    where = tuple([_where(facts, own, one) for one in things])
    return read, tuple(arguments), tuple([(slot, key[1]) for key, (_, slot) in argued.items()]), tuple(things), where


def _where(facts: CaseFacts, own: Thing | None, thing: Thing) -> tuple[str, int]:
    if thing.index == 0:
        return PATIENT
    return OWN if own is not None and thing.index == own.index else (thing.kind, thing.index - facts.first(thing.kind))


def _points(seen: Trace, key: tuple[int, int]) -> list[int] | None:
    """The least and the greatest points of a fact in a score."""
    points = seen.points.get(key)
    if points is None:
        return None
    listed = CountDomain(20).values(points)
    return [listed[0], listed[-1]] if listed else []


@dataclass(slots=True)
class Memory:
    """What was worked out, by rule and combination. It belongs to the program and names nobody."""

    leaves: dict[tuple[int, ...], Leaves | None] = field(default_factory=dict)
    worked: dict[Key, Worked] = field(default_factory=dict)
    left: dict[Key, Any] = field(default_factory=dict)
    """What the values of one unknown fact leave of an answer, by the combination that decides it, the fact and its object."""

    def keep(self, key: Key, made: Worked) -> None:
        """Remember one combination."""
        if len(self.worked) >= KEPT:
            self.worked.clear()
        self.worked[key] = made

    def keep_left(self, key: Key, made: Any) -> None:
        """Remember what one unknown fact leaves."""
        if len(self.left) >= KEPT:
            self.left.clear()
        self.left[key] = made

    def of(self, program: Program, definitions: list[Rule]) -> Leaves | None:
        """What decides the answers of a rule, by all its sources in force; None when more than sets does."""
        slots = tuple([one.slot for one in definitions])
        if slots not in self.leaves:
            self.leaves[slots] = _leaves(program, slots)
        return self.leaves[slots]


def key_of(leaves: Leaves, definitions: list[int], leading: int, evaluation: Evaluation, facts: CaseFacts, env: Env) -> Key | None:
    """The combination that decides an answer; None about an object that the case does not list."""
    own: Thing | None = None
    for own in env.values():
        if not own.listed:
            return None
    found: list[Any] = [leading, *definitions]
    if leaves.own is not None and own is not None:
        found.append(leaves.own(facts.sets(evaluation, own)))
    if leaves.patient is not None:
        found.append(leaves.patient(facts.sets(evaluation, facts.patient)))
    for kind, read in leaves.each:
        things = facts.things(kind)
        if kind in env and len(things) > LONG:  # one long list, that of this case: objects alike stand in it alike
            found.append(facts.itself)
            continue
        found.append(len(things))
        if own is not None and kind in env:
            found.append(own.index - things[0].index)
        if read is not None:
            found += [read(facts.sets(evaluation, thing)) for thing in things]
    for path in leaves.numbers:
        found += [statement.amount for statement in facts.current(path, facts.patient).statements]
    return tuple(found)


def _chosen(indexes: Sequence[int]) -> Chosen | None:
    """How to take some facts out of the sets of an object."""
    return itemgetter(*indexes) if indexes else None


def _leaves(program: Program, slots: tuple[int, ...]) -> Leaves | None:
    """Every fact that can be felt by these rules: read by them or by what they read, or tied to that."""
    kind = program.slots[slots[0]].kind
    below = _felt(program, slots)
    bodies = {index: program.slots[index].body for index in below}
    if kind == PAIR or not all(isinstance(body, (*_TABLES, *_LISTS, Fact, Call)) for body in bodies.values()):
        return None
    counted = {
        scope.kind
        for body in bodies.values()
        if isinstance(body, _LISTS)
        for scope in ([one for one, _ in body.each] if isinstance(body, Exists) else [body.scope])  # type: ignore[union-attr]
    }
    if any(program.slots[index].kind not in ("patient", kind, *counted) for index in below):
        return None
    ends = {index for index, body in bodies.items() if isinstance(body, (Fact, Call))}
    ends |= {program.index[f"listed.{LISTS[one]}"] for one in counted if f"listed.{LISTS.get(one)}" in program.index}
    by_kind = {name: tuple(sorted(index for index in ends if program.slots[index].kind == name)) for name in ("patient", kind, *counted)}
    formulas = [body for body in bodies.values() if isinstance(body, Call) and body.primitive != "agreement"]
    read = {place for body in formulas for place in body.slots}
    if any(program.slots[place].kind != "patient" for place in read):
        return None
    numbers = [program.slots[bit.bit_length() - 1] for place in sorted(read) for bit in bits(program.slots[place].depends)]
    return Leaves(
        None if kind == "patient" else _chosen(by_kind[kind]),
        _chosen(by_kind["patient"]),
        tuple((name, _chosen(by_kind[name])) for name in sorted(counted)),
        tuple(dict.fromkeys(slot.path for slot in numbers if isinstance(slot.body, Fact))),
    )


def _felt(program: Program, slots: tuple[int, ...]) -> set[int]:
    below: set[int] = set()
    more = set(slots)
    while more:
        below |= more
        found: set[int] = set()
        for index in more:
            slot = program.slots[index]
            found |= {bit.bit_length() - 1 for bit in bits(slot.depends)}
            found |= {scope.slot for scope in slot.scopes if scope.slot >= 0} | {test.slot for test in slot.gates}
            for tie in program.ties.get(index, ()):
                found |= {tie.premise, tie.conclusion}
            if index in program.applies:
                found.add(program.applies[index][0])
        more = found - below
    return below
