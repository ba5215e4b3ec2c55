"""Requirements, options and windows: rows whose conditions carry their own paths."""

from __future__ import annotations

from jalon.engine.grammar import Unreadable, duration
from jalon.engine.sheet import Cell
from jalon.engine.tree import Duration
from jalon.guideline.cells import PATH, complete, conditions, note_of, table_of
from jalon.guideline.draft import Draft, DraftCheck, DraftWindow, about
from jalon.guideline.names import Names, Words
from jalon.guideline.page import mark
from jalon.guideline.quantity import quantity
from jalon.guideline.reporter import Reporter
from jalon.guideline.weights import REASONS, WEIGHTS

VERDICTS = {"interdit": "forbidden", "à discuter": "discuss", "autorisé": "allowed"}
ANY_OTHER = "tout autre médicament anticancéreux"


def checks(draft: Draft, names: Names, report: Reporter) -> None:
    """Requirements (*Vérification, Doit tenir, Sauf, Sinon*) or options (*Argument, Si, Poids*, maybe *Raison*)."""
    table, block = table_of(draft), draft.block
    wanted: tuple[str, ...] = ("Vérification", "Doit tenir", "Sauf", "Sinon") if block.kind == "Exigences" else ("Argument", "Si", "Poids")
    header = tuple(cell.text for cell in table.header)
    reasoned = block.kind == "Options" and len(header) > len(wanted)
    wanted = (*wanted, "Raison") if reasoned else wanted
    if header != wanted:
        report("columns", table.header[0].at, said=block.kind, path=", ".join(wanted))
        return
    made = []
    for row in table.rows:
        if not complete(row, table, report):
            continue
        label, note = mark(row[0].text)[0], note_of(row)
        found = PATH.search(label)
        if block.kind == "Exigences" and not found:
            report("check without name", row[0].at, said=label, width=max(len(label), 1))
            continue
        if block.kind == "Options" and not label:
            report("argument without label", row[0].at)
        if len(PATH.findall(label)) > 1:
            second = PATH.findall(label)[1]
            report("two paths", row[0].at, said=second, find=second)
        if block.kind == "Exigences" and mark(row[3].text)[0] in ("", "—"):
            report("no otherwise", row[3].at, said=PATH.sub("", label).strip())
        holds = conditions(row[1].text, row[1].at, block, names, report)
        unless = None if block.kind != "Exigences" or row[2].text == "—" else conditions(row[2].text, row[2].at, block, names, report)
        weight = WEIGHTS.get(row[2].text, "") if block.kind == "Options" else ""
        if block.kind == "Options" and not weight:
            report("unknown weight", row[2].at, said=row[2].text, known=tuple(WEIGHTS), width=max(len(row[2].text), 1))
            continue
        reason = REASONS.get(mark(row[3].text)[0], "") if reasoned else ""
        if reasoned and not reason and mark(row[3].text)[0] != "—":
            report("unknown reason", row[3].at, said=row[3].text, known=tuple(REASONS), width=max(len(row[3].text), 1))
            continue
        if holds:
            made.append(DraftCheck(found[1] if found else "", PATH.sub("", label).strip(), holds, unless, weight, row[0].at, note, reason))
    draft.checks = tuple(made)


def windows(draft: Draft, names: Names, report: Reporter) -> None:
    """A window table: its last row is the declared class of all other drugs, and may only lead to a discussion."""
    table, block = table_of(draft), draft.block
    wanted = ("Avant", "Après", "Même jour", "Verdict", "Sauf")
    if tuple(cell.text for cell in table.header[1:]) != wanted:
        report("columns", table.header[0].at, said=block.kind, path="Médicament `treatment.drug`, " + ", ".join(wanted))
        return
    if PATH.findall(table.header[0].text) != ["treatment.drug"]:
        report("columns", table.header[0].at, said=block.kind, path="Médicament `treatment.drug`, " + ", ".join(wanted))
        return
    if sorted(about(block)) != ["irradiation", "treatment"]:
        report("objects of windows", block.at, said=block.name, find=block.name)
        return
    made: list[DraftWindow] = []
    lines: dict[str, int] = {}
    for row in table.rows:
        if complete(row, table, report):
            window = _window(row, draft, names, report)
            if window is None:
                continue
            made.append(window)
            for covered in _covered(window, names):
                if lines.setdefault(covered, window.at.line) != window.at.line:
                    said = mark(row[0].text)[0]
                    report("window twice", window.at, said=said, path=str(lines[covered]), width=len(said))
                    break
    last = made[-1] if made else None
    if last and (last.drug or last.drug_class):
        report("no last window", last.at, said=last.drug or last.drug_class)
    elif last and last.verdict != "discuss":
        report("last window decides", last.at, said=last.verdict)
    draft.windows = tuple(made)


def _covered(window: DraftWindow, names: Names) -> list[str]:
    """The drugs, or the classes, that a line names; nothing else may name them again."""
    word, path = (window.drug, "treatment.drug") if window.drug else (window.drug_class, "treatment.drug_class")
    named = names.find(path, ())
    if not word or named is None or not isinstance(named.kind, Words):
        return [ANY_OTHER]
    return sorted(f"{path} {identifier}" for identifier in names.word(named.kind, word) or ())


def _window(row: tuple[Cell, ...], draft: Draft, names: Names, report: Reporter) -> DraftWindow | None:
    label, note = mark(row[0].text)[0], note_of(row)
    drug, drug_class = label, ""
    if label.startswith("classe"):
        drug, drug_class = "", label.partition(":")[2].strip() or label
    elif label == ANY_OTHER:
        drug = ""
    lengths: list[Duration | None] = []
    for cell in (Cell(mark(cell.text)[0], cell.at) for cell in row[1:3]):
        try:
            lengths.append(Duration() if cell.text == "aucune" else None if cell.text == "inconnue" else duration(cell.text, cell.at))
        except Unreadable:
            report("cell: duration", cell.at, said=cell.text, width=max(len(cell.text), 1))
            return None
    if row[3].text == "oui" and lengths != [Duration(), Duration()]:
        report("same day", row[3].at, said=label, width=len(row[3].text))
        return None
    for path, word in (("treatment.drug", drug), ("treatment.drug_class", drug_class)):
        named = names.find(path, ())
        if word and named and isinstance(named.kind, Words) and names.word(named.kind, word) is None:
            report("unknown word", row[0].at, said=word, path=path, known=names.wordlist(named.kind), width=max(len(label), 1))
            return None
    for cell, known in ((row[3], ("oui", "non")), (row[4], tuple(VERDICTS))):
        if cell.text not in known:
            report("verdict", cell.at, said=cell.text, known=tuple(VERDICTS), width=max(len(cell.text), 1))
            return None
    unless, instead = None, ""
    if row[5].text != "—":
        text, arrow, word = row[5].text.partition("→")
        instead = VERDICTS.get(word.strip(), "")
        if not arrow or not instead:
            report("exception of a window", row[5].at, said=row[5].text, width=max(len(row[5].text), 1))
            return None
        # The exception may speak of the lesion at which the irradiation aims.
        unless = conditions(text, row[5].at, draft.block, names, report, also=("lesion",))
        if unless is None:
            return None
    return DraftWindow(
        drug, drug_class, lengths[0], lengths[1], row[3].text == "oui", VERDICTS[row[4].text], unless, instead, row[0].at, note
    )


__all__ = ["VERDICTS", "WEIGHTS", "checks", "quantity", "windows"]
