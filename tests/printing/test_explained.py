"""An explanation marks the rows of a table as the answer used them, shows the steps below, and can be read on any terminal."""

from __future__ import annotations

import io
import itertools
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jalon.board.explained import MARKS, explained
from jalon.board.french import French
from jalon.board.terminal import Terminal
from jalon.case import read_case
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.tree import Decision, Exists, Score
from jalon.guideline.answer import Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.cache import load_program
from jalon.guideline.printing.steps import Step, marked
from jalon.guideline.printing.told import explained as told
from jalon.guideline.program import Program
from tests.cli.asking import DEMO, EXAMPLES, ask
from tests.guideline import right_sheets
from tests.meaning.made_sheets import RANDOM_FACTS, RandomSheet, case_file, many
from tests.meaning.small_sheets import case_of, sheets

Captured = pytest.CaptureFixture[str]
CASES = sorted(EXAMPLES.glob("*.yaml"))


@cache
def program() -> Program:
    """The shipped sheets."""
    return load_program()


def reasoner(path: Path) -> Reasoner:
    """One of the shipped cases."""
    return Reasoner.begin(program(), read_case(path))


@cache
def answered(path: Path) -> tuple[Reasoner, list[Answer]]:
    """One of the shipped cases and all its answers, worked out once."""
    asked = reasoner(path)
    return asked, asked.answers(False)


def steps(step: Step) -> Iterator[Step]:
    """A step and all those below it."""
    yield step
    for below in step.steps:
        yield from steps(below)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rows_that_are_not_excluded_lead_to_the_values_of_the_answer(path: Path) -> None:
    """The marks and the value come from the same rows; an excluded row is excluded by facts that do not meet it."""
    asked, answers = answered(path)
    seen = 0
    for answer in answers:
        top = marked(asked, answer)
        assert top.mask == answer.mask
        for step in steps(top):
            body = step.slot.body
            if not isinstance(body, Decision) or step.again or not step.marks:
                continue
            seen += 1
            allowed = [row for row, mark in zip(body.rows, step.marks, strict=True) if mark.state != "excluded"]
            reached = 0
            for row in allowed:
                reached |= row.outcome
            assert reached & ~NOT_APPLICABLE == step.mask & ~NOT_APPLICABLE
            assert [mark.state for mark in step.marks].count("decides") == (len(allowed) == 1)
            for row, mark in zip(body.rows, step.marks, strict=True):
                for column in mark.by:
                    assert not step.inside.mask(column, step.env) & row.accepts[body.columns.index(column)]
    assert seen > 3


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_points_that_are_not_excluded_add_up_to_the_score(path: Path) -> None:
    asked = reasoner(path)
    for answer in asked.answers(False):
        for step in steps(marked(asked, answer)):
            body = step.slot.body
            if isinstance(body, Score) and step.marks and step.mask != NOT_APPLICABLE:
                marks = iter(step.marks)
                low = high = 0
                for item in body.items:
                    points = [row.outcome >> 1 for row in item.rows if next(marks).state != "excluded" and row.outcome != NOT_APPLICABLE]
                    low += min((one & -one).bit_length() - 1 for one in points)
                    high += max(one.bit_length() - 1 for one in points)
                values = step.mask >> 1
                assert ((values & -values).bit_length() - 1, values.bit_length() - 1) == (low, high)


def test_the_row_that_decides_and_the_fact_that_excludes_each_other_row() -> None:
    asked = reasoner(DEMO)
    (answer,) = asked.of("mirels_conduct", False)
    made = told(asked, answer)
    assert [(row["state"], row.get("excluded_by")) for row in made["rows"]] == [
        ("excluded", ["mirels"]), ("excluded", ["mirels"]), ("decides", None), ("excluded", ["lesion:L1.fracture"])]  # fmt: skip
    assert [row["from"]["line"] for row in made["rows"]] == sorted({row["from"]["line"] for row in made["rows"]})
    assert made["rows"][1]["from"]["readings"] == ["L5"]
    (score,) = made["steps"]
    assert (score["rule"], score["possible"], score["words"]["fr"]) == ("mirels", [11, 11], "11")


def test_rows_that_only_several_facts_together_exclude_are_excluded(tmp_path: Path) -> None:
    """Two steps read the same signs: column by column they might differ, together they cannot."""
    bound = sheets(tmp_path, many(3))
    asked = Reasoner.begin(bound, case_of("symptoms: {}"))
    (answer,) = asked.of("same", False)
    rows = told(asked, answer)["rows"]
    assert [row["state"] for row in rows] == ["allowed", "allowed", "excluded", "excluded"]
    assert [row.get("excluded_by") for row in rows[2:]] == [[], []]


