"""What an answer rests on, in words: facts that were read, arguments, what is missing, places of documents, figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jalon.board.dossier.model import Argument, Cite, Gap, Landmark, Reason, Verified
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import dated, iso_day
from jalon.board.dossier.values import told
from jalon.guideline import weights
from jalon.guideline.answers import Answer

Json = dict[str, Any]
WHY: Mapping[str, str] = MappingProxyType(
    {
        "too_old": "trop ancien",
        "undated": "sans date",
        "said_unknown": "dit inconnu",
        "contradictory": "contradictoire",
        "several_values": "plusieurs valeurs",
        "implied": "déduit",
    }
)
VERIFIED: Mapping[str, str] = MappingProxyType(
    {
        "confirmed": "confirmé",
        "corrected": "corrigé",
        "conflict": "les sources diffèrent",
        "not_found": "non retrouvé",
        "partial": "vérifié en partie",
    }
)
# Words of the sheets that the dossier prints: weights, reasons, strengths.
WEIGHTS: Mapping[str, str] = MappingProxyType({identifier: word for word, identifier in weights.WEIGHTS.items()})
REASONS: Mapping[str, str] = MappingProxyType({identifier: word for word, identifier in weights.REASONS.items()})
FOR = ("indication", "for")
_PLACE = re.compile(r"(question|tableau|section|figure|énoncé|énoncés|introduction|résumé|conclusion) ?([\d.]*)", re.IGNORECASE)
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "question": "question",
        "tableau": "tableau",
        "section": "section",
        "figure": "figure",
        "énoncé": "énoncé",
        "énoncés": "énoncés",
        "introduction": "introduction",
        "résumé": "résumé",
        "conclusion": "conclusion",
    }
)


def reason(desk: Desk, one: Json) -> Reason:
    """A fact that was read."""
    points = one.get("points")
    shown = points_text(desk, *points) if points else ""
    on = iso_day(one["on"], desk.lang) if one["on"] else ""
    source = one["source"] or ""
    kind, _, name = source.partition(":")
    if kind == "lesion" and name and " " not in name:
        source = desk.object_name(source)
    return Reason(
        told(desk, one["label"]), dated(desk.spanned(told(desk, one["words"])), desk.lang), on, source, shown, _why(desk, one.get("why"))
    )


def points_text(desk: Desk, low: int, high: int) -> str:
    """« 2 », « 2 à 3 »."""
    return str(low) if low == high else desk.say("{low} à {high}", low=low, high=high)


def _why(desk: Desk, why: str | None) -> str:
    return desk.say(WHY[why]) if why and why in WHY else ""


def argument(desk: Desk, one: Json) -> Argument:
    """A reason for or against an option."""
    facts = tuple(desk.fact(path if isinstance(path, str) else path["fact"]) for path in one.get("facts", ()))
    return Argument(
        told(desk, one["label"]),
        desk.say.content(WEIGHTS[one["weight"]]),
        "for" if one["weight"] in FOR else "against",
        desk.say.content(REASONS[one["reason"]]) if one["reason"] else "",
        one["holds"],
        facts,
    )


def gap(desk: Desk, answer: Answer, one: Json) -> Gap:
    """A fact that is not known, with what each of its values would leave of this answer."""
    obtained = desk.obtained.get(one["fact"])
    touched = [here for here in obtained.touched if (here.rule, here.about) == (answer.rule, answer.about)] if obtained else []
    effects = tuple(effect.sentence[desk.number] for here in touched for effect in here.effects)
    if any(here.jointly for here in touched):
        effects += (desk.say("compte seulement avec d'autres données"),)
    why = obtained.why[desk.number] if obtained else _why(desk, one.get("why"))
    how = obtained.how[desk.number] if obtained else ""
    return Gap(one["fact"], told(desk, one["label"]), dated(why, desk.lang), how, tuple(dated(each, desk.lang) for each in effects))


def cites(desk: Desk, found: Sequence[Json]) -> tuple[Cite, ...]:
    """Places of documents, each once."""
    return tuple(dict.fromkeys(Cite(one["document"], place(desk, one["where"]), one["sheet"], one["line"]) for one in found))


def place(desk: Desk, where: str) -> str:
    """A place of a document. The sheets name it in French: in English what can be said is kept, the line tells the rest."""
    if desk.lang == "fr":
        return where
    found = _PLACE.match(where)
    if not found:
        return ""
    word = desk.say(PLACES[found[1].lower()])
    return f"{word} {found[2].rstrip('.')}".strip()


def verified(desk: Desk, one: Json) -> Verified:
    comment = f". {one['comment']}" if one["comment"] and desk.lang == "fr" else ""
    return Verified(desk.say(VERIFIED[one["state"]]), place(desk, one["where"]) + comment, one["sheet"], one["line"])


def landmark(desk: Desk, one: Json) -> Landmark:
    """A figure, as printed and as corrected."""
    state = told(desk, one["verification"])
    return Landmark(
        told(desk, one["measure"]),
        told(desk, one["printed"]),
        told(desk, one["corrected"]),
        told(desk, one["population"]),
        desk.say(VERIFIED[state]) if state in VERIFIED else state,
        cites(desk, one.get("cites", ())),
    )
