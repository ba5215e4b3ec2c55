"""Named primitives on columns: sets that must agree, and arithmetic on intervals bound from outside the engine."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import product
from operator import and_, or_

import polars as pl

from jalon.engine.columns.frame import Frame, Truth, both, negation, told, union
from jalon.engine.columns.reading import Reading
from jalon.engine.columns.world import Interval, Tree, meets
from jalon.engine.domains import CutDomain
from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Fact

NEAR = 1e-9
"""Two numbers nearer than this are one: a decimal that a machine cannot hold must still fall on its limit."""


def call(slot: Slot, reading: Reading) -> pl.Expr | int:
    """The values of a named primitive on every row."""
    body = slot.body
    assert isinstance(body, Call)
    if body.primitive == "agreement":
        return _agreement(slot, reading, body)
    if reading.over is not None:
        patient = reading.patient(slot.depends)
        value = reading.of_patient(patient, patient.rule(slot))
        return value if isinstance(value, int) else pl.col(value)
    return _arithmetic(slot, reading, body)


def _agreement(slot: Slot, reading: Reading, body: Call) -> pl.Expr:
    tree = reading.tree
    masks = [reading.expr(place, reading.mask(place)) for place in body.slots]
    name = reading.frame.add(reading.name(f"agree{slot.index}"), reduce(and_, masks, tree.literal(slot.index, slot.domain.full)))
    return pl.when(pl.col(name) == tree.literal(slot.index, 0)).then(reduce(or_, masks)).otherwise(pl.col(name))


def _arithmetic(slot: Slot, reading: Reading, body: Call) -> pl.Expr:
    """Each way of taking one interval of each argument, on the rows where there is such a way; the results united."""
    tree, domain, frame = reading.tree, slot.domain, reading.frame
    assert isinstance(domain, CutDomain)
    spreads = [_spread(reading, place) for place in body.slots]
    silent: list[Truth] = [unknown for _, unknown in spreads]
    parts: list[pl.Expr] = []
    for chosen_ones in product(*(intervals for intervals, _ in spreads)):
        there = frame.keep(f"there{frame.next_number()}", both(condition for condition, _ in chosen_ones))
        part = frame.part(there, {name for _, interval in chosen_ones for end in interval for name in end.meta.root_names()})
        if part.height:
            given, nothing = tree.arithmetic[body.primitive]([interval for _, interval in chosen_ones], body)
            parts += [pl.col(frame.spread(f"span{frame.next_number()}", part, _span(tree, slot, domain, part, one))) for one in given]
            if nothing is True:
                silent.append(told(there))
            elif nothing is not False:
                silent.append(pl.col(frame.spread(f"silent{frame.next_number()}", part, part.add("nothing", nothing))))
    value = frame.add(f"call{slot.index}.{frame.next_number()}", reduce(or_, parts, tree.literal(slot.index, 0)))
    open_ended = union([*silent, pl.col(value) == tree.literal(slot.index, 0)])
    return pl.when(open_ended).then(tree.literal(slot.index, domain.full)).otherwise(pl.col(value))


def _span(tree: Tree, slot: Slot, domain: CutDomain, part: Frame, interval: Interval) -> str:
    """The cells that an interval reaches, on the rows of a part."""
    cells = 2 * len(domain.cuts) + 1
    below = pl.Series([(2 << cell) - 2 for cell in range(cells + 1)], dtype=tree.sets.types[slot.index])
    first, last = (part.compute(_cell(domain, end)) for end in interval)
    return part.take(f"span{part.next_number()}", (below.gather(last + 1) - below.gather(first)) & domain.full)


def _spread(reading: Reading, index: int) -> tuple[list[tuple[Truth, Interval]], Truth]:
    """The intervals that a number may be in, each with the rows on which it counts; and where nothing is known of it."""
    tree = reading.tree
    slot, value = tree.slots[index], reading.mask(index)
    domain = slot.domain
    assert isinstance(domain, CutDomain)
    full = reading.expr(index, value) == tree.literal(index, domain.full)
    amounts = reading.world.amounts(index) if isinstance(slot.body, Fact) else ()
    told_here = union(pl.col(low).is_not_null() for low, _ in amounts)
    same = True if not amounts else reading.expr(index, value) == reading.expr(index, reading.world.base(slot, reading.frame))
    stated = both([told_here, same])
    found: list[tuple[Truth, Interval]] = []
    for low, high in amounts:
        found.append((both([stated, pl.col(low).is_not_null()]), (pl.col(low), pl.col(high))))
    silent: list[Truth] = [both([negation(stated), full])]
    for cell in range(2 * len(domain.cuts) + 1):
        here = both([negation(stated), negation(full), meets(tree, index, value, 2 << cell)])
        least, most = _ends(domain, cell)
        if least is None or most is None:
            silent.append(here)
        else:
            found.append((here, (pl.lit(float(least)), pl.lit(float(most)))))
    return found, union(silent)


def _ends(domain: CutDomain, cell: int) -> tuple[Fraction | None, Fraction | None]:
    low = domain.cuts[(cell - 1) // 2].at if cell else domain.low
    return low, domain.cuts[cell // 2].at if cell < 2 * len(domain.cuts) else domain.high


def _cell(domain: CutDomain, number: pl.Expr) -> pl.Expr:
    """The place of the cell that holds a number in the unit of the domain."""
    place = pl.lit(0, pl.UInt8)
    for cut in domain.cuts:
        limit = float(domain.limit(cut, domain.unit))
        place = place + (number >= limit - NEAR).cast(pl.UInt8) + (number > limit + NEAR).cast(pl.UInt8)
    return place
