"""A score on its scale: where it may be, and which class each part of the scale is."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.board.dossier.findings import finding
from jalon.board.dossier.model import Band, Bar
from jalon.board.dossier.naming import Desk
from jalon.engine.domains import CountDomain, WordDomain
from jalon.engine.tree import Decision, Score
from jalon.guideline.answers import Answer
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
    return Bar(least, most, min(points), max(points), tuple(bands(desk, rule, least, most)), finding(desk, answer))


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


def bands(desk: Desk, rule: Rule, least: int, most: int) -> Iterator[Band]:
    """The classes that a table makes of this score, as it reads from low to high."""
    for other in desk.program.rules:
        body = desk.program.slots[other.slot].body
        if other.inner or other.about != rule.about or not isinstance(body, Decision) or desk.program.rule(other.name) is not other:
            continue
        if not body.columns or body.columns[0] != rule.slot:
            continue
        yield from _bands(desk, other, body, least, most)
        return


def _bands(desk: Desk, rule: Rule, body: Decision, least: int, most: int) -> Iterator[Band]:
    domain = desk.program.slots[rule.slot].domain
    if not isinstance(domain, WordDomain):
        return
    first, before = least, ""
    for points in range(least, most + 2):
        said = "" if points > most else _class(desk, rule, body, domain, points)
        if said != before:
            if before:
                yield Band(first, points - 1, before)
            first, before = points, said


def _class(desk: Desk, rule: Rule, body: Decision, domain: WordDomain, points: int) -> str:
    """What the table makes of this number of points; a row that takes any number says nothing of it."""
    found = []
    for row in body.rows:
        every = desk.program.slots[body.columns[0]].domain.full
        if row.accepts[0] & (2 << points) and row.accepts[0] & every != every:
            found += [rule.outcomes[name][desk.number] for name in domain.values(row.outcome) if name in rule.outcomes]
    return desk.say(" ou ").join(dict.fromkeys(found))
