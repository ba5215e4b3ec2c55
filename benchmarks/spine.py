"""How fast the spine is, beside its bounds and beside this machine's bare interpreter.

Run by `make bench`. Prints a line per measure; exit 1 when a bound is missed.
Warm: the program is loaded, the case read, and answered before: what was read of it is kept with it. Cold: a new process.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from jalon.case import read_case
from jalon.guideline.boards import board
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

ROOT = Path(__file__).resolve().parent.parent
FULL = ROOT / "examples" / "cases" / "rcp-poumon.yaml"
CANONICAL = ROOT / "examples" / "cases" / "demo-femur.yaml"
JALON = Path(sys.executable).parent / "jalon"
MANY = 2_000
LINEAR = 2.4
"""Twice the lesions may take at most this many times as long."""

PER_LESION = 0.010
"""Seconds for the twenty or so answers about one lesion, each with its reasons and what is missing; written as JSON, twice that."""

LESIONS = (
    "organ: bone, site: femur.trochanteric.right, matrix: lytic, cortical_extent: 1/2, fracture: no,"
    " pain: {grade: functional, mechanical: yes}",
    "organ: bone, site: humerus.shaft.left, matrix: mixed, cortical_extent: 1/4",
    "organ: bone, site: spine.T8, matrix: lytic, pain: {mechanical: yes},"
    " spine: {alignment: normal, collapse: 40 %, posterolateral: unilateral}",
    "organ: bone, site: spine.L3, matrix: blastic",
    "organ: bone, site: femur, matrix: lytic, pain: {grade: mild}",
    "organ: bone",
    "organ: liver, size: 21 mm",
)
"""What a lesion of the large case says, in turn: complete, incomplete, hardly known, of another organ."""


@dataclass(frozen=True)
class Measure:
    """One measure and what it may not exceed, both in seconds or both a plain ratio."""

    name: str
    found: float
    bound: float
    in_seconds: bool = True

    def line(self, bare: float) -> str:
        """The measure as one line of the table."""
        beside = f"{self.found / bare:8.2f}" if self.in_seconds else " " * 8
        show = duration if self.in_seconds else "{:.2f}".format
        return f"{self.name:<58} {show(self.found):>10} {show(self.bound):>10} {beside}   {'ok' if self.holds else 'MISSED'}"

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.found <= self.bound


def duration(seconds: float) -> str:
    """Seconds as a reader would say them."""
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def warm(work: Callable[[], object], times: int) -> float:
    """Seconds of a call once everything is in place: the median of a series, the best of five series.

    The best, because a busy machine can only add time.
    """
    for _ in range(5):
        work()
    return min(median(timed(work) for _ in range(times)) for _ in range(5))


def unseen(program: Program, text: bytes, times: int = 30) -> float:
    """Seconds to answer a case that this process has read and never answered, though it answered others like it."""
    for _ in range(3):
        board(program, read_case(text), with_missing=False)
    found = []
    for _ in range(times):
        case = read_case(text)
        found.append(timed(lambda: board(program, case, with_missing=False)))  # noqa: B023 - called at once
    return min(median(found[start::5]) for start in range(5))


def answered(program: Program, text: bytes) -> float:
    """Seconds to read a case and to answer it, the best of three; what an earlier run left to collect is not counted."""
    found = []
    for _ in range(3):
        gc.collect()
        found.append(timed(lambda: board(program, read_case(text), with_missing=True)))
    return min(found)


def cold(*words: str | Path, best_of: int = 5) -> float:
    """Seconds of a whole process, the best of several (the first also fills the caches of the disk).

    Raises SystemExit when the command fails: a quick failure is not a measure.
    """

    def once() -> None:
        done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, words))} failed with exit {done.returncode}:\n{done.stderr or done.stdout}")

    return min(timed(once) for _ in range(best_of))


def large_case(lesions: int) -> bytes:
    """A case file with many lesions; the list is not said to be complete."""
    lines = [
        "case: bench-many",
        "on: 2026-11-21",
        "symptoms: {back_pain: yes, deficit: no, sphincter: no}",
        "tumours: [{id: T1, organ: lung}]",
        "plan: [{id: P1, drug: zoledronic_acid}]",
        "lesions:",
    ]
    for number in range(1, lesions + 1):
        lines.append(f"  - {{id: L{number}, tumour: T1, {LESIONS[number % len(LESIONS)]}}}")
    return "\n".join(lines).encode()


def measures() -> Iterator[Measure]:
    """Every measure of the spine, quick ones first."""
    program = load_program()
    case = read_case(CANONICAL)
    yield Measure(
        "canonical case, answers with reasons, warm", warm(lambda: board(program, case, with_missing=False), 50), 0.003
    )
    yield Measure(
        "canonical case, with missing, warm", warm(lambda: board(program, case, with_missing=True), 20), 0.025
    )
    full = read_case(FULL)
    yield Measure("full board case, answers with reasons, warm", warm(lambda: board(program, full, with_missing=False), 30), 0.005)
    yield Measure("the same, read anew and never answered", unseen(program, FULL.read_bytes()), 0.010)
    yield Measure("full board case, with missing, warm", warm(lambda: board(program, full, with_missing=True), 15), 0.040)
    yield Measure("full board case, jalon board CASE --json, cold", cold(JALON, "board", FULL, "--json"), 0.8)
    yield Measure("jalon --help, cold", cold(JALON, "--help"), 0.3)
    yield Measure("jalon board CASE --json, cold", cold(JALON, "board", CANONICAL, "--json"), 0.8)
    yield Measure("jalon check, cold", cold(JALON, "check", best_of=2), 10.0)
    half, whole = large_case(MANY // 2), large_case(MANY)
    less, more = answered(program, half), answered(program, whole)
    yield Measure(f"{MANY:,} lesions: read, answers with reasons and missing", more, PER_LESION * MANY)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.yaml"
        path.write_bytes(whole)
        yield Measure(
            f"{MANY:,} lesions: jalon board CASE --json, cold", cold(JALON, "board", path, "--json", best_of=2), 2 * PER_LESION * MANY
        )
    yield Measure(f"linear: {MANY:,} lesions over {MANY // 2:,}", more / less, LINEAR, in_seconds=False)


def main() -> int:
    """Print the table; 1 when a bound is missed."""
    bare = cold(sys.executable, "-c", "pass", best_of=10)
    print(f"bare interpreter (python -c pass, best of 10): {duration(bare)}\n")
    print(f"{'measure':<58} {'measured':>10} {'bound':>10} {'x bare':>8}")
    held = True
    for measure in measures():
        print(measure.line(bare), flush=True)
        held &= measure.holds
    print("\nevery bound is kept" if held else "\na bound is missed")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
