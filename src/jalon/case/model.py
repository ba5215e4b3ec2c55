"""The case file: one frozen model per part, every key annotated with what it says."""

# No postponed annotations here: pydantic would compile each of them again at import.

from datetime import date
from typing import Annotated

from pydantic import Field

from jalon.case import quantities as q
from jalon.case import words as w
from jalon.case.board_model import Board
from jalon.case.care_model import Care, Needs, Pallia10
from jalon.case.drugs import DRUG
from jalon.case.lesion_model import Lesion
from jalon.case.model_base import Element, Facts, Record, Seen
from jalon.case.patient_model import Biopsy, Conditions, Dental, DiaryEntry, Lab, Nodes, Patient, Symptoms
from jalon.case.procedures import PROCEDURE
from jalon.case.shape import Block, Elements, Said
from jalon.case.sites import SITE
from jalon.case.value_types import DateType, TextType


class Tumour(Seen):
    """One primary tumour."""

    organ: Annotated[Facts, Said("organe primitif", "primary organ", w.PRIMARY, fixed=True)] = ()
    histology: Annotated[Facts, Said("histologie", "histology", w.HISTOLOGY, 5, fixed=True)] = ()
    diagnosed: Annotated[Facts, Said("date du diagnostic", "date of diagnosis", DateType(), fixed=True)] = ()
    controlled: Annotated[Facts, Said("primitif contrôlé", "primary controlled", w.YES_NO, 4)] = ()
    accessible: Annotated[Facts, Said("primitif accessible à la biopsie", "primary reachable for biopsy", w.YES_NO, 4)] = ()
    resected: Annotated[Facts, Said("primitif opéré", "primary resected", w.YES_NO, fixed=True)] = ()
    progression: Annotated[Facts, Said("date de progression", "date of progression", DateType(), fixed=True)] = ()
    size: Annotated[Facts, Said("taille du primitif", "size of the primary", q.LENGTH, 4)] = ()
    stage: Annotated[Facts, Said("stade", "stage", TextType())] = ()
    grade: Annotated[Facts, Said("grade", "grade", TextType(), 5, fixed=True)] = ()
    high_grade: Annotated[Facts, Said("haut grade", "high grade", w.YES_NO, 5, fixed=True)] = ()
    invasive: Annotated[Facts, Said("tumeur infiltrante", "invasive tumour", w.YES_NO, 5, fixed=True)] = ()
    located: Annotated[Facts, Said("primitif localisé à l'imagerie", "primary located on imaging", w.YES_NO, 4)] = ()
    breast_surgery: Annotated[Facts, Said("chirurgie du sein", "breast surgery", w.BREAST_SURGERY)] = ()
    breast_radiotherapy: Annotated[Facts, Said("irradiation du sein entier", "whole-breast radiotherapy", w.GIVEN)] = ()
    hormone_dependent: Annotated[Facts, Said("hormonodépendance", "hormone dependence", w.YES_NO, 5, fixed=True)] = ()
    tnm: Annotated[dict[str, Facts], Said("TNM", "TNM", TextType(), open=True, fixed=True)] = Field(default_factory=dict)
    biomarkers: Annotated[dict[str, Facts], Said("biomarqueurs", "biomarkers", TextType(), 5, open=True, fixed=True)] = Field(
        default_factory=dict
    )


class Course(Seen):
    """A drug or a procedure, with its days."""

    drug: Annotated[Facts, Said("médicament", "drug", DRUG)] = ()
    procedure: Annotated[Facts, Said("geste", "procedure", PROCEDURE)] = ()
    lesion: Annotated[Facts, Said("lésion visée", "lesion treated", TextType("lesion"))] = ()
    site: Annotated[Facts, Said("région traitée", "region treated", SITE)] = ()
    target: Annotated[Facts, Said("cible", "target", TextType())] = ()
    dose: Annotated[Facts, Said("dose totale (Gy)", "total dose (Gy)", q.RADIATION, instead=("drug", "drug_dose"))] = ()
    drug_dose: Annotated[Facts, Said("dose du médicament", "drug dose", q.DRUG_DOSE)] = ()
    fractions: Annotated[Facts, Said("nombre de fractions", "number of fractions", q.COUNT_FROM_1)] = ()
    doses: Annotated[Facts, Said("nombre de doses", "number of doses", q.COUNT)] = ()
    from_: Annotated[Facts, Said("début", "start", DateType())] = Field(default=(), alias="from")
    to: Annotated[Facts, Said("fin", "end", DateType(w.NEVER))] = ()
    last: Annotated[Facts, Said("dernière dose", "last dose", DateType(w.NEVER))] = ()
    every: Annotated[Facts, Said("intervalle", "interval", q.DAYS)] = ()
    running: Annotated[Facts, Said("en cours", "running", w.YES_NO)] = ()
    route: Annotated[Facts, Said("voie", "route", w.ROUTE)] = ()
    intent: Annotated[Facts, Said("intention", "intent", w.INTENT)] = ()
    line: Annotated[Facts, Said("ligne", "line", q.COUNT_FROM_1)] = ()
    response: Annotated[Facts, Said("réponse", "response", w.RESPONSE, 4)] = ()
    electrode: Annotated[Facts, Said("électrode de radiofréquence", "radiofrequency electrode", w.ELECTRODE)] = ()


