"""What Jalon means, rule by rule (1 to 19): the specification that every engine shares, as tests.

Each test is named by what it claims, and shows the whole sheet and the whole case that it is about. A clinician can read
it: the sheet is what she would write, the case is what a file says of a patient, and the answer is the set of values that
remain possible. Nothing here is a recommendation: the tables are made for the claim.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest

from jalon.case import CaseTroubles
from jalon.guideline.boards import board
from jalon.guideline.check import check
from jalon.guideline.program import Program
from tests.meaning.asking import read, sets, united
from tests.meaning.brute_force import File, completions
from tests.meaning.made_sheets import (
    LESION,
    LESION_FACTS,
    PLACES,
    RANDOM_FACTS,
    SIGNS,
    RandomArguments,
    RandomLesion,
    RandomLists,
    RandomSheet,
    case_file,
    many,
)
from tests.meaning.small_sheets import N_A, answer, answers, case_of, page, possible, refusal, sheets, source

# One sheet serves many tests: a score of a lesion of bone, what it leads to, and questions about the whole patient.
SCORE = """
**Termes** : os.

| Mot | Valeurs de `lesion.site` | Identifiant |
|---|---|---|
| os long | femur ou tibia ou humerus | long_bone |

**Score** `points` pour chaque lésion (os long) : somme.

| Points | Corticale `lesion.cortical_extent` | Type `lesion.matrix` |
|---:|---|---|
| 1 | < 1/3 | condensante ou mixte |
| 2 | 1/3 .. 2/3 | aucune ligne |
| 4 | > 2/3 | lytique |

- score : « Score {points}. »

**Décision** `conduct` pour chaque lésion (os long) : conduite.

| Score `points` | Conduite |
|---|---|
| ≤ 3 | irradier |
| 4 | à discuter |
| ≥ 5 | fixer |

- irradier `irradiate` : « Irradier. »
- à discuter `discuss` : « Discuter. »
- fixer `fix` : « Fixer. »
"""

BONE = """
**Grandeur** `bone` = `any`(`lesion.organ` = os).

**Décision** `bone_question` : métastase osseuse.

| Os `bone` | Réponse |
|---|---|
| oui | présente |
| non | absente |

- présente `present` : « Os atteint. »
- absente `absent` : « Os sain. »
"""

NEUROLOGY = """
**Décision** `signs` : signes.

| Déficit `symptoms.deficit` | Douleur `symptoms.back_pain` | Réponse |
|---|---|---|
| oui | oui | alerte |
| oui | non | avis |
| non | — | rien |

- alerte `alarm` : « Alerte. »
- avis `advice` : « Avis. »
- rien `nothing` : « Rien. »
"""


# ---------------------------------------------------------------------------------------------------------------------
# 1. Completion: the meaning of a rule is the set of its values over everything that the case leaves open.
# ---------------------------------------------------------------------------------------------------------------------


def test_01_what_is_not_said_may_be_anything(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, NEUROLOGY), "signs", "") == {"alarm", "advice", "nothing"}


def test_01_a_question_mark_is_the_same_as_silence(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, NEUROLOGY), "signs", "symptoms: {deficit: ?, back_pain: ?}") == {"alarm", "advice", "nothing"}


def test_01_one_value_left_is_certain_and_several_are_bounded(tmp_path: Path) -> None:
    program = sheets(tmp_path, NEUROLOGY)

    certain = answer(program, "signs", "symptoms: {deficit: yes, back_pain: yes}")
    bounded = answer(program, "signs", "symptoms: {deficit: yes}")

    assert (certain.status, certain.value, certain.possible) == ("certain", "alarm", ["alarm"])
    assert (bounded.status, bounded.value, bounded.possible) == ("bounded", None, ["alarm", "advice"])


def test_01_an_unknown_fact_that_changes_nothing_leaves_the_answer_certain(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, NEUROLOGY), "signs", "symptoms: {deficit: no}")

    assert (found.status, found.value, found.missing) == ("certain", "nothing", [])


def test_01_a_range_leaves_the_cells_that_it_touches(tmp_path: Path) -> None:
    case = "lesions: [{id: L1, site: femur.shaft, matrix: mixed, cortical_extent: 1/4..1/2}]"

    assert possible(sheets(tmp_path, SCORE), "points", case, "lesion:L1") == {2, 3}


def test_01_a_parent_site_leaves_every_site_inside_it(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `region` pour chaque lésion : région.

    | Site `lesion.site` | Région |
    |---|---|
    | femur.head ou femur.neck | haut |
    | femur.trochanteric ou femur.shaft ou femur.distal | bas |
    | sauf femur | ailleurs |

    - haut `top` : « Haut. »
    - bas `bottom` : « Bas. »
    - ailleurs `elsewhere` : « Ailleurs. »
    """)

    assert possible(program, "region", "lesions: [{id: L1, site: femur}]", "lesion:L1") == {"top", "bottom"}
    assert possible(program, "region", "lesions: [{id: L1, site: femur.neck.left}]", "lesion:L1") == {"top"}


AGE = """
**Décision** `age_group` : âge.

| Âge `patient.age` | Groupe |
|---|---|
| < 68 years | avant |
| ≥ 68 years | après |

- avant `before` : « Avant. »
- après `after` : « Après. »
"""


def test_01_a_birth_year_leaves_both_ages_and_a_birth_month_one(tmp_path: Path) -> None:
    program = sheets(tmp_path, AGE)

    assert possible(program, "age_group", "patient: {born: 1958}") == {"before", "after"}
    assert possible(program, "age_group", "patient: {born: 1958-03}") == {"after"}


def test_01_not_applicable_is_one_of_the_values(tmp_path: Path) -> None:
    program = sheets(tmp_path, SCORE)

    maybe = answer(program, "points", "lesions: [{id: L1, organ: bone, matrix: lytic, cortical_extent: 0.9}]", "lesion:L1")
    surely = answer(program, "points", "lesions: [{id: L1, site: femur, matrix: lytic, cortical_extent: 0.9}]", "lesion:L1")

    assert (maybe.status, maybe.value, maybe.may_not_apply) == ("certain", 8, True)
    assert (surely.status, surely.value, surely.may_not_apply) == ("certain", 8, False)


def test_01_a_list_that_is_not_complete_may_hold_anything_more(tmp_path: Path) -> None:
    program = sheets(tmp_path, BONE)

    assert possible(program, "bone_question", "lesions: [{id: L1, organ: liver}]") == {"present", "absent"}
    assert possible(program, "bone_question", "listed: {lesions: complete}\nlesions: [{id: L1, organ: liver}]") == {"absent"}


def test_01_a_completion_obeys_the_coherence_rules_of_the_case(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `load` pour chaque lésion : douleur mécanique.

    | Mécanique `lesion.pain.mechanical` | Réponse |
    |---|---|
    | oui | décharger |
    | non | marcher |

    - décharger `unload` : « Décharger. »
    - marcher `walk` : « Marcher. »
    """)

    assert possible(program, "load", "lesions: [{id: L1, painful: no}]", "lesion:L1") == {"walk"}
    assert possible(program, "load", "lesions: [{id: L1, pain: {grade: none}}]", "lesion:L1") == {"walk"}
    assert possible(program, "load", "lesions: [{id: L1, pain: {scale: 0}}]", "lesion:L1") == {"walk"}
    assert possible(program, "load", "lesions: [{id: L1, painful: yes}]", "lesion:L1") == {"walk", "unload"}


def test_01_coherence_rules_hold_backwards_too(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `painless` pour chaque lésion : lésion indolore.

    | Grade `lesion.pain.grade` | Réponse |
    |---|---|
    | aucune | indolore |
    | légère ou modérée ou handicapante | douloureuse |

    - indolore `painless` : « Indolore. »
    - douloureuse `painful` : « Douloureuse. »
    """)

    assert possible(program, "painless", "lesions: [{id: L1, pain: {refractory: yes}}]", "lesion:L1") == {"painful"}
    assert possible(program, "painless", "lesions: [{id: L1, pain: {mechanical: no}}]", "lesion:L1") == {"painless", "painful"}


def test_01_a_lesion_of_which_the_file_describes_a_vertebra_is_a_vertebra(shipped: Program) -> None:
    """With any other site the file is refused: no completion is outside the spine."""
    case = "tumours: [{organ: lung}]\nlesions: [{id: L1, WHERE spine: {alignment: normal}, pain: {mechanical: yes}}]"

    with pytest.raises(CaseTroubles):
        case_of(case.replace("WHERE", "site: femur.shaft,"))
    assert possible(shipped, "sins.pain", case.replace("WHERE", "site: spine,"), "lesion:L1") == {"mechanical"}
    assert possible(shipped, "sins.pain", case.replace("WHERE", ""), "lesion:L1") == {"mechanical"}


# ---------------------------------------------------------------------------------------------------------------------
# 2. Soundness always; exactness when it is declared.
# ---------------------------------------------------------------------------------------------------------------------

# The same fact is read by both steps: they can never both say yes.
TWICE = """
**Décision** `dense` pour chaque lésion : condensante. Intermédiaire.

| Type `lesion.matrix` | Dense |
|---|---|
| condensante | oui |
| lytique ou mixte | non |

- oui
- non

**Décision** `soft` pour chaque lésion : lytique. Intermédiaire.

| Type `lesion.matrix` | Lytique |
|---|---|
| lytique | oui |
| mixte ou condensante | non |

- oui
- non

**Décision** `kind` pour chaque lésion : nature.

| Dense `dense` | Lytique `soft` | Nature |
|---|---|---|
| oui | oui | impossible |
| oui | non | dense |
| non | oui | lytique |
| non | non | mixte |

- impossible `impossible` : « Impossible. »
- dense `dense` : « Dense. »
- lytique `lytic` : « Lytique. »
- mixte `mixed` : « Mixte. »
"""


