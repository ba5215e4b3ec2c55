"""Proof by exhaustive cells: every combination of cells meets exactly one row, and every row is met (design.md § 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.evaluate import Slot
from jalon.engine.tree import Decision, Row, Score

Combination = Mapping[int, int]
Coherent = Callable[[Combination], bool]


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with a table: a hole, an overlap or a dead row, and the smallest combination that shows it."""

    kind: str
    slot: int
    columns: tuple[int, ...]
    witness: tuple[int, ...]
    rows: tuple[Row, ...]


def defects(slot: Slot, slots: Sequence[Slot], groups: Callable[[int, set[int]], Sequence[int]], coherent: Coherent) -> Iterator[Defect]:
    """What is wrong with the tables of a rule, over the cells that its scope and the coherence rules leave."""
    body = slot.body
    narrowed = {scope.slot: scope.allowed for scope in slot.scopes}
    if isinstance(body, Decision):
        yield from _table(slot, body.columns, body.rows, slots, narrowed, groups, coherent)
    elif isinstance(body, Score):
        for item in body.items:
            yield from _table(slot, (item.slot,), item.rows, slots, narrowed, groups, coherent)


def _table(
    slot: Slot,
    columns: tuple[int, ...],
    rows: tuple[Row, ...],
    slots: Sequence[Slot],
    narrowed: Mapping[int, int],
    groups: Callable[[int, set[int]], Sequence[int]],
    coherent: Coherent,
) -> Iterator[Defect]:
    cells = []
    for place, column in enumerate(columns):
        full = slots[column].domain.full & narrowed.get(column, -1)
        cells.append([group & ~NOT_APPLICABLE for group in groups(full, {row.accepts[place] for row in rows}) if group & ~NOT_APPLICABLE])
    met: set[int] = set()
    holes: list[tuple[int, ...]] = []
    overlaps: dict[tuple[int, int], tuple[int, ...]] = {}
    for combination in product(*cells):
        if not coherent(dict(zip(columns, combination, strict=True))):
            continue
        hit = [
            number
            for number, row in enumerate(rows)
            if all(cell & accepted for cell, accepted in zip(combination, row.accepts, strict=True))
        ]
        met.update(hit)
        if not hit:
            holes.append(combination)
        elif len(hit) > 1:
            overlaps.setdefault((hit[0], hit[1]), combination)
    if holes:
        nearest = min(holes, key=lambda hole: min(_distance(hole, row) for row in rows) if rows else 0)
        closest = min(rows, key=lambda row: _distance(nearest, row)) if rows else None
        yield Defect("hole", slot.index, columns, nearest, (closest,) if closest else ())
    for (first, second), combination in overlaps.items():
        yield Defect("overlap", slot.index, columns, combination, (rows[first], rows[second]))
    for number, row in enumerate(rows):
        if number not in met and not any(accepted == NOT_APPLICABLE for accepted in row.accepts):
            yield Defect("dead", slot.index, columns, (), (row,))


def _distance(combination: Sequence[int], row: Row) -> int:
    return sum(1 for cell, accepted in zip(combination, row.accepts, strict=True) if not cell & accepted)
