"""Mistakes in a lexicon."""

from __future__ import annotations

from tests.guideline.right_sheets import LEXICON
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong("a lexicon with a name", LEXICON, "**Lexique** : mots", "**Lexique** `words` : mots", french="""
fiche.md:27  Un lexique n'a pas de nom : `words` ne serait pas lu

   27 | **Lexique** `words` : mots de la fiche.
      |              ^^^^^

 Écrire : **Lexique** : phrase.
        """, english="""
fiche.md:27  A lexicon has no name: `words` would not be read

   27 | **Lexique** `words` : mots de la fiche.
      |              ^^^^^

 Write: **Lexique** : phrase.
        """),
    Wrong("a lexicon of an object", LEXICON, "**Lexique** : mots", "**Lexique** pour chaque lésion : mots", french="""
fiche.md:27  Lexique ne se dit pas d'un objet : ce ne serait pas lu

   27 | **Lexique** pour chaque lésion : mots de la fiche.
      |             ^^^^

 Retirer « pour chaque … » de la légende.
        """, english="""
fiche.md:27  Lexique is not about an object: this would not be read

   27 | **Lexique** pour chaque lésion : mots de la fiche.
      |             ^^^^

 Take “pour chaque …” out of the caption.
        """),
    Wrong("a lexicon with other columns", LEXICON, "| Mot | Sens |", "| Mot | Définition |", french="""
fiche.md:29  Lexique : les colonnes ne sont pas celles attendues

   29 | | Mot | Définition |
      |   ^
   30 | |---|---|

 Écrire : Mot, Sens.
        """, english="""
fiche.md:29  Lexique: not the expected columns

   29 | | Mot | Définition |
      |   ^
   30 | |---|---|

 Write: Mot, Sens.
        """),
    Wrong("a word without a meaning", LEXICON, "| Score de stabilité du rachis. |", "| — |", french="""
fiche.md:31  Mot sans sens, ou sens sans mot

   31 | | SINS[^w1] | — |
      |               ^
   32 | | tassement, effondrement | Perte de hauteur d'une vertèbre. |

 Écrire le mot et ce qu'il veut dire, ou supprimer la ligne.
        """, english="""
fiche.md:31  A word without a meaning, or a meaning without a word

   31 | | SINS[^w1] | — |
      |               ^
   32 | | tassement, effondrement | Perte de hauteur d'une vertèbre. |

 Write the word and what it means, or delete the row.
        """),
    Wrong("an empty form of a word", LEXICON, "| tassement, effondrement |", "| tassement, effondrement, |", french="""
fiche.md:32  Forme vide dans « tassement, effondrement, »

   32 | | tassement, effondrement, | Perte de hauteur d'une vertèbre. |
      |   ^^^^^^^^^^^^^^^^^^^^^^^^

 Séparer les formes d'un mot par une virgule, sans virgule à la fin.
        """, english="""
fiche.md:32  An empty form in “tassement, effondrement,”

   32 | | tassement, effondrement, | Perte de hauteur d'une vertèbre. |
      |   ^^^^^^^^^^^^^^^^^^^^^^^^

 Separate the forms of a word by a comma, with none at the end.
        """),
    Wrong("a word that two rows explain", LEXICON, "| tassement, effondrement |", "| tassement, sins |", french="""
fiche.md:32  Mot expliqué deux fois : « sins » (aussi fiche.md:31)

   32 | | tassement, sins | Perte de hauteur d'une vertèbre. |
      |              ^^^^

 Garder une seule ligne, ou retirer cette forme de l'une des deux.
        """, english="""
fiche.md:32  Word explained twice: “sins” (also fiche.md:31)

   32 | | tassement, sins | Perte de hauteur d'une vertèbre. |
      |              ^^^^

 Keep one row, or take this form out of one of them.
        """),
    Wrong("a row of a lexicon with a cell too many", LEXICON, "| Score de stabilité du rachis. |", "| Score de stabilité du rachis. | 18 |", french="""
fiche.md:31  La ligne a 3 cellules, l'en-tête en a 2

   31 | | SINS[^w1] | Score de stabilité du rachis. | 18 |
      |   ^
   32 | | tassement, effondrement | Perte de hauteur d'une vertèbre. |

 Une cellule par colonne ; « — » pour toute valeur.
        """, english="""
fiche.md:31  The row has 3 cells, the header 2

   31 | | SINS[^w1] | Score de stabilité du rachis. | 18 |
      |   ^
   32 | | tassement, effondrement | Perte de hauteur d'une vertèbre. |

 One cell a column; “—” for any value.
        """),
)
