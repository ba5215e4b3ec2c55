"""The small lines of a sheet: sentences under a table, footnotes, readings, and what is not computed."""

from __future__ import annotations

import re
from dataclasses import replace

from jalon.engine.nearest import nearest
from jalon.engine.sheet import Bullets, Cell, Paragraph, Quote
from jalon.engine.tree import Place
from jalon.guideline.reporter import Reporter
from jalon.guideline.written import VERIFICATIONS, Block, Note, Text

NOTE = re.compile(r"^\[\^([^\]]+)\]:\s*(.*)$", re.DOTALL)
_TEXT = re.compile(
    r"^(?P<word>[^`«=]+?)\s*(?:`(?P<identifier>[\w.]+)`)?\s*(?:=\s*(?P<items>[^«]*?))?\s*(?::\s*«\s*(?P<sentence>.*?)\s*»)?\s*$",
    re.DOTALL,
)
_ITEM = re.compile(r"`([^`]+)`")
_ITEMS = re.compile(r"`[^`]+`(?:\s*,\s*`[^`]+`)*")
SHORT = ", court"
_READING = re.compile(r"`?(\w+)`?\s*:\s*«\s*(.+?)\s*»(?:\s*Lieu\s*:\s*.+)?\s*$", re.DOTALL)
_NOT_COMPUTED = re.compile(r"Non calculé(?:\s*\(([^)]*)\))?\s*:\s*(.+)$", re.DOTALL)
_KEYS = ("Énoncés", "Force", "Vérification", "Lecture")
_KEY = re.compile(r"(?:^|(?<=\s))([A-ZÀ-Ýa-zà-ÿ]+)\s*:\s")


def with_texts(block: Block, bullets: Bullets, report: Reporter) -> Block:
    """A block with the sentences of the list under its table."""
    texts: list[Text] = []
    shorts: list[Text] = []
    found = [_text(item) for item in bullets.items]
    if not any(found) and not any("`" in item.text or "«" in item.text for item in bullets.items):
        report("list without table", bullets.at)
        return block
    for item, text in zip(bullets.items, found, strict=True):
        if text is None:
            said, _, _ = item.text.partition(":")
            report("sentence", item.at, said=said.partition("`")[0].strip(), path=said.strip(), width=len(said.partition("`")[0].strip()))
        else:
            (shorts if text.short else texts).append(text)
            _items_read(text, item, report)
    return replace(block, texts=block.texts + tuple(texts), shorts=block.shorts + tuple(shorts))


def _text(item: Cell) -> Text | None:
    found = _TEXT.match(item.text)
    if found is None:
        return None
    word = found["word"].strip().rstrip(":").strip()
    if ":" in word or item.text.endswith(":"):
        return None
    short = word.endswith(SHORT)
    check, _, outcome = word.removesuffix(SHORT).rpartition(", ")
    said = found["items"]
    items = None if said is None else tuple(one.strip() for one in _ITEM.findall(said)) if _ITEMS.fullmatch(said) else ()
    return Text(outcome, found["identifier"] or "", found["sentence"] or "", check, item.at, items, short)


def _items_read(text: Text, item: Cell, report: Reporter) -> None:
    """What an outcome stands for: values between back-quotes, each once, or the dash for an empty list."""
    found = _TEXT.match(item.text)
    said = found["items"] if found else None
    if said is None:
        return
    if not text.items and said != "—":
        report("list of values", item.at, said=text.word, width=len(text.word))
    twice = next((one for place, one in enumerate(text.items or ()) if one in (text.items or ())[:place]), "")
    if twice:
        report("said twice", item.at, said=twice, shift=item.text.rindex(f"`{twice}`") + 1, width=len(twice))


def read_readings(bullets: Bullets, readings: dict[str, tuple[str, Place]], report: Reporter) -> None:
    """The list of readings of a document."""
    for item in bullets.items:
        spoken = _READING.match(item.text)
        if spoken is None:
            report("reading", item.at, said=item.text[:40])
        elif spoken[1] in readings:
            report("reading twice", item.at, said=spoken[1], path=str(readings[spoken[1]][1].line), width=len(spoken[1]))
        else:
            readings[spoken[1]] = (spoken[2], item.at)


def read_notes(block: Paragraph, notes: dict[str, Note], report: Reporter) -> None:
    """The footnotes of one paragraph, each on its own line or lines."""
    groups: list[tuple[str, list[str], Place]] = []
    for line in block.lines:
        found = NOTE.match(line.text)
        if found:
            groups.append((found[1], [found[2]], line.at))
        elif groups:
            groups[-1][1].append(line.text)
    for key, texts, at in groups:
        if key in notes:
            report("note twice", at, said=key, path=str(notes[key].at.line), width=len(key) + 3)
        else:
            notes[key] = _note(key, " ".join(texts), at, report)


def _note(name: str, text: str, at: Place, report: Reporter) -> Note:
    values = {}
    for key in _KEYS:
        found = re.search(rf"(?:^|(?<=\s)){key}s?\s*:\s*(.+?)(?:\.(?=\s|$)|$)", text)
        values[key] = found[1].strip() if found else ""
        text = text[: found.start()] + text[found.end() :] if found else text
    for left in _KEY.finditer(text):
        likely = nearest(left[1], _KEYS)
        if likely and _close(left[1], likely):
            report("note key", at, said=left[1], known=_KEYS, path=name, find=left[1])
    verification = values["Vérification"]
    if verification and verification not in VERIFICATIONS:
        report("verification", at, said=verification, known=VERIFICATIONS, find=verification)
    statements = tuple(piece.strip() for piece in values["Énoncés"].split(",") if piece.strip())
    where, _, comment = text.strip().partition(". ")
    return Note(where.strip().rstrip("."), comment.strip(), "", statements, values["Force"], verification, values["Lecture"], at)


def _close(said: str, key: str) -> bool:
    """Whether a word is a key misspelt, and not another word that stands before a colon."""
    return nearest(said, (key,)) is not None and said[0].casefold() in (key[0].casefold(), "e") and abs(len(said) - len(key)) <= 2


def read_quote(block: Quote, report: Reporter) -> list[tuple[str, str, Place]]:
    """What a quotation says is not computed: (statement or nothing, reason, place), one entry a « Non calculé »."""
    entries: list[tuple[str, Place]] = []
    for number in range(block.at.line, len(report.lines) + 1):
        line = report.lines[number - 1]
        text = line.strip().lstrip(">").strip()
        if not line.strip():
            break
        if not entries or re.match(r"Non calc\w*\b", text):
            entries.append((text, Place(block.at.sheet, number, block.at.column)))
        else:
            entries[-1] = (f"{entries[-1][0]} {text}".strip(), entries[-1][1])
    found = []
    for text, at in entries:
        read = _NOT_COMPUTED.match(text)
        if read is None:
            report("quote", at)
        else:
            found += [(identifier.strip(), read[2], at) for identifier in (read[1] or "").split(",")]
    return found
