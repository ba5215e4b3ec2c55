"""Why an answer is what it is, on a terminal: value, facts, what is missing, then sources, readings, verification, other sources."""

from __future__ import annotations

from dataclasses import replace

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from jalon.board.outcome_words import outcome_names, words_of
from jalon.board.terminal import UNKNOWN, effects, indented, typeset, value_line, why_text
from jalon.board.terminal_sections import object_title
from jalon.guideline.answers import Answer
from jalon.guideline.program import Program

VERIFIED = {
    "conflict": ("les sources diffèrent", "sources differ"),
    "corrected": ("corrigé", "corrected"),
    "not_found": ("non retrouvé", "not found"),
    "partial": ("vérifié en partie", "partly verified"),
}


ORIGINS = {"lesion": "lésion", "tumour": "tumeur", "treatment": "traitement", "imaging": "examen", "event": "événement"}
LISTS = {"lesions": "lésions", "tumours": "tumeurs", "treatments": "traitements", "imaging": "examens", "events": "événements"}


def _origin(source: str, number: int) -> str:
    """Where a fact comes from; one that follows from an object of the file, or from a whole list, names it."""
    kind, _, name = source.partition(":")
    if number == 0 and kind in LISTS and name == " complete":
        return f"{LISTS[kind]} : liste complète"
    return f"{ORIGINS[kind]} {name}" if number == 0 and kind in ORIGINS and name and " " not in name else source


def explanation(answer: Answer, program: Program, lang: str) -> RenderableType:
    """Value first, then reasons in the order of the table, then sources, readings and what is missing (style.md § 5)."""
    sources = [indented(Text(f"{one['document']}, {one['where']}   {one['sheet']}:{one['line']}"), 2) for one in answer.cites]
    return typeset([*reasons(answer, program, lang), Text(""), *sources, *grounds(answer, program, lang)], 0 if lang == "fr" else 1)


def reasons(answer: Answer, program: Program, lang: str) -> list[RenderableType]:
    """The value, the sentence, the facts that were read, and what is missing with what it would leave."""
    number = 0 if lang == "fr" else 1
    rule = program.rule(answer.rule)
    assert rule is not None
    said, style = value_line(answer, program, number)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 2))
    for entry in answer.because:
        points = entry.get("points")
        shown = "" if points is None or not points else str(points[0]) if points[0] == points[1] else f"{points[0]}–{points[1]}"
        when = " ".join(filter(None, (entry["on"] or "", _origin(entry["source"] or "", number))))
        table.add_row(
            *(Text(cell) for cell in (entry["label"][lang], entry["words"][lang] + why_text(entry.get("why"), number), shown, when))
        )
    head = Text(f"{rule.title[number]} ({object_title(answer.about, number)})   ")
    head.append(said, style=style)
    parts: list[RenderableType] = [head, indented(Text(answer.text[lang]), 2), Text(""), table]
    if answer.contradictory:
        parts.insert(
            0, Text(("Se contredisent : " if number == 0 else "Contradict each other: ") + ", ".join(answer.contradictory), style="bold")
        )
    # Where objects are put in order, a fact settles whether there are any, or moves the class of one.
    by = program.rule(rule.ranked_by)
    spoken = replace(rule, outcomes={**by.outcomes, **rule.outcomes}) if by is not None else rule
    for one in answer.missing:
        told = "; ".join(effects(one, spoken, number))
        parts.append(indented(Text(f"{one['label'][lang]}{why_text(one.get('why'), number)} ? {told}", style=UNKNOWN), 2))
    return parts


def grounds(answer: Answer, program: Program, lang: str) -> list[RenderableType]:
    """How the documents had to be read, how far the rows are verified, and what other sources say."""
    number = 0 if lang == "fr" else 1
    rule = program.rule(answer.rule)
    assert rule is not None
    colon = " : " if number == 0 else ": "
    parts: list[RenderableType] = []
    for label in answer.readings:
        reading = program.readings.get(label)
        parts.append(indented(Text(f"{label}{colon}{reading.text[number] if reading else ''}"), 2))
    for mark in answer.verification:
        if mark["state"] != "confirmed":
            told = VERIFIED.get(mark["state"], (mark["state"], mark["state"]))[number]
            comment = f". {mark['comment']}" if mark["comment"] else ""
            parts.append(indented(Text(f"{told}{colon}{mark['where']}{comment}"), 2))
    for one in answer.conflicts:
        said = words_of(outcome_names(one), program.words(answer.rule), number)
        edition = f" ({one['edition']})" if one["edition"] else ""
        parts.append(indented(Text(f"{one['source']}{edition}{colon}{said}"), 2))
    if answer.note:
        parts.append(indented(Text(answer.note[lang]), 2))
    if not answer.exact:
        parts.append(
            indented(
                Text(
                    "Réponse large : elle peut être plus ouverte que nécessaire, jamais plus étroite."
                    if number == 0
                    else "Wide answer: it may be more open than needed, never narrower."
                ),
                2,
            )
        )
    return parts
