"""What can be said of a case beside the domain of each fact: the axioms under which a proof holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Law:
    """What facts of one object are together: `holds` of one value each, and tells apart only what the sets of `apart` tell apart.

    With `draws`, a question about one of the facts is also about the others; else the law only counts where all are read.
    """

    slots: tuple[int, ...]
    apart: tuple[frozenset[int], ...]
    holds: Callable[[Sequence[int]], bool]
    draws: bool = True


@dataclass(frozen=True, slots=True)
class Laws:
    """Every law of the case, and the facts that may not apply to their object."""

    laws: tuple[Law, ...] = ()
    absent: frozenset[int] = frozenset()
    of: Mapping[int, tuple[Law, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[int, list[Law]] = {}
        for law in self.laws:
            for slot in law.slots:
                found.setdefault(slot, []).append(law)
        object.__setattr__(self, "of", {slot: tuple(laws) for slot, laws in found.items()})
