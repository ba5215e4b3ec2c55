"""What may be said of a lesion."""

# No postponed annotations here: pydantic would compile each of them again at import.

from types import MappingProxyType
from typing import Annotated

from jalon.case import quantities as q
from jalon.case import words as w
from jalon.case.model_base import Facts, Group, Seen
from jalon.case.shape import Block, Said
from jalon.case.sites import SITE, SPINE
from jalon.case.value_types import DateType, TextType

_BONE = ("lesion.organ", frozenset(("bone",)))
_SPINE = ("lesion.site", SPINE)


class Pain(Group):
    """Pain of one lesion, as the clinician recorded it."""

    grade: Annotated[Facts, Said("douleur (grade de Mirels)", "pain (Mirels grade)", w.PAIN_GRADE, 1)] = ()
    mechanical: Annotated[Facts, Said("douleur mécanique", "mechanical pain", w.YES_NO, 1)] = ()
    scale: Annotated[
        Facts,
        Said(
            "intensité de la douleur (0 à 10)",
            "pain intensity (0 to 10)",
            q.SCALE,
            1,
            MappingProxyType({"loinc": "72514-3"}),
        ),
    ] = ()
    refractory: Annotated[Facts, Said("douleur résistante aux antalgiques", "pain refractory to analgesics", w.YES_NO, 1)] = ()
    neuropathic: Annotated[Facts, Said("douleur neuropathique", "neuropathic pain", w.YES_NO, 1)] = ()
    nocturnal: Annotated[Facts, Said("douleur nocturne", "night pain", w.YES_NO, 1)] = ()
    on_loading: Annotated[Facts, Said("douleur à l'appui", "pain on weight-bearing", w.YES_NO, 1)] = ()
    localised: Annotated[Facts, Said("douleur localisée", "localised pain", w.YES_NO, 1)] = ()
    painful: Annotated[Facts, Said("lésion douloureuse", "painful lesion", w.YES_NO, 1, at="painful")] = ()


class Spine(Group):
    """A vertebra with a lesion."""

    alignment: Annotated[Facts, Said("alignement du rachis", "spinal alignment", w.ALIGNMENT, 4, applies=_SPINE)] = ()
    collapse: Annotated[
        Facts,
        Said("tassement du corps vertébral", "vertebral body collapse", q.FRACTION, 4, applies=_SPINE),
    ] = ()
    body_involved: Annotated[
        Facts,
        Said(
            "part du corps vertébral atteinte",
            "part of the vertebral body involved",
            q.FRACTION,
            4,
            applies=_SPINE,
        ),
    ] = ()
    posterolateral: Annotated[
        Facts,
        Said("atteinte postéro-latérale", "posterolateral involvement", w.POSTEROLATERAL, 4, applies=_SPINE),
    ] = ()
    posterior_wall: Annotated[Facts, Said("mur postérieur", "posterior wall", w.POSTERIOR_WALL, 4, applies=_SPINE)] = ()
    epidural: Annotated[Facts, Said("atteinte épidurale (ESCC)", "epidural involvement (ESCC)", w.EPIDURAL, 4, applies=_SPINE)] = ()
    wall_retropulsion: Annotated[Facts, Said("recul du mur postérieur", "posterior wall retropulsion", w.YES_NO, 4, applies=_SPINE)] = ()
    height_restorable: Annotated[Facts, Said("hauteur restaurable", "height can be restored", w.YES_NO, 4, applies=_SPINE)] = ()


class Neurology(Group):
    """Neurological signs due to one lesion."""

    deficit: Annotated[Facts, Said("déficit neurologique", "neurological deficit", w.YES_NO, 1)] = ()
    onset: Annotated[Facts, Said("début du déficit", "onset of the deficit", DateType(), 1, fixed=True)] = ()
    frankel: Annotated[Facts, Said("grade de Frankel", "Frankel grade", w.FRANKEL, 1)] = ()
    walking: Annotated[Facts, Said("marche", "walking", w.WALKING, 1)] = ()
    sphincter: Annotated[Facts, Said("troubles sphinctériens", "sphincter trouble", w.YES_NO, 1)] = ()
    radicular: Annotated[Facts, Said("douleur radiculaire", "radicular pain", w.YES_NO, 1)] = ()


