"""A page for a reader holds every row, every set and every sentence of its sheet, in one language."""

from __future__ import annotations

from functools import cache

import pytest

from jalon.engine.sheet import Bullets, Paragraph, Table, blocks
from jalon.guideline.cache import load_program
from jalon.guideline.printing.pages import blocks as captions
from jalon.guideline.printing.reader import page, told
from jalon.guideline.printing.tables import table
from jalon.guideline.printing.wording import Wording
from jalon.guideline.program import Program

SHEETS = ("t3-mirels.md", "t4-sins.md", "t2-radiosensibilisation.md", "q07-quand-debuter.md", "q08-precautions.md", "compression-medullaire.md",
          "hypercalcemie.md", "fracture.md", "esmo-2020.md")  # fmt: skip


@cache
def program() -> Program:
    """The shipped sheets."""
    return load_program()


@pytest.mark.parametrize("lang", [0, 1], ids=["français", "English"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_page_has_every_table_every_row_and_every_sentence(sheet: str, lang: int) -> None:
    wording = Wording(program(), lang)
    rules = [rule for rule in program().rules if rule.sheet == sheet]
    read = blocks(page(wording, sheet), sheet)
    tables = [block for block in read if isinstance(block, Table)]
    expected = [table(wording, group) for group in captions(rules)]
    assert [[[cell.text for cell in row] for row in block.rows] for block in tables] == [[[box.text for box in line.boxes] for line in one.lines] for one in expected]
    assert len([block for block in read if isinstance(block, Paragraph)]) == len(expected)
    said = " ".join(item.text for block in read if isinstance(block, Bullets) for item in block.items)
    texts = [text for rule in rules for text in rule.texts.values()]
    assert texts
    for text in texts:
        assert text[lang] in said
        assert text[0] == text[1] or text[1 - lang] not in said


def test_the_caption_of_requirements_names_its_checks_and_its_default() -> None:
    wording = Wording(program(), 1)
    group = next(group for group in captions(program().rules) if group[0].name.startswith("before_antiresorptive."))
    caption, *_ = told(wording, group)
    assert caption.startswith("**Requirements** for each plan (antiresorptive): Vitamin D, Calcium, Kidney, Mouth and teeth, Dental extraction. By default for the patient: ")
    assert "starting an anti-resorptive start now or consider, drug zoledronic acid or denosumab" in caption
    assert caption.endswith("Urgency: before the act.")


def test_an_outcome_that_stays_open_has_its_words() -> None:
    text = page(Wording(program(), 1), "compression-medullaire.md")
    assert "- yes or suspected: “" in text or "- suspected or yes: “" in text
    assert "- not known: “" in text
