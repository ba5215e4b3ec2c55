"""Lists of objects, for every patient: what the objects in, out and maybe in scope add up to (meaning.md, rule 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

import polars as pl

from jalon.engine.columns.frame import Truth, Value, both, negation, told, union
from jalon.engine.columns.reading import Reading
from jalon.engine.columns.world import chosen, leaves, meets
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.readings import tests
from jalon.engine.slots import NO, YES, Slot
from jalon.engine.tree import Condition, Count, Exists, Highest, Scope


@dataclass(frozen=True, slots=True)
class Listing:
    """The objects of one scope: as listed, and the stand-in for those left out (None when no object can be left out)."""

    patient: Reading
    scope: Scope
    listed: Reading
    stand_in: Reading | None
    incomplete: Truth

    def some(self, may: Callable[[Reading], Truth], name: str) -> Truth:
        """Where one object may do, listed or not."""
        listed = positive(self.listed.frame.count(may(self.listed), name))
        if self.stand_in is None:
            return listed
        truth = may(self.stand_in)
        if not isinstance(truth, bool):
            truth = positive(self.stand_in.frame.count(truth, f"{name}*"))
        return union([listed, both([self.incomplete, truth])])


def listing(reading: Reading, scope: Scope) -> Listing:
    """The objects of a scope for a reading of patients."""
    world, tree, kind = reading.world, reading.tree, scope.kind
    listed = world.objects((kind,), world.frame(kind), reading)
    known = tree.listed.get(kind)
    if known is None or scope.listed_only:
        return Listing(reading, scope, listed, None, False)
    slot, complete = known
    incomplete = leaves(tree, slot, reading.mask(slot), complete)
    return Listing(reading, scope, listed, world.objects((kind,), world.other(kind), reading), incomplete)


def positive(count: Value) -> Truth:
    """Whether a count is not nil."""
    return count > 0 if isinstance(count, int) else pl.col(count) > 0


def _number(count: Value) -> pl.Expr:
    return pl.lit(count, dtype=pl.UInt32) if isinstance(count, int) else pl.col(count)


def depends(reading: Reading, scope: Scope, read: Iterable[int]) -> int:
    """Every slot that matters for the objects of a list."""
    mask = 0
    for index in (*read, *([scope.slot] if scope.slot >= 0 else [])):
        mask |= reading.tree.slots[index].depends
    known = reading.tree.listed.get(scope.kind)
    return mask | (1 << known[0] if known else 0)


def satisfies(scope: Scope, condition: Condition, objects: Reading) -> tuple[Truth, Truth]:
    """Whether the object of a row may be in scope and satisfy, and whether it may not."""
    may, out = objects.membership(scope)
    inner = objects.narrow(scope.slot, scope.allowed) if scope.slot >= 0 else objects
    if inner is None:
        return False, True
    holds, fails = inner.truth(condition)
    valid = told(inner.valid)
    return both([may, valid, holds]), union([out, negation(may), negation(valid), fails])


def exists(slot: Slot, reading: Reading) -> pl.Expr | int:
    """yes if one surely satisfies; no if the list is complete and every one surely fails or is out."""
    body = slot.body
    assert isinstance(body, Exists)
    may: list[Truth] = []
    fails: list[Truth] = []
    for condition in body.patient:
        holds, not_so = reading.truth(condition)
        may.append(holds)
        fails.append(not_so)
    for place, (scope, condition) in enumerate(body.each):
        patient = reading.patient(depends(reading, scope, (test.slot for test in tests(condition))))
        some, sure = _kept(patient, (slot.index, place), scope, condition)
        may.append(positive(reading.of_patient(patient, some)))
        fails.append(negation(positive(reading.of_patient(patient, sure))))
    tree = reading.tree
    holds, not_so = union(may), both(fails)
    if isinstance(holds, bool) and isinstance(not_so, bool):
        return (YES if holds else 0) | (NO if not_so else 0)
    return chosen(tree, slot.index, holds, YES) | chosen(tree, slot.index, not_so, NO)


def _kept(patient: Reading, key: tuple[int, int], scope: Scope, condition: Condition) -> tuple[Value, Value]:
    """1 where one object may satisfy, and how many surely do, remembered by the reading of the patients."""
    if (key, "some") not in patient.counted:
        objects = listing(patient, scope)
        name = patient.name(f"any{key[0]}.{key[1]}")
        some = objects.some(lambda one: satisfies(scope, condition, one)[0], f"{name}+")
        patient.counted[key, "some"] = int(some) if isinstance(some, bool) else patient.frame.add(name, some.cast(pl.UInt32))
        sure = negation(satisfies(scope, condition, objects.listed)[1])
        patient.counted[key, "sure"] = objects.listed.frame.count(sure, f"{name}!")
    return patient.counted[key, "some"], patient.counted[key, "sure"]


def count(slot: Slot, reading: Reading) -> pl.Expr | int:
    """From those that surely satisfy to those that possibly do; without upper bound if others may exist and satisfy."""
    body = slot.body
    assert isinstance(body, Count)
    patient = reading.patient(depends(reading, body.scope, (test.slot for test in tests(body.condition))))
    frame, high = patient.frame, pl.lit(body.high, pl.UInt32)
    if (slot.index, "low") not in patient.counted:
        objects = listing(patient, body.scope)
        name = patient.name(f"count{slot.index}")
        may, not_so = satisfies(body.scope, body.condition, objects.listed)
        most = pl.min_horizontal(_number(objects.listed.frame.count(may, f"{name}+")), high)
        least = pl.min_horizontal(_number(objects.listed.frame.count(negation(not_so), f"{name}!")), high)
        stand_in = objects.stand_in
        more = satisfies(body.scope, body.condition, stand_in)[0] if stand_in is not None else False
        if stand_in is not None and not isinstance(more, bool):
            more = positive(stand_in.frame.count(more, f"{name}*"))
        open_ended = both([objects.incomplete, more])
        if open_ended is not False:
            most = high if open_ended is True else pl.when(open_ended).then(high).otherwise(most)
        patient.counted[slot.index, "low"] = frame.add(f"{name}<", least)
        patient.counted[slot.index, "top"] = frame.add(f"{name}>", most)
    low = _number(reading.of_patient(patient, patient.counted[slot.index, "low"]))
    top = _number(reading.of_patient(patient, patient.counted[slot.index, "top"]))
    numbers = range(body.high + 1)
    return reduce(or_, (chosen(reading.tree, slot.index, (low <= number) & (top >= number), 2 << number) for number in numbers))


def highest(slot: Slot, reading: Reading) -> pl.Expr | int:
    """A value is possible if one object can have it and every object that surely counts can be no more serious."""
    body = slot.body
    assert isinstance(body, Highest)
    patient = reading.patient(depends(reading, body.scope, (body.slot,)))
    if (slot.index, "worst") not in patient.counted:
        made = _worst(slot, body, patient)
        patient.counted[slot.index, "worst"] = patient.frame.add(patient.name(f"worst{slot.index}"), made)
    value = reading.of_patient(patient, patient.counted[slot.index, "worst"])
    return value if isinstance(value, int) else pl.col(value)


def _worst(slot: Slot, body: Highest, patient: Reading) -> pl.Expr:
    tree, cells = patient.tree, slot.domain.full.bit_length()
    objects = listing(patient, body.scope)
    name = patient.name(f"highest{slot.index}")
    reached: list[pl.Expr] = []
    surer: list[Truth] = []
    for cell in range(1, cells):
        can = objects.some(partial(_can, body=body, cell=cell), f"{name}.{cell}+")
        reached.append(chosen(tree, slot.index, both([can, *map(negation, surer)]), 1 << cell))
        surer.append(positive(objects.listed.frame.count(_least(objects.listed, body, cell), f"{name}.{cell}!")))
    value = patient.frame.add(f"{name}.", reduce(or_, reached, tree.literal(slot.index, 0)))
    nobody = pl.col(value) | chosen(tree, slot.index, negation(union(surer)), NOT_APPLICABLE)
    return pl.when(pl.col(value) == tree.literal(slot.index, 0)).then(tree.literal(slot.index, NOT_APPLICABLE)).otherwise(nobody)


def _inner(objects: Reading, body: Highest) -> tuple[Reading | None, Truth, Truth]:
    may, out = objects.membership(body.scope)
    inner = objects.narrow(body.scope.slot, body.scope.allowed) if body.scope.slot >= 0 else objects
    return inner, may, out


def _can(objects: Reading, body: Highest, cell: int) -> Truth:
    """Whether an object may be in scope and have a value."""
    inner, may, _ = _inner(objects, body)
    if inner is None:
        return False
    return both([may, told(inner.valid), meets(objects.tree, body.slot, inner.mask(body.slot), 1 << cell)])


def _least(objects: Reading, body: Highest, cell: int) -> Truth:
    """Whether an object is surely in scope and this is the least serious value that it may have."""
    inner, may, out = _inner(objects, body)
    if inner is None:
        return False
    tree, value = objects.tree, inner.mask(body.slot)
    lower = (tree.sets.full[body.slot] | NOT_APPLICABLE) & ~((2 << cell) - 1)
    applies = negation(meets(tree, body.slot, value, NOT_APPLICABLE))
    exactly = both([meets(tree, body.slot, value, 1 << cell), negation(meets(tree, body.slot, value, lower))])
    return both([may, negation(out), told(inner.valid), applies, exactly])
