"""Two states of a case: what is supposed goes through the reader of case files, and nothing else is said of the case."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from jalon.board.whatif import WhatIf, what_if
from jalon.board.whatif_view import side_by_side
from jalon.case import CaseTroubles, read_case
from jalon.case.change import Change, read_changed
from jalon.guideline.boards import board
from tests.board.test_terminal import CASES, NAMES, shipped

DEMO = CASES / "demo-femur.yaml"


def supposed(*fields: str, path: Path = DEMO) -> WhatIf:
    changes = [Change.read(field) for field in fields]
    assert all(changes)
    return what_if(path, [change for change in changes if change is not None], shipped())


def refused(*fields: str) -> str:
    with pytest.raises(CaseTroubles) as found:
        supposed(*fields)
    return found.value.text("fr").replace("\u00a0", " ")


def changed(found: WhatIf) -> dict[tuple[str, str], tuple[object, object]]:
    return {(pair.either.rule, pair.either.about): (pair.before and pair.before.value, pair.after and pair.after.value) for pair in found.changed}


@pytest.mark.parametrize(("written", "instead", "field"), [
    ("grade: functional", "grade: {value: moderate, on: 2026-11-21}", "lesion:L1.pain.grade=moderate"),
    ("grade: functional", "grade: ?", "lesions[L1].pain.grade=?"),
    ("drug: zoledronic_acid", "drug: denosumab", "plan.P1.drug=denosumab"),
    ("sphincter: no", "sphincter: yes", "symptoms.sphincter=yes"),
    ("alignment: normal", "alignment: subluxation", "lesion.L2.spine.alignment=subluxation"),
    ("months: 6..12", "months: 4", "patient.life_expectancy.months=4"),
    ("infection: none", "infection: active", "conditions.infection=active"),
    ("lesions: complete", "lesions: partial", "listed.lesions=partial"),
    ("reviewed: 2026-10-02", "reviewed: not done", "dental.reviewed=not done"),
    ("from: 2026-12-01, to: 2026-12-12", "from: 2026-11-22, to: 2026-12-12", "plan:P2.from=2026-11-22"),
])
def test_a_supposed_change_answers_as_the_file_would_with_that_change(written: str, instead: str, field: str) -> None:
    text = DEMO.read_text(encoding="utf-8")
    assert text.count(written) == 1
    expected = {(one.rule, one.about): (one.value, one.possible, one.text) for one in board(shipped(), read_case(text.replace(written, instead).encode())).answers}
    assert {(pair.either.rule, pair.either.about): (pair.after.value, pair.after.possible, pair.after.text)
            for pair in supposed(field).pairs if pair.after is not None} == expected


@pytest.mark.parametrize("name", NAMES)
def test_without_a_change_nothing_changes(name: str) -> None:
    found = supposed("notes=relu", path=CASES / f"{name}.yaml")
    assert found.changed == ()
    assert (found.settled, found.opened) == ((), ())


def test_an_unstable_vertebra_changes_the_class_and_says_what_it_corrects() -> None:
    found = supposed("lesion:L2.spine.alignment=subluxation")
    assert changed(found)[("sins", "lesion:L2")] == (11, 15)
    assert changed(found)[("sins_class", "lesion:L2")] == ("potentially_unstable", "unstable")
    assert [(one.kind, one.before[0], one.after[0]) for one in found.supposed] == [("corrects", "normal", "subluxation")]


def test_a_result_of_the_day_replaces_an_older_one() -> None:
    found = supposed("labs.vitamin_d=35 ng/mL")
    assert changed(found)[("before_antiresorptive.vitamin_d", "plan:P1")] == ("not_met", "met")
    assert found.supposed[0].kind == "updates"


def test_a_fact_that_was_not_known_completes_the_record() -> None:
    found = supposed("labs.calcium=2.4 mmol/L", "labs.albumin=38 g/L")
    assert {one.kind for one in found.supposed} == {"completes"}
    assert {one["fact"] for one in found.settled} >= {"labs.calcium", "labs.albumin"}


def test_what_a_change_excludes_is_set_aside_and_said() -> None:
    """No pain, yet mechanical pain: with both, nothing would be known of the pain."""
    found = supposed("lesion:L1.pain.grade=none")
    assert {label[0] for label in found.dropped} == {"douleur mécanique (L1)", "douleur résistante aux antalgiques (L1)", "intensité de la douleur (0 à 10) (L1)"}
    assert changed(found)[("mirels", "lesion:L1")] == (11, 9)


def test_a_new_lesion_is_answered_when_it_is_said_what_it_is() -> None:
    found = supposed("lesion:L9.site=spine.T6", "lesion:L9.matrix=lytic")
    pair = next(pair for pair in found.changed if pair.either.about == "lesion:L9" and pair.either.rule == "sins")
    assert pair.before is None
    assert {one.kind for one in found.supposed} == {"new"}


def test_a_plan_can_be_taken_away_or_added() -> None:
    assert all(pair.after is None for pair in supposed("plan:P1=none").changed if pair.either.about == "plan:P1")
    found = supposed("plan:P3={drug: denosumab}")
    assert {pair.either.about for pair in found.changed if pair.before is None} == {"plan:P3"}


@pytest.mark.parametrize(("field", "told"), [
    ("lesion:L1.pain.grade=severe", "lesions[L1].pain.grade : « severe » ; vouliez-vous dire functional ?"),
    ("lesion:L1.pain.grad=moderate", "lesions[L1].pain.grad : clé inconnue ; vouliez-vous dire grade ?"),
    ("lesion:L11.pain.grade=mild", "lesions[L11] : objet inconnu ; vouliez-vous dire L1 ? ; pour un objet nouveau, dire aussi : organ, site"),
    ("lesion.pain.grade=mild", "lesion.pain.grade : dire de quel objet ; attendu : lesion:L1, lesion:L2, lesion:L3"),
    ("labs.vitamin_d=35", "labs[2].value : « 35 » ; unité absente ; écrire 35 ng/mL ou 35 µg/L ou 35 nmol/L"),
    ("dental.review=done", "dental.review : ce fait se déduit d'autres ; changer dental.reviewed"),
    ("lesions[L2].spine.collapse=140 %", "lesions[L2].spine.collapse : « 140 % » ; attendu : une fraction de 0 à 1, ou 0 à 100 %"),
])
def test_a_change_that_cannot_be_is_refused_as_in_a_file(field: str, told: str) -> None:
    assert refused(field) == told


def test_a_fact_of_no_object_says_how_to_write_one() -> None:
    """`missing` may ask for the drug of an act that nobody has planned yet."""
    nothing_planned = CASES / "cas-c11-poumon-hypercalcemie-arret.yaml"
    with pytest.raises(CaseTroubles) as found:
        supposed("plan.drug=denosumab", path=nothing_planned)

    assert found.value.text("en") == "plan.drug: say of which object; for a new object, write plan:P1.drug=denosumab"
    assert supposed("plan:P1.drug=denosumab", path=nothing_planned).changed


def test_a_test_of_the_tumour_is_changed_by_its_result() -> None:
    assert refused("tumour:T1.tested.egfr=done") == "tumour:T1.tested.egfr : ce fait se déduit d'autres ; changer tumour.biomarkers"


@pytest.mark.parametrize(("marker", "read"), [("EGFR", True), ("KRAS", False)])
def test_a_biomarker_is_said_to_be_read_when_a_sheet_reads_it(marker: str, read: bool) -> None:
    found = supposed(f"tumour:T1.biomarkers.{marker}=mutated", path=CASES / "cas-c21-poumon-femur-ciment.yaml")

    assert [one.read for one in found.supposed] == [read]
    assert bool(found.changed) is read


def test_an_object_named_alone_is_told_how_to_be_named() -> None:
    assert refused("L1.pain.grade=mild") == "L1.pain.grade : champ inconnu ; vouliez-vous dire lesion:L1.pain.grade ?"
    assert refused("P1.drug=denosumab") == "P1.drug : champ inconnu ; vouliez-vous dire plan:P1.drug ?"


def test_an_identifier_is_refused_here_too() -> None:
    assert "identifierait le patient" in refused("patient.name=Jean")


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(DEMO.read_bytes())
    supposed("lesion:L1.pain.grade=moderate", path=path)
    assert path.read_bytes() == DEMO.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["case.yaml"]


def test_the_two_states_stand_side_by_side() -> None:
    screen = Console(width=80, file=io.StringIO())
    screen.print(side_by_side(supposed("lesion:L2.spine.alignment=subluxation"), shipped(), "fr"))
    assert isinstance(screen.file, io.StringIO)
    lines = screen.file.getvalue().splitlines()
    assert any("11 " in line and "15" in line and line.index("11 ") < line.index("15") for line in lines)
    assert any(line.split() == ["Dossier", "Avec", "le", "changement"] for line in lines)
    assert max(map(len, lines)) <= 80


def test_a_change_laid_twice_says_the_last_word() -> None:
    case, _ = read_changed(DEMO, [Change("lesion:L1.pain.grade", "mild"), Change("lesion:L1.pain.grade", "moderate")])
    lesion = case.thing("lesion", "L1")
    assert lesion is not None
    assert [one.said for one in lesion.facts["pain.grade"]] == ["moderate"]
