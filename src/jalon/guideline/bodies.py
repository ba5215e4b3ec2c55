"""The body of each kind of table, from its checked rows."""

from __future__ import annotations

from jalon.case.drugs import DRUG_CLASSES
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Domain, WordDomain
from jalon.engine.tree import Argument, Body, Call, Count, Decision, Exists, Highest, Item, Option, Requirement, Score, Window, Windows
from jalon.engine.windows import VERDICT
from jalon.guideline.binding import DAYS, MOST, Binder
from jalon.guideline.draft import Draft, DraftCheck, DraftWindow, about
from jalon.guideline.names import Kind, Words
from jalon.guideline.reporter import Reporter


def decision_body(binder: Binder, draft: Draft, kind: Kind, domain: Domain) -> Decision:
    """The rows of a decision, their outcome words as sets."""
    assert isinstance(kind, Words) and isinstance(domain, WordDomain)
    table = draft.tables[0]
    rows = []
    for row in table.rows:
        outcome = 0
        for word in row.outcome:
            outcome |= NOT_APPLICABLE if word == "sans objet" else domain.of(kind.french.get(word, ()))
        rows.append(binder.row(draft, table, row, outcome))
    return Decision(tuple(binder.slot(named) for named in table.columns), tuple(rows))


def score_body(binder: Binder, draft: Draft) -> Score:
    """Items and their points."""
    items = []
    for table in draft.tables:
        high = CountDomain(max((int(p) for row in table.rows for p in row.outcome if p.isdecimal()), default=0))
        rows = []
        for row in table.rows:
            points = NOT_APPLICABLE if row.outcome == ("sans objet",) else sum(2 << int(p) for p in row.outcome if int(p) <= high.high)
            rows.append(binder.row(draft, table, row, points))
        items.append(Item(binder.slot(table.columns[0]), tuple(rows)))
    return Score(tuple(items))


def requirement_body(binder: Binder, draft: Draft, check: DraftCheck) -> Requirement:
    """One check."""
    unless = binder.condition(check.unless) if check.unless else None
    return Requirement(binder.condition(check.holds), unless, check.at, binder.note(draft, check.note))


def option_body(binder: Binder, draft: Draft) -> Option:
    """The arguments of an option."""
    return Option(tuple(Argument(binder.condition(c.holds), c.weight, c.at, binder.note(draft, c.note), c.reason) for c in draft.checks))


def quantity_body(binder: Binder, draft: Draft, report: Reporter) -> Body | None:
    """A derived fact."""
    block = draft.block
    if block.primitive == "any":
        own = ("patient", *about(block))
        patient = tuple(binder.condition(one) for one in draft.arguments if one.named.about in own)
        each = tuple(
            (binder.scope(one.named.about, one.term, block.at, report), binder.condition(one))
            for one in draft.arguments
            if one.named.about not in own
        )
        return Exists(patient, each)
    if block.primitive == "count" and draft.arguments:
        (one,) = draft.arguments
        return Count(binder.scope(one.named.about, one.term, block.at, report), binder.condition(one), MOST)
    if block.primitive == "highest" and draft.arguments:
        (one,) = draft.arguments
        return Highest(binder.scope(one.named.about, one.term, block.at, report), binder.slot(one.named))
    if block.primitive in ("corrected_calcium", "agreement"):
        return Call(block.primitive, tuple(binder.slot(one.named) for one in draft.arguments), draft.constants)
    return None


def windows_body(binder: Binder, draft: Draft) -> Windows:
    """The lines of a window table; a drug's line wins over its class, a class over the last line."""
    drug = binder.fact("treatment.drug")
    domain = binder.slots[drug].domain
    assert isinstance(domain, WordDomain)
    taken = 0
    made: list[Window] = []
    named = {window.at: _drugs(binder, window) for window in draft.windows}
    for rank in (0, 1, 2):
        for window in draft.windows:
            if (0 if window.drug else 1 if window.drug_class else 2) != rank:
                continue
            mask = (domain.full if rank == 2 else domain.of(named[window.at])) & ~taken
            taken |= mask
            unless = binder.condition(window.unless) if window.unless else None
            made.append(
                Window(
                    mask,
                    window.before,
                    window.after,
                    window.same_day,
                    VERDICT.of((window.verdict,)),
                    unless,
                    VERDICT.of((window.instead,)) if window.instead else 0,
                    window.at,
                    binder.note(draft, window.note),
                )
            )
    first, last, end = (binder.fact(f"treatment.{day}") for day in DAYS)
    begin, latest, stop = (binder.fact(f"irradiation.{day}") for day in DAYS)
    return Windows(drug, (first, last, end), (begin, latest, stop), binder.fact("irradiation.fractions"), tuple(made))


def _drugs(binder: Binder, window: DraftWindow) -> frozenset[str]:
    if window.drug:
        kind = binder.names.kind(binder.names.vocabulary.fields["treatment.drug"])
        assert isinstance(kind, Words)
        return binder.names.word(kind, window.drug) or frozenset()
    if window.drug_class:
        kind = binder.names.kind(binder.names.vocabulary.fields["treatment.drug_class"])
        assert isinstance(kind, Words)
        wanted = binder.names.word(kind, window.drug_class) or frozenset()
        return frozenset(drug for drug, classes in DRUG_CLASSES.items() if classes <= wanted)
    return frozenset()
