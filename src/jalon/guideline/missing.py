"""Which unknown facts keep an answer open, what each would leave, and which to obtain first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jalon.case import WordType
from jalon.case.vocabulary import vocabulary
from jalon.engine.domains import NOT_APPLICABLE, DayDomain, WordDomain, bits
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import Env, Slot, Thing
from jalon.engine.tree import Call, Count, Exists, Fact, Highest
from jalon.guideline import measures
from jalon.guideline.asked import asked, entries, joined
from jalon.guideline.labels import fact_label, fact_name, grouped, word_labels
from jalon.guideline.measures import outcomes
from jalon.guideline.spans import parts

if TYPE_CHECKING:
    from jalon.guideline.answers import Reasoner
    from jalon.guideline.trace import Trace
    from jalon.guideline.worked import Key

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Left:
    """What the values of one missing fact leave of one answer: for each set of outcomes, the cells of the fact that leave it."""

    fact: Slot
    thing: Thing
    by_outcome: dict[int, int]


Leaves = tuple[dict[str, list[Any]], dict[int, int]]


def missing(
    reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, seen: Trace, kept: dict[str, Left], key: Key | None = None
) -> list[Json]:
    """Every unknown fact that can change the answer, with what each of its values leaves; `kept` is given the same as sets.

    `key` is the combination that decides the answer, when there is one: what a fact leaves is then remembered with it.
    """
    found: list[Json] = []
    done = reasoner.leaves
    states: dict[int, tuple[int, ...]] = {}
    unchanged = outcomes(slot, mask)
    for fact, thing in _unknown(reasoner, slot, env, inside, seen):
        state = states.get(thing.index)
        if state is None:
            state = states[thing.index] = _state(reasoner, slot, thing, inside, env)
        pattern = (slot.index, fact.index, mask, *state)
        if pattern not in done:
            done[pattern] = _remembered(reasoner, slot, env, mask, inside, fact, thing, seen, key)
        known = done[pattern]
        if known:
            leaves, by_outcome = known
            label = fact_label(fact, thing)
            entry: Json = {"fact": fact_name(fact, thing), "label": {"fr": label[0], "en": label[1]}, "leaves": leaves}
            kept[entry["fact"]] = Left(fact, thing, by_outcome)
            entry["words"] = {
                lang: {name: reasoner.words[fact.index, name][number] for name in leaves} for number, lang in enumerate(("fr", "en"))
            }
            if all(left == unchanged for left in leaves.values()):
                entry["jointly"] = True
            why = (
                "contradictory"
                if (fact.path, thing.index) in reasoner.facts.contradictory
                else reasoner.facts.current(fact.path, thing).why
            )
            if why and why != "not_stated":
                entry["why"] = why
            rests = asked(fact, thing, reasoner.facts)
            found += entries(fact, rests, entry) if rests else [entry]
    found = joined(found)
    found += measures.inputs(reasoner, slot, env, mask, inside, seen)
    found += measures.dates(reasoner, slot, env, mask, inside)
    return found


def _unknown(reasoner: Reasoner, slot: Slot, env: Env, inside: Evaluation, seen: Trace) -> Iterator[tuple[Slot, Thing]]:
    """Facts read below the rule that still have several values, and lists that may not be complete."""
    told: set[tuple[int, int]] = set()
    for fact, thing in seen.facts.values():
        if isinstance(fact.domain, DayDomain) or not isinstance(fact.body, Fact):
            continue
        here = inside.mask(fact.index, {thing.kind: thing} if thing.kind != "patient" else {})
        if here & (here - 1):
            told.add((fact.index, thing.index))
            yield fact, thing
    for test in slot.gates:
        gate = inside.slots[test.slot]
        thing = env.get(gate.kind) or reasoner.facts.patient
        here = inside.mask(gate.index, env)
        if here & (here - 1) and (gate.index, thing.index) not in seen.facts:
            yield gate, thing
    for scope in slot.scopes:
        thing = env[scope.kind]
        if (
            scope.slot >= 0
            and thing.listed
            and reasoner.evaluation.mask(scope.slot, env) & ~scope.allowed
            and (scope.slot, thing.index) not in told
        ):
            yield inside.slots[scope.slot], thing
    for index in seen.rules:
        if isinstance(inside.slots[index].body, (Exists, Highest, Count)):
            for listed in bits(inside.slots[index].depends):
                fact = inside.slots[listed.bit_length() - 1]
                if fact.path.startswith("listed.") and (fact.index, 0) not in seen.facts:
                    here = inside.mask(fact.index, {})
                    if here & (here - 1) or (isinstance(fact.domain, WordDomain) and here == fact.domain.of(("partial",))):
                        seen.facts[fact.index, 0] = fact, reasoner.facts.patient
                        yield fact, reasoner.facts.patient


def _state(reasoner: Reasoner, slot: Slot, thing: Thing, inside: Evaluation, env: Env) -> tuple[int, ...]:
    """What is known of an object, as far as a rule can see: objects alike in this change an answer alike."""
    if thing.index == 0 or not thing.listed or len(env) > 1 or (env and env.get(thing.kind) is not thing):
        return (thing.index, *(one.index for one in env.values()))
    key = (slot.index, thing.kind)
    read = reasoner.reads.get(key)
    if read is None:
        read = reasoner.reads[key] = tuple(
            other.index
            for other in inside.slots
            if slot.depends >> other.index & 1 and other.kind == thing.kind and isinstance(other.body, Fact)
        )
    own = {thing.kind: thing}
    return (-1, *[inside.mask(index, own) for index in read])


def _remembered(
    reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, fact: Slot, thing: Thing, seen: Trace, key: Key | None
) -> Leaves | None:
    """What a fact leaves, worked out once for each combination. To say where a lesion is rests on what was written besides."""
    if key is None:
        return _leaves(reasoner, slot, env, mask, inside, fact, thing, seen)
    rank = f"{thing.kind} {thing.index - reasoner.facts.first(thing.kind)}" if thing.index else ""
    place = "own" if env.get(thing.kind) is thing else rank
    here = (key, slot.index, fact.index, place, reasoner.facts.silent_above(fact.index, thing))
    if here not in reasoner.memory.left:
        made = _leaves(reasoner, slot, env, mask, inside, fact, thing, seen)
        labels = {name: reasoner.words[fact.index, name] for name in made[0]} if made else {}
        reasoner.memory.keep_left(here, (made, labels))
    found: Leaves | None
    found, labels = reasoner.memory.left[here]
    for name, said in labels.items():
        reasoner.words[fact.index, name] = said
    return found


def _leaves(
    reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, fact: Slot, thing: Thing, seen: Trace
) -> Leaves | None:
    own = {thing.kind: thing} if thing.kind != "patient" else {}
    outer = reasoner.evaluation
    start = outer if outer.mask(fact.index, own) != inside.mask(fact.index, own) else inside
    here = start.mask(fact.index, own)
    groups = reasoner.program.classes.get((fact.index, slot.index)) or tuple(bits(fact.domain.full | NOT_APPLICABLE))
    if fact.path.startswith("listed.") and isinstance(fact.domain, WordDomain):
        here, groups = fact.domain.of(("complete",)), (fact.domain.of(("complete",)),)
    by_outcome: dict[int, int] = {}
    told: list[Evaluation] = []
    for group in groups:
        cell = here & group & ~NOT_APPLICABLE
        inner = once_told(reasoner, fact, thing, cell) if cell else None
        if inner is None or _disagrees(reasoner, inner, slot):
            continue
        left = _answered(reasoner, slot, env, inner)
        by_outcome[left] = by_outcome.get(left, 0) | cell
        told.append(inner)
    # A fact that changes nothing alone may still move a step of the rule, and decide together with another.
    matters = any(left != mask for left in by_outcome) or _moves(slot, env, mask, outer, seen, thing, told)
    if not matters:
        return None
    leaves: dict[str, list[Any]] = {}
    for left, cells in by_outcome.items():
        for name, labels in _names(fact, cells).items():
            leaves[name] = outcomes(slot, left)
            reasoner.words[fact.index, name] = labels
    return (leaves, by_outcome) if leaves else None


def _answered(reasoner: Reasoner, slot: Slot, env: Env, inner: Evaluation) -> int:
    """What the rule answers under a hypothesis: of sources of one rank the safer leads, and a hypothesis may change which one that is."""
    place = reasoner.program.by_slot.get(slot.index)
    rule = None if place is None else reasoner.program.rules[place]
    if rule is not None and reasoner.leading(rule, env).slot == slot.index:
        return inner.mask(reasoner.leading(rule, env, inner).slot, env)
    return inner.mask(slot.index, env)


def once_told(reasoner: Reasoner, fact: Slot, thing: Thing, cell: int) -> Evaluation | None:
    """The reading once a statement leaves these values of a fact: where the fact may not apply, it still may not."""
    outer = reasoner.evaluation
    if not thing.listed or thing.index == 0 or not outer.mask(fact.index, {thing.kind: thing}) & NOT_APPLICABLE:
        return outer.suppose(fact.index, thing, cell)
    said = reasoner.facts.stating(outer, fact.index, thing, cell)
    return None if said is None else outer.child({}, thing.index, said)


def _disagrees(reasoner: Reasoner, inner: Evaluation, slot: Slot) -> bool:
    """Whether a hypothesis contradicts another measure of the same thing: then it is no completion."""
    outer = reasoner.evaluation
    for call, places in _agreements(reasoner):
        if slot.depends >> call & 1:
            before, after = ([reading.mask(place, {}) for place in places] for reading in (outer, inner))
            if before[0] & before[-1] and not after[0] & after[-1]:
                return True
    return False


def _agreements(reasoner: Reasoner) -> Sequence[tuple[int, tuple[int, ...]]]:
    """The comparisons of two measures of one thing, each with what it compares."""
    memory = reasoner.program.memory
    if "agreements" not in memory:
        calls = ((slot.index, slot.body) for slot in reasoner.program.slots)
        memory["agreements"] = [(index, call.slots) for index, call in calls if isinstance(call, Call) and call.primitive == "agreement"]
    found: Sequence[tuple[int, tuple[int, ...]]] = memory["agreements"]
    return found


def _moves(slot: Slot, env: Env, mask: int, outer: Evaluation, seen: Trace, thing: Thing, told: Sequence[Evaluation]) -> bool:
    """Whether a hypothesis moves an open step of a rule, on its objects or on `thing`, that would change the answer once closed one way
    or another.
    """
    for index in seen.rules:
        step = outer.slots[index]
        here: Env = env if step.kind in env or step.kind == "patient" else {thing.kind: thing}
        if index == slot.index or (step.kind != "patient" and step.kind not in here):
            continue
        value = outer.mask(index, here)
        if value & (value - 1) and any(inner.mask(index, here) != value for inner in told):
            about = here.get(step.kind) or outer.facts.patient
            key = (index, about.index)
            if key not in seen.steps:
                seen.steps[key] = any(outer.child({key: cell}, about.index).mask(slot.index, env) != mask for cell in bits(value))
            if seen.steps[key]:
                return True
    return False


def _names(fact: Slot, cells: int) -> dict[str, tuple[str, str]]:
    """The values of a set, each under its key, with its words in French and English."""
    domain = fact.domain
    if isinstance(domain, WordDomain):
        known = vocabulary().fields.get(fact.path) or vocabulary().fields.get("plan." + fact.path.partition(".")[2])
        names = domain.values(cells)
        keys = grouped(known.type, names) if known and isinstance(known.type, WordType) else names
        return {key: (word_labels(fact.path, [key], 0)[0], word_labels(fact.path, [key], 1)[0]) for key in keys}
    told = [parts(cells, domain, lang, spoken=True) for lang in (0, 1)]
    return {key: (french, english) for key, french, english in zip(parts(cells, domain), *told, strict=True)}
