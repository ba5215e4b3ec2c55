"""What a completion may not do: add a value, take back a certain answer, or break what `missing` promised (meaning.md, rules 2, 10 and 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jalon.case import Case
from jalon.case.vocabulary import vocabulary
from tests.fuzz.completion import Completion
from tests.fuzz.contract import NOT_APPLICABLE, SCORES, kinds, outcomes
from tests.fuzz.noted import news

Json = dict[str, Any]
Answers = Mapping[tuple[str, str], Json]
# Asked of the patient when no such treatment is planned: an answer about an act that is only supposed, which another may replace.
SUPPOSED = "before_antiresorptive."
# A date settles a window only together with the other dates: alone it leaves one of these, or both.
DATES = frozenset(("inside them", "outside the blocked days"))
NOTHING = frozenset((NOT_APPLICABLE,))


def by_name(answers: list[Json]) -> Answers:
    """The answers by rule and object."""
    return {(answer["rule"], answer["about"]): answer for answer in answers}


def widened(before: Answers, after: Answers, case: Case, completion: Completion) -> Iterator[str]:
    """Every answer to which a completion added a value, or which it made not applicable without notice."""
    known = kinds(case)
    for name, answer in before.items():
        supposed = name[0].startswith(SUPPOSED) and name[1] == "patient"
        if (supposed and name not in after) or news(name[0], completion):
            continue
        was, now = outcomes(answer), outcomes(after[name]) if name in after else NOTHING
        if answer.get("others"):  # an object that the list hid takes its place in the order
            listed = tuple(f"{one['about']} " for one in answer["ranking"])
            now = frozenset(one for one in now if ":" not in str(one) or str(one).startswith(listed))
        if now - was:
            yield f"{' '.join(name)}: {sorted(map(str, now - was))} was not possible ({sorted(map(str, was))} to {sorted(map(str, now))})"
    for name, answer in after.items():
        supposed = name[0].startswith(SUPPOSED) and name[1] == "patient"
        if name not in before and not supposed and set(name[1].split("+")) <= known | {"patient"} and outcomes(answer) - NOTHING:
            yield f"{' '.join(name)}: was not answered at all, now {sorted(map(str, outcomes(answer)))}"


def heard(before: Answers, after: Answers, completion: Completion) -> Iterator[str]:
    """Every answer that changed because a fact was said to be unknown: absent and `?` are the same (design.md § 4)."""
    if completion.said == "?":
        for name, answer in before.items():
            if name not in after or outcomes(after[name]) != outcomes(answer):
                yield f"{' '.join(name)}: to say that {completion.fact} is unknown changed {sorted(map(str, outcomes(answer)))} to {sorted(map(str, outcomes(after[name]))) if name in after else 'nothing'}"


def broken(before: Answers, after: Answers, completion: Completion) -> Iterator[str]:
    """Every answer that said what the fact would leave, and left something else."""
    for name, answer in before.items():
        if name[0].startswith(SUPPOSED) and name[1] == "patient" and name not in after:
            continue
        if "ranking" in answer:  # what a fact would leave is told of the class of one object, not of the order
            continue
        entries = [entry for entry in answer["missing"] if entry["fact"] == completion.fact]
        now = after.get(name)
        left = outcomes(now) if now is not None else NOTHING
        for entry in entries[:1]:
            if completion.key not in entry["leaves"]:
                continue
            told = _outcomes(entry["leaves"][completion.key], name[0])
            dates = completion.key in DATES or _joint(completion.key)
            if dates:
                told = frozenset().union(*(_outcomes(one, name[0]) for one in entry["leaves"].values()), outcomes(answer) & NOTHING)
            if left - told:
                yield f"{' '.join(name)}: {completion.fact} {completion.key!r} was to leave {sorted(map(str, told))}, leaves {sorted(map(str, left))}"
            elif answer["exact"] and completion.alone and not dates and told != left and not answer.get("contradictory"):
                yield f"{' '.join(name)}: exact, yet {completion.fact} {completion.key!r} was to leave {sorted(map(str, told))}, leaves only {sorted(map(str, left))}"


def _joint(key: str) -> bool:
    """Whether a value is one of a fact that follows from several others: to tell one of those may not settle it."""
    known = vocabulary().field(key.partition(" ")[0])
    return known is not None and known.derived and len(known.follows) > 1


def _outcomes(left: list[Any], rule: str) -> frozenset[Any]:
    """The outcomes that `leaves` lists, an interval of scores in full."""
    values = [one for one in left if one != NOT_APPLICABLE]
    if rule in SCORES and values:
        values = list(range(values[0], values[-1] + 1))
    return frozenset((*values, *(one for one in left if one == NOT_APPLICABLE)))
