"""The rows that some completion of a case meets: read over the split plan of the rule, as its value is."""

from __future__ import annotations

from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import Env, Slot
from jalon.engine.tree import Decision, Score


def met(slot: Slot, inside: Evaluation, env: Env) -> set[int]:
    """The numbers of the rows that stay possible; those of a score are counted through its items."""
    return _split(slot, slot.split, inside, env)


def _split(slot: Slot, facts: tuple[int, ...], evaluation: Evaluation, env: Env) -> set[int]:
    if not facts:
        return _meets(slot, evaluation, env)
    first, rest = facts[0], facts[1:]
    thing = env.get(evaluation.slots[first].kind) or evaluation.facts.patient
    here = evaluation.mask(first, env)
    found: set[int] = set()
    for group in evaluation.facts.classes(first, slot.index):
        cell = here & group
        if cell == here:
            return _split(slot, rest, evaluation, env)
        inner = evaluation.suppose(first, thing, cell) if cell else None
        if inner is not None:
            found |= _split(slot, rest, inner, env)
    return found


def _meets(slot: Slot, evaluation: Evaluation, env: Env) -> set[int]:
    body = slot.body
    if isinstance(body, Decision):
        values = [evaluation.mask(column, env) for column in body.columns]
        rows = enumerate(body.rows)
        return {number for number, row in rows if all(value & accepted for value, accepted in zip(values, row.accepts, strict=True))}
    assert isinstance(body, Score)
    every = [(item.slot, row) for item in body.items for row in item.rows]
    return {number for number, (read, row) in enumerate(every) if evaluation.mask(read, env) & row.accepts[0]}
