"""The answer of a rule that puts objects in order: its value is the order, its reasons are those of their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.guideline.answer import Answer, values_of
from jalon.guideline.asked import joined
from jalon.guideline.orders import Order
from jalon.guideline.program import Rule

if TYPE_CHECKING:
    from jalon.guideline.answers import Reasoner


def ranked(reasoner: Reasoner, rule: Rule, made: Answer, with_missing: bool) -> None:
    """Put the order in an answer."""
    order = order_of(reasoner, rule)
    orders = order.orders()
    certain = made.status == "certain" and order.settled
    made.status, made.possible, made.value = "certain" if certain else "bounded", orders, orders[0] if certain else None
    names = values_of(reasoner.program.slots[rule.slot], made.mask)
    made.extra |= {"outcome": names[0]} if len(names) == 1 else {"outcomes": names}
    made.extra |= {"ranking": order.told(), "others": order.others}
    said = {lang: _in_words(reasoner, order, orders, number) for number, lang in enumerate(("fr", "en"))}
    made.text = {lang: text.replace("{ranking}", said[lang]) for lang, text in made.text.items()}
    told = {entry["fact"]: entry for entry in made.because}
    for leading, env, about, _ in order.objects:
        step = reasoner.answer(leading, env, about, with_missing)
        told |= {entry["fact"]: entry for entry in step.because}
        made.cites = [*made.cites, *(one for one in step.cites if one not in made.cites)]
        made.readings = [*made.readings, *(one for one in step.readings if one not in made.readings)]
        made.missing = joined(made.missing + step.missing)
    made.because = list(told.values())


def order_of(reasoner: Reasoner, rule: Rule) -> Order:
    """The order that a rule gives."""
    by = reasoner.program.rule(rule.ranked_by)
    assert by is not None
    found = []
    for env, about in reasoner.objects(by):
        leading = reasoner.leading(by, env)
        found.append((leading, env, about, reasoner.evaluation.mask(leading.slot, env)))
    slot = reasoner.program.slots[by.slot]
    return Order(slot, tuple(found), reasoner.facts.others(reasoner.evaluation, slot.kind) is not None)


def _in_words(reasoner: Reasoner, order: Order, orders: list[list[str]], lang: int) -> str:
    """`L2, T5 ; puis L1, T6`."""
    if not order.settled:
        return ("ordre à préciser", "order not settled")[lang]
    envs = {about: env for _, env, about, _ in order.objects}
    named = [reasoner.speaker.object_name(order.slot.kind, envs[about], lang) for about in orders[0]]
    return (" ; puis ", "; then ")[lang].join(named) if named else ("aucune", "none")[lang]
