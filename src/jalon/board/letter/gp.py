"""The letter to the family doctor: one page of decisions, checks with their days, warning signs, who coordinates."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.dossier import dossier
from jalon.board.dossier.findings import capital
from jalon.board.dossier.model import Dossier, Finding
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import typeset
from jalon.board.letter import handed_over, letter
from jalon.board.letter.model import Line
from jalon.board.words import Words
from jalon.guideline.boards import Board
from jalon.guideline.program import Program

MOST_CHECKS, MOST_DAYS = 6, 5
_DONE = ("met", "waived")


@dataclass(frozen=True, slots=True)
class DoctorLetter:
    """What a family doctor needs on one page. `checks` and `days` say how many they leave out, if any.

    The patient may read it too: it holds no figure of survival.
    """

    lang: str
    case: str
    on: str
    day: str
    draft: bool
    title: str
    who: tuple[str, ...]
    question: str
    wish: str
    alarms: tuple[str, ...]
    decisions: tuple[str, ...]
    checks: tuple[str, ...]
    days: tuple[str, ...]
    flags: tuple[Line, ...]
    coordinator: str
    scope: str
    version: str


def doctor_letter(board: Board, program: Program, lang: str) -> DoctorLetter:
    """The letter to the family doctor, from the dossier of the same answers."""
    say = Words(lang)
    desk = Desk(board, program, say)
    made = dossier(board, program, lang)
    plain = _Plain.of(desk)
    flags = [line for section in letter(program, board.case, lang, "gp").sections for part in section.parts for line in part.lines]
    told = DoctorLetter(
        lang=lang,
        case=made.case,
        on=made.on,
        day=made.day,
        draft=not handed_over(board.case),
        title=say("Réunion d'oncologie osseuse : lettre au médecin traitant"),
        who=tuple(one for one in made.who.parts if one != made.who.expectancy),
        question=made.question,
        wish=made.wish,
        alarms=tuple(f"{one.title}{say(' : ')}{one.says}" for one in made.alarms if one.state != "no"),
        decisions=tuple(f"{plain(one.text)} [{one.when}]" for one in made.first),
        checks=_shortened([plain(one) for one in _checks(made, say)], MOST_CHECKS, say),
        days=_shortened([plain(one) for one in _days(made, say)], MOST_DAYS, say),
        flags=tuple(flags),
        coordinator=desk.patient("care.coordinator"),
        scope=made.scope,
        version=made.version,
    )
    return typeset(told, lang)  # type: ignore[no-any-return]


@dataclass(frozen=True)
class _Plain:
    """Says the objects of a file without the names that only the file uses: « L1, vertèbre T10 » is « vertèbre T10 »."""

    names: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, desk: Desk) -> _Plain:
        """The names of the lesions and of the acts, the longest first."""
        found = {}
        for lesion in desk.case.of("lesion"):
            found[desk.thing_name(lesion)] = desk.place(lesion)
        for kind in ("plan", "treatment"):
            for act in desk.case.of(kind):
                target = next((one for one in desk.case.of("lesion") if one.id == desk.words_of(act, "lesion")), None)
                what = desk.words_of(act, "drug") or desk.words_of(act, "procedure")
                named = desk.say("{act} ({target})", act=what, target=desk.place(target)) if what and target else desk.course(act)
                found[desk.thing_name(act)] = named
        pairs = ((typeset(name, desk.lang), typeset(said, desk.lang)) for name, said in found.items() if said)
        return cls(tuple(sorted(pairs, key=lambda one: -len(one[0]))))

    def __call__(self, text: str) -> str:
        """The text with these names."""
        for name, said in self.names:
            text = text.replace(name, said).replace(capital(name), capital(said))
        return capital(text)


def _checks(made: Dossier, say: Words) -> list[str]:
    """What is still to be checked before each act."""
    found = []
    for act in made.acts:
        left = [one for one in act.requirements if one.value not in _DONE and one.status != "not_applicable"]
        if left:
            names = ", ".join(dict.fromkeys(_named(one, say) for one in left))
            found.append(f"{capital(act.name)}{say(' : ')}{names}")
    general = [one for one in made.general if one.rule.startswith("before_") and one.value not in _DONE and one.status == "bounded"]
    if general:
        found.append(f"{say('Avant un anti-résorptif')}{say(' : ')}{', '.join(dict.fromkeys(_named(one, say) for one in general))}")
    return found


def _named(one: Finding, say: Words) -> str:
    """A check by its name and what is known of it."""
    return f"{one.title[:1].lower()}{one.title[1:]} ({say('à préciser') if one.status == 'bounded' else say('à régler')})"


def _days(made: Dossier, say: Words) -> list[str]:
    """What is planned and what is due, the earliest first."""
    planned = [
        (span.first, f"{lane.name}{say(' : ')}{span.says}")
        for lane in made.line.lanes
        for span in lane.spans
        if span.kind == "planned" and span.last >= made.on
    ]
    due = [(one.first, f"{one.says}{say(', ')}{one.when}") for one in made.calendar if one.last >= made.on]
    return [told for _, told in sorted([*planned, *due])]


def _shortened(told: list[str], most: int, say: Words) -> tuple[str, ...]:
    rest = len(told) - most
    if rest <= 0:
        return tuple(told)
    return (*told[:most], say.count("et {n} autre, au dossier", "et {n} autres, au dossier", rest))


def blocks(letter: DoctorLetter, say: Words) -> list[tuple[str, tuple[str, ...]]]:
    """The titles of the doctor's letter, each with its lines."""
    return [
        (say("Urgences"), letter.alarms),
        (say("Décisions proposées à la réunion"), letter.decisions),
        (say("À vérifier"), letter.checks),
        (say("Dates"), letter.days),
    ]


__all__ = ["DoctorLetter", "blocks", "doctor_letter"]
