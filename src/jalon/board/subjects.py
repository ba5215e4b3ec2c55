"""The name of a fact as the subject of a French sentence: its article, its number."""

from __future__ import annotations

# First words of the labels of the vocabulary. A word that is in neither list is quoted, without an article.
_FEMININE = frozenset(
    """
    affection allergie albumine anesthésie anticoagulation articulation atteinte bilirubine biopsie chute cible cicatrisation
    clairance classe confusion connectivite consommation constipation créatine créatinine date dialyse douleur durée démence
    dernière dose dyspnée déshydratation espérance extension extraction fatigue ferritine fin fixation fièvre fonction fracture
    fragilité glycémie grossesse hauteur histologie hormonodépendance hyperparathyroïdie hypoparathyroïdie hémoglobine
    immunodépression infection infiltration LDH NSE insuffisance intensité intention irradiation lithiase ligne liste localisation
    lésion maladie malabsorption marche mesure morphologie métastase ménopause méthode naissance nécrose ostéonécrose ostéoporose
    parathormone part polyurie pompe position profondeur progression prothèse protéine région rupture réponse sarcoïdose
    somnolence soif structure taille température thyroglobuline tolérance transaminase tumeur urée vitamine voie zone étendue
    """.split()  # noqa: SIM905 (a list of a hundred lines would hide the rest of the page)
)
_MASCULINE = frozenset(
    """
    ACE CTX CA INR PSA TNM PTHrP accès alignement appétit alpha-fœtoprotéine amaigrissement antécédent besoin bilan calcitriol
    calcium contact court-circuit diabète début délai déficit examen geste grade historique identifiant implant indice intervalle
    magnésium médicament mode moral mur niveau nombre organe os phosphate plus poids potassium primitif projet risque sexe sodium
    sommeil stade statut tabac tassement taux temps traitement trouble type âge événement fibrinogène
    """.split()  # noqa: SIM905
)
_PLURAL = frozenset(
    """
    ALAT ASAT bicarbonates biomarqueurs constatations crampes doses ganglions gamma-GT jours leucocytes lymphocytes nausées
    nouveaux paresthésies phosphatases plaquettes polynucléaires protéines soins troubles vomissements
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
    """The same, as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
