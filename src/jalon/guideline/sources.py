"""`sources.toml`: the documents that sheets may cite, read or refused with the entry and what to write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from unicodedata import category

from jalon.engine.tree import Place
from jalon.guideline.program import Source
from jalon.guideline.reporter import Reporter

SCOPES = ("local", "national", "international")
_NEEDED = ("label", "title", "scope")
_KEYS = (*_NEEDED, "edition", "language", "reference", "verification", "bibliography", "note")


def as_text(content: bytes, name: str) -> tuple[str, Reporter]:
    """The text of a knowledge file and the reporter of its troubles; what is not UTF-8, or cannot be seen, is reported."""
    text = content.decode("utf-8-sig", "replace")
    reporter = Reporter("".join("\ufffd" if hidden(one) else one for one in text), name)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        reporter("not utf-8", reporter.start(content[: wrong.start].count(b"\n") + 1))
    for number, line in enumerate(re.split(r"\r\n?|\n", text), start=1):
        column = next((place for place, one in enumerate(line) if hidden(one)), None)
        if column is not None:
            reporter("hidden character", Place(name, number, column + 1), said=f"U+{ord(line[column]):04X}")
    return text, reporter


def hidden(character: str) -> bool:
    """A character that no one sees: a control, a mark of direction, a space of no width, a line end of another kind."""
    return character not in "\n\r\t" and category(character) in ("Cc", "Cf", "Zl", "Zp")


def read_sources(content: bytes, name: str) -> tuple[dict[str, Source], Reporter]:
    """The sources of a file, by identifier, and what is wrong with it."""
    text, report = as_text(content, name)
    found: dict[str, Source] = {}
    if report.troubles:
        return found, report
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        report("toml", report.start(), said=str(wrong))
        return found, report
    for identifier, one in written.items():
        source = _source(identifier, one, report)
        if source is not None:
            same = next((other.id for other in found.values() if other.label == source.label), None)
            if same is not None:
                report("source twice", report.locate_line(f"[{identifier}]"), said=source.label, path=same)
            found[identifier] = source
    return found, report


def _source(identifier: str, one: object, report: Reporter) -> Source | None:
    at = report.locate_line(f"[{identifier}]")
    if not isinstance(one, Mapping):
        report("source entry", at, said=identifier, path=", ".join(_NEEDED))
        return None
    absent = [key for key in _NEEDED if not isinstance(one.get(key), str) or not one[key]]
    if absent:
        report("source entry", at, said=identifier, path=", ".join(absent))
        return None
    for key in one.keys() - set(_KEYS):
        report("source key", at, said=key, path=identifier, known=_KEYS)
    edition = one.get("edition")
    if edition is not None and type(edition) is not date:
        report("edition", at, said=str(edition))
        return None
    if one["scope"] not in SCOPES:
        report("scope", at, said=one["scope"])
        return None
    return Source(
        identifier,
        one["label"],
        one["title"],
        edition,
        one["scope"],
        bool(one.get("reference")),
        str(one.get("verification", "")),
    )
