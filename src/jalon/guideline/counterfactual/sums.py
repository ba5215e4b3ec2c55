"""Scores, options and totals, for the solver: what adds up, and what weighs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.readings import OPTION
from jalon.engine.tree import Option, Score
from jalon.guideline.counterfactual.logic import Formula, Logic

if TYPE_CHECKING:
    from jalon.guideline.counterfactual.world import Env, Value, World

ABSENT = -1


def score_of(world: World, body: Score, env: Env) -> Value:
    """The sums that the points of the items may give; none when an item does not apply."""
    sums: dict[int, Formula] = {0: True}
    absent: list[Formula] = []
    for item in body.items:
        met = [world.met(row, (item.slot,), env) for row in item.rows]
        points: dict[int, Formula] = {}
        for here, row in zip(met, item.rows, strict=True):
            for bit in bits(row.outcome):
                number = bit.bit_length() - 2
                points[number] = world.logic.any([points.get(number, False), here])
        absent += [points.pop(ABSENT, False), world.logic.no(world.logic.any(met))]
        sums = added(world.logic, sums, points, lambda a, b: a + b)
    gone = world.logic.any(absent)
    return {2 << number: world.logic.all([world.logic.no(gone), here]) for number, here in sums.items()} | {NOT_APPLICABLE: gone}

def option_of(world: World, body: Option, env: Env) -> Value:
    """The verdicts that the arguments may give."""
    def weigh(weight: str, truth: bool) -> Formula:
        parts = [world.may(one.condition, env, truth) for one in body.arguments if one.weight == weight]
        return world.logic.any(parts) if truth else world.logic.all(parts)

    yes, no = ({name: weigh(name, truth) for name in ("absolute", "relative", "indication", "never_alone")} for truth in (True, False))
    both, free = world.logic.all, no["absolute"]
    said = {
        "contraindicated": yes["absolute"],
        "discuss": both([free, yes["indication"], world.logic.any([yes["relative"], yes["never_alone"]])]),
        "indicated": both([free, yes["indication"], no["relative"], no["never_alone"]]),
        "not_indicated": both([free, no["indication"]]),
    }
    return {OPTION.of((name,)): here for name, here in said.items()}


def added(logic: Logic, one: dict[int, Formula], other: dict[int, Formula], total: Callable[[int, int], int]) -> dict[int, Formula]:
    """Every total of two, with whether it is possible."""
    found: dict[int, list[Formula]] = {}
    for first, here in one.items():
        for second, there in other.items():
            both = logic.all([here, there])
            if both is not False:
                found.setdefault(total(first, second), []).append(both)
    return {number: logic.any(parts) for number, parts in found.items()}
