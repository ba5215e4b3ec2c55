"""Mistakes in requirements, options, windows, derived facts and terms."""

from __future__ import annotations

from tests.guideline.right_sheets import CALCIUM, CHECKS, COLLAPSE, OPTION, READINGS, SIGNS, WASHOUT
from tests.guideline.wrong import Wrong

WRONG = (
    Wrong(
        "requirements with columns in another order",
        CHECKS,
        "| Sauf | Sinon |",
        "| Sinon | Sauf |",
        french="""
fiche.md:8  Exigences : les colonnes ne sont pas celles attendues

   8 | | Vérification | Doit tenir | Sinon | Sauf |
     |   ^
   9 | |---|---|---|---|

 Écrire : Vérification, Doit tenir, Sauf, Sinon.
        """,
    ),
    Wrong(
        "a requirement without an identifier",
        CHECKS,
        "| Bouche `dental` |",
        "| Bouche |",
        french="""
fiche.md:11  Vérification sans identifiant : « Bouche »

   11 | | Bouche | `dental.review` = fait | `symptoms.confusion` = oui | examen dentaire |
      |   ^^^^^^

 Ajouter l'identifiant entre accents graves.
        """,
    ),
    Wrong(
        "a limit without its unit",
        CHECKS,
        "≥ 30 ng/mL (75 nmol/L)",
        "≥ 30",
        french="""
fiche.md:10  « ≥ 30 » : il manque l'unité de `labs.vitamin_d`

   10 | | Vitamine D `vitamin_d` | `labs.vitamin_d` ≥ 30 | — | doser ou corriger |
      |                                             ^^^^
   11 | | Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | examen dentaire |

 Écrire l'unité, par exemple ng/mL.
        """,
        english="""
fiche.md:10  “≥ 30”: the unit of `labs.vitamin_d` is missing

   10 | | Vitamine D `vitamin_d` | `labs.vitamin_d` ≥ 30 | — | doser ou corriger |
      |                                             ^^^^
   11 | | Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | examen dentaire |

 Write the unit, for example ng/mL.
        """,
    ),
    Wrong(
        "a limit in a unit of another scale",
        CHECKS,
        "≥ 30 ng/mL (75 nmol/L)",
        "≥ 30 mg/mL",
        french="""
fiche.md:10  `labs.vitamin_d` ne se mesure pas en « mg/mL »

   10 | | Vitamine D `vitamin_d` | `labs.vitamin_d` ≥ 30 mg/mL | — | doser ou corriger |
      |                                             ^^^^^^^^^^
   11 | | Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | examen dentaire |

 Unités possibles : ng/mL, µg/L, nmol/L ; vouliez-vous dire ng/mL ?
        """,
    ),
    Wrong(
        "two printed limits that differ tenfold",
        CHECKS,
        "(75 nmol/L)",
        "(750 nmol/L)",
        french="""
fiche.md:10  « ≥ 30 ng/mL (750 nmol/L) » : les deux limites de `labs.vitamin_d` ne disent pas la même chose

   10 | | Vitamine D `vitamin_d` | `labs.vitamin_d` ≥ 30 ng/mL (750 nmol/L) | — | doser ou corriger |
      |                                             ^^^^^^^^^^^^^^^^^^^^^^^
   11 | | Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | examen dentaire |

 30 ng/mL font 74,9 nmol/L : corriger l'une des deux.
        """,
    ),
    Wrong(
        "et and ou in one cell",
        CHECKS,
        "`dental.review` = fait |",
        "`dental.review` = fait et `dental.extraction` = aucune ou `symptoms.thirst` = oui |",
        french="""
fiche.md:11  « et » et « ou » mêlés dans une cellule

   11 | | Bouche `dental` | `dental.review` = fait et `dental.extraction` = aucune ou `symptoms.thirst` = oui | `symptoms.confusion` = oui | examen dentaire |
      |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

 Garder l'un des deux, ou faire une étape intermédiaire.
        """,
    ),
    Wrong(
        "a condition that names no fact",
        CHECKS,
        "`dental.review` = fait |",
        "bilan fait |",
        french="""
fiche.md:11  Condition sans nom de fait : « bilan fait »

   11 | | Bouche `dental` | bilan fait | `symptoms.confusion` = oui | examen dentaire |
      |                     ^^^^^^^^^^

 Écrire `fait` = mot, ou `fait` ≥ nombre.
        """,
        english="""
fiche.md:11  Condition without the name of a fact: “bilan fait”

   11 | | Bouche `dental` | bilan fait | `symptoms.confusion` = oui | examen dentaire |
      |                     ^^^^^^^^^^

 Write `fact` = word, or `fact` ≥ number.
        """,
    ),
    Wrong(
        "a condition on a fact that does not exist",
        CHECKS,
        "`dental.review` = fait |",
        "`dental.reviews` = fait |",
        french="""
fiche.md:11  Nom inconnu : `dental.reviews`

   11 | | Bouche `dental` | `dental.reviews` = fait | `symptoms.confusion` = oui | examen dentaire |
      |                      ^^^^^^^^^^^^^^

 Aucun fait ni règle ne porte ce nom ; vouliez-vous dire dental.review ?
        """,
    ),
    Wrong(
        "a condition without a value",
        CHECKS,
        "`dental.review` = fait |",
        "`dental.review` |",
        french="""
fiche.md:11  Condition sans valeur : `dental.review`

   11 | | Bouche `dental` | `dental.review` | `symptoms.confusion` = oui | examen dentaire |
      |                      ^^^^^^^^^^^^^

 Écrire `fait` = mot, ou `fait` ≥ nombre.
        """,
    ),
    Wrong(
        "a requirement on a fact of another object",
        CHECKS,
        "`dental.review` = fait |",
        "`lesion.fracture` = non |",
        french="""
fiche.md:11  `lesion.fracture` appartient à un autre objet (lésion)

   11 | | Bouche `dental` | `lesion.fracture` = non | `symptoms.confusion` = oui | examen dentaire |
      |                      ^^^^^^^^^^^^^^^

 Dire dans la légende « pour chaque … », ou passer par une Grandeur `any`.
        """,
    ),
    Wrong(
        "the sentence of a requirement left out",
        CHECKS,
        "- Vitamine D, remplie : « Vitamine D : {labs.vitamin_d}. »\n",
        "",
        french="""
fiche.md:6  Il manque la phrase de « Vitamine D, remplie »

   6 | **Exigences** `before` pour chaque projet : vérifications. Urgence : avant l'acte.
     | ^

 L'écrire sous le tableau : - Vitamine D, remplie : « … ».
        """,
    ),
    Wrong(
        "a sentence that names something unknown",
        CHECKS,
        "Vitamine D basse : {labs.vitamin_d}",
        "Vitamine D basse : {labs.vitamine_d}",
        french="""
fiche.md:14  La phrase cite un nom inconnu : {labs.vitamine_d}

   14 | - Vitamine D, non remplie : « Vitamine D basse : {labs.vitamine_d}. »
      |                                                  ^^^^^^^^^^^^^^^^^

 Écrire un fait, une règle, ou {lesion}, {drug}, {plan} ; vouliez-vous dire labs.vitamin_d ?
        """,
    ),
    Wrong(
        "a weight that is no word of the list",
        OPTION,
        "| contre-indication relative |",
        "| contre-indication |",
        french="""
fiche.md:11  Poids inconnu : « contre-indication »

   11 | | mur postérieur étendu | `lesion.spine.posterior_wall` = étendu | contre-indication |
      |                                                                    ^^^^^^^^^^^^^^^^^
   12 | | infection | `conditions.infection` = active | contre-indication absolue |

 Écrire : indication, pour, contre, jamais seule, contre-indication relative, contre-indication absolue ; vouliez-vous dire contre-indication absolue ?
        """,
        english="""
fiche.md:11  Unknown weight: “contre-indication”

   11 | | mur postérieur étendu | `lesion.spine.posterior_wall` = étendu | contre-indication |
      |                                                                    ^^^^^^^^^^^^^^^^^
   12 | | infection | `conditions.infection` = active | contre-indication absolue |

 Write one of: indication, pour, contre, jamais seule, contre-indication relative, contre-indication absolue; did you mean contre-indication absolue?
        """,
    ),
    Wrong(
        "windows with columns in another order",
        WASHOUT,
        "| Avant | Après |",
        "| Après | Avant |",
        french="""
fiche.md:8  Fenêtres : les colonnes ne sont pas celles attendues

   8 | | Médicament `treatment.drug` | Après | Avant | Même jour | Verdict | Sauf |
     |   ^
   9 | |---|---|---|---|---|---|

 Écrire : Médicament `treatment.drug`, Avant, Après, Même jour, Verdict, Sauf.
        """,
    ),
    Wrong(
        "windows without their last row",
        WASHOUT,
        "| tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |\n",
        "",
        french="""
fiche.md:11  La dernière ligne doit couvrir tout autre médicament anticancéreux

   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |
      |   ^

 Ajouter : tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | —.
        """,
        english="""
fiche.md:11  The last row must cover any other anticancer drug

   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |
      |   ^

 Add: tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | —.
        """,
    ),
    Wrong(
        "a last row that decides",
        WASHOUT,
        "| inconnue | inconnue | non | à discuter | — |",
        "| inconnue | inconnue | non | interdit | — |",
        french="""
fiche.md:12  « tout autre médicament » ne peut mener qu'à discuter

   12 | | tout autre médicament anticancéreux | inconnue | inconnue | non | interdit | — |
      |   ^

 Écrire « à discuter » : un médicament non listé n'est ni permis ni interdit.
        """,
    ),
    Wrong(
        "a duration in words",
        WASHOUT,
        "| gemcitabine | 4 semaines | 4 semaines |",
        "| gemcitabine | quatre semaines | 4 semaines |",
        french="""
fiche.md:10  Durée illisible : « quatre semaines »

   10 | | gemcitabine | quatre semaines | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |
      |                 ^^^^^^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Écrire 8 jours, 4 semaines, 6 mois, « aucune » ou « inconnue ».
        """,
    ),
    Wrong(
        "a duration in half-lives",
        WASHOUT,
        "| gemcitabine | 4 semaines | 4 semaines |",
        "| gemcitabine | 5 demi-vies | 4 semaines |",
        french="""
fiche.md:10  Durée illisible : « 5 demi-vies »

   10 | | gemcitabine | 5 demi-vies | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |
      |                 ^^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Écrire 8 jours, 4 semaines, 6 mois, « aucune » ou « inconnue ».
        """,
        english="""
fiche.md:10  Unreadable duration: “5 demi-vies”

   10 | | gemcitabine | 5 demi-vies | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |
      |                 ^^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Write 8 jours, 4 semaines, 6 mois, “aucune” or “inconnue”.
        """,
    ),
    Wrong(
        "a drug that does not exist, with the nearest",
        WASHOUT,
        "| gemcitabine | 4 semaines | 4 semaines |",
        "| gemcitabin | 4 semaines | 4 semaines |",
        french="""
fiche.md:10  « gemcitabin » n'est pas un mot de `treatment.drug`

   10 | | gemcitabin | 4 semaines | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |
      |   ^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Mots connus : gemcitabine, doxorubicine, doxorubicine liposomale, épirubicine, daunorubicine, idarubicine, mitoxantrone, carboplatine … ; vouliez-vous dire \
gemcitabine ?
        """,
    ),
    Wrong(
        "a class that does not exist, with the nearest",
        WASHOUT,
        "| classe : immunothérapie |",
        "| classe : immunotherapie |",
        french="""
fiche.md:11  « immunotherapie » n'est pas un mot de `treatment.drug_class`

   11 | | classe : immunotherapie | 7 jours | 7 jours | non | à discuter | — |
      |   ^^^^^^^^^^^^^^^^^^^^^^^
   12 | | tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |

 Mots connus : chimiothérapie, immunothérapie, thérapie ciblée, antiangiogénique, hormonothérapie, anticorps conjugué, radiothérapie interne vectorisée, \
médicament osseux … ; vouliez-vous dire immunothérapie ?
        """,
    ),
    Wrong(
        "a verdict that is no word of the list",
        WASHOUT,
        "4 semaines | non | interdit |",
        "4 semaines | non | contre-indiqué |",
        french="""
fiche.md:10  Verdict ou « même jour » illisible : « contre-indiqué »

   10 | | gemcitabine | 4 semaines | 4 semaines | non | contre-indiqué | `symptoms.deficit` = oui → à discuter |
      |                                                 ^^^^^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Même jour : oui ou non. Verdict : interdit, à discuter, autorisé.
        """,
    ),
    Wrong(
        "an exception that leads nowhere",
        WASHOUT,
        "`symptoms.deficit` = oui → à discuter",
        "`symptoms.deficit` = oui",
        french="""
fiche.md:10  Exception illisible : « `symptoms.deficit` = oui »

   10 | | gemcitabine | 4 semaines | 4 semaines | non | interdit | `symptoms.deficit` = oui |
      |                                                            ^^^^^^^^^^^^^^^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Écrire : `fait` = mot → à discuter.
        """,
        english="""
fiche.md:10  Unreadable exception: “`symptoms.deficit` = oui”

   10 | | gemcitabine | 4 semaines | 4 semaines | non | interdit | `symptoms.deficit` = oui |
      |                                                            ^^^^^^^^^^^^^^^^^^^^^^^^
   11 | | classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |

 Write: `fact` = word → à discuter.
        """,
    ),
    Wrong(
        "a primitive that does not exist",
        CALCIUM,
        "`corrected_calcium`(",
        "`calcium_corrected`(",
        french="""
fiche.md:6  Calcul inconnu : `calcium_corrected`

   6 | **Grandeur** `corrected` (mmol/L) = `calcium_corrected`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).
     |                                      ^^^^^^^^^^^^^^^^^

 Les calculs sont : any, count, highest, agreement, corrected_calcium.
        """,
    ),
    Wrong(
        "an argument that is no number",
        CALCIUM,
        "coefficient 0,02 ou 0,025",
        "coefficient environ",
        french="""
fiche.md:6  Argument illisible : « coefficient environ »

   6 | **Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient environ).
     |                                                                                                            ^^^^^^^^^^^^^^^^^^^

 Un nom entre accents graves, ou un mot suivi d'un nombre : coefficient 0,02 ou 0,025.
        """,
    ),
    Wrong(
        "a derived fact that reads a fact that does not exist",
        SIGNS,
        "`any`(`symptoms.deficit` = oui,",
        "`any`(`symptoms.deficits` = oui,",
        french="""
fiche.md:6  Nom inconnu : `symptoms.deficits`

   6 | **Grandeur** `any_deficit` = `any`(`symptoms.deficits` = oui, `lesion.neurology.deficit` = oui).
     |                                     ^^^^^^^^^^^^^^^^^

 Aucun fait ni règle ne porte ce nom ; vouliez-vous dire symptoms.deficit ?
        """,
    ),
    Wrong(
        "a term over a path that does not exist",
        COLLAPSE,
        "Valeurs de `lesion.site`",
        "Valeurs de `lesion.sites`",
        french="""
fiche.md:10  Nom inconnu : `lesion.sites`

   10 | | Mot | Valeurs de `lesion.sites` | Identifiant |
      |                     ^^^^^^^^^^^^
   11 | |---|---|---|

 Aucun fait ni règle ne porte ce nom ; vouliez-vous dire lesion.site ?
        """,
    ),
    Wrong(
        "a term made of a word that does not exist",
        COLLAPSE,
        "| rachis | spine | spine |",
        "| rachis | spines | spine |",
        french="""
fiche.md:12  « spines » n'est pas un mot de `lesion.site`

   12 | | rachis | spines | spine |
      |            ^^^^^^

 Mots connus : crâne, mandibule, sternum, clavicule gauche, clavicule droite, scapula gauche, scapula droite, humérus, extrémité proximale, gauche … ; \
vouliez-vous dire spine ?
        """,
    ),
    Wrong(
        "a term that nothing uses",
        COLLAPSE,
        "| rachis | spine | spine |",
        "| rachis | spine | spine |\n"
        "| fémur | femur | femur |",
        french="""
fiche.md:13  Terme jamais employé : « fémur »

   13 | | fémur | femur | femur |
      |   ^

 Le supprimer, ou s'en servir.
        """,
        english="""
fiche.md:13  Term never used: “fémur”

   13 | | fémur | femur | femur |
      |   ^

 Delete it, or use it.
        """,
    ),
    Wrong(
        "a freshness of a fact that does not exist",
        READINGS,
        "## Lectures",
        "**Fraîcheur** : durée.\n"
        "\n"
        "| Fait | Durée |\n"
        "|---|---|\n"
        "| `labs.calciu` | 14 jours |\n"
        "\n"
        "## Lectures",
        french="""
fiche.md:10  Nom inconnu : `labs.calciu`

   10 | | `labs.calciu` | 14 jours |
      |    ^^^^^^^^^^^

 Aucun fait ni règle ne porte ce nom ; vouliez-vous dire labs.calcium ?
        """,
    ),
)
