"""Letters as self-contained pages: no script, no address, nothing but their own style."""

from __future__ import annotations

from jalon.board.html import TEMPLATES, digest, environment
from jalon.board.letter.blanks import coordinates
from jalon.board.letter.gp import DoctorLetter, blocks
from jalon.board.letter.model import Letter
from jalon.board.words import Words


def page(letter: Letter | DoctorLetter) -> str:
    """A letter, for a telephone first; its printed form is A5, or A4 for a doctor."""
    from markupsafe import Markup

    say = Words(letter.lang)
    style = (TEMPLATES / "letter.css").read_text(encoding="utf-8")
    if isinstance(letter, DoctorLetter):
        style = style.replace("size: A5;", "size: A4;")
    common = {
        "letter": letter,
        "lang": letter.lang,
        "say": say,
        "style": Markup(style),
        "style_digest": Markup(digest(style)),
        "title": f"{letter.title}, {letter.day}",
        "scope": letter.scope,
        "version": letter.version,
    }
    if isinstance(letter, DoctorLetter):
        template = environment().get_template("doctor_letter.html")
        return template.render(**common, blocks=blocks(letter, say), labels=coordinates(say, letter.coordinator))
    face = environment().get_template("letter_face.html")
    return environment().get_template("letter.html").render(**common, face=lambda lines: Markup(face.render(lines=lines)))
