"""Landmarks that belong to a rule: figures of the paper that every answer of the rule carries, printed value beside the corrected one."""

from __future__ import annotations

from typing import Any

from jalon.guideline.program import Landmark, Program, Rule
from jalon.guideline.reasons import VERIFICATION, cite

Json = dict[str, Any]


def landmarks_of(program: Program, rule: Rule) -> dict[str, Any]:
    """The landmarks of a rule, as an answer carries them; nothing when it has none."""
    if not rule.landmarks:
        return {}
    told: dict[int, list[Json]] = program.memory.setdefault("landmarks", {})
    if rule.slot not in told:
        told[rule.slot] = [_told(program, one) for one in rule.landmarks]
    return {"landmarks": told[rule.slot]}


def _told(program: Program, one: Landmark) -> dict[str, Any]:
    note = program.notes[one.note] if one.note >= 0 else None
    texts = {"measure": one.measure, "printed": one.printed, "corrected": one.corrected, "population": one.population}
    return {name: {"fr": text[0], "en": text[1]} for name, text in texts.items()} | {
        "verification": VERIFICATION.get(one.verification, one.verification),
        "cites": [
            cite(program, note.source if note and note.source else one.source, note.where if note else one.where, one.sheet, one.line)
        ],
    }
