"""Mirels and SINS, number by number: a dictionary of points and sets of sums, against the same function as the board's.

The points are copied here by hand from the published tables. Most cases are built directly, because there are thousands of
them; a sample of each goes through a case file. A score is a set of integers: what is not known may be worth each of its points.
"""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest

from jalon.case import Amount, Case, Statement, read_case
from jalon.case.sites import SITE
from jalon.guideline.answers import Reasoner
from jalon.guideline.program import Program
from tests.meaning.small_sheets import N_A, Value, values

DAY = date(2026, 11, 21)
Points = Mapping[Any, tuple[int, ...]]
UNKNOWN = "?"


# ---------------------------------------------------------------------------------------------------------------------
# A lesion of a solid tumour, built without a file; or with one.
# ---------------------------------------------------------------------------------------------------------------------


def statement(path: str, said: str) -> Statement:
    """What one value says of one fact of a lesion."""
    if path in ("cortical_extent", "spine.collapse", "spine.body_involved"):
        ends = [Fraction(end.replace("%", "").strip()) / (100 if "%" in said else 1) for end in said.split("..")]
        return Statement(amount=Amount(ends[0], ends[-1], ""), said=said)
    if path == "site":
        return Statement(words=SITE.allowed[said], said=said)
    return Statement(words=frozenset((said,)), said=said)


def filed(lesion: Mapping[str, str]) -> Case:
    """A case with one lesion of bone, through its file."""
    element: dict[str, Any] = {"id": "L1", "organ": "bone"}
    for path, said in lesion.items():
        *heads, last = path.split(".")
        place = element
        for head in heads:
            place = place.setdefault(head, {})
        place[last] = said
    return read_case(json.dumps({"case": "score", "on": DAY.isoformat(), "tumours": [{"organ": "lung"}], "lesions": [element]}).encode())


def built(lesion: Mapping[str, str]) -> Case:
    """The same case, built directly: that of a lesion of bone about which nothing else is said, with these statements added."""
    base = _nothing_said()
    told = {path: (statement(path, said),) for path, said in lesion.items() if said != UNKNOWN}
    things = tuple(replace(thing, facts=MappingProxyType({**thing.facts, **told})) if thing.kind == "lesion" else thing for thing in base.things)
    return Case(base.id, base.on, "", "", "", base.values, things, base.complete)


@cache
def _nothing_said() -> Case:
    return filed({})


def answered(program: Program, rule: str, case: Case) -> set[Value]:
    """The values that the board keeps possible; of a score the numbers themselves. Nothing when the lesion is out of scope."""
    for found in Reasoner.begin(program, case).of(rule, False):
        low_high = found.possible
        kept = values(program, rule, found.mask)
        numbers = [value for value in kept if isinstance(value, int)]
        if numbers:
            assert low_high == [min(numbers), max(numbers)]
        return kept
    return set()


def sums(points: Sequence[frozenset[int]]) -> set[int]:
    """Every sum of one value of each set."""
    found = {0}
    for one in points:
        found = {total + value for total in found for value in one}
    return found


# ---------------------------------------------------------------------------------------------------------------------
# Mirels.
# ---------------------------------------------------------------------------------------------------------------------

SITES: Points = {"humerus.shaft": (1,), "femur.shaft": (2,), "femur.trochanteric": (3,), "femur.neck": (2, 3), "femur.head": (2, 3)}
OTHER_SITES: Points = {
    "humerus": (1,), "humerus.proximal.left": (1,), "radius": (1,), "ulna.right": (1,), "tibia": (2,), "tibia.distal": (2,), "fibula.left": (2,), "femur.distal": (2,),
    "femur.trochanteric.right": (3,), "femur.neck.left": (2, 3), "femur": (2, 3), "femur.left": (2, 3),
}  # fmt: skip
EXTENTS: Points = {"0.2": (1,), "1/3": (2,), "1/2": (2,), "2/3": (2,), "0.8": (3,), "1/3..2/3": (2,), "0.2..1/3": (1, 2), "2/3..0.9": (2, 3), "0.1..0.9": (1, 2, 3), "0.334": (2,), "0.667": (3,)}
TYPES: Points = {"blastic": (1,), "mixed": (2,), "lytic": (3,)}
PAINS: Points = {"none": (1,), "mild": (1,), "moderate": (2,), "functional": (3,)}
MIRELS: Mapping[str, Points] = {"site": SITES, "cortical_extent": EXTENTS, "matrix": TYPES, "pain.grade": PAINS}
ANY = {"site": (1, 2, 3), "cortical_extent": (1, 2, 3), "matrix": (1, 2, 3), "pain.grade": (1, 2, 3)}


