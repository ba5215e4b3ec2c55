"""Proof by exhaustive cells: every combination that a patient can have meets exactly one row, and every row is met (design.md § 2).

Requirements and options are total by their form; what is proved of them is that nothing they say is idle.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from jalon.engine.domains import NOT_APPLICABLE, CutDomain, Domain, bits
from jalon.engine.laws import Laws
from jalon.engine.reach import Question
from jalon.engine.readings import NOWHERE, tests
from jalon.engine.slots import Slot
from jalon.engine.tree import AllOf, AnyOf, Condition, Decision, Exists, Option, Place, Requirement, Row, Score, Test, Windows
from jalon.engine.working import FLAGS, verdict

Combination = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with a rule, and the combination that shows it best.

    Kinds: `hole`, `overlap`, `dead` (a row, a line or an argument that nobody meets); of a requirement `never met`, `always met`
    and `idle exception`; of a score and what reads it `turns back` (see `prove_scores`). `rows` are those concerned, or nearest;
    `matters` says of each column whether the defect needs it.
    """

    kind: str
    slot: int
    at: Place
    columns: tuple[int, ...] = ()
    witness: Combination = ()
    rows: tuple[Row, ...] = ()
    matters: tuple[bool, ...] = ()
    other: Combination = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What was tried of one rule and what was found; `through` are the inputs whose *not applicable* no row names."""

    slot: int
    tried: int
    defects: tuple[Defect, ...] = ()
    through: tuple[int, ...] = ()


@dataclass(slots=True)
class _Table:
    """Rows over columns, with every combination that patients have."""

    slot: Slot
    columns: tuple[int, ...]
    rows: Sequence[Row]
    combinations: list[Combination]
    domains: tuple[Domain, ...]
    at: Place
    found: list[Defect] = field(default_factory=list)
    accepting: list[dict[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        """For each column, the rows that accept each of its cells, one bit a row."""
        cells = [{combination[place] for combination in self.combinations} for place in range(len(self.columns))]
        self.accepting = [
            {cell: sum(1 << number for number, row in enumerate(self.rows) if row.accepts[place] & cell) for cell in those}
            for place, those in enumerate(cells)
        ]

    def met(self, combination: Combination, but: Collection[int] = ()) -> int:
        """The rows that a combination meets, one bit a row; some columns may be left out."""
        rows = (1 << len(self.rows)) - 1
        for place, cell in enumerate(combination):
            if place not in but:
                rows &= self.accepting[place][cell]
        return rows


    def unusual(self, combination: Combination) -> tuple[int, Combination]:
        """How many cells say that a fact does not apply, or that it lies exactly on a limit; then the order of the sheet."""
        rare = [cell == NOT_APPLICABLE or _limit(cell, domain) for cell, domain in zip(combination, self.domains, strict=True)]
        return sum(rare), combination


def _limit(cell: int, domain: Domain) -> bool:
    return isinstance(domain, CutDomain) and cell.bit_count() == 1 and cell.bit_length() % 2 == 1


def proof(slot: Slot, slots: Sequence[Slot], laws: Laws) -> Proof:
    """What is proved of one rule, over everything that its population, its scope and the laws of the case leave."""
    body = slot.body
    match body:
        case Decision():
            return _proved([_table(slot, body.columns, body.rows, slots, laws)], slot)
        case Score():
            return _proved([_table(slot, (item.slot,), item.rows, slots, laws) for item in body.items], slot)
        case Windows():
            return _windows(slot, body, slots, laws)
        case Requirement():
            return _requirement(slot, body, slots, laws)
        case Option():
            return _option(slot, body, slots, laws)
        case Exists():
            return _exists(slot, body, slots, laws)
    return Proof(slot.index, 0)


def _table(slot: Slot, columns: tuple[int, ...], rows: Sequence[Row], slots: Sequence[Slot], laws: Laws) -> _Table:
    at = rows[0].at if rows else Place("", 0)
    domains = tuple(slots[column].domain for column in columns)
    return _Table(slot, columns, rows, Question(slots, laws, slot).ask(columns), domains, at)


def _proved(tables: Sequence[_Table], slot: Slot) -> Proof:
    through: dict[int, None] = {}
    for table in tables:
        met: set[int] = set()
        holes: list[Combination] = []
        passed: set[Combination] = set()
        overlaps: dict[tuple[int, int], list[Combination]] = {}
        for combination in table.combinations:
            hit = [bit.bit_length() - 1 for bit in bits(table.met(combination))]
            met.update(hit)
            absent = [place for place, cell in enumerate(combination) if cell == NOT_APPLICABLE]
            if not hit and absent and table.met(combination, absent):
                through.update(dict.fromkeys(table.columns[place] for place in absent))
                passed.add(combination)
            elif not hit:
                holes.append(combination)
            for place, first in enumerate(hit):
                for second in hit[place + 1 :]:
                    overlaps.setdefault((first, second), []).append(combination)
        if holes:
            table.found.append(_hole(table, holes, passed))
        for (first, second), shared in overlaps.items():
            rows = (table.rows[first], table.rows[second])
            best = min(shared, key=table.unusual)
            matters = _matters(best, shared, table.combinations)
            table.found.append(Defect("overlap", slot.index, rows[1].at, table.columns, best, rows, matters))
        for number, row in enumerate(table.rows):
            if number not in met:
                table.found.append(Defect("dead", slot.index, row.at, table.columns, (), (row,)))
    return Proof(
        slot.index,
        sum(len(table.combinations) for table in tables),
        tuple(defect for table in tables for defect in table.found),
        tuple(through),
    )


def _hole(table: _Table, holes: Sequence[Combination], passed: Collection[Combination]) -> Defect:
    """The hole nearest to a row, of those the one with the fewest unusual cells.

    No row accepts what applies: a combination that only misses a row by what does not apply (`passed`) is no hole.
    """
    rows, ordered = table.rows, sorted(holes, key=table.unusual)
    near = (hole for hole in ordered if any(table.met(hole, (but,)) for but in range(len(hole))))
    best = next(near, None) or min(ordered, key=lambda hole: min((_distance(hole, row) for row in rows), default=0))
    nearest = min(rows, key=lambda row: _distance(best, row)) if rows else None
    matters = _matters(best, holes, [one for one in table.combinations if one not in passed])
    found = (nearest,) if nearest else ()
    return Defect("hole", table.slot.index, nearest.at if nearest else table.at, table.columns, best, found, matters)


def _distance(combination: Combination, row: Row) -> int:
    return sum(1 for cell, accepted in zip(combination, row.accepts, strict=True) if not cell & accepted)


def _matters(best: Combination, showing: Sequence[Combination], every: Sequence[Combination]) -> tuple[bool, ...]:
    """Which columns a defect needs: left out, what does not apply first, are those whose every other value shows it as well."""
    shown = set(showing)
    needed = [True] * len(best)
    for place in sorted(range(len(best)), key=lambda one: best[one] != NOT_APPLICABLE):
        needed[place] = False
        like = [one for one in every if all(not need or one[n] == best[n] for n, need in enumerate(needed))]
        needed[place] = not set(like) <= shown
    return tuple(needed) if any(needed) else tuple(place == 0 for place in range(len(best)))


def _windows(slot: Slot, body: Windows, slots: Sequence[Slot], laws: Laws) -> Proof:
    """Every drug meets one line. The last line is asked by the format: it may stay without a drug. An exception leads somewhere."""
    rows = [Row((window.drugs,), window.verdict, window.at, window.note) for window in body.every]
    table = _table(slot, (body.drug,), rows, slots, laws)
    made = _proved([table], slot)
    kept = [one for one in made.defects if not (one.kind == "dead" and one.rows[0] is rows[-1])]
    tried = made.tried
    for window, row in zip(body.every, rows, strict=True):
        if window.unless is not None:
            truths = {truth for (truth,) in Question(slots, laws, slot).ask((), (window.unless,))}
            tried += len(truths)
            if 1 not in truths:
                kept.append(Defect("idle exception", slot.index, window.at, rows=(row,)))
            elif not window.instead:
                kept.append(Defect("hole", slot.index, window.at, rows=(row,)))
    return replace(made, tried=tried, defects=tuple(kept))


def _requirement(slot: Slot, body: Requirement, slots: Sequence[Slot], laws: Laws) -> Proof:
    """Met, failed or waived, and each of them by someone."""
    conditions = (body.holds, *([body.unless] if body.unless is not None else []))
    truths = Question(slots, laws, slot).ask((), conditions)
    found = []
    if not any(truth[0] for truth in truths):
        found.append(Defect("never met", slot.index, body.at))
    elif all(truth[0] for truth in truths):
        found.append(Defect("always met", slot.index, body.at))
    elif body.unless is not None and not any(not truth[0] and truth[1] for truth in truths):
        found.append(Defect("idle exception", slot.index, body.at))
    return Proof(slot.index, len(truths), tuple(found))


def _option(slot: Slot, body: Option, slots: Sequence[Slot], laws: Laws) -> Proof:
    """Every combination of truths comes to one verdict, and every argument holds for someone."""
    by_weight = [AnyOf(tuple(one.condition for one in body.arguments if one.weight == weight)) for weight in FLAGS]
    truths = Question(slots, laws, slot).ask((), by_weight)
    flags = [sum(flag for flag, holds in zip(FLAGS.values(), truth, strict=True) if holds) for truth in truths]
    found = [Defect("hole", slot.index, body.arguments[0].at) for one in flags if verdict(one).bit_count() != 1]
    idle = [one for one in body.arguments if not _holds(one.condition, slot, slots, laws)]
    found += [Defect("dead", slot.index, one.at) for one in idle]
    return Proof(slot.index, len(truths) + len(body.arguments), tuple(found))


def _exists(slot: Slot, body: Exists, slots: Sequence[Slot], laws: Laws) -> Proof:
    """Yes or no by its form; every argument holds for someone."""
    scoped = (AllOf((Test(scope.slot, scope.allowed, NOWHERE), one)) if scope.slot >= 0 else one for scope, one in body.each)
    conditions = (*body.patient, *scoped)
    found = [Defect("dead", slot.index, tests(one)[-1].at) for one in conditions if not _holds(one, slot, slots, laws)]
    return Proof(slot.index, len(conditions), tuple(found))


def _holds(condition: Condition, slot: Slot, slots: Sequence[Slot], laws: Laws) -> bool:
    """Whether a condition holds for someone of whom the rule is asked."""
    return (1,) in Question(slots, laws, slot).ask((), (condition,))
