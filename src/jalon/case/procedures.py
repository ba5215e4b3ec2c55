"""What is done to a patient other than giving a drug."""

from __future__ import annotations

from dataclasses import replace

from jalon.case.value_types import Word, word_type

# Words that a report uses, and what they may mean: one act under another name, or one of several that the word does not tell apart.
_SPOKEN = (
    ("thermal_ablation", "thermoablation", "thermal ablation", ("radiofrequency", "cryoablation", "microwave")),
    ("nailing", "fixation par clou ou vis", "nail or screw fixation", ("fixation", "percutaneous_fixation")),
    ("screw_fixation", "fixation par clou ou vis", "nail or screw fixation", ("fixation", "percutaneous_fixation")),
    ("plating", "plaque vissée", "plating", ("fixation",)),
    ("osteosynthesis", "ostéosynthèse", "osteosynthesis", ("fixation",)),
    ("prosthesis", "prothèse", "prosthesis", ("arthroplasty",)),
    ("vertebroplasty", "vertébroplastie", "vertebroplasty", ("cementoplasty",)),
    ("sacroplasty", "sacroplastie", "sacroplasty", ("cementoplasty",)),
)
_WORDS = word_type(
    ("radiotherapy", "radiothérapie", "radiotherapy"),
    ("stereotactic_radiotherapy", "radiothérapie stéréotaxique", "stereotactic radiotherapy"),
    ("surgery", "chirurgie", "surgery"), ("fixation", "ostéosynthèse", "fixation"),
    ("percutaneous_fixation", "vissage percutané", "percutaneous fixation"),
    ("arthroplasty", "arthroplastie", "arthroplasty"), ("resection", "résection", "resection"),
    ("curettage", "curetage", "curettage"),
    ("amputation", "amputation", "amputation"), ("decompression", "décompression", "decompression"),
    ("laminectomy", "laminectomie", "laminectomy"),
    ("vertebrectomy", "vertébrectomie", "vertebrectomy"),
    ("cementoplasty", "cimentoplastie", "cementoplasty"), ("kyphoplasty", "cyphoplastie", "kyphoplasty"),
    ("radiofrequency", "radiofréquence", "radiofrequency ablation"),
    ("cryoablation", "cryoablation", "cryoablation"),
    ("microwave", "micro-ondes", "microwave ablation"),
    ("hifu", "ultrasons focalisés", "focused ultrasound"), ("embolisation", "embolisation", "embolisation"),
    ("biopsy", "biopsie", "biopsy"), ("bracing", "corset ou orthèse", "bracing"),
    ("nerve_block", "bloc nerveux", "nerve block"),
    ("intrathecal_analgesia", "analgésie intrathécale", "intrathecal analgesia"),
    ("dental_extraction", "extraction dentaire", "dental extraction"),
    ("dental_care", "soins dentaires", "dental care"),
    ("primary_resection", "résection du primitif", "primary resection"),
    ("node_dissection", "curage ganglionnaire", "node dissection"),
    ("metastasectomy", "métastasectomie", "metastasectomy"),
    ("drainage", "drainage", "drainage"), ("dialysis", "dialyse", "dialysis"),
    ("hydration", "hydratation", "hydration"), ("transfusion", "transfusion", "transfusion"),
    ("rehabilitation", "rééducation", "rehabilitation"),
    ("palliative_care", "soins palliatifs", "palliative care"), ("bed_rest", "repos au lit", "bed rest"),
    ("other", "autre", "other"),
    groups={name: frozenset(meant) for name, _, _, meant in _SPOKEN},
    synonyms={"rt": "radiotherapy", "sbrt": "stereotactic_radiotherapy", "rfa": "radiofrequency",
              "nail": "nailing", "clou": "nailing", "enclouage": "nailing",
              "vissage": "screw_fixation", "screw fixation": "screw_fixation", "plate": "plating", "screws": "screw_fixation",
              "vis": "screw_fixation",
              "ablation": "thermal_ablation", "thermoablation": "thermal_ablation",
              "cryotherapy": "cryoablation", "cryothérapie": "cryoablation",
              "cement": "cementoplasty", "ciment": "cementoplasty", "kyphoplastie": "kyphoplasty", "balloon_kyphoplasty": "kyphoplasty",
              "corset": "bracing", "brace": "bracing", "embolization": "embolisation", "irradiation": "radiotherapy"},
)  # fmt: skip
PROCEDURE = replace(_WORDS, group_words=tuple(Word(name, french, english) for name, french, english, _ in _SPOKEN))
RADIOTHERAPIES = frozenset(("radiotherapy", "stereotactic_radiotherapy"))
ABLATIONS = frozenset(("radiofrequency", "cryoablation", "microwave"))
# Operations in the narrow sense: what is injected through a needle is none.
SURGERIES = frozenset(
    (
        "surgery", "fixation", "percutaneous_fixation", "arthroplasty", "resection", "curettage",
        "amputation", "decompression", "laminectomy", "vertebrectomy", "metastasectomy",
    )
)  # fmt: skip
OPERATIONS = frozenset(
    (
        "surgery", "fixation", "percutaneous_fixation", "arthroplasty", "resection", "curettage",
        "amputation", "decompression", "laminectomy", "vertebrectomy", "cementoplasty", "kyphoplasty",
        "metastasectomy", "other",
    )
)  # fmt: skip