def mirels(lesion: Mapping[str, str]) -> set[int]:
    """The score by hand."""
    return sums([frozenset(ANY[path] if said == UNKNOWN else {**MIRELS[path], **OTHER_SITES}[said]) for path, said in lesion.items() if path in MIRELS])


def conduct(scores: set[int]) -> set[Value]:
    """What the scores lead to."""
    return {"radiotherapy" if score <= 7 else "board" if score == 8 else "prophylactic_surgery" for score in scores}


def lesions(items: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """Every combination of some values."""
    for said in itertools.product(*items.values()):
        yield dict(zip(items, said, strict=True))


FULL = {"site": ("humerus.shaft", "femur.shaft", "femur.trochanteric"), "cortical_extent": ("0.2", "1/2", "0.8"), "matrix": tuple(TYPES), "pain.grade": ("mild", "moderate", "functional")}


def test_the_81_combinations_of_mirels_have_their_sum_and_their_conduct(shipped: Program) -> None:
    combinations = list(lesions(FULL))
    assert len(combinations) == 81

    for lesion in combinations:
        case = built(lesion | {"fracture": "no"})
        (score,) = mirels(lesion)
        assert answered(shipped, "mirels", case) == {score}, lesion
        assert answered(shipped, "mirels_conduct", case) == conduct({score}), lesion


def test_the_81_combinations_of_mirels_read_the_same_from_a_file(shipped: Program) -> None:
    for lesion in lesions(FULL):
        assert answered(shipped, "mirels", filed(lesion)) == mirels(lesion), lesion


def test_the_81_combinations_cover_every_score_from_4_to_12() -> None:
    assert set().union(*(mirels(lesion) for lesion in lesions(FULL))) == set(range(4, 13))


def test_every_partial_mirels_is_the_set_of_its_sums_and_leads_to_all_their_conducts(shipped: Program) -> None:
    """Every subset of the four items unknown; neck and head, ranges, exactly one third and two thirds, painless lesions."""
    items = {path: (*known, UNKNOWN) for path, known in MIRELS.items()}
    number = 0
    for lesion in lesions(items):
        case = built(lesion | {"fracture": "no"})
        scores = mirels(lesion)
        maybe = {N_A} if lesion["site"] == UNKNOWN else set()
        assert answered(shipped, "mirels", case) == scores | maybe, lesion
        assert answered(shipped, "mirels_conduct", case) == conduct(scores) | maybe, lesion
        number += 1
    assert number == 6 * 12 * 4 * 5


@pytest.mark.parametrize("site", OTHER_SITES)
def test_every_way_of_naming_a_long_bone_has_its_points(shipped: Program, site: str) -> None:
    lesion = {"site": site, "cortical_extent": "1/2", "matrix": "mixed", "pain.grade": "moderate"}

    assert answered(shipped, "mirels", built(lesion)) == mirels(lesion) == answered(shipped, "mirels", filed(lesion))


@pytest.mark.parametrize("site", ["spine.T12", "pelvis", "pelvis.acetabulum.left", "rib.4", "skull", "scapula.left", "patella.left", "hand.left", "spine.coccyx"])
def test_mirels_says_nothing_of_another_bone(shipped: Program, site: str) -> None:
    lesion = {"site": site, "cortical_extent": "1/2", "matrix": "lytic", "pain.grade": "functional"}

    assert answered(shipped, "mirels", built(lesion)) == set()
    assert answered(shipped, "mirels_conduct", built(lesion)) == set()


@pytest.mark.parametrize(("fracture", "expected"), [("no", {"prophylactic_surgery"}), ("impending", {"prophylactic_surgery"}), ("yes", {N_A}), (UNKNOWN, {"prophylactic_surgery", N_A})])
def test_mirels_has_no_conduct_once_the_bone_is_broken(shipped: Program, fracture: str, expected: set[Value]) -> None:
    lesion = {"site": "femur.trochanteric", "cortical_extent": "0.8", "matrix": "lytic", "pain.grade": "functional", "fracture": fracture}

    assert answered(shipped, "mirels", built(lesion)) == {12}
    assert answered(shipped, "mirels_conduct", built(lesion)) == expected
    assert answered(shipped, "mirels_conduct", filed(lesion)) == expected


def test_200_partial_mirels_read_the_same_from_a_file(shipped: Program) -> None:
    dice = random.Random(20261121)
    for _ in range(200):
        lesion = {path: dice.choice([*known, UNKNOWN]) for path, known in MIRELS.items()} | {"fracture": dice.choice(("no", "yes", "impending", UNKNOWN))}
        for rule in ("mirels", "mirels_conduct"):
            assert answered(shipped, rule, filed(lesion)) == answered(shipped, rule, built(lesion)), lesion


# ---------------------------------------------------------------------------------------------------------------------
# SINS.
# ---------------------------------------------------------------------------------------------------------------------

# pain: (mechanical, painful); body: (collapse, share of the body involved).
LEVELS = {"spine.T12": (3,), "spine.L3": (2,), "spine.T6": (1,), "spine.S3": (0,)}
SPINE_PAIN = {("yes", "yes"): (3,), ("no", "yes"): (1,), ("no", "no"): (0,)}
MATRIX = {"lytic": (2,), "mixed": (1,), "blastic": (0,)}
ALIGNMENT = {"subluxation": (4,), "deformity": (2,), "normal": (0,)}
BODY = {("60 %", "80 %"): (3,), ("30 %", "80 %"): (2,), ("0 %", "80 %"): (1,), ("0 %", "20 %"): (0,)}
POSTEROLATERAL = {"bilateral": (3,), "unilateral": (1,), "none": (0,)}

# What is not known, or left open by the source.
LEVELS_TOO = {UNKNOWN: (0, 1, 2, 3), "spine": (0, 1, 2, 3), "spine.thoracic": (1, 3), "spine.sacral": (0, 3), "spine.cervical": (2, 3), "spine.lumbar": (2, 3)}
PAIN_TOO = {(UNKNOWN, UNKNOWN): (0, 1, 3), (UNKNOWN, "yes"): (1, 3), (UNKNOWN, "no"): (0,), ("no", UNKNOWN): (0, 1), ("yes", UNKNOWN): (3,)}
BODY_TOO = {
    ("50 %", "80 %"): (2, 3), ("50 %", UNKNOWN): (2, 3), ("0 %", "50 %"): (0, 1), ("0 %", UNKNOWN): (0, 1), (UNKNOWN, UNKNOWN): (0, 1, 2, 3), (UNKNOWN, "20 %"): (0, 2, 3),
    (UNKNOWN, "80 %"): (1, 2, 3), (UNKNOWN, "50 %"): (0, 1, 2, 3), ("40 %..60 %", "80 %"): (2, 3), ("0 %..40 %", "20 %"): (0, 2), ("0 %", "40 %..60 %"): (0, 1),
    ("50 %..70 %", UNKNOWN): (2, 3), ("1 %", UNKNOWN): (2,), ("0 %", "50 %..60 %"): (0, 1),
}  # fmt: skip
SINS: tuple[Points, ...] = (LEVELS, SPINE_PAIN, MATRIX, ALIGNMENT, BODY, POSTEROLATERAL)
SINS_TOO: tuple[Points, ...] = (LEVELS_TOO, PAIN_TOO, {UNKNOWN: (0, 1, 2)}, {UNKNOWN: (0, 2, 4)}, BODY_TOO, {UNKNOWN: (0, 1, 3)})
# Where the site may be the coccyx, or outside the spine, the score may not apply.
MAY_NOT_APPLY = (UNKNOWN, "spine")


def vertebra(criteria: Sequence[Any]) -> dict[str, str]:
    """A lesion from its six criteria."""
    site, (mechanical, painful), matrix, alignment, (collapse, involved), posterolateral = criteria
    return {"site": site, "pain.mechanical": mechanical, "painful": painful, "matrix": matrix, "spine.alignment": alignment, "spine.collapse": collapse,
            "spine.body_involved": involved, "spine.posterolateral": posterolateral}


def sins(criteria: Sequence[Any]) -> set[int]:
    """The score by hand."""
    return sums([frozenset({**known, **other}[said]) for known, other, said in zip(SINS, SINS_TOO, criteria, strict=True)])


def stability(scores: set[int]) -> set[Value]:
    """What the scores mean."""
    return {"stable" if score <= 6 else "potentially_unstable" if score <= 12 else "unstable" for score in scores}


def test_the_1296_combinations_of_sins_have_their_sum_and_their_class(shipped: Program) -> None:
    combinations = list(itertools.product(*SINS))
    assert len(combinations) == 1296

    for criteria in combinations:
        (score,) = sins(criteria)
        case = built(vertebra(criteria))
        assert answered(shipped, "sins", case) == {score}, criteria
        assert answered(shipped, "sins_class", case) == stability({score}), criteria


def test_a_thousand_partial_sins_are_the_sets_of_their_sums(shipped: Program) -> None:
    dice = random.Random(20261121)
    for number in range(1000):
        criteria = [dice.choice([*other] * 2 + [*known] * 3) if dice.random() < 0.5 else dice.choice([*known]) for known, other in zip(SINS, SINS_TOO, strict=True)]
        scores = sins(criteria)
        maybe = {N_A} if criteria[0] in MAY_NOT_APPLY else set()
        case = (filed if number % 5 == 0 and criteria[0] != UNKNOWN else built)(vertebra(criteria))
        assert answered(shipped, "sins", case) == scores | maybe, criteria
        assert answered(shipped, "sins_class", case) == stability(scores) | maybe, criteria


@pytest.mark.parametrize("level", [*(f"C{n}" for n in range(1, 8)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)), *(f"S{n}" for n in range(1, 6))])
def test_every_level_of_the_spine_has_its_points(shipped: Program, level: str) -> None:
    junctional = ("C1", "C2", "C7", "T1", "T2", "T11", "T12", "L1", "L5", "S1")
    mobile = ("C3", "C4", "C5", "C6", "L2", "L3", "L4")
    points = 3 if level in junctional else 2 if level in mobile else 0 if level.startswith("S") else 1
    lesion = vertebra((f"spine.{level}", ("no", "no"), "blastic", "normal", ("0 %", "20 %"), "none"))

    assert answered(shipped, "sins", built(lesion)) == {points}


