"""A change is tried on a copy: the tests of the copy catch it, and the copy is whole again afterwards."""

from __future__ import annotations

from pathlib import Path

from tools.mutate.mutant import Mutant
from tools.mutate.trial import Bench

TEST = "from jalon.sum import sum_of\n\n\ndef test_sum():\n    assert sum_of(2, 3) == 5\n"
SOURCE = "def sum_of(one, other):\n    return one + other\n"


def bench(folder: Path) -> Bench:
    """A project of one function and one test."""
    for name, text in (("src/jalon/sum.py", SOURCE), ("src/jalon/__init__.py", ""), ("tests/test_sum.py", TEST), ("clean/src/jalon/sum.py", SOURCE)):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return Bench(folder, seconds={"tests": 0.1})


def wrong(line: str) -> Mutant:
    """The function with another second line."""
    return Mutant("arithmetic", "src/jalon/sum.py", 2, "sum_of", "", "", ((2, 2, line),))


def test_a_wrong_operator_is_caught_and_undone(tmp_path: Path) -> None:
    here, stages = bench(tmp_path), [("tests", ("tests",))]
    assert here.run(stages, first_failure=True) == (0, [])
    for line in ("    return one - other", "    return one * other"):
        mutant = wrong(line)
        here.put(mutant)
        code, failed = here.run(stages, first_failure=True)
        here.back(mutant)
        assert code == 1
        assert failed == ["tests/test_sum.py::test_sum"]
    assert (tmp_path / "src/jalon/sum.py").read_text() == SOURCE
    assert here.run(stages, first_failure=True) == (0, [])
