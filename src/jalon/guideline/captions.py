"""Captions: the kind of a table, the name of its rule, the objects it is about, its phrase and its urgency."""

from __future__ import annotations

import re

from jalon.engine.sheet import Paragraph, Table
from jalon.engine.tree import Place
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import KINDS, OBJECTS, TOLD, URGENCIES, Block

FALLBACK = "à défaut pour le patient"
_OBJECT = r"chaque (?P<{0}>\w+)(?:\s*\((?P<{0}_term>[^)]+)\))?"
_CAPTION = re.compile(
    r"\*\*(?P<kind>[^*]+)\*\*\s*(?:`(?P<name>[^`]+)`)?\s*(?:\((?P<unit>[^)]*)\))?\s*"
    + r"(?:pour "
    + _OBJECT.format("first")
    + r")?(?:\s+et "
    + _OBJECT.format("second")
    + rf")?(?:, (?P<fallback>{FALLBACK})(?:\s*\((?P<unless>[^)]*)\))?)?"
    + r"\s*(?:=\s*`(?P<primitive>\w+)`\s*\((?P<arguments>.*)\)\s*\.?|:\s*(?P<phrase>.*)|\.)?\s*$",
    re.DOTALL,
)
_KEYED = re.compile(r"(?P<key>[^:]+?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_KEYS = ("Urgence", "Force", "Intermédiaire", "Échéance", "Rang")
# A key after a phrase that lost its full stop.
_RUN_ON = re.compile(r"(?<=\s)(Urgence|Force|Intermédiaire|Échéance|Rang)(?=\s*:|$)")
_NAMELESS = ("Termes", "Repères", "Fraîcheur", "Lexique", *TOLD)


def read_caption(block: Paragraph, report: Reporter) -> re.Match[str] | None:
    """The parts of a caption, or None when it was reported as unreadable."""
    found = _CAPTION.match(block.text)
    kind = re.match(r"\*\*([^*]+)\*\*", block.text)
    if kind and kind[1] not in KINDS:
        report("unknown kind", block.at, said=kind[1], width=len(kind[1]), known=KINDS, path=", ".join(KINDS), shift=2)
        return None
    if not found:
        report("caption", block.at, said=kind[1] if kind else block.text)
        return None
    for key in ("first", "second"):
        if found[key] and found[key] not in OBJECTS:
            report("unknown object", block.at, said=found[key], known=tuple(OBJECTS), find=found[key])
            return None
    if not found["name"] and found["kind"] not in _NAMELESS:
        report("no rule name", block.at, said=found["kind"])
        return None
    return found


def captioned(found: re.Match[str], block: Paragraph, table: Table | None, report: Reporter) -> Block:
    """A caption with its table."""
    phrase, said = _sentences((found["phrase"] or "").strip(), block, report)
    urgency = said.get("Urgence", "")
    if "Urgence" in said and urgency not in URGENCIES:
        report("unknown urgency", block.at, said=urgency, known=tuple(URGENCIES), find=urgency)
    if found["fallback"] and found["kind"] != "Exigences":
        report("fallback", where(block, FALLBACK), said=found["kind"], width=len(FALLBACK))
    if found["first"] and found["kind"] in _NAMELESS:
        report("caption objects", where(block, "pour "), said=found["kind"], width=len("pour"))
    objects = tuple((OBJECTS[found[key]], found[f"{key}_term"] or "") for key in ("first", "second") if found[key])
    return Block(
        found["kind"],
        found["name"] or "",
        found["unit"] or "",
        objects,
        bool(found["fallback"]),
        found["unless"] or "",
        phrase,
        URGENCIES.get(urgency, ""),
        said.get("Force", ""),
        "Intermédiaire" in said,
        found["primitive"] or "",
        found["arguments"] or "",
        table,
        (),
        block.at,
        due=said.get("Échéance", ""),
        rank=said.get("Rang", ""),
    )


def _sentences(text: str, block: Paragraph, report: Reporter) -> tuple[str, dict[str, str]]:
    """The phrase, and what is said after it: a sentence there is a key with its value, or nobody would read it."""
    phrase, said = "", {}
    for number, sentence in enumerate(piece.strip() for piece in re.split(r"\.(?:\s+|$)", text)):
        keyed = _KEYED.match(sentence)
        key, value = (keyed["key"], keyed["value"].strip()) if keyed else (sentence, "")
        if key in _KEYS and key not in said and bool(keyed) == (key != "Intermédiaire"):
            said[key] = value
        elif number == 0:
            phrase = sentence
            run_on = _RUN_ON.search(sentence)
            if run_on:
                said_there = sentence[run_on.start(1) :]
                report("caption key", where(block, said_there), said=run_on[1], path=said_there, known=_KEYS, width=len(run_on[1]))
        elif sentence:
            report("caption key", where(block, sentence), said=key, path=sentence, known=_KEYS, width=len(key))
    return phrase, said


def where(block: Paragraph, text: str) -> Place:
    """Where some words of a paragraph stand; its start when they run over two lines."""
    for line in block.lines:
        if text in line.text:
            return Place(line.at.sheet, line.at.line, line.at.column + line.text.index(text))
    return block.at
