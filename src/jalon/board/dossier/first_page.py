"""The first page: who, what is urgent, what to do first, what is not known and would change it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jalon.board.dossier.findings import anchor, capital
from jalon.board.dossier.model import Alarm, Unknown, Who
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.typography import dated
from jalon.board.dossier.values import NONE, OPEN, SURE, said
from jalon.board.effect import ToObtain
from jalon.guideline.answers import Answer

MOST_UNKNOWN = 4
_EFFECT = re.compile(r"(?:mener à|lead to) (.*)$")


def who(desk: Desk) -> Who:
    """The person in one line; what nobody wrote is left out, what was said to be unknown too."""
    say = desk.say
    age, performance, months = desk.patient("patient.age"), desk.patient("patient.performance_status"), _months(desk)
    by = desk.patient("patient.life_expectancy.by")
    expectancy = say("espérance de vie {months} mois", months=months) if months else ""
    return Who(
        desk.case.id,
        _age(desk, age),
        desk.patient("patient.sex"),
        tuple(_tumours(desk)),
        say("OMS {status}", status=performance) if performance else "",
        f"{expectancy} ({say('estimation')}{say(' : ')}{by})" if expectancy and by else expectancy,
    )


def _tumours(desk: Desk) -> Iterator[str]:
    """What each tumour is. Its name, T1, would be read as a stage: it is said only where there are several, and as a name."""
    every = desk.case.of("tumour")
    for one in every:
        what = ", ".join(filter(None, (desk.words_of(one, "organ"), desk.words_of(one, "histology"))))
        name = desk.say("tumeur {name}", name=desk.own_name(one))
        if what:
            yield what if len(every) == 1 else f"{name}{desk.say(' : ')}{what}"
        elif len(every) > 1:
            yield name


def _age(desk: Desk, written: str) -> str:
    (patient,) = desk.case.of("patient") or (None,)
    amounts = [one.amount for one in patient.facts.get("patient.age", ()) if one.amount] if patient else []
    if not amounts:
        return ""
    low, high = min(one.low for one in amounts), max(one.high for one in amounts)
    if low == high:
        return desk.say("{age} ans", age=int(low))
    return desk.say("{low} ou {high} ans" if high - low == 1 else "{low} à {high} ans", low=int(low), high=int(high))


def _months(desk: Desk) -> str:
    return desk.patient("patient.life_expectancy.months").replace(" months", "").replace(" mois", "")


def alarms(desk: Desk, answers: Sequence[Answer]) -> tuple[Alarm, ...]:
    """The urgent questions: yes, suspected, not known, no; the most pressing first."""
    found = [_alarm(desk, one) for one in answers if one.rule.startswith("urgent.")]
    order = ("yes", "suspected", "unknown", "no")
    return tuple(sorted(found, key=lambda one: order.index(one.state)))


def _alarm(desk: Desk, answer: Answer) -> Alarm:
    rule = desk.program.rule(answer.rule)
    assert rule is not None
    possible = [str(one) for one in answer.possible]
    if answer.status == "certain":
        state, says = str(answer.value), said(desk, answer, rule)
    elif possible and "no" not in possible:
        state, says = "suspected", desk.say("au moins suspectée") if "suspected" in possible else said(desk, answer, rule)
    elif answer.status == "not_applicable":
        state, says = "no", said(desk, answer, rule)
    else:
        state, says = "unknown", desk.say("non connu, à vérifier")
    sign = {"yes": SURE, "suspected": OPEN, "unknown": "?", "no": NONE}[state]
    return Alarm(capital(rule.title[desk.number]), state, says, sign, anchor(answer.rule, answer.about))


def unknown(desk: Desk) -> tuple[Unknown, ...]:
    """The facts to obtain first, with the most telling of what they may change; those that change nothing alone come after.

    Facts that count together are told once. So is an effect, unless it is for today: there, each way to know it counts.
    """
    told: dict[object, ToObtain] = {}
    for one in sorted(desk.obtained.values(), key=_alone):
        effect = _EFFECT.search(one.headline[desk.number])
        same = frozenset((one.label, *one.together)) if one.together else _of_any_object(one, desk.number)
        told.setdefault(effect[1] if effect and one.urgency != "now" else same, one)
    return tuple(
        Unknown(one.fact, one.label[desk.number], one.how[desk.number], dated(one.headline[desk.number], desk.lang))
        for one in list(told.values())[:MOST_UNKNOWN]
    )


def _of_any_object(one: ToObtain, number: int) -> tuple[str, str]:
    """What is not known, and what it may change, whichever object it is about."""
    path, effect = one.fact.partition(".")[2] if ":" in one.fact else one.fact, one.headline[number]
    name = one.fact.partition(":")[2].partition(".")[0]
    return path, effect.replace(f"({name})", "") if name else effect


def _alone(one: ToObtain) -> bool:
    return all(touched.jointly for touched in one.touched)
