"""Mistakes in the head of a page and in the captions of its tables."""

from __future__ import annotations

from tests.guideline.right_sheets import COLLAPSE, GRID, PAIN, READINGS, SIGNS
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "a page without a title",
        COLLAPSE,
        "# Tassement d'une vertèbre\n",
        "",
        french="""
fiche.md:1  La fiche n'a pas de titre

 Commencer par une ligne « # Question … ».
        """,
    ),
    Wrong(
        "a source line with a misspelt key",
        COLLAPSE,
        "Source : Essai",
        "Sources : Essai",
        french="""
fiche.md:3  « Sources » n'est pas une ligne de l'en-tête

   3 | Sources : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     | ^^^^^^^

 Les lignes sont : Source (avec Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page ; \
vouliez-vous dire Source ?
        """,
        english="""
fiche.md:3  “Sources” is no line of the head

   3 | Sources : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     | ^^^^^^^

 The lines are: Source (with Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page; \
did you mean Source?
        """,
    ),
    Wrong(
        "a page whose head names no source",
        COLLAPSE,
        "Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.\n",
        "",
        french="""
fiche.md:1  La fiche n'a pas de source

   1 | # Tassement d'une vertèbre
     | ^

 Écrire sous le titre : « Source : document, endroit. Portée : national. Édition : AAAA-MM-JJ. ». Une fiche sans source ne se charge pas.
        """,
    ),
    Wrong(
        "a source that sources.toml does not know",
        COLLAPSE,
        "Essai 2020, page 1",
        "Essay 2020, page 1",
        french="""
fiche.md:3  Source inconnue : « Essay 2020 »

   3 | Source : Essay 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     |          ^^^^^^^^^^

 Écrire le nom d'une source de sources.toml ; vouliez-vous dire Essai 2020 ?
        """,
    ),
    Wrong(
        "a head that does not say how far it reaches",
        COLLAPSE,
        " Portée : national.",
        "",
        french="""
fiche.md:3  L'en-tête ne dit pas : Portée

   3 | Source : Essai 2020, page 1. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     | ^

 Compléter la ligne Source : « Portée : … ».
        """,
    ),
    Wrong(
        "a reach that is no word of the list",
        COLLAPSE,
        "Portée : national",
        "Portée : régional",
        french="""
fiche.md:3  Portée inconnue : « régional »

   3 | Source : Essai 2020, page 1. Portée : régional. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     |                                       ^^^^^^^^

 Écrire local, national ou international.
        """,
    ),
    Wrong(
        "an edition that is no date",
        COLLAPSE,
        "Édition : 2020-01-01",
        "Édition : 1er juin 2017",
        french="""
fiche.md:3  Édition illisible : « 1er juin 2017 »

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 1er juin 2017. Responsable : essai. À relire : 2030-01.
     |                                                           ^^^^^^^^^^^^^

 Écrire une date : AAAA-MM-JJ.
        """,
        english="""
fiche.md:3  Unreadable edition: “1er juin 2017”

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 1er juin 2017. Responsable : essai. À relire : 2030-01.
     |                                                           ^^^^^^^^^^^^^

 Write a date: YYYY-MM-DD.
        """,
    ),
    Wrong(
        "a statement that the catalogue does not know",
        COLLAPSE,
        "Population : tous.",
        "Population : tous.\n"
        "Couvre : 004.T4.sins.colapse.",
        french="""
fiche.md:5  Énoncé inconnu du catalogue : 004.T4.sins.colapse

   5 | Couvre : 004.T4.sins.colapse.
     |          ^^^^^^^^^^^^^^^^^^^

 Corriger l'identifiant ; vouliez-vous dire 004.T4.sins.collapse ?
        """,
    ),
    Wrong(
        "a reading that no page writes",
        COLLAPSE,
        "Population : tous.",
        "Population : tous.\n"
        "Lectures : L2.",
        french="""
fiche.md:5  Lecture inconnue : L2

   5 | Lectures : L2.
     |            ^^

 L'écrire dans 00-lecture.md.
        """,
        beside=READINGS,
    ),
    Wrong(
        "a kind of table that does not exist",
        COLLAPSE,
        "**Décision** `collapse`",
        "**Decision** `collapse`",
        french="""
fiche.md:14  Genre de tableau inconnu : « Decision »

   14 | **Decision** `collapse` pour chaque lésion (rachis) : tassement de la vertèbre.
      |   ^^^^^^^^

 Les genres sont : Termes, Grandeur, Score, Décision, Exigences, Options, Fenêtres, Échéancier, Repères, Fraîcheur, Lexique, Lettre, Lettre au médecin, Carte, Mots du patient, Lexique du patient ; vouliez-vous dire Décision ?
        """,
    ),
    Wrong(
        "a caption without the back-quotes of its name",
        COLLAPSE,
        "**Décision** `collapse`",
        "**Décision** collapse",
        french="""
fiche.md:14  Légende illisible pour « Décision »

   14 | **Décision** collapse pour chaque lésion (rachis) : tassement de la vertèbre.
      | ^

 Écrire : **Genre** `règle` pour chaque objet (terme) : phrase.
        """,
    ),
    Wrong(
        "a caption without its colon",
        COLLAPSE,
        "(rachis) : tassement",
        "(rachis) tassement",
        french="""
fiche.md:14  Légende illisible pour « Décision »

   14 | **Décision** `collapse` pour chaque lésion (rachis) tassement de la vertèbre.
      | ^

 Écrire : **Genre** `règle` pour chaque objet (terme) : phrase.
        """,
    ),
    Wrong(
        "a rule without a name",
        COLLAPSE,
        "**Décision** `collapse` pour",
        "**Décision** pour",
        french="""
fiche.md:14  Décision sans nom de règle

   14 | **Décision** pour chaque lésion (rachis) : tassement de la vertèbre.
      | ^

 Ajouter le nom entre accents graves : **Décision** `nom`.
        """,
    ),
    Wrong(
        "an object that does not exist",
        COLLAPSE,
        "pour chaque lésion (rachis)",
        "pour chaque métastase (rachis)",
        french="""
fiche.md:14  Objet inconnu : « métastase »

   14 | **Décision** `collapse` pour chaque métastase (rachis) : tassement de la vertèbre.
      |                                     ^^^^^^^^^

 Une règle parle de : patient, lésion, traitement, projet, tumeur, irradiation, événement, imagerie.
        """,
    ),
    Wrong(
        "an urgency that is no word of the list",
        PAIN,
        "devant la douleur.",
        "devant la douleur. Urgence : maintenent.",
        french="""
fiche.md:6  Urgence inconnue : « maintenent »

   6 | **Décision** `pain_plan` pour chaque lésion : conduite devant la douleur. Urgence : maintenent.
     |                                                                                     ^^^^^^^^^^

 Écrire : maintenant, avant l'acte, prévu, information ; vouliez-vous dire maintenant ?
        """,
    ),
    Wrong(
        "a term that no table defines",
        COLLAPSE,
        "lésion (rachis)",
        "lésion (rachi)",
        french="""
fiche.md:14  Terme inconnu : « rachi »

   14 | **Décision** `collapse` pour chaque lésion (rachi) : tassement de la vertèbre.
      |                                             ^^^^^

 Le définir dans une table Termes ; vouliez-vous dire rachis ?
        """,
        english="""
fiche.md:14  Unknown term: “rachi”

   14 | **Décision** `collapse` pour chaque lésion (rachi) : tassement de la vertèbre.
      |                                             ^^^^^

 Define it in a Termes table; did you mean rachis?
        """,
    ),
    Wrong(
        "a caption without a table",
        PAIN,
        "## Cas",
        "**Décision** `other` : autre question.\n"
        "\n"
        "## Cas",
        french="""
fiche.md:17  Décision : la légende n'a pas de tableau

   17 | **Décision** `other` : autre question.
      | ^

 Placer le tableau juste après la légende, ou supprimer la légende.
        """,
    ),
    Wrong(
        "a caption far from its table",
        COLLAPSE,
        "tassement de la vertèbre.\n",
        "tassement de la vertèbre.\n"
        "\n"
        "\n",
        french="""
fiche.md:14  Décision : la légende et son tableau sont séparés

   14 | **Décision** `collapse` pour chaque lésion (rachis) : tassement de la vertèbre.
      | ^

 Laisser une seule ligne vide entre la légende et le tableau.
        """,
    ),
    Wrong(
        "a second table under one caption",
        PAIN,
        "\n"
        "- avis chirurgical `surgeon`",
        "\n"
        "| a | b |\n"
        "|---|---|\n"
        "| 1 | 2 |\n"
        "\n"
        "- avis chirurgical `surgeon`",
        french="""
fiche.md:14  Tableau sans légende : il ne serait pas lu

   14 | | a | b |
      |   ^
   15 | |---|---|

 Écrire au-dessus : **Décision** `règle` : phrase. Ou supprimer le tableau.
        """,
        english="""
fiche.md:14  Table without caption: it would not be read

   14 | | a | b |
      |   ^
   15 | |---|---|

 Write above it: **Décision** `rule` : phrase. Or delete the table.
        """,
    ),
    Wrong(
        "a rule that the case file already has as a fact",
        GRID,
        "**Score** `bone_score` pour",
        "**Score** `lesion.painful` pour",
        french="""
fiche.md:12  La règle `lesion.painful` porte le nom d'un fait du dossier

   12 | **Score** `lesion.painful` pour chaque lésion (os long) : somme des colonnes.
      |            ^^^^^^^^^^^^^^

 Donner un autre nom à la règle.
        """,
    ),
    Wrong(
        "a rule that reads itself",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |",
        "| Sphincters `alert` | Alerte |",
        french="""
fiche.md:8  La règle `alert` dépend d'elle-même

   8 | **Décision** `alert` : alerte neurologique. Urgence : maintenant.
     |               ^^^^^

 Couper la boucle : alert → alert.
        """,
    ),
    Wrong(
        "a rule that reads itself through another",
        SIGNS,
        "## Cas",
        "**Décision** `one` : un.\n"
        "\n"
        "| Deux `two` | Un |\n"
        "|---|---|\n"
        "| oui | oui |\n"
        "| non | non |\n"
        "\n"
        "- oui : « Oui. »\n"
        "- non : « Non. »\n"
        "\n"
        "**Décision** `two` : deux.\n"
        "\n"
        "| Un `one` | Deux |\n"
        "|---|---|\n"
        "| oui | oui |\n"
        "| non | non |\n"
        "\n"
        "- oui : « Oui. »\n"
        "- non : « Non. »\n"
        "\n"
        "## Cas",
        french="""
fiche.md:19  La règle `one` dépend d'elle-même

   19 | **Décision** `one` : un.
      |               ^^^

 Couper la boucle : one → two → one.
        """,
        english="""
fiche.md:19  Rule `one` depends on itself

   19 | **Décision** `one` : un.
      |               ^^^

 Cut the loop: one → two → one.
        """,
    ),
    Wrong(
        "a quotation that says nothing known",
        PAIN,
        "## Cas",
        "> Non calcule (004.T3.mirels.pain) : la douleur.\n"
        "\n"
        "## Cas",
        french="""
fiche.md:17  Citation non reconnue

   17 | > Non calcule (004.T3.mirels.pain) : la douleur.
      | ^

 Écrire : > Non calculé (004.Qx.y) : raison.
        """,
    ),
    Wrong(
        "a list that is no list of sentences",
        PAIN,
        "**Décision** `pain_plan`",
        "- Une remarque.\n"
        "- Une autre.\n"
        "\n"
        "**Décision** `pain_plan`",
        french="""
fiche.md:6  Liste sans tableau : elle ne serait pas lue

   6 | - Une remarque.
     | ^

 Mettre les phrases juste après leur tableau (« - issue : « … » »), ou écrire de la prose.
        """,
    ),
    Wrong(
        "a reading without its quotation marks",
        READINGS,
        "- L1 : « Le document dit hypercalcémie ; lire hypocalcémie. »",
        "- L1 : Lire hypocalcémie.",
        french="""
fiche.md:8  Lecture illisible : L1 : Lire hypocalcémie.

   8 | - L1 : Lire hypocalcémie.
     |   ^

 Écrire : - L1 : « phrase » Lieu : endroit.
        """,
    ),
    Wrong(
        "a rule defined twice by one source",
        PAIN,
        "## Cas",
        "**Décision** `pain_plan` pour chaque lésion : conduite.\n"
        "\n"
        "| Fracture `lesion.fracture` | Conduite |\n"
        "|---|---|\n"
        "| — | surveillance |\n"
        "\n"
        "- surveillance `watch` : « Surveiller la douleur. »\n"
        "\n"
        "## Cas",
        french="""
fiche.md:17  La règle `pain_plan` est déjà définie par la même source

   17 | **Décision** `pain_plan` pour chaque lésion : conduite.
      |               ^^^^^^^^^

 Donner un autre nom, ou une autre source à la fiche.
        """,
    ),
)
