"""The claim: every engine answers what brute force finds, value for value where the rule is declared exact, and never less."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jalon.case import Case, CaseTroubles, read_case
from jalon.engine.tree import Windows
from jalon.guideline.program import Program
from tests.agreement.completions import BruteForce, Meaning, View
from tests.agreement.crowd import Made, smaller
from tests.agreement.engines import Engine, Masks, PatientEngine, Question
from tests.agreement.pointwise import ABSENT, PAIR, Env, in_words


@dataclass(frozen=True)
class Disagreement:
    """One rule about one object on which two engines differ."""

    rule: str
    about: tuple[str, ...]
    engine: str
    found: int
    other: str
    expected: int
    how: str

    def words(self, program: Program) -> str:
        """The disagreement as a reader says it."""
        return (f"{self.rule} about {'+'.join(self.about)}: {self.engine} {self.how}\n"
                f"  {self.engine:>12}: {in_words(program, self.rule, self.found)}\n  {self.other:>12}: {in_words(program, self.rule, self.expected)}")  # fmt: skip


@dataclass
class Seen:
    """What a run compared, and which lines of the sheets were possible and decisive in some case."""

    cases: int = 0
    compared: int = 0
    enumerated: int = 0
    drawn: int = 0
    possible: set[tuple[str, int, str]] = field(default_factory=set)
    decisive: set[tuple[str, int, str]] = field(default_factory=set)

    def note(self, rule: str, meaning: Meaning) -> None:
        """Remember one comparison."""
        self.compared += 1
        self.enumerated += meaning.whole
        self.drawn += not meaning.whole
        self.possible |= {(rule, *mark) for mark in meaning.ever}
        if meaning.whole:
            self.decisive |= {(rule, *mark) for mark in meaning.always}


def env_of(program: Program, question: Question) -> Env:
    """The objects of a question, by kind."""
    rule, names = question
    kind = program.slots[program.index[rule]].kind
    if kind == PAIR:
        return {"treatment": names[0], "irradiation": names[1]}
    return {} if kind == "patient" else {kind: names[0]}


def against_brute_force(program: Program, brute: BruteForce, engine: str, case: Case, masks: Masks, seen: Seen) -> Iterator[Disagreement]:
    """Where an engine omits a value that a completion gives, or adds one to a rule declared exact."""
    view = View(program, case)
    seen.cases += 1
    for question, mask in masks.items():
        rule, names = question
        index = program.index[rule]
        meaning = brute.meaning(view, index, env_of(program, question))
        seen.note(rule, meaning)
        if meaning.mask & ~mask:
            yield Disagreement(rule, names, engine, mask, brute.name, meaning.mask, f"omits {in_words(program, rule, meaning.mask & ~mask)}")
        elif mask & ~meaning.mask and meaning.whole and program.slots[index].exact and not _vague(program, index, case, names):
            meaning = brute.condition_by_condition().meaning(view, index, env_of(program, question))
            if mask & ~meaning.mask:
                yield Disagreement(rule, names, engine, mask, brute.name, meaning.mask, f"adds {in_words(program, rule, mask & ~meaning.mask)} to a rule declared exact")


def _vague(program: Program, index: int, case: Case, names: Sequence[str]) -> bool:
    """A known open fault: with several vague dates, or a delay in months, a wash-out may say too much (docs/agreement.md)."""
    body = program.slots[index].body
    if not isinstance(body, Windows):
        return False
    courses = [case.thing(*name.split(":", 1)) for name in names]
    said = [one.days for course in courses if course is not None for key in ("from", "last", "to") for one in course.facts.get(key, ()) if one.days is not None]
    partial = sum(days.first != days.last for days in said)
    return partial > 1 or (partial == 1 and any(length is not None and length.months for line in body.every for length in (line.before, line.after)))


def between_engines(one: Engine, masks: Masks, other: Engine, others: Masks) -> Iterator[Disagreement]:
    """Where two engines differ; surely out of scope may be left out."""
    for question in {**masks, **others}:
        mine, theirs = masks.get(question, ABSENT), others.get(question, ABSENT)
        if mine != theirs:
            yield Disagreement(*question, other.name, theirs, one.name, mine, "differs")


def disagreements(
    program: Program, brute: BruteForce, engines: Sequence[Engine], made: Sequence[Made], seen: Seen, every: int = 1
) -> Iterator[tuple[Made, Disagreement]]:
    """Every disagreement over some cases. The others are held against the first engine on every rule; the first against brute force on the
    rule for which each case was made, and on every rule of one case in `every` (0: of none).
    """
    answers = [engine.masks(program, [one.case for one in made]) for engine in engines]
    for place, one in enumerate(made):
        first, path = answers[0][place], program.slots[one.goal.rule].path
        wanted = first if every and one.number % every == 0 else {question: mask for question, mask in first.items() if question[0] == path}
        for found in against_brute_force(program, brute, engines[0].name, one.case, wanted, seen):
            yield one, found
        for engine, others in zip(engines[1:], answers[1:], strict=True):
            for found in between_engines(engines[0], first, engine, others[place]):
                yield one, found


def smallest(program: Program, engines: Sequence[Engine], made: Made, found: Disagreement) -> str:
    """The smallest file on which the same rule is still disagreed about, and the disagreement."""

    def same(file: dict[str, object]) -> Disagreement | None:
        try:
            case = read_case(json.dumps(file))
        except CaseTroubles:
            return None
        once = Made(0, made.goal, file, "", case)
        for _, one in disagreements(program, BruteForce(program), engines, [once], Seen()):
            if (one.rule, one.engine) == (found.rule, found.engine):
                return one
        return None

    file, last = made.file, found
    shrinking = True
    while shrinking:
        shrinking = False
        for less in smaller(file):
            still = same(less)
            if still is not None:
                file, last, shrinking = less, still, True
                break
    return f"{last.words(program)}\n{json.dumps(file, ensure_ascii=False)}"


__all__ = ["Disagreement", "Engine", "PatientEngine", "Seen", "disagreements", "smallest"]
