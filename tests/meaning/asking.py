"""The engine, asked of files: the set of values of each rule, and the union over many files."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence

from jalon.case import Case, read_case
from jalon.engine.slots import PAIR
from jalon.guideline.answers import Reasoner
from jalon.guideline.program import Program
from tests.meaning.brute_force import File
from tests.meaning.families import MEASURES, Family


def read(case: File) -> Case:
    """The case of a file, through its bytes."""
    return read_case(json.dumps(case).encode())


def sets(program: Program, case: Case, rules: Sequence[str]) -> dict[tuple[str, str], int]:
    """The set of possible values of each rule about each listed object (or pair), as the engine's bits."""
    reasoner = Reasoner.begin(program, case)
    evaluation, things = reasoner.evaluation, reasoner.facts.things
    found: dict[tuple[str, str], int] = {}
    for rule in rules:
        slot = program.slots[program.index[rule]]
        if slot.kind == "patient":
            found[rule, "patient"] = evaluation.mask(slot.index, {})
        elif slot.kind == PAIR:
            pairs = itertools.product(things("treatment"), things("irradiation"))
            for one, other in (pair for pair in pairs if pair[0].name != pair[1].name):
                found[rule, f"{one.name}+{other.name}"] = evaluation.mask(slot.index, {one.kind: one, other.kind: other})
        else:
            for thing in things(slot.kind):
                found[rule, thing.name] = evaluation.mask(slot.index, {thing.kind: thing})
    return found


def coherent_calcium(program: Program, case: File) -> bool:
    """Corrected and ionised calcium measure one thing: whether they can both be right."""
    found = sets(program, read(case), MEASURES)
    return bool(found[MEASURES[0], "patient"] & found[MEASURES[1], "patient"])


def united(program: Program, cases: Iterable[File], family: Family, wanted: Sequence[tuple[str, str]]) -> tuple[dict[tuple[str, str], int], int]:
    """The union of what the engine answers to files in which everything is known, and how many files they were.

    Corrected and ionised calcium measure one thing: completions in which they exclude each other count only where all do.
    """
    total, torn = dict.fromkeys(wanted, 0), dict.fromkeys(wanted, 0)
    number = agreeing = 0
    measures = MEASURES if family.calcium else ()
    for case in cases:
        number += 1
        found = sets(program, read(case), (*family.rules, *measures))
        agree = not measures or bool(found[measures[0], "patient"] & found[measures[1], "patient"])
        agreeing += agree
        for key in wanted:
            if agree or key[0] in measures:
                total[key] |= found[key]
            else:
                torn[key] |= found[key]
    return (total if agreeing else {key: total[key] | torn[key] for key in wanted}), number
