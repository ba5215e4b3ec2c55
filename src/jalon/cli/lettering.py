"""`jalon letter`: the letter of one case to the patient or to the family doctor, in a file, or told on the terminal."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.cli import reading, writing
from jalon.cli.failure import Failure
from jalon.cli.main import locale

if TYPE_CHECKING:
    from jalon.board.letter.gp import DoctorLetter
    from jalon.board.letter.model import Letter

READERS = ("patient", "gp")


def letter(path: Path, to: str, lang: str, json: bool, sheets: Path | None, output: Path | None) -> None:
    """Write the letter of a case; without a file, print its sentences."""
    if to not in READERS:
        told = f"--to {to} : patient ou gp" if locale() == "fr" else f"--to {to}: patient or gp"
        raise Failure(told, 2)
    if output is not None:
        writing.check(output, [path])
    (case,) = reading.read([path])
    program = reading.program(sheets)
    made: Letter | DoctorLetter
    if to == "patient":
        from jalon.board.letter import letter as to_patient

        made = to_patient(program, case, lang)
    else:
        from jalon.board.letter.gp import doctor_letter
        from jalon.guideline.boards import board

        made = doctor_letter(board(program, case), program, lang)
    if output is not None:
        _write(output, made)
    elif json:
        reading.emit(asdict(made))
    else:
        from jalon.board.letter.plain import plain

        print(plain(made))


def _write(output: Path, made: Letter | DoctorLetter) -> None:
    match output.suffix.lower():
        case ".json":
            writing.put(output, reading.as_text(asdict(made)).encode())
        case ".html":
            from jalon.board.letter.page import page

            writing.put(output, page(made).encode())
        case _:
            from jalon.board.letter.paper import pdf

            writing.put(output, writing.paper(lambda: pdf(made)))
