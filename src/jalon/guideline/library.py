"""All the sheets, read and bound into one program; or every trouble found."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from jalon.case.vocabulary import vocabulary
from jalon.engine.domains import WordDomain
from jalon.engine.evaluate import Slot
from jalon.engine.grammar import Unreadable, duration
from jalon.engine.tree import Duration, Fact, Place, Scope, Test
from jalon.engine.trouble import Trouble, Troubles
from jalon.guideline import binding, coherence, draft, plan
from jalon.guideline.binding import Binder
from jalon.guideline.draft import Draft, about
from jalon.guideline.names import Named, Names, Words
from jalon.guideline.page import Page, mark, read_page
from jalon.guideline.phrases import Phrases
from jalon.guideline.program import LISTS, Program, Reading, Rule, RowNote, Source
from jalon.guideline.wording import Reporter

HOME = Path(__file__).parent.parent / "knowledge"
RULES = ("Score", "Décision", "Exigences", "Options", "Fenêtres", "Grandeur")
_READ: Mapping[str, Callable[[Draft, Names, Reporter], None]] = {
    "Décision": draft.decision, "Score": draft.score, "Exigences": draft.checks, "Options": draft.checks, "Fenêtres": draft.windows, "Grandeur": draft.quantity,
}
RANKS = {"local": 0, "reference": 1, "national": 2, "international": 3}


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


def sheets(folders: tuple[Path, ...]) -> dict[Path, bytes]:
    """Every file of knowledge: sheets, sources, translations; in a fixed order."""
    found = [path for folder in folders for pattern in ("**/*.md", "*.toml", "*.po") for path in sorted(folder.glob(pattern))]
    return {path: path.read_bytes() for path in found}


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
            library.sources |= _sources(tomllib.loads(content.decode()))
        elif path.suffix == ".po":
            library.phrases.read(content, path.name)
    for path, content in files.items():
        if path.suffix == ".md":
            _page(library, path, content)
    _names(library)
    for page in library.pages:
        for block in page.blocks:
            if block.kind in RULES:
                made = Draft(page, block)
                _READ[block.kind](made, library.names, library.report(page))
                library.drafts.append(made)
    # Domains of rules come first, so that a table may read a rule of a later page; then cells are checked against them.
    _stop(library)
    program = _bind(library, documents(files))
    _stop(library)
    return program, library


def _stop(library: Library) -> None:
    found = [*library.troubles, *(trouble for reporter in library.reporters.values() for trouble in reporter.troubles)]
    if found:
        raise Troubles(found)


def _sources(written: Mapping[str, Mapping[str, object]]) -> dict[str, Source]:
    return {name: Source(name, str(one["label"]), str(one["title"]), one["edition"] if isinstance(one.get("edition"), date) else None, str(one["scope"]),
                         bool(one.get("reference")), str(one.get("verification", ""))) for name, one in written.items()}


def _page(library: Library, path: Path, content: bytes) -> None:
    name = path.stem
    text = content.decode("utf-8-sig")
    page, troubles = read_page(text, path.name, path.parent.name)
    page = replace(page, name=path.name)
    reporter = Reporter(text, path.name)
    reporter.troubles.extend(troubles)
    library.reporters[path.name] = reporter
    labels = {source.label: source for source in library.sources.values()}
    label = next((label for label in sorted(labels, key=len, reverse=True) if page.head.get("Source", "").startswith(label)), None)
    if "Source" in page.head and label is None:
        said = page.head["Source"].partition(",")[0]
        reporter("unknown source", page.places["Source"], said=said, known=tuple(labels), find=said)
    if page.head.get("Portée", "national") not in ("local", "national", "international"):
        reporter("scope", page.places["Source"], said=page.head["Portée"], find=page.head["Portée"])
    edition = page.head.get("Édition", "2000-01-01")
    try:
        date.fromisoformat(edition)
    except ValueError:
        reporter("edition", page.places["Source"], said=edition, find=edition)
    for identifier, note in list(page.notes.items()):
        cited = next((one for one in sorted(labels, key=len, reverse=True) if note.where.startswith((one + ",", one + " :")) or note.where == one), None)
        where = note.where[len(cited) :].lstrip(",: ") if cited else note.where
        page.notes[identifier] = replace(note, source=labels[cited].id if cited else labels[label].id if label else "", where=where)
    del name
    library.pages.append(page)


def _names(library: Library) -> None:
    """Terms and rules, so that any page may read any other."""
    for page in library.pages:
        for block in page.blocks:
            if block.kind == "Termes":
                _terms(library, page, block)
    waiting = [(page, block) for page in library.pages for block in page.blocks if block.kind in RULES and block.name]
    # What agrees takes the words of what it reads: it comes last.
    for page, block in sorted(waiting, key=lambda one: one[1].primitive == "agreement"):
        report = library.report(page)
        shape = Draft(page, block)
        if block.kind == "Score":
            _READ["Score"](shape, library.names, Reporter("", page.name))
        elif block.kind == "Grandeur" and block.primitive != "any":
            _READ["Grandeur"](shape, library.names, Reporter("", page.name))
        kind, about_kind = binding.kind_of(shape), binding.slot_kind(shape)
        rows = block.table.rows if block.table else ()
        names = [f"{block.name}.{_check_name(row[0].text)}" for row in rows] if block.kind == "Exigences" else [block.name]
        for name in names:
            known = library.names.rules.get(name)
            if known and isinstance(kind, Words) and isinstance(known.kind, Words):
                kind = Words(tuple(dict.fromkeys((*known.kind.ids, *kind.ids))), {**known.kind.french, **kind.french})
            if name in library.names.vocabulary.fields:
                report("rule twice", block.at, said=name, find=name)
            library.names.rules[name] = Named(name, about_kind, kind, rule=True)


def _check_name(text: str) -> str:
    found = text.split("`")
    return found[1] if len(found) > 1 else ""


def _terms(library: Library, page: Page, block: draft.Block) -> None:
    report = library.report(page)
    table = block.table
    if table is None:
        return
    path = _check_name(table.header[1].text) if len(table.header) == 3 else ""
    named = library.names.find(path, ())
    if named is None or not isinstance(named.kind, Words):
        report("unknown path", table.header[min(1, len(table.header) - 1)].at, said=path, known=library.names.known())
        return
    key = frozenset(named.kind.ids)
    for row in table.rows:
        found: set[str] = set()
        for piece in mark(row[1].text)[0].split(" ou "):
            meant = library.names.word(named.kind, piece.strip())
            if meant is None:
                report("unknown word", row[1].at, said=piece.strip(), path=path, known=library.names.wordlist(named.kind), find=piece.strip())
            found |= meant or set()
        word = mark(row[0].text)[0]
        library.names.terms.setdefault(key, {})[word] = frozenset(found)
        library.names.homes[word] = (path, page.name, row[0].at)


def _bind(library: Library, digests: dict[str, str]) -> Program:
    names = library.names
    binder = Binder(names, scopes_of={word: home[0] for word, home in names.homes.items()})
    ordered = sorted(library.drafts, key=lambda one: _rank(library, one))
    coherence.cuts(names)
    rules: list[Rule] = []
    owners: list[tuple[Draft, int, str, str]] = []
    for path in (f"listed.{name}" for name in LISTS.values()):
        if names.field(path):
            binder.fact(path)
    for one in ordered:
        for name, check in _rule_names(one):
            taken = name in binder.index
            slot_name = f"{name}@{_source(library, one).id}" if taken else name
            if slot_name in binder.index:
                library.report(one.page)("rule twice", one.block.at, said=name, find=name)
                continue
            named = names.rules[name]
            binder.add(slot_name, named.about, names.domain(named), Fact(slot_name))
            owners.append((one, binder.index[slot_name], name, check))
    for one, place, name, check in owners:
        _body(library, binder, one, place, check)
        rules.append(library.phrases.rule(library, binder, one, place, name, check))
    by_name: dict[str, int] = {}
    for number, rule in enumerate(rules):
        if rule.name in by_name:
            first = rules[by_name[rule.name]]
            rules[by_name[rule.name]] = replace(first, others=(*first.others, number))
        else:
            by_name[rule.name] = number
    freshness = {path: length for page in library.pages for block in page.blocks if block.kind == "Fraîcheur" for path, length in _freshness(library, page, block)}
    tied = coherence.ties(binder)
    _cycles(library, binder, owners)
    _stop(library)
    slots = plan.closure(binder.slots)
    applies = _applies(binder, slots)
    slots, classes = plan.split_plan(slots, coherence.linked(tied), {fact: other for fact, (other, _) in applies.items()})
    library.phrases.check(library, rules, binder)
    readings = {label: Reading(label, (text, library.phrases.english(f"{Path(page.name).stem}|{label}|reading", text, library.report(page), at)), page.name, at.line)
                for page in library.pages for label, (text, at) in page.readings.items()}
    return Program(tuple(slots), dict(binder.index), tuple(rules), by_name, tuple(binder.notes), readings, library.sources, freshness, classes, applies, tied, digests,
                   {rule.slot: number for number, rule in enumerate(rules)})


def _rule_names(one: Draft) -> list[tuple[str, str]]:
    if one.block.kind == "Exigences":
        return [(f"{one.block.name}.{check.name}", check.name) for check in one.checks]
    return [(one.block.name, "")]


def _source(library: Library, one: Draft) -> Source:
    labels = sorted(library.sources.values(), key=lambda source: len(source.label), reverse=True)
    return next(source for source in labels if one.page.head["Source"].startswith(source.label))


def _rank(library: Library, one: Draft) -> tuple[int, str]:
    """Local, then the reference edition, then later national ones, then international ones."""
    source = _source(library, one)
    scope = one.page.head.get("Portée", source.scope)
    rank = RANKS["reference"] if source.reference and scope != "local" else RANKS[scope]
    return rank, one.page.name


def _body(library: Library, binder: Binder, one: Draft, place: int, check: str) -> None:
    block, report = one.block, library.report(one.page)
    slot = binder.slots[place]
    kind, domain = binder.names.rules[slot.path.partition("@")[0]].kind, slot.domain
    scopes = tuple(binder.scope(about_kind, term, block.at, report) for about_kind, term in block.objects if about_kind != "patient")
    gate = None
    if "tumeur solide" in one.page.head.get("Population", ""):
        solid = binder.fact("population.solid")
        solid_domain = binder.slots[solid].domain
        gate = Test(solid, solid_domain.of(("yes",)), block.at)  # type: ignore[union-attr]
    depends = 0
    match block.kind:
        case "Décision":
            body = binding.decision_body(binder, one, kind, domain) if one.tables else None
        case "Score":
            body = binding.score_body(binder, one)
        case "Exigences":
            body = binding.requirement_body(binder, one, next(line for line in one.checks if line.name == check))
        case "Options":
            body = binding.option_body(binder, one)
        case "Fenêtres":
            body = binding.windows_body(binder, one)
        case _:
            body = binding.quantity_body(binder, one, report)
    for listed in _lists_read(block.kind, one):
        if listed in binder.index:
            depends |= 1 << binder.index[listed]
    if body is not None:
        binder.slots[place] = replace(slot, body=body, scopes=tuple(s for s in scopes if s.slot >= 0 or len(scopes) > 1), gate=gate, depends=depends)


def _lists_read(kind: str, one: Draft) -> list[str]:
    """The lists whose completeness a body feels."""
    if kind == "Fenêtres":
        return ["listed.lesions"]
    if kind != "Grandeur":
        return []
    own = ("patient", *about(one.block))
    return [f"listed.{LISTS[test.named.about]}" for test in one.arguments if test.named.about not in own and test.named.about in LISTS]


def _freshness(library: Library, page: Page, block: draft.Block) -> list[tuple[str, Duration]]:
    report, found = library.report(page), []
    for row in block.table.rows if block.table else ():
        path = _check_name(row[0].text) or row[0].text
        if path != "lesion" and library.names.find(path, ()) is None:
            report("unknown path", row[0].at, said=path, known=library.names.known(), find=path)
        try:
            found.append((path, duration(row[1].text, row[1].at)))
        except Unreadable:
            report("cell: duration", row[1].at, said=row[1].text, width=max(len(row[1].text), 1))
    return found


def _applies(binder: Binder, slots: list[Slot]) -> dict[int, tuple[int, int]]:
    """For a fact that only some objects have: the fact that decides it, and the set for which it applies."""
    found = {}
    for slot in slots:
        known = binder.names.field(slot.path) if isinstance(slot.body, Fact) else None
        if known is not None and known.applies is not None:
            other = binder.index[known.applies[0]]
            domain = slots[other].domain
            assert isinstance(domain, WordDomain)
            found[slot.index] = other, domain.of(known.applies[1])
    return found


def _cycles(library: Library, binder: Binder, owners: list[tuple[Draft, int, str, str]]) -> None:
    by_place = {place: (one, name) for one, place, name, _ in owners}
    done: set[int] = set()
    path: list[int] = []

    def visit(place: int) -> bool:
        if place in path:
            loop = [binder.slots[index].path for index in path[path.index(place) :]] + [binder.slots[place].path]
            one, name = by_place[place]
            library.report(one.page)("cycle", one.block.at, said=name, path=" → ".join(loop), find=name)
            return True
        if place in done:
            return False
        path.append(place)
        found = any(visit(read) for read in sorted(plan.below(binder.slots[place])) if read in by_place)
        path.pop()
        done.add(place)
        return found

    any(visit(place) for place in by_place)


__all__ = ["HOME", "Library", "Place", "RowNote", "Scope", "load", "sheets"]
