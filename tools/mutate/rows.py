"""Tables changed: cells, rows, and what several rows say together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jalon.engine.sheet import Cell, Table
from jalon.guideline.names import Named
from jalon.guideline.page import URGENCIES, Block, mark
from tools.mutate import cells
from tools.mutate.cells import Change
from tools.mutate.mutant import Mutant
from tools.mutate.written import Sheet, home, others

_VERDICTS = ("interdit", "à discuter", "autorisé")
_WEIGHTS = ("indication", "pour", "contre", "jamais seule", "contre-indication relative", "contre-indication absolue")
_REASONS = ("urgence", "stabilité", "neurologie", "douleur", "pronostic", "charge")
_PART = re.compile(r"`(?P<path>[^`]+)`(?: \([^)]*\))?(?P<sign> = | )(?P<value>.+?)(?= et `| ou `|, `|$| →)")


def of_block(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Every change of one table, its caption apart."""
    table = block.table
    if table is None:
        return
    match block.kind:
        case "Décision":
            yield from _decision(sheet, block, table)
        case "Score":
            yield from _score(sheet, block, table)
        case "Exigences" | "Options":
            yield from _checks(sheet, block, table)
        case "Fenêtres":
            yield from _windows(sheet, block, table)
        case "Fraîcheur":
            yield from _freshness(sheet, block, table)
    if block.kind not in ("Repères", "Termes", "Lexique"):
        yield from _dropped(sheet, block, table)


def condition(sheet: Sheet, block: Block, named: Named | None, text: str) -> Iterator[Change]:
    """Every other thing that a condition cell could say."""
    known = sheet.vocabulary(named, block)
    if text == "—":
        yield from cells.anything(known)
    elif text == "sans objet":
        yield "word", "—"
    elif known:
        yield from cells.words(text, known)
    else:
        yield from cells.numbers(text)
        yield from cells.boundaries(text)
        yield from cells.units(text, sheet.units(named))


def carried(sheet: Sheet, block: Block, text: str, kind: str = "") -> Iterator[Change]:
    """Changes of a condition that carries its paths: each value, each condition left out."""
    found = list(_PART.finditer(text))
    for part in found:
        named = sheet.library.names.find(part["path"], ("lesion", *(one for one, _ in block.objects)))
        for changed, value in condition(sheet, block, named, part["value"].strip()):
            if value != "—":
                yield kind or changed, text[: part.start("value")] + value + text[part.end("value") :]
    for joint in re.finditer(r" (et|ou) (?=`)|, (?=`)", text):
        if joint[1]:
            yield kind or "joint", text[: joint.start(1)] + ("ou" if joint[1] == "et" else "et") + text[joint.end(1) :]
    if len(found) > 1:
        for place, part in enumerate(found):
            left, right = (part.start(), found[place + 1].start()) if place + 1 < len(found) else (found[place - 1].end(), part.end())
            yield kind or "condition", text[:left] + text[right:]


def _each(sheet: Sheet, block: Block, cell: Cell, changes: Iterator[Change]) -> Iterator[Mutant]:
    old = mark(cell.text)[0]
    for kind, new in changes:
        yield sheet.cell(kind, home(block), cell, old, new)


