"""What a reading is about: the facts and rules, numbered; the objects of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jalon.engine.domains import Domain, WordDomain
from jalon.engine.tree import Body, Scope, Test

FALSE, TRUE = 1, 2
YES_NO = WordDomain(("no", "yes"))
NO, YES = YES_NO.of(("no",)), YES_NO.of(("yes",))
PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of a case: the patient (index 0), a lesion, a treatment. `listed` is False for "any other"."""

    kind: str
    index: int
    name: str = ""
    listed: bool = True


@dataclass(frozen=True)
class Slot:
    """A fact or a rule, numbered.

    `depends` has the bit of every slot that it reads, itself included; `shared` of those that it reads through the patient,
    so that one object may feel what is said of another. `split` is its split plan; `exact` is False for a wide rule.
    `torn`: it rests on measures that are asked to agree, so that a part of what is known may say more than the whole.
    """

    index: int
    path: str
    kind: str
    domain: Domain
    body: Body
    depends: int
    shared: int = 0
    scopes: tuple[Scope, ...] = ()
    gates: tuple[Test, ...] = ()
    split: tuple[int, ...] = ()
    exact: bool = True
    torn: bool = False


Env = Mapping[str, Thing]
