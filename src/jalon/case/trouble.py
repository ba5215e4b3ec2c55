"""Why a case file is refused, told in the reader's words, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category

from jalon.case.person import identifies

_SHOWN = 60
_CAP = 20


@dataclass(frozen=True, slots=True)
class Both:
    """One sentence in both languages."""

    fr: str
    en: str

    def text(self, lang: str) -> str:
        """The sentence in `fr` or `en`."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True)
class CaseTrouble:
    """One thing to correct in a case file: where, what was written, why it is refused, what to do."""

    path: str
    line: int | None
    value: str | None = None
    why: Both | None = None
    expected: Both | None = None
    nearest: str | None = None
    todo: Both | None = None

    def __post_init__(self) -> None:
        # A path is made of words of the file: a mark that hides or turns the text around must not reach a screen.
        object.__setattr__(self, "path", "".join(c if c.isprintable() else "\ufffd" for c in self.path))

    def text(self, lang: str = "fr") -> str:
        """The message: `lesions[L2].site (line 23): "spine.T21"; did you mean spine.T12?`."""
        fr = lang == "fr"
        parts = []
        if self.value is not None:
            parts.append(f"«\u00a0{self.value}\u00a0»" if fr else f'"{self.value}"')
        if self.why is not None:
            parts.append(self.why.text(lang))
        if self.nearest is not None:
            parts.append(f"vouliez-vous dire {self.nearest}\u00a0?" if fr else f"did you mean {self.nearest}?")
        elif self.expected is not None:
            parts.append(("attendu\u00a0: " if fr else "expected: ") + self.expected.text(lang))
        if self.todo is not None:
            parts.append(self.todo.text(lang))
        head = self.path or ("fichier" if fr else "file")
        if self.line is not None:
            head += f" (ligne {self.line})" if fr else f" (line {self.line})"
        told = f"{head}\u00a0: " + "\u00a0; ".join(parts) if fr else f"{head}: " + "; ".join(parts)
        # Known names come from the file too: no control and no mark of direction reaches a screen.
        return "".join("\ufffd" if category(c) in ("Cc", "Cf") else c for c in told)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a value is refused; `person` when showing it would identify the patient."""

    why: Both | None = None
    expected: Both | None = None
    nearest: str | None = None
    todo: Both | None = None
    person: bool = False


class CaseTroubles(ValueError):
    """A case file that is refused: `troubles` in the order found, `more` when others were left unsaid."""

    def __init__(self, name: str, troubles: tuple[CaseTrouble, ...], more: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.troubles = troubles
        self.more = more

    def text(self, lang: str = "fr") -> str:
        """All the messages, one a line."""
        lines = [trouble.text(lang) for trouble in self.troubles]
        if self.more:
            lines.append("… et d'autres" if lang == "fr" else "… and others")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text("en")


class Gathered:
    """The troubles of one reading; it stops the reading when there are too many to be useful."""

    __slots__ = ("name", "troubles")

    def __init__(self, name: str) -> None:
        self.name = name
        self.troubles: list[CaseTrouble] = []

    def add(self, trouble: CaseTrouble) -> None:
        """Keep this trouble and go on; raises when the cap is passed."""
        if len(self.troubles) >= _CAP:
            raise CaseTroubles(self.name, self._in_order(), more=True)
        self.troubles.append(trouble)

    def refuse(self, trouble: CaseTrouble) -> CaseTroubles:
        """What to raise when the reading cannot go on after this trouble."""
        self.troubles.append(trouble)
        return CaseTroubles(self.name, self._in_order())

    def settle(self) -> None:
        """Raise what was gathered, if anything was."""
        if self.troubles:
            raise CaseTroubles(self.name, self._in_order())

    def _in_order(self) -> tuple[CaseTrouble, ...]:
        return tuple(sorted(self.troubles, key=lambda trouble: trouble.line or 0))


BACKWARDS = Both("le début dépasse la fin", "the start is above the end")
# Between braces YAML ends a value at each comma: `{size: 1,7 cm}` would be `size: 1` and a key `7 cm`.
QUOTE_COMMA = Both(
    'entre accolades, mettre la virgule décimale entre guillemets : "1,7 cm"', 'between braces, quote a decimal comma: "1,7 cm"'
)
SWAP = Both("échanger les deux bornes", "swap the two ends")


def shown(value: str) -> str | None:
    """The value as a message may repeat it: one line, 60 characters, never a person's identifier."""
    value = " ".join(value[:2_000].split())
    if identifies(value[:200]) is not None:
        return None
    line = "".join(c if c.isprintable() else "\ufffd" for c in value[:500])
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
