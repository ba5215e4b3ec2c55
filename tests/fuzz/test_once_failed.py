"""Files in which fuzzing once found a fault, each in its smallest form: what was told of it, and the fault must not come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.fuzz.completion import Completion
from tests.fuzz.imagined import File
from tests.fuzz.trial import retried

LUNG: File = {"tumours": [{"id": "T1", "organ": "lung", "histology": "adenocarcinoma"}]}
SESSIONS = [{"id": "P1", "procedure": "radiotherapy", "from": "2026-11-20", "to": "2026-11-24"}]


@dataclass(frozen=True)
class Once:
    """A file (its day is always the same), a fact, what it says, and the entry of `leaves` that spoke of it."""

    file: File
    fact: str
    said: Any
    key: str = ""


def gemcitabine(**days: str) -> list[dict[str, str]]:
    """A course of gemcitabine."""
    return [{"id": "D1", "drug": "gemcitabine", **days}]


ONCE = {
    # A course that was stopped: its last dose may be earlier, and to say that nobody knows it changes nothing.
    "stopped, last dose told": Once({**LUNG, "treatments": gemcitabine(**{"from": "2026-08-01", "to": "2026-10-28"}), "plan": SESSIONS}, "treatment:D1.last", "2026-10-01"),
    "stopped, last dose said unknown": Once({**LUNG, "treatments": gemcitabine(**{"from": "2026-08-01", "to": "2026-10-28"}), "plan": SESSIONS}, "treatment:D1.last", "?"),
    # Nobody said at which lesion the radiotherapy aims: a bone without spinal cord is one of them.
    "a target that nobody described": Once(
        {**LUNG, "treatments": gemcitabine(**{"from": "2026-11-15", "last": "2026-11-15"}), "plan": SESSIONS, "symptoms": {"deficit": "yes"}}, "listed.lesions", {"id": "ZZ", "site": "femur.shaft"}
    ),
    "no lesion at all": Once({**LUNG, "treatments": [{"drug": "pemetrexed"}], "plan": [{"procedure": "radiotherapy"}], "symptoms": {"sphincter": "yes"}}, "listed.lesions", "complete"),
    # What may be a radiotherapy is answered as one, with `may_not_apply`.
    "a procedure that is not known": Once({**LUNG, "treatments": gemcitabine(), "plan": [{"id": "P1", "procedure": "?"}]}, "plan:P1.procedure", "radiotherapy"),
    "two procedures": Once({**LUNG, "treatments": gemcitabine(), "plan": [{"id": "P1", "procedure": ["radiotherapy", "surgery"]}]}, "plan:P1.procedure", "surgery"),
    # What is said of a lesion tells where it is, when it could not be said of another place.
    "fracture of a lesion nowhere": Once({"lesions": [{"id": "L1"}]}, "lesion:L1.fracture", "yes", "yes"),
    "fracture of a lesion nowhere, imminent": Once({"lesions": [{"id": "L1"}], "listed": {"events": "complete", "treatments": "complete"}}, "lesion:L1.fracture", "impending", "impending"),
    "epidural grade of a lesion nowhere": Once({"lesions": [{"id": "L1"}]}, "lesion:L1.spine.epidural", "3", "3"),
    "epidural grade of a lesion seen long ago": Once({"lesions": [{"id": "L1", "site": {"value": "spine.T12", "on": "2026-08-13"}}]}, "lesion:L1.spine.epidural", "2", "2"),
    "site of a lesion seen long ago": Once({**LUNG, "lesions": [{"id": "L1", "organ": {"value": "bone", "on": "2026"}}]}, "lesion:L1.site", "radius.left", "radius"),
    "site of a lesion of two organs": Once({**LUNG, "lesions": [{"id": "L2", "organ": ["lung", "bone"]}]}, "lesion:L2.site", "spine.T9", "spine.T9"),
    "type of a lesion of an old organ": Once(
        {**LUNG, "lesions": [{"id": "L1", "organ": "bone", "site": {"value": "femur.trochanteric.left", "on": "2026-11-08"}, "on": "2026-08-13"}]}, "lesion:L1.matrix", "lytic", "lytic"
    ),
    # A histology does not age, whatever the day of the tumour on which it is written.
    "a tumour seen long ago": Once({"tumours": [{"id": "T1", "on": "2026-08-13"}], "lesions": [{"id": "L1", "organ": "bone"}]}, "population.solid", "yes"),
    # To say that something is unknown says nothing, not even where the lesion is.
    "a collapse said unknown": Once({"lesions": [{"id": "L1", "organ": "bone"}]}, "lesion:L1.spine.collapse", "?"),
    # Two sources of one rank: what is told may change which of them is the safer, hence which one leads.
    "two thresholds of one rank": Once({"pallia10": {"social_vulnerability": "no", "hard_to_take_in": "no", "limits_in_question": "no", "poor_prognosis": "no"}}, "pallia10.team_disagreement", "no", "no"),
    # A treated fracture without a date may be older than what was seen since.
    "a treated fracture that gets its date": Once(
        {
            "lesions": [{"id": "L1", "fracture": "impending", "on": "2026-11-11"}],
            "events": [{"id": "E1", "kind": "fracture", "lesion": "L1", "treated": "yes"}],
            "listed": {"lesions": "complete"},
        },
        "event:E1.on",
        "2026-11-02",
    ),
    # One untreated fracture of a bone is enough.
    "a second fracture of the same bone": Once(
        {"lesions": [{"id": "L1", "site": "femur"}], "events": [{"id": "E1", "kind": "fracture", "lesion": "L1", "treated": "no"}, {"id": "E2", "kind": "fracture", "lesion": "L1"}]},
        "event:E2.treated",
        "yes",
    ),
    # The order of one lesion is open while its class is.
    "one lesion to order": Once({"lesions": [{"spine": {"collapse": "0 %"}, "accessible": "yes"}], "listed": {"lesions": "complete"}}, "lesion:0.necrotic", "yes"),
    # 30 Gy in 10 fractions is no disagreement, whatever each page calls it.
    "two sources name the same doses otherwise": Once({"lesions": [{"id": "L1", "spine": {"wall_retropulsion": "yes"}}], "patient": {"frail": "no"}}, "patient.frail", "no"),
}


@pytest.mark.parametrize("name", list(ONCE))
def test_a_file_that_once_failed_holds(name: str) -> None:
    once = ONCE[name]

    found = retried({"case": "once", "on": "2026-11-21", **once.file}, Completion(once.fact, once.said, once.key))

    assert found is None, found.text()
