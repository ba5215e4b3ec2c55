"""Several dossiers make a meeting."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from jalon.board.dossier import Dossier, dossier
from jalon.board.html import page
from jalon.board.meeting import MOST, meeting
from jalon.board.paper import pdf
from jalon.board.roles import roles
from jalon.case import read_case, vocabulary
from jalon.guideline.boards import board
from jalon.guideline.cache import load_program
from tests.board.examples import CASES

NAMES = ("rcp-sein", "demo-femur", "rcp-prostate", "cas-c35-sein-col-femoral")


@cache
def made(lang: str = "fr") -> tuple[Dossier, ...]:
    program = load_program()
    return tuple(dossier(board(program, read_case(CASES / f"{name}.yaml")), program, lang) for name in NAMES)


def test_an_emergency_comes_first_and_no_case_is_lost() -> None:
    held = meeting(made(), "fr")
    assert held.agenda[0].case == "rcp-prostate"
    assert "Compression médullaire" in held.agenda[0].says
    assert sorted(item.number for item in held.agenda) == [0, 1, 2, 3]
    assert [one.case for one in held.ordered(made())] == [item.case for item in held.agenda]


def test_a_line_of_the_agenda_says_the_question_what_decides_and_how_long_to_read() -> None:
    for item in meeting(made(), "fr").agenda:
        one = made()[item.number]
        assert item.question == one.question
        assert item.decisive in {each.effect for each in one.unknown} | {each.text for each in one.first}
        assert 1 <= item.minutes <= 20


def test_what_is_only_possible_comes_after_what_is_sure() -> None:
    calm = replace(made()[1], alarms=(), first=())
    sure = replace(calm, first=(replace(made()[2].first[0], urgency="now", mark="●"),), case="sure")
    open_one = replace(calm, first=(replace(made()[2].first[0], urgency="now", mark="◐"),), case="open")
    assert [item.case for item in meeting([calm, open_one, sure], "fr").agenda] == ["sure", "open", calm.case]


def test_the_six_specialities_of_the_article_have_a_part_and_their_words_exist() -> None:
    assert len(roles()) == 6
    program = load_program()
    rules = {rule.name for rule in program.rules}
    for role in roles():
        assert any(role.answers(rule) for rule in rules), role.id
        known = vocabulary().field(role.present)
        assert known is not None, role.present
        assert any(role.provides(path) for path in vocabulary().fields), role.id


def test_every_exact_name_of_the_roles_file_is_a_rule_or_a_fact() -> None:
    names = {rule.name for rule in load_program().rules}
    for role in roles():
        for fact in role.facts:
            if "*" not in fact and not fact.startswith(("events", "needs", "dental")):
                assert vocabulary().field(fact) is not None, fact
        wanted = [rule for rule in role.rules if "*" not in rule]
        assert sum(rule in names for rule in wanted) >= len(wanted) / 2


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_missing_fact_is_given_to_who_can_supply_it(lang: str) -> None:
    by_name = {part.name: part for part in meeting(made(lang), lang).parts}
    radiologist = by_name["radiologue" if lang == "fr" else "radiologist"]
    neck = next(one for one in radiologist.looks if "c35" in one.case)
    label = vocabulary().field("lesion.cortical_extent")
    assert label is not None
    assert any((label.fr if lang == "fr" else label.en) in text for text in neck.lack)


def test_what_several_dossiers_leave_open_in_the_same_words_is_said_once() -> None:
    open_one = made()[1]
    held = meeting([replace(open_one, case=name) for name in ("a", "b", "c")], "fr")
    shared = [text for part in held.parts for text in part.shared]
    assert shared
    assert all(text.endswith("a, b, c") for text in shared)
    for part in held.parts:
        said = [line for look in part.looks for line in look.look]
        assert not any("◐" in line for line in said)


def test_the_part_of_a_role_is_short() -> None:
    for part in meeting(made(), "fr").parts:
        for look in part.looks:
            assert len(look.look) <= MOST + 1
            assert len(look.lack) <= MOST + 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_and_the_paper_hold_the_agenda_then_the_cases_in_that_order(lang: str) -> None:
    held = meeting(made(lang), lang)
    order = [item.case for item in held.agenda]
    html = page(made(lang))
    assert re.findall(r'<h1 id="c\d+-title">\S+ (\S+)</h1>', html) == order
    said = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf(made(lang), lang))).pages)
    title = "Dossier" if lang == "fr" else "Case"
    places = [said.index(f"{title} {case}") for case in order if f"{title} {case}" in said]
    assert places == sorted(places)
    for part in held.parts:
        assert part.name[1:] in said
        assert part.name[1:] in html


def test_one_case_is_no_meeting() -> None:
    assert "Ordre du jour" not in page(made()[:1])


def test_the_board_has_room_to_write_for_each_case() -> None:
    assert page(made()).count('<table class="decision">') == len(NAMES)


def test_the_quorum_says_nothing_where_no_case_says_who_is_there() -> None:
    assert not any("sans objet" in text for text in meeting(made(), "fr").quorum)
    assert all(seat.present == "non connu" for seat in meeting(made()[:2], "fr").seats)


def test_who_is_there_is_read_from_the_case(tmp_path: Path) -> None:
    place = tmp_path / "case.yaml"
    place.write_text("case: a\non: 2026-11-21\nboard: {radiologist: yes, spine_surgeon: no}\n", encoding="utf-8")
    program = load_program()
    held = meeting([dossier(board(program, read_case(place)), program, "fr"), made()[1]], "fr")
    assert [seat.present for seat in held.seats] == ["oui", *["non connu"] * 5]
    assert [seat.asked for seat in held.seats].count("l'article et la RCP standard") == 3
    assert held.quorum
