"""Every message about a sheet, in French and English, and the reporter that puts it at its line with its caret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jalon.engine.nearest import nearest
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble

# fmt: off
# code: (French, French advice, English, English advice). Fields: said, path, unit, near, known.
MESSAGES: Mapping[str, tuple[str, str, str, str]] = MappingProxyType({
    "no title": ("La fiche n'a pas de titre", "Commencer par une ligne « # Question … ».", "The sheet has no title", "Start with a line “# Question …”."),
    "no source": ("La fiche n'a pas de source", "Écrire sous le titre : « Source : document, endroit. Portée : national. Édition : AAAA-MM-JJ. ». Une fiche sans source ne se charge pas.",
                  "The sheet has no source", "Write under the title: “Source : document, place. Portée : national. Édition : YYYY-MM-DD.”. A sheet without a source does not load."),
    "unknown source": ("Source inconnue : « {said} »", "Écrire le nom d'une source de sources.toml{near}.", "Unknown source: “{said}”", "Use a label of sources.toml{near}."),
    "head incomplete": ("L'en-tête ne dit pas : {said}", "Compléter la ligne Source : « {said} : … ».", "The head does not say: {said}", "Complete the Source line: “{said} : …”."),
    "not utf-8": ("Le fichier n'est pas écrit en UTF-8", "L'enregistrer en UTF-8 : ici un caractère ne se lit pas.", "The file is not written in UTF-8", "Save it as UTF-8: a character cannot be read here."),
    "hidden character": ("Un caractère caché : {said}", "Le supprimer, ou retaper la ligne : il change ce qui est lu sans que cela se voie.", "A hidden character: {said}",
                         "Delete it, or type the line again: it changes what is read, and nobody sees it."),
    "po key": ("Traduction sans clé : « {said} »", "Écrire au-dessus la ligne msgctxt : sans elle la phrase n'est pas retrouvée.", "Translation without its key: “{said}”", "Write the msgctxt line above it: without it the sentence is not found."),
    "po twice": ("Phrase traduite deux fois : {said}", "Garder une seule traduction.", "Sentence translated twice: {said}", "Keep one translation."),
    "po fuzzy": ("Traduction à revoir (fuzzy) : {said}", "La relire, puis retirer la marque fuzzy.", "Translation to be reviewed (fuzzy): {said}", "Review it, then remove the fuzzy mark."),
    "po": ("Le catalogue de traductions ne se lit pas : {said}", "Corriger l'écriture gettext à cet endroit.", "The catalogue of translations cannot be read: {said}", "Correct the gettext at this place."),
    "toml": ("Le fichier des sources ne se lit pas : {said}", "Corriger l'écriture TOML à cet endroit.", "The file of sources cannot be read: {said}", "Correct the TOML at this place."),
    "source key": ("« {said} » n'est pas une clé de la source « {path} »", "Les clés sont : {known}{near}.", "“{said}” is no key of the source “{path}”", "The keys are: {known}{near}."),
    "source twice": ("Deux sources ont le même nom : « {said} » (aussi [{path}])", "Donner un nom à chacune : les fiches les citent par lui.", "Two sources have the same label: “{said}” (also [{path}])", "Give each its own: sheets cite them by it."),
    "source entry": ("La source « {said} » est incomplète : {path}", "Écrire sous [{said}] une ligne clé = \"texte\" pour chacun.", "The source “{said}” is incomplete: {path}", "Write under [{said}] a line key = \"text\" for each."),
    "edition": ("Édition illisible : « {said} »", "Écrire une date : AAAA-MM-JJ.", "Unreadable edition: “{said}”", "Write a date: YYYY-MM-DD."),
    "scope": ("Portée inconnue : « {said} »", "Écrire local, national ou international.", "Unknown scope: “{said}”", "Write local, national or international."),
    "foreign: html": ("Du HTML : ce passage ne serait pas lu", "L'écrire en titres, en prose, en tableaux Markdown, en listes à tirets ; ou le supprimer.", "HTML: this passage would not be read",
                      "Write it as headings, prose, Markdown tables, lists with dashes; or delete it."),
    "foreign: code": ("Un bloc de code : ce passage ne serait pas lu", "Retirer les trois accents graves, ou les quatre espaces du début de ligne.", "A block of code: this passage would not be read",
                      "Take out the three back-quotes, or the four spaces at the start of the line."),
    "foreign: numbers": ("Une liste numérotée : elle ne serait pas lue", "Écrire une liste à tirets sous un tableau, ou de la prose.", "A numbered list: it would not be read", "Write a list with dashes under a table, or prose."),
    "foreign: link": ("La définition d'un lien : elle ne serait pas lue", "L'écrire dans la prose. Une note s'écrit [^nom]: suivie de plusieurs mots.", "The definition of a link: it would not be read",
                      "Write it in the prose. A footnote is written [^name]: followed by several words."),
    "another edition": ("Édition {said}, mais {path} dans sources.toml", "Écrire la même date aux deux endroits : c'est celle de sources.toml qui compte.", "Edition {said}, but {path} in sources.toml",
                        "Write the same date in both places: that of sources.toml counts."),
    "header twice": ("Deux colonnes « {said} » : une seule serait lue", "Corriger l'un des deux en-têtes, ou supprimer la colonne.", "Two columns “{said}”: only one would be read", "Correct one of the two headers, or delete the column."),
    "said twice": ("« {said} » est écrit deux fois dans la cellule", "Garder l'un des deux, ou corriger celui qui devait dire autre chose.", "“{said}” is written twice in the cell", "Keep one, or correct the one that was meant to say something else."),
    "argument without label": ("Un argument sans nom : la raison serait montrée sans mots", "Écrire dans la première colonne la raison, en quelques mots.", "An argument without a name: the reason would be shown without words",
                               "Write the reason in the first column, in a few words."),
    "statement twice": ("Énoncé {said} rangé deux fois : {path}, puis {instead}", "Le garder à un seul endroit de la fiche.", "Statement {said} filed twice: {path}, then {instead}", "Keep it in one place of the sheet."),
    "does not age": ("`{said}` ne vieillit pas : une durée le rendrait inconnu à tort", "Écrire « ne vieillit pas », ou retirer la ligne.", "`{said}` does not age: a duration would make it unknown for no reason",
                     "Write “ne vieillit pas”, or take the row out."),
    "case first column": ("Cas : la première colonne est « {said} »", "L'appeler « cas » : elle donne un nom à chaque ligne, et n'est pas lue comme un fait.", "Cas: the first column is “{said}”",
                          "Call it “cas”: it names each row, and is not read as a fact."),
    "case without name": ("Un cas sans nom", "Écrire dans la première colonne ce qui le distingue, en quelques mots : un échec le citera.", "A case without a name",
                          "Write in the first column what sets it apart, in a few words: a failure will quote it."),
    "case twice": ("Deux cas du même nom : « {said} » (aussi ligne {path})", "Donner un autre nom à l'un des deux : un échec ne dirait pas lequel.", "Two cases of one name: “{said}” (also line {path})",
                   "Give one of them another name: a failure would not say which."),
    "second title": ("Second titre : « {said} »", "Une fiche répond à une question : garder un seul « # », et « ## » pour les parties.", "Second title: “{said}”", "A sheet answers one question: keep a single “#”, and “##” for its parts."),
    "front rule": ("Première page : `{said}` n'est pas une règle de cette page", "Écrire : {known}{near}.", "Première page: `{said}` is no rule of this page", "Write: {known}{near}."),
    "front page": ("Première page : « {said} » n'est pas un rang", "Écrire : {known}{near}.", "Première page: “{said}” is no rank", "Write: {known}{near}."),
    "head key": ("« {said} » n'est pas une ligne de l'en-tête", "Les lignes sont : Source (avec Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page{near}.",
                 "“{said}” is no line of the head", "The lines are: Source (with Portée, Édition, Responsable, À relire), Population, Couvre, Couvre en partie, Montre, Lectures, Prime sur, Première page{near}."),
    "head twice": ("L'en-tête dit deux fois : {said}", "Réunir les deux lignes en une : une seule serait lue.", "The head says twice: {said}", "Join the two lines: only one would be read."),
    "late head": ("« {said} » est une ligne de l'en-tête : ici elle ne serait pas lue", "La remonter sous le titre.", "“{said}” is a line of the head: here it would not be read", "Move it up, under the title."),
    "population": ("Population inconnue : « {said} »", "Écrire « tumeur solide » ou « tous ».", "Unknown population: “{said}”", "Write “tumeur solide” or “tous”."),
    "no population": ("L'en-tête ne dit pas à quels patients la fiche s'applique", "Écrire sous la source : « Population : tumeur solide. » ou « Population : tous. »", "The head does not say which patients the sheet is about",
                      "Write under the source: “Population : tumeur solide.” or “Population : tous.”"),
    "next reading": ("À relire : date illisible : « {said} »", "Écrire un mois ou une date : AAAA-MM ou AAAA-MM-JJ.", "À relire: unreadable date: “{said}”", "Write a month or a date: YYYY-MM or YYYY-MM-DD."),
    "caption key": ("La légende dit « {path} » : ce ne serait pas lu", "Après la phrase et son point, seulement : Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire{near}.", "The caption says “{path}”: it would not be read",
                    "After the phrase and its full stop, only: Urgence : mot. Force : mot. Échéance : `date` + délai. Rang : `règle`. Intermédiaire{near}."),
    "fallback": ("« à défaut pour le patient » n'est lu que sous Exigences", "Retirer ces mots de la légende de {said}.", "“à défaut pour le patient” is only read under Exigences", "Take these words out of the caption of {said}."),
    "cut row": ("Ligne coupée de son tableau : elle ne serait pas lue", "Supprimer la ligne vide qui la précède.", "Row cut off from its table: it would not be read", "Delete the empty line before it."),
    "second cases": ("Second tableau de Cas : il ne serait pas essayé (le premier est ligne {path})", "Réunir les lignes dans un seul tableau, à la fin de la fiche.", "Second Cas table: it would not be run (the first is at line {path})",
                     "Join the rows in one table, at the end of the sheet."),
    "section after cases": ("« {said} » vient après les Cas", "Finir la fiche par « ## Cas » : remonter ce qui suit.", "“{said}” comes after Cas", "End the sheet with “## Cas”: move what follows up."),
    "sentence": ("Phrase illisible pour « {said} »", "L'écrire entre guillemets français : - {path} : « … ».", "Unreadable sentence for “{said}”", "Write it between French quotation marks: - {path} : « … »."),
    "list of values": ("Liste illisible pour « {said} »", "Écrire après le signe = des valeurs entre accents graves, séparées par des virgules, ou « — » pour une liste vide.", "Unreadable list for “{said}”",
                       "Write values in back-quotes after the sign =, separated by commas, or “—” for an empty list."),
    "list place": ("« {said} » ne peut pas valoir une liste", "Seule l'issue d'une Décision vaut une liste, une ligne par issue.", "“{said}” cannot stand for a list", "Only an outcome of a Décision stands for a list, one line an outcome."),
    "list item": ("« {said} » ne désigne aucune vertèbre", "Écrire {{site}}, {{site-1}} ou {{site+2}}, et seulement dans une règle pour chaque lésion.", "“{said}” names no vertebra",
                  "Write {{site}}, {{site-1}} or {{site+2}}, and only in a rule about each lesion."),
    "landmark rule": ("Repères d'une règle qui ne répond pas : `{said}`", "Écrire le nom d'une règle (une étape ne répond rien), ou retirer ce nom : les repères restent alors sur la fiche{near}.",
                      "Landmarks of a rule that does not answer: `{said}`", "Write the name of a rule (a step answers nothing), or take the name out: the landmarks then stay on the sheet{near}."),
    "caption objects": ("{said} ne se dit pas d'un objet : ce ne serait pas lu", "Retirer « pour chaque … » de la légende.", "{said} is not about an object: this would not be read", "Take “pour chaque …” out of the caption."),
    "unknown reason": ("Raison inconnue : « {said} »", "Écrire : {known}, ou « — »{near}.", "Unknown reason: “{said}”", "Write one of: {known}, or “—”{near}."),
    "due": ("Échéance illisible : « {said} »", "Écrire une date du dossier et des délais : `treatment.from` + 24 mois, ou deux lectures jointes par « ou ».", "Unreadable due date: “{said}”",
            "Write a date of the case and delays: `treatment.from` + 24 mois, or two readings joined by “ou”."),
    "due place": ("Une échéance n'est lue que sous Décision", "La retirer de la légende de {said}.", "A due date is only read under Décision", "Take it out of the caption of {said}."),
    "rank place": ("Un rang n'est lu que sous une Décision du patient", "Retirer « Rang » de cette légende ({said}), ou « pour chaque … ».", "A rank is only read under a Décision about the patient",
                   "Take “Rang” out of this caption ({said}), or “pour chaque …”."),
    "rank rule": ("`{said}` ne met pas d'objets en rang", "Écrire une règle pour chaque objet, dont les issues vont de la meilleure à la dernière{near}.", "`{said}` puts no objects in order",
                  "Write a rule about each object, whose outcomes go from the best to the last{near}."),
    "reading twice": ("Lecture écrite deux fois : {said} (aussi ligne {path})", "Donner un autre numéro à l'une des deux, ou la supprimer.", "Reading written twice: {said} (also line {path})", "Give one of them another number, or delete it."),
    "note twice": ("Note [^{said}] écrite deux fois (aussi ligne {path})", "Réunir les deux textes, ou donner un autre nom à l'une.", "Note [^{said}] is written twice (also line {path})", "Join the two texts, or give one another name."),
    "note key": ("Note [^{path}] : « {said} » ne serait pas lu", "Une fois au plus, et à la lettre : Énoncés, Force, Vérification, Lecture{near}.", "Note [^{path}]: “{said}” would not be read",
                 "Once at most, and to the letter: Énoncés, Force, Vérification, Lecture{near}."),
    "verification": ("Vérification inconnue : « {said} »", "Écrire : {known}{near}.", "Unknown verification: “{said}”", "Write one of: {known}{near}."),
    "two notes": ("Deux notes sur une ligne : {said} ne serait pas citée", "Garder une note par ligne, et y réunir les deux.", "Two notes on one row: {said} would not be cited", "Keep one note a row, and join both in it."),
    "note place": ("Ici la note [^{said}] ne serait pas lue", "L'accrocher à la première cellule de la ligne.", "Here the note [^{said}] would not be read", "Hang it on the first cell of the row."),
    "rule is a fact": ("La règle `{said}` porte le nom d'un fait du dossier", "Donner un autre nom à la règle.", "Rule `{said}` has the name of a fact of the case", "Give the rule another name."),
    "term twice": ("Terme défini deux fois : « {said} » (aussi {path})", "Garder une seule ligne : la première serait perdue.", "Term defined twice: “{said}” (also {path})", "Keep one row: the first would be lost."),
    "term without identifier": ("Terme sans identifiant : « {said} »", "L'écrire dans la dernière colonne : lettres sans accent, chiffres et tirets bas.", "Term without identifier: “{said}”",
                                "Write it in the last column: letters without accents, digits and underscores."),
    "rule without case": ("La règle `{said}` n'est essayée par aucun Cas", "Ajouter une colonne `{said}` au tableau des Cas.", "No case tries rule `{said}`", "Add a column `{said}` to the Cas table."),
    "lexicon name": ("Un lexique n'a pas de nom : `{said}` ne serait pas lu", "Écrire : **Lexique** : phrase.", "A lexicon has no name: `{said}` would not be read", "Write: **Lexique** : phrase."),
    "lexicon cell": ("Mot sans sens, ou sens sans mot", "Écrire le mot et ce qu'il veut dire, ou supprimer la ligne.", "A word without a meaning, or a meaning without a word",
                     "Write the word and what it means, or delete the row."),
    "lexicon form": ("Forme vide dans « {said} »", "Séparer les formes d'un mot par une virgule, sans virgule à la fin.", "An empty form in “{said}”",
                     "Separate the forms of a word by a comma, with none at the end."),
    "word explained twice": ("Mot expliqué deux fois : « {said} » (aussi {path})", "Garder une seule ligne, ou retirer cette forme de l'une des deux.", "Word explained twice: “{said}” (also {path})",
                             "Keep one row, or take this form out of one of them."),
    "freshness twice": ("Fraîcheur donnée deux fois : `{said}` (aussi {path})", "Garder une seule durée.", "Freshness given twice: `{said}` (also {path})", "Keep one duration."),
    "strength": ("Force illisible : « {said} »", "Écrire la force que donne la source, ou « — ».", "Unreadable strength: “{said}”", "Write the strength that the source gives, or “—”."),
    "delay": ("Délai illisible : « {said} »", "Écrire 8 jours, 4 semaines, 6 mois, 2 ans ou « — ».", "Unreadable delay: “{said}”", "Write 8 jours, 4 semaines, 6 mois, 2 ans or “—”."),
    "date cell": ("Date illisible : « {said} »", "Écrire une date du dossier entre accents graves, par exemple `treatment.from`, ou « — ».", "Unreadable date: “{said}”", "Write a date of the case in back-quotes, for example `treatment.from`, or “—”."),
    "case refused": ("Cas « {said} » : le dossier serait refusé. {path}", "Corriger cette cellule ; « ? » si la valeur n'est pas connue, « — » si le dossier n'en dit rien.", "Case “{said}”: the file would be refused. {path_en}",
                     "Correct this cell; “?” if the value is not known, “—” if the file says nothing of it."),
    "unknown kind": ("Genre de tableau inconnu : « {said} »", "Les genres sont : {path}{near}.", "Unknown kind of table: “{said}”", "The kinds are: {path}{near}."),
    "caption": ("Légende illisible pour « {said} »", "Écrire : **Genre** `règle` pour chaque objet (terme) : phrase.", "Unreadable caption for “{said}”",
                "Write: **Genre** `rule` pour chaque objet (terme) : phrase."),
    "unknown object": ("Objet inconnu : « {said} »", "Une règle parle de : {known}{near}.", "Unknown object: “{said}”", "A rule is about one of: {known}{near}."),
    "no rule name": ("{said} sans nom de règle", "Ajouter le nom entre accents graves : **{said}** `nom`.", "{said} without a rule name", "Add the name in back-quotes: **{said}** `name`."),
    "unknown urgency": ("Urgence inconnue : « {said} »", "Écrire : {known}{near}.", "Unknown urgency: “{said}”", "Write one of: {known}{near}."),
    "caption without table": ("{said} : la légende n'a pas de tableau", "Placer le tableau juste après la légende, ou supprimer la légende.", "{said}: the caption has no table",
                              "Put the table right after the caption, or delete the caption."),
    "caption far from table": ("{said} : la légende et son tableau sont séparés", "Laisser une seule ligne vide entre la légende et le tableau.",
                               "{said}: caption and table are apart", "Leave a single blank line between caption and table."),
    "table without caption": ("Tableau sans légende : il ne serait pas lu", "Écrire au-dessus : **Décision** `règle` : phrase. Ou supprimer le tableau.",
                              "Table without caption: it would not be read", "Write above it: **Décision** `rule` : phrase. Or delete the table."),
    "list without table": ("Liste sans tableau : elle ne serait pas lue", "Mettre les phrases juste après leur tableau (« - issue : « … » »), ou écrire de la prose.",
                           "List without table: it would not be read", "Put the sentences right after their table (“- outcome : « … »”), or write prose."),
    "quote": ("Citation non reconnue", "Écrire : > Non calculé (004.Qx.y) : raison.", "Quotation not recognised", "Write: > Non calculé (004.Qx.y) : reason."),
    "unknown path": ("Nom inconnu : `{said}`", "Aucun fait ni règle ne porte ce nom{near}.", "Unknown name: `{said}`", "No fact and no rule has this name{near}."),
    "path of another object": ("`{said}` appartient à un autre objet ({path})", "Dire dans la légende « pour chaque … », ou passer par une Grandeur `any`.",
                               "`{said}` belongs to another object ({path_en})", "Say “pour chaque …” in the caption, or go through a Grandeur `any`."),
    "path twice": ("`{said}` est lu par deux colonnes", "Un fait n'a qu'une colonne : réunir les deux conditions dans la même cellule.", "`{said}` is read by two columns",
                   "A fact heads one column: join both conditions in one cell."),
    "default joined by ou": ("« à défaut » : « {said} » serait lu comme « et »", "Joindre les conditions par « et », ou faire une étape intermédiaire.", "“à défaut”: “{said}” would be read as “et”",
                             "Join the conditions by “et”, or make an intermediate step."),
    "two paths": ("Deux noms dans une cellule : `{said}` ne serait pas lu", "Une cellule nomme un seul fait : donner une autre colonne, ou une autre ligne, au second.", "Two names in one cell: `{said}` would not be read",
                  "A cell names one fact: give the second another column, or another row."),
    "no strength": ("Force vide", "Écrire la force de la recommandation, ou « — » si la source n'en donne pas.", "Empty strength", "Write the strength of the recommendation, or “—” if the source gives none."),
    "criterion twice": ("`{said}` compte deux fois dans le score", "Un fait n'a qu'un critère : réunir ses lignes.", "`{said}` counts twice in the score", "A fact has one item: join its rows."),
    "no otherwise": ("« {said} » : Sinon ne dit pas quoi faire", "Écrire ce qu'il faut faire si la vérification échoue : doser, corriger, demander.", "“{said}”: Sinon does not say what to do",
                     "Write what to do if the check fails: measure, correct, ask."),
    "term not read": ("Le terme « {said} » ne restreint rien ici", "Supprimer la parenthèse : un terme restreint les objets d'une légende, ou ceux d'une Grandeur.", "The term “{said}” restricts nothing here",
                      "Delete the brackets: a term restricts the objects of a caption, or those of a Grandeur."),
    "too wide": ("Tableau trop large : {said} entrées", "Six entrées au plus : faire une étape intermédiaire.", "Table too wide: {said} inputs", "Six inputs at most: make an intermediate step."),
    "outcome column": ("Il faut une seule colonne de conclusion (trouvé : {said}) et au moins une entrée", "Donner un nom entre accents graves à chaque entrée, et garder une seule colonne sans nom.",
                       "There must be one outcome column (found: {said}) and at least one input", "Give each input a back-quoted name, and keep a single column without one."),
    "ragged row": ("La ligne a {said} cellules, l'en-tête en a {path}", "Une cellule par colonne ; « — » pour toute valeur.", "The row has {said} cells, the header {path}",
                   "One cell a column; “—” for any value."),
    "no outcome": ("Pas de conclusion sur cette ligne", "Écrire l'issue ; « a ou b » si la source laisse le cas ouvert.", "No outcome on this row", "Write the outcome; “a ou b” if the source leaves it open."),
    "unknown outcome": ("Issue sans identifiant : « {said} »", "L'ajouter sous le tableau : - {said} `identifiant` : « phrase »{near}.", "Outcome without identifier: “{said}”",
                        "Add it under the table: - {said} `identifier` : « sentence »{near}."),
    "unused outcome": ("Issue jamais donnée par le tableau : « {said} »", "La supprimer, ou corriger la ligne qui devait y mener.", "Outcome that the table never gives: “{said}”",
                       "Delete it, or correct the row that should lead to it."),
    "no text": ("Il manque la phrase de « {said} »", "L'écrire sous le tableau : - {instead} : « … ».", "The sentence for “{said}” is missing", "Write it under the table: - {instead} : « … »."),
    "short alone": ("Phrase courte sans phrase longue : « {said} »", "Écrire d'abord la phrase de cette issue ; la courte la résume en première page.", "Short sentence without the long one: “{said}”",
                    "Write the sentence of that outcome first; the short one sums it up on the first page."),
    "short too long": ("Phrase courte de {said} mots", "{path} mots au plus, dans les deux langues : un verbe, un objet, une date ou une condition.", "Short sentence of {said} words",
                       "{path} words at most, in both languages: a verb, an object, a date or a condition."),
    "unknown check": ("Phrase d'une vérification qui n'existe pas : « {said} »", "Écrire le nom d'une ligne du tableau : {known}{near}.", "Sentence for a check that does not exist: “{said}”",
                      "Write the name of a row of the table: {known}{near}."),
    "sentence twice": ("Deux phrases pour « {said} »", "Garder une seule phrase par issue.", "Two sentences for “{said}”", "Keep one sentence an outcome."),
    "brace": ("Accolade mal fermée dans la phrase", "Écrire le nom entre deux accolades : {{lesion}}.", "Brace not closed in the sentence", "Write the name between two braces: {{lesion}}."),
    "placeholder of another object": ("La phrase cite `{said}`, qui appartient à un autre objet ({path})", "Citer un fait ou une règle du même objet, ou du patient.",
                                      "The sentence names `{said}`, which belongs to another object ({path_en})", "Name a fact or a rule of the same object, or of the patient."),
    "values of a translation": ("La traduction anglaise ne cite pas les mêmes valeurs : {said}", "Reprendre les mêmes noms entre accolades dans en.po (msgctxt \"{path}\").",
                                "The English does not name the same values: {said}", "Use the same names in braces in en.po (msgctxt \"{path}\")."),
    "placeholder": ("La phrase cite un nom inconnu : {{{said}}}", "Écrire un fait, une règle, ou {{lesion}}, {{drug}}, {{plan}}{near}.", "The sentence names something unknown: {{{said}}}",
                    "Write a fact, a rule, or {{lesion}}, {{drug}}, {{plan}}{near}."),
    "no translation": ("Pas de traduction anglaise pour : {said}", "Ajouter l'entrée dans en.po (msgctxt \"{said}\").", "No English translation for: {said}", "Add the entry to en.po (msgctxt \"{said}\")."),
    "orphan translation": ("Traduction sans phrase : {said}", "La supprimer de en.po, ou corriger son repère{near}.", "Translation without a sentence: {said}", "Delete it from en.po, or correct its key{near}."),
    "stale translation": ("La phrase française a changé depuis sa traduction : {said}", "Relire l'anglais, puis recopier la phrase dans msgid.", "The French sentence has changed since its translation: {said}",
                          "Read the English again, then copy the sentence into msgid."),
    "item without path": ("Critère sans nom de fait : « {said} »", "Ajouter le fait entre accents graves dans la cellule.", "Criterion without the name of a fact: “{said}”", "Add the fact in back-quotes."),
    "score shape": ("Score illisible : la première colonne est « {said} »", "Deux formes : « Points | critère… » ou « Critère | Constat | Points ».", "Unreadable score: the first column is “{said}”",
                    "Two shapes: “Points | item…” or “Critère | Constat | Points”."),
    "points": ("Points illisibles : « {said} »", "Écrire un nombre entier, ou « 2 ou 3 » si la source laisse le cas ouvert.", "Unreadable points: “{said}”", "Write a whole number, or “2 ou 3” if the source leaves it open."),
    "columns": ("{said} : les colonnes ne sont pas celles attendues", "Écrire : {path}.", "{said}: not the expected columns", "Write: {path}."),
    "check without name": ("Vérification sans identifiant : « {said} »", "Ajouter l'identifiant entre accents graves.", "Check without identifier: “{said}”", "Add the identifier in back-quotes."),
    "unknown weight": ("Poids inconnu : « {said} »", "Écrire : {known}{near}.", "Unknown weight: “{said}”", "Write one of: {known}{near}."),
    "no last window": ("La dernière ligne doit couvrir tout autre médicament anticancéreux", "Ajouter : tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | —.",
                       "The last row must cover any other anticancer drug", "Add: tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | —."),
    "last window decides": ("« tout autre médicament » ne peut mener qu'à discuter", "Écrire « à discuter » : un médicament non listé n'est ni permis ni interdit.",
                            "“any other drug” may only lead to a discussion", "Write “à discuter”: an unlisted drug is neither allowed nor forbidden."),
    "objects of windows": ("`{said}` ne parle pas d'un traitement et d'une irradiation", "Écrire : pour chaque traitement et chaque irradiation.", "`{said}` is not about a treatment and a radiotherapy",
                           "Write: pour chaque traitement et chaque irradiation."),
    "window twice": ("« {said} » a déjà une ligne (voir la ligne {path})", "Garder une seule ligne par médicament et par classe.", "“{said}” already has a row (see line {path})", "Keep one row a drug and one a class."),
    "same day": ("« {said} » : le même jour serait permis, malgré le délai", "Même jour : écrire non, ou « aucune » avant et après.", "“{said}”: the same day would be allowed, in spite of the delay",
                 "Même jour: write non, or “aucune” before and after."),
    "verdict": ("Verdict ou « même jour » illisible : « {said} »", "Même jour : oui ou non. Verdict : {known}.", "Unreadable verdict or “même jour”: “{said}”", "Même jour: oui or non. Verdict: {known}."),
    "exception of a window": ("Exception illisible : « {said} »", "Écrire : `fait` = mot → à discuter.", "Unreadable exception: “{said}”", "Write: `fact` = word → à discuter."),
    "argument": ("Argument illisible : « {said} »", "Un nom entre accents graves, ou un mot suivi d'un nombre : coefficient 0,02 ou 0,025.", "Unreadable argument: “{said}”",
                 "A back-quoted name, or a word followed by a number: coefficient 0,02 ou 0,025."),
    "arguments": ("Argument inattendu, ou manquant : « {said} »", "Ce calcul s'écrit : {path}.", "Unexpected or missing argument: “{said}”", "This primitive is written: {path}."),
    "argument of two objects": ("Un argument parle de deux objets : « {said} »", "Le séparer en deux par une virgule, ou faire une étape intermédiaire.", "One argument speaks of two objects: “{said}”",
                                "Separate it in two with a comma, or make an intermediate step."),
    "fact twice": ("`{said}` est lu deux fois dans un argument", "Réunir ses valeurs : `{said}` = a ou b.", "`{said}` is read twice in one argument", "Join its values: `{said}` = a ou b."),
    "argument in another unit": ("`{said}` ne se mesure pas en {unit}", "Ce calcul n'est exact que dans cette unité : donner le fait attendu.", "`{said}` is not measured in {unit}", "The primitive only holds in this unit: give the fact that it expects."),
    "unit of a quantity": ("`{said}` : l'unité « {unit} » n'est pas celle du calcul", "Écrire : {path} ….", "`{said}`: the unit “{unit}” is not that of the primitive", "Write: {path} …."),
    "unknown primitive": ("Calcul inconnu : `{said}`", "Les calculs sont : {known}{near}.", "Unknown primitive: `{said}`", "The primitives are: {known}{near}."),
    "unknown term": ("Terme inconnu : « {said} »", "Le définir dans une table Termes{near}.", "Unknown term: “{said}”", "Define it in a Termes table{near}."),
    "unknown word": ("« {said} » n'est pas un mot de `{path}`", "Mots connus : {known}{near}.", "“{said}” is not a word of `{path}`", "Known words: {known}{near}."),
    "words joined": ("« {said} » n'est pas un mot de `{path}`", "Joindre les mots par « ou » : {instead}.", "“{said}” is not a word of `{path}`", "Join words by “ou”: {instead}."),
    "comparison of words": ("`{path}` est une liste de mots : on ne peut pas y comparer « {said} »", "Écrire un ou plusieurs mots.", "`{path}` is a list of words: it cannot be compared with “{said}”", "Write one or more words."),
    "date compared": ("`{path}` est une date : on ne peut pas y comparer « {said} »", "Les dates se lisent dans une table Fenêtres ou Échéancier.", "`{path}` is a date: it cannot be compared with “{said}”", "Dates are read by a Fenêtres or Échéancier table."),
    "not a number": ("`{path}` est un nombre : « {said} » n'en est pas un", "Écrire une comparaison (≥ 30), un intervalle (1/3 .. 2/3) ou un nombre.", "`{path}` is a number: “{said}” is not one",
                     "Write a comparison (≥ 30), a range (1/3 .. 2/3) or a number."),
    "unit of a score": ("`{path}` est un score : il n'a pas d'unité (« {said} »)", "Supprimer l'unité.", "`{path}` is a score: it has no unit (“{said}”)", "Delete the unit."),
    "no unit": ("« {said} » : il manque l'unité de `{path}`", "Écrire l'unité, par exemple {unit}.", "“{said}”: the unit of `{path}` is missing", "Write the unit, for example {unit}."),
    "wrong unit": ("`{path}` ne se mesure pas en « {said} »", "Unités possibles : {known}{near}.", "`{path}` is not measured in “{said}”", "Possible units: {known}{near}."),
    "no unit expected": ("`{path}` n'a pas d'unité (« {said} »)", "Supprimer l'unité.", "`{path}` has no unit (“{said}”)", "Delete the unit."),
    "limits differ": ("« {said} » : les deux limites de `{path}` ne disent pas la même chose", "{unit} font {instead} : corriger l'une des deux.", "“{said}”: the two limits of `{path}` do not say the same thing",
                      "{unit} is {instead}: correct one of them."),
    "impossible limit": ("« {said} » : `{path}` ne peut pas prendre cette valeur", "Corriger le seuil ou son unité.", "“{said}”: `{path}` cannot take this value", "Correct the limit or its unit."),
    "cell: empty": ("Cellule vide", "Écrire « — » si toute valeur convient : une cellule vide ne dit rien.", "Empty cell", "Write “—” if any value will do: an empty cell says nothing."),
    "cell: dash": ("« {said} » n'est pas le tiret « — »", "Pour toute valeur, écrire « — ».", "“{said}” is not the dash “—”", "For any value, write “—”."),
    "cell: no value": ("Condition sans valeur : `{said}`", "Écrire `fait` = mot, ou `fait` ≥ nombre.", "Condition without a value: `{said}`", "Write `fact` = word, or `fact` ≥ number."),
    "cell: unknown": ("« {said} » dans une condition", "Une règle ne peut pas dépendre de ce qu'on ignore. « ? » n'est permis que dans les Cas.", "“{said}” in a condition",
                      "A rule may not depend on what is not known. “?” is only for Cas."),
    "cell: else": ("« {said} » n'est pas une condition", "Écrire les valeurs visées une à une : une ligne « sinon » changerait l'inconnu en décision.", "“{said}” is no condition",
                   "Write the values meant one by one: an “else” row would turn the unknown into a decision."),
    "cell: comparison": ("Comparaison illisible : « {said} »", "Écrire < 1/3, ≤ 7, > 50 %, ≥ 30 ng/mL ou 1/3 .. 2/3.", "Unreadable comparison: “{said}”", "Write < 1/3, ≤ 7, > 50 %, ≥ 30 ng/mL or 1/3 .. 2/3."),
    "cell: mixed": ("« et » et « ou » mêlés dans une cellule", "Garder l'un des deux, ou faire une étape intermédiaire.", "“et” and “ou” mixed in one cell", "Keep one of them, or make an intermediate step."),
    "cell: no path": ("Condition sans nom de fait : « {said} »", "Écrire `fait` = mot, ou `fait` ≥ nombre.", "Condition without the name of a fact: “{said}”", "Write `fact` = word, or `fact` ≥ number."),
    "cell: duration": ("Durée illisible : « {said} »", "Écrire 8 jours, 4 semaines, 6 mois, « aucune » ou « inconnue ».", "Unreadable duration: “{said}”", "Write 8 jours, 4 semaines, 6 mois, “aucune” or “inconnue”."),
    "rule twice": ("La règle `{said}` est déjà définie par la même source", "Donner un autre nom, ou une autre source à la fiche.", "Rule `{said}` is already defined by the same source",
                   "Give it another name, or the sheet another source."),
    "cycle": ("La règle `{said}` dépend d'elle-même", "Couper la boucle : {path}.", "Rule `{said}` depends on itself", "Cut the loop: {path}."),
    "note unused": ("Note [^{said}] jamais appelée", "L'accrocher à une ligne du tableau, ou la supprimer.", "Note [^{said}] is never used", "Hang it on a row, or delete it."),
    "note missing": ("Note [^{said}] absente", "L'écrire au bas de la fiche : [^{said}]: endroit.", "Note [^{said}] is missing", "Write it at the foot of the sheet: [^{said}]: place."),
    "unknown reading": ("Lecture inconnue : {said}", "L'écrire dans 00-lecture.md{near}.", "Unknown reading: {said}", "Write it in 00-lecture.md{near}."),
    "unknown statement": ("Énoncé inconnu du catalogue : {said}", "Corriger l'identifiant{near}.", "Statement unknown to the catalogue: {said}", "Correct the identifier{near}."),
    "reading": ("Lecture illisible : {said}", "Écrire : - L1 : « phrase » Lieu : endroit.", "Unreadable reading: {said}", "Write: - L1 : « sentence » Lieu : place."),
    "unused term": ("Terme jamais employé : « {said} »", "Le supprimer, ou s'en servir.", "Term never used: “{said}”", "Delete it, or use it."),
    "no cases": ("La fiche n'a pas de Cas", "Finir par « ## Cas » et un tableau : chaque ligne est un essai.", "The sheet has no Cas", "End with “## Cas” and a table: each row is a test."),
    "number repeated": ("La prose répète un seuil du tableau : {said}", "Laisser le nombre au tableau : deux copies finiraient par différer.", "The prose repeats a limit of the table: {said}",
                        "Leave the number to the table: two copies would end up different."),
    "hole": ("{said}", "Si le document laisse ce cas ouvert, écrire une ligne « {path} » avec les deux issues (a ou b) et citer la lacune dans 00-lecture.md : les deux seront gardées. Ne pas trancher.",
             "{said_en}", "If the document leaves this open, write a row “{path_en}” with both outcomes (a ou b) and cite the gap in 00-lecture.md: both will be kept. Do not choose."),
    "overlap": ("`{said}` : deux lignes pour le même patient (voir aussi la ligne {path})", "Séparer les deux lignes : chaque patient ne doit en rencontrer qu'une.",
                "`{said}`: two rows for the same patient (see also line {path})", "Separate the two rows: each patient must meet only one."),
    "dead row": ("`{said}` : aucun patient ne rencontre cette ligne", "La supprimer, ou corriger ses cellules : elles s'excluent, ou le dossier ne permet pas ce mélange.",
                 "`{said}`: no patient meets this row", "Delete it, or correct its cells: they exclude each other, or the case file does not allow the mix."),
    "never met": ("`{said}` : aucun patient ne peut remplir cette vérification", "Corriger « Doit tenir » : ses conditions s'excluent, ou le dossier ne permet pas ce mélange.",
                  "`{said}`: no patient can meet this requirement", "Correct “Doit tenir”: its conditions exclude each other, or the case file does not allow the mix."),
    "always met": ("`{said}` : tous les patients remplissent cette vérification", "La supprimer, ou corriger « Doit tenir » : telle quelle, elle ne vérifie rien.",
                   "`{said}`: every patient meets this requirement", "Delete it, or correct “Doit tenir”: as it is, it checks nothing."),
    "idle exception": ("`{said}` : cette exception ne sert à aucun patient", "Corriger « Sauf », ou y écrire « — ».", "`{said}`: no patient needs this exception", "Correct “Sauf”, or write “—” in it."),
    "turns back": ("`{said}` : l'ordre s'inverse entre la ligne {path} et celle-ci", "Corriger une des deux lignes. Si le document le veut ainsi, le dire dans 00-lecture.md et citer la lecture dans la note de la ligne.",
                   "`{said}`: the order turns back between line {path} and this one", "Correct one of the two rows. If the document means it, say so in 00-lecture.md and cite the reading in the note of the row."),
    "score bound": ("`{said}` : la phrase dit « sur {unit} », les lignes donnent {path}", "Écrire « sur {instead} », ou corriger les points.", "`{said}`: the sentence says “sur {unit}”, the rows give {path}",
                    "Write “sur {instead}”, or correct the points."),
    "case fails": ("Cas « {said} » : {path}", "Corriger le cas, ou la règle s'il a raison.", "Case “{said}”: {path_en}", "Correct the case, or the rule if the case is right."),
    "case column": ("Cas : colonne illisible « {said} »", "Écrire un fait ou une règle entre accents graves{near}.", "Cas: unreadable column “{said}”", "Write a fact or a rule in back-quotes{near}."),
    "case value": ("Cas : « {said} » n'est pas une valeur de `{path}`", "Écrire {known} ; « ? » si la valeur n'est pas connue, « — » si le dossier n'en dit rien.", "Cas: “{said}” is not a value of `{path}`",
                   "Write {said_en}; “?” if the value is not known, “—” if the file says nothing of it."),
    "case word": ("Cas : « {said} » n'est pas un mot de `{path}`", "Mots connus : {known}{near}. Écrire « ? » si la valeur n'est pas connue, « — » si le dossier n'en dit rien.", "Cas: “{said}” is not a word of `{path}`",
                  "Known words: {known}{near}. Write “?” if the value is not known, “—” if the file says nothing of it."),
})
# fmt: on


class Reporter:
    """Collects the troubles of one sheet; called with a code, a place and what to quote."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.splitlines()
        self.name = name
        self.troubles: list[Trouble] = []

    def __call__(
        self,
        code: str,
        at: Place,
        *,
        said: str = "",
        path: str = "",
        unit: str = "",
        known: Sequence[str] = (),
        width: int = 1,
        shift: int = 0,
        find: str = "",
        instead: str = "",
        witness: tuple[str, str] | None = None,
        said_en: str = "",
        path_en: str = "",
    ) -> None:
        """Add one trouble. `known` lists the words that would do, the nearest is suggested; `find` places the caret by search.

        Without `find`, a name that the line quotes further on draws the caret to itself.
        """
        french, advice, english, advice_en = MESSAGES[code]
        likely = nearest(said, known) if said and known else None
        shown = list(known)[:8]
        fields = {
            "said": said,
            "path": path,
            "unit": unit,
            "instead": instead,
            "known": ", ".join(shown) + (" …" if len(known) > 8 else ""),
        }
        fr = fields | {"near": f" ; vouliez-vous dire {likely} ?" if likely else ""}
        en = fields | {"near": f"; did you mean {likely}?" if likely else "", "said_en": said_en, "path_en": path_en or path}
        line = self.lines[at.line - 1] if 0 < at.line <= len(self.lines) else ""
        column = at.column + shift
        if find and find in line:
            column, width = line.index(find) + 1, len(find)
        elif said and f"`{said}`" in line[column - 1 :]:
            column, width = line.index(f"`{said}`", column - 1) + 2, len(said)
        following = (
            self.lines[at.line : at.line + 1]
            if line.startswith("|") and at.line < len(self.lines) and self.lines[at.line].startswith("|")
            else []
        )
        excerpt = (line, *following) if line else ()
        said_pair = (french.format(**fr), english.format(**en))
        advice_pair = (_end(advice.format(**fr)), _end(advice_en.format(**en)))
        trouble = Trouble(Place(self.name, at.line, column), said_pair, advice_pair, excerpt, max(width, 1), witness)
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def start(self, line: int = 1) -> Place:
        """The beginning of a line of the file."""
        return Place(self.name, line, 1)

    def locate_line(self, text: str) -> Place:
        """The line that is exactly this text; the beginning of the file when there is none."""
        return self.start(next((number for number, line in enumerate(self.lines, start=1) if line.strip() == text), 1))

    def locate(self, text: str, at: Place) -> Place:
        """Where words stand, from a place on in its paragraph; that place when they are not found."""
        for number, line in enumerate(self.lines[at.line - 1 :], start=at.line):
            column = line.find(text, at.column - 1 if number == at.line else 0)
            if column >= 0:
                return Place(at.sheet, number, column + 1)
            if not line.strip():
                break
        return at


def _end(text: str) -> str:
    return text.replace("?.", "?")
