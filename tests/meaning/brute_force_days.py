"""Everything that a wash-out may still be: the days of the doses and of the irradiation, the drug, the target.

The same idea as `brute_force`, for days. An unknown date is completed by the days on which something can change: the ends
of what is known, and each known day moved by a window of the table, and one day more.
"""

from __future__ import annotations

import calendar
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.meaning.brute_force import ON, UNKNOWN, Edit, File, completed, joined, said

# What table 2 says, read by hand: days before and after, and the verdict inside them. None: whatever the days.
TABLE: Mapping[str, tuple[int | None, str]] = {
    "gemcitabine": (28, "forbidden"), "doxorubicin": (8, "forbidden"), "cisplatin": (0, "forbidden"), "nivolumab": (7, "discuss"),
    "erlotinib": (None, "discuss"), "docetaxel": (None, "discuss"), "cabazitaxel": (None, "discuss"),
}  # fmt: skip
OUTSIDE = "dexamethasone"  # not an anticancer drug: the rule is not about it
OF_CLASS = {"chemotherapy": ("gemcitabine", "doxorubicin", "cisplatin", "docetaxel"), "immunotherapy": ("nivolumab",), "targeted": ("erlotinib",)}
SIGNS_OF_CORD = ("symptoms.deficit", "symptoms.sphincter")
TODAY = date.fromisoformat(ON)
FAR_PAST, FAR_AHEAD = TODAY - timedelta(days=700), TODAY + timedelta(days=700)
Span = tuple[date, date]


