"""What the first page says of answers: one sentence each, or several together, in at most 25 words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.board.dossier.findings import capital
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import dated
from jalon.board.dossier.values import said
from jalon.guideline.answers import Answer
from jalon.guideline.labels import value_text
from jalon.guideline.program import Rule
from jalon.guideline.short import MOST_WORDS, words

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def short(desk: Desk, answer: Answer) -> str:
    """The short sentence of the sheet, else the first sentence of the answer, else its value: the first that is short enough."""
    rule = rule_of(desk, answer)
    whole = dated(answer.text[desk.lang], desk.lang)
    value = f"{capital(rule.title[desk.number])}{desk.say(' : ')}{said(desk, answer, rule)}."
    given = dated(answer.short[desk.lang], desk.lang) if answer.short else ""
    told = [one for one in (given, _SENTENCE.split(whole)[0], value) if one and words(one) <= MOST_WORDS]
    return told[0] if told else value


def rule_of(desk: Desk, answer: Answer) -> Rule:
    """The rule that an answer is of."""
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    return rule


def shared(desk: Desk, answers: Sequence[Answer]) -> str:
    """The same sentence of several lesions, said once; nothing when their sentences differ or are too long together."""
    names = [(answer.about.partition(":")[2], desk.object_name(answer.about), short(desk, answer)) for answer in answers]
    colon = desk.say(" : ")
    rests = {text.removeprefix(name).lstrip(": \u00a0\u202f") for _, name, text in names if text.startswith(name)}
    if len(rests) != 1 or not all(text.startswith(name) for _, name, text in names):
        return ""
    text = f"{desk.say('Lésions {names}', names=', '.join(name for name, _, _ in names))}{colon}{rests.pop()}"
    return text if words(text) <= MOST_WORDS else ""


def together(desk: Desk, form: str, points: Sequence[str]) -> str:
    """Several points in one sentence: as many as it may hold, the others counted."""
    for kept in range(len(points), 0, -1):
        rest = len(points) - kept
        told = [*points[:kept], *([desk.say.count("{n} autre point", "{n} autres points", rest)] if rest else [])]
        text = form.format(points=", ".join(told))
        if words(text) <= MOST_WORDS:
            return text
    return form.format(points=desk.say.count("{n} point", "{n} points", len(points)))


def rule_out(desk: Desk, answers: Sequence[Answer]) -> str:
    """The emergencies that nobody has ruled out yet."""
    return together(desk, desk.say("Écarter aujourd'hui : {points}."), [_title(desk, one) for one in answers])


def checks(desk: Desk, act: str, answers: Sequence[Answer]) -> str:
    """What is to be settled before an act: each requirement by its name, the drugs of the delays in one point."""
    required = [_title(desk, one) for one in answers if rule_of(desk, one).kind == "Exigences"]
    drugs = [_drug(desk, one) for one in answers if rule_of(desk, one).kind == "Fenêtres"]
    points = required + ([desk.say("délai avec {drugs}", drugs=", ".join(dict.fromkeys(drugs)))] if drugs else [])
    name = _act(desk, act, answers[0])
    if name and all(one.urgency == "now" for one in answers):
        # What is urgent does not wait for its checks: they are settled at once.
        form = desk.say("Pour {act}, décider aujourd'hui : {points}.", act=name, points="{points}")
    else:
        form = desk.say("Avant {act}, régler : {points}.", act=name, points="{points}") if name else desk.say("À régler : {points}.")
    return together(desk, form, points)


def _act(desk: Desk, act: str, answer: Answer) -> str:
    """The act that a check is before; where none is planned, what the sheet supposes, if it supposes one."""
    if act != "patient":
        return desk.object_name(act)
    rule = rule_of(desk, answer)
    slots = [(test, desk.program.slots[test.slot]) for test in rule.fallback]
    return next((value_text(test.allowed, slot, None, desk.number) for test, slot in slots if slot.kind in rule.about), "")


def _drug(desk: Desk, answer: Answer) -> str:
    kind, _, name = answer.about.split("+")[0].partition(":")
    thing = desk.case.thing(kind, name)
    return desk.words_of(thing, "drug") if thing else name


def _title(desk: Desk, answer: Answer) -> str:
    """The title of a rule inside a sentence."""
    text = rule_of(desk, answer).title[desk.number]
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
