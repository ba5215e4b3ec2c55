"""What pages name before any of them is bound: terms, rules and the values that rules can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from jalon.engine.tree import Place
from jalon.guideline import decisions, requirements
from jalon.guideline.binding import kind_of, slot_kind
from jalon.guideline.cells import complete
from jalon.guideline.draft import Draft
from jalon.guideline.names import Named, Names, Words
from jalon.guideline.page import Block, Page, mark
from jalon.guideline.reporter import Reporter

REACH: Mapping[str, int] = MappingProxyType({"local": 0, "national": 1, "international": 2})
RULES = ("Score", "Décision", "Exigences", "Options", "Fenêtres", "Grandeur")
READ: Mapping[str, Callable[[Draft, Names, Reporter], None]] = {
    "Décision": decisions.decision,
    "Score": decisions.score,
    "Exigences": requirements.checks,
    "Options": requirements.checks,
    "Fenêtres": requirements.windows,
    "Grandeur": requirements.quantity,
}


def declare(pages: list[Page], names: Names, report: Callable[[Page], Reporter]) -> bool:
    """Terms and rules, so that any page may read any other; False when a rule could not be given its name."""
    good = True
    for page in pages:
        for block in page.blocks:
            if block.kind == "Termes":
                _terms(names, page, block, report(page))
    waiting = [(page, block) for page in pages for block in page.blocks if block.kind in RULES and block.name]
    # What agrees, and the highest of a list, take the words of what it reads: it comes last.
    # Outcomes keep the order of the source that leads: local, then national, then international.
    waiting.sort(key=lambda one: (one[1].primitive in ("agreement", "highest"), REACH.get(one[0].head.get("Portée", ""), 1)))
    for page, block in waiting:
        shape = _shape(page, block, names)
        for name in rule_names(block):
            good &= _declare(name, shape, names, report(page))
    # The words of one rule, or the most points of a score, may rest on a rule declared after it: read again until nothing changes.
    before: dict[str, Named] = {}
    while good and before != names.rules:
        before = dict(names.rules)
        for page, block in waiting:
            if _read_first(block):
                _declare(block.name, _shape(page, block, names), names, Reporter("", page.name))
    return good and _once(waiting, report)


def _read_first(block: Block) -> bool:
    """Whether what a rule can answer is told by its table, not by its sentences."""
    return block.kind == "Score" or (block.kind == "Grandeur" and block.primitive != "any")


def _shape(page: Page, block: Block, names: Names) -> Draft:
    shape = Draft(page, block)
    if _read_first(block):
        READ[block.kind](shape, names, Reporter("", page.name))
    return shape


def _once(blocks: list[tuple[Page, Block]], report: Callable[[Page], Reporter]) -> bool:
    """Whether each source defines a rule once: a second definition would pass for another source that contradicts the first."""
    known: dict[tuple[str, str], Place] = {}
    good = True
    for page, block in blocks:
        key = (block.name, page.head.get("Source", "").partition(",")[0])
        if key in known:
            report(page)("rule twice", block.at, said=block.name, find=block.name)
            good = False
        known[key] = block.at
    return good


def _declare(name: str, shape: Draft, names: Names, report: Reporter) -> bool:
    kind, known = kind_of(shape), names.rules.get(name)
    if known and isinstance(kind, Words) and isinstance(known.kind, Words):
        kind = Words(tuple(dict.fromkeys((*known.kind.ids, *kind.ids))), {**known.kind.french, **kind.french})
    names.rules[name] = Named(name, slot_kind(shape), kind, rule=True)
    if name in names.vocabulary.fields:
        report("rule is a fact", shape.block.at, said=name, find=name)
        return False
    return True


def rule_names(block: Block) -> Iterator[str]:
    """The names of the rules of a block: one a line of requirements, else its own."""
    if block.kind != "Exigences":
        yield block.name
        return
    for row in block.table.rows if block.table else ():
        yield f"{block.name}.{quoted(row[0].text)}"


def quoted(text: str) -> str:
    """The back-quoted name in a cell, or nothing."""
    found = text.split("`")
    return found[1] if len(found) > 1 else ""


def _terms(names: Names, page: Page, block: Block, report: Reporter) -> None:
    table = block.table
    if table is None:
        return
    head = table.header
    if len(head) != 3 or (head[0].text, head[2].text) != ("Mot", "Identifiant") or not head[1].text.startswith("Valeurs de"):
        report("columns", head[0].at, said="Termes", path="Mot, Valeurs de `fait`, Identifiant")
        return
    path = quoted(head[1].text)
    named = names.find(path, ())
    if named is None or not isinstance(named.kind, Words):
        report("unknown path", head[1].at, said=path, known=names.known(), find=path)
        return
    key = frozenset(named.kind.ids)
    for row in table.rows:
        if not complete(row, table, report):
            continue
        word = mark(row[0].text)[0]
        if not re.fullmatch(r"[a-z][a-z0-9_]*", row[2].text):
            report("term without identifier", row[2].at, said=word, width=max(len(row[2].text), 1))
        if word in names.homes:
            _, sheet, at = names.homes[word]
            report("term twice", row[0].at, said=word, path=f"{sheet}:{at.line}", width=max(len(word), 1))
            continue
        found: set[str] = set()
        for piece in mark(row[1].text)[0].split(" ou "):
            meant = names.word(named.kind, piece.strip())
            if meant is None:
                report("unknown word", row[1].at, said=piece.strip(), path=path, known=names.wordlist(named.kind), find=piece.strip())
            found |= meant or set()
        names.terms.setdefault(key, {})[word] = frozenset(found)
        names.homes[word] = (path, page.name, row[0].at)
