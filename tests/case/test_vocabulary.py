"""The vocabulary covers what can be said, once."""

from __future__ import annotations

import pytest

from jalon.case import LINKS, DateType, NumberType, TextType, WordType, vocabulary
from jalon.case.drugs import DRUG
from jalon.case.sites import SITE, SPINE


def test_every_field_has_two_labels_a_type_and_an_ease() -> None:
    for path, field in vocabulary().fields.items():
        assert path == field.path
        assert field.fr
        assert field.en
        assert 1 <= field.ease <= 5
        assert isinstance(field.type, (WordType, NumberType, DateType, TextType))
        assert field.kind in vocabulary().kinds


def test_kinds_are_those_of_the_lists() -> None:
    assert list(vocabulary().kinds) == ["patient", "tumour", "lesion", "treatment", "plan", "imaging", "event"]
    assert vocabulary().kinds["tumour"].list == "tumours"


@pytest.mark.parametrize(
    "path",
    [
        "patient.born", "patient.age", "patient.life_expectancy.months", "conditions.infection", "symptoms.deficit", "labs.vitamin_d", "labs.ca15_3",
        "dental.review", "dental.reviewed", "listed.lesions", "nodes.regional", "needs.physical", "handed_over", "population.solid", "lesion.pain.grade",
        "lesion.painful", "lesion.fracture_treated", "lesion.haematological", "treatment.drug_class", "plan.from", "imaging.modality", "event.kind",
    ],
)  # fmt: skip
def test_paths_of_the_contract_exist(path: str) -> None:
    assert path in vocabulary().fields


def test_enumerations_have_no_word_twice() -> None:
    for field in vocabulary().fields.values():
        if isinstance(field.type, WordType):
            assert len(set(field.type.ids())) == len(field.type.words), field.path
            assert all(word.fr and word.en for word in (*field.type.words, *field.type.group_words))
            assert all(group <= set(field.type.ids()) for group in field.type.groups.values())
            known = {*field.type.ids(), *field.type.groups}
            assert set(field.type.synonyms.values()) <= known, field.path


def test_every_loinc_code_has_its_check_digit_and_one_meaning() -> None:
    """A digit that was mistyped, or two that were exchanged, no longer agree with the last one."""
    codes = [field.codes["loinc"] for field in vocabulary().fields.values() if "loinc" in field.codes]
    for code in codes:
        digits, _, check = code.partition("-")
        doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits))]
        assert (sum(one // 10 + one % 10 for one in doubled) + int(check)) % 10 == 0, code
    assert len(set(codes)) == len(codes) > 40


def test_every_site_and_every_parent_has_its_name() -> None:
    names = {word.id: (word.fr, word.en) for word in (*SITE.words, *SITE.group_words)}

    assert names["femur.trochanteric.right"] == ("fémur, région trochantérienne, droit", "right femur, trochanteric region")
    assert names["rib.7.left"] == ("7e côte gauche", "left 7th rib")
    assert names["spine.T12"] == ("T12", "T12")
    assert names["spine"] == ("rachis", "spine")
    assert set(SITE.groups) <= set(names)
    assert "spine.coccyx" in SPINE


def test_two_hundred_anticancer_drugs_are_known() -> None:
    assert len(DRUG.words) > 250
    assert len({word.fr for word in DRUG.words}) == len(DRUG.words)
    assert DRUG.word("zoledronic_acid") is not None


def test_spine_facts_apply_to_vertebrae_and_bone_facts_to_bone() -> None:
    fields = vocabulary().fields

    assert fields["lesion.spine.collapse"].applies == ("lesion.site", SPINE)
    assert fields["lesion.site"].applies == ("lesion.organ", frozenset(("bone",)))
    assert fields["lesion.size"].applies is None


def test_an_open_field_answers_for_its_free_keys() -> None:
    field = vocabulary().field("tumour.biomarkers.EGFR")

    assert field is not None
    assert field.path == "tumour.biomarkers"
    assert vocabulary().field("tumour.nothing.EGFR") is None


def test_links_speak_of_known_paths_and_words() -> None:
    for link in LINKS:
        for claim in (link.premise, link.conclusion):
            field = vocabulary().fields[claim.path]
            assert field.kind == link.kind
            if claim.words is not None:
                assert isinstance(field.type, WordType)
                assert claim.words <= set(field.type.ids())
            else:
                assert isinstance(field.type, NumberType)
                assert claim.equals is not None
