"""What every letter must pass (reference: one letter, one case): how it reads, what it never says, and that it says what the record says."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from jalon.board.letter import handed_over, letter
from jalon.board.letter.filling import weekday
from jalon.board.letter.model import Letter
from jalon.board.letter.readability import Measure, measure, words
from jalon.board.letter.sentences import sentences
from jalon.case import Case, CaseTroubles, Statement, Thing, read_case
from jalon.guideline.answers import Reasoner
from jalon.guideline.labels import labels
from jalon.guideline.program import Program
from jalon.guideline.words_found import folded, found_in
from tests.board.dossiers import shipped
from tests.board.letter.places import places
from tests.board.letter.rare_words import WORD, shares
from tests.fuzz.imagined import as_json, build

DOCUMENT, PARAGRAPH, CARD, MEAN, LONGEST = 75, 65, 80, 12, 20
RARE = 0.05
# A few words that name an act (« Médicament carboplatine (chimiothérapie). ») are a label, not prose; so is a handful of words alone.
LABEL, PROSE = 3, 8
# Names of associations and of examinations by their letters.
NAMES = frozenset(("roseup", "europa", "donna", "arc", "irm", "gy", "tep"))
FORBIDDEN = (
    "rassurez-vous", "il n'y a plus rien à faire", "plus rien à faire", "échec", "terminal", "incurable", "condamné", "guérir à coup sûr", "vous allez guérir",
    "vous guérirez", "espérance de vie", "survie", "pronostic vital", "phase finale", "mourir", "décès", "mort", "tu ", "ton ", "ta ",
)  # fmt: skip
# Words that look medical and that everyone knows.
KNOWN = frozenset(
    [
        "operation",
        "operations",
        "symptome",
        "chirurgie",
        "chirurgien",
        "tumeur",
        "consultation",
        "medicament",
        "medicaments",
        "visite",
        "visites",
        "radio",
        "psychologue",
        "infection",
        "infections",
    ]
)
# What makes a word look medical: how it ends, or a root inside it.
_MEDICAL = re.compile(
    r"\b\w*(?:therapie|scopie|graphie|ectomie|plastie|tomie|ostose|penie|emie|urie|algie|pathie|lyse|mab|tinib|platine|drome|nevrite|phlebite)s?\b"
    r"|\b\w*(?:metast|carcin|oncolog|necros|stenos|oedem|ischem|toxicit|fibros|epidur|medullair|vertebr|scann|scint|fractur)\w*"
)
_DATE = re.compile(r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:1er|\d+) [a-zéû]+(?: \d{4})?")
_SIDE = re.compile(r"\b(droite?|gauche)\b")
_DOSE = re.compile(r"(\d+(?:,\d+)?) Gy")
_SESSIONS = re.compile(r"Il y a (\d+) séances")
_LEVEL = re.compile(r"vertèbre ([CTL]\d+)|niveau (S\d)")


def faults(made: Letter, case: Case, program: Program) -> list[str]:
    """Everything that is wrong with one French letter."""
    told = [text.replace("\u202f", " ").replace("\u00a0", " ") for text in made.texts()]
    return [
        *_reading(made, told),
        *_paragraphs(made, program),
        *_rare(told, program),
        *_said(told),
        *_unexplained(made, program),
        *_record(made, told, case, program),
        *places(made, case),
    ]


def imagined(seeds: Iterable[int]) -> tuple[list[str], int]:
    """What is wrong with the letters of imagined files, each after its seed, and how many files could be read."""
    found, tried = [], 0
    for seed in seeds:
        try:
            case = read_case(as_json(build(random.Random(seed))))
        except CaseTroubles:
            continue
        tried += 1
        found += [f"{seed}: {one}" for one in faults(letter(shipped(), case, "fr"), case, shipped())]
    return found, tried


def of_letter(made: Letter) -> Measure:
    """The measure of a whole letter, each item of a list as a sentence."""
    found = measure(_sentences(made.texts()))
    assert found is not None
    return found


def _sentences(texts: tuple[str, ...] | list[str]) -> list[str]:
    return [one for text in texts for one in sentences(text.replace("\u202f", " ").replace("\u00a0", " "))]


def _reading(made: Letter, told: list[str]) -> Iterator[str]:
    whole = of_letter(made)
    if whole.kandel_moles < DOCUMENT:
        yield f"hard to read: {whole.kandel_moles:.0f}"
    if whole.mean > MEAN:
        yield f"{whole.mean:.1f} words a sentence"
    yield from (f"a long sentence: {one}" for one in _sentences(told) if len(words(one)) > LONGEST)
    for face in (made.card.front, made.card.back) if made.card else ():
        found = measure(_sentences([text for line in face for text in line.sentences()]))
        if found is not None and (found.kandel_moles < CARD or found.longest > LONGEST):
            yield f"a card that is hard to read: {found.kandel_moles:.0f}"


def _paragraphs(made: Letter, program: Program) -> Iterator[str]:
    """What stands under one heading, names of drugs left out: their syllables are not ours to choose."""
    drugs = _drugs()
    for section in made.sections:
        for part in section.parts:
            every = _sentences([text for line in part.lines for text in line.sentences()])
            prose = [" ".join(word for word in words(one) if word.casefold() not in drugs) for one in every if len(words(one)) > LABEL]
            found = measure(prose)
            if found is not None and found.words >= PROSE and found.kandel_moles < PARAGRAPH:
                yield f"a paragraph that is hard to read: {found.kandel_moles:.0f}, {prose}"


def _rare(told: list[str], program: Program) -> Iterator[str]:
    """Words that few people use, those that the letter explains left out."""
    explained = {word for entry in program.patient_lexicon for form in entry.forms[0] for word in WORD.findall(form.casefold())}
    share = shares(told, frozenset({*explained, *_drugs(), *NAMES}))
    if share > RARE:
        yield f"{share:.1%} of the words are rare"


@cache
def _drugs() -> frozenset[str]:
    """The words that name a drug."""
    return frozenset(word for fr, _ in labels("treatment.drug").values() for word in fr.casefold().split())


def _said(told: list[str]) -> Iterator[str]:
    for text in told:
        plain = f" {text.casefold()} "
        yield from (f"“{one}” in: {text}" for one in FORBIDDEN if re.search(rf"\b{re.escape(one.strip())}\b", plain))
        if "{" in text or "}" in text or "%" in text or re.search(r"\d,\d", text.replace("Gy", "")) or "_" in text:
            yield f"a name left open, a part of hundred, a decimal or an identifier in: {text}"
        if re.search(r"\b(?:non connu|sans objet|inconnu)\b|[:,;(] *$|\( *\)|  ", text.removesuffix(" :")):
            yield f"a hole in: {text}"


def _unexplained(made: Letter, program: Program) -> Iterator[str]:
    """A word of the lexicon whose meaning has not been said by the end of the part where it first comes; a medical word that no lexicon has."""
    meanings = {number: entry.meaning[0] for number, entry in enumerate(program.patient_lexicon)}
    explained: set[int] = set()
    for section in made.sections:
        for part in section.parts:
            here = _plain(" ".join(text for line in part.lines for text in line.sentences()))
            used = set(found_in(program.patient_lexicon, f"{part.heading}. {here}", 0))
            explained |= {number for number in used if _plain(meanings[number]) in here}
            yield from (f"not explained: {program.patient_lexicon[number].forms[0][0]}" for number in used - explained)
            yield from (
                f"a medical word that no lexicon has: {word}"
                for word in _medical(f"{part.heading} {here}")
                if not _in_lexicon(program, word)
            )


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def _medical(text: str) -> set[str]:
    return {found[0] for found in _MEDICAL.finditer(folded(text).casefold())} - KNOWN


def _in_lexicon(program: Program, word: str) -> bool:
    return word in _lexicon_words(program)


@cache
def _folded_lexicon(forms: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    single = {folded(word).casefold() for one in forms for form in one for word in form.split()}
    return frozenset({*single, *(f"{word}s" for word in single)})


def _lexicon_words(program: Program) -> frozenset[str]:
    """Every word of every form; a drug is explained by its class, which stands beside it."""
    drugs = {folded(piece).casefold() for fr, _ in labels("treatment.drug").values() for piece in fr.split()}
    return _folded_lexicon(tuple(entry.forms[0] for entry in program.patient_lexicon)) | drugs


def _record(made: Letter, told: list[str], case: Case, program: Program) -> Iterator[str]:
    """Each day, side, vertebra, dose and number of sessions is one of the record; each planned day is in the calendar; wish and questions too."""
    days, text = _days(case, program), "\n".join(told)
    for found in _DATE.findall(text):
        if not any(found in (weekday(day, 0), weekday(day, 0, year=False)) for day in days):
            yield f"a day that the record does not give: {found}"
    sites = {
        word for kind in ("lesion", "plan") for thing in case.of(kind) for one in thing.facts.get("site", ()) for word in one.words or ()
    }
    sides = {word.rpartition(".")[2] for word in sites}
    for side in {one.removesuffix("e") if one.startswith("droit") else one for one in _SIDE.findall(text)}:
        if {"droit": "right", "gauche": "left"}[side] not in sides:
            yield f"a side that the record does not give: {side}"
    for one, other in _LEVEL.findall(text):
        if f"spine.{one or other}" not in sites:
            yield f"a vertebra that the record does not give: {one or other}"
    plans = case.of("plan")
    yield from (f"a dose that the record does not give: {one} Gy" for one in _DOSE.findall(text) if one not in _numbers(plans, "dose"))
    yield from (
        f"sessions that the record does not give: {one}" for one in _SESSIONS.findall(text) if one not in _numbers(plans, "fractions")
    )
    calendar = "\n".join(part.heading for section in made.sections for part in section.parts).replace("\u00a0", " ")
    for plan in plans:
        for first in _sure_days(plan, "from"):
            if _one_act(plan) and weekday(first, 0, year=False) not in calendar:
                yield f"a planned day that is not in the calendar: {first}"
    if bool(case.wish) and not made.wish:
        yield "the wish of the patient is not there"
    if made.draft == handed_over(case):
        yield "a draft that does not say so"


def _days(case: Case, program: Program) -> set[date]:
    """The days of the plan, and those that an answer gives: due, blocked."""
    found = {day for plan in case.of("plan") for path in ("from", "to") for day in _sure_days(plan, path)}
    reasoner = Reasoner.begin(program, case)
    for rule in {one.rule for one in program.letters if one.rule}:
        for answer in reasoner.of(rule, with_missing=False, inner=True):
            spans = [answer.extra.get("due") or {}, *answer.extra.get("blocked", ())]
            found |= {date.fromisoformat(one[end]) for one in spans for end in ("first", "last") if one.get(end)}
    return found


def _one_act(plan: Thing) -> bool:
    """Whether the file says what the act is: a drug or a procedure, and not both."""
    said = [one for path in ("drug", "procedure") for one in plan.facts.get(path, ())]
    return len(said) == 1 and not said[0].unknown


def _sure_days(thing: Thing, path: str) -> list[date]:
    said = [one.days for one in thing.facts.get(path, ()) if one.days is not None]
    return [date.fromordinal(said[0].first)] if len(said) == 1 and said[0].first == said[0].last else []


def _numbers(things: tuple[Thing, ...], path: str) -> set[str]:
    def told(one: Statement) -> str:
        return one.said.partition(" ")[0].replace(".", ",")

    return {told(one) for thing in things for one in thing.facts.get(path, ())}


__all__ = ["faults", "imagined", "of_letter"]
