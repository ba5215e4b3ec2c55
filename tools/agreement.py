"""The long agreement run: `python -m tools.agreement 100000`. Engines and brute force on that many generated cases of the shipped sheets.

Of ten cases nine are of the shipped sheets, one of random sheets. The engines are compared on every rule of each case; brute force is
asked about the rule for which the case was made, about every rule of one case in a thousand, and about every rule of random sheets.
Cases are numbered: those of `make test` come first, so that a run starts after them; a disagreement names its number and prints its
smallest case. Exit code 1 when engines disagree.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from jalon.guideline.library import load
from tests.agreement.expressions import expressions, load_expressions
from tests.agreement.run import Run, run

PROCESSES, CHUNK, OF_RANDOM_SHEETS = 2, 3_000, 20
EVERY, BUDGET = 1_000, 5_000  # brute force: one case in so many on every rule; so many completions of one rule in a chunk
FIRST = 1_000_000
Task = tuple[str, int, int]


def task(one: Task) -> tuple[Task, Run]:
    """A chunk of cases of the shipped sheets, or of as many random sheets as are needed."""
    kind, first, number = one
    if kind == "sheets":
        return one, run(load()[0], range(first, first + number), budget=BUDGET, every=EVERY)
    total = Run()
    for seed in range(first, first + max(number // OF_RANDOM_SHEETS, 1)):
        pages = expressions(random.Random(seed))
        with tempfile.TemporaryDirectory() as folder:
            program = load_expressions(Path(folder), pages)
        done = run(program, range(OF_RANDOM_SHEETS), most=1_000)
        total.seen.cases += done.seen.cases
        total.seen.compared += done.seen.compared
        if done.differing:
            total.differing += done.differing
            total.found += [f"random sheet {seed}\n\n" + "\n".join(pages), *done.found]
            break
    return one, total


def tasks(first: int, wanted: int) -> Iterator[Task]:
    """The run in chunks: random sheets after every nine of the shipped ones."""
    for place, start in enumerate(range(first, first + wanted, CHUNK)):
        yield ("expressions" if place % 10 == 9 else "sheets"), start, min(CHUNK, first + wanted - start)


def main() -> int:
    """The exit code: 1 when engines disagree."""
    reader = argparse.ArgumentParser(prog="python -m tools.agreement", description="Hold the engines against each other and against brute force.")
    reader.add_argument("cases", nargs="?", type=int, default=100_000, help="how many (default 100000)")
    reader.add_argument("--from", dest="first", type=int, default=FIRST, help=f"the first case (default {FIRST}, which `make test` never uses)")
    asked = reader.parse_args()
    started, cases, compared = time.monotonic(), 0, 0
    with multiprocessing.Pool(min(PROCESSES, os.cpu_count() or 1), maxtasksperchild=4) as pool:
        for (kind, first, _), done in pool.imap_unordered(task, tasks(asked.first, asked.cases)):
            cases += done.seen.cases
            compared += done.seen.compared
            print(f"{cases} cases, {compared} answers compared, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
            if done.differing:
                print(f"{kind}, from {first}: {done.told()}")
                return 1
    print(f"{cases} cases agree ({compared} answers).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
