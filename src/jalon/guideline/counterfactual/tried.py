"""A supposed change tried on the patient engine itself: nothing is told that this does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jalon.case import Case
from jalon.case.drugs import DRUG_CLASSES
from jalon.engine.domains import WordDomain
from jalon.engine.evaluate import Evaluation
from jalon.engine.meaning import read
from jalon.engine.slots import Env, Slot, Thing
from jalon.engine.tree import Fact
from jalon.guideline.answers import Reasoner
from jalon.guideline.facts import CaseFacts
from jalon.guideline.program import Program, Rule
from jalon.guideline.said import Speaker

Masks = Mapping[tuple[int, int], int]


class SupposedFacts(CaseFacts):
    """The facts of a case, some of them said otherwise; what follows from them follows again."""

    def __init__(self, program: Program, case: Case, supposed: Masks) -> None:
        super().__init__(program, case)
        self.supposed = dict(supposed)
        for (index, thing), mask in supposed.items():
            slot = program.slots[index]
            kind, _, name = slot.path.partition(".")
            drug_class = program.slot(f"{kind}.drug_class") if name == "drug" else None
            if drug_class is not None and isinstance(slot.domain, WordDomain) and isinstance(drug_class.domain, WordDomain):
                classes = drug_class.domain.of(one for drug in slot.domain.values(mask) for one in DRUG_CLASSES[drug])
                self.supposed.setdefault((drug_class.index, thing), classes)

    def spoken(self, slot: Slot, thing: Thing) -> int:
        """What is supposed of a fact, else what is said of it."""
        supposed = self.supposed.get((slot.index, thing.index))
        return super().spoken(slot, thing) if supposed is None else supposed


@dataclass(frozen=True, slots=True)
class Tried:
    """What an answer becomes, with the reading that says so; `coherent`: the supposed facts can all be."""

    mask: int
    evaluation: Evaluation
    coherent: bool


def tried(reasoner: Reasoner, rule: Rule, env: Env, supposed: Masks) -> Tried | None:
    """The answer of a rule once some facts are said otherwise; None where the rule can no longer be asked."""
    slots = reasoner.program.slots
    steps = {key: mask for key, mask in supposed.items() if not isinstance(slots[key[0]].body, Fact)}
    facts = SupposedFacts(reasoner.program, reasoner.case, {key: mask for key, mask in supposed.items() if key not in steps})
    evaluation = read(slots, facts)
    if steps:
        evaluation = evaluation.child(steps)
    if any(thing.index and not thing.listed for thing in env.values()):
        again = Reasoner(reasoner.program, reasoner.case, facts, evaluation, Speaker(reasoner.program, facts))
        found = again.supposed(rule, env)
        if found is None:
            return None
        evaluation = found
    mask = evaluation.mask(rule.slot, env)
    clash = {key for key in facts.contradictory if key not in reasoner.facts.contradictory}
    return Tried(mask, evaluation, not clash)
