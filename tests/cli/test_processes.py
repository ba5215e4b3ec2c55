"""Commands in a process of their own: what only a real process shows (encodings, pipes, exit codes)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.asking import DEMO, ROOT, ask, environment, run

START = (sys.executable, "-c", "from jalon.cli.main import command; command()")


def test_a_board_is_the_same_in_a_process_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    told = run("board", DEMO, "--json")
    assert (told.code, told.err) == (0, "")
    assert told.json == ask(capsys, "board", DEMO, "--json").json


def test_a_terminal_that_only_knows_ascii_still_gets_its_accents() -> None:
    told = run("board", DEMO, locale="C", encoding="ascii")
    assert (told.code, told.err) == (0, "")
    assert "Hypercalcémie à traiter maintenant" in told.out


def test_nothing_is_coloured_when_it_is_not_read_on_a_terminal() -> None:
    assert "\x1b" not in run("board", DEMO).out


def test_a_refusal_is_told_on_standard_error_with_its_code(tmp_path: Path) -> None:
    place = tmp_path / "case.yaml"
    place.write_text("case: x\non: 2026-11-21\nlabss: []\n", encoding="utf-8")
    told = run("board", place, locale="en_GB.UTF-8")
    assert (told.code, told.out) == (3, "")
    assert told.err == f"{place}: labss (line 3): unknown key; did you mean labs?\n"


def test_several_commands_at_once_share_the_cache() -> None:
    running = [subprocess.Popen([*START, "board", str(DEMO), "--json"], stdout=subprocess.PIPE, env=environment()) for _ in range(2)]
    outputs = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["case"] == "demo-femur"


def closed_early(*arguments: str) -> tuple[int, str]:
    """The exit code and the message of a command whose reader leaves after one line (`jalon … | head -1`)."""
    process = subprocess.Popen([*START, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    return process.wait(timeout=60), told


@pytest.mark.parametrize("arguments", [("board", str(DEMO)), ("board", str(DEMO), "--json"), ("doctor", "--vocabulary")], ids=["board", "board --json", "doctor"])
def test_a_reader_who_leaves_early_has_found_nothing_wrong(arguments: tuple[str, ...]) -> None:
    code, told = closed_early(*arguments)
    assert told == ""
    assert code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_no_error_of_jalon() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*START, "board", str(DEMO)], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False, timeout=60)
    assert done.returncode == 2
    assert "lui appartient" not in done.stderr.decode()
