"""What the statements of a case leave to each fact, written a second time from meaning.md (rules 10-13 and 17).

A fact is left one value for each cell that a completion can give it. Nothing is shared with what the engine makes of the same
statements (guideline/facts, guideline/current).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from fractions import Fraction

from jalon.case import Case, Statement, Thing
from jalon.engine.domains import CutDomain, WordDomain
from jalon.guideline.program import Program
from tests.agreement.pointwise import ABSENT, cell_of, moved

COURSES = ("treatment", "plan", "irradiation")
MAYBE = -1
Interval = tuple[Fraction, Fraction]


def objects(case: Case, kind: str) -> list[tuple[str, Thing]]:
    """The listed objects of a kind with their names; whatever is planned or was done may be an irradiation."""
    if kind == "irradiation":
        return [(f"{one.kind}:{one.id}", one) for one in (*case.of("plan"), *case.of("treatment"))]
    return [(f"{kind}:{one.id}", one) for one in case.of(kind)]


def counting(program: Program, case: Case, path: str, thing: Thing, kind: str) -> Sequence[Statement]:
    """The statements that count today about a fact; none when it is unknown, because nothing is said or what is said is too old."""
    name = path if kind == "patient" else path.partition(".")[2]
    said = [one for one in thing.facts.get(name, ()) if not one.unknown]
    today = case.on.toordinal()
    said = [one for one in said if one.on is None or one.on.first <= today]
    said = [one for one in said if all(may_be_last(one, other, today) for other in said)]
    if path in program.freshness:
        fresh = program.freshness[path]
        must_be_dated = fresh is not None
    else:
        fresh, must_be_dated = None if kind == "patient" else program.freshness.get(kind), False
    if fresh is None:
        return said
    if must_be_dated and any(one.on is None and one.amount is not None for one in said):
        return []
    return [] if any(one.on is not None and moved(one.on.first, fresh, 1) < today for one in said) else said


def may_be_last(one: Statement, other: Statement, today: int) -> bool:
    """Whether a statement can be as late as another: some day of one is not before some day of the other that has come."""
    if one is other or one.on is None or other.on is None:
        return True
    return other.on.first <= one.on.last or other.on.last > today


def left(program: Program, case: Case, index: int, thing: Thing | None, kind: str) -> int:
    """The cells that the statements about a fact leave, before what ties it to others."""
    slot = program.slots[index]
    other = other_way(slot.path.partition(".")[2], thing) if thing is not None and kind in COURSES else 0
    if other == ABSENT:
        return ABSENT
    said = counting(program, case, slot.path, thing, kind) if thing is not None else ()
    found = 0
    for one in said:
        if isinstance(slot.domain, WordDomain):
            found |= sum(2 << slot.domain.names.index(word) for word in one.words or ())
        elif isinstance(slot.domain, CutDomain) and one.amount is not None:
            for number in points(slot.domain, one):
                found |= cell_of(slot.domain, number, one.amount.unit)
    return (found or slot.domain.full) | (ABSENT if other == MAYBE else 0)


def other_way(name: str, course: Thing) -> int:
    """A course is a drug or a procedure. What is said of one says that the other does not apply; of both unknown, one may not apply."""
    if name not in ("drug", "drug_class", "procedure"):
        return 0
    drug = course.facts.get("drug", ()) or course.facts.get("drug_class", ())
    procedure = course.facts.get("procedure", ())
    mine, theirs = (procedure, drug) if name == "procedure" else (drug, procedure)
    known_mine, known_theirs = (any(not said.unknown for said in one) for one in (mine, theirs))
    if not theirs or known_mine:
        return 0
    return ABSENT if not mine or known_theirs else MAYBE


def points(domain: CutDomain, said: Statement) -> Iterable[Fraction]:
    """Numbers of a statement, in its own unit, that reach every cell it can reach: its ends, the limits inside, and what lies between."""
    amount = said.amount
    assert amount is not None
    limits = [cut.printed[amount.unit] if amount.unit in cut.printed else cut.at / domain.factors.get(amount.unit, Fraction(1)) for cut in domain.cuts]
    marks = sorted({amount.low, amount.high, *(limit for limit in limits if amount.low < limit < amount.high)})
    between = [(one + other) / 2 for one, other in itertools.pairwise(marks)]
    ends = [mark for mark in marks if not (amount.low_open and mark == amount.low) and not (amount.high_open and mark == amount.high)]
    return [*ends, *between]


def amounts(program: Program, case: Case, index: int, thing: Thing) -> list[Interval]:
    """The intervals in which a number read by arithmetic lies, in the unit of the vocabulary; empty when unknown."""
    slot = program.slots[index]
    assert isinstance(slot.domain, CutDomain)
    found = []
    for one in counting(program, case, slot.path, thing, slot.kind):
        if one.amount is not None:
            factor = slot.domain.factors.get(one.amount.unit, Fraction(1))
            found.append((one.amount.low * factor, one.amount.high * factor))
    return found
