"""The first recommendations: at most five, one thing to do each, in at most 25 words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jalon.board.dossier.findings import OPEN, SURE, WHEN, anchor
from jalon.board.dossier.model import Recommendation
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import dated
from jalon.guideline.answers import Answer

MOST, WORDS = 5, 25
URGENCY = ("now", "before", "planned", "information")
KINDS = ("safety", "urgent", "main", "support")
# What the fixed verdicts and the words yes and no say of themselves: nothing is to be done.
_NOTHING = frozenset(("no", "not_indicated", "contraindicated", "met", "waived", "allowed"))
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def count(text: str) -> int:
    """How many words a reader counts: what is between spaces and holds a letter or a number."""
    return len([piece for piece in text.replace("\u00a0", " ").replace("\u202f", " ").split() if re.search(r"\w", piece)])


def first(desk: Desk, answers: Sequence[Answer]) -> tuple[tuple[Recommendation, ...], int]:
    """The first recommendations, and how many more there are below."""
    found = sorted(_all(desk, answers), key=lambda one: (URGENCY.index(one.urgency), KINDS.index(one.kind), one.mark != SURE))
    return tuple(found[:MOST]), max(0, len(found) - MOST)


def _all(desk: Desk, answers: Sequence[Answer]) -> Iterator[Recommendation]:
    for answer in answers:
        if answer.status == "not_applicable" or answer.urgency == "information":
            continue
        if answer.possible and {str(one) for one in answer.possible} <= _NOTHING and answer.urgency != "now":
            continue
        yield Recommendation(
            short(desk, answer),
            _kind(desk, answer),
            answer.urgency,
            desk.say(WHEN[answer.urgency]),
            desk.say.content(answer.strength),
            SURE if answer.status == "certain" else OPEN,
            desk.say("sûr") if answer.status == "certain" else desk.say("à préciser"),
            anchor(answer.rule, answer.about),
        )


def _kind(desk: Desk, answer: Answer) -> str:
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    if rule.kind in ("Exigences", "Fenêtres"):
        return "safety"
    if answer.rule.startswith("urgent."):
        return "urgent"
    return "main" if rule.kind in ("Options", "Décision") else "support"


def short(desk: Desk, answer: Answer) -> str:
    """The first sentence of the answer's text."""
    text = dated(answer.text[desk.lang], desk.lang)
    return _SENTENCE.split(text)[0]
