"""Arithmetic named by sheets. The formula is here, its constants are in the sheet. Intervals in, intervals out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

Spread = list[tuple[Fraction | None, Fraction | None]]
Constants = Sequence[tuple[str, tuple[Fraction, ...], str]]
Primitive = Callable[[Sequence[Spread | None], Constants], Spread | None]


def corrected_calcium(spreads: Sequence[Spread | None], constants: Constants) -> Spread | None:
    """Total calcium (mmol/L) plus k times what albumin (g/L) lacks to its reference; one interval for each published k.

    Several coefficients are several values, never an average. At the reference the correction is nil; above it the formula
    does not hold, so the value is unknown. None when calcium or albumin is unknown. Constants: a word for the reference
    of albumin, a word for the coefficients.
    """
    calcium, albumin = spreads
    reference = next(numbers[0] for name, numbers, _ in constants if name.startswith("albumin"))
    coefficients = next(numbers for name, numbers, _ in constants if not name.startswith("albumin"))
    if calcium is None or albumin is None:
        return None
    found: Spread = []
    for least, most in albumin:
        if least is None or most is None or most > reference:
            return None
        for low, high in calcium:
            if low is None or high is None:
                return None
            found += [(low + k * (reference - most), high + k * (reference - least)) for k in coefficients]
    return found


PRIMITIVES: Mapping[str, Primitive] = MappingProxyType({"corrected_calcium": corrected_calcium})
