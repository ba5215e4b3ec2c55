"""Mutants of the engine: one operator, in the lines where it stands."""

from __future__ import annotations

from pathlib import Path

from tools.mutate.operators import mutants, of_module, readable

ROOT = Path(__file__).resolve().parents[2]
MODULE = '''
"""A module."""
LIMIT = 3


def least(values: list[int] = [1], *, bound: int = 2) -> int | None:
    """The least above a bound."""
    assert values, "nothing"
    found = [value for value in values if value > bound and not value == 7]
    if not found:
        raise ValueError(f"{len(values) + 1} values")
    return min(found) - 1
'''


def changes() -> set[tuple[str, str]]:
    """Every change of the module: the kind and the line that results."""
    return {(one.kind, one.after) for one in of_module(MODULE, "module.py")}


def test_each_operator_of_a_function_is_changed() -> None:
    found = changes()
    start = "found = [value for value in values if "
    assert ("comparison", f"{start}(value >= bound) and not value == 7]") in found
    assert ("comparison", f"{start}value > bound and not (value != 7)]") in found
    assert ("and, or", f"{start}(value > bound or not value == 7)]") in found
    assert ("negation", f"{start}value > bound and value == 7]") in found or ("negation", f"{start}value > bound and (value == 7)]") in found
    assert ("constant", f"{start}value > bound and not value == 8]") in found
    assert ("statement dropped", f"{start}True]") in found
    assert ("negation", "if (not (not found)):") in found or ("negation", "if found:") in found or ("negation", "if (found):") in found
    assert ("extremum", "return max(found) - 1") in found
    assert ("arithmetic", "return (min(found) + 1)") in found
    assert ("return", "return None") in found


def test_messages_annotations_asserts_and_docstrings_are_left_out() -> None:
    lines = {one.line for one in of_module(MODULE, "module.py")}
    assert lines == {9, 10, 12}


def test_a_mutant_of_the_engine_is_python_that_says_something_else() -> None:
    found = mutants(ROOT)
    assert len(found) >= 200
    assert [one.told() for one in found[::60] if not readable(one, ROOT)] == []
