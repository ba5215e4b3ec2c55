"""How long the proofs of the shipped sheets take, beside their bound.

Run by `make bench`. Prints a line per measure; exit 1 when the bound is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from jalon.guideline.axioms import laws
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program
from jalon.guideline.proofs import Proved, prove

SECONDS = 5.0
"""All proofs of the shipped sheets, together."""


@dataclass(frozen=True)
class Timed:
    """One rule, proved."""

    proved: Proved
    seconds: float


def timed(program: Program) -> Iterator[Timed]:
    """Every rule with the time of its proof."""
    known = laws(program)
    for rule in program.rules:
        start = time.perf_counter()
        made = prove(rule, program, known)
        yield Timed(made, time.perf_counter() - start)


def main() -> int:
    """Print the slowest proofs and the whole; 1 when the bound is missed or a table is wrong."""
    program = load_program()
    best = min((list(timed(program)) for _ in range(3)), key=lambda run: sum(one.seconds for one in run))
    whole = sum(one.seconds for one in best)
    print(f"{'slowest proofs':<44} {'combinations':>12} {'measured':>12}")
    for one in sorted(best, key=lambda one: -one.seconds)[:5]:
        print(f"{one.proved.name:<44} {one.proved.proof.tried:>12} {one.seconds * 1000:>9.1f} ms")
    tried = sum(one.proved.proof.tried for one in best)
    kept = whole <= SECONDS
    label = f"all {len(best)} rules, best of 3 (bound {SECONDS:g} s)"
    print(f"{label:<44} {tried:>12} {whole * 1000:>9.1f} ms   {'ok' if kept else 'MISSED'}")
    wrong = [one.proved.name for one in best if one.proved.defects]
    if wrong:
        print(f"not proved: {', '.join(wrong)}")
    return 0 if kept and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
