"""Cases made for one line of a sheet, described until few completions of its rule are left: then all of them can be enumerated."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence

from jalon.case import Case, CaseTroubles, read_case
from jalon.engine.tree import Decision, Option, Score, Windows
from jalon.guideline.program import Program
from tests.agreement.completions import BruteForce, Meaning, View
from tests.agreement.crowd import Made, Tally
from tests.agreement.pointwise import ABSENT, PAIR, Env, one_by_one
from tests.agreement.reads import needed, reads
from tests.agreement.wanted import Backwards, Conflict, Goal
from tests.agreement.writing import Writer, as_text

LEFT_OPEN, TRIES = (0, 1, 1, 2, 3), 12
DECIDED, POSSIBLE, NEITHER = 2, 1, 0
SIDES = {"inside": "inside", "excused": "inside, excused", "act first": "act first", "dose first": "dose first"}


def settled(program: Program, wanted: Sequence[Goal], brute: BruteForce, tally: Tally) -> Iterator[Made]:
    """One case a goal: the first, of a few that are made, in which brute force finds the goal decided; else the best of them."""
    for number, goal in enumerate(wanted):
        dice = random.Random(number)
        best: tuple[int, Made] | None = None
        for _ in range(TRIES):
            made = _made(program, number, goal, dice)
            if made is None:
                continue
            worth = reached(program, brute, goal, made.case)
            if best is None or worth > best[0]:
                best = worth, made
            if worth == DECIDED:
                break
        if best is None:
            tally.refused += 1
        else:
            yield best[1]


def _made(program: Program, number: int, goal: Goal, dice: random.Random) -> Made | None:
    backwards = Backwards(program, dice)
    found = backwards.reach(goal)
    if found is None:
        return None
    settle(backwards, goal.rule, found[1], dice)
    try:
        written = Writer(program, backwards.draft, dice).write()
        text = as_text(written.file, dice)
        return Made(number, goal, written.file, text, read_case(text))
    except (Conflict, CaseTroubles):
        return None


def settle(backwards: Backwards, rule: int, env: Env, dice: random.Random) -> None:
    """Say the facts that a rule reads, whatever they are, but for a few; most lists are complete. What the goal needs stays as it is."""
    program, read = backwards.program, reads(backwards.program, rule)
    slots, things = program.slots, backwards.draft.things
    own = {"patient": ["patient"]} | {kind: [name] for kind, name in env.items()}
    places = {(fact, name) for fact in needed(program, read.own - read.numbers) for name in own.get(slots[fact].kind, ())}
    for kind, facts in read.each.items():
        places |= {(fact, name) for fact in needed(program, facts) for name in things.get(kind, ()) if slots[fact].kind == kind}
        if dice.random() < 0.9:
            backwards.draft.complete.add(kind)
    open_places = sorted(places - set(backwards.draft.facts))
    dice.shuffle(open_places)
    for fact, name in open_places[dice.choice(LEFT_OPEN) :]:
        before = copy.copy(backwards.draft.facts)
        try:
            backwards.want(fact, dice.choice(list(one_by_one(slots[fact].domain.full))), {slots[fact].kind: name})
        except Conflict:
            backwards.draft.facts = before


def reached(program: Program, brute: BruteForce, goal: Goal, case: Case) -> int:
    """Whether a goal is decided about some objects of a case, or possible."""
    view = View(program, case)
    return max((_worth(program, goal, brute.meaning(view, goal.rule, env)) for env in _envs(program, view, goal.rule)), default=NEITHER)


def _envs(program: Program, view: View, rule: int) -> Iterator[Env]:
    kind = program.slots[rule].kind
    if kind == "patient":
        yield {}
    elif kind != PAIR:
        yield from ({kind: name} for name in view.of(kind))
    else:
        yield from ({"treatment": one, "irradiation": other} for one in view.of("treatment") for other in view.of("irradiation") if one != other)


def _worth(program: Program, goal: Goal, meaning: Meaning) -> int:
    if goal.mask:
        wanted = meaning.mask & goal.mask
        return DECIDED if meaning.mask == goal.mask and meaning.whole else POSSIBLE if wanted else NEITHER
    body = program.slots[goal.rule].body
    match body:
        case Decision():
            mark = body.rows[goal.row].at.line, ""
        case Score():
            item = int(goal.how.partition(" ")[2])
            mark = body.items[item].rows[goal.row].at.line, f"item {item + 1}"
        case Option():
            mark = body.arguments[goal.row].at.line, goal.how.rpartition(" ")[2]
        case Windows():
            mark = body.every[goal.row].at.line, SIDES[goal.how]
        case _:  # one part of a question about a list
            return DECIDED if meaning.mask & ~ABSENT else NEITHER
    return DECIDED if mark in meaning.always and meaning.whole else POSSIBLE if mark in meaning.ever else NEITHER


__all__ = ["reached", "settled"]
