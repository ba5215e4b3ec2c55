"""The letter of one case to the patient: the answers of the rules in plain words, as data. Pages and paper print the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from jalon import __version__
from jalon.board.dossier import SCOPE
from jalon.board.dossier.findings import capital
from jalon.board.dossier.typography import day, typeset
from jalon.board.letter.blanks import blanks
from jalon.board.letter.explained import Explainer
from jalon.board.letter.filling import Filling
from jalon.board.letter.model import Card, Letter, Line, Part, Section
from jalon.board.letter.sentences import lines, listed, sentences
from jalon.board.words import Words
from jalon.case import Case
from jalon.guideline.answer import Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.program import Program, Spoken, Telling

DATES = ("dates", "échéance", "jours")
ALWAYS = "0"
"""What is said to everyone stands before what has a day."""
Saying = tuple[str, str, list[list[str]], str]
"""The first day, the heading, the phrases: each a list of sentences; the lesion that they are about."""


def letter(program: Program, case: Case, lang: str, reader: str = "patient") -> Letter:
    """Everything that the sheets say to one reader of this case."""
    desk = _Desk(Filling(Reasoner.begin(program, case), Words(lang)))
    explainer = Explainer(program, desk.say.number)
    sections = tuple(desk.sections(reader, explainer if reader == "patient" else None))
    made = Letter(
        lang=lang,
        reader=reader,
        case=case.id,
        on=case.on.isoformat(),
        day=day(case.on, lang),
        draft=not handed_over(case),
        title=desk.say("Votre lettre après la réunion des médecins"),
        wish=case.wish,
        questions=asked(str(case.values.get("asks", ""))),
        sections=sections,
        blanks=blanks(desk.say),
        words=explainer.words(),
        card=desk.card() if reader == "patient" else None,
        scope=desk.say(SCOPE),
        version=__version__,
    )
    return typeset(made, lang)  # type: ignore[no-any-return]


def asked(text: str) -> tuple[str, ...]:
    """The questions that the patient has, one by one."""
    return tuple(f"{one.strip()} ?" if "?" in text else one.strip() for one in text.split("?") if one.strip())


def handed_over(case: Case) -> bool:
    """Whether the file says that the letter was handed over, on the day of the case or before."""
    (patient,) = case.of("patient") or (None,)
    said = patient.facts.get("handed_over", ()) if patient else ()
    return any(one.days is not None and one.days.last <= case.on.toordinal() for one in said)


@dataclass(frozen=True)
class _Desk:
    """Says the tables of the sheets of one case. `known`: the answers that tables have asked for."""

    filling: Filling
    known: dict[str, list[Answer]] = field(default_factory=dict)

    @property
    def say(self) -> Words:
        """The fixed words."""
        return self.filling.say

    def sections(self, reader: str, explainer: Explainer | None) -> Iterator[Section]:
        """The pages of a letter that say something of this case."""
        for sheet, tables in groupby(self._told_to(reader), key=lambda one: one.sheet):
            every = list(tables)
            parts = _in_order(self._parts(every))
            if parts:
                title = every[0].page[self.say.number]
                urgent = all(table.rule.startswith("urgent.") for table in every)
                yield Section(title, tuple(_explained(parts, explainer)), sheet, urgent)

    def _told_to(self, reader: str) -> list[Telling]:
        """The tables for one reader, in the order of the sheets."""
        return [one for one in self.filling.reasoner.program.letters if one.reader == reader]

    def _parts(self, tables: list[Telling]) -> list[Saying]:
        """What the tables of a page say; what is about one lesion stays together, and nothing is said twice of it."""
        found: dict[str, Saying] = {}
        for table in tables:
            for answer in self._answers(table):
                for row in _said(table, answer, self._told_to(table.reader)):
                    heading, told = self._phrase(row, answer)
                    if not told:
                        continue
                    key, name = self._under(table, answer)
                    place = heading or key
                    first = self._first(answer, row)
                    about = key if place.startswith("lesion:") else ""
                    phrases = found.setdefault(place, (first, heading or name, [], about))[2]
                    phrases += [told] if told not in phrases else []
        return list(found.values())

    def _answers(self, table: Telling) -> list[Answer | None]:
        if not table.rule:
            return [None]
        if table.rule not in self.known:
            found = self.filling.reasoner.of(table.rule, with_missing=False, inner=True)
            self.known[table.rule] = [one for one in found if "+treatment:" not in one.about]
        return list(self.known[table.rule])

    def _under(self, table: Telling, answer: Answer | None) -> tuple[str, str]:
        """The heading under which a phrase comes: a lesion under its place, everything else under the title of its table."""
        title = table.title[self.say.number]
        if answer is not None and answer.about.startswith("lesion:") and "+" not in answer.about:
            place = self.filling.place(answer)
            return answer.about, capital(place) or self.say("Un autre endroit")
        return title or f"{table.sheet}:{table.line}", capital(title)

    def _phrase(self, row: Spoken, answer: Answer | None) -> tuple[str, list[str]]:
        """The heading and the sentences of a row; a sentence that names something unknown is left out."""
        text, heading = row.text[self.say.number], ""
        for name in DATES:
            start = f"{{{name}}} : "
            if text.startswith((start, f"{{{name}}}: ")):
                heading = self.filling.fill(f"{{{name}}}", answer) or (self.say("Date à fixer") if name == "dates" else "")
                text = text.partition(": ")[2]
                if not heading and name == "jours":
                    return "", []
        told = [self.filling.fill(one, answer) for one in sentences(text)]
        return capital(heading), [capital(one) for one in told if one]

    def _first(self, answer: Answer | None, row: Spoken) -> str:
        if answer is None:
            return ALWAYS
        text = row.text[0]
        if "{dates}" in text:
            return self.filling.days(answer)[0]
        if "{échéance}" in text:
            return str((answer.extra.get("due") or {}).get("first") or "")
        today = self.filling.reasoner.case.on.isoformat()
        blocked = [one["first"] for one in answer.extra.get("blocked", ()) if one["last"] >= today]
        return min(blocked) if "{jours}" in text and blocked else ""

    def card(self) -> Card | None:
        """The alert card: the first page of cards is its front, the second its back."""
        faces = []
        for _, tables in groupby(self._told_to("card"), key=lambda one: one.sheet):
            every = list(tables)
            told = [line for _, _, phrases, _ in self._parts(every) for one in phrases for line in lines(one)]
            faces.append((every[0].page[self.say.number], tuple(told)))
        if not faces:
            return None
        front, back = faces[0], faces[1] if len(faces) > 1 else ("", ())
        return Card(front[0], front[1], back[0], back[1])


def _said(table: Telling, answer: Answer | None, every: Iterable[Telling]) -> Iterator[Spoken]:
    """The rows that an answer calls for: the narrowest that hold all its values; those for an open one, if no table tells it."""
    if answer is None:
        yield from table.rows
        return
    if answer.status == "not_applicable":
        yield from (row for row in table.rows if "not_applicable" in row.outcomes)
        return
    named = answer.extra.get("outcomes") or ([answer.extra["outcome"]] if "outcome" in answer.extra else answer.possible)
    possible = {str(one) for one in named}
    sure = [] if answer.may_not_apply else [row for row in table.rows if possible <= set(row.outcomes)]
    narrowest = min((len(row.outcomes) for row in sure), default=0)
    if sure:
        yield from (row for row in sure if len(row.outcomes) == narrowest)
    elif answer.may_not_apply or not any(possible <= set(row.outcomes) for one in every if one.rule == table.rule for row in one.rows):
        yield from (row for row in table.rows if "unknown" in row.outcomes and (len(possible) > 1 or answer.may_not_apply))


def _in_order(parts: list[Saying]) -> list[Saying]:
    """By day, what has none after; the order of the sheet otherwise."""
    dated = any(first not in ("", ALWAYS) for first, *_ in parts)
    return sorted(parts, key=lambda one: (not one[0], one[0])) if dated else parts


def _explained(parts: Iterable[Saying], explainer: Explainer | None) -> Iterator[Part]:
    """Each phrase, then what its new words mean; those of a heading come with the first phrase under it."""
    for first, heading, phrases, about in parts:
        made: list[Line] = []
        for place, phrase in enumerate(phrases):
            made += lines([*phrase, *(explainer.after(" ".join([heading, *phrase] if place == 0 else phrase)) if explainer else ())])
        yield Part(heading, tuple(made), "" if first == ALWAYS else first, about)


__all__ = ["Letter", "Line", "handed_over", "letter", "listed"]
