"""Damage done to a good file: bytes and tokens changed, moved, repeated, cut."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"
_TOKEN = re.compile(rb"[A-Za-z0-9_.\-/%]+|[{}\[\],:#?&*!|>'\"]|\s+|[^\x00-\x7f]+|.", re.DOTALL)
ODD = (
    b"?", b"none", b"no", b"yes", b"[]", b"{}", b"[1]", b"{value: x}", b"{value: {a: 1}, on: 2026}", b"-1", b"1/0", b"9999999", b"null", b"''", b"[[]]", b"{value: [?, yes]}", b"2026",
    b"|", b"1e400", b".nan", b".inf", b"120 %", b"2026-02-30", b"2026-11", b"&a", b"*a", b"!!str", b"<<", b"\t", b"\r", b"\x00", b"\x1b", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xd9\xa3",
    b"---", b"...", b"%YAML 1.1", b"'", b'"', b"{", b"}", b"[", b"]", b": ", b"- ", b"# ", b"spine.T21", b"femur", b"lesion", b"L9", b"jean@x.fr", b"0612345678", b"\n\n", b"  ",
)  # fmt: skip


@cache
def originals() -> tuple[bytes, ...]:
    """The example files, as they are shipped."""
    return tuple(path.read_bytes() for path in sorted(EXAMPLES.glob("*.yaml")))


@cache
def tokens() -> tuple[tuple[bytes, ...], ...]:
    """The same files, cut into words, marks and spaces."""
    return tuple(tuple(_TOKEN.findall(original)) for original in originals())


@cache
def words() -> tuple[bytes, ...]:
    """Every word and mark of the examples: a right token in a wrong place."""
    return tuple(sorted({token for file in tokens() for token in file if not token.isspace()}))


def damaged(dice: random.Random) -> bytes:
    """An example with one to four things changed, in its bytes or in its tokens."""
    place = dice.randrange(len(originals()))
    often = dice.choice((1, 1, 1, 2, 4))
    if dice.random() < 0.4:
        data = originals()[place]
        for _ in range(often):
            data = _bytes(dice, data)
        return data
    file: Sequence[bytes] = tokens()[place]
    for _ in range(often):
        file = _tokens(dice, list(file))
    return b"".join(file)


def _bytes(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    end = min(at + dice.choice((1, 1, 1, 2, 8, 40)), len(data))
    match dice.randrange(6):
        case 0:
            return data[:at] + bytes((dice.randrange(256),)) + data[at + 1 :]
        case 1:
            return data[:at] + bytes((dice.randrange(256),)) + data[at:]
        case 2:
            return data[:at] + data[end:]
        case 3:
            return data[:at] if dice.random() < 0.3 else data[:end] + data[at:]
        case 4:
            lines = data.split(b"\n")
            lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
            return b"\n".join(lines)
    return data[:at] + dice.choice(ODD) + data[end:]


def _tokens(dice: random.Random, file: list[bytes]) -> list[bytes]:
    solid = [at for at, token in enumerate(file) if not token.isspace()] or [0]
    at, other = dice.choice(solid), dice.choice(solid)
    match dice.randrange(6):
        case 0 | 1:
            file[at] = dice.choice(words())
        case 2:
            file[at] = dice.choice(ODD)
        case 3:
            file[at], file[other] = file[other], file[at]
        case 4:
            del file[at : at + dice.choice((1, 1, 2, 6))]
        case _:
            file[at:at] = file[at : at + dice.choice((1, 4, 12))]
    return file or [b""]
