"""Everything that a case may still be: an oracle that knows the file format and no engine.

A completion of a case file is another case file, in which every fact that a family of rules reads has one value: one value
for each cell. The engine is then only asked of files in which everything is known, and the union of what it answers is the
meaning of the rule (meaning.md, rules 1, 4, 7 and 8). What is written here on purpose a second time: where a fact applies,
what a statement leaves, what a list may still hold. The coherence rules are data of the case model (`LINKS`).
"""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import prod
from typing import Any

from jalon.case import LINKS, Claim
from jalon.case.sites import SITE
from tests.meaning.families import CELLS, Family, region

File = dict[str, Any]
Edit = Mapping[tuple[str | int, ...], Any]
ON, YESTERDAY = "2026-11-21", "2026-11-20"
OLDEST_FRESH = "2026-11-07"  # results of generated cases are later than this, or of years before
UNKNOWN = (None, "?")
MOST = 4096
DROP = object()


# ---------------------------------------------------------------------------------------------------------------------
# What is written, and what it leaves.
# ---------------------------------------------------------------------------------------------------------------------


def said(thing: File, path: str) -> Any:
    """What an element (or the file) says of a fact; None when it says nothing."""
    for key in path.split("."):
        if not isinstance(thing, dict) or key not in thing:
            return None
        thing = thing[key]
    return thing


def left(path: str, written: Any) -> tuple[str, ...]:
    """The values that a statement leaves: itself, the cells of its range, one of several, or any."""
    if written in UNKNOWN:
        return CELLS[path]
    if isinstance(written, list):
        return tuple(dict.fromkeys(value for one in written for value in left(path, one)))
    low, dots, high = str(written).partition("..")
    if not dots:
        return (str(written),)
    ends = number(low), number(high)
    inside = (value for value in CELLS[path] if ends[0] < number(value) < ends[1])
    tail = " " + high.partition(" ")[2] if " " in high else ""
    return tuple(dict.fromkeys((low if low.endswith(tail) else low + tail, *inside, high)))


def number(text: str) -> Fraction:
    """The number that a value starts with."""
    return Fraction(text.split()[0])


def sites(lesion: File, family: str) -> list[tuple[str, str | None]]:
    """(organ, site) for each cell of the places where a lesion may be."""
    organ, site = said(lesion, "organ"), said(lesion, "site")
    found: list[tuple[str, str | None]] = []
    if organ in (*UNKNOWN, "bone"):
        leaves = sorted(SITE.allowed[site]) if site not in UNKNOWN else SITE.ids()
        by_region = {region(leaf, family): leaf for leaf in reversed(leaves)}
        found += [("bone", leaf) for leaf in by_region.values()]
    if site in UNKNOWN and organ != "bone":
        found.append(("liver" if organ in UNKNOWN else organ, None))
    if any(value not in UNKNOWN for value in lesion.get("spine", {}).values()):  # only a vertebra has a group `spine`
        found = [(organ, site) for organ, site in found if site is not None and site.startswith("spine.")]
    return found


@cache
def kin(path: str) -> tuple[str, ...]:
    """The facts that coherence rules tie to a fact of a lesion, itself included."""
    tied = {path}
    for _ in LINKS:
        for link in LINKS:
            pair = {one.path.partition(".")[2] for one in (link.premise, link.conclusion)}
            if pair & tied:
                tied |= pair
    return tuple(sorted(tied))


def holds(claim: Claim, values: Mapping[str, str]) -> bool:
    """Whether one side of a coherence rule is true of values that are all known."""
    value = values[claim.path.partition(".")[2]]
    return value in claim.words if claim.words is not None else number(value) == claim.equals


def coherent(values: Mapping[str, str]) -> bool:
    """Whether no coherence rule is broken."""
    return all(not holds(link.premise, values) or holds(link.conclusion, values) for link in LINKS if link.premise.path.partition(".")[2] in values)


def together(paths: tuple[str, ...], lesion: File) -> list[dict[str, str]]:
    """Every way in which tied facts of a lesion may be; when what is said excludes itself, all of it is unknown."""
    stated = [left(path, said(lesion, path)) for path in paths]
    for options in (stated, [CELLS[path] for path in paths]):
        found = [values for chosen in itertools.product(*options) if coherent(values := dict(zip(paths, chosen, strict=True)))]
        if found:
            return found
    raise AssertionError(paths)


