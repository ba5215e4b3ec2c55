"""Arithmetic named by sheets, on columns: the same formulas as `guideline.primitives`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import polars as pl

from jalon.engine.columns.calls import NEAR
from jalon.engine.columns.frame import Truth
from jalon.engine.columns.world import Arithmetic, Interval
from jalon.engine.tree import Call


def corrected_calcium(intervals: Sequence[Interval], body: Call) -> tuple[Sequence[Interval], Truth]:
    """Total calcium (mmol/L) plus k times what albumin (g/L) lacks to its reference; nothing above the reference."""
    (low, high), (least, most) = intervals
    reference = next(float(numbers[0]) for name, numbers, _ in body.constants if name.casefold().startswith("albumin"))
    coefficients = next(numbers for name, numbers, _ in body.constants if not name.casefold().startswith("albumin"))
    given = [
        (low + pl.lit(float(k)) * (pl.lit(reference) - most), high + pl.lit(float(k)) * (pl.lit(reference) - least)) for k in coefficients
    ]
    return given, most > reference + NEAR


ARITHMETIC: Mapping[str, Arithmetic] = MappingProxyType({"corrected_calcium": corrected_calcium})
