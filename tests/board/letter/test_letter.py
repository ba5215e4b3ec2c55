"""What a letter holds: the reader's wish and questions, the answers of the case, nothing that is not decided; a draft until handed over."""

from __future__ import annotations

import pytest

from jalon.board.letter import letter
from jalon.board.letter.gp import doctor_letter
from jalon.board.letter.model import Letter, Section
from jalon.board.letter.sentences import lines, listed, sentences
from jalon.case import read_case
from jalon.guideline.boards import board
from tests.board.dossiers import CASES, shipped

HEAD = "case: essai\non: 2026-11-21\n"
BONE = (
    HEAD
    + "listed: {lesions: complete, treatments: complete, events: complete, tumours: complete}\ntumours: [{id: T1, organ: lung, histology: adenocarcinoma}]\n"
)


def of(text: str, lang: str = "fr", reader: str = "patient") -> Letter:
    return letter(shipped(), read_case(text.encode()), lang, reader)


def section(made: Letter, sheet: str) -> Section:
    return next(one for one in made.sections if one.sheet == sheet)


def said(made: Letter, sheet: str = "") -> str:
    found = [one for one in made.sections if not sheet or one.sheet == sheet]
    texts = [text for one in found for part in one.parts for line in part.lines for text in (part.heading, *line.sentences())]
    return "\n".join(texts).replace("\u202f", " ").replace("\u00a0", " ")


def test_the_wish_and_the_questions_of_the_patient_come_first() -> None:
    made = of(HEAD + "wish: marcher\nasks: Puis-je prendre l'avion ? Qui appeler la nuit ?\n")

    assert made.wish == "marcher"
    assert [one.replace("\u202f", " ") for one in made.questions] == ["Puis-je prendre l'avion ?", "Qui appeler la nuit ?"]


@pytest.mark.parametrize(
    ("said_of", "draft"),
    [
        pytest.param("", True, id="nobody handed it over"),
        pytest.param("handed_over: 2026-11-20\n", False, id="the day before"),
        pytest.param("handed_over: 2026-11-21\n", False, id="the same day"),
        pytest.param("handed_over: 2026-11-22\n", True, id="only tomorrow"),
        pytest.param("handed_over: 2026-11\n", True, id="some day of the month, perhaps later"),
        pytest.param('handed_over: "?"\n', True, id="not known"),
    ],
)
def test_a_letter_is_a_draft_until_it_is_handed_over(said_of: str, draft: bool) -> None:
    assert of(HEAD + said_of).draft is draft


def test_a_file_that_says_nothing_still_tells_when_to_call() -> None:
    made = of(HEAD)

    assert not [one for one in made.sections if one.urgent]
    assert "Une prise de sang doit mesurer votre calcium." in said(made, "p03-avant.md")
    assert "112" in said(made, "p05-appeler.md")
    assert "On ne sait pas encore si un os est touché." in said(made)
    assert "proposée" not in said(made)


FRAGILE = (
    "lesions: [{id: L1, tumour: T1, organ: bone, site: femur.shaft.left, matrix: lytic, cortical_extent: 0.8, fracture: no, "
    "pain: {grade: functional, mechanical: yes, refractory: yes}}]\n"
)


@pytest.mark.parametrize(
    ("patient", "told", "not_told"),
    [
        pytest.param("patient: {life_expectancy: {months: 12}}\n", "Une opération est proposée.", "peut-être", id="indicated"),
        pytest.param("", "Une opération est peut-être utile.", "est proposée. Elle", id="indicated or to be discussed"),
    ],
)
def test_what_is_proposed_and_what_is_open_are_not_the_same_words(patient: str, told: str, not_told: str) -> None:
    found = said(of(BONE + patient + FRAGILE), "p02-propositions.md")

    assert "Le milieu de l'os de la cuisse gauche" in found
    assert told in found
    assert not_told not in found.partition("Des rayons")[0]


def test_a_planned_course_of_radiation_has_its_days_place_sessions_and_dose() -> None:
    made = of(
        BONE + "lesions: [{id: L1, tumour: T1, organ: bone, site: spine.L3}]\n"
        "plan: [{procedure: radiotherapy, lesion: L1, dose: 20 Gy, fractions: 5, from: 2026-12-07, to: 2026-12-11}]\n"
    )

    (part,) = [one for one in section(made, "p04-calendrier.md").parts if "7\u00a0décembre" in one.heading]
    told = said(made, "p04-calendrier.md")
    assert part.heading.replace("\u00a0", " ") == "Du lundi 7 décembre au vendredi 11 décembre 2026"
    assert all(one in told for one in ("Rayons.", "la vertèbre L3, dans le bas du dos", "Il y a 5 séances.", "20 Gy"))


def test_a_course_without_a_day_is_still_to_be_dated() -> None:
    told = said(of(BONE + "plan: [{procedure: radiotherapy}]\n"), "p04-calendrier.md")

    assert "\nDate à fixer\nRayons." in told
    assert "séances" not in told


def test_days_without_radiation_are_told_beside_the_drug() -> None:
    made = of(
        BONE + "lesions: [{id: L1, tumour: T1, organ: bone, site: femur.shaft.left}]\n"
        "treatments: [{id: D1, drug: gemcitabine, from: 2026-10-01, last: 2026-11-12, every: 7 d, running: no, to: 2026-11-12}]\n"
        "plan: [{procedure: radiotherapy, lesion: L1, from: 2026-12-01, to: 2026-12-04}]\n"
    )

    assert "Pas de rayons, à cause du médicament gemcitabine (chimiothérapie)." in said(made, "p04-calendrier.md")


