"""Where a lesion comes from: what is known of its tumour, told of the lesion; and of the lung primary, told of the patient."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.case.facts import Facts
from jalon.case.shape import Derived
from jalon.case.statement import Statement
from jalon.case.walk import Found
from jalon.case.words import HISTOLOGY, PRIMARY, YES_NO

_YES, _NO = frozenset(("yes",)), frozenset(("no",))
_LINK = ("lesion.tumour", "listed.tumours")
# What of its tumour is told of a lesion.
_CONTROLLED = ("primitif de la lésion contrôlé", "primary of the lesion controlled")
_LUNG = ("histologie du primitif du poumon", "histology of the lung primary")
_TOLD = (("primary", "organ"), ("primary_histology", "histology"), ("primary_controlled", "controlled"))
_LUNG_RESTS = ("tumour.organ", "listed.tumours")
_LUNG_CELLS = ("tumour.histology", *_LUNG_RESTS)
_HISTOLOGY = ("histologie du primitif", "histology of the primary")
ORIGINS = (
    Derived("lesion.primary", "primitif de la lésion", "primary of the lesion", PRIMARY, follows=(*_LINK, "tumour.organ")),
    Derived("lesion.primary_histology", *_HISTOLOGY, HISTOLOGY, 5, follows=(*_LINK, "tumour.histology")),
    Derived("lesion.primary_controlled", *_CONTROLLED, YES_NO, 4, follows=(*_LINK, "tumour.controlled")),
    Derived("patient.lung_primary", "primitif du poumon", "lung primary", YES_NO, follows=_LUNG_RESTS),
    Derived(
        "patient.lung_histology", *_LUNG, HISTOLOGY, 5, applies=("patient.lung_primary", _YES), follows=_LUNG_CELLS
    ),
)


def primaries(lesions: Sequence[Found], tumours: Sequence[Found], complete: bool) -> None:
    """What is known of the tumour that a lesion names; without a name, of any tumour of a complete list."""
    for lesion in lesions:
        said = lesion.facts.get("tumour", ())
        named = [statement.text for statement in said if statement.text is not None]
        mine = [one for one in tumours if one.id in named] if named else list(tumours) if complete else []
        if not mine or len(mine) < len(set(named)):
            continue
        for name, path in _TOLD:
            stated = [_words(one, path) for one in mine]
            words = frozenset().union(*(one for one in stated if one is not None))
            if words and None not in stated:
                lesion.facts[name] = [Statement(words=words, said=" | ".join(sorted(words)), source=f"tumour:{mine[0].id}")]


def lung(patient: Facts, tumours: Sequence[Found], complete: bool) -> None:
    """`lung_primary`, and its histology."""
    organs = [_words(one, "organ") for one in tumours]
    mine = [one for one, organ in zip(tumours, organs, strict=True) if organ == frozenset(("lung",))]
    if mine:
        patient["patient.lung_primary"] = [Statement(words=_YES, said="yes", source=f"tumour:{mine[0].id}")]
    elif complete and all(organ is not None and "lung" not in organ for organ in organs):
        patient["patient.lung_primary"] = [Statement(words=_NO, said="no", source="tumours: complete")]
    told = [statement for one in mine for statement in one.facts.get("histology", ()) if statement.words is not None]
    if mine and all(_words(one, "histology") is not None for one in mine):
        patient["patient.lung_histology"] = [Statement(words=one.words, said=one.said, on=one.on, source=one.source) for one in told]


def _words(one: Found, path: str) -> frozenset[str] | None:
    said = [statement.words for statement in one.facts.get(path, ()) if statement.words is not None]
    return frozenset().union(*said) if said else None
