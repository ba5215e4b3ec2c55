"""What is written of a lesion, in one line."""

from __future__ import annotations

from jalon.board.dossier.model import Lesion
from jalon.board.words import Words


def written(one: Lesion, say: Words) -> str:
    """The values, then what is answered by yes, then what is answered by no."""
    yes, no = say("oui"), say("non")
    told = [f"{each.label}{say(' : ')}{each.says}" for each in one.facts if each.says not in (yes, no)]
    for answer in (yes, no):
        labels = [each.label for each in one.facts if each.says == answer]
        told += [f"{answer}{say(' : ')}{', '.join(labels)}"] if labels else []
    return " · ".join(told)
