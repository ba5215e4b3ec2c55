"""The names in braces of a letter: places, acts, drugs and days of the case, in the words of the patient."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from jalon.board.dossier.typography import MONTHS
from jalon.board.words import Words
from jalon.case import Days, Statement, WordType, vocabulary
from jalon.engine.slots import Thing
from jalon.guideline.answer import Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.labels import labels
from jalon.guideline.program import Plain

_BRACED = re.compile(r"\{([^{}]+)\}")
_LEVEL = re.compile(r"[CTLS]\d+")
WEEKDAYS = (
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
SIDES: Mapping[str, Mapping[str, str]] = {
    "right": {"droit": "droit", "droite": "droite", "right": "right"},
    "left": {"droit": "gauche", "droite": "gauche", "right": "left"},
}


@dataclass(frozen=True)
class Filling:
    """Fills the phrases of a letter from one case and its answers."""

    reasoner: Reasoner
    say: Words

    def fill(self, text: str, answer: Answer | None) -> str | None:
        """A sentence with its names; None when the case does not know one of them: the sentence is then not said."""
        missing = False

        def one(found: re.Match[str]) -> str:
            nonlocal missing
            said = self._name(found[1], answer) if answer is not None else ""
            missing = missing or not said
            return said

        filled = _BRACED.sub(one, text)
        return None if missing else filled

    def _name(self, name: str, answer: Answer) -> str:
        makers: Mapping[str, Callable[[Answer], str]] = {
            "lieu": self.place,
            "médicament": self.drug,
            "geste": self.act,
            "dates": self.dates,
            "séances": self.fractions,
            "dose": self.dose,
            "échéance": self.due,
            "jours": self.blocked,
        }
        return makers[name](answer)

    def place(self, answer: Answer) -> str:
        """Where a lesion is, or the region that an act is for."""
        lesion = answer.env.get("lesion")
        if lesion is not None:
            return self.lesion(lesion)
        acts = [answer.env[kind] for kind in ("irradiation", "plan", "treatment") if kind in answer.env]
        for act in acts:
            named = [one.text for one in self._statements(act, "lesion") if one.text]
            lesions = [one for one in self.reasoner.facts.things("lesion") if one.name.partition(":")[2] in named]
            if lesions:
                return self.say(" et ").join(filter(None, (self.lesion(one) for one in lesions)))
            if act.kind != "treatment" or "site" in act.kind:
                site = self._words(act, "site", "lesion.site")
                if site:
                    return site
        return ""

    def lesion(self, lesion: Thing) -> str:
        """The place of one lesion, in the patient's words."""
        return self._words(lesion, "site", "lesion.site") or self._words(lesion, "organ", "lesion.organ")

    def drug(self, answer: Answer) -> str:
        """A drug by its name, with what it is."""
        acts = [answer.env[kind] for kind in ("treatment", "plan") if kind in answer.env]
        return next((said for said in (self._words(one, "drug", "treatment.drug") for one in acts) if said), "")

    def act(self, answer: Answer) -> str:
        """A procedure in the patient's words."""
        acts = [answer.env[kind] for kind in ("irradiation", "plan", "treatment") if kind in answer.env]
        return next((said for said in (self._words(one, "procedure", "treatment.procedure") for one in acts) if said), "")

    def fractions(self, answer: Answer) -> str:
        """How many sessions."""
        return self._amount(answer, "fractions")

    def dose(self, answer: Answer) -> str:
        """The total dose of radiation, as it was written."""
        return self._amount(answer, "dose")

    def _amount(self, answer: Answer, path: str) -> str:
        acts = [answer.env[kind] for kind in ("irradiation", "plan") if kind in answer.env]
        said = [one.said for act in acts for one in self._statements(act, path) if one.amount is not None]
        return re.sub(r"(?<=\d)\.(?=\d)", ",", said[0]) if said and self.say.lang == "fr" else said[0] if said else ""

    def dates(self, answer: Answer) -> str:
        """When an act is planned; only days that the file gives."""
        first, last = self.days(answer)
        return self.span(first, last) if first else ""

    def days(self, answer: Answer) -> tuple[str, str]:
        """The first and the last day of an act (ISO), empty when the file does not give them to the day."""
        acts = [answer.env[kind] for kind in ("irradiation", "plan", "treatment") if kind in answer.env]
        for act in acts:
            first, last = self._day(act, "from"), self._day(act, "to")
            if first:
                return first, last or first
        return "", ""

    def _day(self, act: Thing, path: str) -> str:
        days = [one.days for one in self._statements(act, path) if one.days is not None]
        return date.fromordinal(days[0].first).isoformat() if len(days) == 1 and _sure(days[0]) else ""

    def due(self, answer: Answer) -> str:
        """When something is due."""
        dates = answer.extra.get("due") or {}
        return self.span(dates["first"], dates["last"]) if dates.get("first") and dates.get("last") else ""

    def blocked(self, answer: Answer) -> str:
        """The days to come on which an act may not fall."""
        today = self.reasoner.case.on.isoformat()
        spans = [(one["first"], one["last"]) for one in answer.extra.get("blocked", ()) if one["last"] >= today]
        return self.say(" et ").join(self.span(*one) for one in dict.fromkeys(spans))

    def span(self, first: str, last: str) -> str:
        """Days in words, with their weekdays."""
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        if begin == end:
            return ("le " if self.say.lang == "fr" else "on ") + weekday(begin, self.say.number)
        start = weekday(begin, self.say.number, year=begin.year != end.year)
        joined = ("du {} au {}", "from {} to {}")[self.say.number]
        return joined.format(start, weekday(end, self.say.number))

    def _statements(self, thing: Thing, path: str) -> Sequence[Statement]:
        return self.reasoner.facts.current(f"{thing.kind}.{path}", thing).statements

    def _words(self, thing: Thing, path: str, plain: str) -> str:
        said = [one.words for one in self._statements(thing, path) if one.words]
        return self.plain(plain, said[-1]) if said else ""

    def plain(self, path: str, words: frozenset[str]) -> str:
        """How the patient calls some words of a field: the row of the smallest group that holds them all."""
        rows = self.reasoner.program.plain.get(path, ())
        best = ""
        for plain in _rows_for(rows, path, words):
            best = _said(plain.text[self.say.number], path, words, self.say.number)
            if best:
                return best
        return best


