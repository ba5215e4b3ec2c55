"""Mistakes that could be read as something else, or not at all: what a table says and nobody would hear."""

from __future__ import annotations

from tests.guideline.right_sheets import CALCIUM, CHECKS, CRITERIA, GRID, PAIN, SIGNS, WASHOUT
from tests.guideline.wrong import Wrong

FORCE = PAIN.replace("| Urgence |", "| Force |").replace("| prévu |", "| accord |").replace("| maintenant |", "| expert |").replace("| information |", "| — |")
SCALE = PAIN.replace("`lesion.pain.grade`", "`lesion.pain.scale`").replace("handicapante ou modérée", "≥ 4").replace("légère ou aucune", "< 4").replace("| légère |", "| 2 |").replace("| handicapante |", "| 7 |")

WRONG = (
    Wrong(
        "two paths in a header",
        SIGNS,
        "| Sphincters `symptoms.sphincter` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        "| Sphincters `symptoms.sphincter` `symptoms.thirst` | Alerte |\n"
        "|---|---|---|\n"
        "| oui",
        french="""
fiche.md:10  Deux noms dans une cellule : `symptoms.thirst` ne serait pas lu

   10 | | Signe `any_deficit` | Sphincters `symptoms.sphincter` `symptoms.thirst` | Alerte |
      |                                                          ^^^^^^^^^^^^^^^
   11 | |---|---|---|

 Une cellule nomme un seul fait : donner une autre colonne, ou une autre ligne, au second.
        """,
        english="""
fiche.md:10  Two names in one cell: `symptoms.thirst` would not be read

   10 | | Signe `any_deficit` | Sphincters `symptoms.sphincter` `symptoms.thirst` | Alerte |
      |                                                          ^^^^^^^^^^^^^^^
   11 | |---|---|---|

 A cell names one fact: give the second another column, or another row.
        """,
    ),
    Wrong(
        "a force left empty",
        FORCE,
        "| expert |",
        "| |",
        french="""
fiche.md:11  Force vide

   11 | | handicapante ou modérée | oui ou imminente | avis chirurgical | |
      |                                                                   ^
   12 | | légère ou aucune | — | surveillance | — |

 Écrire la force de la recommandation, ou « — » si la source n'en donne pas.
        """,
        english="""
fiche.md:11  Empty strength

   11 | | handicapante ou modérée | oui ou imminente | avis chirurgical | |
      |                                                                   ^
   12 | | légère ou aucune | — | surveillance | — |

 Write the strength of the recommendation, or “—” if the source gives none.
        """,
    ),
    Wrong(
        "a criterion scored twice",
        CRITERIA,
        "| | < 50 % | 2 |",
        "| | < 50 % | 2 |\n"
        "| Encore `lesion.spine.collapse` | — | 0 |",
        french="""
fiche.md:16  `lesion.spine.collapse` compte deux fois dans le score

   16 | | Encore `lesion.spine.collapse` | — | 0 |
      |           ^^^^^^^^^^^^^^^^^^^^^

 Un fait n'a qu'un critère : réunir ses lignes.
        """,
        english="""
fiche.md:16  `lesion.spine.collapse` counts twice in the score

   16 | | Encore `lesion.spine.collapse` | — | 0 |
      |           ^^^^^^^^^^^^^^^^^^^^^

 A fact has one item: join its rows.
        """,
    ),
    Wrong(
        "requirements that do not say what to do else",
        CHECKS,
        "| examen dentaire |",
        "| |",
        french="""
fiche.md:11  « Bouche » : Sinon ne dit pas quoi faire

   11 | | Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | |
      |                                                                           ^

 Écrire ce qu'il faut faire si la vérification échoue : doser, corriger, demander.
        """,
        english="""
fiche.md:11  “Bouche”: Sinon does not say what to do

   11 | | Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | |
      |                                                                           ^

 Write what to do if the check fails: measure, correct, ask.
        """,
    ),
    Wrong(
        "a term that restricts a fact of the patient",
        CHECKS,
        "`dental.review` = fait |",
        "`dental.review` (bouche) = fait |",
        french="""
fiche.md:11  Le terme « bouche » ne restreint rien ici

   11 | | Bouche `dental` | `dental.review` (bouche) = fait | `symptoms.confusion` = oui | examen dentaire |
      |                                     ^^^^^^^^

 Supprimer la parenthèse : un terme restreint les objets d'une légende, ou ceux d'une Grandeur.
        """,
        english="""
fiche.md:11  The term “bouche” restricts nothing here

   11 | | Bouche `dental` | `dental.review` (bouche) = fait | `symptoms.confusion` = oui | examen dentaire |
      |                                     ^^^^^^^^

 Delete the brackets: a term restricts the objects of a caption, or those of a Grandeur.
        """,
    ),
    Wrong(
        "windows without an irradiation",
        WASHOUT,
        "pour chaque traitement et chaque irradiation",
        "pour chaque traitement",
        french="""
fiche.md:6  `delay` ne parle pas d'un traitement et d'une irradiation

   6 | **Fenêtres** `delay` pour chaque traitement : délai à respecter. Urgence : avant l'acte.
     |               ^^^^^

 Écrire : pour chaque traitement et chaque irradiation.
        """,
        english="""
fiche.md:6  `delay` is not about a treatment and a radiotherapy

   6 | **Fenêtres** `delay` pour chaque traitement : délai à respecter. Urgence : avant l'acte.
     |               ^^^^^

 Write: pour chaque traitement et chaque irradiation.
        """,
    ),
    Wrong(
        "a drug on two rows",
        WASHOUT,
        "| classe : immunothérapie |",
        "| gemcitabine | 8 jours | 8 jours | non | à discuter | — |\n"
        "| classe : immunothérapie |",
        french="""
fiche.md:11  « gemcitabine » a déjà une ligne (voir la ligne 10)

   11 | | gemcitabine | 8 jours | 8 jours | non | à discuter | — |
      |   ^^^^^^^^^^^
   12 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Garder une seule ligne par médicament et par classe.
        """,
        english="""
fiche.md:11  “gemcitabine” already has a row (see line 10)

   11 | | gemcitabine | 8 jours | 8 jours | non | à discuter | — |
      |   ^^^^^^^^^^^
   12 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Keep one row a drug and one a class.
        """,
    ),
    Wrong(
        "a class on two rows",
        WASHOUT,
        "| tout autre",
        "| classe : immunothérapie | 1 jours | 1 jours | non | interdit | — |\n"
        "| tout autre",
        french="""
fiche.md:12  « classe : immunothérapie » a déjà une ligne (voir la ligne 11)

   12 | | classe : immunothérapie | 1 jours | 1 jours | non | interdit | — |
      |   ^^^^^^^^^^^^^^^^^^^^^^^
   13 | | tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |

 Garder une seule ligne par médicament et par classe.
        """,
    ),
    Wrong(
        "a same day allowed within a delay",
        WASHOUT,
        "| gemcitabine | 4 semaines | 4 semaines | non |",
        "| gemcitabine | 4 semaines | 4 semaines | oui |",
        french="""
fiche.md:10  « gemcitabine » : le même jour serait permis, malgré le délai

   10 | | gemcitabine | 4 semaines | 4 semaines | oui | interdit | `symptoms.deficit` = oui → à discuter |
      |                                           ^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Même jour : écrire non, ou « aucune » avant et après.
        """,
        english="""
fiche.md:10  “gemcitabine”: the same day would be allowed, in spite of the delay

   10 | | gemcitabine | 4 semaines | 4 semaines | oui | interdit | `symptoms.deficit` = oui → à discuter |
      |                                           ^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Même jour: write non, or “aucune” before and after.
        """,
    ),
    Wrong(
        "windows around a fact that is no drug",
        WASHOUT,
        "| Médicament `treatment.drug` | Avant",
        "| Médicament `treatment.dose` | Avant",
        french="""
fiche.md:8  Fenêtres : les colonnes ne sont pas celles attendues

   8 | | Médicament `treatment.dose` | Avant | Après | Même jour | Verdict | Sauf |
     |   ^
   9 | |---|---|---|---|---|---|

 Écrire : Médicament `treatment.drug`, Avant, Après, Même jour, Verdict, Sauf.
        """,
    ),
    Wrong(
        "a constant compared the other way",
        CALCIUM,
        "albumine < 40 g/L",
        "albumine > 40 g/L",
        french="""
fiche.md:6  Argument inattendu, ou manquant : « albumine > 40 g/L »

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine > 40 g/L, coefficient 0,02 ou 0,025).
     |                                                                                         ^^^^^^^^^^^^^^^^^

 Ce calcul s'écrit : `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < … g/L, coefficient … ou …).
        """,
        english="""
fiche.md:6  Unexpected or missing argument: “albumine > 40 g/L”

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine > 40 g/L, coefficient 0,02 ou 0,025).
     |                                                                                         ^^^^^^^^^^^^^^^^^

 This primitive is written: `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < … g/L, coefficient … ou …).
        """,
    ),
    Wrong(
        "a constant in another unit",
        CALCIUM,
        "albumine < 40 g/L",
        "albumine < 40 g/dL",
        french="""
fiche.md:6  Argument inattendu, ou manquant : « albumine < 40 g/dL »

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/dL, coefficient 0,02 ou 0,025).
     |                                                                                         ^^^^^^^^^^^^^^^^^^

 Ce calcul s'écrit : `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < … g/L, coefficient … ou …).
        """,
    ),
    Wrong(
        "a constant that no primitive reads",
        SIGNS,
        "`lesion.neurology.deficit` = oui)",
        "`lesion.neurology.deficit` = oui, seuil 3)",
        french="""
fiche.md:6  Argument inattendu, ou manquant : « seuil 3 »

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.neurology.deficit` = oui, seuil 3).
     |                                                                                                ^^^^^^^

 Ce calcul s'écrit : `any`(`fait` = mot, `fait` (terme) = mot).
        """,
    ),
    Wrong(
        "a primitive without all its arguments",
        CALCIUM,
        "`labs.albumin`, albumine",
        "albumine",
        french="""
fiche.md:6  Argument inattendu, ou manquant : « `labs.calcium`, albumine < 40 g/L, coefficient 0,02 ou 0,025 »

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                                      ^^^^^^^^^^^^^^^^^

 Ce calcul s'écrit : `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < … g/L, coefficient … ou …).
        """,
    ),
    Wrong(
        "a fact in another unit than the primitive reads",
        CALCIUM,
        "(`labs.calcium`, `labs.albumin`,",
        "(`labs.calcium`, `labs.creatinine`,",
        french="""
fiche.md:6  `labs.creatinine` ne se mesure pas en g/L

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.creatinine`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                                                                          ^^^^^^^^^^^^^^^

 Ce calcul n'est exact que dans cette unité : donner le fait attendu.
        """,
        english="""
fiche.md:6  `labs.creatinine` is not measured in g/L

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.creatinine`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                                                                          ^^^^^^^^^^^^^^^

 The primitive only holds in this unit: give the fact that it expects.
        """,
    ),
    Wrong(
        "a derived fact in another unit than its argument",
        CALCIUM,
        "`corrected` (mmol/L)",
        "`corrected` (mg/L)",
        french="""
fiche.md:6  `corrected` : l'unité « mg/L » n'est pas celle du calcul

   6 | **Grandeur** `corrected` (mg/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                          ^^^^^^

 Écrire : `corrected` (mmol/L) = ….
        """,
        english="""
fiche.md:6  `corrected`: the unit “mg/L” is not that of the primitive

   6 | **Grandeur** `corrected` (mg/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                          ^^^^^^

 Write: `corrected` (mmol/L) = ….
        """,
    ),
    Wrong(
        "an argument that speaks of two objects",
        SIGNS,
        "`lesion.neurology.deficit` = oui)",
        "`lesion.neurology.deficit` = oui et `symptoms.thirst` = oui)",
        french="""
fiche.md:6  Un argument parle de deux objets : « `lesion.neurology.deficit` = oui et `symptoms.thirst` = oui »

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.neurology.deficit` = oui et `symptoms.thirst` = oui).
     |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Le séparer en deux par une virgule, ou faire une étape intermédiaire.
        """,
        english="""
fiche.md:6  One argument speaks of two objects: “`lesion.neurology.deficit` = oui et `symptoms.thirst` = oui”

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.neurology.deficit` = oui et `symptoms.thirst` = oui).
     |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Separate it in two with a comma, or make an intermediate step.
        """,
    ),
    Wrong(
        "one fact twice in an argument",
        SIGNS,
        "`lesion.neurology.deficit` = oui)",
        "`lesion.neurology.deficit` = oui ou `lesion.neurology.deficit` = non)",
        french="""
fiche.md:6  `lesion.neurology.deficit` est lu deux fois dans un argument

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.neurology.deficit` = oui ou `lesion.neurology.deficit` = non).
     |                                                               ^^^^^^^^^^^^^^^^^^^^^^^^

 Réunir ses valeurs : `lesion.neurology.deficit` = a ou b.
        """,
        english="""
fiche.md:6  `lesion.neurology.deficit` is read twice in one argument

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.neurology.deficit` = oui ou `lesion.neurology.deficit` = non).
     |                                                               ^^^^^^^^^^^^^^^^^^^^^^^^

 Join its values: `lesion.neurology.deficit` = a ou b.
        """,
    ),
    Wrong(
        "an argument of any without a value",
        SIGNS,
        "`any`(`symptoms.deficit` = oui, `lesion",
        "`any`(`symptoms.thirst`, `symptoms.deficit` = oui, `lesion",
        french="""
fiche.md:6  Condition sans valeur : `symptoms.thirst`

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.thirst`, `symptoms.deficit` = oui, `lesion.neurology.deficit` = oui).
     |                                     ^^^^^^^^^^^^^^^

 Écrire `fait` = mot, ou `fait` ≥ nombre.
        """,
        english="""
fiche.md:6  Condition without a value: `symptoms.thirst`

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.thirst`, `symptoms.deficit` = oui, `lesion.neurology.deficit` = oui).
     |                                     ^^^^^^^^^^^^^^^

 Write `fact` = word, or `fact` ≥ number.
        """,
    ),
    Wrong(
        "a score compared with a number that it never reaches",
        GRID,
        "| ≥ 5 | chirurgie |",
        "| ≥ 5 ou 12 | chirurgie |",
        french="""
fiche.md:27  « 12 » : `bone_score` ne peut pas prendre cette valeur

   27 | | ≥ 5 ou 12 | chirurgie |
      |          ^^

 Corriger le seuil ou son unité.
        """,
    ),
    Wrong(
        "a unit where there is none",
        SCALE,
        "| < 4 |",
        "| < 4 mm |",
        french="""
fiche.md:12  `lesion.pain.scale` n'a pas d'unité (« mm »)

   12 | | < 4 mm | — | surveillance | information |
      |   ^^^^^^

 Supprimer l'unité.
        """,
        english="""
fiche.md:12  `lesion.pain.scale` has no unit (“mm”)

   12 | | < 4 mm | — | surveillance | information |
      |   ^^^^^^

 Delete the unit.
        """,
    ),
    Wrong(
        "two words joined by et",
        PAIN,
        "| légère ou aucune | — |",
        "| légère et aucune | — |",
        french="""
fiche.md:12  « légère et aucune » n'est pas un mot de `lesion.pain.grade`

   12 | | légère et aucune | — | surveillance | information |
      |   ^^^^^^^^^^^^^^^^

 Joindre les mots par « ou » : légère ou aucune.
        """,
        english="""
fiche.md:12  “légère et aucune” is not a word of `lesion.pain.grade`

   12 | | légère et aucune | — | surveillance | information |
      |   ^^^^^^^^^^^^^^^^

 Join words by “ou”: légère ou aucune.
        """,
    ),
    Wrong(
        "a sentence for a check that does not exist",
        CHECKS,
        "- Bouche, remplie :",
        "- Poumon, remplie : « Rien. »\n"
        "- Bouche, remplie :",
        french="""
fiche.md:16  Phrase d'une vérification qui n'existe pas : « Poumon »

   16 | - Poumon, remplie : « Rien. »
      |   ^^^^^^

 Écrire le nom d'une ligne du tableau : Vitamine D, Bouche.
        """,
        english="""
fiche.md:16  Sentence for a check that does not exist: “Poumon”

   16 | - Poumon, remplie : « Rien. »
      |   ^^^^^^

 Write the name of a row of the table: Vitamine D, Bouche.
        """,
    ),
    Wrong(
        "a sentence for an outcome that cannot be",
        CHECKS,
        "- Bouche, remplie :",
        "- Vitamine D, levée : « Rien. »\n"
        "- Bouche, remplie :",
        french="""
fiche.md:16  Issue jamais donnée par le tableau : « Vitamine D, levée »

   16 | - Vitamine D, levée : « Rien. »
      |               ^^^^^

 La supprimer, ou corriger la ligne qui devait y mener.
        """,
    ),
    Wrong(
        "two sentences for one outcome",
        SIGNS,
        "- non : « Pas de signe neurologique. »",
        "- non : « Pas de signe neurologique. »\n"
        "- non : « Pas de signe neurologique. »",
        french="""
fiche.md:18  Deux phrases pour « non »

   18 | - non : « Pas de signe neurologique. »
      |   ^^^

 Garder une seule phrase par issue.
        """,
        english="""
fiche.md:18  Two sentences for “non”

   18 | - non : « Pas de signe neurologique. »
      |   ^^^

 Keep one sentence an outcome.
        """,
    ),
    Wrong(
        "a sentence with a brace left open",
        CHECKS,
        "basse : {labs.vitamin_d}. »",
        "basse : {labs.vitamin_d. »",
        french="""
fiche.md:14  Accolade mal fermée dans la phrase

   14 | - Vitamine D, non remplie : « Vitamine D basse : {labs.vitamin_d. »
      |                                                  ^

 Écrire le nom entre deux accolades : {lesion}.
        """,
        english="""
fiche.md:14  Brace not closed in the sentence

   14 | - Vitamine D, non remplie : « Vitamine D basse : {labs.vitamin_d. »
      |                                                  ^

 Write the name between two braces: {lesion}.
        """,
    ),
    Wrong(
        "a sentence that names a rule about another object",
        SIGNS,
        "« Pas de signe neurologique. »",
        "« Pas de signe : {lesion.fracture}. »",
        french="""
fiche.md:17  La phrase cite `lesion.fracture`, qui appartient à un autre objet (lésion)

   17 | - non : « Pas de signe : {lesion.fracture}. »
      |                          ^^^^^^^^^^^^^^^

 Citer un fait ou une règle du même objet, ou du patient.
        """,
        english="""
fiche.md:17  The sentence names `lesion.fracture`, which belongs to another object (lesion)

   17 | - non : « Pas de signe : {lesion.fracture}. »
      |                          ^^^^^^^^^^^^^^^

 Name a fact or a rule of the same object, or of the patient.
        """,
    ),
    Wrong(
        "an urgency left out of one row",
        PAIN,
        "| avis chirurgical | maintenant |",
        "| avis chirurgical | |",
        french="""
fiche.md:11  Urgence inconnue : «  »

   11 | | handicapante ou modérée | oui ou imminente | avis chirurgical | |
      |                                                                   ^
   12 | | légère ou aucune | — | surveillance | information |

 Écrire : maintenant, avant l'acte, prévu, information.
        """,
    ),
    Wrong(
        "an urgency with a note that is not written",
        PAIN,
        "| avis chirurgical | maintenant |",
        "| avis chirurgical | maintenant[^a] |",
        french="""
fiche.md:11  Note [^a] absente

   11 | | handicapante ou modérée | oui ou imminente | avis chirurgical | maintenant[^a] |
      |                                                                             ^^^^
   12 | | légère ou aucune | — | surveillance | information |

 L'écrire au bas de la fiche : [^a]: endroit.
        """,
    ),
    Wrong(
        "a comparison in the arguments of a primitive that reads a value",
        CALCIUM,
        "(`labs.calcium`, `labs",
        "(`labs.calcium` > 2,6 mmol/L, `labs",
        french="""
fiche.md:6  Argument inattendu, ou manquant : « `labs.calcium` > 2,6 mmol/L »

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium` > 2,6 mmol/L, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Ce calcul s'écrit : `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < … g/L, coefficient … ou …).
        """,
    ),
    Wrong(
        "an exception of a window on a fact of another object",
        WASHOUT,
        "`symptoms.deficit` = oui → à discuter",
        "`plan.dose` > 30 Gy → à discuter",
        french="""
fiche.md:10  `plan.dose` appartient à un autre objet (projet)

   10 | | gemcitabine | 4 semaines | 4 semaines | non | interdit | `plan.dose` > 30 Gy → à discuter |
      |                                                             ^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Dire dans la légende « pour chaque … », ou passer par une Grandeur `any`.
        """,
    ),
    Wrong(
        "a default for the patient joined by ou",
        CHECKS,
        "pour chaque projet :",
        "pour chaque projet, à défaut pour le patient (`symptoms.thirst` = oui ou `symptoms.confusion` = oui) :",
        french="""
fiche.md:6  « à défaut » : « `symptoms.thirst` = oui ou `symptoms.confusion` = oui » serait lu comme « et »

   6 | **Exigences** `before` pour chaque projet, à défaut pour le patient (`symptoms.thirst` = oui ou `symptoms.confusion` = oui) : vérifications. Urgence \
: avant l'acte.
     |                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Joindre les conditions par « et », ou faire une étape intermédiaire.
        """,
        english="""
fiche.md:6  “à défaut”: “`symptoms.thirst` = oui ou `symptoms.confusion` = oui” would be read as “et”

   6 | **Exigences** `before` pour chaque projet, à défaut pour le patient (`symptoms.thirst` = oui ou `symptoms.confusion` = oui) : vérifications. Urgence \
: avant l'acte.
     |                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Join the conditions by “et”, or make an intermediate step.
        """,
    ),
    Wrong(
        "one of two words for not known",
        SIGNS,
        "| oui | — | oui |",
        "| oui | oui ou inconnu | oui |",
        french="""
fiche.md:12  « inconnu » dans une condition

   12 | | oui | oui ou inconnu | oui |
      |                ^^^^^^^
   13 | | non | oui | oui |

 Une règle ne peut pas dépendre de ce qu'on ignore. « ? » n'est permis que dans les Cas.
        """,
    ),
)
