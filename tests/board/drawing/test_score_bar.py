"""A score on its scale."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.board.dossier.model import Band, Bar, Finding
from jalon.board.drawing.score_bar import score_bar, told

FINDING = Finding(
    "a", "mirels", "lesion:L1", "bounded", "", (), "score de Mirels", "L1", "9 à 11", "◐", "", "planned", "prévu", "", (), "", (), (), (), (), (),
    (), (), (), (), "", False, False, (),
)  # fmt: skip
MIRELS = Bar(4, 12, 9, 11, (Band(4, 7, "radiothérapie"), Band(8, 8, "à discuter en RCP"), Band(9, 12, "chirurgie prophylactique")), FINDING)


def held(drawn: str) -> list[int]:
    """The points in black."""
    return [int(point) for point in re.findall(r'fill="#fff" font-weight="bold">(\d+)<', drawn)]


def test_mirels_9_to_11_of_4_to_12_with_cuts_at_8_and_9() -> None:
    drawn = score_bar(MIRELS, "fr")
    assert held(drawn) == [9, 10, 11]
    assert re.findall(r">(\d+)</text>", drawn) == [str(points) for points in range(4, 13)]
    assert drawn.count('stroke-width="3"') == 2
    for band in MIRELS.bands:
        assert f">{band.says}</text>" in drawn
    assert told(MIRELS, "fr") == ("4 à 7\u202f: radiothérapie", "8\u202f: à discuter en RCP", "9 à 12\u202f: chirurgie prophylactique")
    assert "<title>score de Mirels\u202f: 9 à 11 sur 12</title>" in drawn


def test_a_sure_score_is_one_black_box() -> None:
    assert held(score_bar(replace(MIRELS, low=8, high=8), "en")) == [8]


@given(st.integers(0, 4), st.integers(1, 20), st.data())
def test_every_scale_is_drawn_whole(least: int, wide: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(least, least + wide))
    high = data.draw(st.integers(low, least + wide))
    names = data.draw(st.lists(st.text("abcdefghij é", min_size=1, max_size=40), min_size=0, max_size=4))
    cuts = sorted(
        data.draw(st.sets(st.integers(least + 1, least + wide), min_size=min(len(names), wide) - 1, max_size=min(len(names), wide) - 1))
        if names
        else []
    )
    bands = (
        tuple(Band(first, last - 1, name) for first, last, name in zip([least, *cuts], [*cuts, least + wide + 1], names, strict=False))
        if names
        else ()
    )
    drawn = score_bar(Bar(least, least + wide, low, high, bands, FINDING), "fr")
    root = ElementTree.fromstring(drawn)
    assert held(drawn) == list(range(low, high + 1))
    bottom = float(root.attrib["viewBox"].split()[3])
    assert all(float(found.attrib["y"]) < bottom for found in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("text", ["<b>", "&", '"'])
def test_a_class_is_only_text(text: str) -> None:
    ElementTree.fromstring(score_bar(replace(MIRELS, bands=(Band(4, 12, text),)), "fr"))
