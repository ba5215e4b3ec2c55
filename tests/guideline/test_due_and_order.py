"""Due dates (hulls over partial dates and readings) and objects put in order."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from jalon.guideline.boards import board
from jalon.guideline.program import Program
from tests.guideline.right_sheets import DUE, RANKED
from tests.meaning.small_sheets import answer, case_of, sheets


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return sheets(tmp_path_factory.mktemp("due"), DUE, RANKED)


def treated(program: Program, rule: str, keys: str) -> dict[str, Any]:
    return answer(program, rule, f"treatments: [{{id: D1, drug: denosumab, running: yes, {keys}}}]", "treatment:D1").json()


@pytest.mark.parametrize(
    ("start", "first", "last", "said"),
    [
        pytest.param("2024-11-21", "2026-11-21", "2026-11-21", "21/11/2026", id="to the day"),
        pytest.param("2024-11", "2026-11-01", "2026-11-30", "", id="some day of a month"),
        pytest.param("2024-02-29", "2026-02-28", "2026-02-28", "28/02/2026", id="a day that the other year has not"),
    ],
)
def test_a_due_date_is_a_date_and_a_delay(program: Program, start: str, first: str, last: str, said: str) -> None:
    made = treated(program, "review", f"from: {start}")

    assert made["due"] == {"first": first, "last": last}
    assert said in made["text"]["fr"]


def test_two_readings_are_kept_from_the_first_to_the_last(program: Program) -> None:
    """Three months after the last dose, or after the day on which the next one was expected."""
    assert treated(program, "relay", "last: 2026-08-05")["due"] == {"first": "2026-11-05", "last": "2026-12-02"}
    assert treated(program, "relay", "last: 2026-08")["due"] == {"first": "2026-11-01", "last": "2026-12-28"}


def test_without_its_date_nothing_is_due_on_a_day(program: Program) -> None:
    made = treated(program, "review", 'from: "?"')
    assert made["due"] is None
    assert [entry["fact"] for entry in made["missing"]] == ["treatment:D1.from"]


def test_the_date_on_which_it_rests_is_among_the_reasons(program: Program) -> None:
    assert "treatment:D1.from" in {entry["fact"] for entry in treated(program, "review", "from: 2020-01-05")["because"]}


def test_a_more_precise_date_leaves_days_that_were_possible(program: Program) -> None:
    spans = [treated(program, "relay", f"last: {day}")["due"] for day in ("2026", "2026-08", "2026-08-05")]
    assert all(before["first"] <= after["first"] and after["last"] <= before["last"] for before, after in itertools.pairwise(spans))


LESIONS = """
    lesions:
    - {id: L1, site: spine.T6, accessible: yes, matrix: blastic}
    - {id: L2, site: spine.T8, accessible: yes, matrix: lytic}
    - {id: L3, site: femur.shaft.left, accessible: no}
    - {id: L4, site: spine.L1, accessible: yes, matrix: mixed}
    conditions: {coagulation_disorder: none}
    """


def ordered(program: Program, case: str = LESIONS) -> dict[str, Any]:
    return answer(program, "biopsy", case).json()


def test_the_value_is_the_order_the_last_class_left_out(program: Program) -> None:
    made = ordered(program)

    assert (made["status"], made["value"], made["outcome"]) == ("certain", ["lesion:L2", "lesion:L4", "lesion:L1"], "propose")
    assert made["possible"] == [made["value"]]
    assert made["ranking"] == [
        {"about": "lesion:L2", "class": "first"},
        {"about": "lesion:L4", "class": "first"},
        {"about": "lesion:L1", "class": "second"},
        {"about": "lesion:L3", "class": "never"},
    ]
    assert made["text"]["fr"] == "Biopsier dans cet ordre : L2, vertèbre T8 ; puis L4, vertèbre L1 ; puis L1, vertèbre T6."
    assert made["others"] is True  # nothing says that the list of lesions is complete
    assert "lesion:L3.accessible" in {entry["fact"] for entry in made["because"]}


def test_a_class_that_is_open_leaves_the_order_open_and_is_asked_for(program: Program) -> None:
    made = ordered(program, LESIONS.replace("matrix: blastic", 'matrix: "?"'))

    assert (made["status"], made["value"], made["outcome"]) == ("bounded", None, "propose")
    assert made["possible"] == [["lesion:L1", "lesion:L2", "lesion:L4"], ["lesion:L2", "lesion:L4", "lesion:L1"]]
    assert {"about": "lesion:L1", "possible": ["first", "second"]} in made["ranking"]
    assert [entry["fact"] for entry in made["missing"]] == ["lesion:L1.matrix"]
    assert made["text"]["fr"] == "Biopsier dans cet ordre : ordre à préciser."


def test_what_may_not_count_is_in_some_orders_only(program: Program) -> None:
    made = ordered(program, LESIONS.replace("accessible: no", 'accessible: "?", matrix: lytic'))
    assert made["possible"] == [["lesion:L2", "lesion:L3", "lesion:L4", "lesion:L1"], ["lesion:L2", "lesion:L4", "lesion:L1"]]


def test_an_open_outcome_leaves_the_answer_open_with_its_order(program: Program) -> None:
    made = ordered(program, LESIONS.replace("coagulation_disorder: none", 'coagulation_disorder: "?"'))
    assert (made["status"], made["value"], made["possible"]) == ("bounded", None, [["lesion:L2", "lesion:L4", "lesion:L1"]])
    assert made["outcomes"] == ["propose", "board"]


def test_no_object_is_an_empty_order(program: Program) -> None:
    made = ordered(program, "lesions: none\nconditions: {coagulation_disorder: none}")
    assert (made["status"], made["value"], made["ranking"], made["others"]) == ("certain", [], [], False)


def test_of_too_many_orders_each_lesion_that_may_come_first_is_told(program: Program) -> None:
    lesions = "\n".join(f"- {{id: L{number}, site: spine.T{number}}}" for number in range(1, 9))
    made = ordered(program, f"lesions:\n{lesions}\nconditions: {{coagulation_disorder: none}}")
    assert (made["status"], made["possible"]) == ("bounded", [[f"lesion:L{number}"] for number in range(1, 9)])
    assert all(one["possible"] == ["first", "second", "never"] for one in made["ranking"])


def test_the_orders_of_a_completed_file_were_possible(program: Program) -> None:
    open_ = ordered(program, LESIONS.replace("matrix: blastic", 'matrix: "?"'))["possible"]
    for matrix in ("lytic", "mixed", "blastic"):
        assert ordered(program, LESIONS.replace("matrix: blastic", f"matrix: {matrix}"))["value"] in open_


def test_an_order_changes_nothing_that_the_board_keeps_for_other_answers(program: Program) -> None:
    """Citations are shared by the answers that meet the same rows: an order adds to its own only."""
    once, twice = (board(program, case_of(LESIONS)).answers for _ in range(2))
    assert [one.json() for one in once] == [one.json() for one in twice]
