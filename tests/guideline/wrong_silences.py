"""What Markdown or the format would let pass in silence: passages that are no part of a sheet, and things said twice."""

from __future__ import annotations

from tests.guideline.right_sheets import CALCIUM, COLLAPSE, GRID, OPTION, PAIN, READINGS, SIGNS, WASHOUT
from tests.guideline.wrong import Wrong

HISTORY = "**Fraîcheur** : durée.\n\n| Fait | Durée |\n|---|---|\n| `{path}` | 14 jours |\n\n## Lectures"
WRONG = (
    Wrong(
        "a mark that turns the line around",
        COLLAPSE,
        "mesure sur",
        "mesure \u202esur",
        french="""
fiche.md:6  Un caractère caché : U+202E

   6 | Un tassement se mesure \ufffdsur le scanner.
     |                        ^

 Le supprimer, ou retaper la ligne : il change ce qui est lu sans que cela se voie.
        """,
        english="""
fiche.md:6  A hidden character: U+202E

   6 | Un tassement se mesure \ufffdsur le scanner.
     |                        ^

 Delete it, or type the line again: it changes what is read, and nobody sees it.
        """,
    ),
    Wrong(
        "a delay of more than a century",
        WASHOUT,
        "| gemcitabine | 4 semaines |",
        "| gemcitabine | 101 ans |",
        french="""
fiche.md:10  Durée illisible : « 101 ans »

   10 | | gemcitabine | 101 ans | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |
      |                 ^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Écrire 8 jours, 4 semaines, 6 mois, « aucune » ou « inconnue ».
        """,
    ),
    Wrong(
        "a case that expects another number",
        CALCIUM,
        "| Calcémie `calcium` |\n|---|---|---|---|\n| calcium haut | 3,1 mmol/L | 36 g/L | haute |\n| calcium normal | 2,2 mmol/L | 38 g/L | normale |",
        "| Corrigé `corrected` | Calcémie `calcium` |\n|---|---|---|---|---|\n| calcium haut | 3,1 mmol/L | 36 g/L | 3,1 mmol/L | haute |",
        french="""
fiche.md:22  Cas « calcium haut » : `corrected` : attendu 3,1 mmol/L, obtenu > 2,6 mmol/L

   22 | | calcium haut | 3,1 mmol/L | 36 g/L | 3,1 mmol/L | haute |
      |   ^^^^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
    ),
    Wrong(
        "a source whose name only begins like a known one",
        COLLAPSE,
        "Essai 2020, page 1",
        "Essai 2020 bis, page 1",
        french="""
fiche.md:3  Source inconnue : « Essai 2020 bis »

   3 | Source : Essai 2020 bis, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
     |          ^^^^^^^^^^^^^^

 Écrire le nom d'une source de sources.toml ; vouliez-vous dire Essai 2020 ?
        """,
    ),
    Wrong(
        "an edition that is not that of the source",
        COLLAPSE,
        "Édition : 2020-01-01",
        "Édition : 2035-01-01",
        french="""
fiche.md:3  Édition 2035-01-01, mais 2020-01-01 dans sources.toml

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2035-01-01. Responsable : essai. À relire : 2030-01.
     |                                                           ^^^^^^^^^^

 Écrire la même date aux deux endroits : c'est celle de sources.toml qui compte.
        """,
        english="""
fiche.md:3  Edition 2035-01-01, but 2020-01-01 in sources.toml

   3 | Source : Essai 2020, page 1. Portée : national. Édition : 2035-01-01. Responsable : essai. À relire : 2030-01.
     |                                                           ^^^^^^^^^^

 Write the same date in both places: that of sources.toml counts.
        """,
    ),
    Wrong(
        "a rule hidden in a comment",
        SIGNS,
        "## Cas",
        "<!--\n**Décision** `hidden` : cachée.\n-->\n\n## Cas",
        french="""
fiche.md:19  Du HTML : ce passage ne serait pas lu

   19 | <!--
      | ^^^^

 L'écrire en titres, en prose, en tableaux Markdown, en listes à tirets ; ou le supprimer.
        """,
        english="""
fiche.md:19  HTML: this passage would not be read

   19 | <!--
      | ^^^^

 Write it as headings, prose, Markdown tables, lists with dashes; or delete it.
        """,
    ),
    Wrong(
        "a table in another language than Markdown",
        SIGNS,
        "## Cas",
        "<table><tr><td>oui</td></tr></table>\n\n## Cas",
        french="""
fiche.md:19  Du HTML : ce passage ne serait pas lu

   19 | <table><tr><td>oui</td></tr></table>
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 L'écrire en titres, en prose, en tableaux Markdown, en listes à tirets ; ou le supprimer.
        """,
    ),
    Wrong(
        "a sentence in a numbered list",
        SIGNS,
        "- oui : «",
        "1. inconnu : « Demander. »\n\n- oui : «",
        french="""
fiche.md:16  Une liste numérotée : elle ne serait pas lue

   16 | 1. inconnu : « Demander. »
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^

 Écrire une liste à tirets sous un tableau, ou de la prose.
        """,
        english="""
fiche.md:16  A numbered list: it would not be read

   16 | 1. inconnu : « Demander. »
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^

 Write a list with dashes under a table, or prose.
        """,
    ),
    Wrong(
        "a statement both covered and covered in part",
        SIGNS,
        "Population : tous.",
        "Population : tous.\nCouvre : 004.T3.mirels.pain.\nCouvre en partie : 004.T3.mirels.pain.",
        french="""
fiche.md:6  Énoncé 004.T3.mirels.pain rangé deux fois : Couvre, puis Couvre en partie

   6 | Couvre en partie : 004.T3.mirels.pain.
     |                    ^^^^^^^^^^^^^^^^^^

 Le garder à un seul endroit de la fiche.
        """,
        english="""
fiche.md:6  Statement 004.T3.mirels.pain filed twice: Couvre, then Couvre en partie

   6 | Couvre en partie : 004.T3.mirels.pain.
     |                    ^^^^^^^^^^^^^^^^^^

 Keep it in one place of the sheet.
        """,
    ),
    Wrong(
        "a statement not computed for two reasons",
        SIGNS,
        "## Cas",
        "> Non calculé (004.T4.sins.pain) : raison.\n> Non calculé (004.T4.sins.pain) : autre raison.\n\n## Cas",
        french="""
fiche.md:20  Énoncé 004.T4.sins.pain rangé deux fois : Non calculé, puis Non calculé

   20 | > Non calculé (004.T4.sins.pain) : autre raison.
      |                ^^^^^^^^^^^^^^^^

 Le garder à un seul endroit de la fiche.
        """,
    ),
    Wrong(
        "a freshness for what does not age",
        READINGS,
        "## Lectures",
        HISTORY.format(path="tumour.histology"),
        french="""
fiche.md:10  `tumour.histology` ne vieillit pas : une durée le rendrait inconnu à tort

   10 | | `tumour.histology` | 14 jours |
      |    ^^^^^^^^^^^^^^^^

 Écrire « ne vieillit pas », ou retirer la ligne.
        """,
        english="""
fiche.md:10  `tumour.histology` does not age: a duration would make it unknown for no reason

   10 | | `tumour.histology` | 14 jours |
      |    ^^^^^^^^^^^^^^^^

 Write “ne vieillit pas”, or take the row out.
        """,
    ),
    Wrong(
        "an argument without a label",
        OPTION,
        "| infection | `conditions",
        "| | `conditions",
        french="""
fiche.md:12  Un argument sans nom : la raison serait montrée sans mots

   12 | | | `conditions.infection` = active | contre-indication absolue |
      |   ^

 Écrire dans la première colonne la raison, en quelques mots.
        """,
        english="""
fiche.md:12  An argument without a name: the reason would be shown without words

   12 | | | `conditions.infection` = active | contre-indication absolue |
      |   ^

 Write the reason in the first column, in a few words.
        """,
    ),
    Wrong(
        "a header said twice",
        PAIN,
        "| Conduite | Urgence |",
        "| Urgence | Urgence |",
        french="""
fiche.md:8  Deux colonnes « Urgence » : une seule serait lue

   8 | | Douleur `lesion.pain.grade` | Fracture `lesion.fracture` | Urgence | Urgence |
     |                                                                        ^^^^^^^
   9 | |---|---|---|---|

 Corriger l'un des deux en-têtes, ou supprimer la colonne.
        """,
        english="""
fiche.md:8  Two columns “Urgence”: only one would be read

   8 | | Douleur `lesion.pain.grade` | Fracture `lesion.fracture` | Urgence | Urgence |
     |                                                                        ^^^^^^^
   9 | |---|---|---|---|

 Correct one of the two headers, or delete the column.
        """,
    ),
    Wrong(
        "an outcome said twice in one cell",
        PAIN,
        "| — | surveillance |",
        "| — | surveillance ou surveillance |",
        french="""
fiche.md:12  « surveillance » est écrit deux fois dans la cellule

   12 | | légère ou aucune | — | surveillance ou surveillance | information |
      |                                          ^^^^^^^^^^^^

 Garder l'un des deux, ou corriger celui qui devait dire autre chose.
        """,
        english="""
fiche.md:12  “surveillance” is written twice in the cell

   12 | | légère ou aucune | — | surveillance ou surveillance | information |
      |                                          ^^^^^^^^^^^^

 Keep one, or correct the one that was meant to say something else.
        """,
    ),
    Wrong(
        "two cases of one name",
        SIGNS,
        "| aucun signe |",
        "| un déficit |",
        french="""
fiche.md:24  Deux cas du même nom : « un déficit » (aussi ligne 23)

   24 | | un déficit | non | non | complete | non |
      |   ^^^^^^^^^^

 Donner un autre nom à l'un des deux : un échec ne dirait pas lequel.
        """,
        english="""
fiche.md:24  Two cases of one name: “un déficit” (also line 23)

   24 | | un déficit | non | non | complete | non |
      |   ^^^^^^^^^^

 Give one of them another name: a failure would not say which.
        """,
    ),
    Wrong(
        "a case without a name",
        SIGNS,
        "| aucun signe |",
        "| |",
        french="""
fiche.md:24  Un cas sans nom

   24 | | | non | non | complete | non |
      |   ^

 Écrire dans la première colonne ce qui le distingue, en quelques mots : un échec le citera.
        """,
        english="""
fiche.md:24  A case without a name

   24 | | | non | non | complete | non |
      |   ^

 Write in the first column what sets it apart, in a few words: a failure will quote it.
        """,
    ),
    Wrong(
        "cases whose first column is no name",
        SIGNS,
        "| cas | Déficit",
        "| Âge | Déficit",
        french="""
fiche.md:21  Cas : la première colonne est « Âge »

   21 | | Âge | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |
      |   ^^^
   22 | |---|---|---|---|---|

 L'appeler « cas » : elle donne un nom à chaque ligne, et n'est pas lue comme un fait.
        """,
        english="""
fiche.md:21  Cas: the first column is “Âge”

   21 | | Âge | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |
      |   ^^^
   22 | |---|---|---|---|---|

 Call it “cas”: it names each row, and is not read as a fact.
        """,
    ),
    Wrong(
        "a table in a block of code",
        SIGNS,
        "## Cas",
        "```\n| a | b |\n|---|---|\n```\n\n## Cas",
        french="""
fiche.md:19  Un bloc de code : ce passage ne serait pas lu

   19 | ```
      | ^^^

 Retirer les trois accents graves, ou les quatre espaces du début de ligne.
        """,
        english="""
fiche.md:19  A block of code: this passage would not be read

   19 | ```
      | ^^^

 Take out the three back-quotes, or the four spaces at the start of the line.
        """,
    ),
    Wrong(
        "a paragraph that begins with four spaces",
        SIGNS,
        "**Grandeur**",
        "    Une remarque.\n\n**Grandeur**",
        french="""
fiche.md:6  Un bloc de code : ce passage ne serait pas lu

   6 |     Une remarque.
     |     ^^^^^^^^^^^^^

 Retirer les trois accents graves, ou les quatre espaces du début de ligne.
        """,
    ),
    Wrong(
        "the definition of a link",
        SIGNS,
        "## Cas",
        "[manuel]: https://exemple.fr/manuel\n\n## Cas",
        french="""
fiche.md:19  La définition d'un lien : elle ne serait pas lue

   19 | [manuel]: https://exemple.fr/manuel
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 L'écrire dans la prose. Une note s'écrit [^nom]: suivie de plusieurs mots.
        """,
        english="""
fiche.md:19  The definition of a link: it would not be read

   19 | [manuel]: https://exemple.fr/manuel
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Write it in the prose. A footnote is written [^name]: followed by several words.
        """,
    ),
    Wrong(
        "a word said twice in one condition",
        PAIN,
        "| oui ou imminente |",
        "| oui ou oui |",
        french="""
fiche.md:11  « oui » est écrit deux fois dans la cellule

   11 | | handicapante ou modérée | oui ou oui | avis chirurgical | maintenant |
      |                                    ^^^
   12 | | légère ou aucune | — | surveillance | information |

 Garder l'un des deux, ou corriger celui qui devait dire autre chose.
        """,
    ),
    Wrong(
        "points said twice in one cell",
        GRID,
        "| 2 | 1/3 .. 2/3 |",
        "| 2 ou 2 | 1/3 .. 2/3 |",
        french="""
fiche.md:17  « 2 » est écrit deux fois dans la cellule

   17 | | 2 ou 2 | 1/3 .. 2/3 | mixte |
      |        ^
   18 | | 3 | > 2/3 | lytique |

 Garder l'un des deux, ou corriger celui qui devait dire autre chose.
        """,
    ),
    Wrong(
        "a column of the cases said twice",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |",
        "| Sphincters `symptoms.deficit` | Lésions `listed.lesions` | Alerte `alert` |",
        french="""
fiche.md:21  Deux colonnes « symptoms.deficit » : une seule serait lue

   21 | | cas | Déficit `symptoms.deficit` | Sphincters `symptoms.deficit` | Lésions `listed.lesions` | Alerte `alert` |
      |                                                  ^^^^^^^^^^^^^^^^
   22 | |---|---|---|---|---|

 Corriger l'un des deux en-têtes, ou supprimer la colonne.
        """,
    ),
    Wrong(
        "a statement computed and not computed",
        SIGNS.replace("Population : tous.", "Population : tous.\nCouvre : 004.T3.mirels.pain."),
        "## Cas",
        "> Non calculé (004.T3.mirels.pain) : raison.\n\n## Cas",
        french="""
fiche.md:20  Énoncé 004.T3.mirels.pain rangé deux fois : Couvre, puis Non calculé

   20 | > Non calculé (004.T3.mirels.pain) : raison.
      |                ^^^^^^^^^^^^^^^^^^

 Le garder à un seul endroit de la fiche.
        """,
    ),
    Wrong(
        "a freshness for a date",
        READINGS,
        "## Lectures",
        HISTORY.format(path="treatment.last"),
        french="""
fiche.md:10  `treatment.last` ne vieillit pas : une durée le rendrait inconnu à tort

   10 | | `treatment.last` | 14 jours |
      |    ^^^^^^^^^^^^^^

 Écrire « ne vieillit pas », ou retirer la ligne.
        """,
    ),
)
