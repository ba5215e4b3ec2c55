"""What is wrong with a sheet, told to the person who wrote it: where, what, an example, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jalon.engine.tree import Place


@dataclass(frozen=True, slots=True)
class Trouble:
    """One defect of one sheet. `said` and `advice` are (French, English); `witness` is an example patient, if one exists."""

    place: Place
    said: tuple[str, str]
    advice: tuple[str, str]
    excerpt: tuple[str, ...] = ()
    width: int = 1
    witness: tuple[str, str] | None = None

    def text(self, lang: str = "fr") -> str:
        """The message of `style.md` § 4 in French or English."""
        which = 0 if lang == "fr" else 1
        lines = [f"{self.place.sheet}:{self.place.line}  {self.said[which]}", ""]
        number = len(str(self.place.line + max(len(self.excerpt) - 1, 0)))
        for offset, line in enumerate(self.excerpt):
            lines.append(f"   {self.place.line + offset:>{number}} | {line}".rstrip())
            if offset == 0:
                lines.append(f"   {'':>{number}} | {' ' * (self.place.column - 1)}{'^' * self.width}")
        if self.excerpt:
            lines.append("")
        if self.witness:
            lines.append((" Exemple : " if lang == "fr" else " Example: ") + self.witness[which])
        lines.append(" " + self.advice[which])
        return "\n".join(lines)


class Troubles(Exception):
    """The sheets cannot be used; every defect found is listed."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n\n".join(trouble.text() for trouble in self.troubles))
