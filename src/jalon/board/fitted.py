"""A table that fits the terminal without cutting words where it can be helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

GAP = 2  # columns of the terminal between two columns of the table


@dataclass(frozen=True)
class Fitted:
    """Lines of texts, each with a style, under a header if any. `word`: the letters of a word that a column keeps together.

    A column no wider than `short` is never folded.
    """

    header: Sequence[Text]
    lines: Sequence[tuple[Sequence[Text], str]]
    word: int = 14
    short: int = 8

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table at the width of the terminal."""
        headed = bool(self.header)
        # The rule under a header is drawn one column wide between two others.
        gap = (0, GAP - 1, 0, 0) if headed else (0, GAP, 0, 0)
        made = Table(box=box.SIMPLE_HEAD if headed else None, show_header=headed, show_edge=False, pad_edge=False, padding=gap)
        for place, width in enumerate(self.widths(options.max_width)):
            made.add_column(self.header[place] if headed else "", width=width, overflow="fold", vertical="top")
        for cells, style in self.lines:
            made.add_row(*cells, style=style)
        yield made

    def widths(self, most: int) -> list[int]:
        """As wide as the texts where there is room; else each column keeps its longest word, and the rest is shared."""
        columns = list(zip(*([self.header] if self.header else []), *(cells for cells, _ in self.lines), strict=True))
        natural = [max((len(line) for text in column for line in text.plain.split("\n")), default=0) for column in columns]
        longest = [max((len(word) for text in column for word in text.plain.split()), default=0) for column in columns]
        least = [wide if wide <= self.short else min(word, self.word) for wide, word in zip(natural, longest, strict=True)]
        room = most - GAP * (len(columns) - 1)
        if sum(natural) <= room:
            return natural
        if sum(least) >= room:
            return [max(1, wide * room // sum(least)) for wide in least]
        given, spare = list(least), room - sum(least)
        # The columns that lack little get it first: what is short stays on one line.
        needs = sorted((wide - narrow, place) for place, (wide, narrow) in enumerate(zip(natural, least, strict=True)))
        for left, (need, place) in zip(range(len(needs), 0, -1), needs, strict=True):
            more = min(need, spare // left)
            given[place] += more
            spare -= more
        return given

    @property
    def texts(self) -> list[Text]:
        """Every text of the table."""
        return [*self.header, *(text for cells, _ in self.lines for text in cells)]
