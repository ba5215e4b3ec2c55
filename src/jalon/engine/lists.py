"""What the objects of a list add up to: one part a quantifier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.readings import tests
from jalon.engine.slots import Slot
from jalon.engine.tree import Condition, Count, Exists, Highest, Scope


@dataclass(frozen=True, slots=True)
class Part:
    """One quantifier over one list: what each object of `scope` adds to it. 0 is what no object adds.

    `condition`: the object counts if it holds. `ranked`: it adds its value, of which the most serious stays. `most`: beyond, a
    count says "that many or more"; 1 when one object is enough.
    """

    owner: int
    place: int
    scope: Scope
    condition: Condition | None
    ranked: int | None
    most: int

    def reads(self) -> list[int]:
        """The slots read on each object."""
        own = [test.slot for test in tests(self.condition)] if self.condition else []
        return own + ([self.ranked] if self.ranked is not None else []) + ([self.scope.slot] if self.scope.slot >= 0 else [])

    def totals(self, ranked: Sequence[int]) -> Sequence[int]:
        """Every total there can be; `ranked` are the cells of the value that objects add."""
        return range(self.most + 1) if self.ranked is None else [0, *(cell for cell in ranked if cell != NOT_APPLICABLE)]

    def added(self, one: int, other: int) -> int:
        """Two totals together."""
        if self.ranked is None:
            return min(one + other, self.most)
        return min(one, other) or one or other

    def says(self, total: int) -> int:
        """The value of a count or of the most serious, from its total."""
        return 2 << total if self.ranked is None else total or NOT_APPLICABLE


def parts_of(slot: Slot) -> tuple[Part, ...]:
    """The quantifiers of a body."""
    match slot.body:
        case Exists(each=each):
            return tuple(Part(slot.index, place, scope, condition, None, 1) for place, (scope, condition) in enumerate(each))
        case Count() as count:
            return (Part(slot.index, 0, count.scope, count.condition, None, count.high),)
        case Highest() as highest:
            return (Part(slot.index, 0, highest.scope, None, highest.slot, 1),)
    return ()
