"""Mistakes in sentences, notes, translations and cases."""

from __future__ import annotations

from tests.guideline.right_sheets import COLLAPSE, GRID, PAIN, SIGNS
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "an outcome that the table never gives",
        PAIN,
        "- surveillance `watch`",
        "- rien `nothing` : « Rien. »\n"
        "- surveillance `watch`",
        french="""
fiche.md:15  Issue jamais donnée par le tableau : « rien »

   15 | - rien `nothing` : « Rien. »
      |   ^^^^

 La supprimer, ou corriger la ligne qui devait y mener.
        """,
        english="""
fiche.md:15  Outcome that the table never gives: “rien”

   15 | - rien `nothing` : « Rien. »
      |   ^^^^

 Delete it, or correct the row that should lead to it.
        """,
    ),
    Wrong(
        "an outcome without its sentence",
        PAIN,
        "- surveillance `watch` : « Surveiller la douleur. »",
        "- surveillance `watch`",
        french="""
fiche.md:6  Il manque la phrase de « surveillance »

   6 | **Décision** `pain_plan` pour chaque lésion : conduite devant la douleur.
     | ^

 L'écrire sous le tableau : - surveillance `watch` : « … ».
        """,
    ),
    Wrong(
        "a score without its sentence",
        GRID,
        "- score : « Score de {bone_score} sur 6. »\n",
        "",
        french="""
fiche.md:12  Il manque la phrase de « score »

   12 | **Score** `bone_score` pour chaque lésion (os long) : somme des colonnes.
      | ^

 L'écrire sous le tableau : - score : « … ».
        """,
        english="""
fiche.md:12  The sentence for “score” is missing

   12 | **Score** `bone_score` pour chaque lésion (os long) : somme des colonnes.
      | ^

 Write it under the table: - score : « … ».
        """,
    ),
    Wrong(
        "a sentence without French quotation marks",
        PAIN,
        "« Surveiller la douleur. »",
        "\"Surveiller la douleur.\"",
        french="""
fiche.md:15  Phrase illisible pour « surveillance »

   15 | - surveillance `watch` : "Surveiller la douleur."
      |   ^^^^^^^^^^^^

 L'écrire entre guillemets français : - surveillance `watch` : « … ».
        """,
    ),
    Wrong(
        "a note that no row calls",
        COLLAPSE,
        "| > 50 %[^t1] |",
        "| > 50 % |",
        french="""
fiche.md:25  Note [^t1] jamais appelée

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Vérification : confirmée.
      | ^

 L'accrocher à une ligne du tableau, ou la supprimer.
        """,
    ),
    Wrong(
        "a mark without its note",
        COLLAPSE,
        "| < 50 % | mineur |",
        "| < 50 %[^t2] | mineur |",
        french="""
fiche.md:20  Note [^t2] absente

   20 | | < 50 %[^t2] | mineur |
      |         ^^^^^

 L'écrire au bas de la fiche : [^t2]: endroit.
        """,
    ),
    Wrong(
        "a note with a statement unknown to the catalogue",
        COLLAPSE,
        "Énoncés : 004.T4.sins.collapse.",
        "Énoncés : 004.T4.sins.colapse.",
        french="""
fiche.md:25  Énoncé inconnu du catalogue : 004.T4.sins.colapse

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.colapse. Force : accord d'experts. Vérification : confirmée.
      |                                      ^^^^^^^^^^^^^^^^^^^

 Corriger l'identifiant ; vouliez-vous dire 004.T4.sins.collapse ?
        """,
    ),
    Wrong(
        "a note with a reading that no page writes",
        COLLAPSE,
        "Vérification : confirmée.",
        "Vérification : confirmée. Lecture : L9.",
        french="""
fiche.md:25  Lecture inconnue : L9

   25 | [^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Vérification : confirmée. Lecture : L9.
      |                                                                                                                          ^^

 L'écrire dans 00-lecture.md.
        """,
    ),
    Wrong(
        "a sentence not translated",
        SIGNS,
        "- non : « Pas de signe neurologique. »",
        "- non : « Pas de signe neurologique. »",
        french="""
fiche.md:17  Pas de traduction anglaise pour : fiche|alert|no

   17 | - non : « Pas de signe neurologique. »
      |   ^

 Ajouter l'entrée dans en.po (msgctxt "fiche|alert|no").
        """,
        english="""
fiche.md:17  No English translation for: fiche|alert|no

   17 | - non : « Pas de signe neurologique. »
      |   ^

 Add the entry to en.po (msgctxt "fiche|alert|no").
        """,
        catalogue=lambda po: po.replace('msgstr "EN Pas de signe neurologique."', 'msgstr ""'),
    ),
    Wrong(
        "a sentence changed since its translation",
        SIGNS,
        "« Pas de signe neurologique. »",
        "« Aucun signe neurologique. »",
        french="""
fiche.md:17  La phrase française a changé depuis sa traduction : fiche|alert|no

   17 | - non : « Aucun signe neurologique. »
      |   ^

 Relire l'anglais, puis recopier la phrase dans msgid.
        """,
        english="""
fiche.md:17  The French sentence has changed since its translation: fiche|alert|no

   17 | - non : « Aucun signe neurologique. »
      |   ^

 Read the English again, then copy the sentence into msgid.
        """,
        catalogue=lambda po: po,
    ),
    Wrong(
        "a translation of a sentence that is no longer there",
        SIGNS,
        "- non : « Pas de signe neurologique. »",
        "- non : « Pas de signe neurologique. »",
        french="""
en.po:19  Traduction sans phrase : fiche|alert|maybe

   19 | msgid "Peut-être."
      | ^

 La supprimer de en.po, ou corriger son repère ; vouliez-vous dire fiche|alert|yes ?
        """,
        english="""
en.po:19  Translation without a sentence: fiche|alert|maybe

   19 | msgid "Peut-être."
      | ^

 Delete it from en.po, or correct its key; did you mean fiche|alert|yes?
        """,
        catalogue=lambda po: po + '\nmsgctxt "fiche|alert|maybe"\nmsgid "Peut-être."\nmsgstr "Maybe."\n',
    ),
    Wrong(
        "a translation that lost the place of a value",
        GRID,
        "- score : « Score de {bone_score} sur 6. »",
        "- score : « Score de {bone_score} sur 6. »",
        french="""
fiche.md:20  La traduction anglaise ne cite pas les mêmes valeurs : {bone_score}

   20 | - score : « Score de {bone_score} sur 6. »
      |   ^^^^^

 Reprendre les mêmes noms entre accolades dans en.po (msgctxt "fiche|bone_score|score").
        """,
        catalogue=lambda po: po.replace("EN Score de {bone_score}", "EN Score of {bonescore}"),
    ),
    Wrong(
        "a page without cases",
        SIGNS,
        "## Cas\n"
        "\n"
        "| cas | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |\n"
        "|---|---|---|---|---|\n"
        "| un déficit | oui | ? | partial | oui |\n"
        "| aucun signe | non | non | complete | non |\n",
        "",
        french="""
fiche.md:1  La fiche n'a pas de Cas

   1 | # Signes neurologiques
     | ^

 Finir par « ## Cas » et un tableau : chaque ligne est un essai.
        """,
        english="""
fiche.md:1  The sheet has no Cas

   1 | # Signes neurologiques
     | ^

 End with “## Cas” and a table: each row is a test.
        """,
    ),
    Wrong(
        "a case that fails",
        SIGNS,
        "| un déficit | oui | ? | partial | oui |",
        "| un déficit | oui | ? | partial | non |",
        french="""
fiche.md:23  Cas « un déficit » : `alert` : attendu non, obtenu oui

   23 | | un déficit | oui | ? | partial | non |
      |   ^^^^^^^^^^
   24 | | aucun signe | non | non | complete | non |

 Corriger le cas, ou la règle s'il a raison.
        """,
        english="""
fiche.md:23  Case “un déficit”: `alert`: expected non, found oui

   23 | | un déficit | oui | ? | partial | non |
      |   ^^^^^^^^^^
   24 | | aucun signe | non | non | complete | non |

 Correct the case, or the rule if the case is right.
        """,
    ),
    Wrong(
        "a case whose column names nothing",
        SIGNS,
        "| Alerte `alert` |\n"
        "|---|---|---|---|---|",
        "| Alerte `alerte` |\n"
        "|---|---|---|---|---|",
        french="""
fiche.md:21  Cas : colonne illisible « Alerte `alerte` »

   21 | | cas | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alerte` |
      |                                                                                                   ^^^^^^^^^^^^^^^
   22 | |---|---|---|---|---|

 Écrire un fait ou une règle entre accents graves.
        """,
    ),
    Wrong(
        "a case with a value that the file would refuse",
        SIGNS,
        "| un déficit | oui | ? |",
        "| un déficit | beaucoup | ? |",
        french="""
fiche.md:23  Cas : « beaucoup » n'est pas un mot de `symptoms.deficit`

   23 | | un déficit | beaucoup | ? | partial | oui |
      |                ^^^^^^^^
   24 | | aucun signe | non | non | complete | non |

 Mots connus : oui, non. Écrire « ? » si la valeur n'est pas connue, « — » si le dossier n'en dit rien.
        """,
    ),
    Wrong(
        "a case with a cell missing",
        SIGNS,
        "| un déficit | oui | ? | partial | oui |",
        "| un déficit | oui | ? | partial |",
        french="""
fiche.md:23  La ligne a 4 cellules, l'en-tête en a 5

   23 | | un déficit | oui | ? | partial |
      |   ^
   24 | | aucun signe | non | non | complete | non |

 Une cellule par colonne ; « — » pour toute valeur.
        """,
    ),
    Wrong(
        "a case that asks for something else first",
        GRID,
        "? (demander : corticale)",
        "? (demander : type)",
        french="""
fiche.md:38  Cas « corticale à mesurer » : `bone_conduct` : attendu ? (demander : type), obtenu {irradiation, chirurgie}

   38 | | corticale à mesurer | femur.shaft | ? | lytique | 4..6 | ? (demander : type) |
      |   ^^^^^^^^^^^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
    ),
    Wrong(
        "prose that repeats a limit of the table",
        COLLAPSE,
        "Un tassement se mesure sur le scanner.",
        "Un tassement de plus de 50 % est majeur.",
        french="""
fiche.md:6  La prose répète un seuil du tableau : 50 %

   6 | Un tassement de plus de 50 % est majeur.
     |                         ^^^^

 Laisser le nombre au tableau : deux copies finiraient par différer.
        """,
    ),
)
