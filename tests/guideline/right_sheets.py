"""Small complete sheets with nothing wrong in them, one a kind of table. A wrong sheet is one of these with one mistake."""

from __future__ import annotations

HEAD = """\
Source : Essai 2020, page 1. Portée : national. Édition : 2020-01-01. Responsable : essai. À relire : 2030-01.
Population : tous.
"""

COLLAPSE = f"""\
# Tassement d'une vertèbre

{HEAD}
Un tassement se mesure sur le scanner.

**Termes** : vertèbres.

| Mot | Valeurs de `lesion.site` | Identifiant |
|---|---|---|
| rachis | spine | spine |

**Décision** `collapse` pour chaque lésion (rachis) : tassement de la vertèbre.

| Tassement `lesion.spine.collapse` | Constat |
|---|---|
| > 50 %[^t1] | majeur |
| 50 % | majeur ou mineur |
| < 50 % | mineur |

- majeur `major` : « Tassement majeur de {{lesion}}. »
- mineur `minor` : « Tassement mineur de {{lesion}}. »

[^t1]: Tableau 1, ligne 1. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Vérification : confirmée.

## Cas

| cas | Site `lesion.site` | Tassement `lesion.spine.collapse` | Constat `collapse` |
|---|---|---|---|
| plus de la moitié | spine.T6 | 60 % | majeur |
| non mesuré | spine.T6 | ? | {{majeur, mineur}} |
"""

PAIN = f"""\
# Douleur d'une lésion

{HEAD}
**Décision** `pain_plan` pour chaque lésion : conduite devant la douleur.

| Douleur `lesion.pain.grade` | Fracture `lesion.fracture` | Conduite | Urgence |
|---|---|---|---|
| handicapante ou modérée | non | avis chirurgical | prévu |
| handicapante ou modérée | oui ou imminente | avis chirurgical | maintenant |
| légère ou aucune | — | surveillance | information |

- avis chirurgical `surgeon` : « Demander un avis chirurgical. »
- surveillance `watch` : « Surveiller la douleur. »

## Cas

| cas | Douleur `lesion.pain.grade` | Fracture `lesion.fracture` | Conduite `pain_plan` |
|---|---|---|---|
| douleur légère | légère | ? | surveillance |
| douleur handicapante | handicapante | oui | avis chirurgical |
"""

SIGNS = f"""\
# Signes neurologiques

{HEAD}
**Grandeur** `any_deficit` = `any`(`symptoms.deficit` = oui, `lesion.neurology.deficit` = oui).

**Décision** `alert` : alerte neurologique. Urgence : maintenant.

| Signe `any_deficit` | Sphincters `symptoms.sphincter` | Alerte |
|---|---|---|
| oui | — | oui |
| non | oui | oui |
| non | non | non |

- oui : « Examiner le patient maintenant. »
- non : « Pas de signe neurologique. »

## Cas

| cas | Déficit `symptoms.deficit` | Sphincters `symptoms.sphincter` | Lésions `listed.lesions` | Alerte `alert` |
|---|---|---|---|---|
| un déficit | oui | ? | partial | oui |
| aucun signe | non | non | complete | non |
"""

SHORTS = SIGNS.replace(
    "- non : « Pas de signe neurologique. »\n",
    "- non : « Pas de signe neurologique. »\n"
    "- inconnu : « Déficit inconnu : examiner le patient aujourd'hui. »\n"
    "- oui, court : « Examiner. »\n"
    "- inconnu, court : « Examiner aujourd'hui. »\n",
)

GRID = f"""\
# Score d'un os long

{HEAD}
**Termes** : os longs.

| Mot | Valeurs de `lesion.site` | Identifiant |
|---|---|---|
| os long | humerus ou femur ou tibia | long_bone |

**Score** `bone_score` pour chaque lésion (os long) : somme des colonnes.

| Points | Corticale `lesion.cortical_extent` | Type `lesion.matrix` |
|---:|---|---|
| 1 | < 1/3 | condensante |
| 2 | 1/3 .. 2/3 | mixte |
| 3 | > 2/3 | lytique |

- score : « Score de {{bone_score}} sur 6. »

**Décision** `bone_conduct` pour chaque lésion (os long) : orientation du score.

| Score `bone_score` | Orientation |
|---|---|
| ≤ 4 | irradiation |
| ≥ 5 | chirurgie |

- irradiation `radiotherapy` : « Discuter une irradiation. »
- chirurgie `surgery` : « Discuter une chirurgie. »

## Cas

| cas | Site `lesion.site` | Corticale `lesion.cortical_extent` | Type `lesion.matrix` | Score `bone_score` | Orientation `bone_conduct` |
|---|---|---|---|---|---|
| petit et condensant | femur.shaft | 1/4 | condensante | 2 | irradiation |
| corticale non mesurée | femur.shaft | ? | lytique | 4..6 | {{irradiation, chirurgie}} |
| corticale à mesurer | femur.shaft | ? | lytique | 4..6 | ? (demander : corticale) |
"""

