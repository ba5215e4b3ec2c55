"""What the words of the sheets stand for, level by level and bone by bone, written out from the article."""

from __future__ import annotations

import pytest

from jalon.case.words import ORGAN
from jalon.guideline.names import Words
from tests.shipped import sheets

_, LIBRARY = sheets()
LONG_BONES = ("humerus", "radius", "ulna", "femur", "tibia", "fibula")
HIP = ("femur.head", "femur.neck", "femur.trochanteric", "pelvis.acetabulum")
ANTICANCER = {"chemotherapy", "immunotherapy", "targeted", "antiangiogenic", "hormone", "antibody_conjugate", "radionuclide"}


def leaves(*places: str) -> set[str]:
    """The sites inside some places, both sides."""
    return {site for site in sites() if any(site == place or site.startswith(place + ".") for place in places)}


def sites() -> tuple[str, ...]:
    """Every site of the vocabulary."""
    named = LIBRARY.names.find("lesion.site", ())
    assert named is not None
    assert isinstance(named.kind, Words)
    return named.kind.ids


def levels(letter: str, first: int, last: int) -> set[str]:
    """Vertebrae from one level to another."""
    return {f"spine.{letter}{number}" for number in range(first, last + 1)}


SPINE = levels("C", 1, 7) | levels("T", 1, 12) | levels("L", 1, 5) | levels("S", 1, 5) | {"spine.coccyx"}
MEANT = {
    "os long": leaves(*LONG_BONES),
    "membre supérieur": leaves("humerus", "radius", "ulna"),
    "membre inférieur": leaves("femur.shaft", "femur.distal", "tibia", "fibula"),
    "région trochantérienne": {"femur.trochanteric.left", "femur.trochanteric.right"},
    "col": {"femur.neck.left", "femur.neck.right"},
    "tête": {"femur.head.left", "femur.head.right"},
    "hanche": leaves(*HIP),
    "autre os": set(sites()) - leaves(*LONG_BONES, *HIP) - SPINE,
    "rachis": SPINE,
    "os plat": leaves("skull", "sternum", "rib", "scapula", "pelvis"),
    # Table 4: C0-C2, C7-T2, T11-L1, L5-S1; C3-C6, L2-L4; T3-T10; S2-S5.
    "charnière": levels("C", 1, 2) | {"spine.C7"} | levels("T", 1, 2) | levels("T", 11, 12) | {"spine.L1", "spine.L5", "spine.S1"},
    "mobile": levels("C", 3, 6) | levels("L", 2, 4),
    "semi-rigide": levels("T", 3, 10),
    "rigide": levels("S", 2, 5),
    "médicament anticancéreux": ANTICANCER,
    "à distance": set(ORGAN.ids()) - {"lung", "node", "other"},
    "premier examen": {"radiograph", "bone_scan"},
    "médicament ciblé": {"targeted"},
    "TEP": {"pet_fdg", "pet_psma", "pet_choline", "pet_naf", "pet_dotatoc", "pet_dopa"},
    "bassin": leaves("pelvis"),
    "anti-résorptif": {"zoledronic_acid", "denosumab", "pamidronate", "ibandronate", "clodronate"},
    "inhibiteur d'EGFR": {"erlotinib", "gefitinib", "afatinib", "dacomitinib", "osimertinib", "lazertinib", "mobocertinib"},
    # Question 10: cementoplasty, kyphoplasty, ablation by radiofrequency or cryotherapy, percutaneous screws; microwaves, which it does not name, heat too.
    "geste percutané": {"cementoplasty", "kyphoplasty", "radiofrequency", "cryoablation", "microwave", "percutaneous_fixation"},
    "ciment": {"cementoplasty", "kyphoplasty"},
    "thermoablation": {"radiofrequency", "cryoablation", "microwave"},
    # Table 1 says vertebra, pelvis or flat bone: the pelvis stands beside the flat bones, not among them.
    "cotyle": {"pelvis.acetabulum.left", "pelvis.acetabulum.right"},
    "os plat à consolider": leaves("skull", "sternum", "rib", "scapula"),
}


@pytest.mark.parametrize("word", MEANT)
def test_a_term_stands_for_what_the_article_means(word: str) -> None:
    (found,) = (terms[word] for terms in LIBRARY.names.terms.values() if word in terms)
    assert found == MEANT[word]


def test_no_term_is_left_unsaid() -> None:
    assert {word for terms in LIBRARY.names.terms.values() for word in terms} == set(MEANT)
