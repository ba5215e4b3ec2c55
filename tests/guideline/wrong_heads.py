"""Mistakes in the lines of a head, after the phrase of a caption, and in the order of a page."""

from __future__ import annotations

from tests.guideline.right_sheets import COLLAPSE, PAIN, READINGS, SIGNS
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "a misspelt key of the head",
        COLLAPSE,
        "Population : tous.",
        "Popluation : tous.",
        french="""
fiche.md:4  « Popluation » n'est pas une ligne de l'en-tête

   4 | Popluation : tous.
     | ^^^^^^^^^^

 Les lignes sont : Source (avec Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page ; vouliez-vous dire Population ?
        """,
        english="""
fiche.md:4  “Popluation” is no line of the head

   4 | Popluation : tous.
     | ^^^^^^^^^^

 The lines are: Source (with Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page; did you mean Population?
        """,
    ),
    Wrong(
        "a key of the head that does not exist",
        COLLAPSE,
        "Population : tous.",
        "Population : tous.\n"
        "Version : 3.",
        french="""
fiche.md:5  « Version » n'est pas une ligne de l'en-tête

   5 | Version : 3.
     | ^^^^^^^

 Les lignes sont : Source (avec Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page.
        """,
        english="""
fiche.md:5  “Version” is no line of the head

   5 | Version : 3.
     | ^^^^^^^

 The lines are: Source (with Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page.
        """,
    ),
    Wrong(
        "a key of the head given twice",
        COLLAPSE,
        "Population : tous.",
        "Population : tous.\n"
        "Couvre : 004.T4.sins.collapse.\n"
        "Couvre : 004.T4.sins.pain.",
        french="""
fiche.md:6  L'en-tête dit deux fois : Couvre

   6 | Couvre : 004.T4.sins.pain.
     | ^^^^^^

 Réunir les deux lignes en une : une seule serait lue.
        """,
        english="""
fiche.md:6  The head says twice: Couvre

   6 | Couvre : 004.T4.sins.pain.
     | ^^^^^^

 Join the two lines: only one would be read.
        """,
    ),
    Wrong(
        "a line of the head after a caption",
        SIGNS,
        "## Cas",
        "Couvre : 004.nothing.\n"
        "\n"
        "## Cas",
        french="""
fiche.md:19  « Couvre » est une ligne de l'en-tête : ici elle ne serait pas lue

   19 | Couvre : 004.nothing.
      | ^^^^^^

 La remonter sous le titre.
        """,
        english="""
fiche.md:19  “Couvre” is a line of the head: here it would not be read

   19 | Couvre : 004.nothing.
      | ^^^^^^

 Move it up, under the title.
        """,
    ),
    Wrong(
        "a population in other words",
        COLLAPSE,
        "Population : tous.",
        "Population : tumeurs solides.",
        french="""
fiche.md:4  Population inconnue : « tumeurs solides »

   4 | Population : tumeurs solides.
     |              ^^^^^^^^^^^^^^^

 Écrire « tumeur solide » ou « tous ».
        """,
        english="""
fiche.md:4  Unknown population: “tumeurs solides”

   4 | Population : tumeurs solides.
     |              ^^^^^^^^^^^^^^^

 Write “tumeur solide” or “tous”.
        """,
    ),
    Wrong(
        "a head without its population",
        COLLAPSE,
        "Population : tous.\n",
        "",
        french="""
fiche.md:3  L'en-tête ne dit pas à quels patients la fiche s'applique

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     | ^

 Écrire sous la source : « Population : tumeur solide. » ou « Population : tous. »
        """,
        english="""
fiche.md:3  The head does not say which patients the sheet is about

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     | ^

 Write under the source: “Population : tumeur solide.” or “Population : tous.”
        """,
    ),
    Wrong(
        "a source that the page says to prevail over, unknown",
        COLLAPSE,
        "Population : tous.",
        "Population : tous.\n"
        "Prime sur : rien.",
        french="""
fiche.md:5  Source inconnue : « rien »

   5 | Prime sur : rien.
     |             ^^^^

 Écrire le nom d'une source de sources.toml.
        """,
        english="""
fiche.md:5  Unknown source: “rien”

   5 | Prime sur : rien.
     |             ^^^^

 Use a label of sources.toml.
        """,
    ),
    Wrong(
        "a head without who answers for the page",
        COLLAPSE,
        " Responsable : essai.",
        "",
        french="""
fiche.md:3  L'en-tête ne dit pas : Responsable

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. À relire : 2030-01.
     | ^

 Compléter la ligne Source : « Responsable : … ».
        """,
        english="""
fiche.md:3  The head does not say: Responsable

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. À relire : 2030-01.
     | ^

 Complete the Source line: “Responsable : …”.
        """,
    ),
    Wrong(
        "a head without the date of its next reading",
        COLLAPSE,
        " À relire : 2030-01.",
        "",
        french="""
fiche.md:3  L'en-tête ne dit pas : À relire

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai.
     | ^

 Compléter la ligne Source : « À relire : … ».
        """,
        english="""
fiche.md:3  The head does not say: À relire

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai.
     | ^

 Complete the Source line: “À relire : …”.
        """,
    ),
    Wrong(
        "a next reading that is no date",
        COLLAPSE,
        "À relire : 2030-01.",
        "À relire : bientôt.",
        french="""
fiche.md:3  À relire : date illisible : « bientôt »

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : bientôt.
     |                                                                                                       ^^^^^^^

 Écrire un mois ou une date : AAAA-MM ou AAAA-MM-JJ.
        """,
        english="""
fiche.md:3  À relire: unreadable date: “bientôt”

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : bientôt.
     |                                                                                                       ^^^^^^^

 Write a month or a date: YYYY-MM or YYYY-MM-DD.
        """,
    ),
    Wrong(
        "a second title",
        COLLAPSE,
        "**Termes** : vertèbres.",
        "# Autre question\n"
        "\n"
        "**Termes** : vertèbres.",
        french="""
fiche.md:8  Second titre : « Autre question »

   8 | # Autre question
     |   ^^^^^^^^^^^^^^

 Une fiche répond à une question : garder un seul « # », et « ## » pour les parties.
        """,
        english="""
fiche.md:8  Second title: “Autre question”

   8 | # Autre question
     |   ^^^^^^^^^^^^^^

 A sheet answers one question: keep a single “#”, and “##” for its parts.
        """,
    ),
    Wrong(
        "an urgency after a phrase without its full stop",
        SIGNS,
        "neurologique. Urgence",
        "neurologique Urgence",
        french="""
fiche.md:8  La légende dit « Urgence : maintenant » : ce ne serait pas lu

   8 | **Décision** `alert` : alerte neurologique Urgence : maintenant.
     |                                            ^^^^^^^

 Après la phrase et son point, seulement : Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire ; vouliez-vous dire Urgence ?
        """,
        english="""
fiche.md:8  The caption says “Urgence : maintenant”: it would not be read

   8 | **Décision** `alert` : alerte neurologique Urgence : maintenant.
     |                                            ^^^^^^^

 After the phrase and its full stop, only: Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire; did you mean Urgence?
        """,
    ),
    Wrong(
        "a step after a phrase without its full stop",
        PAIN,
        "devant la douleur.",
        "devant la douleur Intermédiaire.",
        french="""
fiche.md:6  La légende dit « Intermédiaire » : ce ne serait pas lu

   6 | **Décision** `pain_plan` pour chaque lésion : conduite devant la douleur Intermédiaire.
     |                                                                          ^^^^^^^^^^^^^

 Après la phrase et son point, seulement : Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire ; vouliez-vous dire Intermédiaire ?
        """,
        english="""
fiche.md:6  The caption says “Intermédiaire”: it would not be read

   6 | **Décision** `pain_plan` pour chaque lésion : conduite devant la douleur Intermédiaire.
     |                                                                          ^^^^^^^^^^^^^

 After the phrase and its full stop, only: Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire; did you mean Intermédiaire?
        """,
    ),
    Wrong(
        "a misspelt key of the source line",
        COLLAPSE,
        "Portée : national.",
        "Porté : national.",
        french="""
fiche.md:3  « Porté » n'est pas une ligne de l'en-tête

   3 | Source : Essai 2020, page 1. Porté : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     |                              ^^^^^

 Les lignes sont : Source (avec Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page ; vouliez-vous dire Portée ?
        """,
        english="""
fiche.md:3  “Porté” is no line of the head

   3 | Source : Essai 2020, page 1. Porté : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     |                              ^^^^^

 The lines are: Source (with Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page; did you mean Portée?
        """,
    ),
    Wrong(
        "an urgency with a misspelt key",
        SIGNS,
        "neurologique. Urgence : maintenant.",
        "neurologique. Urgent : maintenant.",
        french="""
fiche.md:8  La légende dit « Urgent : maintenant » : ce ne serait pas lu

   8 | **Décision** `alert` : alerte neurologique. Urgent : maintenant.
     |                                             ^^^^^^

 Après la phrase et son point, seulement : Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire ; vouliez-vous dire Urgence ?
        """,
        english="""
fiche.md:8  The caption says “Urgent : maintenant”: it would not be read

   8 | **Décision** `alert` : alerte neurologique. Urgent : maintenant.
     |                                             ^^^^^^

 After the phrase and its full stop, only: Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire; did you mean Urgence?
        """,
    ),
    Wrong(
        "a default for the patient outside requirements",
        PAIN,
        "pour chaque lésion :",
        "pour chaque lésion, à défaut pour le patient :",
        french="""
fiche.md:6  « à défaut pour le patient » n'est lu que sous Exigences

   6 | **Décision** `pain_plan` pour chaque lésion, à défaut pour le patient : conduite devant la douleur.
     |                                              ^^^^^^^^^^^^^^^^^^^^^^^^

 Retirer ces mots de la légende de Décision.
        """,
        english="""
fiche.md:6  “à défaut pour le patient” is only read under Exigences

   6 | **Décision** `pain_plan` pour chaque lésion, à défaut pour le patient : conduite devant la douleur.
     |                                              ^^^^^^^^^^^^^^^^^^^^^^^^

 Take these words out of the caption of Décision.
        """,
    ),
    Wrong(
        "a row cut from its table by an empty line",
        COLLAPSE,
        "| < 50 % | mineur |\n",
        "| < 50 % | mineur |\n"
        "\n"
        "| 50 % | mineur |\n",
        french="""
fiche.md:22  Ligne coupée de son tableau : elle ne serait pas lue

   22 | | 50 % | mineur |
      | ^

 Supprimer la ligne vide qui la précède.
        """,
        english="""
fiche.md:22  Row cut off from its table: it would not be read

   22 | | 50 % | mineur |
      | ^

 Delete the empty line before it.
        """,
    ),
    Wrong(
        "a second table of cases",
        SIGNS,
        "## Cas",
        "## Cas\n"
        "\n"
        "| cas | Déficit `symptoms.deficit` | Alerte `alert` |\n"
        "|---|---|---|\n"
        "| faux | oui | non |\n"
        "\n"
        "## Cas",
        french="""
fiche.md:27  Second tableau de Cas : il ne serait pas essayé (le premier est ligne 21)

   27 | | cas | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |
      |   ^
   28 | |---|---|---|---|---|

 Réunir les lignes dans un seul tableau, à la fin de la fiche.
        """,
        english="""
fiche.md:27  Second Cas table: it would not be run (the first is at line 21)

   27 | | cas | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |
      |   ^
   28 | |---|---|---|---|---|

 Join the rows in one table, at the end of the sheet.
        """,
    ),
    Wrong(
        "a section after the cases",
        READINGS,
        "## Lectures",
        "## Cas\n"
        "\n"
        "| cas | Confusion `symptoms.confusion` |\n"
        "|---|---|\n"
        "| un | oui |\n"
        "\n"
        "## Lectures",
        french="""
fiche.md:12  « Lectures » vient après les Cas

   12 | ## Lectures
      |    ^^^^^^^^

 Finir la fiche par « ## Cas » : remonter ce qui suit.
        """,
        english="""
fiche.md:12  “Lectures” comes after Cas

   12 | ## Lectures
      |    ^^^^^^^^

 End the sheet with “## Cas”: move what follows up.
        """,
    ),
    Wrong(
        "a rule without a case",
        SIGNS,
        "## Cas",
        "**Décision** `extra` : autre.\n"
        "\n"
        "| Soif `symptoms.thirst` | Avis |\n"
        "|---|---|\n"
        "| — | non |\n"
        "\n"
        "- non : « Rien. »\n"
        "\n"
        "## Cas",
        french="""
fiche.md:19  La règle `extra` n'est essayée par aucun Cas

   19 | **Décision** `extra` : autre.
      |               ^^^^^

 Ajouter une colonne `extra` au tableau des Cas.
        """,
        english="""
fiche.md:19  No case tries rule `extra`

   19 | **Décision** `extra` : autre.
      |               ^^^^^

 Add a column `extra` to the Cas table.
        """,
    ),
)
