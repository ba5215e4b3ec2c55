"""When something falls due: a date of the case and a delay, in one or several readings; told as the days between which it falls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from jalon.case import Days
from jalon.engine.slots import Env, Slot, Thing
from jalon.engine.tree import Duration
from jalon.engine.windows import later
from jalon.guideline.program import Rule

if TYPE_CHECKING:
    from jalon.guideline.facts import CaseFacts


def due_of(rule: Rule, facts: CaseFacts, env: Env) -> Days | None:
    """From the first to the last day that any reading gives; None when a date on which one rests is not known."""
    ends: list[tuple[int, int]] = []
    for one in rule.due:
        slot = facts.program.slots[one.slot]
        start = _start(slot, facts, env.get(slot.kind) or facts.patient)
        if start is None:
            return None
        ends.append((_after(start[0], one.lengths), _after(start[1], one.lengths)))
    return Days(min(first for first, _ in ends), max(last for _, last in ends)) if ends else None


def counted(path: str) -> bool:
    """Whether a fact counts the days since an act: the day of that act is then the start of a delay."""
    return path.rpartition(".")[2].startswith("days_since_")


def _start(slot: Slot, facts: CaseFacts, thing: Thing) -> tuple[int, int] | None:
    if not counted(slot.path):
        return facts.days(slot.index, thing)
    since = facts.number(slot.index, thing)
    today = facts.case.on.toordinal()
    return (today - since[1], today - since[0]) if since else None


def _after(day: int, lengths: Sequence[Duration]) -> int:
    for length in lengths:
        day = later(day, length)
    return day


def due_json(rule: Rule, facts: CaseFacts, env: Env) -> dict[str, Any]:
    """The due date of an answer; null when the date on which it rests is not known; nothing where nothing falls due."""
    if not rule.due:
        return {}
    found = due_of(rule, facts, env)
    if found is None:
        return {"due": None}
    return {"due": {"first": date.fromordinal(found.first).isoformat(), "last": date.fromordinal(found.last).isoformat()}}


def due_text(rule: Rule, facts: CaseFacts, env: Env, lang: int) -> str:
    """The due date in words."""
    found = due_of(rule, facts, env)
    if found is None:
        return ("date non connue", "date not known")[lang]
    ends = [date.fromordinal(day) for day in (found.first, found.last)]
    first, last = (one.strftime("%d/%m/%Y") if lang == 0 else one.isoformat() for one in ends)
    if first == last:
        return first
    return f"entre le {first} et le {last}" if lang == 0 else f"between {first} and {last}"
