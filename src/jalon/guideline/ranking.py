"""Which missing facts to obtain first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jalon.case.vocabulary import vocabulary

if TYPE_CHECKING:
    from jalon.guideline.answers import Answer

Json = dict[str, Any]
URGENT: Mapping[str, int] = MappingProxyType({"now": 0, "before": 1, "planned": 2, "information": 3})


def rank(answers: list[Answer]) -> list[Json]:
    """Facts by the answers that they would settle: the most urgent first, then the most answers, then the easiest to obtain."""
    found: dict[str, Json] = {}
    for answer in answers:
        for entry in answer.missing:
            name = entry["fact"]
            one = found.setdefault(
                name, {"fact": name, "label": entry["label"], "settles": [], "changes": [], "urgency": "information", "ease": ease(name)}
            )
            settled = any(len(left) == 1 or (len(left) == 2 and left[0] == left[1]) for left in entry["leaves"].values())
            one["settles" if settled else "changes"].append({"rule": answer.rule, "about": answer.about})
            if URGENT[answer.urgency] < URGENT[one["urgency"]]:
                one["urgency"] = answer.urgency
    return sorted(
        found.values(),
        key=lambda one: (
            URGENT[one["urgency"]],
            -len(one["settles"]),
            -len(one["changes"]),
            one["ease"],
            one["fact"],
        ),
    )


def ease(name: str) -> int:
    """How easily a fact is obtained: 1 asked at the bedside, 5 a procedure."""
    head, _, rest = name.partition(":")
    path = f"{head}.{rest.partition('.')[2]}" if rest else name
    known = vocabulary().fields.get(path)
    return known.ease if known else 2
