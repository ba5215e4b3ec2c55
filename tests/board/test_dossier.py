"""The dossier as data: everything that the answers say, on every example, in both languages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jalon.board.dossier import dossier
from jalon.guideline.short import MOST_WORDS, words
from tests.board.dossiers import EVERY, NAMES, answered, made, of_text, shipped

Place = tuple[str, ...]


def texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of a dossier with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield from texts(one, (*place, str(number)))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, (*place, key))
    elif value is not None and not isinstance(value, bool | int):
        pytest.fail(f"{place}: {type(value).__name__} is no plain data")


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_answer_is_in_the_dossier_once(name: str, lang: str) -> None:
    answers = sorted((one.rule, one.about) for one in answered(name).answers)

    assert sorted((one.rule, one.about) for one in made(name, lang).findings()) == answers


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_nothing_that_an_answer_says_is_lost(name: str, lang: str) -> None:
    """Its value, its reasons, what is missing, what other sources say, its sources and readings."""
    findings = {(one.rule, one.about): one for one in made(name, lang).findings()}
    for answer in answered(name).answers:
        found = findings[answer.rule, answer.about]
        assert found.status == answer.status
        assert len(found.reasons) == len(answer.because)
        assert [gap.fact for gap in found.gaps] == [one["fact"] for one in answer.missing]
        assert [plain(other.source) for other in found.others] == [one["source"] for one in answer.conflicts]
        assert {(cite.sheet, cite.line) for cite in found.cites} == {(one["sheet"], one["line"]) for one in answer.cites}
        assert list(found.readings) == answer.readings
        assert len(found.landmarks) == len(answer.extra.get("landmarks", ()))
        assert len(found.arguments) == len(answer.extra.get("arguments", ()))
        assert found.says
        assert found.sentence


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_dossier_is_plain_data_without_a_hole(name: str, lang: str) -> None:
    for place, text in texts(dataclasses.asdict(made(name, lang))):
        assert not re.search(r"\{\w|\bNone\b|\bFraction\(", text), (place, text)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_first_page_has_at_most_five_recommendations_of_25_words(name: str, lang: str) -> None:
    first = made(name, lang).first

    assert len(first) <= 5
    for one in first:
        assert 0 < words(one.text) <= MOST_WORDS, one.text


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_first_recommendation_is_the_most_urgent(name: str, lang: str) -> None:
    """Support (a dose, an examination) comes last, unless it is for today."""
    order = ["now", "before", "planned"]
    urgency = [order.index(one.urgency) for one in made(name, lang).first if one.kind != "support"]

    assert urgency == sorted(urgency)


@pytest.mark.parametrize("name", NAMES)
def test_an_emergency_that_is_there_or_suspected_heads_the_page(name: str) -> None:
    page = made(name, "fr")
    alarms = [one for one in page.alarms if one.state in ("yes", "suspected")]

    assert [one.anchor for one in page.first[: len(alarms)]] == [one.anchor for one in alarms]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_what_is_recommended_leads_to_an_answer(name: str, lang: str) -> None:
    page = made(name, lang)
    anchors = {one.anchor for one in page.findings()}

    assert {one.anchor for one in page.first} | {one.anchor for one in page.alarms} | {one.anchor for one in page.calendar} <= anchors
    assert len(anchors) == len(page.findings())


@pytest.mark.parametrize("name", NAMES)
def test_the_emergencies_are_told_in_words(name: str) -> None:
    for alarm in made(name, "fr").alarms:
        assert alarm.says in {"oui", "suspectée", "au moins suspectée", "non", "non connu, à vérifier", "sans objet"}


def test_the_demonstration_in_one_look() -> None:
    page = made("demo-femur", "fr")

    assert plain(page.day) == "21 novembre 2026"
    assert tuple(map(plain, page.who.parts)) == ("homme", "68 ans", "poumon, adénocarcinome", "OMS 1", "espérance de vie 6 à 12 mois (estimation : RCP)")
    assert [one.state for one in page.alarms] == ["unknown", "no", "no"]
    assert page.question == "Faut-il fixer le fémur droit\u202f?"


def test_needs_and_wishes_are_an_item_of_every_dossier() -> None:
    """What was said is shown as it was said; what was not is to be asked, and never left out."""
    page = made("palliatif-pancreas", "fr")
    told = {one.label: plain(one.told or one.says) for one in page.support}

    assert told["Besoin physique"] == "douleur la nuit, fatigue"
    assert told["Besoin spirituel"] == ""
    assert told["Interlocuteur qui coordonne"] == "aucun"
    assert told["Lieu souhaité"] == "domicile"
    assert {one.label for one in made("demo-femur", "fr").support} == told.keys() - {"Sujet d'inquiétude"}


def test_a_score_stands_on_its_scale_with_its_classes() -> None:
    (mirels,) = made("demo-femur", "fr").lesions[0].scores

    assert (mirels.least, mirels.most, mirels.low, mirels.high) == (4, 12, 11, 11)
    assert [(band.first, band.last, band.says) for band in mirels.bands] == [
        (4, 7, "radiothérapie"),
        (8, 8, "à discuter en RCP"),
        (9, 12, "chirurgie prophylactique"),
    ]


def test_an_open_score_is_a_range() -> None:
    lesion = next(one for one in made("rcp-poumon", "fr").lesions if one.id == "L3")

    assert (lesion.scores[0].low, lesion.scores[0].high) == (8, 9)


NEEDS = """
case: two-lesions
on: 2026-11-21
lesions:
  - {id: A, organ: bone, site: spine.T5, painful: yes}
  - {id: B, organ: bone, site: femur.shaft.left, matrix: lytic}
