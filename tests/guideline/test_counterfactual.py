"""The smallest changes: they do change the answer, on the patient engine and in the file; no smaller one does."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from jalon.case import read_case, vocabulary
from jalon.case.change import Change, read_changed
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import Slot, Thing
from jalon.guideline.answer import Answer
from jalon.guideline.answers import Reasoner
from jalon.guideline.cache import load_program
from jalon.guideline.counterfactual.fields import field_of
from jalon.guideline.counterfactual.search import STEPS, Search, smallest_changes
from jalon.guideline.counterfactual.sets import Found
from jalon.guideline.counterfactual.tried import tried
from jalon.guideline.counterfactual.variables import Variable
from jalon.guideline.labels import fact_name
from jalon.guideline.program import Program
from jalon.guideline.spans import parts

CASES = Path(__file__).parents[2] / "examples" / "cases"
DEMO = CASES / "demo-femur.yaml"
FEW = 3  # facts that may change, up to which every change is tried
RULES = ("mirels", "mirels_conduct", "sins_class", "urgent.cord_compression", "urgent.fracture", "urgent.hypercalcaemia", "antiresorptive.start",
         "before_antiresorptive.vitamin_d", "before_antiresorptive.kidney", "before_antiresorptive.dental", "before_antiresorptive.extraction")


@cache
def shipped() -> Program:
    return load_program()


def found(source: bytes | Path, rule: str, about: str, steps: int = STEPS) -> tuple[Reasoner, Answer, Found]:
    reasoner = Reasoner.begin(shipped(), read_case(source))
    answer = next(one for one in reasoner.of(rule, False) if one.about == about)
    return reasoner, answer, smallest_changes(reasoner, answer, source, steps)


def told(made: Found) -> list[dict[str, list[str]]]:
    """Each set: what each fact becomes."""
    return [{fact_name(one.slot, one.thing): _values(one.slot, one.after) for one in each.facts} for each in made.sets]


def _values(slot: Slot, mask: int) -> list[str]:
    return parts(mask & ~NOT_APPLICABLE, slot.domain)


def lesion(**facts: str) -> bytes:
    """A case with one lesion of the femur, other facts known."""
    said = {"matrix": "lytic", "cortical_extent": "1/2", "fracture": "no", "grade": "functional"} | facts
    return f"""
case: essai
on: 2026-11-21
listed: {{lesions: complete, events: complete, treatments: complete}}
tumours: [{{id: T1, organ: lung, histology: adenocarcinoma}}]
lesions: [{{id: L1, tumour: T1, organ: bone, site: femur.shaft.left, matrix: {said["matrix"]}, cortical_extent: {said["cortical_extent"]},
           fracture: {said["fracture"]}, pain: {{grade: {said["grade"]}}}}}]
""".encode()


def test_mirels_ten_becomes_eight_by_the_least_change() -> None:
    """Femur, lytic, 1/2, functional: 10. One fact alone reaches 8: a blastic lesion. A milder pain reaches 9 or 8."""
    _, answer, made = found(lesion(), "mirels_conduct", "lesion:L1")
    assert answer.value == "prophylactic_surgery"
    assert {"lesion:L1.matrix": ["blastic"]} in told(made)
    assert all(len(each.facts) == 1 for each in made.sets)


def test_two_facts_are_changed_only_where_one_is_not_enough() -> None:
    _, _, made = found(DEMO, "mirels_conduct", "lesion:L1")
    assert sorted(map(sorted, map(dict.items, told(made)))) == [
        [("lesion:L1.cortical_extent", ["< 1/3"]), ("lesion:L1.matrix", ["blastic"])],
        [("lesion:L1.matrix", ["blastic"]), ("lesion:L1.pain.grade", ["moderate"])],
    ]


def test_a_number_is_told_from_its_nearest_limit() -> None:
    _, _, made = found(DEMO, "before_antiresorptive.vitamin_d", "plan:P1")
    assert told(made) == [{"labs.vitamin_d": ["≥ 30 ng/mL"]}]


def test_the_site_of_a_lesion_and_a_broken_bone_do_not_change() -> None:
    _, answer, made = found(lesion(fracture="yes"), "mirels_conduct", "lesion:L1")
    assert answer.status == "not_applicable"
    assert (made.sets, made.why) == ((), "none")
    for path in ("patient.age", "patient.sex", "patient.born", "tumour.histology", "lesion.site", "event.kind", "treatment.drug", "lesion.fracture_treated"):
        assert vocabulary().fields[path].fixed is True
    assert vocabulary().fields["lesion.fracture"].lasts(frozenset(("yes",)))
    assert not vocabulary().fields["lesion.fracture"].lasts(frozenset(("no",)))
    assert not vocabulary().fields["dental.review"].lasts(frozenset(("done",)))


def test_an_open_answer_is_settled_by_the_fewest_facts() -> None:
    _, answer, made = found(lesion(cortical_extent="?", grade="?"), "mirels_conduct", "lesion:L1")
    assert answer.status == "bounded"
    assert made.settles
    assert all(len(each.facts) == 1 for each in made.sets)
    assert {"lesion:L1.cortical_extent": ["> 2/3"]} in told(made)


def test_what_is_coherent_changes_together() -> None:
    """A lesion that is no longer painful cannot keep its mechanical pain."""
    _, _, made = found(DEMO, "sins", "lesion:L2")
    assert {"lesion:L2.pain.mechanical": ["no"]} in told(made)
    assert not any("lesion:L2.painful" in each and "lesion:L2.pain.mechanical" not in each for each in told(made))


def test_a_delay_rests_on_dates() -> None:
    _, _, made = found(DEMO, "washout", "treatment:D1+plan:P2")
    assert made.why == "dates"


def test_a_search_that_stops_at_its_limit_says_so() -> None:
    """The limit is a number of steps of the solver: the same answer on every machine."""
    _, _, made = found(DEMO, "sins_class", "lesion:L2", steps=1)
    assert (made.sets, made.why) == ((), "limit")


@pytest.mark.parametrize("path", sorted(CASES.glob("cas-c2*.yaml")), ids=lambda path: path.stem)
def test_each_set_changes_the_answer_once_the_file_is_read_again_with_it(path: Path) -> None:
    reasoner = Reasoner.begin(shipped(), read_case(path))
    for answer in (one for name in RULES for one in reasoner.of(name, False)):
        made = smallest_changes(reasoner, answer, path)
        for each in made.sets:
            fields = [field_of(one.slot, one.thing, one.after, reasoner.case.on) for one in each.facts]
            if None in fields:
                continue
            case, _ = read_changed(path, [change for field in fields if (change := Change.read(field or "")) is not None])
            again = [one.mask for one in Reasoner.begin(shipped(), case).of(answer.rule, False) if one.about == answer.about] or [NOT_APPLICABLE]
            assert again[0] & (again[0] - 1) == 0 if made.settles else not again[0] & answer.mask, fields


def imagined(seed: int) -> bytes:
    """A case of which anything may be known or not."""
    pick = random.Random(seed)

    def of(*values: str) -> str:
        return pick.choice((*values, "?"))

    return f"""
