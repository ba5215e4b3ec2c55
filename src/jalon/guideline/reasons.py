"""Why an answer is what it is: the facts read, the rows met, their sources, readings and verification."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jalon.case import Statement
from jalon.case.vocabulary import vocabulary
from jalon.engine.domains import NOT_APPLICABLE, bits
from jalon.engine.slots import Slot, Thing
from jalon.guideline.facts import CaseFacts
from jalon.guideline.labels import fact_label, fact_name, iso, value_text
from jalon.guideline.program import Program, Rule
from jalon.guideline.said import Speaker
from jalon.guideline.trace import Trace

VERIFICATION: Mapping[str, str] = MappingProxyType(
    {
        "confirmée": "confirmed",
        "corrigée": "corrected",
        "conflit": "conflict",
        "non retrouvée": "not_found",
        "partielle": "partial",
    }
)
Json = dict[str, Any]


def because(
    facts: CaseFacts,
    speaker: Speaker,
    read: Iterable[tuple[Slot, int, list[int] | None]],
    things: Sequence[Thing],
    told: dict[tuple[int, int], Json | None],
) -> list[Json]:
    """The facts that were read, with value, date, source, and points in a score. `told` keeps what was said of a fact before."""
    found = []
    for slot, place, points in read:
        thing = things[place]
        key = slot.index, thing.index
        try:
            entry = told[key]
        except KeyError:
            entry = told[key] = None if key in facts.untold else _told(facts, speaker, slot, thing)
        if entry is not None:
            found.append(entry if points is None else entry | {"points": points})
    return found


def _told(facts: CaseFacts, speaker: Speaker, slot: Slot, thing: Thing) -> Json | None:
    """What is known of one fact; None when nothing is."""
    current = facts.current(slot.path, thing)
    statement = current.statements[-1] if current.statements else None
    mask = facts.base(slot, thing)
    if statement is None and mask & ~NOT_APPLICABLE == slot.domain.full:
        return None
    label = fact_label(slot, thing)
    entry: Json = {
        "fact": fact_name(slot, thing),
        "label": {"fr": label[0], "en": label[1]},
        "value": _own_value(slot, statement) if statement else value_text(mask, slot, None, 1),
        "words": {
            lang: speaker.stated(slot.path, thing, number, dates=False) if statement else value_text(mask, slot, None, number)
            for number, lang in enumerate(("fr", "en"))
        },
        "on": iso(statement.on) if statement else None,
        "source": statement.source if statement else None,
    }
    if current.why:
        entry["why"] = current.why
    elif current.several:
        entry["value"] = " | ".join(_own_value(slot, one) for one in current.statements)
        entry["why"] = "several_values"
    elif statement is None:
        entry["why"] = "implied"
    return entry


def _own_value(slot: Slot, statement: Statement) -> str:
    """A fact as it was written; one that follows from another is told by its own words, not by those of the other."""
    if statement.words:
        field = vocabulary().field(slot.path)
        # A list written `none` is complete: the word is that of its elements, not of the fact.
        if field is not None and (field.derived or slot.path.startswith("listed.")):
            return " | ".join(sorted(statement.words))
    return statement.said


def cites(program: Program, rule: Rule, seen: Trace) -> list[Json]:
    """Where the answer comes from: the rule, its rows that stay possible, the rules below."""
    cites = [cite(program, rule.source, rule.where, rule.sheet, rule.line)]
    for place in seen.own_rows:
        number = seen.rows[place]
        note = program.notes[number] if number >= 0 else None
        cites.append(
            cite(program, note.source if note and note.source else rule.source, note.where if note else rule.where, place.sheet, place.line)
        )
    for index in list(seen.rules)[1:]:
        other = program.by_slot.get(index)
        if other is not None and program.rules[other].kind != "Grandeur":
            below = program.rules[other]
            cites.append(cite(program, below.source, below.where, below.sheet, below.line))
    return list({(c["document"], c["where"], c["sheet"], c["line"]): c for c in cites}.values())


def cite(program: Program, source: str, where: str, sheet: str, line: int) -> Json:
    """One place of one document."""
    return {
        "document": program.sources[source].label if source in program.sources else source,
        "where": where,
        "sheet": sheet,
        "line": line,
    }


def readings(program: Program, seen: Trace) -> list[str]:
    """The readings that the rows used rest on."""
    notes = (program.notes[number] for number in seen.rows.values() if number >= 0)
    return list(dict.fromkeys(label.strip() for note in notes for label in note.reading.split(",") if label.strip()))


def verification(program: Program, seen: Trace) -> list[Json]:
    """How far the rows used have been verified, each place once."""
    found: dict[tuple[str, str], Json] = {}
    for place, number in seen.rows.items():
        note = program.notes[number] if number >= 0 else None
        if note and note.verification:
            state = VERIFICATION.get(note.verification, note.verification)
            found.setdefault(
                (state, note.where),
                {"state": state, "where": note.where, "comment": note.comment, "sheet": place.sheet, "line": place.line},
            )
    return list(found.values())


def contradictory(program: Program, facts: CaseFacts, seen: Trace) -> list[str]:
    """Facts that exclude each other."""
    found = []
    for slot, thing in seen.facts.values():
        for path in facts.contradictory.get((slot.path, thing.index), ()):
            found.append(fact_name(program.slots[program.index[path]], thing))
    return list(dict.fromkeys(found))


def discordant(program: Program, seen: Trace) -> list[str]:
    """Measures that disagree."""
    below = [leaf for pair in seen.disagree for place in pair for leaf in bits(program.slots[place].depends)]
    return [slot.path for slot, _ in seen.facts.values() if 1 << slot.index in below]
