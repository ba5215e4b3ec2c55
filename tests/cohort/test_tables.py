"""Tables of a cohort: what is wrong with one is said with its place, and nothing is read in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from jalon.case import read_case
from jalon.cohort.answers import Answers, answers, in_words
from jalon.cohort.tables import Tables, tables_of
from jalon.cohort.texts import TableTrouble
from tests import shipped

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The tables of the example cases."""
    return tables_of([read_case(path) for path in EXAMPLES])


@pytest.fixture(scope="module")
def answered(tables: Tables) -> Answers:
    """The answers to the example cases, worked out once."""
    return answers(shipped.program(), tables)


def said(kind: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Callable[[Tables], Tables]:
    """What was said of a kind, changed."""
    return lambda tables: replace(tables, said={**tables.said, kind: change(tables.said[kind])})


def things(kind: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Callable[[Tables], Tables]:
    """The objects of a kind, changed."""
    return lambda tables: replace(tables, things={**tables.things, kind: change(tables.things[kind])})


def labs(change: Callable[[pl.DataFrame], pl.DataFrame]) -> Callable[[Tables], Tables]:
    """The results, changed."""
    return lambda tables: replace(tables, labs=change(tables.labs))


WRONG: dict[str, tuple[Callable[[Tables], Tables], str, str]] = {
    "a fact that does not exist": (said("lesion", lambda t: t.rename({"matrix": "matrice"})), "said.lesion.matrice", "lesion.matrix"),
    "a word that does not exist": (said("lesion", lambda t: t.with_columns(matrix=pl.lit("lytique et plus"))), "lesion.matrix", "lytique et plus"),
    "an observation of nothing": (said("lesion", lambda t: t.with_columns(thing=pl.lit(9_999, pl.UInt32))), "said.lesion.thing", "9999"),
    "a row number that is text": (said("lesion", lambda t: t.with_columns(thing=pl.col("thing").cast(pl.String))), "said.lesion.thing", "entier"),
    "numbers for words": (said("lesion", lambda t: t.with_columns(cortical_extent=pl.lit(0.4))), "said.lesion.cortical_extent", "textes"),
    "a date that cannot be": (said("lesion", lambda t: t.with_columns(observed=pl.lit("2026-13"))), "lesion.observed", "2026-13"),
    "an unknown kind": (lambda t: replace(t, said={**t.said, "lesions": t.said["lesion"]}), "said.lesions", "inconnue"),
    "objects not sorted": (things("lesion", lambda t: t.reverse()), "things.lesion.patient", "trier"),
    "two objects of one name": (things("lesion", lambda t: t.with_columns(id=pl.lit("L1"))), "things.lesion.id", "deux fois"),
    "an object of nobody": (things("lesion", lambda t: t.with_columns(patient=pl.lit(-1))), "things.lesion.patient", "-1"),
    "an object without a name": (things("lesion", lambda t: t.with_columns(id=pl.lit(None, pl.String))), "things.lesion.id", "sans nom"),
    "an unknown test": (labs(lambda t: t.with_columns(test=pl.lit("calcemie"))), "labs.test", "calcium"),
    "a result without unit": (labs(lambda t: t.filter(pl.col("test") == "calcium").with_columns(value=pl.lit("2.4"))), "labs.calcium", "2.4"),
    "results without a date column": (labs(lambda t: t.drop("on")), "labs.on", "absente"),
    "a board without a day": (lambda t: replace(t, patients=t.patients.with_columns(on=pl.lit(None, pl.Date))), "patients.on", "date"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_table_is_refused_with_its_place(tables: Tables, name: str) -> None:
    change, where, shown = WRONG[name]
    with pytest.raises(TableTrouble) as trouble:
        answers(shipped.program(), change(tables))
    assert str(trouble.value).startswith(where)
    assert shown in str(trouble.value)
    assert trouble.value.english.startswith(where)


def test_observations_and_results_may_come_in_any_order(tables: Tables, answered: Answers) -> None:
    shuffled = replace(tables, said={kind: table.reverse() for kind, table in tables.said.items()}, labs=tables.labs.reverse())
    again = answers(shipped.program(), shuffled)
    for rule, found in answered.rules.items():
        assert again.rules[rule].rows.equals(found.rows), rule


def test_runs_of_patients_give_the_same_answers_as_one(tables: Tables, answered: Answers) -> None:
    """Three runs: one that begins, one between two others, one that is shorter. Each has a fixed cost."""
    size = len(EXAMPLES) // 2 - 1
    parts = answers(shipped.program(), tables, run=size)
    assert 2 * size < len(EXAMPLES) < 3 * size
    for rule, found in answered.rules.items():
        kinds = list(found.kinds)
        assert parts.rules[rule].rows.sort("patient", *kinds).equals(found.rows.sort("patient", *kinds)), rule


def test_no_patient_no_answer() -> None:
    for rule, found in answers(shipped.program(), tables_of([])).rules.items():
        assert found.rows.height == 0, rule


def test_answers_are_told_in_words() -> None:
    case = read_case(EXAMPLES[0].parent / "demo-femur.yaml")
    mirels = in_words(shipped.program(), [case])["mirels"]
    assert mirels.row(0, named=True)["about"] == "lesion:L1"
    assert mirels["status"].to_list() == ["certain"]
