"""Captions, derived facts, terms, sentences, landmarks and heads changed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from jalon.engine.sheet import Cell, Table
from jalon.engine.tree import Place
from jalon.guideline.names import Words
from jalon.guideline.page import URGENCIES, Block, Page
from jalon.guideline.written import VERIFICATIONS
from tools.mutate import cells
from tools.mutate.mutant import Mutant
from tools.mutate.rows import carried
from tools.mutate.written import Sheet, home, others

_PARTS = {"Portée": ("local", "national", "international")}
_POPULATIONS = ("tumeur solide", "tous")


def of_caption(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Urgency, step or answer, the objects, the exception of a caption; the constants and conditions of a derived fact."""
    number, line, name = block.at.line, sheet.lines[block.at.line - 1], home(block)
    found = re.search(r"Urgence : ([^.]+)\.", line)
    if found:
        for other in (word for word in URGENCIES if word != found[1]):
            yield sheet.line("urgency", name, number, line.replace(found[0], f"Urgence : {other}."), found[1], other)
    for step in (" Intermédiaire.",):
        if block.kind in ("Décision", "Score"):
            new = line.replace(step, "") if step in line else line + step
            yield sheet.line("label", name, number, new, "Intermédiaire" if step in line else "réponse", "réponse" if step in line else "Intermédiaire")
    terms = [word for word, (path, _, _) in sheet.library.names.homes.items() if path]
    for _, term in block.objects:
        if term:
            homes = sheet.library.names.homes
            same = [other for other in terms if homes[other][0] == homes[term][0]] if term in homes else []
            for other in others(same, term, 2):
                yield sheet.line("word", name, number, line.replace(f"({term})", f"({other})", 1), term, other)
            yield sheet.line("word", name, number, line.replace(f" ({term})", "", 1), f"({term})", "")
    if block.fallback:
        for _, new in carried(sheet, block, block.fallback_if, "precedence"):
            yield sheet.line("precedence", name, number, line.replace(block.fallback_if, new), block.fallback_if, new)
        yield sheet.line("precedence", name, number, line.replace(f" ({block.fallback_if})", ""), f"({block.fallback_if})", "")
    if block.kind == "Grandeur":
        yield from _derived(sheet, block, line)


def _derived(sheet: Sheet, block: Block, line: str) -> Iterator[Mutant]:
    number, name, said = block.at.line, home(block), block.arguments
    if block.primitive == "any":
        for kind, new in carried(sheet, block, said):
            yield sheet.line(kind, name, number, line.replace(said, new), said, new)
    numbers = [change for change in cells.numbers(said) if "[^" not in said or change[1].count("[^") == said.count("[^")]
    for kind, new in [*numbers, *cells.boundaries(said)]:
        yield sheet.line(kind, name, number, line.replace(said, new), said, new)
    coefficients = re.search(r"(\d,\d+) ou (\d,\d+)", said)
    for kept in coefficients.groups() if coefficients else ():
        assert coefficients is not None
        yield sheet.line("limit", name, number, line.replace(coefficients[0], kept), coefficients[0], kept)
    if " (noté)" in said:
        yield sheet.line("exception", name, number, line.replace(" (noté)", ""), "(noté)", "")
    slots = re.findall(r"`([\w.]+)`", said)
    if block.primitive in ("agreement", "highest"):
        rules = [rule for rule in sheet.library.names.rules if rule.partition(".")[0] == slots[0].partition(".")[0] and rule not in slots and rule != block.name]
        for slot in slots:
            for other in others(rules, rules[-1], 2) if rules else ():
                yield sheet.line("word", name, number, line.replace(f"`{slot}`", f"`{other}`"), slot, other)