VERTEBRA = "lesions: [{id: L1, site: spine.T6, pain: {refractory: yes}, spine: {posterior_wall: intact}}]\n"
OPTIONS = {
    VERTEBRA + "patient: {conditions: {infection: none}}": ["decides", "excluded", "excluded"],
    VERTEBRA + "patient: {conditions: {infection: active}}": ["allowed", "excluded", "decides"],
    VERTEBRA: ["allowed", "excluded", "allowed"],
}


@pytest.mark.parametrize("case", OPTIONS, ids=["no infection", "infection", "not known"])
def test_the_argument_that_settles_an_option_decides(case: str, tmp_path: Path) -> None:
    """An indication holds and yet decides nothing beside a contra-indication."""
    bound = sheets(tmp_path, right_sheets.OPTION.partition("## Cas")[0])
    asked = Reasoner.begin(bound, case_of(case))
    (answer,) = asked.of("cement", False)
    assert [row["state"] for row in told(asked, answer)["rows"]] == OPTIONS[case]


def test_each_step_is_shown_once() -> None:
    asked = reasoner(DEMO)
    for answer in asked.answers(False):
        shown = [(step.slot.index, tuple(sorted((kind, thing.index) for kind, thing in step.env.items() if step.slot.kind != "patient")))
                 for step in steps(marked(asked, answer)) if not step.again]
        assert len(shown) == len(set(shown))


def test_every_object_of_a_list_is_told_with_what_it_is() -> None:
    asked = reasoner(DEMO)
    (answer,) = asked.of("urgent.cord_compression", False)
    worst = next(step for step in told(asked, answer)["steps"] if step["rule"] == "spine.worst")
    assert [(one["about"], one["words"]["en"]) for one in worst["rows"][0]["objects"]] == [
        ("lesion:L1", "outside the spine"), ("lesion:L2", "spine without high grade"), ("lesion:L3", "not applicable")]  # fmt: skip


def test_a_long_list_shows_the_tables_of_a_few_objects_and_counts_the_others() -> None:
    lesions = ", ".join(f"{{id: L{number}, site: spine.T{number}, spine: {{epidural: 1b}}}}" for number in range(1, 9))
    asked = Reasoner.begin(program(), case_of(f"listed: {{lesions: complete, events: complete}}\nlesions: [{lesions}]"))
    (answer,) = asked.of("urgent.cord_compression", False)
    worst = next(step for step in told(asked, answer)["steps"] if step["rule"] == "spine.worst")
    assert (len(worst["rows"][0]["objects"]), len(worst["steps"]), worst["left_out"]) == (8, 3, 5)


def test_an_argument_about_objects_says_which_of_them_satisfy_it() -> None:
    asked = reasoner(DEMO)
    (answer,) = asked.of("antiresorptive.start", False)
    top = marked(asked, answer)
    events = next(step for step in steps(top) if isinstance(step.slot.body, Exists))
    assert [mark.state for mark in events.marks] == ["decides"]


def shown(path: Path, rule: str, lang: str, width: int) -> str:
    """What a terminal without colour prints."""
    asked = reasoner(path)
    console = Terminal(file=io.StringIO(), width=width, highlight=False, color_system=None)
    for answer in asked.of(rule, True, True):
        console.print(explained(answer, told(asked, answer), program(), lang))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


RULES = ("mirels_conduct", "urgent.cord_compression", "washout", "before_antiresorptive.kidney", "sins_class", "urgent.hypercalcaemia", "antiresorptive.start")


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("rule", RULES)
def test_an_explanation_fits_the_terminal_and_is_read_without_colour(rule: str, lang: str, width: int) -> None:
    """No line is longer than the terminal; a state has its mark, told in the legend; no French line begins with a mark that ends words."""
    text = shown(DEMO, rule, lang, width)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    assert MARKS["decides"] in text
    assert ("▶ décide" if lang == "fr" else "▶ decides") in text
    assert not [line for line in lines if lang == "fr" and line.strip()[:1] in (":", ";", "!", "»", "?") and line.strip()[:3] not in ("? t", "? n")]


@pytest.mark.parametrize("word", ["maintenant", "information", "neurologique", "menaçante", "suspectée"])
def test_no_word_is_cut_in_the_widest_table_of_eighty_columns(word: str) -> None:
    assert word in shown(DEMO, "urgent.cord_compression", "fr", 80)


def test_many_rows_excluded_alike_are_told_in_one_line() -> None:
    """Fourteen drugs are not that of the case: they are named, not laid out one by one."""
    text = shown(DEMO, "washout", "en", 140)
    assert text.count("at the level of the target: yes or suspected") <= 2
    assert "gemcitabine, doxorubicin, bevacizumab" in " ".join(text.split())


