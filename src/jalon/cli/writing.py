"""`jalon board -o`: the dossier in a file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.cli.reading import as_text, contract
from jalon.guideline.boards import Board
from jalon.guideline.program import Program

if TYPE_CHECKING:
    from jalon.board.dossier.model import Dossier

KINDS = (".html", ".pdf", ".json")


def check(output: Path, cases: Sequence[Path] = (), kinds: tuple[str, ...] = KINDS) -> None:
    """Refuse, before any work, a file that may not be written: its kind is not known, its folder does not exist, a case is in it."""
    french = locale() == "fr"
    if output.suffix.lower() not in kinds:
        named = (" ou " if french else " or ").join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
        told = f"le nom doit finir par {named}" if french else f"the name must end in {named}"
        raise Failure(f"{output}: {told}", 2)
    if not output.parent.is_dir():
        raise Failure(f"{output.parent}: " + ("ce dossier n'existe pas" if french else "this folder does not exist"), 2)
    if output.is_dir():
        raise Failure(f"{output}: " + ("c'est un dossier" if french else "this is a folder"), 2)
    if output.exists() and any(case.exists() and case.samefile(output) for case in cases):
        told = "c'est le fichier du dossier lu, il serait perdu : écrire ailleurs"
        raise Failure(f"{output}: " + (told if french else "this is the case that is read, it would be lost: write elsewhere"), 2)


def dossier(output: Path, boards: list[Board], program: Program, lang: str) -> None:
    """Write the dossier of some cases in the form that the name of the file asks for."""
    if output.suffix.lower() == ".json":
        put(output, as_text(contract(boards)).encode())
        return
    from jalon.board.dossier import dossier as made

    printed(output, [made(one, program, lang) for one in boards], lang)


def printed(output: Path, dossiers: list[Dossier], lang: str) -> None:
    """Write dossiers as a page or on paper."""
    if output.suffix.lower() == ".html":
        from jalon.board.html import page

        put(output, page(dossiers).encode())
    else:
        from jalon.board.paper import pdf

        put(output, paper(lambda: pdf(dossiers, lang)))


def paper(make: Callable[[], bytes]) -> bytes:
    """What is printed; without typst, what to install is told."""
    try:
        return make()
    except ModuleNotFoundError as absent:
        if absent.name != "typst":
            raise
        told = (
            "le PDF demande un complément : pip install 'jalon[pdf]' ; la page .html s'imprime aussi"
            if locale() == "fr"
            else "PDF needs an extra: pip install 'jalon[pdf]'; the .html page prints too"
        )
        raise Failure(told, 2) from None


def put(output: Path, content: bytes) -> None:
    """Replace a file at once: whoever opens it sees the old one or the new one, whole."""
    place = Path(os.path.realpath(output))
    made = ""
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            made = file.name
            file.write(content)
        os.chmod(made, place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_mask())
        os.replace(made, place)
    except OSError as wrong:
        if made:
            Path(made).unlink(missing_ok=True)
        told = "ne peut pas être écrit" if locale() == "fr" else "cannot be written"
        raise Failure(f"{output}: {told} ({wrong.strerror})", 2) from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
