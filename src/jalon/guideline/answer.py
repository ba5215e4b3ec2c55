"""One answer as data, and what of it follows from its rows: how urgent it is, which days it blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from jalon.engine.domains import CountDomain, CutDomain, WordDomain
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import TRUE, Env, Slot
from jalon.engine.tree import AllOf, Condition, Decision, Option, Requirement, Windows
from jalon.engine.windows import blocked, courses, exception
from jalon.guideline.program import Program, Rule
from jalon.guideline.spans import parts
from jalon.guideline.trace import Trace

if TYPE_CHECKING:
    from jalon.guideline.missing import Left

URGENCY_ORDER = ("now", "before", "planned", "information")
Json = dict[str, Any]
_NOT_DONE = frozenset(("contraindicated", "not_indicated"))
_SPEAKS = frozenset(("indication", "for", "never_alone"))


@dataclass(slots=True)
class Answer:
    """One answer. Field names are those of the JSON contract; `mask`, `env`, `trace` and `left` serve the views."""

    rule: str
    about: str
    status: str
    value: Any
    possible: list[Any]
    exact: bool
    may_not_apply: bool
    urgency: str
    strength: str
    text: dict[str, str]
    because: list[Json]
    missing: list[Json]
    conflicts: list[Json]
    cites: list[Json]
    readings: list[str]
    verification: list[Json]
    note: dict[str, str] | None
    contradictory: list[str]
    extra: Json
    mask: int
    env: Env
    traced: Callable[[], Trace]
    left: dict[str, Left] = field(default_factory=dict)
    short: dict[str, str] | None = None

    @property
    def trace(self) -> Trace:
        """The way through the tables."""
        return self.traced()

    def json(self) -> Json:
        """The object of the contract."""
        made: Json = {
            name: getattr(self, name)
            for name in (
                "rule",
                "about",
                "status",
                "value",
                "possible",
                "exact",
                "may_not_apply",
                "urgency",
                "strength",
                "text",
                "because",
                "missing",
                "conflicts",
                "cites",
                "readings",
                "verification",
            )
        }
        if self.short:
            made["short"] = self.short
        if self.note:
            made["edition_note"] = self.note
        if self.contradictory:
            made["contradictory"] = self.contradictory
        return made | self.extra


def values_of(slot: Slot, values: int) -> list[Any]:
    """The values of a set, as an answer lists them: words, points, spans of a number."""
    domain = slot.domain
    if isinstance(domain, CutDomain):
        return parts(values, domain)
    return domain.values(values) if isinstance(domain, (WordDomain, CountDomain)) else []


def range_of(slot: Slot, listed: list[Any]) -> list[Any]:
    """What is printed of them: of points, the least and the greatest."""
    return [listed[0], listed[-1]] if listed and isinstance(slot.domain, CountDomain) else listed


def urgency_of(program: Program, rule: Rule, slot: Slot, values: int, seen: Trace, inside: Evaluation, env: Env) -> tuple[str, str]:
    """How urgent an answer is and how strong its recommendation: of its rows when they say so, else of its rule."""
    body = slot.body
    if not values:
        return "information", ""  # what does not apply is urgent for nobody
    if isinstance(body, Decision):
        rows = [row for row in body.rows if row.at in seen.own_rows]
        found = [row.urgency for row in rows if row.urgency]
        urgency = min(found, key=URGENCY_ORDER.index) if found else rule.urgency
        strength = next((row.strength for row in rows if row.strength), "")
    else:
        urgency, strength = rule.urgency, ""
        named = values_of(slot, values)
        if isinstance(body, Requirement) and named and set(named) <= {"met", "waived"}:
            urgency = "information"
        if isinstance(body, Option) and not set(named) <= _NOT_DONE and _for_today(body, inside, env):
            urgency = "now"
        if isinstance(body, Windows):
            urgency = "information" if named == ["allowed"] else urgency
            drug = inside.mask(body.drug, env)
            if any(drug & window.drugs and exception(window, inside, env) & TRUE for window in body.every) and named != ["allowed"]:
                urgency = "now"
    if not strength:
        strength = next(
            (program.notes[note].strength for note in seen.rows.values() if note >= 0 and program.notes[note].strength),
            rule.strength,
        )
    return urgency or "information", strength


def _for_today(body: Option, inside: Evaluation, env: Env) -> bool:
    """Whether an emergency speaks for an option: an argument of urgency holds, or one of its conditions does and the others may."""
    urgent = (one.condition for one in body.arguments if one.reason == "urgency" and one.weight in _SPEAKS)
    return any(_half_met(condition, inside, env) for condition in urgent)


def _half_met(condition: Condition, inside: Evaluation, env: Env) -> bool:
    truths = [inside.truth(one, env) for one in (condition.parts if isinstance(condition, AllOf) else (condition,))]
    return TRUE in truths and all(truth & TRUE for truth in truths)


def blocked_days(slot: Slot, inside: Evaluation, env: Env) -> Json:
    """The days on which no act may fall, of a window; nothing of another rule."""
    body = slot.body
    if not isinstance(body, Windows):
        return {}
    drug = inside.mask(body.drug, env)
    doses, _ = courses(body, inside, env)
    spans = [span for window in body.every if drug & window.drugs for span in blocked(window, doses)]
    return {"blocked": [{"first": day(low), "last": day(high)} for low, high in sorted(set(spans))]}


def day(number: int) -> str:
    """An ordinal as an ISO date."""
    return date.fromordinal(number).isoformat()
