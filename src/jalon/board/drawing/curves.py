"""Plane curves: smooth outlines through points, their mirror image, their box, and how SVG writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A point of the picture; y grows downwards."""

    x: float
    y: float


class Step(NamedTuple):
    """One piece of a curve: to `end`, bent by two handles, straight without them."""

    end: Point
    handles: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """A path without a break; `closed` joins its end to its start."""

    start: Point
    steps: tuple[Step, ...]
    closed: bool = True

    def moved(self, move: Callable[[Point], Point]) -> Curve:
        """The image of the curve."""
        return Curve(
            move(self.start),
            tuple(
                Step(move(step.end), None if step.handles is None else (move(step.handles[0]), move(step.handles[1])))
                for step in self.steps
            ),
            self.closed,
        )

    def points(self) -> list[Point]:
        """Points along the curve, close enough together to measure it."""
        found, at = [self.start], self.start
        for step in self.steps:
            if step.handles is not None:
                first, second = step.handles
                for part in (0.25, 0.5, 0.75):
                    rest = 1 - part
                    weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
                    corners = (at, first, second, step.end)
                    found.append(
                        Point(
                            sum(weight * corner.x for weight, corner in zip(weights, corners, strict=True)),
                            sum(weight * corner.y for weight, corner in zip(weights, corners, strict=True)),
                        )
                    )
            found.append(step.end)
            at = step.end
        return found

    def written(self) -> str:
        """The `d` of an SVG path: relative, whole units."""
        at = _whole(self.start)
        said = [f"M{at[0]} {at[1]}"]
        letter = ""
        for step in self.steps:
            told = [_whole(corner) for corner in (*(step.handles or ()), step.end)]
            numbers = [value for x, y in told for value in (x - at[0], y - at[1])]
            text = _joined(numbers)
            bent = "c" if step.handles else "l"
            said.append(bent + text if bent != letter else text if text.startswith("-") else " " + text)
            letter, at = bent, told[-1]
        return "".join(said) + ("z" if self.closed else "")


def _whole(point: Point) -> tuple[int, int]:
    return round(point.x), round(point.y)


def _joined(values: Iterable[int]) -> str:
    said = ""
    for text in map(str, values):
        said += text if not said or text.startswith("-") else " " + text
    return said


def smooth(points: Sequence[tuple[float, float]], closed: bool = True, tension: float = 1.0) -> Curve:
    """A round curve through all points."""
    nodes = [Point(*point) for point in points]
    count = len(nodes)
    steps = []
    for index in range(count if closed else count - 1):
        before = nodes[index - 1] if closed or index else nodes[0]
        here, there = nodes[index], nodes[(index + 1) % count]
        after = nodes[(index + 2) % count] if closed or index + 2 < count else nodes[-1]
        steps.append(Step(there, _handles(before, here, there, after, tension)))
    return Curve(nodes[0], tuple(steps), closed)


def _handles(before: Point, here: Point, there: Point, after: Point, tension: float) -> tuple[Point, Point]:
    """Handles that leave and reach a node along its neighbours, never longer than a third of the piece."""
    span = hypot(there.x - here.x, there.y - here.y)
    return _handle(here, before, there, span, tension), _handle(there, after, here, span, tension)


def _handle(at: Point, away: Point, towards: Point, span: float, tension: float) -> Point:
    across = Point(towards.x - away.x, towards.y - away.y)
    length = hypot(*across) or 1.0
    reach = tension * span / 3
    return Point(at.x + across.x / length * reach, at.y + across.y / length * reach)


def straight(points: Sequence[tuple[float, float]], closed: bool = True) -> Curve:
    """The polygon of the points."""
    nodes = [Point(*point) for point in points]
    return Curve(nodes[0], tuple(Step(node) for node in nodes[1:]), closed)


def circle(centre: tuple[float, float], radius: float) -> Curve:
    """A circle of four pieces."""
    return ellipse(centre, radius, radius)


def ellipse(centre: tuple[float, float], wide: float, high: float) -> Curve:
    """An ellipse of four pieces; `wide` and `high` from its middle."""
    x, y = centre
    bend = 0.5523
    corners = [(1, 0, 1, bend), (0, 1, bend, 1), (-1, 0, -1, bend), (0, -1, -bend, 1)]
    ends = [Point(x + wide * across, y + high * down) for across, down, _, _ in corners]
    steps = (
        Step(ends[1], (Point(x + wide, y + high * bend), Point(x + wide * bend, y + high))),
        Step(ends[2], (Point(x - wide * bend, y + high), Point(x - wide, y + high * bend))),
        Step(ends[3], (Point(x - wide, y - high * bend), Point(x - wide * bend, y - high))),
        Step(ends[0], (Point(x + wide * bend, y - high), Point(x + wide, y - high * bend))),
    )
    return Curve(ends[0], steps)


def band(points: Sequence[tuple[float, float]], widths: Sequence[float]) -> Curve:
    """A rounded ribbon along a line, as wide at each of its points as said."""
    nodes = [Point(*point) for point in points]
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for index, (node, width) in enumerate(zip(nodes, widths, strict=True)):
        before, after = nodes[max(index - 1, 0)], nodes[min(index + 1, len(nodes) - 1)]
        angle = atan2(after.y - before.y, after.x - before.x) + pi / 2
        left.append((node.x + cos(angle) * width / 2, node.y + sin(angle) * width / 2))
        right.append((node.x - cos(angle) * width / 2, node.y - sin(angle) * width / 2))
    first = _beyond(nodes[1], nodes[0], widths[0] * 0.4)
    last = _beyond(nodes[-2], nodes[-1], widths[-1] * 0.4)
    return smooth([first, *left, last, *reversed(right)])


def _beyond(here: Point, end: Point, reach: float) -> tuple[float, float]:
    angle = atan2(end.y - here.y, end.x - here.x)
    return end.x + cos(angle) * reach, end.y + sin(angle) * reach


def capsule(start: tuple[float, float], end: tuple[float, float], wide: float, narrow: float) -> Curve:
    """A small bone: straight sides, round ends."""
    along = atan2(end[1] - start[1], end[0] - start[0])
    ahead, aside = (cos(along), sin(along)), (-sin(along), cos(along))

    def at(centre: tuple[float, float], forward: float, sideways: float) -> Point:
        return Point(centre[0] + ahead[0] * forward + aside[0] * sideways, centre[1] + ahead[1] * forward + aside[1] * sideways)

    first, last = wide / 2, narrow / 2
    return Curve(
        at(start, 0, first),
        (
            Step(at(start, 0, -first), (at(start, -first * 1.33, first), at(start, -first * 1.33, -first))),
            Step(at(end, 0, -last)),
            Step(at(end, 0, last), (at(end, last * 1.33, -last), at(end, last * 1.33, last))),
        ),
    )


def mirrored(curve: Curve) -> Curve:
    """The same on the other side of the body."""
    return curve.moved(lambda point: Point(-point.x, point.y))


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest upright rectangle around something."""

    left: float
    top: float
    right: float
    bottom: float

    def inside(self, other: Box) -> bool:
        """Whether all of it lies in the other."""
        return self.left >= other.left and self.top >= other.top and self.right <= other.right and self.bottom <= other.bottom


def box(curves: Iterable[Curve]) -> Box:
    """The box around curves."""
    points = [point for curve in curves for point in curve.points()]
    across, down = [point.x for point in points], [point.y for point in points]
    return Box(min(across), min(down), max(across), max(down))
