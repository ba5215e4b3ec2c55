"""Completions of a case file: one thing that was not known is told, and nothing that was said is contradicted.

Written from the format of the file and from what a case states, not from the engine: a completed file is another file.
The values are drawn from the vocabulary, or from what an answer says that the fact would leave.
"""

from __future__ import annotations

import copy
import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from jalon.case import LINKS, Case, Claim, DateType, Field, NumberType, Statement, TextType, Thing, WordType, vocabulary
from tests.fuzz.imagined import ELEMENTS, File, amount, value

Json = dict[str, Any]
CORRECTED = "labs.calcium_corrected "
FRESH, REFERENCE = 14, 40
COEFFICIENTS = (Fraction(2, 100), Fraction(25, 1000))
# From these a case derives other facts: to tell them tells more than `leaves` supposes.
FEEDING = frozenset(("event.kind", "event.lesion", "event.treated", "treatment.procedure", "treatment.lesion", "treatment.drug", "plan.drug", "tumour.organ", "tumour.histology"))
# The tumours that are recorded decide whether the disease is solid (meaning.md, rule 19): to change that is to correct the file.
RECORDED = frozenset(("population.solid", "haematological"))
# Derived facts that a file tells through something else, which says more than the fact.
MORE_THAN_SAID = frozenset(("population.solid", "lesion.fracture_treated", "treatment.drug_class", "dental.review"))
_SPAN = re.compile(r"(?:(?P<sign>[<≤>≥]) )?(?P<low>-?[\d./]+)(?: (?P<after>)(?P<open><?)\.\.(?P<close><?) (?P<high>-?[\d./]+))?(?: (?P<unit>\S.*))?")


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


def draw(dice: random.Random, file: File, case: Case, answers: list[Json]) -> Completion | None:
    """One thing to tell: a missing fact, anything else of the vocabulary, or an element more; None when the draw cannot be told."""
    missing = [(entry["fact"], entry["leaves"]) for answer in answers for entry in answer["missing"]]
    how = dice.random()
    if missing and how < 0.65:
        fact, leaves = dice.choice(missing)
        return _promised(dice, case, fact, dice.choice(sorted(leaves)))
    if how < 0.8:
        return _added(dice, file, case)
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
        return made if _corrected(made, case, completion.key) else None
    return made if _write(made, case, thing, field, completion.said) else None


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
    of_kind = [field for field in vocabulary().fields.values() if field.kind == thing.kind and not field.open and not _known(thing, field)]
    if not of_kind:
        return None
    field = dice.choice(of_kind)
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
    name = field.path if thing.kind == "patient" else f"{thing.kind}:{thing.id}.{name_in(field)}"
    return None if said is None else Completion(name, said, alone=False)


def _added(dice: random.Random, file: File, case: Case) -> Completion | None:
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
        _put(other, path, said)
    if kind == "treatment" and "drug" not in other:
        other.setdefault("procedure", "?")
    if kind == "lesion" and other.get("organ", "bone") != "bone":
        other.pop("site", None)
    return Completion(f"listed.{ELEMENTS[kind][0]}", other, alone=False)


def subject(case: Case, fact: str) -> tuple[Thing | None, str]:
    """The object of a fact and its path in the vocabulary: `lesion:L1.pain.grade` is `lesion.pain.grade` of L1."""
    for thing in case.things:
        head = f"{thing.kind}:{thing.id}."
        if thing.kind != "patient" and fact.startswith(head):
            return thing, f"{thing.kind}.{fact.removeprefix(head)}"
    return case.things[0], fact


def name_in(field: Field) -> str:
    """The path of a fact inside its object."""
    return field.path if field.kind == "patient" else field.path.partition(".")[2]


def _known(thing: Thing, field: Field) -> bool:
    return any(not said.unknown for said in thing.facts.get(name_in(field), ()))


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


# --- Values that fall under a key of `leaves` ------------------------------------------------------------------------------------------


def inside(dice: random.Random, key: str, field: Field) -> str | None:
    """A value of a fact that a key of `leaves` covers; None when the key does not name values."""
    if isinstance(field.type, WordType):
        if key in field.type.groups:
            return dice.choice(sorted(field.type.groups[key]))
        return key if key in field.type.ids() else None
    if isinstance(field.type, NumberType):
        span = interval(key)
        if span is None:
            return None
        at = within(dice, span, field.type)
        return None if at is None else amount(random.Random(0), at, _in_its_unit(field.type))
    return None


@cache
def _in_its_unit(number: NumberType) -> NumberType:
    """The same number, only ever written in the unit of the vocabulary: limits are printed in each unit, and rounded."""
    return NumberType(number.unit, number.low, number.high, {number.unit: Fraction(1)}, number.positive, number.whole, False, frozenset(), number.fraction)


