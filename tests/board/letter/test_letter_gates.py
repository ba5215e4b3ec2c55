"""Every letter of every shipped case, and of a hundred imagined ones, passes the gates; `make soak` tries a thousand others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalon.board.letter import letter
from jalon.board.letter.model import Letter, Line, Part
from jalon.case import Case, read_case
from tests.board.dossiers import CASES, NAMES, shipped
from tests.board.letter.gates import faults, imagined, of_letter

IMAGINED, BATCHES = 100, 10


def of_name(name: str) -> tuple[Letter, Case]:
    case = read_case(CASES / f"{name}.yaml")
    return letter(shipped(), case, "fr"), case


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_letter_passes_every_gate(name: str) -> None:
    made, case = of_name(name)

    assert faults(made, case, shipped()) == []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_imagined_letters_pass_every_gate(batch: int) -> None:
    found, tried = imagined(range(batch * IMAGINED // BATCHES, (batch + 1) * IMAGINED // BATCHES))

    assert found == []
    assert tried > 4


def spoiled(made: Letter, before: str, after: str) -> Letter:
    """The same letter with some words of its lines replaced."""

    def line(one: Line) -> Line:
        return Line(one.text.replace(before, after), tuple(item.replace(before, after) for item in one.items))

    def part(one: Part) -> Part:
        return Part(one.heading.replace(before, after), tuple(map(line, one.lines)), one.first, one.about)

    changed = replace(made, sections=tuple(replace(one, parts=tuple(map(part, one.parts))) for one in made.sections))
    assert changed != made
    return changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("mardi 1er décembre", "mercredi 2 décembre", id="another day"),
        pytest.param("30\u00a0Gy", "20\u00a0Gy", id="another dose"),
        pytest.param("10\u00a0séances", "5\u00a0séances", id="other sessions"),
        pytest.param("vertèbre T8", "vertèbre T9", id="another vertebra"),
        pytest.param("Une vertèbre est un os du dos.", "", id="a word without its meaning"),
        pytest.param("Cet endroit vous fait mal.", "Rassurez-vous.", id="a forbidden phrase"),
        pytest.param("Cet endroit vous fait mal.", "Une ostéosynthèse par laminectomie est faite.", id="a word that no lexicon has"),
        pytest.param("Cet endroit vous fait mal.", "La médiane de survie est longue.", id="survival"),
        pytest.param("Cet endroit vous fait mal.", "Cet endroit " + "vous fait mal et " * 7, id="a long sentence"),
    ],
)
def test_the_gates_see_a_letter_that_is_wrong(before: str, after: str) -> None:
    made, case = of_name("rcp-poumon")

    assert faults(spoiled(made, before, after), case, shipped()) != []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("cuisse gauche", "cuisse droite", id="the side of another lesion"),
        pytest.param("hanche droite", "hanche gauche", id="the other way round"),
        pytest.param("cuisse gauche", "jambe gauche", id="another bone"),
        pytest.param("7e côte", "6e côte", id="another rib"),
        pytest.param("Ils visent la vertèbre T8, dans le dos", "Ils visent la 7e côte gauche", id="rays on another lesion"),
        pytest.param("Endroit visé\u202f: le creux de la hanche droite", "Endroit visé\u202f: la cuisse gauche", id="cement in another lesion"),
    ],
)
def test_the_gates_see_the_place_of_another_lesion(before: str, after: str) -> None:
    """Each lesion against its own record: the side of a neighbour is on the case too, and would pass a check of the case as a whole."""
    made, case = of_name("rcp-poumon")

    assert faults(spoiled(made, before, after), case, shipped()) != []


def test_the_gates_see_a_paragraph_that_is_hard_to_read() -> None:
    made, case = of_name("rcp-poumon")
    hard = "Une consolidation chirurgicale préventive est envisagée prioritairement."

    assert any("paragraph" in one for one in faults(spoiled(made, "Cet endroit vous fait mal.", hard), case, shipped()))


def test_the_gates_see_rare_words() -> None:
    made, case = of_name("rcp-poumon")

    assert any("rare" in one for one in faults(spoiled(made, "Cet endroit vous fait mal.", "Abscons, sibyllin, ésotérique. " * 12), case, shipped()))


def test_a_letter_is_easier_than_the_answers_it_tells() -> None:
    """The gate has a wide margin on the shipped cases: were it not so, a new sentence would fail it by chance."""
    assert min(of_letter(of_name(name)[0]).kandel_moles for name in ("rcp-poumon", "rcp-sein", "demo-femur")) > 85
