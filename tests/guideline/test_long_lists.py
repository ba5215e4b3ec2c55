"""Many lesions: what is said of each stays in proportion, and is still what it would be in a short list."""

from __future__ import annotations

import json
from functools import cache

import pytest

from jalon.case import read_case
from jalon.guideline.answers import Answer
from jalon.guideline.boards import board
from jalon.guideline.trace import LONG
from tests.shipped import program

RIB = "organ: bone, site: rib.6.left, matrix: lytic, fracture: no, pain: {grade: none}"
FEMUR = "organ: bone, site: femur.shaft.right, cortical_extent: 1/4, fracture: no"


@cache
def answers(lesions: int) -> dict[tuple[str, str], Answer]:
    """A file with so many lesions, a femur and an unknown organ among ribs; the list may be partial."""
    said = [FEMUR if number % 10 == 3 else "size: 9 mm" if number % 10 == 7 else RIB for number in range(1, lesions + 1)]
    lines = ["case: many", "on: 2026-11-21", "symptoms: {back_pain: yes, deficit: no}", "tumours: [{id: T1, organ: lung}]", "lesions:"]
    lines += [f"  - {{id: L{number}, tumour: T1, {one}}}" for number, one in enumerate(said, start=1)]
    return {(one.rule, one.about): one for one in board(program(), read_case("\n".join(lines).encode())).answers}


def test_what_is_said_grows_with_the_lesions_and_not_with_their_square() -> None:
    less, more = (sum(len(json.dumps(one.json())) for one in answers(number).values()) for number in (2 * LONG, 4 * LONG))
    assert more / less < 2.2


def test_an_answer_about_one_of_many_lesions_shows_that_one() -> None:
    shown = {one["fact"].partition(".")[0] for one in answers(2 * LONG)["option.radiotherapy_ablative", "lesion:L3"].because if ":" in one["fact"]}
    assert shown == {"lesion:L3"}


def test_an_answer_about_the_patient_shows_them_all() -> None:
    shown = {one["fact"].partition(".")[0] for one in answers(2 * LONG)["extent", "patient"].because if one["fact"].startswith("lesion:")}
    assert len(shown) == 2 * LONG


@pytest.mark.parametrize("about", ["lesion:L3", "lesion:L7", "lesion:L8", "lesion:L13"])
def test_a_lesion_among_many_is_answered_as_among_fewer(about: str) -> None:
    """Some fifty lesions or a hundred: four bone metastases and more are the same to every rule about one of them."""
    many, fewer = answers(2 * LONG), answers(LONG)
    mine = [rule for rule, one in fewer if one == about]
    assert len(mine) > 5
    assert {rule: many[rule, about].mask for rule in mine} == {rule: fewer[rule, about].mask for rule in mine}
    assert {rule: many[rule, about].text for rule in mine} == {rule: fewer[rule, about].text for rule in mine}


def test_lesions_alike_among_many_each_keep_their_name() -> None:
    said = answers(2 * LONG)
    assert said["strategy.reason", "lesion:L3"].text["fr"].replace("L3", "L13") == said["strategy.reason", "lesion:L13"].text["fr"]
