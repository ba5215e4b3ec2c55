"""Many cases, each wanted for a line of a sheet: deterministic by number, so that any of them can be made again."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jalon.case import Case, CaseTroubles, read_case
from jalon.guideline.program import Program
from tests.agreement.blurring import blur
from tests.agreement.wanted import Backwards, Conflict, Goal, goals
from tests.agreement.writing import Writer, Written, as_text

TRIES = 4


@dataclass(frozen=True)
class Made:
    """One case, its text and its file, and what was wanted."""

    number: int
    goal: Goal
    file: dict[str, Any]
    text: str
    case: Case


@dataclass
class Tally:
    """How the making went: wishes that no case grants, files that the reader refused even when written again."""

    unreached: int = 0
    refused: int = 0


def reachable(program: Program) -> list[Goal]:
    """The goals for which some case was found."""
    return [goal for goal in goals(program) if Backwards(program, random.Random(0)).reach(goal) is not None]


def crowd(program: Program, wanted: Sequence[Goal], numbers: Iterable[int], tally: Tally) -> Iterator[Made]:
    """The cases of some numbers. The first round is written as wanted, the others are blurred."""
    for number in numbers:
        dice = random.Random(number)
        goal = wanted[number % len(wanted)]
        for _ in range(TRIES):
            written = _written(program, goal, dice)
            if written is None:
                tally.unreached += 1
                break
            if number >= len(wanted):
                blur(written, dice)
            text = as_text(written.file, dice)
            try:
                yield Made(number, goal, written.file, text, read_case(text))
                break
            except CaseTroubles:
                continue
        else:
            tally.refused += 1


def _written(program: Program, goal: Goal, dice: random.Random) -> Written | None:
    for _ in range(TRIES):
        found = Backwards(program, dice).reach(goal)
        if found is None:
            return None
        try:
            return Writer(program, found[0], dice).write()
        except Conflict:
            continue
    return None


def smaller(file: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The file with one thing less, in every way."""
    for path in list(_paths(file, ())):
        made = copy.deepcopy(file)
        place: Any = made
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]
        yield made


def _paths(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    entries = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    for key, inner in entries:
        if (*path, key) not in (("case",), ("on",)) and key != "id":
            yield (*path, key)
            yield from _paths(inner, (*path, key))
