"""What the shipped rules read, written a second time and by hand: facts, cells, families of rules.

A cell is written as one value of it, in the words of the case file. What the loader makes of the sheets is not looked at:
that is what is being tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# One value a cell, in the words of the case file.
CELLS: Mapping[str, tuple[str, ...]] = {
    "cortical_extent": ("0.2", "1/3", "0.5", "2/3", "0.8"),
    "matrix": ("lytic", "mixed", "blastic"),
    "pathology": ("same", "benign"),
    "fracture": ("no", "yes", "impending"),
    "painful": ("yes", "no"),
    "pain.grade": ("none", "mild", "moderate", "functional"),
    "pain.mechanical": ("yes", "no"),
    "pain.refractory": ("yes", "no"),
    "pain.neuropathic": ("yes", "no"),
    "pain.scale": ("0", "5"),
    "spine.alignment": ("normal", "deformity", "subluxation"),
    "spine.collapse": ("0 %", "20 %", "50 %", "80 %"),
    "spine.body_involved": ("20 %", "50 %", "80 %"),
    "spine.posterolateral": ("none", "unilateral", "bilateral"),
    "spine.epidural": ("0", "1a", "1b", "1c", "2", "3"),
    "neurology.deficit": ("yes", "no"),
    "neurology.frankel": ("A", "B", "C", "D", "E"),
    "neurology.sphincter": ("yes", "no"),
    "dental.reviewed": ("2026-11-01", "no"),
    "dental.extraction": ("none", "planned", "done", "healing", "healed"),
    "labs.vitamin_d": ("8 ng/mL", "10 ng/mL", "15 ng/mL", "20 ng/mL", "25 ng/mL", "30 ng/mL", "35 ng/mL"),
    "labs.ionised_calcium": ("1.00 mmol/L", "1.15 mmol/L", "1.25 mmol/L", "1.35 mmol/L", "1.45 mmol/L"),
    # Albumin: low, at the reference where nothing is corrected, above it. Total calcium: enough values to reach every level from there.
    "labs.albumin": ("30 g/L", "40 g/L", "45 g/L"),
    "labs.calcium": ("1.6 mmol/L", "2.0 mmol/L", "2.2 mmol/L", "2.4 mmol/L", "2.6 mmol/L", "2.8 mmol/L", "3.0 mmol/L", "3.4 mmol/L"),
    "labs.creatinine_clearance": ("20 mL/min", "30 mL/min", "35 mL/min", "40 mL/min", "45 mL/min", "50 mL/min", "55 mL/min", "60 mL/min", "72 mL/min"),
    "event.treated": ("yes", "no"),
    "event.kind": ("fracture", "cord_compression", "hypercalcaemia", "severe_pain", "bone_surgery", "bone_radiotherapy", "other"),
    "plan.drug": ("zoledronic_acid", "denosumab", "pamidronate", "dexamethasone"),
    "tumour.organ": ("lung", "bone_marrow"),
} | {f"symptoms.{name}": ("yes", "no") for name in ("deficit", "sphincter", "back_pain", "confusion", "drowsiness", "thirst", "polyuria", "vomiting", "constipation")}

# Where a site is, as far as each family of rules can tell; written from the pages, not from the loader.
_JUNCTIONAL = ("C1", "C2", "C7", "T1", "T2", "T11", "T12", "L1", "L5", "S1")
_MOBILE = ("C3", "C4", "C5", "C6", "L2", "L3", "L4")
_RIGID = ("S2", "S3", "S4", "S5")


def region(leaf: str, family: str) -> str:
    """The cell of a site for a family of rules."""
    bone, _, rest = leaf.partition(".")
    part = rest.partition(".")[0]
    if family == "sins":
        if bone != "spine":
            return "elsewhere"
        return ("junctional" if part in _JUNCTIONAL else "mobile" if part in _MOBILE else "rigid" if part in _RIGID else "coccyx" if part == "coccyx" else "semirigid")
    if family == "mirels":
        if bone in ("humerus", "radius", "ulna"):
            return "upper"
        if bone in ("tibia", "fibula") or (bone == "femur" and part in ("shaft", "distal")):
            return "lower"
        return f"femur {part}" if bone == "femur" else "elsewhere"
    long_bone = bone in ("humerus", "radius", "ulna", "femur", "tibia", "fibula")
    if family == "fracture" and (long_bone or (bone, part) == ("pelvis", "acetabulum")):
        return "long bone or hip"
    return bone if bone == "spine" else "elsewhere"


SIGNS = tuple(f"symptoms.{name}" for name in ("confusion", "drowsiness", "thirst", "polyuria", "vomiting", "constipation"))


@dataclass(frozen=True)
class Family:
    """Rules that read the same facts. `lesion` and `patient` list them; `lists` are the lists whose end matters.

    `recorded`: facts that count once they are written. An element of the file keeps what it says of them; one that the list hid may say any.
    """

    name: str
    rules: tuple[str, ...]
    lesion: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    recorded: tuple[str, ...] = ()
    tumours: bool = True
    events: bool = False
    plan: bool = False
    calcium: bool = False


MEASURES = ("calcium.total_level", "calcium.ionised_level")
WASHOUT = Family("washout", ("washout",))
FAMILIES: Mapping[str, Family] = {
    family.name: family
    for family in (
        Family("mirels", ("mirels", "mirels_conduct", "mirels_conduct@mirels-1989"), ("cortical_extent", "matrix", "pain.grade", "fracture")),
        Family("sins", ("sins.pain", "sins.body", "sins", "sins_class"),
               ("pain.mechanical", "painful", "matrix", "spine.alignment", "spine.collapse", "spine.body_involved", "spine.posterolateral")),
        Family("q07", ("bone.metastasis", "lesion.bone_state", "bone.worst", "skeletal.event", "antiresorptive.start", "antiresorptive.start@oncologik-2016"), ("fracture",),
               lists=("lesions", "events"), recorded=("pathology",), events=True),
        Family("vitamin_d", ("vitamin_d.level", "before_antiresorptive.vitamin_d"), patient=("labs.vitamin_d",), plan=True),
        Family("kidney", ("antiresorptive.renal", "before_antiresorptive.kidney"), patient=("labs.creatinine_clearance",), plan=True),
        Family("mouth", ("antiresorptive.supplementation", "before_antiresorptive.calcium", "before_antiresorptive.dental", "before_antiresorptive.extraction", "mouth.ready", "mouth.socket"),
               patient=("labs.ionised_calcium", "dental.reviewed", "dental.extraction", *SIGNS), plan=True, calcium=True),
        Family("hypercalcaemia", ("calcium.symptoms", "calcium.total_level", "calcium.ionised_level", "calcium.level", "urgent.hypercalcaemia"),
               patient=("labs.ionised_calcium", *SIGNS), tumours=False, calcium=True),
        Family("cord", ("spine.neurology", "lesion.cord", "spine.worst", "event.cord", "cord.event", "urgent.cord_compression", "target.cord_compression", "target.cord_alarm"),
               ("spine.epidural",), ("symptoms.deficit", "symptoms.sphincter", "symptoms.back_pain"), ("lesions",), tumours=False, events=True),
        Family("fracture", ("spine.neurology", "lesion.fracture_urgency", "event.fracture_urgency", "fracture.any", "urgent.fracture"),
               ("fracture",), ("symptoms.deficit", "symptoms.sphincter"), ("lesions",), tumours=False, events=True),
    )
}
