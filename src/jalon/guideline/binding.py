"""Checked tables become slots of the engine: every word a bit, every limit a cut."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.case.procedures import PROCEDURE, RADIOTHERAPIES
from jalon.engine.domains import CutDomain, Domain, WordDomain
from jalon.engine.grammar import outcomes
from jalon.engine.readings import OPTION, REQUIREMENT
from jalon.engine.slots import PAIR, YES_NO, Slot
from jalon.engine.tree import (
    AllOf,
    AnyOf,
    Body,
    Condition,
    Fact,
    Place,
    Row,
    Scope,
    Test,
)
from jalon.engine.windows import VERDICT
from jalon.guideline.draft import Draft, DraftCondition, DraftRow, DraftTable, DraftTest, about
from jalon.guideline.names import YES_NO_FR, Kind, Named, Names, Number, Points, Words, about_of
from jalon.guideline.page import URGENCIES, Block, mark
from jalon.guideline.program import LISTS, RowNote
from jalon.guideline.reporter import Reporter

LISTED = "noté"
MOST = 20  # a count says "this many or more" from here on
FIXED = {"Exigences": REQUIREMENT, "Options": OPTION, "Fenêtres": VERDICT}
DAYS = ("from", "last", "to")
WHICH = ("organ", "site", "drug", "procedure", "modality")  # the facts by whose words a caption says which objects are meant


@dataclass
class Binder:
    """Slots under construction."""

    names: Names
    slots: list[Slot] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    notes: list[RowNote] = field(default_factory=list)
    scopes_of: dict[str, str] = field(default_factory=dict)

    def fact(self, path: str) -> int:
        """The slot of a field of the case, made on first use with the fields on which its applicability rests."""
        if path in self.index:
            return self.index[path]
        known = self.names.field(path)
        if known is None:
            raise KeyError(path)
        kind = about_of(path, known)
        depends = 0
        if known.applies is not None:
            depends = 1 << self.fact(known.applies[0])
        domain = self.names.domain(Named(path, kind, self.names.kind(known)))
        return self.add(path, kind, domain, Fact(path), depends)

    def add(self, path: str, kind: str, domain: Domain, body: Body, depends: int = 0) -> int:
        """A new slot."""
        place = len(self.slots)
        self.slots.append(Slot(place, path, kind, domain, body, depends))
        self.index[path] = place
        return place

    def slot(self, named: Named) -> int:
        """The slot that a sheet names."""
        return self.index[named.path] if named.rule else self.fact(named.path)

    def test(self, draft: DraftTest) -> Test:
        """A comparison."""
        place = self.slot(draft.named)
        return Test(place, self.names.mask(draft.named, draft.accepts, self.slots[place].domain), draft.accepts.at)

    def condition(self, draft: DraftCondition) -> Condition:
        """Comparisons joined."""
        parts = tuple(self.test(part) for part in draft.parts)
        return parts[0] if len(parts) == 1 else AllOf(parts) if draft.every else AnyOf(parts)

    def scope(self, kind: str, term: str, at: Place, report: Reporter) -> Scope:
        """The objects that a caption or an argument means."""
        if kind == "irradiation":
            return self._irradiations(term, at, report)
        if not term:
            return Scope(kind)
        if term == LISTED:
            return Scope(kind, listed_only=True)
        home = self.scopes_of.get(term, "")
        candidates = [home, f"{kind}.{home.partition('.')[2]}", *(f"{kind}.{fact}" for fact in WHICH)]
        for path in candidates:
            known = self.names.field(path) if path.startswith(kind + ".") else None
            words = self.names.kind(known) if known else None
            found = self.names.word(words, term) if isinstance(words, Words) else None
            if found is not None:
                place = self.fact(path)
                domain = self.slots[place].domain
                assert isinstance(domain, WordDomain)
                return Scope(kind, place, domain.of(found))
        report("unknown term", at, said=term, known=tuple(self.scopes_of), find=term)
        return Scope(kind)

    def _irradiations(self, term: str, at: Place, report: Reporter) -> Scope:
        """Among what is planned or was done, the acts whose procedure is a radiotherapy; with a term, some of them."""
        place = self.fact("irradiation.procedure")
        domain, known = self.slots[place].domain, self.names.field("irradiation.procedure")
        words = self.names.kind(known) if known else None
        assert isinstance(domain, WordDomain) and isinstance(words, Words)
        found = RADIOTHERAPIES if not term else RADIOTHERAPIES & (self.names.word(words, term) or frozenset())
        if not found:
            report("unknown term", at, said=term, known=tuple(word.fr for word in PROCEDURE.words if word.id in RADIOTHERAPIES), find=term)
        return Scope("irradiation", place, domain.of(found or RADIOTHERAPIES))

    def note(self, draft: Draft, mark: str) -> int:
        """The number of a row's note, or -1."""
        written = draft.page.notes.get(mark)
        if written is None:
            return -1
        self.notes.append(
            RowNote(
                written.source,
                written.where,
                written.comment,
                written.statements,
                written.strength,
                written.verification,
                written.reading,
                draft.page.name,
                written.at.line,
            )
        )
        return len(self.notes) - 1

    def row(self, draft: Draft, table: DraftTable, row: DraftRow, outcome: int) -> Row:
        """One row of a decision or of an item."""
        masks = []
        for named, cell in zip(table.columns, row.cells, strict=True):
            place = self.slot(named)
            masks.append(self.names.mask(named, cell, self.slots[place].domain))
        return Row(tuple(masks), outcome, row.at, self.note(draft, row.note), URGENCIES.get(row.urgency, ""), row.strength)


