"""What was recorded of a drug once it was begun: its review, the drug of its class that came after it, how old its last dose is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jalon.case import since
from jalon.case.analytes import ANALYTES
from jalon.case.drugs import DRUG
from jalon.case.facts import Facts
from jalon.case.quantities import MONTHS, SINCE
from jalon.case.shape import Derived
from jalon.case.since import Span, between, dated
from jalon.case.statement import Amount, Statement
from jalon.case.value_types import Word, WordType
from jalon.case.walk import Found
from jalon.case.words import DONE

RELAY = WordType((Word("none", "aucun", "none"), *DRUG.words), DRUG.groups, DRUG.group_words, synonyms=DRUG.synonyms)
_DATES = ("treatment.last", "treatment.from", "treatment.drug")
AFTERWARDS = (
    Derived("treatment.review", "réévaluation notée", "review recorded", DONE, follows=("treatment.reviewed",)),
    Derived("treatment.months_at_review", "durée du traitement à la réévaluation", "duration of the treatment at its review", MONTHS,
            applies=("treatment.review", frozenset(("done",))), follows=("treatment.from", "treatment.reviewed")),
    Derived("treatment.months_at_last", "durée du traitement à la dernière dose", "duration of the treatment at its last dose", MONTHS,
            follows=("treatment.from", "treatment.last")),
    Derived("treatment.days_since_last", "jours depuis la dernière dose", "days since the last dose", SINCE, follows=("treatment.last",)),
    Derived("treatment.relay", "médicament de même classe noté ensuite", "drug of the same class recorded afterwards", RELAY,
            follows=_DATES),
    Derived("labs.creatinine_rise", "hausse de la créatinine depuis la première dose", "rise of creatinine since the first dose",
            ANALYTES["creatinine"], 3, follows=("labs.creatinine", "labs.creatinine_baseline")),
    Derived("dental.months", "délai depuis le bilan dentaire", "time since the dental review", MONTHS, 4,
            applies=("dental.review", frozenset(("done",))), follows=("dental.reviewed",)),
)  # fmt: skip
_NO = frozenset(("no",))


def reviews(treatments: Sequence[Found]) -> None:
    """`review`: what the file records, so that nothing written is not done; `months_at_review`, where the day is known."""
    for one in treatments:
        said = one.facts.get("reviewed", ())
        if not said:
            one.facts["review"] = [Statement(words=frozenset(("not_done",)), said="not recorded")]
        for each in said:
            if each.unknown:
                continue
            word = "not_done" if each.words == _NO else "done"
            on = each.days or each.on
            one.facts.setdefault("review", []).append(Statement(words=frozenset((word,)), said=word, on=on, source=each.source))
            for start in one.facts.get("from", ()):
                if each.days is not None and start.days is not None:
                    at = between(_span(start), _span(each), since.MONTHS, each)
                    one.facts.setdefault("months_at_review", []).append(at)


def doses(treatments: Sequence[Found], today: int) -> None:
    """How long after the start the last dose was, and how long ago; of a treatment that stopped, no later than its stop."""
    for one in treatments:
        start, last, stop = (dated(one, path, today) for path in ("from", "last", "to"))
        if last is not None:
            one.facts["days_since_last"] = [between(last, Span(today, today), since.DAYS)]
            if start is not None:
                one.facts["months_at_last"] = [between(start, last, since.MONTHS)]
        elif stop is not None and start is not None:
            some = Span(start.first, stop.last)
            one.facts["days_since_last"] = [between(some, Span(today, today), since.DAYS)]
            one.facts["months_at_last"] = [between(start, some, since.MONTHS)]
            one.facts.setdefault("months_since_last", [between(some, Span(today, today), since.MONTHS)])


def relays(treatments: Sequence[Found], today: int) -> None:
    """`relay` of each drug: the first drug of its class that the file records after its last dose; none where it records none."""
    for one in treatments:
        mine = _words(one, "drug_class")
        if not mine:
            continue
        # With no day of its end, any dose of the others since its start may have come after it, and none surely did.
        start = dated(one, "from", today)
        end = dated(one, "last", today) or dated(one, "to", today) or Span(start.first if start is not None else 0, today)
        sure: list[tuple[Span, frozenset[str]]] = []
        maybe: frozenset[str] = frozenset()
        for other in treatments:
            drugs = _words(other, "drug")
            if other is one or not drugs or not _words(other, "drug_class") & mine:
                continue
            given = _given_after(other, end, today)
            if given is None:
                continue
            if given.first > end.last and _words(other, "drug_class") <= mine:
                sure.append((given, drugs))
            else:
                maybe |= drugs
        one.facts["relay"] = [_first(sure, maybe)]


def _given_after(other: Found, end: Span, today: int) -> Span | None:
    """The days of the first dose known to come after an end, or that may; None when it surely came before."""
    stop = dated(other, "to", today)
    if stop is not None and stop.last <= end.first:
        return None
    spans = [span for path in ("from", "last") if (span := dated(other, path, today)) is not None]
    if not spans:
        return Span(end.first, today)
    after = [span for span in spans if span.last > end.first]
    return after[0] if after else None


def _first(sure: Sequence[tuple[Span, frozenset[str]]], maybe: frozenset[str]) -> Statement:
    if not sure:
        words = maybe | {"none"}
    else:
        soonest = min(span.last for span, _ in sure)
        words = maybe.union(*(drugs for span, drugs in sure if span.first <= soonest))
    return Statement(words=words, said=next(iter(words)) if len(words) == 1 else " or ".join(sorted(words)))


def kidney(patient: Facts) -> None:
    """`labs.creatinine_rise`: each creatinine less the one before the first dose; nothing where it has not risen."""
    factors = ANALYTES["creatinine"].factors
    for before in patient.get("labs.creatinine_baseline", ()):
        for now in patient.get("labs.creatinine", ()):
            if before.amount is None or now.amount is None:
                continue
            old, new = ((one.low * factors[one.unit], one.high * factors[one.unit]) for one in (before.amount, now.amount))
            rise = Amount(max(new[0] - old[1], Fraction(0)), max(new[1] - old[0], Fraction(0)), "µmol/L")
            said = f"{float(rise.low):g} µmol/L" if rise.low == rise.high else f"{float(rise.low):g}..{float(rise.high):g} µmol/L"
            patient.setdefault("labs.creatinine_rise", []).append(Statement(amount=rise, said=said, on=now.on, source=now.source))


def mouth(patient: Facts, today: int) -> None:
    """`dental.months`: since the last dental review that has a date."""
    for said in patient.get("dental.reviewed", ()):
        if said.days is not None:
            months = between(Span(said.days.first, min(said.days.last, today)), Span(today, today), since.MONTHS, said)
            patient.setdefault("dental.months", []).append(months)


def _span(said: Statement) -> Span:
    assert said.days is not None
    return Span(said.days.first, said.days.last)


def _words(found: Found, path: str) -> frozenset[str]:
    said = [statement.words for statement in found.facts.get(path, ())]
    return frozenset() if None in said else frozenset().union(*(words for words in said if words is not None))
