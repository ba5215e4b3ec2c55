"""What is counted, what is excused, and when the bound is missed."""

from __future__ import annotations

from tools.mutate.explained import explained, outdated
from tools.mutate.mutant import Mutant
from tools.mutate.report import Found, Verdict


def mutant(number: int) -> Mutant:
    """The mutant of one line."""
    return Mutant("limit", "src/sheet.md", number, "table", f"{number}", f"{number + 1}", ((number, number, "x"),))


def found(bound: float, *by: str, reasons: dict[str, str] | None = None) -> Found:
    """Verdicts one after the other."""
    return Found("Mutants", tuple(Verdict(mutant(number), one) for number, one in enumerate(by, start=1)), reasons or {}, bound)


def test_survivors_count_against_the_bound() -> None:
    half = found(75, "Cas", "", "proofs", "Cas")
    assert half.share == 75
    assert half.met
    assert not found(76, "Cas", "", "proofs", "Cas").met
    assert half.survivors == [mutant(2)]
    assert "src/sheet.md:2" in half.text()


def test_an_explained_survivor_is_counted_apart_and_told_with_its_reason() -> None:
    half = found(100, "Cas", "", reasons={mutant(2).name: "The number is not read."})
    assert (half.share, half.survivors, half.excused) == (100, [], [mutant(2)])
    assert "The number is not read." in half.text()
    assert "| limit | 1 | 1 | 0 | 2 |" in half.text()


def test_an_explanation_that_explains_nothing_is_told() -> None:
    reasons = explained('[[survivor]]\nname = "a"\nwhy = "w"\n[[survivor]]\nname = "b"\nwhy = "w"\n[[survivor]]\nname = "c"\nwhy = "w"\n')
    assert outdated(reasons, made=["a", "b"], caught=["b"]) == ["b", "c"]


def test_every_shipped_explanation_has_a_reason() -> None:
    assert [name for name, why in explained().items() if len(why) < 20 or " => " not in name] == []
