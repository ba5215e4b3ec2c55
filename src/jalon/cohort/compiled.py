"""A program made ready for columns: its sets cut down, its coherence rules and its arithmetic in the form that columns read."""

from __future__ import annotations

from fractions import Fraction

from jalon.case import Statement
from jalon.cohort.arithmetic import ARITHMETIC
from jalon.engine.columns.sets import Sets, sets_of
from jalon.engine.columns.world import Tied, Tree
from jalon.engine.domains import CutDomain, DayDomain, WordDomain
from jalon.engine.slots import Slot
from jalon.guideline.program import LISTS, Program


def compiled(program: Program) -> Tree:
    """The tree of a program, for columns."""
    more = [(fact, group) for (fact, _), groups in program.classes.items() for group in groups]
    more += [pair for ties in program.ties.values() for tie in ties for pair in ((tie.premise, tie.if_in), (tie.conclusion, tie.then_in))]
    more += list(program.applies.values())
    listed = {}
    for kind, name in LISTS.items():
        slot = program.slot(f"listed.{name}")
        if slot is not None and isinstance(slot.domain, WordDomain):
            listed[kind] = slot.index, slot.domain.of(("complete",))
    more += listed.values()
    more += [(test.slot, test.allowed) for rule in program.rules for test in rule.fallback]
    sets = sets_of(program.slots, more)
    ties = {
        fact: tuple(
            Tied(tie.premise, sets.narrow(tie.premise, tie.if_in), tie.conclusion, sets.narrow(tie.conclusion, tie.then_in)) for tie in tied
        )
        for fact, tied in program.ties.items()
    }
    narrow = {kind: (slot, sets.narrow(slot, complete)) for kind, (slot, complete) in listed.items()}
    return Tree(program.slots, sets, program.classes, program.applies, ties, narrow, ARITHMETIC)


def left(slot: Slot, sets: Sets, statement: Statement) -> int:
    """The values that one statement leaves to a fact, as the columns hold them; 0 when it says nothing of it."""
    domain = slot.domain
    mask = 0
    if isinstance(domain, WordDomain):
        mask = domain.of(statement.words or ())
    elif isinstance(domain, CutDomain) and statement.amount is not None:
        amount = statement.amount
        mask = domain.span(amount.low, amount.high, amount.unit, amount.low_open, amount.high_open)
    elif isinstance(domain, DayDomain):
        mask = domain.full
    return sets.narrow(slot.index, mask)


def ends(slot: Slot, statement: Statement) -> tuple[float, float] | None:
    """The least and greatest number (in the unit of the slot) or day that one statement leaves."""
    if statement.days is not None:
        return float(statement.days.first), float(statement.days.last)
    if statement.amount is None:
        return None
    factors = slot.domain.factors if isinstance(slot.domain, CutDomain) else {}
    factor = factors.get(statement.amount.unit, Fraction(1))
    return float(statement.amount.low * factor), float(statement.amount.high * factor)



