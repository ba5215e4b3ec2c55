"""Mistakes in notes, terms, readings, calendars, landmarks, and values of cases."""

from __future__ import annotations

from tests.guideline.right_sheets import COLLAPSE, READINGS, SIGNS, WASHOUT
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "two notes on one row",
        COLLAPSE,
        "| > 50 %[^t1] | majeur |\n"
        "| 50 % | majeur ou mineur |\n"
        "| < 50 % | mineur |",
        "| > 50 %[^t1] | majeur |\n"
        "| 50 % | majeur ou mineur |\n"
        "| < 50 %[^t1] | mineur[^t1] |",
        french="""
fiche.md:20  Deux notes sur une ligne : [^t1] ne serait pas citée

   20 | | < 50 %[^t1] | mineur[^t1] |
      |                       ^^^^^

 Garder une note par ligne, et y réunir les deux.
        """,
        english="""
fiche.md:20  Two notes on one row: [^t1] would not be cited

   20 | | < 50 %[^t1] | mineur[^t1] |
      |                       ^^^^^

 Keep one note a row, and join both in it.
        """,
    ),
    Wrong(
        "a note written twice",
        COLLAPSE,
        "## Cas",
        "[^t1]: Autre endroit. Vérification : conflit.\n"
        "\n"
        "## Cas",
        french="""
fiche.md:27  Note [^t1] écrite deux fois (aussi ligne 25)

   27 | [^t1]: Autre endroit. Vérification : conflit.
      | ^^^^^

 Réunir les deux textes, ou donner un autre nom à l'une.
        """,
        english="""
fiche.md:27  Note [^t1] is written twice (also line 25)

   27 | [^t1]: Autre endroit. Vérification : conflit.
      | ^^^^^

 Join the two texts, or give one another name.
        """,
    ),
    Wrong(
        "a verification that is no word of the list",
        COLLAPSE,
        "Vérification : confirmée.",
        "Vérification : sûre.",
        french="""
fiche.md:25  Vérification inconnue : « sûre »

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Vérification : sûre.
      |                                                                                                     ^^^^

 Écrire : confirmée, corrigée, conflit, non retrouvée, partielle.
        """,
        english="""
fiche.md:25  Unknown verification: “sûre”

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Vérification : sûre.
      |                                                                                                     ^^^^

 Write one of: confirmée, corrigée, conflit, non retrouvée, partielle.
        """,
    ),
    Wrong(
        "a key of a note that does not exist",
        COLLAPSE,
        "Vérification : confirmée.",
        "Verification : confirmée.",
        french="""
fiche.md:25  Note [^t1] : « Verification » ne serait pas lu

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Verification : confirmée.
      |                                                                                      ^^^^^^^^^^^^

 Une fois au plus, et à la lettre : Énoncés, Force, Vérification, Lecture ; vouliez-vous dire Vérification ?
        """,
        english="""
fiche.md:25  Note [^t1]: “Verification” would not be read

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Verification : confirmée.
      |                                                                                      ^^^^^^^^^^^^

 Once at most, and to the letter: Énoncés, Force, Vérification, Lecture; did you mean Vérification?
        """,
    ),
    Wrong(
        "a note on the header",
        COLLAPSE,
        "| Constat |\n"
        "|---|---|\n"
        "| > 50 %[^t1] |",
        "| Constat[^t1] |\n"
        "|---|---|\n"
        "| > 50 % |",
        french="""
fiche.md:16  Ici la note [^t1] ne serait pas lue

   16 | | Tassement `lesion.spine.collapse` | Constat[^t1] |
      |                                              ^^^^^
   17 | |---|---|

 L'accrocher à la première cellule de la ligne.
        """,
        english="""
fiche.md:16  Here the note [^t1] would not be read

   16 | | Tassement `lesion.spine.collapse` | Constat[^t1] |
      |                                              ^^^^^
   17 | |---|---|

 Hang it on the first cell of the row.
        """,
    ),
    Wrong(
        "a statement not computed, unknown to the catalogue",
        SIGNS,
        "## Cas",
        "> Non calculé (004.T3.mirels.painn) : raison.\n"
        "\n"
        "## Cas",
        french="""
fiche.md:19  Énoncé inconnu du catalogue : 004.T3.mirels.painn

   19 | > Non calculé (004.T3.mirels.painn) : raison.
      |                ^^^^^^^^^^^^^^^^^^^

 Corriger l'identifiant ; vouliez-vous dire 004.T3.mirels.pain ?
        """,
        english="""
fiche.md:19  Statement unknown to the catalogue: 004.T3.mirels.painn

   19 | > Non calculé (004.T3.mirels.painn) : raison.
      |                ^^^^^^^^^^^^^^^^^^^

 Correct the identifier; did you mean 004.T3.mirels.pain?
        """,
    ),
    Wrong(
        "a reading written twice",
        READINGS,
        "- L1 :",
        "- L1 : « Autre lecture. »\n"
        "- L1 :",
        french="""
fiche.md:9  Lecture écrite deux fois : L1 (aussi ligne 8)

   9 | - L1 : « Le document dit hypercalcémie ; lire hypocalcémie. »
     |   ^^

 Donner un autre numéro à l'une des deux, ou la supprimer.
        """,
        english="""
fiche.md:9  Reading written twice: L1 (also line 8)

   9 | - L1 : « Le document dit hypercalcémie ; lire hypocalcémie. »
     |   ^^

 Give one of them another number, or delete it.
        """,
    ),
    Wrong(
        "a freshness given twice",
        READINGS,
        "## Lectures",
        "**Fraîcheur** : durée.\n"
        "\n"
        "| Fait | Durée |\n"
        "|---|---|\n"
        "| `labs.calcium` | 14 jours |\n"
        "| `labs.calcium` | 6 mois |\n"
        "\n"
        "## Lectures",
        french="""
fiche.md:11  Fraîcheur donnée deux fois : `labs.calcium` (aussi fiche.md:10)

   11 | | `labs.calcium` | 6 mois |
      |    ^^^^^^^^^^^^

 Garder une seule durée.
        """,
        english="""
fiche.md:11  Freshness given twice: `labs.calcium` (also fiche.md:10)

   11 | | `labs.calcium` | 6 mois |
      |    ^^^^^^^^^^^^

 Keep one duration.
        """,
    ),
    Wrong(
        "a term defined twice",
        COLLAPSE,
        "| rachis | spine | spine |",
        "| rachis | femur | spine |\n"
        "| rachis | spine | spine |",
        french="""
fiche.md:13  Terme défini deux fois : « rachis » (aussi fiche.md:12)

   13 | | rachis | spine | spine |
      |   ^^^^^^

 Garder une seule ligne : la première serait perdue.
        """,
        english="""
fiche.md:13  Term defined twice: “rachis” (also fiche.md:12)

   13 | | rachis | spine | spine |
      |   ^^^^^^

 Keep one row: the first would be lost.
        """,
    ),
    Wrong(
        "a term without its identifier",
        COLLAPSE,
        "| rachis | spine | spine |",
        "| rachis | spine |",
        french="""
fiche.md:12  La ligne a 2 cellules, l'en-tête en a 3

   12 | | rachis | spine |
      |   ^

 Une cellule par colonne ; « — » pour toute valeur.
        """,
        english="""
fiche.md:12  The row has 2 cells, the header 3

   12 | | rachis | spine |
      |   ^

 One cell a column; “—” for any value.
        """,
    ),
    Wrong(
        "a term with an accent in its identifier",
        COLLAPSE,
        "| rachis | spine | spine |",
        "| rachis | spine | épine |",
        french="""
fiche.md:12  Terme sans identifiant : « rachis »

   12 | | rachis | spine | épine |
      |                    ^^^^^

 L'écrire dans la dernière colonne : lettres sans accent, chiffres et tirets bas.
        """,
        english="""
fiche.md:12  Term without identifier: “rachis”

   12 | | rachis | spine | épine |
      |                    ^^^^^

 Write it in the last column: letters without accents, digits and underscores.
        """,
    ),
    Wrong(
        "a calendar with its columns in another order",
        SIGNS,
        "## Cas",
        "**Échéancier** `follow_up` pour chaque traitement : suivi.\n"
        "\n"
        "| Acte | Après | À partir de | Puis tous les | Jusqu'à | Force |\n"
        "|---|---|---|---|---|---|\n"
        "| bilan | — | `treatment.from` | 6 mois | — | proposé |\n"
        "\n"
        "## Cas",
        french="""
fiche.md:21  Échéancier : les colonnes ne sont pas celles attendues

   21 | | Acte | Après | À partir de | Puis tous les | Jusqu'à | Force |
      |   ^
   22 | |---|---|---|---|---|---|

 Écrire : Acte, À partir de, Après, Puis tous les, Jusqu'à, Force.
        """,
        english="""
fiche.md:21  Échéancier: not the expected columns

   21 | | Acte | Après | À partir de | Puis tous les | Jusqu'à | Force |
      |   ^
   22 | |---|---|---|---|---|---|

 Write: Acte, À partir de, Après, Puis tous les, Jusqu'à, Force.
        """,
    ),
    Wrong(
        "a calendar that starts at no date",
        SIGNS,
        "## Cas",
        "**Échéancier** `follow_up` pour chaque traitement : suivi.\n"
        "\n"
        "| Acte | À partir de | Après | Puis tous les | Jusqu'à | Force |\n"
        "|---|---|---|---|---|---|\n"
        "| bilan | `treatment.drug` | — | 6 mois | — | proposé |\n"
        "\n"
        "## Cas",
        french="""
fiche.md:23  Date illisible : « `treatment.drug` »

   23 | | bilan | `treatment.drug` | — | 6 mois | — | proposé |
      |           ^^^^^^^^^^^^^^^^

 Écrire une date du dossier entre accents graves, par exemple `treatment.from`, ou « — ».
        """,
        english="""
fiche.md:23  Unreadable date: “`treatment.drug`”

   23 | | bilan | `treatment.drug` | — | 6 mois | — | proposé |
      |           ^^^^^^^^^^^^^^^^

 Write a date of the case in back-quotes, for example `treatment.from`, or “—”.
        """,
    ),
    Wrong(
        "a calendar with a delay in words",
        SIGNS,
        "## Cas",
        "**Échéancier** `follow_up` pour chaque traitement : suivi.\n"
        "\n"
        "| Acte | À partir de | Après | Puis tous les | Jusqu'à | Force |\n"
        "|---|---|---|---|---|---|\n"
        "| bilan | `treatment.from` | trois mois | 6 mois | — | proposé |\n"
        "\n"
        "## Cas",
        french="""
fiche.md:23  Délai illisible : « trois mois »

   23 | | bilan | `treatment.from` | trois mois | 6 mois | — | proposé |
      |                              ^^^^^^^^^^

 Écrire 8 jours, 4 semaines, 6 mois, 2 ans ou « — ».
        """,
        english="""
fiche.md:23  Unreadable delay: “trois mois”

   23 | | bilan | `treatment.from` | trois mois | 6 mois | — | proposé |
      |                              ^^^^^^^^^^

 Write 8 jours, 4 semaines, 6 mois, 2 ans or “—”.
        """,
    ),
    Wrong(
        "a calendar with a strength that is not known",
        SIGNS,
        "## Cas",
        "**Échéancier** `follow_up` pour chaque traitement : suivi.\n"
        "\n"
        "| Acte | À partir de | Après | Puis tous les | Jusqu'à | Force |\n"
        "|---|---|---|---|---|---|\n"
        "| bilan | `treatment.from` | 3 mois | 6 mois | — | ? |\n"
        "\n"
        "## Cas",
        french="""
fiche.md:23  Force illisible : « ? »

   23 | | bilan | `treatment.from` | 3 mois | 6 mois | — | ? |
      |                                                    ^

 Écrire la force que donne la source, ou « — ».
        """,
        english="""
fiche.md:23  Unreadable strength: “?”

   23 | | bilan | `treatment.from` | 3 mois | 6 mois | — | ? |
      |                                                    ^

 Write the strength that the source gives, or “—”.
        """,
    ),
    Wrong(
        "landmarks with a verification that is no word of the list",
        SIGNS,
        "## Cas",
        "**Repères** : repères.\n"
        "\n"
        "| Mesure | Valeur imprimée | Valeur corrigée | Population | Vérification |\n"
        "|---|---|---|---|---|\n"
        "| Délai | 24 heures | — | adulte | vérifiée |\n"
        "\n"
        "## Cas",
        french="""
fiche.md:23  Vérification inconnue : « vérifiée »

   23 | | Délai | 24 heures | — | adulte | vérifiée |
      |                                    ^^^^^^^^

 Écrire : confirmée, corrigée, conflit, non retrouvée, partielle.
        """,
        english="""
fiche.md:23  Unknown verification: “vérifiée”

   23 | | Délai | 24 heures | — | adulte | vérifiée |
      |                                    ^^^^^^^^

 Write one of: confirmée, corrigée, conflit, non retrouvée, partielle.
        """,
    ),
    Wrong(
        "a case with a number that the file would refuse",
        COLLAPSE,
        "spine.T6 | 60 % |",
        "spine.T6 | 160 % |",
        french="""
fiche.md:31  Cas : « 160 % » n'est pas une valeur de `lesion.spine.collapse`

   31 | | plus de la moitié | spine.T6 | 160 % | majeur |
      |                                  ^^^^^
   32 | | non mesuré | spine.T6 | ? | {majeur, mineur} |

 Écrire une fraction de 0 à 1, ou 0 à 100 % ; « ? » si la valeur n'est pas connue, « — » si le dossier n'en dit rien.
        """,
        english="""
fiche.md:31  Cas: “160 %” is not a value of `lesion.spine.collapse`

   31 | | plus de la moitié | spine.T6 | 160 % | majeur |
      |                                  ^^^^^
   32 | | non mesuré | spine.T6 | ? | {majeur, mineur} |

 Write a fraction from 0 to 1, or 0 to 100 %; “?” if the value is not known, “—” if the file says nothing of it.
        """,
    ),
    Wrong(
        "a case with a day that does not exist",
        WASHOUT,
        "| 2026-11-15 |",
        "| 2026-11-31 |",
        french="""
fiche.md:22  Cas « trop tôt » : le dossier serait refusé. Ce jour n'existe pas ; une date comme 2026-11-21, 2026-11 ou 2026.

   22 | | trop tôt | gemcitabine | 2026-11-31 | radiotherapy | 2026-11-22 | 2026-11-22 | non | interdit |
      |                            ^^^^^^^^^^
   23 | | délai passé | gemcitabine | 2026-09-01 | radiotherapy | 2026-11-22 | 2026-11-22 | non | autorisé |

 Corriger cette cellule ; « ? » si la valeur n'est pas connue, « — » si le dossier n'en dit rien.
        """,
        english="""
fiche.md:22  Case “trop tôt”: the file would be refused. This day does not exist; a date such as 2026-11-21, 2026-11 or 2026.

   22 | | trop tôt | gemcitabine | 2026-11-31 | radiotherapy | 2026-11-22 | 2026-11-22 | non | interdit |
      |                            ^^^^^^^^^^
   23 | | délai passé | gemcitabine | 2026-09-01 | radiotherapy | 2026-11-22 | 2026-11-22 | non | autorisé |

 Correct this cell; “?” if the value is not known, “—” if the file says nothing of it.
        """,
    ),
)
