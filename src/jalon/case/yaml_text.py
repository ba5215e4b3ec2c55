"""YAML 1.2 core, read from libyaml's events: `on`, `yes` and `no` are words; no anchor, alias or tag."""

from __future__ import annotations

import re
from typing import Any

import yaml

from jalon.case.node import Builder, Node, Row, Scalar, Tree
from jalon.case.trouble import Both, CaseTrouble, CaseTroubles, Gathered

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_NUMBER = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# A lone `?` opens a complex key for YAML; in a case file it is a value: unknown, said aloud.
_LONE = re.compile(r"(?<=[:\-,\[{ \t\n])\?(?=[ \t]*(?:[,}\]]|\r?\n|\r|$|[ \t]#))")
_MEANINGS = (
    ("could not find expected ':'", "deux-points attendu", "a colon is expected"),
    (
        "mapping values are not allowed",
        "deux-points mal placé ; mettre la valeur entre guillemets",
        "misplaced colon; put the value in quotes",
    ),
    (
        "found character that cannot start any token",
        "caractère mal placé (tabulation, ou valeur à mettre entre guillemets)",
        "misplaced character (a tab, or a value to put in quotes)",
    ),
    ("found unexpected end of stream", "le fichier s'arrête avant la fin", "the file stops before its end"),
    (
        "did not find expected ',' or",
        "liste ou accolade non fermée, ou virgule absente",
        "bracket or brace not closed, or comma missing",
    ),
    (
        "did not find expected key",
        "retrait irrégulier ou clé attendue",
        "uneven indentation, or a key is expected",
    ),
    (
        "did not find expected '-' indicator",
        "retrait irrégulier dans une liste",
        "uneven indentation in a list",
    ),
)


def read_yaml(text: str, gathered: Gathered) -> Node | None:
    """The tree of one YAML document; None when it is empty.

    Errors: raises `CaseTroubles` with the line for anything YAML 1.2 core or the case file does not allow.
    """
    mark = next((c for c in map(chr, range(0xE000, 0xE100)) if c not in text), None)
    if mark is not None and "?" in text:
        text = _LONE.sub(mark, text)
    builder = Builder(gathered)
    loader = yaml.CLoader(text)
    try:
        _follow(loader, builder, mark or "?")
    except yaml.MarkedYAMLError as error:
        raise gathered.refuse(_syntax(error, text)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else None
        why = Both("caractère de contrôle interdit", "control character not allowed")
        raise gathered.refuse(CaseTrouble("", line, None, why)) from None
    except yaml.YAMLError:
        raise gathered.refuse(CaseTrouble("", None, None, Both("YAML illisible", "unreadable YAML"))) from None
    finally:
        loader.dispose()
    return builder.root


def _follow(loader: Any, builder: Builder, mark: str) -> None:
    get = loader.get_event
    documents = 0
    while True:
        event = get()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            line = event.start_mark.line + 1
            if event.anchor is not None or event.tag is not None:
                raise _not_allowed(event, builder)
            text: str = event.value
            if mark in text:
                text = text.replace(mark, "?")
            plain = not event.style
            if builder.wants_key():
                if plain and (text in _NULL or text in _TRUE or text in _FALSE or _NUMBER.fullmatch(text)):
                    builder.odd_key(text, line)
                else:
                    builder.key(text, line)
                continue
            null = text == "?" or (plain and text in _NULL)
            if plain and not null:
                text = "yes" if text in _TRUE else "no" if text in _FALSE else text
            builder.put(Scalar(text, line, null, plain))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            line = event.start_mark.line + 1
            if event.anchor is not None or event.tag is not None:
                raise _not_allowed(event, builder)
            if builder.wants_key():
                why = Both("une clé ne peut pas être une liste ni un groupe", "a key cannot be a list or a mapping")
                raise builder.gathered.refuse(CaseTrouble(builder.path(), line, None, why))
            builder.open(Tree(line) if kind is yaml.MappingStartEvent else Row(line))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.close()
        elif kind is yaml.AliasEvent:
            raise _not_allowed(event, builder)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise builder.gathered.refuse(
                    CaseTrouble(
                        "",
                        event.start_mark.line + 1,
                        None,
                        Both("plusieurs documents dans un fichier", "several documents in one file"),
                        todo=Both("un dossier par fichier", "one case per file"),
                    )
                )
        elif kind is yaml.StreamEndEvent:
            return


def _not_allowed(event: Any, builder: Builder) -> CaseTroubles:
    if type(event) is yaml.AliasEvent:
        why = Both("alias YAML (*) interdit", "YAML aliases (*) are not allowed")
        todo = Both("recopier la valeur", "write the value again")
    elif event.anchor is not None:
        why = Both("ancre YAML (&) interdite", "YAML anchors (&) are not allowed")
        todo = Both("la retirer", "remove it")
    else:
        why = Both("étiquette YAML (!) interdite", "YAML tags (!) are not allowed")
        todo = Both("la retirer", "remove it")
    return builder.gathered.refuse(CaseTrouble(builder.path(), event.start_mark.line + 1, None, why, todo=todo))


def _syntax(error: yaml.MarkedYAMLError, text: str) -> CaseTrouble:
    mark = error.problem_mark or error.context_mark
    line = None if mark is None else min(mark.line + 1, text.rstrip().count("\n") + 1)
    problem = f"{error.context or ''} {error.problem or ''}"
    if line is not None and text.split("\n")[line - 1].lstrip(" ").startswith("\t"):
        why = Both("tabulation en début de ligne", "a tab at the start of the line")
        return CaseTrouble("", line, None, why, todo=Both("mettre des espaces", "use spaces"))
    for told, fr, en in _MEANINGS:
        if told in problem:
            why = Both(f"YAML illisible, {fr}", f"unreadable YAML, {en}")
            break
    else:
        why = Both("YAML illisible ou tronqué", "unreadable or truncated YAML")
    opened = error.context_mark
    todo = None
    if opened is not None and line is not None and opened.line + 1 < line:
        todo = Both(f"voir ce qui s'ouvre ligne {opened.line + 1}", f"see what opens on line {opened.line + 1}")
    return CaseTrouble("", line, None, why, todo=todo)