def kind_of(draft: Draft) -> Kind:
    """What a rule can answer, from its table."""
    match draft.block.kind:
        case "Score":
            return Points(
                sum(max((int(p) for row in table.rows for p in row.outcome if p.isdecimal()), default=0) for table in draft.tables)
            )
        case "Grandeur":
            if draft.block.primitive == "any":
                return Words(("no", "yes"), {word: frozenset((name,)) for word, name in YES_NO_FR.items()})
            if draft.block.primitive == "count":
                return Points(MOST)
            if draft.block.primitive in ("agreement", "highest"):
                return draft.arguments[0].named.kind if draft.arguments else Words((), {})
            named = draft.arguments[0].named.kind if draft.arguments else Points(0)
            return named if isinstance(named, Number) else Number(draft.unit, {})
        case "Exigences":
            return Words(
                REQUIREMENT.names, {"remplie": frozenset(("met",)), "non remplie": frozenset(("not_met",)), "levée": frozenset(("waived",))}
            )
        case "Options":
            return Words(
                OPTION.names,
                {
                    "indiqué": frozenset(("indicated",)),
                    "à discuter": frozenset(("discuss",)),
                    "contre-indiqué": frozenset(("contraindicated",)),
                    "non indiqué": frozenset(("not_indicated",)),
                },
            )
        case "Fenêtres":
            return Words(
                VERDICT.names,
                {"interdit": frozenset(("forbidden",)), "à discuter": frozenset(("discuss",)), "autorisé": frozenset(("allowed",))},
            )
    french = {text.word: text.identifier or YES_NO_FR.get(text.word, "") for text in draft.block.texts}
    # oui and non are words of a rule as soon as a row gives them, with or without their sentence.
    french |= {word: name for word, name in YES_NO_FR.items() if word in _concluded(draft.block)}
    ids = tuple(dict.fromkeys(identifier for identifier in french.values() if identifier))
    return Words(ids, {word: frozenset((identifier,)) for word, identifier in french.items() if identifier})


def _concluded(block: Block) -> set[str]:
    """The words in the columns that name no fact: what the rows of a decision conclude."""
    if block.table is None:
        return set()
    places = [place for place, cell in enumerate(block.table.header) if "`" not in cell.text]
    return {word for row in block.table.rows for place in places if place < len(row) for word in outcomes(mark(row[place].text)[0])}


def slot_kind(draft: Draft) -> str:
    """The kind of object that a rule's answer belongs to."""
    kinds = about(draft.block)
    return PAIR if len(kinds) == 2 else kinds[0] if kinds and kinds[0] != "patient" else "patient"


__all__ = ["FIXED", "LISTS", "YES_NO", "Binder", "CutDomain", "kind_of", "slot_kind"]
