"""Numbers as a person reads them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jalon.guideline.spans import decimal


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (Fraction(2, 3), "2/3", "2/3"),
        (Fraction(5, 12), "5/12", "5/12"),
        (Fraction(9, 4), "2,25", "2.25"),
        (Fraction(30), "30", "30"),
        # What a computation gives is no fraction that anybody wrote: a rise of 1325/22 %.
        (Fraction(1325, 22), "60,23", "60.23"),
    ],
)
def test_thirds_stay_thirds_and_what_was_computed_is_a_decimal(number: Fraction, french: str, english: str) -> None:
    assert (decimal(number, 0), decimal(number, 1)) == (french, english)
