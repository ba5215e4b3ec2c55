"""Each row cites the statement that it is about: the place, the drug, the criterion and the numbers agree with the catalogue."""

from __future__ import annotations

import re

import pytest

from jalon.engine.sheet import Cell
from jalon.guideline.names import Words
from jalon.guideline.page import Block, Note, Page, mark
from jalon.guideline.statements import catalogue
from tests.shipped import sheets

PROGRAM, LIBRARY = sheets()
REFERENCE = "Confavreux 2018"
# How the catalogue calls what a criterion of a score counts.
CRITERIA = {
    ("mirels", "lesion.site"): "004.T3.mirels.site",
    ("mirels", "lesion.cortical_extent"): "004.T3.mirels.size",
    ("mirels", "lesion.matrix"): "004.T3.mirels.type",
    ("mirels", "lesion.pain.grade"): "004.T3.mirels.pain",
    ("sins", "lesion.site"): "004.T4.sins.location",
    ("sins", "sins.pain"): "004.T4.sins.pain",
    ("sins", "lesion.matrix"): "004.T4.sins.bone",
    ("sins", "lesion.spine.alignment"): "004.T4.sins.alignment",
    ("sins", "sins.body"): "004.T4.sins.collapse",
    ("sins", "lesion.spine.posterolateral"): "004.T4.sins.posterolateral",
}
CLASSES = {
    "classe : immunothérapie": ("004.Q15.ici-7-days", "004.T2.immunotherapies"),
    "classe : thérapie ciblée": ("004.T2.other-targeted-therapies",),
    "tout autre médicament anticancéreux": ("004.Q15.three-risk-profiles",),
}
TOTALS = ("mirels_conduct", "sins_class")
# How a note calls a part of the article that is neither a question nor a table.
PARTS = {
    "Abstract": "résumé",
    "1. Introduction": "introduction",
    "2.1 Histologie": "histologie",
    "2.2 Imagerie": "imagerie",
    "3. Questions 6-8": "questions? [678]",
    "4.2 Radiothérapie": "radiothérapie",
    "5. Approche intégrative": "section 5",
    "Figure 1": "figure 1",
    "Figure 2": "figure 2",
    "2.2 et 5": "imagerie",
    "Ensemble du texte": "ensemble du texte",
}


def page_of(block_name: str) -> tuple[Page, Block]:
    """The page of the reference document that has a rule, and its table."""
    ((page, block),) = (
        (page, block) for page in LIBRARY.pages for block in page.blocks if block.name == block_name and block.kind != "Repères" and page.head["Source"].startswith(REFERENCE)
    )
    return page, block


def note_of(page: Page, cells: tuple[Cell, ...]) -> Note:
    """The note of the first of some cells that calls one."""
    return page.notes[next(name for name in (mark(cell.text)[1] for cell in cells) if name)]


def several(place: str) -> str:
    """`question 12`, also as the last of « questions 11 et 12 »."""
    kind, number = place.split()
    return rf"{kind}[sx]?(?: \d+(?:,| et| à))* {number}"


@pytest.mark.parametrize("page", [page for page in LIBRARY.pages if page.head["Source"].startswith(REFERENCE)], ids=lambda page: page.name)
def test_a_note_cites_statements_of_the_place_that_it_names(page: Page) -> None:
    """« Question 8 » or « Tableau 4 », in the note, in a row that calls it or at the head of its page, is where the catalogue has the statement."""
    for name, note in page.notes.items():
        rows = (cell.text for block in page.blocks if block.table for row in block.table.rows for cell in row if f"[^{name}]" in cell.text)
        here = " ".join((page.head["Source"], note.where, *rows)).casefold()
        for statement in note.statements:
            where = catalogue()[statement]["where"]
            place = re.search(r"(?:Question|Tableau) \d+", where)
            named = several(place[0].casefold()) if place else PARTS[where]
            assert re.search(rf"\b{named}\b", here), (page.name, note.at.line, statement)


def test_the_row_of_a_drug_or_of_a_class_cites_the_statement_about_it() -> None:
    page, block = page_of("washout")
    named = LIBRARY.names.find("treatment.drug", ())
    assert named is not None
    assert isinstance(named.kind, Words)
    assert block.table is not None
    found = 0
    for row in block.table.rows:
        (*ids,) = named.kind.french.get(mark(row[0].text)[0], ())
        if mark(row[0].text)[0] in CLASSES:
            assert note_of(page, row).statements == CLASSES[mark(row[0].text)[0]]
            found += 1
        if len(ids) == 1:
            found += 1
            assert note_of(page, row).statements == (f"004.T2.{ids[0]}",), row[0].text
    assert found == 12 + len(CLASSES)


def test_a_delay_that_is_not_known_is_known_on_neither_side() -> None:
    """One delay that is not known is enough to discuss: a number beside it would be read by nobody."""
    _, block = page_of("washout")
    assert block.table is not None
    assert [row[0].text for row in block.table.rows if (row[1].text == "inconnue") != (row[2].text == "inconnue")] == []


def test_a_criterion_of_a_score_cites_the_statement_about_that_criterion() -> None:
    _, block = page_of("sins")
    page = page_of("sins")[0]
    assert block.table is not None
    path = ""
    for row in block.table.rows:
        path = row[0].text.partition("`")[2].partition("`")[0] or path
        assert note_of(page, row).statements == (CRITERIA["sins", path],), row[1].text


def test_a_cell_of_the_mirels_grid_cites_the_statement_about_its_column() -> None:
    page, block = page_of("mirels")
    assert block.table is not None
    paths = [cell.text.partition("`")[2].partition("`")[0] for cell in block.table.header]
    for row in block.table.rows:
        for path, cell in zip(paths[1:], row[1:], strict=True):
            if cell.text != "aucune ligne":
                assert CRITERIA["mirels", path] in note_of(page, (cell, row[0])).statements, cell.text


@pytest.mark.parametrize("rule", TOTALS)
def test_a_row_of_a_total_cites_the_statement_with_its_numbers(rule: str) -> None:
    """`0 .. 6` is 004.T4.sins.0-6-stable; `≤ 7` is 004.T3.mirels.le7-rt."""
    page, block = page_of(rule)
    assert block.table is not None
    for row in block.table.rows:
        said = mark(row[0].text)[0]
        if said != "—":
            (statement,) = note_of(page, row).statements
            sign = {"≤": "le", "≥": "ge"}.get(said[0], "")
            assert statement.rpartition(".")[2].startswith(sign + "-".join(re.findall(r"\d+", said)) + "-"), (said, statement)
