"""`jalon score`: one score from its items, without a case file."""

from __future__ import annotations

import json as codec
from typing import Any

from jalon.case import CaseTroubles, read_case
from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.cli.reading import emit, program
from jalon.engine.reads import direct
from jalon.guideline.answers import Answer, Reasoner
from jalon.guideline.program import Program, Rule


def score(name: str, fields: list[str], lang: str, json: bool) -> None:
    """Compute a score; unknown items make it a range. Fields are named inside the object: `site=femur.shaft pain.grade=?`."""
    bound = program()
    rule = bound.rule(name)
    french = locale() == "fr"
    if rule is None or rule.kind != "Score":
        known = ", ".join(one for one in bound.by_name if bound.rules[bound.by_name[one]].kind == "Score")
        raise Failure(f"Score inconnu : {name}. Scores : {known}." if french else f"Unknown score: {name}. Scores: {known}.", 2)
    lesion: dict[str, Any] = {"id": "L1", "organ": "bone"}
    for field in fields:
        path, equals, value = field.partition("=")
        if not equals or not path:
            raise Failure(f"{field} : écrire champ=valeur." if french else f"{field}: write field=value.", 2)
        _put(lesion, path.removeprefix("lesion.").split("."), value, field, french)
    file = {"case": "score", "on": "2000-01-01", "tumours": [{"id": "T1", "organ": "lung"}], "lesions": [lesion]}
    try:
        case = read_case(codec.dumps(file, ensure_ascii=False).encode(), name="score")
    except CaseTroubles as found:
        raise Failure("\n".join(trouble.text(locale()) for trouble in found.troubles), 3) from None
    reasoner = Reasoner.begin(bound, case)
    answers = reasoner.of(name, True, True)
    if not answers:
        raise Failure(f"{name} ne s'applique pas à ce site." if french else f"{name} does not apply to this site.", 1)
    (answer,) = answers
    decision = _decision(reasoner, bound, rule)
    if json:
        emit(_json(answer, decision))
        return
    from jalon.board.reasons import explanation
    from jalon.board.terminal import Terminal, show

    show(Terminal(highlight=False), *(explanation(one, bound, lang) for one in (answer, decision) if one is not None))


def _put(one: dict[str, Any], path: list[str], value: str, field: str, french: bool) -> None:
    *heads, last = path
    for head in heads:
        one = one.setdefault(head, {})
        if not isinstance(one, dict):
            raise Failure(f"{field} : champ donné deux fois." if french else f"{field}: field given twice.", 2)
    if last in one and last not in ("id", "organ"):
        raise Failure(f"{field} : champ donné deux fois." if french else f"{field}: field given twice.", 2)
    one[last] = value


def _decision(reasoner: Reasoner, bound: Program, rule: Rule) -> Answer | None:
    """The decision that reads this score itself."""
    for other in bound.by_name:
        found = bound.rules[bound.by_name[other]]
        reads = any(index == rule.slot for index, _, _ in direct(bound.slots[found.slot]))
        if found.kind == "Décision" and reads and not found.inner:
            answers = reasoner.of(other, True)
            return answers[0] if answers else None
    return None


def _json(answer: Answer, decision: Answer | None) -> dict[str, Any]:
    low, high = answer.possible if answer.possible else (None, None)
    made: dict[str, Any] = {"score": answer.rule, "low": low, "high": high, "status": answer.status, "value": answer.value}
    if decision is not None:
        made["decision"] = {
            name: value
            for name, value in decision.json().items()
            if name in ("rule", "status", "value", "possible", "may_not_apply", "text", "conflicts", "readings", "cites")
        }
    made |= {
        "items": answer.because,
        "missing": answer.missing,
        "readings": answer.readings,
        "cites": answer.cites,
        "exact": answer.exact,
        "may_not_apply": answer.may_not_apply,
    }
    return made
