"""Arithmetic named by sheets. The formula is here, its constants are in the sheet. Intervals in, intervals out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
    reference = next(numbers[0] for name, numbers, _ in constants if name.casefold().startswith("albumin"))
    coefficients = next(numbers for name, numbers, _ in constants if not name.casefold().startswith("albumin"))
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


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant that a sheet gives to a primitive: how its word starts, its sign, its unit, whether it may have several values."""

    word: str
    sign: str = ""
    unit: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """What a primitive reads, and the form in which a sheet writes it.

    `valued` arguments are conditions, the others name a fact whose value is read. `lists`: an argument may speak of each object
    of a list; `listed`: it must. `most` is 0 when there is no limit. `units` are those of the first facts and of the result.
    """

    form: str
    least: int = 1
    most: int = 0
    valued: bool = False
    lists: bool = False
    listed: bool = False
    units: tuple[str, ...] = ()
    constants: tuple[Constant, ...] = ()


SIGNATURES: Mapping[str, Signature] = MappingProxyType(
    {
        "any": Signature("`any`(`fait` = mot, `fait` (terme) = mot)", valued=True, lists=True),
        "count": Signature("`count`(`lesion.fait` = mot)", most=1, valued=True, lists=True, listed=True),
        "highest": Signature("`highest`(`lesion.fait`), un seul fait en mots, sans valeur", most=1, lists=True, listed=True),
        "agreement": Signature("`agreement`(`fait`, `fait`), des faits qui ont les mêmes mots, sans valeur", least=2),
        "corrected_calcium": Signature(
            "`corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < … g/L, coefficient … ou …)",
            least=2,
            most=2,
            units=("mmol/L", "g/L"),
            constants=(Constant("albumin", "<", "g/L"), Constant("coefficient", several=True)),
        ),
    }
)
PRIMITIVES: Mapping[str, Primitive] = MappingProxyType({"corrected_calcium": corrected_calcium})
