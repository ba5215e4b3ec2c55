"""What the words of sheets mean: paths of the case, rules, terms, outcomes, units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType

from jalon.case import DateType, Field, NumberType, Vocabulary, WordType
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Cut, CutDomain, DayDomain, Domain, WordDomain
from jalon.engine.grammar import Accepts, Bare, Limit, Span, exactly
from jalon.engine.tree import Place
from jalon.guideline.reporter import Reporter

YES_NO_FR = {"oui": "yes", "non": "no"}
OTHER_OBJECTS = MappingProxyType({"irradiation": ("irradiation", "irradiation"), "pair": ("deux objets", "two objects")})
APART = Fraction(105, 100)  # two printings of one limit may differ by their rounding, not by more
_JOINED = re.compile(r"\s*[,;/]\s*|\s+et\s+")


@dataclass(frozen=True)
class Words:
    """A closed list of words: its identifiers, and which of them each French word (or group, or term) means."""

    ids: tuple[str, ...]
    french: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Number:
    """A measured number."""

    unit: str
    factors: Mapping[str, Fraction]
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True)
class Points:
    """A score or a count."""

    high: int


@dataclass(frozen=True)
class Day:
    """A date."""


Kind = Words | Number | Points | Day


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a sheet may read: where it lives and what values it has."""

    path: str
    about: str
    kind: Kind
    rule: bool = False