Span = tuple[Fraction | None, bool, Fraction | None, bool]


def interval(key: str) -> Span | None:
    """`< 30 ng/mL`, `1/3 .. 2/3`, `50`: both ends, and whether each is inside."""
    if key == "any value":
        return None, True, None, True
    found = _SPAN.fullmatch(key)
    if found is None:
        return None
    low = Fraction(found["low"])
    if found["high"] is not None:
        return low, not found["open"], Fraction(found["high"]), not found["close"]
    match found["sign"]:
        case "<" | "≤" as sign:
            return None, True, low, sign == "≤"
        case ">" | "≥" as sign:
            return low, sign == "≥", None, True
    return low, True, low, True


def within(dice: random.Random, span: Span, number: NumberType) -> Fraction | None:
    """A number of an interval that the vocabulary allows: an end when it is inside, or between."""
    low, low_in, high, high_in = span
    found = []
    bottom = low if low is not None else number.low if number.low is not None else Fraction(0)
    top = high if high is not None else number.high if number.high is not None else bottom + 20
    if low is not None and low_in:
        found.append(low)
    if high is not None and high_in:
        found.append(high)
    if bottom < top:
        found.append(bottom + (top - bottom) * Fraction(dice.choice((1, 2, 3)), 4))
    found = [at for at in found if not (number.positive and at <= 0) and (number.low is None or at >= number.low) and (not number.whole or at.denominator == 1)]
    return dice.choice(found) if found else None


def _corrected(file: File, case: Case, key: str) -> bool:
    """Say calcium, albumin or both, whichever is not known, so that the corrected calcium falls under the key whatever the coefficient."""
    span = interval(key.partition(" ")[2])
    patient, fields = case.things[0], vocabulary().fields
    known = {test: _latest(patient, f"labs.{test}", case) for test in ("calcium", "albumin")}
    if span is None or any(isinstance(found, str) for found in known.values()):
        return False
    for albumin in (40, 35, 30, 25, 20) if known["albumin"] is None else (known["albumin"],):
        if albumin > REFERENCE:
            return False  # the correction does not hold: no calcium falls under the key
        for calcium in range(100, 500, 5) if known["calcium"] is None else (known["calcium"],):
            total = Fraction(calcium, 100) if known["calcium"] is None else Fraction(calcium)
            if all(_covers(span, total + k * (REFERENCE - albumin)) for k in COEFFICIENTS):
                return all(
                    known[test] is not None or _write(file, case, patient, fields[f"labs.{test}"], f"{float(number):g} {unit}")
                    for test, number, unit in (("albumin", albumin, "g/L"), ("calcium", total, "mmol/L"))
                )
    return False


def _latest(patient: Thing, path: str, case: Case) -> Fraction | str | None:
    """One known number in the unit of the vocabulary, None when it is unknown or too old, "?" when it is less simple."""
    known = [said for said in patient.facts.get(path, ()) if not said.unknown]
    if not known or any(said.on is None or case.on.toordinal() - said.on.first > FRESH for said in known):
        return None
    number = vocabulary().fields[path].type
    assert isinstance(number, NumberType)
    if len(known) > 1 or known[0].amount is None or known[0].amount.low != known[0].amount.high:
        return "?"
    return known[0].amount.low * number.factors[known[0].amount.unit]


def _covers(span: Span, at: Fraction) -> bool:
    low, low_in, high, high_in = span
    return (low is None or low < at or (low_in and low == at)) and (high is None or at < high or (high_in and at == high))


# --- Writing --------------------------------------------------------------------------------------------------------------------------


def _write(file: File, case: Case, thing: Thing, field: Field, said: Any) -> bool:
    """Say one fact in a file; False when the file is written in a way in which that cannot be done."""
    today, path = case.on.isoformat(), name_in(field)
    if not _allowed(thing, field, said):
        return False
    if field.path == "population.solid":
        return _population(file, case, said)
    if thing.kind == "patient":
        if path.startswith("labs."):
            return _lab(file, path.partition(".")[2], said, today)
        if path.startswith("listed."):
            file.pop(f"{path.partition('.')[2]}_listed", None)
            return _put(file, path, said)
        if path == "dental.review":
            return _put(file, "dental.reviewed", today if said == "done" else "no")
        return _put(file, path, said if isinstance(field.type, DateType) else {"value": said, "on": today})
    element = _element(file, thing)
    if element is None:
        return False
    if path == "fracture_treated":
        return _treated(file, case, thing, said)
    if thing.kind in ("treatment", "plan"):
        other = {"drug": "procedure", "drug_class": "procedure", "procedure": "drug"}.get(path)
        if other is not None and element.get(other) is not None:
            return False  # a course is a drug or a procedure
        path = "drug" if path == "drug_class" else path
    _forget(element, f"{thing.kind}.{path}", thing)
    plain = isinstance(field.type, DateType) or path in ("on", "lesion", "tumour")
    return _put(element, path, said if plain else {"value": said, "on": today})


