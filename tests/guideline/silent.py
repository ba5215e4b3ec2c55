"""Mistakes that nothing reports yet, though the format promises that nothing is silently ignored. Most serious first."""

from __future__ import annotations

from dataclasses import dataclass

from tests.guideline.right_sheets import CALCIUM, CHECKS, COLLAPSE, CRITERIA, GRID, PAIN, READINGS, SIGNS, WASHOUT


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


FIRST_CASES = "## Cas\n\n| cas | Déficit `symptoms.deficit` | Alerte `alert` |\n|---|---|---|\n| faux | oui | non |\n\n## Cas"
FOLLOW_UP = """\
**Échéancier** `follow_up` pour chaque traitement : suivi.

| Acte | À partir de | Après | Puis tous les | Jusqu'à | Force |
|---|---|---|---|---|---|
| bilan dentaire | `treatment.fromm` | ? | six mois | `nothing` | ? |

## Cas"""
SILENT = (
    Silent("a condition joined by ou inside any", SIGNS, "`symptoms.deficit` = oui, `lesion", "`symptoms.deficit` = oui ou `symptoms.thirst` = oui, `lesion", "thirst is dropped"),
    Silent("a condition joined by et inside any", SIGNS, "`lesion.neurology.deficit` = oui)", "`lesion.neurology.deficit` = oui et `lesion.site` = femur)", "the site is dropped"),
    Silent("an argument of any without a value", SIGNS, "`symptoms.deficit` = oui, `lesion", "`symptoms.thirst`, `symptoms.deficit` = oui, `lesion", "the answer is always oui"),
    Silent("a delay in months", WASHOUT, "| gemcitabine | 4 semaines | 4 semaines |", "| gemcitabine | 1 mois | 4 semaines |", "the delay is of no day"),
    Silent("an urgency without its full stop", SIGNS, "neurologique. Urgence : maintenant.", "neurologique. Urgence : maintenant", "the answer is not urgent"),
    Silent("an urgency with a misspelt key", SIGNS, "neurologique. Urgence : maintenant.", "neurologique. Urgent : maintenant.", "the answer is not urgent"),
    Silent("an urgency left out of one row", PAIN, "| avis chirurgical | maintenant |", "| avis chirurgical | |", "the answer is not urgent"),
    Silent("an urgency with a note", PAIN, "| avis chirurgical | maintenant |", "| avis chirurgical | maintenant[^a] |", "the answer is not urgent"),
    Silent("a population in other words", COLLAPSE, "Population : tous.", "Population : tumeurs solides.", "the rule speaks of haematological disease too"),
    Silent("a head without its population", COLLAPSE, "Population : tous.\n", "", "the rule speaks of haematological disease too"),
    Silent("a misspelt key of the head", COLLAPSE, "Population : tous.", "Popluation : tous.", "the line is not read"),
    Silent("a key of the head that does not exist", COLLAPSE, "Population : tous.", "Population : tous.\nVersion : 3.", "the line is not read"),
    Silent("a key of the head given twice", COLLAPSE, "Population : tous.", "Population : tous.\nCouvre : 004.T4.sins.collapse.\nCouvre : 004.T4.sins.pain.", "the first is lost"),
    Silent("a line of the head after a caption", SIGNS, "## Cas", "Couvre : 004.nothing.\n\n## Cas", "the line is not read"),
    Silent("a source that the page says to prevail over, unknown", COLLAPSE, "Population : tous.", "Population : tous.\nPrime sur : rien.", "the line is not read"),
    Silent("a head without who answers for the page", COLLAPSE, " Responsable : essai.", "", "nobody answers for the page"),
    Silent("a head without the date of its next reading", COLLAPSE, " À relire : 2030-01.", "", "the page never ages"),
    Silent("a second table of cases", SIGNS, "## Cas", FIRST_CASES, "the first table is not run"),
    Silent("a rule without a case", SIGNS, "## Cas", "**Décision** `extra` : autre.\n\n| Soif `symptoms.thirst` | Avis |\n|---|---|\n| — | non |\n\n- non : « Rien. »\n\n## Cas", "the rule is not tried"),
    Silent("a section after the cases", READINGS, "## Lectures", "## Cas\n\n| cas | Confusion `symptoms.confusion` |\n|---|---|\n| un | oui |\n\n## Lectures", "the table does not end the page"),
    Silent("a row cut from its table by an empty line", COLLAPSE, "| < 50 % | mineur |\n", "| < 50 % | mineur |\n\n| 50 % | mineur |\n", "the row is prose"),
    Silent("a constant compared the other way", CALCIUM, "albumine < 40 g/L", "albumine > 40 g/L", "the sign is not read"),
    Silent("a constant in another unit", CALCIUM, "albumine < 40 g/L", "albumine < 40 g/dL", "the unit is not read"),
    Silent("a derived fact in another unit than its argument", CALCIUM, "`corrected` (mmol/L)", "`corrected` (mg/L)", "the unit is not read"),
    Silent("a same day that would be allowed", WASHOUT, "| gemcitabine | 4 semaines | 4 semaines | non |", "| gemcitabine | 4 semaines | 4 semaines | oui |", "the column is not read"),
    Silent("a drug on two rows", WASHOUT, "| classe : immunothérapie |", "| gemcitabine | 8 jours | 8 jours | non | à discuter | — |\n| classe : immunothérapie |", "the second row is not read"),
    Silent("a class on two rows", WASHOUT, "| tout autre", "| classe : immunothérapie | 1 jours | 1 jours | non | interdit | — |\n| tout autre", "the second row is not read"),
    Silent("windows around a fact that is no drug", WASHOUT, "| Médicament `treatment.drug` | Avant", "| Médicament `treatment.dose` | Avant", "the path is not read"),
    Silent("a criterion scored twice", CRITERIA, "| | < 50 % | 2 |", "| | < 50 % | 2 |\n| Encore `lesion.spine.collapse` | — | 0 |", "one fact counts twice"),
    Silent("a score compared with a number that it never reaches", GRID, "| ≥ 5 | chirurgie |", "| ≥ 5 ou 12 | chirurgie |", "the number is dropped"),
    Silent("a header with two paths", SIGNS, "| Sphincters `symptoms.sphincter` | Alerte |", "| Sphincters `symptoms.sphincter` `symptoms.thirst` | Alerte |", "the second is not read"),
    Silent("a term that restricts a fact of the patient", CHECKS, "`dental.review` = fait |", "`dental.review` (bouche) = fait |", "the term is not read"),
    Silent("requirements that do not say what to do else", CHECKS, "| examen dentaire |", "| |", "the column Sinon is not read"),
    Silent("a sentence for a check that does not exist", CHECKS, "- Bouche, remplie :", "- Poumon, remplie : « Rien. »\n- Bouche, remplie :", "the sentence is not read"),
    Silent("a sentence for an outcome that cannot be", CHECKS, "- Bouche, remplie :", "- Vitamine D, levée : « Rien. »\n- Bouche, remplie :", "the sentence is never said"),
    Silent("a sentence with a brace left open", CHECKS, "basse : {labs.vitamin_d}. »", "basse : {labs.vitamin_d. »", "the brace is printed"),
    Silent("a default for the patient outside requirements", PAIN, "pour chaque lésion :", "pour chaque lésion, à défaut pour le patient :", "the words are not read"),
    Silent("a term defined twice", COLLAPSE, "| rachis | spine | spine |", "| rachis | femur | spine |\n| rachis | spine | spine |", "the first is lost"),
    Silent("a term without its identifier", COLLAPSE, "| rachis | spine | spine |", "| rachis | spine |", "the row is short"),
    Silent("a note written twice", COLLAPSE, "## Cas", "[^t1]: Autre endroit. Vérification : conflit.\n\n## Cas", "the first is lost"),
    Silent("two notes on one row", COLLAPSE, "| > 50 %[^t1] | majeur |", "| > 50 %[^t1] | majeur[^t2] |", "the second is not cited, nor missing"),
    Silent("a verification that is no word of the list", COLLAPSE, "Vérification : confirmée.", "Vérification : sûre.", "the word is shown as it is"),
    Silent("a key of a note that does not exist", COLLAPSE, "Vérification : confirmée.", "Verification : confirmée.", "the words become part of the place"),
    Silent("a statement not computed, unknown to the catalogue", SIGNS, "## Cas", "> Non calculé (004.T3.mirels.painn) : raison.\n\n## Cas", "the statement is not accounted for"),
    Silent("two statements in one quotation", SIGNS, "## Cas", "> Non calculé (004.T3.mirels.pain) : une raison.\n> Non calculé (004.T3.mirels.site) : une autre.\n\n## Cas", "the second is lost"),
    Silent("a reading written twice", READINGS, "- L1 :", "- L1 : « Autre lecture. »\n- L1 :", "the first is lost"),
    Silent("a freshness given twice", READINGS, "## Lectures", "**Fraîcheur** : durée.\n\n| Fait | Durée |\n|---|---|\n| `labs.calcium` | 14 jours |\n| `labs.calcium` | 6 mois |\n\n## Lectures", "the first is lost"),
    Silent("a calendar full of mistakes", SIGNS, "## Cas", FOLLOW_UP, "the table is not read at all"),
)
