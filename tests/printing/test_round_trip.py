"""Print, load, same tree: the words of a sheet say exactly what was read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.engine.sheet import Table, blocks
from jalon.guideline.library import HOME, load
from jalon.guideline.printing.amounts import Unprintable
from jalon.guideline.printing.pages import pages
from jalon.guideline.program import Program
from jalon.guideline.written import mark
from tests.guideline import right_sheets
from tests.guideline.desk import desk
from tests.meaning.made_sheets import RandomArguments, RandomLesion, RandomLists, RandomSheet, many
from tests.meaning.small_sheets import sheets
from tests.printing.same import differences, read_again

RIGHT = {name: text for name, text in vars(right_sheets).items() if name.isupper() and name != "HEAD"}
MADE = [*((kind, seed) for kind in (RandomSheet, RandomLesion, RandomLists) for seed in range(12))]


@pytest.fixture(scope="module")
def shipped() -> Program:
    """The shipped sheets."""
    return load((HOME,))[0]


def test_the_shipped_sheets_printed_and_loaded_are_the_same_program(shipped: Program, tmp_path: Path) -> None:
    """Slots, rules, words, notes, readings, ages, split plans: everything but the lines on which it stands."""
    assert differences(shipped, read_again(shipped, HOME, tmp_path)) == []


def test_a_second_printing_changes_no_letter(shipped: Program, tmp_path: Path) -> None:
    assert pages(read_again(shipped, HOME, tmp_path)) == pages(shipped)


def test_the_tables_of_mirels_are_printed_as_the_sheet_holds_them(shipped: Program) -> None:
    """The order of two words joined by `ou` is the only thing that a set does not keep."""
    printed, written = (_tables(text) for text in (pages(shipped)["t3-mirels.md"], (HOME / "os-poumon-2018" / "t3-mirels.md").read_text("utf-8")))
    assert printed == written[:2]


def _tables(text: str) -> list[list[list[list[str]]]]:
    tables = [block for block in blocks(text, "x.md") if isinstance(block, Table)]
    return [[[sorted(mark(cell.text)[0].split(" ou ")) for cell in row] for row in (table.header, *table.rows)] for table in tables]


@pytest.mark.parametrize("name", RIGHT)
def test_a_small_sheet_of_each_kind_is_read_again(name: str, tmp_path: Path) -> None:
    home = desk(tmp_path / "first", {"fiche.md": RIGHT[name]})
    program = load((home,))[0]
    assert differences(program, read_again(program, home, tmp_path / "again")) == []


def test_sheets_that_speak_of_each_other_are_read_again(tmp_path: Path) -> None:
    """Terms of one page are used by another; two pages share their limits."""
    together = {f"fiche-{number}.md": RIGHT[name] for number, name in enumerate(("COLLAPSE", "PAIN", "SIGNS", "GRID", "CHECKS", "OPTION", "WASHOUT", "CALCIUM", "READINGS"))}
    home = desk(tmp_path / "first", together)
    program = load((home,))[0]
    assert differences(program, read_again(program, home, tmp_path / "again")) == []


@pytest.mark.parametrize(("kind", "seed"), MADE, ids=lambda one: getattr(one, "__name__", str(one)))
def test_random_sheets_are_read_again(kind: type[RandomSheet], seed: int, tmp_path: Path) -> None:
    again(sheets(tmp_path / "first", "\n".join(kind(seed).text)), tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_random_arguments_are_read_again(seed: int, tmp_path: Path) -> None:
    again(sheets(tmp_path / "first", RandomArguments(seed).text), tmp_path)


def test_a_wide_sheet_is_read_again(tmp_path: Path) -> None:
    again(sheets(tmp_path / "first", many(8)), tmp_path)


def test_a_limit_that_no_set_needs_is_named_again(tmp_path: Path) -> None:
    """A cell that joins two spans leaves no trace of the limit between them; yet the limit cuts the fact for every rule."""
    program = sheets(tmp_path / "first", """
        **Décision** `store` : réserve.

        | Vitamine D `labs.vitamin_d` | Réserve |
        |---|---|
        | < 20 ng/mL (50 nmol/L) ou 20 ng/mL (50 nmol/L) ..< 30 ng/mL | basse |
        | ≥ 30 ng/mL | haute |

        - basse `low` : « Basse. »
        - haute `high` : « Haute. »
        """)
    assert "< 20 ng/mL (50 nmol/L)" not in "".join(pages_without_limits(program).values())
    again(program, tmp_path)


def pages_without_limits(program: Program) -> dict[str, str]:
    """Each page with the fewest words, whatever limits are lost."""
    from jalon.guideline.printing.pages import page
    from jalon.guideline.printing.wording import Wording

    wording = Wording(program, 0, True)
    return {name: page(wording, sheet) for name, sheet in program.sheets.items()}


def test_two_sources_that_answer_the_same_rule_are_read_again(tmp_path: Path) -> None:
    from tests.meaning.small_sheets import page, source

    table = "**Décision** `walk` : marche.\n\n| Marche `symptoms.walking` | Conduite |\n|---|---|\n| seul ou aidé | rien |\n| impossible | {} |\n\n- rien `nothing` : « Rien. »\n- {} `{}` : « Faire. »\n"
    pages = page(table.format("agir", "agir", "act")), page(table.format("attendre", "attendre", "wait"), source="Autre", scope="international", edition="2021-01-01")
    again(sheets(tmp_path / "first", *pages, sources=source("Autre", "2021-01-01", "international")), tmp_path)


def test_what_no_sheet_can_say_is_refused(shipped: Program) -> None:
    """A set that mixes *not applicable* with values has no cell."""
    from jalon.guideline.printing.wording import Wording

    fracture = shipped.index["lesion.fracture"]
    with pytest.raises(Unprintable):
        Wording(shipped, 0, True).accepted(fracture, 0b11)
    assert Wording(shipped).accepted(fracture, 0b11) == "non ou sans objet"


def again(program: Program, folder: Path) -> None:
    """A program printed, loaded and compared with itself."""
    assert differences(program, read_again(program, folder / "first", folder / "again")) == []


def test_a_row_that_differs_is_seen(shipped: Program) -> None:
    """The comparison itself: one set with one value more is another program."""
    from dataclasses import replace

    from jalon.engine.tree import Decision

    place = shipped.index["mirels_conduct"]
    body = shipped.slots[place].body
    assert isinstance(body, Decision)
    row = replace(body.rows[0], accepts=(body.rows[0].accepts[0] ^ 2, *body.rows[0].accepts[1:]))
    slots = tuple(replace(slot, body=replace(body, rows=(row, *body.rows[1:]))) if slot.index == place else slot for slot in shipped.slots)
    assert differences(shipped, replace(shipped, slots=slots)) != []
