"""The drawings of a dossier, from its own data."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.dossier.model import Bar, Dossier, Lesion, TimeLine
from jalon.board.drawing import lesions, marks, score_bar, time_line


@dataclass(frozen=True, slots=True)
class Pictures:
    """The drawings of one dossier."""

    dossier: Dossier

    def skeleton(self, drawn: bool = False) -> str:
        """The skeleton with the lesions; its bones shown again where the page has `drawn` them already."""
        return lesions.skeleton(self.marks(), self.dossier.lang, drawn)

    def marked(self) -> str:
        """What lies on the bones: the lesions with their names, in the frame of the bones."""
        return lesions.marked(self.marks(), self.dossier.lang)

    def legend(self) -> tuple[str, ...]:
        """The same lesions as text."""
        return lesions.told(self.marks(), self.dossier.lang)

    def bar(self, bar: Bar) -> str:
        """A score on its scale."""
        return score_bar.score_bar(bar, self.dossier.lang)

    def line(self, line: TimeLine) -> str:
        """What is given, planned, blocked and due."""
        return time_line.time_line(line, self.dossier.calendar, self.dossier.lang)

    def marks(self) -> tuple[marks.Mark, ...]:
        """The lesions of the dossier as marks."""
        return tuple(_mark(one) for one in self.dossier.lesions)


def bones_alone() -> str:
    """The skeleton without lesions: `marked` is laid on it."""
    return lesions.bones_alone()


def _mark(lesion: Lesion) -> marks.Mark:
    findings = (*(bar.finding for bar in lesion.scores), *lesion.options, *lesion.findings)
    urgent = any(one.urgency == "now" and one.status != "not_applicable" and one.value != "not_indicated" for one in findings)
    return marks.Mark(lesion.id, lesion.name, lesion.leaves, lesion.matrix, urgent)
