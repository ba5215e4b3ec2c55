"""The skeleton: every bone of the vocabulary, named in both languages, each drawn once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jalon.board.drawing import limbs, strip, trunk
from jalon.board.drawing.curves import Curve
from jalon.board.drawing.shapes import both, placed, shapes
from jalon.board.drawing.svg import INK, clean, path
from jalon.case.sites import SITE

STROKE = 4.2
_FINE = 'stroke-width="2"'


def bone(site: str) -> str:
    """A leaf of the vocabulary, with its two names."""
    word = SITE.word(site)
    assert word is not None
    names = f'<title lang="fr">{clean(word.fr)}</title><title lang="en">{clean(word.en)}</title>'
    return path(shapes()[site].curves, inner=names)


def _pair(*names: str) -> str:
    return "".join(bone(f"{name}.{side}") for name in names for side in ("right", "left"))


def _tubes(curves: Iterable[Curve], wide: float) -> str:
    """Lines drawn as ribbons: what is no bone of its own, and the backs of the ribs."""
    lines = both(curves)
    return path(lines, f'fill="none" stroke-width="{wide + 6:g}"') + path(lines, f'fill="none" stroke="#fff" stroke-width="{wide:g}"')


def _long(name: str, drawn: limbs.LongBone) -> str:
    parts = "".join(_pair(f"{name}.{part}") for part, _ in drawn.parts)
    return f"<g {_FINE}>{parts}</g>" + path(both([drawn.whole()]), 'fill="none"')


@cache
def bones() -> str:
    """All bones, from the back to the front, the enlarged spine with them."""
    lumbar_up = sorted(strip.LEVELS[:24], key=lambda level: level[0] == "L")
    return "".join(
        (
            f'<g fill="#fff" stroke="{INK}" stroke-width="{STROKE:g}" stroke-linejoin="round" stroke-linecap="round">',
            _pair("scapula"),
            _tubes((trunk.rib_behind(rank) for rank in range(1, 11)), 11),
            _pair("rib.12", "rib.11", "pelvis.ilium"),
            *(bone(f"spine.{level}") for level in (*lumbar_up, *strip.LEVELS[24:])),
            path(placed(trunk.FORAMINA), f'fill="{INK}" stroke="none"'),
            bone("mandible"),
            bone("skull"),
            path(placed(trunk.FACE)),
            path(placed(trunk.TEETH), _FINE),
            _tubes(trunk.cartilages(), 9),
            *(_pair(f"rib.{rank}") for rank in range(10, 0, -1)),
            bone("sternum"),
            _pair("clavicle", "pelvis.pubis", "pelvis.ischium", "pelvis.acetabulum"),
            _long("humerus", limbs.HUMERUS),
            _long("femur", limbs.FEMUR),
            _pair("fibula"),
            _long("tibia", limbs.TIBIA),
            _pair("patella", "ulna", "radius", "hand", "foot"),
            "</g>",
        )
    )
