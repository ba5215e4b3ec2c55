"""Mistakes in lists, ranks, due dates, reasons of options and landmarks of rules."""

from __future__ import annotations

from tests.guideline.right_sheets import DUE, LANDMARKS, OPTION, RANKED, REASONED, REGIMENS, SHORTS
from tests.guideline.wrong import Wrong

USUAL = "`usual` = `30 Gy/10`, `20 Gy/5`"

WRONG = (
    Wrong("a list that is not between back-quotes", REGIMENS, USUAL, "`usual` = 30 Gy/10, 20 Gy/5", french="""
fiche.md:14  Liste illisible pour « schéma usuel »

   14 | - schéma usuel `usual` = 30 Gy/10, 20 Gy/5 : « Irradier {site-1}, {site} et {site+1}. »
      |   ^^^^^^^^^^^^

 Écrire après le signe = des valeurs entre accents graves, séparées par des virgules, ou « — » pour une liste vide.
        """, english="""
fiche.md:14  Unreadable list for “schéma usuel”

   14 | - schéma usuel `usual` = 30 Gy/10, 20 Gy/5 : « Irradier {site-1}, {site} et {site+1}. »
      |   ^^^^^^^^^^^^

 Write values in back-quotes after the sign =, separated by commas, or “—” for an empty list.
        """),
    Wrong("a list that says a value twice", REGIMENS, USUAL, "`usual` = `30 Gy/10`, `30 Gy/10`", french="""
fiche.md:14  « 30 Gy/10 » est écrit deux fois dans la cellule

   14 | - schéma usuel `usual` = `30 Gy/10`, `30 Gy/10` : « Irradier {site-1}, {site} et {site+1}. »
      |                                       ^^^^^^^^

 Garder l'un des deux, ou corriger celui qui devait dire autre chose.
        """, english="""
fiche.md:14  “30 Gy/10” is written twice in the cell

   14 | - schéma usuel `usual` = `30 Gy/10`, `30 Gy/10` : « Irradier {site-1}, {site} et {site+1}. »
      |                                       ^^^^^^^^

 Keep one, or correct the one that was meant to say something else.
        """),
    Wrong("a list that names no vertebra", REGIMENS, "`{site+2}`", "`{site+2 niveaux}`", french="""
fiche.md:15  « {site+2 niveaux} » ne désigne aucune vertèbre

   15 | - schéma court `short` = `8 Gy/1`, `{site-1}`, `{site+2 niveaux}` : « Une séance. »
      |                                                 ^^^^^^^^^^^^^^^^

 Écrire {site}, {site-1} ou {site+2}, et seulement dans une règle pour chaque lésion.
        """, english="""
fiche.md:15  “{site+2 niveaux}” names no vertebra

   15 | - schéma court `short` = `8 Gy/1`, `{site-1}`, `{site+2 niveaux}` : « Une séance. »
      |                                                 ^^^^^^^^^^^^^^^^

 Write {site}, {site-1} or {site+2}, and only in a rule about each lesion.
        """),
    Wrong("a list of a verdict", OPTION, "- indiqué : «", "- indiqué = `ciment` : «", french="""
fiche.md:14  « indiqué » ne peut pas valoir une liste

   14 | - indiqué = `ciment` : « Proposer une cimentoplastie. »
      |   ^^^^^^^

 Seule l'issue d'une Décision vaut une liste, une ligne par issue.
        """, english="""
fiche.md:14  “indiqué” cannot stand for a list

   14 | - indiqué = `ciment` : « Proposer une cimentoplastie. »
      |   ^^^^^^^

 Only an outcome of a Décision stands for a list, one line an outcome.
        """),
    Wrong("landmarks of a rule that does not exist", LANDMARKS, "**Repères** `cement`", "**Repères** `cememt`", french="""
fiche.md:19  Repères d'une règle qui ne répond pas : `cememt`

   19 | **Repères** `cememt` : réponse antalgique.
      |              ^^^^^^

 Écrire le nom d'une règle (une étape ne répond rien), ou retirer ce nom : les repères restent alors sur la fiche ; vouliez-vous dire cement ?
        """, english="""
fiche.md:19  Landmarks of a rule that does not answer: `cememt`

   19 | **Repères** `cememt` : réponse antalgique.
      |              ^^^^^^

 Write the name of a rule (a step answers nothing), or take the name out: the landmarks then stay on the sheet; did you mean cement?
        """),
    Wrong("landmarks of an object", LANDMARKS, "**Repères** `cement` :", "**Repères** `cement` pour chaque lésion :", french="""
fiche.md:19  Repères ne se dit pas d'un objet : ce ne serait pas lu

   19 | **Repères** `cement` pour chaque lésion : réponse antalgique.
      |                      ^^^^

 Retirer « pour chaque … » de la légende.
        """, english="""
fiche.md:19  Repères is not about an object: this would not be read

   19 | **Repères** `cement` pour chaque lésion : réponse antalgique.
      |                      ^^^^

 Take “pour chaque …” out of the caption.
        """),
    Wrong("a landmark without its English", LANDMARKS, "séries publiées", "séries publiées ", french="""
fiche.md:24  Pas de traduction anglaise pour : fiche|séries publiées|landmark

   24 | | fuite de ciment | 11 % | — | séries publiées  | non retrouvée |
      |                                ^

 Ajouter l'entrée dans en.po (msgctxt "fiche|séries publiées|landmark").
        """, english="""
fiche.md:24  No English translation for: fiche|séries publiées|landmark

   24 | | fuite de ciment | 11 % | — | séries publiées  | non retrouvée |
      |                                ^

 Add the entry to en.po (msgctxt "fiche|séries publiées|landmark").
        """, catalogue=lambda text: text.replace('msgctxt "fiche|séries publiées|landmark"\nmsgid "séries publiées"\nmsgstr "EN séries publiées"\n', "")),
    Wrong("a reason that is no word of the list", REASONED, "indication | douleur |", "indication | douleurs |", french="""
fiche.md:17  Raison inconnue : « douleurs »

   17 | | douleur résistante[^a1] | `lesion.pain.refractory` = oui | indication | douleurs |
      |                                                                           ^^^^^^^^
   18 | | os fragile | `frail_bone` = oui et `lesion.painful` = oui | indication | stabilité |

 Écrire : urgence, stabilité, neurologie, douleur, pronostic, charge, ou « — » ; vouliez-vous dire douleur ?
        """, english="""
fiche.md:17  Unknown reason: “douleurs”

   17 | | douleur résistante[^a1] | `lesion.pain.refractory` = oui | indication | douleurs |
      |                                                                           ^^^^^^^^
   18 | | os fragile | `frail_bone` = oui et `lesion.painful` = oui | indication | stabilité |

 Write one of: urgence, stabilité, neurologie, douleur, pronostic, charge, or “—”; did you mean douleur?
        """),
    Wrong("a fourth column of an option that is no reason", REASONED, "| Poids | Raison |", "| Poids | Motif |", french="""
fiche.md:15  Options : les colonnes ne sont pas celles attendues

   15 | | Argument | Si | Poids | Motif |
      |   ^
   16 | |---|---|---|---|

 Écrire : Argument, Si, Poids, Raison.
        """, english="""
fiche.md:15  Options: not the expected columns

   15 | | Argument | Si | Poids | Motif |
      |   ^
   16 | |---|---|---|---|

 Write: Argument, Si, Poids, Raison.
        """),
    Wrong("an argument without its English", REASONED, "| lésion lytique |", "| lésion très lytique |", french="""
fiche.md:19  Pas de traduction anglaise pour : fiche|cement|lésion très lytique|argument

   19 | | lésion très lytique | `lesion.matrix` = lytique | pour | — |
      |   ^
   20 | | médiocre état général | `patient.performance_status` ≥ 3 | contre | pronostic |

 Ajouter l'entrée dans en.po (msgctxt "fiche|cement|lésion très lytique|argument").
        """, english="""
fiche.md:19  No English translation for: fiche|cement|lésion très lytique|argument

   19 | | lésion très lytique | `lesion.matrix` = lytique | pour | — |
      |   ^
   20 | | médiocre état général | `patient.performance_status` ≥ 3 | contre | pronostic |

 Add the entry to en.po (msgctxt "fiche|cement|lésion très lytique|argument").
        """, catalogue=lambda text: text),
    Wrong("a short sentence without the long one", SHORTS, "- inconnu : « Déficit inconnu : examiner le patient aujourd'hui. »\n", "", french="""
fiche.md:19  Phrase courte sans phrase longue : « inconnu »

   19 | - inconnu, court : « Examiner aujourd'hui. »
      |   ^^^^^^^

 Écrire d'abord la phrase de cette issue ; la courte la résume en première page.
        """, english="""
fiche.md:19  Short sentence without the long one: “inconnu”

   19 | - inconnu, court : « Examiner aujourd'hui. »
      |   ^^^^^^^

 Write the sentence of that outcome first; the short one sums it up on the first page.
        """),
    Wrong("a short sentence that is long", SHORTS, "« Examiner. »",
          "« Examiner le patient maintenant, puis une heure plus tard, puis chaque heure jusqu'au soir, et noter la force de chaque membre, la marche, la sensibilité et les sphincters. »", french="""
fiche.md:19  Phrase courte de 29 mots

   19 | - oui, court : « Examiner le patient maintenant, puis une heure plus tard, puis chaque heure jusqu'au soir, et noter la force de chaque membre, la marche, la sensibilité et les sphincters. »
      |   ^^^

 25 mots au plus, dans les deux langues : un verbe, un objet, une date ou une condition.
        """, english="""
fiche.md:19  Short sentence of 29 words

   19 | - oui, court : « Examiner le patient maintenant, puis une heure plus tard, puis chaque heure jusqu'au soir, et noter la force de chaque membre, la marche, la sensibilité et les sphincters. »
      |   ^^^

 25 words at most, in both languages: a verb, an object, a date or a condition.
        """),
    Wrong("two short sentences", SHORTS, "- oui, court : « Examiner. »\n", "- oui, court : « Examiner. »\n- oui, court : « Examiner. »\n", french="""
fiche.md:20  Deux phrases pour « oui »

   20 | - oui, court : « Examiner. »
      |   ^^^

 Garder une seule phrase par issue.
        """),
    Wrong("a rank of the first page that does not exist", SHORTS, "Population : tous.\n", "Population : tous.\nPremière page : principale.\n", french="""
fiche.md:5  Première page : « principale » n'est pas un rang

   5 | Première page : principale.
     |                 ^^^^^^^^^^

 Écrire : principal, appui, non ; vouliez-vous dire principal ?
        """, english="""
fiche.md:5  Première page: “principale” is no rank

   5 | Première page : principale.
     |                 ^^^^^^^^^^

 Write: principal, appui, non; did you mean principal?
        """),
    Wrong("a due date without a date", DUE, "Échéance : `treatment.from` + 24 mois", "Échéance : 24 mois", french="""
fiche.md:6  Échéance illisible : « 24 mois »

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : 24 mois.
     |                                                                         ^^^^^^^

 Écrire une date du dossier et des délais : `treatment.from` + 24 mois, ou deux lectures jointes par « ou ».
        """, english="""
fiche.md:6  Unreadable due date: “24 mois”

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : 24 mois.
     |                                                                         ^^^^^^^

 Write a date of the case and delays: `treatment.from` + 24 mois, or two readings joined by “ou”.
        """),
    Wrong("a due date with a delay that cannot be read", DUE, "+ 24 mois.", "+ deux ans.", french="""
fiche.md:6  Délai illisible : « deux ans »

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : `treatment.from` + deux ans.
     |                                                                                            ^^^^^^^^

 Écrire 8 jours, 4 semaines, 6 mois, 2 ans ou « — ».
        """, english="""
fiche.md:6  Unreadable delay: “deux ans”

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : `treatment.from` + deux ans.
     |                                                                                            ^^^^^^^^

 Write 8 jours, 4 semaines, 6 mois, 2 ans or “—”.
        """),
    Wrong("a due date that rests on no date", DUE, "Échéance : `treatment.from` + 24 mois", "Échéance : `treatment.months` + 24 mois", french="""
fiche.md:6  Date illisible : « treatment.months »

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : `treatment.months` + 24 mois.
     |                                                                          ^^^^^^^^^^^^^^^^

 Écrire une date du dossier entre accents graves, par exemple `treatment.from`, ou « — ».
        """, english="""
fiche.md:6  Unreadable date: “treatment.months”

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : `treatment.months` + 24 mois.
     |                                                                          ^^^^^^^^^^^^^^^^

 Write a date of the case in back-quotes, for example `treatment.from`, or “—”.
        """),
    Wrong("a due date of another object", DUE, "Échéance : `treatment.from` + 24 mois", "Échéance : `imaging.on` + 24 mois", french="""
fiche.md:6  `imaging.on` appartient à un autre objet (imagerie)

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : `imaging.on` + 24 mois.
     |                                                                          ^^^^^^^^^^

 Dire dans la légende « pour chaque … », ou passer par une Grandeur `any`.
        """, english="""
fiche.md:6  `imaging.on` belongs to another object (imaging)

   6 | **Décision** `review` pour chaque traitement : réévaluation. Échéance : `imaging.on` + 24 mois.
     |                                                                          ^^^^^^^^^^

 Say “pour chaque …” in the caption, or go through a Grandeur `any`.
        """),
    Wrong("a due date of an option", OPTION, "cimentoplastie.\n\n| Argument", "cimentoplastie. Échéance : `lesion.found` + 3 mois.\n\n| Argument", french="""
fiche.md:6  Une échéance n'est lue que sous Décision

   6 | **Options** `cement` pour chaque lésion : cimentoplastie. Échéance : `lesion.found` + 3 mois.
     |                                                           ^^^^^^^^

 La retirer de la légende de Options.
        """, english="""
fiche.md:6  A due date is only read under Décision

   6 | **Options** `cement` pour chaque lésion : cimentoplastie. Échéance : `lesion.found` + 3 mois.
     |                                                           ^^^^^^^^

 Take it out of the caption of Options.
        """),
    Wrong("a due date said where none falls due", RANKED, "à biopsier. Rang : `lesion.biopsy_rank`", "à biopsier", french="""
fiche.md:25  La phrase cite un nom inconnu : {ranking}

   25 | - à proposer `propose` : « Biopsier dans cet ordre : {ranking}. »
      |                                                      ^^^^^^^^^

 Écrire un fait, une règle, ou {lesion}, {drug}, {plan}.

fiche.md:26  La phrase cite un nom inconnu : {ranking}

   26 | - à discuter en RCP `board` : « Discuter la biopsie : {ranking}. »
      |                                                       ^^^^^^^^^

 Écrire un fait, une règle, ou {lesion}, {drug}, {plan}.
        """, english="""
fiche.md:25  The sentence names something unknown: {ranking}

   25 | - à proposer `propose` : « Biopsier dans cet ordre : {ranking}. »
      |                                                      ^^^^^^^^^

 Write a fact, a rule, or {lesion}, {drug}, {plan}.

fiche.md:26  The sentence names something unknown: {ranking}

   26 | - à discuter en RCP `board` : « Discuter la biopsie : {ranking}. »
      |                                                       ^^^^^^^^^

 Write a fact, a rule, or {lesion}, {drug}, {plan}.
        """),
    Wrong("a rank by what is no rule about objects", RANKED, "Rang : `lesion.biopsy_rank`", "Rang : `biopsy`", french="""
fiche.md:18  `biopsy` ne met pas d'objets en rang

   18 | **Décision** `biopsy` : lésion à biopsier. Rang : `biopsy`.
      |               ^^^^^^

 Écrire une règle pour chaque objet, dont les issues vont de la meilleure à la dernière.
        """, english="""
fiche.md:18  `biopsy` puts no objects in order

   18 | **Décision** `biopsy` : lésion à biopsier. Rang : `biopsy`.
      |               ^^^^^^

 Write a rule about each object, whose outcomes go from the best to the last.
        """),
    Wrong("a rank of a rule about objects", RANKED, "`biopsy` : lésion", "`biopsy` pour chaque lésion : lésion", french="""
fiche.md:18  Un rang n'est lu que sous une Décision du patient

   18 | **Décision** `biopsy` pour chaque lésion : lésion à biopsier. Rang : `lesion.biopsy_rank`.
      |                                                               ^^^^

 Retirer « Rang » de cette légende (Décision), ou « pour chaque … ».
        """, english="""
fiche.md:18  A rank is only read under a Décision about the patient

   18 | **Décision** `biopsy` pour chaque lésion : lésion à biopsier. Rang : `lesion.biopsy_rank`.
      |                                                               ^^^^

 Take “Rang” out of this caption (Décision), or “pour chaque …”.
        """),
    Wrong("a rule kept from the first page that the page does not hold", SHORTS, "Population : tous.\n",
          "Population : tous.\nPremière page : appui, sauf `alerte`.\n", french="""
fiche.md:5  Première page : `alerte` n'est pas une règle de cette page

   5 | Première page : appui, sauf `alerte`.
     |                              ^^^^^^

 Écrire : any_deficit, alert ; vouliez-vous dire alert ?
        """, english="""
fiche.md:5  Première page: `alerte` is no rule of this page

   5 | Première page : appui, sauf `alerte`.
     |                              ^^^^^^

 Write: any_deficit, alert; did you mean alert?
        """),
)
