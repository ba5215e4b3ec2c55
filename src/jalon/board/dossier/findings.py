"""One answer of the board as a finding of the dossier."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from jalon.board.dossier.evidence import argument, cites, gap, landmark, reason, verified
from jalon.board.dossier.model import Finding, Other
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import dated, days
from jalon.board.dossier.values import items, mark, otherwise, said
from jalon.guideline.answers import Answer
from jalon.guideline.program import Rule

Json = dict[str, Any]
WHEN: Mapping[str, str] = MappingProxyType(
    {"now": "aujourd'hui", "before": "avant l'acte", "planned": "prévu", "information": "pour information"}
)
STRENGTHS = ("recommandé", "à envisager", "accord de pratique", "proposé", "accord d'experts", "possible")


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
        strength=_strength(desk, answer, rule),
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
                otherwise(desk, one, rule),
                cites(desk, one["cites"]),
            )
            for one in answer.conflicts
        ),
        landmarks=tuple(landmark(desk, one) for one in answer.extra.get("landmarks", ())),
        cites=cites(desk, answer.cites),
        readings=tuple(answer.readings),
        verified=tuple(verified(desk, one) for one in answer.verification if one["state"] != "confirmed"),
        edition=answer.note[desk.lang] if answer.note else "",
        conditional=answer.may_not_apply,
        wide=not answer.exact,
        contradictory=tuple(desk.fact(path) for path in answer.contradictory),
    )


def _strength(desk: Desk, answer: Answer, rule: Rule) -> str:
    """How strongly it is advised; nothing where the value says it in the same word."""
    strength = desk.say.content(answer.strength)
    return "" if strength == said(desk, answer, rule) else strength


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


def due(desk: Desk, one: Json | None) -> str:
    """The day, or the days between which, something is due."""
    known = [day for day in (one["first"], one["last"]) if day] if one else []
    return span(desk, known[0], known[-1]) if known else ""


def span(desk: Desk, first: str, last: str) -> str:
    """Days in words."""
    return days(date.fromisoformat(first), date.fromisoformat(last), desk.lang)
