"""One whole case, and what every case is read into."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from jalon.case import Amount, CaseTroubles, Days, Statement, read_case
from tests.case.writing import DEMO, read, words


def day(year: int, month: int, number: int) -> Days:
    return Days(date(year, month, number).toordinal(), date(year, month, number).toordinal())


def amount(value: str, unit: str = "") -> Amount:
    return Amount(Fraction(value), Fraction(value), unit)


EXPECTED: tuple[tuple[str, str, str, object], ...] = (
    ("patient", "", "listed.lesions", words("complete")),
    ("patient", "", "listed.events", words("partial")),
    ("patient", "", "patient.born", Days(date(1958, 3, 1).toordinal(), date(1958, 3, 31).toordinal())),
    ("patient", "", "patient.age", amount("68", "years")),
    ("patient", "", "patient.sex", words("male")),
    ("patient", "", "patient.performance_status", amount("1")),
    ("patient", "", "patient.smoking", words("former")),
    ("patient", "", "patient.life_expectancy.months", Amount(Fraction(6), Fraction(12), "months")),
    ("patient", "", "patient.life_expectancy.by", words("board")),
    ("patient", "", "patient.implants.pacemaker", words("yes")),
    ("patient", "", "conditions.coagulation_disorder", words("none")),
    ("patient", "", "conditions.infection", words("none")),
    ("patient", "", "symptoms.back_pain", words("yes")),
    ("patient", "", "symptoms.walking", words("alone")),
    ("patient", "", "labs.vitamin_d", amount("18", "ng/mL")),
    ("patient", "", "labs.creatinine_clearance", amount("72", "mL/min")),
    ("patient", "", "dental.reviewed", day(2026, 10, 2)),
    ("patient", "", "dental.review", words("done")),
    ("patient", "", "dental.extraction", words("none")),
    ("patient", "", "population.solid", words("yes")),
    ("tumour", "T1", "organ", words("lung")),
    ("tumour", "T1", "histology", words("adenocarcinoma")),
    ("tumour", "T1", "diagnosed", day(2026, 7, 14)),
    ("tumour", "T1", "controlled", words("no")),
    ("tumour", "T1", "tnm.m", "1c2"),
    ("tumour", "T1", "biomarkers.PD-L1", "40 %"),
    ("lesion", "L1", "tumour", "T1"),
    ("lesion", "L1", "organ", words("bone")),
    ("lesion", "L1", "site", words("femur.trochanteric.right")),
    ("lesion", "L1", "matrix", words("lytic")),
    ("lesion", "L1", "cortical_extent", amount("1/2")),
    ("lesion", "L1", "cortical_measure", words("cortex")),
    ("lesion", "L1", "fracture", words("no")),
    ("lesion", "L1", "soft_tissue_extension", words("no")),
    ("lesion", "L1", "pain.grade", words("functional")),
    ("lesion", "L1", "pain.mechanical", words("yes")),
    ("lesion", "L1", "pain.scale", amount("7")),
    ("lesion", "L1", "pain.refractory", words("yes")),
    ("lesion", "L1", "haematological", words("no")),
    ("lesion", "L2", "spine.alignment", words("normal")),
    ("lesion", "L2", "spine.collapse", amount("40", "%")),
    ("lesion", "L2", "spine.body_involved", amount("60", "%")),
    ("lesion", "L2", "spine.posterolateral", words("unilateral")),
    ("lesion", "L2", "spine.posterior_wall", words("partial")),
    ("lesion", "L2", "spine.epidural", words("1b")),
    ("lesion", "L2", "neurology.deficit", words("no")),
    ("lesion", "L2", "neurology.frankel", words("E")),
    ("lesion", "L2", "fracture", words("yes")),
    ("lesion", "L2", "fracture_treated", words("yes")),
    ("lesion", "L3", "organ", words("liver")),
    ("lesion", "L3", "size", amount("21", "mm")),
    ("treatment", "D1", "drug", words("pemetrexed")),
    ("treatment", "D1", "drug_class", words("chemotherapy")),
    ("treatment", "D1", "from", day(2026, 8, 1)),
    ("treatment", "D1", "last", day(2026, 11, 12)),
    ("treatment", "D1", "every", amount("21", "d")),
    ("treatment", "D2", "procedure", words("radiotherapy")),
    ("treatment", "D2", "lesion", "L2"),
    ("treatment", "D2", "dose", amount("30", "Gy")),
    ("treatment", "D2", "fractions", amount("10")),
    ("treatment", "D2", "to", day(2026, 9, 14)),
    ("plan", "P1", "drug", words("zoledronic_acid")),
    ("plan", "P1", "drug_class", words("bone_agent")),
    ("plan", "P2", "from", day(2026, 12, 1)),
    ("plan", "P2", "to", day(2026, 12, 12)),
    ("imaging", "0", "modality", words("ct")),
    ("imaging", "0", "on", day(2026, 11, 4)),
    ("event", "0", "kind", words("fracture")),
    ("event", "0", "lesion", "L2"),
    ("event", "0", "on", day(2026, 8, 20)),
    ("event", "0", "treated", words("yes")),
)


@pytest.mark.parametrize(("kind", "id", "path", "expected"), EXPECTED)
def test_the_canonical_case_reads_with_every_fact(kind: str, id: str, path: str, expected: object) -> None:
    thing = read_case(DEMO).thing(kind, id)
    assert thing is not None

    (statement,) = thing.facts[path]

    assert expected in (statement.words, statement.amount, statement.days, statement.text)


def test_the_canonical_case_holds_nothing_else() -> None:
    case = read_case(DEMO)

    assert case.id == "demo-femur"
    assert case.on == date(2026, 11, 21)
    assert case.question == "Faut-il fixer le fémur droit ?"
    assert case.wish == "rester à la maison, marcher"
    assert case.complete == words("lesions", "treatments", "plan")
    assert case.set_aside == ()
    assert [f"{thing.kind}:{thing.id}" for thing in case.things] == [
        "patient:", "tumour:T1", "lesion:L1", "lesion:L2", "lesion:L3", "treatment:D1", "treatment:D2", "plan:P1", "plan:P2", "imaging:0", "event:0",
    ]  # fmt: skip


def test_a_statement_keeps_its_day_and_its_line() -> None:
    case = read_case(DEMO)
    patient, lesion = case.thing("patient", ""), case.thing("lesion", "L2")
    assert patient is not None
    assert lesion is not None

    assert patient.facts["labs.vitamin_d"][0].on == day(2026, 11, 10)
    assert patient.facts["patient.sex"][0].on is None
    assert patient.facts["dental.review"][0].on == day(2026, 10, 2)
    assert lesion.line == 15


def test_the_whole_file_is_a_frozen_model() -> None:
    model = read_case(DEMO).model

    assert model.lesions[0].pain is not None
    assert model.lesions[0].pain.grade[0].words == words("functional")
    assert model.treatments[0].from_[0].days == day(2026, 8, 1)
    with pytest.raises(ValueError, match="frozen"):
        model.case = "other"


def test_every_value_may_carry_its_day_and_source() -> None:
    case = read("lesions:\n  - {id: A, size: [{value: 3 cm, on: 2026-01, source: scanner}, {value: '35 mm'}], matrix: {value: ?, source: IRM}}\n")
    lesion = case.thing("lesion", "A")
    assert lesion is not None

    assert lesion.facts["size"] == (
        Statement(amount=amount("3", "cm"), said="3 cm", on=Days(day(2026, 1, 1).first, day(2026, 1, 31).first), source="scanner"),
        Statement(amount=amount("35", "mm"), said="35 mm"),
    )
    assert lesion.facts["matrix"] == (Statement(said="?", source="IRM", unknown=True),)


def test_a_group_may_carry_the_day_and_source_of_all_it_says() -> None:
    case = read("lesions:\n  - id: A\n    spine: {on: 2026-11-04, source: scanner, collapse: 40 %}\n    pain: {value: {grade: mild}, on: 2026-11-05}\n")
    lesion = case.thing("lesion", "A")
    assert lesion is not None

    assert (lesion.facts["spine.collapse"][0].on, lesion.facts["spine.collapse"][0].source) == (day(2026, 11, 4), "scanner")
    assert lesion.facts["pain.grade"][0].on == day(2026, 11, 5)


def test_references_may_use_the_index_of_an_element_without_id() -> None:
    case = read("lesions: [{site: femur}]\nplan: [{procedure: radiotherapy, lesion: 0}]\n")

    assert case.of("plan")[0].facts["lesion"][0].text == "0"


def test_today_stands_for_an_absent_day() -> None:
    assert read_case(b"case: x\n", today=date(2026, 11, 21)).on == date(2026, 11, 21)
    with pytest.raises(CaseTroubles):
        read_case(b"case: x\n")


def test_a_case_without_name_takes_the_name_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "anna.yaml"
    file.write_bytes(b"on: 2026-11-21\n")

    assert read_case(file).id == "anna"


def test_a_file_that_cannot_be_opened_is_not_a_trouble_of_the_case(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_case(tmp_path / "none.yaml")


def test_a_byte_order_mark_is_tolerated() -> None:
    assert read_case(b"\xef\xbb\xbfcase: x\non: 2026-11-21\n").id == "x"
