"""Whether tumour was found in a regional node, from the word and from what was measured."""

from __future__ import annotations

import pytest

from jalon.case import read_case


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        pytest.param("regional: positive", ["yes"], id="the word alone"),
        pytest.param("regional: negative", ["no"], id="clear, and nothing measured"),
        pytest.param("regional: negative, largest_deposit: none", ["no"], id="clear, and no deposit"),
        pytest.param("regional: negative, largest_deposit: 0.1 mm", ["yes"], id="isolated cells: the node is reported as negative"),
        pytest.param("regional: negative, cells: 12", ["yes"], id="some cells"),
        pytest.param("regional: negative, cells: 0", ["no"], id="clear, and no cells"),
        pytest.param("cells: 0", [], id="no dispersed cells: a deposit may be solid"),
        pytest.param("positive: 0, examined: 3", ["no"], id="none of three nodes"),
        pytest.param("positive: 2, examined: 3", ["yes"], id="two of three nodes"),
        pytest.param("regional: negative, largest_deposit: 0..1 mm", [], id="the measure may be of nothing"),
        pytest.param("regional: '?', largest_deposit: '?'", [], id="not known"),
        pytest.param("regional: not done", [], id="nobody looked"),
        pytest.param("examined: 3", [], id="only a number of nodes"),
    ],
)
def test_a_deposit_outweighs_the_word(nodes: str, found: list[str]) -> None:
    case = read_case(f"case: c\non: 2026-11-21\nnodes: {{{nodes}}}\n".encode())

    said = case.things[0].facts.get("nodes.found", ())

    assert [word for one in said for word in one.words or ()] == found
