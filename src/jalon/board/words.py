"""The fixed words of the dossier: French in the code and in the templates, English in one catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jalon.board.spaces import spaced

CATALOGUE = Path(__file__).parent / "locale" / "en.po"


@dataclass(frozen=True)
class Words:
    """Says a fixed text in one language; `say("Souhait")`, `say("{n} sources", n=3)`."""

    lang: str

    def __call__(self, french: str, **named: object) -> str:
        """The text, its values in their places. A text without its English is an error, not a French word in an English page."""
        text = spaced(french, "fr") if self.lang == "fr" else english()[french]
        return text.format(**named) if named else text

    def count(self, one: str, several: str, number: int, **named: object) -> str:
        """One text or the other, as the language counts: in French zero is singular."""
        single = number < 2 if self.lang == "fr" else number == 1
        return self(one if single else several, n=number, **named)

    def content(self, said: str) -> str:
        """A word of the sheets, such as « recommandé »; a grade such as « I, A » is the same in both languages."""
        return said if self.lang == "fr" else english().get(said, said)

    @property
    def number(self) -> int:
        """The place of this language in a pair."""
        return 0 if self.lang == "fr" else 1


@cache
def english() -> Mapping[str, str]:
    """The English of every fixed text."""
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        read = read_po(file, abort_invalid=True)
    return MappingProxyType({str(one.id): str(one.string) for one in read if one.id and one.string})
