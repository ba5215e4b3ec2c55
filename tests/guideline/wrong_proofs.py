"""Tables that are well written and wrong: what only a proof can see, across columns, rules and the laws of the case."""

from __future__ import annotations

from tests.guideline.right_sheets import CHECKS, GRID, OPTION, PAIN, SIGNS, WASHOUT
from tests.guideline.wrong import Wrong

PAINLESS = (
    PAIN.replace("Fracture `lesion.fracture` | Conduite |", "Mécanique `lesion.pain.mechanical` | Conduite |")
    .replace("| handicapante ou modérée | non |", "| sauf aucune | oui |")
    .replace("| handicapante ou modérée | oui ou imminente |", "| sauf aucune | non |")
    .replace("| légère ou aucune | — |", "| aucune | non |")
    .replace("| douleur légère | légère | ? | surveillance |", "| pas de douleur | aucune | ? | surveillance |")
)
"""No row for mechanical pain of a painless lesion: the laws of the case exclude it, and nothing is missing (see tests/proof)."""
TERM = "**Termes** : familles.\n\n| Mot | Valeurs de `treatment.drug_class` | Identifiant |\n|---|---|---|\n| chimio | chimiothérapie | chemotherapy |\n\n"

WRONG = (
    Wrong(
        "a mix that the laws of the case exclude has a row",
        PAINLESS,
        "| aucune | non | surveillance | information |\n",
        "| aucune | non | surveillance | information |\n"
        "| aucune | oui | surveillance | information |\n",
        french="""
fiche.md:13  `pain_plan` : aucun patient ne rencontre cette ligne

   13 | | aucune | oui | surveillance | information |
      |                  ^

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
    Wrong(
        "a row for a mix that two columns on one fact exclude",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |\n",
        "| Déficit `symptoms.deficit` | Alerte |\n",
        french="""
fiche.md:13  `alert` : aucun patient ne rencontre cette ligne

   13 | | non | oui | oui |
      |               ^
   14 | | non | non | non |

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
    Wrong(
        "a row for what does not apply, of a fact that always applies",
        SIGNS,
        "| non | non | non |",
        "| non | non | non |\n"
        "| sans objet | — | non |",
        french="""
fiche.md:15  `alert` : aucun patient ne rencontre cette ligne

   15 | | sans objet | — | non |
      |                    ^

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
    Wrong(
        "two rows where a fact does not apply",
        PAIN,
        "| légère ou aucune | — |",
        "| — | sans objet | surveillance | information |\n"
        "| légère ou aucune | — |",
        french="""
fiche.md:13  `pain_plan` : deux lignes pour le même patient (voir aussi la ligne 12)

   13 | | légère ou aucune | — | surveillance | information |
      |                          ^

 Exemple : une lésion, douleur : aucune, fracture : sans objet. Deux lignes répondent.
 Séparer les deux lignes : chaque patient ne doit en rencontrer qu'une.

fiche.md:23  Cas « douleur handicapante » : `pain_plan` : attendu avis chirurgical, obtenu {avis chirurgical, surveillance}

   23 | | douleur handicapante | handicapante | oui | avis chirurgical |
      |   ^^^^^^^^^^^^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
        english="""
fiche.md:13  `pain_plan`: two rows for the same patient (see also line 12)

   13 | | légère ou aucune | — | surveillance | information |
      |                          ^

 Example: a lesion, pain (Mirels grade): none, fracture: not applicable. Two rows answer.
 Separate the two rows: each patient must meet only one.

fiche.md:23  Case “douleur handicapante”: `pain_plan`: expected avis chirurgical, found {avis chirurgical, surveillance}

   23 | | douleur handicapante | handicapante | oui | avis chirurgical |
      |   ^^^^^^^^^^^^^^^^^^^^

 Correct the case, or the rule if the case is right.
        """,
    ),
    Wrong(
        "a limit beyond the greatest sum",
        GRID,
        "| ≥ 5 | chirurgie |",
        "| 5 .. 6 | chirurgie |\n"
        "| < 2 | irradiation |",
        french="""
fiche.md:28  `bone_conduct` : aucun patient ne rencontre cette ligne

   28 | | < 2 | irradiation |
      |         ^

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
    Wrong(
        "a sentence that promises more than the greatest sum",
        GRID,
        "sur 6.",
        "sur 9.",
        french="""
fiche.md:20  `bone_score` : la phrase dit « sur 9 », les lignes donnent 2 .. 6

   20 | - score : « Score de {bone_score} sur 9. »
      |                                   ^^^^^

 Écrire « sur 6 », ou corriger les points.
        """,
        english="""
fiche.md:20  `bone_score`: the sentence says “sur 9”, the rows give 2 .. 6

   20 | - score : « Score de {bone_score} sur 9. »
      |                                   ^^^^^

 Write “sur 6”, or correct the points.
        """,
    ),
    Wrong(
        "points that rise and fall",
        GRID,
        "| 2 | 1/3 .. 2/3 |",
        "| 4 | 1/3 .. 2/3 |",
        french="""
fiche.md:18  `bone_score` : l'ordre s'inverse entre la ligne 17 et celle-ci

   18 | | 3 | > 2/3 | lytique |
      |       ^

 Exemple : une lésion (os long), corticale de 1/3 à 2/3 : 4 points ; corticale de plus de 2/3 : 3 points.
 Corriger une des deux lignes. Si le document le veut ainsi, le dire dans 00-lecture.md et citer la lecture dans la note de la ligne.

fiche.md:20  `bone_score` : la phrase dit « sur 6 », les lignes donnent 2 .. 8

   20 | - score : « Score de {bone_score} sur 6. »
      |                                   ^^^^^

 Écrire « sur 8 », ou corriger les points.

fiche.md:37  Cas « corticale non mesurée » : `bone_score` : attendu 4..6, obtenu 4..7

   37 | | corticale non mesurée | femur.shaft | ? | lytique | 4..6 | {irradiation, chirurgie} |
      |   ^^^^^^^^^^^^^^^^^^^^^
   38 | | corticale à mesurer | femur.shaft | ? | lytique | 4..6 | ? (demander : corticale) |

 Corriger le cas, ou la règle s'il a raison.

fiche.md:38  Cas « corticale à mesurer » : `bone_score` : attendu 4..6, obtenu 4..7

   38 | | corticale à mesurer | femur.shaft | ? | lytique | 4..6 | ? (demander : corticale) |
      |   ^^^^^^^^^^^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
        english="""
fiche.md:18  `bone_score`: the order turns back between line 17 and this one

   18 | | 3 | > 2/3 | lytique |
      |       ^

 Example: a lesion (long bone), cortical involvement from 1/3 to 2/3: 4 points; cortical involvement above 2/3: 3 points.
 Correct one of the two rows. If the document means it, say so in 00-lecture.md and cite the reading in the note of the row.

fiche.md:20  `bone_score`: the sentence says “sur 6”, the rows give 2 .. 8

   20 | - score : « Score de {bone_score} sur 6. »
      |                                   ^^^^^

 Write “sur 8”, or correct the points.

fiche.md:37  Case “corticale non mesurée”: `bone_score`: expected 4..6, found 4..7

   37 | | corticale non mesurée | femur.shaft | ? | lytique | 4..6 | {irradiation, chirurgie} |
      |   ^^^^^^^^^^^^^^^^^^^^^
   38 | | corticale à mesurer | femur.shaft | ? | lytique | 4..6 | ? (demander : corticale) |

 Correct the case, or the rule if the case is right.

fiche.md:38  Case “corticale à mesurer”: `bone_score`: expected 4..6, found 4..7

   38 | | corticale à mesurer | femur.shaft | ? | lytique | 4..6 | ? (demander : corticale) |
      |   ^^^^^^^^^^^^^^^^^^^

 Correct the case, or the rule if the case is right.
        """,
    ),
    Wrong(
        "outcomes that turn back as the score rises",
        GRID,
        "| ≥ 5 | chirurgie |",
        "| 5 | chirurgie |\n"
        "| 6 | irradiation |",
        french="""
fiche.md:28  `bone_conduct` : l'ordre s'inverse entre la ligne 27 et celle-ci

   28 | | 6 | irradiation |
      |       ^

 Exemple : une lésion (os long), score de 5 : chirurgie ; score de 6 : irradiation.
 Corriger une des deux lignes. Si le document le veut ainsi, le dire dans 00-lecture.md et citer la lecture dans la note de la ligne.
        """,
    ),
    Wrong(
        "a requirement that nobody can meet",
        CHECKS,
        "`dental.review` = fait |",
        "`dental.review` = sans objet |",
        french="""
fiche.md:11  `before.dental` : aucun patient ne peut remplir cette vérification

   11 | | Bouche `dental` | `dental.review` = sans objet | `symptoms.confusion` = oui | examen dentaire |
      |   ^

 Corriger « Doit tenir » : ses conditions s'excluent, ou le dossier ne permet pas ce mélange.

fiche.md:24  Cas « tout est prêt » : `before.dental` : attendu remplie, obtenu {non remplie, levée}

   24 | | tout est prêt | dénosumab | 35 ng/mL | fait | remplie | remplie |
      |   ^^^^^^^^^^^^^
   25 | | rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {non remplie, levée} |

 Corriger le cas, ou la règle s'il a raison.
        """,
        english="""
fiche.md:11  `before.dental`: no patient can meet this requirement

   11 | | Bouche `dental` | `dental.review` = sans objet | `symptoms.confusion` = oui | examen dentaire |
      |   ^

 Correct “Doit tenir”: its conditions exclude each other, or the case file does not allow the mix.

fiche.md:24  Case “tout est prêt”: `before.dental`: expected remplie, found {non remplie, levée}

   24 | | tout est prêt | dénosumab | 35 ng/mL | fait | remplie | remplie |
      |   ^^^^^^^^^^^^^
   25 | | rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {non remplie, levée} |

 Correct the case, or the rule if the case is right.
        """,
    ),
    Wrong(
        "a requirement that everybody meets",
        CHECKS,
        "`dental.review` = fait |",
        "`dental.review` = fait ou non fait |",
        french="""
fiche.md:11  `before.dental` : tous les patients remplissent cette vérification

   11 | | Bouche `dental` | `dental.review` = fait ou non fait | `symptoms.confusion` = oui | examen dentaire |
      |   ^

 La supprimer, ou corriger « Doit tenir » : telle quelle, elle ne vérifie rien.

fiche.md:25  Cas « rien n'est fait » : `before.dental` : attendu {non remplie, levée}, obtenu remplie

   25 | | rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {non remplie, levée} |
      |   ^^^^^^^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
        english="""
fiche.md:11  `before.dental`: every patient meets this requirement

   11 | | Bouche `dental` | `dental.review` = fait ou non fait | `symptoms.confusion` = oui | examen dentaire |
      |   ^

 Delete it, or correct “Doit tenir”: as it is, it checks nothing.

fiche.md:25  Case “rien n'est fait”: `before.dental`: expected {non remplie, levée}, found remplie

   25 | | rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {non remplie, levée} |
      |   ^^^^^^^^^^^^^^^

 Correct the case, or the rule if the case is right.
        """,
    ),
    Wrong(
        "an exception for those who need none",
        CHECKS,
        "| `symptoms.confusion` = oui |",
        "| `dental.review` = fait |",
        french="""
fiche.md:11  `before.dental` : cette exception ne sert à aucun patient

   11 | | Bouche `dental` | `dental.review` = fait | `dental.review` = fait | examen dentaire |
      |   ^

 Corriger « Sauf », ou y écrire « — ».

fiche.md:25  Cas « rien n'est fait » : `before.dental` : attendu {non remplie, levée}, obtenu non remplie

   25 | | rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {non remplie, levée} |
      |   ^^^^^^^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
        english="""
fiche.md:11  `before.dental`: no patient needs this exception

   11 | | Bouche `dental` | `dental.review` = fait | `dental.review` = fait | examen dentaire |
      |   ^

 Correct “Sauf”, or write “—” in it.

fiche.md:25  Case “rien n'est fait”: `before.dental`: expected {non remplie, levée}, found non remplie

   25 | | rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {non remplie, levée} |
      |   ^^^^^^^^^^^^^^^

 Correct the case, or the rule if the case is right.
        """,
    ),
    Wrong(
        "an argument that never holds",
        OPTION,
        "`conditions.infection` = active |",
        "`lesion.pain.refractory` = oui et `lesion.painful` = non |",
        french="""
fiche.md:12  `cement` : aucun patient ne rencontre cette ligne

   12 | | infection | `lesion.pain.refractory` = oui et `lesion.painful` = non | contre-indication absolue |
      |   ^

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.

fiche.md:24  Cas « infection » : `cement` : attendu contre-indiqué, obtenu indiqué

   24 | | infection | spine.T6 | oui | intact | active | contre-indiqué |
      |   ^^^^^^^^^

 Corriger le cas, ou la règle s'il a raison.
        """,
    ),
    Wrong(
        "a line that no drug of the scope meets",
        WASHOUT,
        "**Fenêtres** `delay` pour chaque traitement et",
        TERM + "**Fenêtres** `delay` pour chaque traitement (chimio) et",
        french="""
fiche.md:17  `delay` : aucun patient ne rencontre cette ligne

   17 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |
      |   ^
   18 | | tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
    Wrong(
        "an argument of any that no lesion satisfies",
        SIGNS,
        "`lesion.neurology.deficit` = oui)",
        "`lesion.pain.mechanical` = oui et `lesion.painful` = non)",
        french="""
fiche.md:6  `any_deficit` : aucun patient ne rencontre cette ligne

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.pain.mechanical` = oui et `lesion.painful` = non).
     |                                                                                                                   ^

 La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.
        """,
    ),
)
