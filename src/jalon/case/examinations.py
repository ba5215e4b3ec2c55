"""What an examination shows follows from what it found."""

from __future__ import annotations

from collections.abc import Iterable

from jalon.case.statement import Statement
from jalon.case.walk import Found


def results(imaging: Iterable[Found]) -> None:
    """New foci make a result positive or doubtful, never negative."""
    for one in imaging:
        seen = next((said for said in one.facts.get("new_foci", ()) if said.words == frozenset(("yes",))), None)
        if seen is not None and all(said.unknown for said in one.facts.get("result", ())):
            one.facts["result"] = [
                Statement(words=frozenset(("positive", "doubtful")), said="positive or doubtful", on=seen.on, source=seen.source)
            ]
