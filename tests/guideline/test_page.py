"""What a page says in a way that is read, and that was once lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jalon.guideline.page import read_page
from tests.guideline.desk import troubles
from tests.guideline.right_sheets import CALCIUM, CHECKS, COLLAPSE, CRITERIA, GRID, OPTION, PAIN, READINGS, SIGNS, WASHOUT

SHEETS = (CALCIUM, CHECKS, COLLAPSE, CRITERIA, GRID, OPTION, PAIN, READINGS, SIGNS, WASHOUT)


def test_an_urgency_is_read_without_its_full_stop() -> None:
    page, found = read_page(SIGNS.replace("Urgence : maintenant.", "Urgence : maintenant"), "fiche.md", "essai")

    assert found == []
    assert [block.urgency for block in page.blocks if block.name == "alert"] == ["now"]


def test_each_statement_of_one_quotation_is_read() -> None:
    quotation = "> Non calculé (004.T3.mirels.pain) : une raison,\n> dite en deux lignes.\n> Non calculé (004.T3.mirels.site) : une autre.\n\n## Cas"
    page, found = read_page(SIGNS.replace("## Cas", quotation), "fiche.md", "essai")

    assert found == []
    assert [(identifier, reason, at.line) for identifier, reason, at in page.not_computed] == [
        ("004.T3.mirels.pain", "une raison, dite en deux lignes.", 19),
        ("004.T3.mirels.site", "une autre.", 21),
    ]


def test_the_parts_of_a_source_may_stand_on_their_own_lines() -> None:
    page, found = read_page(SIGNS.replace(" Responsable", "\nResponsable").replace(" À relire", "\nÀ relire"), "fiche.md", "essai")

    assert found == []
    assert (page.head["Responsable"], page.head["À relire"]) == ("essai", "2030-01")


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.partition("\n")[0] for sheet in SHEETS])
def test_a_page_without_one_of_its_lines_is_read_or_reported(sheet: str, tmp_path: Path) -> None:
    """Whatever line is lost, the author reads a message or nothing is wrong: the check never stops on its own error."""
    lines = sheet.splitlines(keepends=True)
    for number in range(len(lines)):
        for trouble in troubles(tmp_path, "".join(lines[:number] + lines[number + 1 :])):
            assert not re.search(r"«\s*»", trouble.said[0]) or "sans nom de fait" in trouble.said[0]
