"""A case that is known becomes a case as it is written: facts unknown, partial, old, contradictory, said several times; lists left open."""

from __future__ import annotations

import copy
import random
from typing import Any

from jalon.case import DateType, NumberType, WordType
from jalon.engine.domains import CutDomain
from tests.agreement.pointwise import one_by_one
from tests.agreement.wanted import Conflict
from tests.agreement.writing import LETTERS, LIST_OF, Leaf, Written, day, said_number

LISTS = ("lesions", "treatments", "events", "tumours", "imaging")
RECENT, OLD = (0, 1, 3, 9, 12), (15, 20, 95, 120, 190, 400)


def blur(written: Written, dice: random.Random) -> None:
    """Make a few facts of a file less known, in place."""
    for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 4))):
        if written.leaves and dice.random() < 0.8:
            _leaf(written, dice.choice(written.leaves), dice)
        elif dice.random() < 0.6:
            _list(written, dice)
        else:
            _more(written, dice)


def _leaf(written: Written, leaf: Leaf, dice: random.Random) -> None:
    if leaf.key not in leaf.group:
        return
    said = leaf.group[leaf.key]
    if "test" in leaf.group:
        _result(written, leaf, dice)
        return
    how = dice.random()
    if how < 0.2:
        del leaf.group[leaf.key]
        if leaf.field.path.partition(".")[2] in ("drug", "procedure"):
            leaf.group[leaf.key] = "?"
    elif how < 0.35:
        leaf.group[leaf.key] = "?"
    elif isinstance(leaf.field.type, DateType):
        if isinstance(said, str) and len(said) == 10:
            leaf.group[leaf.key] = said[: dice.choice((4, 7, 7))]
    elif isinstance(said, str) and how < 0.6:
        leaf.group[leaf.key] = wider(leaf, said, dice)
    elif isinstance(said, str):
        leaf.group[leaf.key] = dated(leaf, said, dice)


def wider(leaf: Leaf, said: str, dice: random.Random) -> Any:
    """A range, a parent of the word, several words."""
    type = leaf.field.type
    if isinstance(type, WordType):
        parents = sorted(group for group, words in type.groups.items() if said in words and len(words) > 1)
        if parents and dice.random() < 0.7:
            return dice.choice(parents)
        ids = type.ids()
        if type.ordered and said in ids and dice.random() < 0.6:
            place = ids.index(said)
            first, last = dice.randint(0, place), dice.randint(place, len(ids) - 1)
            return f"{ids[first]}..{ids[last]}" if first < last else said
        return [said, dice.choice(ids)]
    return ranged(leaf, said, dice)


def ranged(leaf: Leaf, said: str, dice: random.Random) -> str:
    """A range that holds a number, or one side of it; what is no plain number is left as it is."""
    type = leaf.field.type
    number, *unit = said.split()
    if not isinstance(type, NumberType) or _number(number) is None:
        return said
    here = _number(number) or 0.0
    if dice.random() < 0.5 and not type.whole:
        spread = dice.choice((0.02, 0.1, 0.3))
        top = here * (1 + spread)
        if type.high is not None:
            top = min(top, float(type.high / type.factors.get(unit[0] if unit else "", 1)))
        return " ".join([f"{here * (1 - spread):.3f}..{top:.3f}", *unit])
    other = another(leaf, dice)
    if isinstance(other, str):
        second, *same = other.split()
        there = _number(second)
        if there is not None and unit == same and there != here:
            low, high = (number, second) if here < there else (second, number)
            return " ".join([f"{low}..{high}", *unit])
    return f"{dice.choice(('<', '≤'))} {said}" if here else said


def _number(text: str) -> float | None:
    top, _, bottom = text.partition("/")
    try:
        return float(top) / float(bottom or 1)
    except ValueError:
        return None


