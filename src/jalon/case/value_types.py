"""What a fact may be: words, numbers with units, dates, free text. Data; the reading of them is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an enumeration: its stable English identifier and its two labels."""

    id: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True, eq=False)
class WordType:
    """An enumeration. `groups` maps a parent to the words it may mean; `group_words` labels the parents.

    `ordered`: `mild..functional` is a range. `described`: a free description counts as `yes`.
    `synonyms` are never accepted, only used to say which word was meant.
    """

    words: tuple[Word, ...]
    groups: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    group_words: tuple[Word, ...] = ()
    ordered: bool = False
    described: bool = False
    synonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    allowed: Mapping[str, frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        allowed = {word.id: frozenset((word.id,)) for word in self.words}
        allowed.update(self.groups)
        # `none` and `no` are one statement: each type spells it its own way.
        negative = next((word for word in ("none", "no") if word in allowed), None)
        if negative is not None:
            allowed.setdefault("none", allowed[negative])
            allowed.setdefault("no", allowed[negative])
        if "not_done" in allowed:
            allowed["not done"] = allowed["not_done"]
        object.__setattr__(self, "allowed", MappingProxyType(allowed))

    def ids(self) -> tuple[str, ...]:
        """The identifiers, in order."""
        return tuple(word.id for word in self.words)

    def word(self, id: str) -> Word | None:
        """The word or group with this identifier."""
        return next((word for word in (*self.words, *self.group_words) if word.id == id), None)


@dataclass(frozen=True, slots=True, eq=False)
class NumberType:
    """A number. `factors` maps each unit to what multiplies it to give `unit`; bounds are in `unit`.

    `positive` excludes zero, `whole` asks for integers, `bare` accepts a number without unit, a number in one
    of the `aside` units (another dimension, not convertible) is kept as text. `fraction` reads `1/3`;
    with `none_is_zero`, `none` and `no` say zero.
    """

    unit: str = ""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = None
    factors: Mapping[str, Fraction] = field(default_factory=lambda: MappingProxyType({"": Fraction(1)}))
    positive: bool = False
    whole: bool = False
    bare: bool = True
    aside: frozenset[str] = frozenset()
    fraction: bool = False
    none_is_zero: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class DateType:
    """A day, a month or a year; `words` are accepted too. `to_the_month`: a full day identifies the patient."""

    words: WordType | None = None
    to_the_month: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TextType:
    """Free text; with `reference`, the id of an element of that kind."""

    reference: str | None = None


ValueType = WordType | NumberType | DateType | TextType


def word_type(
    *triples: tuple[str, str, str],
    groups: Mapping[str, frozenset[str]] | None = None,
    ordered: bool = False,
    described: bool = False,
    synonyms: Mapping[str, str] | None = None,
) -> WordType:
    """An enumeration from (identifier, French, English) triples."""
    return WordType(
        tuple(Word(*triple) for triple in triples),
        MappingProxyType(dict(groups or {})),
        ordered=ordered,
        described=described,
        synonyms=MappingProxyType(dict(synonyms or {})),
    )


def number(
    unit: str = "",
    factors: Mapping[str, str | int] | None = None,
    *,
    low: int | Fraction | None = 0,
    high: int | Fraction | None = None,
    positive: bool = False,
    whole: bool = False,
    bare: bool = True,
    aside: Iterable[str] = (),
    fraction: bool = False,
    none_is_zero: bool = False,
) -> NumberType:
    """A number type; factors are written exactly ("1/4.008" means one divided by 4.008)."""
    table = {unit: Fraction(1)}
    for name, factor in (factors or {}).items():
        top, _, bottom = str(factor).partition("/")
        table[name] = Fraction(top) / Fraction(bottom or 1)
    return NumberType(
        unit,
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        MappingProxyType(table),
        positive,
        whole,
        bare,
        frozenset(aside),
        fraction,
        none_is_zero,
    )
