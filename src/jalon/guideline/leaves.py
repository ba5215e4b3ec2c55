"""What a rule comes down to: the facts that it reads, how often, and on which objects (meaning.md, rules 2 and 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jalon.engine.readings import tests
from jalon.engine.reads import direct
from jalon.engine.slots import Slot
from jalon.engine.tree import Count, Decision, Exists, Fact, Highest, Option, Scope, Score, Windows

Held = frozenset[tuple[int, int]]  # (fact, set): facts that surely lie in a set
Leaves = tuple[Counter[int], Counter[int]]
Memo = dict[tuple[int, Held], Leaves]
NOTHING: Held = frozenset()


def once(slot: Slot) -> list[tuple[int, bool]]:
    """The slots that a body reads, one entry a reading place (a column, an item, a condition)."""
    return [(read, each) for read, each, _ in _places(slot)]


def _places(slot: Slot) -> list[tuple[int, bool, Held]]:
    """The same, with what is sure of an object of a list where it is read: that it lies in the scope of the question."""
    body = slot.body
    match body:
        case Decision():
            return [(column, False, NOTHING) for column in body.columns]
        case Score():
            return [(item.slot, False, NOTHING) for item in body.items]
        case Windows():
            found: dict[int, None] = {read: None for read, _, _ in direct(slot)}
            return [(read, False, NOTHING) for read in found]
        case Exists():
            own = [(test.slot, False, NOTHING) for condition in body.patient for test in tests(condition)]
            each = [(scope, {scope.slot, *(test.slot for test in tests(condition))} - {-1}) for scope, condition in body.each]
            return own + [(read, True, _held(scope)) for scope, reads in each for read in sorted(reads)]
        case Count() | Highest():
            return [(read, each, _held(body.scope)) for read, _, each in direct(slot)]
        case Option():
            # Arguments for and against are told and decide nothing: what they read makes no verdict wider.
            deciding = [one.condition for one in body.arguments if one.weight not in ("for", "against")]
            return [(test.slot, False, NOTHING) for condition in deciding for test in tests(condition)]
        case _:
            return [(read, each, NOTHING) for read, _, each in direct(slot)]


def _held(*scopes: Scope) -> Held:
    return frozenset((scope.slot, scope.allowed) for scope in scopes if scope.slot >= 0)


def guards(slot: Slot) -> Held:
    """What is read to know whether a rule applies: its population and its objects."""
    return frozenset((gate.slot, gate.allowed) for gate in slot.gates) | _held(*slot.scopes)


def leaves(slots: Sequence[Slot], index: int, memo: Memo, held: Held) -> Leaves:
    """How often each fact is read below a rule: on the object itself (or the patient), and on each object of a list.

    A step that applies to some objects only reads what decides it, unless that is `held`: already sure where the step is read.
    """
    key = index, held
    if key in memo:
        return memo[key]
    slot = slots[index]
    own: Counter[int] = Counter()
    each: Counter[int] = Counter()
    if isinstance(slot.body, Fact):
        own[index] += 1
    for fact, allowed in guards(slot):
        if slots[fact].kind in (slot.kind, "patient") and not sure(fact, allowed, held):
            own[fact] += 1
    for (_, on_each), (below_own, below_each) in below(slot, slots, memo, held | guards(slot)):
        (each if on_each else own).update(below_own)
        each.update(below_each)
    memo[key] = own, each
    return own, each


def sure(fact: int, allowed: int, held: Held) -> bool:
    """Whether a fact is known to lie in a set."""
    return any(known == fact and not narrow & ~allowed for known, narrow in held)


def below(slot: Slot, slots: Sequence[Slot], memo: Memo, held: Held) -> Iterator[tuple[tuple[int, bool], Leaves]]:
    """What each reading place of a body reads. What is held of one object is not held of the others in a list."""
    of_patient = frozenset(known for known in held if slots[known[0]].kind == "patient")
    for read, each, scope in _places(slot):
        yield (read, each), leaves(slots, read, memo, of_patient | scope if each else held)


def readers(slot: Slot, slots: Sequence[Slot], family: set[int], memo: Memo) -> list[tuple[int, bool]]:
    """The reading places of a body that come down to some facts."""
    return [place for place, counts in below(slot, slots, memo, guards(slot)) if family & {*counts[0], *counts[1]}]
