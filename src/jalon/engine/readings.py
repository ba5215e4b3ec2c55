"""What each kind of table says, once its inputs are sets of possible values. One function a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jalon.engine.domains import NOT_APPLICABLE, WordDomain, bits
from jalon.engine.evaluate import Evaluation, uncovered
from jalon.engine.slots import FALSE, NO, TRUE, YES, Env, Slot, Thing
from jalon.engine.tree import (
    AllOf,
    AnyOf,
    Call,
    Condition,
    Count,
    Decision,
    Exists,
    Highest,
    Option,
    Place,
    Requirement,
    Scope,
    Score,
    Test,
)

REQUIREMENT = WordDomain(("not_met", "waived", "met"))
MET, WAIVED, NOT_MET = (REQUIREMENT.of((name,)) for name in ("met", "waived", "not_met"))
OPTION = WordDomain(("contraindicated", "discuss", "indicated", "not_indicated"))
NOWHERE = Place("", 0)
WEIGHTS = ("indication", "for", "against", "never_alone", "relative", "absolute")


def decision(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """Every row whose cells all meet their column is possible (rule 5); no row at all is *not applicable*."""
    body = slot.body
    assert isinstance(body, Decision)
    values = [evaluation.mask(column, env) for column in body.columns]
    result = 0
    for row in body.rows:
        for value, accepted in zip(values, row.accepts, strict=True):
            if not value & accepted:
                break
        else:
            result |= row.outcome
    if any(value & NOT_APPLICABLE for value in values) and uncovered([row.accepts for row in body.rows], values):
        result |= NOT_APPLICABLE
    return result


def score(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """The set of all sums; an item that does not apply leaves no score (rule 11)."""
    body = slot.body
    assert isinstance(body, Score)
    sums, outside = 1, 0
    for item in body.items:
        value = evaluation.mask(item.slot, env)
        points = value & NOT_APPLICABLE
        for row in item.rows:
            if value & row.accepts[0]:
                points |= row.outcome
        outside |= points & NOT_APPLICABLE
        total = 0
        for bit in bits(points >> 1):
            total |= sums << (bit.bit_length() - 1)
        sums = total
    return sums << 1 | outside if sums else NOT_APPLICABLE


def requirement(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """A sure failure with a sure exception is waived; with an unknown one, both stay open (rule 14)."""
    body = slot.body
    assert isinstance(body, Requirement)
    holds = evaluation.truth(body.holds, env)
    result = MET if holds & TRUE else 0
    if holds & FALSE:
        unless = FALSE if body.unless is None else evaluation.truth(body.unless, env)
        result |= (WAIVED if unless & TRUE else 0) | (NOT_MET if unless & FALSE else 0)
    return result


def option(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """Absolute contra-indication; else without indication none; else a relative one or "never alone" to be discussed; else indicated."""
    body = slot.body
    assert isinstance(body, Option)
    weights = {"absolute": FALSE, "relative": FALSE, "indication": FALSE, "never_alone": FALSE}
    for argument in body.arguments:
        known = weights.get(argument.weight, TRUE)
        if known != TRUE:  # one argument that surely holds settles its weight; for and against settle nothing
            truth = evaluation.truth(argument.condition, env)
            weights[argument.weight] = TRUE if truth == TRUE else known | truth & TRUE
    return OPTION.of(weighed(weights["absolute"], weights["relative"], weights["indication"], weights["never_alone"]))


def weighed(absolute: int, relative: int, indication: int, alone: int) -> list[str]:
    """The verdicts that the weights of an option leave, each FALSE, TRUE or both."""
    outcomes = []
    if absolute & TRUE:
        outcomes.append("contraindicated")
    if absolute & FALSE:
        if indication & TRUE and (relative | alone) & TRUE:
            outcomes.append("discuss")
        if relative & FALSE and indication & TRUE and alone & FALSE:
            outcomes.append("indicated")
        if indication & FALSE:
            outcomes.append("not_indicated")
    return outcomes


def _any(truths: Sequence[int]) -> int:
    return (TRUE if any(t & TRUE for t in truths) else 0) | (FALSE if all(t & FALSE for t in truths) else 0)


def exists(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """yes if one surely satisfies; no if the list is complete and every one surely fails or is out (rule 8)."""
    body = slot.body
    assert isinstance(body, Exists)
    truths = [evaluation.truth(condition, env) for condition in body.patient]
    for place, (scope, condition) in enumerate(body.each):
        possibly, surely = _tally(slot.index * 64 + place, scope, condition, evaluation, _satisfied, 2)
        truths.append((TRUE if possibly else 0) | (0 if surely else FALSE))
    truth = _any(truths)
    return (YES if truth & TRUE else 0) | (NO if truth & FALSE else 0)


def count(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """From those that surely satisfy to those that possibly do; without upper bound if others may exist and satisfy (rule 8)."""
    body = slot.body
    assert isinstance(body, Count)
    possibly, surely = _tally(slot.index * 64, body.scope, body.condition, evaluation, _satisfied, 2)
    other = None if body.scope.listed_only else evaluation.facts.others(evaluation, body.scope.kind)
    if other is not None and satisfies(body.scope, body.condition, evaluation, other) & TRUE:
        possibly = body.high
    low, high = min(surely, body.high), min(possibly, body.high)
    return ((1 << (high - low + 1)) - 1) << (low + 1)


def highest(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """A value is possible if one object can have it and every object that surely counts can be no more serious (rule 8).

    *Not applicable* when there may be no object at all.
    """
    body = slot.body
    assert isinstance(body, Highest)
    full = slot.domain.full
    cells = full.bit_length()
    counts = _tally(slot.index * 64, body.scope, Test(body.slot, full, NOWHERE), evaluation, _ranked(body.slot, cells), 2 * cells + 1)
    can, least, surely = counts[:cells], counts[cells : 2 * cells], counts[-1]
    ceiling = next((cell for cell, number in enumerate(least) if number), cells)
    mask = sum(1 << cell for cell, number in enumerate(can) if number and 0 < cell <= ceiling)
    return mask | (0 if surely else NOT_APPLICABLE) or NOT_APPLICABLE


Contribution = Callable[[Scope, Condition, Evaluation, Thing], tuple[int, ...]]


def _satisfied(scope: Scope, condition: Condition, evaluation: Evaluation, thing: Thing) -> tuple[int, ...]:
    truth = satisfies(scope, condition, evaluation, thing)
    return int(bool(truth & TRUE)), int(not truth & FALSE)


def _ranked(index: int, cells: int) -> Contribution:
    def contribution(scope: Scope, condition: Condition, evaluation: Evaluation, thing: Thing) -> tuple[int, ...]:
        member = evaluation.membership(scope, thing)
        inner = evaluation.within(scope, thing) if member & TRUE else None
        value = inner.mask(index, {thing.kind: thing}) if inner is not None else NOT_APPLICABLE
        surely = thing.listed and not member & FALSE and not value & NOT_APPLICABLE
        can = [value >> cell & 1 for cell in range(cells)]
        least = [int(surely and cell == value.bit_length() - 1) for cell in range(cells)]
        return (0, *can[1:], *least, int(surely))

    return contribution


def _tally(key: int, scope: Scope, condition: Condition, evaluation: Evaluation, contribution: Contribution, width: int) -> tuple[int, ...]:
    """What the objects of a list add up to. A hypothesis about one object costs one object, not the list."""
    found = evaluation.tallies.get(key)
    if found is not None:
        return found
    facts, parent, only = evaluation.facts, evaluation.parent, evaluation.thing
    if parent is not None and only > 0 and not _shared(condition, scope, evaluation) & evaluation.changed:
        found = _tally(key, scope, condition, parent, contribution, width)
        changed = _one(scope.kind, only, evaluation)
        if changed is not None and (changed.listed or not scope.listed_only):
            before, after = contribution(scope, condition, parent, changed), contribution(scope, condition, evaluation, changed)
            found = tuple(total + new - old for total, old, new in zip(found, before, after, strict=True))
    else:
        other = None if scope.listed_only else facts.others(evaluation, scope.kind)
        things = [*facts.things(scope.kind), *([other] if other is not None else [])]
        rows = [contribution(scope, condition, evaluation, thing) for thing in things]
        found = tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * width
    evaluation.tallies[key] = found
    return found


def _one(kind: str, index: int, evaluation: Evaluation) -> Thing | None:
    things = evaluation.facts.things(kind)
    if things and things[0].index <= index <= things[-1].index:
        return things[index - things[0].index]
    other = evaluation.facts.others(evaluation, kind)
    return other if other is not None and other.index == index else None


def _shared(condition: Condition, scope: Scope, evaluation: Evaluation) -> int:
    shared = 0 if scope.slot < 0 else evaluation.slots[scope.slot].shared
    for test in tests(condition):
        shared |= evaluation.slots[test.slot].shared
    return shared


def tests(condition: Condition) -> list[Test]:
    """The simple comparisons of a condition, in order."""
    if isinstance(condition, Test):
        return [condition]
    assert isinstance(condition, (AllOf, AnyOf))
    return [test for part in condition.parts for test in tests(part)]


def satisfies(scope: Scope, condition: Condition, evaluation: Evaluation, thing: Thing) -> int:
    """Whether one object is in scope and satisfies: FALSE, TRUE or both. An unlisted object may always not exist."""
    member = evaluation.membership(scope, thing)
    if not member & TRUE:
        return FALSE
    inner = evaluation.within(scope, thing)
    if inner is None:
        return FALSE
    return inner.truth(condition, {thing.kind: thing}) | (member & FALSE) | (0 if thing.listed else FALSE)


def call(slot: Slot, evaluation: Evaluation, env: Env) -> int:
    """A named primitive, whose arithmetic is bound outside the engine."""
    assert isinstance(slot.body, Call)
    return evaluation.facts.call(evaluation, slot, env)
