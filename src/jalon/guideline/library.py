"""All the sheets, read and bound into one program; or every trouble found."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from jalon.case.vocabulary import vocabulary
from jalon.engine.trouble import Trouble, Troubles
from jalon.guideline.assembly import assemble
from jalon.guideline.draft import Draft
from jalon.guideline.heads import never_first
from jalon.guideline.lexicon import check_lexicon
from jalon.guideline.names import Names
from jalon.guideline.page import Page, read_page
from jalon.guideline.phrases import Phrases
from jalon.guideline.program import Program, Source
from jalon.guideline.reporter import Reporter
from jalon.guideline.shown import check_shown
from jalon.guideline.sources import SCOPES, as_text, read_sources
from jalon.guideline.terms import READ, RULES, declare

HOME = Path(__file__).parent.parent / "knowledge"


@dataclass
class Library:
    """Pages while they are being bound, and what is wrong with them."""

    folders: tuple[Path, ...]
    pages: list[Page] = field(default_factory=list)
    reporters: dict[str, Reporter] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names(vocabulary()))
    phrases: Phrases = field(default_factory=Phrases)

    def report(self, page: Page) -> Reporter:
        """The reporter of a page."""
        return self.reporters[page.name]

    def source_of(self, page: Page) -> Source:
        """The source that the head of a page names."""
        labels = sorted(self.sources.values(), key=lambda source: len(source.label), reverse=True)
        return next(source for source in labels if source.heads(page.head["Source"]))

    def stop(self) -> None:
        """Raise `Troubles` with everything found so far, if anything."""
        found = [*self.troubles, *(trouble for reporter in self.reporters.values() for trouble in reporter.troubles)]
        if found:
            raise Troubles(found)


def sheets(folders: tuple[Path, ...]) -> dict[Path, bytes]:
    """Every file of knowledge, in a fixed order. A sheet of a later folder replaces the sheet of the same name before it."""
    found: dict[str, Path] = {}
    for number, folder in enumerate(folders):
        for pattern in ("**/*.md", "*.toml", "*.po"):
            for path in sorted(folder.glob(pattern)):
                found[path.name if path.suffix == ".md" else f"{number}:{path.name}"] = path
    return {path: path.read_bytes() for path in found.values()}


def documents(files: Mapping[Path, bytes]) -> dict[str, str]:
    """The sha256 of each document (a folder of sheets)."""
    digests: dict[str, hashlib._Hash] = {}
    for path, content in files.items():
        if path.suffix == ".md":
            digests.setdefault(path.parent.name, hashlib.sha256()).update(path.name.encode() + b"\0" + content + b"\0")
    return {name: digest.hexdigest() for name, digest in sorted(digests.items())}


def load(folders: tuple[Path, ...] = (HOME,)) -> tuple[Program, Library]:
    """The program and the library it came from.

    Raises `Troubles` with everything that is wrong, so that one run shows a clinician the whole list.
    """
    files = sheets(folders)
    library = Library(folders)
    for path, content in files.items():
        if path.suffix == ".toml":
            found, library.reporters[path.name] = read_sources(content, path.name)
            library.sources |= found
        elif path.suffix == ".po":
            library.reporters[path.name] = library.phrases.read(content, path.name)
    library.stop()
    for path, content in files.items():
        if path.suffix == ".md":
            _page(library, path, content)
    named = declare(library.pages, library.names, library.report)
    if not named or any(page.unread for page in library.pages) or len(library.pages) < sum(path.suffix == ".md" for path in files):
        # What reads a rule without a name would be reported too, though nothing is wrong with it.
        library.stop()
    check_shown(library.pages, library.names, library.report)
    check_lexicon(library.pages, library.report)
    for page in library.pages:
        for block in page.blocks:
            if block.kind in RULES:
                made = Draft(page, block)
                READ[block.kind](made, library.names, library.report(page))
                library.drafts.append(made)
    # Domains of rules come first, so that a table may read a rule of a later page; then cells are checked against them.
    library.stop()
    program = assemble(library, documents(files))
    library.stop()
    return program, library


def _page(library: Library, path: Path, content: bytes) -> None:
    text, reporter = as_text(content, path.name)
    library.reporters[path.name] = reporter
    if reporter.troubles:
        return
    page, troubles = read_page(text, path.name, path.parent.name)
    page = replace(page, name=path.name)
    reporter.troubles.extend(troubles)
    labels = {source.label: source for source in library.sources.values()}
    label = next((label for label in sorted(labels, key=len, reverse=True) if labels[label].heads(page.head.get("Source", ""))), None)
    if "Source" in page.head and label is None:
        said = page.head["Source"].partition(",")[0]
        reporter("unknown source", page.places["Source"], said=said, known=tuple(labels), find=said)
    names = dict.fromkeys(block.name for block in page.blocks if block.name)
    for said in never_first(page.head):
        if said not in names:
            reporter("front rule", page.places["Première page"], said=said, known=tuple(names), find=said)
    for said in page.listed("Prime sur"):
        if said not in labels:
            reporter("unknown source", page.places["Prime sur"], said=said, known=tuple(labels), find=said)
    if page.head.get("Portée", "national") not in SCOPES:
        reporter("scope", page.places["Source"], said=page.head["Portée"], find=page.head["Portée"])
    edition = page.head.get("Édition", "2000-01-01")
    try:
        date.fromisoformat(edition)
    except ValueError:
        reporter("edition", page.places["Source"], said=edition, find=edition)
    for identifier, note in list(page.notes.items()):
        cited = next(
            (one for one in sorted(labels, key=len, reverse=True) if note.where.startswith((one + ",", one + " :")) or note.where == one),
            None,
        )
        where = note.where[len(cited) :].lstrip(",: ") if cited else note.where
        page.notes[identifier] = replace(note, source=labels[cited].id if cited else labels[label].id if label else "", where=where)
    library.pages.append(page)
