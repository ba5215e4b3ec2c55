"""Head, ribs, breastbone and spine, seen from the front, in centimetres of a person of 170 cm (left half where there are two)."""

from __future__ import annotations

from jalon.board.drawing.curves import Curve, band, ellipse, smooth, straight

SKULL = smooth(
    (
        (0, 0.3), (4.2, 1.3), (6.9, 4.5), (7.3, 8.2), (6.5, 11.2), (6.6, 13.0), (5.4, 14.8), (4.3, 16.2), (3.2, 17.7), (0, 18.1),
        (-3.2, 17.7), (-4.3, 16.2), (-5.4, 14.8), (-6.6, 13.0), (-6.5, 11.2), (-7.3, 8.2), (-6.9, 4.5), (-4.2, 1.3),
    )
)  # fmt: skip
MANDIBLE = smooth(
    (
        (6.3, 12.9), (6.3, 15.6), (5.7, 18.6), (4.1, 21.3), (1.9, 22.5), (0, 22.7), (-1.9, 22.5), (-4.1, 21.3), (-5.7, 18.6),
        (-6.3, 15.6), (-6.3, 12.9), (-5.4, 15.0), (-4.4, 16.9), (-3.2, 18.3), (0, 18.5), (3.2, 18.3), (4.4, 16.9), (5.4, 15.0),
    )
)  # fmt: skip
FACE: tuple[Curve, ...] = (
    smooth(((2.9, 8.4), (4.9, 8.8), (5.2, 10.4), (4.1, 11.7), (2.3, 11.6), (1.4, 10.2))),
    smooth(((-2.9, 8.4), (-4.9, 8.8), (-5.2, 10.4), (-4.1, 11.7), (-2.3, 11.6), (-1.4, 10.2))),
    smooth(((0, 11.6), (0.7, 12.6), (1.2, 14.0), (0.3, 14.3), (0, 14.0), (-0.3, 14.3), (-1.2, 14.0), (-0.7, 12.6))),
)
TEETH: tuple[Curve, ...] = tuple(
    straight(((x, y), (x, y + 1.15)), closed=False) for y in (16.7, 18.7) for x in (-2.1, -1.25, -0.42, 0.42, 1.25, 2.1)
)
STERNUM = smooth(
    (
        (0, 32.6), (1.4, 31.9), (2.4, 32.8), (2.0, 34.9), (1.3, 36.6), (1.5, 39.5), (1.9, 43.0), (1.5, 45.8), (0.6, 46.8), (0.45, 48.6),
        (0, 49.5), (-0.45, 48.6), (-0.6, 46.8), (-1.5, 45.8), (-1.9, 43.0), (-1.5, 39.5), (-1.3, 36.6), (-2.0, 34.9),
        (-2.4, 32.8), (-1.4, 31.9),
    )
)  # fmt: skip

# Of each rib: how far it reaches sideways, how far down it is there, and where its bone ends in front.
_RIBS = (
    (6.6, 31.6, 3.5, 34.1),
    (9.3, 33.9, 4.5, 37.6),
    (11.1, 36.8, 5.1, 40.6),
    (12.3, 39.6, 5.7, 43.6),
    (13.1, 42.4, 6.4, 46.7),
    (13.7, 45.2, 7.2, 49.8),
    (14.0, 48.0, 8.2, 52.7),
    (14.1, 50.6, 9.4, 55.2),
    (13.9, 53.2, 10.5, 57.3),
    (13.3, 55.6, 11.2, 59.2),
    (11.9, 58.0, 11.6, 60.2),
    (8.2, 59.2, 8.2, 59.2),
)
# Where the cartilages of the first seven ribs reach the breastbone.
_BREAST = ((2.2, 33.6), (1.8, 37.0), (1.8, 39.2), (2.0, 41.3), (2.0, 43.4), (1.8, 45.1), (1.3, 46.3))


def _thoracic(rank: int) -> float:
    """How far down the middle of a thoracic vertebra is."""
    return 30.2 + (rank - 1) * 2.2


