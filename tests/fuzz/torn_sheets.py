"""Sheets torn by chance: a right sheet with a few things moved, lost, repeated, or put where nobody would.

Whatever becomes of it, `jalon check` says what is wrong, in both languages, at a line of one of the files.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unicodedata import category

from jalon.guideline.check import check
from tests.guideline import right_sheets
from tests.guideline.desk import SOURCES, translation

RIGHT: Mapping[str, str] = {name: text for name, text in vars(right_sheets).items() if name.isupper() and name != "HEAD"}
SHEET, SOURCE, ENGLISH = "fiche.md", "sources.toml", "en.po"
WRITTEN = (
    "|", "`", "[^", "]", "«", "»", "**", "—", "?", "ou", "et", "≥ 5", "> 1/0", "1/3 ..", "..", "{", "}", "{x}", "{lesion}", "\\|", "\t", "\u00a0", "\u202e", "\0", "oui", "non", "sauf", "sans objet",
    "0", "-1", "9" * 23, "1e400", "½", "٣", "²", "%", "mg/L", "g/L (", "jours", "9999999999 jours", "9999 ans", "à discuter", "`lesion`", "`lesion.site`", "`lesion.`", "`.`", "`on`", "`lesion:.x`",
    "`lesion:L1.site`", "\n", "\n\n", "#", "# ", "## Cas", "> ", "- ", "1. ", "<!--", "(", ")", "=", ":", ": «", "\ufeff", "\r", "\x0b", "\x0c", "\x85", "\u2028", "Points", "cas", "any", "`any`(",
    "`any`(`lesion.site` = rachis)", "corrected_calcium", "pour chaque lésion", "pour chaque traitement et chaque irradiation (chirurgie)", "pour chaque irradiation", "à défaut pour le patient",
    "Intermédiaire.", "Urgence : maintenant.", '"', "[[x]]", "edition = 0001-01-01", 'msgid ""', "#, fuzzy",
)  # fmt: skip


def torn(dice: random.Random, text: str) -> str:
    """A text after one to six accidents."""
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        text = dice.choice(ACCIDENTS)(dice, text) or " "
    return text


def _written(dice: random.Random, text: str) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(WRITTEN) + text[place:]


def _lost(dice: random.Random, text: str) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + text[place + dice.choice((1, 1, 2, 5, 40)) :]


def _line_lost(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def _line_again(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))
    return "\n".join(lines)


def _lines_swapped(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _from_elsewhere(dice: random.Random, text: str) -> str:
    lines, others = text.split("\n"), dice.choice(sorted(RIGHT.values())).split("\n")
    start = dice.randrange(len(others))
    place = dice.randrange(len(lines))
    lines[place:place] = others[start : start + dice.choice((1, 3, 8))]
    return "\n".join(lines)


def _cell(dice: random.Random, text: str) -> str:
    """One cell becomes empty, another cell of the page, or something out of place."""
    lines = text.split("\n")
    rows = [number for number, line in enumerate(lines) if line.startswith("|")]
    if not rows:
        return text
    row = dice.choice(rows)
    cells = lines[row].split("|")
    cells[dice.randrange(len(cells))] = dice.choice(("", f" {dice.choice(WRITTEN)} ", dice.choice(lines[dice.choice(rows)].split("|"))))
    lines[row] = "|".join(cells)
    return "\n".join(lines)


def _word(dice: random.Random, text: str) -> str:
    words = re.findall(r"`[^`\n]*`|\w+", text)
    return text.replace(dice.choice(words), dice.choice(words), 1) if words else text


ACCIDENTS: tuple[Callable[[random.Random, str], str], ...] = (_written, _lost, _line_lost, _line_again, _lines_swapped, _from_elsewhere, _cell, _cell, _word)


def desk_of(dice: random.Random) -> dict[str, str]:
    """The files of a folder: a right sheet, its sources and its English, one of them torn; the sheet three times in four."""
    sheet = dice.choice(sorted(RIGHT.values()))
    files = {SHEET: sheet, SOURCE: SOURCES, ENGLISH: translation({SHEET: sheet})}
    name = dice.choice((SHEET,) * 6 + (SOURCE, ENGLISH))
    return files | {name: torn(dice, files[name])}


def put(files: Mapping[str, str], folder: Path) -> None:
    """Write the files of a folder, whatever they hold."""
    (folder / "essai").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        place = folder / "essai" / name if name == SHEET else folder / name
        place.write_bytes(text.encode("utf-8", "surrogatepass"))


def wrong_with(files: Mapping[str, str], folder: Path) -> Iterator[str]:
    """What is wrong with what `jalon check` says of them."""
    put(files, folder)
    for trouble in check((folder,)).troubles:
        name, line = trouble.place.sheet, trouble.place.line
        lines = len(re.split(r"\r\n?|\n", files.get(name, "")))
        if not 1 <= line <= lines:
            yield f"{name}:{line} is outside the file ({lines} lines)"
        for lang in ("fr", "en"):
            told = trouble.text(lang)
            unseen = next((one for one in told if one not in "\n\t" and category(one) in ("Cc", "Cf", "Zl", "Zp")), "")
            if unseen:
                yield f"U+{ord(unseen):04X} in {told!r}"
