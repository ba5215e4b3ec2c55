"""The board of the demonstration case as a terminal of 80 columns shows it, kept word for word in French and in English."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorType
from rich.console import Console, RenderableType
from rich.segment import Segment

from jalon.board.missing_view import missing_table
from jalon.board.reasons import explanation
from jalon.board.terminal import ACT, UNKNOWN, lay_out
from jalon.case import WordType, read_case, vocabulary
from jalon.guideline.answers import Answer
from jalon.guideline.boards import Board, board
from jalon.guideline.cache import load_program
from jalon.guideline.program import Program

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "examples" / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
WIDTH = 80
LANGUAGES = ("fr", "en")


@pytest.fixture(scope="module")
def program() -> Program:
    """The shipped sheets."""
    return shipped()


@cache
def shipped() -> Program:
    """The shipped sheets, read once."""
    return load_program()


@cache
def answered(name: str) -> Board:
    """An example, answered once."""
    return board(shipped(), read_case(CASES / f"{name}.yaml"))


@cache
def views(name: str, language: str) -> tuple[Any, ...]:
    """What is shown of an example, made once: its board, what is missing, each explanation."""
    made, program = answered(name), shipped()
    told = [explanation(answer, program, language) for answer in made.answers]
    return lay_out(made, program, language), missing_table(made, program, language), *told


@cache
def seen(name: str, language: str, width: int = WIDTH) -> tuple[str, ...]:
    """The same, as it is read."""
    return tuple(plain(view, width) for view in views(name, language))


def console(width: int) -> Console:
    """A terminal with every colour."""
    return Console(width=width, color_system="truecolor", force_terminal=True, highlight=False, file=io.StringIO())


def segments(part: RenderableType, width: int = WIDTH) -> list[Segment]:
    """The pieces of text with their styles."""
    screen = console(width)
    return list(screen.render(part, screen.options))


def plain(part: RenderableType, width: int = WIDTH) -> str:
    """What is read, line by line."""
    text = "".join(segment.text for segment in segments(part, width) if not segment.control)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def coloured(part: RenderableType) -> Iterator[tuple[str, str]]:
    """(colour, text) of each piece that is not in the colour of the terminal."""
    for segment in segments(part):
        style = segment.style
        if style and segment.text.strip():
            assert style.bgcolor is None
            if style.color is not None and style.color.type is not ColorType.DEFAULT:
                yield style.color.name, segment.text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demonstration_is_shown_word_for_word(program: Program, language: str) -> None:
    """When a change is meant, write the new view in its file and read it as a board would."""
    found = plain(lay_out(answered("demo-femur"), program, language))
    kept = HERE / f"demo-femur.{language}.txt"
    expected = kept.read_text(encoding="utf-8")
    assert found == expected, "\n".join(difflib.unified_diff(expected.splitlines(), found.splitlines(), kept.name, "now", lineterm=""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_terminal(name: str, language: str) -> None:
    assert max(len(line) for line in plain(views(name, language)[0]).splitlines()) <= WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_red_is_for_what_is_urgent_now_and_grey_for_what_is_not_known(program: Program, name: str, language: str) -> None:
    made = answered(name)
    for answer in made.answers:
        one = Board(made.case, [answer], [], [], {})
        colours = {colour for colour, _ in coloured(lay_out(one, program, language))}
        assert ("red" in colours) == (answer.urgency == "now"), answer.rule
        assert ("grey50" in colours) == (grey(answer)), answer.rule
        assert colours <= {"red", "grey50"}


def grey(answer: Answer) -> bool:
    """Whether something of an answer is not known: its value when it does not call for red, or whether it applies."""
    return (answer.status == "bounded" and answer.urgency != "now") or answer.may_not_apply


def test_the_two_colours_are_red_and_grey() -> None:
    assert ("red" in ACT, "grey" in UNKNOWN) == (True, True)


@pytest.mark.parametrize("name", NAMES)
def test_the_urgent_answers_come_first(program: Program, name: str) -> None:
    made = answered(name)
    text = plain(lay_out(made, program, "fr"))
    urgent = text.index("Urgences")
    assert all(urgent < text.index(title) for title in ("Lésion L", "Projet P", "Patient\n") if title in text)


def test_an_emergency_that_is_there_is_the_first_thing_read(program: Program) -> None:
    text = plain(lay_out(answered("rcp-prostate"), program, "fr"))
    assert text.partition("Urgences\n")[2].startswith("  Compression médullaire ou de la queue de cheval : oui   [maintenant]\n")


def test_a_lesion_is_named_by_its_title_and_not_again(program: Program) -> None:
    text = plain(lay_out(answered("demo-femur"), program, "en"), 400)
    lesion = text.partition("\nLesion L1, right femur, trochanteric region\n")[2].partition("\n\n")[0]
    assert "Mirels score 11 out of 12." in lesion
    assert "L1, right femur" not in lesion


def test_drugs_that_call_for_the_same_care_around_an_irradiation_are_told_together(program: Program) -> None:
    text = plain(lay_out(answered("rcp-prostate"), program, "fr"), 400)
    drugs = text.partition("\nMédicaments et irradiations\n")[2].partition("\n\n")[0]
    assert drugs.count("délai à discuter") == 1
    assert "Leuproréline et une irradiation déjà faite ; Abiratérone et une irradiation déjà faite ; Docétaxel et une irradiation déjà faite : délai" in drugs


def test_blocked_days_are_told_of_each_drug_by_itself(program: Program) -> None:
    for answer in answered("demo-femur").answers:
        if answer.rule == "washout" and answer.extra.get("blocked"):
            assert answer.text["fr"].partition(" : ")[0] in plain(lay_out(answered("demo-femur"), program, "fr"), 400)


def test_the_scope_of_jalon_closes_the_board(program: Program) -> None:
    made = answered("demo-femur")
    assert plain(lay_out(made, program, "fr")).rstrip().endswith("médecins de la RCP et au patient.")


@cache
def english_words() -> frozenset[str]:
    """Words of the vocabulary and of everyday English that are no French."""
    words = [word for field in vocabulary().fields.values() if isinstance(field.type, WordType) for word in field.type.words]
    french = {piece for word in words for piece in pieces(word.fr)} | {piece for field in vocabulary().fields.values() for piece in pieces(field.fr)}
    english = {piece for word in words for piece in pieces(f"{word.id} {word.en}")} | {piece for field in vocabulary().fields.values() for piece in pieces(field.en)}
    everyday = {"the", "of", "with", "and", "not", "yes", "unknown", "known", "without", "before", "after", "days", "day", "any", "value", "inside", "outside", "them",
                "blocked", "list", "drug", "pain", "met", "forbidden", "allowed", "discuss", "surgery", "complete"}
    return frozenset((english | everyday) - french - {"score", "indication", "injection", "total", "grade", "fraction", "site", "local", "axial", "large", "adjuvant"})


def pieces(text: str) -> list[str]:
    """The words of a text of three letters or more."""
    return [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 2]


def foreign(text: str) -> set[str]:
    """English words in a French view, the name of the case and identifiers between parentheses left out."""
    said = re.sub(r"\([\w.:+*-]+\)|^[\w-]+   \d{4}-.*$|\bmet\s+des\b", "", text, flags=re.MULTILINE)  # « l'os met des mois » is French
    return set(pieces(said)) & english_words()


@pytest.mark.parametrize("name", NAMES)
def test_the_french_board_says_no_english_word(name: str) -> None:
    assert foreign(seen(name, "fr")[0]) == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_told_in_french(name: str) -> None:
    assert foreign(seen(name, "fr")[1]) == set()


@pytest.mark.parametrize("name", NAMES)
def test_an_explanation_is_told_in_french(name: str) -> None:
    found: set[str] = set().union(*(foreign(text) for text in seen(name, "fr")[2:]))
    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_view_is_printed_without_a_brace_nor_an_empty_value(name: str, language: str) -> None:
    for text in seen(name, language, 400):
        assert "{" not in text
        assert "None" not in text
        assert not re.search(r": *$", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_begins_with_a_mark_of_the_sentence_before(name: str) -> None:
    """French puts a space before its colon; a line must not break there."""
    broken = [line for text in seen(name, "fr") for line in text.splitlines() if re.match(r"\s*[:;?!»]", line)]
    assert broken == []