plan:
  - {id: P1, drug: zoledronic_acid}
"""


def test_what_is_to_be_settled_before_an_act_is_one_recommendation(tmp_path: Path) -> None:
    page = of_text(NEEDS, tmp_path)

    (act,) = [one.text for one in page.first if one.kind == "safety"]
    assert act.startswith("Avant P1, acide zolédronique, régler\u202f: vitamine D, calcium, rein")


def test_emergencies_that_nobody_ruled_out_are_one_recommendation(tmp_path: Path) -> None:
    page = of_text(NEEDS, tmp_path)

    assert [one.text for one in page.first if one.kind == "urgent"] == [
        "Écarter aujourd'hui\u202f: compression médullaire ou de la queue de cheval, fracture à traiter sans attendre, hypercalcémie à traiter maintenant."
    ]


LATER = """
case: later
on: 2026-11-21
labs:
  - {test: calcium, value: "2,4 mmol/L", on: 2026-12-01}
treatments:
  - {id: D1, drug: docetaxel, from: 2026-12-02}
  - {drug: denosumab, from: 2026-12-03}
lesions:
  - {id: L1, organ: bone, site: spine.T5, painful: {value: yes, on: 2026-12-04}}
dental: {reviewed: 2026-12-05}
"""


def test_what_is_dated_after_the_board_is_told_by_its_name(tmp_path: Path) -> None:
    page = of_text(LATER, tmp_path)

    assert tuple(map(plain, page.set_aside)) == (
        "calcium (1er décembre 2026)",
        "traitement D1, docétaxel (2 décembre 2026)",
        "traitement 2, dénosumab (3 décembre 2026)",
        "lésion douloureuse (L1) (4 décembre 2026)",
        "examen dentaire (5 décembre 2026)",
    )


def test_what_contradicts_itself_stands_at_the_head(tmp_path: Path) -> None:
    text = "case: twice\non: 2026-11-21\nlesions:\n  - {id: A, organ: bone, site: femur.shaft.left, painful: no, pain: {mechanical: yes, grade: none}}\n"
    page = of_text(text, tmp_path)

    assert page.contradictory
    assert all("(A)" in one for one in page.contradictory)


def test_a_case_that_says_nothing_still_has_a_page(tmp_path: Path) -> None:
    page = of_text("case: nothing\non: 2026-11-21\n", tmp_path)

    assert page.who.parts == ()
    assert [one.state for one in page.alarms] == ["unknown", "unknown", "unknown"]
    assert page.first[0].urgency == "now"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_case_gives_the_same_dossier(lang: str) -> None:
    assert dossier(answered("rcp-sein"), shipped(), lang) == made("rcp-sein", lang)


@pytest.mark.parametrize("name", NAMES)
def test_french_marks_are_never_parted_from_their_words(name: str) -> None:
    identifiers = {"possible", "fact", "anchor", "sheet", "digest", "rule", "about", "case", "pseudonym"}
    for place, text in texts(dataclasses.asdict(made(name, "fr"))):
        if place[-1] not in identifiers and not identifiers & set(place[-2:]):
            assert not re.search(r" [:;?!»]|« | mg/", text), (place, text)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_dates_are_in_words(name: str, lang: str) -> None:
    page = made(name, lang)
    for one in page.findings():
        for text in (one.sentence, one.due, *one.blocked, *(reason.on for reason in one.reasons)):
            assert not re.search(r"\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d", text), text


def test_what_is_past_comes_after_what_is_due() -> None:
    for name in NAMES:
        page = made(name, "fr")
        past = [one.last < page.on for one in page.calendar]
        assert past == sorted(past)
        assert [one.when.endswith("passé") for one in page.calendar] == past


def test_a_ranking_names_each_object_once_with_its_class() -> None:
    (biopsy,) = [one for one in made("rcp-prostate", "fr").findings() if one.rule == "biopsy.site"]

    assert [one.partition(",")[0] for one in biopsy.items] == ["L1", "L2", "L3", "L4", "L5"]
    assert biopsy.items[1] == "L2, bassin, ilium, gauche (d'abord ou en dernier)"


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_identifier_is_shown_as_a_word(name: str, lang: str) -> None:
    for one in made(name, lang).findings():
        for text in (one.title, one.says, one.sentence, *one.items, *(effect for gap in one.gaps for effect in gap.effects)):
            assert not re.search(r"\b[a-z]+_[a-z_]+\b", text), (one.rule, text)
    for unknown in made(name, lang).unknown:
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", unknown.effect), unknown


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_not_known_is_told_once_on_the_first_page(lang: str) -> None:
    """Albumin and calcium count together; a pain that is not known of two lesions may change the same."""
    told = [one.fact for one in made("cas-c13-prostate-muscle", lang).unknown]
    assert len({"labs.albumin", "labs.calcium"} & set(told)) == 1
    for name in NAMES:
        effects = [re.sub(r"\(L\d+\)", "", one.effect) for one in made(name, lang).unknown]
        assert len(set(effects)) == len(effects), name


def test_an_emergency_is_named_before_what_follows_from_it() -> None:
    told = [plain(one.effect) for one in made("demo-femur", "fr").unknown]
    assert "hypercalcémie à traiter maintenant" in told[0]


def test_what_is_running_is_drawn_up_to_the_board_and_what_was_over_is_only_listed() -> None:
    line = made("rcp-sein", "fr").line
    elacestrant = next(lane for lane in line.lanes if "élacestrant" in lane.name)
    assert elacestrant.spans[0].last == line.today
    assert elacestrant.spans[0].says.startswith("en cours depuis")
    assert not any("résection" in lane.name for lane in line.lanes)
    assert any("résection" in step for step in line.steps)


@pytest.mark.parametrize("name", NAMES)
def test_the_points_of_a_score_add_up_to_it(name: str) -> None:
    """A reader who adds them up must find the score; a step of the sheet, such as pain as the score means it, is one of them."""
    for lesion in made(name, "fr").lesions:
        for bar in lesion.scores:
            ends = [re.findall(r"\d+", one.points) for one in bar.items]
            assert (sum(int(one[0]) for one in ends), sum(int(one[-1]) for one in ends)) == (bar.low, bar.high), lesion.name


def test_another_source_says_its_doses_and_not_the_name_of_its_row() -> None:
    (dose,) = (one for one in made("rcp-poumon", "fr").findings() if (one.rule, one.about) == ("radiotherapy.dose", "lesion:L1"))
    aristot = next(one for one in dose.others if one.source == "ARISTOT")

    assert plain(aristot.says) == "30 Gy en 10 séances ou 20 Gy en 5 séances"


def test_an_urgent_act_is_not_told_to_wait_for_its_checks() -> None:
    told = [plain(one.text) for one in made("rcp-prostate", "fr").first]

    assert not [one for one in told if one.startswith("Avant P1")]
    assert [one for one in told if one.startswith("Pour P1, radiothérapie de L1 (vertèbre T10), décider aujourd'hui")]


def test_a_month_is_not_told_as_a_day() -> None:
    steps = [plain(one) for one in made("rcp-prostate", "fr").line.steps]

    assert steps[0] == "D1, leuproréline : en cours depuis avril 2018"


def test_an_answer_about_an_examination_names_it() -> None:
    """Two examinations have two answers: without their names the second would contradict the first."""
    titles = [plain(one.title) for one in made("rcp-poumon", "fr").general]

    assert {"Lecture d'une TEP (I1)", "Lecture d'une TEP (I2)"} <= set(titles)


def test_a_table_is_not_cited_beside_one_of_its_lines() -> None:
    (scored,) = (one for one in made("rcp-poumon", "fr").findings() if (one.rule, one.about) == ("sins_class", "lesion:L1"))

    assert [plain(one) for one in scored.sources] == ["Confavreux 2018, Tableau 4, légende ; avis chirurgical selon SINS 2010"]
