"""The spine seen from the side, enlarged: front of the body to the left. Same unit as the skeleton beside it."""

from __future__ import annotations

from math import atan2, cos, sin

from jalon.board.drawing.curves import Curve, Point, smooth

# Of each vertebra from C1 to L5, and of each piece of the sacrum: how far back its middle is (two hollows, two bends).
_BACK = (
    0.6, 0.2, -0.3, -0.6, -0.6, -0.2, 0.5,
    1.5, 2.6, 3.7, 4.6, 5.2, 5.6, 5.7, 5.5, 5.0, 4.3, 3.4, 2.3,
    1.2, 0.2, -0.4, -0.4, 0.5,
    2.6, 5.3, 7.3, 8.4, 8.5, 7.4,
)  # fmt: skip
LEVELS = (
    *(f"C{rank}" for rank in range(1, 8)),
    *(f"T{rank}" for rank in range(1, 13)),
    *(f"L{rank}" for rank in range(1, 6)),
    *(f"S{rank}" for rank in range(1, 6)),
    "coccyx",
)
# What a vertebra and the disc below it take of the height, and half of what the body takes from front to back.
_PITCH = (*(4.3,) * 7, *(4.9 + 0.11 * rank for rank in range(12)), *(7.4,) * 5, 5.9, 5.2, 4.5, 4.0, 3.6, 6.4)
_HALF = (
    1.5,
    *(1.65 + 0.06 * rank for rank in range(6)),
    *(2.05 + 0.085 * rank for rank in range(12)),
    *(3.25,) * 5,
    3.1,
    2.5,
    1.95,
    1.5,
    1.15,
    0.8,
)


def _middles() -> tuple[Point, ...]:
    found, y = [], 4.0
    for back, pitch in zip(_BACK, _PITCH, strict=True):
        found.append(Point(back, y + pitch / 2))
        y += pitch
    return tuple(found)


MIDDLES = _middles()


def _process(region: str, half: float, high: float) -> tuple[tuple[float, float], ...]:
    """The arch and the spine of a vertebra, behind its body: short in the neck, steep in the chest, broad in the loins."""
    if region == "C":
        return (
            (half + 0.5, -high * 0.5),
            (half + 2.6, -high * 0.2),
            (half + 4.3, high * 0.6),
            (half + 3.9, high * 1.2),
            (half + 0.6, high * 0.4),
        )
    if region == "T":
        return (
            (half + 0.5, -high * 0.55), (half + 2.4, -high * 0.3), (half + 4.9, high * 1.5), (half + 4.6, high * 2.1),
            (half + 3.8, high * 1.9),
            (half + 1.7, high * 0.5), (half + 0.5, high * 0.25),
        )  # fmt: skip
    return (
        (half + 0.5, -high * 0.45), (half + 2.4, -high * 0.35), (half + 5.6, -high * 0.1), (half + 6.1, high * 0.45),
        (half + 5.4, high * 0.85),
        (half + 2.0, high * 0.4), (half + 0.5, high * 0.2),
    )  # fmt: skip


def side(level: str) -> tuple[Curve, ...]:
    """A level from the side."""
    index = LEVELS.index(level)
    here = MIDDLES[index]
    above, below = MIDDLES[max(index - 1, 0)], MIDDLES[min(index + 1, len(MIDDLES) - 1)]
    lean = atan2(below.x - above.x, below.y - above.y)
    half, pitch = _HALF[index], _PITCH[index]
    region = level[0]

    def placed(point: Point) -> Point:
        return Point(here.x + point.x * cos(lean) + point.y * sin(lean), here.y - point.x * sin(lean) + point.y * cos(lean))

    if level == "coccyx":
        return (smooth(((-0.9, -3.0), (0.9, -2.9), (0.5, 0.0), (-0.9, 2.6), (-1.5, 2.4), (-0.9, 0.0)), tension=0.8).moved(placed),)
    if region == "S":
        narrow, high = _HALF[index + 1], pitch / 2 - 0.12
        body = smooth(((-half, -high), (0, -high), (half, -high), (half + 0.9, 0), (narrow, high), (0, high), (-narrow, high)), tension=0.5)
        return (body.moved(placed),)
    if level == "C1":
        arch = smooth(((-0.6, -0.8), (1.6, -1.0), (4.6, -0.7), (5.6, 0.3), (4.6, 1.1), (1.6, 0.9), (-0.6, 1.0)), tension=0.8)
        ring = smooth(((-1.5, -1.2), (-0.5, -1.3), (-0.4, 1.2), (-1.4, 1.3), (-2.0, 0.0)), tension=0.8)
        return (arch.moved(placed), ring.moved(placed))
    high = (pitch - (0.75 if region == "C" else 0.95)) / 2
    top: tuple[tuple[float, float], ...] = ((-half, -high), (half, -high))
    if level == "C2":
        top = (
            (-half, -high),
            (-0.9, -high - 0.6),
            (-0.7, -high - 2.6),
            (0.1, -high - 3.1),
            (0.75, -high - 2.4),
            (0.9, -high - 0.4),
            (half, -high),
        )
    outline = (*top, *_process(region, half, high), (half, high), (-half, high), (-half * 0.86, 0))
    return (smooth(outline, tension=0.7).moved(placed),)
