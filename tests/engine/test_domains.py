"""Sets of possible values as integers: words, counts, and numbers cut by limits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Cut, CutDomain, DayDomain, WordDomain, bits
from tests.engine.steady import STEADY

MATRIX = WordDomain(("lytic", "mixed", "blastic"))
# Vitamin D in ng/mL, as two sources print its limits in nmol/L: 20 is printed 50, 30 is printed 75 (2.496 nmol/L in one ng/mL).
NMOL = Fraction(1000, 2496)
VITAMIN = CutDomain("ng/mL", {"nmol/L": NMOL, "µg/L": Fraction(1)}, (
    Cut(Fraction(20), {"nmol/L": Fraction(50)}), Cut(Fraction(30), {"ng/mL": Fraction(30), "nmol/L": Fraction(75)})))
SHARE = CutDomain("", {"%": Fraction(1, 100)}, (Cut(Fraction(1, 3), {}), Cut(Fraction(1, 2), {"%": Fraction(50)}), Cut(Fraction(2, 3), {})), Fraction(0), Fraction(1))
thirds = st.fractions(0, 1, max_denominator=12)


def test_bits_are_told_from_the_lowest() -> None:
    assert list(bits(0b10110)) == [0b10, 0b100, 0b10000]
    assert list(bits(0)) == []


def test_bit_zero_is_kept_for_what_does_not_apply() -> None:
    assert MATRIX.full & NOT_APPLICABLE == 0
    assert VITAMIN.full & NOT_APPLICABLE == 0
    assert MATRIX.values(NOT_APPLICABLE | MATRIX.of(["mixed"])) == ["mixed"]


def test_words_are_told_in_the_order_of_their_list() -> None:
    assert MATRIX.values(MATRIX.of(["blastic", "lytic"])) == ["lytic", "blastic"]
    assert MATRIX.values(MATRIX.full) == ["lytic", "mixed", "blastic"]


def test_a_word_outside_the_list_is_refused() -> None:
    with pytest.raises(KeyError):
        MATRIX.of(["lytique"])


@settings(STEADY, max_examples=100)
@given(st.integers(0, 12), st.none() | st.integers(-1, 14), st.booleans(), st.none() | st.integers(-1, 14), st.booleans())
def test_counts_between_two_limits_are_those_that_satisfy_both(high: int, low: int | None, low_in: bool, most: int | None, most_in: bool) -> None:
    domain = CountDomain(high)
    found = domain.values(domain.between(None if low is None else Fraction(low), low_in, None if most is None else Fraction(most), most_in))
    above = [number for number in range(high + 1) if low is None or number > low or (low_in and number == low)]
    assert found == [number for number in above if most is None or number < most or (most_in and number == most)]


def test_limits_cut_a_number_into_cells_and_each_limit_is_one() -> None:
    assert VITAMIN.full.bit_count() == 2 * 2 + 1
    assert [VITAMIN.cell(Fraction(number), "ng/mL") for number in (10, 20, 25, 30, 40)] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("number", "unit", "cell"), [("74.9", "nmol/L", 2), ("75", "nmol/L", 3), ("75.1", "nmol/L", 4), ("50", "nmol/L", 1), ("30", "µg/L", 3)])
def test_a_result_is_compared_with_the_limit_printed_in_its_own_unit(number: str, unit: str, cell: int) -> None:
    """75 nmol/L is 30.05 ng/mL; a source that prints both means the same limit."""
    assert VITAMIN.cell(Fraction(number), unit) == cell


def test_a_limit_that_no_source_prints_is_converted() -> None:
    assert SHARE.cell(Fraction(100, 3), "%") == SHARE.cell(Fraction(1, 3), "")


@settings(STEADY, max_examples=200)
@given(thirds, thirds, thirds, st.booleans(), st.booleans())
def test_an_interval_reaches_the_cell_of_each_of_its_numbers_and_no_other(one: Fraction, other: Fraction, number: Fraction, low_open: bool, high_open: bool) -> None:
    low, high = min(one, other), max(one, other)
    mask = SHARE.span(low, high, "", low_open, high_open)
    inside = (low < number or (low == number and not low_open)) and (number < high or (number == high and not high_open))
    assert not inside or mask >> SHARE.cell(number, "") + 1 & 1
    reached = [place.bit_length() - 2 for place in bits(mask)]
    assert not reached or (SHARE.cell(low, "") <= reached[0] and reached[-1] <= SHARE.cell(high, ""))


def test_an_open_end_leaves_out_the_limit_on_which_it_falls() -> None:
    third, half = Fraction(1, 3), Fraction(1, 2)
    assert SHARE.span(third, half, "", True, True) == SHARE.between(third, False, half, False)
    assert SHARE.span(third, half, "") == SHARE.between(third, True, half, True)


@pytest.mark.parametrize("mask", range(0, 64, 2))
def test_what_is_told_of_a_set_gives_the_set_back(mask: int) -> None:
    again = 0
    for low, low_in, high, high_in in VITAMIN.values(mask):
        again |= VITAMIN.between(low, low_in, high, high_in)
    assert again == mask


def test_neighbouring_cells_are_told_as_one_interval() -> None:
    third, half, both = Fraction(1, 3), Fraction(1, 2), SHARE.full
    assert SHARE.values(SHARE.between(third, False, half, True)) == [(third, False, half, True)]
    assert SHARE.values(both) == [(Fraction(0), True, Fraction(1), True)]
    assert SHARE.values(SHARE.between(None, True, third, False) | SHARE.between(half, True, half, True)) == [
        (Fraction(0), True, third, False), (half, True, half, True)]


def test_a_number_has_no_cell_beyond_its_bounds() -> None:
    """A share is never above one: a limit at one leaves nothing above it."""
    cut = CutDomain("", {}, (Cut(Fraction(1), {}),), Fraction(0), Fraction(1))
    assert cut.full.bit_count() == 2


def test_an_empty_interval_is_the_empty_set() -> None:
    assert VITAMIN.between(Fraction(30), True, Fraction(20), True) == 0
    assert VITAMIN.between(Fraction(20), False, Fraction(20), False) == 0
    assert VITAMIN.values(0) == []


def test_a_number_that_nothing_cuts_has_one_cell() -> None:
    plain = CutDomain("mm", {}, ())
    assert plain.full == 2
    assert plain.values(plain.full) == [(None, True, None, True)]


def test_a_day_is_known_or_not() -> None:
    assert DayDomain().full == 2
    assert DayDomain().values(2) == []