def test_02_a_fact_read_once_is_exact_without_splitting(tmp_path: Path) -> None:
    program = sheets(tmp_path, NEUROLOGY)
    slot = program.slot("signs")

    assert slot is not None
    assert (slot.exact, slot.split) == (True, ())


def test_02_a_fact_read_twice_below_a_rule_has_one_value_in_both_places(tmp_path: Path) -> None:
    program = sheets(tmp_path, TWICE)

    found = answer(program, "kind", "lesions: [{id: L1, organ: bone}]", "lesion:L1")

    assert found.exact
    assert found.possible == ["dense", "lytic", "mixed"]


def test_02_facts_linked_by_a_coherence_rule_are_read_together(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `pain` pour chaque lésion : douleur.

    | Mécanique `lesion.pain.mechanical` | Grade `lesion.pain.grade` | Douleur |
    |---|---|---|
    | oui | aucune | impossible |
    | oui | légère ou modérée ou handicapante | mécanique |
    | non | — | autre |

    - impossible `impossible` : « Impossible. »
    - mécanique `mechanical` : « Mécanique. »
    - autre `rest` : « Autre. »
    """)

    found = answer(program, "pain", "lesions: [{id: L1}]", "lesion:L1")

    assert found.exact
    assert found.possible == ["mechanical", "rest"]


def test_02_a_fact_that_only_bone_has_is_read_together_with_the_organ(tmp_path: Path) -> None:
    """A fracture of this lesion is a fracture only if the lesion is in a bone: bone and fracture go together."""
    program = sheets(tmp_path, """
    **Grandeur** `bone` = `any`(`lesion.organ` = os).

    **Grandeur** `event` = `any`(`lesion.fracture` = oui).

    **Décision** `start` : début.

    | Os `bone` | Événement `event` | Début |
    |---|---|---|
    | oui | oui | débuter |
    | oui | non | envisager |
    | non | — | non indiqué |

    - débuter `start` : « Débuter. »
    - envisager `consider` : « Envisager. »
    - non indiqué `not_indicated` : « Non indiqué. »
    """)

    found = answer(program, "start", "listed: {lesions: complete}\nlesions: [{id: L1, fracture: yes}]")

    assert {"start", "not_indicated"} <= set(found.possible)
    assert not found.exact or found.possible == ["start", "not_indicated"]


def test_02_two_facts_that_only_bone_has_apply_together(tmp_path: Path) -> None:
    """A lesion of unknown organ is in a bone, with a matrix and perhaps a fracture, or elsewhere, with neither."""
    program = sheets(tmp_path, """
    **Décision** `state` pour chaque lésion : état.

    | Fracture `lesion.fracture` | Type `lesion.matrix` | État |
    |---|---|---|
    | oui | lytique ou mixte ou condensante | cassé |
    | non ou imminente | lytique ou mixte ou condensante | entier |
    | sans objet | sans objet | ailleurs |
    | non ou oui ou imminente | sans objet | impossible |
    | sans objet | lytique ou mixte ou condensante | impossible |

    - cassé `broken` : « Cassé. »
    - entier `whole` : « Entier. »
    - ailleurs `elsewhere` : « Ailleurs. »
    - impossible `impossible` : « Impossible. »
    """)

    found = answer(program, "state", "lesions: [{id: L1}]", "lesion:L1")

    assert {"broken", "whole", "elsewhere"} <= set(found.possible)
    assert not found.exact or "impossible" not in found.possible


def test_02_what_only_a_vertebra_has_needs_what_only_bone_has(tmp_path: Path) -> None:
    """A vertebra is a bone: a lesion with an alignment always has a fracture or none."""
    program = sheets(tmp_path, """
    **Décision** `place` pour chaque lésion : lieu.

    | Fracture `lesion.fracture` | Alignement `lesion.spine.alignment` | Lieu |
    |---|---|---|
    | non ou oui ou imminente | normal ou déformation ou subluxation | vertèbre |
    | non ou oui ou imminente | sans objet | autre os |
    | sans objet | sans objet | ailleurs |
    | sans objet | normal ou déformation ou subluxation | impossible |

    - vertèbre `vertebra` : « Vertèbre. »
    - autre os `bone` : « Autre os. »
    - ailleurs `elsewhere` : « Ailleurs. »
    - impossible `impossible` : « Impossible. »
    """)

    found = answer(program, "place", "lesions: [{id: L1}]", "lesion:L1")

    assert {"vertebra", "bone", "elsewhere"} <= set(found.possible)
    assert not found.exact or "impossible" not in found.possible


def test_02_whether_the_tumour_is_solid_is_one_fact_for_a_rule_and_for_what_it_reads(tmp_path: Path) -> None:
    """Where the step does not apply, the requirement that reads it does not apply either: it is never unmet."""
    program = sheets(tmp_path, page("""
    **Décision** `kidney_state` : rein. Intermédiaire.

    | Clairance `labs.creatinine_clearance` | Rein |
    |---|---|
    | ≥ 30 mL/min | compatible |
    | < 30 mL/min | à surveiller |

    - compatible `compatible`
    - à surveiller `monitor`

    **Exigences** `before` : vérifications.

    | Vérification | Doit tenir | Sauf | Sinon |
    |---|---|---|---|
    | Rein `kidney` | `kidney_state` = compatible ou à surveiller | — | discuter |

    - Rein, remplie : « Remplie. »
    - Rein, non remplie : « Non remplie. »
    """, population="tumeur solide"))

    found = answer(program, "before.kidney", "")

    assert not found.exact or (found.possible, found.may_not_apply) == (["met"], True)


# ---------------------------------------------------------------------------------------------------------------------
# 3. The split plan belongs to the rule; beyond 256 cells the rule is wide, and says so.
# ---------------------------------------------------------------------------------------------------------------------

def test_03_a_rule_within_the_bound_is_split_and_exact(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, many(5)), "same", "")

    assert found.exact
    assert found.possible == ["agree"]


def test_03_eight_yes_or_no_facts_make_256_cells_and_are_still_split(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, many(8)), "same", "")

    assert found.exact
    assert found.possible == ["agree"]


def test_03_beyond_256_cells_the_rule_is_wide_and_never_too_narrow(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, many(10)), "same", "")

    assert not found.exact
    assert "agree" in found.possible


def test_03_a_wide_rule_still_narrows_when_facts_are_known(tmp_path: Path) -> None:
    case = "symptoms: {" + ", ".join(f"{name}: no" for name in SIGNS) + "}"

    assert possible(sheets(tmp_path, many(10)), "same", case) == {"agree"}


def test_03_the_plan_is_the_same_whatever_the_patient(tmp_path: Path) -> None:
    program = sheets(tmp_path, TWICE)

    for case in ("lesions: [{id: L1, organ: bone}]", "lesions: [{id: L1, organ: bone, matrix: lytic}]", "lesions: [{id: L1}]"):
        assert answer(program, "kind", case, "lesion:L1").exact


def test_03_the_check_names_the_wide_rules(tmp_path: Path) -> None:
    sheets(tmp_path, many(10))
    report = check((tmp_path,))

    (wide,) = [one for one in report.read if one.kind == "wide"]
    assert (wide.name, wide.why) == ("same", "cells")
    assert wide.cells > 256
    assert {f"symptoms.{name}" for name in SIGNS} <= set(wide.facts)


# ---------------------------------------------------------------------------------------------------------------------
# 4. Cells: a number is cut by the limits that are read, each limit a cell of its own; each word is its own cell.
# ---------------------------------------------------------------------------------------------------------------------

LIMITS = """
**Décision** `level` : niveau.

| Vitamine D `labs.vitamin_d` | Niveau |
|---|---|
| < 20 ng/mL | un |
| 20 ng/mL | deux |
| 20 <..< 30 ng/mL | trois |
| 30 ng/mL | quatre |
| > 30 ng/mL | cinq |

- un `one` : « Un. »
- deux `two` : « Deux. »
- trois `three` : « Trois. »
- quatre `four` : « Quatre. »
- cinq `five` : « Cinq. »
"""


def lab(value: str, test: str = "vitamin_d", on: str = "2026-11-20") -> str:
    """One laboratory result of yesterday."""
    return f"labs: [{{test: {test}, value: {value}, on: {on}}}]"


@pytest.mark.parametrize(("value", "level"), [("19.9 ng/mL", "one"), ("20 ng/mL", "two"), ("20.1 ng/mL", "three"), ("30 ng/mL", "four"), ("30.1 ng/mL", "five")])
def test_04_a_limit_is_a_cell_of_its_own(tmp_path: Path, value: str, level: str) -> None:
    assert possible(sheets(tmp_path, LIMITS), "level", lab(value)) == {level}


def test_04_two_limits_make_five_cells(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, LIMITS), "level", "") == {"one", "two", "three", "four", "five"}


@pytest.mark.parametrize(("value", "levels"), [("10..20 ng/mL", {"one", "two"}), ("20..30 ng/mL", {"two", "three", "four"}), ("21..29 ng/mL", {"three"})])
def test_04_a_range_reaches_its_two_ends(tmp_path: Path, value: str, levels: set[str]) -> None:
    assert possible(sheets(tmp_path, LIMITS), "level", lab(value)) == levels


def test_04_each_word_is_a_cell(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, SCORE), "points", "lesions: [{id: L1, site: femur.shaft, cortical_extent: 0.1}]", "lesion:L1")

    asked = next(entry for entry in found.missing if entry["fact"] == "lesion:L1.matrix")
    assert asked["leaves"] == {"lytic": [5, 5], "mixed": [2, 2], "blastic": [2, 2]}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("< 50 % | light, > 50 % | heavy", "50 % exactement"),
        ("≤ 50 % | light, ≥ 50 % | heavy", "deux lignes"),
        ("< 50 % | light, ≥ 50 % | heavy, 60 % | light", "deux lignes"),
        ("< 50 % | light, ≥ 50 % | heavy", ""),
    ],
)
def test_04_the_proof_of_a_table_looks_at_the_same_cells(tmp_path: Path, rows: str, said: str) -> None:
    lines = "\n".join(f"| {row.replace('light', 'légère').replace('heavy', 'lourde')} |" for row in rows.split(", "))
    sheets(tmp_path, "**Décision** `collapsed` pour chaque lésion : tassement.\n\n| Tassement `lesion.spine.collapse` | Gravité |\n|---|---|\n" + lines
           + "\n\n- légère `light` : « Légère. »\n- lourde `heavy` : « Lourde. »\n")

    found = [trouble.said[0] for trouble in check((tmp_path,)).troubles]

    assert any(said in one for one in found) if said else not any("ligne" in one for one in found)


# ---------------------------------------------------------------------------------------------------------------------
# 5. A table is one function of its columns.
# ---------------------------------------------------------------------------------------------------------------------


def test_05_a_row_is_possible_when_every_cell_meets_its_column(tmp_path: Path) -> None:
    program = sheets(tmp_path, NEUROLOGY)

    assert possible(program, "signs", "symptoms: {deficit: yes}") == {"alarm", "advice"}
    assert possible(program, "signs", "symptoms: {back_pain: yes}") == {"alarm", "nothing"}
    assert possible(program, "signs", "symptoms: {back_pain: no}") == {"advice", "nothing"}


def test_05_a_fact_heads_at_most_one_column(tmp_path: Path) -> None:
    said = refusal(tmp_path, """
    **Décision** `signs` : signes.

    | Déficit `symptoms.deficit` | Encore `symptoms.deficit` | Réponse |
    |---|---|---|
    | oui | oui | alerte |

    - alerte `alarm` : « Alerte. »
    """)

    assert "`symptoms.deficit` is read by two columns" in said


# ---------------------------------------------------------------------------------------------------------------------
# 6. Scores are sets of numbers, printed as an interval; other numbers are intervals, bounded at the corners.
# ---------------------------------------------------------------------------------------------------------------------


def test_06_a_score_is_a_set_and_is_printed_as_its_two_ends(tmp_path: Path) -> None:
    program = sheets(tmp_path, SCORE)
    case = "lesions: [{id: L1, site: femur.shaft, cortical_extent: 0.1}]"

    assert possible(program, "points", case, "lesion:L1") == {2, 5}
    assert answer(program, "points", case, "lesion:L1").possible == [2, 5]


def test_06_a_decision_reads_the_set_and_not_the_interval(tmp_path: Path) -> None:
    """2 or 5 points: never 4, so never a discussion."""
    case = "lesions: [{id: L1, site: femur.shaft, cortical_extent: 0.1}]"

    assert possible(sheets(tmp_path, SCORE), "conduct", case, "lesion:L1") == {"irradiate", "fix"}


CALCIUM = """
**Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).

