"""JSON says the same as YAML, with lines."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from jalon.case import read_case
from tests.case.writing import DEMO, refusal, words


def plain(text: str) -> Any:
    """The canonical case as JSON data: every value a string, as it is written."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def test_json_equals_yaml() -> None:
    as_yaml, as_json = read_case(DEMO), read_case(json.dumps(plain(DEMO.read_text(encoding="utf-8"))))

    assert [(t.kind, t.id, dict(t.facts)) for t in as_json.things] == [(t.kind, t.id, dict(t.facts)) for t in as_yaml.things]
    assert as_json.complete == as_yaml.complete


def test_true_false_and_null_are_yes_no_and_unknown() -> None:
    case = read_case('{"on": "2026-11-21", "symptoms": {"deficit": true, "sphincter": false, "fever": null}, "nodes": {"cells": 1.5e2}}')
    facts = case.things[0].facts

    assert facts["symptoms.deficit"][0].words == words("yes")
    assert facts["symptoms.sphincter"][0].words == words("no")
    assert facts["symptoms.fever"][0].unknown
    assert facts["nodes.cells"][0].amount is not None
    assert facts["nodes.cells"][0].amount.low == 150


def test_json_troubles_have_lines() -> None:
    assert refusal('{\n"on": "2026-11-21",\n"lesions": [\n {"id": "A",\n  "matrix": "lytik"}]}') == ['lesions[A].matrix (line 5): "lytik"; did you mean lytic?']


def test_json_keys_written_twice_are_told_with_both_lines() -> None:
    assert refusal('{"on": "2026-11-21",\n"wish": "a",\n"wish": "b"}') == ['file (line 3): "wish"; key written twice, lines 2 and 3; keep one of them']


@pytest.mark.parametrize("text", ["{on: 2026-11-21}", '{"on": 2026-11-21, wish: x}', '{"on":"2026-11-21",}'])
def test_a_brace_may_also_open_yaml(text: str) -> None:
    assert read_case(text).on.year == 2026


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    (message,) = refusal('{"on": "2026-11-21", "nodes": {"cells": ' + number + "}}")

    assert message.startswith(f'nodes.cells (line 1): "{number}"; this is not a number')


def test_half_a_character_is_refused() -> None:
    assert refusal('{"on": "2026-11-21", "wish": "\\ud800"}') == ["file (line 1): impossible character"]
