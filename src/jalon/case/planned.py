"""What joins a plan to the lesion at which it aims: each tells something of the other."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.case.procedures import ABLATIONS, RADIOTHERAPIES
from jalon.case.shape import Derived
from jalon.case.statement import Statement
from jalon.case.walk import Found
from jalon.case.words import YES_NO

_BONE = ("lesion.organ", frozenset(("bone",)))
_YES, _NO = frozenset(("yes",)), frozenset(("no",))
# Facts of a lesion that are also read from the plans that aim at it.
OF_THE_TARGET = ("causal", "near_organ_at_risk", "near_metal", "biopsy_wanted")
_ACTS = ("plan.procedure", "plan.lesion")
TARGETS = (
    Derived("plan.target.causal", "lésion visée prouvée responsable des signes", "target shown to explain the symptoms", YES_NO, 1,
            follows=("plan.lesion", "lesion.causal")),
    Derived("plan.target.near_organ_at_risk", "organe à risque près de la lésion visée", "organ at risk near the target", YES_NO, 4,
            follows=("plan.lesion", "lesion.near_organ_at_risk")),
    Derived("plan.target.near_metal", "métal au contact de la lésion visée", "metal close to the target", YES_NO, 4,
            follows=("plan.lesion", "lesion.near_metal")),
    Derived("plan.target.biopsy_wanted", "biopsie souhaitée de la lésion visée", "biopsy of the target wanted", YES_NO,
            follows=("plan.lesion", "lesion.biopsy_wanted")),
)  # fmt: skip
PLANNED = (
    Derived("lesion.radiotherapy_planned", "radiothérapie prévue ici", "radiotherapy planned here", YES_NO, applies=_BONE, follows=_ACTS),
    Derived("lesion.ablation_planned", "ablation prévue ici", "ablation planned here", YES_NO, applies=_BONE, follows=_ACTS),
    *TARGETS,
)


def planned(plans: Sequence[Found], lesions: Sequence[Found]) -> None:
    """Whether each lesion is to be irradiated or ablated, and what each plan may read of its one target."""
    by_id = {lesion.id: lesion for lesion in lesions}
    for plan in plans:
        target = by_id.get(aims[0]) if len(aims := _targets(plan)) == 1 else None
        for name in OF_THE_TARGET if target is not None else ():
            assert target is not None
            if said := target.facts.get(name):
                plan.facts[f"target.{name}"] = list(said)
    for lesion in lesions:
        for name, procedures in (("radiotherapy_planned", RADIOTHERAPIES), ("ablation_planned", ABLATIONS)):
            found = _aimed(plans, lesion, procedures)
            if found is not None:
                lesion.facts[name] = [found]


def _aimed(plans: Sequence[Found], lesion: Found, procedures: frozenset[str]) -> Statement | None:
    """Yes when a plan surely aims such an act at the lesion, no when none may (the plan is complete by definition), else nothing."""
    doubt = False
    for plan in plans:
        said = [statement.words for statement in plan.facts.get("procedure", ())]
        words = frozenset().union(*(one for one in said if one is not None)) if said and None not in said else None
        if words is None and "drug" in plan.facts:
            continue
        may = words is None or bool(words & procedures)
        aims = _targets(plan)
        if words is not None and words <= procedures and lesion.id in aims:
            return Statement(words=_YES, said=plan.id)
        doubt = doubt or (may and (not aims or lesion.id in aims))
    return None if doubt else Statement(words=_NO, said="plan: complete")


def _targets(plan: Found) -> list[str]:
    return [said.text for said in plan.facts.get("lesion", ()) if said.text is not None]