**Décision** `calcium_level` : calcium.

| Calcium `corrected` | Niveau |
|---|---|
| < 2,6 mmol/L | normal |
| 2,6 .. 3 mmol/L | haut |
| > 3 mmol/L | très haut |

- normal `normal` : « Normal. »
- haut `high` : « Haut. »
- très haut `very_high` : « Très haut. »
"""


def calcium(total: str, albumin: str) -> str:
    """Two results of yesterday."""
    return f"labs: [{{test: calcium, value: {total}, on: 2026-11-20}}, {{test: albumin, value: {albumin}, on: 2026-11-20}}]"


def test_06_a_computed_number_is_bounded_at_the_corners(tmp_path: Path) -> None:
    """The least calcium with the highest albumin and the small coefficient; the greatest with the lowest and the large one."""
    program = sheets(tmp_path, CALCIUM)

    assert possible(program, "calcium_level", calcium("2.30..2.50 mmol/L", "37..39 g/L")) == {"normal"}
    assert possible(program, "calcium_level", calcium("2.30..2.50 mmol/L", "30..38 g/L")) == {"normal", "high"}
    assert possible(program, "calcium_level", calcium("2.50..2.70 mmol/L", "30..32 g/L")) == {"high"}


def test_06_a_computed_number_without_one_of_its_inputs_is_unknown(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, CALCIUM), "calcium_level", lab("2.30 mmol/L", "calcium")) == {"normal", "high", "very_high"}


# ---------------------------------------------------------------------------------------------------------------------
# 7. Agreement: the engine equals brute force, on tables made at random too. (The shipped sheets are in test_agreement.py.)
# ---------------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", range(60))
def test_07_a_random_table_has_the_values_of_its_completions(tmp_path: Path, seed: int) -> None:
    made = RandomSheet(seed)
    program = sheets(tmp_path, "\n".join(made.text))
    for _ in range(6):
        known = {path: made.dice.choice([*words, "?"]) for path, words in RANDOM_FACTS.items()}
        open_words = [list(words) if known[path] == "?" else [known[path]] for path, words in RANDOM_FACTS.items()]
        expected = {value for words in itertools.product(*open_words) for value in made.value("final", dict(zip(RANDOM_FACTS, words, strict=True)))}
        found = answer(program, "final", case_file(known))

        assert expected <= set(found.possible)
        assert not found.exact or expected == set(found.possible)


@pytest.mark.parametrize("seed", range(40))
def test_07_a_random_table_about_a_lesion_has_the_values_of_its_completions(tmp_path: Path, seed: int) -> None:
    made = RandomLesion(seed)
    program = sheets(tmp_path, "\n".join(made.text))
    for _ in range(3):
        case: File = {"case": "random", "on": "2026-11-21", "lesions": [made.lesion() | {"new": made.dice.choice(("yes", "no"))}]}
        partial = sets(program, read(case), LESION.rules)
        meaning, _ = united(program, completions(case, LESION), LESION, tuple(partial))
        for key, mask in partial.items():
            assert not meaning[key] & ~mask, (key, case)
            assert mask == meaning[key] or not program.slots[program.index[key[0]]].exact, (key, case)


@pytest.mark.parametrize("seed", range(60))
def test_07_a_random_question_about_a_list_has_the_values_of_its_completions(tmp_path: Path, seed: int) -> None:
    """Two more lesions are enough to give both questions any answer that a longer list would."""
    made = RandomLists(seed)
    program = sheets(tmp_path, "\n".join(made.text))
    for _ in range(4):
        known = {path: made.dice.choice([*words, *words, "?"]) if path in (*made.shared, *made.tables["final"][0]) else next(iter(words))
                 for path, words in RANDOM_FACTS.items()}
        lesions = [{"organ": made.dice.choice([*PLACES, "?"]), **{path: made.dice.choice(["oui", "non", "?"]) for path in LESION_FACTS}}
                   for _ in range(made.dice.choice((0, 1, 2)))]
        complete = made.dice.random() < 0.6
        written = ", ".join(f"{{id: L{number}, organ: {lesion['organ']}, " + ", ".join(
            f"{path.partition('.')[2]}: {words.get(lesion[path], '?')}" for path, words in LESION_FACTS.items()) + "}" for number, lesion in enumerate(lesions))
        listed = f"listed: {{lesions: {'complete' if complete else 'partial'}}}\n" + (f"lesions: [{written}]\n" if lesions else "")

        expected, found = made.meaning(known, lesions, complete), answer(program, "final", listed + case_file(known))

        assert expected <= set(found.possible), (listed, known)
        assert not found.exact or expected == set(found.possible), (listed, known)


@pytest.mark.parametrize("seed", range(40))
def test_07_random_options_and_requirements_have_the_values_of_their_completions(tmp_path: Path, seed: int) -> None:
    made = RandomArguments(seed)
    program = sheets(tmp_path, made.text)
    for _ in range(6):
        known = {path: made.dice.choice([*words, "?"]) for path, words in RANDOM_FACTS.items()}
        open_words = [list(words) if known[path] == "?" else [known[path]] for path, words in RANDOM_FACTS.items()]
        patients = [dict(zip(RANDOM_FACTS, words, strict=True)) for words in itertools.product(*open_words)]
        for rule, meaning in (("choice", made.option), ("before.trial", made.requirement)):
            expected, found = {meaning(patient) for patient in patients}, answer(program, rule, case_file(known))
            assert expected <= set(found.possible), (rule, known)
            assert not found.exact or expected == set(found.possible), (rule, known)


# ---------------------------------------------------------------------------------------------------------------------
# 8. Lists: in, out, maybe, and others if the list is not complete.
# ---------------------------------------------------------------------------------------------------------------------

COMPRESSED = """
**Termes** : rachis.

| Mot | Valeurs de `lesion.site` | Identifiant |
|---|---|---|
| rachis | spine | spine |

**Grandeur** `compressed` = `any`(`lesion.spine.epidural` (rachis) = 2 ou 3).

**Décision** `compression` : compression.

| Haut grade `compressed` | Réponse |
|---|---|
| oui | urgence |
| non | calme |

