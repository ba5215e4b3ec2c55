"""Which biomarkers were looked for: a result is a test done; silence is neither done nor not done."""

from __future__ import annotations

import pytest

from jalon.case import read_case
from jalon.case.statement import Statement


def looked_for(biomarkers: str, test: str) -> tuple[Statement, ...]:
    """What is known of one test of a tumour with these biomarkers."""
    file = f"case: x\non: 2026-11-21\ntumours:\n  - {{id: T1, organ: lung, biomarkers: {biomarkers}}}\n"
    (tumour,) = read_case(file).of("tumour")
    return tuple(tumour.facts.get(f"tested.{test}", ()))


@pytest.mark.parametrize("written", ["{EGFR: mutated}", "{EGFR: negative}", "{egfr: exon 19}", "{EGFR: {value: mutated, on: 2026-10-01}}"])
def test_a_result_whatever_it_is_says_that_the_test_was_done(written: str) -> None:
    (said,) = looked_for(written, "egfr")
    assert said.words == frozenset(("done",))


@pytest.mark.parametrize("written", ["{PD-L1: not done}", "{PDL1: not tested}", "{PD_L1: non fait}", "not done", "none"])
def test_a_test_said_not_done_is_not_done(written: str) -> None:
    (said,) = looked_for(written, "pd_l1")
    assert said.words == frozenset(("not_done",))


@pytest.mark.parametrize("written", ["{ALK: '?'}", "'?'"])
def test_an_unknown_result_is_unknown(written: str) -> None:
    (said,) = looked_for(written, "alk")
    assert said.unknown


def test_silence_says_nothing() -> None:
    assert looked_for("{EGFR: mutated}", "alk") == ()
    assert looked_for("{KRAS: mutated}", "egfr") == ()
