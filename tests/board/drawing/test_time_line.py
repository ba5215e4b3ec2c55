"""Days on a line."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from jalon.board.dossier.model import Due, Lane, Span, TimeLine
from jalon.board.drawing.time_line import time_line

LINE = TimeLine(
    "2026-10-24",
    "2026-12-20",
    "2026-11-21",
    (
        Lane(
            "D1, pémétrexed",
            (Span("2026-08-01", "2026-11-12", "given", "donné", True), Span("2026-11-12", "2026-12-10", "blocked", "bloqué", True)),
        ),
        Lane("P2, radiothérapie de L1", (Span("2026-12-01", "2026-12-12", "planned", "prévu", True),)),
    ),
    ("D1, pémétrexed : donné", "P2, radiothérapie de L1 : prévu"),
)
DUE = Due("2026-12-01", "2026-12-05", "du 1er au 5 décembre 2026", "Contrôle", "a")


def rectangles(drawn: str) -> list[tuple[str, float, float]]:
    """Fill, left and right of each bar, the legend left out."""
    found = re.findall(
        r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="([^"]+)"', re.split("<text[^>]*>(?:donné|prévu|jours)", drawn)[0]
    )
    return [(fill, float(x), float(x) + float(wide)) for x, wide, fill in found]


def at(days: int) -> float:
    """Where the day that many days after the first is."""
    return 250 + days * 600 / 58


def test_what_is_given_is_black_what_is_planned_white_what_is_blocked_hatched() -> None:
    bars = rectangles(time_line(LINE, (), "fr"))
    assert ("#222", 250.0, round(at(20), 1)) in [(fill, left, round(right, 1)) for fill, left, right in bars]
    blocked = next((left, right) for fill, left, right in bars if fill == "#fff" and abs(left - at(19)) < 1)
    assert abs(blocked[1] - at(48)) < 1
    assert 'stroke-width="1.6"' in time_line(LINE, (), "fr")


def test_today_is_marked_and_nothing_is_coloured() -> None:
    drawn = time_line(LINE, (DUE,), "fr")
    assert "jour de la RCP" in drawn
    assert set(re.findall(r"#[0-9a-f]{3,6}", drawn)) == {"#222", "#fff"}


def test_the_same_is_said_as_text() -> None:
    told = ElementTree.fromstring(time_line(LINE, (DUE,), "fr")).find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert told.text == "D1, pémétrexed : donné\u202f; P2, radiothérapie de L1 : prévu\u202f; Contrôle\u202f: du 1er au 5 décembre 2026"


def test_what_is_due_later_is_not_drawn_at_the_edge() -> None:
    assert "échéance" not in time_line(LINE, (Due("2027-12-01", "2027-12-05", "", "Contrôle", "a"),), "fr")


def test_what_lies_outside_is_an_arrow() -> None:
    before = TimeLine(LINE.first, LINE.last, LINE.today, (Lane("D", (Span("2025-01-01", "2025-01-02", "given", "", True),)),), ())
    assert not [bar for bar in rectangles(time_line(before, (), "fr")) if bar[0] == "#222" and bar[2] != 286.0]
    assert "v14z" in time_line(before, (), "fr")


def test_long_names_and_hostile_ones_stay_in_their_column() -> None:
    hostile = TimeLine(LINE.first, LINE.last, LINE.today, (Lane("<script>" * 40 + " a" * 200, LINE.lanes[1].spans),), ())
    root = ElementTree.fromstring(time_line(hostile, (), "fr"))
    assert all(len(found.text or "") < 60 for found in root.iter("{http://www.w3.org/2000/svg}text"))
