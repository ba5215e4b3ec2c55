"""What a rule reads, found by walking the tree: which facts, of which objects, and which values it can tell apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jalon.case import LINKS
from jalon.engine.domains import CutDomain, WordDomain
from jalon.engine.tree import Call, Condition, Count, Decision, Exists, Fact, Highest, Option, Requirement, Scope, Score, Windows
from jalon.guideline.program import Program
from tests.agreement.pointwise import cell_of, tests_of


@dataclass(slots=True)
class Reads:
    """`own`: facts of the objects that the rule is about, and of the patient. `each`: facts of every object of a list, by kind.

    `asked`: how many questions are put to each list; `more` leaves out those about noted objects only. `most`: the end of the
    longest count over a list. `compared`: the sets with which a fact is compared. `numbers`: facts read by arithmetic.
    """

    own: set[int] = field(default_factory=set)
    each: dict[str, set[int]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    more: set[str] = field(default_factory=set)
    most: dict[str, int] = field(default_factory=dict)
    compared: dict[int, set[int]] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)
    windows: Windows | None = None
    targets: bool = False
    agreements: set[int] = field(default_factory=set)


def reads(program: Program, index: int) -> Reads:
    """Everything that a rule reads."""
    found = Reads()
    _visit(program, index, "", found, set())
    for facts in (found.own, *found.each.values()):
        for fact in needed(program, facts):
            if fact in program.applies:
                other, allowed = program.applies[fact]
                found.compared.setdefault(other, set()).add(allowed)
            for link in LINKS:
                for claim in (link.premise, link.conclusion):
                    if program.slots[fact].path == claim.path:
                        domain = program.slots[fact].domain
                        if isinstance(domain, WordDomain):
                            named = sum(2 << domain.names.index(word) for word in claim.words or ())
                        else:
                            assert isinstance(domain, CutDomain)
                            assert claim.equals is not None
                            named = cell_of(domain, claim.equals, domain.unit)
                        found.compared.setdefault(fact, set()).add(named)
    return found


def needed(program: Program, facts: Iterable[int]) -> set[int]:
    """Some facts, with those on which they rest, and those to which coherence rules tie them."""
    waiting, found = list(facts), set(facts)
    while waiting:
        fact = waiting.pop()
        path = program.slots[fact].path
        more = {program.applies[fact][0]} if fact in program.applies else set()
        for link in LINKS:
            pair = {link.premise.path, link.conclusion.path}
            if path in pair:
                more |= {program.index[other] for other in pair}
        waiting += more - found
        found |= more
    return found


def _visit(program: Program, index: int, listed: str, found: Reads, seen: set[tuple[int, str]]) -> None:
    """Read one slot, on each object of a list when `listed` names its kind."""
    slot = program.slots[index]
    if slot.kind != listed:
        listed = ""
    if isinstance(slot.body, Fact):
        (found.each.setdefault(listed, set()) if listed else found.own).add(index)
        return
    if (index, listed) in seen:
        return
    seen.add((index, listed))

    def read(other: int, allowed: int = 0, kind: str = listed) -> None:
        if allowed:
            found.compared.setdefault(other, set()).add(allowed)
        _visit(program, other, kind, found, seen)

    def test(condition: Condition, kind: str = listed) -> None:
        for one in tests_of(condition):
            read(one.slot, one.allowed, kind)

    def question(scope: Scope) -> None:
        found.each.setdefault(scope.kind, set())
        found.asked[scope.kind] = found.asked.get(scope.kind, 0) + 1
        if not scope.listed_only:
            found.more.add(scope.kind)
        if scope.slot >= 0:
            read(scope.slot, scope.allowed, scope.kind)

    for gate in slot.gates:
        read(gate.slot, gate.allowed)
    for scope in slot.scopes:
        if scope.slot >= 0:
            read(scope.slot, scope.allowed)
    body = slot.body
    match body:
        case Decision():
            for place, column in enumerate(body.columns):
                for row in body.rows:
                    read(column, row.accepts[place])
        case Score():
            for item in body.items:
                for row in item.rows:
                    read(item.slot, row.accepts[0])
        case Requirement():
            test(body.holds)
            if body.unless:
                test(body.unless)
        case Option():
            for argument in body.arguments:
                test(argument.condition)
        case Exists():
            for condition in body.patient:
                test(condition)
            for scope, condition in body.each:
                question(scope)
                test(condition, scope.kind)
        case Count():
            question(body.scope)
            test(body.condition, body.scope.kind)
            found.most[body.scope.kind] = body.high
        case Highest():
            question(body.scope)
            _all_told_apart(program, body.slot, found)
            read(body.slot, 0, body.scope.kind)
        case Call():
            if body.primitive == "agreement":
                found.agreements.add(index)
            for column in body.slots:
                if body.primitive != "agreement":
                    found.numbers.add(column)
                elif isinstance(program.slots[column].body, Fact):
                    _all_told_apart(program, column, found)
                read(column)
        case Windows():
            found.windows = body
            for window in body.every:
                read(body.drug, window.drugs)
                for one in tests_of(window.unless) if window.unless else ():
                    of_target = program.slots[one.slot].kind == "lesion"
                    found.targets |= of_target
                    read(one.slot, one.allowed, "lesion" if of_target else listed)


def _all_told_apart(program: Program, index: int, found: Reads) -> None:
    for place in range(program.slots[index].domain.full.bit_length()):
        found.compared.setdefault(index, set()).add(1 << place)
