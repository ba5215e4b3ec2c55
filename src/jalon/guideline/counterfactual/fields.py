"""A changed fact as a case file would say it (`lesion:L1.cortical_extent=0.2`), and the whole case read again with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from jalon.case import CaseTroubles
from jalon.case.change import Change, Source, read_changed
from jalon.case.vocabulary import vocabulary
from jalon.engine.domains import NOT_APPLICABLE, CutDomain, WordDomain
from jalon.engine.slots import Slot, Thing
from jalon.engine.tree import Fact
from jalon.guideline.answers import Reasoner
from jalon.guideline.counterfactual.sets import Changed
from jalon.guideline.labels import fact_name
from jalon.guideline.program import Rule
from jalon.guideline.spans import printed_unit

Confirm = Callable[[Sequence[Changed]], bool]
_STEP = Fraction(11, 10)


def field_of(slot: Slot, thing: Thing, mask: int, on: date) -> str | None:
    """The field and one value of the set; None for what is not written in a case file."""
    if not isinstance(slot.body, Fact) or (thing.index and not thing.listed):
        return None
    known = vocabulary().field(slot.path)
    if known is None:
        return None
    if known.derived:
        # Of what follows from others, only a review of which the day is written can be supposed by one field.
        done = isinstance(slot.domain, WordDomain) and slot.domain.values(mask)[:1] == ["done"]
        return f"{known.follows[0]}={on.isoformat() if done else 'no'}" if known.follows == ("dental.reviewed",) else None
    if isinstance(slot.domain, WordDomain):
        names = slot.domain.values(mask)
        return f"{fact_name(slot, thing)}={names[0]}" if names else None
    if isinstance(slot.domain, CutDomain):
        unit = printed_unit(slot.domain)
        number = _inside(slot.domain, mask) / slot.domain.factors.get(unit, Fraction(1))
        return f"{fact_name(slot, thing)}={_written(number)} {unit}".strip()
    return None


def _inside(domain: CutDomain, mask: int) -> Fraction:
    """A number of the first span of a set: its nearest limit when that is in it, else one between its limits."""
    low, low_in, high, high_in = domain.values(mask)[0]
    if low is not None and low_in and low != domain.low:
        return low
    if high is not None and high_in and high != domain.high:
        return high
    if low is not None and high is not None:
        return (low + high) / 2
    if low is not None:
        return low * _STEP if low else Fraction(1)
    return high / _STEP if high is not None else Fraction(1)


def _written(number: Fraction) -> str:
    """A number as a case file writes it: a third is `1/3`."""
    terminates = all(number.denominator % prime for prime in (3, 7, 11, 13))
    return f"{float(number):.6g}" if terminates else f"{number.numerator}/{number.denominator}"


def holds_in(source: Source, reasoner: Reasoner, rule: Rule, about: str, wanted: Callable[[int], bool]) -> Confirm:
    """Whether a set of changes does what it says once the whole file is read with it: what follows from other facts follows then too."""

    def confirmed(facts: Sequence[Changed]) -> bool:
        fields = [field_of(fact.slot, fact.thing, fact.after, reasoner.case.on) for fact in facts]
        changes = [Change.read(field) for field in fields if field is not None]
        if len(changes) < len(fields):
            return True  # a number that is computed, or what no field says: the patient engine alone has tried it
        try:
            case, _ = read_changed(source, [change for change in changes if change is not None])
        except CaseTroubles:
            return False
        found = [one for one in Reasoner.begin(reasoner.program, case).of(rule.name, False, True) if one.about == about]
        return wanted(found[0].mask if found else NOT_APPLICABLE)

    return confirmed
