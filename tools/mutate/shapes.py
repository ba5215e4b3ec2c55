"""What an answer holds besides its word: a due date, an order of objects, a list, a short sentence, a place on the first page; and the lexicon."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from jalon.engine.sheet import Table
from jalon.guideline.heads import FRONT, front, never_first
from jalon.guideline.names import Words
from jalon.guideline.page import Block, Page, mark
from jalon.guideline.written import Text
from tools.mutate import cells
from tools.mutate.mutant import Mutant
from tools.mutate.written import Sheet, home, others

_DELAY = re.compile(r"\d+ (?:jours?|semaines?|mois|ans?)")
_DATES = ("treatment.from", "treatment.last", "treatment.to")
_FRACTIONS = re.compile(r"(?<=Gy/)\d+$")


def of_due(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Each delay of a due date moved or in another unit, counted from another day, left out; one of two readings left out."""
    said = block.due
    changed = [said[: found.start()] + new + said[found.end() :] for found in _DELAY.finditer(said) for _, new in cells.delays(found[0]) if new[0].isdigit()]
    dates = list(dict.fromkeys(re.findall(r"`([^`]+)`", said)))
    changed += [said.replace(f"`{one}`", f"`{other}`") for one in dates for other in others(_DATES, one, 1)]
    readings = said.split(" ou ")
    changed += [one for one in readings if len(readings) > 1]
    changed += [said.replace(found[0], "", 1) for found in re.finditer(r" \+ [^+]+?(?= \+)", said)]
    for new in changed:
        yield _captioned(sheet, block, "due", said, new)


