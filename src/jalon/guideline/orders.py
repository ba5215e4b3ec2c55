"""Objects put in order by a rule about each of them, whose outcomes are written best first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from jalon.engine.domains import NOT_APPLICABLE, WordDomain, bits
from jalon.engine.slots import Env, Slot
from jalon.guideline.program import Rule

MOST = 256  # combinations of classes beyond which the possible orders are not written out


@dataclass(frozen=True, slots=True)
class Order:
    """The objects that a rule orders, each with the classes that it may be in, and whether the list may hide others."""

    slot: Slot
    objects: tuple[tuple[Rule, Env, str, int], ...]
    others: bool

    @property
    def settled(self) -> bool:
        """Whether every class is certain: then the order is."""
        return all(mask.bit_count() == 1 for _, _, _, mask in self.objects)

    def orders(self) -> list[list[str]]:
        """Every order that is possible, the best class first, those of one class as the file lists them.

        When they are too many to write out: each object that may come first, alone, its best class before every other's worst.
        """
        masks = [tuple(bits(mask)) for _, _, _, mask in self.objects]
        if prod(map(len, masks)) > MOST:
            last = 1 << (self.slot.domain.full.bit_length() - 1)
            masks_left = {mask for _, _, _, mask in self.objects}
            worst = min(last if mask & NOT_APPLICABLE else 1 << (mask.bit_length() - 1) for mask in masks_left)
            return [[about] for _, _, about, mask in self.objects if 0 < (best := _best(mask)) < last and best <= worst]
        return [list(order) for order in dict.fromkeys(self._order(chosen) for chosen in itertools.product(*masks))]

    def _order(self, chosen: Sequence[int]) -> tuple[str, ...]:
        """An order, without those that do not count: in the last class, or in none."""
        last = 1 << (self.slot.domain.full.bit_length() - 1)
        kept = [(cell, place) for place, cell in enumerate(chosen) if cell not in (NOT_APPLICABLE, last)]
        return tuple(self.objects[place][2] for _, place in sorted(kept))

    def told(self) -> list[dict[str, Any]]:
        """Each object with its class, or the classes that it may be in; the best first."""
        domain = self.slot.domain
        assert isinstance(domain, WordDomain)
        made = []
        for _, _, about, mask in sorted(self.objects, key=lambda one: (one[3] & -one[3]) if one[3] != NOT_APPLICABLE else domain.full + 1):
            names = [*domain.values(mask), *(["not_applicable"] if mask & NOT_APPLICABLE else [])]
            made.append({"about": about, "class": names[0]} if len(names) == 1 else {"about": about, "possible": names})
        return made


def _best(mask: int) -> int:
    """The best class of an object; 0 when it can be in none."""
    values = mask & ~NOT_APPLICABLE
    return values & -values
