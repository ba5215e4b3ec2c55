"""Requirements, options, windows and derived facts: rows whose conditions carry their own paths."""

from __future__ import annotations

import re

from jalon.engine.grammar import Unreadable, asked, duration, number
from jalon.engine.sheet import Cell
from jalon.engine.tree import Duration
from jalon.guideline.cells import PATH, complete, conditions, one, table_of
from jalon.guideline.draft import Draft, DraftCheck, DraftTest, DraftWindow
from jalon.guideline.names import Names, Words
from jalon.guideline.page import mark
from jalon.guideline.wording import Reporter

WEIGHTS = {
    "indication": "indication",
    "pour": "for",
    "contre": "against",
    "jamais seule": "never_alone",
    "contre-indication relative": "relative",
    "contre-indication absolue": "absolute",
}
VERDICTS = {"interdit": "forbidden", "à discuter": "discuss", "autorisé": "allowed"}


def checks(draft: Draft, names: Names, report: Reporter) -> None:
    """Requirements (*Vérification, Doit tenir, Sauf, Sinon*) or options (*Argument, Si, Poids*)."""
    table, block = table_of(draft), draft.block
    wanted = ("Vérification", "Doit tenir", "Sauf", "Sinon") if block.kind == "Exigences" else ("Argument", "Si", "Poids")
    if tuple(cell.text for cell in table.header) != wanted:
        report("columns", table.header[0].at, said=block.kind, path=", ".join(wanted))
        return
    made = []
    for row in table.rows:
        if not complete(row, table, report):
            continue
        label, note = mark(row[0].text)
        found = PATH.search(label)
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
            made.append(DraftCheck(found[1] if found else "", PATH.sub("", label).strip(), holds, unless, weight, row[0].at, note))
    draft.checks = tuple(made)


def windows(draft: Draft, names: Names, report: Reporter) -> None:
    """A window table: its last row is the declared class of all other drugs, and may only lead to a discussion."""
    table, block = table_of(draft), draft.block
    wanted = ("Avant", "Après", "Même jour", "Verdict", "Sauf")
    if tuple(cell.text for cell in table.header[1:]) != wanted:
        report("columns", table.header[0].at, said=block.kind, path="Médicament `treatment.drug`, " + ", ".join(wanted))
        return
    made = []
    for row in table.rows:
        if complete(row, table, report):
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
    return DraftWindow(
        drug, drug_class, lengths[0], lengths[1], row[3].text == "oui", VERDICTS[row[4].text], unless, instead, row[0].at, note
    )


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
