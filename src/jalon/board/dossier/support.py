"""Needs, who coordinates and what is wished: what the file says of each, an item of every dossier."""

from __future__ import annotations

from jalon.board.dossier.findings import capital
from jalon.board.dossier.model import Asked
from jalon.board.dossier.naming import Desk
from jalon.case import WordType, vocabulary

FACTS = (
    "needs.physical",
    "needs.emotional",
    "needs.social",
    "needs.spiritual",
    "needs.worries",
    "care.coordinator",
    "care.palliative_care",
    "care.advance_planning",
    "care.preferred_place",
)
# Shown when the file says it, not asked for in its place.
_IF_SAID = frozenset(("needs.worries",))


def support(desk: Desk) -> tuple[Asked, ...]:
    """Each of these facts with what was written of it; empty where it is still to be asked."""
    found = [(path, _asked(desk, path)) for path in FACTS]
    return tuple(one for path, one in found if one.says or one.told or path not in _IF_SAID)


def _asked(desk: Desk, path: str) -> Asked:
    known, label = vocabulary().field(path), capital(desk.fact(path))
    (patient,) = desk.case.of("patient") or (None,)
    statements = patient.facts.get(path, ()) if patient else ()
    if known is None or not isinstance(known.type, WordType):
        return Asked(label, "", " ; ".join(dict.fromkeys(one.said for one in statements if one.text)))
    # A need that was described is shown as it was described.
    described = [one.said for one in statements if one.words and one.said not in known.type.allowed] if known.type.described else []
    return Asked(label, desk.patient(path), " ; ".join(dict.fromkeys(described)))
