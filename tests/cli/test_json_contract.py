"""The JSON of `jalon board` (design.md § 5), field by field, on every example case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from jalon import __version__
from jalon.case import WordType, vocabulary
from jalon.cli.reading import as_json, program, read
from jalon.guideline.boards import board
from jalon.guideline.program import Program, Rule
from tests.cli.asking import DEMO, EXAMPLES, ask

FILES = sorted(EXAMPLES.glob("*.yaml"))
NAMES = [path.stem for path in FILES]
FIELDS = {"rule", "about", "status", "value", "possible", "exact", "may_not_apply", "urgency", "strength", "text", "because", "missing", "conflicts", "cites",
          "readings", "verification"}
ADDED = {"edition_note", "contradictory", "blocked", "short", "landmarks", "arguments", "outcome", "outcomes", "due", "ranking", "others"}
CHECK = {"met", "not_met", "waived"}
VALUES: dict[str, set[str]] = {
    "mirels_conduct": {"radiotherapy", "board", "prophylactic_surgery"},
    "sins_class": {"stable", "potentially_unstable", "unstable"},
    "urgent.cord_compression": {"yes", "suspected", "no"},
    "urgent.hypercalcaemia": {"yes", "no"},
    "urgent.fracture": {"yes", "no"},
    "antiresorptive.start": {"now", "consider", "not_indicated"},
    "before_antiresorptive.vitamin_d": CHECK, "before_antiresorptive.calcium": CHECK, "before_antiresorptive.kidney": CHECK,
    "before_antiresorptive.dental": CHECK, "before_antiresorptive.extraction": CHECK,
    "washout": {"allowed", "discuss", "forbidden"},
}
SCORES = {"mirels": (4, 12), "sins": (0, 18)}
OBJECT = r"(?:lesion|treatment|plan):[\w-]+"
ABOUT = {
    "mirels": r"lesion:[\w-]+", "mirels_conduct": r"lesion:[\w-]+", "sins": r"lesion:[\w-]+", "sins_class": r"lesion:[\w-]+",
    "washout": rf"treatment:[\w-]+\+{OBJECT}", "before_antiresorptive": r"patient|plan:[\w-]+",
}
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
Json = dict[str, Any]


@cache
def of(name: str) -> Json:
    """The object that `jalon board` prints for an example."""
    (case,) = read([EXAMPLES / f"{name}.yaml"])
    return as_json(board(sheets(), case))


@cache
def sheets() -> Program:
    """The shipped sheets, read once."""
    return program()


@cache
def sheet(rule: str) -> Rule:
    """A rule as its sheet declares it: what the contract leaves to the sheets is held against them."""
    found = sheets().rule(rule)
    assert found is not None
    return found


def kinds(rule: str) -> str:
    """The objects that a rule of a sheet is about."""
    about = sheet(rule).about
    return r"\+".join(rf"{kind}:[\w-]+" for kind in about) if about and about != ("patient",) else "patient"


def words(answer: Json) -> list[Any]:
    """The outcomes that are possible: the words of the sheet, also where each stands for a list."""
    if "outcome" in answer or "outcomes" in answer:
        return [answer["outcome"]] if "outcome" in answer else list(answer["outcomes"])
    return list(answer["possible"])


def left(answer: Json) -> set[Any]:
    """What a fact may leave of an answer: its outcomes, and the classes of the objects that it puts in order."""
    classes = {word for one in answer.get("ranking", ()) for word in one.get("possible", [one.get("class")])}
    return set(words(answer)) | classes


every_case = pytest.mark.parametrize("name", NAMES)


@every_case
def test_a_board_has_the_keys_of_the_contract(name: str) -> None:
    made = of(name)
    assert {"case", "on", "jalon", "knowledge", "answers", "missing"} <= set(made) <= {"case", "on", "jalon", "knowledge", "answers", "missing", "set_aside"}
    assert made["jalon"] == __version__
    assert date.fromisoformat(made["on"])
    assert made["knowledge"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in made["knowledge"].values())


@every_case
def test_there_is_one_answer_for_each_rule_and_object(name: str) -> None:
    keys = [(answer["rule"], answer["about"]) for answer in of(name)["answers"]]
    assert len(keys) == len(set(keys))


@every_case
def test_a_fact_to_obtain_names_the_answers_that_it_would_settle(name: str) -> None:
    made = of(name)
    keys = {(answer["rule"], answer["about"]) for answer in made["answers"]}
    for one in made["missing"]:
        assert {"fact", "label", "settles", "changes", "urgency", "ease"} <= set(one)
        assert set(one["label"]) == {"fr", "en"}
        assert {(each["rule"], each["about"]) for each in one["settles"] + one["changes"]} <= keys
        assert one["settles"] or one["changes"]


@every_case
def test_what_touches_an_urgent_answer_is_obtained_first(name: str) -> None:
    urgent = [one["urgency"] == "now" for one in of(name)["missing"]]
    assert urgent == sorted(urgent, reverse=True)


@every_case
def test_an_answer_has_the_keys_of_the_contract(name: str) -> None:
    for answer in of(name)["answers"]:
        assert set(answer) >= FIELDS
        assert set(answer) - FIELDS <= ADDED


@every_case
def test_an_answer_uses_the_words_of_the_contract(name: str) -> None:
    for answer in of(name)["answers"]:
        assert answer["status"] in ("certain", "bounded", "not_applicable")
        assert answer["urgency"] in ("now", "before", "planned", "information")
        assert isinstance(answer["exact"], bool)
        assert isinstance(answer["may_not_apply"], bool)
        assert isinstance(answer["strength"], str)
        assert re.fullmatch(ABOUT.get(answer["rule"].partition(".")[0]) or kinds(answer["rule"]), answer["about"])
        assert {mark["state"] for mark in answer["verification"]} <= {"confirmed", "conflict", "corrected", "not_found", "partial"}


@every_case
def test_a_value_is_given_when_it_is_certain_and_only_then(name: str) -> None:
    for answer in of(name)["answers"]:
        status, value, possible = answer["status"], answer["value"], answer["possible"]
        assert (value is not None) == (status == "certain")
        if answer["rule"] in SCORES:
            low, high = SCORES[answer["rule"]]
            assert possible == [] or (len(possible) == 2 and low <= possible[0] <= possible[1] <= high)
            assert status != "certain" or possible == [value, value]
            assert status != "bounded" or possible[0] < possible[1]
        else:
            assert set(words(answer)) <= (VALUES.get(answer["rule"]) or set(sheet(answer["rule"]).outcomes))
            assert status != "certain" or possible == [value]
            assert status != "bounded" or len(possible) > 1 or answer.get("others")  # one order of what is listed, and others may come before
        assert status != "not_applicable" or possible == []


@every_case
def test_an_answer_is_told_in_both_languages(name: str) -> None:
    for answer in of(name)["answers"]:
        assert set(answer["text"]) == {"fr", "en"}
        assert all(text.strip() and "{" not in text and "\n" not in text for text in answer["text"].values())
        assert answer["text"]["fr"] != answer["text"]["en"]


@every_case
def test_a_reason_is_a_fact_of_the_case_with_its_date_and_source(name: str) -> None:
    for answer in of(name)["answers"]:
        for one in answer["because"]:
            assert {"fact", "value", "on", "source"} <= set(one)
            assert path(one["fact"]) in vocabulary().fields, one["fact"]
            assert isinstance(one["value"], str)
            assert one["value"]
            assert one["on"] is None or ISO.fullmatch(one["on"])


@every_case
def test_a_missing_fact_says_what_each_value_would_leave(name: str) -> None:
    for answer in of(name)["answers"]:
        for one in answer["missing"]:
            assert {"fact", "label", "leaves"} <= set(one)
            assert set(one["label"]) == {"fr", "en"}
            assert all(value and left for value, left in one["leaves"].items())


@every_case
def test_learning_a_fact_never_adds_a_possible_value(name: str) -> None:
    """Monotony (meaning.md 12), as the board shows it: what a value would leave is among what is possible now."""
    for answer in of(name)["answers"]:
        possible = answer["possible"]
        for one in answer["missing"]:
            for leaves in one["leaves"].values():
                inside = [value for value in leaves if value != "not_applicable"]
                within = all(possible[0] <= value <= possible[1] for value in inside) if answer["rule"] in SCORES else set(inside) <= left(answer)
                assert within, (one["fact"], inside, possible)


@every_case
def test_a_missing_fact_changes_the_answer(name: str) -> None:
    """One that leaves the same answer whatever its value is not missing; to make sure that the rule applies is a change."""
    for answer in of(name)["answers"]:
        now = {*words(answer), *(["not_applicable"] if answer["may_not_apply"] else [])}
        for one in answer["missing"]:
            same = all(set(leaves) == now for leaves in one["leaves"].values())
            assert answer["rule"] in SCORES or "jointly" in one or not same, one["fact"]


@every_case
def test_an_answer_cites_the_lines_of_its_sheets(name: str) -> None:
    for answer in of(name)["answers"]:
        assert answer["cites"]
        for one in [*answer["cites"], *(cite for conflict in answer["conflicts"] for cite in conflict["cites"])]:
            assert set(one) == {"document", "where", "sheet", "line"}
            assert one["document"]
            assert one["sheet"].endswith(".md")
            assert one["line"] > 0


@every_case
def test_a_conflict_names_a_source_that_says_something_else(name: str) -> None:
    for answer in of(name)["answers"]:
        for one in answer["conflicts"]:
            assert {"source", "edition", "value", "possible", "cites"} <= set(one)
            assert one["possible"] != answer["possible"]
            assert one["edition"] is None or date.fromisoformat(one["edition"])


@every_case
def test_an_answer_lists_its_readings_once(name: str) -> None:
    for answer in of(name)["answers"]:
        assert all(re.fullmatch(r"L\d+", label) for label in answer["readings"])
        assert len(answer["readings"]) == len(set(answer["readings"]))


@every_case
def test_the_blocked_days_stand_with_the_delay_and_nowhere_else(name: str) -> None:
    for answer in of(name)["answers"]:
        assert ("blocked" in answer) == (answer["rule"] == "washout")
        for one in answer.get("blocked", []):
            assert set(one) == {"first", "last"}
            assert date.fromisoformat(one["first"]) <= date.fromisoformat(one["last"])


@every_case
def test_yes_and_no_are_words(name: str) -> None:
    for answer in of(name)["answers"]:
        assert not [value for value in leaves(answer) if isinstance(value, bool)]


def leaves(value: Any) -> Iterator[Any]:
    """Every value inside a JSON value, but for the marks of an answer that are true or false."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name not in ("exact", "may_not_apply", "jointly", "others"):
                yield from leaves(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from leaves(inside)
    else:
        yield value


def path(fact: str) -> str:
    """`lesion:L1.pain.grade` as the vocabulary names it."""
    return re.sub(r"^(\w+):[^.]+\.", r"\1.", fact)


@every_case
def test_a_reason_gives_a_value_of_its_own_fact(name: str) -> None:
    for answer in of(name)["answers"]:
        for one in answer["because"]:
            known = vocabulary().fields[path(one["fact"])].type
            if isinstance(known, WordType) and not one.get("why") and ".." not in one["value"] and " or " not in one["value"]:
                words = {word.id for word in known.words} | set(known.groups)
                assert one["value"] in words, one["fact"]


def test_several_cases_make_a_list_in_the_order_of_the_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = [FILES[3], FILES[0], DEMO]
    told = ask(capsys, "board", *chosen, "--json")
    assert [one["case"] for one in told.json] == [of(path.stem)["case"] for path in chosen]
    assert told.json[2] == of("demo-femur")


def test_the_same_case_twice_is_answered_twice(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = ask(capsys, "board", DEMO, DEMO, "--json").json
    assert first == second
