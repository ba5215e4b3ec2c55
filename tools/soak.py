"""The long fuzzing run: the files of `tests/fuzz`, as many as one wants, never twice the same.

    python -m tools.soak [N] [--from SEED]

Half of the files are imagined, half are damaged examples. Exit 1 on the first counter-example, printed as the smallest file
that still shows it, with the seed that gives it again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass

from tests.fuzz.trial import Found, damaged_trial, imagined_trial, smallest

USUAL, PROCESSES, CHUNK = 50_000, 2, 200


@dataclass(frozen=True)
class Done:
    """What some seeds gave: how many files were tried, answered and completed, and the first counter-example with its seed."""

    tried: int = 0
    answered: int = 0
    completed: int = 0
    seed: int = 0
    counter_example: str = ""

    def __add__(self, other: Done) -> Done:
        first = self if self.counter_example or not other.counter_example else other
        return Done(self.tried + other.tried, self.answered + other.answered, self.completed + other.completed, first.seed, first.counter_example)

    def line(self, wanted: int, started: float) -> str:
        """The progress so far."""
        speed = self.tried / max(time.monotonic() - started, 0.001)
        return f"{self.tried:,} of {wanted:,} files, {self.answered:,} answered, {self.completed:,} completions, {speed:.0f} files/s"


def try_seeds(seeds: range) -> Done:
    """Try the file of each seed, up to the first that fails."""
    done = Done()
    for seed in seeds:
        dice = random.Random(seed)
        try:
            outcome = imagined_trial(dice) if seed % 2 else damaged_trial(dice)
        except Exception:  # whatever it is, it is a counter-example
            return done + Done(1, 0, 0, seed, traceback.format_exc())
        done += Done(1, int(outcome.answered), outcome.completed)
        if outcome.found is not None:
            return done + Done(0, 0, 0, seed, told(outcome.found))
    return done


def told(found: Found) -> str:
    """A counter-example in its smallest file."""
    return smallest(found).text()


def soak(first: int, wanted: int) -> Done:
    """Try `wanted` seeds from `first`, on two processes."""
    chunks = [range(start, min(start + CHUNK, first + wanted)) for start in range(first, first + wanted, CHUNK)]
    with multiprocessing.Pool(min(PROCESSES, os.cpu_count() or 1)) as pool:
        return follow(pool.imap_unordered(try_seeds, chunks), wanted)


def follow(results: Iterable[Done], wanted: int) -> Done:
    """Add up results as they come, with a line of progress; stop at the first counter-example."""
    total, started, shown = Done(), time.monotonic(), 0.0
    live = sys.stderr.isatty()
    for done in results:
        total += done
        now = time.monotonic()
        if total.counter_example or now - shown > (0.5 if live else 30) or total.tried == wanted:
            shown = now
            print(total.line(wanted, started), end="\r" if live and total.tried < wanted else "\n", file=sys.stderr, flush=True)
        if total.counter_example:
            break
    return total


def main() -> int:
    """The exit code: 1 when a counter-example was found."""
    reader = argparse.ArgumentParser(prog="python -m tools.soak", description="Try imagined and damaged case files; stop at the first counter-example.")
    reader.add_argument("files", nargs="?", type=int, default=USUAL, help=f"how many (default {USUAL})")
    reader.add_argument("--from", dest="first", type=int, default=1_000_000, help="the first seed (default 1000000, which `make test` never uses)")
    asked = reader.parse_args()
    total = soak(asked.first, asked.files)
    if total.counter_example:
        print(f"\nCounter-example, seed {total.seed} (again: python -m tools.soak 1 --from {total.seed})\n{total.counter_example}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