def test_a_collapse_of_exactly_half_is_worth_both_neighbours(shipped: Program) -> None:
    lesion = vertebra(("spine.T6", ("no", "yes"), "lytic", "normal", ("50 %", "80 %"), "none"))

    assert answered(shipped, "sins", filed(lesion)) == {6, 7}
    assert answered(shipped, "sins_class", filed(lesion)) == {"stable", "potentially_unstable"}


def test_half_of_the_body_involved_is_worth_both_neighbours(shipped: Program) -> None:
    lesion = vertebra(("spine.T6", ("yes", "yes"), "lytic", "normal", ("0 %", "50 %"), "none"))

    assert answered(shipped, "sins", filed(lesion)) == {6, 7}


@pytest.mark.parametrize("criteria", [("spine.coccyx", ("yes", "yes"), "lytic", "subluxation", ("60 %", "80 %"), "bilateral"),
                                      ("spine.coccyx", (UNKNOWN, UNKNOWN), UNKNOWN, UNKNOWN, (UNKNOWN, UNKNOWN), UNKNOWN)])
def test_the_coccyx_has_no_sins(shipped: Program, criteria: Sequence[Any]) -> None:
    for case in (built(vertebra(criteria)), filed(vertebra(criteria))):
        assert answered(shipped, "sins", case) == {N_A}
        assert answered(shipped, "sins_class", case) == {N_A}


