"""A change is made in a fork: the function has other code there, and nowhere else."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from jalon.engine.domains import CutDomain, bits
from tools.mutate import inside, trial
from tools.mutate.mutant import Mutant
from tools.mutate.operators import mutants

ROOT = Path(__file__).resolve().parents[2]


def made(home: str) -> list[Mutant]:
    """The changes of one function of `domains`."""
    return [one for one in mutants(ROOT) if one.path.endswith("engine/domains.py") and one.home == home]


def test_a_function_and_a_method_are_changed_in_the_fork_only() -> None:
    domain = CutDomain("", {}, ())

    def bits_of_six() -> list[str]:
        inside.change(next(one for one in made("bits") if one.kind in ("return", "bits")))
        return [str(list(bits(6))[:3])]

    def cell_of_an_empty_domain() -> list[str]:
        inside.change(next(one for one in made("CutDomain.cell") if "place = 1" in one.after))
        return [str(domain.cell(Fraction(1), ""))]

    assert inside.forked(bits_of_six, 5)[1] != ["[2, 4]"]
    assert inside.forked(cell_of_an_empty_domain, 5) == (1, ["1"])
    assert list(bits(6)) == [2, 4]
    assert domain.cell(Fraction(1), "") == 0


def test_a_fork_that_fails_is_caught_and_one_that_says_nothing_is_not() -> None:
    def fails() -> list[str]:
        raise ValueError

    assert inside.forked(fails, 5) == (1, [trial.UNREADABLE])
    assert inside.forked(list, 5) == (0, [])
