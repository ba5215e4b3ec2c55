"""What is in sight of a picture of bones: helpers of its tests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.board.drawing.curves import Box, Curve, Point, box
from jalon.board.drawing.shapes import shapes
from jalon.board.drawing.skeleton import bones
from jalon.case.sites import SITE


def leaves() -> list[str]:
    """Every site that is a bone or a part of one, by the vocabulary."""
    return [word.id for word in SITE.words]


def drawn_order() -> list[str]:
    """The leaves in the order in which they are painted."""
    by_name = {word.fr: word.id for word in SITE.words}
    return [by_name[name.replace("&#x27;", "'")] for name in re.findall(r'<title lang="fr">(.*?)</title>', bones())]


def within(point: Point, polygon: Sequence[Point]) -> bool:
    """Whether a point is inside a closed line."""
    inside = False
    for here, there in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (here.y > point.y) != (there.y > point.y) and point.x < (there.x - here.x) * (point.y - here.y) / (there.y - here.y) + here.x:
            inside = not inside
    return inside


def in_sight(curve: Curve, above: Sequence[Curve]) -> float:
    """The part of an outline that nothing painted later covers."""
    points = curve.points()
    around = box((curve,))
    covers = [one.points() for one in above if _touch(around, box((one,)))]
    seen = [point for point in points if not any(within(point, cover) for cover in covers)]
    return len(seen) / len(points)


def _touch(one: Box, other: Box) -> bool:
    return one.left <= other.right and other.left <= one.right and one.top <= other.bottom and other.top <= one.bottom


def later(site: str) -> list[Curve]:
    """The curves painted after a leaf."""
    order = drawn_order()
    return [curve for other in order[order.index(site) + 1 :] for curve in shapes()[other].curves]
