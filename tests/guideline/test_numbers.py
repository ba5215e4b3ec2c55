"""A step that computes a number is told by the interval of limits in which it falls."""

from __future__ import annotations

import json

import pytest

from jalon.case import read_case
from jalon.guideline.answers import Answer, Reasoner
from jalon.guideline.cache import load_program


def corrected(*results: tuple[str, str]) -> Answer:
    """The corrected calcium of a file with these results of the day before."""
    labs = [{"test": test, "value": value, "on": "2026-11-20"} for test, value in results]
    file = {"case": "numbers", "on": "2026-11-21", "tumours": [{"id": "T1", "organ": "lung"}], "labs": labs}
    (answer,) = Reasoner.begin(load_program(), read_case(json.dumps(file).encode())).of("labs.calcium_corrected", inner=True)
    return answer


@pytest.mark.parametrize(("calcium", "albumin", "value"), [("3.3 mmol/L", "36 g/L", "> 3 mmol/L"), ("2.3 mmol/L", "38 g/L", "2.2 <..< 2.6 mmol/L"), ("2.0 mmol/L", "39 g/L", "< 2.2 mmol/L")])
def test_a_number_that_falls_between_two_limits_is_certain(calcium: str, albumin: str, value: str) -> None:
    answer = corrected(("calcium", calcium), ("albumin", albumin))

    assert (answer.status, answer.value, answer.possible) == ("certain", value, [value])


def test_a_number_on_either_side_of_a_limit_is_open() -> None:
    """The two coefficients leave 2.58 or 2.6: below the limit, or on it."""
    answer = corrected(("calcium", "2.2 mmol/L"), ("albumin", "24 g/L"))

    assert (answer.status, answer.value) == ("bounded", None)
    assert len(answer.possible) == 1
