"""A score on its scale: where it may be, and which class each part of the scale is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import or_

from jalon.board.dossier.evidence import points_text, reason
from jalon.board.dossier.findings import finding
from jalon.board.dossier.model import Band, Bar, Reason
from jalon.board.dossier.naming import Desk
from jalon.engine.domains import CountDomain, WordDomain
from jalon.engine.tree import Decision, Score
from jalon.guideline.answers import Answer
from jalon.guideline.labels import value_text
from jalon.guideline.program import Rule


def is_score(desk: Desk, answer: Answer) -> bool:
    """Whether an answer is a number of points."""
    rule = desk.program.rule(answer.rule)
    return rule is not None and rule.kind == "Score"


def bar(desk: Desk, answer: Answer) -> Bar | None:
    """The score of an answer on its scale; none when it does not apply."""
    rule = desk.program.rule(answer.rule)
    if rule is None or answer.status == "not_applicable":
        return None
    points = [int(one) for one in answer.possible]
    least, most = scale(desk, rule)
    classes = reader(desk, rule)
    bands = tuple(_bands(desk, rule, classes, least, most)) if classes else ()
    items = tuple(_items(desk, answer, rule))
    return Bar(least, most, min(points), max(points), bands, finding(desk, answer), items, classes.name if classes else "")


def _items(desk: Desk, answer: Answer, rule: Rule) -> Iterator[Reason]:
    """The criteria of a score with their points: a fact of the file, or what a step of the sheet makes of several."""
    body = desk.program.slots[rule.slot].body
    assert isinstance(body, Score)
    met = {(cite["sheet"], cite["line"]) for cite in answer.cites}
    read = {one["fact"].rpartition(":")[2].partition(".")[2]: one for one in answer.because if one.get("points")}
    for item in body.items:
        slot, step = desk.program.slots[item.slot], desk.program.by_slot.get(item.slot)
        fact = read.get(slot.path.partition(".")[2])
        if fact is not None:
            yield replace(reason(desk, fact), label=desk.fact(slot.path))
            continue
        rows = [row for row in item.rows if (row.at.sheet, row.at.line) in met]
        points = [point for row in rows for point in CountDomain(99).values(row.outcome)]
        if points and step is not None:
            rule, accepted = desk.program.rules[step], reduce(or_, (row.accepts[0] for row in rows))
            label, says = rule.title[desk.number].partition(",")[0], value_text(accepted, slot, rule, desk.number)
            yield Reason(label, says, "", "", points_text(desk, min(points), max(points)), "")
        elif points:
            yield Reason(desk.fact(slot.path), desk.say("non connu"), "", "", points_text(desk, min(points), max(points)), "")


def scale(desk: Desk, rule: Rule) -> tuple[int, int]:
    """The least and the most points that the table can give."""
    body = desk.program.slots[rule.slot].body
    domain = desk.program.slots[rule.slot].domain
    assert isinstance(body, Score)
    assert isinstance(domain, CountDomain)
    every = [[point for row in item.rows for point in CountDomain(99).values(row.outcome)] for item in body.items]
    if any(not points for points in every):
        return 0, domain.high
    return sum(map(min, every)), sum(map(max, every))


def reader(desk: Desk, rule: Rule) -> Rule | None:
    """The table that makes classes of this score."""
    for other in desk.program.rules:
        body = desk.program.slots[other.slot].body
        leads = not other.inner and desk.program.rule(other.name) is other
        if leads and other.about == rule.about and isinstance(body, Decision) and body.columns[:1] == (rule.slot,):
            return other
    return None


def _bands(desk: Desk, score: Rule, classes: Rule, least: int, most: int) -> Iterator[Band]:
    """The classes of a score, from low to high."""
    first, before = least, ""
    for points in range(least, most + 2):
        said = "" if points > most else _class(desk, score, classes, points)
        if said != before:
            if before:
                yield Band(first, points - 1, before)
            first, before = points, said


def _class(desk: Desk, score: Rule, classes: Rule, points: int) -> str:
    """What the table makes of this number of points; a row that takes any number says nothing of it."""
    slot, every = desk.program.slots[classes.slot], desk.program.slots[score.slot].domain.full
    assert isinstance(slot.body, Decision)
    assert isinstance(slot.domain, WordDomain)
    rows = [row for row in slot.body.rows if row.accepts[0] & (2 << points) and row.accepts[0] & every != every]
    names = [name for row in rows for name in slot.domain.values(row.outcome)]
    return desk.say(" ou ").join(dict.fromkeys(classes.outcomes[name][desk.number] for name in names if name in classes.outcomes))
