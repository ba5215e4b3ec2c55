"""Numbers, limits with their units, spans and durations in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Cut, CutDomain, bits
from jalon.engine.tree import Duration

_UNITS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"months": ("mois", "months"), "weeks": ("semaines", "weeks"), "d": ("jours", "days"), "years": ("ans", "years")}
)


class Unprintable(Exception):
    """Something of a tree that no sheet can say."""


def decimal(number: Fraction, lang: int) -> str:
    """A number exactly: decimal where it ends, else a fraction; a comma in French."""
    left, places = number.denominator, 0
    for prime in (2, 5):
        times = 0
        while left % prime == 0:
            left //= prime
            times += 1
        places = max(places, times)
    if left != 1:
        return f"{number.numerator}/{number.denominator}"
    if not places:
        return str(number.numerator)
    whole, rest = divmod(number.numerator * 10**places // number.denominator, 10**places)
    return f"{whole}{',' if lang == 0 else '.'}{rest:0{places}d}"


def duration(length: Duration, lang: int) -> str:
    """`8 jours`, `4 semaines`, `6 mois`, `2 ans`."""
    if length.days and length.months:
        raise Unprintable(f"a duration of months and days: {length}")
    if length.months:
        years = length.months % 12 == 0
        return _counted(length.months // 12 if years else length.months, ("an", "year") if years else ("mois", "month"), lang)
    weeks = length.days > 14 and length.days % 7 == 0
    return _counted(length.days // 7 if weeks else length.days, ("semaine", "week") if weeks else ("jour", "day"), lang)


def _counted(number: int, unit: tuple[str, str], lang: int) -> str:
    plural = number > 1 if lang == 0 else number != 1
    return f"{number} {unit[lang]}{'s' if plural and not unit[lang].endswith('s') else ''}"


def count_pieces(domain: CountDomain, mask: int, lang: int = 0, *, spoken: bool = False) -> list[str]:
    """Whole numbers as runs: `8`, `≤ 7`, `2 .. 4`."""
    pieces = []
    for first, last in _runs(mask):
        if first == last:
            pieces.append(str(first))
        elif last == domain.high:
            pieces.append(f"≥ {first}")
        elif first == 0:
            pieces.append(f"≤ {last}")
        elif spoken:
            pieces.append(f"de {first} à {last}" if lang == 0 else f"{first} to {last}")
        else:
            pieces.append(f"{first} .. {last}")
    return pieces


def _runs(mask: int) -> list[tuple[int, int]]:
    """The neighbouring cells of a set taken together: (first, last)."""
    runs: list[tuple[int, int]] = []
    for place in (bit.bit_length() - 2 for bit in bits(mask & ~NOT_APPLICABLE)):
        if runs and runs[-1][1] == place - 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs


def cut_pieces(
    domain: CutDomain, mask: int, lang: int, wanted: Sequence[int] = (), *, spoken: bool = False, alone: bool = False
) -> list[str] | None:
    """A measured number as spans: `< 1/3`, `20 ng/mL ..< 30 ng/mL`; None when a span has two ends that no sheet can join.

    `alone`: each limit in its first unit only.
    """
    if alone:
        cuts = (Cut(cut.at, {main_unit(domain, cut): cut.printed.get(main_unit(domain, cut), cut.at)}) for cut in domain.cuts)
        domain = CutDomain(domain.unit, domain.factors, tuple(cuts), domain.low, domain.high)
    least, most = _ends(domain)
    found = [_span(domain, first, last, least, most, lang, spoken) for first, last in spans(domain, mask, wanted, whole=spoken)]
    pieces = [piece for piece in found if piece is not None]
    return pieces if len(pieces) == len(found) else None


def spans(domain: CutDomain, mask: int, wanted: Sequence[int] = (), *, whole: bool = False) -> list[tuple[int, int]]:
    """The runs of cells of a set, cut in two at the `wanted` limits, so that these are read again.

    Every value is not the dash, which would also accept what does not apply: it is said on both sides of a limit, unless `whole`.
    """
    found = []
    for first, last in _runs(mask):
        cuts = list(wanted) or (range(1) if (first, last) == _ends(domain) and not whole else ())
        ends = [end for cut in cuts if first <= (end := 2 * cut + 1 if 2 * cut + 1 < last else 2 * cut) < last]
        found += list(zip([first, *(end + 1 for end in ends)], [*ends, last], strict=True))
    return found


def mentioned(domain: CutDomain, mask: int, wanted: Sequence[int] = ()) -> set[int]:
    """The limits that the words for a set name."""
    least, most = _ends(domain)
    found: set[int] = set()
    for first, last in spans(domain, mask, wanted):
        found |= {(first - 1) // 2} if first != least or first == last else set()
        found |= {last // 2} if last != most or first == last else set()
    return {cut for cut in found if 0 <= cut < len(domain.cuts)}


def _ends(domain: CutDomain) -> tuple[int, int]:
    """The first and the last cell that a number can be in."""
    return (domain.full & -domain.full).bit_length() - 2, domain.full.bit_length() - 2


def _span(domain: CutDomain, first: int, last: int, least: int, most: int, lang: int, spoken: bool) -> str | None:
    if first == last and first % 2:
        return limit(domain, domain.cuts[first // 2], lang)
    if first == least and last == most:
        return ("toute valeur", "any value")[lang]
    high = domain.cuts[last // 2] if last != most else None
    low = domain.cuts[(first - 1) // 2] if first != least else None
    if low is None:
        assert high is not None
        return f"{'≤' if last % 2 else '<'} {limit(domain, high, lang)}"
    if high is None:
        return f"{'≥' if first % 2 else '>'} {limit(domain, low, lang)}"
    return _between(domain, low, bool(first % 2), high, bool(last % 2), lang, spoken)


def _between(domain: CutDomain, low: Cut, low_in: bool, high: Cut, high_in: bool, lang: int, spoken: bool) -> str | None:
    units = main_unit(domain, low), main_unit(domain, high)
    if units[1] and not units[0] and not spoken:
        return None  # a bare low end would be read in the unit of the high end
    alike = units[0] == units[1] and len(low.printed) < 2 and len(high.printed) < 2
    start = decimal(domain.limit(low, units[0]), lang) if alike else limit(domain, low, lang)
    end = limit(domain, high, lang)
    if not spoken:
        return f"{start} {'' if low_in else '<'}..{'' if high_in else '<'} {end}"
    if low_in == high_in:
        both = f"entre {start} et {end}" if lang == 0 else f"between {start} and {end}"
        return both if low_in else both + (" exclus" if lang == 0 else " exclusive")
    if lang == 0:
        return f"de {start} à moins de {end}" if low_in else f"de plus de {start} à {end}"
    return f"from {start} to less than {end}" if low_in else f"from over {start} to {end}"


def main_unit(domain: CutDomain, cut: Cut) -> str:
    """The unit in which a limit is printed first: one in which it is exact."""
    for unit, number in cut.printed.items():
        if number * (1 if unit == domain.unit else domain.factors.get(unit, Fraction(1))) == cut.at:
            return unit
    return domain.unit


def limit(domain: CutDomain, cut: Cut, lang: int) -> str:
    """One limit in each of the units in which a sheet prints it: `30 ng/mL (75 nmol/L)`."""
    main = main_unit(domain, cut)
    number = cut.printed.get(main, cut.at)
    others = "".join(f" ({decimal(other, lang)} {unit})" for unit, other in cut.printed.items() if unit != main and unit)
    return f"{decimal(number, lang)} {_UNITS[main][lang] if main in _UNITS else main}".strip() + others
