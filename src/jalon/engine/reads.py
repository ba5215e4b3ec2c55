"""What a body reads, and into which cells that cuts what it reads."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.readings import tests
from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Count, Decision, Exists, Fact, Highest, Option, Requirement, Score, Windows


def direct(slot: Slot) -> Iterator[tuple[int, int, bool]]:
    """(slot read, set it is compared with or 0, read on each object of a list) for every reading in a body."""
    body = slot.body
    match body:
        case Decision():
            for place, column in enumerate(body.columns):
                yield column, 0, False
                for row in body.rows:
                    yield column, row.accepts[place], False
        case Score():
            for item in body.items:
                yield item.slot, 0, False
                for row in item.rows:
                    yield item.slot, row.accepts[0], False
        case Requirement():
            for condition in (body.holds, *([body.unless] if body.unless else [])):
                yield from ((test.slot, test.allowed, False) for test in tests(condition))
        case Option():
            for argument in body.arguments:
                yield from ((test.slot, test.allowed, False) for test in tests(argument.condition))
        case Exists():
            for condition in body.patient:
                yield from ((test.slot, test.allowed, False) for test in tests(condition))
            for scope, condition in body.each:
                if scope.slot >= 0:
                    yield scope.slot, scope.allowed, True
                yield from ((test.slot, test.allowed, True) for test in tests(condition))
        case Count():
            if body.scope.slot >= 0:
                yield body.scope.slot, body.scope.allowed, True
            yield from ((test.slot, test.allowed, True) for test in tests(body.condition))
        case Highest():
            if body.scope.slot >= 0:
                yield body.scope.slot, body.scope.allowed, True
            yield body.slot, 0, True
        case Call():
            yield from ((column, 0, False) for column in body.slots)
        case Windows():
            yield body.drug, 0, False
            for window in body.every:
                yield body.drug, window.drugs, False
                if window.unless:
                    yield from ((test.slot, test.allowed, False) for test in tests(window.unless))
        case Fact():
            return


def groups(full: int, sets: set[int], absent: bool = True) -> tuple[int, ...]:
    """The cells of a fact, those that no set tells apart taken together; `absent` when it may not apply."""
    by_signature: dict[tuple[bool, ...], int] = {}
    ordered = sorted(sets)
    for bit in bits(full | (NOT_APPLICABLE if absent else 0)):
        signature = (bit == NOT_APPLICABLE, *(bool(bit & allowed) for allowed in ordered))
        by_signature[signature] = by_signature.get(signature, 0) | bit
    return tuple(by_signature.values())
