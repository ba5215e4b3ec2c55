"""Each verb of the command line, as its reader sees it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jalon import SCOPE, __version__
from jalon.case import vocabulary
from jalon.cli.reading import program
from jalon.guideline.statements import catalogue
from tests.cli.asking import DEMO, EXAMPLES, ask

Captured = pytest.CaptureFixture[str]
MIRELS = ("score", "mirels", "site=femur.trochanteric", "matrix=lytic", "cortical_extent=1/2", "pain.grade=?")
NO_LONG_BONE = EXAMPLES / "cas-c29-paraparesie-sans-cancer.yaml"


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def test_a_score_with_an_unknown_item_is_a_range_and_its_decision_may_be_certain(capsys: Captured) -> None:
    """The example of design.md § 6."""
    told = ask(capsys, *MIRELS, "--json")

    assert (told.code, told.err) == (0, "")
    assert (told.json["low"], told.json["high"]) == (9, 11)
    assert (told.json["decision"]["status"], told.json["decision"]["value"]) == ("certain", "prophylactic_surgery")
    assert told.json["status"] == "bounded"
    assert told.json["value"] is None
    assert [one["fact"] for one in told.json["missing"]] == ["lesion:L1.pain.grade"]
    assert told.json["missing"][0]["leaves"] == {"none": [9, 9], "mild": [9, 9], "moderate": [10, 10], "functional": [11, 11]}


def test_a_score_says_its_items_with_their_points(capsys: Captured) -> None:
    items = {one["fact"]: one["points"] for one in ask(capsys, *MIRELS, "--json").json["items"]}
    assert items == {"lesion:L1.site": [3, 3], "lesion:L1.cortical_extent": [2, 2], "lesion:L1.matrix": [3, 3]}


def test_a_score_is_read_in_words(capsys: Captured) -> None:
    told = ask(capsys, *MIRELS)
    assert told.code == 0
    assert "9 à 11" in told.out
    assert "chirurgie prophylactique" in told.out


def test_a_score_whose_items_are_all_known_is_one_number(capsys: Captured) -> None:
    told = ask(capsys, "score", "mirels", "site=humerus.shaft", "matrix=blastic", "cortical_extent=10 %", "pain.grade=mild", "fracture=no", "--json")
    assert (told.json["low"], told.json["high"], told.json["value"], told.json["status"]) == (4, 4, 4, "certain")
    assert told.json["decision"]["value"] == "radiotherapy"
    assert told.json["missing"] == []


def test_the_prefix_of_the_object_may_be_written(capsys: Captured) -> None:
    short, long = ask(capsys, "score", "mirels", "site=femur.shaft", "--json"), ask(capsys, "score", "mirels", "lesion.site=femur.shaft", "--json")
    assert short == long


def test_sins_leaves_a_collapse_of_one_half_open(capsys: Captured) -> None:
    told = ask(capsys, "score", "sins", "site=spine.T6", "matrix=lytic", "pain.mechanical=yes", "spine.alignment=normal", "spine.collapse=50 %",
               "spine.posterolateral=none", "--json")
    assert (told.json["low"], told.json["high"]) == (8, 9)
    assert told.json["decision"]["value"] == "potentially_unstable"


def test_a_board_is_shown_in_french_unless_asked(capsys: Captured) -> None:
    french, english = ask(capsys, "board", DEMO), ask(capsys, "board", DEMO, "--lang", "en")
    assert "Orientation donnée par le score de Mirels : chirurgie prophylactique" in plain(french.out)
    assert "prophylactic surgery" in english.out
    assert french.out.rstrip().endswith("médecins de la RCP et au patient.")
    assert plain(english.out).endswith(SCOPE[1])


def test_several_boards_are_shown_one_after_the_other(capsys: Captured) -> None:
    told = ask(capsys, "board", DEMO, NO_LONG_BONE)
    assert told.out.index("demo-femur ") < told.out.index("cas-c29 ")
    assert plain(told.out).count(SCOPE[0]) == 2


def test_an_explanation_gives_the_value_the_reasons_the_source_and_the_readings(capsys: Captured) -> None:
    told = ask(capsys, "explain", DEMO, "mirels_conduct", "lesion:L1")
    order = [told.out.index(part) for part in ("chirurgie prophylactique", "région trochantérienne", "Confavreux 2018, tableau 3", "L8 :")]
    assert order == sorted(order)
    assert re.search(r"t3-mirels\.md:\d+", told.out)


def test_an_explanation_without_an_object_speaks_of_all_of_them(capsys: Captured) -> None:
    one, all_of_them = ask(capsys, "explain", DEMO, "washout", "treatment:D1+plan:P2", "--json").json, ask(capsys, "explain", DEMO, "washout", "--json").json
    assert one["about"] == "treatment:D1+plan:P2"
    assert [answer["about"] for answer in all_of_them] == ["treatment:D1+plan:P2", "treatment:D1+treatment:D2"]
    assert all_of_them[0] == one


def test_an_explanation_is_the_answer_of_the_board(capsys: Captured) -> None:
    boards = ask(capsys, "board", DEMO, "--json").json["answers"]
    explained = ask(capsys, "explain", DEMO, "sins", "lesion:L2", "--json").json
    assert explained.pop("explanation")["rule"] == "sins"
    assert {"aim", "size", "changes"} <= set(explained.pop("would_change"))
    assert [answer for answer in boards if answer["rule"] == "sins"] == [explained]


def test_a_step_can_be_explained_though_it_is_no_answer(capsys: Captured) -> None:
    told = ask(capsys, "explain", DEMO, "sins.pain", "--json")
    assert told.json["value"] == "mechanical"
    assert "sins.pain" not in {answer["rule"] for answer in ask(capsys, "board", DEMO, "--json").json["answers"]}


def test_an_unknown_rule_is_told_with_the_nearest(capsys: Captured) -> None:
    told = ask(capsys, "explain", DEMO, "mirels_conducts")
    assert (told.code, told.out) == (2, "")
    assert told.err == "Règle inconnue : mirels_conducts ; vouliez-vous dire mirels_conduct ?\n"


def test_a_rule_that_says_nothing_of_an_object_names_those_of_which_it_speaks(capsys: Captured) -> None:
    told = ask(capsys, "explain", DEMO, "mirels", "lesion:L2")
    assert (told.code, told.out) == (1, "")
    assert told.err == "mirels ne parle pas de lesion:L2. Objets : lesion:L1.\n  lesion:L2 : localisation T12.\n"


def test_a_rule_without_an_object_says_why(capsys: Captured) -> None:
    told = ask(capsys, "explain", NO_LONG_BONE, "mirels")
    assert (told.code, told.out) == (1, "")
    lines = told.err.splitlines()
    assert lines[0] == "mirels n'a aucun objet dans ce dossier. Objets de la règle : lésion (os long)."
    assert [line.partition(" : ")[0] for line in lines[1:]] == ["  lesion:L1", "  lesion:L2"]
    assert all("localisation " in line for line in lines[1:])


def test_what_is_missing_is_told_with_what_each_value_would_leave(capsys: Captured) -> None:
    told = ask(capsys, "missing", DEMO)
    assert "≥ 1,15 mmol/L → condition remplie" in told.out
    assert told.out.startswith("À obtenir d'abord\n\n1. L'albumine, avec le calcium, peut mener à « ")


def test_what_is_missing_as_json_is_that_of_the_board(capsys: Captured) -> None:
    boards, missing = ask(capsys, "board", DEMO, "--json").json, ask(capsys, "missing", DEMO, "--json").json
    assert set(missing) == {"case", "on", "missing", "effects", "answers"}
    assert [one["fact"] for one in missing["effects"]] == [one["fact"] for one in missing["missing"]]
    assert missing["missing"] == boards["missing"]
    assert missing["answers"] == [{name: one[name] for name in ("rule", "about", "possible", "missing")} for one in boards["answers"] if one["missing"]]


def test_what_is_missing_is_told_in_french(capsys: Captured) -> None:
    told = ask(capsys, "missing", DEMO)
    assert "1,15 mmol/L" in told.out
    assert "blocked days" not in told.out


def test_two_states_are_compared_and_the_rest_is_counted(capsys: Captured) -> None:
    told = ask(capsys, "whatif", DEMO, "lesion:L2.spine.alignment=subluxation", "--json").json
    assert set(told) == {"case", "on", "changes", "dropped", "answers", "changed", "unchanged", "no_longer_missing", "then_missing"}
    assert [(one["field"], one["kind"]) for one in told["changes"]] == [("lesion:L2.spine.alignment", "corrects")]
    moved = {one["rule"]: (one["before"]["value"], one["after"]["value"]) for one in told["answers"]}
    assert moved["sins_class"] == ("potentially_unstable", "unstable")
    assert len(told["answers"]) == told["changed"]
    every = ask(capsys, "whatif", DEMO, "lesion:L2.spine.alignment=subluxation", "--all", "--json").json
    assert len(every["answers"]) == told["changed"] + told["unchanged"]


def test_a_supposed_value_that_cannot_be_read_is_refused_as_in_a_file(capsys: Captured) -> None:
    told = ask(capsys, "whatif", DEMO, "lesion:L1.pain.grade=severe")
    assert (told.code, told.out) == (3, "")
    assert told.said == "lesions[L1].pain.grade : « severe » ; vouliez-vous dire functional ?\n"
    assert ask(capsys, "whatif", DEMO, "lesion:L1.pain.grade").code == 2


def test_an_explanation_is_told_in_french(capsys: Captured) -> None:
    told = ask(capsys, "explain", DEMO, "mirels_conduct", "lesion:L1")
    assert "lytique" in told.out
    assert "functional" not in told.out


def test_the_check_of_the_shipped_sheets_finds_nothing(capsys: Captured) -> None:
    told = ask(capsys, "check")
    assert (told.code, told.err) == (0, "")
    assert re.search(r"\d+ fiches, \d+ règles, \d+ tables prouvées, \d+ cas : rien à signaler\.", told.out)


def test_the_check_as_json_says_how_each_rule_is_proved(capsys: Captured) -> None:
    made = ask(capsys, "check", "--json").json
    assert set(made) == {"sheets", "rules", "cases", "tables_proved", "exact", "split", "wide", "proofs", "axioms", "troubles"}
    assert made["troubles"] == []
    sheets = program()
    assert made["rules"] == len(sheets.rules)
    tables = [rule for rule in sheets.rules if rule.kind != "Grandeur"]
    assert made["tables_proved"] == len(tables)
    assert {sheets.slots[rule.slot].path for rule in tables} <= {one["rule"] for one in made["proofs"]}
    assert all(one["combinations"] > 0 and one["defects"] == [] for one in made["proofs"])
    assert {one["rule"]: one["bounds"] for one in made["proofs"] if one["bounds"]} == {
        "mirels": [4, 12], "sins": [0, 18], "pallia10.first": [0, 5], "pallia10.second": [0, 5], "pallia10.score": [0, 10],
    }  # fmt: skip
    assert all(set(one) == {"fr", "en"} for one in made["axioms"])
    assert len(made["exact"]) + len(made["split"]) + len(made["wide"]) == made["rules"]
    assert all(set(one) == {"rule", "facts", "cells"} and 1 < one["cells"] <= 256 for one in made["split"])
    assert all(set(one) == {"rule", "facts", "cells", "why"} and one["facts"] for one in made["wide"])
    assert all(one["why"] in ("list", "cells", "below") for one in made["wide"])


def test_the_coverage_accounts_for_every_statement_once(capsys: Captured) -> None:
    told = ask(capsys, "coverage", "--json")
    assert set(told.json) == {"statements"}
    statements = told.json["statements"]
    assert [one["id"] for one in statements] == list(catalogue())
    for one in statements:
        assert set(one) == {"id", "state", "sheet", "line", "reason"}
        assert one["state"] in ("computed", "partly", "shown", "not_computed")
        assert (one["sheet"] is None) == (one["line"] is None)
        assert one["sheet"] is not None or one["state"] == "not_computed"
        assert (one["reason"] is not None) == (one["state"] == "not_computed")


def test_the_coverage_is_counted_by_document(capsys: Captured) -> None:
    told = ask(capsys, "coverage")
    totals = re.findall(r"^(\d{3}) +(\d+) ", told.out, re.MULTILINE)
    assert {document: int(total) for document, total in totals} == {
        document: sum(1 for one in catalogue() if one.startswith(document)) for document in {one.partition(".")[0] for one in catalogue()}}


def test_the_coverage_of_one_document_is_told_line_by_line(capsys: Captured) -> None:
    """What a clinician ticks off with the article open: every statement, in its order, with its place and its sheet."""
    mine = [one for one in catalogue() if one.startswith("004.")]
    told = ask(capsys, "coverage", "004")
    assert re.findall(r"^    [●◐○–] (\S+)", told.out, re.MULTILINE) == mine
    assert "\n  3. Question 7\n" in told.out
    assert [one["id"] for one in ask(capsys, "coverage", "004", "--json").json["statements"]] == mine
    refused = ask(capsys, "coverage", "007")
    assert (refused.code, refused.out) == (2, "")
    assert "004" in refused.err


def test_the_coverage_is_a_page_to_tick_beside_each_document(capsys: Captured, tmp_path: Path) -> None:
    page = tmp_path / "coverage.html"
    told = ask(capsys, "coverage", "-o", str(page))
    assert (told.code, told.out) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert sorted(re.findall(r'<tr id="([^"]+)">', text)) == sorted(catalogue())
    assert text.count('class="box"') == len(catalogue())
    assert 'id="d000">000 · Les métastases, fiche' in text
    places = re.findall(r'<a href="#([^"]+)">', text)
    assert set(places) <= set(re.findall(r'<h3 id="([^"]+)">', text))
    assert "<script" not in text
    assert "http:" not in text.replace("http-equiv", "")
    refused = ask(capsys, "coverage", "-o", str(tmp_path / "coverage.pdf"))
    assert (refused.code, refused.out, (tmp_path / "coverage.pdf").exists()) == (2, "", False)
    assert ".html" in refused.err


def test_the_doctor_says_whether_the_installation_is_whole(capsys: Captured) -> None:
    told = ask(capsys, "doctor", "--json")
    assert told.code == 0
    assert told.json["jalon"] == __version__
    assert told.json["locale"] == "fr"
    assert told.json["rules"] == str(len(program().rules))
    assert {name for name in told.json if name.startswith("knowledge ")} == {f"knowledge {name}" for name in program().documents}


def test_the_doctor_lists_the_vocabulary(capsys: Captured) -> None:
    told = ask(capsys, "doctor", "--vocabulary", "--json")
    assert [one["path"] for one in told.json] == list(vocabulary().fields)
    assert all(one["fr"] and one["en"] for one in told.json)
    assert len(ask(capsys, "doctor", "--vocabulary").out.splitlines()) == len(told.json)


def test_the_demonstration_is_a_meeting_of_twelve(capsys: Captured, tmp_path: Path) -> None:
    told = ask(capsys, "demo", "--json")
    names = [one["case"] for one in told.json]
    assert (len(names), len(set(names))) == (12, 12)
    assert {"rcp-poumon", "rcp-sein", "rcp-prostate"} <= set(names)
    shown = ask(capsys, "demo", tmp_path / "new")
    assert shown.code == 0
    assert [name for name in names if f"\n{name}   " not in "\n" + shown.out] == []
    page, paper = (tmp_path / "new" / f"reunion{form}" for form in (".html", ".pdf"))
    assert str(page) in shown.out
    assert paper.read_bytes().startswith(b"%PDF-")
    assert [name for name in names if name not in page.read_text("utf-8")] == []


def test_the_version_says_what_jalon_is_not(capsys: Captured) -> None:
    told = ask(capsys, "--version")
    assert (told.code, told.out) == (0, f"jalon {__version__}\n{SCOPE[0]}\n{SCOPE[1]}\n")


def test_the_help_names_every_verb(capsys: Captured) -> None:
    told = ask(capsys, "--help")
    assert told.code == 0
    assert all(verb in told.out for verb in ("board", "explain", "missing", "whatif", "score", "check", "coverage", "demo", "doctor"))


@pytest.mark.parametrize("verb", ["board", "explain", "missing", "whatif", "score", "check", "coverage", "demo", "doctor"])
def test_every_verb_has_its_help_and_its_json(verb: str, capsys: Captured) -> None:
    told = ask(capsys, verb, "--help")
    assert told.code == 0
    assert "--json" in told.out


def test_json_is_one_value_and_ends_with_a_line(capsys: Captured) -> None:
    for arguments in (("board", DEMO), ("missing", DEMO), ("explain", DEMO, "sins"), ("check",), ("coverage",), ("doctor",)):
        told = ask(capsys, *arguments, "--json")
        assert told.out.endswith("}\n")
        assert json.loads(told.out)
