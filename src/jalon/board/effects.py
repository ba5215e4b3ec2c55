"""What each missing fact would change: which answers it moves, from what to what, and the conduct that follows.

The data of `jalon missing` and of the dossier: both print the same sentences (`board/effect_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from jalon.board.effect import Effect, Move, ToObtain, Touched
from jalon.board.effect_words import Words
from jalon.case.obtaining import obtained
from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.evaluate import Evaluation
from jalon.engine.reads import direct
from jalon.guideline.answer import URGENCY_ORDER, Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.boards import Board
from jalon.guideline.measures import outcomes
from jalon.guideline.missing import Left, once_told
from jalon.guideline.program import Bilingual, Program, Rule

Json = dict[str, Any]
MOST_PARTNERS = 6  # facts that are named with one that changes nothing alone
TRIES = 150  # pairs of values tried to find them, in one case; beyond, they are not named


def to_obtain(board: Board, program: Program, most_partners: int = MOST_PARTNERS) -> list[ToObtain]:
    """The missing facts of a case, in the order in which they are to be obtained. To name partners takes most of the time."""
    if not board.missing:
        return []
    return _Effects(board, program, most_partners).all()


class _Effects:
    """One reading of a case, to say what its missing facts change."""

    def __init__(self, board: Board, program: Program, most_partners: int) -> None:
        self.board, self.program, self.most_partners = board, program, most_partners
        self.tries = TRIES
        self.reasoner = Reasoner.begin(program, board.case)
        self.words = Words(self.reasoner)
        self.by_fact: dict[str, list[tuple[Answer, Json]]] = {}
        self.direct: dict[int, frozenset[int]] = {}
        for answer in board.answers:
            for entry in answer.missing:
                self.by_fact.setdefault(entry["fact"], []).append((answer, entry))

    def all(self) -> list[ToObtain]:
        """Every ranked fact."""
        return [self._one(ranked) for ranked in self.board.missing]

    def _one(self, ranked: Json) -> ToObtain:
        name, label = ranked["fact"], (ranked["label"]["fr"], ranked["label"]["en"])
        here = self.by_fact[name]
        heads = [(answer, entry) for answer, entry in here if not self._told_elsewhere(answer, entry, here)]
        # What reads a score itself comes before what reads that in turn: the class before the options that follow from it.
        heads.sort(key=lambda pair: (URGENCY_ORDER.index(pair[0].urgency), not any(self._reads(pair[0], other) for other, _ in here)))
        touched = tuple(self._touched(answer, entry, here) for answer, entry in heads)
        entries = [entry for _, entry in here]
        together = tuple(dict.fromkeys(other for answer, entry in here for other in _read_with(answer, entry)))
        return ToObtain(
            name,
            label,
            self.words.why(name, entries),
            obtained(self.words.path(name), ranked["ease"]),
            together,
            ranked["urgency"],
            touched,
            self._headline(name, label, together, touched),
        )

    def _told_elsewhere(self, answer: Answer, entry: Json, here: Sequence[tuple[Answer, Json]]) -> bool:
        """Whether a score is told with the answer that reads it."""
        return self._rule(answer).kind == "Score" and any(
            other is not answer and self._reads(other, answer) and not second.get("jointly") for other, second in here
        )

    def _rule(self, answer: Answer) -> Rule:
        rule = self.program.rule(answer.rule)
        assert rule is not None
        return rule

    def _reads(self, reader: Answer, read: Answer) -> bool:
        """Whether one answer reads another itself, a score for the class that rests on it."""
        slot, other = self.program.slots[self._rule(reader).slot], self._rule(read)
        if reader.about != read.about or other.kind != "Score" or not slot.depends >> other.slot & 1:
            return False
        return other.slot in self._direct(slot.index)

    def _direct(self, slot: int) -> frozenset[int]:
        """What a rule reads itself."""
        if slot not in self.direct:
            self.direct[slot] = frozenset(index for index, _, _ in direct(self.program.slots[slot]))
        return self.direct[slot]

    def _touched(self, answer: Answer, entry: Json, here: Sequence[tuple[Answer, Json]]) -> Touched:
        rule = self._rule(answer)
        before = self.words.left(rule, _now(self.program, rule, answer))
        jointly = bool(entry.get("jointly"))
        scores = [other for other, _ in here if self._rule(other).kind == "Score" and self._reads(answer, other)]
        effects = () if jointly else tuple(self._effects(answer, rule, entry, before, scores))
        partners = self._partners(answer, entry["fact"]) if jointly else ()
        return Touched(answer.rule, answer.about, rule.title, before, effects, jointly, partners, self._note(answer, rule, effects))

    def _effects(self, answer: Answer, rule: Rule, entry: Json, before: Bilingual, scores: Sequence[Answer]) -> list[Effect]:
        now = _now(self.program, rule, answer)
        groups: dict[tuple[Any, ...], list[str]] = {}
        for key, left in entry["leaves"].items():
            groups.setdefault(tuple(left), []).append(key)
        found = []
        for left, keys in groups.items():
            after = self.words.left(rule, left)
            named = [name for name in left if name != "not_applicable"]
            settled = len(set(named)) == 1 if named else bool(left)
            same = named == [name for name in now if name != "not_applicable"]
            move = Move(answer.rule, answer.about, rule.title, left, before, after, same, settled, rule.kind == "Score")
            values = self.words.values(entry, keys)
            through = tuple(self._through(score, entry["fact"], answer, left) for score in scores)
            conduct = self.words.conduct(rule, named[0]) if settled and named and rule.kind != "Score" else ("", "")
            sentence = self.words.effect(values, through, move, conduct)
            found.append(Effect(tuple(keys), values, through, move, self._urgency(rule, named, answer), conduct, sentence))
        return found

    def _through(self, score: Answer, fact: str, head: Answer, left: tuple[Any, ...]) -> Move:
        """What a score becomes where the answer that reads it becomes `left`."""
        rule = self._rule(score)
        slot = self.program.slots[rule.slot]
        mine, theirs = score.left.get(fact), head.left.get(fact)
        after = score.mask
        if mine is not None and theirs is not None:
            reader = self.program.slots[self._rule(head).slot]
            cells = _union(cells for mask, cells in theirs.by_outcome.items() if tuple(outcomes(reader, mask)) == left)
            after = _union(mask for mask, part in mine.by_outcome.items() if part & cells) or after
        listed = outcomes(slot, after)
        now = outcomes(slot, score.mask)
        told_now, told_then = self.words.left(rule, now), self.words.left(rule, listed)
        return Move(score.rule, score.about, rule.title, tuple(listed), told_now, told_then, listed == now, len(set(listed)) == 1, True)

    def _urgency(self, rule: Rule, named: Sequence[Any], answer: Answer) -> str:
        """How urgent an outcome is: of the rows that give it, when they say so."""
        body = self.program.slots[rule.slot].body
        domain = self.program.slots[rule.slot].domain
        said = [
            row.urgency
            for row in getattr(body, "rows", ())
            if row.urgency and hasattr(domain, "names") and set(domain.values(row.outcome)) & set(named)
        ]
        return min(said, key=URGENCY_ORDER.index) if said else rule.urgency or answer.urgency

    def _note(self, answer: Answer, rule: Rule, effects: Sequence[Effect]) -> Bilingual:
        """Of a score that moves: the answer that reads it, when that stays."""
        if rule.kind != "Score" or not effects:
            return "", ""
        for other in self.board.answers:
            if self._reads(other, answer) and other.status == "certain" and not other.may_not_apply:
                reader = self._rule(other)
                return self.words.stays(reader, self.words.left(reader, _now(self.program, reader, other)))
        return "", ""

    def _partners(self, answer: Answer, name: str) -> tuple[Bilingual, ...]:
        """The facts together with which one that changes nothing alone would change the answer."""
        mine = answer.left.get(name)
        if mine is None:
            return ()
        found: list[Bilingual] = []
        for entry in answer.missing:
            other = answer.left.get(entry["fact"])
            if entry["fact"] != name and other is not None and len(found) < self.most_partners and self._decide(answer, mine, other):
                found.append((entry["label"]["fr"], entry["label"]["en"]))
        return tuple(found)

    def _decide(self, answer: Answer, one: Left, other: Left) -> bool:
        slot = self.program.slots[self._rule(answer).slot]

        def groups(left: Left) -> list[int]:
            cells = _union(left.by_outcome.values())
            seen = self.program.classes.get((left.fact.index, slot.index)) or tuple(bits(cells))
            return [cells & group & ~NOT_APPLICABLE for group in seen if cells & group & ~NOT_APPLICABLE]

        for first in groups(other):
            if self.tries <= 0:
                return False
            inner = once_told(self.reasoner, other.fact, other.thing, first)
            if inner is None:
                continue
            alone = inner.mask(slot.index, answer.env)
            for second in groups(one):
                self.tries -= 1
                both = self._further(inner, one, second)
                if both is not None and both.mask(slot.index, answer.env) != alone:
                    return True
        return False

    def _further(self, inner: Evaluation, one: Left, cell: int) -> Evaluation | None:
        if not inner.mask(one.fact.index, {one.thing.kind: one.thing} if one.thing.index else {}) & cell:
            return None
        return once_told(replace(self.reasoner, evaluation=inner), one.fact, one.thing, cell)

    def _headline(self, name: str, label: Bilingual, together: Sequence[Bilingual], touched: Sequence[Touched]) -> Bilingual:
        """The most telling effect: urgent before planned, settled before narrowed, the rarest values first."""
        effects = [(place, effect) for place, one in enumerate(touched) for effect in one.effects if not effect.move.same]
        if not effects:
            partners = [partner for one in touched for partner in one.partners]
            return self.words.jointly(name, label, list(dict.fromkeys(partners)), touched[0].title)
        _, best = min(effects, key=lambda pair: (_weight(pair[1]), pair[0], len(pair[1].keys)))
        return self.words.headline(name, label, together, best.through, best.move, best.conduct)


def _weight(effect: Effect) -> tuple[bool, bool, int, bool, bool, int]:
    """The conduct before the score alone and before what no longer applies; what settles before what narrows.

    Of what settles, the most urgent first, an emergency before what follows from it; of what narrows, what a score leads to first.
    """
    move, urgency = effect.move, URGENCY_ORDER.index(effect.urgency)
    aside = move.score or move.outcomes == ("not_applicable",)
    derived = not move.rule.startswith("urgent.")
    return aside, not move.settled, urgency if move.settled else 0, derived and move.settled, not effect.through, urgency


def _read_with(answer: Answer, entry: Json) -> list[Bilingual]:
    """The other missing facts from which the same number is computed: one of them alone gives nothing."""
    others = (one for one in answer.missing if one is not entry and one["leaves"] is entry["leaves"])
    return [(one["label"]["fr"], one["label"]["en"]) for one in others]


def _now(program: Program, rule: Rule, answer: Answer) -> list[Any]:
    return outcomes(program.slots[rule.slot], answer.mask)


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
