"""First judgement of a changed sheet, in this process: it loads, it is proved, its `Cas` rows hold, it is as the register has it."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jalon.engine.trouble import Troubles
from jalon.guideline import check as checking
from jalon.guideline import examples, page, sources
from jalon.guideline.axioms import laws
from jalon.guideline.cache import encode
from jalon.guideline.examples import Example
from jalon.guideline.library import HOME, Library, load
from jalon.guideline.page import Page
from jalon.guideline.program import Program
from jalon.guideline.proofs import prove
from jalon.guideline.reporter import Reporter
from jalon.guideline.wording import MESSAGES
from tests.knowledge.register import entered
from tests.knowledge.register import written as written_down
from tools.mutate.mutant import Mutant
from tools.mutate.written import PLACE

LOADING, PROOFS, CASES, REGISTER, SAME, NOTHING = "loading", "proofs", "Cas", "register", "same", ""
SLOWEST = "Options"
_CASE_FAILS = MESSAGES["case fails"][0].partition("{")[0]


def judged(mutants: Sequence[Mutant], processes: int) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with what caught it; nothing when nothing did, `same` when it is the same program in other words."""
    with tempfile.TemporaryDirectory(prefix="jalon-sheets-") as room, multiprocessing.Pool(processes, remember) as pool:
        asked = ((mutant, room) for mutant in mutants)
        yield from zip(mutants, pool.imap(judge, asked, chunksize=4), strict=True)


REMEMBERED = ((page, "blocks"), (checking, "examples"), (examples, "read_case"), (sources, "hidden"))
"""What `remember` puts in the place of the functions of these names."""


def remember() -> None:
    """Sheets and cases that have not changed are read once: what a text says does not depend on its neighbours."""
    vars(page)["blocks"] = lru_cache(512)(vars(page)["blocks"])
    vars(checking)["examples"] = _first_failures
    vars(examples)["read_case"] = lru_cache(4096)(vars(examples)["read_case"])
    vars(sources)["hidden"] = cache(vars(sources)["hidden"])


def _first_failures(here: Page, library: Library, report: Reporter) -> Iterator[Example]:
    """The `Cas` of a page, unless something is already wrong: one reason is enough."""
    if not any(reporter.troubles for reporter in library.reporters.values()):
        yield from examples.examples(here, library, report)


def judge(asked: tuple[Mutant, str]) -> str:
    """What catches one changed sheet before any test is run."""
    mutant, room = asked
    folder = _folder(room)
    inside = mutant.path.removeprefix(PLACE + "/")
    place, written = folder / inside, (HOME / inside).read_text(encoding="utf-8")
    place.write_text(mutant.text(written), encoding="utf-8")
    try:
        program, library = load((folder,))
        found = _alone(program, library, place.name)
        if found:
            return found
        if sorted(written_down(library.pages)) != sorted(entered()):
            return REGISTER
        troubles = checking.check((folder,)).troubles
        if troubles:
            return CASES if all(_CASE_FAILS in trouble.said[0] for trouble in troubles) else PROOFS
        return SAME if not mutant.worded and as_text(program) == _shipped() else NOTHING
    except Troubles:
        return LOADING
    finally:
        place.write_text(written, encoding="utf-8")


def _alone(program: Program, library: Library, name: str) -> str:
    """What the changed page says of itself: its tables, then its `Cas`. That is enough for most changes, and is soon done."""
    known = laws(program)
    for rule in program.rules:
        if rule.sheet == name and rule.kind != SLOWEST and prove(rule, program, known).defects:
            return PROOFS
    here = next((one for one in library.pages if one.name == name), None)
    report = library.reporters[name]
    for example in examples.examples(here, library, report) if here else ():
        if report.troubles:
            return PROOFS
        if examples.failures(example, program, library):
            return CASES
    return NOTHING


def as_text(program: Program) -> str:
    """A program as text, without the digests of its files and without the columns where its cells begin."""
    return json.dumps(_without_columns(encode(replace(program, documents={}))))


def _without_columns(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return value[:3] if value[:1] == ["Place"] else [_without_columns(one) for one in value]


@cache
def _folder(room: str) -> Path:
    """A copy of the shipped sheets, one for each process."""
    folder = Path(tempfile.mkdtemp(dir=room))
    shutil.copytree(HOME, folder / "knowledge", ignore=shutil.ignore_patterns(".*.tree.json"))
    return folder / "knowledge"


@cache
def _shipped() -> str:
    return as_text(load()[0])
