"""What a proof has found, told to who wrote the table: at the cell, in the words of its header, with a patient."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.engine.domains import NOT_APPLICABLE, CutDomain, WordDomain
from jalon.engine.prove import Defect
from jalon.engine.slots import Slot
from jalon.engine.tree import Place
from jalon.guideline.program import Program, Rule
from jalon.guideline.reporter import Reporter
from jalon.guideline.spans import parts
from jalon.guideline.vignette import ABSENT, Terms, column_label, told, turned, unbounded, word_of

PLAIN = {"dead": "dead row", "never met": "never met", "always met": "always met", "idle exception": "idle exception"}


def tell(defect: Defect, rule: Rule, program: Program, report: Reporter, terms: Terms) -> None:
    """Report one defect at its cell, with its example patient when it has one."""
    if defect.kind in PLAIN:
        report(PLAIN[defect.kind], defect.at, said=rule.name)
    elif defect.kind == "score bound":
        printed, low, high = (str(number) for number in defect.witness)
        at = _where(f"sur {printed}", defect.at, report)
        report("score bound", at, said=rule.name, path=f"{low} .. {high}", unit=printed, instead=high, width=len(f"sur {printed}"))
    elif defect.kind == "turns back":
        report("turns back", defect.at, said=rule.name, path=str(defect.rows[0].at.line), witness=turned(defect, rule, program, terms))
    elif defect.kind == "overlap":
        witness = told(defect, rule, program, terms)
        report("overlap", defect.at, said=rule.name, path=str(defect.rows[0].at.line), witness=witness)
    elif not defect.columns:
        report("exception of a window", defect.at, said="Sauf")
    else:
        _hole(defect, rule, program, report, terms)


def _where(text: str, at: Place, report: Reporter) -> Place:
    """The first line, from a place on, that says some words."""
    for number, line in enumerate(report.lines[at.line - 1 :], start=at.line):
        if text in line:
            return Place(at.sheet, number, line.index(text) + 1)
    return at


def _hole(defect: Defect, rule: Rule, program: Program, report: Reporter, terms: Terms) -> None:
    places = range(len(defect.columns))
    wrong = next((n for n in places if not defect.rows or not defect.witness[n] & defect.rows[0].accepts[n]), 0)
    slot, cell = program.slots[defect.columns[wrong]], defect.witness[wrong]
    at, width = (cell_at(report.lines, defect.rows[0].at, slot.path)) if defect.rows else (Place(rule.sheet, rule.line), 1)
    labels = column_label(defect, wrong, rule, program)
    values = [value_of(slot, cell, program, lang) for lang in (0, 1)]
    plain = [value_of(slot, cell, program, lang, exactly=False) for lang in (0, 1)]
    report(
        "hole",
        at,
        said=f"{labels[0]} : aucune ligne pour {values[0]}",
        said_en=f"{labels[1]}: no row for {values[1]}",
        path=plain[0],
        path_en=plain[1],
        width=width,
        witness=told(defect, rule, program, terms),
    )


def cell_at(lines: Sequence[str], row: Place, path: str) -> tuple[Place, int]:
    """Where a row says something of a column, and how many characters it takes."""
    top = row.line - 1
    while top > 0 and lines[top - 1].startswith("|"):
        top -= 1
    short = path.partition(".")[2]
    headers = lines[top].split("|")
    found = next((n for n, text in enumerate(headers) if f"`{path}`" in text or f"`{short}`" in text), None)
    cells = lines[row.line - 1].split("|")
    if found is None or found >= len(cells):
        return row, 1
    text = cells[found].strip()
    column = sum(len(cell) + 1 for cell in cells[:found]) + len(cells[found]) - len(cells[found].lstrip()) + 1
    return Place(row.sheet, row.line, column), max(len(text.partition("[^")[0]), 1)


def value_of(slot: Slot, cell: int, program: Program, lang: int, exactly: bool = True) -> str:
    """One cell as a sheet would write it: the first of its words, or its span."""
    if cell == NOT_APPLICABLE:
        return ABSENT[lang]
    if isinstance(slot.domain, WordDomain):
        return word_of(slot, cell, program, lang)
    found = parts(cell, unbounded(slot.domain), lang)
    single = exactly and isinstance(slot.domain, CutDomain) and bool(found) and found[0][0].isdigit() and ".." not in found[0]
    return (found[0] if found else "?") + ((" exactement", " exactly")[lang] if single else "")
