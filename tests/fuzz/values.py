"""Right values of a fact, as a file may write them; drawn around the limits at which rules change their mind."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from jalon.case import DateType, Field, NumberType, TextType, WordType, vocabulary
from jalon.engine.domains import CutDomain
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

# What a rule must find to have something to say: drawn more often than the vocabulary alone would.
OFTEN: Mapping[str, Sequence[str]] = {
    "lesion.organ": ("bone", "bone", "bone", "liver", "lung", "?"),
    "lesion.site": ("femur.trochanteric.left", "femur.shaft", "femur.neck.right", "femur", "humerus.shaft.left", "pelvis.acetabulum", "pelvis", "spine.T12", "spine.L3", "spine.T8",
                    "spine.S3", "spine.coccyx", "spine", "spine.thoracic", "rib.4.left", "tibia"),
    "tumour.organ": ("lung", "breast", "prostate", "bone_marrow", "unknown_primary", "bone", "?"),
    "tumour.histology": ("adenocarcinoma", "myeloma", "lymphoma", "squamous", "?"),
    "treatment.drug": ("gemcitabine", "cisplatin", "doxorubicin", "bevacizumab", "nivolumab", "erlotinib", "pemetrexed", "docetaxel", "denosumab", "dexamethasone", "chemotherapy",
                       "immunotherapy", "?"),
    "plan.drug": ("zoledronic_acid", "denosumab", "pamidronate", "gemcitabine", "osimertinib", "?"),
    "treatment.procedure": ("radiotherapy", "stereotactic_radiotherapy", "surgery", "fixation", "?"),
    "plan.procedure": ("radiotherapy", "radiotherapy", "stereotactic_radiotherapy", "cementoplasty", "?"),
    "event.kind": ("fracture", "fracture", "cord_compression", "hypercalcaemia", "severe_pain", "bone_surgery", "other", "?"),
}  # fmt: skip
TEXTS = ("texte libre", "CT 04/11", "x", "é ü œ", "[/b]", "{lesion}", "%s", "😀")
PRECISION = 10**6


@cache
def program() -> Program:
    """The shipped sheets, bound."""
    return load_program()


@cache
def fields(kind: str) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The facts of a kind that a file can state: those that rules read, and the others."""
    stated = [one for one in vocabulary().fields.values() if one.kind == kind and not one.derived and not one.open]
    read = set(program().index) | {f"{kind}.{path.partition('.')[2]}" for path in program().index if path.startswith("irradiation.")} | {"dental.reviewed"}
    return tuple(one for one in stated if one.path in read), tuple(one for one in stated if one.path not in read)


def written(dice: random.Random, field: Field, on: str) -> Any:
    """A value as a file may write it: alone, dated, sourced, said unknown, or twice."""
    form = dice.random()
    if form < 0.86 or field.path in ("imaging.on", "event.on"):
        return value(dice, field, on)
    if form < 0.90:
        return "?"
    if form < 0.97 or isinstance(field.type, (TextType, NumberType)):
        return {"value": value(dice, field, on), "on": day(dice, on), **({"source": dice.choice(TEXTS)} if dice.random() < 0.3 else {})}
    return [value(dice, field, on), value(dice, field, on)]


def value(dice: random.Random, field: Field, on: str) -> str:
    """One right value of a fact."""
    if field.path in OFTEN and dice.random() < 0.85:
        return dice.choice(OFTEN[field.path])
    match field.type:
        case WordType() as words:
            return _word(dice, words)
        case NumberType() as number:
            return _number(dice, field.path, number)
        case DateType(to_the_month=True):
            return dice.choice(("1958-03", "1958", "2001-12", "1930..1940"))
        case DateType():
            return day(dice, on)
    return dice.choice(TEXTS)


def _word(dice: random.Random, words: WordType) -> str:
    form = dice.random()
    if words.groups and form < 0.15:
        return dice.choice(sorted(words.groups))
    ids = words.ids()
    if words.ordered and form < 0.25:
        first = dice.randrange(len(ids))
        return f"{ids[first]}..{ids[dice.randrange(first, len(ids))]}"
    return dice.choice(ids)


@cache
def limits(path: str) -> tuple[Fraction, ...]:
    """The numbers at which a rule changes its mind, in the unit of the vocabulary."""
    slot = program().slot(path) or program().slot("irradiation." + path.partition(".")[2])
    return tuple(cut.at for cut in slot.domain.cuts) if slot is not None and isinstance(slot.domain, CutDomain) else ()


def _number(dice: random.Random, path: str, number: NumberType) -> str:
    low = number.low if number.low is not None else Fraction(0)
    high = number.high if number.high is not None else low + 50
    near = dice.choice((*limits(path), low, high, (low + high) / 2))
    at = near + dice.choice((Fraction(0), Fraction(0), Fraction(1, 10), Fraction(-1, 10), Fraction(5), Fraction(-5))) * (1 if number.high != 1 else Fraction(1, 20))
    if path == "labs.albumin":
        at = Fraction(dice.choice((25, 30, 38, 40, 45)))
    at = min(max(at, low), high)
    if number.whole:
        at = Fraction(round(at))
    if number.positive and at <= 0:
        at = Fraction(1)
    if path != "labs.albumin" and dice.random() < 0.08 and not number.whole:
        return amount(dice, at, number, min(at + Fraction(1, 5) * (high - low), high))
    return amount(dice, at, number)


def amount(dice: random.Random, at: Fraction, number: NumberType, top: Fraction | None = None) -> str:
    """A number in one of its units, as a laboratory would print it; a range when `top` is given."""
    units = [unit for unit, factor in number.factors.items() if unit and _decimal(at / factor) and (top is None or _decimal(top / factor))]
    unit = dice.choice(units) if units else number.unit
    factor = number.factors[unit]
    if not _decimal(at / factor) and number.fraction:
        unit, factor = "", Fraction(1)
    first = _printed(at / factor, number.fraction)
    text = first if top is None else f"{first}..{_printed(top / factor, number.fraction)}"
    if number.bare and unit == number.unit and dice.random() < 0.3:
        return text
    return f"{text} {unit}".strip()


def _decimal(at: Fraction) -> bool:
    return PRECISION % at.denominator == 0


def _printed(at: Fraction, fraction: bool) -> str:
    if at.denominator == 1:
        return str(at.numerator)
    if not _decimal(at):
        return f"{at.numerator}/{at.denominator}" if fraction else f"{float(at):.6f}".rstrip("0").rstrip(".")
    return f"{float(at):.6f}".rstrip("0").rstrip(".")


def day(dice: random.Random, on: str) -> str:
    """A day near the day of the case, sometimes only its month or year, sometimes after the board."""
    back = dice.choice((0, 1, 2, 3, 5, 7, 8, 9, 10, 13, 14, 15, 27, 28, 29, 60, 100, 190, 400, -10))
    when = (date.fromisoformat(on) - timedelta(days=back)).isoformat()
    form = dice.random()
    return when if form < 0.85 else when[:7] if form < 0.95 else when[:4]
