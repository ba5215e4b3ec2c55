"""What a letter's table may not say: each mistake is told with its place, as any other of a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guideline.desk import translation, troubles
from tests.guideline.right_sheets import PAIN

LETTER = PAIN.replace(
    "## Cas",
    """**Lettre** `pain_plan` : la douleur.

| Réponse | Phrase |
|---|---|
| avis chirurgical[^a] | Un chirurgien va donner son avis. |
| inconnu[^a] | On ne sait pas encore. |

**Mots du patient** `lesion.organ` : mots.

| Mot du dossier | Mot du patient |
|---|---|
| `liver`[^a] | le foie |

[^a]: Essai 2020, page 2.

## Cas""",
)
ENGLISH = {
    "fiche|page": ("Douleur d'une lésion", "Pain of a lesion"),
    "fiche|letter|pain_plan|title": ("la douleur", "pain"),
    "fiche|letter|pain_plan|avis chirurgical": ("Un chirurgien va donner son avis.", "A surgeon will give an opinion."),
    "fiche|letter|pain_plan|inconnu": ("On ne sait pas encore.", "We do not know yet."),
    "fiche|lesion.organ|`liver`": ("le foie", "the liver"),
}


def told(folder: Path, sheet: str) -> str:
    catalogue = translation({"fiche.md": LETTER})
    catalogue += "".join(f'\nmsgctxt "{key}"\nmsgid "{french}"\nmsgstr "{english}"\n' for key, (french, english) in ENGLISH.items())
    return "\n".join(one.text("fr") for one in troubles(folder, sheet, english=catalogue))


def test_a_right_letter_has_no_trouble(tmp_path: Path) -> None:
    assert told(tmp_path, LETTER) == ""


@pytest.mark.parametrize(
    ("before", "after", "mistake"),
    [
        pytest.param("**Lettre** `pain_plan`", "**Lettre** `pain_plans`", "pain_plans", id="a rule that does not exist"),
        pytest.param("| avis chirurgical[^a]", "| peut-être[^a]", "« peut-être »", id="an outcome that the rule does not have"),
        pytest.param("va donner son avis.", "va donner son avis {quand}.", "{quand}", id="a name that no letter fills"),
        pytest.param("va donner son avis.", "opère {lieu}.", "ne cite pas les mêmes valeurs", id="a name that the English does not have"),
        pytest.param("| Réponse | Phrase |", "| Issue | Phrase |", "les colonnes ne sont pas celles attendues", id="another column"),
        pytest.param("| On ne sait pas encore. |", "| — |", "Cellule vide", id="a phrase left empty"),
        pytest.param("va donner son avis.", "va opérer.", "fiche|letter|pain_plan|avis chirurgical", id="a translation of another phrase"),
        pytest.param("| `liver`[^a]", "| `livre`[^a]", "« livre »", id="a word that the file does not have"),
        pytest.param("`lesion.organ` : mots", "`lesion.size` : mots", "lesion.size", id="a field that has no words"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, before: str, after: str, mistake: str) -> None:
    assert LETTER.count(before) == 1
    found = told(tmp_path, LETTER.replace(before, after))

    assert mistake in found
    assert "fiche.md:" in found