class Lesion(Seen):
    """One lesion, of bone or elsewhere."""

    tumour: Annotated[Facts, Said("tumeur d'origine", "tumour it comes from", TextType("tumour"), fixed=True)] = ()
    organ: Annotated[Facts, Said("organe", "organ", w.ORGAN, 4, fixed=True)] = ()
    site: Annotated[Facts, Said("localisation", "site", SITE, 4, applies=_BONE, fixed=True)] = ()
    matrix: Annotated[Facts, Said("type de lésion", "type of lesion", w.MATRIX, 4, applies=_BONE)] = ()
    cortical_extent: Annotated[
        Facts,
        Said("atteinte corticale", "cortical involvement", q.FRACTION, 4, applies=_BONE),
    ] = ()
    cortical_measure: Annotated[
        Facts,
        Said(
            "mesure de l'atteinte corticale",
            "what the cortical fraction is of",
            w.CORTICAL_MEASURE,
            4,
            applies=_BONE,
        ),
    ] = ()
    axial_cortical: Annotated[Facts, Said("atteinte corticale axiale", "axial cortical involvement", q.EXTENT, 4, applies=_BONE)] = ()
    circumferential_cortical: Annotated[
        Facts,
        Said(
            "atteinte corticale circonférentielle",
            "circumferential cortical involvement",
            q.FRACTION,
            4,
            applies=_BONE,
        ),
    ] = ()
    cortical_breach: Annotated[Facts, Said("rupture corticale", "cortical breach", w.YES_NO, 4, applies=_BONE)] = ()
    modality: Annotated[Facts, Said("examen de mesure", "imaging used to measure", w.MODALITY, 4)] = ()
    soft_tissue_extension: Annotated[Facts, Said("extension aux parties molles", "soft-tissue extension", w.YES_NO, 4, applies=_BONE)] = ()
    size: Annotated[Facts, Said("taille", "size", q.LENGTH, 4)] = ()
    depth: Annotated[Facts, Said("profondeur", "depth", q.LENGTH, 4)] = ()
    fracture: Annotated[Facts, Said("fracture", "fracture", w.FRACTURE, 4, applies=_BONE, fixed=("yes",))] = ()
    fracture_unstable: Annotated[Facts, Said("fracture instable", "unstable fracture", w.YES_NO, 4, applies=_BONE)] = ()
    painful: Annotated[Facts, Said("lésion douloureuse", "painful lesion", w.YES_NO, 1)] = ()
    causal: Annotated[Facts, Said("lésion prouvée responsable des signes", "lesion shown to explain the symptoms", w.YES_NO, 1)] = ()
    chronology: Annotated[Facts, Said("chronologie des signes", "course of the symptoms", w.CHRONOLOGY, 1)] = ()
    pain: Annotated[Pain | None, Block("douleur", "pain", short="painful")] = None
    spine: Annotated[Spine | None, Block("rachis", "spine", applies=_SPINE)] = None
    neurology: Annotated[Neurology | None, Block("neurologie", "neurology")] = None
    found: Annotated[Facts, Said("date de découverte", "date found", DateType(), fixed=True)] = ()
    new: Annotated[Facts, Said("lésion nouvelle", "new lesion", w.YES_NO, 4)] = ()
    controlled: Annotated[Facts, Said("lésion contrôlée", "lesion controlled", w.YES_NO, 4)] = ()
    uptake: Annotated[Facts, Said("fixation", "uptake", w.UPTAKE, 4)] = ()
    necrotic: Annotated[Facts, Said("nécrose", "necrosis", w.YES_NO, 4)] = ()
    hypervascular: Annotated[Facts, Said("lésion hypervascularisée", "hypervascular lesion", w.YES_NO, 4)] = ()
    joint_involved: Annotated[Facts, Said("articulation atteinte", "joint involved", w.YES_NO, 4, applies=_BONE)] = ()
    biopsied: Annotated[Facts, Said("biopsie de la lésion", "lesion biopsied", w.YES_NO, 5, fixed=True)] = ()
    histology: Annotated[Facts, Said("histologie de la lésion", "histology of the lesion", w.HISTOLOGY, 5, fixed=True)] = ()
    pathology: Annotated[Facts, Said("conclusion de la biopsie", "conclusion of the biopsy", w.PATHOLOGY, 5, fixed=True)] = ()
    regional: Annotated[Facts, Said("atteinte locale ou régionale", "local or regional disease", w.YES_NO, 4, fixed=True)] = ()
    treatable: Annotated[Facts, Said("traitement local sûr possible", "safe local treatment possible", w.YES_NO, 2)] = ()
    accessible: Annotated[Facts, Said("accessible à l'aiguille", "reachable with a needle", w.YES_NO, 4)] = ()
    resectable: Annotated[Facts, Said("résécable", "resectable", w.YES_NO, 4)] = ()
    near_organ_at_risk: Annotated[Facts, Said("organe à risque au contact", "organ at risk close by", w.YES_NO, 4)] = ()
    near_metal: Annotated[Facts, Said("métal au contact", "metal close by", w.YES_NO, 4)] = ()
    small: Annotated[Facts, Said("petite lésion, dit le radiologue", "small lesion, says the radiologist", w.YES_NO, 4)] = ()
    bulky: Annotated[Facts, Said("lésion volumineuse, dit le radiologue", "bulky lesion, says the radiologist", w.YES_NO, 4)] = ()
    superficial: Annotated[Facts, Said("lésion superficielle", "superficial lesion", w.YES_NO, 4)] = ()
    surgery_possible: Annotated[Facts, Said("chirurgie possible", "surgery possible", w.YES_NO, 2)] = ()
    radiotherapy_possible: Annotated[Facts, Said("radiothérapie possible", "radiotherapy possible", w.YES_NO, 2)] = ()
    stabilisation_needed: Annotated[Facts, Said("stabilisation nécessaire", "stabilisation needed", w.YES_NO, 4, applies=_BONE)] = ()
    biopsy_wanted: Annotated[Facts, Said("biopsie souhaitée", "biopsy wanted", w.YES_NO, 2)] = ()
    skin_healed: Annotated[Facts, Said("peau cicatrisée au site opéré", "skin healed at the operated site", w.YES_NO, 1)] = ()
    irradiated: Annotated[Facts, Said("déjà irradiée", "already irradiated", w.YES_NO, fixed=True)] = ()
    weight_bearing: Annotated[Facts, Said("zone d'appui", "weight-bearing area", w.YES_NO, 4, applies=_BONE)] = ()