def _decision(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    named = [sheet.named(cell, block) for cell in table.header]
    result = next(place for place, one in enumerate(named) if one is None and table.header[place].text not in ("Urgence", "Force"))
    words = list(dict.fromkeys(word for row in table.rows for word in mark(row[result].text)[0].split(" ou ") if word != "sans objet"))
    for row in table.rows:
        for place, cell in enumerate(row):
            text = mark(cell.text)[0]
            if place == result:
                yield from _each(sheet, block, cell, cells.outcomes(text, words))
            elif table.header[place].text == "Urgence":
                yield from _each(sheet, block, cell, (("urgency", other) for other in URGENCIES if other != text))
            elif named[place] is not None:
                yield from _each(sheet, block, cell, condition(sheet, block, named[place], text))
    for place, one in enumerate(named):
        if one is not None:
            yield from _limits(sheet, block, table, place)
    yield from _swapped(sheet, block, table, result)


def _limits(sheet: Sheet, block: Block, table: Table, place: int) -> Iterator[Mutant]:
    """A limit moved, or its end given to the other side, in every row of the column at once: no hole, no overlap shows it."""
    texts = {row[place].at.line: row[place] for row in table.rows}
    limits = dict.fromkeys(found for cell in texts.values() for found in re.findall(r"(?<![\d.,/])\d+(?:[.,]\d+)?(?:/\d+)?", mark(cell.text)[0]))
    for limit in limits:
        exact = rf"(?<![\d.,/]){re.escape(limit)}(?![\d/]|[.,]\d)"
        changes = [("limit", exact, cells.step(limit, 1)), ("limit", exact, cells.step(limit, -1))]
        for kind, pattern, new in changes:
            yield from _together(sheet, block, texts, kind, limit, {pattern: new})
        turned = {rf"< ({exact})": r"≤ \1", rf"≥ ({exact})": r"> \1", rf"({exact}[^.|]*?) \.\.": r"\1 <.."}
        back = {rf"≤ ({exact})": r"< \1", rf"> ({exact})": r"≥ \1", rf"({exact}[^.|]*?) <\.\.": r"\1 .."}
        upper = {rf"\.\.< ({exact})": r".. \1", rf"≥ ({exact})": r"> \1"}
        lower = {rf"(?<!<)\.\. ({exact})": r"..< \1", rf"> ({exact})": r"≥ \1"}
        for change in (turned, back, upper, lower):
            yield from _together(sheet, block, texts, "boundary", limit, change)


def _together(sheet: Sheet, block: Block, texts: dict[int, Cell], kind: str, limit: str, change: dict[str, str]) -> Iterator[Mutant]:
    lines, said = {}, []
    for number, cell in texts.items():
        old = mark(cell.text)[0]
        new = old
        for pattern, put in change.items():
            new = re.sub(pattern, put, new, count=1)
        if new != old:
            start = cell.at.column - 1
            line = sheet.lines[number - 1]
            lines[number] = line[:start] + new + line[start + len(old) :]
            said.append((old, new))
    if len(lines) > 1 and not any("-" in new for _, new in said):
        yield sheet.lines_of(kind, home(block), lines, " ; ".join(old for old, _ in said), " ; ".join(new for _, new in said))


def _swapped(sheet: Sheet, block: Block, table: Table, place: int) -> Iterator[Mutant]:
    """Two neighbours exchange what they conclude."""
    for one, other in zip(table.rows, table.rows[1:], strict=False):
        first, second = mark(one[place].text)[0], mark(other[place].text)[0]
        if first != second:
            lines = {}
            for cell, old, new in ((one[place], first, second), (other[place], second, first)):
                line, start = sheet.lines[cell.at.line - 1], cell.at.column - 1
                lines[cell.at.line] = line[:start] + line[start:].replace(old, new, 1)
            yield sheet.lines_of("outcome", home(block), lines, f"{first} ; {second}", f"{second} ; {first}")


def _score(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    grid = table.header[0].text == "Points"
    named: list[Named | None] = [sheet.named(cell, block) for cell in table.header]
    criterion: Named | None = None
    for row in table.rows:
        criterion = sheet.named(row[0], block) or criterion
        for place, cell in enumerate(row):
            text = mark(cell.text)[0]
            one = named[place] if grid else criterion if place == 1 else None
            if place == (0 if grid else 2):
                yield from _each(sheet, block, cell, cells.points(text))
            elif text == "aucune ligne":
                yield from _each(sheet, block, cell, iter([("word", word) for word in sheet.vocabulary(one, block)[:1]]))
            elif one is not None:
                yield from _each(sheet, block, cell, condition(sheet, block, one, text))
                if grid:
                    yield from _each(sheet, block, cell, iter([("exception", "aucune ligne")]))
    for place in range(1, len(table.header)) if grid else ():
        yield from _limits(sheet, block, table, place)
    if not grid:
        yield from _swapped(sheet, block, table, 2)


def _checks(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    for row in table.rows:
        yield from _each(sheet, block, row[1], carried(sheet, block, row[1].text))
        if block.kind == "Options":
            yield from _each(sheet, block, row[2], (("weight", other) for other in _WEIGHTS if other != row[2].text))
            for cell in row[3:]:
                yield sheet.cell("reason", home(block), cell, cell.text, others(_REASONS, cell.text, 1)[0], worded=True)
        elif row[2].text != "—":
            yield from _each(sheet, block, row[2], carried(sheet, block, row[2].text, "exception"))
            yield sheet.cell("exception", home(block), row[2], row[2].text, "—")
        else:
            exceptions = [other[2].text for other in table.rows if other[2].text != "—"]
            yield from _each(sheet, block, row[2], (("exception", other) for other in exceptions[:1]))
    if block.kind == "Exigences":
        said = [row[3].text for row in table.rows]
        for row in table.rows:
            for other in others(said, row[3].text, 1):
                yield sheet.cell("label", home(block), row[3], row[3].text, other, worded=True)


def _windows(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    drugs = sheet.vocabulary(sheet.named(table.header[0], block))
    classes = sheet.vocabulary(sheet.library.names.find("treatment.drug_class", ()))
    named = {mark(row[0].text)[0] for row in table.rows}
    for row in table.rows:
        drug = mark(row[0].text)[0]
        if drug in drugs:
            free = [other for other in drugs if other not in named and other.islower()]
            yield from _each(sheet, block, row[0], (("word", other) for other in cells.near(drug, free, 2)))
        elif drug.startswith("classe : "):
            free = [f"classe : {other}" for other in classes if f"classe : {other}" not in named and other != "médicament anticancéreux"]
            yield from _each(sheet, block, row[0], (("word", other) for other in free[:2]))
        for place in (1, 2):
            yield from _each(sheet, block, row[place], cells.delays(row[place].text))
        yield sheet.cell("word", home(block), row[3], row[3].text, "oui" if row[3].text == "non" else "non")
        yield from _each(sheet, block, row[4], (("verdict", other) for other in _VERDICTS if other != row[4].text))
        unless, _, instead = row[5].text.partition(" → ")
        yield sheet.cell("exception", home(block), row[5], row[5].text, "—")
        for _, new in carried(sheet, block, unless, "exception"):
            yield sheet.cell("exception", home(block), row[5], row[5].text, f"{new} → {instead}")
        for other in _VERDICTS:
            if other != instead:
                yield sheet.cell("exception", home(block), row[5], row[5].text, f"{unless} → {other}")


def _freshness(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    for row in table.rows:
        if row[1].text == "ne vieillit pas":
            changes = [("window", "3 mois")]
        else:
            changes = [one for one in cells.delays(row[1].text) if one[1] not in ("aucune", "inconnue")] + [("window", "ne vieillit pas")]
        yield from _each(sheet, block, row[1], iter(changes))


def _dropped(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    for row in table.rows:
        line = sheet.lines[row[0].at.line - 1]
        yield sheet.line("row dropped", home(block), row[0].at.line, None, line.strip(), "", worded=True)
