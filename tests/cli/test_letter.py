"""`jalon letter`: to the terminal, to a file, to JSON; what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.cli.main import outcome

DEMO = str(Path(__file__).parents[2] / "examples" / "cases" / "demo-femur.yaml")


def test_without_a_file_the_sentences_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["letter", DEMO, "--to", "patient", "--lang", "en"]) == 0

    told = capsys.readouterr().out
    assert "Draft: do not hand over" in told
    assert "The top of the right thigh bone" in told
    assert "WHEN SHOULD I CALL" in told


def test_json_is_the_letter_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["letter", DEMO, "--json"]) == 0

    made = json.loads(capsys.readouterr().out)
    assert made["reader"] == "patient"
    assert made["draft"] is True
    assert made["sections"][0]["sheet"] == "p01-maladie.md"


@pytest.mark.parametrize(("name", "begins"), [("l.html", b"<!DOCTYPE html>"), ("l.pdf", b"%PDF"), ("l.json", b"{")])
@pytest.mark.parametrize("to", ["patient", "gp"])
def test_a_file_is_written_in_the_form_of_its_name(tmp_path: Path, to: str, name: str, begins: bytes) -> None:
    assert outcome(["letter", DEMO, "--to", to, "-o", str(tmp_path / name)]) == 0

    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["letter", DEMO, "--to", "nurse"], 2, id="another reader"),
        pytest.param(["letter", DEMO, "-o", "letter.docx"], 2, id="another form"),
        pytest.param(["letter", "absent.yaml"], 2, id="no such file"),
        pytest.param(["letter"], 2, id="no case"),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(arguments) == code

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err
