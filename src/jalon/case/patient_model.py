"""What may be said of the patient, apart from lesions and treatments."""

# No postponed annotations here: pydantic would compile each of them again at import.

from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from jalon.case import quantities as q
from jalon.case import words as w
from jalon.case.analytes import ANALYTE
from jalon.case.model_base import Element, Facts, Group
from jalon.case.shape import Block, Elements, Said
from jalon.case.value_types import DateType, TextType


class LifeExpectancy(Group):
    """How long the patient may live, and who says so."""

    months: Annotated[Facts, Said("espérance de vie (mois)", "life expectancy (months)", q.MONTHS)] = ()
    by: Annotated[Facts, Said("estimée par", "estimated by", w.BY_WHOM)] = ()


class Implant(Element):
    """Something implanted."""

    kind: Annotated[Facts, Said("implant", "implant", w.IMPLANT, at="patient.implants")] = ()
    on: str = ""


class Conditions(Group):
    """Other conditions that matter to the board."""

    coagulation_disorder: Annotated[Facts, Said("trouble de coagulation", "coagulation disorder", w.COAGULATION)] = ()
    infection: Annotated[Facts, Said("infection", "infection", w.INFECTION, 1)] = ()
    sarcoidosis: Annotated[Facts, Said("sarcoïdose", "sarcoidosis", w.YES_NO)] = ()
    granulomatosis: Annotated[Facts, Said("autre granulomatose", "other granulomatous disease", w.YES_NO)] = ()
    gastric_bypass: Annotated[Facts, Said("court-circuit gastrique", "gastric bypass", w.YES_NO, fixed=True)] = ()
    malabsorption: Annotated[Facts, Said("malabsorption", "malabsorption", w.YES_NO)] = ()
    cement_allergy: Annotated[Facts, Said("allergie au ciment", "cement allergy", w.YES_NO)] = ()
    contrast_allergy: Annotated[Facts, Said("allergie au produit de contraste", "contrast allergy", w.YES_NO)] = ()
    drug_allergy: Annotated[Facts, Said("allergie médicamenteuse", "drug allergy", w.YES_NO)] = ()
    kidney_disease: Annotated[Facts, Said("maladie rénale chronique", "chronic kidney disease", w.YES_NO)] = ()
    dialysis: Annotated[Facts, Said("dialyse", "dialysis", w.YES_NO)] = ()
    kidney_stones: Annotated[Facts, Said("lithiase rénale", "kidney stones", w.YES_NO)] = ()
    hyperparathyroidism: Annotated[Facts, Said("hyperparathyroïdie", "hyperparathyroidism", w.YES_NO)] = ()
    hypoparathyroidism: Annotated[Facts, Said("hypoparathyroïdie", "hypoparathyroidism", w.YES_NO)] = ()
    osteoporosis: Annotated[Facts, Said("ostéoporose", "osteoporosis", w.YES_NO)] = ()
    osteonecrosis_of_jaw: Annotated[Facts, Said("ostéonécrose de mâchoire", "osteonecrosis of the jaw", w.YES_NO)] = ()
    diabetes: Annotated[Facts, Said("diabète", "diabetes", w.YES_NO)] = ()
    heart_failure: Annotated[Facts, Said("insuffisance cardiaque", "heart failure", w.YES_NO)] = ()
    respiratory_failure: Annotated[Facts, Said("insuffisance respiratoire", "respiratory failure", w.YES_NO)] = ()
    liver_failure: Annotated[Facts, Said("insuffisance hépatique", "liver failure", w.YES_NO)] = ()
    immunosuppression: Annotated[Facts, Said("immunodépression", "immunosuppression", w.YES_NO)] = ()
    anticoagulation: Annotated[Facts, Said("anticoagulation", "anticoagulation", w.YES_NO)] = ()
    pregnancy: Annotated[Facts, Said("grossesse", "pregnancy", w.YES_NO, 1)] = ()
    dementia: Annotated[Facts, Said("démence", "dementia", w.YES_NO)] = ()
    connective_tissue_disease: Annotated[Facts, Said("connectivite", "connective tissue disease", w.YES_NO)] = ()
    skin_disorder_at_site: Annotated[Facts, Said("lésion cutanée au point d'abord", "skin lesion at the access site", w.YES_NO, 1)] = ()


