"""What a fact or a rule can be, cut into cells; a set of possible values is one integer.

Bit 0 of every set means *not applicable*. Bit i+1 means cell i. Words are their own cells, counts are their own
cells, and a number is cut by every limit that some rule reads: below, at, between, above (meaning.md, rules 4 and 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

NOT_APPLICABLE = 1


def bits(mask: int) -> Iterator[int]:
    """The single-bit sets inside `mask`, lowest first."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


@dataclass(frozen=True)
class WordDomain:
    """A closed list of words, in the order in which they are listed."""

    names: tuple[str, ...]
    index: Mapping[str, int] = field(init=False, repr=False)
    full: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {name: place for place, name in enumerate(self.names)})
        object.__setattr__(self, "full", ((1 << len(self.names)) - 1) << 1)

    def of(self, names: Iterable[str]) -> int:
        """The set holding `names`; KeyError for a word outside the list."""
        mask = 0
        for name in names:
            mask |= 2 << self.index[name]
        return mask

    def values(self, mask: int) -> list[str]:
        """The words in `mask`, in the order of the list."""
        return [self.names[bit.bit_length() - 2] for bit in bits(mask & ~NOT_APPLICABLE)]


@dataclass(frozen=True)
class CountDomain:
    """Whole numbers from 0 to `high`: points and counts."""

    high: int
    full: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "full", ((1 << (self.high + 1)) - 1) << 1)

    def between(self, low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool) -> int:
        """The numbers within the limits."""
        mask = 0
        for number in range(self.high + 1):
            above = low is None or number > low or (low_in and number == low)
            below = high is None or number < high or (high_in and number == high)
            if above and below:
                mask |= 2 << number
        return mask

    def values(self, mask: int) -> list[int]:
        """The numbers in `mask`, ascending."""
        return [bit.bit_length() - 2 for bit in bits(mask & ~NOT_APPLICABLE)]


@dataclass(frozen=True)
class Cut:
    """One limit that some rule reads, with the number printed for each unit in which a source prints it."""

    at: Fraction
    printed: Mapping[str, Fraction]


@dataclass(frozen=True)
class CutDomain:
    """A number, cut by its limits into 2n+1 cells, in the unit of the vocabulary."""

    unit: str
    factors: Mapping[str, Fraction]
    cuts: tuple[Cut, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    full: int = field(init=False)

    def __post_init__(self) -> None:
        everything = ((1 << (2 * len(self.cuts) + 1)) - 1) << 1
        object.__setattr__(self, "full", everything)
        if self.low is not None or self.high is not None:
            object.__setattr__(self, "full", self.span(self.low, self.high, self.unit))

    def limit(self, cut: Cut, unit: str) -> Fraction:
        """The limit in `unit`: as printed when a source prints it, else converted."""
        printed = cut.printed.get(unit)
        if printed is not None:
            return printed
        return cut.at if unit == self.unit else cut.at / self.factors[unit]

    def cell(self, number: Fraction, unit: str) -> int:
        """The index of the cell that holds `number`, reported in `unit`."""
        place = 0
        for cut in self.cuts:
            limit = self.limit(cut, unit)
            if number < limit:
                return place
            if number == limit:
                return place + 1
            place += 2
        return place

    def span(self, low: Fraction | None, high: Fraction | None, unit: str, low_open: bool = False, high_open: bool = False) -> int:
        """The cells that an interval may reach; None is unbounded; an open end leaves out the limit on which it falls."""
        first = 0 if low is None else self.cell(low, unit)
        last = 2 * len(self.cuts) if high is None else self.cell(high, unit)
        first += 1 if low_open and low is not None and first % 2 else 0
        last -= 1 if high_open and high is not None and last % 2 else 0
        return ((1 << (last - first + 1)) - 1) << (first + 1) if last >= first else 0

    def between(self, low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool) -> int:
        """The cells of a condition whose ends are limits of this domain, in its own unit."""
        first, last = 0, 2 * len(self.cuts)
        if low is not None:
            first = self.cell(low, self.unit) + (0 if low_in else 1)
        if high is not None:
            last = self.cell(high, self.unit) - (0 if high_in else 1)
        return ((1 << (last - first + 1)) - 1) << (first + 1) if last >= first else 0

    def values(self, mask: int) -> list[tuple[Fraction | None, bool, Fraction | None, bool]]:
        """`mask` as intervals (low, low included, high, high included), neighbours joined, bounds respected."""
        spans: list[tuple[Fraction | None, bool, Fraction | None, bool]] = []
        run: list[int] = []
        places = [bit.bit_length() - 2 for bit in bits(mask & ~NOT_APPLICABLE)]
        for place in places:
            if run and place != run[-1] + 1:
                spans.append(self._interval(run[0], run[-1]))
                run = []
            run.append(place)
        if run:
            spans.append(self._interval(run[0], run[-1]))
        return spans

    def _interval(self, first: int, last: int) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        low = self.cuts[(first - 1) // 2].at if first else self.low
        high = self.cuts[last // 2].at if last < 2 * len(self.cuts) else self.high
        return low, (first % 2 == 1 if first else True), high, (last % 2 == 1 if last < 2 * len(self.cuts) else True)


@dataclass(frozen=True)
class DayDomain:
    """A date: never compared with a limit of a table, only by windows; known or not."""

    full: int = 2

    def values(self, mask: int) -> list[str]:
        """Nothing to enumerate: days are read by windows."""
        return []


Domain = WordDomain | CountDomain | CutDomain | DayDomain
