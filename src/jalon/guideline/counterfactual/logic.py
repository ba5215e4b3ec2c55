"""And, or, not: of the solver, with what is already sure left out. A formula is `True`, `False` or a term of the solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Formula = Any


class Logic:
    """One solver context of its own: the same question gives the same answer, whatever was asked before."""

    def __init__(self) -> None:
        import z3  # type: ignore[import-untyped]

        self.z3 = z3
        self.context = z3.Context()
        self.count = 0

    def new(self, name: str) -> Formula:
        """A fresh unknown truth."""
        self.count += 1
        return self.z3.Bool(f"{name}#{self.count}", self.context)

    def all(self, parts: Iterable[Formula]) -> Formula:
        """Every part holds."""
        kept = []
        for part in parts:
            if part is False:
                return False
            if part is not True:
                kept.append(part)
        return True if not kept else kept[0] if len(kept) == 1 else self.z3.And(kept)

    def any(self, parts: Iterable[Formula]) -> Formula:
        """Some part holds."""
        kept = []
        for part in parts:
            if part is True:
                return True
            if part is not False:
                kept.append(part)
        return False if not kept else kept[0] if len(kept) == 1 else self.z3.Or(kept)

    def no(self, part: Formula) -> Formula:
        """The part does not hold."""
        return not part if isinstance(part, bool) else self.z3.Not(part)

    def solver(self, steps: int) -> Any:
        """A solver that gives up after so many steps: the same number on every machine."""
        made = self.z3.SolverFor("QF_FD", ctx=self.context)
        made.set("rlimit", steps)
        return made

    def add(self, solver: Any, part: Formula) -> None:
        """What must hold."""
        solver.add(self.z3.BoolVal(part, self.context) if isinstance(part, bool) else part)

    def one_of(self, solver: Any, parts: Sequence[Formula]) -> None:
        """Exactly one of some unknown truths."""
        self.add(solver, self.any(parts))
        self.at_most(solver, [(part, 1) for part in parts], 1)

    def at_most(self, solver: Any, weighed: Sequence[tuple[Formula, int]], most: int) -> None:
        """The weights of those that hold add up to `most` or less."""
        there = [(part, weight) for part, weight in weighed if part is not False and weight]
        sure = sum(weight for part, weight in there if part is True)
        open_ = [(part, weight) for part, weight in there if part is not True]
        if sure > most:
            solver.add(self.z3.BoolVal(False, self.context))
        elif open_:
            solver.add(self.z3.PbLe(open_, most - sure))

    def exactly(self, solver: Any, parts: Sequence[tuple[Formula, int]], number: int) -> None:
        """So many of some truths hold."""
        solver.add(self.z3.PbEq([(part, weight) for part, weight in parts if part is not False], number))
