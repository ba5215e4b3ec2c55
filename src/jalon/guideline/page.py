"""One sheet as its author wrote it: head, captioned tables, texts, notes, examples. Words are not resolved here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.engine.sheet import Bullets, Cell, Heading, Paragraph, Quote, Table, blocks
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble
from jalon.guideline.wording import Reporter

KINDS = ("Termes", "Grandeur", "Score", "Décision", "Exigences", "Options", "Fenêtres", "Échéancier", "Repères", "Fraîcheur")
OBJECTS = {
    "patient": "patient",
    "lésion": "lesion",
    "traitement": "treatment",
    "projet": "plan",
    "tumeur": "tumour",
    "irradiation": "irradiation",
    "événement": "event",
    "imagerie": "imaging",
}
URGENCIES = {"maintenant": "now", "avant l'acte": "before", "prévu": "planned", "information": "information"}
_OBJECT = r"chaque (?P<{0}>\w+)(?:\s*\((?P<{0}_term>[^)]+)\))?"
_CAPTION = re.compile(
    r"\*\*(?P<kind>[^*]+)\*\*\s*(?:`(?P<name>[^`]+)`)?\s*(?:\((?P<unit>[^)]*)\))?\s*"
    + r"(?:pour "
    + _OBJECT.format("first")
    + r")?(?:\s+et "
    + _OBJECT.format("second")
    + r")?(?:, (?P<fallback>à défaut pour le patient)(?:\s*\((?P<unless>[^)]*)\))?)?"
    + r"\s*(?:=\s*`(?P<primitive>\w+)`\s*\((?P<arguments>.*)\)\s*\.?|:\s*(?P<phrase>.*)|\.)?\s*$",
    re.DOTALL,
)
_MARK = re.compile(r"\[\^([^\]]+)\]")
_NOTE = re.compile(r"^\[\^([^\]]+)\]:\s*(.*)$", re.DOTALL)
_TEXT = re.compile(r"^(?P<word>[^`«]+?)\s*(?:`(?P<identifier>[\w.]+)`)?\s*(?::\s*«\s*(?P<sentence>.*?)\s*»)?\s*$", re.DOTALL)
_READING = re.compile(r"`?(\w+)`?\s*:\s*«\s*(.+?)\s*»")
_HEAD = re.compile(r"^(Source|Population|Couvre en partie|Couvre|Montre|Lectures|Prime sur)\s*:\s*(.+)$")


@dataclass(frozen=True, slots=True)
class Note:
    """What a footnote says of the row it hangs on."""

    where: str
    comment: str
    source: str
    statements: tuple[str, ...]
    strength: str
    verification: str
    reading: str
    at: Place


@dataclass(frozen=True, slots=True)
class Text:
    """The sentence of one outcome; `check` when it belongs to one line of requirements."""

    word: str
    identifier: str
    sentence: str
    check: str
    at: Place


@dataclass(frozen=True)
class Block:
    """A caption with its table and its texts."""

    kind: str
    name: str
    unit: str
    objects: tuple[tuple[str, str], ...]
    fallback: bool
    fallback_if: str
    phrase: str
    urgency: str
    strength: str
    inner: bool
    primitive: str
    arguments: str
    table: Table | None
    texts: tuple[Text, ...]
    at: Place
    order: int = 0


@dataclass(frozen=True)
class Page:
    """A sheet read, before its words mean anything."""

    name: str
    folder: str
    title: str
    head: dict[str, str]
    places: dict[str, Place]
    blocks: tuple[Block, ...]
    notes: dict[str, Note]
    examples: Table | None
    not_computed: tuple[tuple[str, str, Place], ...]
    readings: dict[str, tuple[str, Place]]
    prose: tuple[Cell, ...]
    lines: tuple[str, ...] = field(repr=False, default=())

    def listed(self, key: str) -> tuple[str, ...]:
        """The identifiers of a head line such as `Couvre`."""
        text = self.head.get(key, "").rstrip(". ")
        return tuple(piece.strip() for piece in text.split(",") if piece.strip())


def mark(text: str) -> tuple[str, str]:
    """A cell without its footnote mark, and the mark."""
    found = _MARK.search(text)
    return (_MARK.sub("", text).strip(), found[1]) if found else (text, "")


def read_page(text: str, name: str, folder: str) -> tuple[Page, list[Trouble]]:
    """One sheet; every block is accounted for or reported."""
    report = Reporter(text, name)
    found = blocks(text, name)
    title, section = "", ""
    head: dict[str, str] = {}
    places: dict[str, Place] = {}
    made: list[Block] = []
    notes: dict[str, Note] = {}
    prose: list[Cell] = []
    examples: Table | None = None
    quotes: list[tuple[str, str, Place]] = []
    readings: dict[str, tuple[str, Place]] = {}
    waiting: tuple[re.Match[str], Paragraph] | None = None
    for block in found:
        if waiting and not isinstance(block, Table):
            report("caption without table", waiting[1].at, said=waiting[0]["kind"])
            waiting = None
        match block:
            case Heading(level=1):
                title = block.text
            case Heading():
                section = block.text.casefold()
            case Paragraph() if block.lines[0].text.startswith("**"):
                caption = _caption(block, report)
                if caption and caption["kind"] == "Grandeur":
                    made.append(_block(caption, block, None, report))
                elif caption:
                    waiting = (caption, block)
            case Paragraph() if _NOTE.match(block.text):
                for note in _notes(block):
                    notes[note[0]] = note[1]
            case Paragraph() if not made and _HEAD.match(block.lines[0].text) and not section:
                _read_head(block, head, places, report)
            case Paragraph():
                prose.extend(block.lines)
            case Table() if section == "cas":
                examples = block
            case Table() if waiting:
                if block.at.line - waiting[1].end > 2:
                    report("caption far from table", waiting[1].at, said=waiting[0]["kind"])
                made.append(_block(waiting[0], waiting[1], block, report))
                waiting = None
            case Table():
                report("table without caption", block.header[0].at)
            case Bullets() if section == "lectures":
                for item in block.items:
                    spoken = _READING.match(item.text)
                    if spoken is None:
                        report("reading", item.at, said=item.text[:40])
                    else:
                        readings[spoken[1]] = (spoken[2], item.at)
            case Bullets():
                if made and all(_TEXT.match(item.text) for item in block.items):
                    made[-1] = _with_texts(made[-1], block)
                else:
                    report("list without table", block.at)
            case Quote():
                quotes.extend(_quote(block, report))
    if waiting:
        report("caption without table", waiting[1].at, said=waiting[0]["kind"])
    if not title:
        report("no title", Place(name, 1))
    if "Source" not in head:
        report("no source", Place(name, 1))
    lines = tuple(text.splitlines())
    page = Page(name, folder, title, head, places, tuple(made), notes, examples, tuple(quotes), readings, tuple(prose), lines)
    return page, report.troubles


def _caption(block: Paragraph, report: Reporter) -> re.Match[str] | None:
    found = _CAPTION.match(block.text)
    kind = re.match(r"\*\*([^*]+)\*\*", block.text)
    if kind and kind[1] not in KINDS:
        report("unknown kind", block.at, said=kind[1], width=len(kind[1]), known=KINDS, shift=2)
        return None
    if not found:
        report("caption", block.at, said=kind[1] if kind else block.text)
        return None
    for key in ("first", "second"):
        if found[key] and found[key] not in OBJECTS:
            report("unknown object", block.at, said=found[key], known=tuple(OBJECTS), find=found[key])
            return None
    if not found["name"] and found["kind"] not in ("Termes", "Repères", "Fraîcheur"):
        report("no rule name", block.at, said=found["kind"])
        return None
    return found


def _tail(phrase: str, key: str) -> tuple[str, str]:
    found = re.search(rf"\s*{key}\s*:\s*([^.]+)\.", phrase)
    return (phrase[: found.start()] + phrase[found.end() :], found[1].strip()) if found else (phrase, "")


def _block(found: re.Match[str], block: Paragraph, table: Table | None, report: Reporter) -> Block:
    phrase, urgency = _tail((found["phrase"] or "").strip(), "Urgence")
    phrase, strength = _tail(phrase, "Force")
    inner = "Intermédiaire." in phrase
    phrase = phrase.replace("Intermédiaire.", "").strip().rstrip(".")
    if urgency and urgency not in URGENCIES:
        report("unknown urgency", block.at, said=urgency, known=tuple(URGENCIES), find=urgency)
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
        strength,
        inner,
        found["primitive"] or "",
        found["arguments"] or "",
        table,
        (),
        block.at,
    )


def _with_texts(block: Block, bullets: Bullets) -> Block:
    texts = []
    for item in bullets.items:
        found = _TEXT.match(item.text)
        assert found is not None
        word = found["word"].strip().rstrip(":").strip()
        check, separator, outcome = word.rpartition(", ")
        texts.append(Text(outcome if separator else word, found["identifier"] or "", found["sentence"] or "", check, item.at))
    return Block(**{name: getattr(block, name) for name in block.__dataclass_fields__} | {"texts": block.texts + tuple(texts)})


def _notes(block: Paragraph) -> list[tuple[str, Note]]:
    groups: list[tuple[str, list[str], Place]] = []
    for line in block.lines:
        found = _NOTE.match(line.text)
        if found:
            groups.append((found[1], [found[2]], line.at))
        elif groups:
            groups[-1][1].append(line.text)
    return [(key, _note(" ".join(texts), at)) for key, texts, at in groups]


def _note(text: str, at: Place) -> Note:
    values = {}
    for key in ("Énoncés", "Force", "Vérification", "Lecture"):
        found = re.search(rf"{key}s?\s*:\s*(.+?)\.(?=\s|$)", text)
        values[key] = found[1].strip() if found else ""
        text = text[: found.start()] + text[found.end() :] if found else text
    statements = tuple(piece.strip() for piece in values["Énoncés"].split(",") if piece.strip())
    where, _, comment = text.strip().partition(". ")
    return Note(where.strip().rstrip("."), comment.strip(), "", statements, values["Force"], values["Vérification"], values["Lecture"], at)


def _read_head(block: Paragraph, head: dict[str, str], places: dict[str, Place], report: Reporter) -> None:
    key = ""
    for line in block.lines:
        found = _HEAD.match(line.text)
        if found:
            key = found[1]
            head[key], places[key] = found[2].strip(), line.at
        elif key:
            head[key] += " " + line.text
    source = head.get("Source", "")
    for part in ("Portée", "Édition", "Responsable", "À relire"):
        source, value = _tail(source, part)
        if value:
            head[part] = value
        elif part in ("Portée", "Édition") and "Source" in head:
            report("head incomplete", places["Source"], said=part)
    head["Source"] = source.strip().rstrip(".")


def _quote(block: Quote, report: Reporter) -> list[tuple[str, str, Place]]:
    found = re.match(r"Non calculé(?:\s*\(([^)]*)\))?\s*:\s*(.+)$", block.text)
    if not found:
        report("quote", block.at)
        return []
    return [(identifier.strip(), found[2], block.at) for identifier in (found[1] or "").split(",")]