- urgence `urgent` : « Urgence. »
- calme `calm` : « Calme. »
"""


@pytest.mark.parametrize(
    ("lesions", "expected"),
    [
        ("complete, [{id: L1, site: spine.T4, spine: {epidural: 2}}]", {"urgent"}),
        ("partial, [{id: L1, site: spine.T4, spine: {epidural: 2}}]", {"urgent"}),
        ("complete, [{id: L1, site: spine.T4, spine: {epidural: 1b}}]", {"calm"}),
        ("partial, [{id: L1, site: spine.T4, spine: {epidural: 1b}}]", {"urgent", "calm"}),
        ("complete, [{id: L1, site: spine.T4}]", {"urgent", "calm"}),
        ("complete, [{id: L1, organ: bone}]", {"urgent", "calm"}),
        ("complete, [{id: L1, site: femur.shaft}]", {"calm"}),
        ("complete, [{id: L1, organ: liver}]", {"calm"}),
        ("complete, []", {"calm"}),
        ("partial, []", {"urgent", "calm"}),
    ],
)
def test_08_any_is_true_by_one_sure_element_and_false_only_when_the_list_is_complete(tmp_path: Path, lesions: str, expected: set[str]) -> None:
    listed, _, elements = lesions.partition(", ")

    assert possible(sheets(tmp_path, COMPRESSED), "compression", f"listed: {{lesions: {listed}}}\nlesions: {elements}") == expected


def test_08_a_list_about_which_nothing_is_said_is_not_complete(tmp_path: Path) -> None:
    program = sheets(tmp_path, COMPRESSED)

    assert possible(program, "compression", "") == {"urgent", "calm"}
    assert possible(program, "compression", "lesions: [{id: L1, organ: liver}]") == {"urgent", "calm"}


def test_08_an_empty_list_is_a_statement(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, COMPRESSED), "compression", "lesions: []") == {"calm"}
    assert possible(sheets(tmp_path, COMPRESSED), "compression", "lesions: none") == {"calm"}


def test_08_two_sure_elements_need_not_be_told_apart(tmp_path: Path) -> None:
    case = "listed: {lesions: complete}\nlesions: [{id: L1, site: spine.T4, spine: {epidural: 1a}}, {id: L2, site: spine.T6, spine: {epidural: 3}}]"

    assert possible(sheets(tmp_path, COMPRESSED), "compression", case) == {"urgent"}


def test_08_all_is_not_any_not_and_holds_for_an_empty_complete_list(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Grandeur** `one_not_controlled` = `any`(`lesion.controlled` = non).

    **Décision** `all_controlled` : toutes les lésions sont contrôlées.

    | Une ne l'est pas `one_not_controlled` | Réponse |
    |---|---|
    | oui | non |
    | non | oui |

    - oui : « Toutes. »
    - non : « Pas toutes. »
    """)

    assert possible(program, "all_controlled", "lesions: []") == {"yes"}
    assert possible(program, "all_controlled", "listed: {lesions: complete}\nlesions: [{id: L1, controlled: yes}, {id: L2, controlled: yes}]") == {"yes"}
    assert possible(program, "all_controlled", "listed: {lesions: complete}\nlesions: [{id: L1, controlled: yes}, {id: L2}]") == {"yes", "no"}
    assert possible(program, "all_controlled", "lesions: [{id: L1, controlled: no}]") == {"no"}
    assert possible(program, "all_controlled", "lesions: [{id: L1, controlled: yes}]") == {"yes", "no"}


COUNT = """
**Grandeur** `bones` = `count`(`lesion.organ` = os).

**Décision** `burden` : nombre de lésions osseuses.

| Nombre `bones` | Réponse |
|---|---|
| 0 | aucune |
| 1 .. 2 | peu |
| ≥ 3 | beaucoup |

- aucune `none` : « Aucune. »
- peu `few` : « Peu. »
- beaucoup `many` : « Beaucoup. »
"""


@pytest.mark.parametrize(
    ("listed", "organs", "expected"),
    [
        ("complete", "bone, bone, liver", {"few"}),
        ("complete", "bone, ?, liver", {"few"}),
        ("complete", "bone, bone, ?", {"few", "many"}),
        ("complete", "?, liver", {"none", "few"}),
        ("partial", "bone, bone", {"few", "many"}),
        ("partial", "bone, bone, bone", {"many"}),
        ("partial", "liver", {"none", "few", "many"}),
    ],
)
def test_08_a_count_goes_from_the_sure_elements_to_the_possible_ones(tmp_path: Path, listed: str, organs: str, expected: set[str]) -> None:
    lesions = ", ".join(f"{{id: L{number}, organ: {organ}}}" for number, organ in enumerate(organs.split(", ")))

    assert possible(sheets(tmp_path, COUNT), "burden", f"listed: {{lesions: {listed}}}\nlesions: [{lesions}]") == expected


WORST = """
**Décision** `grade` pour chaque lésion : gravité. Intermédiaire.

| Site `lesion.site` | Grade épidural `lesion.spine.epidural` | Gravité |
|---|---|---|
| spine | 2 ou 3 | grave |
| spine | 0 ou 1a ou 1b ou 1c | légère |
| sauf spine | — | nulle |

- grave `severe`
- légère `light`
- nulle `none`

**Grandeur** `worst` = `highest`(`grade`).

**Décision** `alert` : alerte.

| La plus grave `worst` | Réponse |
|---|---|
| grave | alerter |
| légère | surveiller |
| nulle | rien |
| sans objet | rien à dire |

- alerter `alert` : « Alerter. »
- surveiller `watch` : « Surveiller. »
- rien `nothing` : « Rien. »
- rien à dire `no_lesion` : « Aucune lésion. »
"""


@pytest.mark.parametrize(
    ("lesions", "expected"),
    [
        ("complete, [{id: L1, site: spine.T4, spine: {epidural: 2}}, {id: L2, site: femur}]", {"alert"}),
        ("partial, [{id: L1, site: spine.T4, spine: {epidural: 2}}]", {"alert"}),
        ("complete, [{id: L1, site: spine.T4, spine: {epidural: 1a}}, {id: L2, site: femur}]", {"watch"}),
        ("partial, [{id: L1, site: spine.T4, spine: {epidural: 1a}}]", {"alert", "watch"}),
        ("complete, [{id: L1, site: spine.T4}, {id: L2, site: femur}]", {"alert", "watch"}),
        ("complete, [{id: L1, organ: bone}]", {"alert", "watch", "nothing"}),
        ("complete, [{id: L1, site: femur}]", {"nothing"}),
        ("complete, [{id: L1, organ: liver}]", {"no_lesion"}),
        ("complete, []", {"no_lesion"}),
        ("partial, []", {"alert", "watch", "nothing", "no_lesion"}),
    ],
)
def test_08_the_most_serious_is_taken_over_the_elements_and_does_not_apply_to_an_empty_list(tmp_path: Path, lesions: str, expected: set[str]) -> None:
    listed, _, elements = lesions.partition(", ")

    assert possible(sheets(tmp_path, WORST), "alert", f"listed: {{lesions: {listed}}}\nlesions: {elements}") == expected


# ---------------------------------------------------------------------------------------------------------------------
# 9. Facts of different elements are independent; a fact of the patient read inside a list is one fact.
# ---------------------------------------------------------------------------------------------------------------------

SHARED = """
**Décision** `concerned` pour chaque lésion : concernée. Intermédiaire.

| Type `lesion.matrix` | Douleur `symptoms.bone_pain` | Concernée |
|---|---|---|
| lytique | oui | oui |
| lytique | non | non |
| mixte ou condensante | oui | non |
| mixte ou condensante | non | oui |

- oui
- non

**Grandeur** `any_concerned` = `any`(`concerned` = oui).

**Décision** `verdict` : une lésion au moins est concernée.

| Une au moins `any_concerned` | Réponse |
|---|---|
| oui | oui |
| non | non |

- oui : « Oui. »
- non : « Non. »
"""


def test_09_elements_are_independent(tmp_path: Path) -> None:
    case = "listed: {lesions: complete}\nsymptoms: {bone_pain: yes}\nlesions: [{id: L1, organ: bone}, {id: L2, organ: bone}]"

    assert possible(sheets(tmp_path, SHARED), "verdict", case) == {"yes", "no"}


def test_09_a_fact_of_the_patient_is_the_same_for_all_elements(tmp_path: Path) -> None:
    """With pain the lytic lesion is concerned, without pain the blastic one: one of them, whatever the pain."""
    case = "listed: {lesions: complete}\nlesions: [{id: L1, organ: bone, matrix: lytic}, {id: L2, organ: bone, matrix: blastic}]"

    found = answer(sheets(tmp_path, SHARED), "verdict", case)

    assert found.exact
    assert (found.status, found.value) == ("certain", "yes")


# ---------------------------------------------------------------------------------------------------------------------
# 10. Maybe in scope: an answer that may not apply. Surely out: no answer.
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lesion", "may_not_apply"),
    [("site: femur.shaft", False), ("site: tibia", False), ("organ: bone", True), ("matrix: lytic", True)],
)
def test_10_an_object_maybe_in_scope_gets_an_answer_that_may_not_apply(tmp_path: Path, lesion: str, may_not_apply: bool) -> None:
    found = answer(sheets(tmp_path, SCORE), "points", f"lesions: [{{id: L1, {lesion}}}]", "lesion:L1")

    assert found.may_not_apply is may_not_apply
    assert found.status == "bounded"


@pytest.mark.parametrize("lesion", ["site: spine.T12", "site: pelvis", "organ: liver"])
def test_10_an_object_surely_out_of_scope_gets_no_answer(tmp_path: Path, lesion: str) -> None:
    assert answers(sheets(tmp_path, SCORE), "points", f"lesions: [{{id: L1, {lesion}}}]") == {}


def test_10_a_rule_with_no_object_in_scope_gives_nothing(tmp_path: Path) -> None:
    assert answers(sheets(tmp_path, SCORE), "points", "") == {}