CRITERIA = f"""\
# Score d'une vertèbre

{HEAD}
**Score** `spine_score` pour chaque lésion : somme des critères.

| Critère | Constat | Points |
|---|---|---:|
| Type `lesion.matrix` | lytique | 2 |
| | mixte | 1 |
| | condensante | 0 |
| Tassement `lesion.spine.collapse` | > 50 % | 3 |
| | 50 % | 2 ou 3 |
| | < 50 % | 2 |

- score : « Score de {{spine_score}}. »

## Cas

| cas | Site `lesion.site` | Type `lesion.matrix` | Tassement `lesion.spine.collapse` | Score `spine_score` |
|---|---|---|---|---|
| vertèbre tassée | spine.T6 | lytique | 60 % | 5 |
| tassement de moitié | spine.T6 | lytique | 50 % | 4..5 |
"""

CHECKS = f"""\
# Avant la première dose

{HEAD}
**Exigences** `before` pour chaque projet : vérifications. Urgence : avant l'acte.

| Vérification | Doit tenir | Sauf | Sinon |
|---|---|---|---|
| Vitamine D `vitamin_d` | `labs.vitamin_d` ≥ 30 ng/mL (75 nmol/L) | — | doser ou corriger |
| Bouche `dental` | `dental.review` = fait | `symptoms.confusion` = oui | examen dentaire |

- Vitamine D, remplie : « Vitamine D : {{labs.vitamin_d}}. »
- Vitamine D, non remplie : « Vitamine D basse : {{labs.vitamin_d}}. »
- Vitamine D, inconnu : « Doser la vitamine D. »
- Bouche, remplie : « Bilan dentaire fait. »
- Bouche, non remplie : « Faire le bilan dentaire. »
- Bouche, levée : « Ne pas attendre le bilan dentaire. »

## Cas

| cas | Médicament `plan.drug` | Vitamine D `labs.vitamin_d` | Bilan dentaire `dental.review` | Vitamine D `before.vitamin_d` | Bouche `before.dental` |
|---|---|---|---|---|---|
| tout est prêt | dénosumab | 35 ng/mL | fait | remplie | remplie |
| rien n'est fait | dénosumab | 12 ng/mL | non fait | non remplie | {{non remplie, levée}} |
"""

OPTION = f"""\
# Cimentoplastie

{HEAD}
**Options** `cement` pour chaque lésion : cimentoplastie.

| Argument | Si | Poids |
|---|---|---|
| douleur résistante | `lesion.pain.refractory` = oui | indication |
| mur postérieur étendu | `lesion.spine.posterior_wall` = étendu | contre-indication relative |
| infection | `conditions.infection` = active | contre-indication absolue |

- indiqué : « Proposer une cimentoplastie. »
- à discuter : « Discuter une cimentoplastie. »
- contre-indiqué : « Pas de cimentoplastie. »
- non indiqué : « Cimentoplastie non indiquée. »

## Cas

| cas | Site `lesion.site` | Douleur résistante `lesion.pain.refractory` | Mur `lesion.spine.posterior_wall` | Infection `conditions.infection` | Option `cement` |
|---|---|---|---|---|---|
| douleur résistante | spine.T6 | oui | intact | aucune | indiqué |
| infection | spine.T6 | oui | intact | active | contre-indiqué |
"""

WASHOUT = f"""\
# Délai entre un médicament et une irradiation

{HEAD}
**Fenêtres** `delay` pour chaque traitement et chaque irradiation : délai à respecter. Urgence : avant l'acte.

| Médicament `treatment.drug` | Avant | Après | Même jour | Verdict | Sauf |
|---|---|---|---|---|---|
| gemcitabine | 4 semaines | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |
| classe : immunothérapie | 7 jours | 7 jours | non | à discuter | — |
| tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |

- autorisé : « Le délai est respecté. »
- à discuter : « Discuter le délai. »
- interdit : « Déplacer les séances. »

## Cas

| cas | Médicament `treatment.drug` | Dernière dose `treatment.last` | Geste `plan.procedure` | Début `plan.from` | Fin `plan.to` | Déficit `symptoms.deficit` | Délai `delay` |
|---|---|---|---|---|---|---|---|
| trop tôt | gemcitabine | 2026-11-15 | radiotherapy | 2026-11-22 | 2026-11-22 | non | interdit |
| délai passé | gemcitabine | 2026-09-01 | radiotherapy | 2026-11-22 | 2026-11-22 | non | autorisé |
"""

