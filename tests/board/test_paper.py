"""The dossier on paper: tagged, in its language, the same bytes each time, and whole."""

from __future__ import annotations

import io
import itertools
import re
import sys
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from jalon.board.dossier import Dossier, dossier
from jalon.board.dossier.model import Recommendation
from jalon.board.paper import TEMPLATE, pdf
from jalon.board.paper_case import Printer
from jalon.board.paper_words import WORDS
from jalon.board.printable import ABSENT, FONTS, coverage, printable
from jalon.board.references import References, runs
from jalon.board.spaces import spaced
from jalon.board.words import Words
from jalon.case import read_case
from jalon.guideline.boards import board
from jalon.guideline.cache import load_program
from tests.board.examples import CASES

HOSTILE = (
    "guillemets \" et '",
    "barre \\ et \\u{41}",
    "#panic() #import",
    "$x^2$ et $",
    "*gras* _it_ `code` @ref <label> // commentaire /* ici",
    "[crochets] {accolades} ~ - + =",
    "😀 漢字 \u200f\x00\x1b\ud800",
    "anticonstitutionnellement" * 30,
    "ligne\nautre\r\n= Titre\n- point",
)


@cache
def made(name: str, lang: str = "fr") -> Dossier:
    program = load_program()
    return dossier(board(program, read_case(CASES / f"{name}.yaml")), program, lang)


@cache
def printed(name: str, lang: str = "fr") -> bytes:
    return pdf([made(name, lang)], lang)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    """All the text, its spaces and its breaks made one."""
    return flat(" ".join(page.extract_text() for page in read(content).pages))


