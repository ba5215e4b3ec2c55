"""The name of a fact as the subject of a French sentence: its article, its number."""

from __future__ import annotations

# First words of the labels of the vocabulary. A word that is in neither list is quoted, without an article.
_FEMININE = frozenset(
    """
    ablation affection albumine analyse allergie anesthésie anticoagulation articulation atteinte bilirubine biopsie chirurgie chronologie
    chute cible cicatrisation clairance classe condensation confusion connectivite consommation constipation créatine créatinine
    date dernière dialyse dose douleur durée dyspnée décalcification décision démence déshydratation espérance extension
    discussion extraction fatigue ferritine fin fixation fièvre fonction fracture fragilité glycémie grossesse hausse hauteur histologie
    hormonodépendance hyperparathyroïdie hypoparathyroïdie hémoglobine immunodépression immunohistochimie infection infiltration
    insuffisance intensité intention irradiation LDH ligne liste lithiase localisation longueur lésion malabsorption maladie
    marche mesure morphologie ménopause métastase méthode naissance NSE nécrose ostéonécrose ostéoporose parathormone part peau
    polyurie pompe position profondeur progression prothèse protéine présence radiothérapie recherche rupture région réponse
    réévaluation sarcoïdose soif somnolence stabilisation structure survie taille température thyroglobuline tolérance
    transaminase tumeur urée vitamine voie zone échographie électrode équipe étendue évolution
    """.split()  # noqa: SIM905 (a list of a hundred lines would hide the rest of the page)
)
_MASCULINE = frozenset(
    """
    accord accès ACE alignement alpha-fœtoprotéine amaigrissement antécédent appétit besoin bilan CA calcitriol calcium calibre
    contact contenu court-circuit CTX curage diabète début décalcifiant déficit délai examen fibrinogène fixateur geste grade historique
    identifiant implant indice INR interlocuteur intervalle isolement lieu magnésium mode moral mur médicament métal niveau nombre organe
    os phosphate plus
    poids potassium primitif projet prélèvement PSA PTHrP recul risque résultat sexe sodium sommeil stade statut tabac tassement
    taux temps TNM traceur traitement trouble type âge état événement
    """.split()  # noqa: SIM905
)
_PLURAL = frozenset(
    """
    ALAT ASAT bicarbonates biomarqueurs carottes constatations crampes directives doses gamma-GT ganglions jours leucocytes lymphocytes
    nausées nouveaux paresthésies phosphatases plaquettes polynucléaires protéines soins structures toxicités troubles
    vomissements
    """.split()  # noqa: SIM905
)
_VOWELS = "aeiouyàâéèêëîïôûùœæAEIOUÀÂÉÈÊÎÔÛŒ"
_SILENT_H = ("hi", "ho", "hy", "hé", "hu")
# A full stop of speech before the h: « la hauteur ».
_SPOKEN_H = frozenset(("hauteur",))
# Said letter by letter, or as a foreign word: no elision.
_SPELT = frozenset(("LDH", "NSE"))
# What is asked by yes or no of a state is quoted: « fracture traitée », not la fracture traitée.
_STATE = ("é", "ée", "és", "ées", "ible", "able")


def subject(label: str, yes_or_no: bool = False) -> tuple[str, bool]:
    """`l'alignement du rachis (L2)` and whether it is plural; a label whose gender is not known is quoted."""
    first, _, rest = label.partition(" ")
    first = first.rstrip(",:")
    if yes_or_no and rest.partition(" ")[0].endswith(_STATE):
        return f"« {label} »", False
    if first in _PLURAL:
        return f"les {label}", True
    if first not in _FEMININE and first not in _MASCULINE:
        return f"« {label} »", False
    if first not in _SPELT and first not in _SPOKEN_H and (first[0] in _VOWELS or first.casefold().startswith(_SILENT_H)):
        return f"l'{label}", False
    return f"{'la' if first in _FEMININE else 'le'} {label}", False


def capital(text: str) -> str:
    """The same, as the beginning of a sentence, inside its quotes if it has them."""
    at = 2 if text.startswith("« ") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def small(text: str) -> str:
    """The same, inside a sentence: an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in "' " else text