class Patient(Group):
    """The person, without anything that says who it is."""

    born: Annotated[
        Facts,
        Said(
            "naissance (mois ou année)",
            "birth (month or year)",
            DateType(to_the_month=True),
            1,
            MappingProxyType({"loinc": "21112-8"}),
            fixed=True,
        ),
    ] = ()
    age: Annotated[Facts, Said("âge (ans)", "age (years)", q.AGE, 1, MappingProxyType({"loinc": "30525-0"}), fixed=True)] = ()
    sex: Annotated[Facts, Said("sexe", "sex", w.SEX, 1, fixed=True)] = ()
    performance_status: Annotated[
        Facts,
        Said(
            "indice OMS",
            "performance status (ECOG)",
            q.PERFORMANCE,
            1,
            MappingProxyType({"loinc": "89247-1"}),
        ),
    ] = ()
    karnofsky: Annotated[
        Facts,
        Said("indice de Karnofsky", "Karnofsky index", q.KARNOFSKY, 1, MappingProxyType({"loinc": "89243-0"})),
    ] = ()
    smoking: Annotated[Facts, Said("tabac", "smoking", w.SMOKING, 1, MappingProxyType({"loinc": "72166-2"}), fixed=True)] = ()
    weight: Annotated[Facts, Said("poids", "weight", q.WEIGHT, 1, MappingProxyType({"loinc": "29463-7"}))] = ()
    height: Annotated[Facts, Said("taille", "height", q.HEIGHT, 1, MappingProxyType({"loinc": "8302-2"}), fixed=True)] = ()
    frail: Annotated[Facts, Said("fragilité", "frailty", w.YES_NO, 1)] = ()
    menopause: Annotated[Facts, Said("ménopause", "menopause", w.YES_NO, 1, fixed=True)] = ()
    opioid_tolerant: Annotated[Facts, Said("tolérance aux opioïdes", "opioid tolerance", w.YES_NO)] = ()
    toxicity_reviewed: Annotated[Facts, Said("toxicités des traitements relevées", "treatment toxicities reviewed", w.DONE)] = ()
    informed: Annotated[Facts, Said("patient informé", "patient informed", w.YES_NO, 1)] = ()
    anaesthesia_possible: Annotated[Facts, Said("anesthésie possible", "anaesthesia possible", w.YES_NO)] = ()
    life_expectancy: Annotated[LifeExpectancy | None, Block("espérance de vie", "life expectancy")] = None
    implants: Annotated[tuple[Implant, ...], Elements("implants", "implants", "implant", own=False)] = ()
    conditions: Annotated[Conditions | None, Block("affections", "conditions", at="conditions")] = None


def _symptom(fr: str, en: str) -> Said:
    return Said(fr, en, w.YES_NO, 1)


