"""The arguments of an option, each with its weight, its reason, whether it holds, and the facts on which it rests."""

from __future__ import annotations

from typing import Any

from jalon.engine.evaluate import Evaluation
from jalon.engine.readings import tests
from jalon.engine.slots import FALSE, TRUE, Env, Slot, Thing
from jalon.engine.tree import Option
from jalon.guideline.program import Rule
from jalon.guideline.trace import read_below

# A table with a hole, as the check of a sheet being written may meet, leaves nothing: not known.
_HOLDS = {TRUE: "yes", FALSE: "no", TRUE | FALSE: "unknown", 0: "unknown"}


def arguments(rule: Rule, slot: Slot, inside: Evaluation, env: Env) -> list[tuple[dict[str, Any], list[tuple[Slot, Thing]]]]:
    """What speaks for and against an option, in the order of its table, each with its facts; nothing for another kind of rule."""
    body = slot.body
    if not isinstance(body, Option):
        return []
    told = []
    for label, argument in zip(rule.labels, body.arguments, strict=True):
        facts = read_below([test.slot for test in tests(argument.condition)], inside, env)
        told.append(
            (
                {
                    "label": {"fr": label[0], "en": label[1]},
                    "weight": argument.weight,
                    "reason": argument.reason or None,
                    "holds": _HOLDS[inside.truth(argument.condition, env)],
                },
                facts,
            )
        )
    return told
