"""Jalon: the care of metastatic cancer that five French documents describe, made executable."""

from __future__ import annotations

__version__ = "0.1.0"
SCOPE = (
    "Jalon n'est pas un dispositif médical marqué CE. La décision appartient aux médecins de la RCP et au patient.",
    "Jalon is not a CE-marked medical device. The decision belongs to the board's physicians and to the patient.",
)