def _rows_for(rows: Sequence[Plain], path: str, words: frozenset[str]) -> Iterable[Plain]:
    groups = _groups(path)
    found = []
    for row in rows:
        sizes = [len(groups.get(name, frozenset((name,)))) for name in row.names if words <= groups.get(name, frozenset((name,)))]
        if sizes:
            found.append((min(sizes), not {"nom", "rang"} & {*_BRACED.findall(row.text[0])}, row))
    return [row for *_, row in sorted(found, key=lambda one: one[:2])]


@cache
def _groups(path: str) -> Mapping[str, frozenset[str]]:
    known = vocabulary().fields[path].type
    return {name: frozenset(leaves) for name, leaves in known.groups.items()} if isinstance(known, WordType) else {}


def _said(text: str, path: str, words: frozenset[str], lang: int) -> str:
    """A row said of some words: its side, its name, its rank; empty when they do not have what the row names."""
    single = next(iter(words)) if len(words) == 1 else ""
    sides = {word.rpartition(".")[2] for word in words}
    side = sides.pop() if len(sides) == 1 else ""
    level = single.rpartition(".")[2]
    rank = next((piece for piece in next(iter(words)).split(".") if piece.isdigit()), "") if _same_rank(words) else ""
    given = {
        **SIDES.get(side, {"droit": "", "droite": "", "right": ""}),
        "nom": level if _LEVEL.fullmatch(level) else (labels(path)[single][lang] if single else ""),
        "rang": ranked(int(rank), lang) if rank else "",
    }
    if any(name in ("nom", "rang") and not given[name] for name in _BRACED.findall(text)):
        return ""
    filled = _BRACED.sub(lambda found: given[found[1]], text)
    return re.sub(r"\s+(?=[,)])", "", re.sub(r"\s{2,}", " ", filled)).strip()


def _same_rank(words: frozenset[str]) -> bool:
    return len({tuple(piece for piece in word.split(".") if piece.isdigit()) for word in words}) == 1


def ranked(number: int, lang: int) -> str:
    """`1re`, `2e`; `1st`, `2nd`."""
    if lang == 0:
        return "1re" if number == 1 else f"{number}e"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"


def _sure(days: Days) -> bool:
    return days.first == days.last


def weekday(when: date, lang: int, year: bool = True) -> str:
    """« mardi 1er décembre 2026 », "Tuesday 1 December 2026"."""
    number = "1er" if lang == 0 and when.day == 1 else str(when.day)
    return f"{WEEKDAYS[lang][when.weekday()]} {number} {MONTHS[lang][when.month - 1]}" + (f" {when.year}" if year else "")
