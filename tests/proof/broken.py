"""Tables made at random, most of them wrong: small programs with laws, lists and steps, and shipped tables with one thing changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import TypeVar

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Cut, CutDomain, Domain, WordDomain
from jalon.engine.laws import Law, Laws
from jalon.engine.readings import OPTION
from jalon.engine.slots import YES_NO, Slot
from jalon.engine.tree import (
    AllOf,
    AnyOf,
    Argument,
    Body,
    Condition,
    Count,
    Decision,
    Exists,
    Fact,
    Highest,
    Item,
    Option,
    Place,
    Requirement,
    Row,
    Scope,
    Score,
    Test,
)
from jalon.guideline.coherence import Tie
from tests.proof.solver_world import read_by

WORDS = WordDomain(("a", "b", "c"))
NUMBER = CutDomain("g/L", {"g/L": Fraction(1)}, (Cut(Fraction(2), {}), Cut(Fraction(5), {})), Fraction(0), Fraction(9))
T = TypeVar("T")
WEIGHTS = ("indication", "for", "never_alone", "relative", "absolute")


@dataclass(frozen=True)
class Made:
    """A program whose last slot is the rule in question."""

    slots: tuple[Slot, ...]
    applies: dict[int, tuple[int, int]]
    ties: dict[int, tuple[Tie, ...]]

    @property
    def top(self) -> Slot:
        """The rule in question."""
        return self.slots[-1]

    @property
    def laws(self) -> Laws:
        """The same laws as relations between facts, written for this test alone."""
        found = [
            Law((fact, other), (frozenset(), frozenset((allowed,))), lambda pair, allowed=allowed: (pair[0] == NOT_APPLICABLE) == (not pair[1] & allowed))  # type: ignore[misc]
            for fact, (other, allowed) in self.applies.items()
        ]
        for tie in {one for ties in self.ties.values() for one in ties}:
            apart = frozenset((tie.if_in,)), frozenset((tie.then_in,))
            found.append(Law((tie.premise, tie.conclusion), apart, lambda pair, tie=tie: not pair[0] & tie.if_in or bool(pair[1] & tie.then_in)))  # type: ignore[misc]
        return Laws(tuple(found), frozenset(self.applies))


class Builder:
    """Slots made one after the other, by dice: a strategy would make them too simple."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.slots, self.tests = dice, list[Slot](), 0
        self.applies: dict[int, tuple[int, int]] = {}
        self.ties: dict[int, tuple[Tie, ...]] = {}

    def one(self, *choices: T) -> T:
        """One of them."""
        return self.dice.choice(choices)

    def cell(self, domain: Domain, absent: bool = True) -> int:
        """What a cell of a table accepts: any set of values, now and then all of them, or only *not applicable*."""
        some = self.dice.randint(1, domain.full >> 1) << 1 & domain.full or domain.full
        return self.one(some, some, some, domain.full | NOT_APPLICABLE, NOT_APPLICABLE if absent else some)

    def add(self, kind: str, domain: Domain, body: Body, scopes: tuple[Scope, ...] = (), gates: tuple[Test, ...] = ()) -> int:
        """A slot."""
        number = len(self.slots)
        self.slots.append(Slot(number, f"{kind}.x{number}", kind, domain, body, 1 << number, scopes=scopes, gates=gates))
        return number

    def facts(self) -> None:
        """Two facts of the patient, four of a lesion; one lesion fact may rest on another, two may be tied."""
        for kind, domain in (("patient", YES_NO), ("patient", WORDS), ("lesion", WORDS), ("lesion", YES_NO), ("lesion", NUMBER), ("lesion", YES_NO)):
            self.add(kind, domain, Fact("x"))
        if self.one(True, False):
            self.applies[3] = 2, self.one(2, 4, 6)
        if self.one(True, False):
            self.applies[4] = self.one(2, 3), 2
        if self.one(True, False):
            premise, conclusion = self.one((5, 2), (2, 5), (3, 5))
            tie = Tie(premise, self.one(2, 4), conclusion, self.one(2, 4, 6))
            self.ties = {premise: (tie,), conclusion: (tie,)}
            if self.one(True, False):
                back = Tie(conclusion, self.one(2, 4), premise, self.one(2, 4, 6))
                self.ties = {premise: (tie, back), conclusion: (tie, back)}

    def readable(self, kind: str) -> list[int]:
        """What a rule about this kind may read, rules rather than facts."""
        all_of_them = [slot.index for slot in self.slots if slot.kind in ("patient", kind)]
        rules = [index for index in all_of_them if not isinstance(self.slots[index].body, Fact)]
        return [*all_of_them, *rules, *rules]

    def condition(self, kind: str) -> Condition:
        """A comparison, or two joined."""
        tests = tuple(self.test(kind) for _ in range(self.one(1, 1, 2)))
        return tests[0] if len(tests) == 1 else AllOf(tests) if self.one(True, False) else AnyOf(tests)

    def test(self, kind: str) -> Test:
        """A comparison."""
        slot = self.slots[self.dice.choice(self.readable(kind))]
        self.tests += 1
        return Test(slot.index, self.cell(slot.domain), Place("", self.tests))

    def scope(self) -> Scope:
        """Lesions, perhaps some only."""
        return self.one(Scope("lesion"), Scope("lesion", 2, self.cell(WORDS, absent=False) & WORDS.full))

    def rows(self, columns: Sequence[int], outcomes: int) -> tuple[Row, ...]:
        """Rows that share all combinations between them; then, half of the time, one cell is changed."""
        boxes = [[self.slots[column].domain.full | NOT_APPLICABLE for column in columns]]
        for _ in range(self.one(1, 2, 3, 4)):
            box, place = self.dice.choice(boxes), self.dice.randrange(len(columns))
            part = self.cell(self.slots[columns[place]].domain) & box[place]
            if part not in (0, box[place]):
                boxes.remove(box)
                boxes += [[*box[:place], one, *box[place + 1 :]] for one in (part, box[place] & ~part)]
        if self.one(True, False):
            place = self.dice.randrange(len(columns))
            self.dice.choice(boxes)[place] = self.cell(self.slots[columns[place]].domain)
        return tuple(
            Row(tuple(box), self.one(2, 4, 8, self.dice.randint(1, outcomes >> 1) << 1) & outcomes or 2, Place("", number)) for number, box in enumerate(boxes, start=1)
        )

    def columns(self, kind: str, most: int) -> tuple[int, ...]:
        """What a table reads, each once; often a rule and what that rule reads."""
        readable = self.readable(kind)
        chosen = [self.dice.choice(readable) for _ in range(self.dice.randint(1, most))]
        below = [index for index in read_by(self.slots[chosen[0]]) if index in readable]
        again = self.one(True, False)
        if below and again:
            chosen[1:] = [self.dice.choice(below)]
        return tuple(dict.fromkeys(chosen))

    def where(self, kind: str) -> tuple[tuple[Scope, ...], tuple[Test, ...]]:
        """The scope and the population of a rule."""
        gates = (Test(0, 4, Place("", 0)),) if self.one(True, False, False) else ()
        scopes = (Scope("lesion", 2, self.cell(WORDS, absent=False) & WORDS.full),) if kind == "lesion" and self.one(True, False) else ()
        return scopes, gates

    def decision(self, kind: str) -> int:
        """A table of one to three columns."""
        columns = self.columns(kind, 3)
        return self.add(kind, WORDS, Decision(columns, self.rows(columns, WORDS.full)), *self.where(kind))

    def score(self, kind: str) -> int:
        """A sum of one or two items, of no more than two points each."""
        items = self.columns(kind, 2)
        made = tuple(Item(item, self.rows((item,), CountDomain(2).full)) for item in items)
        return self.add(kind, CountDomain(2 * len(items)), Score(made), *self.where(kind))

    def quantifier(self) -> int:
        """What a list says to the patient."""
        sort = self.one("any", "any", "highest", "count")
        if sort == "any":
            own = (self.condition("patient"),) if self.one(True, False) else ()
            return self.add("patient", YES_NO, Exists(own, ((self.scope(), self.condition("lesion")),)))
        if sort == "count":
            return self.add("patient", CountDomain(3), Count(self.scope(), self.condition("lesion"), 3))
        ranked = self.dice.choice([slot.index for slot in self.slots if slot.kind == "lesion" and isinstance(slot.domain, WordDomain)])
        return self.add("patient", self.slots[ranked].domain, Highest(self.scope(), ranked))

    def step(self) -> None:
        """A rule below the one in question."""
        sort = self.one("lesion", "patient", "score", "list", "list")
        if sort == "list":
            self.quantifier()
        elif sort == "score":
            self.score("lesion")
        else:
            self.decision(sort)

    def question(self) -> None:
        """The rule in question."""
        kind, sort = self.one("lesion", "patient"), self.one("decision", "decision", "decision", "score", "requirement", "option", "any")
        if sort == "decision":
            self.decision(kind)
        elif sort == "score":
            self.score(kind)
        elif sort == "any":
            each = tuple((self.scope(), self.condition("lesion")) for _ in range(self.one(1, 2)))
            self.add("patient", YES_NO, Exists((self.condition("patient"),), each), (), self.where("patient")[1])
        elif sort == "requirement":
            unless = self.condition(kind) if self.one(True, False) else None
            self.add(kind, WORDS, Requirement(self.condition(kind), unless, Place("", 1)), *self.where(kind))
        else:
            arguments = tuple(Argument(self.condition(kind), self.one(*WEIGHTS), Place("", number)) for number in range(1, self.one(2, 3, 4)))
            self.add(kind, OPTION, Option(arguments), *self.where(kind))


def made(seed: int) -> Made:
    """A small program and the rule in question."""
    builder = Builder(Random(seed))
    builder.facts()
    for _ in range(builder.one(0, 1, 2, 3)):
        builder.step()
    builder.question()
    return Made(tuple(builder.slots), builder.applies, builder.ties)
