"""Several dossiers make a meeting: the order of the day, the quorum, and what each role must look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jalon.board.dossier.model import Dossier, Finding, Recommendation
from jalon.board.dossier.typography import days
from jalon.board.dossier.values import OPEN, SURE
from jalon.board.roles import Role, roles
from jalon.board.spaces import spaced
from jalon.board.words import Words
from jalon.case import vocabulary

_URGENCY = ("now", "before", "planned", "information")
_ALARM = ("yes", "suspected")
# How many words a minute are read with care.
_PACE = 200
# Lines of one role about one dossier: the rest is in the dossier itself.
MOST = 3
# From how many dossiers on what is open is said once for all.
SEVERAL = 3
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
    sure: bool
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
    """A role and its dossiers; what several of them leave open is said once, in `shared`."""

    name: str
    looks: tuple[Look, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands before the dossiers."""

    day: str
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
    agenda = sorted(
        (_item(number, one, say) for number, one in enumerate(dossiers)), key=lambda item: (_rank(dossiers[item.number]), item.number)
    )
    ordered = [dossiers[item.number] for item in agenda]
    parts = (_part(role, ordered, say) for role in roles())
    return Meeting(_day(dossiers, lang), tuple(agenda), tuple(_seats(ordered, say)), tuple(_quorum(ordered, say)), tuple(parts))


def _day(dossiers: Sequence[Dossier], lang: str) -> str:
    """The day of the meeting; the first and the last where the cases were looked at on several."""
    first, last = min(one.on for one in dossiers), max(one.on for one in dossiers)
    return dossiers[0].day if first == last else days(date.fromisoformat(first), date.fromisoformat(last), lang)


def _rank(dossier: Dossier) -> tuple[int, int, int]:
    """An emergency that is there, then one that is suspected, then the most urgent advice, then what is not known of the emergencies."""
    states = [one.state for one in dossier.alarms]
    alarm = next((rank for rank, state in enumerate(_ALARM) if state in states), len(_ALARM))
    advice = min((_weight(one) for one in dossier.first), default=2 * len(_URGENCY))
    return alarm, advice, -states.count("unknown")


def _weight(one: Recommendation) -> int:
    """The urgency of an advice; a sure one before one that is not."""
    return 2 * _URGENCY.index(one.urgency) + (one.mark != SURE)


def _item(number: int, dossier: Dossier, say: Words) -> Item:
    alarms = [one for one in dossier.alarms if one.state in _ALARM]
    if alarms:
        sure, urgency, says = (
            any(one.state == "yes" for one in alarms),
            "now",
            say(" ; ").join(f"{one.title}{say(' : ')}{one.says}" for one in alarms),
        )
    else:
        first = min(dossier.first, key=_weight, default=None)
        sure = first is not None and first.mark == SURE
        urgency, says = (first.urgency, f"{first.when}, {first.sure}") if first else ("information", say("pour information"))
    # What is surely to be done says more of a case than what is still to be ruled out, which most cases share.
    advice = next((one for one in dossier.first if one.mark == SURE), dossier.first[0] if dossier.first else None)
    decisive = advice.text if advice else ""
    return Item(number, dossier.case, " · ".join(dossier.who.parts), dossier.question, urgency, says, sure, decisive, _minutes(dossier))


def _minutes(dossier: Dossier) -> int:
    """How long the first page and the pages of the lesions take to read."""
    told = [dossier.question, dossier.wish, *(one.text for one in dossier.first), *(one.effect for one in dossier.unknown)]
    told += [f"{one.title} {one.sentence}" for lesion in dossier.lesions for one in (*lesion.options, *lesion.findings)]
    return max(1, round(sum(len(text.split()) for text in told) / _PACE))


def _seats(dossiers: Sequence[Dossier], say: Words) -> Iterator[Seat]:
    """Who is there, by what any of the cases says; that the cases differ is not settled here."""
    found = [one for dossier in dossiers for one in dossier.general if one.rule.startswith("board.")]
    for role in roles():
        field = vocabulary().field(role.present)
        label = spaced((field.fr, field.en)[say.number], say.lang) if field else ""
        told = {reason.says for one in found for reason in one.reasons if reason.label == label and not reason.why}
        standard = any(one.rule == f"board.standard_quorum.{role.id}" for one in found)
        asked = say("l'article et la RCP standard") if standard else say("l'article")
        yield Seat(role.names[say.number], told.pop() if len(told) == 1 else say("non connu"), asked)


