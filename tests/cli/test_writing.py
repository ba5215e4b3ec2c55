"""`jalon board -o`: a dossier in a file, whole or not at all."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from jalon.cli import writing
from jalon.cli.failure import Failure
from tests.cli.asking import DEMO, ask


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages in English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_a_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ask(capsys, "board", DEMO, "-o", tmp_path / "x.html")

    assert (told.code, told.out, told.err) == (0, "", "")
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="fr">')


def test_the_language_is_that_of_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(capsys, "board", DEMO, "-o", tmp_path / "x.html", "--lang", "en")

    assert '<html lang="en">' in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("cases", [1, 2])
def test_a_json_file_is_what_json_prints(cases: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(capsys, "board", *[DEMO] * cases, "-o", tmp_path / "x.json")

    assert (tmp_path / "x.json").read_text(encoding="utf-8") == ask(capsys, "board", *[DEMO] * cases, "--json").out


def test_json_may_be_printed_beside_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ask(capsys, "board", DEMO, "-o", tmp_path / "x.html", "--json")

    assert json.loads(told.out)["case"] == "demo-femur"
    assert (tmp_path / "x.html").exists()


@pytest.mark.parametrize("name", ["x.txt", "x", "x.htm", ".html"])
def test_another_kind_of_file_is_refused_before_any_work(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ask(capsys, "board", tmp_path / "no-such-case.yaml", "-o", tmp_path / name)

    assert told.code == 2
    assert told.out == ""
    assert told.said == f"{tmp_path / name}: the name must end in .html, .pdf or .json\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ask(capsys, "board", DEMO, "-o", tmp_path / "no" / "x.html")

    assert (told.code, told.said) == (2, f"{tmp_path / 'no'}: this folder does not exist\n")


def test_a_wrong_case_leaves_the_file_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.html").write_text("before")
    (tmp_path / "wrong.yaml").write_text("case: wrong\non: 2026-11-21\npatient: {sex: perhaps}\n")
    told = ask(capsys, "board", tmp_path / "wrong.yaml", "-o", tmp_path / "x.html")

    assert told.code == 3
    assert (tmp_path / "x.html").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["wrong.yaml", "x.html"]


def test_a_file_that_exists_is_replaced_and_keeps_its_rights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "x.json"
    place.write_text("before")
    place.chmod(0o640)
    ask(capsys, "board", DEMO, "-o", place)

    assert json.loads(place.read_text(encoding="utf-8"))["case"] == "demo-femur"
    assert place.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "real.json").write_text("before")
    (tmp_path / "x.json").symlink_to(tmp_path / "real.json")
    ask(capsys, "board", DEMO, "-o", tmp_path / "x.json")

    assert (tmp_path / "x.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") != "before"


def test_what_fails_while_writing_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "x.json"
    place.write_text("before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Failure, match="No space left"):
        writing.put(place, b"after")

    assert place.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


def test_paper_without_its_extra_says_what_to_install(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    told = ask(capsys, "board", DEMO, "-o", tmp_path / "x.pdf")

    assert told.code == 2
    assert "pip install 'jalon[pdf]'" in told.said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [["board"], ["letter", "--to", "gp"], ["letter", "--to", "patient"]])
@pytest.mark.parametrize("through", ["its own name", "a link"])
def test_the_case_that_is_read_is_never_written_over(verb: list[str], through: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A case may be JSON, and a dossier too: the same name twice would lose what was known of the patient."""
    case = tmp_path / "case.json"
    case.write_text('{"case": "x", "on": "2026-11-21"}')
    output = case
    if through == "a link":
        output = tmp_path / "dossier.json"
        output.symlink_to(case)
    told = ask(capsys, *verb, case, "-o", output)

    assert (told.code, told.out) == (2, "")
    assert told.said == f"{output}: this is the case that is read, it would be lost: write elsewhere\n"
    assert case.read_text() == '{"case": "x", "on": "2026-11-21"}'