class Symptoms(Group):
    """What is seen, even before a lesion is known."""

    back_pain: Annotated[Facts, _symptom("douleur rachidienne", "back pain")] = ()
    night_pain: Annotated[Facts, _symptom("douleur nocturne", "night pain")] = ()
    bone_pain: Annotated[Facts, _symptom("douleur osseuse", "bone pain")] = ()
    radicular_pain: Annotated[Facts, _symptom("douleur radiculaire", "radicular pain")] = ()
    jaw_pain: Annotated[Facts, _symptom("douleur de mâchoire", "jaw pain")] = ()
    thigh_pain: Annotated[Facts, _symptom("douleur de cuisse", "thigh pain")] = ()
    deficit: Annotated[Facts, _symptom("déficit neurologique", "neurological deficit")] = ()
    sensory_level: Annotated[Facts, _symptom("niveau sensitif", "sensory level")] = ()
    sphincter: Annotated[Facts, _symptom("troubles sphinctériens", "sphincter trouble")] = ()
    walking: Annotated[Facts, Said("marche", "walking", w.WALKING, 1)] = ()
    confusion: Annotated[Facts, _symptom("confusion", "confusion")] = ()
    drowsiness: Annotated[Facts, _symptom("somnolence", "drowsiness")] = ()
    thirst: Annotated[Facts, _symptom("soif", "thirst")] = ()
    polyuria: Annotated[Facts, _symptom("polyurie", "polyuria")] = ()
    nausea: Annotated[Facts, _symptom("nausées", "nausea")] = ()
    vomiting: Annotated[Facts, _symptom("vomissements", "vomiting")] = ()
    constipation: Annotated[Facts, _symptom("constipation", "constipation")] = ()
    dehydration: Annotated[Facts, _symptom("déshydratation", "dehydration")] = ()
    arrhythmia: Annotated[Facts, _symptom("trouble du rythme", "arrhythmia")] = ()
    cramps: Annotated[Facts, _symptom("crampes", "cramps")] = ()
    paraesthesia: Annotated[Facts, _symptom("paresthésies", "paraesthesia")] = ()
    fever: Annotated[Facts, _symptom("fièvre", "fever")] = ()
    weight_loss: Annotated[Facts, _symptom("amaigrissement", "weight loss")] = ()
    fatigue: Annotated[Facts, _symptom("fatigue", "fatigue")] = ()
    swollen_nodes: Annotated[Facts, _symptom("ganglions gonflés", "swollen nodes")] = ()
    dyspnoea: Annotated[Facts, _symptom("dyspnée", "dyspnoea")] = ()
    fall: Annotated[Facts, _symptom("chute récente", "recent fall")] = ()
    isolation: Annotated[Facts, _symptom("isolement social", "social isolation")] = ()


class Dental(Group):
    """The mouth, before and during an anti-resorptive."""

    reviewed: Annotated[Facts, Said("examen dentaire", "dental review", DateType(w.REVIEWED), 4)] = ()
    extraction: Annotated[Facts, Said("extraction dentaire", "dental extraction", w.EXTRACTION, 1)] = ()
    extraction_date: Annotated[Facts, Said("date de l'extraction", "date of the extraction", DateType(), 1, fixed=True)] = ()
    healing_confirmed: Annotated[Facts, Said("cicatrisation confirmée", "healing confirmed", w.YES_NO, 4)] = ()
    care_needed: Annotated[Facts, Said("soins dentaires nécessaires", "dental care needed", w.YES_NO, 4)] = ()
    prosthesis: Annotated[Facts, Said("prothèse dentaire", "dental prosthesis", w.YES_NO, 1)] = ()
    exposed_bone: Annotated[Facts, Said("os exposé", "exposed bone", w.YES_NO, 1)] = ()


class Biopsy(Group):
    """The bone sample: how it is taken, and how the laboratory treats it."""

    edge: Annotated[Facts, Said("prélèvement au bord de la lésion", "sample taken at the edge of the lesion", w.YES_NO, 5)] = ()
    cores: Annotated[Facts, Said("nombre de carottes", "number of cores", q.COUNT, 5)] = ()
    core_length: Annotated[Facts, Said("longueur des carottes", "core length", q.LENGTH, 5)] = ()
    gauge: Annotated[Facts, Said("calibre de l'aiguille", "needle gauge", q.GAUGE, 5)] = ()
    fixative: Annotated[Facts, Said("fixateur", "fixative", w.FIXATIVE, 5)] = ()
    fixation: Annotated[Facts, Said("durée de fixation", "fixation time", q.HOURS, 5)] = ()
    decalcifier: Annotated[Facts, Said("décalcifiant", "decalcifier", w.DECALCIFIER, 5)] = ()
    decalcified_after_fixation: Annotated[
        Facts, Said("décalcification après fixation complète", "decalcified after complete fixation", w.YES_NO, 5)
    ] = ()
    separate_blocks: Annotated[Facts, Said("carottes en blocs séparés", "cores in separate blocks", w.YES_NO, 5)] = ()
    ihc_validated_on_edta: Annotated[
        Facts, Said("immunohistochimie validée après EDTA", "immunohistochemistry validated after EDTA", w.YES_NO, 5)
    ] = ()
    tumour_content: Annotated[Facts, Said("contenu tumoral", "tumour content", w.TUMOUR_CONTENT, 5)] = ()


