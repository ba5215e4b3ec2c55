"""Two states of one case side by side: as it is recorded, and once some facts are supposed to be otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jalon.board.supposed import Supposed, fact_of, supposition
from jalon.board.terminal_sections import object_title
from jalon.case import Case
from jalon.case.change import Change, Source, read_changed
from jalon.guideline.answer import URGENCY_ORDER, Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.boards import Board, board
from jalon.guideline.coherence import close
from jalon.guideline.labels import fact_label, fact_name
from jalon.guideline.program import Bilingual, Program

Json = dict[str, Any]
# What makes two answers differ for a reader; reasons and sources follow from the facts.
COMPARED = ("status", "value", "possible", "may_not_apply", "urgency", "strength", "text")


@dataclass(frozen=True, slots=True)
class Pair:
    """One answer before and after; None where the rule has no such object."""

    before: Answer | None
    after: Answer | None

    @property
    def changed(self) -> bool:
        """Whether a reader sees a difference."""
        if self.before is None or self.after is None:
            return True
        same = all(getattr(self.before, name) == getattr(self.after, name) for name in COMPARED)
        return not same or self.before.extra != self.after.extra

    @property
    def either(self) -> Answer:
        """The answer after, or before where there is none after."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The changes, the answers of both states, what is no longer to be obtained and what is from then on.

    `dropped`: recorded facts that the changes exclude, and which are therefore supposed not to have been said.
    """

    case: Case
    supposed: tuple[Supposed, ...]
    dropped: tuple[Bilingual, ...]
    pairs: tuple[Pair, ...]
    settled: tuple[Json, ...]
    opened: tuple[Json, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The answers that differ, the most urgent first."""
        return tuple(sorted((pair for pair in self.pairs if pair.changed), key=_urgency))


def _urgency(pair: Pair) -> int:
    return min(URGENCY_ORDER.index(one.urgency) for one in (pair.before, pair.after) if one is not None)


def what_if(source: Source, changes: Sequence[Change], program: Program, *, name: str = "") -> WhatIf:
    """Both states of a case. The changes go through the reader of case files; nothing is written.

    Errors: `CaseTroubles` for a file or a change that cannot be read or cannot exist.
    """
    recorded, _ = read_changed(source, (), name=name)
    changed, made = read_changed(source, changes, name=name)
    excluded = _excluded(program, changed, changes)
    if excluded:
        changed, made = read_changed(source, [*(Change(path, None) for path, _ in excluded), *changes], name=name)
    before, after = board(program, recorded), board(program, changed)
    own, supposed = Reasoner.begin(program, recorded), Reasoner.begin(program, changed)
    return WhatIf(
        changed,
        tuple(supposition(change, own, supposed, made) for change in changes),
        tuple(label for _, label in excluded),
        _pairs(before, after),
        _only(before, after),
        _only(after, before),
    )


def _pairs(before: Board, after: Board) -> tuple[Pair, ...]:
    old = {(one.rule, one.about): one for one in before.answers}
    new = {(one.rule, one.about): one for one in after.answers}
    return tuple(Pair(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))


def _only(one: Board, other: Board) -> tuple[Json, ...]:
    there = {entry["fact"] for entry in other.missing}
    return tuple({"fact": entry["fact"], "label": entry["label"]} for entry in one.missing if entry["fact"] not in there)


def _excluded(program: Program, case: Case, changes: Sequence[Change]) -> list[tuple[str, Bilingual]]:
    """Recorded facts that a change excludes (no pain, yet mechanical pain): with them, nothing would be known of either."""
    facts = Reasoner.begin(program, case).facts
    given = {fact for change in changes if (fact := fact_of(change.field, facts)) is not None}
    found: dict[str, Bilingual] = {}
    for path, thing in given:
        slot = program.slot(path)
        ties = program.ties.get(slot.index) if slot is not None else None
        if slot is None or ties is None:
            continue
        members = sorted({place for tie in ties for place in (tie.premise, tie.conclusion)})
        masks = {place: program.slots[place].domain.full for place in members}
        for place in sorted(members, key=lambda one: (program.slots[one].path, thing) not in given):
            tied = program.slots[place]
            tried = close({**masks, place: masks[place] & facts.spoken(tied, thing)}, ties)
            if tried is not None:
                masks = tried
            elif (tied.path, thing) not in given:
                found[fact_name(tied, thing)] = fact_label(tied, thing)
    return list(found.items())


def about_words(answer: Answer, number: int) -> str:
    """The object of an answer, unless it is the patient."""
    return "" if answer.about == "patient" else f" ({object_title(answer.about, number)})"
