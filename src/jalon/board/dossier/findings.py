"""One answer of the board as a finding of the dossier."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from jalon.board.dossier.model import Argument, Cite, Finding, Gap, Landmark, Other, Reason, Verified
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import dated, days, iso_day
from jalon.board.outcome_words import outcome_names, words_of
from jalon.case import WordType, vocabulary
from jalon.guideline import weights
from jalon.guideline.answers import Answer
from jalon.guideline.labels import value_text
from jalon.guideline.program import Bilingual, Rule

Json = dict[str, Any]
SURE, OPEN, NONE = "●", "◐", "○"
REQUIREMENT: Mapping[str, str] = MappingProxyType({"met": SURE, "not_met": NONE, "waived": "–"})
WHEN: Mapping[str, str] = MappingProxyType(
    {"now": "aujourd'hui", "before": "avant l'acte", "planned": "prévu", "information": "pour information"}
)
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
STRENGTHS = ("recommandé", "à envisager", "accord de pratique", "proposé", "accord d'experts", "possible")
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


def finding(desk: Desk, answer: Answer) -> Finding:
    """Everything that the JSON says of an answer, in words."""
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    return Finding(
        anchor=anchor(answer.rule, answer.about),
        rule=answer.rule,
        about=answer.about,
        status=answer.status,
        value=_identifier(answer),
        possible=tuple(str(one) for one in _outcomes(answer.extra, answer.possible)),
        title=capital(rule.title[desk.number]),
        subject=desk.object_name(answer.about),
        says=said(desk, answer, rule),
        mark=mark(answer, rule),
        sentence=dated(answer.text[desk.lang], desk.lang),
        urgency=answer.urgency,
        when=desk.say(WHEN[answer.urgency]),
        strength=desk.say.content(answer.strength),
        items=items(desk, answer),
        due=due(desk, answer.extra.get("due")),
        blocked=tuple(span(desk, one["first"], one["last"]) for one in answer.extra.get("blocked", ())),
        reasons=tuple(reason(desk, one) for one in answer.because),
        arguments=tuple(argument(desk, one) for one in answer.extra.get("arguments", ())),
        gaps=tuple(gap(desk, answer, one) for one in answer.missing),
        others=tuple(
            Other(
                one["source"],
                one["edition"][:4] if one["edition"] else "",
                words_of(outcome_names(one), desk.program.words(rule.name), desk.number),
                cites(desk, one["cites"]),
            )
            for one in answer.conflicts
        ),
        landmarks=tuple(landmark(desk, one) for one in answer.extra.get("landmarks", ())),
        cites=cites(desk, answer.cites),
        readings=tuple(answer.readings),
        verified=tuple(_verified(desk, one) for one in answer.verification if one["state"] != "confirmed"),
        edition=answer.note[desk.lang] if answer.note else "",
        conditional=answer.may_not_apply,
        wide=not answer.exact,
        contradictory=tuple(desk.fact(path) for path in answer.contradictory),
    )


def anchor(rule: str, about: str) -> str:
    """Where an answer is in the page."""
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{rule} {about}").strip("-")


def capital(text: str) -> str:
    """A text with its first letter raised."""
    return text[:1].upper() + text[1:]


def _identifier(answer: Answer) -> str:
    value = answer.extra.get("outcome", answer.value)
    return "" if value is None or isinstance(value, list) else str(value)


def _outcomes(told: Json, possible: Sequence[Any]) -> Sequence[Any]:
    """The outcomes of an answer, by name: where they stand for lists, the names are beside the lists."""
    found: Sequence[Any] = [told["outcome"]] if "outcome" in told else told.get("outcomes", possible)
    return found


def said(desk: Desk, answer: Answer, rule: Rule) -> str:
    """The value of an answer in words; an open one is « a ou b »."""
    if answer.status == "not_applicable":
        return desk.say("sans objet")
    slot = desk.program.slots[rule.slot]
    return value_text(answer.mask & ~1, slot, rule, desk.number)


def mark(answer: Answer, rule: Rule) -> str:
    """A sign beside the words: full when sure, half when open, empty when the answer is no or does not apply."""
    if answer.status == "bounded":
        return OPEN
    if answer.status == "not_applicable":
        return NONE
    if isinstance(answer.value, str) and rule.kind == "Exigences":
        return REQUIREMENT.get(answer.value, SURE)
    return NONE if answer.value in ("no", "not_indicated", "contraindicated", "forbidden") else SURE


def items(desk: Desk, answer: Answer) -> tuple[str, ...]:
    """The elements of a list, for an answer whose value is one; of an open one, what each possible list holds."""
    value: Any = answer.value
    if "ranking" in answer.extra:
        return tuple(_ranked(desk, answer.rule, one) for one in answer.extra["ranking"])
    if isinstance(value, list):
        return tuple(_told_items(desk, value))
    lists: list[list[str]] = [_told_items(desk, one) for one in answer.possible if isinstance(one, list)]
    return tuple(dict.fromkeys(", ".join(one) for one in lists if one))


def _ranked(desk: Desk, rule_name: str, one: Json) -> str:
    """An object of a ranking, with the class that it is in, or may be in."""
    rule = desk.program.rule(rule_name)
    by = desk.program.rule(rule.ranked_by) if rule else None
    classes = [one["class"]] if "class" in one else one["possible"]
    return f"{desk.object_name(one['about'])} ({words_of(classes, by.outcomes if by else {}, desk.number)})"


def _told_items(desk: Desk, items: Sequence[Any]) -> list[str]:
    """The items in words; what has none (a level beside one that is not known) is told by the words of the outcome."""
    told = [_item(desk, one) for one in items if not (isinstance(one, str) and one.startswith("{"))]
    return [one for one in told if not re.fullmatch(r"[a-z]+(_[a-z]+)+", one)]


def _item(desk: Desk, one: Any) -> str:
    if isinstance(one, dict) and "total" in one:
        return desk.say.count("{total} en {n} séance", "{total} en {n} séances", int(one["fractions"]), total=one["total"])
    text = told(desk, one)
    return desk.object_name(text) if ":" in text else _worded().get(text, (text, text))[desk.number]


@cache
def _worded() -> Mapping[str, Bilingual]:
    """Every fact and every word of the vocabulary by its identifier: an item of a list may be one."""
    facts = {field.path.rpartition(".")[2]: (field.fr, field.en) for field in vocabulary().fields.values()}
    kinds = [field.type for field in vocabulary().fields.values() if isinstance(field.type, WordType)]
    return MappingProxyType(facts | {word.id: (word.fr, word.en) for kind in kinds for word in kind.words})


def told(desk: Desk, value: Any) -> str:
    """A text that may come in two languages."""
    return str(value[desk.lang]) if isinstance(value, dict) else "" if value is None else str(value)


def due(desk: Desk, one: Json | None) -> str:
    """The day, or the days between which, something is due."""
    known = [day for day in (one["first"], one["last"]) if day] if one else []
    return span(desk, known[0], known[-1]) if known else ""


def span(desk: Desk, first: str, last: str) -> str:
    """Days in words."""
    return days(date.fromisoformat(first), date.fromisoformat(last), desk.lang)


def reason(desk: Desk, one: Json) -> Reason:
    """A fact that was read."""
    points = one.get("points")
    shown = "" if not points else str(points[0]) if points[0] == points[1] else desk.say("{low} à {high}", low=points[0], high=points[1])
    on = iso_day(one["on"], desk.lang) if one["on"] else ""
    source = one["source"] or ""
    kind, _, name = source.partition(":")
    if kind == "lesion" and name and " " not in name:
        source = desk.object_name(source)
    return Reason(told(desk, one["label"]), dated(told(desk, one["words"]), desk.lang), on, source, shown, _why(desk, one.get("why")))


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


def _verified(desk: Desk, one: Json) -> Verified:
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
