"""What to ask for when a fact that follows from others is not known: the dates, the references or the lists on which it rests."""

from __future__ import annotations

from typing import Any

from jalon.case import Thing as Stated
from jalon.case.drugs import ANTICANCER
from jalon.case.procedures import RADIOTHERAPIES, SURGERIES
from jalon.case.vocabulary import Field, vocabulary
from jalon.engine.slots import Slot, Thing
from jalon.guideline.facts import CaseFacts
from jalon.guideline.program import Bilingual

ACTS = RADIOTHERAPIES | SURGERIES | {"other"}
Json = dict[str, Any]
Asked = tuple[str, Bilingual]


def asked(fact: Slot, thing: Thing, facts: CaseFacts) -> list[Asked]:
    """The facts to obtain, each with its label; nothing for a fact that is itself written in the file."""
    known = vocabulary().field(fact.path)
    if known is None or not known.asked or not thing.listed:
        return []
    found: dict[str, Bilingual] = {}
    for path in known.follows:
        found |= dict(_open(path, thing, facts))
    return list(found.items())


def _open(path: str, thing: Thing, facts: CaseFacts) -> list[Asked]:
    """Which of these facts are not known: of the object, of the objects of another kind, or whether a list is complete."""
    kind, _, name = path.partition(".")
    if kind == "listed":
        return [] if name in facts.case.complete else [(path, _label(path, ""))]
    own = vocabulary().field(path)
    if own is not None and own.kind == "patient":
        return [(path, _label(path, ""))] if _unsettled(facts.case.things[0].facts.get(path, ())) else []
    own_one = facts.case.thing(kind, thing.name.partition(":")[2]) if kind == thing.kind else None
    objects = facts.case.of(kind) if kind != thing.kind else [] if own_one is None else [own_one]
    field = vocabulary().fields[f"{kind}.{name}"]
    open_ones = [one.id for one in objects if _unsettled(one.facts.get(name, ())) and not (name == "to" and _goes_on(one))]
    return [(f"{kind}:{id}.{name}", _label(field.path, id)) for id in open_ones if kind == thing.kind or _relevant(field, id, thing, facts)]


def _unsettled(statements: Any) -> bool:
    """Whether what was said leaves several values, or a date of several days."""
    told = [said for said in statements if not said.unknown]
    return not told or any(len(said.words or ()) > 1 or (said.days is not None and said.days.first != said.days.last) for said in told)


def _goes_on(one: Stated) -> bool:
    """Whether a treatment is said to be given still: no end of it is to be asked for."""
    return any(said.words == frozenset(("yes",)) for said in one.facts.get("running", ()))


def _relevant(field: Field, id: str, thing: Thing, facts: CaseFacts) -> bool:
    """Whether a fact of another object bears on this one: of its tumour, when it names one; of an act that may be the one meant."""
    mine, other = facts.case.thing(thing.kind, thing.name.partition(":")[2]), facts.case.thing(field.kind, id)
    assert other is not None
    named = [said.text for said in mine.facts.get(field.kind, ()) if said.text] if mine is not None else []
    if field.kind != "treatment" or mine is None:
        return not named or id in named
    words = {name: {word for said in other.facts.get(name, ()) for word in said.words or ()} for name in ("procedure", "drug_class")}
    aims = [said.text for said in other.facts.get("lesion", ()) if said.text]
    if thing.kind == "lesion":
        return not words["drug_class"] and (not words["procedure"] or bool(words["procedure"] & ACTS)) and (not aims or mine.id in aims)
    return not words["procedure"] and (not words["drug_class"] or bool(words["drug_class"] & ANTICANCER))


def _label(path: str, id: str) -> Bilingual:
    field = vocabulary().fields[path]
    return (f"{field.fr} ({id})", f"{field.en} ({id})") if id else (field.fr, field.en)


def entries(fact: Slot, asked_for: list[Asked], entry: Json) -> list[Json]:
    """The entry of a derived fact, as entries of the facts to ask for: each value is told with the name of what it is a value of."""
    known = vocabulary().fields[fact.path]
    made = []
    for name, label in asked_for:
        one = entry | {"fact": name, "label": {"fr": label[0], "en": label[1]}}
        one["leaves"] = {f"{fact.path} {value}": left for value, left in entry["leaves"].items()}
        one["words"] = {
            lang: {f"{fact.path} {value}": f"{said} {word}" for value, word in entry["words"][lang].items()}
            for lang, said in (("fr", f"{known.fr} :"), ("en", f"{known.en}:"))
        }
        one.pop("why", None)
        made.append(one)
    return made


def joined(found: list[Json]) -> list[Json]:
    """The entries of one fact as one entry."""
    by_fact: dict[str, Json] = {}
    for entry in found:
        first = by_fact.get(entry["fact"])
        if first is None:
            by_fact[entry["fact"]] = entry
            continue
        first["leaves"] = entry["leaves"] | first["leaves"]
        first["words"] = {lang: entry["words"][lang] | first["words"][lang] for lang in ("fr", "en")}
        if not entry.get("jointly"):
            first.pop("jointly", None)
    return list(by_fact.values())
