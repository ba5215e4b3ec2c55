"""French typography of what is printed: no line begins with the mark that ends the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from jalon.board.fitted import Fitted

# The wrapping of rich breaks at every kind of space, the no-break one too: a letter stands in until the lines are made.
_HELD = "\ue000"
_SPACE = re.compile("(?<=«) | (?=[:;?!»])")


@dataclass(frozen=True)
class French:
    """A part of a page whose lines never begin with `:`, `;`, `?`, `!` or `»`, nor end with `«`."""

    part: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines of the part, its spaces put back."""
        _hold(self.part)
        for segment in console.render(self.part, options):
            yield Segment(segment.text.replace(_HELD, " "), segment.style, segment.control)


def _hold(part: RenderableType) -> None:
    if isinstance(part, Text):
        # One character for one: the styles stay where they are.
        part.plain = _SPACE.sub(_HELD, part.plain)
    elif isinstance(part, Padding):
        _hold(part.renderable)
    elif isinstance(part, Group):
        for inner in part.renderables:
            _hold(inner)
    elif isinstance(part, Table):
        for column in part.columns:
            for cell in column.cells:
                _hold(cell)
    elif isinstance(part, Fitted):
        for text in part.texts:
            _hold(text)
