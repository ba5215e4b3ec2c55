"""What a surgeon and a radiation oncologist expect of the local options: under a deficit, after an operation, on a site irradiated before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.test_safety import NO_SIGN, OPEN, ask, said

Json = dict[str, Any]
LISTS: Json = {"lesions": "complete", "treatments": "complete", "events": "complete", "tumours": "complete"}
DEFICIT: Json = {"back_pain": "yes", "deficit": "yes", "sphincter": "no"}
STABLE: Json = {"alignment": "normal", "collapse": "0 %", "body_involved": "20 %", "posterolateral": "none"}
LOCAL = ("option.radiotherapy", "option.surgery")


BROKEN = [{"kind": "fracture", "lesion": "L1", "on": "2026-11-20", "treated": "no"}]


def vertebra(grade: str, id: str = "L1", site: str = "spine.T8") -> Json:
    """A painless stable vertebra, with what the MRI says of the canal."""
    return {"id": id, "organ": "bone", "site": site, "matrix": "lytic", "painful": "no", "fracture": "no", "spine": STABLE | {"epidural": grade}}


def femur(**more: Any) -> Json:
    """A shaft to be fixed: Mirels 9."""
    pain = {"grade": "moderate", "refractory": "no"}
    return {"id": "L1", "organ": "bone", "site": "femur.shaft.left", "matrix": "lytic", "cortical_extent": "1/2", "pain": pain, "fracture": "no"} | more


def nailed(day: str) -> list[Json]:
    return [{"id": "D1", "procedure": "fixation", "lesion": "L1", "from": day}]


@pytest.mark.parametrize("grade", ["0", "1a"])
def test_a_deficit_is_not_laid_on_a_vertebra_whose_canal_is_free(grade: str) -> None:
    """The cord is compressed at T10: nobody is told to act today on a vertebra far below, seen on MRI with its sac as it should be."""
    lesions = [vertebra("2", site="spine.T10"), vertebra(grade, "L2", "spine.L4")]
    story: Json = {"listed": LISTS, "lesions": lesions, "symptoms": DEFICIT}

    assert [ask(rule, "lesion:L1", **story).urgency for rule in LOCAL] == ["now", "now"]
    assert [(one.value, one.urgency) for one in (ask(rule, "lesion:L2", **story) for rule in LOCAL)] == [("not_indicated", "planned")] * 2
    assert said("strategy.reason", "lesion:L2", **story) != "emergency"
    assert said("urgent.cord_compression", **story) == "yes"


@pytest.mark.parametrize("grade", ["0", "1a"])
def test_the_doubt_about_the_patient_stands_whatever_one_vertebra_shows(grade: str) -> None:
    answer = ask("urgent.cord_compression", listed=LISTS, lesions=[vertebra(grade)], symptoms=DEFICIT)
    assert (answer.value, answer.urgency) == ("suspected", "now")


@pytest.mark.parametrize("grade", ["1b", "1c"])
def test_a_suspected_compression_is_discussed_the_same_day(grade: str) -> None:
    for rule in LOCAL:
        answer = ask(rule, "lesion:L1", listed=LISTS, lesions=[vertebra(grade)], symptoms=DEFICIT)
        assert (answer.value, answer.urgency) == ("discuss", "now"), rule
    assert said("strategy.reason", "lesion:L1", listed=LISTS, lesions=[vertebra(grade)], symptoms=DEFICIT) == "emergency"


def test_with_a_deficit_and_no_mri_the_options_are_open_and_for_today() -> None:
    """Published cases C25 and C29: what is not seen yet stays open, and does not wait."""
    for rule in LOCAL:
        answer = ask(rule, "lesion:L1", listed=LISTS, lesions=[vertebra("?")], symptoms=DEFICIT)
        assert (answer.status, answer.urgency) == ("bounded", "now"), rule
        assert "discuss" in answer.possible


def test_a_vertebra_not_seen_on_mri_is_no_emergency_where_nothing_is_found() -> None:
    for rule in LOCAL:
        assert ask(rule, "lesion:L1", listed=LISTS, lesions=[vertebra("?")], symptoms=NO_SIGN).urgency == "planned", rule


def test_a_confirmed_compression_is_for_today_without_any_sign() -> None:
    for rule in LOCAL:
        assert ask(rule, "lesion:L1", listed=LISTS, lesions=[vertebra("3")], symptoms=NO_SIGN).urgency == "now", rule


@pytest.mark.parametrize(
    ("grade", "signs", "verdict"),
    [
        *((grade, DEFICIT, "discuss") for grade in ("?", "0", "1a", "1b", "2")),
        *((grade, NO_SIGN, "forbidden") for grade in ("0", "1a", "1b", "1c")),
        ("2", NO_SIGN, "discuss"),
    ],
)  # fmt: skip
def test_a_wash_out_is_discussed_as_soon_as_a_sign_is_there_or_the_cord_is_compressed(grade: str, signs: Json, verdict: str) -> None:
    parts: Json = {
        "treatments": [{"id": "D1", "drug": "gemcitabine", "last": "2026-11-15"}],
        "plan": [{"id": "P1", "procedure": "radiotherapy", "lesion": "L1", "from": "2026-11-22", "to": "2026-11-22"}],
    }
    answer = ask("washout", "treatment:D1+plan:P1", listed=LISTS, lesions=[vertebra(grade)], symptoms=signs, **parts)
    assert (answer.value, answer.urgency) == (verdict, "now" if verdict == "discuss" else "before")


def test_a_broken_bone_is_operated_on_today() -> None:
    answer = ask("option.surgery", "lesion:L1", listed=LISTS, lesions=[femur(fracture="yes")], symptoms=NO_SIGN, events=BROKEN, patient={"life_expectancy": {"months": 12, "by": "board"}})
    assert (answer.value, answer.urgency) == ("indicated", "now")


def test_after_a_fixation_radiotherapy_is_indicated_later_with_its_dates() -> None:
    story: Json = {"listed": LISTS, "lesions": [femur()], "treatments": nailed("2026-11-15")}
    answer = ask("option.radiotherapy", "lesion:L1", **story)
    after = ask("postoperative_radiotherapy", "lesion:L1", **story)

    assert (answer.value, answer.urgency) == ("indicated", "planned")
    assert "entre le 29/11/2026 et le 06/12/2026, sur peau cicatrisée" in answer.text["fr"]
    assert (after.value, after.extra["due"]) == ("wait", {"first": "2026-11-29", "last": "2026-12-06"})
    assert "29/11/2026" in after.text["fr"]


def test_a_bone_to_be_fixed_is_not_irradiated_before_its_operation() -> None:
    assert said("option.radiotherapy", "lesion:L1", listed=LISTS, lesions=[femur()]) == "not_indicated"
    assert ask("postoperative_radiotherapy", "lesion:L1", listed=LISTS, lesions=[femur()]).status == "not_applicable"


def test_an_operation_in_a_month_without_its_day_keeps_all_its_dates() -> None:
    after = ask("postoperative_radiotherapy", "lesion:L1", listed=LISTS, lesions=[femur()], treatments=nailed("2026-10"))
    assert after.extra["due"] == {"first": "2026-10-15", "last": "2026-11-21"}


def test_a_site_irradiated_before_has_no_dose_from_the_article() -> None:
    rib: Json = {"id": "L1", "organ": "bone", "site": "rib.6.left", "matrix": "lytic", "pain": {"refractory": "yes"}, "fracture": "no", "near_organ_at_risk": "no"}
    course = [{"id": "D1", "procedure": "radiotherapy", "lesion": "L1", "dose": "8 Gy", "fractions": 1, "from": "2026-02-23", "to": "2026-02-23"}]
    answer = ask("radiotherapy.dose", "lesion:L1", listed=LISTS, lesions=[rib], treatments=course)

    assert (answer.status, answer.extra["outcome"]) == ("certain", "local_protocol")
    assert "30 Gy" not in answer.text["fr"]
    assert "protocole local" in answer.text["fr"]
    assert [one["source"] for one in answer.conflicts if "ASTRO" in one["source"]]
    assert said("radiotherapy.dose", "lesion:L1", lesions=[rib]) == OPEN


def test_ablative_radiotherapy_shows_the_life_expectancy_and_invents_no_limit() -> None:
    patient = {"life_expectancy": {"months": 3, "by": "board"}}
    tumours = [{"id": "T1", "organ": "lung", "histology": "adenocarcinoma", "controlled": "yes"}]
    answer = ask("option.radiotherapy_ablative", "lesion:L1", listed=LISTS, lesions=[femur()], patient=patient, tumours=tumours, symptoms=NO_SIGN)

    assert answer.value == "discuss"
    assert "Espérance de vie notée : 3 mois" in answer.text["fr"]
    assert "aucune source lue ne fixe de limite" in answer.text["fr"]
