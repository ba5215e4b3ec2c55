"""JSON, read with the line of every value; `true` and `false` equal `yes` and `no`."""

from __future__ import annotations

import json
import re
from types import MappingProxyType

from jalon.case.node import Builder, Node, Row, Scalar, Tree
from jalon.case.trouble import Both, CaseTrouble, CaseTroubles, Gathered

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:(?P<mark>[{}\[\],:])|(?P<string>"(?:[^"\\\x00-\x1f]++|\\.)*+")"""
    r"""|(?P<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|NaN|-?Infinity)|(?P<word>true|false|null)\b|(?P<end>\Z))"""
)
_WORDS = MappingProxyType({"true": "yes", "false": "no", "null": ""})


def read_json(text: str, builder: Builder) -> Node | None:
    """The tree of one JSON text, built by `builder`.

    Errors: raises `CaseTroubles` with the line; a repeated key is gathered with both lines.
    """
    gathered = builder.gathered
    at, line, expect = 0, 1, "value"  # expect: value | key | first_key | first_value | colon | comma | end
    while True:
        found = _TOKEN.match(text, at)
        if found is None:
            start = at + len(text[at:]) - len(text[at:].lstrip(" \t\r\n"))
            raise _broken(gathered, text, start)
        kind = found.lastgroup or "end"
        token = found[kind]
        start = found.start(kind)
        line += text.count("\n", at, start)
        at = found.end()
        if kind == "end":
            if expect == "end":
                return builder.root
            raise _broken(gathered, text, start)
        if kind == "mark":
            expect = _mark(token, expect, line, builder, gathered, text, start)
            continue
        if expect in ("key", "first_key") and kind == "string":
            builder.key(_string(token, line, gathered), line)
            expect = "colon"
            continue
        if expect not in ("value", "first_value"):
            raise _broken(gathered, text, start)
        if kind == "string":
            string = _string(token, line, gathered)
            builder.put(Scalar(string, line, string == "?", False))
        elif kind == "word":
            builder.put(Scalar(_WORDS[token], line, token == "null", True))
        else:
            builder.put(Scalar(token, line, False, True))
        expect = "comma" if builder.stack else "end"


def _mark(token: str, expect: str, line: int, builder: Builder, gathered: Gathered, text: str, start: int) -> str:
    if token in "{[" and expect in ("value", "first_value"):
        builder.open(Tree(line) if token == "{" else Row(line))
        return "first_key" if token == "{" else "first_value"
    if token == ":" and expect == "colon":
        return "value"
    if token == "," and expect == "comma":
        return "key" if isinstance(builder.top, Tree) else "value"
    inside = (Tree, "}", "first_key") if isinstance(builder.top, Tree) else (Row, "]", "first_value")
    if isinstance(builder.top, inside[0]) and token == inside[1] and expect in (inside[2], "comma"):
        builder.close()
        return "comma" if builder.stack else "end"
    raise _broken(gathered, text, start)


def _string(token: str, line: int, gathered: Gathered) -> str:
    if "\\" not in token:
        return token[1:-1]
    try:
        value = json.loads(token)
    except ValueError:
        why = Both("échappement JSON illisible", "unreadable JSON escape")
        raise gathered.refuse(CaseTrouble("", line, None, why)) from None
    assert isinstance(value, str)
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise gathered.refuse(CaseTrouble("", line, None, Both("caractère impossible", "impossible character")))
    return value


def _broken(gathered: Gathered, text: str, at: int) -> CaseTroubles:
    rest = text[at:].strip()
    line = text.rstrip().count("\n") + 1 if not rest else text.count("\n", 0, at) + 1
    if not rest:
        why = Both("JSON tronqué, il s'arrête avant la fin", "truncated JSON, it stops before its end")
    else:
        why = Both("JSON illisible", "unreadable JSON")
    return gathered.refuse(CaseTrouble("", line, None, why))