case: imagine
on: 2026-11-21
listed: {{lesions: {of("complete", "partial")}, events: {of("complete", "partial")}, treatments: {of("complete", "partial")}}}
tumours: [{{id: T1, organ: {of("lung", "breast")}}}]
symptoms: {{deficit: {of("no", "yes")}, sphincter: {of("no", "yes")}, back_pain: {of("no", "yes")}, confusion: {of("no", "yes")}}}
dental: {{reviewed: {of("2026-10-02", "2025-01-02", "no")}, extraction: {of("none", "planned", "healed")}}}
plan: [{{id: P1, drug: {pick.choice(("zoledronic_acid", "denosumab"))}}}]
labs: [{{test: vitamin_d, value: {of("12 ng/mL", "31 ng/mL", "20..40 ng/mL")}, on: 2026-11-10}},
       {{test: creatinine_clearance, value: {of("25 mL/min", "60 mL/min")}, on: 2026-11-15}},
       {{test: ionised_calcium, value: {of("1.0 mmol/L", "1.2 mmol/L", "1.5 mmol/L")}, on: 2026-11-15}}]
lesions:
  - {{id: L1, tumour: T1, site: {of("femur.shaft", "femur.neck", "humerus")}, matrix: {of("lytic", "mixed", "blastic")},
     cortical_extent: {of("0.2", "1/2", "0.8", "1/4..1/2")}, fracture: {of("no", "yes", "impending")}, pain: {{grade: {of("none", "mild", "moderate", "functional")}}}}}
  - {{id: L2, tumour: T1, site: {pick.choice(("spine.T12", "spine.L3", "spine.T6"))}, matrix: {of("lytic", "mixed", "blastic")}, pain: {{mechanical: {of("no", "yes")}}},
     spine: {{alignment: {of("normal", "deformity")}, collapse: {of("0", "40 %", "60 %")}, body_involved: {of("20 %", "60 %")},
             posterolateral: {of("none", "unilateral")}, epidural: {of("0", "1b", "2")}}}, neurology: {{deficit: {of("no", "yes")}}}}}
""".encode()


def test_no_smaller_change_exists_and_none_as_small_is_left_out() -> None:
    """Where few facts may change, every change of them is tried on the patient engine, which knows nothing of the solver."""
    compared = 0
    for seed in range(12):
        reasoner = Reasoner.begin(shipped(), read_case(imagined(seed)))
        for answer in (one for name in RULES for one in reasoner.of(name, False)):
            search = Search(reasoner, answer, None, STEPS, leaving=True)
            search.begin()
            movable = [variable for variable in search.variables.found.values() if variable.picks]
            if not 0 < len(movable) <= FEW:
                continue
            made = smallest_changes(reasoner, answer)
            assert made.why in ("", "none")
            least = _least(search, movable, leaving=False) or _least(search, movable, leaving=True)
            assert {frozenset((one.slot.path, one.thing) for one in each.facts) for each in made.sets} == least, (seed, answer.rule, answer.about)
            compared += bool(least)
    assert compared > 30


def _least(search: Search, movable: list[Variable], leaving: bool) -> set[frozenset[tuple[str, Thing | None]]]:
    """The facts of every change with the fewest facts, then the fewest steps, by trying everything."""
    search.leaving = leaving
    search.refused = search.answer.mask if leaving else search.answer.mask | NOT_APPLICABLE
    best: dict[tuple[int, int], set[frozenset[tuple[str, Thing | None]]]] = {}
    for picked in _assignments(movable):
        supposed = {(v.slot.index, v.thing.index if v.thing else 0): v.given(place) for v, place in picked.items()}
        after = tried(search.reasoner, search.rule, search.answer.env, supposed) if picked else None
        if after is not None and after.coherent and search.good(after.mask):
            cost = (len(picked), sum(variable.far[place] for variable, place in picked.items()))
            best.setdefault(cost, set()).add(frozenset((variable.slot.path, variable.thing) for variable in picked))
    return best[min(best)] if best else set()


def _assignments(movable: list[Variable]) -> Iterator[Mapping[Variable, int]]:
    for places in itertools.product(*([None, *variable.picks] for variable in movable)):
        yield {variable: place for variable, place in zip(movable, places, strict=True) if place is not None}
