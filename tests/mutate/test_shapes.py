"""What an answer holds besides its word is changed too: due dates, orders, lists, short sentences, the first page, the lexicon."""

from __future__ import annotations

import pytest

from tests.mutate.test_sheets import made


@pytest.mark.parametrize(
    ("sheet", "kind", "before", "after"),
    [
        pytest.param("q09-duree.md", "due", "`treatment.from` + 24 mois", "`treatment.from` + 25 mois", id="due a month later"),
        pytest.param("q09-duree.md", "due", "`treatment.from` + 24 mois", "`treatment.last` + 24 mois", id="due from another day"),
        pytest.param(
            "q09-duree.md", "due", "`treatment.last` + 3 mois ou `treatment.last` + 28 jours + 3 mois", "`treatment.last` + 3 mois", id="one reading of two"
        ),
        pytest.param(
            "q09-duree.md",
            "due",
            "`treatment.last` + 3 mois ou `treatment.last` + 28 jours + 3 mois",
            "`treatment.last` + 3 mois ou `treatment.last` + 3 mois",
            id="a delay of two left out",
        ),
        pytest.param("q01-biopsie.md", "rank", "`lesion.biopsy_rank`", "", id="no order of the lesions"),
        pytest.param("q01-biopsie.md", "order", "d'abord, ensuite", "ensuite, d'abord", id="the best lesion last"),
        pytest.param("q14-doses.md", "list", "`30 Gy/10`, `8 Gy/1`", "`30 Gy/11`, `8 Gy/1`", id="one fraction more"),
        pytest.param("q14-doses.md", "list", "`30 Gy/10`, `8 Gy/1`", "`30 Gy/10`", id="one scheme fewer"),
        pytest.param("q14-doses.md", "list", "`{site-1}`, `{site}`, `{site+1}`", "`{site-2}`, `{site}`, `{site+1}`", id="another vertebra"),
        pytest.param("q02-moleculaire.md", "list", "`EGFR`, `ALK`, `PD-L1`", "`ALK`, `EGFR`, `PD-L1`", id="another order of a list"),
        pytest.param("q08-precautions.md", "short", "short of Vitamine D non remplie", "short of Calcium non remplie", id="short sentences exchanged"),
        pytest.param("q09-duree.md", "front", "principal", "non", id="off the first page"),
        pytest.param("strategie.md", "front", "sauf strategy.reason", "", id="a rule kept from the first page comes there"),
        pytest.param("lexique.md", "lexicon", "meaning of SFRO[^a]", "meaning of AURA[^a]", id="a meaning under another word"),
        pytest.param("scanner-os-long.md", "landmark", "`ct_fracture_risk`", "", id="figures beside no answer"),
    ],
)
def test_each_shape_of_an_answer_is_changed(sheet: str, kind: str, before: str, after: str) -> None:
    found = [one for one in made() if one.path.endswith("/" + sheet) and (one.kind, one.before, one.after) == (kind, before, after)]
    assert len(found) == 1


def test_a_change_of_a_caption_leaves_a_caption_that_can_be_read() -> None:
    for one in made():
        if one.kind in ("due", "rank", "landmark"):
            _, _, text = one.edits[0]
            assert text is not None
            assert text.startswith("**")
            assert "  " not in text
