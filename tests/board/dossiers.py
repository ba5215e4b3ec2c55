"""The dossiers of the example cases, made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jalon.board.dossier import Dossier, dossier
from jalon.case import read_case
from jalon.guideline.boards import Board, board
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


def of_text(text: str, folder: Path, lang: str = "fr") -> Dossier:
    """The dossier of a case written in a test."""
    place = folder / "case.yaml"
    place.write_text(text, encoding="utf-8")
    return dossier(board(shipped(), read_case(place)), shipped(), lang)
