"""Of nodes of which a file says nothing, nothing is asked unless the tumour is of the breast; what is told of them is told at once."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.case import read_case
from jalon.guideline.answers import Answer
from jalon.guideline.boards import board
from tests.shipped import program


def deposit(text: str) -> Answer:
    made = board(program(), read_case(f"case: c\non: 2026-11-21\n{text}".encode()))
    return next(one for one in made.answers if one.rule == "nodes.deposit")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("tumours: [{organ: lung, histology: adenocarcinoma}]", id="lung"),
        pytest.param("tumours: [{organ: prostate, tnm: {n: 1}}]", id="prostate, an N written"),
        pytest.param("lesions: [{organ: bone}]", id="no tumour recorded"),
        pytest.param("tumours: [{organ: lung}]\nnodes: {regional: not done}", id="nodes said not to be examined"),
    ],
)
def test_a_file_that_says_nothing_of_nodes_is_not_asked_for_a_deposit(text: str) -> None:
    """Nor is it told that the nodes are clear."""
    answer = deposit(text)

    assert (answer.status, answer.value, answer.missing, answer.conflicts) == ("not_applicable", None, [], [])
    assert "pas de tumeur" not in answer.text["fr"].casefold()


@pytest.mark.parametrize("text", ["tumours: [{organ: breast}]", "tumours: [{organ: lung}, {organ: breast}]", "tumours: [{histology: adenocarcinoma}]"])
def test_a_tumour_that_is_or_may_be_of_the_breast_raises_the_question(text: str) -> None:
    answer = deposit(text)

    assert set(answer.possible) == {"none", "isolated_cells", "micrometastasis", "macrometastasis"}
    assert {"nodes.regional", "nodes.largest_deposit"} <= {entry["fact"] for entry in answer.missing}


@pytest.mark.parametrize(("nodes", "found"), [("regional: negative", "none"), ("largest_deposit: 1 mm", "micrometastasis"), ("largest_deposit: 4 mm", "macrometastasis")])
def test_what_is_noted_of_nodes_is_answered_for_any_solid_tumour(nodes: str, found: str) -> None:
    assert deposit(f"tumours: [{{organ: lung}}]\nnodes: {{{nodes}}}").value == found


def leaves(text: str, fact: str) -> dict[str, set[Any]]:
    entry = next(entry for entry in deposit(text).missing if entry["fact"] == fact)
    return {key: set(left) for key, left in entry["leaves"].items()}


def test_what_a_size_would_leave_does_not_ask_twice_whether_there_is_tumour() -> None:
    """A deposit of one millimetre is tumour: nobody has to say so besides."""
    told = leaves("tumours: [{organ: breast}]", "nodes.largest_deposit")

    assert told["0.2 <.. 2 mm"] == {"micrometastasis"}
    assert told["> 2 mm"] == {"macrometastasis"}
    assert all(deposit(f"tumours: [{{organ: breast}}]\nnodes: {{largest_deposit: {size}}}").value in left for size, left in (("1 mm", told["0.2 <.. 2 mm"]), ("3 mm", told["> 2 mm"])))


def test_missing_asks_for_what_a_file_can_say() -> None:
    """Whether tumour was found is read from the report: what is asked for is the report."""
    for text in ("tumours: [{organ: breast}]", "tumours: [{organ: lung}]\nnodes: {examined: 3}"):
        assert "nodes.found" not in {entry["fact"] for entry in deposit(text).missing}
    assert leaves("tumours: [{organ: breast}]", "nodes.regional")["nodes.found no"] == {"none"}


def test_a_deposit_of_no_size_in_positive_nodes_is_a_contradiction() -> None:
    answer = deposit("tumours: [{organ: breast}]\nnodes: {regional: positive, largest_deposit: none}")

    assert answer.status == "bounded"
    assert {"nodes.found", "nodes.largest_deposit"} & set(answer.json()["contradictory"])
