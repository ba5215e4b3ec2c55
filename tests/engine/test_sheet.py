"""Markdown to blocks that know their line and their column, so that every message can point under a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.engine.sheet import Bullets, Foreign, Heading, Paragraph, Quote, Table, blocks
from jalon.engine.tree import Place
from tests.engine.steady import STEADY

NAME = "fiche.md"
PAGE = """\
# Tassement

Source : essai.
Population : tous.

**Décision** `collapse` : tassement.

| Tassement `spine.collapse` | Constat |
|---|---:|
| > 50 %[^t1]  |   majeur |
|| mineur |
| a \\| b | c |

- majeur `major` : « Tassement
  majeur. »
- mineur `minor` : « Mineur. »

> Non calculé (004.Q8.x) :
> raison.

[^t1]: Tableau 1.

```
| table | d'exemple |
|---|---|
| non | lue |
```

## Cas
"""


def found(text: str = PAGE) -> list[object]:
    """The blocks of a page."""
    return list(blocks(text, NAME))


def only(kind: type, text: str = PAGE) -> object:
    """The one block of a kind."""
    (one,) = [block for block in found(text) if isinstance(block, kind)]
    return one


def table(text: str = PAGE) -> Table:
    """The one table of a page."""
    one = only(Table, text)
    assert isinstance(one, Table)
    return one


def test_the_blocks_are_told_in_order() -> None:
    assert [type(block).__name__ for block in found()] == ["Heading", "Paragraph", "Paragraph", "Table", "Bullets", "Quote", "Paragraph", "Foreign", "Heading"]


def test_a_title_has_its_level_and_its_line() -> None:
    titles = [(block.level, block.text, block.at.line) for block in found() if isinstance(block, Heading)]
    assert titles == [(1, "Tassement", 1), (2, "Cas", len(PAGE.splitlines()))]


def test_a_paragraph_keeps_its_lines() -> None:
    first = next(block for block in found() if isinstance(block, Paragraph))
    assert [(line.text, line.at.line) for line in first.lines] == [("Source : essai.", 3), ("Population : tous.", 4)]
    assert first.text == "Source : essai. Population : tous."


def test_a_cell_has_its_line_and_its_column() -> None:
    rows = table().rows
    assert [cell.text for cell in rows[0]] == ["> 50 %[^t1]", "majeur"]
    assert [(cell.at.line, cell.at.column) for cell in rows[0]] == [(10, 3), (10, 20)]
    assert PAGE.splitlines()[9][20 - 1 :].startswith("majeur")


def test_an_empty_cell_has_a_column_too() -> None:
    empty, full = table().rows[1]
    assert (empty.text, empty.at) == ("", Place(NAME, 11, 2))
    assert (full.text, full.at.column) == ("mineur", 4)


def test_an_escaped_bar_is_a_character_of_its_cell() -> None:
    one, other = table().rows[2]
    assert (one.text, other.text) == ("a | b", "c")
    assert PAGE.splitlines()[11][other.at.column - 1] == "c"


def test_the_line_of_dashes_is_no_row() -> None:
    assert len(table().rows) == 3
    assert [cell.text for cell in table().header] == ["Tassement `spine.collapse`", "Constat"]


def test_a_table_inside_a_fence_of_code_is_not_read() -> None:
    assert "d'exemple" not in str(table())


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_nothing_inside_a_fence_of_code_is_read(fence: str) -> None:
    assert found(f"{fence}\n# Titre\n\n| a |\n|---|\n| b |\n{fence}\n") == [Foreign("code", Place(NAME, 1))]


@pytest.mark.parametrize(("text", "kind"), [("<!-- **Décision** -->", "html"), ("<table></table>", "html"), ("1. un\n2. deux", "numbers"), ("    quatre espaces", "code"),
                                            ("[manuel]: https://exemple.fr", "link"), ("[^t1]: Tableau", "link")])
def test_what_is_no_part_of_a_sheet_is_told_apart(text: str, kind: str) -> None:
    alien, after = found(f"{text}\n\nProse.\n")
    assert isinstance(alien, Foreign)
    assert (alien.kind, alien.at.line) == (kind, 1)
    assert isinstance(after, Paragraph)


def test_an_item_may_run_over_two_lines() -> None:
    bullets = only(Bullets)
    assert isinstance(bullets, Bullets)
    assert [(item.text, item.at.line) for item in bullets.items] == [("majeur `major` : « Tassement majeur. »", 14), ("mineur `minor` : « Mineur. »", 16)]


def test_a_quotation_is_one_text() -> None:
    quote = only(Quote)
    assert isinstance(quote, Quote)
    assert (quote.text, quote.at.line) == ("Non calculé (004.Q8.x) : raison.", 18)


def test_a_row_may_have_another_number_of_cells_than_the_header() -> None:
    text = "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n"
    assert [len(row) for row in table(text).rows] == [1, 3]


def test_a_row_without_its_outer_bars_is_read() -> None:
    text = "a | b\n---|---\n1 | 2\n"
    assert [[(cell.text, cell.at.column) for cell in row] for row in table(text).rows] == [[("1", 1), ("2", 5)]]


def test_a_table_ends_before_the_blank_line() -> None:
    assert table("| a |\n|---|\n| b |\n\nprose\n").end == 3


def test_line_ends_of_another_system_do_not_move_the_cells() -> None:
    one, other = table(PAGE), table(PAGE.replace("\n", "\r\n"))
    assert one == other


@settings(STEADY, max_examples=100)
@given(st.lists(st.lists(st.text("ab ≥é%|`<", max_size=6), min_size=2, max_size=2), min_size=1, max_size=4), st.integers(0, 3), st.integers(0, 2))
def test_every_cell_is_found_at_its_column(rows: list[list[str]], before: int, after: int) -> None:
    lines = ["| h | k |", "|---|---|"]
    lines += ["|" + "|".join(" " * before + cell.replace("|", "\\|") + " " * after for cell in row) + "|" for row in rows]
    read = table("\n".join(lines) + "\n").rows
    assert len(read) == len(rows)
    for row, expected in zip(read, rows, strict=True):
        assert [cell.text for cell in row] == [text.strip() for text in expected]
        for cell in row:
            written = lines[cell.at.line - 1][cell.at.column - 1 :]
            assert written.startswith(cell.text.replace("|", "\\|"))
