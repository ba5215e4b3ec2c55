"""Imagined case files, built from the vocabulary: any subset of the facts, with right values or slightly wrong ones.

One generator for `make test`, where hypothesis throws the dice, and for `make soak`, where a seed does. A file is built as
plain data (`File`), so that it can be completed, made smaller and written as JSON or as YAML.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from jalon.case import vocabulary
from tests.fuzz.spoiling import spoil
from tests.fuzz.values import day, fields, value, written

File = dict[str, Any]
ELEMENTS: Mapping[str, tuple[str, str]] = {
    "tumour": ("tumours", "T"), "lesion": ("lesions", "L"), "treatment": ("treatments", "D"), "plan": ("plan", "P"), "imaging": ("imaging", "I"), "event": ("events", "E"),
}  # fmt: skip
HOW_MANY: Mapping[str, Sequence[int]] = {
    "tumour": (0, 1, 1, 1, 2), "lesion": (0, 1, 1, 2, 2, 3), "treatment": (0, 0, 1, 2), "plan": (0, 1, 1, 2), "imaging": (0, 0, 1), "event": (0, 0, 1, 2),
}  # fmt: skip
# A drug and a radiotherapy, with their days: what windows read, and chance alone brings together too seldom.
COURSES: Mapping[str, Sequence[int]] = {"tumour": (0, 1), "lesion": (0, 0, 1), "treatment": (1, 1, 2), "plan": (1,), "imaging": (0,), "event": (0,)}
DAYS = ("2026-11-21", "2026-11-21", "2026-11-21", "2024-02-29", "2027-01-01")
LISTS = ("lesions", "events", "treatments", "tumours", "imaging")
# Beside a drug, `dose` is a weight; beside a procedure, a dose of radiation: right values need a unit that is neither drawn blindly.
NOT_DRAWN = frozenset(("dose", "drug_dose", "lesion", "tumour", "drug", "procedure"))
PAINLESS: Mapping[str, Sequence[str]] = {"pain.grade": ("none",), "pain.scale": ("0",), "painful": ("no",)}
PAINFUL: Mapping[str, Sequence[str]] = {
    "pain.grade": ("mild", "moderate", "functional"), "pain.scale": tuple(map(str, range(1, 11))), "pain.mechanical": ("yes",), "pain.refractory": ("yes",),
    "pain.neuropathic": ("yes",), "painful": ("yes",),
}  # fmt: skip


def build(dice: random.Random) -> File:
    """One file; about one in five is slightly wrong somewhere."""
    file: File = {"case": "imagined", "on": dice.choice(DAYS)}
    known = dice.choice((0.3, 0.7, 0.9, 0.97))
    many = COURSES if dice.random() < 0.2 else HOW_MANY
    for kind, (name, letter) in ELEMENTS.items():
        count = dice.choice(many[kind])
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
        what = dice.choice(("drug", "procedure")) if known < 0.8 else "drug" if kind == "treatment" else "procedure"
        made[what] = value(dice, vocabulary().fields[f"{kind}.{what}"], file["on"])
    silent = dice.choice(("", "from", "last", "last", "to"))
    read, other = fields(kind)
    chosen = [one for one in read if dice.random() < known]
    if other and dice.random() < 0.3:
        chosen.append(dice.choice(other))
    for field in chosen:
        path = field.path.partition(".")[2]
        if path not in NOT_DRAWN and path != silent:
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


def as_json(file: File) -> bytes:
    """The file as JSON."""
    return json.dumps(file, ensure_ascii=False).encode("utf-8", "surrogatepass")


def as_yaml(file: File) -> bytes:
    """The same file as YAML."""
    text: str = yaml.dump(file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")