def test_10_a_parent_site_that_is_partly_in_scope_is_maybe_in_scope(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Termes** : col.

    | Mot | Valeurs de `lesion.site` | Identifiant |
    |---|---|---|
    | col du fémur | femur.neck | neck |

    **Décision** `neck_rule` pour chaque lésion (col du fémur) : col.

    | Type `lesion.matrix` | Réponse |
    |---|---|
    | lytique | oui |
    | mixte ou condensante | non |

    - oui : « Oui. »
    - non : « Non. »
    """)

    found = answer(program, "neck_rule", "lesions: [{id: L1, site: femur, matrix: lytic}]", "lesion:L1")

    assert (found.value, found.may_not_apply) == ("yes", True)


def test_10_an_answer_that_may_not_apply_asks_what_would_tell(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, SCORE), "points", "lesions: [{id: L1, organ: bone, matrix: lytic, cortical_extent: 0.9}]", "lesion:L1")

    assert [entry["fact"] for entry in found.missing] == ["lesion:L1.site"]


# ---------------------------------------------------------------------------------------------------------------------
# 11. Not applicable is not unknown.
# ---------------------------------------------------------------------------------------------------------------------

WALL = """
**Décision** `wall` pour chaque lésion : mur postérieur.

| Mur `lesion.spine.posterior_wall` | Réponse |
|---|---|
{rows}

- étendu `extensive` : « Étendu. »
- pas étendu `rest` : « Pas étendu. »
- hors sujet `outside` : « Hors sujet. »
"""


def wall(*rows: str) -> str:
    """A table about the wall of a vertebra, asked of any lesion."""
    text = WALL.replace("{rows}", "\n".join(f"| {row} |" for row in rows))
    words = " ".join(rows)
    return "\n".join(line for line in text.splitlines() if not line.startswith("- ") or f"| {line[2:].partition(' `')[0]}" in words)


def test_11_a_comparison_with_what_does_not_apply_does_not_hold(tmp_path: Path) -> None:
    """Neither `étendu` nor its opposite holds of a femur, which has no posterior wall."""
    program = sheets(tmp_path, wall("étendu | étendu", "sauf étendu | pas étendu"))

    assert possible(program, "wall", "lesions: [{id: L1, site: femur.shaft}]", "lesion:L1") == {N_A}
    assert possible(program, "wall", "lesions: [{id: L1, site: spine.T4}]", "lesion:L1") == {"extensive", "rest"}


def test_11_only_the_cell_sans_objet_matches_what_does_not_apply(tmp_path: Path) -> None:
    program = sheets(tmp_path, wall("étendu | étendu", "sauf étendu | pas étendu", "sans objet | hors sujet"))

    assert possible(program, "wall", "lesions: [{id: L1, site: femur.shaft}]", "lesion:L1") == {"outside"}
    assert possible(program, "wall", "lesions: [{id: L1, site: spine.T4, spine: {posterior_wall: intact}}]", "lesion:L1") == {"rest"}
    assert possible(program, "wall", "lesions: [{id: L1, organ: bone}]", "lesion:L1") == {"extensive", "rest", "outside"}


def test_11_a_dash_matches_what_does_not_apply(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `dash` pour chaque lésion : tiret.

    | Type `lesion.matrix` | Mur `lesion.spine.posterior_wall` | Réponse |
    |---|---|---|
    | lytique | — | oui |
    | mixte ou condensante | — | non |

    - oui : « Oui. »
    - non : « Non. »
    """)

    assert possible(program, "dash", "lesions: [{id: L1, site: femur.shaft, matrix: lytic}]", "lesion:L1") == {"yes"}


def test_11_a_score_with_an_item_that_does_not_apply_does_not_apply(tmp_path: Path) -> None:
    """Never a partial sum: the femur has no posterior wall, so it has no score, whatever its matrix."""
    program = sheets(tmp_path, """
    **Score** `sum` pour chaque lésion : somme.

    | Points | Type `lesion.matrix` | Mur `lesion.spine.posterior_wall` |
    |---:|---|---|
    | 0 | condensante | intact |
    | 1 | mixte | partiel |
    | 2 | lytique | étendu |

    - score : « {sum}. »
    """)

    found = answer(program, "sum", "lesions: [{id: L1, site: femur.shaft, matrix: lytic}]", "lesion:L1")

    assert (found.status, found.value, found.possible) == ("not_applicable", None, [])
    assert possible(program, "sum", "lesions: [{id: L1, site: spine.T4, matrix: lytic}]", "lesion:L1") == {2, 3, 4}
    assert possible(program, "sum", "lesions: [{id: L1, organ: bone, matrix: lytic}]", "lesion:L1") == {2, 3, 4, N_A}


def test_11_what_does_not_apply_satisfies_no_requirement_and_no_exception(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Exigences** `before` pour chaque lésion : vérifications.

    | Vérification | Doit tenir | Sauf | Sinon |
    |---|---|---|---|
    | Mur `wall` | `lesion.spine.posterior_wall` = intact | `lesion.spine.epidural` = 3 | discuter |

    - Mur, remplie : « Remplie. »
    - Mur, non remplie : « Non remplie. »
    - Mur, levée : « Levée. »
    """)

    assert possible(program, "before.wall", "lesions: [{id: L1, site: femur.shaft}]", "lesion:L1") == {"not_met"}
    assert possible(program, "before.wall", "lesions: [{id: L1, site: spine.T4}]", "lesion:L1") == {"met", "not_met", "waived"}


def test_11_a_lesion_outside_the_condition_of_any_does_not_satisfy_it(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Grandeur** `wall_broken` = `any`(`lesion.spine.posterior_wall` = sauf intact).

    **Décision** `broken` : mur atteint.

    | Mur `wall_broken` | Réponse |
    |---|---|
    | oui | oui |
    | non | non |

    - oui : « Oui. »
    - non : « Non. »
    """)

    assert possible(program, "broken", "listed: {lesions: complete}\nlesions: [{id: L1, site: femur.shaft}]") == {"no"}


# ---------------------------------------------------------------------------------------------------------------------
# 12. No cell may test for unknown, so an answer never changes by learning a fact. (Generated cases are in test_agreement.py.)
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["?", "autre", "sinon"])
def test_12_no_cell_may_test_for_unknown(tmp_path: Path, cell: str) -> None:
    said = refusal(tmp_path, f"""
    **Décision** `signs` : signes.

    | Déficit `symptoms.deficit` | Réponse |
    |---|---|
    | oui | alerte |
    | {cell} | rien |

    - alerte `alarm` : « Alerte. »
    - rien `nothing` : « Rien. »
    """)

    assert "“?” in a condition" in said or "is no condition" in said


