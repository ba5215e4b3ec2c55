"""`jalon check`: everything that can be wrong with the sheets, told to who wrote them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jalon.engine.prove import Combination, defects
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble, Troubles
from jalon.guideline import library as sheets
from jalon.guideline.coherence import Tie, close
from jalon.guideline.defects import tell
from jalon.guideline.examples import examples, failures, readable, refusal
from jalon.guideline.library import HOME, Library
from jalon.guideline.notes import check_notes
from jalon.guideline.plan import groups
from jalon.guideline.program import Program
from jalon.guideline.prose import repeated
from jalon.guideline.statements import catalogue
from jalon.guideline.terms import quoted, rule_names
from jalon.guideline.wording import Reporter
from jalon.guideline.written import SPOKEN, Page


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and what is wrong."""

    sheets: int
    rules: int
    cases: int
    tables: int
    exact: tuple[str, ...]
    split: tuple[tuple[str, tuple[str, ...], int], ...]
    wide: tuple[tuple[str, tuple[str, ...]], ...]
    troubles: tuple[Trouble, ...]


def check(folders: tuple[Path, ...] = (HOME,)) -> Report:
    """Load the sheets, prove their tables, run their cases, account for their words."""
    try:
        program, library = sheets.load(folders)
    except Troubles as found:
        return Report(len(sheets.sheets(folders)), 0, 0, 0, (), (), (), found.troubles)
    tables = _prove(program, library)
    cases = _cases(program, library)
    for page in library.pages:
        check_notes(page, tuple(program.readings), library.report(page))
        repeated(page, library.report(page))
    _statements(library)
    _terms(library)
    _orphans(library)
    exact, split, wide = _plans(program)
    troubles = [trouble for reporter in library.reporters.values() for trouble in reporter.troubles] + library.troubles
    return Report(
        len(library.pages),
        len(program.rules),
        cases,
        tables,
        exact,
        split,
        wide,
        tuple(sorted(troubles, key=lambda t: (t.place.sheet, t.place.line))),
    )


def _plans(
    program: Program,
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...], int], ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    exact, split, wide = [], [], []
    for rule in program.rules:
        slot = program.slots[rule.slot]
        if not slot.exact:
            wide.append(
                (
                    slot.path,
                    tuple(
                        sorted(
                            one.path
                            for one in program.slots
                            if slot.depends >> one.index & 1 and one.index != slot.index and "." in one.path
                        )
                    ),
                )
            )
        elif slot.split:
            product = 1
            for fact in slot.split:
                product *= len(program.classes[fact, slot.index])
            split.append((slot.path, tuple(program.slots[fact].path for fact in slot.split), product))
        else:
            exact.append(slot.path)
    return tuple(exact), tuple(split), tuple(wide)


def _coherent(program: Program) -> Callable[[Combination], bool]:
    def holds(combination: Combination) -> bool:
        for column in combination:
            ties: tuple[Tie, ...] = program.ties.get(column, ())
            members = {place for tie in ties for place in (tie.premise, tie.conclusion)}
            if ties and close({place: combination.get(place, program.slots[place].domain.full) for place in members}, ties) is None:
                return False
        return True

    return holds


def _prove(program: Program, library: Library) -> int:
    coherent, proved = _coherent(program), 0
    for rule in program.rules:
        slot = program.slots[rule.slot]
        proved += 1
        for defect in defects(slot, program.slots, groups, coherent):
            tell(defect, rule, program, library.reporters[rule.sheet])
    return proved


def _cases(program: Program, library: Library) -> int:
    number = 0
    for page in library.pages:
        report = library.report(page)
        ruled = any(block.kind in SPOKEN for block in page.blocks)
        if ruled and (page.examples is None or not page.examples.rows):
            report("no cases", Place(page.name, 1))
        _untried(page, library, report)
        for example in examples(page, library, report):
            number += 1
            if refusal(example, library, report):
                continue
            for french, english in failures(example, program, library):
                report("case fails", example.at, said=example.name, path=french, path_en=english, find=example.name)
    return number


def _untried(page: Page, library: Library, report: Reporter) -> None:
    """Report each rule of a page, steps aside, that no column of its cases expects."""
    if page.examples is None or not all(readable(cell, library) for cell in page.examples.header[1:]):
        return
    tried = {quoted(cell.text) for cell in page.examples.header}
    for block in page.blocks:
        if block.kind in SPOKEN and not block.inner:
            for name in rule_names(block):
                if name not in tried:
                    report("rule without case", block.at, said=name, find=block.name)


def _statements(library: Library) -> None:
    known = catalogue()
    for page in library.pages:
        report = library.report(page)
        for key in ("Couvre", "Couvre en partie", "Montre"):
            for identifier in page.listed(key):
                if identifier not in known:
                    report("unknown statement", page.places[key], said=identifier, known=tuple(known), find=identifier)
        for identifier, _, at in page.not_computed:
            if identifier and identifier not in known:
                report("unknown statement", at, said=identifier, known=tuple(known), find=identifier)
        for note in page.notes.values():
            for identifier in note.statements:
                if identifier not in known:
                    report("unknown statement", note.at, said=identifier, known=tuple(known), find=identifier)


def _terms(library: Library) -> None:
    used = {word for _, word in library.names.used_terms}
    for word, (_, sheet, at) in library.names.homes.items():
        if word not in used:
            library.reporters[sheet]("unused term", at, said=word)


def _orphans(library: Library) -> None:
    for key, name, line in library.phrases.orphans():
        reporter = library.reporters.setdefault(name, Reporter("", name))
        reporter("orphan translation", Place(name, line), said=key, known=tuple(library.phrases.used))
