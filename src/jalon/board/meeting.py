"""Several dossiers make a meeting: the order of the day, the quorum, and what each role must look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.board.dossier.model import Dossier, Finding
from jalon.board.roles import Role, roles
from jalon.board.words import Words
from jalon.case import vocabulary

_URGENCY = ("now", "before", "planned", "information")
_ALARM = ("yes", "suspected")
# How many words a minute are read with care.
_PACE = 200
_SETTLED = ("not_indicated", "contraindicated", "no", "met", "waived", "done", "not_yet", "allowed", "stable", "usual")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the order of the day: the place of its dossier in the list, and what to know before opening it."""

    number: int
    case: str
    who: str
    question: str
    urgency: str
    says: str
    decisive: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A role and whether it is there: yes, no, or not known, in words; which quorum asks for it."""

    name: str
    present: str
    asked: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a role must look at in one dossier: the answers of its domain that are open or to carry out, and what it alone can supply."""

    case: str
    look: tuple[str, ...]
    lack: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A role and its dossiers."""

    name: str
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands before the dossiers."""

    agenda: tuple[Item, ...]
    seats: tuple[Seat, ...]
    quorum: tuple[str, ...]
    parts: tuple[Part, ...]

    def ordered(self, dossiers: Sequence[Dossier]) -> list[Dossier]:
        """The dossiers in the order of the day."""
        return [dossiers[item.number] for item in self.agenda]


def meeting(dossiers: Sequence[Dossier], lang: str) -> Meeting:
    """What several dossiers ask of the board."""
    say = Words(lang)
    agenda = sorted((_item(number, one, say) for number, one in enumerate(dossiers)), key=lambda item: (_rank(dossiers[item.number]), item.number))
    ordered = [dossiers[item.number] for item in agenda]
    parts = (Part(role.names[say.number], tuple(_looks(role, ordered, say))) for role in roles())
    return Meeting(tuple(agenda), tuple(_seats(ordered, say)), tuple(_quorum(ordered, say)), tuple(parts))


def _rank(dossier: Dossier) -> tuple[int, int, int]:
    """An emergency that is there, then one that is suspected, then the most urgent advice, then what is not known of the emergencies."""
    states = [one.state for one in dossier.alarms]
    alarm = next((rank for rank, state in enumerate(_ALARM) if state in states), len(_ALARM))
    advice = min((_URGENCY.index(one.urgency) for one in dossier.first), default=len(_URGENCY))
    return alarm, advice, -states.count("unknown")


def _item(number: int, dossier: Dossier, say: Words) -> Item:
    alarms = [one for one in dossier.alarms if one.state in _ALARM]
    if alarms:
        urgency, says = "now", " ; ".join(f"{one.title}{say(' : ')}{one.says}" for one in alarms)
    else:
        first = min(dossier.first, key=lambda one: _URGENCY.index(one.urgency), default=None)
        urgency, says = (first.urgency, first.when) if first else ("information", say("pour information"))
    decisive = dossier.first[0].text if dossier.first else ""
    if dossier.unknown:
        decisive = dossier.unknown[0].effect
    return Item(number, dossier.case, " · ".join(dossier.who.parts), dossier.question, urgency, says, decisive, _minutes(dossier))


def _minutes(dossier: Dossier) -> int:
    """How long the first page and the pages of the lesions take to read."""
    told = [dossier.question, dossier.wish, *(one.text for one in dossier.first), *(one.effect for one in dossier.unknown)]
    told += [f"{one.title} {one.sentence}" for lesion in dossier.lesions for one in (*lesion.options, *lesion.findings)]
    return max(1, round(sum(len(text.split()) for text in told) / _PACE))


def _seats(dossiers: Sequence[Dossier], say: Words) -> Iterator[Seat]:
    """Who is there, by what any of the cases says; that the cases differ is not settled here."""
    standard = {reason.label for one in dossiers for found in one.general if found.rule.startswith("board.standard_quorum") for reason in found.reasons}
    for role in roles():
        field = vocabulary().field(role.present)
        label = (field.fr, field.en)[say.number] if field else ""
        told = {
            reason.says for one in dossiers for found in one.general if found.rule.startswith("board.") for reason in found.reasons if reason.label == label
        }
        asked = say("l'article et la RCP standard") if label in standard else say("l'article")
        yield Seat(role.names[say.number], told.pop() if len(told) == 1 else say("non connu"), asked)


def _quorum(dossiers: Sequence[Dossier], say: Words) -> Iterator[str]:
    """What the sheets say of the quorum, each sentence once."""
    found = (one for dossier in dossiers for one in dossier.general if one.rule in ("board.quorum",) or one.rule.startswith("board.standard_quorum"))
    yield from dict.fromkeys(f"{one.title}{say(' : ')}{one.says}. {one.sentence}" for one in found)


def _looks(role: Role, dossiers: Sequence[Dossier], say: Words) -> Iterator[Look]:
    for dossier in dossiers:
        mine = [one for one in dossier.findings() if role.answers(one.rule) and _matters(one)]
        gaps = dict.fromkeys(
            f"{gap.label} ({one.subject})" if one.about != "patient" else gap.label
            for one in dossier.findings()
            for gap in one.gaps
            if role.provides(gap.fact)
        )
        by_subject: dict[str, list[str]] = {}
        for one in mine:
            by_subject.setdefault(one.subject if one.about != "patient" else say("patient"), []).append(f"{one.title} {one.mark} {one.says}")
        look = tuple(f"{subject}{say(' : ')}{', '.join(dict.fromkeys(told))}" for subject, told in by_subject.items())
        if look or gaps:
            yield Look(dossier.case, look, tuple(gaps))


def _matters(one: Finding) -> bool:
    """Whether the board has something to say of it: it is open, or it is not simply settled by no."""
    if one.status == "not_applicable" or (one.urgency == "information" and one.status != "bounded"):
        return False
    return one.status == "bounded" or one.value not in _SETTLED