def of_terms(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    """A word of a term left out, moved to the next term, replaced by a neighbour; a term emptied of its row."""
    named = sheet.library.names.find(re.findall(r"`([^`]+)`", table.header[1].text)[0], ())
    known = named.kind.ids if named and isinstance(named.kind, Words) else ()
    for row, after in zip(table.rows, [*table.rows[1:], table.rows[0]], strict=True):
        pieces = row[1].text.split(" ou ")
        for place, piece in enumerate(pieces):
            less = [*pieces[:place], *pieces[place + 1 :]]
            if less:
                yield sheet.cell("term", home(block), row[1], row[1].text, " ou ".join(less))
            if less and len(table.rows) > 1:
                line, start = sheet.lines[after[1].at.line - 1], after[1].at.column - 1
                moved = {row[1].at.line: sheet.cell("", "", row[1], row[1].text, " ou ".join(less)).edits[0][2] or "", after[1].at.line: line[:start] + f"{piece} ou " + line[start:]}
                yield sheet.lines_of("term", home(block), moved, f"{piece} : {row[0].text}", f"{piece} : {after[0].text}")
            for other in cells.near(piece, [word for word in (*known, *sheet.vocabulary(named)) if word not in pieces], 1):
                yield sheet.cell("term", home(block), row[1], row[1].text, " ou ".join([*pieces[:place], other, *pieces[place + 1 :]]))
        yield sheet.line("row dropped", home(block), row[0].at.line, None, sheet.lines[row[0].at.line - 1], "")


def of_texts(sheet: Sheet, block: Block) -> Iterator[Mutant]:
    """Sentences and identifiers exchanged between outcomes; a number of a sentence moved."""
    name = home(block)
    for one, other in zip(block.texts, block.texts[1:], strict=False):
        first, second = sheet.lines[one.at.line - 1], sheet.lines[other.at.line - 1]
        if one.sentence and other.sentence and one.sentence != other.sentence:
            swapped = {one.at.line: first.replace(one.sentence, other.sentence), other.at.line: second.replace(other.sentence, one.sentence)}
            yield sheet.lines_of("label", name, swapped, f"sentence of {one.check} {one.word}", f"sentence of {other.check} {other.word}")
        if one.identifier and other.identifier:
            swapped = {one.at.line: first.replace(f"`{one.identifier}`", f"`{other.identifier}`"), other.at.line: second.replace(f"`{other.identifier}`", f"`{one.identifier}`")}
            yield sheet.lines_of("label", name, swapped, f"{one.word} `{one.identifier}`", f"{one.word} `{other.identifier}`")
    for text in block.texts:
        line = sheet.lines[text.at.line - 1]
        for kind, new in list(cells.numbers(text.sentence))[:2]:
            yield sheet.line(kind, name, text.at.line, line.replace(text.sentence, new), text.sentence, new)


def of_landmarks(sheet: Sheet, block: Block, table: Table) -> Iterator[Mutant]:
    """What is shown and never computed with: a number moved, a verification, a population, a row left out."""
    name = home(block)
    for row, after in zip(table.rows, [*table.rows[1:], table.rows[0]], strict=True):
        for cell in row[1:3]:
            for _, new in list(cells.numbers(cell.text))[:2]:
                yield sheet.cell("shown", name, cell, cell.text, new, worded=True)
        for other in others(VERIFICATIONS, row[4].text, 1):
            yield sheet.cell("shown", name, row[4], row[4].text, other, worded=True)
        for place in (1, 3):
            if row[place].text not in (after[place].text, "—"):
                yield sheet.cell("shown", name, row[place], row[place].text, after[place].text, worded=True)
        yield sheet.line("row dropped", name, row[0].at.line, None, sheet.lines[row[0].at.line - 1], "", worded=True)


def of_head(sheet: Sheet, page: Page) -> Iterator[Mutant]:
    """Source, reach, edition, population, statements and readings of the head of a page."""
    at = page.places["Source"]
    labels = [source.label for source in sheet.library.sources.values()]
    said = page.head["Source"]
    label = next(one for one in sorted(labels, key=len, reverse=True) if said.startswith(one))
    changes = [("citation", said, said.replace(label, other)) for other in others(labels, label, 1)]
    changes += [("precedence", f"Portée : {page.head['Portée']}", f"Portée : {other}") for other in _PARTS["Portée"] if other != page.head["Portée"]]
    year = page.head["Édition"][:4]
    changes += [("precedence", f"Édition : {year}", f"Édition : {int(year) + sign}") for sign in (1, -1)]
    for kind, old, new in changes:
        yield _headed(sheet, at.line, kind, old, new)
    for other in _POPULATIONS:
        if other not in page.head["Population"]:
            yield _headed(sheet, page.places["Population"].line, "exception", page.head["Population"].rstrip("."), other)
    for key in ("Couvre", "Couvre en partie", "Montre", "Lectures", "Prime sur"):
        listed = page.listed(key)
        for place, one in enumerate(listed):
            if len(listed) > 1:
                old, new = (f"{one}, ", "") if place == 0 else (f", {one}", "")
                yield _headed(sheet, page.places[key].line, "citation", old, new)
    yield from (_computed(sheet, page, identifier, number.line) for identifier, _, number in page.not_computed if identifier)


def _computed(sheet: Sheet, page: Page, identifier: str, number: int) -> Mutant:
    line = sheet.lines[number - 1]
    return sheet.line("citation", "Non calculé", number, line.replace(f" ({identifier})", ""), f"({identifier})", "", worded=True)


def _headed(sheet: Sheet, number: int, kind: str, old: str, new: str) -> Mutant:
    line = sheet.lines[number - 1]
    return sheet.cell(kind, "head", Cell(line, Place(sheet.page.name, number, 1)), old, new, worded=True)


def of_readings(sheet: Sheet, page: Page) -> Iterator[Mutant]:
    """Two readings that exchange their names, and a number of a reading moved."""
    written = list(page.readings.items())
    for (one, (_, at)), (other, (_, after)) in itertools.pairwise(written):
        lines = {at.line: sheet.lines[at.line - 1].replace(f"- {one} :", f"- {other} :"), after.line: sheet.lines[after.line - 1].replace(f"- {other} :", f"- {one} :")}
        yield sheet.lines_of("citation", "Lectures", lines, f"{one} ; {other}", f"{other} ; {one}")
