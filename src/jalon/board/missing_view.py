"""`jalon missing` on a terminal: the facts to obtain, each with what it would change, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from jalon.board.effect import ToObtain, Touched
from jalon.board.effect_words import short, with_others
from jalon.board.effects import to_obtain
from jalon.board.terminal import UNKNOWN, URGENCY, indented, typeset
from jalon.board.terminal_sections import object_title
from jalon.guideline.boards import Board
from jalon.guideline.program import Bilingual, Program

NONE = ("Aucune donnée manquante ne change une réponse.", "No missing fact changes an answer.")
HEAD = ("À obtenir d'abord", "To obtain first")


def missing_table(board: Board, program: Program, lang: str) -> RenderableType:
    """Each fact in the order in which it is to be obtained."""
    number = 0 if lang == "fr" else 1
    facts = to_obtain(board, program)
    if not facts:
        return typeset([Text(NONE[number])], number)
    parts: list[RenderableType] = [Text(HEAD[number], style="bold underline")]
    first: dict[tuple[Touched, ...], int] = {}
    for place, one in enumerate(facts, start=1):
        parts += [Text(""), *fact_lines(one, place, number, first.setdefault(one.touched, place))]
    return typeset(parts, number)


def fact_lines(one: ToObtain, place: int, number: int, like: int) -> Iterator[RenderableType]:
    """One fact: the most telling effect, why it is not known and who has it, then every answer that it moves.

    `like`: an earlier fact that has said the same of them.
    """
    head = Text(f"{place}. ")
    head.append(one.headline[number] + ".", style="bold")
    yield head
    urgency = f"[{URGENCY[one.urgency][number]}]   " if one.urgency in ("now", "before") else ""
    why = one.why[number][:1].upper() + one.why[number][1:]
    yield indented(Text(f"{urgency}{why} ; {one.how[number]} ({one.fact})".replace(" ;", (" ;", ";")[number]), style=UNKNOWN), 3)
    if like != place:
        yield indented(Text((f"Mêmes effets qu'en {like}.", f"The same effects as {like}.")[number]), 3)
        return
    for touched in one.touched:
        if not touched.jointly:
            yield from (indented(line, 3) for line in touched_lines(touched, number))
    yield from (indented(line, 3) for line in jointly_lines(one, number))


def touched_lines(touched: Touched, number: int) -> Iterator[RenderableType]:
    """One answer: what it is now, then what each value of the fact would leave."""
    title = short(touched.title[number])
    about = "" if touched.about == "patient" else f" ({object_title(touched.about, number)})"
    yield Text(f"{title[:1].upper()}{title[1:]}{about}{_colon(number)}{_now(touched, number)}")
    for effect in touched.effects:
        yield indented(Text(effect.sentence[number]), 2)
    if touched.note[number]:
        yield indented(Text(touched.note[number], style=""), 2)


def jointly_lines(one: ToObtain, number: int) -> Iterator[RenderableType]:
    """The answers that the fact does not change alone, those that count with the same facts together."""
    together: dict[tuple[Bilingual, ...], list[str]] = {}
    for touched in one.touched:
        if touched.jointly:
            about = "" if touched.about == "patient" else f" ({object_title(touched.about, number)})"
            together.setdefault(touched.partners, []).append(short(touched.title[number]) + about)
    for partners, titles in together.items():
        said = with_others(partners, number)
        yield Text(f"{said[:1].upper()}{said[1:]}{_colon(number)}{', '.join(titles)}")


def _now(touched: Touched, number: int) -> str:
    """What an answer is now, with the scores on which it rests."""
    scores: Sequence[str] = ()
    if touched.effects:
        scores = [f"{short(score.title[number])} {score.before[number]}" for score in touched.effects[0].through]
    return ", ".join([*scores, touched.before[number]])


def _colon(number: int) -> str:
    return " : " if number == 0 else ": "
