"""The skeleton draws every site of the vocabulary, in sight, named in both languages."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from jalon.board.drawing.curves import Box, box
from jalon.board.drawing.lesions import skeleton, told
from jalon.board.drawing.marks import Mark
from jalon.board.drawing.shapes import HEIGHT, MIDLINE, WIDTH, shapes
from jalon.board.drawing.skeleton import bones
from jalon.case.sites import SITE
from tests.board.drawing.anatomy import drawn_order, in_sight, later, leaves

NAMES = {word.id: word for word in SITE.words}


def lesion(label: str, site: str, matrix: str = "lytic", urgent: bool = False) -> Mark:
    places = SITE.groups.get(site, frozenset((site,))) if site else frozenset()
    return Mark(label, f"{label}, {site}", tuple(sorted(places)), matrix, urgent)


def test_every_leaf_of_the_vocabulary_is_drawn_once() -> None:
    assert sorted(drawn_order()) == sorted(leaves())


@pytest.mark.parametrize("site", leaves())
def test_a_bone_is_named_in_both_languages_lies_in_the_picture_and_is_in_sight(site: str) -> None:
    shape, word = shapes()[site], NAMES[site]
    assert f'<title lang="fr">{escape(word.fr)}</title><title lang="en">{escape(word.en)}</title>' in bones()
    assert box(shape.curves).inside(Box(0, 0, WIDTH, HEIGHT))
    assert max(in_sight(curve, later(site)) for curve in shape.curves) > 0.2
    at = shape.anchor()
    around = box(shape.curves)
    assert around.left <= at.x <= around.right
    assert around.top <= at.y <= around.bottom


def test_no_two_bones_have_the_same_shape() -> None:
    drawn = ["".join(curve.written() for curve in shapes()[site].curves) for site in leaves()]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("site", sorted(SITE.groups))
def test_a_parent_makes_all_its_parts_bold_and_broken(site: str) -> None:
    drawn = skeleton([lesion("L1", site)], "fr")
    (bold,) = re.findall(r'<path fill="none" stroke="#222" stroke-width="9"[^>]*stroke-dasharray[^>]* d="([^"]*)"/>', drawn)
    for leaf in SITE.groups[site]:
        assert "".join(curve.written() for curve in shapes()[leaf].curves) in bold
    assert "L1 ?" in drawn


@pytest.mark.parametrize("site", [site for site in leaves() if site.endswith(".right")])
def test_the_right_of_the_patient_is_on_the_left_of_the_picture_and_the_mirror_of_the_left(site: str) -> None:
    right, left = box(shapes()[site].curves), box(shapes()[site.removesuffix("right") + "left"].curves)
    assert right.left + right.right < left.left + left.right
    assert right.left + left.right == pytest.approx(2 * MIDLINE)


def test_the_picture_is_small_and_says_which_side_is_which() -> None:
    drawn = skeleton([], "fr")
    assert len(drawn.encode()) <= 40 * 1024
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img"
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert "la droite du patient est à gauche" in drawn
    assert "the patient's right" in skeleton([], "en").replace("&#x27;", "'")


def test_the_head_is_above_the_feet_and_the_levels_of_the_spine_follow_each_other() -> None:
    levels = [f"spine.{letter}{rank}" for letter, count in (("C", 7), ("T", 12), ("L", 5), ("S", 5)) for rank in range(1, count + 1)]
    heights = [shapes()[level].anchor().y for level in [*levels, "spine.coccyx"]]
    assert heights == sorted(heights)
    fronts = [box(shapes()[level].front).top for level in [*levels, "spine.coccyx"]]
    assert fronts == sorted(fronts)
    assert box(shapes()["skull"].curves).bottom < box(shapes()["femur.head.left"].curves).top < box(shapes()["foot.left"].curves).top


def test_each_state_has_a_mark_that_needs_no_colour() -> None:
    plain = {
        matrix: re.sub(r"#[0-9a-f]+", "", skeleton([lesion("L1", "skull", matrix)], "fr")) for matrix in ("lytic", "mixed", "blastic", "")
    }
    assert len(set(plain.values())) == 4
    calm, urgent = (re.sub(r"#[0-9a-f]+", "", skeleton([lesion("L1", "skull", "lytic", act)], "fr")) for act in (False, True))
    assert calm != urgent
    assert "L1 !" in urgent


def test_the_text_says_what_the_drawing_shows() -> None:
    assert told([lesion("L1", "humerus", "mixed", True), lesion("L2", "", "")], "fr") == (
        "L1, humerus, mixte, côté non connu, agir aujourd'hui",
        "L2, ",
    )


def test_a_lesion_without_a_place_is_listed_beside() -> None:
    drawn = skeleton([Mark("L3", "L3, foie", (), "", False)], "fr")
    assert "L3, foie</text>" in drawn


def test_labels_of_many_lesions_do_not_touch() -> None:
    ribs = [lesion(f"L{rank}{side[0]}", f"rib.{rank}.{side}") for rank in range(1, 13) for side in ("left", "right")]
    levels = [lesion(f"V{rank}", f"spine.T{rank}") for rank in range(1, 13)]
    drawn = skeleton([*ribs, *levels], "fr")
    places = re.findall(r'<text x="(\d+)" y="(\d+)" font-size="74"', drawn)
    assert len(places) == 36
    for x in {x for x, _ in places}:
        heights = sorted(int(y) for other, y in places if other == x)
        assert all(below - above >= 74 for above, below in pairwise(heights))


def test_hostile_names_are_only_text() -> None:
    drawn = skeleton([Mark('"><script>', "<b>&\x00\ud800", ("skull",), "lytic", True)], "fr")
    ElementTree.fromstring(drawn)
    assert "<script" not in drawn
