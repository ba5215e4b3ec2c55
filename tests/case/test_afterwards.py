"""What follows from what was recorded of a drug: its review, its last dose, the drug that came after it, the mouth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.case.test_courses import length
from tests.case.writing import said

DENOSUMAB = "{id: D1, drug: denosumab, from: 2024-01-10, last: 2026-06-10}"


def leaves(body: str, path: str) -> set[str]:
    """The words that remain possible of a fact of the first treatment."""
    return {word for statement in said(body, path, "treatment", "D1") for word in statement.words or ()}


def after(other: str, first: str = DENOSUMAB) -> set[str]:
    """The drugs of its class that the first treatment may have been followed by."""
    return leaves(f"treatments: [{first}, {other}]\n", "relay")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param("{id: D2, drug: zoledronic_acid, from: 2026-09-10}", {"zoledronic_acid"}, id="begun after the last dose"),
        pytest.param("{id: D2, drug: zoledronic_acid, from: 2023-01-10, last: 2026-09-10}", {"zoledronic_acid"}, id="given again after it"),
        pytest.param("{id: D2, drug: zoledronic_acid, from: 2023-01-10}", {"none"}, id="begun before it, no later dose recorded"),
        pytest.param("{id: D2, drug: zoledronic_acid, from: 2026-06}", {"none", "zoledronic_acid"}, id="some day of the month of the last dose"),
        pytest.param("{id: D2, drug: zoledronic_acid}", {"none", "zoledronic_acid"}, id="no date"),
        pytest.param("{id: D2, drug: gemcitabine, from: 2026-09-10}", {"none"}, id="of another class"),
        pytest.param("{id: D2, procedure: radiotherapy, from: 2026-09-10}", {"none"}, id="no drug"),
    ],
)
def test_the_drug_that_came_after_is_of_the_same_class_and_later(other: str, expected: set[str]) -> None:
    assert after(other) == expected


def test_the_first_drug_after_is_the_relay() -> None:
    later = "{id: D2, drug: pamidronate, from: 2026-10-10}, {id: D3, drug: zoledronic_acid, from: 2026-09-10}"
    assert after(later) == {"zoledronic_acid"}


def test_without_a_last_dose_the_stop_counts() -> None:
    assert after("{id: D2, drug: zoledronic_acid, from: 2026-09-10}", "{id: D1, drug: denosumab, to: 2026-06-10}") == {"zoledronic_acid"}


def test_a_drug_that_stopped_before_the_start_is_no_relay() -> None:
    """Zoledronic acid, then denosumab whose last injection is not dated."""
    before = "{id: D2, drug: zoledronic_acid, from: 2023-01-01, to: 2024-01-01}"
    assert after(before, "{id: D1, drug: denosumab, from: 2024-01-10}") == {"none"}


def test_without_any_date_a_relay_is_not_sure() -> None:
    assert after("{id: D2, drug: zoledronic_acid, from: 2026-09-10}", "{id: D1, drug: denosumab}") == {"none", "zoledronic_acid"}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("", {"not_done"}, id="nothing recorded"),
        pytest.param(", reviewed: no", {"not_done"}, id="said not done"),
        pytest.param(", reviewed: yes", {"done"}, id="said done"),
        pytest.param(", reviewed: 2026-02-01", {"done"}, id="on a day"),
        pytest.param(", reviewed: 2027-02-01", {"not_done"}, id="after the day of the board"),
    ],
)
def test_a_review_is_done_when_the_file_records_it(keys: str, expected: set[str]) -> None:
    assert leaves(f"treatments: [{{id: D1, drug: denosumab, from: 2024-01-10{keys}}}]\n", "review") == expected


def test_a_review_said_not_to_be_known_is_not_known() -> None:
    assert not said("treatments: [{id: D1, drug: denosumab, reviewed: ?}]\n", "review", "treatment", "D1")


@pytest.mark.parametrize(("day", "months"), [("2026-01-10", (24, 24)), ("2026-01-09", (23, 23)), ("2026-01", (23, 24))])
def test_how_long_the_drug_had_been_given_at_its_review(day: str, months: tuple[int, int]) -> None:
    assert length(f"treatments: [{{id: D1, drug: denosumab, from: 2024-01-10, reviewed: {day}}}]\n", "months_at_review") == months


def test_how_old_the_last_dose_is_and_how_late_in_the_treatment_it_came() -> None:
    body = "treatments: [{id: D1, drug: denosumab, from: 2024-10-01, last: 2026-10-24}]\n"
    assert length(body, "days_since_last") == (28, 28)
    assert length(body, "months_at_last") == (24, 24)


def test_a_treatment_that_stopped_had_its_last_dose_by_then() -> None:
    body = "treatments: [{id: D1, drug: denosumab, from: 2026-01-21, to: 2026-06-21}]\n"
    assert length(body, "months_since_last") == (5, 10)


@pytest.mark.parametrize(("day", "months"), [("2026-05-21", (6, 6)), ("2026-05-22", (5, 5)), ("2026-05", (5, 6))])
def test_how_long_ago_the_mouth_was_seen(day: str, months: tuple[int, int]) -> None:
    assert length(f"dental: {{reviewed: {day}}}\n", "dental.months", "patient", "") == months


@pytest.mark.parametrize(
    ("now", "before", "rise"),
    [("124 µmol/L", "80 µmol/L", 44), ("60 µmol/L", "80 µmol/L", 0), ("1.5 mg/dL", "88.4 µmol/L", Fraction("44.2"))],
)
def test_how_much_creatinine_has_risen_since_the_first_dose(now: str, before: str, rise: Fraction) -> None:
    body = f"labs: [{{test: creatinine, value: {now}, on: 2026-11-18}}, {{test: creatinine_baseline, value: {before}, on: 2025-01-10}}]\n"
    (statement,) = said(body, "labs.creatinine_rise")
    assert statement.amount is not None
    assert (statement.amount.low, statement.amount.high) == (rise, rise)
    assert statement.on is not None
    assert statement.on.iso() == "2026-11-18"


def test_without_the_first_creatinine_no_rise_is_known() -> None:
    assert not said("labs: [{test: creatinine, value: 124 µmol/L, on: 2026-11-18}]\n", "labs.creatinine_rise")
