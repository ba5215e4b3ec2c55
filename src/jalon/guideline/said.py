"""The sentences of rules as a person reads them, filled for one case."""

from __future__ import annotations

import re
from functools import lru_cache

from jalon.engine.domains import CountDomain, WordDomain
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import FALSE, Env, Slot, Thing
from jalon.engine.tree import Windows
from jalon.engine.windows import last_act
from jalon.guideline.dues import due_text
from jalon.guideline.facts import CaseFacts
from jalon.guideline.labels import (
    dated,
    in_place,
    joined,
    said,
    value_text,
    word_labels,
)
from jalon.guideline.program import Program, Rule
from jalon.guideline.stands_for import VERTEBRA, at_levels

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """A sentence cut at its placeholders: plain text, then the name of one, in turn."""
    return tuple(_PLACEHOLDER.split(text))


class Speaker:
    """Fills the sentences of rules for one case."""

    def __init__(self, program: Program, facts: CaseFacts) -> None:
        self.program, self.facts = program, facts
        self._named: dict[tuple[str, int, int], str] = {}

    def sentence(self, rule: Rule, mask: int, evaluation: Evaluation, env: Env, lang: int) -> str:
        """The sentence of a rule's outcome, or of its being open, with its placeholders filled."""
        return self.fill(self.template(rule, mask, evaluation, env, lang), rule, evaluation, env, lang, mask & ~1)

    def template(self, rule: Rule, mask: int, evaluation: Evaluation, env: Env, lang: int) -> str:
        """The same sentence, its placeholders still to be filled."""
        slot = self.program.slots[rule.slot]
        values = mask & ~1
        if not values:
            if any(evaluation.truth(gate, env) == FALSE for gate in slot.gates):
                return (
                    "Sans objet : aucune tumeur solide n'est notée ici."
                    if lang == 0
                    else "Not applicable: no solid tumour is recorded here."
                )
            return "Sans objet." if lang == 0 else "Not applicable."
        text = rule.texts.get(self._which(rule, slot, values, env))
        if text is None:
            said = value_text(values, slot, rule, lang)
            return said if values & (values - 1) == 0 else (f"À préciser : {said}." if lang == 0 else f"Open: {said}.")
        return text[lang]

    def short(self, rule: Rule, mask: int, evaluation: Evaluation, env: Env, lang: int) -> str:
        """The short sentence of the same outcome; empty where its sheet gives none."""
        slot, values = self.program.slots[rule.slot], mask & ~1
        text = rule.shorts.get(self._which(rule, slot, values, env)) if values else None
        return self.fill(text[lang], rule, evaluation, env, lang, values) if text else ""

    def _which(self, rule: Rule, slot: Slot, values: int, env: Env) -> str:
        """Which sentence of a rule tells these values."""
        if "past" in rule.texts and self._past(slot, env):
            return "past"
        single = values & (values - 1) == 0
        if isinstance(slot.domain, CountDomain):
            return "score" if single or "unknown" not in rule.texts else "unknown"
        if not isinstance(slot.domain, WordDomain):
            return "unknown"
        named = slot.domain.values(values)
        several = named[0] if single else "+".join(sorted(named))
        return several if single or several in rule.texts else "unknown"

    def _past(self, slot: Slot, env: Env) -> bool:
        """Whether the act of a window was over before the day of the board."""
        body = slot.body
        if not isinstance(body, Windows):
            return False
        begin, last, end = (self.facts.days(place, env["irradiation"]) for place in body.acts)
        ends = last_act(last, end) or begin
        return ends is not None and ends[1] < self.facts.today

    def asks(self, rule: Rule, text: str) -> bool:
        """Whether a sentence holds what another rule says."""
        return any(name != rule.name and name in self.program.by_name for name in _pieces(text)[1::2])

    def fill(self, text: str, rule: Rule, evaluation: Evaluation, env: Env, lang: int, mask: int) -> str:
        """A sentence with its placeholders filled."""
        if "{" not in text:
            return text
        pieces = list(_pieces(text))
        for place in range(1, len(pieces), 2):
            name = pieces[place]
            if name == "lesion":
                pieces[place] = self.object_name(name, env, lang)
            elif name == rule.name:
                pieces[place] = value_text(mask, self.program.slots[rule.slot], rule, lang)
            elif name == "ranking" and rule.ranked_by:
                pieces[place] = "{ranking}"  # told once the objects are in order
            elif name == "due" and rule.due:
                pieces[place] = due_text(rule, self.facts, env, lang)
            else:
                pieces[place] = self.placeholder(name, evaluation, env, lang)
        return "".join(pieces)

    def placeholder(self, name: str, evaluation: Evaluation, env: Env, lang: int) -> str:
        """What a placeholder stands for."""
        if name in ("lesion", "drug", "plan"):
            return self.object_name(name, env, lang)
        if VERTEBRA.fullmatch("{" + name + "}"):
            return self.vertebra(name, env, lang)
        other = self.program.rule(name)
        if other is not None:
            mask = evaluation.mask(other.slot, env)
            if other.texts:
                return self.sentence(other, mask, evaluation, env, lang)
            return value_text(mask, self.program.slots[other.slot], other, lang)
        thing = env.get(name.partition(".")[0]) or self.facts.patient
        current = self.facts.current(name, thing)
        if not current.statements:
            return "non connu" if lang == 0 else "not known"
        return self.stated(name, thing, lang)

    def vertebra(self, name: str, env: Env, lang: int) -> str:
        """`{site-1}`: the vertebra above the lesion's, or the end of the spine; in words when the site is not one vertebra."""
        here = "{" + name + "}"
        shift = int(name.removeprefix("site") or 0)
        if at_levels(here, self.facts, env) != here:
            nearer = range(shift, 0, -1 if shift > 0 else 1)
            found = (at_levels(f"{{site{step:+d}}}", self.facts, env) for step in nearer)
            return next((each for each in found if each is not None), at_levels("{site}", self.facts, env) or "")
        if shift == 0:
            return self.stated("lesion.site", env["lesion"], lang, dates=False) or ("siège non connu", "site not known")[lang]
        many, number = "x" if abs(shift) > 1 else "", abs(shift)
        if lang == 0:
            return f"{number} niveau{many} {'au-dessus' if shift < 0 else 'au-dessous'}"
        return f"{number} level{'s' if many else ''} {'above' if shift < 0 else 'below'}"

    def stated(self, path: str, thing: Thing, lang: int, dates: bool = True) -> str:
        """A fact in words, with its date when `dates`."""
        texts = []
        for statement in self.facts.current(path, thing).statements:
            told = said(path, statement, lang)
            texts.append(f"{told} ({dated(statement.on, lang)})" if dates and statement.on else told)
        return texts[0] if len(texts) == 1 else joined(texts, lang)

    def object_name(self, kind: str, env: Env, lang: int) -> str:
        """The object of an answer as a person names it."""
        thing = env.get({"lesion": "lesion", "drug": "treatment", "plan": "plan"}[kind]) or (env.get("plan") if kind == "drug" else None)
        if thing is None or not thing.listed:
            return {"lesion": ("lésion", "lesion"), "drug": ("médicament", "drug"), "plan": ("projet", "plan")}[kind][lang]
        key = (kind, thing.index, lang)
        found = self._named.get(key)
        if found is None:
            found = self._named[key] = self._object_name(kind, thing, lang)
        return found

    def _object_name(self, kind: str, thing: Thing, lang: int) -> str:
        name = thing.name.partition(":")[2]
        path = {"lesion": "lesion.site"}.get(kind, f"{thing.kind}.drug")
        statements = self.facts.current(path, thing).statements
        if not statements:
            organ = self.facts.current("lesion.organ", thing).statements if kind == "lesion" else ()
            said = (
                joined(word_labels("lesion.organ", sorted(organ[0].words or ()), lang), lang)
                if organ
                else ("lésion" if lang == 0 else "lesion")
            )
            return f"{name}, {said}"
        label = joined(word_labels(path, sorted(statements[0].words or ()), lang), lang) or statements[0].said
        return f"{name}, {in_place(label, lang)}" if kind == "lesion" else label[:1].upper() + label[1:]
