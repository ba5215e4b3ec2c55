"""How a fact is obtained, in words: who is to be asked, or what is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jalon.case.vocabulary import vocabulary

Bilingual = tuple[str, str]
_BY_EASE: Mapping[int, Bilingual] = MappingProxyType(
    {
        1: ("au lit du patient", "at the bedside"),
        2: ("dans le dossier médical", "in the medical record"),
        3: ("par une prise de sang", "by a blood test"),
        4: ("par l'imagerie", "by imaging"),
        5: ("par un prélèvement", "by a biopsy or a procedure"),
    }
)
# A group of which the fourth step is a visit and not a scan.
_VISITS: Mapping[str, Bilingual] = MappingProxyType({"dental": ("par le dentiste", "by the dentist")})


def obtained(path: str, ease: int) -> Bilingual:
    """How a fact is obtained, from its path in the vocabulary and how easily that is done."""
    visit = _VISITS.get(path.partition(".")[0])
    known = vocabulary().field(path)
    ease = known.ease if known else ease
    return visit if visit and ease == 4 else _BY_EASE.get(ease, _BY_EASE[2])
