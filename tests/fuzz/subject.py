"""The objects and facts of a case, as answers and the vocabulary name them."""

from __future__ import annotations

from jalon.case import Case, Field, Thing


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


def states(thing: Thing, field: Field) -> bool:
    """Whether something is said of a fact, be it only a part of what it could say."""
    return any(not said.unknown for said in thing.facts.get(name_in(field), ()))
