"""Many patients at once are answered as each of them alone: values, sources, conflicts, and what is asked for want of an act."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.imagined_cohort import cases, cohort
from jalon.case import Case, read_case
from jalon.cohort.answers import answers, in_words, named
from jalon.cohort.tables import tables_of
from jalon.guideline.boards import board
from jalon.guideline.program import Program
from tests import shipped
from tests.cohort.test_cells import imagined
from tests.meaning.small_sheets import page, sheets, source

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.yaml"))
Told = tuple[str, str | None, tuple[str, ...], bool, tuple[str, ...]]


def alone(program: Program, chosen: Sequence[Case]) -> Iterator[tuple[tuple[int, str, str], Told]]:
    """What the patient engine answers of each case, without its texts."""
    for number, case in enumerate(chosen):
        for one in board(program, case, with_missing=False).answers:
            # Where an outcome stands for a list, the columns keep the outcome.
            outcome = one.extra.get("outcome")
            value = outcome or (None if one.value is None else str(one.value))
            possible = one.extra.get("outcomes") or ([outcome] if outcome else one.possible)
            # An order may be open where the outcome of its table is not: a cohort counts outcomes.
            status = one.status if "ranking" not in one.extra else "certain" if outcome else "bounded"
            against = tuple(sorted(conflict["source"] for conflict in one.conflicts))
            yield (number, one.rule, one.about), (status, value, tuple(map(str, possible)), one.may_not_apply, against)


def together(program: Program, chosen: Sequence[Case]) -> dict[tuple[int, str, str], Told]:
    """What the columns answer of all of them."""
    tables = tables_of(chosen)
    found: dict[tuple[int, str, str], Told] = {}
    for rule, answered in answers(program, tables).rules.items():
        told = named(answered, tables).with_columns(patient=answered.rows["patient"])
        for row in told.iter_rows(named=True):
            key = (row["patient"], rule, row["about"])
            assert key not in found, "one answer a rule and object"
            found[key] = row["status"], row["value"], tuple(row["possible"]), row["may_not_apply"], tuple(sorted(row["conflicts"]))
    return found


def test_the_answers_of_a_crowd_are_those_of_each() -> None:
    """The examples and files that nobody would write, side by side."""
    program, chosen = shipped.program(), [*(read_case(path) for path in EXAMPLES), *imagined(range(20_000, 20_250))]
    assert together(program, chosen) == dict(alone(program, chosen))


def test_a_cohort_made_of_tables_is_answered_as_its_patients() -> None:
    program = shipped.program()
    tables = cohort(1_000, seed=7)
    numbers = random.Random(1).sample(range(1_000), 150)
    found = {rule: named(one, tables).with_columns(patient=one.rows["patient"]) for rule, one in answers(program, tables, run=600).rules.items()}
    wanted = {(numbers[place], rule, about): told for (place, rule, about), told in alone(program, cases(tables, numbers))}
    got = {}
    for rule, rows in found.items():
        for row in rows.filter(rows["patient"].is_in(numbers)).iter_rows(named=True):
            got[row["patient"], rule, row["about"]] = row["status"], row["value"], tuple(row["possible"]), row["may_not_apply"], tuple(sorted(row["conflicts"]))
    assert got == wanted


LOCAL = "**Décision** `bed` : essai.\n\n| D `symptoms.deficit` | R |\n|---|---|\n| oui | {yes} |\n| non | {no} |\n\n- garder `keep` : « Garder. »\n- sortir `leave` : « Sortir. »\n"


def test_a_source_answers_from_the_day_it_is_in_force(tmp_path: Path) -> None:
    program = sheets(
        tmp_path,
        page(LOCAL.format(yes="garder", no="sortir")),
        page(LOCAL.format(yes="sortir", no="garder"), source="autre-2019", scope="national", edition="2019-01-01"),
        sources=source("autre-2019", "2019-01-01", "national"),
    )
    chosen = [read_case(f"case: a\non: {on}\nsymptoms: {{deficit: yes}}\n") for on in ("2018-06-01", "2019-01-01", "2026-11-21")]
    got = together(program, chosen)
    assert got == dict(alone(program, chosen))
    assert [told[4] for told in got.values()] == [(), ("autre-2019",), ("autre-2019",)]
    assert [told[1] for told in got.values()] == ["keep", "keep", "keep"]


DOSES = """**Décision** `dose` : essai.

| D `symptoms.deficit` | R |
|---|---|
| oui | {yes} |
| non | {no} |

- {one} = `8 Gy/1` : « Une séance. »
- {ten} = `30 Gy/10` : « Dix séances. »
"""


def test_two_sources_that_name_the_same_doses_do_not_differ(tmp_path: Path) -> None:
    """Each has words of its own for them; where it is not known which they name, the same two may still be."""
    program = sheets(
        tmp_path,
        page(DOSES.format(yes="court", no="long", one="court `short`", ten="long `long`")),
        page(DOSES.format(yes="une", no="dix", one="une `single`", ten="dix `ten`"), source="autre-2019", scope="national", edition="2019-01-01"),
        page(DOSES.format(yes="beaucoup", no="peu", one="peu `few`", ten="beaucoup `many`"), source="encore-2019", scope="national", edition="2019-01-01"),
        sources=source("autre-2019", "2019-01-01", "national") + source("encore-2019", "2019-01-01", "national"),
    )
    chosen = [read_case(f"case: a\non: 2026-11-21\nsymptoms: {{{said}}}\n") for said in ("deficit: yes", "deficit: no", "fever: no")]
    got = together(program, chosen)
    assert got == dict(alone(program, chosen))
    assert [told[4] for told in got.values()] == [("encore-2019",), ("encore-2019",), ()]


def test_a_rule_about_an_act_is_asked_of_the_patient_when_none_is_planned() -> None:
    none = read_case("case: a\non: 2026-11-21\ntumours: [{organ: lung}]\nlesions: [{id: L1, organ: bone}]\nlabs: [{test: vitamin_d, value: 12 ng/mL, on: 2026-11-20}]\n")
    planned = read_case("case: b\non: 2026-11-21\ntumours: [{organ: lung}]\nlesions: [{id: L1, organ: bone}]\nplan: [{id: P1, drug: zoledronic_acid}]\n")
    told = in_words(shipped.program(), [none, planned])["before_antiresorptive.vitamin_d"].sort("case")
    assert told["about"].to_list() == ["patient", "plan:P1"]
    assert told["value"].to_list()[0] == "not_met"
