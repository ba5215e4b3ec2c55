"""What other sources say where they say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import Env
from jalon.guideline.answer import Json, values_of
from jalon.guideline.program import Rule
from jalon.guideline.reasons import cites
from jalon.guideline.stands_for import named, stand_alike, standing
from jalon.guideline.trace import trace

if TYPE_CHECKING:
    from jalon.guideline.answers import Reasoner


def stood(reasoner: Reasoner, other: Rule, listed: list[Any], told: Json, env: Env) -> Json:
    """What another source says, with the lists for which its outcomes stand for this object."""
    if not other.lists:
        return told
    said = standing(other, listed, reasoner.facts, env)
    return told | {"value": said[0] if len(said) == 1 else None, "possible": said} | named(other, listed, single=len(listed) == 1)


def conflicts(reasoner: Reasoner, rule: Rule, mask: int, env: Env) -> tuple[list[tuple[Rule, list[Any], Json]], dict[str, str] | None]:
    """What the other sources in force say of some objects when it is something else, and a note on those that are more recent."""
    found: list[tuple[Rule, list[Any], Json]] = []
    newer = 0
    mine = reasoner.program.sources[rule.source].edition
    for other in reasoner.definitions(rule.name):
        if other.slot == rule.slot:
            continue
        source = reasoner.program.sources[other.source]
        theirs = reasoner.evaluation.mask(other.slot, env) & ~NOT_APPLICABLE
        if not theirs or theirs == mask & ~NOT_APPLICABLE:
            continue
        slot = reasoner.program.slots[other.slot]
        listed = values_of(slot, theirs)
        if stand_alike(rule, values_of(slot, mask & ~NOT_APPLICABLE), other, listed):
            continue
        told: Json = {
            "source": source.label,
            "edition": source.edition.isoformat() if source.edition else None,
            "value": listed[0] if len(listed) == 1 else None,
            "possible": listed,
            "cites": cites(reasoner.program, other, trace(slot, reasoner.inner(slot, env), env)),
        }
        found.append((other, listed, told))
        newer += bool(source.edition and mine and source.edition > mine)
    if not newer or mine is None:
        return found, None
    several = newer > 1
    return found, {
        "fr": f"édition {mine.year} ; {newer} source{'s' if several else ''} plus récente{'s' if several else ''} "
        f"{'disent' if several else 'dit'} autre chose ici",
        "en": f"{mine.year} edition; {newer} more recent source{'s' if several else ''} say{'' if several else 's'} otherwise here",
    }
