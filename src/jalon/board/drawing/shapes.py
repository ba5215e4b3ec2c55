"""Every site of the vocabulary as a shape of the picture, in the units of its view box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jalon.board.drawing import limbs, strip, trunk
from jalon.board.drawing.curves import Curve, Point, box, mirrored

# A quarter of a point is fine enough to be written whole.
SCALE = 13.6
MIDLINE = 570.0
TOP = 40.0
STRIP = 1300.0
WIDTH, HEIGHT = 1640.0, 2500.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One site: what is drawn of it in the skeleton, what of it in the enlarged spine, and where its lesion is marked."""

    site: str
    front: tuple[Curve, ...]
    side: tuple[Curve, ...] = ()

    @property
    def curves(self) -> tuple[Curve, ...]:
        """All that is drawn of it."""
        return self.front + self.side

    def anchor(self) -> Point:
        """The middle of its largest piece; of a vertebra, of the body in the enlarged spine."""
        if self.side:
            return _strip(strip.MIDDLES[strip.LEVELS.index(self.site.removeprefix("spine."))])
        points = max(self.front, key=_area).points()
        return Point(sum(point.x for point in points) / len(points), sum(point.y for point in points) / len(points))


def _area(curve: Curve) -> float:
    around = box((curve,))
    return (around.right - around.left) * (around.bottom - around.top)


def _front(point: Point) -> Point:
    return Point(MIDLINE + point.x * SCALE, TOP + point.y * SCALE)


def _strip(point: Point) -> Point:
    return Point(STRIP + point.x * SCALE, TOP + point.y * SCALE)


def placed(curves: Iterable[Curve]) -> tuple[Curve, ...]:
    """Curves of the body where the picture has them."""
    return tuple(curve.moved(_front) for curve in curves)


def both(curves: Iterable[Curve]) -> tuple[Curve, ...]:
    """Curves of the left half of the body, and their mirror image."""
    drawn = tuple(curves)
    return placed((*drawn, *(mirrored(curve) for curve in drawn)))


def _half() -> dict[str, tuple[Curve, ...]]:
    """What the body has twice."""
    found: dict[str, tuple[Curve, ...]] = {
        "clavicle": (limbs.CLAVICLE,),
        "scapula": (limbs.SCAPULA,),
        "radius": (limbs.RADIUS,),
        "ulna": (limbs.ULNA,),
        "fibula": (limbs.FIBULA,),
        "patella": (limbs.PATELLA,),
        "pelvis.ilium": (limbs.ILIUM,),
        "pelvis.acetabulum": (limbs.ACETABULUM,),
        "pelvis.ischium": (limbs.ISCHIUM,),
        "pelvis.pubis": (limbs.PUBIS,),
        "hand": limbs.hand(),
        "foot": limbs.foot(),
    }
    for bone, drawn in (("humerus", limbs.HUMERUS), ("femur", limbs.FEMUR), ("tibia", limbs.TIBIA)):
        found |= {f"{bone}.{part}": (curve,) for part, curve in drawn.pieces().items()}
    found |= {f"rib.{rank}": (trunk.rib(rank),) for rank in range(1, 13)}
    return found


@cache
def shapes() -> dict[str, Shape]:
    """Of each leaf of the vocabulary, its shape."""
    found = {
        "skull": placed((trunk.SKULL,)),
        "mandible": placed((trunk.MANDIBLE,)),
        "sternum": placed((trunk.STERNUM,)),
    }
    for name, curves in _half().items():
        found[f"{name}.left"] = placed(curves)
        found[f"{name}.right"] = placed(mirrored(curve) for curve in curves)
    made = {site: Shape(site, curves) for site, curves in found.items()}
    for level in strip.LEVELS:
        if level == "coccyx":
            seen = trunk.COCCYX
        elif level.startswith("S"):
            seen = trunk.sacral(int(level[1:]))
        else:
            seen = trunk.vertebra(level)
        site = f"spine.{level}"
        made[site] = Shape(site, placed((seen,)), tuple(curve.moved(_strip) for curve in strip.side(level)))
    return made