def flat(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u200b]+", "", text)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_is_tagged_titled_in_its_language_and_says_that_it_is_accessible(lang: str) -> None:
    root: Any = read(printed("demo-femur", lang)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", xmp)
    title = read(printed("demo-femur", lang)).metadata
    assert title is not None
    assert title.title is not None
    assert "demo-femur" in title.title


def kinds(node: Any) -> list[str]:
    """The kinds of every element of the structure, and whether a figure is described."""
    found = []
    if isinstance(node, list):
        return [kind for one in node for kind in kinds(one.get_object())]
    if hasattr(node, "get") and node.get("/S"):
        found.append(str(node["/S"]) + ("" if node["/S"] != "/Figure" else f" {bool(node.get('/Alt'))}"))
    children = node.get("/K") if hasattr(node, "get") else None
    if children is not None:
        inner = children.get_object()
        found += kinds(inner if isinstance(inner, list) else [children])
    return found


def levels(found: list[str]) -> list[int]:
    """The levels of the headings, in their order."""
    return [int(kind[2:]) for kind in found if re.fullmatch(r"/H[1-6]", kind)]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_headings_go_down_one_step_at_a_time(lang: str) -> None:
    found = levels(kinds(read(printed("rcp-poumon", lang)).trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_the_bookmarks_lead_to_each_lesion_and_act() -> None:
    def titles(found: Any) -> list[str]:
        return [title for one in found for title in (titles(one) if isinstance(one, list) else [flat(str(one.title))])]

    told = titles(read(printed("rcp-poumon")).outline)
    one = made("rcp-poumon")
    assert {flat(lesion.name) for lesion in one.lesions} <= set(told)
    assert {flat(act.name) for act in one.acts if any(found.calls for found in (*act.requirements, *act.findings))} <= set(told)


def test_tables_have_headers_and_every_drawing_is_described() -> None:
    found = kinds(read(printed("rcp-poumon")).trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    assert "/TH" in found
    assert "/Figure True" in found
    assert "/Figure False" not in found
    assert found.count("/H1") == 1
    assert found.index("/H1") < found.index("/H2") < found.index("/H3")


@pytest.mark.parametrize("name", ["rcp-poumon", "rcp-sein", "rcp-prostate"])
def test_everything_recommended_unknown_and_open_is_on_paper(name: str) -> None:
    said, one = words(printed(name)), made(name)
    for text in (one.question, one.wish, *(each.text for each in one.first), *(each.effect for each in one.unknown)):
        assert flat(text) in said
    for each in one.findings():
        if each.status != "not_applicable":
            assert flat(each.title) in said
            assert flat(each.says) in said
    for lesion in one.lesions:
        assert flat(lesion.name) in said


def test_each_page_says_its_scope_its_number_its_pseudonym_and_its_day() -> None:
    content = read(printed("rcp-poumon"))
    for number, page in enumerate(content.pages, start=1):
        said = flat(page.extract_text())
        assert flat(f"page {number}/{len(content.pages)}") in said
        assert "rcp-poumon" in said
        assert flat("21 novembre 2026") in said
        assert flat("pas un dispositif médical marqué CE") in said


def test_the_first_page_holds_what_is_read_in_twenty_seconds() -> None:
    for name in ("rcp-poumon", "rcp-sein", "rcp-prostate"):
        first, one = flat(read(printed(name)).pages[0].extract_text()), made(name)
        assert all(flat(each.text) in first for each in one.first)
        assert all(flat(each.title) in first for each in one.alarms)
        assert flat("Décision de la RCP") in first


def test_every_source_of_an_answer_is_under_its_number_at_the_end() -> None:
    one = made("rcp-sein")
    # What is between the foot of a page and the next page is said in one piece.
    said = "".join(flat(page.extract_text()).partition(flat(one.scope))[0] for page in read(printed("rcp-sein")).pages)
    references = References([one])
    for source in references.sources:
        assert flat(source.label) in said
        for place in source.places:
            assert flat(f"[{place.number}] {place.where}") in said
    for each in one.findings():
        numbers = references.of(each)
        assert bool(numbers) == bool(each.cites)
        # Delays that say the same of several drugs share their places.
        if each.calls and not each.idle and each.rule != "washout":
            assert flat(f"[{numbers}") in said


def test_numbers_that_follow_each_other_are_told_as_a_run() -> None:
    assert runs([9, 3, 4, 5, 12, 11]) == "3-5, 9, 11, 12"


def test_a_number_is_never_cut_in_two() -> None:
    assert (
        spaced("4 fois 50 000 UI, 2 fois 100 000 UI en 2026", "fr")
        == "4\u00a0fois 50\u202f000\u00a0UI, 2\u00a0fois 100\u202f000\u00a0UI en 2026"
    )


def test_what_several_lesions_share_is_said_once_for_information() -> None:
    one = made("rcp-sein")
    told = Printer([one], Words("fr")).aside(one)
    facts = [entry["title"] for group in told for entry in group["entries"] if entry["title"].startswith("Faits à réunir sur la lésion")]
    assert 1 <= len(facts) < len(one.lesions)


def test_delays_that_say_the_same_of_several_drugs_are_told_once() -> None:
    one = made("rcp-prostate")
    (act,) = (each for each in one.acts if each.name.startswith("P1"))
    delays = [each for each in act.findings if each.rule == "washout"]
    told = [each for each in Printer([one], Words("fr")).act(act)["entries"] if each["title"].startswith(delays[0].title)]
    assert len(told) < len(delays)
    assert all(each.subject.split(",")[1].split()[0].casefold() in told[0]["text"].casefold() for each in delays)


def test_an_answer_does_not_say_the_name_of_its_lesion_again() -> None:
    one = next(each for each in made("rcp-poumon").findings() if each.rule == "option.surgery")
    assert one.sentence.startswith(one.subject)
    assert one.under[0].isupper()
    assert one.subject not in one.under


@pytest.mark.parametrize("name", ["rcp-poumon", "rcp-sein", "rcp-prostate"])
def test_a_full_board_case_is_short_enough_for_a_meeting(name: str) -> None:
    """A page to read in twenty seconds, at most seven of lesions, acts and dates, then what they rest on."""
    pages = [flat(page.extract_text()) for page in read(printed(name)).pages]
    grounds = next(number for number, said in enumerate(pages) if flat("Sur quoi ce dossier repose") in said)
    assert grounds <= 8
    assert len(pages) <= 14


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert pdf([made("demo-femur")], "fr") == printed("demo-femur")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_a_case_is_never_code_and_never_breaks_the_page(text: str) -> None:
    one = made("demo-femur")
    advice = Recommendation(text, "main", "planned", text, text, "●", text, "a")
    lesions = tuple(replace(lesion, name=text, id=text) for lesion in one.lesions)
    hostile = replace(one, case=text, question=text, wish=text, first=(advice,), lesions=lesions, contradictory=(text,))
    said = words(pdf([hostile], "fr"))
    kept = flat(str(printable(text)))
    # A long word is cut in pieces on several lines: its beginning is enough.
    assert kept[:15] in said


def test_what_has_no_sign_is_a_box_and_what_has_one_is_kept() -> None:
    assert printable("→ ≥ œ é ½ ● ◐ ○ « ⁻⁹") == "→ ≥ œ é ½ ● ◐ ○ « ⁻⁹"
    assert printable("a😀b\nc\x00") == f"a{ABSENT}b c{ABSENT}"
    assert printable({"a": ["x" * 60]})["a"][0].replace("\u200b", "") == "x" * 60


def test_the_fonts_can_print_what_they_are_said_to_print() -> None:
    """PDF/UA refuses a text without a sign, so that a character promised in vain stops the typesetter."""
    signs = "".join(chr(one) for one in sorted(coverage()) if one > 32)
    one = replace(made("demo-femur"), question=" ".join(signs[at : at + 20] for at in range(0, len(signs), 20)))
    assert pdf([one], "fr")
    assert sum(path.stat().st_size for path in FONTS.iterdir()) <= 400 * 1024


def test_no_font_of_the_machine_is_used() -> None:
    fonts = set()
    for page in read(printed("rcp-poumon")).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            fonts.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    assert {name.partition("-")[0] for name in fonts} <= {"AtkinsonHyperlegible", "JalonSymbols"}


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ModuleNotFoundError) as absent:
        pdf([made("demo-femur")], "fr")
    assert absent.value.name == "typst"


def test_every_word_of_the_paper_is_used_and_every_used_word_is_there() -> None:
    used = set(re.findall(r"\bw\.([a-z_]+)", TEMPLATE.read_text(encoding="utf-8")))
    assert used == set(WORDS)
