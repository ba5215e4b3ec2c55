"""Everything that Jalon says of one case: its answers, and what to obtain first."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date

from jalon.case import Case
from jalon.guideline.answer import Answer, Json
from jalon.guideline.answers import Reasoner
from jalon.guideline.labels import iso
from jalon.guideline.program import Program
from jalon.guideline.ranking import rank

MANY = 100  # objects from which collecting garbage costs more than it frees


@dataclass(slots=True)
class Board:
    """The answers of one case and what to obtain first."""

    case: Case
    answers: list[Answer]
    missing: list[Json]
    set_aside: list[Json]
    knowledge: dict[str, str]


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: answers make many small objects, none of which is garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def board(program: Program, case: Case, with_missing: bool = True) -> Board:
    """Everything that Jalon says of one case."""
    reasoner = Reasoner.begin(program, case)
    with uncollected() if len(case.things) > MANY else nullcontext():
        answers = reasoner.answers(with_missing)
    aside = [{"fact": one.path, "on": iso(one.on) if not isinstance(one.on, date) else one.on.isoformat()} for one in case.set_aside]
    return Board(case, answers, rank(answers) if with_missing else [], aside, dict(program.documents))
