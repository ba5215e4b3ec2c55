"""What the check says of its proofs: how each rule is read, the axioms in words, defects as patients."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from jalon.case import LINKS, Claim
from jalon.case.coherence import Link
from jalon.cli.main import outcome
from jalon.engine.domains import CutDomain, Domain, WordDomain, bits
from jalon.guideline.axioms import axioms, laws, ordered
from jalon.guideline.check import Report, check
from jalon.guideline.proofs import exactness
from jalon.guideline.vignette import phrase
from tests import shipped
from tests.guideline.desk import desk
from tests.guideline.right_sheets import GRID, PAIN
from tests.knowledge.checked import once
from tests.knowledge.checked import report as checked

READ = [link for link in LINKS if {link.premise.path, link.conclusion.path} <= shipped.program().index.keys()]


def report(folder: Path, text: str) -> Report:
    """What is said of one sheet."""
    return check((desk(folder, {"fiche.md": text}),))


# Laws.


def test_every_coherence_rule_is_a_law_and_an_axiom() -> None:
    program = shipped.program()
    pairs = {(program.slots[law.slots[0]].path, program.slots[law.slots[1]].path) for law in laws(program).laws}
    assert READ
    assert {(link.premise.path, link.conclusion.path) for link in READ} <= pairs
    assert sum(1 for _, english in axioms(program) if english.startswith("If ")) == len(READ)


@pytest.mark.parametrize("link", READ, ids=lambda link: f"{link.premise.path} then {link.conclusion.path}")
def test_a_law_holds_of_what_the_coherence_rule_holds_of(link: Link) -> None:
    """Cell by cell, from the claims of the case model."""
    program = shipped.program()
    premise, conclusion = link.premise, link.conclusion
    one, other = program.index[premise.path], program.index[conclusion.path]
    (law,) = [law for law in laws(program).laws if law.slots == (one, other)]
    for first in bits(program.slots[one].domain.full):
        for second in bits(program.slots[other].domain.full):
            assert law.holds((first, second)) == (not claimed(premise, program.slots[one].domain, first) or claimed(conclusion, program.slots[other].domain, second))


def claimed(claim: Claim, domain: Domain, cell: int) -> bool:
    """Whether one cell is what a claim says."""
    if isinstance(domain, WordDomain):
        return domain.values(cell)[0] in (claim.words or ())
    assert isinstance(domain, CutDomain)
    low, _, high, _ = domain.values(cell)[0]
    return low == high == claim.equals


def test_the_axioms_are_told_in_both_languages_each_once() -> None:
    told = checked().axioms
    assert len({french for french, _ in told}) == len(told) == len({english for _, english in told})
    assert ("Tassement du corps vertébral : 0 à 100 %.", "Vertebral body collapse: 0 to 100 %.") in told
    (spine,) = (french for french, _ in told if french.startswith("Sans objet si localisation n'est pas rachis : "))
    assert "tassement du corps vertébral" in spine


def test_a_law_that_no_sheet_needs_is_no_axiom(tmp_path: Path) -> None:
    told = " ".join(french for french, _ in report(tmp_path, GRID).axioms)
    assert "Vitamine D" not in told
    assert "Sans objet si organe n'est pas os" in told


def test_numbers_rules_and_ordered_words_have_an_order_and_sites_have_none() -> None:
    program = shipped.program()
    assert [ordered(program.slots[program.index[name]]) for name in ("lesion.cortical_extent", "mirels", "sins.body", "lesion.pain.grade", "lesion.site")] == [
        True, True, True, True, False]  # fmt: skip


# How rules are read.


def test_each_rule_is_exact_split_or_wide_and_says_why() -> None:
    program = shipped.program()
    found = {one.name: one for one in exactness(program)}
    assert set(found) == {program.slots[rule.slot].path for rule in program.rules}
    for one in found.values():
        slot = program.slots[program.index[one.name]]
        assert (one.kind == "wide") == (not slot.exact)
        assert (one.kind == "split") == (slot.exact and bool(slot.split))
        assert bool(one.facts) == (one.kind != "exact")
        assert bool(one.why) == (one.kind == "wide")


def test_a_rule_that_reads_a_wide_rule_is_wide_and_names_it(tmp_path: Path) -> None:
    text = PAIN.replace(
        "**Décision** `pain_plan`",
        "**Grandeur** `any_lytic` = `any`(`lesion.matrix` = lytique).\n\n**Grandeur** `any_mixed` = `any`(`lesion.matrix` = mixte).\n\n"
        "**Décision** `kinds` : types. Intermédiaire.\n\n| Lytique `any_lytic` | Mixte `any_mixed` | Types |\n|---|---|---|\n| oui | oui | oui |\n| oui | non | non |\n| non | — | non |\n\n"
        "- oui\n- non\n\n**Grandeur** `both` = `any`(`kinds` = oui).\n\n**Décision** `pain_plan`",
    )
    found = {one.name: one for one in report(tmp_path, text).read}
    assert (found["kinds"].kind, found["kinds"].why, found["kinds"].facts) == ("wide", "list", ("lesion.matrix",))
    assert (found["both"].kind, found["both"].why, found["both"].facts) == ("wide", "below", ("kinds",))



def test_arguments_that_are_only_told_do_not_make_a_rule_wider() -> None:
    """Cementoplasty tells the matrix and the SINS class as arguments, and reads both again below its verdict: only the latter counts."""
    program = shipped.program()
    cement = program.slots[program.index["option.cementoplasty"]]
    assert cement.exact
    assert program.index["lesion.matrix"] not in cement.split


# On the screen.


def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, locale: str, *arguments: str) -> str:
    """What a command prints."""
    monkeypatch.setenv("LC_ALL", locale)
    once(monkeypatch)
    assert outcome(["check", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("locale", "words"), [
    ("fr_FR.UTF-8", ("rien à signaler", "Scores : mirels 4 à 12, sins 0 à 18, ", "Larges : ", "antiresorptive.start@esmo-2020", "axiomes du dossier")),
    ("C.UTF-8", ("nothing to report", "Scores: mirels 4 to 12, sins 0 to 18, ", "Wide: ", "antiresorptive.start@esmo-2020", "axioms of the case")),
])  # fmt: skip
def test_the_summary_is_short(locale: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = said(capsys, monkeypatch, locale)
    assert all(one in told for one in words)
    assert len(told.splitlines()) <= 6


@pytest.mark.parametrize("locale", ["fr_FR.UTF-8", "C.UTF-8"])
def test_the_details_name_every_rule_and_every_axiom(locale: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = said(capsys, monkeypatch, locale, "--proofs")
    lines = [line.split(" ")[0] for line in told.splitlines()]
    assert all(one.name in lines for one in checked().proofs)
    assert all(axiom[0 if locale.startswith("fr") else 1] in told for axiom in checked().axioms)
    assert ("large, lit deux fois dans une même liste : tumour.organ" if locale.startswith("fr") else "wide, reads twice in one list: tumour.organ") in told


def test_the_details_are_in_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    made = json.loads(said(capsys, monkeypatch, "C.UTF-8", "--json"))
    assert {one["rule"]: one["not_applicable_when"] for one in made["proofs"]}["sins_class"] == ["sins"]
    why = {one["rule"]: one["why"] for one in made["wide"]}
    assert why["antiresorptive.start@esmo-2020"] == "list"
    assert why["radiotherapy.dose"] == "cells"
    assert why["strategy.reason"] == "below"
    assert len(made["axioms"]) == len(checked().axioms)


# Patients.

SIZES = [
    ("lesion.cortical_extent", None, Fraction(1, 3), "taille de moins de 1/3", "size below 1/3"),
    ("lesion.cortical_extent", Fraction(1, 3), Fraction(1, 3), "taille de 1/3 exactement", "size of exactly 1/3"),
    ("lesion.cortical_extent", Fraction(2, 3), None, "taille de 2/3 ou plus", "size of 2/3 or more"),
]


@pytest.mark.parametrize(("path", "low", "high", "french", "english"), SIZES)
def test_a_number_is_said_after_its_name(path: str, low: Fraction | None, high: Fraction | None, french: str, english: str) -> None:
    program = shipped.program()
    slot = program.slots[program.index[path]]
    assert isinstance(slot.domain, CutDomain)
    cell = slot.domain.between(low, True, high, low == high) & slot.domain.full
    assert (phrase("Taille", slot, cell, program, 0), phrase("Size", slot, cell, program, 1)) == (french, english)


@pytest.mark.parametrize(("path", "cell", "french", "english"), [
    ("mirels", 2 << 8, "score de 8", "score of 8"),
    ("lesion.fracture", 1, "score : sans objet", "score: not applicable"),
    ("symptoms.deficit", 4, "score : oui", "score: yes"),
])  # fmt: skip
def test_a_word_is_set_after_its_name(path: str, cell: int, french: str, english: str) -> None:
    program = shipped.program()
    slot = program.slots[program.index[path]]
    if path == "symptoms.deficit":
        assert isinstance(slot.domain, WordDomain)
        cell = slot.domain.of(("yes",))
    assert (phrase("Score", slot, cell, program, 0), phrase("Score", slot, cell, program, 1)) == (french, english)


def witnesses(folder: Path, text: str) -> Iterator[tuple[str, str]]:
    """The examples of a sheet."""
    return (one.witness for one in report(folder, text).troubles if one.witness)


def test_what_does_not_matter_is_left_out_of_the_example(tmp_path: Path) -> None:
    text = PAIN.replace("| handicapante ou modérée | non | avis", "| handicapante | non | avis").replace("| handicapante ou modérée | oui", "| handicapante | oui")
    assert list(witnesses(tmp_path, text)) == [
        ("une lésion, douleur : modérée, quel que soit le reste. Aucune ligne ne répond.", "a lesion, pain (Mirels grade): moderate, whatever the rest. No row answers.")
    ]