def _allowed(thing: Thing, field: Field, said: Any) -> bool:
    """Whether what is said leaves the value possible."""
    for statement in thing.facts.get(name_in(field), ()):
        if statement.words is not None and isinstance(field.type, WordType) and not field.path.startswith("listed.") and not field.type.allowed.get(said, frozenset()) & statement.words:
            return False
    return True


def _element(file: File, thing: Thing) -> Json | None:
    listed = file.get(ELEMENTS[thing.kind][0])
    found = listed[thing.index] if isinstance(listed, list) and thing.index < len(listed) else None
    return found if isinstance(found, dict) else None


def _put(group: Any, path: str, said: Any) -> bool:
    *heads, last = path.split(".")
    for head in heads:
        if not isinstance(group, dict):
            return False
        below = group.get(head)
        if isinstance(below, str) and below not in ("?", "") and head in ("pain", "dental"):
            below = group[head] = {"painful" if head == "pain" else "reviewed": below}
        elif below is None or below == "?":
            below = group[head] = {}
        group = below
    if not isinstance(group, dict) or "value" in group:
        return False
    group[last] = said
    return True


def _lab(file: File, test: str, said: Any, today: str) -> bool:
    labs = file.get("labs")
    if labs in (None, "?"):
        labs = file["labs"] = []
    if not isinstance(labs, list) or not all(isinstance(lab, dict) for lab in labs):
        return False
    # Whatever was said of it is too old, without a day, or a range: the new result stands for all of it.
    labs[:] = [lab for lab in labs if lab.get("test") != test]
    labs.append({"test": test, "value": said, "on": today})
    return True


def _population(file: File, case: Case, said: str) -> bool:
    """A solid tumour, or only haematological ones: told by what is not said of each tumour, or by a first one."""
    listed = file.get("tumours")
    histology = "adenocarcinoma" if said == "yes" else "myeloma"
    if listed in (None, "?"):
        file["tumours"] = [{"id": "ZT", "histology": histology}]
        return True
    silent = [thing for thing in case.of("tumour") if not any(statement.words for statement in thing.facts.get("histology", ()))]
    for thing in silent:
        element = _element(file, thing)
        if element is not None:
            element["histology"] = histology
    return bool(silent)


def _treated(file: File, case: Case, lesion: Thing, said: str) -> bool:
    """Whether a known fracture is treated, told by its event."""
    if not any(statement.words == {"yes"} for statement in lesion.facts.get("fracture", ())):
        return False
    named = [event for event in case.of("event") if any(statement.text == lesion.id for statement in event.facts.get("lesion", ()))]
    if named:
        element = _element(file, named[0])
        if len(named) > 1 or element is None or any(not statement.unknown for statement in named[0].facts.get("treated", ())):
            return False
        if not any(statement.words == {"fracture"} for statement in named[0].facts.get("kind", ())):
            return False
        element["treated"] = said
        return True
    listed = file.setdefault("events", [])
    if "events" in case.complete or not isinstance(listed, list):
        return False
    listed.append({"id": "ZE", "kind": "fracture", "lesion": lesion.id, "on": case.on.isoformat(), "treated": said})
    return True


# --- What contradicts ------------------------------------------------------------------------------------------------------------------


@cache
def families() -> tuple[frozenset[str], ...]:
    """The facts of an object that coherence rules tie together."""
    found: list[frozenset[str]] = []
    for link in LINKS:
        pair = frozenset((link.premise.path, link.conclusion.path))
        joined = pair.union(*(family for family in found if family & pair))
        found = [family for family in found if not family & pair] + [joined]
    return tuple(found)


def _forget(element: Json, path: str, thing: Thing) -> None:
    """What contradicts itself is not known: a fact of such a family is told in place of all of them."""
    for family in families():
        if path in family and not coherent(thing, family):
            for one in family:
                _drop(element, one.partition(".")[2])


def _drop(element: Json, path: str) -> None:
    group: Any = element
    *heads, last = path.split(".")
    if path == "painful" and isinstance(element.get("pain"), dict):
        element["pain"].pop("painful", None)
    if path == "painful" and isinstance(element.get("pain"), str):
        del element["pain"]
    for head in heads:
        group = group.get(head) if isinstance(group, dict) else None
    if isinstance(group, dict):
        group.pop(last, None)


