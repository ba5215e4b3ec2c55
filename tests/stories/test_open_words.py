"""A sentence for an answer that stays open asserts nothing that the file does not say: what leaves it open may be that nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.test_safety import ask

Json = dict[str, Any]
EARLY: Json = {"treatments": [{"id": "D1", "drug": "osimertinib", "from": "2026-08-01", "running": "yes"}], "listed": {"treatments": "complete"}}
SCAN: Json = {"id": "I1", "modality": "bone_scan", "on": "2026-11-01", "new_foci": "yes"}


def test_a_metastasis_without_any_date_is_not_said_to_be_found_after_the_diagnosis() -> None:
    answer = ask("lesion.onset", "lesion:L1", lesions=[{"id": "L1", "organ": "bone"}])

    assert answer.possible == ["metachronous", "synchronous"] or answer.possible == ["synchronous", "metachronous"]
    assert "ce dossier ne le dit pas" in answer.text["fr"]
    assert "trouvée après" not in answer.text["fr"]
    assert "found after" not in answer.text["en"]


@pytest.mark.parametrize("seen", [{"marrow_infiltration": "gone"}, {"nonbone_response": "progression"}])
def test_a_scan_read_with_half_of_the_facts_tells_no_marrow_and_no_progression(seen: Json) -> None:
    answer = ask("bone_scan.reading", "imaging:I1", imaging=[SCAN | seen], **EARLY)

    assert set(answer.possible) == {"flare", "progression_possible"}
    assert "parle pour" in answer.text["fr"]
    assert "parle contre" in answer.text["fr"]
    assert "mais la maladie avance" not in answer.text["fr"]
    assert "Ne pas arrêter le médicament" in answer.text["fr"]


def test_a_bridge_of_which_the_day_is_not_known_is_not_said_to_be_another_drug() -> None:
    answer = ask("antiresorptive.after_denosumab", "treatment:D1", treatments=[
        {"id": "D1", "drug": "denosumab", "from": "2025-01-10", "last": "2026-05-10", "running": "no"},
        {"id": "D2", "drug": "zoledronic_acid", "from": "2026"},
    ])  # fmt: skip

    assert set(answer.possible) == {"bridge_due", "done"}
    assert "autre médicament osseux" not in answer.text["fr"]
    assert "dater" in answer.text["fr"]
