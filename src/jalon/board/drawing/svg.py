"""The few elements that the drawings are made of, as text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from jalon.board.drawing.curves import Curve

INK = "#222"
ACT = "#a80018"
FONT = "Atkinson Hyperlegible, sans-serif"


def clean(text: str) -> str:
    """A text as XML takes it: escaped, without characters that no XML may hold."""
    kept = "".join(
        one if one in "\t\n" or " " <= one <= "\ud7ff" or "\ue000" <= one <= "\ufffd" or one > "\uffff" else "\ufffd" for one in text
    )
    return escape(kept, quote=True)


def picture(width: float, height: float, title: str, description: str, *parts: str) -> str:
    """A whole drawing, named and described for who does not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" font-family="{FONT}">'
        f"<title>{clean(title)}</title><desc>{clean(description)}</desc>{''.join(parts)}</svg>"
    )


def path(curves: Sequence[Curve], style: str = "", inner: str = "") -> str:
    """Some curves as one path."""
    drawn = "".join(curve.written() for curve in curves)
    said = f" {style}" if style else ""
    return f'<path{said} d="{drawn}">{inner}</path>' if inner else f'<path{said} d="{drawn}"/>'


def text(x: float, y: float, said: str, size: float, style: str = "") -> str:
    """A line of text, from the left of its baseline."""
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size:g}" fill="{INK}"{" " + style if style else ""}>{clean(said)}</text>'


def line(x: float, y: float, to_x: float, to_y: float, style: str = "") -> str:
    """A straight line."""
    return f'<path d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" fill="none" stroke="{INK}"{" " + style if style else ""}/>'


def width_of(said: str, size: float) -> float:
    """About how wide a text is set, a little too wide rather than too narrow."""
    return sum(0.32 if one in "iljtfr.,:;!'|()1 \u202f\u00a0" else 0.86 if one in "mwMW—%" else 0.58 for one in said) * size


def hatched(left: float, top: float, right: float, bottom: float, gap: float, rising: bool = True, style: str = "") -> str:
    """Slanted lines across a rectangle."""
    high = bottom - top
    pieces = []
    at = left - high + gap / 2
    while at < right:
        begin, end = max(at, left), min(at + high, right)
        if begin < end:
            first, last = begin - at, end - at
            y, to_y = (bottom - first, bottom - last) if rising else (top + first, top + last)
            pieces.append(f"M{begin:.1f} {y:.1f}L{end:.1f} {to_y:.1f}")
        at += gap
    return f'<path d="{"".join(pieces)}" fill="none" stroke="{INK}"{" " + style if style else ""}/>'
