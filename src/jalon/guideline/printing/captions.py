"""The line above a table: its kind, its name, its objects, its phrase, and what is said of all its rows."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.engine.tree import AllOf
from jalon.guideline.captions import FALLBACK
from jalon.guideline.printing.amounts import duration
from jalon.guideline.printing.conditions import KINDS, scope_term, written
from jalon.guideline.printing.derived import formula, unit_of
from jalon.guideline.printing.tables import URGENCY
from jalon.guideline.printing.wording import Wording
from jalon.guideline.program import Due, Rule


def caption(wording: Wording, rules: list[Rule]) -> str:
    """``**Décision** `mirels_conduct` pour chaque lésion (os long) : orientation. Urgence : prévu.``"""
    rule = rules[0]
    body = wording.program.slots[rule.slot].body
    name = rule.name.rpartition(".")[0] if rule.kind == "Exigences" else rule.name
    unit = unit_of(body)
    head = f"**{rule.kind}** `{name}`" + (f" ({unit})" if unit else "") + _objects(wording, rule) + _fallback(wording, rule)
    if rule.kind == "Grandeur":
        return f"{head} = {formula(wording, body)}."
    said = ". ".join(_sentences(wording, rule))
    return f"{head} : {said}." if said else f"{head}."


def _objects(wording: Wording, rule: Rule) -> str:
    """`pour chaque lésion (os long) et chaque irradiation`."""
    slot = wording.program.slots[rule.slot]
    kinds = [kind for kind in rule.about if kind != "patient"]
    # The scope of a single kind is kept only when it leaves something out.
    scopes = iter(slot.scopes if len(slot.scopes) == len(kinds) else ())
    said = []
    for kind in rule.about:
        scope = next(scopes, None) if kind != "patient" else None
        term = scope_term(wording, scope) if scope is not None else ""
        said.append(f"chaque {KINDS[kind][0]}" + (f" ({term})" if term else ""))
    return f" pour {' et '.join(said)}" if said else ""


def _fallback(wording: Wording, rule: Rule) -> str:
    if not rule.has_fallback:
        return ""
    tests = AllOf(rule.fallback) if len(rule.fallback) > 1 else rule.fallback[0] if rule.fallback else None
    asked = written(wording.lacking(")"), tests) if tests is not None else ""
    return f", {FALLBACK}" + (f" ({asked})" if asked else "")


def _sentences(wording: Wording, rule: Rule) -> Iterator[str]:
    """The phrase, then the keys with their values."""
    phrase = rule.headings[0] if rule.kind == "Exigences" and rule.headings else rule.title[0]
    if phrase and (rule.kind == "Exigences" or rule.title != (rule.name, rule.name)):
        yield phrase
    if rule.urgency:
        yield f"Urgence : {URGENCY[rule.urgency][0]}"
    if rule.strength:
        yield f"Force : {rule.strength}"
    if rule.due:
        yield f"Échéance : {' ou '.join(_due(wording, one) for one in rule.due)}"
    if rule.ranked_by:
        yield f"Rang : `{rule.ranked_by}`"
    if rule.inner:
        yield "Intermédiaire"


def _due(wording: Wording, one: Due) -> str:
    """`` `treatment.last` + 28 jours + 3 mois ``."""
    return " + ".join([f"`{wording.program.slots[one.slot].path}`", *(duration(length, 0) for length in one.lengths)])
