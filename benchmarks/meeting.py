"""How long a meeting of twelve takes to be written as PDF, process start included, beside its bound.

Run by `make bench`. Prints a line per measure; exit 1 when the bound is missed. The sheets are read once before, so that their tree is cached.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CASES = Path(__file__).parents[1] / "examples" / "cases"
SECONDS = 3.0
"""Twelve cases to one PDF, from a cold start."""
FULL = ("rcp-poumon", "rcp-sein", "rcp-prostate")


def twelve() -> list[str]:
    """Three full board cases, and nine of the published ones."""
    others = sorted(path.stem for path in CASES.glob("cas-*.yaml"))[:9]
    return [str(CASES / f"{name}.yaml") for name in (*FULL, *others)]


def written(cases: list[str], output: Path) -> tuple[float, float]:
    """The seconds of the clock and of the processor that `jalon board` takes."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", "from jalon.cli.main import command; command()", "board", *cases, "-o", str(output)], check=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent


def main() -> int:
    """Print the meeting as PDF, as a page and as JSON; 1 when the bound is missed."""
    cases, missed = twelve(), False
    print(f"{'a meeting of twelve, best of 3':<44} {'clock':>12} {'processor':>12}")
    with tempfile.TemporaryDirectory() as folder:
        written(cases[:1], Path(folder) / "first.json")
        for kind, bound in (("pdf", SECONDS), ("html", None), ("json", None)):
            clock, spent = min(written(cases, Path(folder) / f"meeting.{kind}") for _ in range(3))
            kept = bound is None or clock <= bound
            missed = missed or not kept
            told = "" if bound is None else f"   {'ok' if kept else 'MISSED'} (bound {bound:g} s)"
            print(f"{kind:<44} {clock:>10.2f} s {spent:>10.2f} s{told}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
