"""Mistakes that nothing reports yet, though the format promises that nothing is silently ignored. Most serious first."""

from __future__ import annotations

from dataclasses import dataclass

from tests.guideline.right_sheets import COLLAPSE, OPTION, PAIN, READINGS, SIGNS


@dataclass(frozen=True)
class Silent:
    """A right sheet in which `right` has become `written`, and what follows when nobody says so."""

    name: str
    sheet: str
    right: str
    written: str
    then: str

    @property
    def text(self) -> str:
        """The wrong sheet."""
        assert self.sheet.count(self.right) == 1, f"{self.name}: the right text stands {self.sheet.count(self.right)} times"
        return self.sheet.replace(self.right, self.written)


HISTORY = "**Fraîcheur** : durée.\n\n| Fait | Durée |\n|---|---|\n| `tumour.histology` | 14 jours |\n\n## Lectures"
SILENT: tuple[Silent, ...] = (
    Silent("a source whose name only begins like a known one", COLLAPSE, "Essai 2020, page 1", "Essai 2020 bis, page 1", "the page counts for the known source"),
    Silent("an edition that is not that of the source", COLLAPSE, "Édition : 2020-01-01", "Édition : 2035-01-01", "the edition of the head is not read"),
    Silent("a rule hidden in a comment", SIGNS, "## Cas", "<!--\n**Décision** `hidden` : cachée.\n-->\n\n## Cas", "the rule is not read"),
    Silent("a table in another language than Markdown", SIGNS, "## Cas", "<table><tr><td>oui</td></tr></table>\n\n## Cas", "the table is not read"),
    Silent("a sentence in a numbered list", SIGNS, "- oui : «", "1. inconnu : « Demander. »\n\n- oui : «", "the sentence is not said"),
    Silent("a statement both covered and covered in part", SIGNS, "Population : tous.", "Population : tous.\nCouvre : 004.T3.mirels.pain.\nCouvre en partie : 004.T3.mirels.pain.",
           "the better one counts"),
    Silent("a statement not computed for two reasons", SIGNS, "## Cas", "> Non calculé (004.T4.sins.pain) : raison.\n> Non calculé (004.T4.sins.pain) : autre raison.\n\n## Cas",
           "the first reason counts"),
    Silent("a freshness for what does not age", READINGS, "## Lectures", HISTORY, "an histology becomes unknown after two weeks"),
    Silent("an argument without a label", OPTION, "| infection | `conditions", "| | `conditions", "the reason is told without words"),
    Silent("a header said twice", PAIN, "| Conduite | Urgence |", "| Urgence | Urgence |", "the first is the outcome"),
    Silent("an outcome said twice in one cell", PAIN, "| — | surveillance |", "| — | surveillance ou surveillance |", "one of them is dropped"),
    Silent("two cases of one name", SIGNS, "| aucun signe |", "| un déficit |", "a failure does not say which"),
    Silent("a case without a name", SIGNS, "| aucun signe |", "| |", "a failure does not say which"),
    Silent("cases whose first column is no name", SIGNS, "| cas | Déficit", "| Âge | Déficit", "the column is not read"),
)
