"""The dossiers of several cases, made side by side on a machine of several processors: a meeting is waited for."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jalon.board.dossier import Dossier, dossier
from jalon.case import Case
from jalon.guideline.boards import board
from jalon.guideline.program import Program

# Below this many cases, starting processes costs more than it saves.
FEW = 3
_BYTES, _TICKETS = 4, 8_000


def dossiers(program: Program, cases: Sequence[Case], lang: str) -> list[Dossier]:
    """One dossier a case, in their order."""

    def made(case: Case) -> Dossier:
        return dossier(board(program, case), program, lang)

    workers = min(os.cpu_count() or 1, len(cases))
    if len(cases) <= FEW or workers < 2 or not hasattr(os, "fork"):
        return [made(case) for case in cases]
    return side_by_side(made, cases, workers)


def side_by_side(made: Callable[[Any], Any], given: Sequence[Any], workers: int) -> list[Any]:
    """What `made` makes of each, by as many processes, each taking the next when it is done; what fails in one fails here."""
    waiting = _Line(len(given))
    running = [_begun(made, given, waiting) for _ in range(workers - 1)]
    found: dict[int, Any] = {}
    try:
        found.update((number, made(given[number])) for number in waiting)
    finally:
        waiting.close()
        ended = [_ended(*one) for one in running]
    for sound, told in ended:
        if not sound:
            raise told
        found.update(told)
    return [found[index] for index in range(len(given))]


class _Line:
    """The numbers of what is still to be made, in a pipe that several processes read: each number is taken once.

    A pipe holds some sixteen thousand of these; beyond, several neighbours make one ticket.
    """

    def __init__(self, length: int) -> None:
        self.length, self.step = length, 1 + length // _TICKETS
        self._taken, given = os.pipe()
        with os.fdopen(given, "wb") as pipe:
            pipe.write(b"".join(number.to_bytes(_BYTES, "big") for number in range(0, length, self.step)))

    def __iter__(self) -> Iterator[int]:
        while ticket := os.read(self._taken, _BYTES):
            first = int.from_bytes(ticket, "big")
            yield from range(first, min(first + self.step, self.length))

    def close(self) -> None:
        """Nothing further is taken here."""
        os.close(self._taken)


def _begun(made: Callable[[Any], Any], given: Sequence[Any], waiting: _Line) -> tuple[int, int]:
    """A process of its own: its number, and the pipe by which it tells what it made."""
    mine, its = os.pipe()
    child = os.fork()
    if child:
        os.close(its)
        return child, mine
    # Only what it makes and its pipe are the child's business: it leaves without closing what belongs to its parent.
    try:
        try:
            told: tuple[bool, Any] = (True, {number: made(given[number]) for number in waiting})
        except BaseException as wrong:  # told to the parent, whatever it is
            told = (False, wrong)
        with os.fdopen(its, "wb") as pipe:
            pickle.dump(told, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _ended(child: int, pipe: int) -> tuple[bool, Any]:
    """What a process told before it ended."""
    with os.fdopen(pipe, "rb") as read:
        content = read.read()
    os.waitpid(child, 0)
    if not content:
        return False, RuntimeError("a process that made dossiers ended without a word")
    told: tuple[bool, Any] = pickle.loads(content)
    return told
