"""The mark of a lesion: a disc that says its state without a colour, and a bold red ring when one must act today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

from jalon.board.drawing.curves import Point
from jalon.board.drawing.svg import ACT, INK

# The French words of each state, and how its mark looks.
STATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "lytic": ("lytique", "hachuré"),
        "mixed": ("mixte", "à moitié plein"),
        "blastic": ("condensante", "plein"),
        "": ("type non connu", "anneau"),
    }
)
URGENT = ("agir aujourd'hui", "double cercle gras")


@dataclass(frozen=True, slots=True)
class Mark:
    """One lesion of the drawing: its short name, its whole name, the leaves where it may be, its state.

    No leaf: its site is not known, or it is not of bone; `leaves` of several sites: somewhere in them.
    """

    label: str
    name: str
    leaves: tuple[str, ...]
    matrix: str
    urgent: bool


def disc(at: Point, radius: float, matrix: str, urgent: bool, sure: bool = True) -> str:
    """The mark of a state; with a broken edge when the place is not sure."""
    x, y = round(at.x), round(at.y)
    broken = "" if sure else f' stroke-dasharray="{radius / 2:.0f} {radius / 3:.0f}"'
    drawn = f'<circle cx="{x}" cy="{y}" r="{radius:g}" fill="#fff" stroke="{INK}" stroke-width="{radius / 6:.1f}"{broken}/>'
    if matrix == "blastic":
        drawn += f'<circle cx="{x}" cy="{y}" r="{radius * 0.8:.0f}" fill="{INK}"/>'
    elif matrix == "mixed":
        reach = round(radius * 0.8)
        drawn += f'<path d="M{x} {y - reach}a{reach} {reach} 0 0 0 0 {2 * reach}z" fill="{INK}"/>'
    elif matrix == "lytic":
        drawn += _hatch(x, y, radius * 0.92)
    else:
        drawn += f'<circle cx="{x}" cy="{y}" r="{radius * 0.42:.0f}" fill="none" stroke="{INK}" stroke-width="{radius / 8:.1f}"/>'
    if urgent:
        drawn += f'<circle cx="{x}" cy="{y}" r="{radius * 1.45:.0f}" fill="none" stroke="{ACT}" stroke-width="{radius / 2.6:.1f}"/>'
    return drawn


def _hatch(x: float, y: float, radius: float) -> str:
    """Chords that rise to the right."""
    chords = ""
    for offset in (-0.66, -0.22, 0.22, 0.66):
        half = sqrt(1 - offset * offset) * radius * 0.7071
        middle_x, middle_y = x + offset * radius * 0.7071, y + offset * radius * 0.7071
        chords += f"M{middle_x - half:.0f} {middle_y + half:.0f}L{middle_x + half:.0f} {middle_y - half:.0f}"
    return f'<path d="{chords}" fill="none" stroke="{INK}" stroke-width="{radius / 6:.1f}"/>'
