"""Random sheets of every kind of table: patient engine, columns and brute force on cases made backwards from their lines."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, note, settings

from tests.agreement.expressions import load_expressions, random_pages
from tests.agreement.run import run

RANDOM = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False,
                  phases=(Phase.generate,), max_examples=40)  # fmt: skip
CASES = 20


@RANDOM
@given(random_pages())
def test_engines_agree_on_random_expressions(pages: list[str]) -> None:
    for page in pages:
        note(page)
    with tempfile.TemporaryDirectory() as folder:
        program = load_expressions(Path(folder), pages)

    done = run(program, range(CASES), most=1_000)

    assert not done.differing, done.told()
