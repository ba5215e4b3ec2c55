"""Random trees of every node class, with sets of every shape, printed as sheets and read again."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jalon.engine.tree import Body
from jalon.guideline.program import Program
from tests.meaning.small_sheets import sheets
from tests.printing.random_trees import GROUND, Trees
from tests.printing.same import by_path, read_again

HOME = Path(tempfile.mkdtemp())


@cache
def ground() -> Trees:
    """The program on which random bodies are put; its sheets are in HOME."""
    return Trees(sheets(HOME, GROUND))


@cache
def bodies() -> st.SearchStrategy[dict[str, Body]]:
    """A random body for each of its rules that stand empty."""
    return ground().bodies()


def put(program: Program, bodies: dict[str, Body]) -> Program:
    """The same program with other bodies."""
    slots = list(program.slots)
    for name, body in bodies.items():
        place = program.index[name]
        slots[place] = replace(slots[place], body=body)
    return replace(program, slots=tuple(slots))


@given(st.data())
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=[HealthCheck.too_slow])
def test_random_bodies_are_read_again(data: st.DataObject) -> None:
    made = put(ground().program, data.draw(bodies()))
    with tempfile.TemporaryDirectory() as folder:
        again = read_again(made, HOME, Path(folder))
    for slot in made.slots:
        if slot.path in again.index:
            assert by_path(slot.body, made) == by_path(again.slots[again.index[slot.path]].body, again), slot.path
            assert slot.domain == again.slots[again.index[slot.path]].domain or slot.path in ("score", "highest")
