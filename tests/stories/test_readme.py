"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from jalon.cli.main import outcome

ROOT = Path(__file__).parents[2]
CONSOLE = re.compile(r"^```console\n\$ jalon (?P<command>[^\n]+)\n(?P<output>.*?)^```", re.DOTALL | re.MULTILINE)
SHOWN = [
    (page, found["command"], found["output"])
    for page in ("README.md", "README.fr.md", "docs/tour.md", "docs/changes.md")
    for found in CONSOLE.finditer((ROOT / page).read_text("utf-8"))
]


@pytest.mark.parametrize(("page", "command", "shown"), SHOWN, ids=[f"{page}: {command}" for page, command, _ in SHOWN])
def test_a_page_shows_real_output(page: str, command: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block of lines between two ellipses is printed as shown, in that order."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert outcome(shlex.split(command)) == 0
    printed = "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())
    place = 0
    for block in re.split(r"^…\n", shown, flags=re.MULTILINE):
        wanted = block.strip("\n")
        found = printed.find(wanted, place)
        assert found >= 0, f"not printed by `jalon {command}`:\n{wanted}"
        place = found + len(wanted)


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = (ROOT / "README.md").read_text("utf-8")[:900]
    assert "make demo" in opening
    assert "make test" in opening
