"""Patients as trials, notices and case reports describe them, restated: what the guideline says of each was derived by hand, then asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from jalon.case import read_case
from jalon.guideline.boards import board
from tests.shipped import program

Said = Any


@dataclass(frozen=True)
class Patient:
    """One restated patient: where the facts come from, the file, and what each answer must leave."""

    source: str
    file: str
    answers: dict[tuple[str, str], Said]


PATIENTS = {
    # Cord displaced, unable to walk since the day before: the emergency is sure, and a fixed order of surgery and radiotherapy is not.
    "patchell": Patient("Patchell 2005, Lancet: one compressed level, some patients no longer walking", """
case: patchell
on: 2026-08-19
patient: {age: 70, sex: male, performance_status: 3}
symptoms: {back_pain: yes, deficit: yes, sphincter: yes, walking: no}
tumours: [{id: T1, organ: prostate}]
lesions:
  - {id: L1, tumour: T1, organ: bone, site: spine.T10, matrix: mixed, pain: {mechanical: yes}, neurology: {deficit: yes, onset: 2026-08-18, frankel: B},
     spine: {epidural: 2..3, alignment: normal, collapse: < 50 %, posterolateral: bilateral}}
""", {
        ("urgent.cord_compression", "patient"): "yes",
        # 1 (T10) + 3 (mechanical) + 1 (mixed) + 0 + 0 to 2 (collapse below half, or none) + 3 (both sides).
        ("sins", "lesion:L1"): (8, 10),
        ("sins_class", "lesion:L1"): "potentially_unstable",
        ("option.surgery", "lesion:L1"): "discuss",
        ("option.radiotherapy", "lesion:L1"): "discuss",
    }),
    # Pain again six months after eight grays at once, in a fair general state.
    "sc20": Patient("SC.20, Lancet Oncol 2014: pain again after radiotherapy", """
case: sc20
on: 2026-09-09
listed: {lesions: complete, treatments: complete}
patient: {age: 58, sex: male, performance_status: 2}
symptoms: {deficit: no, sphincter: no, back_pain: yes}
tumours: [{id: T1, organ: lung, histology: nsclc}]
lesions:
  - {id: L1, tumour: T1, organ: bone, site: spine.L3, matrix: lytic, pain: {refractory: yes, mechanical: no}, fracture: no,
     spine: {epidural: 0, alignment: normal, collapse: 0 %, body_involved: 40 %, posterolateral: none}, neurology: {deficit: no}}
treatments: [{id: R1, procedure: radiotherapy, lesion: L1, dose: 8 Gy, fractions: 1, from: 2026-03-05, to: 2026-03-05}]
""", {
        ("reirradiation", "lesion:L1"): "discuss",
        ("option.radiotherapy", "lesion:L1"): "indicated",
        ("radiotherapy.dose", "lesion:L1"): "local_protocol",
        ("urgent.cord_compression", "patient"): "no",
    }),
    "z0011": Patient("ACOSOG Z0011, JAMA 2017: two positive sentinel nodes, breast kept and irradiated", """
case: z0011
on: 2026-03-16
listed: {lesions: complete, tumours: complete}
patient: {age: 63, sex: female}
tumours:
  - {id: T1, organ: breast, size: 14 mm, resected: yes, breast_surgery: conserving, breast_radiotherapy: planned, tnm: {t: 1c, n: 0, m: 0}}
lesions: []
nodes: {clinical: negative, method: sentinel, regional: positive, examined: 3, positive: 2, largest_deposit: 5 mm, extracapsular: no, neoadjuvant: no,
        dissection: not_done, radiotherapy: not_done}
""", {
        ("extent", "patient"): "nodal",
        ("nodes.deposit", "patient"): "macrometastasis",
        ("axilla.dissection", "tumour:T1"): "not_stated",
        # Leaving the other nodes is not leaving them untreated.
        ("axilla.irradiation", "tumour:T1"): "discuss",
    }),
    # The printed answer of that question is pN0(i+); by the limits of the TNM it is a micrometastasis.
    "four tenths": Patient("Examination question that prints 0.4 mm as isolated cells", """
