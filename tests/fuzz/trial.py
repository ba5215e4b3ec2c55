"""One trial of one file: it is answered as the contract says or refused with reasons, and its completions take nothing back."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from jalon.case import Case, CaseTroubles, read_case
from jalon.case.node import Node, Row, Scalar, Tree
from jalon.case.source_text import read_tree
from jalon.case.trouble import Gathered
from jalon.guideline.boards import Board, board
from tests.fuzz.completion import Completion, complete, draw
from tests.fuzz.contract import wrong_with, wrong_with_refusal
from tests.fuzz.contradiction import contradictions
from tests.fuzz.damage import damaged
from tests.fuzz.imagined import File, as_json, build
from tests.fuzz.soundness import Answers, broken, by_name, heard, widened
from tests.fuzz.values import program

Json = dict[str, Any]
Judge = Callable[[Answers, Answers, Case, Completion], str | None]


@dataclass(frozen=True)
class Found:
    """A counter-example: the file, what was told besides when it is about a completion, and what went wrong."""

    what: str
    source: bytes
    completion: Completion | None = None

    def text(self) -> str:
        """The counter-example for a person."""
        told = f"\ncompleted with {self.completion.fact} = {self.completion.said!r}" if self.completion else ""
        return f"{self.what}{told}\n{self.source.decode('utf-8', 'replace')}"


@dataclass(frozen=True)
class Outcome:
    """What became of a file: refused, or answered and completed so many times."""

    answered: bool
    completed: int = 0
    found: Found | None = None


def imagined_trial(dice: random.Random) -> Outcome:
    """Build a file, answer it, complete it twice."""
    return trial(build(dice), dice, 2)


def damaged_trial(dice: random.Random) -> Outcome:
    """Damage an example and answer it; one in four of those that can still be read is completed once."""
    source = damaged(dice)
    outcome = answers_or_refusal(source)
    file = as_file(source) if outcome.answered and outcome.found is None and dice.random() < 0.25 else None
    return outcome if file is None else trial(file, dice, 1)


def answers_or_refusal(source: bytes) -> Outcome:
    """Read and answer a file, without completing it."""
    made, found = asked(source)
    return Outcome(made is not None, 0, found)


def asked(source: bytes) -> tuple[Board | None, Found | None]:
    """The answers of a file, None when it is refused; and what is wrong with the answers or with the refusal."""
    try:
        made = board(program(), read_case(source))
    except CaseTroubles as refused:
        wrong = next(wrong_with_refusal(refused), None)
        return None, Found(wrong, source) if wrong else None
    wrong = next(wrong_with(made), None)
    return made, Found(wrong, source) if wrong else None


def trial(file: File, dice: random.Random, completions: int) -> Outcome:
    """Answer a file, then complete it some times."""
    made, found = asked(as_json(file))
    if made is None or found is not None:
        return Outcome(made is not None, 0, found)
    answers = [answer.json() for answer in made.answers]
    done = 0
    for _ in range(completions):
        completion = draw(dice, made.case, answers)
        after = completed(file, made.case, completion, answers) if completion is not None else None
        if completion is not None and after is not None:
            done += 1
            wrong = anything(by_name(answers), after, made.case, completion)
            if wrong is not None:
                return Outcome(True, done, Found(wrong, as_json(file), completion))
    return Outcome(True, done)


def completed(file: File, case: Case, completion: Completion, answers: list[Json]) -> Answers | None:
    """The answers once a completion is told; None when it cannot be, or contradicts what is stated."""
    written = complete(file, case, completion)
    if written is None:
        return None
    try:
        told = read_case(as_json(written))
    except CaseTroubles:
        return None  # what cannot exist completes nothing
    if next(contradictions(case, told, completion.tells()), None) is not None:
        return None
    after = [answer.json() for answer in board(program(), told, with_missing=False).answers]
    # Total and ionised calcium measure the same thing: a result that makes them disagree completes nothing.
    return None if _disputed(after) - _disputed(answers) else by_name(after)


def _disputed(answers: list[Json]) -> set[str]:
    return {fact for answer in answers for fact in answer.get("contradictory", ())}


def anything(before: Answers, after: Answers, case: Case, completion: Completion) -> str | None:
    """The first thing that a completion broke."""
    return next(itertools.chain(widened(before, after, case, completion), heard(before, after, completion), broken(before, after, completion)), None)


# --- The smallest file that still shows it ---------------------------------------------------------------------------------------------


def smallest(found: Found) -> Found:
    """The counter-example made small: parts are taken out of the file, then of what completes it, as long as the same thing goes wrong."""
    file = as_file(found.source)
    best = found

    def still(smaller: File, completion: Completion | None) -> bool:
        nonlocal best
        again = retried(smaller, completion)
        if again is None or _kind(again.what) != _kind(found.what):
            return False
        best = again
        return True

    if file is None or not still(file, found.completion):
        return found
    while _one_smaller(file, lambda smaller: still(smaller, best.completion)):
        pass
    completion = best.completion
    for key in list(completion.said) if completion is not None and isinstance(completion.said, dict) else ():
        assert completion is not None
        said = {name: value for name, value in completion.said.items() if name != key}
        if still(file, replace(completion, said=said)):
            completion = replace(completion, said=said)
    return best


def _kind(what: str) -> str:
    """What makes two failures the same: the rule that fails, and how."""
    words = what.split()
    return f"{words[0]} {'exact' in what} {'was to leave' in what} {'was not possible' in what}"


def retried(file: File, completion: Completion | None, judge: Judge = anything) -> Found | None:
    """What is wrong with the answers of a file, or with those of the file so completed; None when nothing is."""
    made, found = asked(as_json(file))
    if completion is None or made is None:
        return found
    answers = [answer.json() for answer in made.answers]
    after = completed(file, made.case, completion, answers)
    wrong = judge(by_name(answers), after, made.case, completion) if after is not None else None
    return Found(wrong, as_json(file), completion) if wrong else None


def _one_smaller(file: File, still: Callable[[File], bool]) -> bool:
    """Take one part out of `file`, in place, if the failure stays; False when nothing can go."""
    for path in sorted(_paths(file), key=len):
        smaller = copy.deepcopy(file)
        group: Any = smaller
        for step in path[:-1]:
            group = group[step]
        simpler = group[path[-1]].get("value") if isinstance(group[path[-1]], dict) else None
        del group[path[-1]]
        if still(smaller):
            file.clear()
            file.update(smaller)
            return True
        if simpler is not None and isinstance(group, dict):
            group[path[-1]] = simpler
            if still(smaller):
                file.clear()
                file.update(smaller)
                return True
    return False


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    below = node.items() if isinstance(node, dict) else reversed(list(enumerate(node))) if isinstance(node, list) else ()
    for key, value in below:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def as_file(source: bytes) -> File | None:
    """A readable file as plain data; None when it is not a group of keys, or has keys that are not words."""
    try:
        tree = read_tree(source, Gathered(""))
    except CaseTroubles:
        return None
    file = _plain(tree)
    return file if isinstance(file, dict) and not any("\0" in str(path[-1]) for path in _paths(file)) else None


def _plain(node: Node | None) -> Any:
    match node:
        case Tree():
            return {key: _plain(below) for key, below in node.entries.items()}
        case Row():
            return [_plain(below) for below in node.items]
        case Scalar():
            return "?" if node.null else node.text
    return None
