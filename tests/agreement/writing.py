"""From what a case must say to a real case file: the text that the reader of cases reads.

Facts that no file states (a solid tumour, a class of drugs, a treated fracture) are told through what they follow from.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import yaml

from jalon.case import Field, NumberType, WordType, vocabulary
from jalon.case.drugs import DRUG_CLASSES
from jalon.engine.domains import CutDomain, Domain, WordDomain
from jalon.guideline.program import LISTS, Program
from tests.agreement.following import Following
from tests.agreement.pointwise import cell_of, one_by_one
from tests.agreement.wanted import Conflict, Draft

ON = "2026-11-21"
OWN = frozenset(("population.solid", "lesion.haematological", "lesion.fracture_treated", "dental.review"))
File = dict[str, Any]
LETTERS = {"lesion": "L", "tumour": "T", "treatment": "D", "plan": "P", "event": "E", "imaging": "I", "irradiation": "P"}
LIST_OF = {"lesion": "lesions", "tumour": "tumours", "treatment": "treatments", "plan": "plan", "event": "events", "imaging": "imaging", "irradiation": "plan"}


@dataclass
class Leaf:
    """One value of a file: where it is written, and the field of the vocabulary that it states."""

    group: File
    key: str
    field: Field
    domain: Domain | None = None


@dataclass
class Written:
    """A file under construction, and its values one by one."""

    file: File
    leaves: list[Leaf] = field(default_factory=list)


def day(shift: int) -> str:
    """A day, counted from the day of the case."""
    return (date.fromisoformat(ON) + timedelta(days=shift)).isoformat()


def as_text(file: File, dice: random.Random) -> str:
    """The file as JSON, or now and then as YAML."""
    if dice.random() < 0.05:
        return str(yaml.safe_dump(file, allow_unicode=True, sort_keys=False))
    return json.dumps(file, ensure_ascii=False)


class Writer:
    """Writes one draft."""

    def __init__(self, program: Program, draft: Draft, dice: random.Random) -> None:
        self.program, self.draft, self.dice = program, draft, dice
        self.written = Written({"case": "wanted", "on": ON})
        self.elements: dict[str, File] = {}

    def write(self) -> Written:
        """The whole file."""
        for kind, names in self.draft.things.items():
            for name in names:
                self._element(kind, name)
        derived = []
        for (index, name), mask in self.draft.facts.items():
            path = self.program.slots[index].path
            if self._field(path).derived:
                derived.append((path, name, index, mask))
            else:
                self._fact(path, name, index, mask)
        following = []
        for path, name, index, mask in derived:
            if path in OWN or path.endswith(".drug_class"):
                self._derived(path, name, self._words(index, mask))
            else:
                following.append((path, name, self.program.slots[index].domain, mask))
        Following(self).tell(following)
        for index, number in self.draft.numbers.items():
            field = self._field(self.program.slots[index].path)
            unit = field.type.unit if isinstance(field.type, NumberType) else ""
            self._leaf(field, "patient", f"{plain(number)} {unit}".strip(), self.program.slots[index].domain)
        for (name, key), shift in self.draft.days.items():
            self._leaf(self._field(f"{self._kind(name)}.{key}"), name, day(shift), None)
        if self.draft.target:
            for name in self.draft.things["irradiation"]:
                self.elements[name]["lesion"] = self.elements[self.draft.target]["id"]
        for kind in self.draft.complete:
            if kind in LISTS:
                self._leaf(self._field(f"listed.{LISTS[kind]}"), "patient", "complete", None)
        for name, element in self.elements.items():
            if self._kind(name) in ("treatment", "plan") and "drug" not in element and "procedure" not in element:
                element["drug"] = "?"
        return self.written

    def _kind(self, name: str) -> str:
        kind = name.partition(":")[0]
        return "plan" if kind == "irradiation" else kind

    def _field(self, path: str) -> Field:
        found = vocabulary().field("plan." + path.partition(".")[2] if path.startswith("irradiation.") else path)
        assert found is not None, path
        return found

    def field(self, path: str) -> Field:
        """A field of the vocabulary."""
        return self._field(path)

    def leaf(self, path: str, name: str, said: Any) -> None:
        """Write one value where it belongs."""
        self._leaf(self._field(path), name, said, None)

    def element(self, kind: str, name: str) -> File:
        """One object more."""
        return self._element(kind, name)

    def _element(self, kind: str, name: str) -> File:
        group = self.written.file.setdefault(LIST_OF[kind], [])
        element: File = {"id": f"{LETTERS[kind]}{len(group) + 1}"}
        group.append(element)
        self.elements[name] = element
        return element

    def _leaf(self, field: Field, name: str, said: Any, domain: Domain | None) -> None:
        """Write one value where it belongs."""
        path = field.path
        if path.startswith("labs."):
            result = {"test": path.partition(".")[2], "value": said, "on": day(-self.dice.randint(0, 9))}
            self.written.file.setdefault("labs", []).append(result)
            self.written.leaves.append(Leaf(result, "value", field, domain))
            return
        group = self.written.file if name == "patient" else self.elements[name]
        *heads, last = (path if name == "patient" else path.partition(".")[2]).split(".")
        for head in heads:
            group = group.setdefault(head, {})
        group[last] = said
        self.written.leaves.append(Leaf(group, last, field, domain))

    def _words(self, index: int, mask: int) -> list[str]:
        domain = self.program.slots[index].domain
        assert isinstance(domain, WordDomain)
        return [domain.names[bit.bit_length() - 2] for bit in one_by_one(mask)]

    def _fact(self, path: str, name: str, index: int, mask: int) -> None:
        field, domain = self._field(path), self.program.slots[index].domain
        if mask & 1:
            return  # what does not apply is not written
        if isinstance(domain, WordDomain):
            self._leaf(field, name, self.dice.choice(self._words(index, mask)), domain)
        elif isinstance(domain, CutDomain):
            self._leaf(field, name, said_number(field, domain, self.dice.choice(list(one_by_one(mask))), self.dice), domain)

    # Facts that follow from others.

    def _derived(self, path: str, name: str, words: list[str]) -> None:
        word = self.dice.choice(words)
        if path == "population.solid":
            self._population(word == "yes")
        elif path == "lesion.haematological":
            self._haematological(name, word == "yes")
        elif path == "lesion.fracture_treated":
            self._treated(name, word)
        elif path == "dental.review":
            self._leaf(self._field("dental.reviewed"), "patient", day(-self.dice.randint(0, 150)) if word == "done" else "no", None)
        elif path.endswith(".drug_class"):
            self._drug_of(name, set(words))
        else:
            raise Conflict(path)

    def _tumour(self, organ: str) -> File:
        for known in self.written.file.get("tumours", ()):
            if known.get("organ") == organ:
                return dict(known)
        element = self._element("tumour", f"tumour:{organ}")
        self._leaf(self._field("tumour.organ"), f"tumour:{organ}", organ, None)
        return element

    def _population(self, solid: bool) -> None:
        if solid and not self.written.file.get("tumours"):
            self._tumour("lung")
        elif not solid and not self.written.file.get("tumours"):
            if self.dice.random() < 0.5:
                self.written.file["tumours"] = []
            else:
                self._tumour("bone_marrow")

    def _haematological(self, name: str, yes: bool) -> None:
        tumours = self.written.file.get("tumours", [])
        solid = [one for one in tumours if one.get("organ") not in ("bone_marrow", "blood")]
        if yes:
            self.elements[name]["tumour"] = self._tumour("bone_marrow")["id"]
        elif solid:
            self.elements[name]["tumour"] = self.dice.choice(solid)["id"]
        else:
            self.elements[name]["tumour"] = self._tumour("lung")["id"]

    def _treated(self, name: str, word: str) -> None:
        event = f"event:of {name}"
        self._element("event", event)["lesion"] = self.elements[name]["id"]
        self._leaf(self._field("event.kind"), event, "fracture", None)
        self._leaf(self._field("event.treated"), event, word, None)

    def _drug_of(self, name: str, classes: set[str]) -> None:
        element = self.elements[name]
        if "drug" in element:
            if not DRUG_CLASSES[element["drug"]] <= classes:
                index = self.program.index[f"{self._kind(name)}.drug"]
                domain = self.program.slots[index].domain
                assert isinstance(domain, WordDomain)
                left = [drug for drug in self._words(index, self.draft.facts[index, name]) if DRUG_CLASSES[drug] <= classes]
                if not left:
                    raise Conflict
                element["drug"] = self.dice.choice(left)
            return
        drugs = sorted(drug for drug, found in DRUG_CLASSES.items() if found <= classes)
        self._leaf(self._field(f"{self._kind(name)}.drug"), name, self.dice.choice(drugs), None)


# Numbers.


def said_number(field: Field, domain: CutDomain, bit: int, dice: random.Random) -> str:
    """A number of one cell, in one of the units of the fact."""
    type = field.type
    assert isinstance(type, NumberType)
    place = bit.bit_length() - 2
    for _ in range(60):
        unit = dice.choice(sorted(type.factors)) if dice.random() < 0.3 else type.unit
        limits = [cut.printed[unit] if unit in cut.printed else cut.at / type.factors[unit] for cut in domain.cuts]
        number = limits[place // 2] if place % 2 else between(place // 2, limits, type, unit, dice)
        said = plain(number, whole=type.whole, exactly=bool(place % 2), fraction=type.fraction)
        if said is None:
            continue
        read = Fraction(said)
        inside = read * type.factors[unit]
        if cell_of(domain, read, unit) == bit and (type.low is None or inside >= type.low) and (type.high is None or inside <= type.high) and not (type.positive and read <= 0):
            return f"{said} {unit}".strip()
    raise Conflict(f"{field.path}: no number for {bit}")


def between(place: int, limits: list[Fraction], type: NumberType, unit: str, dice: random.Random) -> Fraction:
    """A number below, between or above limits."""
    factor = type.factors[unit]
    low = limits[place - 1] if place else (type.low or Fraction(0)) / factor
    high = limits[place] if place < len(limits) else type.high / factor if type.high is not None else low * 2 + 1
    return low + (high - low) * Fraction(dice.randint(1, 9), 10)


def plain(number: Fraction, *, whole: bool = False, exactly: bool = False, fraction: bool = False) -> Any:
    """A number as it is written: decimals, or a fraction where the fact takes one; None when it cannot be written."""
    if whole:
        return str(round(number)) if not exactly or number.denominator == 1 else None
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return f"{float(number):.10f}".rstrip("0").rstrip(".") or "0"
    if fraction:
        return f"{number.numerator}/{number.denominator}"
    return None if exactly else f"{float(number):.3f}".rstrip("0").rstrip(".")


__all__ = ["ON", "File", "Leaf", "WordType", "Writer", "Written", "as_text", "day"]
