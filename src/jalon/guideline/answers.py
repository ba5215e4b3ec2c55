"""Answers for one case: one per rule and object, with reasons, missing facts, conflicts, sources (design.md § 5)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from weakref import ReferenceType, ref

from jalon.case import Case
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.evaluate import Evaluation
from jalon.engine.meaning import read
from jalon.engine.slots import PAIR, TRUE, Env, Slot, Thing
from jalon.engine.tree import Option, Scope, Windows
from jalon.guideline import missing as lacking
from jalon.guideline.answer import Answer, Json, blocked_days, range_of, urgency_of, values_of
from jalon.guideline.arguments import arguments
from jalon.guideline.conflicts import conflicts, stood
from jalon.guideline.dues import due_json
from jalon.guideline.facts import CaseFacts
from jalon.guideline.labels import fact_name
from jalon.guideline.landmarks import landmarks_of
from jalon.guideline.program import Program, Rule, Source
from jalon.guideline.ranked import ranked
from jalon.guideline.reasons import because, cites, contradictory, discordant, readings, verification
from jalon.guideline.said import Speaker
from jalon.guideline.stands_for import named, standing
from jalon.guideline.trace import Trace, trace
from jalon.guideline.worked import Key, Leaves, Memory, Worked, key_of, placed

RECENT = 16
"""Cases of which the reading is kept, the latest: a meeting, and whoever asks the same case again."""


@dataclass(slots=True)
class Reasoner:
    """One case and one program, ready to answer."""

    program: Program
    case: Case
    facts: CaseFacts
    evaluation: Evaluation
    speaker: Speaker
    leaves: dict[tuple[int, ...], lacking.Leaves | None] = field(default_factory=dict)
    words: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    entries: dict[tuple[int, int], Json | None] = field(default_factory=dict)
    reads: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    sources: dict[tuple[Any, ...], tuple[list[Json], list[str], list[Json]]] = field(default_factory=dict)
    defined: dict[str, list[Rule]] = field(default_factory=dict)
    best: dict[str, list[Rule]] = field(default_factory=dict)
    rests: dict[str, tuple[list[int], Leaves | None]] = field(default_factory=dict)
    settled: dict[tuple[int, str], tuple[Worked, Sequence[Thing], Key | None]] = field(default_factory=dict)
    scoped: dict[tuple[str, tuple[Scope, ...]], list[tuple[Env, str]]] = field(default_factory=dict)
    memory: Memory = field(init=False)

    def __post_init__(self) -> None:
        self.memory = self.program.memory.setdefault("worked", Memory())

    @staticmethod
    def begin(program: Program, case: Case) -> Reasoner:
        """The reading of a case: the one that was begun, when this program has read this case before."""
        kept = case.kept.get("reasoner")
        if isinstance(kept, Reasoner) and kept.program is program and kept.memory is program.memory.get("worked"):
            return kept
        facts = CaseFacts(program, case)
        evaluation = read(program.slots, facts)
        evaluation.known.update(facts.untold)
        begun = case.kept["reasoner"] = Reasoner(program, case, facts, evaluation, Speaker(program, facts))
        latest: deque[ReferenceType[Case]] = program.memory.setdefault("latest", deque())
        latest.append(ref(case))
        if len(latest) > RECENT and (oldest := latest.popleft()()) is not None:
            oldest.kept.clear()
        return begun

    def answers(self, with_missing: bool = True) -> list[Answer]:
        """Every answer of every rule, in the order of the sheets."""
        return [answer for name in self.program.by_name for answer in self.of(name, with_missing)]

    def of(self, name: str, with_missing: bool = True, inner: bool = False) -> list[Answer]:
        """The answers of one rule; steps only when `inner`."""
        rule = self.program.rule(name)
        if rule is None or (rule.inner and not inner):
            return []
        found = [self.answer(self.leading(rule, env), env, about, with_missing) for env, about in self.objects(rule)]
        if not found and rule.has_fallback:
            env = {kind: self.facts.unlisted(kind) for kind in rule.about}
            supposed = self.supposed(rule, env)
            if supposed is not None:
                found = [replace(self, evaluation=supposed, leaves={}, scoped={}, settled={}).answer(rule, env, "patient", with_missing)]
        return found

    def definitions(self, name: str) -> list[Rule]:
        """What each source in force on the day says of a rule, highest rank first; the reference edition is always in force."""
        found = self.defined.get(name)
        if found is None:
            first = self.program.by_name[name]
            said = [self.program.rules[number] for number in (first, *self.program.rules[first].others)]
            found = self.defined[name] = [rule for rule in said if self._in_force(self.program.sources[rule.source])] or said[:1]
        return found

    def _in_force(self, source: Source) -> bool:
        return source.reference or source.edition is None or source.edition <= self.case.on

    def leading(self, rule: Rule, env: Env, supposed: Evaluation | None = None) -> Rule:
        """The definition that answers: of the highest rank in force; at equal rank the safer, by the order of the outcomes, as things
        are or under a hypothesis.
        """
        best = self.best.get(rule.name)
        if best is None:
            definitions = self.definitions(rule.name)
            best = self.best[rule.name] = [one for one in definitions if one.rank == definitions[0].rank]
        if len(best) == 1:
            return best[0]
        evaluation = self.evaluation if supposed is None else supposed
        values = {one.slot: evaluation.mask(one.slot, env) & ~NOT_APPLICABLE for one in best}
        return min(best, key=lambda one: (values[one.slot] & -values[one.slot]) or values[one.slot].bit_length() + (1 << 60))

    def objects(self, rule: Rule) -> Iterator[tuple[Env, str]]:
        """The objects that a rule is about, those surely out of its scope left out."""
        slot = self.program.slots[rule.slot]
        if slot.kind == "patient":
            yield {}, "patient"
            return
        if slot.kind != PAIR:
            scoped = slot.kind, slot.scopes
            if scoped not in self.scoped:
                alone = ({thing.kind: thing} for thing in self.facts.things(slot.kind))
                self.scoped[scoped] = [(env, env[slot.kind].name) for env in alone if self._in_scope(slot, env)]
            yield from self.scoped[scoped]
            return
        seconds = [thing for thing in self.facts.things(rule.about[1]) if self._in_scope(slot, {thing.kind: thing})]
        for first in self.facts.things(rule.about[0]):
            if seconds and self._in_scope(slot, {first.kind: first}):
                for second in seconds:
                    if first.name != second.name:
                        yield {first.kind: first, second.kind: second}, f"{first.name}+{second.name}"

    def _in_scope(self, slot: Slot, env: Env) -> bool:
        return all(self.evaluation.membership(scope, env[scope.kind]) & TRUE for scope in slot.scopes if scope.kind in env)

    def supposed(self, rule: Rule, env: Env) -> Evaluation | None:
        """The reading under which a rule about an act is asked of the patient: its conditions hold, the act is supposed."""
        evaluation: Evaluation | None = self.evaluation
        for test in rule.fallback:
            thing = env.get(self.program.slots[test.slot].kind)
            if thing is not None and evaluation is not None:
                evaluation = evaluation.narrowed(test.slot, thing, test.allowed)
            elif evaluation is not None and not evaluation.mask(test.slot, {}) & test.allowed:
                return None
        return evaluation

    def inner(self, slot: Slot, env: Env) -> Evaluation:
        """The reading under the hypothesis that the rule applies to the objects."""
        return self.evaluation.inside(slot, env) or self.evaluation

    def answer(self, rule: Rule, env: Env, about: str, with_missing: bool) -> Answer:
        """The answer of a rule for some objects."""
        slot = self.program.slots[rule.slot]
        settled = self.settled.get((rule.slot, about))
        if settled is None:
            settled = self.settled[rule.slot, about] = self._settled(rule, slot, env)
        found, things, key = settled
        mask = found.mask
        values = mask & ~NOT_APPLICABLE
        single = bool(values) and values & (values - 1) == 0
        status = "not_applicable" if not values else "certain" if single else "bounded"
        said = range_of(slot, found.listed)
        if rule.lists:
            said = standing(rule, said, self.facts, env)
        answer = Answer(
            rule.name,
            about,
            status,
            said[0] if single else None,
            said,
            slot.exact,
            bool(mask & NOT_APPLICABLE) and bool(values),
            found.urgency,
            found.strength,
            self._text(rule, slot, found, env),
            because(self.facts, self.speaker, found.read, things, self.entries),
            [],
            [stood(self, *one, env) for one in found.conflicts],
            *found.sourced,
            found.note,
            contradictory(self.program, self.facts, found.seen) + found.discordant if self.facts.contradictory else found.discordant,
            self._extra(rule, slot, found, env, things),
            mask,
            env,
            partial(found.trace, things),
        )
        if with_missing and values and (status != "certain" or answer.may_not_apply):
            seen = found.trace(things)
            answer.traced = lambda: seen
            answer.missing = lacking.missing(self, slot, env, mask, self.inner(slot, env), seen, answer.left, key)
        if rule.shorts:
            inside = self.inner(slot, env)
            short = {lang: self.speaker.short(rule, mask, inside, env, number) for number, lang in enumerate(("fr", "en"))}
            answer.short = short if short["fr"] else None
        if rule.ranked_by and values:
            ranked(self, rule, answer, with_missing)
        return answer

    def _settled(self, rule: Rule, slot: Slot, env: Env) -> tuple[Worked, Sequence[Thing], Key | None]:
        """What an answer rests on, the objects of this case in it, and the combination that decides it."""
        key = self._key(rule, env)
        found = self.memory.worked.get(key) if key is not None else None
        if found is None:
            found = self._work(rule, slot, env)
            if key is not None:
                self.memory.keep(key, found)
        return found, found.here(self.facts, env) if key is not None else found.things, key

    def _key(self, rule: Rule, env: Env) -> Key | None:
        """What decides this answer, when sets alone do."""
        # What is contradictory is told of each fact: two cases with the same sets may then differ.
        if self.facts.contradictory:
            return None
        found = self.rests.get(rule.name)
        if found is None:
            definitions = self.definitions(rule.name)
            found = [one.slot for one in definitions], self.memory.of(self.program, definitions)
            self.rests[rule.name] = found
        slots, leaves = found
        key = key_of(leaves, slots, rule.slot, self.evaluation, self.facts, env) if leaves is not None else None
        return None if self.facts.contradictory else key

    def _work(self, rule: Rule, slot: Slot, env: Env) -> Worked:
        """The answer of a rule but for the names of its objects."""
        mask = self.evaluation.mask(rule.slot, env)
        inside = self.inner(slot, env)
        seen = trace(slot, inside, env)
        values = mask & ~NOT_APPLICABLE
        others, note = conflicts(self, rule, mask, env)
        for one in rule.due:
            start = self.program.slots[one.slot]
            thing = env.get(start.kind) or self.facts.patient
            seen.facts.setdefault((one.slot, thing.index), (start, thing))
        read, told, argued, things, where = placed(self.facts, env, seen, arguments(rule, slot, inside, env))
        return Worked(
            mask,
            values_of(slot, values),
            *urgency_of(self.program, rule, slot, values, seen, inside, env),
            seen,
            self._sourced(rule, seen),
            others,
            note,
            self._templates(rule, mask, inside, env),
            read,
            told,
            argued,
            discordant(self.program, seen),
            things,
            where,
        )

    def _templates(self, rule: Rule, mask: int, inside: Evaluation, env: Env) -> tuple[str, str]:
        french, english = (self.speaker.template(rule, mask, inside, env, number) for number in (0, 1))
        return french, english

    def _text(self, rule: Rule, slot: Slot, found: Worked, env: Env) -> dict[str, str]:
        """The sentences in both languages, with what they name of the case."""
        french, english = found.templates
        if "{" not in french and "{" not in english:
            return {"fr": french, "en": english}
        inside = self.inner(slot, env) if self.speaker.asks(rule, french) or self.speaker.asks(rule, english) else self.evaluation
        values = found.mask & ~NOT_APPLICABLE
        return {
            "fr": self.speaker.fill(french, rule, inside, env, 0, values),
            "en": self.speaker.fill(english, rule, inside, env, 1, values),
        }

    def _extra(self, rule: Rule, slot: Slot, found: Worked, env: Env, things: Sequence[Thing]) -> Json:
        """What only some kinds of rules say, of the objects of this case."""
        made = named(rule, found.listed, single=len(found.listed) == 1) if rule.lists else {}
        if isinstance(slot.body, Windows):
            made |= blocked_days(slot, self.inner(slot, env), env)
        if isinstance(slot.body, Option):
            names = [fact_name(fact, things[place]) for fact, place in found.argued]
            made["arguments"] = [told | {"facts": [names[number] for number in facts]} for told, facts in found.arguments]
        if rule.due and found.listed:
            made |= due_json(rule, self.facts, env)
        return made | landmarks_of(self.program, rule) if rule.landmarks else made

    def _sourced(self, rule: Rule, seen: Trace) -> tuple[list[Json], list[str], list[Json]]:
        """Citations, readings and verification: the same for every object that meets the same rows."""
        key = (rule.slot, tuple(seen.own_rows), tuple(seen.rows), tuple(seen.rules))
        if key not in self.sources:
            self.sources[key] = cites(self.program, rule, seen), readings(self.program, seen), verification(self.program, seen)
        return self.sources[key]


__all__ = ["Answer", "Reasoner"]
