"""A score on its scale: one box a point, the points where it may be in black, the classes of the scale below."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.board.dossier.model import Band, Bar
from jalon.board.drawing.svg import INK, clean, line, picture, width_of
from jalon.board.words import Words

_WIDTH, _EDGE, _TOP, _HIGH = 640.0, 4.0, 8.0, 34.0
_NUMBER, _NAME, _ROW = 17.0, 16.0, 23.0


def score_bar(bar: Bar, lang: str) -> str:
    """The scale of a score with what is known of it."""
    say = Words(lang)
    step = (_WIDTH - 2 * _EDGE) / (bar.most - bar.least + 1)
    rows, depth = _names(bar.bands, bar.least, step)
    height = _TOP + _HIGH + (14 + depth * _ROW + 8 if bar.bands else 6)
    return picture(
        _WIDTH,
        height,
        f"{bar.finding.title}{say(' : ')}{_range(bar, say)} {say('sur {most}', most=bar.most)}",
        say(" ; ").join(told(bar, lang)),
        *(_box(points, bar, step) for points in range(bar.least, bar.most + 1)),
        *(_cut(band.first, bar.least, step) for band in bar.bands if band.first > bar.least),
        *rows,
    )


def told(bar: Bar, lang: str) -> tuple[str, ...]:
    """The classes as text: from which to which point, and what it is called."""
    say = Words(lang)
    return tuple(f"{_span(band.first, band.last, say)}{say(' : ')}{band.says}" for band in bar.bands)


def _range(bar: Bar, say: Words) -> str:
    return _span(bar.low, bar.high, say)


def _span(first: int, last: int, say: Words) -> str:
    return str(first) if first == last else say("{low} à {high}", low=first, high=last)


def _box(points: int, bar: Bar, step: float) -> str:
    """A point of the scale: black where the score may be."""
    x = _EDGE + (points - bar.least) * step
    held = bar.low <= points <= bar.high
    bold = ' font-weight="bold"' if held else ""
    return (
        f'<rect x="{x:.1f}" y="{_TOP:g}" width="{step:.1f}" height="{_HIGH:g}" fill="{INK if held else "#fff"}" '
        f'stroke="{"#fff" if held else INK}" stroke-width="1"/>'
        f'<rect x="{x:.1f}" y="{_TOP:g}" width="{step:.1f}" height="{_HIGH:g}" fill="none" stroke="{INK}" stroke-width="1"/>'
        f'<text x="{x + step / 2:.1f}" y="{_TOP + _HIGH / 2 + 6:g}" font-size="{_NUMBER:g}" text-anchor="middle" '
        f'fill="{"#fff" if held else INK}"{bold}>{points}</text>'
    )


def _cut(first: int, least: int, step: float) -> str:
    """The limit between two classes."""
    x = _EDGE + (first - least) * step
    return line(x, 0, x, _TOP + _HIGH + 12, 'stroke-width="3"')


def _names(bands: Sequence[Band], least: int, step: float) -> tuple[list[str], int]:
    """Each class under its part of the scale, on the first line where it has room."""
    drawn: list[str] = []
    ends: list[float] = []
    for band in bands:
        left, right = _EDGE + (band.first - least) * step, _EDGE + (band.last + 1 - least) * step
        middle, long = (left + right) / 2, width_of(band.says, _NAME)
        begin = min(max(middle - long / 2, 2), max(_WIDTH - long - 2, 2))
        row = next((index for index, end in enumerate(ends) if end + 14 < begin), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = begin + long
        y = _TOP + _HIGH + 14 + (row + 1) * _ROW - 5
        base = _TOP + _HIGH + 7
        drawn.append(line(left + 4, base, right - 4, base, 'stroke-width="1.5"'))
        drawn.append(line(middle, base, middle, y - _NAME + 1, 'stroke-width="1"'))
        drawn.append(
            f'<text x="{begin + long / 2:.1f}" y="{y:.1f}" font-size="{_NAME:g}" text-anchor="middle" fill="{INK}" stroke="#fff" '
            'stroke-width="5" '
            f'paint-order="stroke">{clean(band.says)}</text>'
        )
    return drawn, len(ends)
