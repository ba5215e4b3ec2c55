"""The smallest changes that would change an answer, in words: `Si la douleur (L1) était modérée (et non handicapante) → …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from jalon.board.effect_words import short, yes_or_no
from jalon.board.subjects import subject
from jalon.case.change import Source
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, WordDomain
from jalon.engine.slots import Slot, Thing
from jalon.engine.tree import Fact
from jalon.guideline.answer import Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.counterfactual.fields import field_of
from jalon.guideline.counterfactual.search import MOST_FACTS, smallest_changes
from jalon.guideline.counterfactual.sets import Changed, ChangeSet, Found
from jalon.guideline.labels import fact_label, fact_name, joined, value_text, word_labels
from jalon.guideline.measures import column_word, outcomes
from jalon.guideline.program import Bilingual, Rule
from jalon.guideline.spans import parts

Json = dict[str, Any]
MOST_SETS = 5
MOST_VALUES = 6
NEEDS = (
    "Pour savoir quel plus petit changement changerait la réponse : installer jalon[explain].",
    "To know which smallest change would change the answer: install jalon[explain].",
)
CHANGES = ("Ce qui changerait la réponse", "What would change the answer")
SETTLES = ("Ce qui la fixerait", "What would settle it")
WHY: dict[str, Bilingual] = {
    "dates": (
        "La réponse tient aux dates du geste et des doses : déplacer le geste hors des jours bloqués.",
        "The answer rests on the dates of the act and of the doses: move the act off the blocked days.",
    ),
    "order": (
        "L'ordre tient au rang de chaque lésion : demander ce qui changerait ce rang.",
        "The order rests on the rank of each lesion: ask what would change that rank.",
    ),
    "nothing": (
        "Rien de modifiable n'est lu : âge, histologie, siège et passé ne changent pas.",
        "Nothing that can change is read: age, histology, site and past events do not change.",
    ),
    "none": (
        f"Aucun changement de {MOST_FACTS} faits ou moins ne change sûrement la réponse.",
        f"No change of {MOST_FACTS} facts or fewer surely changes the answer.",
    ),
    "limit": (
        "Non trouvé : la recherche s'est arrêtée à sa limite, sans prouver qu'il n'y a rien.",
        "Not found: the search stopped at its limit, without proving that there is nothing.",
    ),
}
MORE = ("D'autres changements de même taille existent.", "Other changes of the same size exist.")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What would change an answer: sentences with their data, or why there are none."""

    title: Bilingual
    sentences: tuple[Bilingual, ...]
    note: Bilingual
    data: Json


def solver_is_there() -> bool:
    """Whether the extra `explain` is installed."""
    return find_spec("z3") is not None


def otherwise(reasoner: Reasoner, answer: Answer, source: Source | None = None) -> Otherwise:
    """The smallest changes of what is known that would change an answer, or settle an open one."""
    title = SETTLES if answer.status == "bounded" else CHANGES
    if not solver_is_there():
        return Otherwise(title, (), NEEDS, {"why": "not_installed", "note": _both(NEEDS), "changes": []})
    found = smallest_changes(reasoner, answer, source)
    return told(reasoner, answer, found, title)


def told(reasoner: Reasoner, answer: Answer, found: Found, title: Bilingual) -> Otherwise:
    """What was found, in words and as data."""
    words = _Words(reasoner, answer)
    sets = sorted(found.sets, key=words.place)
    shown = sets[:MOST_SETS]
    sentences = tuple(words.sentence(one) for one in shown)
    note = WHY[found.why] if found.why else MORE if found.more or len(sets) > MOST_SETS else ("", "")
    changes = [words.data(one) | {"text": _both(said)} for one, said in zip(shown, sentences, strict=True)]
    size = len(shown[0].facts) if shown else 0
    data: Json = {"aim": "settle" if found.settles else "change", "size": size, "changes": changes}
    if found.why:
        data["why"] = found.why
    if any(note):
        data["note"] = _both(note)
    return Otherwise(title, sentences, note, data)


def _both(said: Bilingual) -> Json:
    return {"fr": said[0], "en": said[1]}


