"""Syllables counted as they are heard, held to golden values; the score held against textstat 0.7.13, which counts otherwise."""

from __future__ import annotations

import pytest

from jalon.board.letter.readability import measure, syllables, words

HEARD = {
    1: "os moelle dos jambes fièvre quatre sang oui nuit pied peau l'os portent les une cette pire œil huit suite fille ville bien rien lien hier vie pluie rue bleue soient chute que je d'un s'il qu'on longue âge feuille joue joie ganglion's"
    .replace(" ganglion's", ""),
    2: "cancer cellules vertèbre rayons douleur patient souvent calcium premier poumon lésion tumeur scanner aiguille corset créer idée musée argent comment déjà maïs fauteuil travail soleil voyage pays client théâtre poète juillet famille ancien serrées amie venue question prévues étaient nausées cheveux mangeons vingt-six accueil crier deuxième",
    3: "métastase médecin hôpital appelez guérison vitamine réunion aujourd'hui maladie essentiel pharmacie intérieur quotidien urinez digestion attention infection ouvrier dangereux",
    4: "opération médicament dénosumab zolédronique pémétrexed élévation 2026",
    5: "radiothérapie chimiothérapie",
}  # fmt: skip

# Three texts, and what textstat 0.7.13 (French) says of them: flesch_reading_ease. It is not a dependency: it brings nltk and pyphen.
TEXTS = (
    (("La réunion a eu lieu mardi.", "Plusieurs médecins ont regardé votre dossier ensemble.", "Votre os de la cuisse droite est fragile.", "Il peut se casser."), 97.6),
    (("Des rayons sont proposés.", "Ils calment la douleur et freinent le cancer à cet endroit.", "La radiothérapie envoie des rayons sur le cancer."), 90.4),
    (("L'administration systémique d'agents antirésorptifs nécessite une évaluation stomatologique préalable et une supplémentation vitaminique individualisée.",), -49.0),
)  # fmt: skip


@pytest.mark.parametrize(("number", "word"), [(number, word) for number, said in HEARD.items() for word in said.split()])
def test_a_word_has_the_syllables_that_are_heard(number: int, word: str) -> None:
    assert syllables(word) == number


def test_what_has_no_letter_is_no_word() -> None:
    assert words("« L'os », — : 15 ou 112 ?") == ["L'os", "15", "ou", "112"]


def test_the_constants_are_those_of_kandel_and_moles() -> None:
    """Four words of one syllable in one sentence."""
    found = measure(["Je vais à Lyon.", "Il dort."])

    assert found is not None
    assert (found.sentences, found.words, found.longest) == (2, 6, 4)
    assert found.kandel_moles == pytest.approx(207 - 1.015 * 3 - 73.6 * found.syllables / 6)


@pytest.mark.parametrize(("text", "theirs"), TEXTS)
def test_the_score_never_flatters_beside_textstat(text: tuple[str, ...], theirs: float) -> None:
    """Another counter of syllables moves the score by several points: that is why ours is pinned, and the stricter of the two."""
    found = measure(text)

    assert found is not None
    assert found.kandel_moles < theirs


def test_plain_texts_and_a_learned_one_are_in_the_order_of_textstat() -> None:
    ours = [found.kandel_moles for text, _ in TEXTS if (found := measure(text)) is not None]

    assert ours == sorted(ours, reverse=True)
    assert [theirs for _, theirs in TEXTS] == sorted((theirs for _, theirs in TEXTS), reverse=True)
    assert ours[1] > 75 > 0 > ours[2]


def test_nothing_is_measured_of_no_text() -> None:
    assert measure(["", "…"]) is None
