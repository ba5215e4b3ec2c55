"""`jalon whatif`: a case as it is and as it would be, side by side. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from jalon.case import CaseTroubles
from jalon.case.change import Change
from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.cli.reading import emit, program, read


def whatif(path: Path, fields: list[str], lang: str, json: bool, every: bool, sheets: Path | None = None) -> None:
    """Compare two states of a case."""
    from jalon.board.whatif import what_if

    changes = []
    for text in fields:
        change = Change.read(text)
        if change is None:
            raise Failure(f"{text} : écrire champ=valeur." if locale() == "fr" else f"{text}: write field=value.", 2)
        changes.append(change)
    read([path])  # what is wrong in the file is told as for any other verb
    bound = program(sheets)
    try:
        found = what_if(path, changes, bound)
    except CaseTroubles as wrong:
        raise Failure(wrong.text(locale()), 3) from None
    from jalon.board.whatif_view import as_json, side_by_side

    if json:
        emit(as_json(found, bound, every))
        return
    from jalon.board.terminal import Terminal, show

    show(Terminal(highlight=False), side_by_side(found, bound, lang, every))
