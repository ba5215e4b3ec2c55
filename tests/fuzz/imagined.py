"""Imagined case files, built from the vocabulary: any subset of the facts, with right values or slightly wrong ones.

One generator for `make test`, where hypothesis throws the dice, and for `make soak`, where a seed does. A file is built as
plain data (`File`), so that it can be completed, made smaller and written as JSON or as YAML.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import yaml

from jalon.case import DateType, Field, NumberType, TextType, WordType, vocabulary
from jalon.engine.domains import CutDomain
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

File = dict[str, Any]
ELEMENTS: Mapping[str, tuple[str, str]] = {
    "tumour": ("tumours", "T"), "lesion": ("lesions", "L"), "treatment": ("treatments", "D"), "plan": ("plan", "P"), "imaging": ("imaging", "I"), "event": ("events", "E"),
}  # fmt: skip
HOW_MANY: Mapping[str, Sequence[int]] = {
    "tumour": (0, 1, 1, 1, 2), "lesion": (0, 1, 1, 2, 2, 3), "treatment": (0, 0, 1, 2), "plan": (0, 1, 1, 2), "imaging": (0, 0, 1), "event": (0, 0, 1, 2),
}  # fmt: skip
DAYS = ("2026-11-21", "2026-11-21", "2026-11-21", "2024-02-29", "2027-01-01")
LISTS = ("lesions", "events", "treatments", "tumours", "imaging")
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
# Beside a drug, `dose` is a weight; beside a procedure, a dose of radiation: right values need a unit that is neither drawn blindly.
NOT_DRAWN = frozenset(("dose", "drug_dose", "lesion", "tumour", "drug", "procedure"))
TEXTS = ("texte libre", "CT 04/11", "x", "é ü œ", "[/b]", "{lesion}", "%s", "😀")
PAINLESS: Mapping[str, Sequence[str]] = {"pain.grade": ("none",), "pain.scale": ("0",), "painful": ("no",)}
PAINFUL: Mapping[str, Sequence[str]] = {
    "pain.grade": ("mild", "moderate", "functional"), "pain.scale": tuple(map(str, range(1, 11))), "pain.mechanical": ("yes",), "pain.refractory": ("yes",),
    "pain.neuropathic": ("yes",), "painful": ("yes",),
}  # fmt: skip
PRECISION = 10**6


@cache
def program() -> Program:
    """The shipped sheets, bound."""
    return load_program()


@cache
def fields(kind: str) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The facts of a kind that a file can state: those that rules read, and the others."""
    stated = [one for one in vocabulary().fields.values() if one.kind == kind and not one.derived and not one.open]
    read = {path for path in program().index} | {f"{kind}.{path.partition('.')[2]}" for path in program().index if path.startswith("irradiation.")} | {"dental.reviewed"}
    return tuple(one for one in stated if one.path in read), tuple(one for one in stated if one.path not in read)


def build(dice: random.Random) -> File:
    """One file; about one in five is slightly wrong somewhere."""
    file: File = {"case": "imagined", "on": dice.choice(DAYS)}
    known = dice.choice((0.3, 0.7, 0.9, 0.97))
    for kind, (name, letter) in ELEMENTS.items():
        count = dice.choice(HOW_MANY[kind])
        if count:
            file[name] = [_element(dice, file, kind, f"{letter}{number + 1}", known) for number in range(count)]
        elif dice.random() < 0.15:
            file[name] = dice.choice(([], "none", "?"))
    _patient(dice, file, known)
    if dice.random() < 0.7:
        file["listed"] = {name: dice.choice(("complete", "complete", "complete", "partial", "?")) for name in LISTS if dice.random() < 0.7}
    if dice.random() < 0.2:
        spoil(dice, file)
    return file


def _element(dice: random.Random, file: File, kind: str, id: str, known: float) -> File:
    made: File = {"id": id} if dice.random() < 0.85 else {}
    if kind in ("treatment", "plan"):
        what = dice.choice(("drug", "procedure"))
        made[what] = value(dice, vocabulary().fields[f"{kind}.{what}"], file["on"])
    read, other = fields(kind)
    chosen = [one for one in read if dice.random() < known]
    if other and dice.random() < 0.3:
        chosen.append(dice.choice(other))
    for field in chosen:
        path = field.path.partition(".")[2]
        if path not in NOT_DRAWN:
            put(made, path, written(dice, field, file["on"]))
    if dice.random() < 0.95:
        _settle(made)
    for key, target in (("tumour", "tumours"), ("lesion", "lesions")):
        if f"{kind}.{key}" in vocabulary().fields and file.get(target) and isinstance(file[target], list) and dice.random() < known:
            made[key] = name_of(file[target], dice.randrange(len(file[target])))
    if kind in ("lesion", "tumour") and dice.random() < 0.25:
        made["on"] = day(dice, file["on"])
    return made


