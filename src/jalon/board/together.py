"""The dossiers of several cases, made side by side on a machine of several processors: a meeting is waited for."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from typing import Any

from jalon.board.dossier import Dossier, dossier
from jalon.case import Case
from jalon.guideline.boards import board
from jalon.guideline.program import Program

# Below this many cases, starting processes costs more than it saves.
FEW = 3


def dossiers(program: Program, cases: Sequence[Case], lang: str) -> list[Dossier]:
    """One dossier a case, in their order."""

    def made(case: Case) -> Dossier:
        return dossier(board(program, case), program, lang)

    workers = min(os.cpu_count() or 1, len(cases))
    if len(cases) <= FEW or workers < 2 or not hasattr(os, "fork"):
        return [made(case) for case in cases]
    return side_by_side(made, cases, workers)


def side_by_side(made: Callable[[Any], Any], given: Sequence[Any], workers: int) -> list[Any]:
    """What `made` makes of each, by as many processes; what fails in one fails here."""
    shares = [range(first, len(given), workers) for first in range(workers)]
    running = [_begun(made, [given[index] for index in share]) for share in shares[1:]]
    found: dict[int, Any] = {}
    try:
        found.update(zip(shares[0], [made(given[index]) for index in shares[0]], strict=True))
    finally:
        ended = [_ended(*one) for one in running]
    for share, (sound, told) in zip(shares[1:], ended, strict=True):
        if not sound:
            raise told
        found.update(zip(share, told, strict=True))
    return [found[index] for index in range(len(given))]


def _begun(made: Callable[[Any], Any], given: Sequence[Any]) -> tuple[int, int]:
    """A process of its own: its number, and the pipe by which it tells what it made."""
    mine, its = os.pipe()
    child = os.fork()
    if child:
        os.close(its)
        return child, mine
    # Only this share and its pipe are the child's business: it leaves without closing what belongs to its parent.
    try:
        try:
            told: tuple[bool, Any] = (True, [made(one) for one in given])
        except BaseException as wrong:  # told to the parent, whatever it is
            told = (False, wrong)
        with os.fdopen(its, "wb") as pipe:
            pickle.dump(told, pipe)
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
