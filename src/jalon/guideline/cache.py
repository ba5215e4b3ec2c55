"""The bound program kept beside its sheets, keyed by their sha256, so that a cold answer stays fast (no pickle)."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from jalon.engine import domains, evaluate, tree
from jalon.guideline import coherence, program
from jalon.guideline.program import Program

HOME = Path(__file__).parent.parent / "knowledge"
KEPT = 4
_CODE = ("engine", "guideline", "case")
_TYPES: Mapping[str, type] = {
    name: one
    for module in (tree, domains, evaluate, coherence, program)
    for name, one in vars(module).items()
    if isinstance(one, type) and is_dataclass(one)
}


def load_program(folders: tuple[Path, ...] = (HOME,)) -> Program:
    """The program of the sheets: from the cache when the sheets and the code that reads them have not changed.

    Raises `jalon.engine.trouble.Troubles` when the sheets cannot be used.
    """
    key = _key(folders)
    place = folders[0] / f".{key[:24]}.tree.json"
    kept = _read(place, key)
    if kept is not None:
        return kept
    from jalon.guideline.library import load

    made, _ = load(folders)
    _write(place, key, made)
    return made


def _key(folders: tuple[Path, ...]) -> str:
    """The digest of every sheet and of every line of code that turns sheets into a program."""
    digest = hashlib.sha256()
    here = Path(__file__).parent.parent
    files = [path for folder in folders for pattern in ("**/*.md", "*.toml", "*.po") for path in sorted(folder.glob(pattern))]
    files += [path for name in _CODE for path in sorted((here / name).glob("*.py"))]
    for path in files:
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(place: Path, key: str) -> Program | None:
    try:
        head, _, body = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head.decode("ascii", "replace") != f"{key} {hashlib.sha256(body).hexdigest()}":
        return None
    found = decode(json.loads(body))
    return found if isinstance(found, Program) else None


def _write(place: Path, key: str, made: Program) -> None:
    """Best effort: an installation that cannot be written to is only slower."""
    body = json.dumps(encode(made), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            made_here = Path(file.name)
        try:
            made_here.write_bytes(f"{key} {hashlib.sha256(body).hexdigest()}\n".encode() + body)
            made_here.chmod(0o644)
            made_here.replace(place)
        finally:
            made_here.unlink(missing_ok=True)
        kept = sorted(place.parent.glob(".*.tree.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def encode(value: Any) -> Any:
    """A value as JSON: dataclasses by name, and the few types that JSON lacks by a mark."""
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction():
            return ["/", value.numerator, value.denominator]
        case date():
            return ["d", value.isoformat()]
        case tuple() | list():
            return ["(", *(encode(one) for one in value)]
        case Mapping():
            return ["{", *([encode(key), encode(one)] for key, one in value.items())]
    return [type(value).__name__, *(encode(getattr(value, one.name)) for one in fields(value) if one.init)]


def decode(value: Any) -> Any:
    """What `encode` wrote."""
    if not isinstance(value, list):
        return value
    head = value[0]
    if head == "(":
        return tuple([decode(one) for one in value[1:]])
    if head == "{":
        return {decode(key): decode(one) for key, one in value[1:]}
    if head == "/":
        return Fraction(value[1], value[2])
    if head == "d":
        return date.fromisoformat(value[1])
    return _TYPES[head](*[decode(one) for one in value[1:]])
