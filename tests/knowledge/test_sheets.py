"""The shipped sheets: each row of their `Cas` tables is one test, named sheet:line; the rest is what `jalon check` says."""

from __future__ import annotations

import pytest

from jalon.engine.trouble import Troubles
from jalon.guideline.examples import Example, examples, failures
from jalon.guideline.page import Page
from jalon.guideline.statements import catalogue, coverage
from tests.knowledge.checked import report
from tests.shipped import sheets

HEADS = ("Couvre", "Couvre en partie", "Montre")
# Said by a table as a whole, not by one of its rows: the sum of a score, and the column of the same day.
WHOLE = frozenset({"004.T3.mirels.total", "004.T4.sins.total", "004.Q15.no-same-day"})


def rows() -> list[Example]:
    """Every row of every `Cas` table; none when the sheets do not load, which another test says."""
    try:
        _, library = sheets()
    except Troubles:
        return []
    return [example for page in library.pages for example in examples(page, library, library.report(page))]


ROWS = rows()


@pytest.mark.parametrize("example", ROWS, ids=[example.id for example in ROWS])
def test_a_case_of_a_sheet_is_answered_as_the_sheet_expects(example: Example) -> None:
    program, library = sheets()
    assert [french for french, _ in failures(example, program, library)] == []


def test_nothing_is_wrong_with_the_shipped_sheets() -> None:
    assert [trouble.text() for trouble in report().troubles] == []


def test_every_table_is_proved_and_every_case_is_run() -> None:
    assert report().cases == len(ROWS)
    assert [one.rule for one in report().proofs] == list(sheets()[0].rules)
    assert all(one.proof.tried or one.rule.kind == "Grandeur" for one in report().proofs)
    assert [one.defects for one in report().proofs if one.defects] == []


def test_every_rule_that_answers_has_a_case() -> None:
    program, _ = sheets()
    expected = {name for example in ROWS for name, _ in example.expected}
    assert {rule.name for rule in program.rules if not rule.inner} - expected == set()


def pages() -> list[Page]:
    """The shipped pages."""
    return sheets()[1].pages


def test_every_statement_named_by_a_head_is_in_the_catalogue() -> None:
    unknown = {(page.name, one) for page in pages() for key in HEADS for one in page.listed(key) if one not in catalogue()}
    assert unknown == set()


def test_every_statement_said_not_to_be_computed_is_in_the_catalogue() -> None:
    unknown = {(page.name, at.line, one) for page in pages() for one, _, at in page.not_computed if one and one not in catalogue()}
    assert unknown == set()


def test_every_statement_named_by_a_note_is_accounted_for_by_a_head() -> None:
    accounted = {one for page in pages() for key in HEADS for one in page.listed(key)} | {one for page in pages() for one, _, _ in page.not_computed}
    assert {(page.name, one) for page in pages() for note in page.notes.values() for one in note.statements} - {
        (page.name, one) for page in pages() for one in accounted} == set()


def test_every_computed_statement_has_a_row() -> None:
    """What a page says that it computes hangs on a row of one of its tables, by a note."""
    without = {one for page in pages() for one in page.listed("Couvre")
               if not any(one in note.statements and hangs(page, mark) for mark, note in page.notes.items())}
    assert without == WHOLE


def hangs(page: Page, mark: str) -> bool:
    """Whether a note is called by a row of a table that answers, of landmarks that a rule carries, or by the caption of a derived fact."""
    cells = [cell.text for block in page.blocks if block.table and (block.kind != "Repères" or block.name) for row in block.table.rows for cell in row]
    return any(f"[^{mark}]" in text for text in (*cells, *(block.arguments for block in page.blocks)))


def test_no_statement_is_counted_twice() -> None:
    found = coverage(pages())
    assert len(found) == len({one.id for one in found}) == len(catalogue())