CALCIUM = f"""\
# Calcémie corrigée

{HEAD}
**Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).

**Décision** `calcium` : calcémie.

| Calcium corrigé `corrected` | Calcémie |
|---|---|
| > 2,6 mmol/L | haute |
| ≤ 2,6 mmol/L | normale |

- haute `high` : « Calcémie haute. »
- normale `normal` : « Calcémie normale. »

## Cas

| cas | Calcium `labs.calcium` | Albumine `labs.albumin` | Calcémie `calcium` |
|---|---|---|---|
| calcium haut | 3,1 mmol/L | 36 g/L | haute |
| calcium normal | 2,2 mmol/L | 38 g/L | normale |
"""

READINGS = f"""\
# Lecture du document

{HEAD}
## Lectures

- L1 : « Le document dit hypercalcémie ; lire hypocalcémie. »
"""

JOINED = f"""\
# Arguments joints par et, par ou

{HEAD}
**Grandeur** `thirsty` = `any`(`symptoms.thirst` = oui ou `symptoms.polyuria` = oui, `lesion.painful` = oui et `lesion.fracture` = oui).

**Décision** `drink` : hydratation.

| Signe `thirsty` | Conduite |
|---|---|
| oui | boire |
| non | rien |

- boire `drink` : « Faire boire le patient. »
- rien `nothing` : « Rien à faire. »

## Cas

| cas | Soif `symptoms.thirst` | Polyurie `symptoms.polyuria` | Douleur `lesion:L1.painful` | Fracture `lesion:L1.fracture` | Douleur `lesion:L2.painful` | Fracture `lesion:L2.fracture` | Site `lesion:L1.site` | Lésions `listed.lesions` | Conduite `drink` |
|---|---|---|---|---|---|---|---|---|---|
| la seconde partie de ou | non | oui | non | non | non | non | femur | complete | boire |
| les deux parties de et, sur une lésion | non | non | oui | oui | non | non | femur | complete | boire |
| une partie de et sur chaque lésion | non | non | oui | non | non | oui | femur | complete | rien |
"""

SAME_DAY = WASHOUT.replace("| gemcitabine | 4 semaines | 4 semaines | non | interdit | `symptoms.deficit` = oui → à discuter |", "| gemcitabine | aucune | aucune | oui | interdit | — |").replace(
    "| trop tôt | gemcitabine | 2026-11-15 | radiotherapy | 2026-11-22 | 2026-11-22 | non | interdit |", "| le même jour | gemcitabine | 2026-11-22 | radiotherapy | 2026-11-22 | 2026-11-22 | non | autorisé |"
)

MONTHS = WASHOUT.replace("| gemcitabine | 4 semaines | 4 semaines |", "| gemcitabine | 1 mois | 4 semaines |").replace(
    "| trop tôt | gemcitabine | 2026-11-15 | radiotherapy | 2026-11-22 | 2026-11-22 |", "| trop tôt | gemcitabine | 2026-10-22 | radiotherapy | 2026-11-22 | 2026-11-22 |"
)

REGIMENS = f"""\
# Schéma d'une irradiation

{HEAD}
**Décision** `regimen` pour chaque lésion : schémas à discuter.

| Fracture `lesion.fracture` | Schéma |
|---|---|
| non | schéma usuel |
| imminente | schéma usuel ou schéma court |
| oui | aucun schéma |

- schéma usuel `usual` = `30 Gy/10`, `20 Gy/5` : « Irradier {{site-1}}, {{site}} et {{site+1}}. »
- schéma court `short` = `8 Gy/1`, `{{site-1}}`, `{{site+2}}` : « Une séance. »
- aucun schéma `none` = — : « Pas d'irradiation. »

## Cas

| cas | Site `lesion.site` | Fracture `lesion.fracture` | Schéma `regimen` |
|---|---|---|---|
| os intact | spine.T6 | non | schéma usuel |
| fracture imminente | spine.T6 | imminente | {{schéma usuel, schéma court}} |
| os fracturé | spine.T6 | oui | aucun schéma |
"""

LANDMARKS = OPTION.replace(
    "## Cas",
    """**Repères** `cement` : réponse antalgique.

| Mesure | Valeur imprimée | Valeur corrigée | Population | Vérification |
|---|---|---|---|---|
| soulagement à un mois[^r1] | 80 % | 60 à 85 % | n = 66 | corrigée |
| fuite de ciment | 11 % | — | séries publiées | non retrouvée |

[^r1]: Essai 2020, tableau 2. Vérification : corrigée.

## Cas""",
)

