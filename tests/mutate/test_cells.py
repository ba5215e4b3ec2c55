"""What else one cell could say."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tools.mutate import cells

WORDS = ("lytique", "mixte", "condensante")


@pytest.mark.parametrize(
    ("number", "sign", "expected"), [("30", 1, "31"), ("2,2", -1, "2,1"), ("1,15", 1, "1,16"), ("0.5", 1, "0.6"), ("1/3", 1, "1/4"), ("2/3", -1, "2/2")]
)
def test_a_number_moves_by_its_last_digit(number: str, sign: int, expected: str) -> None:
    assert cells.step(number, sign) == expected


def test_each_number_of_a_cell_moves_alone() -> None:
    assert [text for _, text in cells.numbers("≥ 30 ng/mL (75 nmol/L)")] == [
        *("≥ 31 ng/mL (75 nmol/L)", "≥ 29 ng/mL (75 nmol/L)", "≥ 30 ng/mL (76 nmol/L)", "≥ 30 ng/mL (74 nmol/L)")
    ]


def test_a_number_inside_a_word_is_left_alone() -> None:
    assert list(cells.numbers("1a ou spine.T12")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("< 20 ng/mL", {"≤ 20 ng/mL", "≥ 20 ng/mL"}), ("≥ 9", {"> 9", "< 9"}), ("1/3 .. 2/3", {"1/3 ..< 2/3", "1/3 <.. 2/3"}), ("2,6 <..< 3", {"2,6 <.. 3", "2,6 ..< 3"})],
)
def test_an_end_is_taken_in_or_left_out(text: str, expected: set[str]) -> None:
    assert {new for _, new in cells.boundaries(text)} == expected


def test_a_unit_becomes_another_of_the_same_dimension_and_of_another_size() -> None:
    sizes = {"ng/mL": Fraction(1), "µg/L": Fraction(1), "nmol/L": Fraction(2, 5)}
    assert [new for _, new in cells.units("≥ 30 ng/mL (75 nmol/L)", sizes)][:1] == ["≥ 30 nmol/L (75 nmol/L)"]
    assert [new for _, new in cells.units("≥ 30 ng/mL (75 nmol/L)", {"ng/mL": Fraction(1), "nmol/L": Fraction(2, 5)})] == ["≥ 30 nmol/L (75 nmol/L)", "≥ 30 ng/mL (75 ng/mL)"]


def test_a_word_is_replaced_left_out_added_excluded_or_freed() -> None:
    changed = {new for _, new in cells.words("lytique ou mixte", WORDS)}
    assert changed == {"condensante ou mixte", "lytique ou condensante", "mixte", "lytique", "lytique ou mixte ou condensante", "sauf lytique ou mixte", "—"}
    assert ("exception", "lytique") in set(cells.words("sauf lytique", WORDS))


def test_a_delay_moves_by_one_changes_unit_or_is_lost() -> None:
    assert {new for _, new in cells.delays("4 semaines")} == {"5 semaines", "3 semaines", "4 jours", "aucune", "inconnue"}
    assert {new for _, new in cells.delays("aucune")} == {"inconnue", "7 jours"}


def test_a_conclusion_becomes_another_or_two() -> None:
    assert {new for _, new in cells.outcomes("oui", ("oui", "non"))} == {"non", "oui ou non"}
    assert {new for _, new in cells.outcomes("oui ou non", ("oui", "non"))} == {"oui", "non"}


def test_points_move_by_one_double_or_vanish() -> None:
    assert {new for _, new in cells.points("2")} == {"3", "1", "2 ou 3", "sans objet"}
    assert {new for _, new in cells.points("2 ou 3")} == {"3", "1", "sans objet"}