def another(leaf: Leaf, dice: random.Random) -> Any:
    """Another value of the same fact."""
    type, domain = leaf.field.type, leaf.domain
    if isinstance(type, WordType):
        return dice.choice(type.ids())
    if isinstance(domain, CutDomain):
        try:
            return said_number(leaf.field, domain, dice.choice(list(one_by_one(domain.full))), dice)
        except Conflict:
            return None
    return None


def dated(leaf: Leaf, said: str, dice: random.Random) -> Any:
    """The value with a date: recent, old or partial; or after, before, or on the same day as another value."""
    when = -dice.choice((*RECENT, *OLD))
    one = {"value": said, "on": day(when)}
    how = dice.random()
    if how < 0.3:
        return one
    if how < 0.45:
        return {"value": said, "on": day(when)[: dice.choice((4, 7))]}
    other = another(leaf, dice)
    if not isinstance(other, str):
        return one
    shift = dice.choice((0, 0, -7, -40, 5))
    second: dict[str, str] = {"value": other, "on": day(min(when + shift, 0))}
    if dice.random() < 0.2:
        second["on"] = second["on"][:7]
    if dice.random() < 0.1:
        del second["on"]
    if dice.random() < 0.1:
        second["value"] = "?"
    return [one, second] if dice.random() < 0.5 else [second, one]


def _result(written: Written, leaf: Leaf, dice: random.Random) -> None:
    """A laboratory result: gone, unknown, a range, old, partly dated, or one more."""
    result = leaf.group
    how = dice.random()
    labs = written.file["labs"]
    if how < 0.15:
        written.file["labs"] = [one for one in labs if one is not result]
        del result[leaf.key]
        if not written.file["labs"]:
            del written.file["labs"]
    elif how < 0.25:
        result["value"] = "?"
    elif how < 0.45 and isinstance(result["value"], str):
        result["value"] = ranged(leaf, result["value"], dice)
    elif how < 0.6:
        result["on"] = day(-dice.choice((*RECENT, *OLD)))
    elif how < 0.7:
        result["on"] = day(-dice.choice((*RECENT, *OLD)))[:7]
    elif how < 0.75:
        result.pop("on", None)
    else:
        other = another(leaf, dice)
        if isinstance(other, str):
            more = copy.copy(result) | {"value": other, "on": day(-dice.choice((*RECENT, *RECENT, *OLD)))}
            if dice.random() < 0.4 and "on" in result:
                more["on"] = result["on"]
            labs.append(more)


def _list(written: Written, dice: random.Random) -> None:
    name = dice.choice(LISTS)
    listed = written.file.setdefault("listed", {})
    if isinstance(listed, dict):
        listed[name] = dice.choice(("complete", "complete", "partial", "?"))


def _more(written: Written, dice: random.Random) -> None:
    """One more object, of which little is said."""
    kind = dice.choice(("lesion", "lesion", "event", "tumour", "treatment", "plan"))
    group = written.file.setdefault(LIST_OF[kind], [])
    if not group and dice.random() < 0.3:
        return  # an empty list is a statement
    known: dict[str, tuple[dict[str, Any], ...]] = {
        "lesion": ({}, {"organ": "bone"}, {"organ": "liver"}, {"site": "femur"}, {"site": "spine"}, {"site": "spine.T6", "matrix": "lytic"}),
        "event": ({"kind": "other"}, {"kind": "fracture"}, {"kind": "?"}, {"kind": "cord_compression", "treated": "?"}),
        "tumour": ({"organ": "breast"}, {"organ": "?"}, {"organ": "bone_marrow"}),
        "treatment": ({"drug": "nivolumab"}, {"drug": "?"}, {"drug": "chemotherapy", "last": day(-20)}, {"procedure": "surgery"}),
        "plan": ({"drug": "denosumab"}, {"drug": "?"}, {"procedure": "radiotherapy", "from": day(3)}, {"procedure": "?"}),
    }
    group.append({"id": f"{LETTERS[kind]}{len(group) + 1}x", **dice.choice(known[kind])})
