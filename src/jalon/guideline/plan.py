"""What each rule reads, and which facts it must be split on to be exact (meaning.md, rules 2-4 and 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jalon.engine.domains import bits
from jalon.engine.reads import direct, groups
from jalon.engine.slots import PAIR, Slot
from jalon.engine.tree import Call, Fact, Option, Requirement, Test
from jalon.guideline.leaves import Memo, guards, leaves, once, readers, sure

WIDEST = 256
# A course is a drug or a procedure: the facts of the other do not apply.
EITHER_WAY = ("treatment", "plan", "irradiation")


def closure(slots: Sequence[Slot]) -> list[Slot]:
    """The slots with `depends` and `shared` filled in."""
    depends: dict[int, int] = {}
    shared: dict[int, int] = {}

    def visit(index: int) -> int:
        if index not in depends:
            depends[index] = 1 << index
            mask, through = slots[index].depends | 1 << index, slots[index].shared
            for read in below(slots[index]):
                mask |= visit(read)
                through |= depends[read] if slots[read].kind == "patient" else shared[read]
            depends[index], shared[index] = mask, through
        return depends[index]

    for slot in slots:
        visit(slot.index)
    torn = sum(1 << slot.index for slot in slots if isinstance(slot.body, Call) and slot.body.primitive == "agreement")
    return [
        replace(slot, depends=depends[slot.index], shared=shared[slot.index], torn=bool(depends[slot.index] & torn)) for slot in slots
    ]


def below(slot: Slot) -> set[int]:
    """Every slot read by a body, its scopes and its gate."""
    found = {read for read, _, _ in direct(slot)} | {scope.slot for scope in slot.scopes if scope.slot >= 0}
    found |= {other for other in bits_of(slot.depends) if other != slot.index}
    return found | {gate.slot for gate in slot.gates}


def bits_of(mask: int) -> list[int]:
    """The positions of the bits of a mask."""
    return [bit.bit_length() - 1 for bit in bits(mask)]


def sets_read(slots: Sequence[Slot], rule: int) -> dict[int, set[int]]:
    """For every slot below a rule, the sets with which it is compared."""
    found: dict[int, set[int]] = {}
    seen: set[int] = set()
    waiting = [rule]
    while waiting:
        slot = slots[waiting.pop()]
        if slot.index in seen:
            continue
        seen.add(slot.index)
        for read, allowed, _ in direct(slot):
            found.setdefault(read, set()).add(allowed)
        for scope in slot.scopes:
            if scope.slot >= 0:
                found.setdefault(scope.slot, set()).add(scope.allowed)
        for gate in slot.gates:
            found.setdefault(gate.slot, set()).add(gate.allowed)
        waiting.extend(below(slot))
    return found


@dataclass(frozen=True, slots=True)
class Plan:
    """How one rule is read: split on some facts, into so many cells; `apart` are the facts that it reads twice in one list.

    A rule that would need too many cells is split on `repeated` instead: what its own table names more than once.
    """

    slot: int
    split: tuple[int, ...]
    cells: int
    apart: tuple[int, ...]
    repeated: tuple[int, ...] = ()

    @property
    def followed(self) -> tuple[int, ...]:
        """What every engine splits this rule on."""
        return self.split if self.cells <= WIDEST else self.repeated

    @property
    def wide(self) -> bool:
        """Whether its answers may be wider than their meaning."""
        return self.cells > WIDEST or bool(self.apart)


def split_plan(
    slots: Sequence[Slot], linked: Mapping[int, Mapping[int, set[int]]], applies: Mapping[int, tuple[int, int]]
) -> tuple[list[Slot], dict[tuple[int, int], tuple[int, ...]]]:
    """Every rule with its split plan, and the cells of every fact as each rule sees them.

    `linked` gives for a fact the facts tied to it by coherence, with the sets that tie it; `applies` the fact on which
    applicability rests, with the set for which it applies.
    """
    cells: dict[tuple[int, int], tuple[int, ...]] = {}
    found = {one.slot: one for one in plans(slots, linked, applies, cells)}
    planned = [replace(slot, split=one.followed, exact=not one.wide) if (one := found.get(slot.index)) else slot for slot in slots]
    return [replace(slot, exact=_exact(slot.index, planned, {})) for slot in planned], cells


def plans(
    slots: Sequence[Slot],
    linked: Mapping[int, Mapping[int, set[int]]],
    applies: Mapping[int, tuple[int, int]],
    cells: dict[tuple[int, int], tuple[int, ...]],
) -> Iterator[Plan]:
    """The plan of every rule; `cells` is filled with what each sees of its facts."""
    decided = {fact: other for fact, (other, _) in applies.items()}
    memo: Memo = {}
    for slot in slots:
        if isinstance(slot.body, Fact):
            continue
        own, each = leaves(slots, slot.index, memo, guards(slot))
        sets = sets_read(slots, slot.index)
        for fact, ties in linked.items():
            for tied, allowed in ties.items():
                if fact in own or fact in each:
                    sets.setdefault(tied, set()).update(allowed)
        for fact in {*own, *each}:
            for below, above in _rests(fact, decided):
                sets.setdefault(above, set()).add(applies[below][1])
        for fact in {*sets, *own, *each}:
            if isinstance(slots[fact].body, Fact):
                cells[fact, slot.index] = groups(
                    slots[fact].domain.full, sets.get(fact, set()), fact in decided or slots[fact].kind in EITHER_WAY
                )
        scoped = {scope.slot for scope in slot.scopes}
        scoped |= {decided[fact] for fact in scoped if fact in decided}
        twice = {fact for fact, times in own.items() if times > 1}
        twice |= {fact for fact in own if any(other in own for other in linked.get(fact, {}) if other != fact)}
        # Facts that rest on the same one, near or far, apply together: it is split, unless the scope has settled it.
        resting = Counter(above for _, above in {link for fact in own for link in _rests(fact, decided)})
        twice |= {other for other, times in resting.items() if (times > 1 or other in own) and other not in scoped}
        family = {fact: {fact, *linked.get(fact, {}), *([decided[fact]] if fact in decided else [])} & set(own) for fact in twice}
        for fact in own:
            for _, above in _rests(fact, decided):
                family.get(above, set()).add(fact)
        twice -= {fact for fact in twice if _settled_below(slot, slots, family[fact], memo)}
        inside = {fact for fact in each if slots[fact].kind == "patient"}
        outside = _outside(slot, slots, own, memo) if inside else set()
        covered = {fact for top in outside for fact in leaves(slots, top, memo, guards(slot))[0]}
        shared = {fact for fact in inside - covered if own[fact] + each[fact] > 1 and not _settled_below(slot, slots, {fact}, memo)}
        twice |= outside | shared
        # Of the target of an act nothing is split: it is no object of the pair.
        kinds = {"patient", *(EITHER_WAY if slot.kind == PAIR else (slot.kind,))}
        twice = {fact for fact in twice if slots[fact].kind in kinds}
        for top in outside - cells_of(cells, slot.index):
            cells[top, slot.index] = groups(slots[top].domain.full, sets.get(top, set()))
        product = 1
        for fact in twice:
            product *= len(cells[fact, slot.index])
        near = {fact: {*linked.get(fact, {}), *(above for _, above in _rests(fact, decided))} & {*own, *each} - {fact} for fact in each}
        apart = {fact for fact, times in each.items() if fact not in inside and (times > 1 or fact in own or near[fact])}
        read_twice = {fact for fact in apart if not _one_reader(slot, slots, {fact, *near[fact]}, memo)}
        unread = tuple(sorted(read_twice | (twice & _measured(slot, slots, memo))))
        repeated = _repeated(slot, slots, sets, cells) if product > WIDEST else ()
        yield Plan(slot.index, tuple(sorted(twice)), product, unread, repeated)


def _repeated(
    slot: Slot, slots: Sequence[Slot], sets: Mapping[int, set[int]], cells: dict[tuple[int, int], tuple[int, ...]]
) -> tuple[int, ...]:
    """What the conditions of a rule too wide to be exact name more than once: arguments on one step then go together."""
    if not isinstance(slot.body, Option | Requirement):
        return ()
    times = Counter(read for read, each in once(slot) if not each)
    found = sorted(read for read, said in times.items() if said > 1 and slots[read].kind in ("patient", slot.kind))
    product = 1
    for read in found:
        cells.setdefault((read, slot.index), groups(slots[read].domain.full, sets.get(read, set())))
        product *= len(cells[read, slot.index])
    return tuple(found) if product <= WIDEST else ()


def _measured(slot: Slot, slots: Sequence[Slot], memo: Memo) -> set[int]:
    """The facts below measures of one thing, which exclude completions together: that is lost when one of these facts is split."""
    below = (slots[other] for other in bits_of(slot.depends | 1 << slot.index))
    calls = [one.index for one in below if isinstance(one.body, Call) and one.body.primitive == "agreement"]
    return {fact for call in calls for fact in leaves(slots, call, memo, guards(slot))[0]}


def _exact(index: int, planned: Sequence[Slot], memo: dict[int, bool]) -> bool:
    """A rule is exact when it is so itself and every rule that it reads is."""
    if index not in memo:
        memo[index] = planned[index].exact
        memo[index] = planned[index].exact and all(_exact(read, planned, memo) for read, _ in once(planned[index]))
    return memo[index]


def _rests(fact: int, decided: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The chain of applicability over a fact: (the alignment, the site), then (the site, the organ)."""
    while fact in decided:
        yield fact, decided[fact]
        fact = decided[fact]