def _settle(made: File) -> None:
    """Keep one of what cannot stand together: bone facts of a lesion elsewhere, a course that ends before it starts."""
    if made.get("organ", "bone") not in ("bone", "?"):
        made.pop("site", None)
    if isinstance(made.get("site"), dict) or not str(made.get("site", "spine")).startswith("spine") or made.get("organ", "bone") not in ("bone", "?"):
        made.pop("spine", None)
    days = [key for key in ("from", "last", "to") if isinstance(made.get(key), str) and made[key] != "?"]
    for key, when in zip(days, sorted((made[key] for key in days), key=lambda when: (when[:4], when[4:7] or "-00", when[7:] or "-00")), strict=True):
        made[key] = when
    for key in ("from", "last", "to"):
        if not isinstance(made.get(key, ""), str):
            del made[key]
    if len(days) > 1 and len({made.get(key) for key in days}) == 1:
        made.pop("fractions", None)
    elif "fractions" in made:
        made["fractions"] = "2"
    for group, wrong in ((made, PAINLESS if _hurts(made) else PAINFUL), (made.get("neurology"), {"frankel": "ABCD"} if _said(made, "neurology.deficit") == "no" else {"frankel": "E"})):
        for path, words in wrong.items():
            if isinstance(group, dict) and (said := _said(group, path)) is not None and any(word in said.split("..") for word in words):
                _drop(group, path)


def _hurts(lesion: File) -> bool:
    """Whether a lesion is said to hurt, by the first thing said of its pain."""
    return _said(lesion, "painful") == "yes" or (_said(lesion, "painful") is None and _said(lesion, "pain.grade") != "none")


def _said(group: Any, path: str) -> str | None:
    """What a fact says, its date left aside; None when nothing, or several things."""
    for key in path.split("."):
        group = group.get(key) if isinstance(group, dict) else None
    said = group.get("value") if isinstance(group, dict) else group
    return said if isinstance(said, str) else None


def _drop(group: Any, path: str) -> None:
    *heads, last = path.split(".")
    for head in heads:
        group = group[head]
    del group[last]


def _patient(dice: random.Random, file: File, known: float) -> None:
    read, other = fields("patient")
    for field in (*(one for one in read if dice.random() < known), *dice.sample(other, dice.randrange(3))):
        head = field.path.partition(".")[0]
        if head == "labs":
            test = field.path.partition(".")[2]
            file.setdefault("labs", []).append({"test": test, "value": value(dice, field, file["on"]), **({"on": day(dice, file["on"])} if dice.random() < 0.85 else {})})
        elif head not in ("listed", "diary"):
            put(file, field.path, written(dice, field, file["on"]))


def name_of(elements: Sequence[File], place: int) -> str:
    """How the rest of a file refers to an element: its id, else its index."""
    return str(elements[place].get("id", place))


def put(group: File, path: str, said: Any) -> None:
    """A fact in its group of keys; a group that is already something else is left alone."""
    *heads, last = path.split(".")
    for head in heads:
        group = group.setdefault(head, {})
        if not isinstance(group, dict):
            return
    group[last] = said


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


WRONG = (
    "", "oui", "lytique", "femur.shat", "spine.T21", "-1", "1/0", "1e400", "nan", "inf", "-inf", ".inf", "130 %", "12 apples", "٣", "2026-02-30", "2026-13-01", "31/12/2026", "2026-11-2l",
    "12 mg", "0,5..0,2", "..", "a..b", "<", "> 5", "‮lytic", "x" * 400, "yes\x07", "L99", True, False, None, 0, -3, 10**400, 1.5, [], {}, [[]], ["yes"], {"value": "yes"},
    {"value": {"value": "yes"}}, {"valu": "yes"}, {"value": "yes", "on": "2026-02-30"}, {"value": "yes", "on": ["2026"]}, {"on": "2026-11-01"}, ["?", "yes", "no"],
)  # fmt: skip
KEYS = ("lesion", "pain", "matrix", "notes", "source", "on", "id", "value", "grade", "Organ", "organ ", "нос", "1", "", "x.y", "spine", "test", "on_", "listed", "note", "kind")


def spoil(dice: random.Random, file: File) -> None:
    """Make one to three places slightly wrong: a value, a key, an element."""
    for _ in range(dice.choice((1, 1, 2, 3))):
        groups = [group for group in groups_in(file) if group]
        group = dice.choice(groups)
        how = dice.random()
        place = dice.choice(sorted(group, key=str)) if isinstance(group, dict) else dice.randrange(len(group))
        if how < 0.6:
            group[place] = copy.deepcopy(dice.choice(WRONG))
        elif isinstance(group, list):
            group.insert(place, copy.deepcopy(dice.choice((group[place], *WRONG))))
        elif how < 0.8:
            group[dice.choice(KEYS)] = copy.deepcopy(group[place])
        elif how < 0.9:
            del group[place]
        else:
            group[str(place)[:-1]] = group.pop(place)


def groups_in(node: Any) -> list[Any]:
    """Every mapping and list below a node, itself included."""
    if isinstance(node, dict):
        return [node, *(group for below in node.values() for group in groups_in(below))]
    if isinstance(node, list):
        return [node, *(group for below in node for group in groups_in(below))]
    return []


def as_json(file: File) -> bytes:
    """The file as JSON."""
    return json.dumps(file, ensure_ascii=False).encode("utf-8", "surrogatepass")


def as_yaml(file: File) -> bytes:
    """The same file as YAML."""
    text: str = yaml.dump(file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")
