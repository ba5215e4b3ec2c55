"""Values, facts and sentences as a person reads them, in French and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from jalon.case import WordType, vocabulary
from jalon.engine.domains import CountDomain, CutDomain, Domain, WordDomain
from jalon.engine.evaluate import FALSE, Env, Evaluation, Slot, Thing
from jalon.engine.tree import Windows
from jalon.engine.windows import last_act
from jalon.guideline.facts import CaseFacts
from jalon.guideline.program import Bilingual, Program, Rule

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_OR = (" ou ", " or ")


def fact_name(slot: Slot, thing: Thing) -> str:
    """The path of a fact in answers: `lesion:L1.pain.grade`, `labs.vitamin_d`."""
    return slot.path if thing.kind == "patient" or not thing.listed else f"{thing.name}.{slot.path.partition('.')[2]}"


def fact_label(slot: Slot, thing: Thing) -> Bilingual:
    """The name of a fact for a person, with its object."""
    fields = vocabulary().fields
    known = fields.get(slot.path) or fields.get("plan." + slot.path.partition(".")[2])
    labels = (known.fr, known.en) if known else (slot.path, slot.path)
    if thing.kind == "patient" or not thing.listed:
        return labels
    name = thing.name.partition(":")[2]
    return f"{labels[0]} ({name})", f"{labels[1]} ({name})"


def decimal(number: Fraction, lang: int) -> str:
    """A number without needless digits; a comma in French."""
    if number.denominator == 1:
        return str(number.numerator)
    if any(number.denominator % prime == 0 for prime in (3, 7, 11)):
        return f"{number.numerator}/{number.denominator}"
    text = f"{float(number):.4g}"
    return text.replace(".", ",") if lang == 0 else text


def span_text(low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool, unit: str, lang: int) -> str:
    """`< 30 ng/mL`, `1/3 .. 2/3`, `50 %`."""
    tail = f" {unit}" if unit else ""
    if low is not None and low == high:
        return f"{decimal(low, lang)}{tail}"
    if low is None and high is None:
        return "toute valeur" if lang == 0 else "any value"
    if low is None:
        assert high is not None
        return f"{'≤' if high_in else '<'} {decimal(high, lang)}{tail}"
    if high is None:
        return f"{'≥' if low_in else '>'} {decimal(low, lang)}{tail}"
    return f"{decimal(low, lang)} {'' if low_in else '<'}..{'' if high_in else '<'} {decimal(high, lang)}{tail}"


def parts(mask: int, domain: Domain, lang: int = 1, *, spoken: bool = False) -> list[str]:
    """The values of a set, each as text: identifiers, numbers or spans; spans in words when `spoken`."""
    if isinstance(domain, WordDomain):
        return domain.values(mask)
    if isinstance(domain, CountDomain):
        return [str(number) for number in domain.values(mask)]
    if isinstance(domain, CutDomain):
        unit = printed_unit(domain)
        spans = [_in_unit(_open_ended(span, domain), domain, unit) for span in domain.values(mask)]
        return [_between(*span, unit, lang) if spoken else span_text(*span, unit, lang) for span in spans]
    return []


def _between(low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool, unit: str, lang: int) -> str:
    """`from 20 to less than 30 ng/mL`: a span with two ends, in words."""
    if low is None or high is None or low == high:
        return span_text(low, low_in, high, high_in, unit, lang)
    ends = decimal(low, lang), decimal(high, lang) + (f" {unit}" if unit else "")
    if not low_in and not high_in:
        return f"entre {ends[0]} et {ends[1]}" if lang == 0 else f"between {ends[0]} and {ends[1]}"
    if lang == 0:
        return f"{'de' if low_in else 'plus de'} {ends[0]} à {'' if high_in else 'moins de '}{ends[1]}"
    return f"{'from' if low_in else 'over'} {ends[0]} to {'' if high_in else 'less than '}{ends[1]}"


Span = tuple[Fraction | None, bool, Fraction | None, bool]


def _open_ended(span: Span, domain: CutDomain) -> Span:
    """A span without the ends that only say what can exist; an end left out (more than 0 %) is told."""
    low, low_in, high, high_in = span
    if low is not None and low == high:
        return span
    return (None if low == domain.low and low_in else low), low_in, (None if high == domain.high and high_in else high), high_in


def printed_unit(domain: CutDomain) -> str:
    """The unit in which the sheets print every limit, else that of the vocabulary: 50 %, not 0.5."""
    units = [unit for unit in (domain.cuts[0].printed if domain.cuts else ()) if all(unit in cut.printed for cut in domain.cuts)]
    return units[0] if units and domain.unit not in units else domain.unit


def _in_unit(span: Span, domain: CutDomain, unit: str) -> Span:
    if unit == domain.unit:
        return span
    low, low_in, high, high_in = span
    printed = {cut.at: cut.printed[unit] for cut in domain.cuts}
    low, high = (None if end is None else printed.get(end, end / domain.factors[unit]) for end in (low, high))
    return low, low_in, high, high_in


def word_labels(path: str, ids: list[str], lang: int) -> list[str]:
    """The labels of words of a field, a whole group under its own name."""
    fields = vocabulary().fields
    known = fields.get(path) or fields.get("plan." + path.partition(".")[2])
    if known is None or not isinstance(known.type, WordType):
        return ids
    words = labels(path)
    return [words[name][lang] if name in words else name for name in (grouped(known.type, ids) if len(ids) > 1 else ids)]


@cache
def labels(path: str) -> Mapping[str, Bilingual]:
    """French and English label of every word and group of a field."""
    known = vocabulary().fields.get(path) or vocabulary().fields["plan." + path.partition(".")[2]]
    assert isinstance(known.type, WordType)
    return MappingProxyType({word.id: (word.fr, word.en) for word in (*known.type.words, *known.type.group_words)})


@cache
def largest_first(kind: WordType) -> tuple[tuple[str, frozenset[str]], ...]:
    """The groups of an enumeration that hold more than one word, the largest first."""
    return tuple(sorted(((name, leaves) for name, leaves in kind.groups.items() if len(leaves) > 1), key=lambda group: -len(group[1])))


def grouped(kind: WordType, ids: list[str]) -> list[str]:
    """The same words with the fewest names: the largest groups wholly inside come first."""
    left = dict.fromkeys(ids)
    found = []
    for name, leaves in largest_first(kind):
        if len(leaves) <= len(left) and leaves <= left.keys():
            found.append(name)
            for leaf in leaves:
                del left[leaf]
    return [*found, *left]


def joined(words: list[str], lang: int) -> str:
    """`a, b ou c`."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + _OR[lang] + words[-1] if words else ""


