"""How fast the columns are, beside a bare scan of the same tables and beside the patient engine, in one run.

Run by `make bench`. A cohort is imagined and written to disk; the scan reads every table and looks at every column; the columns
read the same tables and answer every rule of every sheet; the patient engine answers some of the same patients. Bounds are
ratios within the run, and memory. Exit 1 when one is missed.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from benchmarks.imagined_cohort import cases, cohort
from benchmarks.spine import Measure
from jalon.case import Case
from jalon.cohort.answers import Answers, answers
from jalon.cohort.tables import Tables
from jalon.guideline.answers import Reasoner
from jalon.guideline.boards import board
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

SMALL, LARGE = 100_000, 1_000_000
SCANS, FASTER, MEMORY, GROWTH = 25.0, 100.0, 6.0, 1.15
ONE_BY_ONE = 400


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Seconds of a call, the best of several."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def write(tables: Tables, folder: Path) -> None:
    """The tables as files."""
    tables.patients.write_parquet(folder / "patients.parquet")
    tables.labs.write_parquet(folder / "labs.parquet")
    for kind, table in tables.things.items():
        table.write_parquet(folder / f"things.{kind}.parquet")
    for kind, table in tables.said.items():
        table.write_parquet(folder / f"said.{kind}.parquet")


def read(folder: Path) -> Tables:
    """The tables of some files."""
    things = {path.stem.partition(".")[2]: pl.read_parquet(path) for path in sorted(folder.glob("things.*.parquet"))}
    said = {path.stem.partition(".")[2]: pl.read_parquet(path) for path in sorted(folder.glob("said.*.parquet"))}
    return Tables(pl.read_parquet(folder / "patients.parquet"), things, said, pl.read_parquet(folder / "labs.parquet"))


def scan(folder: Path) -> int:
    """Read every table and look at every value of every column once."""
    tables = read(folder)
    seen = 0
    for table in (tables.patients, tables.labs, *tables.things.values(), *tables.said.values()):
        if table.height:
            seen += sum(value is not None for value in table.select(pl.all().max()).row(0))
    return seen


def one_by_one(program: Program, chosen: Sequence[Case]) -> tuple[float, float]:
    """Seconds a patient of the patient engine: with its answers whole, and for the bare sets of the same rules."""

    def bare() -> None:
        for case in chosen:
            reasoner = Reasoner.begin(program, case)
            for name in program.by_name:
                rule = program.rules[program.by_name[name]]
                for env, _ in reasoner.objects(rule):
                    reasoner.evaluation.mask(rule.slot, env)

    whole = timed(lambda: [board(program, case, with_missing=False) for case in chosen], 2)
    return whole / len(chosen), timed(bare, 2) / len(chosen)


def measured(program: Program, patients: int, folder: Path) -> tuple[float, float, Answers]:
    """Seconds of a scan and of the columns, files read included; and the answers."""
    write(cohort(patients), folder)
    scanned = timed(lambda: scan(folder), 3)
    kept: list[Answers] = []

    def work() -> None:
        kept.clear()
        kept.append(answers(program, read(folder)))

    return scanned, timed(work, 2), kept[0]


def main() -> int:
    """Print the table; 1 when a bound is missed."""
    program = load_program()
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        _, few, _ = measured(program, SMALL, Path(small))
        scanned, many, found = measured(program, LARGE, Path(large))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        numbers = random.Random(1).sample(range(LARGE), ONE_BY_ONE)
        whole, bare = one_by_one(program, cases(read(Path(large)), numbers))
    rows = sum(one.rows.height for one in found.rules.values())
    print(f"{LARGE:,} patients, every rule of every sheet: {rows:,} answers of {len(found.rules)} rules in {many:.2f} s")
    print(f"  {LARGE / many:,.0f} patients/s; a scan of the same tables takes {scanned:.2f} s; {SMALL:,} patients take {few:.2f} s")
    print(f"  the patient engine: {1 / whole:,.0f} patients/s with reasons and texts, {1 / bare:,.0f} for the bare sets\n")
    print(f"{'measure':<58} {'measured':>10} {'bound':>10}")
    held = True
    for measure in (
        Measure("columns over a bare scan of the same tables", many / scanned, SCANS, in_seconds=False),
        Measure("patient engine over columns, wanted at least 100 (inverse)", many / LARGE / whole * FASTER, 1.0, in_seconds=False),
        Measure("memory at its highest, GiB", memory, MEMORY, in_seconds=False),
        Measure(f"time a patient, {LARGE:,} over {SMALL:,}", (many / LARGE) / (few / SMALL), GROWTH, in_seconds=False),
    ):
        print(measure.line(1.0), flush=True)
        held &= measure.holds
    print(f"\n  that is {whole * LARGE / many:,.0f} times the patient engine ({bare * LARGE / many:,.0f} times its bare sets)")
    print("every bound is kept" if held else "a bound is missed")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
