"""The first recommendations: at most five, one thing to do each, in at most 25 words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jalon.board.dossier.findings import OPEN, SURE, WHEN, anchor, capital, said
from jalon.board.dossier.model import Recommendation
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.objects import home, is_urgent
from jalon.board.dossier.typography import dated
from jalon.guideline.answers import Answer
from jalon.guideline.said import value_text
from jalon.guideline.short import MOST_WORDS, words

MOST = 5
URGENCY = ("now", "before", "planned", "information")
KINDS = ("safety", "urgent", "main", "support")
# What the fixed verdicts and the words yes and no say of themselves: nothing is to be done.
_NOTHING = frozenset(("no", "not_indicated", "contraindicated", "met", "waived", "allowed"))
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_CHECKS = ("Exigences", "Fenêtres")


def first(desk: Desk, answers: Sequence[Answer]) -> tuple[tuple[Recommendation, ...], int]:
    """The first recommendations, and how many more there are below: emergencies, then by urgency, then by kind, the sure ones before."""
    found = sorted(_all(desk, [one for one in answers if _calls(one)]), key=lambda one: one[0])
    return tuple(one for _, one in found[:MOST]), max(0, len(found) - MOST)


Ranked = tuple[tuple[bool, int, int, bool], Recommendation]


def _all(desk: Desk, answers: Sequence[Answer]) -> Iterator[Ranked]:
    """Everything that could be recommended: what is to be ruled out together, the checks before one act together."""
    to_rule_out = [one for one in answers if is_urgent(one) and "no" in one.possible]
    yield from _together(desk, to_rule_out, desk.say("Écarter aujourd'hui : {points}."), [_title(desk, one) for one in to_rule_out])
    checks: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer in to_rule_out:
            continue
        if _kind_of_table(desk, answer) in _CHECKS:
            checks.setdefault(home(answer), []).append(answer)
        else:
            yield _one(desk, answer, short(desk, answer))
    for act, found in checks.items():
        if act.startswith("treatment:"):
            yield from (_one(desk, one, short(desk, one)) for one in found)
        else:
            form = desk.say("Avant {act}, régler : {points}.", act=_act(desk, act, found[0]), points="{points}")
            yield from _together(desk, found, form, _points(desk, found))


def _calls(answer: Answer) -> bool:
    """Whether something is to be done about an answer."""
    if answer.status == "not_applicable" or answer.urgency == "information":
        return False
    return answer.urgency == "now" or not {str(one) for one in answer.possible} <= _NOTHING


def _together(desk: Desk, answers: Sequence[Answer], form: str, points: Sequence[str]) -> Iterator[Ranked]:
    """Several answers in one sentence, as many of their points as it may hold; a lone answer keeps its own sentence."""
    if len(answers) == 1:
        yield _one(desk, answers[0], short(desk, answers[0]))
    elif answers:
        leading = min(answers, key=lambda one: _rank(desk, one))
        yield _one(desk, leading, _filled(desk, form, points))


def _act(desk: Desk, act: str, answer: Answer) -> str:
    """The act that a check is before; where none is planned, what the sheet supposes."""
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    if act == "patient":
        for test in rule.fallback:
            slot = desk.program.slots[test.slot]
            if slot.kind in rule.about:
                return value_text(test.allowed, slot, None, desk.number)
    return desk.object_name(act)


def _filled(desk: Desk, form: str, points: Sequence[str]) -> str:
    for kept in range(len(points), 0, -1):
        rest = len(points) - kept
        told = list(points[:kept]) + ([desk.say.count("{n} autre point", "{n} autres points", rest)] if rest else [])
        text = form.format(points=", ".join(told))
        if words(text) <= MOST_WORDS:
            return text
    return form.format(points=desk.say.count("{n} point", "{n} points", len(points)))


def _points(desk: Desk, answers: Sequence[Answer]) -> list[str]:
    """What is to be settled before an act: each requirement by its name, the drugs of the delays in one point."""
    required = [_title(desk, one) for one in answers if _kind_of_table(desk, one) == "Exigences"]
    drugs = [_drug(desk, one) for one in answers if _kind_of_table(desk, one) == "Fenêtres"]
    return required + ([desk.say("délai avec {drugs}", drugs=", ".join(dict.fromkeys(drugs)))] if drugs else [])


def _drug(desk: Desk, answer: Answer) -> str:
    kind, _, name = answer.about.split("+")[0].partition(":")
    thing = desk.case.thing(kind, name)
    return desk.words_of(thing, "drug") if thing else name


def _title(desk: Desk, answer: Answer) -> str:
    """The title of a rule inside a sentence."""
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    text = rule.title[desk.number]
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _kind_of_table(desk: Desk, answer: Answer) -> str:
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    return rule.kind


def _rank(desk: Desk, answer: Answer) -> tuple[bool, int, int, bool]:
    """An emergency that is there or suspected comes before everything; then urgency, kind, and whether it is sure."""
    emergency = is_urgent(answer) and "no" not in answer.possible
    kind = _kind(desk, answer)
    urgency = URGENCY.index(answer.urgency if kind != "support" else "information")
    return not emergency, urgency, KINDS.index(kind), answer.status != "certain"


def _one(desk: Desk, answer: Answer, text: str) -> Ranked:
    sure = answer.status == "certain"
    made = Recommendation(
        text,
        _kind(desk, answer),
        answer.urgency,
        desk.say(WHEN[answer.urgency]),
        desk.say.content(answer.strength),
        SURE if sure else OPEN,
        desk.say("sûr") if sure else desk.say("à préciser"),
        anchor(answer.rule, answer.about),
    )
    return _rank(desk, answer), made


def _kind(desk: Desk, answer: Answer) -> str:
    """Safety before an act that is planned, emergencies, main conduct, support; what an act already given calls for is support."""
    table = _kind_of_table(desk, answer)
    if table in _CHECKS:
        return "support" if home(answer).startswith("treatment:") else "safety"
    if is_urgent(answer):
        return "urgent"
    return "main" if table in ("Options", "Décision") else "support"


def short(desk: Desk, answer: Answer) -> str:
    """The short sentence of the sheet, else the first sentence of the answer, else its value: the first that is short enough."""
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    whole = dated(answer.text[desk.lang], desk.lang)
    value = f"{capital(rule.title[desk.number])}{desk.say(' : ')}{said(desk, answer, rule)}."
    given = dated(answer.short[desk.lang], desk.lang) if answer.short else ""
    told = [one for one in (given, _SENTENCE.split(whole)[0], value) if one and words(one) <= MOST_WORDS]
    return told[0] if told else value