def test_an_explanation_as_json_holds_the_answer_and_its_table(capsys: Captured) -> None:
    made = ask(capsys, "explain", DEMO, "mirels_conduct", "lesion:L1", "--json").json
    explanation = made["explanation"]
    assert made["value"] == "prophylactic_surgery"
    assert {"rule", "about", "title", "possible", "words", "from", "reads", "header", "rows", "steps"} == set(explanation)
    assert explanation["header"] == {"fr": ["Score", "Fracture", "Orientation"], "en": ["Score", "Fracture", "Outcome"]}
    assert [[cell["text"] for cell in row["cells"]["en"]] for row in explanation["rows"]][2] == ["≥ 9", "except yes", "prophylactic surgery"]


def test_an_english_explanation_names_facts_in_english(capsys: Captured) -> None:
    text = ask(capsys, "explain", DEMO, "sins_class", "--lang", "en").out
    assert {"Mechanical", "mechanical", "Finding"} <= set(text.split())
    assert not {"Douleur", "lytique", "rachis", "sauf", "Ce dossier"} & set(text.replace("|", " ").split())


def test_a_rule_without_an_object_says_what_each_object_is(capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "case.yaml"
    place.write_text("case: x\non: 2026-11-21\nlesions: [{id: L1, site: spine.T4}, {id: L2, organ: liver}]\n", encoding="utf-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    told = ask(capsys, "explain", place, "mirels", "--json")
    assert (told.code, told.out) == (1, "")
    assert told.err == ("mirels has no object in this case. Objects of the rule: lesion (long bone).\n"
                        "  lesion:L1: site T4.\n  lesion:L2: site not applicable.\n")  # fmt: skip
    told = ask(capsys, "explain", place, "washout")
    assert told.err.splitlines()[-1] == "  No object recorded: treatment and irradiation."


def test_free_text_of_a_case_cannot_dress_an_explanation(tmp_path: Path) -> None:
    """Square brackets of a file are text, not styles."""
    place = tmp_path / "case.yaml"
    source = "[bold]scanner[/bold]"
    place.write_text(f"case: x\non: 2026-11-21\nlesions: [{{id: L1, site: femur.shaft, matrix: {{value: lytic, source: '{source}'}}}}]\n", encoding="utf-8")
    assert source in "".join(shown(place, "mirels", "fr", 140).split("\n"))


def test_french_marks_are_held_in_tables_too() -> None:
    """What the typography of the board does to texts, it does inside the tables of an explanation."""
    from rich.text import Text

    from jalon.board.fitted import Fitted

    console = Terminal(file=io.StringIO(), width=12, color_system=None)
    console.print(French(Fitted((), [([Text("médicament : oui")], "")], 10)))
    assert isinstance(console.file, io.StringIO)
    assert not any(line.startswith(":") for line in console.file.getvalue().splitlines())


def test_an_explanation_is_data_that_json_can_hold() -> None:
    """Each rule once in each of its states: other answers alike are made of the same parts."""
    seen: set[tuple[str, str, int]] = set()
    for path in CASES:
        asked, answers = answered(path)
        for answer in answers:
            if (answer.rule, answer.status, answer.mask) not in seen:
                seen.add((answer.rule, answer.status, answer.mask))
                made: Any = told(asked, answer)
                assert json.loads(json.dumps(made)) == made
    assert len(seen) > 150


@pytest.mark.parametrize("seed", range(10))
def test_a_row_is_excluded_exactly_when_no_completion_meets_it(seed: int, tmp_path: Path) -> None:
    """The marks of a case with unknowns are those of all the cases that it may be, put together."""
    made = RandomSheet(seed)
    bound = sheets(tmp_path, "\n".join(made.text))
    dice = random.Random(seed)
    known = {path: dice.choice([*words, "?", "?"]) for path, words in RANDOM_FACTS.items()}
    ways = [[known[path]] if known[path] != "?" else list(words) for path, words in RANDOM_FACTS.items()]
    met: set[tuple[str, int]] = set()
    for words in itertools.product(*ways):
        met |= _met(bound, dict(zip(RANDOM_FACTS, words, strict=True)))
    assert _met(bound, known) == met


def _met(bound: Program, known: dict[str, str]) -> set[tuple[str, int]]:
    """The rows that a case does not exclude, in the final table and in its steps."""
    asked = Reasoner.begin(bound, case_of(case_file(known)))
    (answer,) = asked.of("final", False)
    found = [step for step in steps(marked(asked, answer)) if not step.again]
    return {(step.slot.path, number) for step in found for number, mark in enumerate(step.marks) if mark.state != "excluded"}
