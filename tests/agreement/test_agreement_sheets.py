"""The shipped sheets: patient engine, columns and brute force on a case made backwards from every line (meaning.md, rule 7).

Each case is described until few completions of its rule are left, so that brute force takes them all. Patient engine and columns
are compared on every rule of every case. `make soak` makes other cases, of which less is known.
"""

from __future__ import annotations

from jalon.guideline.program import Program
from tests.agreement.lines import uses
from tests.agreement.run import Run
from tests.agreement.wanted import goals

# Shares that may only rise. What is left rests on facts that the writer of cases cannot tell at will.
REACHED, POSSIBLE, DECISIVE = 0.99, 0.93, 0.86


def test_every_engine_answers_what_brute_force_finds(compared: Run) -> None:
    assert not compared.differing, compared.told()


def test_every_rule_is_compared(shipped: Program, compared: Run) -> None:
    assert compared.rules == {shipped.slots[rule.slot].path for rule in shipped.rules}


def test_hardly_any_answer_is_compared_with_some_of_its_completions_only(compared: Run) -> None:
    """Beyond 4,096 completions only some are drawn: then an engine that says too much would pass."""
    assert compared.seen.enumerated > 40 * compared.seen.drawn


def test_hardly_any_wanted_case_cannot_be_made(shipped: Program, compared: Run) -> None:
    """Neither out of reach, nor refused by the reader of cases."""
    assert compared.seen.cases > REACHED * len(goals(shipped))


def test_nearly_every_line_of_every_table_is_possible_and_decides(shipped: Program, compared: Run) -> None:
    """Rows, points, checks met and not met and waived, exceptions both ways, each window inside, before and after."""
    lines = uses(shipped)
    assert len(lines & compared.seen.possible) > POSSIBLE * len(lines), sorted(lines - compared.seen.possible)
    assert len(lines & compared.seen.decisive) > DECISIVE * len(lines), sorted(lines - compared.seen.decisive)
