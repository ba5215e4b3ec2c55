"""What a cell of a table says: read again, it is the statement that was written."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from jalon.case import Amount, Case, CaseTroubles, Statement, read_case, vocabulary
from jalon.case.trouble import Unreadable
from jalon.cohort.cell import read_cell, written
from tests.fuzz.imagined import build

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.yaml"))


def imagined(numbers: range) -> list[Case]:
    """The imagined case files of some seeds that can be read."""
    found = []
    for seed in numbers:
        try:
            found.append(read_case(json.dumps(build(random.Random(seed)), ensure_ascii=False)))
        except CaseTroubles:
            continue
    return found


def meant(statement: Statement) -> tuple[object, ...]:
    """What a statement says, leaving out how it was written."""
    return statement.words, statement.amount, statement.days, statement.unknown, statement.text if not statement.unknown else None


@pytest.mark.parametrize("cases", [lambda: [read_case(path) for path in EXAMPLES], lambda: imagined(range(400))], ids=["examples", "imagined"])
def test_a_statement_written_in_a_cell_is_read_again(cases: Callable[[], list[Case]]) -> None:
    read = 0
    for case in cases():
        for thing in case.things:
            for name, statements in thing.facts.items():
                known = vocabulary().field(name if thing.kind == "patient" else f"{thing.kind}.{name}")
                for said in statements if known is not None else ():
                    assert known is not None
                    again = read_cell(known.type, written(said))
                    assert not isinstance(again, Unreadable), (name, said)
                    if said.days is None or known.path != "patient.born":  # a birth is told to the month
                        assert meant(again) == meant(said), (name, said)
                    read += 1
    assert read > 100


def test_several_words_and_open_ends() -> None:
    drug_class = vocabulary().fields["treatment.drug_class"].type
    said = read_cell(drug_class, "chemotherapy|immunotherapy")
    assert isinstance(said, Statement)
    assert said.words == frozenset(("chemotherapy", "immunotherapy"))
    calcium = vocabulary().fields["labs.calcium"].type
    said = read_cell(calcium, "]2..5/2[ mmol/L")
    assert isinstance(said, Statement)
    assert said.amount == Amount(Fraction(2), Fraction(5, 2), "mmol/L", low_open=True, high_open=True)


@pytest.mark.parametrize(("path", "text"), [("lesion.matrix", "lytic|bizarre"), ("labs.calcium", "2.4"), ("labs.calcium", "[2..3] lieues"), ("lesion.site", "coude")])
def test_a_cell_that_says_nothing_readable_is_refused(path: str, text: str) -> None:
    assert isinstance(read_cell(vocabulary().fields[path].type, text), Unreadable)
