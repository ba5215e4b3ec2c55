"""Bone and no other organ, breast and prostate and no other tumour, an event and no other: every word of the vocabulary is tried."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.case import WordType
from jalon.case.vocabulary import vocabulary
from jalon.case.words import BLOOD_ORGANS
from tests.stories.test_safety import OPEN, ask, said

Json = dict[str, Any]
COMPLETE: Json = {"lesions": "complete", "events": "complete", "tumours": "complete"}
BONE: Json = {"id": "L1", "organ": "bone", "site": "femur.shaft.left", "fracture": "no"}
OSSEOUS = ("fracture", "cord_compression", "hypercalcaemia", "severe_pain")


def words(path: str) -> list[str]:
    """Every word of a fact."""
    known = vocabulary().fields[path].type
    assert isinstance(known, WordType)
    return [word.id for word in known.words]


@pytest.mark.parametrize("organ", words("lesion.organ"))
def test_only_a_lesion_of_bone_is_a_reason_to_start(organ: str) -> None:
    """And every source agrees that another organ is none."""
    lesion = BONE if organ == "bone" else {"id": "L1", "organ": organ}
    answer = ask("antiresorptive.start", "patient", listed=COMPLETE, lesions=[lesion])

    assert answer.value == ("consider" if organ == "bone" else "not_indicated")
    assert bool(answer.conflicts) == (organ == "bone")


@pytest.mark.parametrize("organ", [organ for organ in words("tumour.organ") if organ not in BLOOD_ORGANS | {"other", "unknown_primary", "node"}])
def test_esmo_knows_breast_and_prostate_and_no_other_tumour(organ: str) -> None:
    """With one month to live, so that the three answers differ."""
    tumour = {"id": "T1", "organ": organ, "histology": "adenocarcinoma"}
    answer = ask("antiresorptive.start", "patient", listed=COMPLETE, tumours=[tumour], lesions=[BONE], patient={"life_expectancy": {"months": 1}})

    (found,) = (set(one["possible"]) for one in answer.conflicts if one["source"] == "ESMO 2020")
    assert found == {"breast": {"now"}, "prostate": {"now", "consider"}}.get(organ, {"consider", "not_indicated"})


@pytest.mark.parametrize("kind", words("event.kind"))
def test_the_four_osseous_events_of_the_article_and_no_other(kind: str) -> None:
    answer = ask("antiresorptive.start", "patient", listed=COMPLETE, lesions=[BONE], events=[{"kind": kind, "on": "2026-06-01"}])

    assert answer.value == ("now" if kind in OSSEOUS else "consider")


def test_a_list_of_tumours_that_is_not_complete_may_hide_a_lung_cancer() -> None:
    breast = [{"id": "T1", "organ": "breast", "histology": "ductal"}]
    lung = [{"id": "T1", "organ": "lung", "histology": "adenocarcinoma"}]

    assert said("guideline.scope", tumours=breast) == OPEN
    assert said("guideline.scope", tumours=breast, listed={"tumours": "complete"}) == "transposed"
    assert said("guideline.scope", tumours=lung) == "lung"
