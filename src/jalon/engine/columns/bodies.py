"""What each kind of table says on every row, once its inputs are columns of possible values. One boolean column a table row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from types import MappingProxyType

import polars as pl

from jalon.engine.columns.calls import call
from jalon.engine.columns.courses import windows
from jalon.engine.columns.frame import Truth, both, union
from jalon.engine.columns.lists import count, exists, highest
from jalon.engine.columns.reading import Body, Reading
from jalon.engine.columns.world import chosen, meets
from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.readings import MET, NOT_MET, OPTION, WAIVED, WEIGHTS
from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Count, Decision, Exists, Highest, Option, Requirement, Score, Windows


def decision(slot: Slot, reading: Reading) -> pl.Expr | int:
    """Every row whose cells all meet their column is possible; no row at all is *not applicable*."""
    body = slot.body
    assert isinstance(body, Decision)
    tree = reading.tree
    columns = [(column, reading.mask(column)) for column in body.columns]
    wholes = [tree.sets.full[column] | NOT_APPLICABLE for column in body.columns]
    rows = [[tree.sets.narrow(column, accepted) for column, accepted in zip(body.columns, row.accepts, strict=True)] for row in body.rows]
    parts: list[pl.Expr] = []
    sure = 0
    for row, accepts in zip(body.rows, rows, strict=True):
        cells = zip(columns, accepts, wholes, strict=True)
        hit = both(meets(tree, column, value, accepted) for (column, value), accepted, whole in cells if accepted & whole != whole)
        if hit is True:
            sure |= row.outcome
        elif hit is not False:
            parts.append(chosen(tree, slot.index, hit, row.outcome))
    absent = union(meets(tree, column, value, NOT_APPLICABLE) for column, value in columns)
    if absent is not False:
        holes = (both(_in_box(reading, columns, box)) for box in uncovered(rows, wholes))
        nothing = both([absent, union(holes)])
        if nothing is True:
            sure |= NOT_APPLICABLE
        elif nothing is not False:
            parts.append(chosen(tree, slot.index, nothing, NOT_APPLICABLE))
    if not parts:
        return sure
    return reduce(or_, parts, tree.literal(slot.index, sure))


def _in_box(reading: Reading, columns: Sequence[tuple[int, int | str]], box: Sequence[int]) -> Iterator[Truth]:
    for (column, value), cells in zip(columns, box, strict=True):
        yield meets(reading.tree, column, value, cells)


def uncovered(rows: Sequence[Sequence[int]], wholes: Sequence[int]) -> list[tuple[int, ...]]:
    """The combinations of cells that meet no row, as boxes: for each column the cells."""
    if not wholes:
        return [] if rows else [()]
    by_rows: dict[tuple[int, ...], int] = {}
    for bit in bits(wholes[0]):
        met = tuple(place for place, row in enumerate(rows) if row[0] & bit)
        by_rows[met] = by_rows.get(met, 0) | bit
    boxes: dict[tuple[int, ...], int] = {}
    for met, cells in by_rows.items():
        for box in uncovered([rows[place][1:] for place in met], wholes[1:]):
            boxes[box] = boxes.get(box, 0) | cells
    return [(cells, *box) for box, cells in boxes.items()]


def score(slot: Slot, reading: Reading) -> pl.Expr | int:
    """The set of all sums, as bits; an item that does not apply leaves no score."""
    body = slot.body
    assert isinstance(body, Score)
    tree = reading.tree
    kind = tree.sets.types[slot.index]
    sums = pl.lit(1, dtype=kind)
    outside: list[Truth] = []
    for item in body.items:
        value = reading.mask(item.slot)
        by_points: dict[int, list[Truth]] = {}
        for row in item.rows:
            met = meets(tree, item.slot, value, tree.sets.narrow(item.slot, row.accepts[0]))
            for bit in bits(row.outcome):
                by_points.setdefault(bit.bit_length() - 2, []).append(met)
        outside += [meets(tree, item.slot, value, NOT_APPLICABLE), *by_points.pop(-1, [])]
        name = reading.frame.add(f"sum{reading.frame.next_number()}", sums)
        total = pl.lit(0, dtype=kind)
        for points, truths in by_points.items():
            hit = union(truths)
            shifted = pl.col(name) * pl.lit(1 << points, dtype=kind)
            if hit is not False:
                total = total | (shifted if hit is True else pl.when(hit).then(shifted).otherwise(pl.lit(0, dtype=kind)))
        sums = total
    name = reading.frame.add(f"sum{reading.frame.next_number()}", sums)
    made = pl.col(name) * pl.lit(2, dtype=kind) | chosen(tree, slot.index, union(outside), NOT_APPLICABLE)
    return pl.when(pl.col(name) == pl.lit(0, dtype=kind)).then(tree.literal(slot.index, NOT_APPLICABLE)).otherwise(made)


def requirement(slot: Slot, reading: Reading) -> pl.Expr | int:
    """A sure failure with a sure exception is waived; with an unknown one, both stay open."""
    body = slot.body
    assert isinstance(body, Requirement)
    holds, fails = reading.truth(body.holds)
    waived, kept = (False, True) if body.unless is None else reading.truth(body.unless)
    return outcomes(slot, reading, ((holds, MET), (both([fails, waived]), WAIVED), (both([fails, kept]), NOT_MET)))


def option(slot: Slot, reading: Reading) -> pl.Expr | int:
    """Absolute contra-indication; else without indication none; else a relative one or "never alone" to be discussed; else indicated."""
    body = slot.body
    assert isinstance(body, Option)
    may: dict[str, list[Truth]] = {weight: [] for weight in WEIGHTS}
    fails: dict[str, list[Truth]] = {weight: [] for weight in WEIGHTS}
    for argument in body.arguments:
        holds, not_so = reading.truth(argument.condition)
        may[argument.weight].append(holds)
        fails[argument.weight].append(not_so)
    yes = {weight: union(found) for weight, found in may.items()}
    no = {weight: both(found) for weight, found in fails.items()}
    possible = no["absolute"]
    plain = both([possible, no["relative"], yes["indication"], no["never_alone"]])
    weighed = both([possible, yes["indication"], union([yes["relative"], yes["never_alone"]])])
    return outcomes(
        slot,
        reading,
        (
            (yes["absolute"], OPTION.of(("contraindicated",))),
            (weighed, OPTION.of(("discuss",))),
            (plain, OPTION.of(("indicated",))),
            (both([possible, no["indication"]]), OPTION.of(("not_indicated",))),
        ),
    )


def outcomes(slot: Slot, reading: Reading, cases: Sequence[tuple[Truth, int]]) -> pl.Expr | int:
    """The union of the outcomes that may be."""
    sure = 0
    parts: list[pl.Expr] = []
    for truth, mask in cases:
        if truth is True:
            sure |= mask
        elif truth is not False:
            parts.append(chosen(reading.tree, slot.index, truth, mask))
    return reduce(or_, parts, reading.tree.literal(slot.index, sure)) if parts else sure


BODIES: Mapping[type, Body] = MappingProxyType(
    {
        Decision: decision,
        Score: score,
        Requirement: requirement,
        Option: option,
        Exists: exists,
        Count: count,
        Highest: highest,
        Call: call,
        Windows: windows,
    }
)
