"""Every line of the tables of a program, and every way in which a case can use it."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.engine.tree import Decision, Option, Requirement, Score, Windows
from jalon.guideline.program import Program

Use = tuple[str, int, str]  # the slot of a rule, the line of the sheet, how it is used


def uses(program: Program) -> set[Use]:
    """What the cases must make possible and decisive: rows, items, checks with and without their exception, arguments, windows."""
    return {(program.slots[rule.slot].path, line, how) for rule in program.rules for line, how in _of(program, rule.slot)}


def _of(program: Program, index: int) -> Iterator[tuple[int, str]]:
    body = program.slots[index].body
    match body:
        case Decision():
            yield from ((row.at.line, "") for row in body.rows)
        case Score():
            yield from ((row.at.line, f"item {number + 1}") for number, item in enumerate(body.items) for row in item.rows)
        case Requirement():
            yield from ((body.at.line, how) for how in ("met", "not_met", *(["waived"] if body.unless else [])))
        case Option():
            yield from ((argument.at.line, how) for argument in body.arguments for how in ("holds", "fails"))
        case Windows():
            for line in body.every:
                counted = line.before is not None and line.after is not None and not line.same_day
                for how in ("inside", *(["inside, excused"] if line.unless else []), *(["act first", "dose first"] if counted else [])):
                    yield line.at.line, how