def test_12_not_done_is_a_value(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `mouth` : bouche.

    | Examen `dental.review` | Réponse |
    |---|---|
    | fait | traiter |
    | non fait | attendre |

    - traiter `treat` : « Traiter. »
    - attendre `wait` : « Attendre. »
    """)

    assert possible(program, "mouth", "dental: {reviewed: no}") == {"wait"}
    assert possible(program, "mouth", "dental: {reviewed: not done}") == {"wait"}
    assert possible(program, "mouth", "dental: {reviewed: 2026-10-02}") == {"treat"}
    assert possible(program, "mouth", "dental: {reviewed: ?}") == {"treat", "wait"}
    assert possible(program, "mouth", "") == {"treat", "wait"}


def test_12_learning_a_fact_never_adds_a_value(tmp_path: Path) -> None:
    program = sheets(tmp_path, TWICE)
    before = possible(program, "kind", "lesions: [{id: L1, organ: bone}]", "lesion:L1")

    for word in ("lytic", "mixed", "blastic"):
        assert possible(program, "kind", f"lesions: [{{id: L1, organ: bone, matrix: {word}}}]", "lesion:L1") <= before


@pytest.mark.parametrize("site", ["femur.shaft", "spine.T4", "pelvis"])
def test_12_saying_where_a_lesion_is_never_adds_a_value(shipped: Program, site: str) -> None:
    case = "listed: {lesions: complete}\nsymptoms: {back_pain: yes}\nlesions: [{id: L1, WHERE neurology: {deficit: yes}}]"
    before = possible(shipped, "urgent.cord_compression", case.replace("WHERE", ""))

    assert possible(shipped, "urgent.cord_compression", case.replace("WHERE", f"site: {site},")) <= before


@pytest.mark.parametrize("treated", ["yes", "no"])
def test_12_saying_whether_one_of_two_fractures_was_treated_never_adds_a_value(shipped: Program, treated: str) -> None:
    """Two fractures of one bone, the second treated. Of the first nothing is said: it may still wait."""
    case = "listed: {lesions: complete}\nsymptoms: {deficit: no, sphincter: no}\nlesions: [{id: L1, site: femur.shaft}]\n"
    events = "events: [{kind: fracture, lesion: L1MORE}, {kind: fracture, lesion: L1, treated: yes}]"
    told = events.replace("MORE", f", treated: {treated}")

    for rule, about in (("urgent.fracture", "patient"), ("lesion.fracture_urgency", "lesion:L1")):
        assert possible(shipped, rule, case + told, about) <= possible(shipped, rule, case + events.replace("MORE", ""), about)


@pytest.mark.parametrize("site", ["femur.shaft", "spine.T4"])
def test_12_saying_at_what_an_irradiation_aims_never_adds_a_value(shipped: Program, site: str) -> None:
    """Ten days after gemcitabine: forbidden, or to be discussed if the target compresses the cord. Nobody said what the target is."""
    case = course("2026-11-10", "2026-11-20") + "\nsymptoms: {deficit: yes}\ntumours: [{organ: lung}]"
    aimed = case.replace("procedure: radiotherapy", "procedure: radiotherapy, lesion: L1") + f"\nlesions: [{{id: L1, site: {site}}}]"

    assert possible(shipped, "washout", aimed, "treatment:D1+plan:P1") <= possible(shipped, "washout", case, "treatment:D1+plan:P1")


@pytest.mark.parametrize(
    ("rule", "event"),
    [("urgent.fracture", "{kind: fracture, site: femur.shaft, treated: no}"), ("urgent.cord_compression", "{kind: cord_compression, treated: no}")],
)
def test_12_an_untreated_event_counts_once_noted_and_not_before(shipped: Program, rule: str, event: str) -> None:
    """Decision 0007: the list of lesions decides whether an emergency can be excluded; an event that nobody noted keeps no alert open."""
    case = "listed: {lesions: complete}\nlesions: [{id: L1, site: femur.shaft, fracture: no}]\nsymptoms: {deficit: no, sphincter: no, back_pain: no}\n"

    assert possible(shipped, rule, case) == {"no"}
    assert possible(shipped, rule, case + f"events: [{event}]") == {"yes"}


@pytest.mark.parametrize("rule", ["urgent.fracture", "urgent.cord_compression"])
def test_12_one_more_lesion_of_a_list_that_is_not_complete_never_adds_a_value(shipped: Program, rule: str) -> None:
    """Nobody said that the list of lesions is complete: what it hides is unknown, and adding it is learning it."""
    case = "lesions: [{id: L1, site: femur.shaft, fracture: no}MORE]\nsymptoms: {deficit: no, sphincter: no, back_pain: no}\n"
    more = ", {id: L2, site: spine.T6, fracture: yes, spine: {epidural: '3'}}, {id: L3, site: femur.neck, fracture: yes}"

    assert possible(shipped, rule, case.replace("MORE", more)) <= possible(shipped, rule, case.replace("MORE", ""))


# ---------------------------------------------------------------------------------------------------------------------
# 13. Time: the latest fact not after the day; too old is unknown; partial dates are intervals.
# ---------------------------------------------------------------------------------------------------------------------

FRESH = """
**Fraîcheur** : durée.

| Fait | Durée |
|---|---|
| `labs.vitamin_d` | 6 mois |
| `labs.calcium` | 14 jours |
| `dental.review` | 6 mois |
"""


def vitamin(*results: tuple[str, str], on: str = "2026-11-21") -> str:
    """Results of vitamin D, each a value in ng/mL and a date."""
    return f"on: {on}\nlabs: [" + ", ".join(f"{{test: vitamin_d, value: {value} ng/mL, on: {day}}}" for value, day in results) + "]"


def test_13_the_latest_result_counts(tmp_path: Path) -> None:
    program = sheets(tmp_path, LIMITS)

    assert possible(program, "level", vitamin(("10", "2026-06-01"), ("35", "2026-11-01"))) == {"five"}
    assert possible(program, "level", vitamin(("35", "2026-11-01"), ("10", "2026-06-01"))) == {"five"}


def test_13_a_result_after_the_day_is_set_aside_and_listed(tmp_path: Path) -> None:
    program = sheets(tmp_path, LIMITS)
    case = case_of(vitamin(("10", "2026-06-01"), ("35", "2026-11-22")))

    assert possible(program, "level", case) == {"one"}
    assert [entry["on"] for entry in board(program, case).set_aside] == ["2026-11-22"]


def test_13_the_past_can_be_replayed(tmp_path: Path) -> None:
    program = sheets(tmp_path, LIMITS)

    assert possible(program, "level", vitamin(("10", "2026-06-01"), ("35", "2026-11-01"), on="2026-07-01")) == {"one"}


def test_13_results_whose_partial_dates_overlap_are_all_candidates(tmp_path: Path) -> None:
    program = sheets(tmp_path, LIMITS)

    assert possible(program, "level", vitamin(("10", "2026-10"), ("35", "2026-10-15"))) == {"one", "five"}
    assert possible(program, "level", vitamin(("10", "2026-09"), ("35", "2026-10-15"))) == {"five"}
    assert possible(program, "level", vitamin(("10", "2026-10"), ("25", "2026-10-15"), ("35", "2026-10-02"))) == {"one", "three"}


def test_13_a_result_that_may_be_after_the_day_does_not_hide_the_one_before(tmp_path: Path) -> None:
    """On 10 November, a result of "November" may be of the 25th: then October's is the latest."""
    found = possible(sheets(tmp_path, LIMITS), "level", vitamin(("10", "2026-10-15"), ("35", "2026-11"), on="2026-11-10"))

    assert found == {"one", "five"}


def test_13_too_old_is_unknown_and_says_its_value_and_its_date(tmp_path: Path) -> None:
    program = sheets(tmp_path, LIMITS, FRESH)

    found = answer(program, "level", vitamin(("35", "2026-05-20")))
    kept = next(entry for entry in found.because if entry["fact"] == "labs.vitamin_d")

    assert found.status == "bounded"
    assert len(found.possible) == 5
    assert (kept["value"], kept["on"], kept["why"]) == ("35 ng/mL", "2026-05-20", "too_old")


@pytest.mark.parametrize(("day", "fresh"), [("2026-05-20", False), ("2026-05-21", True), ("2026-05-22", True), ("2026-05", False), ("2026", False)])
def test_13_six_months_are_counted_to_the_day_and_a_partial_date_may_be_too_old(tmp_path: Path, day: str, fresh: bool) -> None:
    found = possible(sheets(tmp_path, LIMITS, FRESH), "level", vitamin(("35", day)))

    assert found == ({"five"} if fresh else {"one", "two", "three", "four", "five"})


def test_13_a_result_without_a_date_may_be_too_old(tmp_path: Path) -> None:
    assert len(possible(sheets(tmp_path, LIMITS, FRESH), "level", "labs: [{test: vitamin_d, value: 35 ng/mL}]")) == 5


def test_13_a_fresh_result_after_an_old_one_is_used(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, LIMITS, FRESH), "level", vitamin(("10", "2025-01-01"), ("35", "2026-11-01"))) == {"five"}


def test_13_an_old_dental_review_is_unknown_but_not_done_stays_not_done(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `mouth` : bouche.

    | Examen `dental.review` | Réponse |
    |---|---|
    | fait | traiter |
    | non fait | attendre |

    - traiter `treat` : « Traiter. »
    - attendre `wait` : « Attendre. »
    """, FRESH)

    assert possible(program, "mouth", "dental: {reviewed: 2026-05-20}") == {"treat", "wait"}
    assert possible(program, "mouth", "dental: {reviewed: 2026-05-21}") == {"treat"}
    assert possible(program, "mouth", "dental: {reviewed: no}") == {"wait"}


def test_13_history_does_not_age(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Grandeur** `had_fracture` = `any`(`event.kind` = fracture).

    **Décision** `history` : antécédent.

    | Fracture `had_fracture` | Réponse |
    |---|---|
    | oui | oui |
    | non | non |

    - oui : « Oui. »
    - non : « Non. »
    """, FRESH)

    assert possible(program, "history", "events: [{kind: fracture, on: 2009-01-01}]") == {"yes"}


WINDOW = """
**Termes** : médicaments.

| Mot | Valeurs de `treatment.drug_class` | Identifiant |
|---|---|---|
| anticancéreux | chimiothérapie ou immunothérapie | anticancer |

**Fenêtres** `delay` pour chaque traitement (anticancéreux) et chaque irradiation : délai.

| Médicament `treatment.drug` | Avant | Après | Même jour | Verdict | Sauf |
|---|---|---|---|---|---|
| gemcitabine | {before} | {after} | non | interdit | — |
| tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |

- autorisé : « Autorisé. »
- à discuter : « À discuter. »
- interdit : « Interdit. »
"""


def window(before: str = "4 semaines", after: str = "4 semaines") -> str:
    """A window of gemcitabine."""
    return WINDOW.replace("{before}", before).replace("{after}", after)


def course(last: str, act: str, drug: str = "gemcitabine") -> str:
    """A last dose, and one day of irradiation."""
    return f"treatments: [{{id: D1, drug: {drug}, last: {last}}}]\nplan: [{{id: P1, procedure: radiotherapy, from: {act}, to: {act}, fractions: 1}}]"


def days_after(day: str, number: int) -> str:
    """A day, counted from another."""
    return (date.fromisoformat(day) + timedelta(days=number)).isoformat()


@pytest.mark.parametrize(("days", "verdict"), [(0, "forbidden"), (1, "forbidden"), (28, "forbidden"), (29, "allowed")])
def test_13_the_last_forbidden_day_is_the_dose_plus_the_window(tmp_path: Path, days: int, verdict: str) -> None:
    case = course("2026-11-10", days_after("2026-11-10", days))

    assert possible(sheets(tmp_path, window()), "delay", case, "treatment:D1+plan:P1") == {verdict}


def test_13_a_dose_of_an_unknown_day_leaves_both(tmp_path: Path) -> None:
    program = sheets(tmp_path, window())

    assert possible(program, "delay", course("?", "2026-11-30"), "treatment:D1+plan:P1") == {"forbidden", "allowed"}
    assert possible(program, "delay", course("2026-11", "2026-12-05"), "treatment:D1+plan:P1") == {"forbidden", "allowed"}
    assert possible(program, "delay", course("2026-10", "2026-12-05"), "treatment:D1+plan:P1") == {"allowed"}


def test_13_a_single_fraction_is_given_on_one_day(tmp_path: Path) -> None:
    """It began in November and ended on the 19th, in one fraction: it was given on the 19th, the day before the dose."""
    case = course("2026-11-20", "2026-11-19").replace("from: 2026-11-19", "from: 2026-11")

    assert possible(sheets(tmp_path, window("2 jours", "2 jours")), "delay", case, "treatment:D1+plan:P1") == {"forbidden"}


def test_13_a_last_dose_is_never_after_the_day_of_the_case(tmp_path: Path) -> None:
    """On the 21st, a last dose of "November" was given on the 21st at the latest: 20 December is free."""
    assert possible(sheets(tmp_path, window()), "delay", course("2026-11", "2026-12-20"), "treatment:D1+plan:P1") == {"allowed"}


@pytest.mark.parametrize(("days", "verdict"), [(0, "forbidden"), (15, "forbidden"), (30, "forbidden"), (32, "allowed")])
def test_13_a_window_of_one_month_blocks_a_month(tmp_path: Path, days: int, verdict: str) -> None:
    """A dose on 10 November: 10 December is still blocked, 12 December is free."""
    case = course("2026-11-10", days_after("2026-11-10", days))

    assert possible(sheets(tmp_path, window("1 mois", "1 mois")), "delay", case, "treatment:D1+plan:P1") == {verdict}


# ---------------------------------------------------------------------------------------------------------------------
# 14. Exceptions.
# ---------------------------------------------------------------------------------------------------------------------

