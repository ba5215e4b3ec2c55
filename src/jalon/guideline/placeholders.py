"""What the sentences of rules name between braces: something known, of the same object, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.guideline.cells import within
from jalon.guideline.names import Named, Names, about_of
from jalon.guideline.page import Text
from jalon.guideline.program import Rule
from jalon.guideline.reporter import Reporter
from jalon.guideline.stands_for import VERTEBRA

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
OBJECT_NAMES = ("lesion", "drug", "plan")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a rule, in both languages, with the line that says it."""

    rule: str
    text: Text
    english: str
    key: str
    about: tuple[str, ...]
    report: Reporter


def check(sentences: Sequence[Sentence], rules: Sequence[Rule], names: Names) -> None:
    """Placeholders name something that the sentence can know, in both languages; no brace is left open."""
    known = {*OBJECT_NAMES, *(rule.name for rule in rules)}
    own = {"due": {rule.name for rule in rules if rule.due}, "ranking": {rule.name for rule in rules if rule.ranked_by}}
    for one in sentences:
        french, report = one.text.sentence, one.report
        for said in PLACEHOLDER.findall(french):
            at = report.locate("{" + said + "}", one.text.at)
            fact = names.field(said)
            if one.rule in own.get(said, ()):
                continue
            if VERTEBRA.fullmatch("{" + said + "}") and "lesion" in one.about:
                continue
            if said not in known and fact is None:
                report("placeholder", at, said=said, known=(*known, *names.vocabulary.fields), width=len(said) + 2)
            elif said not in OBJECT_NAMES:
                named = names.rules.get(said) or (Named(said, about_of(said, fact), names.kind(fact)) if fact else None)
                if named is not None:
                    within(named, said, at, one.about, names, report, "placeholder of another object")
        if _open(french):
            left = PLACEHOLDER.sub("", french)
            place = french.rfind("{") if "{" in left else french.rfind("}")
            report("brace", report.locate(french[place : place + 12], one.text.at))
        elif sorted(PLACEHOLDER.findall(french)) != sorted(PLACEHOLDER.findall(one.english)) or _open(one.english):
            here, there = set(PLACEHOLDER.findall(french)), set(PLACEHOLDER.findall(one.english))
            said = ", ".join("{" + name + "}" for name in sorted(here - there or there - here or here))
            report("values of a translation", one.text.at, said=said, path=one.key, find=one.text.word)


def _open(text: str) -> bool:
    """Whether a brace is left once every name is taken out."""
    left = PLACEHOLDER.sub("", text)
    return "{" in left or "}" in left