def test_a_drug_that_runs_is_kept_and_not_begun_again() -> None:
    base = BONE + "lesions: [{id: L1, tumour: T1, organ: bone, site: femur.shaft.left, fracture: yes}]\n"

    assert "est conseillé" in said(of(base), "p02-propositions.md")
    running = said(of(base + "treatments: [{drug: denosumab, running: yes}]\n"), "p02-propositions.md")
    assert "Vous avez déjà un médicament pour vos os." in running
    assert "est conseillé" not in running


def test_an_emergency_is_in_a_frame_of_its_own() -> None:
    made = of(HEAD + "symptoms: {deficit: yes, back_pain: yes, sphincter: yes}\nlisted: {lesions: complete}\n")

    assert section(made, "p00-urgence.md").urgent
    assert "Restez à plat." in said(made, "p00-urgence.md")


def test_no_word_is_explained_twice() -> None:
    made = letter(shipped(), read_case(CASES / "rcp-poumon.yaml"), "fr")
    told = said(made)

    assert made.words
    assert [one.word for one in made.words if told.count(one.says.replace("\u202f", " ").replace("\u00a0", " ")) != 1] == []


@pytest.mark.parametrize("name", ["rcp-poumon", "demo-femur", "cas-c25-compression-t3"])
def test_the_english_letter_says_as_much_and_in_english(name: str) -> None:
    case = read_case(CASES / f"{name}.yaml")
    french, english = letter(shipped(), case, "fr"), letter(shipped(), case, "en")

    assert [one.sheet for one in english.sections] == [one.sheet for one in french.sections]
    for ours, theirs in zip(french.sections, english.sections, strict=True):
        assert len(ours.parts) == len(theirs.parts)
    assert not [
        text for text in english.texts() if any(letter in text for letter in "éèàêç") and "Ligue" not in text and "Réseau" not in text
    ]


def test_the_letter_to_the_doctor_explains_no_word_and_holds_no_survival() -> None:
    case = read_case(CASES / "rcp-poumon.yaml")
    made = doctor_letter(board(shipped(), case), shipped(), "fr")

    assert len(made.decisions) == 5
    assert made.checks
    assert not [one for one in made.who if "espérance" in one]
    assert [one.text for one in made.flags if "os du dos" in one.text or "aimant" in one.text] == []
    assert "24\u00a0heures" in made.flags[0].text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Restez à plat. C'est une urgence.", ["Restez à plat.", "C'est une urgence."], id="two sentences"),
        pytest.param(
            "Voyez le dentiste tous les 6 mois. 15 ou 112 ?",
            ["Voyez le dentiste tous les 6 mois.", "15 ou 112 ?"],
            id="a number starts a sentence",
        ),
        pytest.param("Le score vaut 3.5 ici.", ["Le score vaut 3.5 ici."], id="a point inside a number"),
    ],
)
def test_a_phrase_is_cut_into_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_list_is_written_as_french_writes_it() -> None:
    assert listed("Appelez si : une dent bouge ; la gencive gonfle.") == ("Appelez si :", ("une dent bouge", "la gencive gonfle"))
    assert listed("Ce médicament est urgent : il n'attend pas.") == ("Ce médicament est urgent : il n'attend pas.", ())
    assert [one.text for one in lines(["Un.", "Deux.", "Appelez si : un ; deux.", "Trois."])] == ["Un. Deux.", "Appelez si :", "Trois."]


def test_what_one_page_tells_is_not_open_on_another() -> None:
    """A suspected compression is told in its frame: the page of what is to be checked does not ask for it again."""
    made = of(HEAD + "symptoms: {deficit: yes, back_pain: yes}\n")

    assert "Les nerfs de votre dos sont peut-être serrés." in said(made, "p00-urgence.md")
    assert "vérifier votre dos" not in said(made, "p03-avant.md")


def test_a_lesion_shown_to_be_benign_is_not_told_as_cancer() -> None:
    """A liver cyst, a healed fracture: nobody reads that the cancer is there too."""
    tumour = HEAD + "lesions_listed: complete\ntumours: [{id: T1, organ: lung, histology: adenocarcinoma, tnm: {n: 0, m: 0}}]\n"
    told = said(of(tumour + "lesions: [{id: L1, organ: liver, pathology: benign}, {id: L2, site: rib.6.left, pathology: benign}]"))

    assert "Le cancer se trouve aussi ici" not in told
    assert "fixées dans un os" not in told
    assert told.count("Ce n'est pas un cancer.") == 2
    assert "Le cancer se trouve aussi ici" in said(of(tumour + "lesions: [{id: L1, organ: liver}]"))


@pytest.mark.parametrize("histology", ["myeloma", "lymphoma", "adenocarcinoma"])
def test_whoever_has_a_vertebra_touched_is_told_the_signs_of_the_cord(histology: str) -> None:
    """A myeloma threatens the cord as a metastasis does, though the rules of solid tumours say nothing of it."""
    told = said(of(HEAD + f"tumours: [{{id: T1, organ: bone_marrow, histology: {histology}}}]\nlesions: [{{id: L1, organ: bone, site: spine.T8}}]\n"))

    assert "vos jambes deviennent lourdes ou lâchent" in told
    assert "une douleur du dos vous réveille" in told
