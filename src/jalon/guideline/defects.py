"""Holes, overlaps and dead rows told to who wrote the table: at the cell, in the words of its header, with a patient."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.engine.domains import CutDomain, WordDomain
from jalon.engine.evaluate import Slot, Thing
from jalon.engine.prove import Defect
from jalon.engine.tree import Decision, Place, Score
from jalon.guideline.program import Program, Rule
from jalon.guideline.said import fact_label, parts, word_labels
from jalon.guideline.wording import Reporter


def tell(defect: Defect, rule: Rule, program: Program, report: Reporter) -> None:
    """Report one defect at its cell, with its example patient."""
    if defect.kind == "dead":
        report("dead row", defect.rows[0].at, said=rule.name)
        return
    witness = _witness(defect, rule, program)
    if defect.kind == "overlap":
        report("overlap", defect.rows[1].at, said=rule.name, path=str(defect.rows[0].at.line), witness=witness)
        return
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
        witness=witness,
    )


def _witness(defect: Defect, rule: Rule, program: Program) -> tuple[str, str]:
    told = []
    for lang in (0, 1):
        pieces = []
        for number, (column, cell) in enumerate(zip(defect.columns, defect.witness, strict=True)):
            label = column_label(defect, number, rule, program)[lang]
            pieces.append(f"{label}{' : ' if lang == 0 else ': '}{value_of(program.slots[column], cell, program, lang)}")
        told.append((" ; " if lang == 0 else "; ").join(pieces) + ".")
    return told[0], told[1]


def column_label(defect: Defect, number: int, rule: Rule, program: Program) -> tuple[str, str]:
    """A column as its author named it; in English, as the vocabulary does."""
    columns = _columns(program.slots[rule.slot])
    slot = program.slots[defect.columns[number]]
    place = columns.index(slot.index)
    french = rule.labels[place][0] if place < len(rule.labels) and rule.labels[place][0] else label_of(slot, program)[0]
    return french, label_of(slot, program)[1]


def _columns(slot: Slot) -> list[int]:
    if isinstance(slot.body, Decision):
        return list(slot.body.columns)
    return [item.slot for item in slot.body.items] if isinstance(slot.body, Score) else []


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


def label_of(slot: Slot, program: Program) -> tuple[str, str]:
    """A column's name for a person."""
    rule = program.rule(slot.path)
    if rule is not None:
        return rule.title
    return fact_label(slot, Thing("patient", 0))


def value_of(slot: Slot, cell: int, program: Program, lang: int, exactly: bool = True) -> str:
    """One cell for a person: the first of its words, or its span."""
    rule = program.rule(slot.path)
    if isinstance(slot.domain, WordDomain):
        names = slot.domain.values(cell)
        if rule is not None:
            return rule.outcomes.get(names[0], (names[0], names[0]))[lang]
        return word_labels(slot.path, names[:1], lang)[0]
    found = parts(cell, slot.domain, lang)
    single = exactly and isinstance(slot.domain, CutDomain) and bool(found) and found[0][0].isdigit() and ".." not in found[0]
    return (found[0] if found else "?") + ((" exactement" if lang == 0 else " exactly") if single else "")