LEXICON = COLLAPSE.replace(
    "## Cas",
    """**Lexique** : mots de la fiche.

| Mot | Sens |
|---|---|
| SINS[^w1] | Score de stabilité du rachis. |
| tassement, effondrement | Perte de hauteur d'une vertèbre. |

[^w1]: Essai 2020, page 1.

## Cas""",
)

REASONED = f"""\
# Irradiation ou ciment

{HEAD}
**Décision** `frail_bone` pour chaque lésion : os fragile. Intermédiaire.

| Fracture `lesion.fracture` | Os |
|---|---|
| oui ou imminente | oui |
| non | non |

**Options** `cement` pour chaque lésion : cimentoplastie.

| Argument | Si | Poids | Raison |
|---|---|---|---|
| douleur résistante[^a1] | `lesion.pain.refractory` = oui | indication | douleur |
| os fragile | `frail_bone` = oui et `lesion.painful` = oui | indication | stabilité |
| lésion lytique | `lesion.matrix` = lytique | pour | — |
| médiocre état général | `patient.performance_status` ≥ 3 | contre | pronostic |
| zone d'appui | `lesion.weight_bearing` = oui | jamais seule | stabilité |
| mur postérieur étendu | `lesion.spine.posterior_wall` = étendu | contre-indication relative | neurologie |
| infection | `conditions.infection` = active | contre-indication absolue | urgence |

- indiqué : « Proposer une cimentoplastie. »
- à discuter : « Discuter une cimentoplastie. »
- contre-indiqué : « Pas de cimentoplastie. »
- non indiqué : « Cimentoplastie non indiquée. »

[^a1]: Page 2. Énoncés : 004.T4.sins.collapse. Force : accord d'experts. Vérification : confirmée.

## Cas

| cas | Site `lesion.site` | Douleur résistante `lesion.pain.refractory` | Mur `lesion.spine.posterior_wall` | Appui `lesion.weight_bearing` | Infection `conditions.infection` | Fracture `lesion.fracture` | Option `cement` |
|---|---|---|---|---|---|---|---|
| douleur résistante | spine.T6 | oui | intact | non | aucune | non | indiqué |
| jamais seule | spine.T6 | oui | intact | oui | aucune | non | à discuter |
| infection | spine.T6 | oui | intact | non | active | non | contre-indiqué |
"""

DUE = f"""\
# Réévaluation d'un traitement

{HEAD}
**Décision** `review` pour chaque traitement : réévaluation. Échéance : `treatment.from` + 24 mois.

| Durée `treatment.months` | Réévaluation |
|---|---|
| ≥ 24 mois | échue |
| < 24 mois | à prévoir |

- échue `due` : « La réévaluation était due : {{due}}. »
- à prévoir `planned` : « Réévaluer : {{due}}. »

**Décision** `relay` pour chaque traitement : relais. Urgence : prévu. Échéance : `treatment.last` + 3 mois ou `treatment.last` + 28 jours + 3 mois.

| Délai `treatment.months_since_last` | Relais |
|---|---|
| ≥ 1 mois | oui |
| < 1 mois | non |

- oui : « Relais : {{due}}. »
- non : « Pas encore. »

## Cas

| cas | Médicament `treatment.drug` | Début `treatment.from` | En cours `treatment.running` | Dernière dose `treatment.last` | Réévaluation `review` | Relais `relay` |
|---|---|---|---|---|---|---|
| deux ans | dénosumab | 2024-11-21 | oui | 2026-10-01 | échue | oui |
| un jour de moins | dénosumab | 2024-11-22 | oui | 2026-11-01 | à prévoir | non |
"""

RANKED = f"""\
# Lésion à biopsier

{HEAD}
**Décision** `lesion.biopsy_rank` pour chaque lésion : intérêt d'une biopsie. Intermédiaire.

| Accessible `lesion.accessible` | Type `lesion.matrix` | Rang |
|---|---|---|
| oui | lytique ou mixte | premier |
| oui | condensante | second |
| non | — | jamais |

- premier `first`
- second `second`
- jamais `never`

**Décision** `biopsy` : lésion à biopsier. Rang : `lesion.biopsy_rank`.

| Coagulation `conditions.coagulation_disorder` | Biopsie |
|---|---|
| aucun | à proposer |
| sauf aucun | à discuter en RCP |

- à proposer `propose` : « Biopsier dans cet ordre : {{ranking}}. »
- à discuter en RCP `board` : « Discuter la biopsie : {{ranking}}. »

## Cas

| cas | Accessible `lesion.accessible` | Type `lesion.matrix` | Coagulation `conditions.coagulation_disorder` | Biopsie `biopsy` |
|---|---|---|---|---|
| une lésion | oui | lytique | aucun | à proposer |
| un trouble | oui | lytique | modéré | à discuter en RCP |
"""