class Nodes(Group):
    """Regional node staging."""

    regional: Annotated[Facts, Said("ganglions régionaux", "regional nodes", w.NODE_STATUS, 5)] = ()
    examined: Annotated[Facts, Said("ganglions examinés", "nodes examined", q.COUNT)] = ()
    positive: Annotated[Facts, Said("ganglions envahis", "positive nodes", q.COUNT)] = ()
    largest_deposit: Annotated[Facts, Said("plus grand dépôt", "largest deposit", q.EXTENT)] = ()
    cells: Annotated[Facts, Said("nombre de cellules", "number of cells", q.COUNT)] = ()
    method: Annotated[Facts, Said("méthode", "method", w.NODE_METHOD)] = ()
    clinical: Annotated[Facts, Said("examen clinique des ganglions", "clinical examination of the nodes", w.NODE_STATUS, 1)] = ()
    ultrasound: Annotated[Facts, Said("échographie des ganglions", "ultrasound of the nodes", w.NODE_STATUS, 4)] = ()
    tracer: Annotated[Facts, Said("traceur du ganglion sentinelle", "sentinel node tracer", w.TRACER)] = ()
    microscopy: Annotated[Facts, Said("examen au microscope du ganglion", "microscopy of the node", w.NODE_STATUS, 5)] = ()
    immunohistochemistry: Annotated[Facts, Said("immunohistochimie du ganglion", "immunohistochemistry of the node", w.NODE_STATUS, 5)] = ()
    molecular: Annotated[Facts, Said("analyse moléculaire du ganglion", "molecular analysis of the node", w.NODE_STATUS, 5)] = ()
    extracapsular: Annotated[Facts, Said("rupture de la capsule du ganglion", "extracapsular extension", w.YES_NO, 5)] = ()
    neoadjuvant: Annotated[Facts, Said("traitement avant l'opération", "neoadjuvant treatment", w.YES_NO)] = ()
    dissection: Annotated[Facts, Said("curage ganglionnaire", "node dissection", w.GIVEN)] = ()
    radiotherapy: Annotated[Facts, Said("irradiation ganglionnaire", "nodal radiotherapy", w.GIVEN)] = ()


class DiaryEntry(Element):
    """One day of the patient's diary."""

    on: str = ""
    pain: Annotated[Facts, Said("douleur du jour (0 à 10)", "pain of the day (0 to 10)", q.SCALE, 1)] = ()
    night_pain: Annotated[Facts, Said("douleur la nuit", "pain at night", w.YES_NO, 1)] = ()
    walking: Annotated[Facts, Said("marche", "walking", w.WALKING, 1)] = ()
    temperature: Annotated[Facts, Said("température", "temperature", q.TEMPERATURE, 1)] = ()
    rescue_doses: Annotated[Facts, Said("doses de secours", "rescue doses", q.COUNT, 1)] = ()
    sleep: Annotated[Facts, Said("sommeil (0 à 10)", "sleep (0 to 10)", q.SCALE, 1)] = ()
    fatigue: Annotated[Facts, Said("fatigue (0 à 10)", "fatigue (0 to 10)", q.SCALE, 1)] = ()
    mood: Annotated[Facts, Said("moral (0 à 10)", "mood (0 to 10)", q.SCALE, 1)] = ()
    appetite: Annotated[Facts, Said("appétit (0 à 10)", "appetite (0 to 10)", q.SCALE, 1)] = ()
    note: Annotated[Facts, Said("note", "note", TextType(), 1)] = ()


class Lab(Element):
    """One laboratory result; its unit must be written."""

    test: Annotated[str, Said("analyse", "test", ANALYTE, 3)]
    value: Facts = ()
    on: str = Field(default="")
