"""The bones of one arm, one leg and one half of the pelvis, on the left of the body, in centimetres of a person of 170 cm.

x is measured from the midline, y from the top of the head. A long bone is two sides, node by node from its upper to its lower end, so that
it can be cut between two nodes: its parts fill it without a seam.
"""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.drawing.curves import Curve, Step, band, capsule, smooth

Places = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LongBone:
    """Two sides of equal count, a point beyond each end, and the nodes at which parts end."""

    outer: Places
    inner: Places
    top: Places
    bottom: Places
    parts: tuple[tuple[str, int], ...]

    def whole(self) -> Curve:
        """Its outline."""
        return smooth([*self.top, *self.outer, *self.bottom, *reversed(self.inner)])

    def pieces(self) -> dict[str, Curve]:
        """Its parts, from top to bottom."""
        steps, start = self.whole().steps, self.whole().start
        nodes = [start, *(step.end for step in steps)]
        above, count = len(self.top), len(self.outer)

        def across(node: int) -> int:
            """Where the outline passes a node of the inner side, on its way up."""
            return above + count + len(self.bottom) + count - 1 - node

        found: dict[str, Curve] = {}
        begin, back = 0, len(steps)
        for part, last in self.parts:
            if last == count - 1:
                found[part] = Curve(nodes[begin], steps[begin:back])
            else:
                turn = across(last)
                found[part] = Curve(nodes[begin], (*steps[begin : above + last], Step(nodes[turn]), *steps[turn:back]))
                begin, back = above + last, turn
        return found


HUMERUS = LongBone(
    outer=((18.3, 32.6), (19.1, 34.9), (18.7, 37.6), (18.7, 43.0), (19.7, 52.0), (20.5, 58.0), (21.6, 61.4), (22.6, 63.6)),
    inner=((15.6, 32.6), (15.1, 34.7), (16.7, 37.6), (16.8, 43.0), (17.9, 52.0), (18.2, 58.0), (17.3, 61.6), (16.7, 63.2)),
    top=((17.0, 31.6),),
    bottom=((22.2, 64.9), (20.6, 64.5), (19.3, 65.2), (17.7, 64.7)),
    parts=(("proximal", 2), ("shaft", 5), ("distal", 7)),
)
FEMUR = LongBone(
    outer=(
        (9.6, 78.5),
        (11.3, 79.9),
        (13.2, 81.2),
        (14.6, 80.2),
        (16.6, 82.2),
        (16.5, 86.6),
        (15.8, 92.0),
        (14.2, 101.5),
        (12.7, 111.0),
        (12.6, 117.0),
        (13.1, 121.5),
    ),
    inner=(
        (7.3, 82.4),
        (9.4, 84.0),
        (11.0, 84.9),
        (11.6, 86.2),
        (12.0, 88.0),
        (13.0, 90.4),
        (12.8, 93.0),
        (11.6, 101.5),
        (9.6, 111.0),
        (7.3, 116.6),
        (5.2, 121.0),
    ),
    top=((7.4, 79.6),),
    bottom=((12.6, 124.0), (10.7, 124.6), (9.2, 122.9), (7.7, 124.9), (5.8, 124.2)),
    parts=(("head", 1), ("neck", 3), ("trochanteric", 5), ("shaft", 8), ("distal", 10)),
)
TIBIA = LongBone(
    outer=((12.4, 126.3), (12.1, 128.6), (10.7, 132.6), (10.1, 142.0), (9.5, 152.0), (9.7, 158.5), (10.1, 161.6)),
    inner=((5.2, 126.3), (5.6, 128.8), (6.9, 133.0), (7.4, 142.0), (7.4, 152.0), (6.9, 158.5), (6.3, 162.2)),
    top=((6.2, 125.5), (8.8, 125.9), (11.4, 125.4)),
    bottom=((9.4, 162.6), (7.9, 162.5), (6.9, 164.0)),
    parts=(("proximal", 2), ("shaft", 5), ("distal", 6)),
)

CLAVICLE = band(((1.9, 32.1), (5.2, 30.9), (9.4, 30.7), (13.6, 29.6), (17.2, 30.0)), (2.3, 1.5, 1.3, 1.4, 1.9))
SCAPULA = smooth(
    (
        (17.8, 30.6), (18.7, 31.6), (17.3, 32.6), (15.6, 33.6), (15.4, 35.6), (14.2, 38.0), (12.6, 42.0), (10.8, 46.6),
        (9.6, 46.9), (8.7, 44.0), (8.2, 38.0), (8.6, 32.2), (10.6, 31.6), (13.0, 32.3), (15.0, 31.4),
    )
)  # fmt: skip
RADIUS = band(((21.6, 66.3), (21.6, 68.6), (22.6, 74.0), (24.0, 80.0), (25.3, 86.0), (26.1, 89.3)), (2.2, 1.4, 1.5, 1.5, 1.9, 3.2))
ULNA = band(((18.9, 63.9), (19.0, 67.0), (19.8, 74.0), (21.0, 80.0), (22.5, 86.0), (23.3, 89.3)), (1.9, 2.5, 1.6, 1.3, 1.1, 1.4))
FIBULA = band(((12.7, 128.4), (12.6, 131.0), (12.4, 142.0), (11.8, 153.0), (11.4, 159.5), (11.2, 163.8)), (1.7, 1.0, 0.9, 0.9, 1.2, 1.7))
PATELLA = smooth(((9.1, 117.0), (10.8, 117.9), (10.9, 119.6), (9.1, 121.8), (7.3, 119.6), (7.4, 117.9)))

