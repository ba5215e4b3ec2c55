"""The words for a set say exactly that set, in few words, in both languages."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.case import WordType
from jalon.engine import tree
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, WordDomain, bits
from jalon.engine.grammar import number
from jalon.engine.tree import AllOf, AnyOf, Condition, Decision, Score
from jalon.guideline.cache import load_program
from jalon.guideline.printing.conditions import spoken
from jalon.guideline.printing.pages import blocks
from jalon.guideline.printing.tables import Printed, table
from jalon.guideline.printing.wording import ABSENT, ANYTHING, EXCEPT, NOTHING, OR, Wording, field_of
from jalon.guideline.program import Program, Rule


@cache
def program() -> Program:
    """The shipped sheets."""
    return load_program()


def accepted(path: str, mask: int, lang: int = 0) -> str:
    """The words of a set of one fact."""
    return Wording(program(), lang).accepted(program().index[path], mask)


def of(path: str, *names: str) -> int:
    """The set of some words of a fact."""
    domain = program().slots[program().index[path]].domain
    assert isinstance(domain, WordDomain)
    return domain.of(names)


@pytest.mark.parametrize(("path", "names", "french", "english"), [
    ("lesion.matrix", ("lytic", "mixed"), "lytique ou mixte", "lytic or mixed"),
    ("lesion.matrix", ("lytic",), "lytique", "lytic"),
    ("lesion.fracture", ("no", "impending"), "sauf oui", "except yes"),
    ("urgent.cord_compression", ("yes", "suspected"), "oui ou suspectée", "yes or suspected"),
    ("antiresorptive.start", ("now", "consider"), "à débuter ou à envisager", "start now or consider"),
    ("event.kind", ("fracture", "other"), "fracture ou autre", "fracture or other"),
])  # fmt: skip
def test_a_set_has_the_fewest_words(path: str, names: tuple[str, ...], french: str, english: str) -> None:
    """`sauf` when it saves words, but not where it would deny a refusal."""
    mask = of(path, *names)
    assert (accepted(path, mask), accepted(path, mask, 1)) == (french, english)


def test_a_term_stands_for_its_values() -> None:
    site = program().slots[program().index["lesion.site"]].domain
    assert isinstance(site, WordDomain)
    terms = {term.word: site.of(term.values) for term in program().terms if term.path == "lesion.site"}
    assert accepted("lesion.site", terms["os long"]) == "os long"
    assert accepted("lesion.site", terms["os long"], 1) == "long bone"
    assert terms["os long"] | terms["hanche"] == terms["os long"] | terms["cotyle"]  # all else of the hip is femur
    assert accepted("lesion.site", terms["os long"] | terms["hanche"]) == "os long ou cotyle"
    assert accepted("lesion.site", site.full & ~terms["rachis"]) == "sauf rachis"


def test_a_number_is_told_by_its_limits() -> None:
    vitamin = program().slots[program().index["labs.vitamin_d"]].domain
    assert isinstance(vitamin, CutDomain)
    between = vitamin.between(Fraction(20), True, Fraction(30), False)
    assert accepted("labs.vitamin_d", between) == "20 ng/mL (50 nmol/L) ..< 30 ng/mL (75 nmol/L)"
    assert accepted("lesion.cortical_extent", _cortical(2, 4)) == "1/3 .. 2/3"
    assert accepted("mirels", 2 << 8 | 2 << 9) == "8 .. 9"


def _cortical(first: int, last: int) -> int:
    return sum(1 << cell for cell in range(first, last + 1))


def asks(slot: int, allowed: int) -> Condition:
    """A comparison, wherever it stands."""
    return tree.Test(slot, allowed, tree.Place("", 0))


def test_a_condition_alone_is_a_piece_of_a_sentence() -> None:
    cortical, matrix = program().index["lesion.cortical_extent"], program().index["lesion.matrix"]
    middle, kind = asks(cortical, _cortical(2, 4)), asks(matrix, of("lesion.matrix", "lytic", "mixed"))
    french, english = Wording(program()), Wording(program(), 1)
    assert spoken(french, AllOf((middle, kind)), label=("Corticale", "Type")) == "corticale entre 1/3 et 2/3, type lytique ou mixte"
    assert spoken(english, AllOf((middle, kind))) == "cortical involvement between 1/3 and 2/3, type of lesion lytic or mixed"
    lytic = asks(matrix, of("lesion.matrix", "lytic"))
    assert spoken(french, AnyOf((middle, lytic)), label=("Corticale", "Type")) == "corticale entre 1/3 et 2/3, ou type lytique"
    deficit = asks(program().index["symptoms.deficit"], of("symptoms.deficit", "yes"))
    assert spoken(french, deficit) == "déficit neurologique : oui"
    assert spoken(french, AllOf((lytic, asks(cortical, program().slots[cortical].domain.full | NOT_APPLICABLE)))) == "type de lésion lytique"


def every_set() -> list[tuple[int, int]]:
    """Each set that a table of the shipped sheets reads, with its slot."""
    found = []
    for slot in program().slots:
        body = slot.body
        if isinstance(body, Decision):
            found += [pair for row in body.rows for pair in zip(body.columns, row.accepts, strict=True)]
        elif isinstance(body, Score):
            found += [(item.slot, row.accepts[0]) for item in body.items for row in item.rows]
    return sorted(set(found))


@pytest.mark.parametrize("lang", [0, 1], ids=["français", "English"])
def test_the_words_of_every_set_give_the_set_back(lang: int) -> None:
    wording = Wording(program(), lang)
    assert len(every_set()) > 100
    for index, mask in every_set():
        assert meant(wording, index, wording.accepted(index, mask)) == mask


@given(st.data(), st.sampled_from([0, 1]))
def test_the_words_of_any_set_give_the_set_back(data: st.DataObject, lang: int) -> None:
    """Sets over words, over counts and over numbers cut by limits; with or without what does not apply."""
    slots = [slot for slot in program().slots if isinstance(slot.domain, (WordDomain, CountDomain, CutDomain)) and slot.domain.full.bit_count() > 1]
    slot = data.draw(st.sampled_from(slots))
    cells = [NOT_APPLICABLE, *bits(slot.domain.full)]
    ends = sorted(data.draw(st.tuples(*[st.integers(0, len(cells) - 1)] * 2)))
    mask = data.draw(st.one_of(st.lists(st.sampled_from(cells), min_size=1, unique=True).map(sum), st.just(sum(cells[ends[0] : ends[1] + 1]))))
    wording = Wording(program(), lang)
    assert meant(wording, slot.index, wording.accepted(slot.index, mask)) == mask


def meant(wording: Wording, index: int, said: str) -> int:
    """The set that some words mean: an inverse of the printing, which shares nothing with it but the words of values."""
    lang, domain = wording.lang, wording.program.slots[index].domain
    if said == ANYTHING:
        return domain.full | NOT_APPLICABLE
    if said == NOTHING[lang]:
        return 0
    absent = 0
    if said == ABSENT[lang]:
        return NOT_APPLICABLE
    if said.endswith(OR[lang] + ABSENT[lang]):
        said, absent = said.removesuffix(OR[lang] + ABSENT[lang]), NOT_APPLICABLE
    if said == NOTHING[lang]:
        return absent
    left_out = said.startswith(EXCEPT[lang])
    mask = 0
    for piece in said.removeprefix(EXCEPT[lang]).split(OR[lang]):
        mask |= dict(wording.words(index))[piece] if isinstance(domain, WordDomain) else span(domain, piece)
    return (domain.full & ~mask if left_out else mask) | absent


def span(domain: object, said: str) -> int:
    """`< 1/3`, `2 .. 4`, `50 %`: the cells of a span, by the first number of each of its ends."""
    assert isinstance(domain, (CountDomain, CutDomain))
    plain = re.sub(r"\([^)]*\)", "", said)
    ends = [number(found) for found in re.findall(r"\d+(?:[.,]\d+)?(?:/\d+)?", re.sub(r"[A-Za-zµ°]+[\w/µ²³]*", "", plain))]
    if isinstance(domain, CutDomain):
        printed = {one: cut.at for cut in domain.cuts for one in (*cut.printed.values(), cut.at)}
        ends = [printed[end] for end in ends]
    if plain.startswith(("<", "≤")):
        return domain.between(None, True, ends[0], plain.startswith("≤")) & domain.full
    if plain.startswith((">", "≥")):
        return domain.between(ends[0], plain.startswith("≥"), None, True) & domain.full
    if len(ends) == 1:
        return domain.between(ends[0], True, ends[0], True)
    return domain.between(ends[0], "<.." not in plain, ends[1], "..<" not in plain)


# ---- whole tables in English


def tables(lang: int) -> list[tuple[list[Rule], Printed]]:
    """Every table of the shipped sheets."""
    wording = Wording(program(), lang)
    return [(rules, table(wording, rules)) for rules in blocks(program().rules)]


def test_an_english_table_has_every_row_and_every_set_of_the_french_one() -> None:
    for (rules, french), (_, english) in zip(tables(0), tables(1), strict=True):
        assert [line.at for line in english.lines] == [line.at for line in french.lines]
        asked = [[box.asks for line in printed.lines for box in line.boxes if box.asks is not None] for printed in (french, english)]
        assert asked[0] == asked[1], rules[0].name


def test_no_french_word_is_left_in_an_english_table() -> None:
    """The words of values, terms, outcomes and fixed cells; those that English shares are left out."""
    french = {*_words(0), "sauf", "sans objet", "aucune ligne", "oui", "non", "interdit", "à discuter", "aucune", "inconnue", "maintenant", "prévu"}
    only = french - set(_words(1))
    assert len(only) > 200
    for rules, printed in tables(1):
        for line in printed.lines:
            for box in line.boxes:
                pieces = {piece for piece in re.split(r" or |, | and |→ |: |except | other than ", box.text) if piece}
                assert not pieces & only, (rules[0].name, box.text)


def test_the_headers_of_an_english_table_are_english() -> None:
    """A header is translated, or it is the English name of the fact that its column reads."""
    for _, printed in tables(1):
        assert not any(re.search("[éèêàçœÉ]|(?i:score de|douleur|signe|lésion|rein|médicament)", head) for head in printed.header), printed.header


def _words(lang: int) -> list[str]:
    found = [(term.word, term.identifier.replace("_", " "))[lang] for term in program().terms]
    found += [words[lang] for rule in program().rules for words in rule.outcomes.values()]
    for slot in program().slots:
        known = field_of(slot.path)
        if known is not None and isinstance(known.type, WordType):
            found += [(word.fr, word.en)[lang] for word in (*known.type.words, *known.type.group_words)]
    return found