@dataclass
class Names:
    """Everything that a cell may name."""

    vocabulary: Vocabulary
    rules: dict[str, Named] = field(default_factory=dict)
    terms: dict[frozenset[str], dict[str, frozenset[str]]] = field(default_factory=dict)
    homes: dict[str, tuple[str, str, Place]] = field(default_factory=dict)
    used_terms: set[tuple[frozenset[str], str]] = field(default_factory=set)
    cuts: dict[str, dict[Fraction, dict[str, Fraction]]] = field(default_factory=dict)

    def find(self, path: str, about: tuple[str, ...]) -> Named | None:
        """What a back-quoted path means in a table about these objects; the object's own prefix may be left out."""
        for candidate in (path, *(f"{kind}.{path}" for kind in about)):
            if candidate in self.rules:
                return self.rules[candidate]
            known = self.field(candidate)
            if known is not None:
                return Named(candidate, about_of(candidate, known), self.kind(known))
        return None

    def field(self, path: str) -> Field | None:
        """The field of the vocabulary; a planned or given radiotherapy is read like a project."""
        if path.startswith("irradiation."):
            return self.vocabulary.fields.get("plan." + path.partition(".")[2])
        return self.vocabulary.fields.get(path)

    def kind(self, known: Field) -> Kind:
        """The values of a field, as sheets name them."""
        match known.type:
            case WordType(words=words, groups=groups):
                french = {word.fr: frozenset((word.id,)) for word in words}
                french |= {name: frozenset(leaves) for name, leaves in groups.items() if name not in french}
                french |= {word.id: frozenset((word.id,)) for word in words if word.id not in french}
                return Words(tuple(word.id for word in words), french)
            case NumberType(unit=unit, low=low, high=high, factors=factors):
                return Number(unit, factors, low, high)
            case DateType():
                return Day()
        return Words((), {})

    def object_label(self, kind: str) -> tuple[str, str]:
        """A kind of object for a person, in French and in English."""
        known = self.vocabulary.kinds.get(kind)
        return (known.fr, known.en) if known else OTHER_OBJECTS.get(kind, (kind, kind))

    def known(self) -> list[str]:
        """Every path that can be named, for suggestions."""
        return [*self.vocabulary.fields, *self.rules]

    def word(self, kind: Words, word: str) -> frozenset[str] | None:
        """The identifiers that a word stands for, terms first."""
        key = frozenset(kind.ids)
        term = self.terms.get(key, {}).get(word)
        if term is not None:
            self.used_terms.add((key, word))
            return term
        return kind.french.get(word)

    def wordlist(self, kind: Words) -> list[str]:
        """The words that may stand in such a column."""
        return [*self.terms.get(frozenset(kind.ids), {}), *kind.french]

    def check(self, named: Named, accepts: Accepts, report: Reporter) -> bool:
        """Report what a cell cannot say of its column; note the limits it reads."""
        if accepts.anything or accepts.absent:
            return True
        good = True
        pieces = re.split(r"\s+ou\s+", accepts.text.removeprefix("sauf "))
        for number, (part, piece) in enumerate(zip(accepts.parts, pieces, strict=True)):
            at = Place(accepts.at.sheet, accepts.at.line, accepts.at.column + accepts.text.find(piece))
            if piece in pieces[:number]:
                report("said twice", accepts.at, said=piece, shift=accepts.text.rindex(piece), width=len(piece))
                return False
            good &= self._check_part(named, part, replace(accepts, text=piece, at=at), report)
        return good

    def _check_part(self, named: Named, part: Bare | Span, accepts: Accepts, report: Reporter) -> bool:
        kind = named.kind
        if isinstance(kind, Words):
            if isinstance(part, Span):
                report("comparison of words", accepts.at, said=accepts.text, path=named.path, width=len(accepts.text))
                return False
            if self.word(kind, part.text) is None:
                if named.rule and not kind.ids:
                    return False  # the rule itself could not be read, and is reported
                pieces = _JOINED.split(part.text)
                if len(pieces) > 1 and all(self.word(kind, piece) is not None for piece in pieces):
                    joined = " ou ".join(pieces)
                    report("words joined", accepts.at, said=part.text, path=named.path, instead=joined, width=len(part.text))
                    return False
                known = self.wordlist(kind)
                report("unknown word", accepts.at, said=part.text, path=named.path, known=known, width=len(part.text))
                return False
            return True
        if isinstance(kind, Day):
            report("date compared", accepts.at, said=accepts.text, path=named.path, width=len(accepts.text))
            return False
        span = exactly(part.text) if isinstance(part, Bare) else part
        if span is None:
            report("not a number", accepts.at, said=accepts.text, path=named.path, width=len(accepts.text))
            return False
        return all(self._limit(named, kind, limit, accepts, report) for limit in (span.low, span.high) if limit is not None)

    def _limit(self, named: Named, kind: Number | Points, limit: Limit, accepts: Accepts, report: Reporter) -> bool:
        at = accepts.at
        if isinstance(kind, Points):
            if limit.unit or limit.printed:
                report("unit of a score", at, said=limit.unit, path=named.path, width=len(accepts.text))
                return False
            if kind.high and not 0 <= limit.number <= kind.high:
                report("impossible limit", at, said=accepts.text, path=named.path, width=len(accepts.text))
                return False
            return True
        if named.rule and not kind.factors:
            return False  # the derived fact itself could not be read, and is reported
        for unit in (limit.unit, *(unit for _, unit in limit.printed)):
            if not unit and kind.unit:
                report("no unit", at, said=accepts.text, path=named.path, unit=kind.unit, width=len(accepts.text))
                return False
            if unit != kind.unit and unit not in kind.factors:
                known = tuple(dict.fromkeys(one for one in (kind.unit, *kind.factors) if one))
                report("wrong unit" if known else "no unit expected", at, said=unit, path=named.path, known=known, width=len(accepts.text))
                return False
        number = base(kind, limit)
        if (kind.low is not None and number < kind.low) or (kind.high is not None and number > kind.high):
            report("impossible limit", at, said=accepts.text, path=named.path, width=len(accepts.text))
            return False
        for other, unit in limit.printed:
            meant = base(kind, Limit(other, unit))
            if max(meant, number) > APART * min(meant, number):
                first, second = _written(limit.number, limit.unit), _written(number / kind.factors.get(unit, Fraction(1)), unit)
                report("limits differ", at, said=accepts.text, path=named.path, unit=first, instead=second, width=len(accepts.text))
                return False
        printed = self.cuts.setdefault(named.path, {}).setdefault(number, {})
        printed[limit.unit] = limit.number
        printed.update({unit: other for other, unit in limit.printed})
        return True

    def domain(self, named: Named) -> Domain:
        """The cells of a fact or rule, once every limit is known."""
        match named.kind:
            case Words(ids=ids):
                return WordDomain(ids)
            case Points(high=high):
                return CountDomain(high)
            case Number(unit=unit, factors=factors, low=low, high=high):
                cuts = tuple(Cut(at, printed) for at, printed in sorted(self.cuts.get(named.path, {}).items()))
                return CutDomain(unit, dict(factors), cuts, low, high)
        return DayDomain()

    def mask(self, named: Named, accepts: Accepts, domain: Domain) -> int:
        """The set that a checked cell accepts."""
        if accepts.anything:
            return domain.full | NOT_APPLICABLE
        if accepts.absent:
            return NOT_APPLICABLE
        mask = 0
        for part in accepts.parts:
            if isinstance(domain, WordDomain):
                assert isinstance(part, Bare) and isinstance(named.kind, Words)
                mask |= domain.of(self.word(named.kind, part.text) or ())
            elif not isinstance(domain, DayDomain):
                span = exactly(part.text) if isinstance(part, Bare) else part
                assert span is not None
                low, high = (None if limit is None else base(named.kind, limit) for limit in (span.low, span.high))
                mask |= domain.between(low, span.low_in, high, span.high_in)
        return domain.full & ~mask if accepts.excluded else mask & domain.full


def base(kind: Kind, limit: Limit) -> Fraction:
    """A limit in the unit of its fact."""
    if not isinstance(kind, Number) or limit.unit == kind.unit:
        return limit.number
    return limit.number * kind.factors[limit.unit]


def _written(number: Fraction, unit: str) -> str:
    """A limit with its unit, rounded as a sheet would print it."""
    return f"{float(number):.3g} {unit}".replace(".", ",", 1).strip()


def about_of(path: str, known: Field) -> str:
    """The kind of object that a path belongs to."""
    return "irradiation" if path.startswith("irradiation.") else known.kind


def no_place(sheet: str) -> Place:
    """The first line of a sheet, for troubles of the whole page."""
    return Place(sheet, 1)