class Treatment(Course):
    """What was or is given."""

    reviewed: Annotated[Facts, Said("réévaluation du bénéfice et du risque", "review of benefit and risk", DateType(w.YES_NO))] = ()


class Plan(Course):
    """What the board considers."""


class Imaging(Element):
    """One examination."""

    modality: Annotated[Facts, Said("examen", "examination", w.MODALITY, 4)] = ()
    on: Annotated[Facts, Said("date", "date", DateType())] = ()
    organ: Annotated[Facts, Said("organe", "organ", w.ORGAN, 4)] = ()
    lesion: Annotated[Facts, Said("lésion", "lesion", TextType("lesion"))] = ()
    site: Annotated[Facts, Said("région", "region", SITE, 4)] = ()
    findings: Annotated[Facts, Said("constatations", "findings", TextType(), 4)] = ()
    result: Annotated[Facts, Said("résultat pour l'os", "result for bone", w.RESULT, 4)] = ()
    new_foci: Annotated[Facts, Said("nouveaux foyers", "new foci", w.YES_NO, 4)] = ()
    new_sclerosis: Annotated[Facts, Said("nouvelle condensation", "new sclerosis", w.YES_NO, 4)] = ()
    marrow_infiltration: Annotated[Facts, Said("infiltration médullaire", "marrow infiltration", w.MARROW, 4)] = ()
    response: Annotated[Facts, Said("réponse osseuse", "bone response", w.RESPONSE, 4)] = ()
    nonbone_response: Annotated[Facts, Said("réponse hors de l'os", "response outside bone", w.RESPONSE, 4)] = ()


class Event(Element):
    """A bone event."""

    kind: Annotated[Facts, Said("événement", "event", w.EVENT_KIND)] = ()
    lesion: Annotated[Facts, Said("lésion", "lesion", TextType("lesion"))] = ()
    site: Annotated[Facts, Said("localisation", "site", SITE)] = ()
    on: Annotated[Facts, Said("date", "date", DateType())] = ()
    treated: Annotated[Facts, Said("traité", "treated", w.YES_NO)] = ()


class Listed(Record):
    """Whether each list is all there is."""

    tumours: Annotated[Facts, Said("liste des tumeurs", "list of tumours", w.LISTED)] = ()
    lesions: Annotated[Facts, Said("liste des lésions", "list of lesions", w.LISTED)] = ()
    treatments: Annotated[Facts, Said("liste des traitements", "list of treatments", w.LISTED)] = ()
    plan: Annotated[Facts, Said("projet", "plan", w.LISTED)] = ()
    imaging: Annotated[Facts, Said("liste des examens", "list of examinations", w.LISTED)] = ()
    events: Annotated[Facts, Said("liste des événements", "list of events", w.LISTED)] = ()
    labs: Annotated[Facts, Said("liste des analyses", "list of laboratory results", w.LISTED)] = ()
    implants: Annotated[Facts, Said("liste des implants", "list of implants", w.LISTED)] = ()


class CaseFile(Record):
    """The whole file."""

    case: str = ""
    on: date
    question: str = ""
    wish: str = ""
    asks: str = ""
    listed: Annotated[Listed | None, Block("listes complètes", "complete lists", past=True)] = None
    patient: Annotated[Patient | None, Block("patient", "patient")] = None
    conditions: Annotated[Conditions | None, Block("affections", "conditions")] = None
    symptoms: Annotated[Symptoms | None, Block("symptômes", "symptoms")] = None
    nodes: Annotated[Nodes | None, Block("ganglions", "nodes", past=True)] = None
    needs: Annotated[Needs | None, Block("besoins", "needs")] = None
    dental: Annotated[Dental | None, Block("bouche", "mouth", short="dental.reviewed")] = None
    handed_over: Annotated[Facts, Said("remis au patient le", "handed over on", DateType(w.NEVER))] = ()
    tumours: Annotated[tuple[Tumour, ...], Elements("tumeurs", "tumours", "tumour", known_by=("organ", "histology"))] = ()
    lesions: Annotated[tuple[Lesion, ...], Elements("lésions", "lesions", "lesion", known_by=("organ", "site"))] = ()
    treatments: Annotated[
        tuple[Treatment, ...], Elements("traitements", "treatments", "treatment", known_by=("drug", "procedure"), past=True)
    ] = ()
    plan: Annotated[tuple[Plan, ...], Elements("projet", "plan", "plan", known_by=("drug", "procedure"))] = ()
    imaging: Annotated[tuple[Imaging, ...], Elements("imagerie", "imaging", "imaging", known_by=("modality",), past=True)] = ()
    events: Annotated[tuple[Event, ...], Elements("événements", "events", "event", known_by=("kind",), past=True)] = ()
    labs: Annotated[tuple[Lab, ...], Elements("analyses", "laboratory results", "lab", own=False)] = ()
    diary: Annotated[tuple[DiaryEntry, ...], Elements("carnet", "diary", "diary", own=False)] = ()
    board: Annotated[Board | None, Block("réunion", "board")] = None
    biopsy: Annotated[Biopsy | None, Block("prélèvement osseux", "bone sample")] = None
    care: Annotated[Care | None, Block("accompagnement", "support")] = None
    pallia10: Annotated[Pallia10 | None, Block("PALLIA-10", "PALLIA-10")] = None
