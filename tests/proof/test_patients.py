"""No imagined patient is outside the domain of a proof: what the engine reads of him is a combination that the proof has tried."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from jalon.case import CaseTroubles, read_case
from jalon.engine.evaluate import Evaluation
from jalon.engine.meaning import read
from jalon.engine.reach import Question
from jalon.engine.slots import TRUE, Env, Slot
from jalon.engine.tree import Decision, Score
from jalon.guideline.axioms import laws
from jalon.guideline.cache import load_program
from jalon.guideline.facts import CaseFacts
from tests.fuzz.imagined import as_json, build

BATCHES, SEEDS = 5, 40
OBJECTS = ("lesion", "treatment", "plan", "tumour", "event")


@cache
def tried() -> dict[int, tuple[tuple[int, ...], list[tuple[int, ...]]]]:
    """For each table, its columns and every combination that its proof has tried; a score is tried item by item."""
    program = load_program()
    known = laws(program)
    found = {}
    for rule in program.rules:
        slot = program.slots[rule.slot]
        columns = slot.body.columns if isinstance(slot.body, Decision) else tuple(item.slot for item in slot.body.items) if isinstance(slot.body, Score) else ()
        if columns:
            found[slot.index] = columns, Question(program.slots, known, slot).ask(columns)
    return found


def patient(seed: int) -> CaseFacts | None:
    """An imagined patient, if the file can be read."""
    try:
        return CaseFacts(load_program(), read_case(as_json(build(random.Random(seed)))))
    except CaseTroubles:
        return None


def asked(slot: Slot, evaluation: Evaluation, facts: CaseFacts) -> Iterator[tuple[Evaluation, Env]]:
    """The objects of whom a rule is surely asked, each under that hypothesis."""
    for env in [{}] if slot.kind == "patient" else [{slot.kind: thing} for thing in facts.things(slot.kind)]:
        if all(evaluation.truth(gate, env) == TRUE for gate in slot.gates) and all(evaluation.membership(one, env[one.kind]) == TRUE for one in slot.scopes):
            inner = evaluation.inside(slot, env)
            assert inner is not None
            yield inner, env


@pytest.mark.parametrize("batch", range(BATCHES))
def test_what_the_engine_reads_of_a_patient_was_tried(batch: int) -> None:
    program, certain = load_program(), Counter[str]()
    for seed in range(batch * SEEDS, (batch + 1) * SEEDS):
        facts = patient(seed)
        if facts is None:
            continue
        evaluation = read(program.slots, facts)
        for index, (columns, combinations) in tried().items():
            slot = program.slots[index]
            for inner, env in asked(slot, evaluation, facts):
                masks = [inner.mask(column, env) for column in columns]
                met = [one for one in combinations if all(cell & mask for cell, mask in zip(one, masks, strict=True))]
                assert met, f"seed {seed}: {slot.path} {env} {masks}"
                certain[slot.path] += len(met) == 1
    assert sum(certain.values()) > 50
    assert len([path for path, number in certain.items() if number]) >= 10
