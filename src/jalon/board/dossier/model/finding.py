"""One answer in words: its reasons, its arguments, what is missing for it, what other sources say."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.dossier.model.cited import Cite, Landmark, Verified


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that was read: what it is, its value with unit, its day, who said it, its points in a score, why it is not sure."""

    label: str
    says: str
    on: str
    source: str
    points: str
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is not known, why, who obtains it, and what each of its values would leave."""

    fact: str
    label: str
    why: str
    how: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What another source says of the same question."""

    source: str
    edition: str
    says: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A reason for or against an option. `holds` is yes, no or unknown; `weight` is told in words."""

    label: str
    weight: str
    side: str
    reason: str
    holds: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer. `rule`, `about`, `status`, `value`, `possible`, `urgency` are the identifiers of the JSON; everything else is words."""

    anchor: str
    rule: str
    about: str
    status: str
    value: str
    possible: tuple[str, ...]
    title: str
    subject: str
    says: str
    mark: str
    sentence: str
    urgency: str
    when: str
    strength: str
    items: tuple[str, ...]
    due: str
    blocked: tuple[str, ...]
    reasons: tuple[Reason, ...]
    arguments: tuple[Argument, ...]
    gaps: tuple[Gap, ...]
    others: tuple[Other, ...]
    landmarks: tuple[Landmark, ...]
    cites: tuple[Cite, ...]
    readings: tuple[str, ...]
    verified: tuple[Verified, ...]
    edition: str
    conditional: bool
    wide: bool
    contradictory: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents that the answer comes from, each with its first places, without the lines of the sheets.

        A table is not named beside one of its lines.
        """
        places: dict[str, dict[str, str]] = {}
        for one in self.cites:
            places.setdefault(one.document, {}).setdefault(one.where.lower(), one.where)
        first = {
            document: [
                where for key, where in found.items() if where and not any(other != key and other.startswith(f"{key},") for other in found)
            ][:2]
            for document, found in places.items()
        }
        return tuple(", ".join([document, *found]) for document, found in first.items())

    @property
    def under(self) -> str:
        """The sentence under the name of its object, which it need not say again."""
        rest = self.sentence.removeprefix(self.subject).lstrip()
        if len(rest) == len(self.sentence) or not rest.startswith(":"):
            return self.sentence
        rest = rest[1:].lstrip()
        return rest[:1].upper() + rest[1:]

    @property
    def fresh(self) -> tuple[str, ...]:
        """The elements of its list, unless its sentence says them all already."""
        return () if all(one in self.sentence for one in self.items) else self.items

    @property
    def unsaid_due(self) -> str:
        """When it is due, unless its sentence says the day already."""
        last = " ".join(self.due.split()[-3:])
        return "" if last and last in " ".join(self.sentence.split()) else self.due

    @property
    def applies(self) -> bool:
        """Whether the answer is about this patient at all."""
        return self.status != "not_applicable"

    @property
    def calls(self) -> bool:
        """Whether the answer stands among what is to be done or weighed; what is for information only stands apart."""
        return self.applies and self.urgency != "information"

    @property
    def idle(self) -> bool:
        """Whether an option is surely not indicated, and nothing speaks for it."""
        return self.value == "not_indicated" and not any(one.side == "for" and one.holds == "yes" for one in self.arguments)