def _quorum(dossiers: Sequence[Dossier], say: Words) -> Iterator[str]:
    """What the sheets say of the quorum, each sentence once; nothing where no case says who is there."""
    found = (
        one
        for dossier in dossiers
        for one in dossier.general
        if (one.rule == "board.quorum" or one.rule.startswith("board.standard_quorum")) and one.status != "not_applicable"
    )
    yield from dict.fromkeys(f"{one.title}{say(' : ')}{one.says}. {one.sentence}" for one in found)


def _part(role: Role, dossiers: Sequence[Dossier], say: Words) -> Part:
    told = [_answers(role, one, say) for one in dossiers]
    cases: dict[str, list[str]] = {}
    for dossier, lines in zip(dossiers, told, strict=True):
        for title in dict.fromkeys(one.title for one in lines if one.open):
            cases.setdefault(title, []).append(dossier.case)
    several = {title: found for title, found in cases.items() if len(found) >= SEVERAL}
    looks = []
    for dossier, lines in zip(dossiers, told, strict=True):
        look = [one.told() for one in lines if not (one.open and one.title in several)]
        lack = _facts(role, dossier)
        if look or lack:
            looks.append(Look(dossier.case, _first(look, say), _first(lack, say)))
    shared = tuple(f"{OPEN} {title}{say(' : ')}{', '.join(found)}" for title, found in several.items())
    return Part(role.names[say.number], tuple(looks), shared)


@dataclass(slots=True)
class _Line:
    """An answer of a role, with the objects that it is about."""

    title: str
    says: str
    open: bool
    objects: dict[str, None]

    def told(self) -> str:
        """« Chirurgie : ● à discuter (L1, L2) »."""
        return self.says + (f" ({', '.join(self.objects)})" if self.objects else "")


def _first(told: Sequence[str], say: Words) -> tuple[str, ...]:
    """The first lines, and how many more the dossier has."""
    more = len(told) - MOST
    return tuple(told) if more < 2 else (*told[:MOST], say("et {n} autres dans le dossier", n=more))


def _answers(role: Role, dossier: Dossier, say: Words) -> list[_Line]:
    """The answers of a role that the board has to settle or to carry out, each with its objects, the most urgent first."""
    told: dict[str, _Line] = {}
    mine = [one for one in dossier.findings() if _matters(one) and role.answers(one.rule)]
    for one in sorted(mine, key=lambda found: (_URGENCY.index(found.urgency), found.status == "bounded")):
        names = [_short(piece) for piece in one.about.split("+") if piece != "patient"]
        # The line names its objects at its end, so the title need not.
        title = one.title.partition(",")[0].removesuffix(f" ({', '.join(names)})")
        says = f"{title}{say(' : ')}{one.mark} {one.says}"
        line = told.setdefault(says, _Line(title, says, one.status == "bounded", {}))
        line.objects.update(dict.fromkeys(names))
    return list(told.values())


def _facts(role: Role, dossier: Dossier) -> list[str]:
    """The missing facts of a role, each with the objects that lack it; first those of the first page, then the most awaited."""
    front = [one.fact for one in dossier.unknown]
    told: dict[str, dict[str, None]] = {}
    weight: dict[str, tuple[int, int]] = {}
    for one in dossier.findings():
        for gap in one.gaps:
            if role.provides(gap.fact):
                holder = gap.fact.partition(".")[0] if ":" in gap.fact else ""
                label = gap.label.removesuffix(f" ({_short(holder)})") if holder else gap.label
                told.setdefault(label, {}).update({_short(holder): None} if holder else {})
                before = weight.get(label, (len(front), 0))
                place = front.index(gap.fact) if gap.fact in front else len(front)
                weight[label] = (min(before[0], place), before[1] - 1)
    ordered = sorted(told, key=lambda label: weight[label])
    return [label + (f" ({', '.join(told[label])})" if told[label] else "") for label in ordered]


def _short(about: str) -> str:
    """`lesion:L1` is L1."""
    return about.partition(":")[2]


def _matters(one: Finding) -> bool:
    """Whether the board has something to say of it: it is open, or it is not simply settled by no."""
    if one.status == "not_applicable" or one.urgency == "information":
        return False
    return one.status == "bounded" or one.value not in _SETTLED