@pytest.mark.parametrize("site", ["femur.shaft", "pelvis", "rib.4", "skull"])
def test_sins_says_nothing_of_another_bone(shipped: Program, site: str) -> None:
    assert answered(shipped, "sins", built({"site": site, "matrix": "lytic"})) == set()


# ---------------------------------------------------------------------------------------------------------------------
# Published vectors and cases.
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "pain", "matrix", "extent", "score", "then"),
    [
        ("humerus.shaft", "mild", "blastic", "0.2", 4, "radiotherapy"),
        ("femur.shaft", "moderate", "lytic", "1/3..2/3", 9, "prophylactic_surgery"),
        ("humerus.shaft", "functional", "mixed", "1/3..2/3", 8, "board"),
        ("femur.trochanteric", "mild", "lytic", "0.2", 8, "board"),  # both published conducts are shown
        ("femur.trochanteric.left", "functional", "lytic", "1/2..2/3", 11, "prophylactic_surgery"),  # C34
        ("femur.trochanteric", "functional", "lytic", "0.8", 12, "prophylactic_surgery"),
    ],
)
def test_published_vectors_of_mirels(shipped: Program, site: str, pain: str, matrix: str, extent: str, score: int, then: str) -> None:
    lesion = {"site": site, "cortical_extent": extent, "matrix": matrix, "pain.grade": pain, "fracture": "no"}

    assert answered(shipped, "mirels", filed(lesion)) == {score}
    assert answered(shipped, "mirels_conduct", filed(lesion)) == {then}


def test_a_score_of_8_shows_the_conduct_of_1989_beside(shipped: Program) -> None:
    lesion = {"site": "femur.trochanteric", "cortical_extent": "0.2", "matrix": "lytic", "pain.grade": "mild", "fracture": "no"}

    (found,) = Reasoner.begin(shipped, filed(lesion)).of("mirels_conduct")

    assert (found.value, [conflict["value"] for conflict in found.conflicts]) == ("board", ["prophylactic_surgery"])
    assert found.conflicts[0]["source"] == "Mirels 1989"