MOUTH = """
**Exigences** `before` : vérifications.

| Vérification | Doit tenir | Sauf | Sinon |
|---|---|---|---|
| Bouche `mouth` | `dental.review` = fait | `symptoms.confusion` = oui | attendre |
| Infection `infection` | `conditions.infection` = aucune | — | traiter |

- Bouche, remplie : « Remplie. »
- Bouche, non remplie : « Non remplie. »
- Bouche, levée : « Levée. »
- Infection, remplie : « Remplie. »
- Infection, non remplie : « Non remplie. »
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("dental: {reviewed: 2026-11-01}", {"met"}),
        ("dental: {reviewed: 2026-11-01}\nsymptoms: {confusion: yes}", {"met"}),
        ("dental: {reviewed: no}\nsymptoms: {confusion: no}", {"not_met"}),
        ("dental: {reviewed: no}\nsymptoms: {confusion: yes}", {"waived"}),
        ("dental: {reviewed: no}", {"not_met", "waived"}),
        ("symptoms: {confusion: no}", {"met", "not_met"}),
        ("symptoms: {confusion: yes}", {"met", "waived"}),
        ("", {"met", "not_met", "waived"}),
    ],
)
def test_14_a_sure_failure_is_waived_by_a_sure_exception_and_open_with_an_unknown_one(tmp_path: Path, case: str, expected: set[str]) -> None:
    assert possible(sheets(tmp_path, MOUTH), "before.mouth", case) == expected


def test_14_a_requirement_without_exception_is_never_waived(tmp_path: Path) -> None:
    assert possible(sheets(tmp_path, MOUTH), "before.infection", "") == {"met", "not_met"}


EXCEPTED = WINDOW.replace("interdit | —", "interdit | `symptoms.deficit` = oui → à discuter").replace("{before}", "4 semaines").replace("{after}", "4 semaines")


@pytest.mark.parametrize(("deficit", "expected"), [("no", {"forbidden"}), ("yes", {"discuss"}), ("?", {"forbidden", "discuss"})])
def test_14_an_unknown_exception_leaves_both_verdicts(tmp_path: Path, deficit: str, expected: set[str]) -> None:
    case = course("2026-11-10", "2026-11-20") + f"\nsymptoms: {{deficit: {deficit}}}"

    assert possible(sheets(tmp_path, EXCEPTED), "delay", case, "treatment:D1+plan:P1") == expected


def test_14_an_exception_changes_nothing_where_the_row_does_not_hold(tmp_path: Path) -> None:
    case = course("2026-09-10", "2026-11-20") + "\nsymptoms: {deficit: yes}"

    assert possible(sheets(tmp_path, EXCEPTED), "delay", case, "treatment:D1+plan:P1") == {"allowed"}


# ---------------------------------------------------------------------------------------------------------------------
# 15. Where a source leaves a case open, both values stay. Readings are listed and never change the status.
# ---------------------------------------------------------------------------------------------------------------------

OPEN = """
**Décision** `collapsed` pour chaque lésion : tassement.

| Tassement `lesion.spine.collapse` | Gravité |
|---|---|
| < 50 %[^a] | légère |
| 50 %[^b] | légère ou lourde |
| > 50 %[^a] | lourde |

- légère `light` : « Légère. »
- lourde `heavy` : « Lourde. »

[^a]: Page 1, tableau. Vérification : confirmée.
[^b]: Page 1, cas non classé. Vérification : non retrouvée. Lecture : L1.

## Lectures

- L1 : « Les deux valeurs sont gardées. »
"""


def collapsed(value: str) -> str:
    """A vertebra and its collapse."""
    return f"lesions: [{{id: L1, site: spine.T6, spine: {{collapse: {value}}}}}]"


def test_15_a_case_left_open_by_the_source_keeps_both_values_though_all_is_known(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, OPEN), "collapsed", collapsed("50 %"), "lesion:L1")

    assert (found.status, found.possible, found.exact) == ("bounded", ["light", "heavy"], True)
    assert found.missing == []


def test_15_a_reading_is_listed_on_the_answers_that_used_it_only(tmp_path: Path) -> None:
    program = sheets(tmp_path, OPEN)

    assert answer(program, "collapsed", collapsed("50 %"), "lesion:L1").readings == ["L1"]
    assert answer(program, "collapsed", collapsed("60 %"), "lesion:L1").readings == []


def test_15_a_verification_mark_never_changes_the_status(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, OPEN.replace("Vérification : confirmée", "Vérification : conflit")), "collapsed", collapsed("60 %"), "lesion:L1")

    assert (found.status, found.value) == ("certain", "heavy")
    assert {mark["state"] for mark in found.verification} == {"conflict"}


def test_15_points_left_open_are_both_summed(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Score** `weight` pour chaque lésion : somme.

    | Points | Tassement `lesion.spine.collapse` | Type `lesion.matrix` |
    |---:|---|---|
    | 0 | < 50 % | condensante |
    | 1 | aucune ligne | mixte |
    | 2 | > 50 % | lytique |
    | 0 ou 2 | 50 % | aucune ligne |

    - score : « {weight}. »
    """)

    assert possible(program, "weight", "lesions: [{id: L1, site: spine.T6, matrix: mixed, spine: {collapse: 50 %}}]", "lesion:L1") == {1, 3}


# ---------------------------------------------------------------------------------------------------------------------
# 16. One answer per rule and object, from the source of highest rank in force; the others are conflicts.
# ---------------------------------------------------------------------------------------------------------------------

START = """
**Décision** `start` : début.

| Douleur `symptoms.bone_pain` | Début |
|---|---|
| oui | {with_pain} |
| non | {without} |

- à débuter `now` : « Débuter. »
- à envisager `consider` : « Envisager. »
- non indiqué `not_indicated` : « Non indiqué. »
"""
STARTS = {"now": "à débuter", "consider": "à envisager", "not_indicated": "non indiqué"}


def start(with_pain: str, without: str, *, by: str = "Essai 2020", scope: str = "national", edition: str = "2020-01-01") -> str:
    """What one source says of starting."""
    text = START.replace("{with_pain}", STARTS[with_pain]).replace("{without}", STARTS[without])
    unused = [line for line in text.splitlines() if line.startswith("- ") and f"`{with_pain}`" not in line and f"`{without}`" not in line]
    return page("\n".join(line for line in text.splitlines() if line not in unused), source=by, scope=scope, edition=edition)


def hospitals(folder: Path, *pages: str, sources: str) -> Program:
    """Several sources that speak of the same thing."""
    return sheets(folder, *pages, sources=sources)


PAIN = "symptoms: {bone_pain: yes}"


@pytest.mark.parametrize(
    ("scope", "edition", "leads"),
    [("local", "2010-01-01", "other"), ("local", "2024-01-01", "other"), ("national", "2024-01-01", "reference"), ("international", "2024-01-01", "reference")],
)
def test_16_the_value_is_that_of_the_source_of_highest_rank(tmp_path: Path, scope: str, edition: str, leads: str) -> None:
    program = hospitals(tmp_path, start("consider", "not_indicated"), start("now", "now", by="autre", scope=scope, edition=edition),
                        sources=source("autre", edition, scope))

    found = answer(program, "start", PAIN)

    assert found.value == ("now" if leads == "other" else "consider")
    assert [conflict["value"] for conflict in found.conflicts] == ["consider" if leads == "other" else "now"]


def test_16_a_later_national_source_ranks_before_an_international_one(tmp_path: Path) -> None:
    """Without the reference edition's word on it, the national source answers."""
    program = hospitals(tmp_path, start("now", "now", by="aaa", scope="international"), start("consider", "consider", by="zzz", scope="national"),
                        sources=source("aaa", "2021-01-01", "international") + source("zzz", "2021-01-01", "national"))

    assert answer(program, "start", PAIN).value == "consider"


def test_16_there_is_exactly_one_answer_per_rule_and_object(tmp_path: Path) -> None:
    program = hospitals(tmp_path, start("consider", "not_indicated"), start("now", "now", by="autre", scope="local"), sources=source("autre", "2024-01-01", "local"))

    assert len([found for found in board(program, case_of(PAIN)).answers if found.rule == "start"]) == 1


def test_16_a_source_that_says_the_same_of_this_patient_is_no_conflict(tmp_path: Path) -> None:
    program = hospitals(tmp_path, start("now", "not_indicated"), start("now", "consider", by="autre"), sources=source("autre", "2024-01-01", "international"))

    assert answer(program, "start", PAIN).conflicts == []
    assert [conflict["value"] for conflict in answer(program, "start", "symptoms: {bone_pain: no}").conflicts] == ["consider"]


def test_16_a_conflict_never_widens_the_answer(tmp_path: Path) -> None:
    program = hospitals(tmp_path, start("consider", "not_indicated"), start("now", "now", by="autre"), sources=source("autre", "2024-01-01", "international"))

    found = answer(program, "start", PAIN)

    assert (found.status, found.possible) == ("certain", ["consider"])


def test_16_a_conflict_says_its_source_and_its_edition(tmp_path: Path) -> None:
    program = hospitals(tmp_path, start("consider", "not_indicated"), start("now", "now", by="autre"), sources=source("autre", "2024-01-01", "international"))

    (conflict,) = answer(program, "start", PAIN).conflicts

    assert (conflict["source"], conflict["edition"], conflict["value"]) == ("autre", "2024-01-01", "now")
    assert conflict["cites"][0]["sheet"] == "fiche-1.md"


def test_16_an_answer_older_than_a_differing_source_says_so(tmp_path: Path) -> None:
    newer = hospitals(tmp_path / "newer", start("consider", "not_indicated"), start("now", "now", by="autre"), sources=source("autre", "2024-01-01", "international"))
    older = hospitals(tmp_path / "older", start("consider", "not_indicated"), start("now", "now", by="autre"), sources=source("autre", "2010-01-01", "international"))

    noted = answer(newer, "start", PAIN)

    assert noted.note == {"fr": "édition 2020 ; 1 source plus récente dit autre chose ici", "en": "2020 edition; 1 more recent source says otherwise here"}
    assert answer(older, "start", PAIN).note is None


