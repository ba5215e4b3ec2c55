"""What an examination shows follows from what it found."""

from __future__ import annotations

import pytest

from jalon.case import read_case


def result(said: str) -> frozenset[str] | None:
    """The result of one examination of which this is said."""
    (one,) = read_case(f"case: x\non: 2026-11-21\nimaging:\n  - {{id: I1, modality: bone_scan, on: 2026-11-01, {said}}}\n").of("imaging")
    statements = [statement for statement in one.facts.get("result", ()) if not statement.unknown]
    return statements[0].words if statements else None


@pytest.mark.parametrize("said", ["new_foci: yes", "new_foci: yes, result: '?'"])
def test_new_foci_make_a_result_positive_or_doubtful(said: str) -> None:
    assert result(said) == frozenset(("positive", "doubtful"))


def test_what_was_said_of_the_result_stays() -> None:
    assert result("new_foci: yes, result: doubtful") == frozenset(("doubtful",))


@pytest.mark.parametrize("said", ["new_foci: no", "new_foci: '?'", "response: stable"])
def test_without_new_foci_the_result_is_not_inferred(said: str) -> None:
    assert result(said) is None
