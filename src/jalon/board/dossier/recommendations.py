"""The first recommendations: at most five, one thing to do each, the most urgent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.board.dossier.findings import WHEN, anchor
from jalon.board.dossier.model import Recommendation
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.objects import home, is_urgent
from jalon.board.dossier.short_sentences import checks, rule_of, rule_out, shared, short
from jalon.board.dossier.values import OPEN, SURE
from jalon.engine.tree import Decision
from jalon.guideline.answers import Answer
from jalon.guideline.heads import front, never_first
from jalon.guideline.program import Rule

MOST = 5
CHECKED = 2
"""Lines about checks before an act, at most, while a conduct waits for its place: a board decides first, and checks then."""
URGENCY = ("now", "before", "planned", "information")
KINDS = ("safety", "urgent", "main", "support")
# What the fixed verdicts and the words yes and no say of themselves: nothing is to be done.
_NOTHING = frozenset(("no", "not_indicated", "contraindicated", "met", "waived", "allowed"))
_CHECKS = ("Exigences", "Fenêtres")
_FRONT = {"principal": "main", "appui": "support", "non": ""}


@dataclass(frozen=True)
class Candidate:
    """One recommendation, with the answer that leads it."""

    leading: Answer
    rank: tuple[bool, int, int, bool, bool]
    made: Recommendation


def first(desk: Desk, answers: Sequence[Answer]) -> tuple[tuple[Recommendation, ...], int]:
    """The first recommendations, and how many more there are below.

    Emergencies, then by urgency, then by kind; of one kind each lesion has its turn before another comes again, the sure before the open.
    """
    called = [one for one in answers if _calls(one) and _kind(desk, one)]
    turns: Counter[str] = Counter()
    placed = []
    for one in sorted(_all(desk, called), key=lambda one: one.rank):
        about = one.leading.about
        *before, sure = one.rank
        placed.append(((*before, turns[about] if about.startswith("lesion:") else 0, sure), one.made))
        turns[about] += 1
    found = [made for _, made in sorted(placed, key=lambda pair: pair[0])]
    chosen = _balanced(found)
    return tuple(one for one in found if id(one) in chosen), max(0, len(found) - MOST)


def _balanced(found: Sequence[Recommendation]) -> set[int]:
    """The first of them, a conduct before a third line of checks; the order stays that of urgency."""
    late = [one for one in found if one.kind == "safety" and one.urgency == "before"][CHECKED:]
    conducts = [one for one in found if one.kind == "main" and one not in late]
    spared = [one for one in found if one not in late]
    ordered = spared if not late or len(conducts) == 0 else [one for one in spared if one.kind != "support" or one.urgency == "now"] + late
    return {id(one) for one in (*ordered, *(one for one in found if one not in ordered))[:MOST]}


def _calls(answer: Answer) -> bool:
    """Whether something is to be done about an answer."""
    if answer.status == "not_applicable" or answer.urgency == "information":
        return False
    return answer.urgency == "now" or not {str(one) for one in answer.possible} <= _NOTHING


def _all(desk: Desk, answers: Sequence[Answer]) -> Iterator[Candidate]:
    """Everything that could be recommended: what is to be ruled out together, the checks before one act together."""
    open_emergencies = [one for one in answers if is_urgent(one) and one.status == "bounded" and "no" in one.possible]
    if open_emergencies:
        alone = len(open_emergencies) == 1
        yield _candidate(desk, open_emergencies, short(desk, open_emergencies[0]) if alone else rule_out(desk, open_emergencies))
    acts: dict[tuple[str, str], list[Answer]] = {}
    lesions: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        rule = rule_of(desk, answer)
        if answer in open_emergencies:
            continue
        if rule.kind in _CHECKS and not _given(desk, answer):
            acts.setdefault((home(answer), rule.sheet if home(answer) == "patient" else ""), []).append(answer)
        elif answer.about.startswith("lesion:") and "+" not in answer.about:
            lesions.setdefault((answer.rule, str(answer.possible)), []).append(answer)
        else:
            yield _candidate(desk, [answer], short(desk, answer))
    for (act, _), found in acts.items():
        yield _candidate(desk, found, short(desk, found[0]) if len(found) == 1 else checks(desk, act, found))
    for found in lesions.values():
        text = shared(desk, found) if len(found) > 1 else ""
        for group in [found] if text else [[one] for one in found]:
            yield _candidate(desk, group, text or short(desk, group[0]))


def _candidate(desk: Desk, answers: Sequence[Answer], text: str) -> Candidate:
    leading = min(answers, key=lambda one: _rank(desk, one))
    sure = leading.status == "certain"
    made = Recommendation(
        text,
        _kind(desk, leading),
        leading.urgency,
        desk.say(WHEN[leading.urgency]),
        desk.say.content(leading.strength),
        SURE if sure else OPEN,
        desk.say("sûr") if sure else desk.say("à préciser"),
        anchor(leading.rule, leading.about),
    )
    return Candidate(leading, _rank(desk, leading), made)


def _rank(desk: Desk, answer: Answer) -> tuple[bool, int, int, bool, bool]:
    """An emergency that is there or suspected comes before everything; then urgency, kind, a lesion before the whole, the sure first.

    Support is planned, unless it is surely for today. A conduct due already, or from today, is as urgent as what comes before an act.
    """
    emergency = is_urgent(answer) and "no" not in answer.possible
    kind, sure = _kind(desk, answer), answer.status == "certain"
    urgency = URGENCY.index(answer.urgency)
    if kind == "support" and not (urgency == 0 and sure and not _given(desk, answer)):
        urgency = URGENCY.index("planned")
    begins = (answer.extra.get("due") or {}).get("first")
    if kind == "main" and begins and begins <= desk.case.on.isoformat():
        urgency = min(urgency, URGENCY.index("before"))
    whole = kind == "main" and answer.about == "patient" and not begins
    return not emergency, urgency, KINDS.index(kind), whole, not sure


def _kind(desk: Desk, answer: Answer) -> str:
    """Safety before an act that is planned, emergencies, main conduct, support; nothing for a page that is never on the first."""
    rule = rule_of(desk, answer)
    if is_urgent(answer):
        return "urgent"
    if _repeats(desk, rule):
        return ""
    if _given(desk, answer):
        return "support"
    if rule.kind in _CHECKS:
        return "safety"
    head = desk.program.sheets[rule.sheet].head
    return "" if rule.name in never_first(head) else _FRONT[front(head) or ("principal" if rule.kind == "Options" else "appui")]


def _repeats(desk: Desk, rule: Rule) -> bool:
    """Whether a table reads the emergencies and nothing else: they speak for themselves."""
    body = desk.program.slots[rule.slot].body
    return isinstance(body, Decision) and all(desk.program.slots[column].path.startswith("urgent.") for column in body.columns)


def _given(desk: Desk, answer: Answer) -> bool:
    """Whether an answer is a check of an act that is over, or that is running: it can no longer come before it."""
    return home(answer).startswith("treatment:") and rule_of(desk, answer).kind in _CHECKS
