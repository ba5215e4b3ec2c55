"""Facts with many words, cut down to the groups of words that some rule tells apart, so that a set fits one machine word.

Two words that every set of the program holds or leaves out together are one cell for every rule: site, drug.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.reads import direct
from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Fact, Highest

MOST_CELLS = 63
Width = type[pl.UInt8] | type[pl.UInt16] | type[pl.UInt32] | type[pl.UInt64]
WIDTHS: tuple[tuple[int, Width], ...] = ((7, pl.UInt8), (15, pl.UInt16), (31, pl.UInt32), (63, pl.UInt64))


@dataclass(frozen=True)
class Sets:
    """The sets of a program as columns hold them: for a fact cut down, the groups of its cells in order."""

    groups: Mapping[int, tuple[int, ...]]
    full: Mapping[int, int]
    types: Mapping[int, Width]

    def narrow(self, slot: int, mask: int) -> int:
        """A set of the program, as a set of the columns: every group that it meets."""
        groups = self.groups.get(slot)
        if groups is None:
            return mask
        narrow = mask & NOT_APPLICABLE
        for place, group in enumerate(groups):
            if mask & group:
                narrow |= 2 << place
        return narrow


def sets_of(slots: Sequence[Slot], more: Iterable[tuple[int, int]]) -> Sets:
    """The groups of every fact that is not read cell by cell; `more` are sets read beside the bodies.

    Raises `OverflowError` naming the slot when more cells than a machine word holds must be told apart.
    """
    read: dict[int, set[int]] = {slot.index: set() for slot in slots}
    whole: set[int] = set()
    for slot in slots:
        for index, allowed in _sets(slot):
            read[index].add(allowed)
        if isinstance(slot.body, Highest):
            whole.add(slot.body.slot)
        if isinstance(slot.body, Call):
            whole.update(slot.body.slots)
    for index, allowed in more:
        read[index].add(allowed)
    groups: dict[int, tuple[int, ...]] = {}
    full: dict[int, int] = {}
    types: dict[int, Width] = {}
    for slot in slots:
        full[slot.index] = slot.domain.full
        if isinstance(slot.body, Fact) and slot.index not in whole:
            groups[slot.index] = _groups(slot.domain.full, sorted(read[slot.index]))
            full[slot.index] = ((1 << len(groups[slot.index])) - 1) << 1
        cells = full[slot.index].bit_length() - 1
        if cells > MOST_CELLS:
            raise OverflowError(f"{slot.path}: {cells} cells, at most {MOST_CELLS}")
        types[slot.index] = next(width for most, width in WIDTHS if cells <= most)
    return Sets(groups, full, types)


def _groups(full: int, read: Sequence[int]) -> tuple[int, ...]:
    by_signature: dict[tuple[bool, ...], int] = {}
    for bit in bits(full):
        signature = tuple(bool(bit & allowed) for allowed in read)
        by_signature[signature] = by_signature.get(signature, 0) | bit
    return tuple(by_signature.values())


def _sets(slot: Slot) -> Iterator[tuple[int, int]]:
    """Every set with which a slot's body, scopes and gates compare another slot."""
    yield from ((gate.slot, gate.allowed) for gate in slot.gates)
    yield from ((scope.slot, scope.allowed) for scope in slot.scopes if scope.slot >= 0)
    yield from ((read, allowed) for read, allowed, _ in direct(slot) if allowed)
