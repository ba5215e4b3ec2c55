"""What is proved of scores: how low and how high a sum can be, and that nothing turns back.

- In an item whose values have an order (numbers, ordered words, the words of a rule in the order of its sheet), points only rise
  or only fall along that order.
- In a decision that reads a score, the rest being the same, a higher score never comes back to an outcome already left, in the
  order in which the sheet lists outcomes.

A row that stands on a declared reading is left out: the sheet has said why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, bits
from jalon.engine.laws import Laws
from jalon.engine.prove import Combination, Defect
from jalon.engine.reach import Question
from jalon.engine.slots import Slot
from jalon.engine.tree import Decision, Row, Score

Ordered = Callable[[Slot], bool]
Explained = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class _Step:
    """A combination, the least and the greatest of what it leads to, and the row that says so."""

    combination: Combination
    low: int
    high: int
    row: Row


def bounds(slot: Slot, slots: Sequence[Slot], laws: Laws) -> tuple[int, int] | None:
    """The least and the greatest sum that some patient has; None when nobody has one."""
    assert isinstance(slot.domain, CountDomain)
    values = {value for (value,) in Question(slots, laws, slot).ask((slot.index,), one_by_one=(slot.index,))} - {NOT_APPLICABLE}
    return (min(values).bit_length() - 2, max(values).bit_length() - 2) if values else None


def turns(slot: Slot, slots: Sequence[Slot], laws: Laws, ordered: Ordered, explained: Explained) -> Iterator[Defect]:
    """Where points or outcomes turn back, one defect an item or a score read."""
    body = slot.body
    if isinstance(body, Score):
        for item in body.items:
            if ordered(slots[item.slot]):
                cells = Question(slots, laws, slot).ask((item.slot,), one_by_one=(item.slot,))
                yield from _followed(slot, (item.slot,), 0, [_spans(cells, item.rows)], item.rows, explained)
    elif isinstance(body, Decision):
        for place, column in enumerate(body.columns):
            if isinstance(slots[column].domain, CountDomain):
                combinations = Question(slots, laws, slot).ask(body.columns, one_by_one=(column,))
                yield from _followed(slot, body.columns, place, _series(combinations, place, body.rows), body.rows, explained)


def _spans(cells: Sequence[Combination], rows: Sequence[Row]) -> list[Combination]:
    """The values of an item in their order, neighbours that meet the same rows taken together."""
    found: list[tuple[list[bool], int]] = []
    for (cell,) in sorted(cells):
        met = [bool(cell & row.accepts[0]) for row in rows]
        if found and found[-1][0] == met and cell != NOT_APPLICABLE:
            found[-1] = met, found[-1][1] | cell
        else:
            found.append((met, cell))
    return [(cell,) for _, cell in found]


def _series(combinations: Sequence[Combination], place: int, rows: Sequence[Row]) -> list[list[Combination]]:
    """The combinations that differ, for the rows, by one column only, in the order of its values."""
    alike: dict[tuple[int, ...], list[Combination]] = {}
    for combination in combinations:
        rest = [other for other in range(len(combination)) if other != place]
        seen = (*(int(combination[other] == NOT_APPLICABLE) for other in rest), *(_meets(combination, row, rest) for row in rows))
        alike.setdefault(seen, []).append(combination)
    return [sorted(series, key=lambda one: one[place]) for series in alike.values()]


def _meets(combination: Combination, row: Row, places: Sequence[int]) -> int:
    """The columns of a row that a combination meets, one bit a column."""
    return sum(1 << place for place in places if combination[place] & row.accepts[place])


def _followed(
    slot: Slot, columns: tuple[int, ...], place: int, series: Sequence[Sequence[Combination]], rows: Sequence[Row], explained: Explained
) -> Iterator[Defect]:
    """At most one defect: the last turn in the direction that is kept less often."""
    rising: list[tuple[int, _Step, _Step]] = []
    falling: list[tuple[int, _Step, _Step]] = []
    for one in series:
        for number, (before, after) in enumerate(pairwise(_steps(one, place, rows, explained))):
            if after.low < before.low or after.high < before.high:
                falling.append((number, before, after))
            if after.low > before.low or after.high > before.high:
                rising.append((number, before, after))
    if rising and falling:
        _, before, after = min(rising, falling, key=lambda turn: (len(turn), -turn[-1][0]))[-1]
        matters = tuple(one == place or len(series) > 1 for one in range(len(columns)))
        found = (before.row, after.row)
        yield Defect("turns back", slot.index, after.row.at, columns, before.combination, found, matters, after.combination)


def _steps(series: Sequence[Combination], place: int, rows: Sequence[Row], explained: Explained) -> Iterator[_Step]:
    for combination in series:
        if combination[place] == NOT_APPLICABLE:
            continue
        met = [row for row in rows if all(cell & accepted for cell, accepted in zip(combination, row.accepts, strict=True))]
        outcome = 0
        for row in met:
            outcome |= row.outcome
        values = [bit.bit_length() for bit in bits(outcome & ~NOT_APPLICABLE)]
        if values and not any(explained(row) for row in met):
            yield _Step(combination, values[0], values[-1], met[0])
