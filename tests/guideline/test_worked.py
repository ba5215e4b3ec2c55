"""What was worked out for one patient may serve another only where it would have been worked out the same."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from jalon.case import Case, CaseTroubles, read_case
from jalon.guideline.answers import RECENT
from jalon.guideline.boards import board
from jalon.guideline.program import Program
from jalon.guideline.worked import Memory
from tests.fuzz.imagined import as_json, build
from tests.shipped import sheets

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.yaml"))
IMAGINED = 10


@pytest.fixture(scope="module")
def program() -> Program:
    return sheets()[0]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """The examples, and files of which most facts are drawn: the same rows met by other objects, at other places of other lists."""
    dice, file = random.Random(20261122), tmp_path_factory.mktemp("imagined") / "case.json"
    found = [read_case(path) for path in EXAMPLES]
    while len(found) < len(EXAMPLES) + IMAGINED:
        file.write_bytes(as_json(build(dice)))
        try:
            found.append(read_case(file))
        except CaseTroubles:
            continue
    return found


def told(program: Program, case: Case) -> str:
    return json.dumps([one.json() for one in board(program, case).answers], sort_keys=True)


def test_answers_are_the_same_with_an_empty_and_with_a_full_memory(program: Program, cases: list[Case]) -> None:
    alone = []
    for case in cases:
        program.memory.clear()
        alone.append(told(program, case))
    program.memory.clear()
    dice = random.Random(7)
    for place in dice.sample(range(len(cases)), len(cases)):
        assert told(program, cases[place]) == alone[place], cases[place].id


def test_a_second_patient_alike_costs_no_second_working(program: Program, cases: list[Case]) -> None:
    program.memory.clear()
    board(program, cases[0])
    memory = program.memory["worked"]
    assert isinstance(memory, Memory)
    before = len(memory.worked)
    assert before > 10
    board(program, replace(cases[0]))
    assert len(memory.worked) == before


def test_the_memory_is_bounded(program: Program, cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    program.memory.clear()
    monkeypatch.setattr("jalon.guideline.worked.KEPT", 5)
    first = told(program, cases[0])
    assert len(program.memory["worked"].worked) <= 5
    assert told(program, cases[0]) == first


def test_a_case_answered_again_says_the_same(program: Program, cases: list[Case]) -> None:
    """What was read of a case is kept with it: in any order of the questions, it is what a fresh reading says."""
    for case in cases[: len(EXAMPLES)]:
        board(program, case, with_missing=False)
        again, fresh = board(program, case), board(program, replace(case))
        assert [one.json() for one in again.answers] == [one.json() for one in fresh.answers], case.id
        assert again.missing == fresh.missing


def test_only_the_latest_cases_keep_their_reading(program: Program, cases: list[Case]) -> None:
    program.memory.clear()
    many = [replace(cases[0]) for _ in range(RECENT + 5)]
    for case in many:
        board(program, case, with_missing=False)
    assert sum(bool(case.kept) for case in many) == RECENT