def test_16_a_source_not_yet_in_force_is_no_conflict(tmp_path: Path) -> None:
    program = hospitals(tmp_path, start("consider", "not_indicated"), start("now", "now", by="autre"), sources=source("autre", "2027-01-01", "international"))

    assert answer(program, "start", PAIN).conflicts == []
    assert len(answer(program, "start", "on: 2027-06-01\n" + PAIN).conflicts) == 1


def test_16_a_local_source_not_yet_in_force_does_not_answer(tmp_path: Path) -> None:
    program = hospitals(tmp_path, start("consider", "not_indicated"), start("now", "now", by="autre", scope="local", edition="2027-01-01"),
                        sources=source("autre", "2027-01-01", "local"))

    assert answer(program, "start", PAIN).value == "consider"
    assert answer(program, "start", "on: 2027-06-01\n" + PAIN).value == "now"


def test_16_at_equal_rank_the_safer_value_answers(tmp_path: Path) -> None:
    """Two international sources; the sheet lists `à débuter` first, which is the safer."""
    named = source("aaa", "2021-01-01", "international") + source("zzz", "2021-01-01", "international")
    cautious = hospitals(tmp_path / "one", start("consider", "now", by="aaa", scope="international"), start("now", "consider", by="zzz", scope="international"), sources=named)

    assert answer(cautious, "start", PAIN).value == "now"
    assert answer(cautious, "start", "symptoms: {bone_pain: no}").value == "now"


# ---------------------------------------------------------------------------------------------------------------------
# 17. Two values at the same time are both kept; facts that exclude each other are unknown, and say so.
# ---------------------------------------------------------------------------------------------------------------------


def test_17_two_values_of_the_same_day_are_both_kept_and_flagged(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, LIMITS), "level", vitamin(("10", "2026-11-01"), ("35", "2026-11-01")))
    kept = next(entry for entry in found.because if entry["fact"] == "labs.vitamin_d")

    assert found.possible == ["one", "five"]
    assert kept["why"] == "several_values"


def test_17_the_same_value_said_twice_is_one_value(tmp_path: Path) -> None:
    found = answer(sheets(tmp_path, LIMITS), "level", vitamin(("35", "2026-11-01"), ("35", "2026-11-01")))

    assert (found.status, found.value) == ("certain", "five")
    assert all("why" not in entry for entry in found.because)


def test_17_facts_that_exclude_each_other_are_unknown_and_head_the_answer(tmp_path: Path) -> None:
    program = sheets(tmp_path, """
    **Décision** `load` pour chaque lésion : douleur mécanique.

    | Mécanique `lesion.pain.mechanical` | Réponse |
    |---|---|
    | oui | décharger |
    | non | marcher |

    - décharger `unload` : « Décharger. »
    - marcher `walk` : « Marcher. »
    """)

    found = answer(program, "load", "lesions: [{id: L1, painful: no, pain: {mechanical: yes}}]", "lesion:L1")

    assert (found.status, found.possible) == ("bounded", ["unload", "walk"])
    assert set(found.contradictory) == {"lesion:L1.pain.mechanical", "lesion:L1.painful"}
    assert found.missing[0]["why"] == "contradictory"


@pytest.mark.parametrize(
    "case",
    ["lesions: [{id: L1, painful: no, pain: {mechanical: yes}}]", "lesions: [{id: L1, neurology: {deficit: no, frankel: B}}]",
     vitamin(("10", "2026-11-01"), ("35", "2026-11-01"))],
)
def test_17_a_file_that_contradicts_itself_is_read(case: str) -> None:
    assert case_of(case).id == "essai"


@pytest.mark.parametrize("case", ["lesions: [{id: L1, site: femur, organ: liver}]", "patient: {born: 2031}", "symptoms: {deficits: yes}"])
def test_17_a_file_that_cannot_exist_or_be_read_is_refused(case: str) -> None:
    with pytest.raises(CaseTroubles):
        case_of(case)


# ---------------------------------------------------------------------------------------------------------------------
# 18. Quantities have units.
# ---------------------------------------------------------------------------------------------------------------------


def one_limit(cell: str, path: str = "labs.vitamin_d") -> str:
    """A table of two rows cut by one limit."""
    return f"""
    **Décision** `enough` : assez.

    | Mesure `{path}` | Réponse |
    |---|---|
    | ≥ {cell} | oui |
    | < {cell} | non |

    - oui : « Oui. »
    - non : « Non. »
    """


@pytest.mark.parametrize(("cell", "words"), [("30", "unit"), ("30 mmHg", "not measured in"), ("30 g/L", "not measured in"), ("30 mL/min", "not measured in")])
def test_18_a_limit_of_another_dimension_or_without_unit_is_refused_when_loading(tmp_path: Path, cell: str, words: str) -> None:
    assert words in refusal(tmp_path, one_limit(cell))


def test_18_a_comma_is_a_point(tmp_path: Path) -> None:
    comma, point = sheets(tmp_path / "comma", one_limit("1,5 mmol/L", "labs.ionised_calcium")), sheets(tmp_path / "point", one_limit("1.5 mmol/L", "labs.ionised_calcium"))

    for value in ("1.49 mmol/L", "1,5 mmol/L", "1.5 mmol/L", "1,51 mmol/L"):
        assert possible(comma, "enough", lab(f"'{value}'", "ionised_calcium")) == possible(point, "enough", lab(f"'{value}'", "ionised_calcium"))
    assert possible(comma, "enough", lab("'1,5 mmol/L'", "ionised_calcium")) == {"yes"}
    assert possible(comma, "enough", lab("'1,49 mmol/L'", "ionised_calcium")) == {"no"}


@pytest.mark.parametrize(("value", "expected"), [("2.5 mmol/L", "yes"), ("100.2 mg/L", "yes"), ("10.02 mg/dL", "yes"), ("100.1 mg/L", "no"), ("10.01 mg/dL", "no"), ("9.9 mg/dL", "no")])
def test_18_molar_and_mass_units_convert(tmp_path: Path, value: str, expected: str) -> None:
    """2.5 mmol/L of calcium is 100.2 mg/L, ten times what a laboratory in mg/dL would print."""
    assert possible(sheets(tmp_path, one_limit("2,5 mmol/L", "labs.calcium")), "enough", lab(value, "calcium")) == {expected}


@pytest.mark.parametrize(("value", "expected"), [("75 nmol/L", "yes"), ("74.9 nmol/L", "no"), ("30 ng/mL", "yes"), ("29.99 ng/mL", "no"), ("30 µg/L", "yes")])
def test_18_each_printed_limit_is_compared_in_the_unit_reported(tmp_path: Path, value: str, expected: str) -> None:
    """74.9 nmol/L converts to a little more than 30 ng/mL; the printed limit of its own unit decides."""
    assert possible(sheets(tmp_path, one_limit("30 ng/mL (75 nmol/L)")), "enough", lab(value)) == {expected}


def test_18_several_published_coefficients_are_a_set(tmp_path: Path) -> None:
    """2.80 mmol/L with an albumin of 31 g/L: 2.98 with one coefficient, 3.025 with the other."""
    assert possible(sheets(tmp_path, CALCIUM), "calcium_level", calcium("2.80 mmol/L", "31 g/L")) == {"high", "very_high"}
    assert possible(sheets(tmp_path, CALCIUM), "calcium_level", calcium("2.98 mmol/L", "30 g/L")) == {"very_high"}


@pytest.mark.parametrize(("albumin", "expected"), [("40 g/L", {"normal"}), ("39 g/L", {"normal"}), ("41 g/L", {"normal", "high", "very_high"})])
def test_18_calcium_is_corrected_only_when_albumin_is_low(tmp_path: Path, albumin: str, expected: set[str]) -> None:
    assert possible(sheets(tmp_path, CALCIUM), "calcium_level", calcium("2.50 mmol/L", albumin)) == expected


# ---------------------------------------------------------------------------------------------------------------------
# 19. Urgent rules need nothing; rules of solid tumours do not apply elsewhere.
# ---------------------------------------------------------------------------------------------------------------------


def test_19_an_urgent_rule_needs_no_tumour_no_histology_and_no_complete_list(shipped: Program) -> None:
    case = "lesions: [{site: spine.T4, spine: {epidural: 3}}]"

    found = answer(shipped, "urgent.cord_compression", case)

    assert (found.status, found.value, found.urgency, found.may_not_apply) == ("certain", "yes", "now", False)


@pytest.mark.parametrize("rule", ["urgent.cord_compression", "urgent.hypercalcaemia", "urgent.fracture"])
def test_19_an_urgent_rule_answers_the_empty_file_without_ever_saying_no(shipped: Program, rule: str) -> None:
    found = answer(shipped, rule, "")

    assert found.status == "bounded"
    assert {"yes", "no"} <= set(found.possible)
    assert (found.urgency, found.may_not_apply) == ("now", False)


SOLID = page(NEUROLOGY, population="tumeur solide")


@pytest.mark.parametrize(
    ("tumours", "applies"),
    [
        ("tumours: [{organ: lung}]", "yes"),
        ("tumours: [{organ: breast, histology: ductal}]", "yes"),
        ("tumours: [{organ: bone_marrow, histology: myeloma}]", "no"),
        ("tumours: [{histology: lymphoma}]", "no"),
        ("tumours: []", "no"),
        ("listed: {tumours: complete}\ntumours: []", "no"),
        ("listed: {tumours: complete}", "no"),
        ("tumours: [{organ: node}]", "maybe"),
        ("tumours: [{organ: ?}]", "maybe"),
    ],
)
def test_19_rules_of_solid_tumours_do_not_apply_to_blood_disease_nor_where_there_is_no_cancer(tmp_path: Path, tumours: str, applies: str) -> None:
    found = answer(sheets(tmp_path, SOLID), "signs", tumours + "\nsymptoms: {deficit: no}")

    assert (found.status, found.may_not_apply) == {"yes": ("certain", False), "no": ("not_applicable", False), "maybe": ("certain", True)}[applies]
