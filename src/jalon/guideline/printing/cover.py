"""Few words whose union is a set: the largest first."""

from __future__ import annotations

from collections.abc import Sequence

Candidate = tuple[str, int]


def cover(target: int, words: Sequence[Candidate]) -> list[str] | None:
    """Few words whose union is a set, in the order of its values; None when there are none. Of equal words, the first listed."""
    inside = [(word, mask) for word, mask in words if not mask & ~target]
    chosen: list[Candidate] = []
    left = target
    while left:
        word, mask = max(inside, key=lambda one: (one[1] & left).bit_count(), default=("", 0))
        if not mask & left:
            return None
        chosen.append((word, mask))
        left &= ~mask
    for one in list(chosen):
        # A word taken early may be covered by those that came after it.
        others = [mask for other, mask in chosen if other != one[0]]
        union = 0
        for mask in others:
            union |= mask
        if union == target:
            chosen.remove(one)
    return [word for word, _ in sorted(chosen, key=lambda one: one[1] & -one[1])]
