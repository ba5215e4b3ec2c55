"""An explanation as data, in both languages: the same that `jalon explain --json` prints and that a terminal lays out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, WordDomain
from jalon.engine.readings import tests
from jalon.engine.slots import FALSE, TRUE, Slot, Thing
from jalon.engine.tree import Call, Condition, Decision, Exists, Fact, Highest, Option, Place, Requirement, Score, Windows
from jalon.guideline.answers import Answer, Reasoner
from jalon.guideline.labels import fact_label, fact_name
from jalon.guideline.measures import outcomes
from jalon.guideline.printing.marks import Mark
from jalon.guideline.printing.steps import Step, marked, origin
from jalon.guideline.printing.tables import Box, Printed, table
from jalon.guideline.printing.wording import ABSENT, OR, Wording
from jalon.guideline.program import Bilingual

Json = dict[str, Any]
LANGUAGES = ("fr", "en")
LISTED = 6  # values of a fact or rule that are listed
_NOT_KNOWN: Bilingual = ("non connu", "not known")
_OPEN: Bilingual = ("ouvert", "open")
_HOLDS = {TRUE: "yes", FALSE: "no", TRUE | FALSE: "maybe"}


def explained(reasoner: Reasoner, answer: Answer) -> Json:
    """The rule of an answer with its rows marked, and its steps."""
    return Teller(reasoner).step(marked(reasoner, answer))


class Teller:
    """The words of one case and one program."""

    def __init__(self, reasoner: Reasoner) -> None:
        self.reasoner, self.program = reasoner, reasoner.program
        self.wordings = (Wording(reasoner.program), Wording(reasoner.program, 1))

    def step(self, step: Step) -> Json:
        """One rule for some objects."""
        rule = step.rule
        made: Json = {
            "rule": rule.name,
            "about": step.about,
            "title": self._both(lambda lang: self.wordings[lang].label(step.slot.index)),
            "possible": outcomes(step.slot, step.mask),
            "words": self._both(lambda lang: self.value(step.slot, step.mask, lang)),
        }
        made["from"] = origin(self.reasoner, rule, Mark("", (), Place(rule.sheet, rule.line), -1))
        if step.again:
            return made | {"above": True}
        made["reads"] = [self._read(step, index) for index in _read(step.slot)]
        if step.marks:
            printed = tuple(table(wording, [rule]) for wording in self.wordings)
            made["header"] = self._both(lambda lang: list(printed[lang].header))
            made["rows"] = [self._row(step, number, mark, printed) for number, mark in enumerate(step.marks)]
        made["steps"] = [self.step(below) for below in step.steps]
        return made | ({"left_out": step.more} if step.more else {})

    def _both(self, said: Callable[[int], Any]) -> Json:
        return {name: said(lang) for lang, name in enumerate(LANGUAGES)}

    def _row(self, step: Step, number: int, mark: Mark, printed: tuple[Printed, ...]) -> Json:
        row: Json = {"state": mark.state, "cells": self._both(lambda lang: self._cells(number, mark, printed[lang]))}
        if mark.state == "excluded" and isinstance(step.slot.body, (Decision, Score)):
            row["excluded_by"] = [self._name(step, index) for index in mark.by]
        if mark.holds:
            row["holds"] = [_HOLDS.get(truth, "no") for truth in mark.holds]
        if mark.objects:
            row["objects"] = [self._object(step, name, truth) for name, truth in mark.objects]
        return row | {"from": origin(self.reasoner, step.rule, mark)}

    def _cells(self, number: int, mark: Mark, printed: Printed) -> list[Json]:
        made = []
        for box in printed.lines[number].boxes:
            cell: Json = {"text": box.text}
            if _excludes(box, mark):
                cell["excludes"] = True
            elif box.asks is not None and not isinstance(box.asks, tuple):
                cell["asks"] = True
            made.append(cell)
        return made

    def _object(self, step: Step, name: str, truth: int) -> Json:
        """One object of a list: whether it counts, or what it is where the most serious is read."""
        body = step.slot.body
        if not isinstance(body, Highest):
            return {"about": name, "holds": _HOLDS.get(truth, "no")}
        thing = next(one for one in step.inside.facts.things(body.scope.kind) if one.name == name)
        under = step.inside.within(body.scope, thing) or step.inside
        mask = under.mask(body.slot, {thing.kind: thing})
        slot = self.program.slots[body.slot]
        return {"about": name, "holds": _HOLDS.get(truth, "no"), "words": self._both(lambda lang: self.value(slot, mask, lang))}

    def _name(self, step: Step, index: int) -> str:
        slot = self.program.slots[index]
        return fact_name(slot, self._thing(step, slot)) if isinstance(slot.body, Fact) else slot.path

    def _thing(self, step: Step, slot: Slot) -> Thing:
        return step.env.get(slot.kind) or self.reasoner.facts.patient

    def _read(self, step: Step, index: int) -> Json:
        """What a rule reads, and what the case says of it."""
        slot = self.program.slots[index]
        thing = self._thing(step, slot)
        label = fact_label(slot, thing) if isinstance(slot.body, Fact) else tuple(one.label(index) for one in self.wordings)
        made: Json = {"fact": self._name(step, index), "label": dict(zip(LANGUAGES, label, strict=True))}
        made["words"] = self._both(lambda lang: self._case(step, slot, lang))
        current = self.reasoner.facts.current(slot.path, thing)
        if isinstance(slot.body, Fact) and current.why and current.why != "not_stated":
            made["why"] = current.why
        return made

    def _case(self, step: Step, slot: Slot, lang: int) -> str:
        """What the case says of a fact, with its date; what is left of it otherwise."""
        if slot.kind not in step.env and slot.kind != "patient":
            return _NOT_KNOWN[lang]
        mask = step.inside.mask(slot.index, step.env)
        if isinstance(slot.body, Fact):
            thing = self._thing(step, slot)
            if self.reasoner.facts.current(slot.path, thing).statements:
                return self.reasoner.speaker.stated(slot.path, thing, lang)
            if mask & ~NOT_APPLICABLE == slot.domain.full:
                return _NOT_KNOWN[lang]
        return self.value(slot, mask, lang)

    def value(self, slot: Slot, mask: int, lang: int) -> str:
        """What a fact or rule may be: `9 à 11`, `oui ou suspectée`; *open* when nothing is left out."""
        values = mask & ~NOT_APPLICABLE
        if values == slot.domain.full and values.bit_count() > 1:
            return _OPEN[lang]
        if isinstance(slot.domain, CountDomain) and values.bit_count() > 1:
            listed = slot.domain.values(values)
            return f"{listed[0]} {'à' if lang == 0 else 'to'} {listed[-1]}"
        words = self.wordings[lang].pieces(slot.index, values) if isinstance(slot.domain, WordDomain) and values else None
        if words is not None and len(words) <= LISTED:
            # What may be is listed; `sauf …` says what a row asks.
            return OR[lang].join([*words, *([ABSENT[lang]] if mask & NOT_APPLICABLE else [])])
        return self.wordings[lang].accepted(slot.index, mask)


def _excludes(box: Box, mark: Mark) -> bool:
    """Whether the condition of a box is one that the case does not meet."""
    return isinstance(box.asks, tuple) and mark.state == "excluded" and box.asks[0] in mark.by


def _read(slot: Slot) -> list[int]:
    """What a body reads on its own objects, each once, in the order of its table."""
    body = slot.body
    asked: list[Condition] = []
    match body:
        case Decision():
            return list(body.columns)
        case Score():
            return [item.slot for item in body.items]
        case Call():
            return list(body.slots)
        case Windows():
            return [body.drug, *body.doses, *body.acts]
        case Requirement():
            asked = [body.holds, *([body.unless] if body.unless is not None else [])]
        case Option():
            asked = [argument.condition for argument in body.arguments]
        case Exists():
            asked = list(body.patient)
    return list(dict.fromkeys(test.slot for condition in asked for test in tests(condition)))
