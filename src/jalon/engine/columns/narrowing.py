"""A hypothesis on every row: a slot narrowed to a set, with what coherence and applicability make follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from jalon.engine.columns.frame import Kept, Truth, Value, both, negation, told
from jalon.engine.columns.world import Tied, leaves, meets
from jalon.engine.domains import NOT_APPLICABLE

if TYPE_CHECKING:
    from jalon.engine.columns.reading import Reading


def narrowed(reading: Reading, index: int, allowed: int) -> Reading | None:
    """The child reading; None when no row can be so. A hypothesis about the patient is laid under those about objects."""
    slot = reading.tree.slots[index]
    if slot.kind == "patient" and reading.over is not None:
        over = reading.over.narrow_to(index, allowed)
        return None if over is None else relaid(reading, over)
    steps = reading.steps | {(index, allowed)}
    root = _root(reading)
    if steps not in root.children:
        root.children[steps] = _child(reading, index, allowed, steps)
    return root.children[steps]


def _root(reading: Reading) -> Reading:
    while reading.parent is not None:
        reading = reading.parent
    return reading


def relaid(reading: Reading, over: Reading) -> Reading:
    """The hypotheses of a reading about objects, laid over another hypothesis about the patient."""
    if over is reading.over:
        return reading
    if reading.parent is None:
        return laid(reading, over)
    below = relaid(reading.parent, over)
    root = _root(below)
    found = root.children.get(reading.steps)
    if found is None:
        found = root.children[reading.steps] = _make(below, reading.own, reading.within, reading.steps, reading.hypothesis)
    return found


def laid(reading: Reading, over: Reading) -> Reading:
    """The reading of the same rows, with the same hypotheses of its own, over another hypothesis about the patient."""
    if not reading.own:
        return reading.world.objects(reading.kinds, reading.frame, over)
    key = id(over)
    if key not in reading.relaid:
        valid = over.valid if isinstance(over.valid, bool) else reading.frame.lift(over.frame, over.valid, "patient")
        reading.relaid[key] = replace(
            reading,
            over=over,
            valid=valid,
            known={},
            ruled={},
            children={},
            supposed={},
            counted={},
            virtual=None,
            few=None,
            relaid={},
            number=reading.frame.next_number(),
        )
    return reading.relaid[key]


def _child(reading: Reading, index: int, allowed: int, steps: frozenset[tuple[int, int]]) -> Reading | None:
    own: dict[int, Value] = {}
    bounds: dict[int, int] = dict(reading.within)
    bounds[index] = bounds.get(index, -1) & allowed
    whole = reading.tree.sets.full[index] | NOT_APPLICABLE
    holds = _restrict(reading, index, _cut(reading, index, reading.mask(index), allowed & whole), not allowed & NOT_APPLICABLE, own, bounds)
    if holds is False:
        return None
    return _make(reading, own, bounds, steps, reading.frame.keep(f"holds{reading.frame.next_number()}", holds))


def _make(reading: Reading, own: Mapping[int, Value], bounds: Mapping[int, int], steps: frozenset[tuple[int, int]], holds: Kept) -> Reading:
    """A child of a reading; `holds` says on which rows its hypothesis can be true."""
    changed = 0
    for place in own:
        changed |= 1 << place
    number = reading.frame.next_number()
    valid = reading.frame.keep(f"valid@{number}", both([told(reading.valid), told(holds)]))
    return type(reading)(
        world=reading.world,
        bodies=reading.bodies,
        frame=reading.frame,
        kinds=reading.kinds,
        over=reading.over,
        parent=reading,
        own=MappingProxyType(dict(own)),
        changed=changed,
        touched=reading.touched | changed,
        steps=steps,
        within=MappingProxyType(dict(bounds)),
        valid=valid,
        hypothesis=holds,
        number=number,
    )


def _cut(reading: Reading, index: int, value: Value, allowed: int) -> Value:
    if isinstance(value, int):
        return value & allowed
    return reading.frame.add(f"h{index}.{reading.frame.next_number()}", pl.col(value) & reading.tree.literal(index, allowed))


def _restrict(reading: Reading, index: int, value: Value, applies: bool, own: dict[int, Value], bounds: dict[int, int]) -> Truth:
    """Every fact of the object that changes when one takes `value`, into `own`; on which rows a completion allows it.

    `applies`: the narrowed set leaves *not applicable* out on every row.
    """
    tree = reading.tree
    own[index] = value
    holds: list[Truth] = [meets(tree, index, value, tree.sets.full[index] | NOT_APPLICABLE)]
    if index in tree.ties:
        members = sorted({place for tie in tree.ties[index] for place in (tie.premise, tie.conclusion)})
        values, possible = close(reading, {place: reading.mask(place) for place in members} | {index: value}, tree.ties[index])
        own.update(values)
        holds.append(possible)
    rests = tree.applies.get(index)
    if rests is None:
        return both(holds)
    other, wide = rests
    allowed = tree.sets.narrow(other, wide)
    if other in reading.within and not reading.within[other] & ~allowed:
        return both(holds)
    there = reading.mask(other)
    supposed = both([negation(meets(tree, index, value, NOT_APPLICABLE)), leaves(tree, other, there, allowed)])
    cut = _following(reading, other, there, allowed, supposed)
    if cut is not None:
        if applies:
            bounds[other] = bounds.get(other, -1) & allowed
        more: dict[int, Value] = {}
        holds.append(_restrict(reading, other, cut, applies, more, bounds))
        for place, narrower in more.items():
            own.setdefault(place, narrower)
    return both(holds)


def _following(reading: Reading, other: int, there: Value, allowed: int, follows: Truth) -> Value | None:
    """The fact on which another rests, cut on the rows where that other is supposed to apply; None when there is no such row."""
    if follows is False:
        return None
    if follows is True:
        return _cut(reading, other, there, allowed)
    given = reading.expr(other, there)
    cut = pl.when(follows).then(given & reading.tree.literal(other, allowed)).otherwise(given)
    return reading.frame.add(f"a{other}.{reading.frame.next_number()}", cut)


def close(reading: Reading, values: dict[int, Value], ties: tuple[Tied, ...]) -> tuple[dict[int, Value], Truth]:
    """The sets once every coherence rule has been applied both ways, until nothing moves; and where something is left of each."""
    tree = reading.tree
    moving = True
    while moving:
        moving = False
        for tie in ties:
            premise, conclusion = values[tie.premise], values[tie.conclusion]
            sure = negation(leaves(tree, tie.premise, premise, tie.if_in))
            refuted = both([negation(sure), negation(meets(tree, tie.conclusion, conclusion, tie.then_in))])
            other = (tree.sets.full[tie.premise] | NOT_APPLICABLE) & ~tie.if_in
            for index, when, allowed in (
                (tie.conclusion, both([sure, leaves(tree, tie.conclusion, conclusion, tie.then_in)]), tie.then_in),
                (tie.premise, both([refuted, meets(tree, tie.premise, premise, tie.if_in)]), other),
            ):
                moved = _moved(reading, index, values[index], when, allowed)
                if moved is not None:
                    values[index], moving = moved, True
    left = [meets(tree, index, value, tree.sets.full[index] | NOT_APPLICABLE) for index, value in values.items()]
    return values, both(left)


def _moved(reading: Reading, index: int, value: Value, when: Truth, allowed: int) -> Value | None:
    """The value cut to `allowed` on the rows where `when` holds; None when there is no such row."""
    if when is False:
        return None
    if when is True:
        return _cut(reading, index, value, allowed)
    kept = reading.frame.add(f"w{reading.frame.next_number()}", when)
    if not reading.frame.columns[kept].any():
        return None
    given = reading.expr(index, value)
    cut = pl.when(pl.col(kept)).then(given & reading.tree.literal(index, allowed)).otherwise(given)
    return reading.frame.add(f"t{index}.{reading.frame.next_number()}", cut)
