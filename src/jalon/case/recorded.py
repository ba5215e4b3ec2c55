"""Whether the file says something of a matter, whatever it says: that is always known, since the file is all there is to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from jalon.case.facts import Facts
from jalon.case.shape import Derived
from jalon.case.statement import Statement
from jalon.case.value_types import Word, WordType
from jalon.case.walk import Found
from jalon.case.words import DONE, YES_NO

_BONE = ("lesion.organ", frozenset(("bone",)))
_DONE, _NOT_DONE = frozenset(("done",)), frozenset(("not_done",))
_YES, _NO = frozenset(("yes",)), frozenset(("no",))
# What makes each of them recorded: any of these facts of the lesion.
_OF_A_LESION: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "recorded.pain": ("painful", "pain.grade", "pain.scale", "pain.refractory", "pain.mechanical"),
        "recorded.chronology": ("chronology", "neurology.onset"),
        "recorded.neurology": ("neurology.deficit", "neurology.frankel"),
        "recorded.neighbours": ("near_organ_at_risk",),
        "recorded.fracture_risk": ("fracture",),
    }
)
# What a dentist has written: care to be given, bone that shows or has died, a socket that has healed. Silence is none of them.
_JAW = ("dental.exposed_bone", "conditions.osteonecrosis_of_jaw")
_TO_TREAT = ("dental.care_needed", *_JAW)
CONFIRMED = WordType((*YES_NO.words, Word("none", "non notée", "not recorded")), synonyms=YES_NO.synonyms)
_DIMENSIONS = ("physical", "emotional", "social", "spiritual")
_ROLES = (
    "radiologist", "rheumatologist", "oncologist", "radiation_oncologist", "orthopaedic_surgeon", "spine_surgeon", "pain_physician",
    "pathologist", "nuclear_physician", "pneumologist", "palliative_physician", "coordinator",
)  # fmt: skip
RECORDED = (
    Derived("board.presence", "présence notée", "attendance recorded", DONE, follows=tuple(f"board.{role}" for role in _ROLES)),
    Derived("dental.recorded.to_treat", "bouche à soigner, notée", "mouth to be treated, as recorded", YES_NO, 4, follows=_TO_TREAT),
    Derived("dental.recorded.jaw", "os exposé ou ostéonécrose de mâchoire notés", "exposed bone or osteonecrosis of the jaw, as recorded",
            YES_NO, 4, follows=_JAW),
    Derived("dental.recorded.healing", "cicatrisation confirmée notée", "healing confirmed, as recorded", CONFIRMED, 4,
            follows=("dental.healing_confirmed",)),
    Derived("patient.recorded.activity", "évolution de la tumeur notée", "tumour activity recorded", DONE,
            follows=("tumour.controlled", "tumour.progression")),
    Derived("patient.recorded.histology", "histologie notée", "histology recorded", DONE, 5, follows=("tumour.histology",)),
    Derived("patient.recorded.survival", "survie estimée", "survival estimated", DONE, follows=("patient.life_expectancy.months",)),
    Derived("tumour.recorded.size", "taille du primitif notée", "size of the primary recorded", DONE, 4, follows=("tumour.size",)),
    Derived("tumour.recorded.grade", "grade noté", "grade recorded", DONE, 5, follows=("tumour.grade",)),
    Derived("needs.recorded.physical", "besoin physique noté", "physical need recorded", DONE, 1, follows=("needs.physical",)),
    Derived("needs.recorded.emotional", "besoin émotionnel noté", "emotional need recorded", DONE, 1, follows=("needs.emotional",)),
    Derived("needs.recorded.social", "besoin social noté", "social need recorded", DONE, 1, follows=("needs.social",)),
    Derived("needs.recorded.spiritual", "besoin spirituel noté", "spiritual need recorded", DONE, 1, follows=("needs.spiritual",)),
    Derived("care.recorded.coordinator", "interlocuteur qui coordonne noté", "coordinator recorded", DONE, 1,
            follows=("care.coordinator",)),
    Derived("care.recorded.place", "lieu souhaité noté", "preferred place recorded", DONE, 1, follows=("care.preferred_place",)),
    Derived("pallia10.recorded", "questions de PALLIA-10 remplies", "PALLIA-10 questions answered", DONE, 1,
            follows=("pallia10.incurable",)),
    Derived("care.recorded.planning", "discussion anticipée notée", "advance care planning recorded", DONE, 1,
            follows=("care.advance_planning",)),
    Derived("lesion.recorded.pain", "douleur notée", "pain recorded", DONE, 1, applies=_BONE, follows=("lesion.painful",)),
    Derived("lesion.recorded.chronology", "chronologie des signes notée", "course of the symptoms recorded", DONE, 1, applies=_BONE,
            follows=("lesion.chronology",)),
    Derived("lesion.recorded.neurology", "état neurologique noté", "neurological state recorded", DONE, 1, applies=_BONE,
            follows=("lesion.neurology.deficit",)),
    Derived("lesion.recorded.neighbours", "structures voisines notées", "adjacent structures recorded", DONE, 4, applies=_BONE,
            follows=("lesion.near_organ_at_risk",)),
    Derived("lesion.recorded.fracture_risk", "fracture cherchée", "fracture looked for", DONE, 4, applies=_BONE,
            follows=("lesion.fracture",)),
)  # fmt: skip


def recorded(patient: Facts, tumours: Sequence[Found], lesions: Sequence[Found]) -> None:
    """`done` where something was stated, on the day it was; `not_done` where the file is silent, or says that it is not known."""
    for path, read in (("to_treat", _TO_TREAT), ("jaw", _JAW)):
        patient[f"dental.recorded.{path}"] = [_any_yes([_latest(patient.get(one, ())) for one in read])]
    healing = _latest(patient.get("dental.healing_confirmed", ()))
    patient["dental.recorded.healing"] = [healing or Statement(words=frozenset(("none",)), said="not recorded")]
    _mark(patient, "board.presence", (said for role in _ROLES for said in patient.get(f"board.{role}", ())))
    _mark(patient, "patient.recorded.survival", patient.get("patient.life_expectancy.months", ()))
    for tumour in tumours:
        _mark(tumour.facts, "recorded.size", (*tumour.facts.get("size", ()), *tumour.facts.get("tnm.t", ())))
        _mark(tumour.facts, "recorded.grade", tumour.facts.get("grade", ()))
    for dimension in _DIMENSIONS:
        _mark(patient, f"needs.recorded.{dimension}", patient.get(f"needs.{dimension}", ()))
    for name, path in (("coordinator", "coordinator"), ("place", "preferred_place"), ("planning", "advance_planning")):
        _mark(patient, f"care.recorded.{name}", patient.get(f"care.{path}", ()))
    _mark(patient, "pallia10.recorded", [said for path in patient if path.startswith("pallia10.") for said in patient[path]])
    about = [*tumours, *lesions]
    _mark(patient, "patient.recorded.histology", (said for one in about for said in one.facts.get("histology", ())))
    activity = [said for one in tumours for path in ("controlled", "progression") for said in one.facts.get(path, ())]
    _mark(patient, "patient.recorded.activity", activity)
    for lesion in lesions:
        for name, paths in _OF_A_LESION.items():
            _mark(lesion.facts, name, (said for path in paths for said in lesion.facts.get(path, ())))


def _mark(facts: Facts, path: str, statements: Iterable[Statement]) -> None:
    told = [Statement(words=_DONE, said="done", on=said.on, source=said.source) for said in statements if not said.unknown]
    facts[path] = told or [Statement(words=_NOT_DONE, said="not done")]


def _latest(statements: Iterable[Statement]) -> Statement | None:
    """What was said last; of two said together, the one that says yes."""
    told = [said for said in statements if not said.unknown and said.words in (_YES, _NO)]
    return max(told, key=lambda said: (said.on.last if said.on else 0, said.words == _YES), default=None)


def _any_yes(statements: Iterable[Statement | None]) -> Statement:
    found = next((said for said in statements if said is not None and said.words == _YES), None)
    return found or Statement(words=_NO, said="not recorded")
