"""Answers for one case: one per rule and object, with reasons, missing facts, conflicts, sources (design.md § 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jalon.case import Case
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, WordDomain, bits
from jalon.engine.evaluate import FALSE, PAIR, TRUE, Env, Evaluation, Slot, Thing
from jalon.engine.meaning import read
from jalon.engine.tree import Decision, Requirement, Windows
from jalon.engine.windows import blocked, courses, exception
from jalon.guideline import missing as lacking
from jalon.guideline.facts import CaseFacts
from jalon.guideline.program import Program, Rule
from jalon.guideline.said import Speaker, fact_name, iso, value_text
from jalon.guideline.trace import Trace, known, trace

URGENCY_ORDER = ("now", "before", "planned", "information")
VERIFICATION = {"confirmée": "confirmed", "corrigée": "corrected", "conflit": "conflict", "non retrouvée": "not_found", "partielle": "partial"}
Json = dict[str, Any]


@dataclass(slots=True)
class Answer:
    """One answer. Field names are those of the JSON contract; `mask`, `env` and `trace` serve the views."""

    rule: str
    about: str
    status: str
    value: str | int | None
    possible: list[str] | list[int]
    exact: bool
    may_not_apply: bool
    urgency: str
    strength: str
    text: dict[str, str]
    because: list[Json]
    missing: list[Json]
    conflicts: list[Json]
    cites: list[Json]
    readings: list[str]
    verification: list[Json]
    note: dict[str, str] | None
    contradictory: list[str]
    extra: Json
    mask: int
    env: Env
    trace: Trace

    def json(self) -> Json:
        """The object of the contract."""
        made: Json = {name: getattr(self, name) for name in ("rule", "about", "status", "value", "possible", "exact", "may_not_apply", "urgency", "strength", "text",
                                                             "because", "missing", "conflicts", "cites", "readings", "verification")}
        if self.note:
            made["edition_note"] = self.note
        if self.contradictory:
            made["contradictory"] = self.contradictory
        return made | self.extra


@dataclass(slots=True)
class Reasoner:
    """One case and one program, ready to answer."""

    program: Program
    case: Case
    facts: CaseFacts
    evaluation: Evaluation
    speaker: Speaker
    leaves: dict[tuple[int, ...], dict[str, list[Any]] | None] = field(default_factory=dict)

    @staticmethod
    def begin(program: Program, case: Case) -> Reasoner:
        """A fresh reading of a case."""
        facts = CaseFacts(program, case)
        return Reasoner(program, case, facts, read(program.slots, facts), Speaker(program, facts))

    def answers(self, with_missing: bool = True) -> list[Answer]:
        """Every answer of every rule, in the order of the sheets."""
        return [answer for name in self.program.by_name for answer in self.of(name, with_missing)]

    def of(self, name: str, with_missing: bool = True, inner: bool = False) -> list[Answer]:
        """The answers of one rule; steps only when `inner`."""
        rule = self.program.rule(name)
        if rule is None or (rule.inner and not inner):
            return []
        found = [self.answer(rule, env, about, with_missing) for env, about in self.objects(rule)]
        if not found and rule.has_fallback:
            env = {kind: self.facts.unlisted(kind) for kind in rule.about}
            supposed = self._supposed(rule, env)
            if supposed is not None:
                found = [replace(self, evaluation=supposed, leaves={}).answer(rule, env, "patient", with_missing)]
        return found

    def objects(self, rule: Rule) -> Iterator[tuple[Env, str]]:
        """The objects that a rule is about, those surely out of its scope left out."""
        slot = self.program.slots[rule.slot]
        if slot.kind == "patient":
            yield {}, "patient"
            return
        if slot.kind != PAIR:
            for thing in self.facts.things(slot.kind):
                if self._in_scope(slot, {thing.kind: thing}):
                    yield {thing.kind: thing}, thing.name
            return
        for first in self.facts.things(rule.about[0]):
            for second in self.facts.things(rule.about[1]):
                env = {first.kind: first, second.kind: second}
                if first.name != second.name and self._in_scope(slot, env):
                    yield env, f"{first.name}+{second.name}"

    def _in_scope(self, slot: Slot, env: Env) -> bool:
        return all(self.evaluation.membership(scope, env[scope.kind]) & TRUE for scope in slot.scopes)

    def _supposed(self, rule: Rule, env: Env) -> Evaluation | None:
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
        """The reading under the hypothesis that the objects are in the scope of the rule."""
        evaluation: Evaluation | None = self.evaluation
        for scope in slot.scopes:
            evaluation = evaluation.within(scope, env[scope.kind]) if evaluation else None
        return evaluation or self.evaluation

    def answer(self, rule: Rule, env: Env, about: str, with_missing: bool) -> Answer:
        """The answer of a rule for some objects."""
        slot = self.program.slots[rule.slot]
        mask = self.evaluation.mask(rule.slot, env)
        inside = self.inner(slot, env)
        seen = trace(slot, inside, env)
        values = mask & ~NOT_APPLICABLE
        single = bool(values) and values & (values - 1) == 0
        status = "not_applicable" if not values else "certain" if single else "bounded"
        listed = self._values(slot, values)
        urgency, strength = self._urgency(rule, slot, values, seen, inside, env)
        cites = self._cites(rule, seen)
        conflicts, note = self._conflicts(rule, mask, env)
        made = Answer(
            rule.name, about, status, listed[0] if single else None, self._range(slot, listed), slot.exact, bool(mask & NOT_APPLICABLE) and bool(values), urgency, strength,
            {lang: self.speaker.sentence(rule, mask, inside, env, number) for number, lang in enumerate(("fr", "en"))},
            self._because(seen), [], conflicts, cites, self._readings(seen), self._verification(seen), note, self._contradictory(seen),
            self._extra(slot, rule, inside, env), mask, env, seen)
        if with_missing and status != "certain" and values:
            made.missing = lacking.missing(self, slot, env, mask, inside, seen)
        elif with_missing and made.may_not_apply:
            made.missing = lacking.missing(self, slot, env, mask, inside, seen)
        return made

    @staticmethod
    def _values(slot: Slot, values: int) -> list[Any]:
        domain = slot.domain
        return domain.values(values) if isinstance(domain, (WordDomain, CountDomain)) else []

    @staticmethod
    def _range(slot: Slot, listed: list[Any]) -> list[Any]:
        return [listed[0], listed[-1]] if listed and isinstance(slot.domain, CountDomain) else listed

    def _urgency(self, rule: Rule, slot: Slot, values: int, seen: Trace, inside: Evaluation, env: Env) -> tuple[str, str]:
        body = slot.body
        if isinstance(body, Decision):
            rows = [row for row in body.rows if row.at in seen.own_rows]
            found = [row.urgency for row in rows if row.urgency]
            urgency = min(found, key=URGENCY_ORDER.index) if found else rule.urgency
            strength = next((row.strength for row in rows if row.strength), "")
        else:
            urgency, strength = rule.urgency, ""
            named = self._values(slot, values)
            if isinstance(body, Requirement) and named and set(named) <= {"met", "waived"}:
                urgency = "information"
            if isinstance(body, Windows):
                urgency = "information" if named == ["allowed"] else urgency
                drug = inside.mask(body.drug, env)
                if any(drug & window.drugs and exception(window, inside, env) & TRUE for window in body.every) and named != ["allowed"]:
                    urgency = "now"
        if not strength:
            strength = next((self.program.notes[note].strength for note in seen.rows.values() if note >= 0 and self.program.notes[note].strength), rule.strength)
        return urgency or "information", strength

    def _because(self, seen: Trace) -> list[Json]:
        found = []
        for key, (slot, thing) in seen.facts.items():
            if not known(slot, thing, self.facts):
                continue
            current = self.facts.current(slot.path, thing)
            statement = current.statements[-1] if current.statements else None
            mask = self.facts.base(slot, thing)
            entry: Json = {"fact": fact_name(slot, thing), "value": statement.said if statement else value_text(mask, slot, None, 1),
                           "on": iso(statement.on) if statement else None, "source": statement.source if statement else None}
            if current.why:
                entry["why"] = current.why
            elif current.several:
                entry["value"] = " | ".join(one.said for one in current.statements)
                entry["why"] = "several_values"
            elif statement is None:
                entry["why"] = "implied"
            points = seen.points.get(key)
            if points is not None:
                listed = CountDomain(20).values(points)
                entry["points"] = [listed[0], listed[-1]] if listed else []
            found.append(entry)
        return found

    def _cites(self, rule: Rule, seen: Trace) -> list[Json]:
        cites = [self._cite(rule.source, rule.where, rule.sheet, rule.line)]
        for place in seen.own_rows:
            number = seen.rows[place]
            note = self.program.notes[number] if number >= 0 else None
            cites.append(self._cite(note.source if note and note.source else rule.source, note.where if note else rule.where, place.sheet, place.line))
        for index in list(seen.rules)[1:]:
            other = self.program.by_slot.get(index)
            if other is not None and not self.program.rules[other].kind == "Grandeur":
                below = self.program.rules[other]
                cites.append(self._cite(below.source, below.where, below.sheet, below.line))
        return list({(c["document"], c["where"], c["sheet"], c["line"]): c for c in cites}.values())

    def _cite(self, source: str, where: str, sheet: str, line: int) -> Json:
        return {"document": self.program.sources[source].label if source in self.program.sources else source, "where": where, "sheet": sheet, "line": line}

    def _readings(self, seen: Trace) -> list[str]:
        notes = (self.program.notes[number] for number in seen.rows.values() if number >= 0)
        return list(dict.fromkeys(label.strip() for note in notes for label in note.reading.split(",") if label.strip()))

    def _verification(self, seen: Trace) -> list[Json]:
        found = []
        for place, number in seen.rows.items():
            note = self.program.notes[number] if number >= 0 else None
            if note and note.verification:
                found.append({"state": VERIFICATION.get(note.verification, note.verification), "where": note.where, "sheet": place.sheet, "line": place.line})
        return found

    def _contradictory(self, seen: Trace) -> list[str]:
        found = [fact_name(slot, thing) for slot, thing in seen.facts.values() if (slot.path, thing.index) in self.facts.contradictory]
        below = [leaf for pair in seen.disagree for place in pair for leaf in bits(self.program.slots[place].depends)]
        return found + [slot.path for slot, _ in seen.facts.values() if 1 << slot.index in below]

    def _conflicts(self, rule: Rule, mask: int, env: Env) -> tuple[list[Json], dict[str, str] | None]:
        found: list[Json] = []
        newer = 0
        mine = self.program.sources[rule.source].edition
        for number in rule.others:
            other = self.program.rules[number]
            source = self.program.sources[other.source]
            if source.edition and source.edition > self.case.on:
                continue
            theirs = self.evaluation.mask(other.slot, env) & ~NOT_APPLICABLE
            if not theirs or theirs == mask & ~NOT_APPLICABLE:
                continue
            slot = self.program.slots[other.slot]
            listed = self._values(slot, theirs)
            seen = trace(slot, self.inner(slot, env), env)
            found.append({"source": source.label, "edition": source.edition.isoformat() if source.edition else None, "value": listed[0] if len(listed) == 1 else None,
                          "possible": listed, "cites": self._cites(other, seen)})
            newer += bool(source.edition and mine and source.edition > mine)
        if not newer or mine is None:
            return found, None
        several = newer > 1
        return found, {"fr": f"édition {mine.year} ; {newer} source{'s' if several else ''} plus récente{'s' if several else ''} "
                             f"{'disent' if several else 'dit'} autre chose ici",
                       "en": f"{mine.year} edition; {newer} more recent source{'s' if several else ''} say{'' if several else 's'} otherwise here"}

    def _extra(self, slot: Slot, rule: Rule, inside: Evaluation, env: Env) -> Json:
        body = slot.body
        if not isinstance(body, Windows):
            return {}
        drug = inside.mask(body.drug, env)
        doses, _ = courses(body, inside, env)
        spans = [span for window in body.every if drug & window.drugs for span in blocked(window, doses)]
        return {"blocked": [{"first": day(low), "last": day(high)} for low, high in sorted(set(spans))]}


def day(number: int) -> str:
    """An ordinal as an ISO date."""
    return date.fromordinal(number).isoformat()


@dataclass(slots=True)
class Board:
    """The answers of one case and what to obtain first."""

    case: Case
    answers: list[Answer]
    missing: list[Json]
    set_aside: list[Json]
    knowledge: dict[str, str]


def board(program: Program, case: Case, with_missing: bool = True) -> Board:
    """Everything that Jalon says of one case."""
    reasoner = Reasoner.begin(program, case)
    answers = reasoner.answers(with_missing)
    aside = [{"fact": one.path, "on": iso(one.on) if not isinstance(one.on, date) else one.on.isoformat()} for one in case.set_aside]
    return Board(case, answers, lacking.rank(answers, program) if with_missing else [], aside, dict(program.documents))


__all__ = ["FALSE", "Answer", "Board", "Reasoner", "Thing", "board"]
