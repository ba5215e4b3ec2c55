"""A clinician's desk: a folder with one sheet, its list of sources and its English, and what `jalon check` says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jalon.engine.trouble import Trouble
from jalon.guideline.check import check
from jalon.guideline.page import Block, mark, read_page
from jalon.guideline.phrases import FIXED_FR

SOURCES = """\
[essai]
label = "Essai 2020"
title = "Essai"
edition = 2020-01-01
scope = "national"
reference = true
verification = "confirmed"
"""
PO_HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def desk(folder: Path, sheets: Mapping[str, str], english: str | None = None) -> Path:
    """A folder of sheets; the English is made from the sheets unless given."""
    for name, text in sheets.items():
        place = folder / "essai" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (folder / "en.po").write_text(translation(sheets) if english is None else english, encoding="utf-8")
    return folder


def troubles(folder: Path, *sheets: str, english: str | None = None) -> tuple[Trouble, ...]:
    """Everything that `jalon check` finds in `fiche.md`, `fiche-2.md`, …"""
    named = {"fiche.md" if number == 1 else f"fiche-{number}.md": text for number, text in enumerate(sheets, start=1)}
    return check((desk(folder, named, english),)).troubles


def translation(sheets: Mapping[str, str]) -> str:
    """A catalogue with every sentence of some sheets; the English is the French, marked."""
    entries = {key: french for name, text in sheets.items() for key, french in _sentences(text, name) if french}
    entries = {key: french for key, french in entries.items() if "|landmark" not in key or re.search(r"[^\W\d_]{2}", french)}
    return PO_HEAD + "".join(f'\nmsgctxt "{key}"\nmsgid "{french}"\nmsgstr "EN {french}"\n' for key, french in entries.items())


def _sentences(text: str, name: str) -> Iterator[tuple[str, str]]:
    stem = name.removesuffix(".md")
    page, _ = read_page(text, name, "essai")
    for label, (said, _) in page.readings.items():
        yield f"{stem}|{label}|reading", said
    for block in page.blocks:
        if block.kind in ("Score", "Décision", "Exigences", "Options", "Fenêtres"):
            yield from _of_rule(block, stem)
        yield from shown(block, stem)


def shown(block: Block, stem: str) -> Iterator[tuple[str, str]]:
    """The landmarks of a rule, the words of a lexicon, and the arguments of an option."""
    for row in block.table.rows if block.table else ():
        if block.kind == "Repères" and block.name:
            for cell in row[:4]:
                yield f"{stem}|{mark(cell.text)[0]}|landmark", mark(cell.text)[0]
        if block.kind == "Lexique" and len(row) == 2:
            word = mark(row[0].text)[0]
            yield f"{stem}|{word.partition(',')[0]}|word", word
            yield f"{stem}|{word.partition(',')[0]}|meaning", row[1].text
        if block.kind == "Options" and row:
            label = mark(row[0].text)[0]
            yield f"{stem}|{block.name}|{label}|argument", label


def _of_rule(block: Block, stem: str) -> Iterator[tuple[str, str]]:
    lines = {}
    if block.kind == "Exigences" and block.table:
        cells = (row[0].text.partition("[^")[0] for row in block.table.rows if row)
        lines = {label.strip(): f"{stem}|{block.name}.{rest.partition('`')[0]}" for label, _, rest in (cell.partition("`") for cell in cells)}
        for label, key in lines.items():
            yield f"{key}|label", label
    else:
        yield f"{stem}|{block.name}|title", block.phrase
    named: dict[str, str] = {}
    for text in block.texts:
        if bool(text.check) != (text.check in lines):
            continue
        key = lines.get(text.check, f"{stem}|{block.name}")
        identifier = text.identifier or FIXED_FR.get(text.word, "")
        named[text.word] = identifier
        yield f"{key}|{identifier}", text.sentence
        if text.identifier:
            yield f"{key}|{identifier}|label", text.word
    for text in block.shorts:
        yield f"{lines.get(text.check, f'{stem}|{block.name}')}|{named.get(text.word, text.word)}|short", text.sentence
