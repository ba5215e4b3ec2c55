"""Checked pages become one program: rules ranked by source, bound, ordered, planned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.engine.domains import WordDomain
from jalon.engine.grammar import Unreadable, duration
from jalon.engine.slots import Slot
from jalon.engine.tree import Body, Duration, Fact, Place, Test
from jalon.guideline import bodies, coherence, headings, letters, lexicon, placeholders, plan
from jalon.guideline.binding import Binder
from jalon.guideline.draft import Draft, about
from jalon.guideline.due_captions import dues
from jalon.guideline.landmark_rows import with_landmarks
from jalon.guideline.order_captions import ranked_by
from jalon.guideline.page import Block, Page
from jalon.guideline.program import LISTS, Program, Reading, Rule
from jalon.guideline.shown import NEVER_AGES
from jalon.guideline.terms import quoted

if TYPE_CHECKING:
    from jalon.guideline.library import Library

RANKS = {"local": 0, "reference": 1, "national": 2, "international": 3}


def assemble(library: Library, digests: dict[str, str]) -> Program:
    """Slots for every rule and fact, their split plans, their words."""
    names = library.names
    binder = Binder(names, scopes_of={word: home[0] for word, home in names.homes.items()})
    ordered = sorted(library.drafts, key=lambda one: _rank(library, one))
    coherence.cuts(names)
    rules: list[Rule] = []
    owners: list[tuple[Draft, int, str, str]] = []
    for path in (f"listed.{name}" for name in LISTS.values()):
        if names.field(path):
            binder.fact(path)
    sourced: set[tuple[str, str]] = set()
    for one in ordered:
        for name, check in _rule_names(one):
            source = library.source_of(one.page).id
            if (name, source) in sourced:
                library.report(one.page)("rule twice", one.block.at, said=name, find=one.block.name)
                continue
            sourced.add((name, source))
            slot_name = f"{name}@{source}" if name in binder.index else name
            named = names.rules[name]
            binder.add(slot_name, named.about, names.domain(named), Fact(slot_name))
            owners.append((one, binder.index[slot_name], name, check))
    for one, place, name, check in owners:
        _body(library, binder, one, place, check)
        report = library.report(one.page)
        made = library.phrases.rule(library, binder, one, place, name, check)
        due, by = dues(binder, one.block, report), ranked_by(one.block, library.names, report)
        rules.append(replace(made, rank=_rank(library, one)[0], due=due, ranked_by=by))
    rules = with_landmarks(library, binder, rules)
    by_name: dict[str, int] = {}
    for number, rule in enumerate(rules):
        if rule.name in by_name:
            first = rules[by_name[rule.name]]
            rules[by_name[rule.name]] = replace(first, others=(*first.others, number))
        else:
            by_name[rule.name] = number
    freshness = {
        path: length
        for page in library.pages
        for block in page.blocks
        if block.kind == "Fraîcheur"
        for path, length in _freshness(library, page, block)
    }
    tied = coherence.ties(binder)
    _cycles(library, binder, owners)
    library.stop()
    slots = plan.closure(binder.slots)
    applies = _applies(binder, slots)
    slots, classes = plan.split_plan(slots, coherence.linked(tied), applies)
    placeholders.check(library.phrases.sentences, rules, names)
    readings = {
        label: Reading(
            label,
            (text, library.phrases.english(f"{Path(page.name).stem}|{label}|reading", text, library.report(page), at)),
            page.name,
            at.line,
        )
        for page in library.pages
        for label, (text, at) in page.readings.items()
    }
    return Program(
        tuple(slots),
        dict(binder.index),
        tuple(rules),
        by_name,
        tuple(binder.notes),
        readings,
        library.sources,
        freshness,
        classes,
        applies,
        tied,
        digests,
        {rule.slot: number for number, rule in enumerate(rules)},
        headings.terms(library.pages, names),
        headings.sheets(library.pages),
        lexicon.entries(library),
        lexicon.entries(library, lexicon.PATIENT),
        letters.tellings(library, rules),
        letters.plain_words(library),
    )


def _rule_names(one: Draft) -> list[tuple[str, str]]:
    if one.block.kind == "Exigences":
        return [(f"{one.block.name}.{check.name}", check.name) for check in one.checks]
    return [(one.block.name, "")]


def _rank(library: Library, one: Draft) -> tuple[int, str]:
    """Local, then the reference edition, then later national ones, then international ones."""
    source = library.source_of(one.page)
    scope = one.page.head.get("Portée", source.scope)
    rank = RANKS["reference"] if source.reference and scope != "local" else RANKS[scope]
    return rank, one.page.name


def _body(library: Library, binder: Binder, one: Draft, place: int, check: str) -> None:
    block, report = one.block, library.report(one.page)
    slot = binder.slots[place]
    kind, domain = binder.names.rules[slot.path.partition("@")[0]].kind, slot.domain
    scopes = tuple(binder.scope(about_kind, term, block.at, report) for about_kind, term in block.objects if about_kind != "patient")
    gates: list[Test] = []
    if "tumeur solide" in one.page.head.get("Population", ""):
        gates.append(_is(binder, "population.solid", "yes", block.at))
        if any(about_kind == "lesion" for about_kind, _ in block.objects):
            gates.append(_is(binder, "lesion.haematological", "no", block.at))
    depends = 0
    body: Body | None
    match block.kind:
        case "Décision":
            body = bodies.decision_body(binder, one, kind, domain) if one.tables else None
        case "Score":
            body = bodies.score_body(binder, one)
        case "Exigences":
            body = bodies.requirement_body(binder, one, next(line for line in one.checks if line.name == check))
        case "Options":
            body = bodies.option_body(binder, one)
        case "Fenêtres":
            body = bodies.windows_body(binder, one)
        case _:
            body = bodies.quantity_body(binder, one, report)
    for listed in _lists_read(block.kind, one):
        if listed in binder.index:
            depends |= 1 << binder.index[listed]
    if body is not None:
        binder.slots[place] = replace(
            slot, body=body, scopes=tuple(s for s in scopes if s.slot >= 0 or len(scopes) > 1), gates=tuple(gates), depends=depends
        )


def _is(binder: Binder, path: str, word: str, at: Place) -> Test:
    place = binder.fact(path)
    domain = binder.slots[place].domain
    assert isinstance(domain, WordDomain)
    return Test(place, domain.of((word,)), at)


def _lists_read(kind: str, one: Draft) -> list[str]:
    """The lists whose completeness a body feels."""
    if kind == "Fenêtres":
        return ["listed.lesions"]
    if kind != "Grandeur":
        return []
    own = ("patient", *about(one.block))
    return [f"listed.{LISTS[read.named.about]}" for read in one.arguments if read.named.about not in own and read.named.about in LISTS]


def _freshness(library: Library, page: Page, block: Block) -> list[tuple[str, Duration | None]]:
    """How long each fact may be used; None for one that does not age."""
    report = library.report(page)
    found: list[tuple[str, Duration | None]] = []
    for row in block.table.rows if block.table else ():
        path = quoted(row[0].text) or row[0].text
        if path != "lesion" and library.names.find(path, ()) is None:
            report("unknown path", row[0].at, said=path, known=library.names.known(), find=path)
        if row[1].text == NEVER_AGES:
            found.append((path, None))
            continue
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
