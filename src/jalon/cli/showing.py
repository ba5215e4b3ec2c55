"""`jalon demo`: a meeting of twelve shipped cases, its file written, its first lines told."""

from __future__ import annotations

import gc
import textwrap
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from jalon.board.dossier import Dossier
from jalon.cli import reading, writing
from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.guideline.boards import board

AGENDA = "meeting.txt"
NAMES: Mapping[str, str] = MappingProxyType({"fr": "reunion", "en": "meeting"})
"""How the written files begin, by language."""


def demo(folder: Path, lang: str, json: bool) -> None:
    """Hold the meeting; write it into `folder` as a page and, where typst is there, on paper. With `json`, only print the answers."""
    gc.disable()
    paths = agenda()
    cases = reading.read(paths)
    program = reading.program()
    if json:
        reading.emit(reading.contract([board(program, case) for case in cases]))
        return
    from jalon.board.together import dossiers

    made = dossiers(program, cases, lang)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        told = "ne peut pas être créé" if locale() == "fr" else "cannot be made"
        raise Failure(f"{folder}: {told} ({wrong.strerror})", 2) from None
    forms = [".html", *([".pdf"] if find_spec("typst") else [])]
    files = [folder / f"{NAMES[lang]}{form}" for form in forms]
    for file in files:
        writing.printed(file, made, lang)
    for one in made:
        print(_told(one))
    _where(files, paths[0].parent, len(made), lang)


def agenda() -> list[Path]:
    """The cases of the meeting, in their order. A list or a case that is not there is a failure of integrity."""
    folder = reading.examples()
    french = locale() == "fr"
    try:
        lines = (folder / AGENDA).read_text("utf-8").splitlines()
    except OSError:
        raise Failure(f"{folder / AGENDA}: " + ("la liste des dossiers manque" if french else "the list of cases is missing"), 4) from None
    paths = [folder / f"{line.strip()}.yaml" for line in lines if line.strip() and not line.startswith("#")]
    absent = [str(path) for path in paths if not path.is_file()]
    if absent or not paths:
        raise Failure(", ".join(absent or [str(folder)]) + (" : dossier absent" if french else ": no such case"), 4)
    return paths


def _told(one: Dossier) -> str:
    """A case in a few lines: its question, and what comes first."""
    head = f"{one.case}   {one.question}"
    lines = [f"  {number}. {line.text}   [{line.when}]" for number, line in enumerate(one.first[:2], start=1)]
    return "\n".join(textwrap.fill(line, 100, subsequent_indent="     ") for line in (head, *lines)) + "\n"


def _where(files: list[Path], cases: Path, many: int, lang: str) -> None:
    names = (" et " if lang == "fr" else " and ").join(str(file) for file in files)
    example = cases / "demo-femur.yaml"
    if lang == "fr":
        print(f"Réunion de {many} dossiers, écrite dans {names}.")
        print(f"Un dossier seul : jalon board {example} -o dossier.html")
        print(f"Une réponse expliquée : jalon explain {example} mirels_conduct lesion:L1")
    else:
        print(f"Meeting of {many} cases, written in {names}.")
        print(f"One case alone: jalon board {example} -o dossier.html")
        print(f"An answer explained: jalon explain {example} mirels_conduct lesion:L1")
