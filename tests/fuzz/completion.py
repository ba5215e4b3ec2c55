"""Completions of a case file: one thing that was not known is told, and nothing that was said is contradicted.

Written from the format of the file and from what a case states, not from the engine: a completed file is another file.
The values are drawn from the vocabulary, or from what an answer says that the fact would leave.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from jalon.case import Case, DateType, Field, TextType, Thing, vocabulary
from tests.fuzz.imagined import ELEMENTS, File
from tests.fuzz.spans import inside
from tests.fuzz.subject import name_in, states, subject
from tests.fuzz.telling import CORRECTED, corrected, put, write
from tests.fuzz.values import program, value

Json = dict[str, Any]
# From these a case derives other facts: to tell them tells more than `leaves` supposes.
FEEDING = frozenset(("listed.events", "listed.treatments", "event.kind", "event.lesion", "event.treated", "treatment.procedure", "treatment.lesion", "treatment.drug", "plan.drug", "tumour.organ", "tumour.histology"))
# Derived facts that a file tells through something else, which says more than the fact.
MORE_THAN_SAID = frozenset(("population.solid", "lesion.fracture_treated", "treatment.drug_class", "dental.review"))


@dataclass(frozen=True)
class Completion:
    """What is told: the fact as answers name it, and what it says, or an element when the fact is a list.

    `key` is the entry of `leaves` under which the value falls; empty when the value was not drawn from there.
    `alone` is False when telling it tells more than that fact.
    """

    fact: str
    said: Any
    key: str = ""
    alone: bool = True

    def tells(self) -> frozenset[str]:
        """The facts of the file that it is meant to change."""
        if self.key.startswith(CORRECTED):
            return frozenset(("labs.calcium", "labs.albumin"))
        return frozenset((self.fact, *(("dental.reviewed",) if self.fact == "dental.review" else ())))


def draw(dice: random.Random, case: Case, answers: list[Json]) -> Completion | None:
    """One thing to tell: a missing fact, anything else of the vocabulary, or an element more; None when the draw cannot be told."""
    missing = [(entry["fact"], entry["leaves"]) for answer in answers for entry in answer["missing"]]
    how = dice.random()
    if missing and how < 0.65:
        fact, leaves = dice.choice(missing)
        return _promised(dice, case, fact, dice.choice(sorted(leaves)))
    if how < 0.8:
        return _added(dice, case)
    return _unsaid(dice, case)


def complete(file: File, case: Case, completion: Completion) -> File | None:
    """The file with one thing more; None when the file is written in a way in which it cannot be told."""
    made = copy.deepcopy(file)
    if isinstance(completion.said, dict):
        name = completion.fact.partition(".")[2]
        listed = made.setdefault(name, [])
        if name in case.complete or not isinstance(listed, list) or (name in file and not listed):
            return None
        listed.append(completion.said)
        return made
    thing, path = subject(case, completion.fact)
    field = vocabulary().field(path)
    if field is None or thing is None:
        return None
    if completion.key.startswith(CORRECTED):
        return made if corrected(made, case, completion.key) else None
    return made if write(made, case, thing, field, completion.said) else None


def _promised(dice: random.Random, case: Case, fact: str, key: str) -> Completion | None:
    """A missing fact, with a value that falls under one key of what it leaves."""
    thing, path = subject(case, fact)
    field = vocabulary().field(path)
    if field is None or thing is None:
        return None
    if key.startswith(CORRECTED):
        return Completion(fact, key, key, False)
    said = inside(dice, key, field)
    if said is None and isinstance(field.type, DateType):
        said = _day(dice, case, thing, field)
    return None if said is None else Completion(fact, said, key, field.path not in MORE_THAN_SAID | FEEDING)


def _unsaid(dice: random.Random, case: Case) -> Completion | None:
    """Any fact of the vocabulary that the file does not state, with any value."""
    thing = dice.choice(case.things)
    of_kind = [field for field in vocabulary().fields.values() if field.kind == thing.kind and not field.open and not states(thing, field)]
    read = [field for field in of_kind if field.path in program().index]
    if not of_kind:
        return None
    field = dice.choice(read if read and dice.random() < 0.7 else of_kind)
    if (field.derived and field.path not in MORE_THAN_SAID) or field.path.startswith("diary."):
        return None
    said: Any = _day(dice, case, thing, field) if isinstance(field.type, DateType) and not field.type.to_the_month else value(dice, field, case.on.isoformat())
    if field.path.startswith("listed."):
        said = "complete"
    if isinstance(field.type, TextType) and field.type.reference is not None:
        known = [one.id for one in case.of(field.type.reference)]
        if not known:
            return None
        said = dice.choice(known)
    if dice.random() < 0.1 and not field.derived and not field.path.startswith("labs."):
        said = "?"
    name = field.path if thing.kind == "patient" else f"{thing.kind}:{thing.id}.{name_in(field)}"
    return None if said is None else Completion(name, said, alone=False)


def _added(dice: random.Random, case: Case) -> Completion | None:
    """One more element of a list that is not said to be complete."""
    kind = dice.choice([kind for kind in ELEMENTS if kind != "plan"])  # a plan is complete by definition
    other: Json = {"id": "ZZ"}
    for field in vocabulary().fields.values():
        if field.kind != kind or field.derived or field.open or dice.random() > (0.5 if kind != "lesion" else 0.3):
            continue
        path = name_in(field)
        if path.startswith("spine.") or path in ("tumour", "dose", "drug_dose", "onset", "fractions") or (path == "procedure" and "drug" in other):
            continue
        if path == "lesion":
            if case.of("lesion"):
                other["lesion"] = dice.choice(case.of("lesion")).id
            continue
        said: Any = _day(dice, case, None, field) if isinstance(field.type, DateType) else value(dice, field, case.on.isoformat())
        put(other, path, said)
    if kind == "treatment" and "drug" not in other:
        other.setdefault("procedure", "?")
    if kind == "lesion" and other.get("organ", "bone") != "bone":
        other.pop("site", None)
    return Completion(f"listed.{ELEMENTS[kind][0]}", other, alone=False)


def _day(dice: random.Random, case: Case, thing: Thing | None, field: Field) -> str | None:
    """A day on which that may have happened: not after the board unless it is planned, within what is said of it."""
    today = case.on.toordinal()
    first, last = today - dice.choice((3, 20, 60, 500)), today
    if field.kind == "plan":
        last = today + dice.choice((3, 40))
    for said in thing.facts.get(name_in(field), ()) if thing is not None else ():
        if said.days is not None:
            first, last = said.days.first, min(said.days.last, last)
    return date.fromordinal(dice.randint(first, last)).isoformat() if first <= last else None
