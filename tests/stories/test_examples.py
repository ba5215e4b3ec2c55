"""The example cases, read as a board would: what each must answer, derived by hand from the guideline and from the published cases."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jalon.case import read_case
from jalon.guideline.answers import Answer
from jalon.guideline.boards import Board, board
from jalon.guideline.program import Program
from tests.shipped import sheets

FOLDER = Path(__file__).parents[2] / "examples" / "cases"
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@dataclass(frozen=True)
class Expected:
    """What one answer must be. `says`: words that its French text must hold; `conflicts`: other sources and what they leave."""

    status: str
    value: str | int | None = None
    possible: tuple[str | int, ...] = ()
    maybe: bool = False
    urgency: str = ""
    missing: tuple[str, ...] = ()
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    blocked: tuple[tuple[str, str], ...] | None = None
    says: tuple[str, ...] = ()


Table = dict[tuple[str, str], Expected]


def certain(value: str, **more: Any) -> Expected:
    """One word, whatever the rest of the file would say."""
    return replace(Expected("certain", value, (value,)), **more)


def still_open(*possible: str, **more: Any) -> Expected:
    """Several words, and no value."""
    return replace(Expected("bounded", None, possible), **more)


def points(low: int, high: int | None = None, **more: Any) -> Expected:
    """A score, or the interval of a score."""
    made = Expected("certain", low, (low, low)) if high is None else Expected("bounded", None, (low, high))
    return replace(made, **more)


OUT_OF_SCOPE = Expected("not_applicable")
CONDUCT_OPEN = still_open("radiotherapy", "board", "prophylactic_surgery", maybe=True, missing=("lesion:L1.fracture",))
CLASS_OPEN = still_open("stable", "potentially_unstable", "unstable")
CORD_OPEN = still_open("yes", "suspected", "no", urgency="now", says=("24 heures",))
# A sign and a lesion of the spine: the MRI only tells suspected from sure, and both call the surgeon and give dexamethasone.
CORD_AT_LEAST_SUSPECTED = still_open("yes", "suspected", urgency="now", says=("24 heures", "dexaméthasone", "chirurgien"))
FRACTURE_OPEN = still_open("yes", "no", urgency="now")
CALCIUM_UNKNOWN = still_open(
    "yes", "no", urgency="now", missing=("labs.calcium", "labs.ionised_calcium"), says=("ni calcium ni vitamine D",)
)


def nothing_checked(about: str, maybe: bool = False) -> Table:
    """The five checks before an anti-resorptive when nothing has been measured and nobody has looked into the mouth."""
    open_checks = {
        "vitamin_d": still_open("met", "not_met", missing=("labs.vitamin_d",), says=("Doser la vitamine D", "hypocalcémie")),
        "calcium": still_open("met", "not_met", missing=("labs.calcium", "labs.ionised_calcium"), says=("hypocalcémie",)),
        "kidney": still_open("met", "not_met", missing=("labs.creatinine_clearance",), says=("insuffisance rénale",)),
        "dental": still_open("met", "not_met", "waived", missing=("dental.review",), says=("ostéonécrose",)),
        "extraction": still_open("met", "not_met", "waived", missing=("dental.extraction",), says=("ostéonécrose",)),
    }
    return {
        (f"before_antiresorptive.{check}", about): replace(open_check, maybe=maybe, urgency="before")
        for check, open_check in open_checks.items()
    }


DEMO: Table = {
    # 3 (trochanteric) + 2 (half of the cortex) + 3 (lytic) + 3 (functional pain).
    ("mirels", "lesion:L1"): points(11, says=("11 sur 12",)),
    ("mirels_conduct", "lesion:L1"): certain(
        "prophylactic_surgery", urgency="planned", says=("chirurgien orthopédiste", "ne suffit pas à lui seul")
    ),
    # 3 (junction) + 3 (mechanical) + 2 (lytic) + 0 (aligned) + 2 (collapsed by less than half) + 1 (one side).
    ("sins", "lesion:L2"): points(11, says=("11 sur 18",)),
    ("sins_class", "lesion:L2"): certain("potentially_unstable", urgency="planned", says=("chirurgien du rachis",)),
    # No deficit, no sphincter trouble, Frankel E, epidural grade 1b, every lesion listed.
    ("urgent.cord_compression", "patient"): certain("no", urgency="information"),
    # The femur is whole; the vertebra broke in August, was treated, and never gave a neurological sign.
    ("urgent.fracture", "patient"): certain("no", urgency="information"),
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
    # A bone metastasis, and a fracture in August. ESMO 2020 weighs it in lung cancer; Oncologik starts too.
    ("antiresorptive.start", "patient"): certain("now", urgency="planned", conflicts={"ESMO 2020": ("now", "consider")}),
    ("before_antiresorptive.vitamin_d", "plan:P1"): certain(
        "not_met", urgency="before", says=("18 ng/mL", "hypocalcémie", "corriger d'abord")
    ),
    ("before_antiresorptive.calcium", "plan:P1"): still_open(
        "met", "not_met", urgency="before", missing=("labs.calcium", "labs.ionised_calcium")
    ),
    ("before_antiresorptive.kidney", "plan:P1"): certain("met"),
    ("before_antiresorptive.dental", "plan:P1"): certain("met", says=("six mois",)),
    ("before_antiresorptive.extraction", "plan:P1"): certain("met"),
    # Pemetrexed has no window, only the day itself; the last known dose is of 12 November, the first session of 1 December.
    ("washout", "treatment:D1+plan:P2"): certain(
        "allowed", blocked=(("2026-08-01", "2026-08-01"), ("2026-11-12", "2026-11-12")), says=("pas de nouvelle dose",)
    ),
    # Given in September, between two known doses: a dose may have fallen on a day of radiotherapy. The spine was not compressed.
    ("washout", "treatment:D1+treatment:D2"): still_open(
        "forbidden", "allowed", blocked=(("2026-08-01", "2026-08-01"), ("2026-11-12", "2026-11-12"))
    ),
}

C05: Table = {
    # The published rule: vitamin D unknown, so do not start until it is measured.
    ("before_antiresorptive.vitamin_d", "plan:P1"): still_open(
        "met", "not_met", missing=("labs.vitamin_d",), says=("Doser la vitamine D", "hypocalcémie")
    ),
    # 84 mg/L is 2.10 mmol/L; 11 g/L of albumin are lacking: 2.32 to 2.37 mmol/L. Not low, and not high.
    ("before_antiresorptive.calcium", "plan:P1"): certain("met"),
    # Denosumab is possible whatever the clearance; what is not known is whether calcium must be watched closely.
    ("before_antiresorptive.kidney", "plan:P1"): certain("met", says=("clairance",)),
    ("before_antiresorptive.dental", "plan:P1"): still_open(
        "met", "not_met", urgency="before", missing=("dental.review",), says=("ostéonécrose",)
    ),
    ("before_antiresorptive.extraction", "plan:P1"): still_open(
        "met", "not_met", urgency="before", missing=("dental.extraction",), says=("ostéonécrose",)
    ),
    # No lesion is reported, and nobody says that there is none.
    ("antiresorptive.start", "patient"): still_open("now", "consider", "not_indicated", missing=("listed.lesions",)),
    ("urgent.cord_compression", "patient"): CORD_OPEN,
    ("urgent.fracture", "patient"): replace(FRACTURE_OPEN, missing=("listed.lesions",)),
    ("urgent.hypercalcaemia", "patient"): certain("no"),
}

C17: Table = {
    # Radiotherapy ended on 3 April; the first dose came 45 days later. Blocked: 28 days each side of the known doses, and between.
    ("washout", "treatment:D2+treatment:D1"): certain("allowed", blocked=(("2026-04-20", "2026-07-27"),)),
    ("antiresorptive.start", "patient"): still_open("now", "consider", "not_indicated", missing=("listed.lesions",)),
    **nothing_checked("patient"),
    ("urgent.cord_compression", "patient"): CORD_OPEN,
    ("urgent.fracture", "patient"): replace(FRACTURE_OPEN, missing=("listed.lesions",)),
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C21: Table = {
    # 2 (lower limb) + 1 to 3 (cortex) + 3 (lytic) + 1 to 3 (pain, not graded).
    ("mirels", "lesion:L1"): points(7, 11, missing=("lesion:L1.cortical_extent", "lesion:L1.pain.grade")),
    ("mirels_conduct", "lesion:L1"): replace(
        CONDUCT_OPEN, missing=("lesion:L1.cortical_extent", "lesion:L1.pain.grade", "lesion:L1.fracture")
    ),
    ("antiresorptive.start", "patient"): still_open("now", "consider", conflicts={"Oncologik 2016": ("now",)}),
    **nothing_checked("patient"),
    ("urgent.cord_compression", "patient"): CORD_OPEN,
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C27A: Table = {
    # ESCC 2 or 3: compressed either way, and nobody has to wait for the neurological examination.
    ("urgent.cord_compression", "patient"): certain("yes", urgency="now", says=("24 heures", "dexaméthasone", "radiothérapeute")),
    # 1 (T7), and nothing else is known: 1 to 16. A score of stability says nothing of the cord.
    ("sins", "lesion:L1"): points(1, 16, missing=("lesion:L1.pain.mechanical", "lesion:L1.matrix", "lesion:L1.spine.collapse")),
    ("sins_class", "lesion:L1"): CLASS_OPEN,
    ("antiresorptive.start", "patient"): certain("now"),
    **nothing_checked("patient"),
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C27B: Table = {
    # 1 (upper limb) + 1 to 3 + 3 (lytic) + 1 to 3: a broken cortex is not an extent.
    ("mirels", "lesion:L2"): points(6, 10, missing=("lesion:L2.cortical_extent", "lesion:L2.pain.grade")),
    ("mirels_conduct", "lesion:L2"): replace(
        CONDUCT_OPEN, missing=("lesion:L2.cortical_extent", "lesion:L2.pain.grade", "lesion:L2.fracture")
    ),
    ("sins", "lesion:L1"): points(1, 16, missing=("lesion:L1.pain.mechanical", "lesion:L1.matrix", "lesion:L1.spine.collapse")),
    ("sins_class", "lesion:L1"): CLASS_OPEN,
    # The MRI of the first moment is four months old: it no longer says that the cord is compressed, nor that it is not.
    ("urgent.cord_compression", "patient"): replace(CORD_OPEN, missing=("lesion:L1.spine.epidural",)),
    # The event does not age.
    ("antiresorptive.start", "patient"): certain("now"),
    **nothing_checked("patient"),
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C29: Table = {
    ("urgent.cord_compression", "patient"): replace(
        CORD_AT_LEAST_SUSPECTED, missing=("lesion:L1.spine.epidural", "lesion:L2.spine.epidural")
    ),
    # No cancer is known: scores and treatments of metastases do not apply. The urgent rules do not wait for histology.
    **{(rule, f"lesion:{lesion}"): OUT_OF_SCOPE for rule in ("sins", "sins_class") for lesion in ("L1", "L2")},
    ("antiresorptive.start", "patient"): OUT_OF_SCOPE,
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C32: Table = {
    # 3 (T12) + 3 (mechanical) + 1 (mixed) + 4 (subluxation) + 3 (collapsed by more than half) + 3 (both sides). The primary is not
    # named: that changes no point, but a haematological disease would not be scored.
    ("sins", "lesion:L1"): points(17, maybe=True, says=("17 sur 18",)),
    ("sins_class", "lesion:L1"): certain("unstable", maybe=True, says=("sans tarder",)),
    # Frankel D is a deficit, at the level of a lesion.
    ("urgent.cord_compression", "patient"): replace(CORD_AT_LEAST_SUSPECTED, missing=("lesion:L1.spine.epidural",)),
    ("antiresorptive.start", "patient"): still_open("now", "consider", maybe=True, conflicts={"Oncologik 2016": ("now",)}),
    **nothing_checked("patient", maybe=True),
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C34: Table = {
    # 3 + (more than half of the cortex: 2 or 3) + 3 + 3. The source counts 2, hence its 11; the conduct is the same.
    ("mirels", "lesion:L1"): points(11, 12, missing=("lesion:L1.cortical_extent",)),
    ("mirels_conduct", "lesion:L1"): certain(
        "prophylactic_surgery", maybe=True, missing=("lesion:L1.fracture",), says=("chirurgien orthopédiste",)
    ),
    ("antiresorptive.start", "patient"): still_open("now", "consider", conflicts={"Oncologik 2016": ("now",)}),
    **nothing_checked("patient"),
    ("urgent.cord_compression", "patient"): CORD_OPEN,
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

C35: Table = {
    # 2 or 3 (neck: the table does not place it) + three unknown items.
    ("mirels", "lesion:L1"): points(5, 12, missing=("lesion:L1.cortical_extent", "lesion:L1.matrix", "lesion:L1.pain.grade")),
    ("mirels_conduct", "lesion:L1"): CONDUCT_OPEN,
    # Breast: ESMO starts at once, as Oncologik does; the seed waits for an event, of which nothing is said.
    ("antiresorptive.start", "patient"): still_open("now", "consider", conflicts={"ESMO 2020": ("now",), "Oncologik 2016": ("now",)}),
    **nothing_checked("patient"),
    ("urgent.cord_compression", "patient"): CORD_OPEN,
    ("urgent.fracture", "patient"): FRACTURE_OPEN,
    ("urgent.hypercalcaemia", "patient"): CALCIUM_UNKNOWN,
}

EXPECTED: dict[str, Table] = {
    "demo-femur": DEMO,
    "cas-c05-prostate-vitamine-d": C05,
    "cas-c17-sein-gemcitabine": C17,
    "cas-c21-poumon-femur-ciment": C21,
    "cas-c27a-foie-compression-t7": C27A,
    "cas-c27b-foie-humerus": C27B,
    "cas-c29-paraparesie-sans-cancer": C29,
    "cas-c32-rachis-instable": C32,
    "cas-c34-rein-trochanter": C34,
    "cas-c35-sein-col-femoral": C35,
}
CHECKED = frozenset(rule for table in EXPECTED.values() for rule, _ in table)


@cache
def program() -> Program:
    """The sheets, read once."""
    return sheets()[0]


@cache
def answered(name: str) -> Board:
    """The board of one example."""
    return board(program(), read_case(FOLDER / f"{name}.yaml"))


def every_answer() -> Iterator[tuple[str, Answer]]:
    """Every answer of every example, with the name of its file."""
    for name in FILES:
        for answer in answered(name).answers:
            yield name, answer


@pytest.mark.parametrize(
    ("name", "rule", "about"),
    [pytest.param(name, *key, id=f"{name}: {' '.join(key)}") for name, table in EXPECTED.items() for key in table],
)
def test_an_example_answers_as_a_clinician_would(name: str, rule: str, about: str) -> None:
    expected = EXPECTED[name][rule, about]
    answer = next(one for one in answered(name).answers if (one.rule, one.about) == (rule, about))

    assert (answer.status, answer.value, answer.may_not_apply) == (expected.status, expected.value, expected.maybe)
    found: list[str] | list[int] = answer.possible
    assert set(found) == set(expected.possible)
    assert set(expected.missing) <= {one["fact"] for one in answer.missing}
    others = {one["source"]: set(one["possible"]) for one in answer.conflicts}
    assert {source: others.get(source) for source in expected.conflicts} == {
        source: set(said) for source, said in expected.conflicts.items()
    }
    assert [word for word in expected.says if word not in answer.text["fr"]] == []
    if expected.urgency:
        assert answer.urgency == expected.urgency
    if expected.blocked is not None:
        assert answer.json()["blocked"] == [{"first": first, "last": last} for first, last in expected.blocked]


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_is_answered_twice_and_nothing_is_left_unanswered(name: str) -> None:
    """Of the rules derived here: no score for the liver, no window without radiotherapy, and one answer for each object."""
    found = [(answer.rule, answer.about) for answer in answered(name).answers if answer.rule in CHECKED]

    assert sorted(found) == sorted(EXPECTED[name])


@pytest.mark.parametrize("name", FILES)
def test_an_example_is_read_without_trouble_and_nothing_is_set_aside(name: str) -> None:
    case = read_case(FOLDER / f"{name}.yaml")

    assert case.on.year == 2026
    assert case.set_aside == ()
    assert case.question.endswith("?")
    assert case.wish


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("cas-")])
def test_a_published_case_says_what_it_restates_and_where_it_was_published(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    head = " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))

    assert head.startswith("Cas C")
    assert "Référence publiée :" in head
    assert "Énoncé reformulé" in head
    assert read_case(FOLDER / f"{name}.yaml").id == "-".join(name.split("-")[:2])


@pytest.mark.parametrize("name", FILES)
def test_every_sentence_is_finished_in_both_languages(name: str) -> None:
    for answer in answered(name).answers:
        for lang in ("fr", "en"):
            text = answer.text[lang]
            assert text.strip() == text != "", (answer.rule, lang)
            assert [mark for mark in ("{", "}", "None", "null", "  ", "..  ", " .") if mark in text] == [], (answer.rule, lang, text)


@pytest.mark.parametrize("name", FILES)
def test_every_answer_says_where_it_comes_from(name: str) -> None:
    for answer in answered(name).answers:
        assert answer.cites, (answer.rule, answer.about)
        for cite in (*answer.cites, *(cite for conflict in answer.conflicts for cite in conflict["cites"])):
            assert cite["document"], answer.rule
            assert cite["where"], answer.rule
            assert cite["sheet"].endswith(".md"), answer.rule
            assert cite["line"] > 0, answer.rule


def test_status_value_and_possible_never_disagree() -> None:
    for name, answer in every_answer():
        here = name, answer.rule, answer.about
        distinct = {json.dumps(one) for one in answer.possible}
        match answer.status:
            case "certain":
                assert distinct == {json.dumps(answer.value)}, here
            case "bounded":
                assert answer.value is None, here
                # An order may be open only because the list may hide others.
                assert len(distinct) > 1 or answer.extra.get("others"), here
            case _:
                assert (answer.status, answer.value, answer.possible) == ("not_applicable", None, []), here


def test_an_open_answer_names_a_fact_to_obtain() -> None:
    """A board that reads « to be completed » must be told with what; where all is known, it is the source that leaves the case open."""
    silent = [
        (name, answer.rule, answer.about)
        for name, answer in every_answer()
        if answer.status == "bounded" and not answer.missing and not (answer.readings and all(isinstance(one["value"], str) for one in answer.because))
    ]

    assert silent == []


def test_a_missing_fact_leaves_something_else_than_what_is_already_possible() -> None:
    for name, answer in every_answer():
        for one in answer.missing:
            assert one["label"]["fr"], (name, one)
            assert one["label"]["en"], (name, one)
            left = list(one["leaves"].values())
            assert left, (name, answer.rule, one)
            assert any(outcomes != answer.possible for outcomes in left) or answer.may_not_apply or one.get("jointly"), (name, answer.rule, one)


def test_answers_can_be_written_as_json() -> None:
    for name, answer in every_answer():
        assert json.loads(json.dumps(answer.json()))["rule"] == answer.rule, name
