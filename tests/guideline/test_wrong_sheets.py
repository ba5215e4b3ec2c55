"""Wrong sheets, each with one mistake, and the whole message that its author reads (style.md § 4)."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from _pytest.mark import ParameterSet

from jalon.guideline.wording import MESSAGES
from tests.guideline import right_sheets
from tests.guideline.desk import translation, troubles
from tests.guideline.wrong import Wrong
from tests.guideline.wrong_cells import WRONG as CELLS
from tests.guideline.wrong_ends import WRONG as ENDS
from tests.guideline.wrong_heads import WRONG as HEADS
from tests.guideline.wrong_lexicon import WRONG as LEXICON
from tests.guideline.wrong_notes import WRONG as NOTES
from tests.guideline.wrong_pages import WRONG as PAGES
from tests.guideline.wrong_proofs import WRONG as PROOFS
from tests.guideline.wrong_shapes import WRONG as SHAPES
from tests.guideline.wrong_silences import WRONG as SILENCES
from tests.guideline.wrong_tables import WRONG as TABLES
from tests.guideline.wrong_values import WRONG as VALUES
from tests.guideline.wrong_windows import WRONG as WINDOWS

RIGHT = {name.lower(): text for name, text in vars(right_sheets).items() if name.isupper() and name != "HEAD"}
ALL = (*PAGES, *HEADS, *NOTES, *TABLES, *PROOFS, *CELLS, *WINDOWS, *VALUES, *ENDS, *SILENCES, *SHAPES, *LEXICON)


def cases(*, english: bool = False) -> list[ParameterSet]:
    """Every wrong sheet; a message that is not yet what it should be is expected to fail."""
    kept = [wrong for wrong in ALL if wrong.english or not english]
    return [pytest.param(wrong, id=wrong.name, marks=[pytest.mark.xfail(reason=wrong.bug, strict=False)] if wrong.bug else []) for wrong in kept]


def told(wrong: Wrong, folder: Path, language: str) -> str:
    """What `jalon check` prints of a folder that holds a wrong sheet."""
    beside = [wrong.beside] if wrong.beside else []
    catalogue = wrong.catalogue(translation({"fiche.md": wrong.sheet})) if wrong.catalogue else None
    return "\n\n".join(trouble.text(language) for trouble in troubles(folder, wrong.text, *beside, english=catalogue))


@pytest.mark.parametrize("sheet", RIGHT.values(), ids=RIGHT)
def test_a_right_sheet_has_no_trouble(sheet: str, tmp_path: Path) -> None:
    assert [trouble.text() for trouble in troubles(tmp_path, sheet)] == []


@pytest.mark.parametrize("wrong", cases())
def test_a_mistake_is_told_whole_in_french(wrong: Wrong, tmp_path: Path) -> None:
    assert told(wrong, tmp_path, "fr") == wrong.french.strip()


@pytest.mark.parametrize("wrong", cases(english=True))
def test_a_mistake_is_told_whole_in_english(wrong: Wrong, tmp_path: Path) -> None:
    assert told(wrong, tmp_path, "en") == wrong.english.strip()


@pytest.mark.parametrize("wrong", ALL, ids=[wrong.name for wrong in ALL])
def test_every_mark_stands_under_words(wrong: Wrong) -> None:
    """A caret under a space, or beyond the end of its line, points at nothing."""
    for excerpt, marks in re.findall(r"^ +\d+ \| (.*)\n +\| ( *\^+)$", wrong.french, re.MULTILINE):
        marked = excerpt[marks.index("^") : len(marks)]
        assert marked == marked.strip(), excerpt


OF_FILES = {"not utf-8", "toml", "source key", "source twice", "source entry", "po", "po key", "po twice", "po fuzzy"}
"""What is told of sources.toml, en.po and the encoding: tests/guideline/test_files.py."""


def test_every_message_has_a_wrong_sheet() -> None:
    """A message that nobody has seen is a message that nobody has read."""
    read = "\n".join(wrong.french for wrong in ALL)
    unseen = [code for code, (said, advice, *_) in MESSAGES.items() if code not in OF_FILES and not re.search(form(advice if said == "{said}" else said), read)]
    assert unseen == []


def form(template: str) -> str:
    """A message with anything in place of its fields, as a pattern."""
    return "".join(re.escape(plain) + ("" if field is None else ".*") for plain, field, *_ in Formatter().parse(template))