def applies(path: str, organ: str, site: str | None) -> bool:
    """Whether a lesion of this place has such a fact."""
    if path.startswith("spine."):
        return site is not None and site.startswith("spine.")
    return organ == "bone" or path not in ("matrix", "cortical_extent", "fracture")


# ---------------------------------------------------------------------------------------------------------------------
# Choices: for each part of a case, the edits that complete it.
# ---------------------------------------------------------------------------------------------------------------------


def at(prefix: tuple[str | int, ...], path: str) -> tuple[str | int, ...]:
    """Where a fact is written."""
    return (*prefix, *path.split("."))


def lesion_edits(lesion: File, prefix: tuple[str | int, ...], family: Family) -> list[Edit]:
    """Every completion of one lesion, as far as the family can tell."""
    found: dict[tuple[Any, ...], Edit] = {}
    for organ, site in sites(lesion, family.name):
        edit: dict[tuple[str | int, ...], Any] = {at(prefix, "organ"): organ, at(prefix, "site"): DROP if site is None else site}
        if site is None or not site.startswith("spine."):
            edit[at(prefix, "spine")] = DROP
        dimensions = []
        for group in dict.fromkeys(kin(path) for path in family.lesion if applies(path, organ, site)):
            by_read = {tuple(way[path] for path in group if path in family.lesion): way for way in together(group, lesion)}
            dimensions.append(list(by_read.values()))
        for chosen in itertools.product(*dimensions):
            values = {path: value for way in chosen for path, value in way.items()}
            key = (organ, site, *(values.get(path) for path in family.lesion))
            found.setdefault(key, edit | {at(prefix, path): value for path, value in values.items()})
    return list(found.values())


def fact_edits(case: File, path: str) -> list[Edit]:
    """Every completion of one fact of the patient."""
    if not path.startswith("labs."):
        return [{at((), path): value} for value in left(path, said(case, path))]
    return [{at((), path): value} for value in results_left(case, path)]


def results_left(case: File, path: str) -> Sequence[str]:
    """The results that an analysis may have: those of its latest day if they are fresh, else any."""
    known = [one for one in case.get("labs", ()) if f"labs.{one['test']}" == path and one["value"] != "?"]
    if not known or any("on" not in one for one in known):
        return CELLS[path]
    newest = max(one["on"] for one in known)
    if newest < OLDEST_FRESH:
        return CELLS[path]
    return [value for one in known if one["on"] == newest for value in left(path, one["value"])]


def tumour_edits(case: File) -> list[Edit]:
    """A solid tumour, a disease of the blood, or no cancer where the file may still say so."""
    tumours = case.get("tumours")
    if tumours == []:
        return [{}]
    if tumours is None:
        found: list[Edit] = [{("tumours",): [{"id": "T1", "organ": organ}]} for organ in CELLS["tumour.organ"]]
        return [*found, {("tumours",): []}]
    return [{("tumours", 0, "organ"): value} for value in left("tumour.organ", tumours[0].get("organ"))]


def joined(edits: Iterable[Edit]) -> Edit:
    """Several edits as one."""
    return {where: value for edit in edits for where, value in edit.items()}


def event_edits(case: File, family: Family) -> list[list[Edit]]:
    """Each event; and one more, of no lesion in particular, where the kind of any event matters and the list is not complete."""
    found: list[list[Edit]] = []
    for index, event in enumerate(case.get("events", ())):
        parts: list[list[Edit]] = [[{("events", index, "kind"): kind} for kind in left("event.kind", event.get("kind"))]]
        if family.name != "q07":
            parts.append([{("events", index, "treated"): treated} for treated in left("event.treated", event.get("treated"))])
        if family.name == "fracture" and event.get("lesion") is None:  # an event of a lesion is at its site
            where = sites({"organ": "bone", "site": event.get("site")}, family.name)
            parts.append([{("events", index, "site"): site} for _, site in where if site is not None])
        found.append([joined(chosen) for chosen in itertools.product(*parts)])
    if "events" in family.lists and not closed(case, "events"):
        more: list[Edit] = [{("events", "+"): {"kind": kind}} for kind in CELLS["event.kind"]]
        found.append([{}, *more])
    return found


def closed(case: File, name: str) -> bool:
    """Whether a list is all there is."""
    listed = said(case, f"listed.{name}")
    return listed == "complete" or (listed in UNKNOWN and case.get(name) == [])


