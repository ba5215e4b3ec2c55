"""How a command fails: one message on standard error, nothing on standard output, an exit code, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import NoReturn

import pytest

from jalon.cli import checking, reading
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble, Troubles
from jalon.guideline import library
from tests.cli.asking import DEMO, Told, ask
from tests.guideline.desk import desk
from tests.guideline.right_sheets import COLLAPSE, PAIN, SIGNS

Captured = pytest.CaptureFixture[str]
TROUBLES = Troubles([Trouble(Place("t4-sins.md", 31, 3), ("Tassement : aucune ligne", "Collapse: no row"), ("L'écrire.", "Write it."), ("| > 50 % | 3 |",), 6)])


def refused(told: Told, code: int) -> None:
    """Nothing on standard output, and a message without a traceback nor a class of Python."""
    assert told.code == code, told.err
    assert told.out == ""
    assert told.err.strip()
    assert "Traceback" not in told.err
    assert "Error" not in told.err
    assert "erreur qui lui appartient" not in told.err


def case(folder: Path, text: str, name: str = "case.yaml") -> Path:
    """A case file."""
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return place


# Exit 2: usage, or a file that cannot be opened.
USAGE = {
    "a language that does not exist": ("board", str(DEMO), "--lang", "de"),
    "a score that does not exist": ("score", "mirel", "site=femur"),
    "a field without a value": ("score", "mirels", "site"),
    "a field given twice": ("score", "mirels", "site=femur", "site=tibia"),
    "a field inside another that has a value": ("score", "mirels", "pain=x", "pain.grade=mild"),
    "a rule that does not exist": ("explain", str(DEMO), "mirel_conduct"),
    "a file that does not exist": ("board", "nowhere.yaml"),
    "a folder in place of a file": ("board", "examples"),
    "a folder of sheets that does not exist": ("check", "nowhere"),
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE)
@pytest.mark.parametrize("language", ["fr_FR.UTF-8", "en_GB.UTF-8"])
def test_a_wrong_use_is_refused(arguments: tuple[str, ...], language: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", language)
    refused(ask(capsys, *arguments), 2)


@pytest.mark.parametrize("arguments", [("board",), ("score", "mirels"), ("explain", str(DEMO)), ("frob",), ("board", str(DEMO), "--jsn"), ("doctor", "extra")],
                         ids=["a file missing", "fields missing", "a rule missing", "a verb that does not exist", "an option that does not exist", "a word too many"])
def test_a_use_that_the_parser_refuses_is_no_error_of_jalon(arguments: tuple[str, ...], capsys: Captured) -> None:
    refused(ask(capsys, *arguments), 2)


def test_no_argument_shows_the_help(capsys: Captured) -> None:
    told = ask(capsys)
    assert told.code in (0, 2)
    assert "board" in told.out + told.err


def test_a_file_without_the_right_to_read_it_is_told(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reading, "read_case", closed)
    told = ask(capsys, "board", DEMO)
    refused(told, 2)
    assert told.err.startswith(f"{DEMO}: ne peut pas être ouvert")


# Exit 3: what a file says cannot be read.
INVALID = {
    "an empty file": ("", "fichier vide"),
    "no day": ("case: x\n", "on (ligne 1)"),
    "an unknown key, with the nearest": ("case: x\non: 2026-11-21\nlabss: []\n", "labss (ligne 3) : clé inconnue ; vouliez-vous dire labs ?"),
    "an unknown site, with the nearest": ("case: x\non: 2026-11-21\nlesions:\n  - {id: L1, site: spine.T21}\n",
                                          "lesions[L1].site (ligne 4) : « spine.T21 » ; vouliez-vous dire spine.T12 ?"),
    "a key given twice": ("case: x\non: 2026-11-21\non: 2026-11-22\n", "ligne 3"),
    "a tag": ("case: !!python/object:os.system x\non: 2026-11-21\n", "ligne 1"),
    "an alias": ("case: &a x\non: *a\n", "ligne"),
    "a list in place of a file": ("- 1\n- 2\n", "fichier"),
    "an impossible day": ("case: x\non: 2026-02-30\n", "on (ligne 2)"),
}


@pytest.mark.parametrize(("text", "said"), INVALID.values(), ids=INVALID)
@pytest.mark.parametrize("verb", [("board",), ("board", "--json"), ("missing",), ("explain", "mirels")], ids=" ".join)
def test_an_invalid_case_is_refused_with_its_place(text: str, said: str, verb: tuple[str, ...], tmp_path: Path, capsys: Captured) -> None:
    name, *rest = verb
    told = ask(capsys, name, case(tmp_path, text), *rest)
    refused(told, 3)
    assert said in told.said
    assert told.err.startswith(str(tmp_path / "case.yaml"))


def test_every_trouble_of_every_file_is_told_together(tmp_path: Path, capsys: Captured) -> None:
    first, second = case(tmp_path, "case: x\n", "first.yaml"), case(tmp_path, "case: y\non: 2026-11-21\nlabss: []\nsymptom: {}\n", "second.yaml")
    told = ask(capsys, "board", first, DEMO, second)
    refused(told, 3)
    assert [line.partition(":")[0] for line in told.err.splitlines()] == [str(first), str(second), str(second)]


def test_one_invalid_file_leaves_the_others_unanswered(tmp_path: Path, capsys: Captured) -> None:
    """A list with a hole would be read as the whole list."""
    refused(ask(capsys, "board", DEMO, case(tmp_path, "case: x\n"), "--json"), 3)


def test_a_field_of_a_score_with_a_wrong_value_is_refused(capsys: Captured) -> None:
    told = ask(capsys, "score", "mirels", "site=femurs")
    refused(told, 3)
    assert "vouliez-vous dire femur ?" in told.said


def test_an_unknown_field_of_a_score_is_refused(capsys: Captured) -> None:
    refused(ask(capsys, "score", "mirels", "site=femur.shaft", "pain.grad=mild"), 3)


def test_messages_follow_the_language_of_the_terminal(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    place = case(tmp_path, "case: x\non: 2026-11-21\nlabss: []\n")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    english = ask(capsys, "board", place, "--lang", "fr").said
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    french = ask(capsys, "board", place, "--lang", "en").said
    assert "unknown key; did you mean labs?" in english
    assert "clé inconnue ; vouliez-vous dire labs ?" in french


@pytest.mark.parametrize(("variables", "language"), [
    ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"), ({"LC_MESSAGES": "fr_CA", "LANG": "en_GB"}, "fr"), ({"LC_ALL": "", "LANG": "fr"}, "fr"),
    ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "en"), ({"LANG": "de_DE.UTF-8"}, "en"), ({"LANG": ""}, "en"),
])
def test_the_language_is_the_one_that_the_environment_says_first(variables: dict[str, str], language: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ask(capsys, "doctor", "--json").json["locale"] == language


# Exit 1: a finding. The shipped sheets are replaced by one small sheet, so that a check costs little.
@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of one right sheet."""
    monkeypatch.setattr(library, "HOME", desk(tmp_path / "home", {"home.md": PAIN}))


