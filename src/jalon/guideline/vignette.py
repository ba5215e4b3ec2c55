"""A combination of cells told as a patient: "une lésion (rachis), tassement de 50 % exactement"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, Domain, WordDomain, bits
from jalon.engine.prove import Combination, Defect
from jalon.engine.slots import PAIR, Slot, Thing
from jalon.engine.tree import Decision, Score
from jalon.guideline.labels import fact_label, word_labels
from jalon.guideline.program import Bilingual, Program, Rule
from jalon.guideline.spans import parts

if TYPE_CHECKING:
    from jalon.guideline.library import Library

SUBJECTS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "patient": ("un patient", "a patient"),
        "lesion": ("une lésion", "a lesion"),
        "treatment": ("un traitement", "a treatment"),
        "plan": ("un projet", "a plan"),
        "tumour": ("une tumeur", "a tumour"),
        "event": ("un événement", "an event"),
        "imaging": ("un examen", "an examination"),
        "irradiation": ("une irradiation", "a radiotherapy"),
        PAIR: ("un médicament et une irradiation", "a drug and a radiotherapy"),
    }
)
ABSENT = ("sans objet", "not applicable")
# How a value follows the name of what was measured, by the sign with which it is written.
SIGNS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "<": ("de moins de {}", "below {}"),
        "≤": ("de {} au plus", "of {} or less"),
        ">": ("de plus de {}", "above {}"),
        "≥": ("de {} ou plus", "of {} or more"),
    }
)
ENDS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "hole": ("Aucune ligne ne répond.", "No row answers."),
        "overlap": ("Deux lignes répondent.", "Two rows answer."),
    }
)
Terms = Callable[[int, int], Bilingual | None]


def named_terms(library: Library) -> dict[frozenset[str], Bilingual]:
    """The French word and the English identifier of every term, by the words that it stands for."""
    rows = [row for page in library.pages for block in page.blocks if block.kind == "Termes" and block.table for row in block.table.rows]
    written = {row[0].text: row[2].text.replace("_", " ") for row in rows}
    return {
        meant: (word, written.get(word, word)) for terms in reversed(library.names.terms.values()) for word, meant in terms.items()
    }


def told(defect: Defect, rule: Rule, program: Program, terms: Terms) -> Bilingual:
    """The example patient of a hole or of an overlap, in French and in English: only what the defect needs."""
    found = []
    for lang in (0, 1):
        pieces = [subject(rule, program, lang, terms), *_said(defect, defect.witness, rule, program, lang)]
        rest = (", quel que soit le reste", ", whatever the rest")[lang] if not all(defect.matters) else ""
        found.append(f"{', '.join(pieces)}{rest}. {ENDS[defect.kind][lang]}")
    return found[0], found[1]


def turned(defect: Defect, rule: Rule, program: Program, terms: Terms) -> Bilingual:
    """The two neighbours between which points or outcomes turn back."""
    found = []
    for lang in (0, 1):
        ends = []
        for combination, row in zip((defect.witness, defect.other), defect.rows, strict=True):
            pieces = ", ".join(_said(defect, combination, rule, program, lang))
            ends.append(f"{pieces}{(' : ', ': ')[lang]}{_outcome(row.outcome, rule, program, lang)}")
        found.append(f"{subject(rule, program, lang, terms)}, {(' ; ', '; ')[lang].join(ends)}.")
    return found[0], found[1]


def _outcome(mask: int, rule: Rule, program: Program, lang: int) -> str:
    slot = program.slots[rule.slot]
    if isinstance(slot.domain, WordDomain):
        words = [rule.outcomes.get(name, (name, name))[lang] for name in slot.domain.values(mask)]
    else:
        numbers = [str(bit.bit_length() - 2) for bit in bits(mask & ~NOT_APPLICABLE)]
        words = [(", ".join(numbers[:-1]) + (" ou ", " or ")[lang] if numbers[:-1] else "") + numbers[-1] + ((" point", " point")[lang])]
        words[0] += "s" if numbers[-1] not in ("0", "1") else ""
    return (" ou ", " or ")[lang].join(words)


def subject(rule: Rule, program: Program, lang: int, terms: Terms) -> str:
    """Whom the rule is asked of: the object, with the term that restricts it."""
    slot = program.slots[rule.slot]
    named = [terms(scope.slot, scope.allowed) for scope in slot.scopes if scope.slot >= 0]
    words = [term[lang] for term in named if term is not None]
    return SUBJECTS.get(slot.kind, SUBJECTS["patient"])[lang] + (f" ({', '.join(words)})" if words else "")


def _said(defect: Defect, combination: Combination, rule: Rule, program: Program, lang: int) -> list[str]:
    matters: Sequence[bool] = defect.matters or (True,) * len(combination)
    return [
        phrase(column_label(defect, number, rule, program)[lang], program.slots[defect.columns[number]], cell, program, lang)
        for number, cell in enumerate(combination)
        if matters[number]
    ]


def phrase(label: str, slot: Slot, cell: int, program: Program, lang: int) -> str:
    """One input with its value, as one says it: "tassement de 50 % exactement", "douleur : modérée"."""
    name = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    if cell == NOT_APPLICABLE:
        return f"{name}{(' : ', ': ')[lang]}{ABSENT[lang]}"
    if isinstance(slot.domain, WordDomain):
        return f"{name}{(' : ', ': ')[lang]}{word_of(slot, cell, program, lang)}"
    text = parts(cell, unbounded(slot.domain), lang, spoken=True)[0]
    if isinstance(slot.domain, CountDomain):
        return f"{name} {('de', 'of')[lang]} {text}"
    sign, _, limit = text.partition(" ")
    if sign in SIGNS:
        return f"{name} {SIGNS[sign][lang].format(limit)}"
    if text[:1].isdigit():
        return f"{name} " + (f"de {text} exactement", f"of exactly {text}")[lang]
    return f"{name} " + (f"de {text}" if text.startswith("plus de") else text)


def unbounded(domain: Domain) -> Domain:
    """A number without the bounds of what can exist: "over 0 to 10 %" is not "10 % or less" where 0 % has its own row."""
    return replace(domain, low=None, high=None) if isinstance(domain, CutDomain) else domain


def word_of(slot: Slot, cell: int, program: Program, lang: int) -> str:
    """The first word of a cell."""
    assert isinstance(slot.domain, WordDomain)
    name = slot.domain.values(cell)[0]
    rule = program.rule(slot.path)
    return rule.outcomes.get(name, (name, name))[lang] if rule is not None else word_labels(slot.path, [name], lang)[0]


def column_label(defect: Defect, number: int, rule: Rule, program: Program) -> Bilingual:
    """A column as its author named it; in English, as the vocabulary does."""
    slot = program.slots[defect.columns[number]]
    columns = _columns(program.slots[rule.slot])
    place = columns.index(slot.index) if slot.index in columns else -1
    french = rule.labels[place][0] if 0 <= place < len(rule.labels) and rule.labels[place][0] else label_of(slot, program)[0]
    return french, label_of(slot, program)[1]


def _columns(slot: Slot) -> list[int]:
    if isinstance(slot.body, Decision):
        return list(slot.body.columns)
    return [item.slot for item in slot.body.items] if isinstance(slot.body, Score) else []


def label_of(slot: Slot, program: Program) -> Bilingual:
    """A fact or a rule by name."""
    rule = program.rule(slot.path)
    return rule.title if rule is not None else fact_label(slot, Thing("patient", 0))
