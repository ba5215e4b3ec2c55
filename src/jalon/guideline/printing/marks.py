"""The rows of a rule for one case: which it still allows, which one decides, which facts exclude the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jalon.engine.evaluate import Evaluation
from jalon.engine.readings import OPTION, satisfies
from jalon.engine.slots import FALSE, TRUE, Env, Slot
from jalon.engine.tree import Call, Count, Decision, Exists, Highest, Option, Place, Requirement, Scope, Score, Windows
from jalon.engine.windows import exception
from jalon.guideline.printing.possible import met
from jalon.guideline.program import Rule

# The arguments that settle each verdict of an option.
_SETTLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"contraindicated": ("absolute",), "discuss": ("relative", "never_alone"), "indicated": ("indication",), "not_indicated": ()}
)


@dataclass(frozen=True)
class Mark:
    """One row for one case. `state`: decides, allowed, excluded, or read where nothing is chosen.

    `by`: what excludes it, nothing when only several facts together do. `holds` says of each condition written in the row whether
    it holds: FALSE, TRUE or both; `objects` the same of each object of a list.
    """

    state: str
    by: tuple[int, ...]
    at: Place
    note: int
    holds: tuple[int, ...] = ()
    objects: tuple[tuple[str, int], ...] = ()


def marks(slot: Slot, inside: Evaluation, env: Env, rule: Rule) -> Iterator[Mark]:
    """The rows of a rule, in the order of its table."""
    body = slot.body
    here = Place(rule.sheet, rule.line)
    match body:
        case Decision():
            allowed = met(slot, inside, env)
            for number, row in enumerate(body.rows):
                by = tuple(
                    column for column, accepted in zip(body.columns, row.accepts, strict=True) if not inside.mask(column, env) & accepted
                )
                yield Mark(_state(number in allowed, len(allowed)), by, row.at, row.note)
        case Score():
            hit = met(slot, inside, env)
            number = 0
            for item in body.items:
                own = range(number, number + len(item.rows))
                count = sum(place in hit for place in own)
                for place, row in zip(own, item.rows, strict=True):
                    by = () if inside.mask(item.slot, env) & row.accepts[0] else (item.slot,)
                    yield Mark(_state(place in hit, count), by, row.at, row.note)
                number += len(item.rows)
        case Requirement():
            truths = (inside.truth(body.holds, env), inside.truth(body.unless, env) if body.unless is not None else FALSE)
            yield Mark("decides" if truths[0] != TRUE | FALSE else "allowed", (), body.at, body.note, truths)
        case Option():
            verdict = OPTION.values(inside.readings[Option](slot, inside, env))
            settling = _SETTLE[verdict[0]] if len(verdict) == 1 else ()
            for argument in body.arguments:
                truth = inside.truth(argument.condition, env)
                state = "decides" if truth == TRUE and argument.weight in settling else "excluded" if truth == FALSE else "allowed"
                yield Mark(state, (), argument.at, argument.note, (truth,))
        case Windows():
            drug = inside.mask(body.drug, env)
            hits = sum(bool(drug & window.drugs) for window in body.every)
            for window in body.every:
                allows = bool(drug & window.drugs)
                truth = exception(window, inside, env) if allows else FALSE
                yield Mark(_state(allows, hits), () if allows else (body.drug,), window.at, window.note, (truth,))
        case Exists():
            for condition in body.patient:
                yield Mark(_held(inside.truth(condition, env)), (), here, -1, (inside.truth(condition, env),))
            for scope, condition in body.each:
                things = inside.facts.things(scope.kind)
                objects = tuple((thing.name, satisfies(scope, condition, inside, thing)) for thing in things)
                yield Mark(_held(_any_of(inside, scope, objects)), (), here, -1, (), objects)
        case Count():
            counted = tuple(
                (thing.name, satisfies(body.scope, body.condition, inside, thing)) for thing in inside.facts.things(body.scope.kind)
            )
            yield Mark("read", (), here, -1, (), counted)
        case Highest():
            named = [thing for thing in inside.facts.things(body.scope.kind) if inside.membership(body.scope, thing) & TRUE]
            yield Mark("read", (), here, -1, (), tuple((thing.name, inside.membership(body.scope, thing)) for thing in named))
        case Call():
            yield Mark("read", (), here, -1)


def _any_of(inside: Evaluation, scope: Scope, objects: tuple[tuple[str, int], ...]) -> int:
    """Whether one object of a list satisfies: what is not listed may."""
    others = not scope.listed_only and inside.facts.others(inside, scope.kind) is not None
    possibly = others or any(truth & TRUE for _, truth in objects)
    return (TRUE if possibly else 0) | (0 if any(truth == TRUE for _, truth in objects) else FALSE)


def _state(allowed: bool, count: int) -> str:
    return "excluded" if not allowed else "decides" if count == 1 else "allowed"


def _held(truth: int) -> str:
    return "decides" if truth == TRUE else "excluded" if truth == FALSE else "allowed"
