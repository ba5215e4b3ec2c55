"""The verbs that read a case: board, missing, demo; explain reads its case here too."""

from __future__ import annotations

import gc
import json as codec
import sys
from pathlib import Path
from typing import Any

from jalon import __version__
from jalon.case import Case, CaseTroubles, read_case
from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.engine.trouble import Troubles
from jalon.guideline.boards import Board
from jalon.guideline.boards import board as answer
from jalon.guideline.cache import HOME, load_program
from jalon.guideline.program import Program

FEW = 20  # answers that a person still reads as JSON


def program(local: Path | None = None) -> Program:
    """The shipped sheets, bound, with those of a local folder. A shipped sheet that cannot be used is an integrity failure."""
    if local is not None and not local.is_dir():
        raise Failure(f"{local}: " + ("ce n'est pas un dossier" if locale() == "fr" else "not a folder"), 2)
    try:
        return load_program((HOME,) if local is None else (HOME, local))
    except Troubles as found:
        raise Failure("\n\n".join(trouble.text(locale()) for trouble in found.troubles), 4 if local is None else 3) from None


def read(paths: list[Path]) -> list[Case]:
    """The cases of some files; every trouble of every file is told together."""
    lang, cases, troubles = locale(), [], []
    for path in paths:
        try:
            cases.append(read_case(path))
        except CaseTroubles as found:
            troubles += [f"{path}: {trouble.text(lang)}" for trouble in found.troubles]
        except OSError as closed:
            told = "ne peut pas être ouvert" if lang == "fr" else "cannot be opened"
            raise Failure(f"{path}: {told} ({closed.strerror})", 2) from None
    if troubles:
        raise Failure("\n".join(troubles), 3)
    return cases


def as_json(board: Board) -> dict[str, Any]:
    """One case as the contract prints it."""
    made: dict[str, Any] = {
        "case": board.case.id,
        "on": board.case.on.isoformat(),
        "jalon": __version__,
        "knowledge": board.knowledge,
        "answers": [one.json() for one in board.answers],
        "missing": board.missing,
    }
    if board.set_aside:
        made["set_aside"] = board.set_aside
    return made


def contract(boards: list[Board]) -> Any:
    """What `--json` prints: one object for one case, else a list in the order of the arguments."""
    return as_json(boards[0]) if len(boards) == 1 else [as_json(one) for one in boards]


def emit(value: Any) -> None:
    """JSON on standard output."""
    sys.stdout.write(as_text(value))


def as_text(value: Any) -> str:
    """JSON as it is printed: indented while it is short, else one line for each element of its lists."""
    answers = sum(len(one.get("answers", ())) for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict))
    if answers <= FEW:
        return codec.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return (_in_lines(value) if isinstance(value, dict) else "[" + ",\n".join(_in_lines(one) for one in value) + "]") + "\n"


def _in_lines(value: dict[str, Any]) -> str:
    """One object, a line for each of its members and each element of their lists: the library is then ten times as fast."""
    lines = []
    for name, member in value.items():
        if isinstance(member, list) and member:
            said = "[\n" + ",\n".join(codec.dumps(one, ensure_ascii=False) for one in member) + "]"
        else:
            said = codec.dumps(member, ensure_ascii=False)
        lines.append(f"{codec.dumps(name)}: {said}")
    return "{" + ",\n".join(lines) + "}"


def board(paths: list[Path], lang: str, json: bool, sheets: Path | None = None, output: Path | None = None) -> None:
    """Answer cases; several make a list in the order of the arguments. With an output, write their dossier."""
    gc.disable()  # a command is short: collecting the many small answers of a large case would only slow it
    if output is not None:
        from jalon.cli import writing

        writing.check(output, paths)
    cases = read(paths)
    bound = program(sheets)
    if output is not None and not json and output.suffix.lower() != ".json":
        from jalon.board.together import dossiers

        writing.printed(output, dossiers(bound, cases, lang), lang)
        return
    boards = [answer(bound, case) for case in cases]
    if output is not None:
        writing.dossier(output, boards, bound, lang)
    if json:
        emit(contract(boards))
    elif output is None:
        _show(boards, bound, lang)


def _show(boards: list[Board], bound: Program, lang: str) -> None:
    from jalon.board.terminal import Terminal, lay_out, show

    show(Terminal(highlight=False), *(lay_out(one, bound, lang) for one in boards))


def missing(path: Path, lang: str, json: bool, sheets: Path | None = None) -> None:
    """What is missing, and what each fact would change."""
    (case,) = read([path])
    bound = program(sheets)
    made = answer(bound, case)
    if json:
        from jalon.board.effects import to_obtain
        from jalon.board.effects_json import as_json as told

        emit(
            {
                "case": case.id,
                "on": case.on.isoformat(),
                "missing": made.missing,
                "effects": [told(one) for one in to_obtain(made, bound)],
                "answers": [
                    {"rule": one.rule, "about": one.about, "possible": one.possible, "missing": one.missing}
                    for one in made.answers
                    if one.missing
                ],
            }
        )
        return
    from jalon.board.missing_view import missing_table
    from jalon.board.terminal import Terminal, show

    show(Terminal(highlight=False), missing_table(made, bound, lang))


def examples() -> Path:
    """The folder of shipped cases: beside the source in a checkout, inside the package once installed."""
    inside = Path(__file__).parent.parent / "examples"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "examples" / "cases"
