"""A page of a program as the sheet that says it: head, captions, tables, sentences, notes, terms, ages, readings.

What a program does not hold is not printed: prose, landmarks that belong to no rule, what is not computed, cases.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from jalon.case import WordType
from jalon.engine.domains import CutDomain, WordDomain
from jalon.guideline.heads import PARTS
from jalon.guideline.lexicon import LEXICON, PATIENT
from jalon.guideline.printing.amounts import Unprintable, duration
from jalon.guideline.printing.captions import caption
from jalon.guideline.printing.cover import cover
from jalon.guideline.printing.footnotes import Footnotes
from jalon.guideline.printing.letters import letters
from jalon.guideline.printing.sentences import sentences
from jalon.guideline.printing.tables import table
from jalon.guideline.printing.wording import OR, Wording, field_of, sheet_words
from jalon.guideline.program import Program, Rule, Sheet, Term
from jalon.guideline.shown import FRESHNESS, LANDMARKS, NEVER_AGES


def folder(program: Program, place: Path) -> None:
    """Every page of a program, each in the folder of its document."""
    for name, text in pages(program).items():
        file = place / program.sheets[name].folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def pages(program: Program) -> dict[str, str]:
    """Every page by its name. Limits that no set needs, because a sheet names them between two cells that it joins, are named again."""
    wording = Wording(program, 0, True)
    made = {name: page(wording, sheet) for name, sheet in program.sheets.items()}
    left = _unnamed(wording)
    if not left:
        return made
    wording = Wording(program, 0, True, left)
    made = {name: page(wording, sheet) for name, sheet in program.sheets.items()}
    again = _unnamed(wording)
    if again:
        raise Unprintable(f"limits that no cell can name: {sorted(program.slots[index].path for index in again)}")
    return made


def _unnamed(wording: Wording) -> dict[int, list[int]]:
    """The limits that sheets print and that no printed cell names."""
    found: dict[int, list[int]] = {}
    for slot in wording.program.slots:
        if isinstance(slot.domain, CutDomain):
            left = [place for place, cut in enumerate(slot.domain.cuts) if cut.printed and (slot.index, place) not in wording.named]
            found |= {slot.index: left} if left else {}
    return found


def page(wording: Wording, sheet: Sheet) -> str:
    """One page of a program."""
    program = wording.program
    rules = [rule for rule in program.rules if rule.sheet == sheet.name]
    notes = Footnotes(program, sheet)
    parts = [f"# {sheet.title}", _head(sheet)]
    terms = [term for term in program.terms if term.sheet == sheet.name]
    parts += [_terms(wording, path, list(group)) for path, group in itertools.groupby(terms, key=lambda term: term.path)]
    for group in blocks(rules):
        parts += _block(wording, group, notes)
    parts += _landmarks(program, sheet, notes)
    words = [entry for entry in program.lexicon if entry.sheet == sheet.name]
    if words:
        rows = [(_escaped(", ".join(entry.forms[0])), _escaped(entry.meaning[0])) for entry in words]
        parts.append("**Lexique** : mots expliqués.\n\n" + grid(LEXICON, rows))
    explained = [entry for entry in program.patient_lexicon if entry.sheet == sheet.name]
    if explained:
        rows = [(_escaped(", ".join(entry.forms[0])), _escaped(entry.meaning[0])) for entry in explained]
        parts.append(f"**{PATIENT}** : mots expliqués.\n\n" + grid(LEXICON, rows))
    parts += letters(program, sheet.name, grid, _escaped)
    if sheet.ages:
        parts.append(_ages(program, sheet))
    readings = [reading for reading in program.readings.values() if reading.sheet == sheet.name]
    if readings:
        parts += ["## Lectures", "\n".join(f"- {reading.id} : « {reading.text[0]} »" for reading in readings)]
    return "\n\n".join(parts) + "\n"


def blocks(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The rules of each caption: one, or the checks of one table of requirements."""
    for key, group in itertools.groupby(enumerate(rules), key=lambda one: _caption_of(*one)):
        assert key
        yield [rule for _, rule in group]


def _caption_of(place: int, rule: Rule) -> tuple[str, int]:
    return (rule.name.rpartition(".")[0], -1) if rule.kind == "Exigences" else (rule.name, place)


def _head(sheet: Sheet) -> str:
    head = {key: value.rstrip(". ") for key, value in sheet.head.items()}
    first = ". ".join(f"{key} : {head[key]}" for key in ("Source", *PARTS) if key in head)
    rest = [f"{key} : {value}." for key, value in head.items() if key not in ("Source", *PARTS)]
    return "\n".join([f"{first}.", *rest])


def _block(wording: Wording, rules: list[Rule], notes: Footnotes) -> Iterator[str]:
    yield caption(wording, rules)
    if rules[0].kind == "Grandeur":
        return
    printed = table(wording, rules)
    rows = [[_escaped(box.text) + notes.mark(box.note) for box in line.boxes] for line in printed.lines]
    yield grid([_escaped(head) for head in printed.header], rows)
    said = sentences(wording, rules)
    if said:
        yield "\n".join(said)
    written = notes.new()
    if written:
        yield "\n".join(written)


def _landmarks(program: Program, sheet: Sheet, notes: Footnotes) -> Iterator[str]:
    """The landmarks that the page gives to rules of any page."""
    own = {(one.line, one): None for rule in program.rules for one in rule.landmarks if one.sheet == sheet.name}
    ordered = [one for _, one in sorted(own, key=lambda pair: pair[0])]
    for (rule, phrase), group in itertools.groupby(ordered, key=lambda one: (one.rule, one.phrase)):
        rows = []
        for one in group:
            said = [_escaped(text[0]) for text in (one.measure, one.printed, one.corrected, one.population)]
            rows.append([said[0] + notes.mark(one.note), *said[1:], one.verification])
        yield f"**Repères** `{rule}`" + (f" : {phrase}." if phrase else ".")
        yield grid(LANDMARKS, rows)
        written = notes.new()
        if written:
            yield "\n".join(written)


def grid(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _terms(wording: Wording, path: str, terms: list[Term]) -> str:
    """The terms of one fact, each as its words; a term never explains another."""
    known = field_of(path)
    assert known is not None and isinstance(known.type, WordType)
    domain = WordDomain(known.type.ids())
    taken = {term.word for term in wording.program.terms}
    words: dict[str, int] = {}
    for word, names in sheet_words(known.type):
        if word not in taken and OR[0] not in word:
            words.setdefault(word, domain.of(names))
    rows = []
    for term in terms:
        pieces = cover(domain.of(term.values), list(words.items()))
        if pieces is None:
            raise Unprintable(f"{path}: no words for the term {term.word}")
        rows.append([_escaped(text) for text in (term.word, OR[0].join(pieces), term.identifier)])
    return f"**Termes** : mots de `{path}`.\n\n" + grid(("Mot", f"Valeurs de `{path}`", "Identifiant"), rows)


def _ages(program: Program, sheet: Sheet) -> str:
    lengths = [(path, program.freshness[path]) for path in sheet.ages]
    rows = [(f"`{path}`", NEVER_AGES if length is None else duration(length, 0)) for path, length in lengths]
    return "**Fraîcheur** : durée pendant laquelle un fait daté sert encore.\n\n" + grid(FRESHNESS, rows)