case: four-tenths
on: 2026-02-02
listed: {lesions: complete, tumours: complete}
patient: {age: 47, sex: female}
tumours: [{id: T1, organ: breast, histology: lobular, size: 22 mm, resected: yes, breast_surgery: mastectomy}]
lesions: []
nodes: {clinical: negative, method: sentinel, regional: positive, examined: 2, positive: 1, largest_deposit: "0,4 mm", radiotherapy: not_done}
""", {
        ("extent", "patient"): "micrometastatic",
        ("nodes.deposit", "patient"): "micrometastasis",
        ("axilla.dissection", "tumour:T1"): "not_systematic",
    }),
    "isolated cells": Patient("AJCC 8, pN0(i+): fewer than 200 cells, at most 0.2 mm", """
case: isolated-cells
on: 2026-02-02
listed: {lesions: complete, tumours: complete}
patient: {age: 58, sex: female}
tumours: [{id: T1, organ: breast, histology: ductal, size: 1.4 cm, resected: yes, breast_surgery: conserving, tnm: {t: 1c, n: "0(i+)(sn)", m: 0}}]
lesions: []
nodes: {clinical: negative, method: sentinel, examined: 2, positive: 0, largest_deposit: "0,15 mm", cells: 180}
""", {
        ("extent", "patient"): "isolated_tumour_cells",
        ("nodes.deposit", "patient"): "isolated_cells",
        ("axilla.dissection", "tumour:T1"): "none",
    }),
    # Toxic when concurrent or at a week at most for the notice; four weeks for the table: the last forbidden day is dose + 28.
    "gemcitabine": Patient("Swiss notice of gemcitabine, and table 2: twenty-eight and twenty-nine days after the last dose", """
case: gemcitabine
on: 2026-06-01
patient: {age: 66, sex: male}
tumours: [{id: T1, organ: bladder, histology: urothelial}]
lesions: [{id: L1, tumour: T1, organ: bone, site: pelvis.ischium.left, matrix: lytic}]
treatments:
  - {id: G, drug: gemcitabine, from: 2026-05-11, last: 2026-05-11, running: no}
  - {id: C, drug: cisplatin, from: 2026-05-11, last: 2026-05-11, running: no}
plan:
  - {id: R28, procedure: radiotherapy, lesion: L1, from: 2026-06-08, to: 2026-06-19}
  - {id: R29, procedure: radiotherapy, lesion: L1, from: 2026-06-09, to: 2026-06-20}
""", {
        ("washout", "treatment:G+plan:R28"): "forbidden",
        ("washout", "treatment:G+plan:R29"): "allowed",
        ("washout", "treatment:C+plan:R28"): "allowed",
    }),
    # 14.2 mg/dL with 28 g/L of albumin is 3.78 to 3.84 mmol/L: treat now, the teeth wait, the kidney table of metastases does not hold.
    "hypercalcaemia": Patient("Notice of zoledronic acid, hypercalcaemia: corrected calcium of 12 mg/dL or more, creatinine below 400 µmol/L", """
case: hypercalcaemia
on: 2026-12-01
patient: {age: 68, sex: male}
symptoms: {drowsiness: yes, confusion: yes}
tumours: [{id: T1, organ: lung, histology: squamous}]
lesions: [{id: L1, tumour: T1, organ: bone, site: rib.8.right, matrix: lytic, painful: yes}]
labs:
  - {test: calcium, value: "14,2 mg/dL", on: 2026-12-01}
  - {test: albumin, value: 2.8 g/dL, on: 2026-12-01}
  - {test: creatinine, value: 180 µmol/L, on: 2026-12-01}
  - {test: creatinine_clearance, value: 34 mL/min, on: 2026-12-01}
dental: {reviewed: no, extraction: none}
plan: [{id: Z, drug: zoledronic_acid, from: 2026-12-01}]
""", {
        ("urgent.hypercalcaemia", "patient"): "yes",
        ("before_antiresorptive.dental", "plan:Z"): "waived",
        ("before_antiresorptive.kidney", "plan:Z"): "met",
        ("antiresorptive.dose", "plan:Z"): "4_mg",
        ("antiresorptive.gate", "plan:Z"): "urgent",
    }),
    # Solid-tumour rules say nothing of a myeloma; its calcium and its fracture do not wait for the name of the disease.
    "myeloma": Patient("An imagined myeloma, with the calcium of the UNESS course in milligrams per litre", """
