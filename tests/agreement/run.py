"""One run: cases made for every line of a program, all engines on each of them, brute force beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from jalon.guideline.program import Program
from tests.agreement.agree import Disagreement, Seen, disagreements, smallest
from tests.agreement.completions import BruteForce
from tests.agreement.crowd import Made, Tally, crowd, reachable
from tests.agreement.engines import ColumnEngine, Engine, PatientEngine
from tests.agreement.settling import settled

BATCH, SHOWN = 1_500, 3
ENGINES: Sequence[Engine] = (PatientEngine(), ColumnEngine())


@dataclass
class Run:
    """What was compared, and the first disagreements, each with its smallest case."""

    seen: Seen = field(default_factory=Seen)
    tally: Tally = field(default_factory=Tally)
    found: list[str] = field(default_factory=list)
    differing: int = 0
    rules: set[str] = field(default_factory=set)

    def told(self) -> str:
        """The disagreements as a reader says them."""
        return f"{self.differing} disagreements; the first:\n\n" + "\n\n".join(self.found)


def note(done: Run, program: Program, engines: Sequence[Engine], found: Sequence[tuple[Made, Disagreement]]) -> None:
    """Remember some disagreements, the first of them in their smallest case."""
    done.differing += len(found)
    known: set[tuple[str, str]] = set()
    for made, one in found:
        if (one.rule, one.engine) not in known and len(known) < SHOWN:
            known.add((one.rule, one.engine))
            done.found.append(f"case {made.number}: {smallest(program, engines, made, one)}")


def run_settled(program: Program, engines: Sequence[Engine] = ENGINES) -> Run:
    """Compare the engines on one case for every line, of which little is unknown; brute force on the rule of that line."""
    done, brute = Run(), BruteForce(program)
    cases = list(settled(program, reachable(program), brute, done.tally))
    done.rules = {program.slots[made.goal.rule].path for made in cases}
    note(done, program, engines, list(disagreements(program, brute, engines, cases, done.seen, every=0)))
    return done


def run(
    program: Program,
    numbers: range,
    engines: Sequence[Engine] = ENGINES,
    most: int = 0,
    budget: int = 0,
    every: int = 1,
    tell: Callable[[Run], None] | None = None,
) -> Run:
    """Compare the engines on the cases of some numbers; stop at the first batch with a disagreement. `most`, `budget` and `every` limit
    brute force: in one case, in one rule of all cases, and to the rule for which a case was made but for one case in `every`.
    """
    done = Run()
    brute = BruteForce(program, most=most, budget=budget) if most else BruteForce(program, budget=budget)
    wanted = reachable(program)
    cases = crowd(program, wanted, numbers, done.tally)
    while batch := list(islice(cases, BATCH)):
        found = list(disagreements(program, brute, engines, batch, done.seen, every))
        note(done, program, engines, found)
        if tell is not None:
            tell(done)
        if found:
            break
    return done
