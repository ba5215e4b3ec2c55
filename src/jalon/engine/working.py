"""How a rule comes to its value, one input after the other: each body as a small machine over single values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.readings import MET, NOT_MET, OPTION, WAIVED, weighed
from jalon.engine.slots import Slot
from jalon.engine.tree import AllOf, AnyOf, Call, Condition, Decision, Option, Requirement, Row, Score

Input = int | Condition
NO_SCORE = -1
FLAGS = {"absolute": 1, "relative": 2, "indication": 4, "never_alone": 8}


@dataclass(frozen=True, slots=True)
class Machine:
    """`step` takes the place of an input, the state so far and the value of the input (0 or 1 for a condition) to the states
    that follow; `last` takes the final state to the set of values that the rule may have."""

    inputs: tuple[Input, ...]
    start: int
    step: Callable[[int, int, int], Iterable[int]]
    last: Callable[[int], int]


def machine(slot: Slot) -> Machine | None:
    """The machine of a body; None for a body that is not worked out from one object."""
    match slot.body:
        case Decision() as body:
            return rows_met(body.columns, body.rows)
        case Score() as body:
            return _score(body)
        case Requirement() as body:
            return _requirement(body)
        case Option() as body:
            return _option(body)
        case Call(primitive="agreement") as call:
            return _agreement(call, slot.domain.full)
    return None


def rows_met(columns: tuple[int, ...], rows: tuple[Row, ...]) -> Machine:
    """A decision: the rows that still hold, one bit a row; no row at all is *not applicable*."""

    def step(place: int, state: int, cell: int) -> Iterable[int]:
        return (sum(bit for bit in bits(state) if rows[bit.bit_length() - 1].accepts[place] & cell),)

    def last(state: int) -> int:
        mask = 0
        for bit in bits(state):
            mask |= rows[bit.bit_length() - 1].outcome
        return mask or NOT_APPLICABLE

    return Machine(columns, (1 << len(rows)) - 1, step, last)


def _score(body: Score) -> Machine:
    def step(place: int, state: int, cell: int) -> Iterable[int]:
        points = 0
        for row in body.items[place].rows:
            points |= row.outcome if row.accepts[0] & cell else 0
        if state == NO_SCORE or not points:
            return (NO_SCORE,)
        return tuple(NO_SCORE if bit == NOT_APPLICABLE else state + bit.bit_length() - 2 for bit in bits(points))

    return Machine(tuple(item.slot for item in body.items), 0, step, lambda state: NOT_APPLICABLE if state == NO_SCORE else 2 << state)


def _requirement(body: Requirement) -> Machine:
    inputs = (body.holds, *([body.unless] if body.unless is not None else []))
    return Machine(
        inputs,
        0,
        lambda place, state, truth: (state | truth << place,),
        lambda state: MET if state & 1 else WAIVED if state & 2 else NOT_MET,
    )


def _option(body: Option) -> Machine:
    weighty = [argument for argument in body.arguments if argument.weight in FLAGS]
    return Machine(
        tuple(argument.condition for argument in weighty),
        0,
        lambda place, state, truth: (state | (FLAGS[weighty[place].weight] if truth else 0),),
        verdict,
    )


def verdict(flags: int) -> int:
    """The verdict of an option once every argument is known to hold or not."""
    absolute, relative, indication, alone = (2 if flags & FLAGS[weight] else 1 for weight in FLAGS)
    return OPTION.of(weighed(absolute, relative, indication, alone))


def _agreement(body: Call, full: int) -> Machine:
    """What all inputs have in common, else what any of them has: both sets in one number."""
    width = full.bit_length() + 1

    def step(place: int, state: int, cell: int) -> Iterable[int]:
        both, either = state >> width, state & ((1 << width) - 1)
        return ((both & cell) << width | either | cell,)

    return Machine(body.slots, full << width, step, lambda state: state >> width or state & ((1 << width) - 1))


def truth(condition: AllOf | AnyOf) -> Machine:
    """Whether the parts of a condition hold together, or one of them."""
    if isinstance(condition, AllOf):
        return Machine(condition.parts, 1, lambda place, state, holds: (state & holds,), lambda state: state)
    return Machine(condition.parts, 0, lambda place, state, holds: (state | holds,), lambda state: state)
