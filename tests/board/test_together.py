"""Dossiers made side by side are those made one after the other."""

from __future__ import annotations

import os

import pytest

from jalon.board.dossier import dossier
from jalon.board.together import dossiers, side_by_side
from jalon.case import read_case
from jalon.guideline.boards import board
from jalon.guideline.cache import load_program
from tests.board.examples import CASES


def test_several_processes_make_the_same_dossiers_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    program = load_program()
    cases = [read_case(path) for path in sorted(CASES.glob("cas-c0*.yaml"))[:5]]
    assert dossiers(program, cases, "fr") == [dossier(board(program, case), program, "fr") for case in cases]


@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_nothing_is_lost_or_moved(workers: int) -> None:
    assert side_by_side(lambda number: number * number, range(7), workers) == [0, 1, 4, 9, 16, 25, 36]


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_what_fails_in_a_process_fails_here(wrong: int) -> None:
    def made(number: int) -> int:
        if number == wrong:
            raise ValueError(f"case {number}")
        return number

    with pytest.raises(ValueError, match=f"case {wrong}"):
        side_by_side(made, range(3), 3)


def test_a_process_that_ends_without_a_word_is_an_error() -> None:
    here, taken, told = os.getpid(), *os.pipe()

    def made(number: int) -> int:
        if os.getpid() != here:
            os.write(told, b".")
            os._exit(1)
        os.read(taken, 1)  # the other process has taken one
        os.write(told, b".")
        return number

    with pytest.raises(RuntimeError, match="without a word"):
        side_by_side(made, range(2), 2)


def test_more_than_a_pipe_holds_is_made_too() -> None:
    assert side_by_side(lambda number: -number, range(40_000), 2) == [-number for number in range(40_000)]
