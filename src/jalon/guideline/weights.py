"""The words of the sheets for the weight of an argument, and for what it is about."""

from __future__ import annotations

WEIGHTS = {
    "indication": "indication",
    "pour": "for",
    "contre": "against",
    "jamais seule": "never_alone",
    "contre-indication relative": "relative",
    "contre-indication absolue": "absolute",
}
REASONS = {
    "urgence": "urgency",
    "stabilité": "stability",
    "neurologie": "neurology",
    "douleur": "pain",
    "pronostic": "prognosis",
    "charge": "burden",
}
