"""Files made slightly wrong: a value, a key, an element."""

from __future__ import annotations

import copy
import random
from typing import Any

WRONG: tuple[Any, ...] = (
    "", "oui", "lytique", "femur.shat", "spine.T21", "-1", "1/0", "1e400", "nan", "inf", "-inf", ".inf", "130 %", "12 apples", "٣", "2026-02-30", "2026-13-01", "31/12/2026", "2026-11-2l",
    "12 mg", "0,5..0,2", "..", "a..b", "<", "> 5", "‮lytic", "x" * 400, "yes\x07", "L99", True, False, None, 0, -3, 10**400, 1.5, [], {}, [[]], ["yes"], {"value": "yes"},
    {"value": {"value": "yes"}}, {"valu": "yes"}, {"value": "yes", "on": "2026-02-30"}, {"value": "yes", "on": ["2026"]}, {"on": "2026-11-01"}, ["?", "yes", "no"],
)  # fmt: skip
KEYS = ("lesion", "pain", "matrix", "notes", "source", "on", "id", "value", "grade", "Organ", "organ ", "нос", "1", "", "x.y", "spine", "test", "on_", "listed", "note", "kind")


def spoil(dice: random.Random, file: dict[str, Any]) -> None:
    """Make one to three places slightly wrong: a value, a key, an element."""
    for _ in range(dice.choice((1, 1, 2, 3))):
        groups = [group for group in groups_in(file) if group]
        group = dice.choice(groups)
        how = dice.random()
        place = dice.choice(sorted(group, key=str)) if isinstance(group, dict) else dice.randrange(len(group))
        if how < 0.6:
            group[place] = copy.deepcopy(dice.choice(WRONG))
        elif isinstance(group, list):
            group.insert(place, copy.deepcopy(dice.choice((group[place], *WRONG))))
        elif how < 0.8:
            group[dice.choice(KEYS)] = copy.deepcopy(group[place])
        elif how < 0.9:
            del group[place]
        else:
            group[str(place)[:-1]] = group.pop(place)


def groups_in(node: Any) -> list[Any]:
    """Every mapping and list below a node, itself included."""
    if isinstance(node, dict):
        return [node, *(group for below in node.values() for group in groups_in(below))]
    if isinstance(node, list):
        return [node, *(group for below in node for group in groups_in(below))]
    return []
