"""Tables that are shown or that set a duration (Échéancier, Repères, Fraîcheur), checked like those that are computed."""

from __future__ import annotations

import re
from collections.abc import Callable

from jalon.engine.grammar import Unreadable, duration
from jalon.engine.sheet import Cell, Table
from jalon.guideline.cells import complete
from jalon.guideline.names import Day, Names, Words
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import VERIFICATIONS, Block, Page, mark

SCHEDULE = ("Acte", "À partir de", "Après", "Puis tous les", "Jusqu'à", "Force")
LANDMARKS = ("Mesure", "Valeur imprimée", "Valeur corrigée", "Population", "Vérification")
FRESHNESS = ("Fait", "Durée")
NEVER_AGES = "ne vieillit pas"
# History stays what it was (meaning.md, rule 13): past events and treatments, what a tumour is, who the patient is, every date.
PAST = ("event.", "treatment.")
STAYS = ("tumour.histology", "tumour.organ", "patient.sex")
_DATE = re.compile(r"`(?P<path>[^`]+)`(?:\s*\((?P<term>[^)]+)\))?$")


def check_shown(pages: list[Page], names: Names, report: Callable[[Page], Reporter]) -> None:
    """Report what these tables say that nobody could read."""
    given: dict[str, str] = {}
    for page in pages:
        for block in page.blocks:
            table = block.table
            if table is None:
                continue
            match block.kind:
                case "Échéancier":
                    _schedule(block, table, names, report(page))
                case "Repères":
                    _landmarks(table, report(page))
                case "Fraîcheur":
                    _freshness(table, given, names, report(page))


def _rows(table: Table, kind: str, expected: tuple[str, ...], report: Reporter) -> list[tuple[Cell, ...]]:
    """The rows of a table whose header is the one expected; none when it is not."""
    if tuple(cell.text for cell in table.header) != expected:
        report("columns", table.header[0].at, said=kind, path=", ".join(expected))
        return []
    rows = [row for row in table.rows if complete(row, table, report)]
    for cell in (cell for row in rows for cell in row if not mark(cell.text)[0]):
        report("cell: empty", cell.at)
    return rows


def _schedule(block: Block, table: Table, names: Names, report: Reporter) -> None:
    about = tuple(kind for kind, _ in block.objects)
    for _, start, after, every, until, strength in _rows(table, "Échéancier", SCHEDULE, report):
        for cell in (start, until):
            _day(cell, about, names, report, required=cell is start)
        for cell in (after, every):
            _delay(cell, report)
        if strength.text == "?":
            report("strength", strength.at, said=strength.text)


def _day(cell: Cell, about: tuple[str, ...], names: Names, report: Reporter, required: bool) -> None:
    if not cell.text or (cell.text == "—" and not required):
        return
    found = _DATE.match(cell.text)
    named = names.find(found["path"], about) if found else None
    if found and named is None:
        report("unknown path", cell.at, said=found["path"], known=names.known(), shift=1, width=len(found["path"]))
    elif found is None or named is None or not isinstance(named.kind, Day):
        report("date cell", cell.at, said=cell.text, width=len(cell.text))
    elif found["term"] and not _is_term(found["term"], named.path.partition(".")[0], names):
        shift = cell.text.index("(") + 1
        report("unknown term", cell.at, said=found["term"], known=tuple(names.homes), shift=shift, width=len(found["term"]))


def _is_term(word: str, kind: str, names: Names) -> bool:
    """Whether a word says which objects of a kind are meant."""
    for path, known in names.vocabulary.fields.items():
        words = names.kind(known) if path.startswith(kind + ".") else None
        if isinstance(words, Words) and names.word(words, word) is not None:
            return True
    return False


def _delay(cell: Cell, report: Reporter) -> None:
    if cell.text in ("", "—"):
        return
    try:
        duration(cell.text, cell.at)
    except Unreadable:
        report("delay", cell.at, said=cell.text, width=len(cell.text))


def _landmarks(table: Table, report: Reporter) -> None:
    for row in _rows(table, "Repères", LANDMARKS, report):
        said = row[-1].text
        if said and said not in VERIFICATIONS:
            report("verification", row[-1].at, said=said, known=VERIFICATIONS, width=len(said))


def _freshness(table: Table, given: dict[str, str], names: Names, report: Reporter) -> None:
    for row in _rows(table, "Fraîcheur", FRESHNESS, report):
        path = row[0].text.strip("`")
        named = names.find(path, ())
        if named is not None and row[1].text != NEVER_AGES and (path.startswith(PAST) or path in STAYS or isinstance(named.kind, Day)):
            report("does not age", row[0].at, said=path, find=path)
        if path in given:
            report("freshness twice", row[0].at, said=path, path=given[path], find=path)
        given[path] = f"{row[0].at.sheet}:{row[0].at.line}"
