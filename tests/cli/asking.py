"""A command asked as its reader would ask it, and everything that came back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jalon.cli.main import outcome

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "cases"
DEMO = EXAMPLES / "demo-femur.yaml"


@dataclass(frozen=True)
class Told:
    """The exit code, what went to standard output, what went to standard error."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Standard error with plain spaces: French puts narrow ones before its marks."""
        return self.err.replace("\u00a0", " ").replace("\u202f", " ")

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def ask(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Told:
    """One command, in this process."""
    code = outcome([str(one) for one in arguments])
    written = capsys.readouterr()
    return Told(code, written.out, written.err)


def run(*arguments: str | Path, locale: str = "fr_FR.UTF-8", encoding: str = "") -> Told:
    """One command in a process of its own, as a terminal would start it."""
    done = subprocess.run([sys.executable, "-c", "from jalon.cli.main import command; command()", *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", env=environment(locale, encoding), check=False, timeout=60)
    return Told(done.returncode, done.stdout, done.stderr)


def environment(locale: str = "fr_FR.UTF-8", encoding: str = "") -> dict[str, str]:
    """The environment of a command: this one, with a language, the sources of the project and a known width."""
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "JALON_DEBUG")}
    made = kept | {"LC_ALL": locale, "COLUMNS": "80", "PYTHONPATH": str(ROOT / "src")}
    return made | ({"PYTHONIOENCODING": encoding} if encoding else {})
