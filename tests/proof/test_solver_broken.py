"""Sheets with a known mistake, and shipped tables with one cell changed: the solver finds a defect exactly where the proofs do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.laws import Laws
from jalon.engine.slots import Slot
from jalon.engine.tree import Decision, Row, Score, Windows
from jalon.engine.trouble import Troubles
from jalon.guideline.axioms import laws, ordered
from jalon.guideline.cache import load_program
from jalon.guideline.library import load
from jalon.guideline.program import Program
from tests.guideline.desk import desk
from tests.guideline.test_wrong_sheets import RIGHT
from tests.guideline.wrong import Wrong
from tests.guideline.wrong_proofs import WRONG as PROOFS
from tests.guideline.wrong_tables import WRONG as TABLES
from tests.proof.solver_claims import Finding, Solver, told

TOLD = ("aucune ligne pour", "deux lignes pour le même patient", "aucun patient ne rencontre", "aucun patient ne peut", "tous les patients", "ne sert à aucun", "l'ordre s'inverse")
"""How the messages about defects of a proof begin; what a sentence promises ("sur 9") is not a claim about rows."""
BATCHES, SEEDS = 4, 20


def found_in(text: str, folder: Path) -> Iterator[tuple[set[Finding], set[Finding]]]:
    """What the solver and Jalon find of each rule of a sheet."""
    program, _ = load((desk(folder, {"fiche.md": text}),))
    known = laws(program)
    for rule in program.rules:
        slot = program.slots[rule.slot]
        yield Solver(program.slots, program.applies, program.ties, slot).findings(ordered), told(slot, program.slots, known, ordered)


def defects(found: set[Finding]) -> set[Finding]:
    """What is wrong, without what is only told."""
    return {one for one in found if one[0] not in ("through", "bounds")}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_the_solver_finds_nothing_in_a_right_sheet(text: str, tmp_path: Path) -> None:
    for solved, found in found_in(text, tmp_path):
        assert solved == found
        assert defects(found) == set()


WITH_DEFECTS = [wrong for wrong in (*TABLES, *PROOFS) if any(words in wrong.french for words in TOLD)]


@pytest.mark.parametrize("wrong", WITH_DEFECTS, ids=[wrong.name for wrong in WITH_DEFECTS])
def test_the_solver_finds_the_same_defects_in_a_wrong_sheet(wrong: Wrong, tmp_path: Path) -> None:
    pairs = list(found_in(wrong.text, tmp_path))
    assert [solved for solved, _ in pairs] == [found for _, found in pairs]
    assert any(defects(solved) for solved, _ in pairs)


@pytest.mark.parametrize("wrong", [wrong for wrong in (*TABLES, *PROOFS) if wrong not in WITH_DEFECTS], ids=lambda wrong: wrong.name)
def test_a_wrong_sheet_without_such_a_message_does_not_load_or_has_no_defect(wrong: Wrong, tmp_path: Path) -> None:
    try:
        pairs = list(found_in(wrong.text, tmp_path))
    except Troubles:
        return
    assert [defects(solved) for solved, _ in pairs] == [defects(found) for _, found in pairs] == [set()] * len(pairs)


@cache
def shipped() -> tuple[Program, Laws]:
    """The shipped sheets, and the laws of the case."""
    program = load_program()
    return program, laws(program)


def spoiled(seed: int) -> list[Slot]:
    """The shipped program with one thing changed in one table: a cell, a row left out, a row written twice. That table comes last."""
    dice, (program, _) = Random(seed), shipped()
    slot = dice.choice([one for one in program.slots if isinstance(one.body, (Decision, Score, Windows)) and one.body])
    match slot.body:
        case Decision() as decision:
            body: Decision | Score | Windows = replace(decision, rows=_spoiled(decision.rows, decision.columns, dice))
        case Score() as score:
            place = dice.randrange(len(score.items))
            item = score.items[place]
            spoiled_item = replace(item, rows=_spoiled(item.rows, (item.slot,), dice))
            body = replace(score, items=(*score.items[:place], spoiled_item, *score.items[place + 1 :]))
        case Windows() as windows:
            place = dice.randrange(len(windows.every))
            drugs = program.slots[windows.drug].domain.full & dice.getrandbits(program.slots[windows.drug].domain.full.bit_length())
            changed = replace(windows.every[place], drugs=dice.choice((0, drugs, windows.every[place - 1].drugs)))
            body = replace(windows, every=(*windows.every[:place], changed, *windows.every[place + 1 :]))
        case _:
            raise AssertionError(slot.body)
    return [*program.slots[: slot.index], replace(slot, body=body), *program.slots[slot.index + 1 :], slot]


def _spoiled(rows: tuple[Row, ...], columns: tuple[int, ...], dice: Random) -> tuple[Row, ...]:
    place = dice.randrange(len(rows))
    sort = dice.choice(("left out", "twice", "cell", "cell", "cell"))
    if sort == "left out":
        return (*rows[:place], *rows[place + 1 :]) or rows
    row = rows[place]
    if sort == "twice":
        return (*rows, replace(row))
    number = dice.randrange(len(columns))
    full = shipped()[0].slots[columns[number]].domain.full
    cell = dice.choice((full & dice.getrandbits(full.bit_length()), full | NOT_APPLICABLE, NOT_APPLICABLE, full & ~row.accepts[number], row.accepts[number] & -row.accepts[number]))
    return (*rows[:place], replace(row, accepts=(*row.accepts[:number], cell, *row.accepts[number + 1 :])), *rows[place + 1 :])


def both(seed: int) -> tuple[set[Finding], set[Finding]]:
    """What the solver and Jalon find of a spoiled table."""
    program, known = shipped()
    *slots, old = spoiled(seed)
    slot = slots[old.index]
    return Solver(slots, program.applies, program.ties, slot).findings(ordered), told(slot, slots, known, ordered)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_solver_finds_the_same_defects_in_a_spoiled_table(batch: int) -> None:
    kinds: Counter[object] = Counter()
    for seed in range(batch * SEEDS, (batch + 1) * SEEDS):
        solved, found = both(seed)
        assert solved == found, f"seed {seed}"
        kinds.update(one[0] for one in defects(solved))
    assert kinds["hole"]
    assert kinds["overlap"]
