"""Letters as pages and on paper: self-contained, large, a card of its own size, one page for the doctor, a draft that says so."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from jalon.board.letter import letter
from jalon.board.letter.gp import doctor_letter
from jalon.board.letter.model import Card, Line
from jalon.board.letter.page import page
from jalon.board.letter.paper import pdf
from jalon.board.letter.plain import plain
from jalon.case import read_case
from jalon.guideline.boards import board
from tests.board.dossiers import CASES, answered, shipped

pypdf = pytest.importorskip("pypdf")
MILLIMETRE = 72 / 25.4
DRAFT = "Brouillon : projet, ne pas remettre"


def of_name(name: str, lang: str = "fr"):  # type: ignore[no-untyped-def]
    return letter(shipped(), read_case(CASES / f"{name}.yaml"), lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_loads_nothing_and_runs_nothing(lang: str) -> None:
    made = page(of_name("rcp-poumon", lang))

    assert "default-src 'none'" in made
    assert not re.search(r"<script|<img|<link|http://|https://| style=|url\(", made)


def test_what_a_patient_wrote_is_never_read_as_a_page() -> None:
    made = page(replace(of_name("demo-femur"), wish='"><script>alert(1)</script>', questions=("<b>x</b> ?",)))

    assert "<script" not in made
    assert "&lt;b&gt;x" in made


def test_a_draft_says_so_on_the_page_and_on_every_sheet_of_paper() -> None:
    made = of_name("demo-femur")

    read = pypdf.PdfReader(io.BytesIO(pdf(made)))
    assert DRAFT in page(made).replace("\u202f", " ")
    assert all("projet, ne pas remettre" in " ".join(one.extract_text().split()) for one in read.pages)
    assert "projet, ne pas" not in page(replace(made, draft=False))
    assert plain(made).startswith(DRAFT)


def test_the_paper_of_a_patient_is_a5() -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf(of_name("demo-femur"))))

    assert {(round(float(one.mediabox.width) / MILLIMETRE), round(float(one.mediabox.height) / MILLIMETRE)) for one in read.pages} == {
        (148, 210)
    }


def test_the_same_letter_gives_the_same_bytes() -> None:
    made = of_name("demo-femur")

    assert pdf(made) == pdf(made)


def test_a_card_that_is_too_full_is_not_made() -> None:
    """Nothing is cut off at the edge of a card: the type shrinks to 8 points, then the page is refused."""
    import typst

    made = of_name("demo-femur")
    full = Card("Carte", tuple(Line("Un mot de plus sur cette carte déjà pleine.") for _ in range(30)), "Dos", ())

    with pytest.raises(typst.TypstError, match="too full"):
        pdf(replace(made, card=full))


@pytest.mark.parametrize("name", ["rcp-poumon", "rcp-prostate", "cas-c29-paraparesie-sans-cancer"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_letter_to_the_doctor_is_one_page(name: str, lang: str) -> None:
    made = doctor_letter(answered(name), shipped(), lang)

    read = pypdf.PdfReader(io.BytesIO(pdf(made)))
    assert len(read.pages) == 1
    assert all(one.split()[0] in page(made) for one in made.decisions)


def test_a_doctor_with_many_decisions_still_has_one_page() -> None:
    made = doctor_letter(board(shipped(), read_case(CASES / "rcp-poumon.yaml")), shipped(), "fr")
    long = replace(
        made,
        decisions=tuple(f"{number}. " + "mot " * 25 for number in range(5)),
        checks=tuple("mot " * 30 for _ in range(7)),
        question="mot " * 80,
    )

    assert len(pypdf.PdfReader(io.BytesIO(pdf(long))).pages) == 1


@pytest.mark.parametrize("name", ["rcp-poumon", "rcp-prostate", "rcp-sein"])
def test_the_letter_to_the_doctor_does_not_speak_the_names_of_the_file(name: str) -> None:
    """« Radiothérapie de L1 » would be read as a vertebra, « T1 » as a stage: a place is told by its own name."""
    made = doctor_letter(answered(name), shipped(), "fr")
    told = " ".join((*made.who, *made.decisions, *made.checks, *made.days)).replace("\u00a0", " ")
    vertebrae = {"T10", "T8", "L4", "L2", "T5"} & set(re.findall(r"vertèbre ([CTLS]\d+)", told))

    assert set(re.findall(r"\b[DLPT]\d+\b", told)) <= vertebrae