def rib(rank: int) -> Curve:
    """The bone of a rib, from its side to its end in front; of the floating ribs, all of it."""
    wide, side, end_x, end_y = _RIBS[rank - 1]
    if rank == 12:
        return band(((2.4, 55.0), (5.0, 56.6), (8.2, 59.2)), (0.9, 1.0, 0.7))
    if rank == 11:
        return band(((2.4, 52.9), (7.0, 53.6), (11.0, 56.4), (11.7, 60.0)), (0.9, 1.1, 1.1, 0.7))
    drop = end_y - side
    thick = 1.25 if rank > 1 else 1.5
    return band(
        ((wide * 0.93, side - drop * 0.30), (wide, side + drop * 0.12), (wide - (wide - end_x) * 0.32, side + drop * 0.62), (end_x, end_y)),
        (thick * 0.8, thick, thick, thick * 1.05),
    )


def rib_behind(rank: int) -> Curve:
    """The line of the back of a rib, from the spine to its side, seen through the front; of the first ten."""
    wide, side, _, end_y = _RIBS[rank - 1]
    level, drop = _thoracic(rank), end_y - side
    return smooth(
        ((1.8, level), (wide * 0.56, level - 0.5), (wide * 0.88, (level + side) / 2 - drop * 0.12), (wide * 0.97, side - drop * 0.08)),
        closed=False,
    )


def cartilages() -> tuple[Curve, ...]:
    """The lines of the cartilage in front of the first ten ribs: no bone."""
    found = []
    for rank in range(1, 8):
        _, _, x, y = _RIBS[rank - 1]
        to_x, to_y = _BREAST[rank - 1]
        dip = 0.25 * (rank - 1)
        found.append(smooth(((x, y), (x - (x - to_x) * 0.3, y - (y - to_y) * 0.12 + dip * 0.4), (to_x, to_y)), closed=False))
    for rank in range(8, 11):
        _, _, x, y = _RIBS[rank - 1]
        found.append(smooth(((x, y), (x - 1.3, y - 0.2), (x - 2.9, y - 1.9)), closed=False))
    return tuple(found)


def vertebra(level: str) -> Curve:
    """A vertebra from the front: its body and its two transverse processes."""
    region, rank = level[0], int(level[1:])
    if region == "C":
        middle, high, wide, reach = 17.6 + (rank - 1) * 1.68, 1.3, 1.35 + 0.06 * rank, 2.4 + 0.1 * rank
    elif region == "T":
        middle, high, wide, reach = _thoracic(rank), 1.8, 1.45 + 0.06 * rank, 3.1 - 0.05 * rank
    else:
        middle, high, wide, reach = 57.1 + (rank - 1) * 3.15, 2.5, 2.2 + 0.1 * rank, 4.0 + (0.35 if rank == 3 else 0.1)
    top, low, nub, waist = middle - high / 2, middle + high / 2, high * 0.15, wide * 0.86
    half = (
        (wide, top),
        (waist, middle - nub * 1.7),
        (reach, middle - nub),
        (reach, middle + nub),
        (waist, middle + nub * 1.7),
        (wide, low),
    )
    return straight([*half, *((-x, y) for x, y in reversed(half))])


_SACRUM = ((72.6, 5.1), (75.0, 4.8), (77.2, 3.9), (79.2, 3.0), (80.9, 2.2), (82.4, 1.5))


def sacral(rank: int) -> Curve:
    """One piece of the sacrum."""
    (top, wide), (low, narrow) = _SACRUM[rank - 1], _SACRUM[rank]
    return smooth(
        ((-wide, top), (0, top + 0.25), (wide, top), (narrow + 0.12, low - 0.2), (0, low + 0.05), (-narrow - 0.12, low - 0.2)), tension=0.55
    )


COCCYX = smooth(((-1.2, 82.8), (1.2, 82.8), (0.8, 84.0), (0.2, 85.3), (-0.2, 85.3), (-0.8, 84.0)), tension=0.8)
FORAMINA: tuple[Curve, ...] = tuple(
    ellipse((side * x, y), 0.32, 0.28) for side in (-1, 1) for x, y in ((2.4, 75.1), (2.0, 77.3), (1.6, 79.2), (1.1, 80.9))
)