def of_rank(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """No order of the objects any more."""
    if block.rank:
        line = sheet.lines[block.at.line - 1]
        yield sheet.line("rank", home(block), block.at.line, line.replace(f" Rang : {block.rank}.", ""), block.rank, "", worded=True)


def of_order(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Two outcomes that exchange their places: the first written is the best, or the safest."""
    written = [one for one in block.texts if one.identifier] if block.kind == "Décision" else []
    for one, other in itertools.pairwise(written):
        texts = {one.at.line: sheet.lines[other.at.line - 1], other.at.line: sheet.lines[one.at.line - 1]}
        yield sheet.lines_of("order", home(block), texts, f"{one.word}, {other.word}", f"{other.word}, {one.word}")


def of_lists(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Each item of a list moved by one (a dose, a number of fractions, a level), left out, or exchanged with the next."""
    for text in block.texts:
        items = text.items or ()
        for place, item in enumerate(items):
            for new in _other_items(item):
                yield _listed(sheet, block, text, [*items[:place], new, *items[place + 1 :]])
            if len(items) > 1:
                yield _listed(sheet, block, text, [*items[:place], *items[place + 1 :]])
        for place in range(len(items) - 1):
            yield _listed(sheet, block, text, [*items[:place], items[place + 1], items[place], *items[place + 2 :]])


def _other_items(item: str) -> Iterator[str]:
    fractions = _FRACTIONS.search(item)
    if fractions:
        yield item[: fractions.start()] + cells.step(fractions[0], 1)
    yield from (new for _, new in list(cells.numbers(item))[:1])


def _listed(sheet: Sheet, block: Block, text: Text, items: Sequence[str]) -> Mutant:
    old, new = (", ".join(f"`{one}`" for one in some) for some in (text.items or (), items))
    line = sheet.lines[text.at.line - 1]
    return sheet.line("list", home(block), text.at.line, line.replace(f"= {old}", f"= {new}", 1), old, new, worded=True)


def of_shorts(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Two short sentences exchanged; a short sentence left out."""
    for one, other in itertools.pairwise(block.shorts):
        if one.sentence != other.sentence:
            first, second = sheet.lines[one.at.line - 1], sheet.lines[other.at.line - 1]
            texts = {one.at.line: first.replace(one.sentence, other.sentence), other.at.line: second.replace(other.sentence, one.sentence)}
            yield sheet.lines_of("short", home(block), texts, f"short of {one.check} {one.word}", f"short of {other.check} {other.word}")
    for one in block.shorts:
        yield sheet.line("short", home(block), one.at.line, None, f"short of {one.check} {one.word}", "", worded=True)


def of_front(sheet: Sheet, page: Page) -> Iterator[Mutant]:
    """Another place on the first page, or a rule that was kept from it."""
    if "Première page" not in page.head:
        return
    number = page.places["Première page"].line
    line, rank, kept = sheet.lines[number - 1], front(page.head), never_first(page.head)
    for other in FRONT:
        if other != rank:
            yield sheet.line("front", "head", number, line.replace(f"page : {rank}", f"page : {other}"), rank, other, worded=True)
    for one in kept:
        less = [other for other in kept if other != one]
        said = f"Première page : {rank}" + (f", sauf {', '.join(f'`{other}`' for other in less)}" if less else "") + "."
        yield sheet.line("front", "head", number, said, f"sauf {one}", "", worded=True)


def of_lexicon(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    """A word with the meaning of the next one, without one of its forms, or gone."""
    for row, after in itertools.pairwise(table.rows):
        texts = {}
        for cell, old, new in ((row[1], row[1].text, after[1].text), (after[1], after[1].text, row[1].text)):
            line, start = sheet.lines[cell.at.line - 1], cell.at.column - 1
            texts[cell.at.line] = line[:start] + line[start:].replace(old, new, 1)
        yield sheet.lines_of("lexicon", home(block), texts, f"meaning of {row[0].text}", f"meaning of {after[0].text}")
    for row in table.rows:
        said = mark(row[0].text)[0]
        forms = said.split(", ")
        for form in forms if len(forms) > 1 else ():
            yield sheet.cell("lexicon", home(block), row[0], said, ", ".join(other for other in forms if other != form), worded=True)
        yield sheet.line("row dropped", home(block), row[0].at.line, None, row[0].text, "", worded=True)


def of_landmark_rule(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Figures that stand beside the answers of another rule, or of none."""
    if block.kind == "Repères" and block.name:
        rules = sorted(sheet.library.names.rules)
        for new in (*(f" `{other}`" for other in others(rules, block.name, 1)), ""):
            yield _captioned(sheet, block, "landmark", f" `{block.name}`", new)


def of_letter(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    """Two phrases exchanged, a phrase said for another outcome, a number of a phrase moved, another rule whose answers are told."""
    for row, after in itertools.pairwise(table.rows):
        if row[1].text == after[1].text:
            continue
        texts = {}
        for cell, old, new in ((row[1], row[1].text, after[1].text), (after[1], after[1].text, row[1].text)):
            line, start = sheet.lines[cell.at.line - 1], cell.at.column - 1
            texts[cell.at.line] = line[:start] + line[start:].replace(old, new, 1)
        yield sheet.lines_of("letter", home(block), texts, f"phrase of {mark(row[0].text)[0]}", f"phrase of {mark(after[0].text)[0]}")
    named = sheet.library.names.find(block.name, ()) if block.name else None
    known = [*(named.kind.french if named is not None and isinstance(named.kind, Words) else ()), "inconnu", "sans objet"]
    for row in table.rows:
        said = mark(row[0].text)[0]
        for other in [one for one in known if one not in said.split(" ou ")][:3] if named is not None else ():
            yield sheet.cell("letter", home(block), row[0], said, other, worded=True)
            yield sheet.cell("letter", home(block), row[0], said, f"{said} ou {other}", worded=True)
        for _, new in list(cells.numbers(row[1].text))[:2]:
            yield sheet.cell("letter", home(block), row[1], row[1].text, new, worded=True)
    for other in others(sorted(sheet.library.names.rules), block.name, 2) if block.name else ():
        yield _captioned(sheet, block, "letter", f"`{block.name}`", f"`{other}`")


def _captioned(sheet: Sheet, block: Block, kind: str, old: str, new: str) -> Mutant:
    line = sheet.lines[block.at.line - 1]
    return sheet.line(kind, home(block), block.at.line, line.replace(old, new, 1), old.strip(), new.strip(), worded=True)
