"""Write the real output of the commands shown in the README and the tour.

Where a page shows only parts, between ellipses, each part keeps its first line and its length.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.fr.md", "docs/tour.md", "docs/changes.md")
BLOCK = re.compile(r"(^```console\n\$ jalon (?P<command>[^\n]+)\n)(?P<output>.*?)(^```)", re.DOTALL | re.MULTILINE)


def output(command: str) -> str:
    """What a command prints at the width of the pages."""
    jalon = Path(sys.executable).with_name("jalon")
    done = subprocess.run(
        [str(jalon), *shlex.split(command)], cwd=ROOT, env=os.environ | {"COLUMNS": "100"}, capture_output=True, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip("\n").splitlines()) + "\n"


def excerpt(shown: str, printed: str) -> str:
    """The same parts of a new output: each from its first line, as long as before."""
    if "…\n" not in shown:
        return printed
    lines, place = printed.splitlines(), 0
    parts = []
    for part in shown.split("…\n"):
        wanted = part.splitlines()
        first = next((line for line in wanted if line), None)
        if first is not None and first in lines[place:]:
            start = lines.index(first, place) - wanted.index(first)
            place = start + len(wanted)
            wanted = lines[start:place]
        parts.append("".join(line + "\n" for line in wanted))
    return "…\n".join(parts)


def main() -> None:
    """Refresh every page in place."""
    for name in PAGES:
        page = ROOT / name
        text = page.read_text("utf-8")

        def fresh(found: re.Match[str]) -> str:
            return found[1] + excerpt(found["output"], output(found["command"])) + found[4]

        page.write_text(BLOCK.sub(fresh, text), "utf-8")


if __name__ == "__main__":
    main()
