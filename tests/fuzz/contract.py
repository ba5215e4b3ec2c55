"""What every answer and every refusal must look like (design.md § 5 and § 6), whatever the file says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jalon import __version__
from jalon.case import Case, CaseTroubles
from jalon.guideline.boards import Board

Json = dict[str, Any]
FIELDS = ("rule", "about", "status", "value", "possible", "exact", "may_not_apply", "urgency", "strength", "text", "because", "missing", "conflicts", "cites", "readings", "verification")
STATUS = ("certain", "bounded", "not_applicable")
URGENCY = ("now", "before", "planned", "information")
SCORES = frozenset(("mirels", "sins"))
NOT_APPLICABLE = "not_applicable"
PERSON = re.compile(r"^[a-z_]+:")


def wrong_with(board: Board) -> Iterator[str]:
    """Everything in the answers of a case that breaks the contract, told one by one."""
    made = told(board)
    seen: set[tuple[str, str]] = set()
    names = {f"{thing.kind}:{thing.id}" for thing in board.case.things} | {"patient"}
    for answer in made["answers"]:
        name = f"{answer.get('rule')} {answer.get('about')}"
        key = (answer["rule"], answer["about"])
        if key in seen:
            yield f"{name}: answered twice"
        seen.add(key)
        if not set(answer["about"].split("+")) <= names:
            yield f"{name}: is about nothing in the file"
        yield from (f"{name}: {told}" for told in _one(answer))
    asked = {entry["fact"] for answer in made["answers"] for entry in answer["missing"]}
    if {entry["fact"] for entry in made["missing"]} != asked:
        yield f"the list of missing facts is not that of the answers: {asked ^ {entry['fact'] for entry in made['missing']}}"
    for entry in made["missing"]:
        if not (entry["settles"] or entry["changes"]) or entry["urgency"] not in URGENCY:
            yield f"missing {entry['fact']}: changes nothing"
    for digest in made["knowledge"].values():
        if not re.fullmatch("[0-9a-f]{64}", digest):
            yield "knowledge is not told by sha256"


def told(board: Board) -> Json:
    """The answers of a case as a program reads them: through JSON, where nothing but JSON survives."""
    made = {"case": board.case.id, "on": board.case.on.isoformat(), "jalon": __version__, "knowledge": board.knowledge, "missing": board.missing,
            "answers": [answer.json() for answer in board.answers], "set_aside": board.set_aside}  # fmt: skip
    read: Json = json.loads(json.dumps(made, ensure_ascii=False, allow_nan=False))
    if read != made:
        raise AssertionError("the answers are not plain JSON")
    return read


def _one(answer: Json) -> Iterator[str]:
    missing = [field for field in FIELDS if field not in answer]
    if missing:
        yield f"lacks {missing}"
        return
    yield from _value(answer)
    if answer["urgency"] not in URGENCY or not isinstance(answer["strength"], str):
        yield "urgency or strength"
    for lang in ("fr", "en"):
        text = answer["text"].get(lang)
        if not isinstance(text, str) or not text.strip():
            yield f"no text in {lang}"
        elif re.search(r"\{[a-z_.]+\}|\bNone\b|frozenset|Fraction\(", text):
            yield f"a placeholder that nobody filled: {text!r}"
    for entry in answer["because"]:
        if not isinstance(entry.get("fact"), str) or not {"value", "on", "source"} <= entry.keys() or not isinstance(entry["value"], str):
            yield f"because {entry}"
        if entry.get("on") is not None and not re.fullmatch(r"\d{4}(-\d\d){0,2}", entry["on"]):
            yield f"a reason dated {entry['on']}"
    for entry in answer["missing"]:
        yield from _missing(entry)
    for entry in answer["conflicts"]:
        if not entry.get("source") or not {"edition", "value", "cites"} <= entry.keys() or not entry["cites"]:
            yield f"conflict {entry}"
        elif entry["value"] is not None and [entry["value"]] == answer["possible"]:
            yield f"a source in conflict says the same: {entry}"
    if not answer["cites"]:
        yield "cites nothing"
    for entry in answer["cites"]:
        if not (entry["document"] and entry["where"] and entry["sheet"].endswith(".md") and entry["line"] > 0):
            yield f"cites {entry}"
    for span in answer.get("blocked", ()):
        if date.fromisoformat(span["first"]) > date.fromisoformat(span["last"]):
            yield f"blocked backwards: {span}"


def _value(answer: Json) -> Iterator[str]:
    status, value, possible = answer["status"], answer["value"], answer["possible"]
    if status not in STATUS or not isinstance(answer["exact"], bool) or not isinstance(answer["may_not_apply"], bool):
        yield "status, exact or may_not_apply"
        return
    listed = "outcome" in answer or "outcomes" in answer
    if any(isinstance(one, bool) or not isinstance(one, (str, int, list) if listed else (str, int)) for one in (*possible, value) if one is not None):
        yield f"values are words or whole numbers, or lists where an outcome stands for one: {possible}"
    several = len(possible) > 1 and not (answer["rule"] in SCORES and possible[0] == possible[1])
    if status == "certain" and (value is None or several or value not in possible):
        yield f"certain, yet {value} of {possible}"
    # An order of one object is open as long as the class of that object is, or the outcome under which it is told.
    classes = any(len(one.get("possible", ())) > 1 for one in answer.get("ranking", ())) or len(answer.get("outcomes", ())) > 1
    if status == "bounded" and (value is not None or not (several or classes or answer.get("others"))):
        yield f"bounded, yet {value} of {possible}"
    if status == NOT_APPLICABLE and (value is not None or possible or answer["may_not_apply"]):
        yield f"not applicable, yet {value} of {possible}"
    if answer["rule"] in SCORES and possible and (len(possible) != 2 or possible[0] > possible[1]):
        yield f"a score is an interval: {possible}"
    if answer["rule"] not in SCORES and len(set(map(str, possible))) != len(possible):
        yield f"a value twice: {possible}"


def _missing(entry: Json) -> Iterator[str]:
    label, leaves = entry.get("label"), entry.get("leaves")
    if not isinstance(entry.get("fact"), str) or not isinstance(label, dict) or not (label.get("fr") and label.get("en")):
        yield f"missing {entry}"
    elif not isinstance(leaves, dict) or not leaves or not all(isinstance(left, list) for left in leaves.values()):
        yield f"missing {entry['fact']} leaves {leaves}"
    elif not all(leaves.values()):
        yield f"missing {entry['fact']}: a value that leaves nothing: {leaves}"


def outcomes(answer: Mapping[str, Any]) -> frozenset[Any]:
    """What an answer leaves possible, *not applicable* included: its words, with the classes of the objects that it puts in order."""
    listed = answer.get("outcomes") or ([answer["outcome"]] if "outcome" in answer else None)
    values = list(answer["possible"]) if listed is None else list(listed)
    values += [f"{one['about']} {word}" for one in answer.get("ranking", ()) for word in one.get("possible", [one.get("class")])]
    if answer["rule"] in SCORES and values:
        values = list(range(values[0], values[1] + 1))
    outside = answer["may_not_apply"] or answer["status"] == NOT_APPLICABLE
    return frozenset((*values, *((NOT_APPLICABLE,) if outside else ())))


def wrong_with_refusal(troubles: CaseTroubles) -> Iterator[str]:
    """What a refusal lacks: each trouble says where it is and why, in both languages."""
    if not troubles.troubles:
        yield "refused without a reason"
    for trouble in troubles.troubles:
        for lang, file in (("fr", "fichier"), ("en", "file")):
            text = trouble.text(lang)
            head, _, reason = text.partition(":")
            if not reason.strip() or "None" in reason or "Traceback" in text or not text.replace("\xa0", " ").isprintable():
                yield f"unreadable reason: {text!r}"
            if trouble.line is None and not trouble.path and head.strip() != file:
                yield f"neither path nor line: {text!r}"


def kinds(case: Case) -> frozenset[str]:
    """The objects of a case, as answers name them."""
    return frozenset(f"{thing.kind}:{thing.id}" for thing in case.things)
