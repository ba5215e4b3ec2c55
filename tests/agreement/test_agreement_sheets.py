"""The shipped sheets: patient engine, columns and brute force on cases made backwards from every line (meaning.md, rule 7).

Slow: with the whole paper on bone metastases, 168 rules, the run takes longer than `make test` may. `make soak` and
`pytest -m slow tests/agreement` hold it; `tests/cohort/test_answers.py` holds columns and patient engine together in `make test`.
"""

from __future__ import annotations

import pytest

from jalon.guideline.program import Program
from tests.agreement.conftest import CASES
from tests.agreement.lines import uses
from tests.agreement.run import Run

pytestmark = pytest.mark.slow


def test_every_engine_answers_what_brute_force_finds(compared: Run) -> None:
    assert not compared.differing, compared.told()
    assert compared.seen.cases == CASES


def test_most_answers_are_compared_with_all_their_completions(compared: Run) -> None:
    """Beyond 4,096 completions only some are drawn: then an engine that says too much would pass."""
    assert compared.seen.enumerated > 20 * compared.seen.drawn


def test_hardly_any_wanted_case_is_refused_by_the_reader_of_cases(compared: Run) -> None:
    assert compared.tally.refused + compared.tally.unreached < CASES / 100


def test_every_line_of_every_table_is_possible_in_some_case(shipped: Program, compared: Run) -> None:
    assert uses(shipped) - compared.seen.possible == set()


def test_every_line_of_every_table_decides_some_case(shipped: Program, compared: Run) -> None:
    """Rows, points, checks met and not met and waived, exceptions both ways, each window inside, before and after."""
    assert uses(shipped) - compared.seen.decisive == set()
