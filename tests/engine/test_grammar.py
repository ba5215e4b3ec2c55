"""Cells of sheets, one by one: what each form says, and which say nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jalon.engine.grammar import Accepts, Bare, Limit, Span, Unreadable, accepts, asked, duration, exactly, number, outcomes
from jalon.engine.sheet import Cell
from jalon.engine.tree import Duration, Place

AT = Place("fiche.md", 12, 5)


def cell(text: str) -> Accepts:
    """A condition cell as the tables read it."""
    return accepts(Cell(text, AT))


def limit(value: str, unit: str = "", *printed: tuple[str, str]) -> Limit:
    """A limit, and the same as printed in other units."""
    return Limit(Fraction(value), unit, tuple((Fraction(other), name) for other, name in printed))


@pytest.mark.parametrize(("text", "expected"), [
    ("12", "12"), ("1,5", "3/2"), ("1.5", "3/2"), ("1/3", "1/3"), ("0,25", "1/4"),
])
def test_a_number_is_read_in_french_and_in_english(text: str, expected: str) -> None:
    assert number(text) == Fraction(expected)


@pytest.mark.parametrize(("text", "words"), [
    ("lytique", ["lytique"]), ("lytique ou mixte", ["lytique", "mixte"]), ("a ou b ou c", ["a", "b", "c"]), ("os long", ["os long"]),
    ("lytique  ou   mixte", ["lytique", "mixte"]), ("ouvert ou fermé", ["ouvert", "fermé"]), ("2", ["2"]),
])
def test_words_are_joined_by_ou(text: str, words: list[str]) -> None:
    assert cell(text).parts == tuple(Bare(word) for word in words)


def test_sauf_leaves_words_out() -> None:
    found = cell("sauf lytique ou mixte")
    assert (found.excluded, found.parts) == (True, (Bare("lytique"), Bare("mixte")))


def test_the_dash_accepts_anything_and_sans_objet_what_does_not_apply() -> None:
    assert (cell("—").anything, cell("—").absent) == (True, False)
    assert (cell("sans objet").anything, cell("sans objet").absent) == (False, True)


@pytest.mark.parametrize(("text", "span"), [
    ("< 1/3", Span(None, True, limit("1/3"), False)),
    ("≤ 7", Span(None, True, limit("7"), True)),
    ("<= 7", Span(None, True, limit("7"), True)),
    ("> 2/3", Span(limit("2/3"), False, None, True)),
    ("≥ 30 ng/mL", Span(limit("30", "ng/mL"), True, None, True)),
    (">=30 ng/mL", Span(limit("30", "ng/mL"), True, None, True)),
    ("> 50 %", Span(limit("50", "%"), False, None, True)),
    ("> 50\u00a0%", Span(limit("50", "%"), False, None, True)),
    ("≥ 30 ng/mL (75 nmol/L)", Span(limit("30", "ng/mL", ("75", "nmol/L")), True, None, True)),
    ("< 2,6 mmol/L (10,4 mg/dL) (104 mg/L)", Span(None, True, limit("2.6", "mmol/L", ("10.4", "mg/dL"), ("104", "mg/L")), False)),
    ("≥ 6 mois", Span(limit("6", "months"), True, None, True)),
    ("1/3 .. 2/3", Span(limit("1/3"), True, limit("2/3"), True)),
    ("1/3..2/3", Span(limit("1/3"), True, limit("2/3"), True)),
    ("0 ..< 50 %", Span(limit("0", "%"), True, limit("50", "%"), False)),
    ("0 <.. 50 %", Span(limit("0", "%"), False, limit("50", "%"), True)),
    ("0 <..< 50 %", Span(limit("0", "%"), False, limit("50", "%"), False)),
    ("20 ng/mL (50 nmol/L) ..< 30 ng/mL (75 nmol/L)", Span(limit("20", "ng/mL", ("50", "nmol/L")), True, limit("30", "ng/mL", ("75", "nmol/L")), False)),
])
def test_a_comparison_or_a_range_is_an_interval(text: str, span: Span) -> None:
    assert cell(text).parts == (span,)


def test_intervals_are_joined_by_ou_as_words_are() -> None:
    assert cell("< 1/3 ou > 2/3").parts == (Span(None, True, limit("1/3"), False), Span(limit("2/3"), False, None, True))


@pytest.mark.parametrize(("text", "reason"), [
    ("", "empty"), ("?", "unknown"), ("autre", "else"), ("Autres", "else"), ("sinon", "else"), ("else", "else"),
    ("< un tiers", "comparison"), ("> ", "comparison"), ("= 3", "comparison"), ("< 1/3 <", "comparison"), ("1 .. 2 .. 3", "comparison"), ("< -5 %", "comparison"),
    ("lytique ou < beaucoup", "comparison"),
])
def test_a_cell_that_says_nothing_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        cell(text)
    assert (refused.value.reason, refused.value.at) == (reason, AT)


@pytest.mark.parametrize(("text", "span"), [("8", limit("8")), ("50 %", limit("50", "%")), ("1/3", limit("1/3")), ("30 ng/mL (75 nmol/L)", limit("30", "ng/mL", ("75", "nmol/L")))])
def test_a_number_alone_is_exactly_that_number(text: str, span: Limit) -> None:
    assert exactly(text) == Span(span, True, span, True)


@pytest.mark.parametrize("text", ["faible", "", "1 2", "≥ 3", "1/3 à 2/3"])
def test_a_word_is_no_number(text: str) -> None:
    assert exactly(text) is None


def test_a_condition_names_what_it_reads() -> None:
    joined = asked("`dental.review` = fait", AT)
    (part,) = joined.parts
    assert (part.path, part.term, part.accepts.parts) == ("dental.review", "", (Bare("fait"),))


def test_a_condition_may_name_a_term() -> None:
    (part,) = asked("`lesion.spine.epidural` (rachis) = 2 ou 3", AT).parts
    assert (part.path, part.term, part.accepts.parts) == ("lesion.spine.epidural", "rachis", (Bare("2"), Bare("3")))


def test_a_comparison_needs_no_equal_sign() -> None:
    (part,) = asked("`labs.vitamin_d` ≥ 30 ng/mL (75 nmol/L)", AT).parts
    assert part.accepts.parts == (Span(limit("30", "ng/mL", ("75", "nmol/L")), True, None, True),)


@pytest.mark.parametrize(("text", "every", "paths"), [
    ("`a` = oui et `b` = non", True, ["a", "b"]), ("`a` = oui ou `b` = non ou `c` = oui", False, ["a", "b", "c"]), ("`a` = oui ou non", True, ["a"]),
    ("`a` = oui ou non et `b` = oui", True, ["a", "b"]),
])
def test_conditions_are_joined_by_et_or_by_ou(text: str, every: bool, paths: list[str]) -> None:
    joined = asked(text, AT)
    assert (joined.every, [part.path for part in joined.parts]) == (every, paths)


def test_each_condition_knows_its_column() -> None:
    text = "`a` = oui et `bb` = non"
    assert [part.at.column - AT.column for part in asked(text, AT).parts] == [text.index("a"), text.index("bb")]


@pytest.mark.parametrize(("text", "reason"), [("urgence", "no path"), ("dental.review = fait", "no path"), ("`a` = oui et `b` = non ou `c` = oui", "mixed"), ("`a` =", "no value"),
                                              ("`a`", "no value"), ("`a` = ?", "unknown"), ("", "no path"), ("`a` = autre", "else")])
def test_a_condition_that_says_nothing_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        asked(text, AT)
    assert refused.value.reason == reason


@pytest.mark.parametrize(("text", "expected"), [
    ("1 jour", Duration(days=1)), ("8 jours", Duration(days=8)), ("1 semaine", Duration(days=7)), ("4 semaines", Duration(days=28)), ("6 mois", Duration(months=6)),
    ("1 an", Duration(months=12)), ("2 ans", Duration(months=24)),
])
def test_a_duration_is_in_days_or_in_months_of_the_calendar(text: str, expected: Duration) -> None:
    assert duration(text, AT) == expected


@pytest.mark.parametrize("text", ["", "28", "quatre semaines", "5 demi-vies", "1,5 mois", "6 mois environ", "-1 jour", "aucune", "101 ans", "1201 mois", "36526 jours", "9999999999 jours", "٣ jours"])
def test_a_duration_in_other_words_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="duration"):
        duration(text, AT)


@pytest.mark.parametrize(("text", "expected"), [("majeur", ["majeur"]), ("2 ou 3", ["2", "3"]), ("à discuter en RCP", ["à discuter en RCP"])])
def test_a_conclusion_is_one_word_or_several_where_the_source_leaves_it_open(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected
