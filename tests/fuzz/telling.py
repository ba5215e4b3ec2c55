"""Saying one fact more in a case file, whatever the form in which the rest of it is written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from jalon.case import Case, DateType, Field, NumberType, Thing, WordType, vocabulary
from tests.fuzz.contradiction import coherent, families
from tests.fuzz.imagined import ELEMENTS, File
from tests.fuzz.spans import covers, interval
from tests.fuzz.subject import name_in

Json = dict[str, Any]
CORRECTED = "labs.calcium_corrected "
FRESH, REFERENCE = 14, 40
COEFFICIENTS = (Fraction(2, 100), Fraction(25, 1000))


def write(file: File, case: Case, thing: Thing, field: Field, said: Any) -> bool:
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
            return put(file, path, said)
        if path == "dental.review":
            return put(file, "dental.reviewed", today if said == "done" else "no")
        return put(file, path, said if isinstance(field.type, DateType) else {"value": said, "on": today})
    element = element_of(file, thing)
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
    return put(element, path, said if plain else {"value": said, "on": today})


def _allowed(thing: Thing, field: Field, said: Any) -> bool:
    """Whether what is said of a fact leaves a value possible; several statements leave what each of them leaves."""
    words = [statement.words for statement in thing.facts.get(name_in(field), ()) if statement.words is not None]
    if said == "?" or not words or not isinstance(field.type, WordType) or field.path.startswith("listed."):
        return True
    return bool(field.type.allowed.get(said, frozenset()) & frozenset().union(*words))


def element_of(file: File, thing: Thing) -> Json | None:
    """The element of a file that an object of the case was read from."""
    listed = file.get(ELEMENTS[thing.kind][0])
    found = listed[thing.index] if isinstance(listed, list) and thing.index < len(listed) else None
    return found if isinstance(found, dict) else None


def put(group: Any, path: str, said: Any) -> bool:
    """Write a fact below a group of keys; False when the groups on its way are written in another form."""
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
        element = element_of(file, thing)
        if element is not None:
            element["histology"] = histology
    return bool(silent)


def _treated(file: File, case: Case, lesion: Thing, said: str) -> bool:
    """Whether a known fracture is treated, told by its event."""
    if not any(statement.words == frozenset(("yes",)) for statement in lesion.facts.get("fracture", ())):
        return False
    named = [event for event in case.of("event") if any(statement.text == lesion.id for statement in event.facts.get("lesion", ()))]
    if named:
        element = element_of(file, named[0])
        if len(named) > 1 or element is None or any(not statement.unknown for statement in named[0].facts.get("treated", ())):
            return False
        if not any(statement.words == frozenset(("fracture",)) for statement in named[0].facts.get("kind", ())):
            return False
        element["treated"] = said
        return True
    listed = file.setdefault("events", [])
    if "events" in case.complete or not isinstance(listed, list):
        return False
    listed.append({"id": "ZE", "kind": "fracture", "lesion": lesion.id, "on": case.on.isoformat(), "treated": said})
    return True


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


def corrected(file: File, case: Case, key: str) -> bool:
    """Say calcium, albumin or both, whichever is not known, so that the corrected calcium falls under the key whatever the coefficient."""
    span = interval(key.removeprefix(CORRECTED))
    patient, fields = case.things[0], vocabulary().fields
    (simple, calcium), (plain, albumin) = (_latest(patient, f"labs.{test}", case) for test in ("calcium", "albumin"))
    if span is None or not simple or not plain:
        return False
    for low in (40, 35, 30, 25, 20) if albumin is None else (albumin,):
        if low > REFERENCE:
            return False  # the correction does not hold: no calcium falls under the key
        for total in (Fraction(hundredths, 100) for hundredths in range(100, 500, 5)) if calcium is None else (calcium,):
            if all(covers(span, total + k * (REFERENCE - low)) for k in COEFFICIENTS):
                missing = [(test, f"{float(at):g} {unit}") for test, known, at, unit in (("calcium", calcium, total, "mmol/L"), ("albumin", albumin, low, "g/L")) if known is None]
                return all(write(file, case, patient, fields[f"labs.{test}"], said) for test, said in missing)
    return False


def _latest(patient: Thing, path: str, case: Case) -> tuple[bool, Fraction | None]:
    """Whether a result is a single number or unknown, and that number in the unit of the vocabulary; what is too old is unknown."""
    known = [said for said in patient.facts.get(path, ()) if not said.unknown]
    if not known or any(said.on is None or case.on.toordinal() - said.on.first > FRESH for said in known):
        return True, None
    number, amount = vocabulary().fields[path].type, known[0].amount
    assert isinstance(number, NumberType)
    if len(known) > 1 or amount is None or amount.low != amount.high:
        return False, None
    return True, amount.low * number.factors[amount.unit]
