"""Numbers and spans of numbers as a person reads them, in French and English."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from jalon.engine.domains import CountDomain, CutDomain, Domain, WordDomain

_READ = 12  # the largest denominator that is read as a fraction: 2/3, 5/12


def decimal(number: Fraction, lang: int) -> str:
    """A number without needless digits; a comma in French. Thirds stay thirds, as the documents write them."""
    if number.denominator == 1:
        return str(number.numerator)
    if number.denominator <= _READ and any(number.denominator % prime == 0 for prime in (3, 7, 11)):
        return f"{number.numerator}/{number.denominator}"
    text = f"{float(number):.4g}"
    return text.replace(".", ",") if lang == 0 else text


# Units of time have words; in a value that a program reads they keep their code.
TIME = MappingProxyType({"months": ("mois", "months"), "weeks": ("semaines", "weeks"), "d": ("jours", "days"), "years": ("ans", "years")})


def span_text(low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool, unit: str, lang: int) -> str:
    """`< 30 ng/mL`, `1/3 .. 2/3`, `50 %`, `≥ 24 mois`."""
    unit = TIME[unit][lang] if lang == 0 and unit in TIME else unit
    tail = f" {unit}" if unit else ""
    if low is not None and low == high:
        return f"{decimal(low, lang)}{tail}"
    if low is None and high is None:
        return "toute valeur" if lang == 0 else "any value"
    if low is None:
        assert high is not None
        return f"{'≤' if high_in else '<'} {decimal(high, lang)}{tail}"
    if high is None:
        return f"{'≥' if low_in else '>'} {decimal(low, lang)}{tail}"
    return f"{decimal(low, lang)} {'' if low_in else '<'}..{'' if high_in else '<'} {decimal(high, lang)}{tail}"


def parts(mask: int, domain: Domain, lang: int = 1, *, spoken: bool = False) -> list[str]:
    """The values of a set, each as text: identifiers, numbers or spans; spans in words when `spoken`."""
    if isinstance(domain, WordDomain):
        return domain.values(mask)
    if isinstance(domain, CountDomain):
        return [str(number) for number in domain.values(mask)]
    if isinstance(domain, CutDomain):
        unit = printed_unit(domain)
        spans = [_in_unit(_open_ended(span, domain), domain, unit) for span in domain.values(mask)]
        return [_between(*span, unit, lang) if spoken else span_text(*span, unit, lang) for span in spans]
    return []


def _between(low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool, unit: str, lang: int) -> str:
    """`from 20 to less than 30 ng/mL`: a span with two ends, in words."""
    if low is None or high is None or low == high:
        return span_text(low, low_in, high, high_in, TIME[unit][lang] if unit in TIME else unit, lang)
    unit = TIME[unit][lang] if unit in TIME else unit
    ends = decimal(low, lang), decimal(high, lang) + (f" {unit}" if unit else "")
    if not low_in and not high_in:
        return f"entre {ends[0]} et {ends[1]}" if lang == 0 else f"between {ends[0]} and {ends[1]}"
    if lang == 0:
        return f"{'de' if low_in else 'plus de'} {ends[0]} à {'' if high_in else 'moins de '}{ends[1]}"
    return f"{'from' if low_in else 'over'} {ends[0]} to {'' if high_in else 'less than '}{ends[1]}"


Span = tuple[Fraction | None, bool, Fraction | None, bool]


def _open_ended(span: Span, domain: CutDomain) -> Span:
    """A span without the ends that only say what can exist; an end left out (more than 0 %) is told."""
    low, low_in, high, high_in = span
    if low is not None and low == high:
        return span
    return (None if low == domain.low and low_in else low), low_in, (None if high == domain.high and high_in else high), high_in


def printed_unit(domain: CutDomain) -> str:
    """The unit in which the sheets print every limit, else that of the vocabulary: 50 %, not 0.5."""
    units = [unit for unit in (domain.cuts[0].printed if domain.cuts else ()) if all(unit in cut.printed for cut in domain.cuts)]
    return units[0] if units and domain.unit not in units else domain.unit


def _in_unit(span: Span, domain: CutDomain, unit: str) -> Span:
    if unit == domain.unit:
        return span
    low, low_in, high, high_in = span
    printed = {cut.at: cut.printed[unit] for cut in domain.cuts}
    low, high = (None if end is None else printed.get(end, end / domain.factors[unit]) for end in (low, high))
    return low, low_in, high, high_in
