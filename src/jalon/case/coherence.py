"""What implies what, for one lesion or for the patient: data for the engines, which also derive the contrapositives."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact is one of `words`, or a number is equal to `equals`; its negation is the complement."""

    path: str
    words: frozenset[str] | None = None
    equals: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """For every thing of this kind: the premise implies the conclusion."""

    kind: str
    premise: Claim
    conclusion: Claim


def _is(path: str, *words: str) -> Claim:
    return Claim(path, frozenset(words))


_PAINLESS = _is("lesion.painful", "no")
_NO_TUMOUR = _is("nodes.found", "no")
_NO_DEPOSIT = Claim("nodes.largest_deposit", equals=Fraction(0))
_SCALE_ZERO = Claim("lesion.pain.scale", equals=Fraction(0))
LINKS: tuple[Link, ...] = (
    Link("lesion", _is("lesion.pain.grade", "none"), _PAINLESS),
    Link("lesion", _PAINLESS, _is("lesion.pain.grade", "none")),
    Link("lesion", _SCALE_ZERO, _PAINLESS),
    Link("lesion", _PAINLESS, _SCALE_ZERO),
    Link("lesion", _PAINLESS, _is("lesion.pain.mechanical", "no")),
    Link("lesion", _PAINLESS, _is("lesion.pain.refractory", "no")),
    Link("lesion", _PAINLESS, _is("lesion.pain.neuropathic", "no")),
    Link("lesion", _is("lesion.neurology.frankel", "E"), _is("lesion.neurology.deficit", "no")),
    Link("lesion", _is("lesion.neurology.deficit", "no"), _is("lesion.neurology.frankel", "E")),
    # Nothing was measured in nodes in which no tumour was found: any size, any cell says that there is some.
    Link("patient", _NO_TUMOUR, _NO_DEPOSIT),
    Link("patient", _NO_DEPOSIT, _NO_TUMOUR),
    Link("patient", _NO_TUMOUR, Claim("nodes.cells", equals=Fraction(0))),
)
