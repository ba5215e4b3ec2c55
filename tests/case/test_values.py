"""Words, numbers and dates as people write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jalon.case import Amount, CaseTroubles, Days, read_value, vocabulary
from jalon.case.analytes import ANALYTES
from tests.case.writing import lesion, said, words


def test_yaml_words_are_words() -> None:
    assert lesion("fracture: no", "fracture").words == words("no")
    assert lesion("painful: yes", "painful").words == words("yes")
    assert lesion("painful: true", "painful").words == words("yes")
    assert lesion("spine: {epidural: 2}", "spine.epidural").words == words("2")


@pytest.mark.parametrize("written", ["?", "'?'", "null", "~", ""])
def test_unknown_is_said_in_several_ways(written: str) -> None:
    (statement,) = said(f"symptoms:\n  deficit: {written}\n", "symptoms.deficit")

    assert statement.unknown
    assert (statement.words, statement.amount, statement.days, statement.text) == (None, None, None, None)


def test_absent_is_not_stated() -> None:
    assert said("symptoms: {}\n", "symptoms.deficit") == ()


def test_a_question_mark_inside_a_text_stays() -> None:
    (statement,) = said("imaging: [{findings: 'flou : ? , à revoir ?'}]\n", "findings", "imaging", "0")

    assert statement.text == "flou : ? , à revoir ?"


def test_none_no_and_an_empty_list_are_statements() -> None:
    assert lesion("pain: {grade: no}", "pain.grade").words == words("none")
    assert lesion("fracture: []", "fracture").words == words("no")
    assert lesion("pain: none", "painful").words == words("no")
    assert lesion("spine: {collapse: none}", "spine.collapse").amount == Amount(Fraction(0), Fraction(0), "")
    assert said("dental: not done\n", "dental.review")[0].words == words("not_done")
    assert said("labs: [{test: vitamin_d, value: not done}]\n", "labs.vitamin_d")[0].words == words("not_done")


def test_a_parent_site_means_somewhere_in_it() -> None:
    assert lesion("site: femur.shaft", "site").words == words("femur.shaft.left", "femur.shaft.right")
    assert lesion("site: rib.7.left", "site").words == words("rib.7.left")
    assert len(lesion("site: spine", "site").words or ()) == 30
    assert lesion("site: hand", "site").words == words("hand.left", "hand.right")


def test_an_ordered_enumeration_reads_a_range() -> None:
    assert lesion("neurology: {frankel: C..E}", "neurology.frankel").words == words("C", "D", "E")


@pytest.mark.parametrize(
    ("path", "written", "low", "high", "unit"),
    [
        ("lesion.cortical_extent", "0.4", "2/5", "2/5", ""),
        ("lesion.cortical_extent", "0,4", "2/5", "2/5", ""),
        ("lesion.cortical_extent", "1/3", "1/3", "1/3", ""),
        ("lesion.cortical_extent", "1/3..2/3", "1/3", "2/3", ""),
        ("lesion.cortical_extent", "1/3 .. 2/3", "1/3", "2/3", ""),
        ("lesion.cortical_extent", "40 %", "40", "40", "%"),
        ("lesion.cortical_extent", "40\u00a0%", "40", "40", "%"),
        ("lesion.cortical_extent", "0..100 %", "0", "100", "%"),
        ("lesion.size", "21", "21", "21", "mm"),
        ("lesion.size", "2,1 cm", "21/10", "21/10", "cm"),
        ("lesion.pain.scale", "6..8", "6", "8", ""),
        ("patient.life_expectancy.months", "6..12", "6", "12", "months"),
        ("treatment.every", "4 weeks", "4", "4", "weeks"),
        ("treatment.every", "21 j", "21", "21", "d"),
        ("treatment.dose", "30 Gy", "30", "30", "Gy"),
        ("labs.platelets", "150 000 /mm3", "150000", "150000", "/mm3"),
        ("labs.platelets", "150 10^9/L", "150", "150", "10^9/L"),
        ("labs.creatinine", "80 umol/l", "80", "80", "µmol/L"),
        ("labs.creatinine", "80 μmol/L", "80", "80", "µmol/L"),
        ("labs.vitamin_d", "45 nmol/l", "45", "45", "nmol/L"),
        ("labs.alp", "541 UI/L", "541", "541", "IU/L"),
        ("labs.creatinine_clearance", "60 mL/min/1.73m²", "60", "60", "mL/min/1.73m2"),
        ("labs.inr", "1,2", "6/5", "6/5", ""),
    ],
)
def test_a_number_is_exact_in_the_unit_reported(path: str, written: str, low: str, high: str, unit: str) -> None:
    assert read_value(path, written).amount == Amount(Fraction(low), Fraction(high), unit)


def test_one_bound_is_read_where_the_other_is_known() -> None:
    assert read_value("lesion.spine.collapse", "> 50 %").amount == Amount(Fraction(50), Fraction(100), "%", low_open=True)
    assert read_value("labs.crp", "< 5 mg/L").amount == Amount(Fraction(0), Fraction(5), "mg/L", high_open=True)
    with pytest.raises(CaseTroubles, match="one bound without the other"):
        read_value("labs.crp", "> 5 mg/L")


def test_a_drug_dose_is_not_a_dose_of_radiation() -> None:
    assert said("plan: [{drug: denosumab, dose: 120 mg}]\n", "drug_dose", "plan", "0")[0].amount == Amount(Fraction(120), Fraction(120), "mg")
    assert said("plan: [{drug: docetaxel, dose: 75 mg/m2}]\n", "drug_dose", "plan", "0")[0].text == "75 mg/m2"
    assert said("plan: [{procedure: radiotherapy, dose: 8}]\n", "dose", "plan", "0")[0].amount == Amount(Fraction(8), Fraction(8), "Gy")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-11-21", date(2026, 11, 21), date(2026, 11, 21)),
        ("2026-09..2026-10", date(2026, 9, 1), date(2026, 10, 31)),
    ],
)
def test_a_partial_date_is_an_interval(written: str, first: date, last: date) -> None:
    days = read_value("tumour.diagnosed", written).days

    assert days == Days(first.toordinal(), last.toordinal())
    assert days.iso() == written or ".." in written


@pytest.mark.parametrize(
    ("test", "unit", "other", "factor"),
    [
        ("calcium", "mmol/L", "mg/dL", "1000/4008"),
        ("calcium", "mmol/L", "mg/L", "100/4008"),
        ("vitamin_d", "ng/mL", "nmol/L", "1000/2496"),
        ("creatinine", "µmol/L", "mg/dL", "884/10"),
        ("albumin", "g/L", "g/dL", "10"),
        ("crp", "mg/L", "mg/dL", "10"),
        ("bilirubin", "µmol/L", "mg/dL", "171/10"),
    ],
)
def test_mass_and_molar_units_convert_per_analyte(test: str, unit: str, other: str, factor: str) -> None:
    assert ANALYTES[test].unit == unit
    assert ANALYTES[test].factors[other] == Fraction(factor)


def test_an_unknown_path_names_the_nearest() -> None:
    with pytest.raises(CaseTroubles, match=r"did you mean lesion\.pain\.grade"):
        read_value("lesion.pain.grad", "mild")
    assert vocabulary().nearest("pain.grade") == "lesion.pain.grade"
