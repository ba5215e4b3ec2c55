"""One case as the board reads it."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.board.dossier.model.cited import Document, Explained, Knowledge, Landmark, Read
from jalon.board.dossier.model.days import Due, TimeLine
from jalon.board.dossier.model.finding import Finding
from jalon.board.dossier.model.front import Alarm, Asked, Recommendation, Unknown, Who
from jalon.board.dossier.model.pages import Act, Lesion


@dataclass(frozen=True, slots=True)
class Dossier:
    """One case as the board reads it. Dates are ISO in `on` and in the time line, in words everywhere else."""

    lang: str
    case: str
    on: str
    day: str
    question: str
    wish: str
    who: Who
    alarms: tuple[Alarm, ...]
    first: tuple[Recommendation, ...]
    further: int
    unknown: tuple[Unknown, ...]
    contradictory: tuple[str, ...]
    set_aside: tuple[str, ...]
    urgent: tuple[Finding, ...]
    lesions: tuple[Lesion, ...]
    acts: tuple[Act, ...]
    general: tuple[Finding, ...]
    support: tuple[Asked, ...]
    calendar: tuple[Due, ...]
    line: TimeLine
    landmarks: tuple[Landmark, ...]
    readings: tuple[Read, ...]
    documents: tuple[Document, ...]
    words: tuple[Explained, ...]
    scope: str
    version: str
    knowledge: tuple[Knowledge, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Every answer, in the order of the pages."""
        found = list(self.urgent)
        for lesion in self.lesions:
            found += [bar.finding for bar in lesion.scores]
            found += [*lesion.options, *lesion.findings]
        for act in self.acts:
            found += [*act.requirements, *act.findings]
        return (*found, *self.general)