def coherent(thing: Thing, family: frozenset[str]) -> bool:
    """Whether some values, among those that the statements leave, obey every coherence rule."""
    links = [link for link in LINKS if link.premise.path in family]
    claims: dict[str, list[Claim]] = {path: [] for path in sorted(family)}
    for link in links:
        for claim in (link.premise, link.conclusion):
            claims[claim.path].append(claim)
    options = [sorted(_patterns(thing, path, claims[path])) for path in claims]
    for chosen in itertools.product(*options):
        holds = {(path, claim): truth for (path, pattern) in zip(claims, chosen, strict=True) for claim, truth in zip(claims[path], pattern, strict=True)}
        if all(not holds[link.premise.path, link.premise] or holds[link.conclusion.path, link.conclusion] for link in links):
            return True
    return False


def _patterns(thing: Thing, path: str, claims: list[Claim]) -> set[tuple[bool, ...]]:
    """Which claims about a fact are true together, for each value that the statements leave it."""
    field = vocabulary().fields[path]
    said = [statement for statement in thing.facts.get(path.partition(".")[2], ()) if not statement.unknown]
    if isinstance(field.type, WordType):
        words = frozenset().union(*(statement.words or frozenset() for statement in said)) or frozenset(field.type.ids())
        return {tuple(word in (claim.words or ()) for claim in claims) for word in words}
    spans = [(statement.amount.low, statement.amount.high) for statement in said if statement.amount is not None] or [(Fraction(0), Fraction(10))]
    points = {point for low, high in spans for point in (low, high, (low + high) / 2)}
    return {tuple(point == claim.equals for claim in claims) for point in points}


def contradictions(before: Case, after: Case, completion: Completion) -> Iterator[str]:
    """What makes of a completed file no completion: something stated that no longer holds, or facts that exclude each other."""
    exempt = {completion.fact, *(("labs.calcium", "labs.albumin") if completion.key.startswith(CORRECTED) else ())}
    exempt |= {"dental.reviewed"} if completion.fact == "dental.review" else set()
    for thing in before.things:
        now = after.thing(thing.kind, thing.id)
        if now is None:
            yield f"{thing.kind}:{thing.id} is gone"
            continue
        for path, statements in thing.facts.items():
            field = vocabulary().field(path if thing.kind == "patient" else f"{thing.kind}.{path}")
            name = path if thing.kind == "patient" else f"{thing.kind}:{thing.id}.{path}"
            if field is None or (field.derived and path not in RECORDED) or name in exempt or path.startswith("listed."):
                continue
            if not _narrower(now.facts.get(path, ()), statements) or (path in RECORDED and path not in now.facts):
                yield f"{name} was stated"
    for thing in after.things:
        stated = before.thing(thing.kind, thing.id)
        if thing.kind == "lesion":
            for family in families():
                if not coherent(thing, family) and (stated is None or coherent(stated, family)):
                    yield f"{thing.id}: {', '.join(sorted(family))}"
        if thing.kind in ("treatment", "plan") and not _possible_course(thing) and (stated is None or _possible_course(stated)):
            yield f"{thing.kind}:{thing.id}: more fractions than days"


def _narrower(now: tuple[Statement, ...], before: tuple[Statement, ...]) -> bool:
    """Whether every value that is left was left before."""
    words = _words(before)
    if words is not None and not (_words(now) or words) <= words:
        return False
    days = [statement.days for statement in before if statement.days is not None]
    left = [statement.days for statement in now if statement.days is not None]
    if days and any(all(one.first < was.first or one.last > was.last for was in days) for one in left):
        return False
    amounts = {statement.amount for statement in before if statement.amount is not None}
    return not amounts or {statement.amount for statement in now if statement.amount is not None} <= amounts


def _words(statements: tuple[Statement, ...]) -> frozenset[str] | None:
    said = [statement.words for statement in statements if statement.words is not None]
    return frozenset().union(*said) if said else None


def _possible_course(thing: Thing) -> bool:
    """A fraction takes a day: one fraction is one day, and there are no more fractions than days."""
    first, last = _one_day(thing, "from"), _one_day(thing, "to") or _one_day(thing, "last")
    for statement in thing.facts.get("fractions", ()):
        if statement.amount is not None and first is not None and last is not None:
            length = last - first + 1
            if statement.amount.low > length or (statement.amount.high == 1) != (length == 1):
                return False
    return True


def _one_day(thing: Thing, path: str) -> int | None:
    days = [statement.days for statement in thing.facts.get(path, ()) if statement.days is not None]
    return days[0].first if len(days) == 1 and days[0].first == days[0].last else None
