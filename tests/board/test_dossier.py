"""The dossier as data: everything that the answers say, on every example, in both languages."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from pathlib import Path

import pytest

from jalon.board.dossier import Dossier, dossier
from jalon.case import read_case
from jalon.guideline.answers import Board, board
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

CASES = Path(__file__).parents[2] / "examples" / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
EVERY = [(name, lang) for name in NAMES for lang in ("fr", "en")]


@cache
def shipped() -> Program:
    """The shipped sheets, read once."""
    return load_program()


@cache
def answered(name: str) -> Board:
    """An example, answered once."""
    return board(shipped(), read_case(CASES / f"{name}.yaml"))


@cache
def made(name: str, lang: str) -> Dossier:
    """The dossier of an example."""
    return dossier(answered(name), shipped(), lang)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_answer_is_somewhere_in_the_dossier_and_only_once(name: str, lang: str) -> None:
    answers = sorted((one.rule, one.about) for one in answered(name).answers)

    assert sorted((one.rule, one.about) for one in made(name, lang).findings()) == answers


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_dossier_is_plain_data(name: str, lang: str) -> None:
    told = dataclasses.asdict(made(name, lang))

    assert json.loads(json.dumps(told)) == json.loads(json.dumps(told, default=str))