def choices(case: File, family: Family) -> list[list[Edit]]:
    """For each part of a case, the edits that complete it."""
    found: list[list[Edit]] = [fact_edits(case, path) for path in family.patient]
    found += [[{("listed", name): "complete" for name in family.lists}]]
    if family.tumours:
        found.append(tumour_edits(case))
    if family.calcium:
        found += [fact_edits(case, "labs.calcium"), fact_edits(case, "labs.albumin")]
    if family.plan:
        found += [[{("plan", index, "drug"): drug} for drug in left("plan.drug", one.get("drug"))] for index, one in enumerate(case.get("plan", ())) if "drug" in one]
    if family.lesion:
        lesions = case.get("lesions", [])
        found += [lesion_edits(lesion, ("lesions", index), family) for index, lesion in enumerate(lesions)]
        if "lesions" in family.lists and not closed(case, "lesions"):
            prefix = "lesions", len(lesions)
            written: list[Edit] = [{}, *({at(prefix, path): value} for path in family.recorded for value in CELLS[path])]
            found.append([{}, *(joined(pair) for pair in itertools.product(lesion_edits({}, prefix, family), written))])
    if family.events:
        found += event_edits(case, family)
    return found


def completed(case: File, edits: Sequence[Edit]) -> File:
    """The file after some edits."""
    made = copy.deepcopy(case)
    for edit in edits:
        for where, value in edit.items():
            if where[0] == "labs":
                made["labs"] = [one for one in made.get("labs", []) if one["test"] != where[1]] + [{"test": where[1], "value": value, "on": YESTERDAY}]
            else:
                _write(made, where, value)
    return made


def _write(made: Any, where: tuple[str | int, ...], value: Any) -> None:
    *path, last = where
    for place, key in enumerate(path):
        below: Any = [] if isinstance((*path, last)[place + 1], int) or (*path, last)[place + 1] == "+" else {}
        if isinstance(key, int):
            while len(made) <= key:
                made.append({"id": f"L{len(made) + 1}"})
        elif not isinstance(made.get(key), (dict, list)):
            made[key] = below
        made = made[key]
    if last == "+":
        made.append(value)
    elif value is DROP:
        made.pop(last, None)
    else:
        made[last] = copy.deepcopy(value)


def sound(case: File, family: Family, original: File) -> Iterator[File]:
    """What ties lesions to events: an event of fracture breaks its bone, a bone broken though no event says so was said to be, and only events are treated."""
    if "fracture" not in family.lesion or not family.events:
        yield case
        return
    variants = [case]
    for index, before in enumerate(original.get("lesions", [])):
        lesion = case["lesions"][index]
        fractures = [event for event in case.get("events", ()) if event["kind"] == "fracture"]
        mine = [event for event in fractures if event.get("lesion") == lesion["id"]]
        anyones = [event for event in fractures if event.get("lesion") is None]
        if said(before, "fracture") in UNKNOWN and lesion["organ"] == "bone":
            if mine and lesion["fracture"] != "yes":
                return
            if lesion["fracture"] == "yes" and not mine and not anyones and closed(original, "events"):
                return
        if family.name == "fracture" and lesion["organ"] == "bone" and not mine and lesion["fracture"] != "no" and not closed(original, "events"):
            variants = [{**one, "events": [*one.get("events", []), {"kind": "fracture", "lesion": lesion["id"], "treated": treated}]}
                        for one in variants for treated in ("yes", "no")]
    yield from variants


def count(case: File, family: Family) -> int:
    """How many completions a case has, before what ties several elements."""
    return prod(len(edits) for edits in choices(case, family))


def completions(case: File, family: Family) -> Iterator[File]:
    """Every completion of a case file for a family of rules."""
    for edits in itertools.product(*choices(case, family)):
        yield from sound(completed(case, edits), family, case)


def some_completions(case: File, family: Family, number: int, dice: random.Random) -> Iterator[File]:
    """Completions drawn at random."""
    options = choices(case, family)
    for _ in range(number):
        yield from sound(completed(case, [dice.choice(edits) for edits in options]), family, case)


def told_step_by_step(case: File, family: Family, dice: random.Random) -> list[File]:
    """The case, then with some of its unknown facts told, then with all of them, then with its lists closed; [] when they cannot all be true."""
    told: list[Edit] = []
    last: list[Edit] = []
    for edits in choices(case, family):
        edit = dice.choice(edits)
        (last if any(where[0] == "listed" for where in edit) else told).append(edit)
    some = [edit for edit in told if dice.random() < 0.5]
    wholes = list(sound(completed(case, told), family, case))
    if not wholes:
        return []
    whole = dice.choice(wholes)
    return [case, completed(case, some), whole, completed(whole, last)]
