"""How a patient calls the places, the acts and the drugs of a file: every word has a name in both languages, with its own side."""

from __future__ import annotations

import pytest

from jalon.board.letter.filling import Filling
from jalon.board.words import Words
from jalon.case import WordType, read_case, vocabulary
from jalon.guideline.answers import Reasoner
from tests.board.dossiers import CASES, shipped

PATHS = ("lesion.site", "lesion.organ", "treatment.procedure", "treatment.drug")


def filling(lang: str) -> Filling:
    return Filling(Reasoner.begin(shipped(), read_case(CASES / "demo-femur.yaml")), Words(lang))


def every(path: str) -> list[tuple[str, frozenset[str]]]:
    kind = vocabulary().fields[path].type
    assert isinstance(kind, WordType)
    return [
        *((word.id, frozenset((word.id,))) for word in kind.words),
        *((name, frozenset(leaves)) for name, leaves in kind.groups.items()),
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_every_word_of_a_file_has_a_plain_name(path: str, lang: str) -> None:
    said = filling(lang)

    assert [name for name, words in every(path) if not said.plain(path, words)] == []


@pytest.mark.parametrize(("lang", "sides"), [("fr", {"left": "gauche", "right": "droit"}), ("en", {"left": "left", "right": "right"})])
def test_a_place_with_a_side_says_that_side_and_no_other(lang: str, sides: dict[str, str]) -> None:
    said = filling(lang)
    for name, words in every("lesion.site"):
        told = said.plain("lesion.site", words)
        side = name.rpartition(".")[2]
        for one, word in sides.items():
            assert (word in told) == (side == one), f"{name}: {told}"


@pytest.mark.parametrize(
    ("words", "french"),
    [
        pytest.param({"femur.trochanteric.right"}, "le haut de l'os de la cuisse droite", id="a part of a bone"),
        pytest.param({"femur.trochanteric.right", "femur.trochanteric.left"}, "le haut de l'os de la cuisse", id="side not known"),
        pytest.param({"rib.7.left"}, "la 7e côte gauche", id="a rib and its rank"),
        pytest.param({"rib.1.left"}, "la 1re côte gauche", id="the first rib"),
        pytest.param({"rib.7.left", "rib.8.left"}, "une côte gauche", id="one of two ribs"),
        pytest.param({"spine.T12"}, "la vertèbre T12, dans le dos", id="a vertebra"),
        pytest.param({"spine.T11", "spine.T12"}, "le milieu du dos", id="one of two vertebrae"),
        pytest.param({"spine.T12", "spine.L1"}, "la colonne du dos", id="one of two parts of the spine"),
    ],
)
def test_a_place_is_named_as_closely_as_the_file_says(words: set[str], french: str) -> None:
    assert filling("fr").plain("lesion.site", frozenset(words)) == french
