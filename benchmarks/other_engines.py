"""What other ways of reading the same sheets answer where something is unknown: how many of their "no" are not known to be no.

    python -m benchmarks.other_engines [PATIENTS]

The sheets, the facts and the cohort are the same; only the reading of the unknown differs.
*Closed lists* reads `any` as CQL specifies `exists` and as FEEL engines run `some … satisfies`: an element of which the condition
is not known does not count, and a list is all there is; a table answers with the row that surely holds, or with nothing.
*Null as false* answers "no" to whatever is not surely yes.
"""

from __future__ import annotations

import sys
from types import MappingProxyType

import polars as pl

from benchmarks.imagined_cohort import cohort
from jalon.cohort.compiled import compiled
from jalon.cohort.encoded import encode
from jalon.cohort.masks import whole
from jalon.cohort.world import CohortWorld
from jalon.engine.columns.bodies import BODIES, outcomes
from jalon.engine.columns.frame import Truth, both, negation, union
from jalon.engine.columns.lists import listing, positive, satisfies
from jalon.engine.columns.reading import Body, Reading
from jalon.engine.columns.world import leaves
from jalon.engine.domains import WordDomain
from jalon.engine.slots import NO, YES, Slot
from jalon.engine.tree import Decision, Exists
from jalon.guideline.cache import load_program

QUESTIONS = ("bone.metastasis", "skeletal.event", "cord.event", "fracture.any", "urgent.fracture", "urgent.cord_compression", "urgent.hypercalcaemia")
RUN = 131_072


def closed_exists(slot: Slot, reading: Reading) -> pl.Expr | int:
    """yes when one listed element surely satisfies, else no: nothing else is possible."""
    body = slot.body
    assert isinstance(body, Exists)
    sure: list[Truth] = []
    for condition in body.patient:
        holds, fails = reading.truth(condition)
        sure.append(both([holds, negation(fails)]))
    for place, (scope, condition) in enumerate(body.each):
        objects = listing(reading, scope).listed
        count = objects.frame.count(negation(satisfies(scope, condition, objects)[1]), reading.name(f"closed{slot.index}.{place}"))
        sure.append(positive(count))
    yes = union(sure)
    return outcomes(slot, reading, ((yes, YES), (negation(yes), NO)))


def first_sure_row(slot: Slot, reading: Reading) -> pl.Expr | int:
    """The row of which every cell surely holds; when there is none, nothing is concluded (every outcome is left)."""
    body = slot.body
    assert isinstance(body, Decision)
    tree = reading.tree
    found: list[tuple[Truth, int]] = []
    for row in body.rows:
        cells = [(column, tree.sets.narrow(column, accepted)) for column, accepted in zip(body.columns, row.accepts, strict=True)]
        sure = both(negation(leaves(tree, column, reading.mask(column), accepted)) for column, accepted in cells)
        found.append((sure, row.outcome))
    found.append((negation(union(truth for truth, _ in found)), slot.domain.full))
    return outcomes(slot, reading, found)


CLOSED: MappingProxyType[type, Body] = MappingProxyType({**BODIES, Exists: closed_exists, Decision: first_sure_row})


def main() -> int:
    """Print the table."""
    patients = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    program = load_program()
    tree = compiled(program)
    counts: dict[str, list[int]] = {name: [0] * 7 for name in QUESTIONS}
    for part in encode(tree, cohort(patients)).runs(RUN):
        open_world, closed_world = CohortWorld(tree, program.freshness, part), CohortWorld(tree, program.freshness, part, CLOSED)
        for name in QUESTIONS:
            slot = program.slot(name)
            assert slot is not None
            domain = slot.domain
            assert isinstance(domain, WordDomain)
            the_no = domain.of(("no",))
            jalon, closed = (whole(world.root(), slot, world.root().mask(slot.index)) for world in (open_world, closed_world))
            values = pl.DataFrame({"jalon": jalon, "closed": closed}).select(pl.all() & domain.full)  # where the question applies
            sure_yes, sure_no, theirs = (pl.col("jalon") & the_no) == 0, pl.col("jalon") == the_no, pl.col("closed") == the_no
            left = ~sure_yes & ~sure_no
            counted = (sure_yes, sure_no, left, theirs, theirs & left, theirs & sure_yes, ~sure_yes)
            row = values.filter(pl.col("jalon") != 0).select(one.sum().alias(str(place)) for place, one in enumerate(counted)).row(0)
            counts[name] = [total + int(more) for total, more in zip(counts[name], row, strict=True)]
    print(f"{patients:,} imagined patients\n")
    print(f"{'question':<24} {'Jalon: yes':>11} {'no':>9} {'open':>9} | {'closed lists: no':>16} {'open':>8} {'yes':>8} | {'null as false: no':>17} {'open':>8}")
    for name, (yes, no_, still, closed_no, closed_open, closed_yes, false_no) in counts.items():
        print(f"{name:<24} {yes:>11,} {no_:>9,} {still:>9,} | {closed_no:>16,} {closed_open:>8,} {closed_yes:>8,} | {false_no:>17,} {still:>8,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
