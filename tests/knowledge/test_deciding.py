"""Each line of each table decides in a row of `Cas`, so that a wrong line would be seen; and so does what a page says that it computes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from jalon.case import read_case
from jalon.engine.tree import Decision, Option, Requirement, Score, Windows
from jalon.guideline.answers import Reasoner
from jalon.guideline.library import Library
from jalon.guideline.page import Block, Page
from jalon.guideline.program import Program, Rule
from jalon.guideline.statements import coverage
from jalon.guideline.written import MARK
from tests.knowledge.deciding import Line, decided, line, of_rule
from tests.knowledge.test_sheets import ROWS
from tests.shipped import sheets

# The sum of a score, and the column of the same day: said by a whole table.
WHOLE = {"004.T3.mirels.total": "mirels", "004.T4.sins.total": "sins", "004.Q15.no-same-day": "washout"}
# A vertebra without SINS is « fragile ou solide »: its row is possible beside that of a sound bone, and never alone.
BESIDE_ANOTHER = {("strategie.md", "p10")}
SAID = ("Lettre", "Lettre au médecin", "Carte", "Lexique", "Lexique du patient")


@cache
def deciding() -> frozenset[Line]:
    """The lines that decide in a row of `Cas`, or in a file without any tumour, which no row can be."""
    program, library = sheets()
    return frozenset(decided(program, library, ROWS)) | frozenset(_without_tumour(program))


def _without_tumour(program: Program) -> Iterator[Line]:
    """Files that say there is no tumour, and files that name none, for the rules that `Cas` expect."""
    tried = {name for example in ROWS for name, _ in example.expected}
    for tumours in ({"tumours": [], "listed": {"tumours": "complete", "lesions": "complete"}}, {"listed": {"lesions": "complete"}}):
        for lesions in ([], [{"id": "L1", "organ": "bone", "regional": "no"}, {"id": "L2", "organ": "node", "regional": "yes"}]):
            file = {"case": "none", "on": "2026-11-21", **tumours, "lesions": lesions}
            reasoner = Reasoner.begin(program, read_case(json.dumps(file).encode()))
            for rule in program.rules:
                yield from of_rule(reasoner, rule) if rule.name in tried else ()


def lines(program: Program, rule: Rule) -> Iterator[Line]:
    """Every line of the table of a rule; the caption of a derived fact."""
    match program.slots[rule.slot].body:
        case Decision(_, rows):
            yield from (line(row.at) for row in rows)
        case Score(items):
            yield from (line(row.at, score=True) for item in items for row in item.rows)
        case Requirement(_, _, at):
            yield line(at)
        case Option(arguments):
            yield from (line(argument.at) for argument in arguments)
        case Windows() as body:
            yield from (line(window.at) for window in body.every)
        case _:
            yield rule.sheet, rule.line, 0


def test_every_line_of_every_table_decides_in_a_case() -> None:
    program, library = sheets()
    beside = {at for mark, _, at in hung(library) if (at[0], mark) in BESIDE_ANOTHER}
    assert len(beside) == len(BESIDE_ANOTHER)
    assert sorted({at for rule in program.rules for at in lines(program, rule)} - deciding() - beside) == []


def test_every_computed_statement_decides_in_a_case() -> None:
    """By its own line, not by another of its page. A figure is shown beside the answers of a rule; letters and lexicon decide nothing."""
    program, library = sheets()
    computed = {one.id for one in coverage(library.pages) if one.state == "computed"}
    by_line = {statement for _, statement, at in hung(library) if at in deciding()}
    by_figure = {statement for rule in program.rules for landmark in rule.landmarks for statement in program.notes[landmark.note].statements
                 if deciding() & set(lines(program, rule))}
    by_table = {one for one, name in WHOLE.items() if set(lines(program, program.rules[program.by_name[name]])) <= deciding()}
    told = {statement for page in library.pages for block in page.blocks if block.kind in SAID for _, statement, _ in of_block(page, block)}
    assert sorted(computed - by_line - by_figure - by_table - told) == []


def hung(library: Library) -> Iterator[tuple[str, str, Line]]:
    """Each note, each of its statements, and the line that calls it."""
    for page in library.pages:
        for block in page.blocks:
            yield from of_block(page, block)


def of_block(page: Page, block: Block) -> Iterator[tuple[str, str, Line]]:
    """The notes that one table calls. In a grid of points the note of a cell is about its criterion, that of the points about the row."""
    for row in block.table.rows if block.table else ():
        for place, cell in enumerate(row):
            about = [cell] if place and block.table and block.table.header[0].text == "Points" else row
            columns = {other.at.column for other in about} if block.kind == "Score" else {0}
            yield from _notes(page, cell.text, {(page.name, cell.at.line, column) for column in columns})
    yield from _notes(page, block.arguments, {(page.name, block.at.line, 0)})


def _notes(page: Page, text: str, lines_meant: set[Line]) -> Iterator[tuple[str, str, Line]]:
    for call in MARK.finditer(text):
        yield from ((call[1], statement, at) for statement in page.notes[call[1]].statements for at in lines_meant)
