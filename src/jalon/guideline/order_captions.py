"""The rule by which a caption puts objects in order."""

from __future__ import annotations

from jalon.guideline.names import Names, Words
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import Block


def ranked_by(block: Block, names: Names, report: Reporter) -> str:
    """The rule that orders, as the caption names it."""
    said = block.rank.strip("`")
    if not block.rank:
        return ""
    if block.kind != "Décision" or any(kind != "patient" for kind, _ in block.objects):
        report("rank place", report.locate("Rang", block.at), said=block.kind, find="Rang")
        return ""
    named = names.rules.get(said)
    if named is None or named.about in ("patient", "pair") or not isinstance(named.kind, Words) or len(named.kind.ids) < 2:
        known = [name for name, one in names.rules.items() if one.about not in ("patient", "pair") and isinstance(one.kind, Words)]
        report("rank rule", report.locate(said, block.at), said=said, known=known, find=said)
        return ""
    return said
