"""Each word of the patient's lexicon, explained in a sentence of its own right after the one that first uses it."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.board.dossier.model import Explained
from jalon.guideline.program import Program
from jalon.guideline.words_found import folded, found_in


@dataclass
class Explainer:
    """What a letter has already explained."""

    program: Program
    side: int
    told: dict[int, None] = field(default_factory=dict)

    def after(self, text: str) -> list[str]:
        """What the words of a text mean, for those that the reader meets for the first time; and the words of these meanings."""
        found, waiting = [], [text]
        while waiting:
            for number in found_in(self.program.patient_lexicon, waiting.pop(0), self.side):
                if number not in self.told:
                    self.told[number] = None
                    meaning = self.program.patient_lexicon[number].meaning[self.side]
                    found.append(meaning)
                    waiting.append(meaning)
        return found

    def words(self) -> tuple[Explained, ...]:
        """The words explained, in alphabetical order."""
        entries = [self.program.patient_lexicon[number] for number in self.told]
        made = (Explained(entry.forms[self.side][0], entry.meaning[self.side]) for entry in entries)
        return tuple(sorted(made, key=lambda one: folded(one.word).casefold()))
