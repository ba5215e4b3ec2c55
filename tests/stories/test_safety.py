"""What must never go wrong, said as a clinician would say it: each story is one small file and the answers it must, or must not, get."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from jalon.case import Case, CaseTroubles, read_case
from jalon.engine.meaning import read
from jalon.engine.tree import Call
from jalon.guideline.answers import Answer
from jalon.guideline.boards import board
from jalon.guideline.calls import spread
from jalon.guideline.facts import CaseFacts
from jalon.guideline.primitives import PRIMITIVES
from jalon.guideline.program import Program
from tests.shipped import sheets

Json = dict[str, Any]
ZOLEDRONIC_ACID = [{"id": "P1", "drug": "zoledronic_acid"}]
NO_SIGN: Json = {"deficit": "no", "sphincter": "no"}
NO_CALCIUM_SIGN: Json = dict.fromkeys(("confusion", "drowsiness", "thirst", "polyuria", "vomiting", "constipation"), "no")
HYPERCALCAEMIA = ("3.2 mmol/L", "38 g/L")
OPEN = "open"


@cache
def program() -> Program:
    """The sheets, read once."""
    return sheets()[0]


def case(**parts: Any) -> Case:
    """A case of lung cancer on 21 November 2026, with what the story adds."""
    written = {"case": "story", "on": "2026-11-21", "tumours": [{"id": "T1", "organ": "lung", "histology": "adenocarcinoma"}]} | parts
    return read_case(json.dumps(written), name="story.json")


def lab(test: str, value: str, on: str = "2026-11-18") -> Json:
    """One result, by default three days old."""
    return {"test": test, "value": value, "on": on}


def calcium(total: str, albumin: str) -> list[Json]:
    """Calcium and albumin of the same day."""
    return [lab("calcium", total), lab("albumin", albumin)]


def answers(**parts: Any) -> list[Answer]:
    """Every answer of a story."""
    return board(program(), case(**parts)).answers


def ask(rule: str, about: str = "patient", /, **parts: Any) -> Answer:
    """The one answer of a rule about an object."""
    (found,) = (answer for answer in answers(**parts) if (answer.rule, answer.about) == (rule, about))
    return found


def said(rule: str, about: str = "patient", /, **parts: Any) -> str | int:
    """The value of an answer, `not_applicable`, or `open`."""
    answer = ask(rule, about, **parts)
    if answer.status == "certain":
        assert isinstance(answer.value, str | int)
        return answer.value
    return OPEN if answer.status == "bounded" else answer.status


# --- Vitamin D -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "labs",
    [
        pytest.param([], id="never measured"),
        pytest.param([{"test": "vitamin_d", "value": "?"}], id="said unknown"),
        pytest.param([{"test": "vitamin_d", "value": "35 ng/mL"}], id="undated"),
        pytest.param([lab("vitamin_d", "35 ng/mL", "2026-04-10")], id="seven months old"),
        pytest.param([lab("vitamin_d", "35 ng/mL", "2026")], id="some day of the year"),
        pytest.param([lab("vitamin_d", "35 ng/mL", "2026-11-25")], id="dated after the board"),
    ],
)
def test_vitamin_d_that_is_not_known_today_is_never_taken_as_normal(labs: list[Json]) -> None:
    answer = ask("before_antiresorptive.vitamin_d", "plan:P1", labs=labs, plan=ZOLEDRONIC_ACID)

    assert answer.status == "bounded"
    assert "not_met" in answer.possible
    assert "labs.vitamin_d" in {one["fact"] for one in answer.missing}
    assert "Doser la vitamine D" in answer.text["fr"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("30 ng/mL", "met"),
        ("29,9 ng/mL", "not_met"),
        ("75 nmol/L", "met"),
        ("74.9 nmol/L", "not_met"),
        ("< 30 ng/mL", "not_met"),
        ("25..35 ng/mL", OPEN),
    ],
)
def test_the_vitamin_d_target_is_read_in_the_unit_of_the_laboratory(value: str, expected: str) -> None:
    assert said("before_antiresorptive.vitamin_d", "plan:P1", labs=[lab("vitamin_d", value)], plan=ZOLEDRONIC_ACID) == expected


# --- Hypercalcaemia --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "mouth"),
    [("dental", {"reviewed": "no"}), ("extraction", {"extraction": "planned"}), ("extraction", {"extraction": "healing"})],
)
def test_hypercalcaemia_does_not_wait_for_the_dentist(check: str, mouth: Json) -> None:
    rule = f"before_antiresorptive.{check}"

    assert said(rule, "plan:P1", labs=calcium(*HYPERCALCAEMIA), dental=mouth, plan=ZOLEDRONIC_ACID) == "waived"
    assert said(rule, "plan:P1", labs=calcium("2.30 mmol/L", "38 g/L"), dental=mouth, plan=ZOLEDRONIC_ACID) == "not_met"
    assert set(ask(rule, "plan:P1", dental=mouth, plan=ZOLEDRONIC_ACID).possible) == {"not_met", "waived"}


def test_a_dental_review_that_was_done_is_met_rather_than_waived() -> None:
    assert (
        said(
            "before_antiresorptive.dental",
            "plan:P1",
            labs=calcium(*HYPERCALCAEMIA),
            dental={"reviewed": "2026-10-02"},
            plan=ZOLEDRONIC_ACID,
        )
        == "met"
    )


def test_hypercalcaemia_never_waives_vitamin_d() -> None:
    """Only the dental checks know an exception: the vitamin is not given, but its lack is still told."""
    low = ask(
        "before_antiresorptive.vitamin_d", "plan:P1", labs=[*calcium(*HYPERCALCAEMIA), lab("vitamin_d", "12 ng/mL")], plan=ZOLEDRONIC_ACID
    )
    unknown = ask("before_antiresorptive.vitamin_d", "plan:P1", labs=calcium(*HYPERCALCAEMIA), plan=ZOLEDRONIC_ACID)

    assert low.value == "not_met"
    assert set(unknown.possible) == {"met", "not_met"}
    for answer in (low, unknown):
        assert "ni calcium ni vitamine D" in answer.text["fr"]
        assert "ne pas retarder" in answer.text["fr"]
        assert "800 UI" not in answer.text["fr"]


def test_hypercalcaemia_calls_for_treatment_now() -> None:
    answer = ask("urgent.hypercalcaemia", labs=calcium(*HYPERCALCAEMIA))

    assert (answer.value, answer.urgency) == ("yes", "now")
    assert "ni calcium ni vitamine D" in answer.text["fr"]


def test_calcium_never_measured_does_not_exclude_hypercalcaemia() -> None:
    answer = ask("urgent.hypercalcaemia", symptoms=NO_CALCIUM_SIGN)

    assert (answer.status, answer.urgency) == ("bounded", "now")
    assert "ni calcium ni vitamine D" in answer.text["fr"]


def corrected(total: str, albumin: str) -> set[Fraction] | None:
    """The corrected calcium that the sheet gives, one value for each published coefficient."""
    facts = CaseFacts(program(), case(labs=calcium(total, albumin)))
    evaluation = read(program().slots, facts)
    slot = program().slot("labs.calcium_corrected")
    assert slot is not None
    assert isinstance(slot.body, Call)
    spreads = [spread(facts, evaluation, place, {}) for place in slot.body.slots]
    found = PRIMITIVES[slot.body.primitive](spreads, slot.body.constants)
    return None if found is None else {end for span in found for end in span if end is not None}


def test_a_low_calcium_with_a_low_albumin_is_corrected_by_both_coefficients() -> None:
    assert corrected("2.00 mmol/L", "25 g/L") == {Fraction("2.30"), Fraction("2.375")}
    assert said("before_antiresorptive.calcium", "plan:P1", labs=calcium("2.00 mmol/L", "25 g/L"), plan=ZOLEDRONIC_ACID) == "met"


def test_both_coefficients_carry_a_calcium_over_the_threshold() -> None:
    assert corrected("2.98 mmol/L", "30 g/L") == {Fraction("3.18"), Fraction("3.23")}
    assert said("urgent.hypercalcaemia", labs=calcium("2.98 mmol/L", "30 g/L"), symptoms=NO_CALCIUM_SIGN) == "yes"


def test_coefficients_that_disagree_leave_the_answer_open() -> None:
    """2.98 or 3.025 mmol/L: one is below the threshold, the other is not."""
    assert said("urgent.hypercalcaemia", labs=calcium("2.80 mmol/L", "31 g/L"), symptoms=NO_CALCIUM_SIGN) == OPEN


def test_the_correction_does_not_hold_above_its_reference() -> None:
    labs = calcium("2.40 mmol/L", "42 g/L")

    assert corrected("2.40 mmol/L", "42 g/L") is None
    assert said("before_antiresorptive.calcium", "plan:P1", labs=labs, plan=ZOLEDRONIC_ACID) == OPEN
    assert said("urgent.hypercalcaemia", labs=labs) == OPEN


def test_two_measures_of_calcium_that_disagree_are_not_settled_by_the_machine() -> None:
    labs = [*calcium(*HYPERCALCAEMIA), lab("ionised_calcium", "1.20 mmol/L")]

    assert set(ask("urgent.hypercalcaemia", labs=labs, symptoms=NO_CALCIUM_SIGN).possible) == {"yes", "no"}


# --- Units, dates, two values ----------------------------------------------------------------------------------------------------------


def test_milligrams_per_litre_are_not_milligrams_per_decilitre() -> None:
    """105 mg/L, 10.5 mg/dL and 2.62 mmol/L are one calcium; 103 mg/L is on the other side of 2.6 mmol/L."""
    confused: Json = {**NO_CALCIUM_SIGN, "confusion": "yes"}
    amounts = [corrected(total, "39 g/L") for total in ("105 mg/L", "10.5 mg/dL", "10,5 mg/dL")]

    assert (
        amounts[0]
        == amounts[1]
        == amounts[2]
        == {Fraction(105 * 100, 4008) + Fraction("0.02"), Fraction(105 * 100, 4008) + Fraction("0.025")}
    )
    for total in ("105 mg/L", "10.5 mg/dL", "2.62 mmol/L", "2,62 mmol/L"):
        assert said("urgent.hypercalcaemia", labs=calcium(total, "39 g/L"), symptoms=confused) == "yes", total
        assert said("urgent.hypercalcaemia", labs=calcium(total, "39 g/L"), symptoms=NO_CALCIUM_SIGN) == "no", total
    assert said("urgent.hypercalcaemia", labs=calcium("103 mg/L", "39 g/L"), symptoms=confused) == "no"


def test_a_result_without_unit_is_refused() -> None:
    with pytest.raises(CaseTroubles):
        case(labs=[lab("calcium", "10.5")])


@pytest.mark.parametrize(
    ("rule", "labs", "expected"),
    [
        pytest.param("calcium", [lab("ionised_calcium", "1.20 mmol/L", "2026-11-07")], "met", id="calcium, 14 days"),
        pytest.param("calcium", [lab("ionised_calcium", "1.20 mmol/L", "2026-11-06")], OPEN, id="calcium, 15 days"),
        pytest.param("kidney", [lab("creatinine_clearance", "72 mL/min", "2026-11-07")], "met", id="clearance, 14 days"),
        pytest.param("kidney", [lab("creatinine_clearance", "72 mL/min", "2026-11-06")], OPEN, id="clearance, 15 days"),
        pytest.param("kidney", [lab("creatinine_clearance", "72 mL/min", "2026-11")], OPEN, id="clearance, this month"),
        pytest.param("vitamin_d", [lab("vitamin_d", "35 ng/mL", "2026-05-21")], "met", id="vitamin D, 6 months"),
        pytest.param("vitamin_d", [lab("vitamin_d", "35 ng/mL", "2026-05-20")], OPEN, id="vitamin D, 6 months and a day"),
    ],
)
def test_a_result_that_is_too_old_is_unknown(rule: str, labs: list[Json], expected: str) -> None:
    assert said(f"before_antiresorptive.{rule}", "plan:P1", labs=labs, plan=ZOLEDRONIC_ACID) == expected


def test_a_result_that_is_too_old_is_still_shown_with_its_day() -> None:
    answer = ask("before_antiresorptive.vitamin_d", "plan:P1", labs=[lab("vitamin_d", "35 ng/mL", "2026-04-10")], plan=ZOLEDRONIC_ACID)
    (shown,) = (one for one in answer.because if one["fact"] == "labs.vitamin_d")

    assert (shown["value"], shown["on"], shown["why"]) == ("35 ng/mL", "2026-04-10", "too_old")


def test_two_values_of_one_day_are_both_kept() -> None:
    answer = ask(
        "before_antiresorptive.vitamin_d",
        "plan:P1",
        labs=[lab("vitamin_d", "18 ng/mL"), lab("vitamin_d", "35 ng/mL")],
        plan=ZOLEDRONIC_ACID,
    )
    (shown,) = (one for one in answer.because if one["fact"] == "labs.vitamin_d")

    assert set(answer.possible) == {"met", "not_met"}
    assert shown["why"] == "several_values"
    assert "18 ng/mL" in shown["value"]
    assert "35 ng/mL" in shown["value"]


def test_the_latest_of_two_days_counts() -> None:
    labs = [lab("vitamin_d", "35 ng/mL", "2026-11-18"), lab("vitamin_d", "18 ng/mL", "2026-11-10")]

    assert said("before_antiresorptive.vitamin_d", "plan:P1", labs=labs, plan=ZOLEDRONIC_ACID) == "met"


# --- Kidney ----------------------------------------------------------------------------------------------------------------------------


def test_a_low_clearance_forbids_zoledronic_acid_and_asks_to_watch_denosumab() -> None:
    labs = [lab("creatinine_clearance", "29 mL/min")]
    denosumab = ask("before_antiresorptive.kidney", "plan:P1", labs=labs, plan=[{"id": "P1", "drug": "denosumab"}])

    assert said("before_antiresorptive.kidney", "plan:P1", labs=labs, plan=ZOLEDRONIC_ACID) == "not_met"
    assert denosumab.value == "met"
    assert "calcium peut chuter" in denosumab.text["fr"]


# --- Radiotherapy and drugs ------------------------------------------------------------------------------------------------------------


def drug_then_session(drug: str, dose: str, session: str, **lesion: Any) -> Answer:
    """A last dose, then one session on one lesion."""
    target: Json = {"id": "L1", "organ": "bone", "site": "femur.shaft.left"} | lesion
    return ask(
        "washout",
        "treatment:D1+plan:P1",
        listed={"lesions": "complete"},
        symptoms=NO_SIGN,
        lesions=[target],
        treatments=[{"id": "D1", "drug": drug, "last": dose}],
        plan=[{"id": "P1", "procedure": "radiotherapy", "lesion": "L1", "from": session, "to": session}],
    )


def session_then_drug(drug: str, session: str, dose: str) -> Answer:
    """A course that ended, then a first and only dose."""
    course = {"id": "D2", "procedure": "radiotherapy", "lesion": "L1", "from": "2026-08-03", "to": session}
    return ask(
        "washout",
        "treatment:D1+treatment:D2",
        listed={"lesions": "complete"},
        symptoms=NO_SIGN,
        lesions=[{"id": "L1", "organ": "bone", "site": "femur.shaft.left"}],
        treatments=[{"id": "D1", "drug": drug, "from": dose, "last": dose}, course],
    )


def test_gemcitabine_blocks_28_days_after_a_dose_and_frees_the_29th() -> None:
    blocked = drug_then_session("gemcitabine", "2026-11-01", "2026-11-29")

    assert (blocked.value, blocked.urgency) == ("forbidden", "before")
    assert blocked.json()["blocked"] == [{"first": "2026-10-04", "last": "2026-11-29"}]
    assert drug_then_session("gemcitabine", "2026-11-01", "2026-11-30").value == "allowed"


def test_gemcitabine_waits_28_days_after_a_session_and_is_free_on_the_29th() -> None:
    assert session_then_drug("gemcitabine", "2026-10-14", "2026-11-11").value == "forbidden"
    assert session_then_drug("gemcitabine", "2026-10-14", "2026-11-12").value == "allowed"


@pytest.mark.parametrize(("drug", "days"), [("doxorubicin", 8), ("bevacizumab", 28)])
def test_the_other_windows_are_counted_the_same_way(drug: str, days: int) -> None:
    assert drug_then_session(drug, "2026-11-01", f"2026-11-{1 + days:02}").value == "forbidden"
    assert drug_then_session(drug, "2026-11-01", f"2026-11-{2 + days:02}").value == "allowed"


@pytest.mark.parametrize("drug", ["carboplatin", "cisplatin", "vinorelbine", "paclitaxel", "etoposide", "pemetrexed"])
def test_no_window_still_means_not_on_the_same_day(drug: str) -> None:
    assert drug_then_session(drug, "2026-11-21", "2026-11-21").value == "forbidden"
    assert drug_then_session(drug, "2026-11-20", "2026-11-21").value == "allowed"


def test_a_last_dose_that_nobody_wrote_is_never_far_enough() -> None:
    answer = ask(
        "washout",
        "treatment:D1+plan:P1",
        lesions=[{"id": "L1", "organ": "bone", "site": "femur.shaft.left"}],
        treatments=[{"id": "D1", "drug": "gemcitabine", "from": "2026-01-05"}],
        plan=[{"id": "P1", "procedure": "radiotherapy", "lesion": "L1", "from": "2026-11-23"}],
    )

    assert "forbidden" in answer.possible
    assert answer.status == "bounded"


@pytest.mark.parametrize("drug", ["cabazitaxel", "trastuzumab_deruxtecan", "tamoxifen", "other_anticancer"])
def test_a_drug_that_the_table_does_not_print_is_discussed_and_never_allowed(drug: str) -> None:
    assert drug_then_session(drug, "2026-01-05", "2026-11-30").value == "discuss"


@pytest.mark.parametrize("drug", ["docetaxel", "erlotinib", "gefitinib", "osimertinib"])
def test_a_drug_without_a_settled_interval_is_discussed(drug: str) -> None:
    assert drug_then_session(drug, "2026-01-05", "2026-11-30").value == "discuss"


def test_an_unknown_drug_is_never_allowed() -> None:
    answer = drug_then_session("?", "2026-11-15", "2026-11-21")

    assert answer.value != "allowed"
    assert "discuss" in answer.possible


def test_a_checkpoint_inhibitor_within_a_week_is_discussed() -> None:
    assert drug_then_session("nivolumab", "2026-11-15", "2026-11-22").value == "discuss"
    assert drug_then_session("nivolumab", "2026-11-15", "2026-11-23").value == "allowed"
    assert session_then_drug("nivolumab", "2026-11-03", "2026-11-10").value == "discuss"
    assert session_then_drug("nivolumab", "2026-11-03", "2026-11-11").value == "allowed"


def test_a_compressed_cord_does_not_wait_for_gemcitabine_to_wash_out() -> None:
    compressed = drug_then_session("gemcitabine", "2026-11-15", "2026-11-22", site="spine.T12", spine={"epidural": "2"})
    free = drug_then_session("gemcitabine", "2026-11-15", "2026-11-22", site="spine.T12", spine={"epidural": "1b"})

    assert (compressed.value, compressed.urgency) == ("discuss", "now")
    assert free.value == "forbidden"


def test_a_suspected_compression_does_not_wait_either() -> None:
    answer = ask(
        "washout",
        "treatment:D1+plan:P1",
        symptoms={"deficit": "yes"},
        lesions=[{"id": "L1", "organ": "bone", "site": "spine.T12", "spine": {"epidural": "1b"}}],
        treatments=[{"id": "D1", "drug": "gemcitabine", "last": "2026-11-15"}],
        plan=[{"id": "P1", "procedure": "radiotherapy", "lesion": "L1", "from": "2026-11-22", "to": "2026-11-22"}],
    )

    assert (answer.value, answer.urgency) == ("discuss", "now")


@pytest.mark.parametrize("drug", ["nivolumab", "erlotinib", "cabazitaxel"])
def test_what_is_to_be_discussed_is_discussed_now_when_the_cord_is_compressed(drug: str) -> None:
    answer = drug_then_session(drug, "2026-11-18", "2026-11-22", site="spine.T12", spine={"epidural": "2"})

    assert (answer.value, answer.urgency) == ("discuss", "now")


def test_a_compressed_cord_does_not_make_forbidden_what_the_dates_allow() -> None:
    assert drug_then_session("gemcitabine", "2026-09-01", "2026-11-22", site="spine.T12", spine={"epidural": "3"}).value == "allowed"


# --- Spinal cord -----------------------------------------------------------------------------------------------------------------------


def vertebra(epidural: str = "?", **more: Any) -> list[Json]:
    """One lesion of T12."""
    return [{"id": "L1", "organ": "bone", "site": "spine.T12", "spine": {"epidural": epidural}} | more]


@pytest.mark.parametrize("epidural", ["2", "3", "2..3"])
def test_a_high_grade_on_the_mri_is_a_compression_even_without_deficit(epidural: str) -> None:
    for symptoms in (NO_SIGN, {}):
        answer = ask("urgent.cord_compression", lesions=vertebra(epidural), symptoms=symptoms)

        assert (answer.value, answer.urgency) == ("yes", "now")
        assert "24 heures" in answer.text["fr"]
        assert "dexaméthasone" in answer.text["fr"]


@pytest.mark.parametrize("sign", [{"deficit": "yes"}, {"sphincter": "yes"}])
def test_a_sign_with_pain_or_a_lesion_of_the_spine_is_at_least_suspected(sign: Json) -> None:
    for parts in ({"symptoms": {**sign, "back_pain": "yes"}}, {"symptoms": sign, "lesions": vertebra()}):
        answer = ask("urgent.cord_compression", **parts)

        assert set(answer.possible) == {"yes", "suspected"}
        assert answer.urgency == "now"
        assert "24 heures" in answer.text["fr"]
    known = ask("urgent.cord_compression", listed={"lesions": "complete"}, symptoms=sign, lesions=vertebra("1b"))

    assert (known.value, known.urgency) == ("suspected", "now")
    assert "24 heures" in known.text["fr"]


@pytest.mark.parametrize("neurology", [{"deficit": "yes"}, {"sphincter": "yes"}, {"frankel": "D"}, {"frankel": "A"}])
def test_a_sign_written_on_the_lesion_counts_for_the_patient(neurology: Json) -> None:
    answer = ask("urgent.cord_compression", listed={"lesions": "complete"}, lesions=vertebra("1b", neurology=neurology))

    assert (answer.value, answer.urgency) == ("suspected", "now")


def test_a_deficit_alone_with_a_spine_that_nobody_looked_at_leaves_the_question_open() -> None:
    answer = ask("urgent.cord_compression", symptoms={"deficit": "yes"})

    assert set(answer.possible) == {"yes", "suspected", "no"}
    assert answer.urgency == "now"


@pytest.mark.parametrize("symptoms", [{}, {"deficit": "no"}, {"sphincter": "no"}, {"back_pain": "yes"}])
def test_no_compression_is_never_said_before_the_neurology_is(symptoms: Json) -> None:
    answer = ask("urgent.cord_compression", listed={"lesions": "complete"}, lesions=vertebra("1b"), symptoms=symptoms)

    assert answer.value != "no"
    assert answer.urgency == "now"


def test_no_compression_is_said_when_everything_has_been_looked_at() -> None:
    assert (
        said("urgent.cord_compression", listed={"lesions": "complete"}, lesions=vertebra("1c"), symptoms={**NO_SIGN, "back_pain": "yes"})
        == "no"
    )


def test_a_compression_recorded_as_an_untreated_event_is_never_answered_no() -> None:
    events = [{"kind": "cord_compression", "lesion": "L1", "on": "2026-11-20", "treated": "no"}]

    assert said("urgent.cord_compression", listed={"lesions": "complete"}, lesions=vertebra("1b"), symptoms=NO_SIGN, events=events) != "no"


def test_an_mri_that_nobody_read_does_not_exclude_a_compression() -> None:
    assert said("urgent.cord_compression", listed={"lesions": "complete"}, lesions=vertebra("?"), symptoms=NO_SIGN) == OPEN
    assert said("urgent.cord_compression", lesions=vertebra("1b"), symptoms=NO_SIGN) == OPEN


# --- Fracture --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site", ["femur.shaft.left", "femur.neck", "humerus.proximal.right", "tibia.distal", "pelvis.acetabulum.left"])
def test_a_broken_long_bone_or_hip_that_nobody_treated_is_urgent(site: str) -> None:
    lesion: Json = {"id": "L1", "organ": "bone", "site": site}
    untreated = ask("urgent.fracture", lesions=[lesion], events=[{"kind": "fracture", "lesion": "L1", "on": "2026-11-20", "treated": "no"}])
    unsaid = ask("urgent.fracture", lesions=[{**lesion, "fracture": "yes"}])

    assert (untreated.value, untreated.urgency) == ("yes", "now")
    assert "yes" in unsaid.possible


def test_an_impending_fracture_is_urgent_until_it_is_treated() -> None:
    lesions = [{"id": "L1", "organ": "bone", "site": "humerus.shaft", "fracture": "impending"}]

    assert said("urgent.fracture", lesions=lesions, events=[], treatments=[]) == "yes"
    assert "yes" in ask("urgent.fracture", lesions=lesions).possible


def test_a_broken_vertebra_is_urgent_with_a_neurological_sign() -> None:
    parts: Json = {"lesions": vertebra("1a", fracture="yes"), "listed": {"lesions": "complete"}}

    assert said("urgent.fracture", symptoms={"deficit": "yes", "sphincter": "no"}, **parts) == "yes"
    assert said("urgent.fracture", symptoms=NO_SIGN, **parts) == "no"
    assert said("urgent.fracture", **parts) == OPEN


def test_a_treated_fracture_stays_treated_however_long_ago() -> None:
    """An event is history, and history does not age."""
    lesions = [{"id": "L1", "organ": "bone", "site": "femur.shaft.left"}]
    for day in ("2026-11-01", "2026-05-01", "2024-05-01"):
        events = [{"kind": "fracture", "lesion": "L1", "on": day, "treated": "yes"}]

        assert said("urgent.fracture", listed={"lesions": "complete"}, lesions=lesions, events=events) == "no", day


def test_a_new_fracture_is_urgent_again() -> None:
    before = {"kind": "fracture", "lesion": "L1", "on": "2026-01-05", "treated": "yes"}
    again = {"kind": "fracture", "lesion": "L1", "on": "2026-11-20", "treated": "no"}

    assert said("urgent.fracture", lesions=[{"id": "L1", "organ": "bone", "site": "femur.shaft.left"}], events=[before, again]) == "yes"


@pytest.mark.parametrize("fracture", ["yes", "impending"])
def test_what_was_treated_in_january_does_not_settle_what_is_seen_in_november(fracture: str) -> None:
    lesions = [{"id": "L1", "organ": "bone", "site": "femur.shaft.left", "fracture": fracture, "on": "2026-11-19"}]
    events = [{"kind": "fracture", "lesion": "L1", "on": "2026-01-05", "treated": "yes"}]

    assert said("urgent.fracture", listed={"lesions": "complete"}, lesions=lesions, events=events) != "no"


@pytest.mark.parametrize("lesions", [pytest.param([], id="no lesion"), pytest.param([{"id": "L1", "organ": "liver"}], id="liver only")])
def test_a_fracture_that_is_tied_to_no_lesion_is_still_a_fracture(lesions: list[Json]) -> None:
    """Urgent rules need no list: the event says which bone, and that nobody treated it."""
    events = [{"kind": "fracture", "site": "femur.neck.left", "on": "2026-11-20", "treated": "no"}]

    assert said("urgent.fracture", listed={"lesions": "complete"}, lesions=lesions, events=events) == "yes"


def test_mirels_is_silent_on_a_bone_that_is_broken() -> None:
    lesions = [
        {
            "id": "L1",
            "organ": "bone",
            "site": "femur.shaft.left",
            "matrix": "lytic",
            "cortical_extent": "1/2",
            "pain": {"grade": "mild"},
            "fracture": "yes",
        }
    ]

    assert said("mirels_conduct", "lesion:L1", lesions=lesions) == "not_applicable"


# --- Scores ----------------------------------------------------------------------------------------------------------------------------


def femur(**more: Any) -> list[Json]:
    """A lytic lesion of the shaft, through half of the cortex: 7 points without its pain."""
    return [{"id": "L1", "organ": "bone", "site": "femur.shaft.left", "matrix": "lytic", "cortical_extent": "1/2", "fracture": "no"} | more]


@pytest.mark.parametrize("painless", [{"painful": "no"}, {"pain": {"grade": "none"}}, {"pain": {"scale": 0}}, {"pain": "no"}])
def test_a_painless_lesion_counts_one_point_in_mirels_and_says_so(painless: Json) -> None:
    answer = ask("mirels", "lesion:L1", lesions=femur(**painless))

    assert answer.value == 8
    assert "L3" in answer.readings


def test_a_mirels_score_of_8_goes_to_the_board_and_shows_the_paper_that_operates() -> None:
    answer = ask("mirels_conduct", "lesion:L1", lesions=femur(pain={"grade": "mild"}))

    assert answer.value == "board"
    assert [(one["source"], one["value"]) for one in answer.conflicts] == [("Mirels 1989", "prophylactic_surgery")]


def test_pain_that_contradicts_itself_is_unknown_and_flagged() -> None:
    """The grade that no pain would give is dropped as well: its score is open for the same reason, and says it."""
    said_both: Json = {"painful": "no", "pain": {"mechanical": "yes"}}
    mirels = ask("mirels", "lesion:L1", lesions=femur(**said_both))
    sins = ask("sins", "lesion:L1", lesions=vertebra(**said_both))

    assert mirels.possible == [8, 10]
    assert sins.possible == [3, 18]
    assert set(sins.contradictory) == {"lesion:L1.painful", "lesion:L1.pain.mechanical"}
    assert set(mirels.contradictory) == {"lesion:L1.painful", "lesion:L1.pain.mechanical"}


def test_an_unknown_item_never_lowers_a_score_silently() -> None:
    assert ask("mirels", "lesion:L1", lesions=femur()).possible == [8, 10]
    assert ask("sins", "lesion:L1", lesions=vertebra()).possible == [3, 18]


# --- Haematological disease, and no cancer at all --------------------------------------------------------------------------------------

MYELOMA = [{"id": "T1", "organ": "bone_marrow", "histology": "myeloma"}]


@pytest.mark.parametrize("tumours", [pytest.param(MYELOMA, id="myeloma"), pytest.param([], id="no cancer recorded")])
def test_rules_for_solid_tumours_do_not_apply_but_urgencies_do(tumours: list[Json]) -> None:
    lesions = [
        {
            "id": "L1",
            "organ": "bone",
            "site": "femur.shaft.left",
            "matrix": "lytic",
            "cortical_extent": "1/2",
            "pain": {"grade": "functional"},
            "fracture": "yes",
        },
        {"id": "L2", "organ": "bone", "site": "spine.T12", "spine": {"epidural": "3"}},
    ]
    events = [{"kind": "fracture", "lesion": "L1", "on": "2026-11-20", "treated": "no"}]
    parts: Json = {"tumours": tumours, "lesions": lesions, "events": events, "plan": ZOLEDRONIC_ACID, "labs": calcium(*HYPERCALCAEMIA)}

    assert said("antiresorptive.start", **parts) == "not_applicable"
    for rule, about in (("mirels", "lesion:L1"), ("mirels_conduct", "lesion:L1"), ("sins", "lesion:L2"), ("sins_class", "lesion:L2")):
        assert said(rule, about, **parts) == "not_applicable", rule
    for check in ("vitamin_d", "calcium", "kidney", "dental", "extraction"):
        assert said(f"before_antiresorptive.{check}", "plan:P1", **parts) == "not_applicable", check
    for urgent in ("cord_compression", "fracture", "hypercalcaemia"):
        answer = ask(f"urgent.{urgent}", **parts)
        assert (answer.value, answer.urgency) == ("yes", "now"), urgent


def test_a_lesion_of_myeloma_is_not_scored_even_beside_a_lung_cancer() -> None:
    tumours = [{"id": "T1", "organ": "lung", "histology": "adenocarcinoma"}, {"id": "T2", "organ": "bone_marrow", "histology": "myeloma"}]
    lesions = [{**femur(pain={"grade": "mild"})[0], "tumour": "T2"}]

    assert said("mirels", "lesion:L1", tumours=tumours, lesions=lesions) == "not_applicable"


def test_a_tumour_that_nobody_typed_may_be_solid() -> None:
    answer = ask("mirels", "lesion:L1", tumours=[{"id": "T1", "organ": "?"}], lesions=femur(pain={"grade": "mild"}))

    assert (answer.value, answer.may_not_apply) == (8, True)


# --- The person, and the order of the file ---------------------------------------------------------------------------------------------


def test_a_file_that_names_the_patient_is_refused_without_repeating_the_name() -> None:
    with pytest.raises(CaseTroubles) as refused:
        case(patient={"name": "Durand", "sex": "male"})

    for lang in ("fr", "en"):
        assert "patient.name" in refused.value.text(lang)
        assert "Durand" not in refused.value.text(lang)
    assert "identifi" in refused.value.text("fr")


@pytest.mark.parametrize("patient", [{"born": "1958-03-12"}, {"first_name": "Jean"}, {"nir": "158037511612345"}])
def test_a_file_that_identifies_the_patient_is_refused(patient: Json) -> None:
    with pytest.raises(CaseTroubles):
        case(patient=patient)


def test_the_order_of_the_elements_changes_nothing() -> None:
    lesions = [*vertebra("2"), {"id": "L2", "organ": "bone", "site": "femur.shaft.left", "matrix": "lytic"}, {"id": "L3", "organ": "liver"}]

    def everything(listed: list[Json]) -> dict[tuple[str, str], tuple[str, list[Any]]]:
        """What is possible, without the order in which it is listed: where a rule puts lesions in order, each possible order is one value."""
        return {(one.rule, one.about): (one.status, sorted(one.possible)) for one in answers(lesions=listed, plan=ZOLEDRONIC_ACID)}

    assert everything(lesions) == everything(lesions[::-1])
    assert len(everything(lesions)[("biopsy.site", "patient")][1]) > 1


def test_nothing_known_is_never_reassuring() -> None:
    """An almost empty file: no urgency is excluded, no check is met, nothing is started or ruled out."""
    for answer in answers():
        assert answer.status == "bounded" or answer.urgency == "information", answer.rule
