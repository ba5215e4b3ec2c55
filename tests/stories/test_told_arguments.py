"""Arguments that only speak for or against an option decide no verdict, so that no `Cas` row sees them: each is told where it holds, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.engine.tree import Option
from tests.stories.test_safety import ask, program

Json = dict[str, Any]
STABLE: Json = {"alignment": "normal", "collapse": "0 %", "body_involved": "20 %", "posterolateral": "none", "posterior_wall": "intact", "epidural": "0"}
# SINS 5, 9 and 17: what the stability of a vertebra says.
LOOSE = STABLE | {"collapse": "60 %", "body_involved": "100 %"}
UNSTABLE = LOOSE | {"alignment": "subluxation", "posterolateral": "bilateral"}
COMPLETE: Json = {"lesions": "complete", "treatments": "complete", "events": "complete", "tumours": "complete"}
CEMENT, ABLATION, KYPHOPLASTY = "option.cementoplasty", "option.thermal_ablation", "option.kyphoplasty"
RADIOTHERAPY, BRACING = "option.radiotherapy", "option.bracing"


def vertebra(**more: Any) -> Json:
    return {"site": "spine.L3", "spine": STABLE, "pain": {"mechanical": "no", "refractory": "no"}, **more}


def bone(site: str, matrix: str = "lytic", **more: Any) -> Json:
    return {"site": site, "matrix": matrix, **more}


def story(lesion: Json, **parts: Any) -> Json:
    """One lesion of bone, all lists complete."""
    return {"listed": COMPLETE, "lesions": [{"id": "L1", "organ": "bone", "matrix": "lytic", "fracture": "no"} | lesion]} | parts


def holds(rule: str, label: str, told: Json) -> str:
    """Whether the argument with this label holds."""
    (found,) = (one for one in ask(rule, "lesion:L1", **told).extra["arguments"] if one["label"]["fr"] == label)
    assert found["weight"] in ("for", "against")
    return str(found["holds"])


def irradiated(day: str) -> list[Json]:
    return [{"id": "D1", "procedure": "radiotherapy", "lesion": "L1", "from": day, "to": day}]


HIP, ILIUM, FEMUR = "pelvis.acetabulum.left", "pelvis.ilium.left", "femur.shaft.left"
LOADED: Json = {"pain": {"on_loading": "yes"}}
PLANNED: Json = {"id": "P1", "procedure": "radiotherapy", "lesion": "L1"}
FILLED, CONSOLIDATED = "Cotyle lytique à combler", "Vertèbre, bassin ou os plat : le ciment y consolide"
JOINED, LOADING = "Radiothérapie ou ablation prévue : le ciment peut s'y ajouter", "Douleur du cotyle à l'appui"
STEADY, UNSURE = "Vertèbre stable selon le SINS", "Vertèbre potentiellement instable selon le SINS"
BLOOD, ELSEWHERE = "Anticoagulant", "Lésion non responsable des signes"
DEVICE, METAL = "Dispositif électronique : pas de radiofréquence monopolaire", "Métal au contact : pas de radiofréquence monopolaire"
OPERATED, AGAIN = "déjà opérée : voir l'irradiation après l'opération", "déjà irradiée : voir la ré-irradiation"
HEALING = "irradiée depuis moins de 6 mois : l'os se refait encore"


@pytest.mark.parametrize(
    ("rule", "label", "told", "expected"),
    [
        (CEMENT, LOADING, story(bone(HIP, **LOADED)), "yes"),
        (CEMENT, LOADING, story(bone(ILIUM, **LOADED)), "no"),
        (CEMENT, LOADING, story(bone(HIP, pain={"on_loading": "no"})), "no"),
        (CEMENT, STEADY, story(vertebra()), "yes"),
        (CEMENT, STEADY, story(vertebra(spine=LOOSE)), "no"),
        (CEMENT, UNSURE, story(vertebra(spine=LOOSE)), "yes"),
        (CEMENT, UNSURE, story(vertebra()), "no"),
        (CEMENT, UNSURE, story(vertebra(spine=UNSTABLE)), "no"),
        (CEMENT, FILLED, story(bone(HIP)), "yes"),
        (CEMENT, FILLED, story(bone(HIP, "mixed")), "yes"),
        (CEMENT, FILLED, story(bone(HIP, "blastic")), "no"),
        (CEMENT, FILLED, story(bone(ILIUM)), "no"),
        (CEMENT, JOINED, story(vertebra(), plan=[PLANNED]), "yes"),
        (CEMENT, JOINED, story(vertebra(), plan=[PLANNED | {"procedure": "cryoablation"}]), "yes"),
        (CEMENT, JOINED, story(vertebra(), plan=[PLANNED | {"procedure": "biopsy"}]), "no"),
        *((CEMENT, CONSOLIDATED, story(bone(site)), "yes") for site in (ILIUM, HIP, "skull", "sternum", "scapula.left", "rib.6.left", "spine.L3")),
        *((CEMENT, CONSOLIDATED, story(bone(site)), "no") for site in (FEMUR, "patella.left", "clavicle.left", "mandible")),
        *((rule, BLOOD, story(vertebra(), conditions={"anticoagulation": said}), said) for rule in (CEMENT, KYPHOPLASTY) for said in ("yes", "no")),
        *((rule, ELSEWHERE, story(vertebra(causal="no")), "yes") for rule in (CEMENT, KYPHOPLASTY, ABLATION)),
        *((rule, ELSEWHERE, story(vertebra(causal="yes")), "no") for rule in (CEMENT, KYPHOPLASTY, ABLATION)),
        *((ABLATION, DEVICE, story(bone(ILIUM), patient={"implants": [{"kind": kind}]}), "yes") for kind in ("pacemaker", "defibrillator", "neurostimulator", "pump")),
        (ABLATION, DEVICE, story(bone(ILIUM), listed=COMPLETE | {"implants": "complete"}), "no"),
        *((ABLATION, METAL, story(bone(ILIUM, near_metal=said)), said) for said in ("yes", "no")),
        (RADIOTHERAPY, OPERATED, story(bone(FEMUR), treatments=[{"id": "D1", "procedure": "fixation", "lesion": "L1"}]), "yes"),
        (RADIOTHERAPY, OPERATED, story(bone(FEMUR)), "no"),
        (RADIOTHERAPY, AGAIN, story(bone(FEMUR), treatments=irradiated("2026-02-14")), "yes"),
        (RADIOTHERAPY, AGAIN, story(bone(FEMUR)), "no"),
        *((RADIOTHERAPY, "lésion indolore", story(bone(FEMUR, painful=painful)), said) for painful, said in (("no", "yes"), ("yes", "no"))),
        # Six months are 182.6 days.
        (BRACING, HEALING, story(vertebra(), treatments=irradiated("2026-05-23")), "yes"),
        (BRACING, HEALING, story(vertebra(), treatments=irradiated("2026-05-22")), "no"),
        (BRACING, HEALING, story(vertebra()), "no"),
    ],
)  # fmt: skip
def test_what_speaks_for_or_against_an_option_is_told_where_it_holds(rule: str, label: str, told: Json, expected: str) -> None:
    assert holds(rule, label, told) == expected


# What is only to be combined with something else; all other reasons to discuss an option are relative contra-indications. Both give one verdict.
NEVER_ALONE = {
    "option.surgery": {
        "score intermédiaire, la RCP tranche",
        "opérer puis irradier, ou irradier",
        "signe neurologique, compression à confirmer : IRM d'abord",
    },
    "option.kyphoplasty": set(),
    "option.radiotherapy": {
        "signe neurologique, compression à confirmer : IRM d'abord",
        "os à fixer ou cassé : opérer, puis irradier",
        "solidité à faire juger avant d'irradier",
    },
    "option.bracing": {"vertèbre instable : avis du chirurgien d'abord"},
    "option.thermal_ablation": {"Stabilisation nécessaire : ciment ou fixation à associer"},
    "option.cementoplasty": {"Os long : fixation à associer"},
}


@pytest.mark.parametrize("name", NEVER_ALONE)
def test_what_is_never_alone_is_not_told_as_a_contra_indication(name: str) -> None:
    rule = program().rule(name)
    assert rule is not None
    body = program().slots[rule.slot].body
    assert isinstance(body, Option)
    weighed = [(label[0], one.weight) for label, one in zip(rule.labels, body.arguments, strict=True) if one.weight in ("never_alone", "relative")]

    assert {label for label, weight in weighed if weight == "never_alone"} == NEVER_ALONE[name]
