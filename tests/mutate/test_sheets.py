"""Mutants of sheets: each is another text, in its place, and the seed alone decides which are tried."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.knowledge.register import written
from tests.shipped import sheets
from tools.mutate import reading
from tools.mutate.mutant import Mutant, spread
from tools.mutate.reading import CASES, LOADING, NOTHING, PROOFS, REGISTER, REMEMBERED, SAME, judge
from tools.mutate.sheets import mutants

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("limit", "boundary", "unit", "word", "outcome", "points", "exception", "window", "verdict", "precedence", "urgency", "term", "label", "citation", "row dropped", "shown")
SHAPES = ("due", "rank", "order", "list", "short", "front", "lexicon", "landmark", "reason", "letter")


@cache
def made() -> list[Mutant]:
    """Every mutant of the shipped sheets."""
    return mutants()


def made_of(sheet: str, before: str, after: str) -> Mutant:
    """One mutant."""
    return next(one for one in made() if one.path.endswith(sheet) and (one.before, one.after) == (before, after))


def test_every_sheet_and_every_kind_of_cell_is_changed() -> None:
    counts = Counter(one.kind for one in made())
    assert {kind for kind in (*KINDS, *SHAPES) if not counts[kind]} == set()
    assert {one.path.rpartition("/")[2] for one in made()} == {page.name for page in sheets()[1].pages}
    assert len(made()) >= 300


def test_a_mutant_is_another_text_and_changes_nothing_but_its_lines() -> None:
    for one in made():
        written = (ROOT / one.path).read_text(encoding="utf-8")
        lines, changed = written.splitlines(), one.text(written).splitlines()
        assert changed != lines, one.told()
        touched = {number for first, last, _ in one.edits for number in range(first, last + 1)}
        if len(changed) == len(lines):
            assert {number for number, pair in enumerate(zip(lines, changed, strict=True), start=1) if pair[0] != pair[1]} <= touched


def test_cases_are_tests_and_are_left_as_they_are() -> None:
    starts = {f"src/jalon/knowledge/{page.folder}/{page.name}": page.examples.at.line for page in sheets()[1].pages if page.examples}
    assert [one for one in made() if one.line >= starts.get(one.path, 10**6)] == []


def test_the_seed_alone_decides_which_are_tried() -> None:
    assert spread(made(), 50, 1) == spread(mutants(), 50, 1)
    assert spread(made(), 50, 1) != spread(made(), 50, 2)
    assert len(spread(made(), 50, 1)) == 50


def test_each_judge_sees_what_it_must(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a long run judges: what has not changed since the last sheet is remembered. It is forgotten after this test."""
    for module, name in REMEMBERED:
        monkeypatch.setattr(module, name, vars(module)[name])
    reading.remember()
    as_written = written(sheets()[1].pages)
    monkeypatch.setattr(reading, "entered", lambda: as_written)
    conduct = "t3-mirels.md"
    for sheet, before, after, expected in (
        (conduct, "≤ 7", "≤ 6", PROOFS),
        ("t2-radiosensibilisation.md", "8 jours", "9 jours", CASES),
        ("oncologik-2016.md", "Portée : national", "Portée : international", REGISTER),
        ("esmo-2020.md", "prévu", "maintenant", REGISTER),
    ):
        assert judge((made_of(sheet, before, after), str(tmp_path))) == expected, (before, after)
    prose = Mutant("label", "src/jalon/knowledge/os-poumon-2018/t3-mirels.md", 10, "", "", "", ((10, 10, "Le score estime autre chose."),), worded=True)
    assert judge((prose, str(tmp_path))) == NOTHING
    unreadable = Mutant("word", "src/jalon/knowledge/os-poumon-2018/t3-mirels.md", 36, "", "", "", ((36, 36, "| ≤ beaucoup | sauf oui | radiothérapie |"),))
    assert judge((unreadable, str(tmp_path))) == LOADING
    spaced = Mutant("word", "src/jalon/knowledge/os-poumon-2018/t3-mirels.md", 36, "", "", "", ((36, 36, "|  ≤ 7[^c1]  | sauf oui | radiothérapie |"),))
    assert judge((spaced, str(tmp_path))) == SAME
