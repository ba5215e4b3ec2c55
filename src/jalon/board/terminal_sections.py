"""The answers of a case in sections: what is urgent, then each object under its name; what is the same of several is said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.guideline.answers import Answer

_PAIRS = "pairs"
_ORDER = ("lesion", "plan", "treatment", _PAIRS, "patient", "tumour", "imaging")
_OBJECTS = {
    "lesion": ("Lésion", "Lesion"),
    "plan": ("Projet", "Plan"),
    "treatment": ("Traitement", "Treatment"),
    "tumour": ("Tumeur", "Tumour"),
    "imaging": ("Imagerie", "Imaging"),
    "event": ("Événement", "Event"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Some answers under a title. `name` is what the title says of the object: its answers need not say it again."""

    title: str
    answers: list[Answer]
    name: str = ""


def sections(answers: Sequence[Answer], number: int) -> Iterator[Section]:
    """The urgent answers, the emergencies first; then those of each object in the order of the file."""
    urgent = [answer for answer in answers if answer.urgency == "now" or answer.rule.startswith("urgent.")]
    if urgent:
        yield Section(("Urgences", "Emergencies")[number], sorted(urgent, key=_alarm))
    by_object: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer not in urgent:
            by_object.setdefault(answer.about if "+" not in answer.about else _PAIRS, []).append(answer)
    for about in sorted(by_object, key=_rank):
        name = _name(about, by_object[about], number)
        title = object_title(about, number) if about != _PAIRS else ("Médicaments et irradiations", "Drugs and irradiations")[number]
        yield Section(title.removesuffix(about.partition(":")[2]) + name if name else title, by_object[about], name)


def _alarm(answer: Answer) -> tuple[bool, bool, bool]:
    """What must be done now first, of that an emergency that is there, and what is sure before what is not."""
    return answer.urgency != "now", not answer.rule.startswith("urgent."), answer.status == "bounded"


def _rank(about: str) -> int:
    kind = about.partition(":")[0]
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _name(about: str, answers: Sequence[Answer], number: int) -> str:
    """« L1, fémur, col, droit », as most answers of a lesion begin; nothing where none does."""
    kind, _, own = about.partition(":")
    begun = (answer.text[("fr", "en")[number]].partition(_colon(number)) for answer in answers)
    return next((head for head, colon, _ in begun if colon and head.startswith(f"{own}, ")), "") if kind == "lesion" else ""


def object_title(about: str, number: int) -> str:
    """`lesion:L1` as a person says it."""
    pieces = []
    for piece in about.split("+"):
        kind, _, name = piece.partition(":")
        pieces.append(f"{_OBJECTS[kind][number]} {name}" if kind in _OBJECTS else "Patient")
    return (" et " if number == 0 else " and ").join(pieces)


def told_once(answers: Sequence[Answer], section: Section, lang: str) -> Iterator[tuple[Answer, str]]:
    """Each answer with its sentence, without the name that stands above; answers of a rule that say the same of several are one."""
    number = ("fr", "en").index(lang)
    alike: dict[tuple[object, ...], tuple[Answer, dict[str, None], str]] = {}
    for place, answer in enumerate(answers):
        head, colon, rest = answer.text[lang].partition(_colon(number))
        if section.name and colon and head == section.name:
            head, rest = "", rest[:1].upper() + rest[1:]
        if not colon or answer.extra.get("blocked") or answer.about.count("+") != 1:
            alike[(place,)] = answer, {head: None}, rest if colon else ""
            continue
        key = (answer.rule, answer.mask, answer.urgency, answer.may_not_apply, rest, str(answer.conflicts), str(answer.note))
        alike.setdefault(key, (answer, {}, rest))[1][head] = None
    for answer, heads, rest in alike.values():
        yield answer, _colon(number).join(part for part in ((" ; ", "; ")[number].join(heads), rest) if part)


def _colon(number: int) -> str:
    return (" : ", ": ")[number]


__all__ = ["Section", "object_title", "sections", "told_once"]
