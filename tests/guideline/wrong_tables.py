"""Mistakes in the shape of a table, and tables that do not say one thing of every patient."""

from __future__ import annotations

from tests.guideline.right_sheets import COLLAPSE, CRITERIA, GRID, PAIN, SIGNS
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "too many inputs",
        SIGNS,
        "| Signe `any_deficit` | Sphincters `symptoms.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui | — | oui |\n"
        "| non | oui | oui |\n"
        "| non | non | non |\n",
        "| Signe `any_deficit` | A `symptoms.sphincter` | B `symptoms.thirst` | C `symptoms.confusion` | D `symptoms.polyuria` | E `symptoms.vomiting` | F `symptoms.constipation` | Alerte |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| oui | — | — | — | — | — | — | oui |\n"
        "| non | — | — | — | — | — | — | non |\n",
        french="""
fiche.md:10  Tableau trop large : 7 entrées

   10 | | Signe `any_deficit` | A `symptoms.sphincter` | B `symptoms.thirst` | C `symptoms.confusion` | D `symptoms.polyuria` | E `symptoms.vomiting` | F \
`symptoms.constipation` | Alerte |
      |                                                                                                                                                 ^
   11 | |---|---|---|---|---|---|---|---|

 Six entrées au plus : faire une étape intermédiaire.
        """,
    ),
    Wrong(
        "an input without a path is a second outcome",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        "| Sphincters | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        french="""
fiche.md:10  Il faut une seule colonne de conclusion (trouvé : 2) et au moins une entrée

   10 | | Signe `any_deficit` | Sphincters | Alerte |
      |                                      ^
   11 | |---|---|---|

 Donner un nom entre accents graves à chaque entrée, et garder une seule colonne sans nom.
        """,
        english="""
fiche.md:10  There must be one outcome column (found: 2) and at least one input

   10 | | Signe `any_deficit` | Sphincters | Alerte |
      |                                      ^
   11 | |---|---|---|

 Give each input a back-quoted name, and keep a single column without one.
        """,
    ),
    Wrong(
        "a table without an input",
        SIGNS,
        "| Signe `any_deficit` | Sphincters `symptoms.sphincter` | Alerte |",
        "| Signe | Sphincters | Alerte |",
        french="""
fiche.md:10  Il faut une seule colonne de conclusion (trouvé : 3) et au moins une entrée

   10 | | Signe | Sphincters | Alerte |
      |                        ^
   11 | |---|---|---|

 Donner un nom entre accents graves à chaque entrée, et garder une seule colonne sans nom.
        """,
    ),
    Wrong(
        "a path that does not exist",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        "| Sphincters `symptoms.sphinter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        french="""
fiche.md:10  Nom inconnu : `symptoms.sphinter`

   10 | | Signe `any_deficit` | Sphincters `symptoms.sphinter` | Alerte |
      |                                     ^^^^^^^^^^^^^^^^^
   11 | |---|---|---|

 Aucun fait ni règle ne porte ce nom ; vouliez-vous dire symptoms.sphincter ?
        """,
    ),
    Wrong(
        "a path of an object that the rule is not about",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        "| Sphincters `lesion.neurology.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        french="""
fiche.md:10  `lesion.neurology.sphincter` appartient à un autre objet (lésion)

   10 | | Signe `any_deficit` | Sphincters `lesion.neurology.sphincter` | Alerte |
      |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^
   11 | |---|---|---|

 Dire dans la légende « pour chaque … », ou passer par une Grandeur `any`.
        """,
    ),
    Wrong(
        "one path heading two columns",
        SIGNS,
        "| Signe `any_deficit` | Sph",
        "| Signe `symptoms.sphincter` | Sph",
        french="""
fiche.md:10  `symptoms.sphincter` est lu par deux colonnes

   10 | | Signe `symptoms.sphincter` | Sphincters `symptoms.sphincter` | Alerte |
      |                                            ^^^^^^^^^^^^^^^^^^
   11 | |---|---|---|

 Un fait n'a qu'une colonne : réunir les deux conditions dans la même cellule.
        """,
    ),
    Wrong(
        "a row with a cell missing",
        SIGNS,
        "| non | non | non |",
        "| non | non |",
        french="""
fiche.md:14  La ligne a 2 cellules, l'en-tête en a 3

   14 | | non | non |
      |   ^

 Une cellule par colonne ; « — » pour toute valeur.
        """,
    ),
    Wrong(
        "a row with a cell too many",
        SIGNS,
        "| non | oui | oui |\n"
        "| non",
        "| non | oui | oui | non |\n"
        "| non",
        french="""
fiche.md:13  La ligne a 4 cellules, l'en-tête en a 3

   13 | | non | oui | oui | non |
      |   ^
   14 | | non | non | non |

 Une cellule par colonne ; « — » pour toute valeur.
        """,
    ),
    Wrong(
        "a row without an outcome",
        SIGNS,
        "| non | non | non |",
        "| non | non | — |",
        french="""
fiche.md:14  Pas de conclusion sur cette ligne

   14 | | non | non | — |
      |               ^

 Écrire l'issue ; « a ou b » si la source laisse le cas ouvert.
        """,
    ),
    Wrong(
        "a hole: exactly 50 %, which the source leaves open",
        COLLAPSE,
        "| 50 % | majeur ou mineur |\n",
        "",
        french="""
fiche.md:18  Tassement : aucune ligne pour 50 % exactement

   18 | | > 50 %[^t1] | majeur |
      |   ^^^^^^
   19 | | < 50 % | mineur |

 Exemple : une lésion (rachis), tassement de 50 % exactement. Aucune ligne ne répond.
 Si le document laisse ce cas ouvert, écrire une ligne « 50 % » avec les deux issues (a ou b) et citer la lacune dans 00-lecture.md : les deux seront gardées. \
Ne pas trancher.
        """,
        english="""
fiche.md:18  vertebral body collapse: no row for 50 % exactly

   18 | | > 50 %[^t1] | majeur |
      |   ^^^^^^
   19 | | < 50 % | mineur |

 Example: a lesion (spine), vertebral body collapse of exactly 50 %. No row answers.
 If the document leaves this open, write a row “50 %” with both outcomes (a ou b) and cite the gap in 00-lecture.md: both will be kept. Do not choose.
        """,
    ),
    Wrong(
        "a hole between two numbers",
        GRID,
        "| 1 | < 1/3 |",
        "| 1 | ≤ 1/4 |",
        french="""
fiche.md:16  Corticale : aucune ligne pour 0,25 <..< 1/3

   16 | | 1 | ≤ 1/4 | condensante |
      |       ^^^^^
   17 | | 2 | 1/3 .. 2/3 | mixte |

 Exemple : une lésion (os long), corticale entre 0,25 et 1/3. Aucune ligne ne répond.
 Si le document laisse ce cas ouvert, écrire une ligne « 0,25 <..< 1/3 » avec les deux issues (a ou b) et citer la lacune dans 00-lecture.md : les deux seront \
gardées. Ne pas trancher.
        """,
    ),
    Wrong(
        "a hole: a word that no row names",
        CRITERIA,
        "| | mixte | 1 |\n",
        "",
        french="""
fiche.md:10  Type : aucune ligne pour mixte

   10 | | Type `lesion.matrix` | lytique | 2 |
      |                          ^
   11 | | | condensante | 0 |

 Exemple : une lésion, type : mixte. Aucune ligne ne répond.
 Si le document laisse ce cas ouvert, écrire une ligne « mixte » avec les deux issues (a ou b) et citer la lacune dans 00-lecture.md : les deux seront gardées. \
Ne pas trancher.
        """,
    ),
    Wrong(
        "an overlap at one number",
        COLLAPSE,
        "| > 50 %[^t1] | majeur |",
        "| ≥ 50 %[^t1] | majeur |",
        french="""
fiche.md:19  `collapse` : deux lignes pour le même patient (voir aussi la ligne 18)

   19 | | 50 % | majeur ou mineur |
      |          ^
   20 | | < 50 % | mineur |

 Exemple : une lésion (rachis), tassement de 50 % exactement. Deux lignes répondent.
 Séparer les deux lignes : chaque patient ne doit en rencontrer qu'une.
        """,
        english="""
fiche.md:19  `collapse`: two rows for the same patient (see also line 18)

   19 | | 50 % | majeur ou mineur |
      |          ^
   20 | | < 50 % | mineur |

 Example: a lesion (spine), vertebral body collapse of exactly 50 %. Two rows answer.
 Separate the two rows: each patient must meet only one.
        """,
    ),
    Wrong(
        "an overlap of two words",
        PAIN,
        "| handicapante ou modérée | non |",
        "| handicapante ou modérée | non ou imminente |",
        french="""
fiche.md:11  `pain_plan` : deux lignes pour le même patient (voir aussi la ligne 10)

   11 | | handicapante ou modérée | oui ou imminente | avis chirurgical | maintenant |
      |                                                ^
   12 | | légère ou aucune | — | surveillance | information |

 Exemple : une lésion, douleur : modérée, fracture : imminente. Deux lignes répondent.
 Séparer les deux lignes : chaque patient ne doit en rencontrer qu'une.
        """,
    ),
    Wrong(
        "a row that no patient meets",
        GRID,
        "| ≥ 5 | chirurgie |\n",
        "| ≥ 5 | chirurgie |\n"
        "| 5 <..< 6 | chirurgie |\n",
        french="""
fiche.md:28  `bone_conduct` : aucun patient ne rencontre cette ligne

   28 | | 5 <..< 6 | chirurgie |
      |              ^

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
        english="""
fiche.md:28  `bone_conduct`: no patient meets this row

   28 | | 5 <..< 6 | chirurgie |
      |              ^

 Delete it, or correct its cells: they exclude each other, or the case file does not allow the mix.
        """,
    ),
    Wrong(
        "a range written backwards",
        GRID,
        "| 2 | 1/3 .. 2/3 |",
        "| 2 | 2/3 .. 1/3 |",
        french="""
fiche.md:16  Corticale : aucune ligne pour 1/3 .. 2/3

   16 | | 1 | < 1/3 | condensante |
      |       ^^^^^
   17 | | 2 | 2/3 .. 1/3 | mixte |

 Exemple : une lésion (os long), corticale de 1/3 à 2/3. Aucune ligne ne répond.
 Si le document laisse ce cas ouvert, écrire une ligne « 1/3 .. 2/3 » avec les deux issues (a ou b) et citer la lacune dans 00-lecture.md : les deux seront \
gardées. Ne pas trancher.

fiche.md:17  `bone_score` : aucun patient ne rencontre cette ligne

   17 | | 2 | 2/3 .. 1/3 | mixte |
      |       ^
   18 | | 3 | > 2/3 | lytique |

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
    Wrong(
        "a score whose first column is not Points",
        GRID,
        "| Points | Corticale",
        "| Valeur | Corticale",
        french="""
fiche.md:14  Score illisible : la première colonne est « Valeur »

   14 | | Valeur | Corticale `lesion.cortical_extent` | Type `lesion.matrix` |
      |   ^
   15 | |---:|---|---|

 Deux formes : « Points | critère… » ou « Critère | Constat | Points ».
        """,
    ),
    Wrong(
        "a criterion of a grid without a path",
        GRID,
        "| Type `lesion.matrix` |\n"
        "|---:",
        "| Type |\n"
        "|---:",
        french="""
fiche.md:14  Critère sans nom de fait : « Type »

   14 | | Points | Corticale `lesion.cortical_extent` | Type |
      |                                                 ^^^^
   15 | |---:|---|---|

 Ajouter le fait entre accents graves dans la cellule.
        """,
    ),
    Wrong(
        "the first criterion without a name",
        CRITERIA,
        "| Type `lesion.matrix` | lytique | 2 |",
        "| | lytique | 2 |",
        french="""
fiche.md:10  Critère sans nom de fait : «  »

   10 | | | lytique | 2 |
      |   ^
   11 | | | mixte | 1 |

 Ajouter le fait entre accents graves dans la cellule.
        """,
    ),
    Wrong(
        "a criterion of a list without a path",
        CRITERIA,
        "| Tassement `lesion.spine.collapse` | > 50 % | 3 |",
        "| Tassement | > 50 % | 3 |",
        french="""
fiche.md:13  Critère sans nom de fait : « Tassement »

   13 | | Tassement | > 50 % | 3 |
      |   ^^^^^^^^^
   14 | | | 50 % | 2 ou 3 |

 Ajouter le fait entre accents graves dans la cellule.
        """,
    ),
    Wrong(
        "points that are no number",
        CRITERIA,
        "| | mixte | 1 |",
        "| | mixte | un |",
        french="""
fiche.md:11  Points illisibles : « un »

   11 | | | mixte | un |
      |             ^^
   12 | | | condensante | 0 |

 Écrire un nombre entier, ou « 2 ou 3 » si la source laisse le cas ouvert.
        """,
    ),
    Wrong(
        "points of a grid that are no number",
        GRID,
        "| 3 | > 2/3 |",
        "| 2-3 | > 2/3 |",
        french="""
fiche.md:18  Points illisibles : « 2-3 »

   18 | | 2-3 | > 2/3 | lytique |
      |   ^^^

 Écrire un nombre entier, ou « 2 ou 3 » si la source laisse le cas ouvert.
        """,
    ),
)
