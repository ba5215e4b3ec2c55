"""`jalon explain`: an answer, the table that gives it with its rows marked for the case, and the steps below it."""

from __future__ import annotations

import difflib
from pathlib import Path

from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.cli.reading import emit, program, read
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import TRUE, Thing
from jalon.engine.tree import Scope
from jalon.guideline.answers import Reasoner
from jalon.guideline.labels import fact_label
from jalon.guideline.printing.conditions import kind_word, scope_words
from jalon.guideline.printing.told import Teller, explained
from jalon.guideline.program import Rule


def explain(path: Path, rule: str, about: str, lang: str, json: bool, sheets: Path | None = None) -> None:
    """Explain the answers of one rule."""
    (case,) = read([path])
    bound = program(sheets)
    known = bound.rule(rule)
    if known is None:
        near = difflib.get_close_matches(rule, list(bound.by_name), n=1)
        hint = (f" ; vouliez-vous dire {near[0]} ?" if locale() == "fr" else f"; did you mean {near[0]}?") if near else ""
        raise Failure((f"Règle inconnue : {rule}{hint}" if locale() == "fr" else f"Unknown rule: {rule}{hint}"), 2)
    reasoner = Reasoner.begin(bound, case)
    answers = [one for one in reasoner.of(rule, True, True) if not about or one.about == about]
    if not answers:
        raise Failure(no_object(reasoner, known, about), 1)
    from jalon.board.otherwise import otherwise

    told = [explained(reasoner, one) for one in answers]
    changes = [otherwise(reasoner, one, path) for one in answers]
    if json:
        made = [
            one.json() | {"explanation": explanation, "would_change": change.data}
            for one, explanation, change in zip(answers, told, changes, strict=True)
        ]
        emit(made if len(made) > 1 else made[0])
        return
    from jalon.board.explained import explained as laid_out
    from jalon.board.terminal import Terminal, show

    made_of = zip(answers, told, changes, strict=True)
    show(Terminal(highlight=False), *(laid_out(one, explanation, bound, lang, change) for one, explanation, change in made_of))


def no_object(reasoner: Reasoner, rule: Rule, about: str) -> str:
    """Why a rule has nothing to say of an object, or of any: what it is about, and what each object is instead."""
    number = 0 if locale() == "fr" else 1
    names = [one.about for one in reasoner.of(rule.name, False, True)]
    lines = []
    if names:
        objects = ", ".join(names)
        lines.append(
            f"{rule.name} ne parle pas de {about}. Objets : {objects}."
            if number == 0
            else f"{rule.name} says nothing of {about}. Objects: {objects}."
        )
    else:
        lines.append(_meant(reasoner, rule, number))
    teller = Teller(reasoner)
    slot = reasoner.program.slots[rule.slot]
    things = [thing for kind in rule.about for thing in reasoner.facts.things(kind)]
    asked = [thing for thing in things if about in ("", thing.name) or thing.name in about.split("+")] if names else things
    for thing in asked:
        scope = next((one for one in slot.scopes if one.kind == thing.kind), None)
        said = _outside(reasoner, teller, scope, thing, number) if scope is not None else ""
        lines += [f"  {said}"] if said else []
    if not things:
        kinds = (" et ", " and ")[number].join(kind_word(kind, number) for kind in rule.about if kind != "patient")
        lines.append(f"  Aucun objet noté : {kinds}." if number == 0 else f"  No object recorded: {kinds}.")
    return "\n".join(lines)


def _meant(reasoner: Reasoner, rule: Rule, number: int) -> str:
    """Which objects a rule is about."""
    teller = Teller(reasoner)
    slot = reasoner.program.slots[rule.slot]
    by_kind = {scope.kind: scope for scope in slot.scopes}
    said = []
    for kind in rule.about:
        term = scope_words(teller.wordings[number], by_kind[kind]) if kind in by_kind else ""
        said.append(kind_word(kind, number) + (f" ({term})" if term else ""))
    objects = (" et ", " and ")[number].join(said) or "patient"
    if number == 0:
        return f"{rule.name} n'a aucun objet dans ce dossier. Objets de la règle : {objects}."
    return f"{rule.name} has no object in this case. Objects of the rule: {objects}."


def _outside(reasoner: Reasoner, teller: Teller, scope: Scope, thing: Thing, number: int) -> str:
    """What an object is, that leaves it out of a scope; nothing when it is not left out."""
    if scope.slot < 0 or reasoner.evaluation.membership(scope, thing) & TRUE:
        return ""
    fact = reasoner.program.slots[scope.slot]
    mask = reasoner.evaluation.mask(scope.slot, {thing.kind: thing})
    label = fact_label(fact, Thing(thing.kind, thing.index, listed=False))[number]
    stated = reasoner.facts.current(fact.path, thing).statements
    value = reasoner.speaker.stated(fact.path, thing, number) if stated else teller.value(fact, mask, number)
    if not stated and mask == NOT_APPLICABLE:
        value = ("sans objet", "not applicable")[number]
    return f"{thing.name}{(' : ', ': ')[number]}{label} {value}."
