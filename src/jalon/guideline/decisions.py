"""Decisions and scores: columns of conditions that lead to outcomes or points."""

from __future__ import annotations

from jalon.engine.grammar import outcomes
from jalon.engine.sheet import Cell, Table
from jalon.guideline.cells import PATH, complete, condition_cell, header, label, note_of, table_of
from jalon.guideline.draft import Draft, DraftRow, DraftTable
from jalon.guideline.names import Named, Names
from jalon.guideline.page import URGENCIES, Block, mark
from jalon.guideline.reporter import Reporter

RESERVED = ("Urgence", "Force")


def decision(draft: Draft, names: Names, report: Reporter) -> None:
    """A decision: input columns, one outcome column, *Urgence* and *Force* if any."""
    table, block = table_of(draft), draft.block
    named = [header(cell, block, names, report) for cell in table.header]
    inputs = [place for place, cell in enumerate(table.header) if PATH.search(cell.text)]
    extra = {cell.text: place for place, cell in enumerate(table.header) if cell.text in RESERVED}
    results = [place for place in range(len(table.header)) if place not in inputs and place not in extra.values()]
    if len(inputs) > 6:
        report("too wide", table.header[inputs[6]].at, said=str(len(inputs)))
        return
    if len(results) != 1 or not inputs:
        report("outcome column", table.header[-1].at, said=str(len(results)))
        return
    columns = [named[place] for place in inputs]
    if any(column is None for column in columns):
        return
    paths = [column.path for column in columns if column]
    for place, path in enumerate(paths):
        if path in paths[:place]:
            cell = table.header[inputs[place]]
            report("path twice", cell.at, said=path, shift=cell.text.find("`") + 1, width=len(path))
            return
    rows = []
    for row in table.rows:
        if not complete(row, table, report):
            continue
        cells = [condition_cell(row[place], column, names, report) for place, column in zip(inputs, columns, strict=True) if column]
        result = Cell(mark(row[results[0]].text)[0], row[results[0]].at)
        note = note_of(row)
        if all(cell is not None for cell in cells):
            urgency = _urgency(row[extra["Urgence"]], block, report) if "Urgence" in extra else ""
            strength = _strength(row[extra["Force"]], report) if "Force" in extra else ""
            found = _outcome(result, block, report)
            rows.append(DraftRow(tuple(cell for cell in cells if cell), found, result.at, note, urgency, strength))
    draft.tables = (DraftTable(tuple(c for c in columns if c), tuple(rows), tuple(label(table.header[place]) for place in inputs)),)


def _urgency(cell: Cell, block: Block, report: Reporter) -> str:
    """A word of the list; the dash where the caption says it for every row."""
    said = mark(cell.text)[0]
    if said not in URGENCIES and not (said == "—" and block.urgency):
        report("unknown urgency", cell.at, said=said, known=tuple(URGENCIES), width=max(len(said), 1))
    return said


def _strength(cell: Cell, report: Reporter) -> str:
    said = mark(cell.text)[0]
    if not said:
        report("no strength", cell.at)
    return "" if said == "—" else said


def _outcome(cell: Cell, block: Block, report: Reporter) -> tuple[str, ...]:
    if not cell.text or cell.text in ("—", "?"):
        report("no outcome", cell.at, said=cell.text, width=max(len(cell.text), 1))
        return ()
    return _once(cell, tuple(outcomes(cell.text)), report)


def _once(cell: Cell, said: tuple[str, ...], report: Reporter) -> tuple[str, ...]:
    """What a cell concludes; twice the same is one thing that was not written."""
    twice = next((one for place, one in enumerate(said) if one in said[:place]), "")
    if twice:
        report("said twice", cell.at, said=twice, shift=cell.text.rindex(twice), width=len(twice))
    return said


def score(draft: Draft, names: Names, report: Reporter) -> None:
    """A grid (one column an item) or a list of criteria."""
    table = table_of(draft)
    if table.header[0].text == "Points":
        _grid(draft, table, names, report)
    elif len(table.header) == 3 and table.header[2].text == "Points":
        _criteria(draft, table, names, report)
    else:
        report("score shape", table.header[0].at, said=table.header[0].text)


def _points(cell: Cell, report: Reporter) -> tuple[str, ...]:
    text = mark(cell.text)[0]
    pieces = tuple(outcomes(text))
    if text != "sans objet" and not all(piece.isdecimal() for piece in pieces):
        report("points", cell.at, said=text, width=max(len(text), 1))
        return ()
    return _once(Cell(text, cell.at), pieces, report)


def _grid(draft: Draft, table: Table, names: Names, report: Reporter) -> None:
    tables: list[DraftTable] = []
    good = True
    whole = [(row, _points(row[0], report)) for row in table.rows if complete(row, table, report)]
    for place, cell in enumerate(table.header[1:], start=1):
        named = _item(cell, [table.columns[0] for table in tables], draft.block, names, report)
        if named is None:
            good = False
            continue
        rows = []
        for row, points in whole:
            if mark(row[place].text)[0] == "aucune ligne":
                continue
            accepted = condition_cell(row[place], named, names, report)
            if accepted:
                note = mark(row[place].text)[1] or mark(row[0].text)[1]
                rows.append(DraftRow((accepted,), points, row[place].at, note))
        tables.append(DraftTable((named,), tuple(rows), (label(cell),)))
    # A score with an item missing has no greatest value: nothing is compared with it.
    draft.tables = tuple(tables) if good and all(points for _, points in whole) else ()


def _item(cell: Cell, before: list[Named], block: Block, names: Names, report: Reporter) -> Named | None:
    """The fact that an item counts: named, and counted once."""
    named = header(cell, block, names, report)
    if named is None and not PATH.search(cell.text):
        said = label(cell)
        report("item without path", cell.at, said=said, width=max(len(said), 1))
    if named is not None and named.path in [other.path for other in before]:
        report("criterion twice", cell.at, said=named.path, shift=cell.text.find("`") + 1, width=len(PATH.findall(cell.text)[0]))
        return None
    return named


def _criteria(draft: Draft, table: Table, names: Names, report: Reporter) -> None:
    groups: list[tuple[Named, str, list[DraftRow]]] = []
    group_note = ""
    for row in table.rows:
        if not complete(row, table, report):
            continue
        if row[0].text:
            named = _item(row[0], [group[0] for group in groups], draft.block, names, report)
            if named is None:
                return
            groups.append((named, label(row[0]), []))
            group_note = mark(row[0].text)[1]
        if not groups:
            report("item without path", row[0].at, said=row[0].text)
            return
        accepted = condition_cell(row[1], groups[-1][0], names, report)
        if accepted:
            groups[-1][2].append(DraftRow((accepted,), _points(row[2], report), row[1].at, mark(row[1].text)[1] or group_note))
    draft.tables = tuple(DraftTable((named,), tuple(rows), (label,)) for named, label, rows in groups)