def value_text(mask: int, slot: Slot, rule: Rule | None, lang: int) -> str:
    """The values of a slot for a person."""
    domain = slot.domain
    if isinstance(domain, CountDomain):
        numbers = domain.values(mask)
        if not numbers:
            return "sans objet" if lang == 0 else "not applicable"
        return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} {'à' if lang == 0 else 'to'} {numbers[-1]}"
    if isinstance(domain, WordDomain):
        ids = domain.values(mask)
        labels = (
            [rule.outcomes[name][lang] if name in rule.outcomes else name for name in ids] if rule else word_labels(slot.path, ids, lang)
        )
        return joined(labels, lang)
    return joined(parts(mask, domain, lang), lang)


class Speaker:
    """Fills the sentences of rules for one case."""

    def __init__(self, program: Program, facts: CaseFacts) -> None:
        self.program, self.facts = program, facts

    def sentence(self, rule: Rule, mask: int, evaluation: Evaluation, env: Env, lang: int) -> str:
        """The sentence of a rule's outcome, or of its being open, with its placeholders filled."""
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
        single = values & (values - 1) == 0
        if isinstance(slot.domain, CountDomain):
            text = rule.texts.get("score" if single else "unknown") or rule.texts.get("score")
        elif single and isinstance(slot.domain, WordDomain):
            text = rule.texts.get(slot.domain.values(values)[0])
        else:
            several = "+".join(sorted(slot.domain.values(values))) if isinstance(slot.domain, WordDomain) else ""
            text = rule.texts.get(several) or rule.texts.get("unknown")
        if "past" in rule.texts and self._past(slot, env):
            text = rule.texts["past"]
        if text is None:
            said = value_text(values, slot, rule, lang)
            return said if single else (f"À préciser : {said}." if lang == 0 else f"Open: {said}.")
        return self.fill(text[lang], rule, evaluation, env, lang, values)

    def _past(self, slot: Slot, env: Env) -> bool:
        """Whether the act of a window was over before the day of the board."""
        body = slot.body
        if not isinstance(body, Windows):
            return False
        begin, last, end = (self.facts.days(place, env["irradiation"]) for place in body.acts)
        ends = last_act(last, end) or begin
        return ends is not None and ends[1] < self.facts.today

    def fill(self, text: str, rule: Rule, evaluation: Evaluation, env: Env, lang: int, mask: int) -> str:
        """A sentence with its placeholders filled."""
        if "{" not in text:
            return text

        def one(found: re.Match[str]) -> str:
            name = found[1]
            if name == rule.name:
                return value_text(mask, self.program.slots[rule.slot], rule, lang)
            return self.placeholder(name, evaluation, env, lang)

        return _PLACEHOLDER.sub(one, text)

    def placeholder(self, name: str, evaluation: Evaluation, env: Env, lang: int) -> str:
        """What a placeholder stands for."""
        if name in ("lesion", "drug", "plan"):
            return self.object_name(name, env, lang)
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

    def stated(self, path: str, thing: Thing, lang: int, dates: bool = True) -> str:
        """A fact in words, with its date when `dates`."""
        texts = []
        for statement in self.facts.current(path, thing).statements:
            said = statement.said
            if statement.words:
                said = joined(word_labels(path, sorted(statement.words), lang), lang)
            elif lang == 0:
                said = re.sub(r"(?<=\d)\.(?=\d)", ",", said)
            texts.append(f"{said} ({dated(statement.on, lang)})" if dates and statement.on else said)
        return joined(texts, lang)

    def object_name(self, kind: str, env: Env, lang: int) -> str:
        """The object of an answer as a person names it."""
        thing = env.get({"lesion": "lesion", "drug": "treatment", "plan": "plan"}[kind]) or (env.get("plan") if kind == "drug" else None)
        if thing is None or not thing.listed:
            return {"lesion": ("lésion", "lesion"), "drug": ("médicament", "drug"), "plan": ("projet", "plan")}[kind][lang]
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
        return f"{name}, {label}" if kind == "lesion" else label[:1].upper() + label[1:]


def dated(days: object, lang: int) -> str:
    """A date or partial date for a person."""
    from datetime import date

    first, last = date.fromordinal(days.first), date.fromordinal(days.last)  # type: ignore[attr-defined]
    if first == last:
        return first.strftime("%d/%m/%Y") if lang == 0 else first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.strftime("%m/%Y") if lang == 0 else first.strftime("%Y-%m")
    return str(first.year)


def iso(days: object) -> str | None:
    """A date or partial date as in the case file."""
    from datetime import date

    if days is None:
        return None
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)  # type: ignore[attr-defined]
    if first == last:
        return first.isoformat()
    return first.strftime("%Y-%m") if (first.year, first.month) == (last.year, last.month) else str(first.year)
