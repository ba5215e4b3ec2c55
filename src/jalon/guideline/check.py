"""`jalon check`: everything that can be wrong with the sheets, told to who wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jalon.case import CaseTroubles
from jalon.engine.domains import WordDomain
from jalon.engine.tree import Place
from jalon.engine.trouble import Trouble, Troubles
from jalon.guideline import library as sheets
from jalon.guideline.axioms import axioms
from jalon.guideline.defects import tell
from jalon.guideline.examples import case_of, examples, readable, refusal, unmet
from jalon.guideline.library import HOME, Library
from jalon.guideline.notes import check_notes
from jalon.guideline.program import Bilingual, Program
from jalon.guideline.proofs import Exactness, Proved, exactness, proved
from jalon.guideline.prose import repeated
from jalon.guideline.reporter import Reporter
from jalon.guideline.statements import catalogue
from jalon.guideline.terms import quoted, rule_names
from jalon.guideline.vignette import named_terms
from jalon.guideline.written import SPOKEN, Page


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, what was proved and under which axioms, and what is wrong."""

    sheets: int
    rules: int
    cases: int
    proofs: tuple[Proved, ...]
    read: tuple[Exactness, ...]
    axioms: tuple[Bilingual, ...]
    troubles: tuple[Trouble, ...]


def check(folders: tuple[Path, ...] = (HOME,)) -> Report:
    """Load the sheets, prove their tables, run their cases, account for their words."""
    try:
        program, library = sheets.load(folders)
    except Troubles as found:
        return Report(len(sheets.sheets(folders)), 0, 0, (), (), (), found.troubles)
    proofs = _prove(program, library)
    cases = _cases(program, library)
    for page in library.pages:
        check_notes(page, tuple(program.readings), library.report(page))
        repeated(page, library.report(page))
    _editions(library)
    _statements(library)
    _terms(library)
    _orphans(library)
    troubles = [trouble for reporter in library.reporters.values() for trouble in reporter.troubles] + library.troubles
    return Report(
        len(library.pages),
        len(program.rules),
        cases,
        proofs,
        tuple(exactness(program)),
        tuple(axioms(program)),
        tuple(sorted(troubles, key=lambda t: (t.place.sheet, t.place.line))),
    )


def _prove(program: Program, library: Library) -> tuple[Proved, ...]:
    made = tuple(proved(program))
    named = named_terms(library)

    def term(slot: int, allowed: int) -> Bilingual | None:
        domain = program.slots[slot].domain
        return named.get(frozenset(domain.values(allowed))) if isinstance(domain, WordDomain) else None

    for one in made:
        for defect in one.defects:
            tell(defect, one.rule, program, library.reporters[one.rule.sheet], term)
    return made


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
            try:
                case = case_of(example, library)
            except CaseTroubles:
                refusal(example, library, report)
                continue
            for french, english in unmet(example, case, program):
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


def _editions(library: Library) -> None:
    """The edition that counts is that of `sources.toml`: a head that says another would not be read."""
    for page in library.pages:
        source = library.source_of(page)
        said = page.head.get("Édition", "")
        if said and source.edition is not None and said != source.edition.isoformat():
            library.report(page)("another edition", page.places["Source"], said=said, path=source.edition.isoformat(), find=said)


def _statements(library: Library) -> None:
    known = catalogue()
    for page in library.pages:
        report = library.report(page)
        _filed_twice(page, report)
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


def _filed_twice(page: Page, report: Reporter) -> None:
    """Report a statement that one page files in two places; what is left out of one covered in part has its own reason."""
    heads = [(identifier, key, page.places[key]) for key in ("Couvre", "Couvre en partie", "Montre") for identifier in page.listed(key)]
    first: dict[str, str] = {}
    for identifier, key, at in (*heads, *((identifier, "Non calculé", at) for identifier, _, at in page.not_computed if identifier)):
        before = first.get(identifier, "")
        first.setdefault(identifier, key)
        if before and (before, key) != ("Couvre en partie", "Non calculé"):
            report("statement twice", at, said=identifier, path=before, instead=key, find=identifier)


def _terms(library: Library) -> None:
    used = {word for _, word in library.names.used_terms}
    for word, (_, sheet, at) in library.names.homes.items():
        if word not in used:
            library.reporters[sheet]("unused term", at, said=word)


def _orphans(library: Library) -> None:
    for key, name, line in library.phrases.orphans():
        reporter = library.reporters.setdefault(name, Reporter("", name))
        reporter("orphan translation", Place(name, line), said=key, known=tuple(library.phrases.used))
