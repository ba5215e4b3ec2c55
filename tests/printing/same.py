"""Two programs set against each other: everything that computes or is told, lines of sheets and digests left out."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from jalon.engine.tree import Place
from jalon.guideline.library import load
from jalon.guideline.printing.pages import folder
from jalon.guideline.program import Program

# Fields of nodes that hold the numbers of slots.
SLOTS = frozenset(("slot", "columns", "slots", "drug", "doses", "acts", "fractions"))


def read_again(program: Program, home: Path, printed: Path) -> Program:
    """A program printed as sheets into a folder, beside the sources and the English of its own folder, and loaded from there."""
    folder(program, printed)
    for beside in (*home.glob("*.toml"), *home.glob("*.po")):
        shutil.copy(beside, printed / beside.name)
    return load((printed,))[0]


def differences(one: Program, other: Program) -> list[str]:
    """What two programs do not have in common: `rules[3]`, `slots[40]`, `freshness`."""
    found = []
    for field in fields(Program):
        if field.name == "documents":
            continue
        left, right = plain(getattr(one, field.name)), plain(getattr(other, field.name))
        if left == right:
            continue
        pairs = list(zip(left, right, strict=False)) if isinstance(left, tuple) else []
        found += [f"{field.name}[{place}]: {a} / {b}" for place, (a, b) in enumerate(pairs) if a != b] or [f"{field.name}: {left} / {right}"]
    return found


def plain(value: Any) -> Any:
    """A value without the places where it is written."""
    if isinstance(value, Place):
        return "somewhere"
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(plain(getattr(value, one.name)) for one in fields(value) if one.name != "line"))
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return tuple(plain(one) for one in value) if isinstance(value, (tuple, list)) else value


def by_path(value: Any, program: Program, name: str = "") -> Any:
    """A body whose slots have the names of their facts instead of their numbers, so that two programs can be compared; notes by their text."""
    if isinstance(value, Place):
        return "somewhere"
    if name == "note":
        return plain(program.notes[value]) if value >= 0 else None
    if name in SLOTS and isinstance(value, int):
        return program.slots[value].path if value >= 0 else None
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(by_path(getattr(value, one.name), program, one.name) for one in fields(value)))
    return tuple(by_path(one, program, name) for one in value) if isinstance(value, (tuple, list)) else value