def test_a_lytic_lesion_of_the_trochanteric_region_is_never_below_8(shipped: Program) -> None:
    lesion = {"site": "femur.trochanteric", "matrix": "lytic", "cortical_extent": UNKNOWN, "pain.grade": UNKNOWN, "fracture": "no"}

    assert answered(shipped, "mirels", filed(lesion)) == {8, 9, 10, 11, 12}
    assert answered(shipped, "mirels_conduct", filed(lesion)) == {"board", "prophylactic_surgery"}


def test_the_femoral_neck_of_which_nothing_else_is_known_stays_open(shipped: Program) -> None:
    """C35: a lesion of the femoral neck, its size, type and pain not given."""
    found = filed({"site": "femur.neck", "fracture": "no"})

    assert answered(shipped, "mirels", found) == set(range(5, 13))
    assert answered(shipped, "mirels_conduct", found) == {"radiotherapy", "board", "prophylactic_surgery"}


@pytest.mark.parametrize(
    ("criteria", "score", "then"),
    [
        (("spine.T12", ("yes", "yes"), "lytic", "subluxation", ("60 %", "80 %"), "bilateral"), 18, "unstable"),
        (("spine.T5", ("no", "no"), "blastic", "normal", ("0 %", "20 %"), "none"), 1, "stable"),
        (("spine.L1", ("yes", "yes"), "lytic", "normal", ("30 %", "80 %"), "unilateral"), 11, "potentially_unstable"),
        (("spine.T12", ("yes", "yes"), "lytic", "deformity", ("60 %", "80 %"), "bilateral"), 16, "unstable"),
        (("spine.L3", ("no", "yes"), "lytic", "normal", ("0 %", "20 %"), "none"), 5, "stable"),
        (("spine.T12", ("yes", "yes"), "lytic", "normal", ("30 %", "20 %"), "unilateral"), 11, "potentially_unstable"),
        (("spine.L3", ("no", "yes"), "lytic", "normal", ("0 %", "80 %"), "none"), 6, "stable"),
        (("spine.L1", ("no", "yes"), "lytic", "normal", ("0 %", "80 %"), "none"), 7, "potentially_unstable"),
        (("spine.T12", ("yes", "yes"), "lytic", "normal", ("60 %", "80 %"), "unilateral"), 12, "potentially_unstable"),
        (("spine.T12", ("yes", "yes"), "lytic", "deformity", ("30 %", "80 %"), "unilateral"), 13, "unstable"),
    ],
)
def test_published_vectors_of_sins(shipped: Program, criteria: Sequence[Any], score: int, then: str) -> None:
    assert answered(shipped, "sins", filed(vertebra(criteria))) == {score}
    assert answered(shipped, "sins_class", filed(vertebra(criteria))) == {then}


def test_sins_uses_the_published_points_of_pain_and_not_those_of_the_wrong_copies(shipped: Program) -> None:
    """3, 1 and 0: two pages in circulation print 3, 2 and 1, which adds a point to every patient without mechanical pain."""
    base = ("blastic", "normal", ("0 %", "20 %"), "none")

    assert [answered(shipped, "sins", filed(vertebra(("spine.S3", pain, *base)))) for pain in SPINE_PAIN] == [{3}, {1}, {0}]


# ---------------------------------------------------------------------------------------------------------------------
# Monotony of the scores: a worse item never lowers the score.
# ---------------------------------------------------------------------------------------------------------------------


def test_a_worse_item_never_lowers_mirels(shipped: Program) -> None:
    for lesion in lesions(FULL):
        (score,) = answered(shipped, "mirels", built(lesion))
        for path, order in FULL.items():
            for said in order[order.index(lesion[path]) + 1 :]:
                (more,) = answered(shipped, "mirels", built(lesion | {path: said}))
                assert int(more) > int(score)


def test_a_worse_item_never_lowers_sins(shipped: Program) -> None:
    for criteria in itertools.islice(itertools.product(*SINS), 0, None, 7):
        (score,) = answered(shipped, "sins", built(vertebra(criteria)))
        for place, known in enumerate(SINS):
            order = sorted(known, key=lambda said, points=known: points[said][0])  # type: ignore[misc]
            for said in order[order.index(criteria[place]) + 1 :]:
                (more,) = answered(shipped, "sins", built(vertebra([*criteria[:place], said, *criteria[place + 1 :]])))
                assert int(more) > int(score)
