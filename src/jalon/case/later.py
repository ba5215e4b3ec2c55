"""What is dated after the day of the case: set aside and listed, so that the past can be replayed."""

from __future__ import annotations

from datetime import date

from jalon.case.facts import Facts
from jalon.case.refusals import path_of
from jalon.case.statement import Days, SetAside, Statement
from jalon.case.walk import Found

# The day an element begins to exist; other dates only begin to be known.
_BEGINS = {"tumours": "diagnosed", "lesions": "found", "treatments": "from", "imaging": "on", "events": "on"}
# Not a fact of the patient but of the letter: it is handed over after the board.
_KEPT = frozenset(("handed_over",))


def set_aside(lists: dict[str, list[Found]], patient: Facts, on: date) -> tuple[SetAside, ...]:
    """Remove from `lists` and `patient` what is surely after `on`; the plan is left whole."""
    day = on.toordinal()
    aside: list[SetAside] = []
    for name, found in lists.items():
        if name == "plan":
            continue
        kept = []
        for one in found:
            when = _after(one.facts.get(_BEGINS.get(name, ""), ()), day)
            if when is None and one.own_day is not None and one.own_day.first > day:
                when = one.own_day
            if when is not None:
                aside.append(SetAside(path_of(one.where), when, one.tree.line))
            else:
                _facts(one.facts, path_of(one.where) + ".", one.tree.line, day, aside)
                kept.append(one)
        found[:] = kept
    _facts(patient, "", 0, day, aside)
    return tuple(aside)


def _after(statements: list[Statement] | tuple[()], day: int) -> Days | None:
    """The date, when every statement of the fact is surely after the day."""
    dates = [said.days for said in statements if said.days is not None]
    return dates[0] if dates and all(days.first > day for days in dates) else None


def _facts(facts: Facts, prefix: str, line: int, day: int, aside: list[SetAside]) -> None:
    for path, statements in list(facts.items()):
        late = [said for said in statements if _late(said, day)]
        if not late or path in _KEPT:
            continue
        aside.extend(SetAside(prefix + path, when, line) for said in late if (when := _late(said, day)) is not None)
        kept = [said for said in statements if not _late(said, day)]
        if kept:
            facts[path] = kept
        else:
            del facts[path]


def _late(said: Statement, day: int) -> Days | None:
    if said.on is not None and said.on.first > day:
        return said.on
    if said.days is not None and said.days.first > day:
        return said.days
    return None
