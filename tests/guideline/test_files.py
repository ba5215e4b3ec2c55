"""The files beside the sheets: sources, translations, and sheets that are no text. What is wrong with one is said of that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.guideline.check import check
from tests.guideline.desk import SOURCES, desk, translation
from tests.guideline.right_sheets import SIGNS

NAMED = {"fiche.md": SIGNS}
GOOD = translation(NAMED)
NO = 'msgctxt "fiche|alert|no"\n'


def said(folder: Path) -> list[str]:
    """The files of which something is said."""
    return [trouble.place.sheet for trouble in check((folder,)).troubles]


def test_a_folder_without_sources_leaves_every_sheet_without_its_own(tmp_path: Path) -> None:
    folder = desk(tmp_path, NAMED)
    (folder / "sources.toml").unlink()
    assert said(folder) == ["fiche.md"]


def test_a_folder_without_translations_lacks_them_all(tmp_path: Path) -> None:
    folder = desk(tmp_path, NAMED)
    (folder / "en.po").unlink()
    assert said(folder) == ["fiche.md"] * GOOD.count("msgctxt")


def test_a_sheet_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    folder = desk(tmp_path, NAMED)
    (folder / "essai" / "fiche.md").write_bytes(b"\xef\xbb\xbf" + SIGNS.encode())
    assert said(folder) == []


def test_a_file_that_is_no_sheet_is_left_alone(tmp_path: Path) -> None:
    folder = desk(tmp_path, NAMED)
    (folder / "essai" / "figure.png").write_bytes(bytes(range(256)))
    (folder / "essai" / "notes.txt").write_text("rien", encoding="utf-8")
    assert said(folder) == []


def test_a_sheet_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = desk(tmp_path, NAMED)
    (folder / "essai" / "fiche.md").write_bytes(SIGNS.replace("—", "-").encode("latin-1"))
    assert said(folder) == ["fiche.md"]


SOURCE_FILES = {
    "sources that are no TOML": "[essai\n",
    "a source without its label": SOURCES.replace('label = "Essai 2020"\n', ""),
    "a source whose reach is no word of the list": SOURCES.replace('"national"', '"regional"'),
    "a source whose edition is no date": SOURCES.replace("2020-01-01", '"janvier 2020"'),
    "a key that no source has": SOURCES + 'sceau = "oui"\n',
    "two sources of one label": SOURCES + SOURCES.replace("[essai]", "[autre]"),
}


@pytest.mark.parametrize("sources", SOURCE_FILES.values(), ids=SOURCE_FILES)
def test_a_mistake_in_the_sources_is_told(sources: str, tmp_path: Path) -> None:
    folder = desk(tmp_path, NAMED)
    (folder / "sources.toml").write_text(sources, encoding="utf-8")
    assert "sources.toml" in said(folder)


CATALOGUES = {
    "a translation marked as unsure": GOOD.replace(NO, "#, fuzzy\n" + NO),
    "a sentence translated twice": GOOD + f'\n{NO}msgid "Pas de signe neurologique."\nmsgstr "Something else."\n',
    "a translation without its key": GOOD + '\nmsgid "Peut-être."\nmsgstr "Maybe."\n',
}


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=CATALOGUES)
def test_a_mistake_in_the_translations_is_told(catalogue: str, tmp_path: Path) -> None:
    assert said(desk(tmp_path, NAMED, catalogue))


def test_a_broken_catalogue_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check((desk(tmp_path, NAMED, GOOD + '\nmsgid "x\n'),))
    assert capsys.readouterr().out == ""
