"""What a dossier says of one case: plain words in the language of the reader, ready for a page, for paper and for JSON."""

from __future__ import annotations

from jalon.board.dossier.model.cited import Cite, Document, Explained, Knowledge, Landmark, Read, Verified
from jalon.board.dossier.model.days import Due, Lane, Span, TimeLine
from jalon.board.dossier.model.finding import Argument, Finding, Gap, Other, Reason
from jalon.board.dossier.model.front import Alarm, Asked, Recommendation, Unknown, Who
from jalon.board.dossier.model.pages import Act, Band, Bar, Lesion
from jalon.board.dossier.model.whole import Dossier

__all__ = [
    "Act",
    "Alarm",
    "Argument",
    "Asked",
    "Band",
    "Bar",
    "Cite",
    "Document",
    "Dossier",
    "Due",
    "Explained",
    "Finding",
    "Gap",
    "Knowledge",
    "Landmark",
    "Lane",
    "Lesion",
    "Other",
    "Read",
    "Reason",
    "Recommendation",
    "Span",
    "TimeLine",
    "Unknown",
    "Verified",
    "Who",
]
