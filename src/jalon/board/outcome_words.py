"""The outcomes of an answer, by name and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def outcome_names(one: Any) -> list[Any]:
    """The outcomes of what another source says, also where they stand for lists."""
    found: list[Any] = one.get("outcomes") or ([one["outcome"]] if "outcome" in one else one["possible"])
    return found


def words_of(names: Sequence[Any], outcomes: Any, number: int) -> str:
    """Outcomes in words: « a ou b »."""
    words = [outcomes[name][number] if name in outcomes else str(name) for name in names]
    return (" ou " if number == 0 else " or ").join(words)
