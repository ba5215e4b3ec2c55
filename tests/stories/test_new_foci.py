"""New foci under an effective treatment: the drug is kept, and the board knows when to look again."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.cli.reading import as_json, program, read
from jalon.guideline.boards import board
from tests.cli.asking import EXAMPLES


def answer(case: str, rule: str, about: str) -> Any:
    """One answer of an example, as the board prints it."""
    (file,) = read([EXAMPLES / f"{case}.yaml"])
    made = as_json(board(program(), file))["answers"]
    return next(one for one in made if (one["rule"], one["about"]) == (rule, about))


@pytest.mark.parametrize(("case", "scan"), [("cas-c01-poumon-flare", "I1"), ("cas-c03-poumon-osimertinib", "I2"), ("rcp-sein", "I1")])
def test_new_foci_while_the_rest_responds_are_a_flare_and_the_drug_is_kept(case: str, scan: str) -> None:
    read_as = answer(case, "bone_scan.reading", f"imaging:{scan}")
    assert read_as["value"] == "flare"
    assert read_as["text"]["fr"].startswith("Garder le médicament")
    assert read_as["text"]["en"].startswith("Keep the drug")
    assert "15 à 30 % des patients" in {one["printed"]["fr"] for one in read_as["landmarks"]}


def test_new_sclerosis_alone_is_never_progression() -> None:
    """Of 45 patients under osimertinib, 37 had it on the first CT."""
    healing = answer("cas-c03-poumon-osimertinib", "ct.sclerosis", "imaging:I1")
    assert healing["value"] == "repair"
    assert "n'est jamais une progression" in healing["text"]["fr"]


def test_the_first_control_scan_has_its_date_and_a_later_source_advises_against_it() -> None:
    control = answer("cas-c01-poumon-flare", "bone_scan.control", "treatment:D1")
    assert control["value"] == "wait"
    assert control["due"] == {"first": "2026-08-02", "last": "2026-08-02"}
    assert {one["source"]: one["value"] for one in control["conflicts"]} == {"ARISTOT": "not_advised"}