def test_a_score_that_does_not_apply_is_a_finding(capsys: Captured) -> None:
    refused(ask(capsys, "score", "mirels", "site=spine.T6"), 1)


@pytest.mark.usefixtures("small")
def test_a_wrong_sheet_is_a_finding_with_its_whole_message(tmp_path: Path, capsys: Captured) -> None:
    folder = desk(tmp_path / "own", {"fiche.md": COLLAPSE.replace("lésion (rachis)", "lésion (hanches)")})
    told = ask(capsys, "check", folder)
    refused(told, 1)
    assert told.err.startswith("fiche.md:14  Terme inconnu : « hanches »\n\n   14 | **Décision** `collapse`")


@pytest.mark.usefixtures("small")
def test_a_wrong_sheet_as_json_has_its_place_and_its_message_in_both_languages(tmp_path: Path, capsys: Captured) -> None:
    folder = desk(tmp_path / "own", {"fiche.md": SIGNS.replace("| oui | — | oui |", "| oui | ? | oui |")})
    told = ask(capsys, "check", folder, "--json")
    (trouble,) = told.json["troubles"]
    assert (told.code, trouble["sheet"], trouble["line"], trouble["column"]) == (1, "fiche.md", 12, 9)
    assert "« ? » dans une condition" in trouble["fr"]
    assert "“?” in a condition" in trouble["en"]


@pytest.mark.usefixtures("small")
def test_a_right_sheet_beside_the_shipped_ones_is_checked_with_them(tmp_path: Path, capsys: Captured) -> None:
    folder = desk(tmp_path / "own", {"fiche.md": SIGNS})
    alone, together = ask(capsys, "check", "--json").json, ask(capsys, "check", folder, "--json").json
    assert together["troubles"] == []
    assert together["sheets"] == alone["sheets"] + 1
    assert together["cases"] == alone["cases"] + 2


@pytest.mark.usefixtures("small")
def test_a_failing_case_leaves_standard_output_empty(tmp_path: Path, capsys: Captured) -> None:
    folder = desk(tmp_path / "own", {"fiche.md": SIGNS.replace("| oui | ? | partial | oui |", "| oui | ? | partial | non |")})
    refused(ask(capsys, "check", folder), 1)


# Exit 4: integrity.
def broken(*_: object) -> NoReturn:
    """Sheets that cannot be used."""
    raise TROUBLES


@pytest.mark.parametrize("arguments", [("board", str(DEMO)), ("explain", str(DEMO), "mirels"), ("missing", str(DEMO)), ("score", "mirels", "site=femur"), ("demo",), ("doctor",)],
                         ids=lambda arguments: arguments[0])
def test_sheets_that_cannot_be_used_are_a_failure_of_integrity(arguments: tuple[str, ...], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "load_program", broken)
    monkeypatch.setattr("jalon.guideline.cache.load_program", broken)
    told = ask(capsys, *arguments)
    refused(told, 4)
    assert told.err == TROUBLES.troubles[0].text("fr") + "\n"


def test_a_library_that_is_missing_is_a_failure_of_integrity(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(checking, "version", absent)
    told = ask(capsys, "doctor")
    refused(told, 4)
    assert told.err.startswith("pydantic: absent")


def test_a_folder_of_examples_that_is_missing_is_a_failure_of_integrity(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "examples", lambda: tmp_path)
    refused(ask(capsys, "demo"), 4)


def failing(secret: str) -> Callable[..., NoReturn]:
    """A part of Jalon that breaks, with the text of a file in its message."""

    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError(secret)

    return fail


def test_an_error_of_jalon_is_told_without_a_traceback_nor_the_text_of_the_file(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "answer", failing("Mme Dupont"))
    told = ask(capsys, "board", DEMO)
    assert (told.code, told.out) == (4, "")
    assert "ZeroDivisionError, test_failures.py:" in told.err
    assert "Dupont" not in told.err
    assert "Traceback" not in told.err


def test_an_error_of_jalon_is_raised_when_its_makers_ask(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(reading, "answer", failing("x"))
    monkeypatch.setenv("JALON_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        ask(capsys, "board", DEMO)


@pytest.mark.parametrize("silent", [KeyboardInterrupt])
def test_an_interrupted_command_says_nothing(silent: type[BaseException], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> NoReturn:
        raise silent

    monkeypatch.setattr(reading, "answer", stop)
    told = ask(capsys, "board", DEMO)
    assert told.code in (2, 130)
    assert told.out == told.err == ""
