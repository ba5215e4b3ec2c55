"""The bound program kept beside its sheets: the same program, rebuilt whenever it cannot be trusted."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from jalon.engine.trouble import Troubles
from jalon.guideline import cache, library
from jalon.guideline.cache import decode, encode, load_program
from jalon.guideline.program import Program
from tests.guideline.desk import desk
from tests.guideline.right_sheets import CALCIUM, CHECKS, COLLAPSE, GRID, OPTION, PAIN, SIGNS, WASHOUT

SHEETS = {"calcium.md": CALCIUM, "avant.md": CHECKS, "tassement.md": COLLAPSE, "score.md": GRID, "option.md": OPTION, "signes.md": SIGNS, "delai.md": WASHOUT}
Patch = pytest.MonkeyPatch


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with one sheet of each kind."""
    return desk(tmp_path / "home", SHEETS)


def kept(home: Path) -> list[Path]:
    """The programs kept in a folder."""
    return sorted(home.glob(".*.tree.json"))


def unread(patch: Patch) -> None:
    """From now on the sheets may not be read again."""

    def load(*_: object) -> NoReturn:
        raise AssertionError("the sheets are read again")

    patch.setattr(library, "load", load)


def same(one: Program, other: Program) -> bool:
    """Whether two programs say the same, whatever holds their parts."""
    return bool(encode(one) == encode(other))


def test_a_program_comes_back_as_it_was(home: Path) -> None:
    made, _ = library.load((home,))
    assert decode(json.loads(json.dumps(encode(made)))) == made


def test_a_program_is_kept_and_the_sheets_are_not_read_twice(home: Path, monkeypatch: Patch) -> None:
    made = load_program((home,))
    assert len(kept(home)) == 1
    unread(monkeypatch)
    assert same(load_program((home,)), made)


def test_the_shipped_program_comes_back_as_it_was() -> None:
    made, _ = library.load()
    assert same(load_program(), made)


def truncated(content: bytes) -> bytes:
    """The first half."""
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    """One figure changed, the file still JSON."""
    place = content.rindex(b"2020-01-01")
    return content[:place] + b"2021" + content[place + 4 :]


def empty(_: bytes) -> bytes:
    """Nothing."""
    return b""


def binary(_: bytes) -> bytes:
    """Not a text."""
    return bytes(range(256)) * 4


def other(content: bytes) -> bytes:
    """The head of another key."""
    return b"0" * 64 + content[64:]


def headless(content: bytes) -> bytes:
    """No head at all."""
    return content.partition(b"\n")[2]


@pytest.mark.parametrize("harm", [truncated, flipped, empty, binary, other, headless], ids=lambda harm: harm.__name__)
def test_a_file_that_was_harmed_is_made_again(home: Path, harm: Callable[[bytes], bytes]) -> None:
    made = load_program((home,))
    (place,) = kept(home)
    right = place.read_bytes()
    place.write_bytes(harm(right))

    assert same(load_program((home,)), made)
    assert place.read_bytes() == right


@pytest.mark.parametrize("file", ["essai/signes.md", "sources.toml", "en.po"])
def test_a_change_of_any_file_is_read(home: Path, file: str) -> None:
    load_program((home,))
    before = kept(home)
    place = home / file
    place.write_text(place.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    load_program((home,))

    assert kept(home) != before


def test_a_change_of_a_sheet_changes_the_program(home: Path) -> None:
    before = load_program((home,))
    desk(home, SHEETS | {"signes.md": SIGNS.replace("Urgence : maintenant.", "Urgence : prévu.")})
    after = load_program((home,))
    assert [found.urgency for program in (before, after) for found in (program.rule("alert"),) if found] == ["now", "planned"]


def test_programs_of_older_sheets_do_not_pile_up(home: Path) -> None:
    for number in range(cache.KEPT + 3):
        (home / "essai" / "signes.md").write_text(SIGNS + "\n" * number, encoding="utf-8")
        load_program((home,))
    assert len(kept(home)) == cache.KEPT


def test_a_wrong_sheet_keeps_nothing(home: Path) -> None:
    desk(home, SHEETS | {"signes.md": SIGNS.replace("| oui | — | oui |", "| oui | ? | oui |")})
    with pytest.raises(Troubles):
        load_program((home,))
    assert kept(home) == []


def test_a_folder_that_cannot_be_written_to_is_only_slower(home: Path, monkeypatch: Patch) -> None:
    made, _ = library.load((home,))

    def closed(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", closed)
    assert same(load_program((home,)), made)
    assert kept(home) == []


def test_a_folder_of_a_hospital_is_read_with_the_first(home: Path, tmp_path: Path) -> None:
    own = desk(tmp_path / "hospital", {"douleur.md": PAIN.replace("Portée : national", "Portée : local")})
    both = load_program((home, own))
    assert both.rule("pain_plan") is not None
    assert load_program((home,)).rule("pain_plan") is None


def test_a_disk_that_fills_up_leaves_nothing_behind(home: Path, monkeypatch: Patch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    before = sorted(home.iterdir())
    monkeypatch.setattr(os, "replace", full)
    load_program((home,))
    assert sorted(home.iterdir()) == before


def test_a_folder_that_changes_its_name_is_another_document(home: Path) -> None:
    assert set(load_program((home,)).documents) == {"essai"}
    (home / "essai").rename(home / "autre")
    assert set(load_program((home,)).documents) == {"autre"}