def _one_reader(slot: Slot, slots: Sequence[Slot], family: set[int], memo: Memo) -> bool:
    """Whether all that a body reads of some facts comes through one rule below it, read once."""
    found = readers(slot, slots, family, memo)
    return len(found) == 1 and not isinstance(slots[found[0][0]].body, Fact)


def _settled_below(slot: Slot, slots: Sequence[Slot], family: set[int], memo: Memo) -> bool:
    """Whether one rule below reads a whole family of tied facts, and nothing else does: then it is split there, not here."""
    found = readers(slot, slots, family, memo)
    return len(found) == 1 and not found[0][1] and not isinstance(slots[found[0][0]].body, Fact)


def _outside(slot: Slot, slots: Sequence[Slot], own: Counter[int], memo: Memo) -> set[int]:
    """What a body reads of the patient on each object of a list: split outside the list (rule 9).

    A rule of the patient is split as a whole when nothing else reads its facts: fewer cells, the same meaning.
    """
    tops: set[int] = set()
    held = guards(slot)
    waiting = [read for read, each in once(slot) if each]
    while waiting:
        read = waiting.pop()
        if slots[read].kind == "patient":
            tops.add(read)
        else:
            waiting.extend(below for below, each in once(slots[read]) if not each)
            gates = [gate for gate in slots[read].gates if not sure(gate.slot, gate.allowed, held)]
            tops |= {gate.slot for gate in gates if slots[gate.slot].kind == "patient"}
    facts = [set(leaves(slots, top, memo, held)[0]) for top in tops]
    alone = sum(map(len, facts)) == len(set().union(*facts)) and not any(fact in own for below in facts for fact in below)
    return tops if alone and not any(leaves(slots, top, memo, held)[1] for top in tops) else set().union(*facts)


def cells_of(cells: Mapping[tuple[int, int], tuple[int, ...]], rule: int) -> set[int]:
    """The slots whose cells a rule already has."""
    return {fact for fact, owner in cells if owner == rule}


__all__ = ["Plan", "Test", "below", "closure", "direct", "groups", "leaves", "plans", "sets_read", "split_plan"]
