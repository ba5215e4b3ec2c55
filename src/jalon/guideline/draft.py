"""Tables with their paths and words checked, before sets are computed (every limit must be known first)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from jalon.engine.grammar import Accepts, Asked, Joined, Unreadable, accepts, asked, duration, number, outcomes
from jalon.engine.sheet import Cell, Table
from jalon.engine.tree import Duration, Place
from jalon.guideline.names import Named, Names, Number, Points, Words
from jalon.guideline.page import Block, Page, mark
from jalon.guideline.wording import Reporter

RESERVED = ("Urgence", "Force")
WEIGHTS = {"indication": "indication", "pour": "for", "contre": "against", "jamais seule": "never_alone",
           "contre-indication relative": "relative", "contre-indication absolue": "absolute"}
VERDICTS = {"interdit": "forbidden", "à discuter": "discuss", "autorisé": "allowed"}
_PATH = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class DraftRow:
    """A row: condition cells, the words or points it concludes, and its note."""

    cells: tuple[Accepts, ...]
    outcome: tuple[str, ...]
    at: Place
    note: str = ""
    urgency: str = ""
    strength: str = ""


@dataclass(frozen=True)
class DraftTable:
    """Columns and rows of a decision, or one item of a score."""

    columns: tuple[Named, ...]
    rows: tuple[DraftRow, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftTest:
    """A condition that carries its path."""

    named: Named
    term: str
    accepts: Accepts


@dataclass(frozen=True)
class DraftCondition:
    """Conditions joined by *et* (every) or *ou*."""

    every: bool
    parts: tuple[DraftTest, ...]


@dataclass(frozen=True)
class DraftCheck:
    """One requirement, or one argument when it has a weight."""

    name: str
    label: str
    holds: DraftCondition
    unless: DraftCondition | None
    weight: str
    at: Place
    note: str


@dataclass(frozen=True)
class DraftWindow:
    """One line of a window table; `drug` is a Bare word, a class, or empty for any other."""

    drug: str
    drug_class: str
    before: Duration | None
    after: Duration | None
    same_day: bool
    verdict: str
    unless: DraftCondition | None
    instead: str
    at: Place
    note: str


@dataclass
class Draft:
    """One block, checked."""

    page: Page
    block: Block
    tables: tuple[DraftTable, ...] = ()
    checks: tuple[DraftCheck, ...] = ()
    windows: tuple[DraftWindow, ...] = ()
    arguments: tuple[DraftTest, ...] = ()
    constants: tuple[tuple[str, tuple[Fraction, ...], str], ...] = ()
    unit: str = ""
    words: list[str] = field(default_factory=list)


def about(block: Block) -> tuple[str, ...]:
    """The kinds of object that a block is about."""
    return tuple(kind for kind, _ in block.objects)


def header(cell: Cell, block: Block, names: Names, report: Reporter) -> Named | None:
    """The input that a header names, or None when it has no path."""
    found = _PATH.search(cell.text)
    if not found:
        return None
    named = names.find(found[1], about(block))
    if named is None:
        report("unknown path", cell.at, said=found[1], known=names.known(), shift=cell.text.find(found[1]), width=len(found[1]))
        return None
    allowed = {"patient", *about(block)}
    if named.about not in allowed and named.about != "":
        report("path of another object", cell.at, said=found[1], shift=cell.text.find(found[1]), width=len(found[1]), path=named.about)
        return None
    return named


def condition_cell(cell: Cell, named: Named, names: Names, report: Reporter) -> Accepts | None:
    """A condition cell checked against its column."""
    try:
        read = accepts(Cell(mark(cell.text)[0], cell.at))
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, path=named.path, width=max(len(trouble.text), 1))
        return None
    return read if names.check(named, read, report) else None


def conditions(text: str, at: Place, block: Block, names: Names, report: Reporter) -> DraftCondition | None:
    """A cell that carries its own paths."""
    try:
        joined: Joined = asked(text, at)
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, width=max(len(trouble.text), 1))
        return None
    parts = [test for part in joined.parts if (test := one(part, block, names, report)) is not None]
    return DraftCondition(joined.every, tuple(parts)) if len(parts) == len(joined.parts) else None


def one(part: Asked, block: Block, names: Names, report: Reporter) -> DraftTest | None:
    """One comparison with its path."""
    named = names.find(part.path, about(block))
    if named is None:
        report("unknown path", part.at, said=part.path, known=names.known(), width=len(part.path))
        return None
    return DraftTest(named, part.term, part.accepts) if names.check(named, part.accepts, report) else None


def decision(draft: Draft, names: Names, report: Reporter) -> None:
    """A decision: input columns, one outcome column, *Urgence* and *Force* if any."""
    table, block = _table(draft), draft.block
    named = [header(cell, block, names, report) for cell in table.header]
    inputs = [place for place, cell in enumerate(table.header) if _PATH.search(cell.text)]
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
            report("path twice", table.header[inputs[place]].at, said=path)
            return
    rows = []
    for row in table.rows:
        if not _complete(row, table, report):
            continue
        cells = [condition_cell(row[place], column, names, report) for place, column in zip(inputs, columns, strict=True) if column]
        result = Cell(mark(row[results[0]].text)[0], row[results[0]].at)
        note = next((mark(cell.text)[1] for cell in row if mark(cell.text)[1]), "")
        if all(cell is not None for cell in cells):
            urgency = row[extra["Urgence"]].text if "Urgence" in extra else ""
            strength = row[extra["Force"]].text if "Force" in extra else ""
            found = _outcome(result, block, report)
            rows.append(DraftRow(tuple(cell for cell in cells if cell), found, result.at, note, urgency, strength))
    draft.tables = (DraftTable(tuple(c for c in columns if c), tuple(rows), tuple(_label(table.header[place]) for place in inputs)),)


def _outcome(cell: Cell, block: Block, report: Reporter) -> tuple[str, ...]:
    if not cell.text or cell.text in ("—", "?"):
        report("no outcome", cell.at, said=cell.text, width=max(len(cell.text), 1))
        return ()
    return tuple(outcomes(cell.text))


def _complete(row: tuple[Cell, ...], table: Table, report: Reporter) -> bool:
    if len(row) != len(table.header):
        report("ragged row", row[0].at, said=str(len(row)), path=str(len(table.header)))
        return False
    return True


def _label(cell: Cell) -> str:
    return _PATH.sub("", mark(cell.text)[0]).strip()


def _table(draft: Draft) -> Table:
    assert draft.block.table is not None
    return draft.block.table


def score(draft: Draft, names: Names, report: Reporter) -> None:
    """A grid (one column an item) or a list of criteria."""
    table = _table(draft)
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
    return pieces


def _grid(draft: Draft, table: Table, names: Names, report: Reporter) -> None:
    tables = []
    for place, cell in enumerate(table.header[1:], start=1):
        named = header(cell, draft.block, names, report)
        if named is None:
            if not _PATH.search(cell.text):
                report("item without path", cell.at, said=cell.text, width=max(len(cell.text), 1))
            continue
        rows = []
        for row in table.rows:
            if not _complete(row, table, report) or row[place].text == "aucune ligne":
                continue
            accepted = condition_cell(row[place], named, names, report)
            if accepted:
                note = mark(row[place].text)[1] or mark(row[0].text)[1]
                rows.append(DraftRow((accepted,), _points(row[0], report), row[place].at, note))
        tables.append(DraftTable((named,), tuple(rows), (_label(cell),)))
    draft.tables = tuple(tables)


def _criteria(draft: Draft, table: Table, names: Names, report: Reporter) -> None:
    groups: list[tuple[Named, str, list[DraftRow]]] = []
    group_note = ""
    for row in table.rows:
        if not _complete(row, table, report):
            continue
        if row[0].text:
            named = header(row[0], draft.block, names, report)
            if named is None:
                return
            groups.append((named, _label(row[0]), []))
            group_note = mark(row[0].text)[1]
        if not groups:
            report("item without path", row[0].at, said=row[0].text)
            return
        accepted = condition_cell(row[1], groups[-1][0], names, report)
        if accepted:
            groups[-1][2].append(DraftRow((accepted,), _points(row[2], report), row[1].at, mark(row[1].text)[1] or group_note))
    draft.tables = tuple(DraftTable((named,), tuple(rows), (label,)) for named, label, rows in groups)


def checks(draft: Draft, names: Names, report: Reporter) -> None:
    """Requirements (*Vérification, Doit tenir, Sauf, Sinon*) or options (*Argument, Si, Poids*)."""
    table, block = _table(draft), draft.block
    wanted = ("Vérification", "Doit tenir", "Sauf", "Sinon") if block.kind == "Exigences" else ("Argument", "Si", "Poids")
    if tuple(cell.text for cell in table.header) != wanted:
        report("columns", table.header[0].at, said=block.kind, path=", ".join(wanted))
        return
    made = []
    for row in table.rows:
        if not _complete(row, table, report):
            continue
        label, note = mark(row[0].text)
        found = _PATH.search(label)
        if block.kind == "Exigences" and not found:
            report("check without name", row[0].at, said=label, width=len(label))
            continue
        holds = conditions(row[1].text, row[1].at, block, names, report)
        unless = None if block.kind != "Exigences" or row[2].text == "—" else conditions(row[2].text, row[2].at, block, names, report)
        weight = WEIGHTS.get(row[2].text, "") if block.kind == "Options" else ""
        if block.kind == "Options" and not weight:
            report("unknown weight", row[2].at, said=row[2].text, known=tuple(WEIGHTS), width=len(row[2].text))
            continue
        if holds:
            made.append(DraftCheck(found[1] if found else "", _PATH.sub("", label).strip(), holds, unless, weight, row[0].at, note))
    draft.checks = tuple(made)


def windows(draft: Draft, names: Names, report: Reporter) -> None:
    """A window table: its last row is the declared class of all other drugs, and may only lead to a discussion."""
    table, block = _table(draft), draft.block
    wanted = ("Avant", "Après", "Même jour", "Verdict", "Sauf")
    if tuple(cell.text for cell in table.header[1:]) != wanted:
        report("columns", table.header[0].at, said=block.kind, path="Médicament `treatment.drug`, " + ", ".join(wanted))
        return
    made = []
    for row in table.rows:
        if _complete(row, table, report):
            window = _window(row, draft, names, report)
            if window:
                made.append(window)
    last = made[-1] if made else None
    if last and (last.drug or last.drug_class):
        report("no last window", last.at, said=last.drug or last.drug_class)
    elif last and last.verdict != "discuss":
        report("last window decides", last.at, said=last.verdict)
    draft.windows = tuple(made)


def _window(row: tuple[Cell, ...], draft: Draft, names: Names, report: Reporter) -> DraftWindow | None:
    label, note = mark(row[0].text)
    drug, drug_class = label, ""
    if label.startswith("classe :"):
        drug, drug_class = "", label.partition(":")[2].strip()
    elif label.startswith("tout autre"):
        drug = ""
    lengths: list[Duration | None] = []
    for cell in row[1:3]:
        try:
            lengths.append(Duration() if cell.text == "aucune" else None if cell.text == "inconnue" else duration(cell.text, cell.at))
        except Unreadable:
            report("cell: duration", cell.at, said=cell.text, width=max(len(cell.text), 1))
            return None
    for path, word in (("treatment.drug", drug), ("treatment.drug_class", drug_class)):
        named = names.find(path, ())
        if word and named and isinstance(named.kind, Words) and names.word(named.kind, word) is None:
            report("unknown word", row[0].at, said=word, path=path, known=names.wordlist(named.kind), width=len(label))
            return None
    if row[4].text not in VERDICTS or row[3].text not in ("oui", "non"):
        report("verdict", row[4].at, said=row[4].text, known=tuple(VERDICTS), width=max(len(row[4].text), 1))
        return None
    unless, instead = None, ""
    if row[5].text != "—":
        text, arrow, word = row[5].text.partition("→")
        instead = VERDICTS.get(word.strip(), "")
        unless = conditions(text, row[5].at, draft.block, names, report)
        if not arrow or not instead or unless is None:
            report("exception of a window", row[5].at, said=row[5].text, width=max(len(row[5].text), 1))
            return None
    return DraftWindow(drug, drug_class, lengths[0], lengths[1], row[3].text == "oui", VERDICTS[row[4].text], unless, instead, row[0].at, note)


def quantity(draft: Draft, names: Names, report: Reporter) -> None:
    """A derived fact: a primitive with its arguments, separated by a comma and a space."""
    block, tests, constants = draft.block, [], []
    for piece in re.split(r",\s+(?=[^,])", re.sub(r"\[\^[^\]]+\]", "", block.arguments)):
        text = piece.strip()
        if "`" in text:
            test = _argument(text, draft, names, report)
            if test is None:
                return
            tests.append(test)
        else:
            found = re.match(r"([^\d<>≤≥]+?)\s*[<>≤≥]?\s*(\d[\d.,/]*(?:\s+ou\s+\d[\d.,/]*)*)\s*(\S*)$", text)
            if not found:
                report("argument", block.at, said=text, find=text)
                return
            constants.append((found[1].strip(), tuple(number(n) for n in re.split(r"\s+ou\s+", found[2])), found[3]))
    draft.arguments, draft.constants, draft.unit = tuple(tests), tuple(constants), block.unit


def _argument(text: str, draft: Draft, names: Names, report: Reporter) -> DraftTest | None:
    at = draft.block.at
    if re.fullmatch(r"`[^`]+`", text):
        text += " = —"
    try:
        joined = asked(text, at)
    except Unreadable as trouble:
        report("cell: " + trouble.reason, at, said=trouble.text, find=trouble.text)
        return None
    return one(joined.parts[0], draft.block, names, report)


__all__ = ["Draft", "Named", "Number", "Points", "about", "checks", "conditions", "decision", "quantity", "score", "windows"]
