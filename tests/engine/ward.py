"""A case made of integers: what the engine asks of one, with nothing of medicine in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jalon.engine.domains import NOT_APPLICABLE, Domain, WordDomain, bits
from jalon.engine.evaluate import Evaluation
from jalon.engine.meaning import read
from jalon.engine.slots import YES_NO, Env, Slot, Thing
from jalon.engine.tree import Body, Fact, Place, Row, Scope, Test
from jalon.guideline.plan import closure

HERE = Place("fiche.md", 1)
PATIENT = Thing("patient", 0)
LETTERS = WordDomain(("a", "b", "c"))


@dataclass(frozen=True)
class Ward:
    """The values that a case leaves to facts, by (slot, object); what is not said may be anything."""

    said: Mapping[tuple[int, int], int] = field(default_factory=dict)
    lesions: int = 0
    complete: bool = True
    asked: list[tuple[int, int]] = field(default_factory=list, compare=False)

    @property
    def patient(self) -> Thing:
        """The thing of index 0."""
        return PATIENT

    def possible(self, evaluation: Evaluation, slot: Slot, thing: Thing) -> int:
        """What is said, else everything."""
        self.asked.append((slot.index, thing.index))
        return self.said.get((slot.index, thing.index), slot.domain.full)

    def things(self, kind: str) -> Sequence[Thing]:
        """The lesions, numbered from 1."""
        return [Thing("lesion", number, f"lesion:L{number}") for number in range(1, self.lesions + 1)] if kind == "lesion" else []

    def others(self, evaluation: Evaluation, kind: str) -> Thing | None:
        """Any other lesion, unless the list is complete."""
        return None if self.complete or kind != "lesion" else Thing("lesion", self.lesions + 1, "lesion:*", listed=False)

    def call(self, evaluation: Evaluation, slot: Slot, env: Env) -> int:
        """No arithmetic here."""
        raise NotImplementedError

    def targets(self, evaluation: Evaluation, thing: Thing) -> Sequence[Thing]:
        """Every lesion."""
        return self.things("lesion")

    def days(self, slot: int, thing: Thing) -> tuple[int, int] | None:
        """No day is known."""
        return None

    def number(self, slot: int, thing: Thing) -> tuple[int, int] | None:
        """No number is known."""
        return None

    @property
    def today(self) -> int:
        """Some day."""
        return 740_000

    def restrict(self, evaluation: Evaluation, slot: int, thing: Thing, mask: int) -> dict[tuple[int, int], int] | None:
        """Only the fact itself changes: nothing is tied here."""
        return {(slot, thing.index): mask}

    def family(self, slot: int) -> int:
        """Itself alone."""
        return 1 << slot

    def classes(self, slot: int, rule: int) -> Sequence[int]:
        """Every cell by itself."""
        return [NOT_APPLICABLE, *(2 << place for place in range(8))]

    def but(self, values: Mapping[tuple[int, int], int]) -> Ward:
        """The same case with other things said."""
        return replace(self, said={**self.said, **values}, asked=[])


def slots(*bodies: tuple[str, str, Domain, Body], scopes: Mapping[str, tuple[Scope, ...]] | None = None, split: Mapping[str, tuple[int, ...]] | None = None) -> list[Slot]:
    """A program: (name, kind of object, domain, body) for each slot, in order."""
    made = [Slot(place, name, kind, domain, body, 0, scopes=(scopes or {}).get(name, ()), split=(split or {}).get(name, ()))
            for place, (name, kind, domain, body) in enumerate(bodies)]
    return closure(made)


def fact(name: str, kind: str = "patient", domain: Domain = YES_NO) -> tuple[str, str, Domain, Body]:
    """A fact."""
    return name, kind, domain, Fact(name)


def row(outcome: int, *accepts: int) -> Row:
    """A row of a decision."""
    return Row(accepts, outcome, HERE)


def holds(slot: int, allowed: int) -> Test:
    """A comparison."""
    return Test(slot, allowed, HERE)


def reading(program: Sequence[Slot], ward: Ward) -> Evaluation:
    """A fresh reading of a program."""
    return read(program, ward)


def singles(mask: int) -> list[int]:
    """The values of a set, one by one."""
    return list(bits(mask))
