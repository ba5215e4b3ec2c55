"""Mistakes in one cell: a word, a number, a unit, a condition."""

from __future__ import annotations

from tests.guideline.right_sheets import COLLAPSE, GRID, PAIN, SIGNS
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "an empty cell",
        SIGNS,
        "| oui | — | oui |",
        "| oui | | oui |",
        french="""
fiche.md:12  Cellule vide

   12 | | oui | | oui |
      |         ^
   13 | | non | oui | oui |

 Écrire « — » si toute valeur convient : une cellule vide ne dit rien.
        """,
        english="""
fiche.md:12  Empty cell

   12 | | oui | | oui |
      |         ^
   13 | | non | oui | oui |

 Write “—” if any value will do: an empty cell says nothing.
        """,
    ),
    Wrong(
        "a question mark in a condition",
        SIGNS,
        "| oui | — | oui |",
        "| oui | ? | oui |",
        french="""
fiche.md:12  « ? » dans une condition

   12 | | oui | ? | oui |
      |         ^
   13 | | non | oui | oui |

 Une règle ne peut pas dépendre de ce qu'on ignore. « ? » n'est permis que dans les Cas.
        """,
        english="""
fiche.md:12  “?” in a condition

   12 | | oui | ? | oui |
      |         ^
   13 | | non | oui | oui |

 A rule may not depend on what is not known. “?” is only for Cas.
        """,
    ),
    Wrong(
        "the word autre",
        PAIN,
        "| légère ou aucune | — |",
        "| autre | — |",
        french="""
fiche.md:12  « autre » n'est pas une condition

   12 | | autre | — | surveillance | information |
      |   ^^^^^

 Écrire les valeurs visées une à une : une ligne « sinon » changerait l'inconnu en décision.
        """,
        english="""
fiche.md:12  “autre” is no condition

   12 | | autre | — | surveillance | information |
      |   ^^^^^

 Write the values meant one by one: an “else” row would turn the unknown into a decision.
        """,
    ),
    Wrong(
        "the word sinon",
        PAIN,
        "| légère ou aucune | — |",
        "| sinon | — |",
        french="""
fiche.md:12  « sinon » n'est pas une condition

   12 | | sinon | — | surveillance | information |
      |   ^^^^^

 Écrire les valeurs visées une à une : une ligne « sinon » changerait l'inconnu en décision.
        """,
    ),
    Wrong(
        "a word for not known",
        SIGNS,
        "| oui | — | oui |",
        "| oui | inconnu | oui |",
        french="""
fiche.md:12  « inconnu » dans une condition

   12 | | oui | inconnu | oui |
      |         ^^^^^^^
   13 | | non | oui | oui |

 Une règle ne peut pas dépendre de ce qu'on ignore. « ? » n'est permis que dans les Cas.
        """,
    ),
    Wrong(
        "a hyphen in place of the dash",
        SIGNS,
        "| oui | — | oui |",
        "| oui | - | oui |",
        french="""
fiche.md:12  « - » n'est pas le tiret « — »

   12 | | oui | - | oui |
      |         ^
   13 | | non | oui | oui |

 Pour toute valeur, écrire « — ».
        """,
    ),
    Wrong(
        "a misspelt word, with the nearest",
        PAIN,
        "| légère ou aucune | — |",
        "| légère ou aucunne | — |",
        french="""
fiche.md:12  « aucunne » n'est pas un mot de `lesion.pain.grade`

   12 | | légère ou aucunne | — | surveillance | information |
      |             ^^^^^^^

 Mots connus : aucune, légère, modérée, handicapante, none, mild, moderate, functional ; vouliez-vous dire aucune ?
        """,
    ),
    Wrong(
        "two words joined by a comma",
        PAIN,
        "| légère ou aucune | — |",
        "| légère, aucune | — |",
        french="""
fiche.md:12  « légère, aucune » n'est pas un mot de `lesion.pain.grade`

   12 | | légère, aucune | — | surveillance | information |
      |   ^^^^^^^^^^^^^^

 Joindre les mots par « ou » : légère ou aucune.
        """,
    ),
    Wrong(
        "a comparison in a column of words",
        PAIN,
        "| légère ou aucune | — |",
        "| < 3 | — |",
        french="""
fiche.md:12  `lesion.pain.grade` est une liste de mots : on ne peut pas y comparer « < 3 »

   12 | | < 3 | — | surveillance | information |
      |   ^^^

 Écrire un ou plusieurs mots.
        """,
        english="""
fiche.md:12  `lesion.pain.grade` is a list of words: it cannot be compared with “< 3”

   12 | | < 3 | — | surveillance | information |
      |   ^^^

 Write one or more words.
        """,
    ),
    Wrong(
        "a comparison that says nothing",
        GRID,
        "| 1 | < 1/3 |",
        "| 1 | < un tiers |",
        french="""
fiche.md:16  Comparaison illisible : « < un tiers »

   16 | | 1 | < un tiers | condensante |
      |       ^^^^^^^^^^
   17 | | 2 | 1/3 .. 2/3 | mixte |

 Écrire < 1/3, ≤ 7, > 50 %, ≥ 30 ng/mL ou 1/3 .. 2/3.
        """,
    ),
    Wrong(
        "a word in a column of numbers",
        GRID,
        "| ≤ 4 | irradiation |",
        "| faible | irradiation |",
        french="""
fiche.md:26  `bone_score` est un nombre : « faible » n'en est pas un

   26 | | faible | irradiation |
      |   ^^^^^^
   27 | | ≥ 5 | chirurgie |

 Écrire une comparaison (≥ 30), un intervalle (1/3 .. 2/3) ou un nombre.
        """,
        english="""
fiche.md:26  `bone_score` is a number: “faible” is not one

   26 | | faible | irradiation |
      |   ^^^^^^
   27 | | ≥ 5 | chirurgie |

 Write a comparison (≥ 30), a range (1/3 .. 2/3) or a number.
        """,
    ),
    Wrong(
        "a range with three dots",
        GRID,
        "| 2 | 1/3 .. 2/3 |",
        "| 2 | 1/3 ... 2/3 |",
        french="""
fiche.md:17  `lesion.cortical_extent` est un nombre : « 1/3 ... 2/3 » n'en est pas un

   17 | | 2 | 1/3 ... 2/3 | mixte |
      |       ^^^^^^^^^^^
   18 | | 3 | > 2/3 | lytique |

 Écrire une comparaison (≥ 30), un intervalle (1/3 .. 2/3) ou un nombre.
        """,
    ),
    Wrong(
        "a score with a unit",
        GRID,
        "| ≤ 4 | irradiation |",
        "| ≤ 4 points | irradiation |",
        french="""
fiche.md:26  `bone_score` est un score : il n'a pas d'unité (« points »)

   26 | | ≤ 4 points | irradiation |
      |   ^^^^^^^^^^
   27 | | ≥ 5 | chirurgie |

 Supprimer l'unité.
        """,
    ),
    Wrong(
        "a unit of another dimension",
        COLLAPSE,
        "| < 50 % |",
        "| < 50 mm |",
        french="""
fiche.md:20  `lesion.spine.collapse` ne se mesure pas en « mm »

   20 | | < 50 mm | mineur |
      |   ^^^^^^^

 Unités possibles : %.
        """,
    ),
    Wrong(
        "a fraction of 50, the sign % forgotten",
        COLLAPSE,
        "| > 50 %[^t1] |",
        "| > 50[^t1] |",
        french="""
fiche.md:18  « > 50 » : `lesion.spine.collapse` ne peut pas prendre cette valeur

   18 | | > 50[^t1] | majeur |
      |   ^^^^
   19 | | 50 % | majeur ou mineur |

 Corriger le seuil ou son unité.
        """,
    ),
    Wrong(
        "a limit that no patient can reach",
        COLLAPSE,
        "| < 50 % |",
        "| < 500 % |",
        french="""
fiche.md:20  « < 500 % » : `lesion.spine.collapse` ne peut pas prendre cette valeur

   20 | | < 500 % | mineur |
      |   ^^^^^^^

 Corriger le seuil ou son unité.
        """,
        english="""
fiche.md:20  “< 500 %”: `lesion.spine.collapse` cannot take this value

   20 | | < 500 % | mineur |
      |   ^^^^^^^

 Correct the limit or its unit.
        """,
    ),
    Wrong(
        "a date compared with a word",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui | — | oui |\n"
        "| non | oui | oui |\n"
        "| non | non | non |",
        "| Naissance `patient.born` | Alerte |\n"
        "|---|---|---|\n"
        "| oui | — | oui |\n"
        "| non | 1958 | non |",
        french="""
fiche.md:13  `patient.born` est une date : on ne peut pas y comparer « 1958 »

   13 | | non | 1958 | non |
      |         ^^^^

 Les dates se lisent dans une table Fenêtres ou Échéancier.
        """,
        english="""
fiche.md:13  `patient.born` is a date: it cannot be compared with “1958”

   13 | | non | 1958 | non |
      |         ^^^^

 Dates are read by a Fenêtres or Échéancier table.
        """,
    ),
    Wrong(
        "an outcome without an identifier",
        PAIN,
        "- surveillance `watch` : « Surveiller la douleur. »\n",
        "",
        french="""
fiche.md:12  Issue sans identifiant : « surveillance »

   12 | | légère ou aucune | — | surveillance | information |
      |                          ^^^^^^^^^^^^

 L'ajouter sous le tableau : - surveillance `identifiant` : « phrase ».
        """,
        english="""
fiche.md:12  Outcome without identifier: “surveillance”

   12 | | légère ou aucune | — | surveillance | information |
      |                          ^^^^^^^^^^^^

 Add it under the table: - surveillance `identifier` : « sentence ».
        """,
    ),
    Wrong(
        "a misspelt outcome",
        PAIN,
        "| légère ou aucune | — | surveillance |",
        "| légère ou aucune | — | surveillence |",
        french="""
fiche.md:12  Issue sans identifiant : « surveillence »

   12 | | légère ou aucune | — | surveillence | information |
      |                          ^^^^^^^^^^^^

 L'ajouter sous le tableau : - surveillence `identifiant` : « phrase » ; vouliez-vous dire surveillance ?

fiche.md:15  Issue jamais donnée par le tableau : « surveillance »

   15 | - surveillance `watch` : « Surveiller la douleur. »
      |   ^^^^^^^^^^^^

 La supprimer, ou corriger la ligne qui devait y mener.
        """,
    ),
    Wrong(
        "oui without its sentence",
        SIGNS,
        "- oui : « Examiner le patient maintenant. »\n",
        "",
        french="""
fiche.md:8  Il manque la phrase de « oui »

   8 | **Décision** `alert` : alerte neurologique. Urgence : maintenant.
     | ^

 L'écrire sous le tableau : - oui : « … ».
        """,
    ),
    Wrong(
        "an urgency that is no word, in a cell",
        PAIN,
        "| maintenant |",
        "| immédiat |",
        french="""
fiche.md:11  Urgence inconnue : « immédiat »

   11 | | handicapante ou modérée | oui ou imminente | avis chirurgical | immédiat |
      |                                                                   ^^^^^^^^
   12 | | légère ou aucune | — | surveillance | information |

 Écrire : maintenant, avant l'acte, prévu, information.
        """,
    ),
)
