"""The columns and the patient engine give the same set for every rule, step and object: shipped sheets and random ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.imagined_cohort import cases, cohort
from jalon.case import Case, read_case
from jalon.cohort.masks import by_object
from jalon.engine.domains import NOT_APPLICABLE
from jalon.guideline.program import Program
from tests import shipped
from tests.agreement.engines import PatientEngine
from tests.agreement.expressions import expressions, load_expressions
from tests.cohort.test_cells import imagined
from tests.meaning.small_sheets import page, sheets

RANDOM = (0, 25, 35, 38, 54, 123, 200, 300, 307, 311, 1007, 1020)


def differing(program: Program, chosen: Sequence[Case]) -> list[tuple[str, object, int, int]]:
    """Where the two engines differ: the case, the rule and objects, what the patient engine says, what the columns say."""
    found: list[tuple[str, object, int, int]] = []
    for case, alone, together in zip(chosen, PatientEngine().masks(program, chosen), by_object(program, chosen), strict=True):
        for question in sorted({*alone, *together}):
            one, other = alone.get(question, NOT_APPLICABLE), together.get(question, NOT_APPLICABLE)
            if one != other:
                found.append((case.id, question, one, other))
    return found


def test_every_step_of_the_shipped_sheets() -> None:
    """On imagined files, on patients of an imagined cohort."""
    chosen = [*imagined(range(30_000, 30_120)), *cases(cohort(60, seed=3), range(60))]
    assert differing(shipped.program(), chosen) == []


@pytest.mark.parametrize("seed", RANDOM)
def test_random_sheets(tmp_path: Path, seed: int) -> None:
    """Some of these seeds once showed a fault: a date that hid a day, a hypothesis forgotten, a column lifted along two ways."""
    program = load_expressions(tmp_path, expressions(random.Random(seed)))
    assert differing(program, imagined(range(40_000, 40_030))) == []


ONE_ROW = "**Décision** `alone` : essai.\n\n| D `plan.procedure` | R |\n|---|---|\n| chirurgie | oui |\n| sauf chirurgie | non |\n\n- oui : « Oui. »\n- non : « Non. »\n"


def test_a_procedure_is_felt_where_no_rule_reads_the_drug(tmp_path: Path) -> None:
    program = sheets(tmp_path, page(ONE_ROW.replace("`alone`", "`plan.alone` pour chaque projet")))
    chosen = [read_case(f"case: a\non: 2026-11-21\nplan: [{{id: P1, {said}}}]\n") for said in ("drug: denosumab", "procedure: surgery", "drug: '?'", "procedure: [surgery, bracing]")]
    assert differing(program, chosen) == []
    assert [found.get(("plan.alone", ("plan:P1",))) for found in by_object(program, chosen)] == [None, 2, None, 6]


def test_a_program_that_tells_too_many_words_apart_is_refused_by_name(tmp_path: Path) -> None:
    words = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", *(f"T{level}" for level in range(1, 13)), *(f"L{level}" for level in range(1, 6))]
    sites = [f"spine.{word}" for word in words] + [f"rib.{rank}.{side}" for rank in range(1, 13) for side in ("left", "right")]
    sites += [f"{bone}.{side}" for bone in ("hand", "foot", "patella", "fibula", "clavicle", "scapula", "radius", "ulna") for side in ("left", "right")]
    rows = "\n".join(f"| {site} | {'oui' if place % 2 else 'non'} |" for place, site in enumerate(sites))
    rest = " ou ".join(sites)
    text = f"**Décision** `lesion.fine` pour chaque lésion : essai.\n\n| S `lesion.site` | R |\n|---|---|\n{rows}\n| sauf {rest} | non |\n\n- oui : « Oui. »\n- non : « Non. »\n"
    program = sheets(tmp_path, page(text))
    with pytest.raises(OverflowError, match=r"lesion\.site"):
        by_object(program, [read_case("case: a\non: 2026-11-21\n")])
