"""The first page: who, what is urgent, what to do first, what to obtain, what to ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """The person in one line, each part empty when nothing is known of it."""

    pseudonym: str
    age: str
    sex: str
    tumours: tuple[str, ...]
    performance: str
    expectancy: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What is known, in the order in which it is read."""
        return tuple(filter(None, (self.sex, self.age, *self.tumours, self.performance, self.expectancy)))


@dataclass(frozen=True, slots=True)
class Alarm:
    """One of the urgent questions. `state`: yes, suspected, no, unknown; `says` and `mark` tell it without a colour."""

    title: str
    state: str
    says: str
    mark: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing to do, in at most 25 words. `kind`: urgent, safety, main, support."""

    text: str
    kind: str
    urgency: str
    when: str
    strength: str
    mark: str
    sure: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact to obtain first, who obtains it, and in one sentence what it may change."""

    fact: str
    label: str
    how: str
    effect: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to ask the person, and the answer; `told` is what was written in free text. Without either it is still to be asked."""

    label: str
    says: str
    told: str
