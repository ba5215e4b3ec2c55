"""Letters as plain text, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from jalon.board.letter.blanks import coordinates
from jalon.board.letter.gp import DoctorLetter, blocks
from jalon.board.letter.model import Letter, Line
from jalon.board.words import Words

WIDTH = 78


def plain(letter: Letter | DoctorLetter) -> str:
    """The sentences of a letter, wrapped."""
    say = Words(letter.lang)
    told = _doctor(letter, say) if isinstance(letter, DoctorLetter) else _patient(letter, say)
    head = [say("Brouillon : projet, ne pas remettre"), ""] if letter.draft else []
    return "\n".join([*head, letter.title, letter.day, *told]).replace("\u202f", " ").replace("\u00a0", " ")


def _patient(letter: Letter, say: Words) -> Iterator[str]:
    if letter.wish:
        yield from ("", f"{say('Ce que vous souhaitez')}{say(' : ')}{letter.wish}")
    if letter.questions:
        yield from ("", f"{say('Vos questions')}{say(' : ')}{' '.join(letter.questions)}")
    for section in letter.sections:
        yield from ("", section.title.upper())
        for part in section.parts:
            if part.heading:
                yield from ("", part.heading)
            yield from _lines(part.lines)


def _doctor(letter: DoctorLetter, say: Words) -> Iterator[str]:
    yield from ("", *_wrapped(", ".join(letter.who), ""))
    for title, items in blocks(letter, say):
        if items:
            yield from ("", title.upper())
            for item in items:
                yield from _wrapped(item, "- ")
    yield from ("", say("Signes d'alerte").upper())
    yield from _lines(letter.flags)
    yield from ("", say("Qui coordonne").upper())
    for label in coordinates(say, letter.coordinator):
        yield from _wrapped(label, "")


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(line.text, "")
        for item in line.items:
            yield from _wrapped(item, "- ")


def _wrapped(text: str, mark: str) -> list[str]:
    """A text on lines; a space that does not break stays with its words."""
    held = text.replace("\u202f", "\x00").replace("\u00a0", "\x00")
    made = textwrap.wrap(held, WIDTH, initial_indent=f"  {mark}", subsequent_indent="    " if mark else "  ", break_on_hyphens=False)
    return [one.replace("\x00", " ") for one in made]