ILIUM = smooth(
    (
        (3.7, 73.2), (4.6, 70.8), (7.2, 68.9), (10.6, 68.8), (13.4, 70.9), (14.2, 73.4), (13.2, 75.6), (12.2, 77.2), (11.6, 78.6),
        (9.4, 78.2), (7.4, 79.2), (6.0, 80.6), (4.9, 79.9), (3.9, 77.6), (3.3, 75.4),
    )
)  # fmt: skip
# The head of the femur stands in it: a crescent above and inside.
ACETABULUM = smooth(
    (
        (12.9, 79.6), (12.0, 77.7), (9.8, 76.9), (7.2, 77.7), (5.5, 79.9), (5.4, 82.4), (6.6, 84.6), (8.3, 85.3), (8.6, 84.3), (7.1, 82.9),
        (6.6, 81.2), (7.1, 79.6), (8.5, 78.4), (10.2, 78.3), (11.6, 79.2), (12.3, 80.0),
    )
)  # fmt: skip
PUBIS = smooth(
    (
        (6.0, 82.0), (6.7, 84.0), (5.2, 84.7), (3.5, 85.6), (3.2, 87.0), (4.1, 88.7), (5.0, 90.3), (4.0, 91.0), (2.4, 89.0), (0.7, 87.6),
        (0.4, 85.4), (0.9, 83.7), (2.6, 83.2), (4.4, 82.6),
    )
)  # fmt: skip
ISCHIUM = smooth(
    (
        (7.0, 85.0), (8.6, 85.5), (9.2, 86.8), (8.7, 89.2), (7.5, 91.7), (5.7, 92.4), (4.1, 91.2), (5.2, 90.3), (6.6, 89.6),
        (7.2, 87.6), (6.9, 86.0),
    )
)  # fmt: skip


def _digit(start: tuple[float, float], towards: tuple[float, float], lengths: tuple[float, ...], width: float) -> list[Curve]:
    """The bones of a finger or toe, one after the other, with a little air between them."""
    (x, y), (across, down) = start, towards
    size = (across * across + down * down) ** 0.5
    across, down = across / size, down / size
    found = []
    for rank, length in enumerate(lengths):
        thick = width * (1 - 0.1 * rank)
        end = (x + across * length, y + down * length)
        found.append(capsule((x, y), end, thick, thick * 0.85))
        x, y = end[0] + across * (0.4 + thick * 0.85), end[1] + down * (0.4 + thick * 0.85)
    return found


def hand() -> tuple[Curve, ...]:
    """The palm is seen, the thumb is away from the body."""
    wrist = (
        smooth(((23.4, 91.0), (25.0, 90.9), (26.9, 91.0), (27.7, 92.2), (25.6, 92.9), (23.7, 92.6))),
        smooth(((23.8, 93.4), (25.8, 93.6), (27.9, 93.0), (28.1, 94.4), (26.3, 95.2), (24.1, 95.0))),
    )
    fingers = (
        ((28.8, 95.2), (0.62, 0.85), (3.0, 2.2, 1.4), 1.3),
        ((27.6, 96.4), (0.30, 1.0), (5.0, 2.9, 1.4, 0.9), 1.15),
        ((26.3, 96.8), (0.14, 1.0), (5.0, 3.2, 1.7, 1.0), 1.15),
        ((25.1, 96.6), (0.0, 1.0), (4.5, 2.9, 1.6, 1.0), 1.1),
        ((24.1, 96.1), (-0.16, 1.0), (4.2, 2.2, 1.1, 0.8), 1.05),
    )
    return (*wrist, *(bone for finger in fingers for bone in _digit(*finger)))


def foot() -> tuple[Curve, ...]:
    """Seen from the front and a little from above."""
    ankle = (
        smooth(((7.1, 164.7), (8.4, 163.6), (9.6, 163.7), (10.7, 164.8), (11.3, 166.6), (9.6, 167.4), (7.2, 167.0))),
        smooth(((7.0, 167.9), (9.2, 168.2), (11.6, 167.5), (12.6, 169.2), (10.2, 170.1), (7.0, 169.8))),
    )
    toes = (
        ((7.6, 171.2), (-0.02, 1.0), (3.6, 1.3, 0.8), 1.35),
        ((9.1, 171.3), (0.14, 1.0), (3.6, 0.9, 0.4), 0.95),
        ((10.4, 171.2), (0.28, 1.0), (3.3, 0.8, 0.4), 0.9),
        ((11.6, 170.9), (0.44, 1.0), (3.0, 0.7, 0.4), 0.9),
        ((12.7, 170.3), (0.6, 1.0), (2.7, 0.6, 0.3), 0.9),
    )
    return (*ankle, *(bone for toe in toes for bone in _digit(*toe)))