case: myeloma
on: 2026-02-10
listed: {lesions: complete}
patient: {age: 63, sex: male}
symptoms: {back_pain: yes, deficit: no, sphincter: no, confusion: yes}
tumours: [{id: M, organ: bone_marrow, histology: myeloma}]
lesions:
  - {id: V, tumour: M, organ: bone, site: spine.T8, matrix: lytic, fracture: yes, pain: {mechanical: yes},
     spine: {collapse: 60 %, epidural: 1a, alignment: deformity, posterolateral: none}}
labs:
  - {test: calcium, value: 132 mg/L, on: 2026-02-09}
  - {test: albumin, value: 31 g/L, on: 2026-02-09}
""", {
        ("urgent.hypercalcaemia", "patient"): "yes",
        ("urgent.cord_compression", "patient"): "no",
        ("urgent.fracture", "patient"): "no",
        ("sins", "lesion:V"): None,
        ("antiresorptive.start", "patient"): None,
    }),
    # Four years of monthly doses, then a tooth pulled and bone that shows for months.
    "jaw": Patient("MASCC 2019, definition: exposed bone under a bone agent, for more than eight weeks", """
case: jaw
on: 2026-05-04
patient: {age: 62, sex: female, conditions: {osteonecrosis_of_jaw: yes}}
tumours: [{id: T1, organ: breast, histology: ductal, controlled: yes}]
lesions: [{id: L1, tumour: T1, organ: bone, site: spine.L2, matrix: mixed, painful: no}]
dental: {reviewed: 2026-02-20, extraction: done, extraction_date: 2026-01-12, healing_confirmed: no, exposed_bone: yes}
treatments: [{id: Z, drug: zoledronic_acid, from: 2022-03, last: 2026-04-20, every: 4 weeks, running: yes}]
""", {
        ("antiresorptive.jaw", "treatment:Z"): "show",
        ("antiresorptive.review_24_months", "treatment:Z"): "overdue",
        ("antiresorptive.dental_follow_up", "treatment:Z"): "up_to_date",
    }),
    # 2 or 3 (neck) + 3 (more than two thirds) + 3 (lytic) + 2 (moderate): the conduct is sure, the score is not.
    "femoral neck": Patient("Mirels 1989, items; the neck is in no printed row", """
case: femoral-neck
on: 2026-11-02
listed: {treatments: complete}
patient: {age: 55, sex: female, life_expectancy: {months: 12..36, by: physician}}
tumours: [{id: T1, organ: breast}]
lesions:
  - {id: L1, tumour: T1, organ: bone, site: femur.neck.right, matrix: lytic, cortical_extent: "> 2/3", pain: {grade: moderate}, fracture: no}
""", {
        ("mirels", "lesion:L1"): (10, 11),
        ("mirels_conduct", "lesion:L1"): "prophylactic_surgery",
        ("option.surgery", "lesion:L1"): "indicated",
    }),
}  # fmt: skip


@cache
def answered(name: str) -> dict[tuple[str, str], Said]:
    """What is left of each answer: its word, the ends of a score, None where the rule does not apply."""
    found = {}
    for answer in board(program(), read_case(PATIENTS[name].file.encode()), with_missing=False).answers:
        words = answer.extra.get("outcome", answer.value)
        found[answer.rule, answer.about] = None if answer.status == "not_applicable" else words if answer.status == "certain" else tuple(answer.possible)
    return found


@pytest.mark.parametrize(("name", "rule", "about"), [(name, *key) for name, patient in PATIENTS.items() for key in patient.answers])
def test_a_restated_patient_gets_what_the_guideline_says(name: str, rule: str, about: str) -> None:
    assert answered(name).get((rule, about)) == PATIENTS[name].answers[rule, about], PATIENTS[name].source
