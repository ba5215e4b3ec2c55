"""What is wrong with a sheet, at its line with its caret."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.engine.nearest import nearest
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble
from jalon.guideline.wording import MESSAGES


class Reporter:
    """Collects the troubles of one sheet; called with a code, a place and what to quote."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.splitlines()
        self.name = name
        self.troubles: list[Trouble] = []

    def __call__(
        self,
        code: str,
        at: Place,
        *,
        said: str = "",
        path: str = "",
        unit: str = "",
        known: Sequence[str] = (),
        width: int = 1,
        shift: int = 0,
        find: str = "",
        instead: str = "",
        witness: tuple[str, str] | None = None,
        said_en: str = "",
        path_en: str = "",
    ) -> None:
        """Add one trouble. `known` lists the words that would do, the nearest is suggested; `find` places the caret by search.

        Without `find`, a name that the line quotes further on draws the caret to itself.
        """
        french, advice, english, advice_en = MESSAGES[code]
        likely = nearest(said, known) if said and known else None
        shown = list(known)[:8]
        fields = {
            "said": said,
            "path": path,
            "unit": unit,
            "instead": instead,
            "known": ", ".join(shown) + (" …" if len(known) > 8 else ""),
        }
        fr = fields | {"near": f" ; vouliez-vous dire {likely} ?" if likely else ""}
        en = fields | {"near": f"; did you mean {likely}?" if likely else "", "said_en": said_en, "path_en": path_en or path}
        line = self.lines[at.line - 1] if 0 < at.line <= len(self.lines) else ""
        column = at.column + shift
        if find and find in line:
            column, width = line.index(find) + 1, len(find)
        elif said and f"`{said}`" in line[column - 1 :]:
            column, width = line.index(f"`{said}`", column - 1) + 2, len(said)
        following = (
            self.lines[at.line : at.line + 1]
            if line.startswith("|") and at.line < len(self.lines) and self.lines[at.line].startswith("|")
            else []
        )
        excerpt = (line, *following) if line else ()
        said_pair = (french.format(**fr), english.format(**en))
        advice_pair = (_end(advice.format(**fr)), _end(advice_en.format(**en)))
        trouble = Trouble(Place(self.name, at.line, column), said_pair, advice_pair, excerpt, max(width, 1), witness)
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def start(self, line: int = 1) -> Place:
        """The beginning of a line of the file."""
        return Place(self.name, line, 1)

    def locate_line(self, text: str) -> Place:
        """The line that is exactly this text; the beginning of the file when there is none."""
        return self.start(next((number for number, line in enumerate(self.lines, start=1) if line.strip() == text), 1))

    def locate(self, text: str, at: Place) -> Place:
        """Where words stand, from a place on in its paragraph; that place when they are not found."""
        for number, line in enumerate(self.lines[at.line - 1 :], start=at.line):
            column = line.find(text, at.column - 1 if number == at.line else 0)
            if column >= 0:
                return Place(at.sheet, number, column + 1)
            if not line.strip():
                break
        return at


def _end(text: str) -> str:
    return text.replace("?.", "?")
