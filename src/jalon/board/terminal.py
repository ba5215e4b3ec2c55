"""The answers of a case on a terminal: what is urgent first, then each object, then what to obtain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding as Space
from rich.text import Text

from jalon import SCOPE
from jalon.board.french import French
from jalon.board.outcome_words import outcome_names, words_of
from jalon.board.terminal_sections import sections, told_once
from jalon.guideline.answers import Answer
from jalon.guideline.boards import Board
from jalon.guideline.labels import value_text
from jalon.guideline.program import Program, Rule

URGENCY = {
    "now": ("maintenant", "now"),
    "before": ("avant l'acte", "before the act"),
    "planned": ("prévu", "planned"),
    "information": ("pour information", "for information"),
}
# Red means act today, grey means not known; nothing else is coloured (style.md § 10).
NOTHING = ("sans objet", "not applicable")
ACT, UNKNOWN = "bold red", "grey50"


def indented(part: RenderableType, by: int) -> Space:
    """A part moved to the right."""
    return Space(part, (0, 0, 0, by), expand=False)


def typeset(parts: Sequence[RenderableType], number: int) -> RenderableType:
    """Parts below each other; in French, no line begins with the mark that ends the words before it."""
    made = Group(*parts)
    return French(made) if number == 0 else made


def lay_out(board: Board, program: Program, lang: str) -> RenderableType:
    """One case: head, urgent answers, answers by object, what is missing, scope statement."""
    number = 0 if lang == "fr" else 1
    case = board.case
    parts: list[RenderableType] = [Text(f"{case.id}   {case.on.isoformat()}", style="bold")]
    for label, text in ((("Question", "Question"), case.question), (("Souhait du patient", "Patient's wish"), case.wish)):
        if text:
            parts.append(Text(f"{label[number]} : {text}" if number == 0 else f"{label[number]}: {text}"))
    troubled = list(dict.fromkeys(fact for answer in board.answers for fact in answer.contradictory))
    if troubled:
        parts.append(Text(("Se contredisent : " if number == 0 else "Contradict each other: ") + ", ".join(troubled), style="bold"))
    if board.set_aside:
        aside = ", ".join(f"{one['fact']} ({one['on']})" for one in board.set_aside)
        parts.append(
            Text(("Postérieurs à la date de la RCP, mis de côté : " if number == 0 else "Dated after the board, set aside: ") + aside)
        )
    for section in sections(board.answers, number):
        parts += [Text(""), Text(section.title, style="bold underline")]
        idle = [one for one in section.answers if one.status == "not_applicable" and not one.conflicts and ":" not in one.text[lang]]
        shown = [one for one in section.answers if one not in idle]
        parts += [indented(answer_lines(one, text, program, lang, case.on.isoformat()), 2) for one, text in told_once(shown, section, lang)]
        if idle:
            parts.append(indented(Text(_idle(idle, program, number)), 2))
    parts += missing_lines(board.missing, number)
    parts += [Text(""), Text(SCOPE[number], style="italic")]
    return typeset(parts, number)


def value_line(answer: Answer, program: Program, number: int) -> tuple[str, str]:
    """The value of an answer for a person, and its style."""
    rule = program.rule(answer.rule)
    assert rule is not None
    slot = program.slots[rule.slot]
    if answer.status == "not_applicable":
        return ("sans objet", "not applicable")[number], ""
    said = value_text(answer.mask & ~1, slot, rule, number)
    if answer.status == "bounded":
        return said, UNKNOWN if answer.urgency != "now" else ACT
    return said, ACT if answer.urgency == "now" else "bold"


def _idle(answers: Sequence[Answer], program: Program, number: int) -> str:
    """What does not apply here, in one line: it is said, and takes no place."""
    rules = (program.rule(answer.rule) for answer in answers)
    titles = [rule.title[number] for rule in rules if rule is not None]
    label, between = ((f"{NOTHING[0].capitalize()} : ", " ; "), (f"{NOTHING[1].capitalize()}: ", "; "))[number]
    return label + between.join(titles)


def _blocked(first: str, last: str, number: int) -> str:
    if first == last:
        return f"jour bloqué : {first}" if number == 0 else f"blocked day: {first}"
    return f"jours bloqués : du {first} au {last}" if number == 0 else f"blocked days: {first} to {last}"


def answer_lines(answer: Answer, text: str, program: Program, lang: str, on: str) -> Group:
    """Title and value, its sentence as `text` says it here, what else sources say."""
    number = 0 if lang == "fr" else 1
    rule = program.rule(answer.rule)
    assert rule is not None
    title = rule.title[number]
    said, style = value_line(answer, program, number)
    head = Text(f"{title[:1].upper()}{title[1:]}" + (" : " if number == 0 else ": "))
    head.append(said, style=style)
    if answer.urgency in ("now", "before"):
        head.append(f"   [{URGENCY[answer.urgency][number]}]", style=ACT if answer.urgency == "now" else "")
    if answer.may_not_apply:
        head.append("   (si la règle s'applique)" if number == 0 else "   (if the rule applies)", style=UNKNOWN)
    lines: list[RenderableType] = [head]
    if answer.status != "not_applicable" or ":" in answer.text[lang]:
        lines.append(indented(Text(text), 2))
    for span in answer.extra.get("blocked", []):
        if span["last"] >= on:
            lines.append(indented(Text(_blocked(span["first"], span["last"], number)), 2))
    for one in answer.conflicts:
        other = words_of(outcome_names(one), program.words(answer.rule), number)
        lines.append(indented(Text(f"{one['source']}{' : ' if number == 0 else ': '}{other}"), 2))
    if answer.note:
        lines.append(indented(Text(answer.note[lang]), 2))
    return Group(*lines)


def missing_lines(missing: Sequence[Any], number: int, most: int = 6) -> list[RenderableType]:
    """The first facts to obtain, with how many answers each may settle."""
    if not missing:
        return []
    lines: list[RenderableType] = [Text(""), Text(("À obtenir d'abord", "To obtain first")[number], style="bold underline")]
    for one in missing[:most]:
        label = one["label"]["fr" if number == 0 else "en"]
        settles = len(one["settles"])
        tail = (
            (
                f"peut fixer {settles} réponse{'s' if settles > 1 else ''}"
                if number == 0
                else f"may settle {settles} answer{'s' if settles > 1 else ''}"
            )
            if settles
            else ("peut changer la réponse" if number == 0 else "may change the answer")
        )
        lines.append(indented(Text(f"{label} ({one['fact']}){' : ' if number == 0 else ': '}{tail}"), 2))
    if len(missing) > most:
        rest = len(missing) - most
        lines.append(
            indented(
                Text(f"… et {rest} autre{'s' if rest > 1 else ''} : jalon missing" if number == 0 else f"… and {rest} more: jalon missing"),
                2,
            )
        )
    return lines


def effects(one: Any, rule: Rule, number: int, most: int = 8) -> list[str]:
    """What each value of a missing fact would leave, values with the same effect together."""
    if one.get("jointly"):
        return [("compte avec d'autres données", "counts together with other facts")[number]]
    by_effect: dict[str, list[str]] = {}
    for value, left in one["leaves"].items():
        named = [str(name) for name in left if name != "not_applicable"]
        said = "–".join(dict.fromkeys(named)) if rule.kind == "Score" else words_of(named, rule.outcomes, number)
        by_effect.setdefault(said or NOTHING[number], []).append(one["words"]["fr" if number == 0 else "en"][value])
    lines = []
    for said, values in by_effect.items():
        more = len(values) - most
        lines.append(f"{', '.join(values[:most])}{f' … (+{more})' if more > 0 else ''} → {said}")
    return lines


WHY = {
    "too_old": ("trop ancien", "too old"),
    "undated": ("sans date", "undated"),
    "said_unknown": ("dit inconnu", "said to be unknown"),
    "contradictory": ("contradictoire", "contradictory"),
    "several_values": ("plusieurs valeurs", "several values"),
    "implied": ("déduit", "implied"),
}


def why_text(why: str | None, number: int) -> str:
    """Why a fact is not known, between parentheses."""
    return f" ({WHY[why][number]})" if why in WHY else ""


class Terminal(Console):
    """A console that lets a reader leave early: a closed pipe is no finding."""

    def on_broken_pipe(self) -> None:
        """Tell whoever runs the command; rich would exit with 1."""
        raise BrokenPipeError


def show(console: Console, *parts: RenderableType) -> None:
    """Print, one blank line between cases."""
    for number, part in enumerate(parts):
        if number:
            console.print()
        console.print(part, soft_wrap=False)
