"""The enumerations of the case file, each word with its French and English labels."""

from __future__ import annotations

from jalon.case.value_types import word_type

_YES, _NO = ("yes", "oui", "yes"), ("no", "non", "no")
_YES_NO_MEANT = {"o": "yes", "y": "yes", "n": "no", "true": "yes", "false": "no", "1": "yes", "0": "no"}
YES_NO = word_type(_YES, _NO, synonyms=_YES_NO_MEANT)
NEED = word_type(_YES, _NO, described=True)
DONE = word_type(("done", "fait", "done"), ("not_done", "non fait", "not done"))
NEVER = word_type(_NO)
REVIEWED = word_type(_YES, _NO, groups={"not_done": frozenset(("no",))})
SEX = word_type(
    ("female", "femme", "female"), ("male", "homme", "male"),
    synonyms={"f": "female", "h": "male", "m": "male", "féminin": "female", "masculin": "male"}
)  # fmt: skip
SMOKING = word_type(
    ("never", "jamais", "never"), ("occasional", "occasionnel", "occasional"),
    ("former", "ancien", "former"), ("current", "actuel", "current"),
    synonyms={"sevré": "former", "non": "never", "oui": "current"},
)  # fmt: skip
ORGAN = word_type(
    ("bone", "os", "bone"), ("liver", "foie", "liver"), ("lung", "poumon", "lung"),
    ("brain", "cerveau", "brain"), ("node", "ganglion", "node"),
    ("adrenal", "surrénale", "adrenal"), ("pleura", "plèvre", "pleura"),
    ("peritoneum", "péritoine", "peritoneum"), ("skin", "peau", "skin"),
    ("soft_tissue", "parties molles", "soft tissue"), ("kidney", "rein", "kidney"),
    ("spleen", "rate", "spleen"), ("pancreas", "pancréas", "pancreas"),
    ("bone_marrow", "moelle osseuse", "bone marrow"), ("meninges", "méninges", "meninges"),
    ("pericardium", "péricarde", "pericardium"),
    ("heart", "cœur", "heart"), ("thyroid", "thyroïde", "thyroid"), ("breast", "sein", "breast"),
    ("ovary", "ovaire", "ovary"),
    ("eye", "œil", "eye"), ("muscle", "muscle", "muscle"),
    ("digestive_tract", "tube digestif", "digestive tract"), ("bladder", "vessie", "bladder"),
    ("other", "autre", "other"), synonyms={"lymph_node": "node", "hepatic": "liver"},
)  # fmt: skip
PRIMARY = word_type(
    ("lung", "poumon", "lung"), ("breast", "sein", "breast"), ("prostate", "prostate", "prostate"),
    ("kidney", "rein", "kidney"),
    ("thyroid", "thyroïde", "thyroid"), ("colon", "côlon", "colon"), ("rectum", "rectum", "rectum"),
    ("stomach", "estomac", "stomach"),
    ("oesophagus", "œsophage", "oesophagus"), ("liver", "foie", "liver"),
    ("biliary_tract", "voies biliaires", "biliary tract"),
    ("pancreas", "pancréas", "pancreas"), ("small_bowel", "intestin grêle", "small bowel"),
    ("anus", "anus", "anus"),
    ("bladder", "vessie", "bladder"), ("urinary_tract", "voies urinaires", "urinary tract"),
    ("testis", "testicule", "testis"), ("penis", "pénis", "penis"),
    ("uterus", "utérus", "uterus"), ("endometrium", "endomètre", "endometrium"),
    ("cervix", "col de l'utérus", "cervix"), ("ovary", "ovaire", "ovary"),
    ("vulva", "vulve", "vulva"), ("head_and_neck", "tête et cou", "head and neck"),
    ("oral_cavity", "cavité buccale", "oral cavity"),
    ("skin", "peau", "skin"), ("eye", "œil", "eye"), ("brain", "cerveau", "brain"),
    ("pleura", "plèvre", "pleura"), ("peritoneum", "péritoine", "peritoneum"),
    ("thymus", "thymus", "thymus"), ("adrenal", "surrénale", "adrenal"), ("bone", "os", "bone"),
    ("soft_tissue", "parties molles", "soft tissue"),
    ("neuroendocrine", "neuroendocrine", "neuroendocrine"), ("bone_marrow", "moelle osseuse", "bone marrow"),
    ("blood", "sang", "blood"),
    ("node", "ganglion", "node"), ("unknown_primary", "primitif inconnu", "unknown primary"),
    ("other", "autre", "other"),
    synonyms={"cup": "unknown_primary", "unknown": "unknown_primary", "bronchus": "lung", "bronche": "lung",
    "esophagus": "oesophagus", "renal": "kidney",
              "colorectal": "colon", "gastric": "stomach"},
)  # fmt: skip
BLOOD_ORGANS = frozenset(("bone_marrow", "blood"))
UNSURE_ORGANS = frozenset(("node", "bone", "other"))
HISTOLOGY = word_type(
    ("adenocarcinoma", "adénocarcinome", "adenocarcinoma"), ("squamous", "épidermoïde", "squamous"),
    ("small_cell", "à petites cellules", "small cell"),
    ("large_cell", "à grandes cellules", "large cell"),
    ("nsclc", "non à petites cellules", "non-small cell"),
    ("adenosquamous", "adénosquameux", "adenosquamous"),
    ("carcinoma", "carcinome", "carcinoma"), ("neuroendocrine", "neuroendocrine", "neuroendocrine"),
    ("carcinoid", "carcinoïde", "carcinoid"),
    ("ductal", "canalaire", "ductal"), ("lobular", "lobulaire", "lobular"),
    ("urothelial", "urothélial", "urothelial"),
    ("clear_cell", "à cellules claires", "clear cell"), ("papillary", "papillaire", "papillary"),
    ("follicular", "vésiculaire", "follicular"),
    ("medullary", "médullaire", "medullary"), ("anaplastic", "anaplasique", "anaplastic"),
    ("hepatocellular", "hépatocellulaire", "hepatocellular"),
    ("cholangiocarcinoma", "cholangiocarcinome", "cholangiocarcinoma"), ("serous", "séreux", "serous"),
    ("melanoma", "mélanome", "melanoma"),
    ("mesothelioma", "mésothéliome", "mesothelioma"), ("sarcoma", "sarcome", "sarcoma"),
    ("sarcomatoid", "sarcomatoïde", "sarcomatoid"),
    ("gist", "GIST", "GIST"), ("germ_cell", "germinal", "germ cell"), ("thymoma", "thymome", "thymoma"),
    ("glioma", "gliome", "glioma"),
    ("undifferentiated", "indifférencié", "undifferentiated"), ("myeloma", "myélome", "myeloma"),
    ("plasmacytoma", "plasmocytome", "plasmacytoma"),
    ("lymphoma", "lymphome", "lymphoma"), ("leukaemia", "leucémie", "leukaemia"),
    ("other_solid", "autre tumeur solide", "other solid tumour"),
    ("other_haematological", "autre hémopathie", "other haematological"),
    synonyms={"sclc": "small_cell", "leukemia": "leukaemia", "scc": "squamous", "adk": "adenocarcinoma",
    "squamous_cell": "squamous"},
)  # fmt: skip
BLOOD_HISTOLOGIES = frozenset(("myeloma", "plasmacytoma", "lymphoma", "leukaemia", "other_haematological"))
MATRIX = word_type(
    ("lytic", "lytique", "lytic"), ("mixed", "mixte", "mixed"), ("blastic", "condensante", "blastic"),
    synonyms={"sclerotic": "blastic", "osteolytic": "lytic", "osteoblastic": "blastic",
    "ostéocondensante": "blastic", "ostéolytique": "lytic"},
)  # fmt: skip
CORTICAL_MEASURE = word_type(
    ("cortex", "épaisseur corticale", "cortex"),
    ("diameter", "diamètre", "diameter"),
    ("circumference", "circonférence", "circumference"),
)
PAIN_GRADE = word_type(
    ("none", "aucune", "none"), ("mild", "légère", "mild"), ("moderate", "modérée", "moderate"),
    ("functional", "handicapante", "functional"),
    ordered=True, synonyms={"severe": "functional", "disabling": "functional", "fonctionnelle": "functional"},
)  # fmt: skip
FRACTURE = word_type(_NO, _YES, ("impending", "imminente", "impending"))
ALIGNMENT = word_type(
    ("normal", "normal", "normal"),
    ("deformity", "déformation", "deformity"),
    ("subluxation", "subluxation", "subluxation"),
)
POSTEROLATERAL = word_type(
    ("none", "aucune", "none"),
    ("unilateral", "unilatérale", "unilateral"),
    ("bilateral", "bilatérale", "bilateral"),
)
POSTERIOR_WALL = word_type(("intact", "intact", "intact"), ("partial", "partiel", "partial"), ("extensive", "étendu", "extensive"))
EPIDURAL = word_type(
    *((grade, grade, grade) for grade in ("0", "1a", "1b", "1c", "2", "3")),
    groups={"1": frozenset(("1a", "1b", "1c"))},
    ordered=True,
    synonyms={"none": "0", "no": "0"},
)
FRANKEL = word_type(*((grade, grade, grade) for grade in "ABCDE"), ordered=True)
WALKING = word_type(("alone", "seul", "alone"), ("aided", "aidé", "aided"), ("no", "impossible", "no"))
COAGULATION = word_type(("none", "aucun", "none"), ("moderate", "modéré", "moderate"), ("severe", "sévère", "severe"))
INFECTION = word_type(("none", "aucune", "none"), ("local", "locale", "local"), ("active", "active", "active"))
CHRONOLOGY = word_type(("acute", "aiguë", "acute"), ("chronic", "chronique", "chronic"))
ELECTRODE = word_type(("monopolar", "monopolaire", "monopolar"), ("bipolar", "bipolaire", "bipolar"))
EXTRACTION = word_type(
    ("none", "aucune", "none"), ("planned", "prévue", "planned"), ("done", "faite", "done"),
    ("healing", "en cours de cicatrisation", "healing"),
    ("healed", "cicatrisée", "healed"),
)  # fmt: skip
IMPLANT = word_type(
    ("pacemaker", "stimulateur cardiaque", "pacemaker"),
    ("defibrillator", "défibrillateur", "defibrillator"),
    ("neurostimulator", "neurostimulateur", "neurostimulator"),
    ("pump", "pompe implantée", "implanted pump"),
    ("joint_prosthesis", "prothèse articulaire", "joint prosthesis"),
    ("osteosynthesis", "matériel d'ostéosynthèse", "osteosynthesis hardware"), ("metal", "métal", "metal"),
    ("heart_valve", "valve cardiaque", "heart valve"),
    ("stent", "endoprothèse", "stent"), ("port", "chambre implantable", "port"), ("other", "autre", "other"),
)  # fmt: skip
NODE_STATUS = word_type(
    ("positive", "envahi", "positive"),
    ("negative", "non envahi", "negative"),
    ("not_done", "non fait", "not done"),
)
NODE_METHOD = word_type(
    ("sentinel", "ganglion sentinelle", "sentinel"), ("dissection", "curage", "dissection"),
    ("biopsy", "biopsie", "biopsy"),
    ("cytology", "cytoponction", "cytology"), ("imaging", "imagerie", "imaging"),
    ("clinical", "examen clinique", "clinical"),
)  # fmt: skip
TRACER = word_type(
    ("isotope", "isotope", "radioisotope"), ("dye", "colorant", "dye"), ("both", "isotope et colorant", "radioisotope and dye"),
    ("other", "autre traceur", "other tracer"), ("not_done", "non fait", "not done"),
    synonyms={"dual": "both", "double": "both", "blue": "dye", "bleu": "dye", "technetium": "isotope"},
)  # fmt: skip
GIVEN = word_type(("done", "fait", "done"), ("planned", "prévu", "planned"), ("not_done", "non fait", "not done"))
BREAST_SURGERY = word_type(
    ("conserving", "conservatrice", "breast-conserving"), ("mastectomy", "mastectomie", "mastectomy"),
    ("not_done", "non fait", "not done"),
    synonyms={"lumpectomy": "conserving", "tumorectomie": "conserving"},
)  # fmt: skip
COORDINATOR = word_type(
    ("general_practitioner", "médecin généraliste", "general practitioner"), ("oncologist", "oncologue", "oncologist"),
    ("nurse", "infirmier coordonnateur", "coordinating nurse"), ("palliative_team", "équipe de soins palliatifs", "palliative care team"),
    ("other", "autre professionnel", "other professional"), ("none", "aucun", "none"),
    synonyms={"gp": "general_practitioner", "generaliste": "general_practitioner", "ide": "nurse"},
)  # fmt: skip
PALLIATIVE_CARE = word_type(
    ("in_place", "en place", "in place"), ("planned", "prévue", "planned"), ("refused", "refusée", "refused"),
    ("not_done", "non fait", "not done"), synonyms={"done": "in_place", "yes": "in_place"},
)  # fmt: skip
TALKED_OVER = word_type(("done", "fait", "done"), ("refused", "refusée", "refused"), ("not_done", "non fait", "not done"))
PLACE_OF_CARE = word_type(
    ("home", "domicile", "home"), ("hospital", "hôpital", "hospital"),
    ("palliative_unit", "unité de soins palliatifs", "palliative care unit"),
    ("nursing_home", "maison de retraite", "nursing home"), ("other", "autre lieu", "other place"), ("undecided", "indécis", "undecided"),
    synonyms={"maison": "home", "usp": "palliative_unit", "ehpad": "nursing_home"},
)  # fmt: skip
MODALITY = word_type(
    ("ct", "scanner", "CT"), ("mri", "IRM", "MRI"), ("bone_scan", "scintigraphie osseuse", "bone scan"),
    ("spect_ct", "TEMP-TDM", "SPECT-CT"),
    ("pet_fdg", "TEP au FDG", "FDG PET"), ("pet_psma", "TEP au PSMA", "PSMA PET"),
    ("pet_choline", "TEP à la choline", "choline PET"),
    ("pet_naf", "TEP au fluorure", "fluoride PET"), ("pet_dotatoc", "TEP au DOTATOC", "DOTATOC PET"),
    ("pet_dopa", "TEP à la F-DOPA", "F-DOPA PET"),
    ("radiograph", "radiographie", "radiograph"), ("ultrasound", "échographie", "ultrasound"),
    ("dexa", "ostéodensitométrie", "bone densitometry"),
    ("panoramic", "panoramique dentaire", "dental panoramic"), ("other", "autre", "other"),
    groups={"pet": frozenset(("pet_fdg", "pet_psma", "pet_choline", "pet_naf", "pet_dotatoc", "pet_dopa"))},
    synonyms={"tdm": "ct", "scan": "ct", "xray": "radiograph", "x-ray": "radiograph", "tep": "pet",
    "scintigraphy": "bone_scan", "irm": "mri"},
)  # fmt: skip
RESPONSE = word_type(
    ("complete", "complète", "complete"), ("partial", "partielle", "partial"),
    ("stable", "stable", "stable"), ("mixed", "dissociée", "mixed"),
    ("progression", "progression", "progression"),
)  # fmt: skip
MARROW = word_type(
    ("gone", "disparue", "gone"),
    ("persistent", "persistante", "persistent"),
    ("not_done", "non faite", "not done"),
)
UPTAKE = word_type(
    ("none", "aucune", "none"),
    ("mild", "faible", "mild"),
    ("moderate", "modérée", "moderate"),
    ("intense", "intense", "intense"),
    ordered=True,
)
EVENT_KIND = word_type(
    ("fracture", "fracture", "fracture"), ("cord_compression", "compression médullaire", "cord compression"),
    ("hypercalcaemia", "hypercalcémie", "hypercalcaemia"),
    ("severe_pain", "douleur osseuse sévère", "severe bone pain"),
    ("bone_surgery", "chirurgie osseuse", "bone surgery"),
    ("bone_radiotherapy", "radiothérapie osseuse", "bone radiotherapy"),
    ("other", "autre", "other"), synonyms={"hypercalcemia": "hypercalcaemia"},
)  # fmt: skip
INTENT = word_type(
    ("curative", "curative", "curative"), ("palliative", "palliative", "palliative"),
    ("analgesic", "antalgique", "analgesic"),
    ("decompressive", "décompressive", "decompressive"), ("consolidation", "consolidation", "consolidation"),
    ("prophylactic", "prophylactique", "prophylactic"),
    ("ablative", "ablative", "ablative"), ("postoperative", "postopératoire", "postoperative"),
    ("adjuvant", "adjuvante", "adjuvant"),
    ("neoadjuvant", "néoadjuvante", "neoadjuvant"), ("diagnostic", "diagnostique", "diagnostic"),
)  # fmt: skip
ROUTE = word_type(
    ("oral", "orale", "oral"),
    ("intravenous", "intraveineuse", "intravenous"),
    ("subcutaneous", "sous-cutanée", "subcutaneous"),
    ("other", "autre", "other"),
)
BY_WHOM = word_type(
    ("board", "RCP", "board"),
    ("physician", "médecin", "physician"),
    ("score", "score", "score"),
    ("other", "autre", "other"),
)
RESULT = word_type(("negative", "négatif", "negative"), ("positive", "positif", "positive"), ("doubtful", "douteux", "doubtful"))
PATHOLOGY = word_type(
    ("same", "mêmes traits que le primitif", "same features as the primary"), ("other", "autre cancer", "another cancer"),
    ("benign", "bénin", "benign"), ("doubtful", "douteux", "doubtful"),
)  # fmt: skip
FIXATIVE = word_type(
    ("buffered_formalin_10", "formol tamponné à 10 %", "10 % buffered formalin"),
    ("other_formalin", "autre formol", "other formalin"),
    ("bouin", "liquide de Bouin", "Bouin's fluid"),
    ("other", "autre fixateur", "other fixative"),
)
DECALCIFIER = word_type(
    ("none", "aucune décalcification", "no decalcification"), ("edta", "EDTA", "EDTA"),
    ("formic_acid", "acide formique", "formic acid"), ("strong_acid", "acide fort", "strong acid"),
    ("other", "autre décalcifiant", "other decalcifier"),
)  # fmt: skip
TUMOUR_CONTENT = word_type(("low", "faible", "low"), ("sufficient", "suffisant", "sufficient"))
LISTED = word_type(("complete", "complète", "complete"), ("partial", "partielle", "partial"))
