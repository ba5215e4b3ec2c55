"""Named primitives of a case: measures that should agree, and arithmetic over the intervals that numbers may be in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jalon.engine.domains import CutDomain
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import Env, Slot
from jalon.engine.tree import Call, Fact
from jalon.guideline.primitives import PRIMITIVES, Spread

if TYPE_CHECKING:
    from jalon.guideline.facts import CaseFacts


def spread(facts: CaseFacts, evaluation: Evaluation, index: int, env: Env) -> Spread | None:
    """The intervals that a number may be in, in the unit of its slot; None when unknown."""
    slot = facts.program.slots[index]
    thing = env.get(slot.kind) or facts.patient
    domain = slot.domain
    assert isinstance(domain, CutDomain)
    mask = evaluation.mask(index, env)
    current = facts.current(slot.path, thing)
    if not isinstance(slot.body, Fact) or current.why or mask != facts.base(slot, thing):
        spans = [(low, high) for low, _, high, _ in domain.values(mask)]
        return None if mask == domain.full else spans
    amounts = [statement.amount for statement in current.statements if statement.amount is not None]
    factor = {unit: domain.factors.get(unit, Fraction(1)) for unit in {a.unit for a in amounts}}
    return [(a.low * factor[a.unit], a.high * factor[a.unit]) for a in amounts]


def called(facts: CaseFacts, evaluation: Evaluation, slot: Slot, env: Env) -> int:
    """The values of a named primitive."""
    body = slot.body
    assert isinstance(body, Call)
    if body.primitive == "agreement":
        masks = [evaluation.mask(place, env) for place in body.slots]
        both, either = slot.domain.full, 0
        for mask in masks:
            both, either = both & mask, either | mask
        return both or either
    assert isinstance(slot.domain, CutDomain)
    spreads = [spread(facts, evaluation, place, env) for place in body.slots]
    result = PRIMITIVES[body.primitive](spreads, body.constants)
    if result is None:
        return slot.domain.full
    mask = 0
    for low, high in result:
        mask |= slot.domain.span(low, high, slot.domain.unit)
    return mask & slot.domain.full or slot.domain.full