class _Words:
    def __init__(self, reasoner: Reasoner, answer: Answer) -> None:
        self.reasoner, self.answer, self.program = reasoner, answer, reasoner.program
        rule = self.program.rule(answer.rule)
        assert rule is not None
        self.rule: Rule = rule
        self.read = list(answer.trace.facts)

    def place(self, one: ChangeSet) -> tuple[int, ...]:
        """Sets in the order in which the table reads their facts."""
        keys = [(fact.slot.index, fact.thing.index) for fact in one.facts]
        return tuple(self.read.index(key) if key in self.read else len(self.read) for key in keys)

    def sentence(self, one: ChangeSet) -> Bilingual:
        """`Si la douleur (L1) était modérée (et non handicapante) et … → score de Mirels 8, à discuter en RCP`."""
        made = []
        for lang in (0, 1):
            clauses = [self._clause(fact, lang) for fact in one.facts]
            made.append(f"{('Si', 'If')[lang]} {(' et ', ' and ')[lang].join(clauses)} → {self.result(one, lang)}")
        return made[0], made[1]

    def _clause(self, fact: Changed, lang: int) -> str:
        label = self.label(fact.slot, fact.thing)[lang]
        asked = isinstance(fact.slot.body, Fact) and yes_or_no(fact.slot.path)
        who, many = subject(label, asked) if lang == 0 else (label, False)
        verb = (("est", "sont") if fact.learned else ("était", "étaient"))[many] if lang == 0 else "is" if fact.learned else "were"
        quote = ("« {} »", '"{}"')[lang] if asked else "{}"
        after = quote.format(self.value(fact.slot, fact.after, lang))
        now = "" if fact.learned else f" ({('et non', 'not')[lang]} {quote.format(self.now(fact, lang))})"
        return f"{who} {verb} {after}{now}"

    def label(self, slot: Slot, thing: Thing) -> Bilingual:
        """The name of a fact, or of a number computed from facts."""
        if isinstance(slot.body, Fact):
            return fact_label(slot, thing)
        name = column_word(self.program, slot)
        return name[:1].lower() + name[1:], slot.path.rpartition(".")[2].replace("_", " ")

    def value(self, slot: Slot, mask: int, lang: int) -> str:
        """Values in words; a list of many ends early."""
        domain = slot.domain
        if isinstance(domain, WordDomain):
            words = word_labels(slot.path, domain.values(mask), lang)
        elif isinstance(domain, CountDomain):
            words = [str(number) for number in domain.values(mask)]
        else:
            words = parts(mask, domain, lang, spoken=True)
        if len(words) > MOST_VALUES:
            return ", ".join(words[:MOST_VALUES]) + f"… (+{len(words) - MOST_VALUES})"
        return joined(words, lang)

    def now(self, fact: Changed, lang: int) -> str:
        """What the record says of a fact."""
        current = self.reasoner.facts.current(fact.slot.path, fact.thing)
        if isinstance(fact.slot.body, Fact) and current.statements and not current.why:
            return self.reasoner.speaker.stated(fact.slot.path, fact.thing, lang, dates=False)
        return self.value(fact.slot, fact.before & ~NOT_APPLICABLE, lang)

    def result(self, one: ChangeSet, lang: int) -> str:
        """What the answer becomes, after the scores that it reads and that move."""
        slot = self.program.slots[self.rule.slot]
        said = []
        for index, after in one.scores:
            score = self.program.rules[self.program.by_slot[index]]
            if after != self.reasoner.evaluation.mask(index, self.answer.env) and after & ~NOT_APPLICABLE:
                said.append(f"{short(score.title[lang])} {value_text(after & ~NOT_APPLICABLE, self.program.slots[index], score, lang)}")
        values = one.leaves & ~NOT_APPLICABLE
        value = value_text(values, slot, self.rule, lang) if values else ("sans objet", "not applicable")[lang]
        if self.rule.kind in ("Score", "Options"):
            value = f"{short(self.rule.title[lang])}{' ' if self.rule.kind == 'Score' else (' : ', ': ')[lang]}{value}"
        return ", ".join([*said, value])

    def data(self, one: ChangeSet) -> Json:
        """A set of changes for programs."""
        slot = self.program.slots[self.rule.slot]
        facts = []
        for fact in one.facts:
            made: Json = {
                "fact": fact_name(fact.slot, fact.thing),
                "label": _both(self.label(fact.slot, fact.thing)),
                "from": None if fact.learned else self._names(fact.slot, fact.before),
                "to": self._names(fact.slot, fact.after),
                "words": _both((self.value(fact.slot, fact.after, 0), self.value(fact.slot, fact.after, 1))),
            }
            field = field_of(fact.slot, fact.thing, fact.after, self.reasoner.case.on)
            facts.append(made | ({"whatif": field} if field else {}))
        return {"facts": facts, "leaves": outcomes(slot, one.leaves)}

    def _names(self, slot: Slot, mask: int) -> Sequence[str]:
        return [str(name) for name in parts(mask & ~NOT_APPLICABLE, slot.domain)]
