"""A few lines of Markdown made into a program, and a few lines of YAML asked of it: the material of the meaning tests.

A clinician writes `**Décision** …` and its table. Here the head of the page, the list of sources and the English
catalogue are added, so that a test shows only the table that it is about.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from jalon.case import Case, read_case
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, WordDomain
from jalon.engine.sheet import Cell
from jalon.engine.trouble import Troubles
from jalon.guideline.answers import Answer, Reasoner
from jalon.guideline.library import load
from jalon.guideline.page import Block, Page, read_page
from jalon.guideline.phrases import FIXED_FR
from jalon.guideline.program import Program
from tests.guideline.desk import shown

ON = "2026-11-21"
N_A = "not_applicable"
HEAD = "# Fiche d'essai\n\nSource : {source}, page 1. Portée : {scope}. Édition : {edition}. Responsable : essai. À relire : 2030-01.\nPopulation : {population}.\n"
SOURCES = """
[essai]
label = "Essai 2020"
title = "Essai"
edition = 2020-01-01
scope = "national"
reference = true
verification = "confirmed"
"""

Value = str | int


def source(identifier: str, edition: str, scope: str, *, reference: bool = False) -> str:
    """One more entry of sources.toml; its label is the identifier."""
    return (f'\n[{identifier}]\nlabel = "{identifier}"\ntitle = "{identifier}"\nedition = {edition}\nscope = "{scope}"\n'
            f'reference = {str(reference).lower()}\nverification = "confirmed"\n')


def page(text: str, *, source: str = "Essai 2020", scope: str = "national", edition: str = "2020-01-01", population: str = "tous") -> str:
    """A page: the head, then the tables of the test."""
    return HEAD.format(source=source, scope=scope, edition=edition, population=population) + "\n" + textwrap.dedent(text).strip() + "\n"


def sheets(folder: Path, *pages: str, sources: str = "") -> Program:
    """The program of some pages; a text without a title is given one."""
    named = {f"fiche-{number}.md": text if text.lstrip().startswith("# ") else page(text) for number, text in enumerate(pages)}
    home = folder / "essai"
    home.mkdir(parents=True, exist_ok=True)
    for name, text in named.items():
        (home / name).write_text(text, encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES + sources, encoding="utf-8")
    (folder / "en.po").write_text(catalogue(named), encoding="utf-8")
    return load((folder,))[0]


def refusal(folder: Path, *pages: str) -> str:
    """Why the loader refuses some pages, in English."""
    try:
        sheets(folder, *pages)
    except Troubles as found:
        return "\n".join(f"{trouble.said[1]}. {trouble.advice[1]}" for trouble in found.troubles)
    return ""


def catalogue(pages: Mapping[str, str]) -> str:
    """An English for every sentence: the French one, marked."""
    entries: dict[str, str] = {}
    for name, text in pages.items():
        read, _ = read_page(text, name, "essai")
        entries.update(_phrases(read, Path(name).stem))
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgctxt "{key}"\nmsgid "{french}"\nmsgstr "EN {french}"\n' for key, french in entries.items())


def _phrases(read: Page, stem: str) -> Iterator[tuple[str, str]]:
    for label, (text, _) in read.readings.items():
        yield f"{stem}|{label}|reading", text
    for block in read.blocks:
        yield from shown(block, stem)
        for name, check in _rules(block) if block.kind != "Repères" else ():
            key = f"{stem}|{name}"
            yield f"{key}|title", block.phrase
            yield f"{key}|label", check
            for said in block.texts:
                if said.check == check:
                    identifier = said.identifier or FIXED_FR.get(said.word, said.word)
                    yield f"{key}|{identifier}", said.sentence
                    yield f"{key}|{identifier}|label", said.word


def _rules(block: Block) -> Iterator[tuple[str, str]]:
    if block.kind != "Exigences":
        yield block.name, ""
        return
    for row in block.table.rows if block.table else ():
        label, _, identifier = _bare(row[0]).partition("`")
        yield f"{block.name}.{identifier.partition('`')[0]}", label.strip()


def _bare(cell: Cell) -> str:
    return cell.text.partition("[^")[0]


def case_of(text: str) -> Case:
    """A case file; the day is 21 November 2026 unless it says another."""
    written = textwrap.dedent(text)
    head = "case: essai\n" + ("" if "\non:" in "\n" + written else f"on: {ON}\n")
    return read_case((head + written).encode())


def answers(program: Program, rule: str, case: str | Case) -> dict[str, Answer]:
    """The answers of one rule, steps included, by what they are about."""
    reasoner = Reasoner.begin(program, case_of(case) if isinstance(case, str) else case)
    return {answer.about: answer for answer in reasoner.of(rule, True, True)}


def answer(program: Program, rule: str, case: str | Case, about: str = "patient") -> Answer:
    """The answer of one rule about one object."""
    return answers(program, rule, case)[about]


def possible(program: Program, rule: str, case: str | Case, about: str = "patient") -> set[Value]:
    """Every value that the engine leaves to a rule, *not applicable* included; of a score the numbers, not their hull."""
    found = answer(program, rule, case, about)
    return values(program, rule, found.mask)


def values(program: Program, rule: str, mask: int) -> set[Value]:
    """The values in a set of the engine."""
    slot = program.slot(rule)
    assert slot is not None
    found: set[Value] = {N_A} if mask & NOT_APPLICABLE else set()
    if isinstance(slot.domain, (WordDomain, CountDomain)):
        found.update(slot.domain.values(mask))
    elif isinstance(slot.domain, CutDomain):
        found.update(str(span) for span in slot.domain.values(mask))
    return found