def span(written: Any, first: date, last: date) -> Span:
    """The days that a date may be, within what is possible at all."""
    if written in UNKNOWN:
        return first, last
    parts = [int(part) for part in str(written).split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts
    return max(date(year, month, 1), first), min(date(year, month, calendar.monthrange(year, month)[1]), last)


def days_of(case: File) -> list[Edit]:
    """Every way in which the four dates and the number of fractions may be; no dose is given after the end of a course that was stopped."""
    dose, act = case["treatments"][0], case["plan"][0]
    stopped = span(dose.get("to"), FAR_PAST, TODAY)
    spans = [span(dose.get("from"), FAR_PAST, stopped[1]), span(dose.get("last"), FAR_PAST, stopped[1]), span(act.get("from"), FAR_PAST, FAR_AHEAD),
             span(act.get("to"), FAR_PAST, FAR_AHEAD)]
    known = {end for one in spans for end in one}
    turning = {day + timedelta(days=sign * shift) for day in known for window in (0, 7, 8, 28) for shift in (window, window + 1) for sign in (-1, 1)} | known
    options = [sorted(day for day in turning if first <= day <= last) for first, last in spans]
    found: list[Edit] = []
    for begin, end in itertools.product(options[0], options[1]):
        if begin > end:
            continue
        for start, stop in itertools.product(options[2], options[3]):
            if start > stop:
                continue
            for number in fractions_of(act.get("fractions"), (stop - start).days + 1):
                found.append({("treatments", 0, "from"): begin.isoformat(), ("treatments", 0, "last"): end.isoformat(), ("plan", 0, "from"): start.isoformat(),
                              ("plan", 0, "to"): stop.isoformat(), ("plan", 0, "fractions"): number,
                              **({("treatments", 0, "to"): max(end, stopped[0]).isoformat()} if dose.get("to") not in UNKNOWN else {})})
    return found


def fractions_of(written: Any, days: int) -> list[int]:
    """How many fractions a course of so many days may have: one a day at most, the first and the last day included."""
    if written in UNKNOWN:
        return sorted({min(2, days), (days + 1) // 2 if days > 2 else min(2, days), days})
    number = int(written)
    return [number] if min(2, days) <= number <= days else []


def drugs_of(case: File) -> list[Edit]:
    """Every drug that a statement leaves, one a line of the table."""
    written = case["treatments"][0].get("drug")
    drugs: Sequence[str] = (*TABLE, OUTSIDE) if written in UNKNOWN else OF_CLASS.get(written, (written,))
    return [{("treatments", 0, "drug"): drug} for drug in drugs]


def acts_of(case: File) -> list[Edit]:
    """Every act that a statement leaves: a radiotherapy, or something else."""
    written = case["plan"][0]["procedure"]
    acts = ("radiotherapy", "surgery") if written in UNKNOWN else written if isinstance(written, list) else (written,)
    return [{("plan", 0, "procedure"): act} for act in acts]


PLACES = ({"site": "spine.T4", "spine": {"epidural": "1a"}}, {"site": "spine.T4", "spine": {"epidural": "2"}}, {"site": "femur.shaft"}, {"organ": "liver"})


def target_of(case: File) -> list[Edit]:
    """The lesion at which the irradiation aims: the one that is named, any listed one, or one that the list may hide."""
    lesions = case.get("lesions", [])
    named = case["plan"][0].get("lesion")
    ways: list[list[Edit]] = [[{("lesions", index): whole} for whole in wholes(lesion)] for index, lesion in enumerate(lesions)]
    aims: list[Edit] = [{("plan", 0, "lesion"): lesion["id"]} for lesion in lesions if named in (*UNKNOWN, lesion["id"])]
    closed = said(case, "listed.lesions") == "complete"
    if named in UNKNOWN and not closed:
        aims += [{("lesions", "+"): {"id": "L9", **place}, ("plan", 0, "lesion"): "L9"} for place in PLACES]
    if named in UNKNOWN and closed and not lesions:
        aims = [{}]
    return [joined(chosen) for chosen in itertools.product(*ways, aims)]


def wholes(lesion: File) -> list[File]:
    """A lesion with its place and its epidural grade known."""
    site, grade = lesion.get("site"), said(lesion, "spine.epidural")
    places = [place for place in PLACES if site in UNKNOWN or str(place.get("site", "")).partition(".")[0] == site.partition(".")[0]]
    if grade not in UNKNOWN:
        places = [{"site": "spine.T4", "spine": {"epidural": grade}}]
    return [{"id": lesion["id"], **place} for place in places]


def signs_of(case: File) -> list[list[Edit]]:
    """The neurology of the patient."""
    return [[{tuple(path.split(".")): value} for value in (("yes", "no") if said(case, path) in UNKNOWN else (said(case, path),))] for path in SIGNS_OF_CORD]


def choices_of_days(case: File) -> list[list[Edit]]:
    """For each part of the case, the edits that complete it."""
    tumours = case.get("tumours")
    organs = ("lung", "bone_marrow") if tumours is None else (tumours[0]["organ"],)
    return [days_of(case), drugs_of(case), acts_of(case), target_of(case), *signs_of(case), [{("tumours",): [{"id": "T1", "organ": organ}]} for organ in organs],
            [{("listed", "lesions"): "complete"}]]


def washouts(case: File) -> Iterator[File]:
    """Every completion of a case for the wash-out of its first drug."""
    for edits in itertools.product(*choices_of_days(case)):
        yield completed(case, edits)


def reality(case: File, dice: random.Random) -> str:
    """The verdict of one course of real days: doses and fractions on days drawn at random within a case of which all dates are known."""
    dose, act = case["treatments"][0], case["plan"][0]
    doses = drawn(dose["from"], dose["last"], None, dice)
    acts = drawn(act["from"], act["to"], act["fractions"], dice)
    window, verdict = TABLE[dose["drug"]]
    if window is not None and not any(abs((one - other).days) <= window for one in doses for other in acts):
        return "allowed"
    target: File = next((lesion for lesion in case.get("lesions", []) if lesion["id"] == act.get("lesion")), {})
    vertebra = str(target.get("site", "")).startswith("spine")
    compressed = vertebra and (said(target, "spine.epidural") in ("2", "3") or "yes" in (said(case, path) for path in SIGNS_OF_CORD))
    return "discuss" if compressed else verdict


def drawn(first: str, last: str, number: int | None, dice: random.Random) -> list[date]:
    """Days on which something was given: the first, the last, and some between (all told `number`, when it is known)."""
    start, stop = date.fromisoformat(first), date.fromisoformat(last)
    between = [start + timedelta(days=shift) for shift in range(1, (stop - start).days)]
    ends = sorted({start, stop})
    wanted = dice.randint(0, len(between)) if number is None else max(number - len(ends), 0)
    return [*ends, *dice.sample(between, min(wanted, len(between)))]
