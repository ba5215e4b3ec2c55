"""What makes of a completed file no completion: facts that exclude each other, or something stated that no longer holds."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import cache

from jalon.case import LINKS, Case, Claim, Statement, Thing, WordType, vocabulary

# The tumours that are recorded decide whether the disease is solid (meaning.md, rule 19): to change that is to correct the file.
RECORDED = frozenset(("population.solid", "haematological"))


@cache
def families() -> tuple[frozenset[str], ...]:
    """The facts of an object that coherence rules tie together."""
    found: list[frozenset[str]] = []
    for link in LINKS:
        pair = frozenset((link.premise.path, link.conclusion.path))
        joined = pair.union(*(family for family in found if family & pair))
        found = [family for family in found if not family & pair] + [joined]
    return tuple(found)


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


def contradictions(before: Case, after: Case, told: Collection[str]) -> Iterator[str]:
    """What makes of a completed file no completion, the facts that it was meant to tell (`told`) left aside."""
    for thing in before.things:
        now = after.thing(thing.kind, thing.id)
        if now is None:
            yield f"{thing.kind}:{thing.id} is gone"
            continue
        for path, statements in thing.facts.items():
            field = vocabulary().field(path if thing.kind == "patient" else f"{thing.kind}.{path}")
            name = path if thing.kind == "patient" else f"{thing.kind}:{thing.id}.{path}"
            if field is None or (field.derived and path not in RECORDED) or name in told or path.startswith("listed."):
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
            yield f"{thing.kind}:{thing.id}: its days do not go together"


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
    """Nothing is given after the end, and a fraction takes a day: one fraction is one day, and there are no more fractions than days.

    The end of a course of acts is the day of the last one.
    """
    ends = [statement.days for statement in thing.facts.get("to", ()) if statement.days is not None]
    lasts = [statement.days for statement in thing.facts.get("last", ()) if statement.days is not None]
    if ends and any(last.first > max(end.last for end in ends) for last in lasts):
        return False
    if "procedure" in thing.facts and ends and any(last.last < min(end.first for end in ends) for last in lasts):
        return False
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
