"""The readings put together: what `Evaluation` uses for each kind of node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jalon.engine import readings, windows
from jalon.engine.evaluate import Evaluation, Facts, Reading
from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Count, Decision, Exists, Highest, Option, Requirement, Score, Windows

READINGS: Mapping[type, Reading] = MappingProxyType(
    {
        Decision: readings.decision,
        Score: readings.score,
        Requirement: readings.requirement,
        Option: readings.option,
        Exists: readings.exists,
        Count: readings.count,
        Highest: readings.highest,
        Call: readings.call,
        Windows: windows.windows,
    }
)


def read(slots: Sequence[Slot], facts: Facts) -> Evaluation:
    """A fresh reading of a program for one case."""
    return Evaluation(slots, facts, READINGS)
