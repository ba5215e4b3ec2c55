"""What follows from the treatments: how long each has been given, and what was done to each lesion, and when."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.case import since
from jalon.case.drugs import ANTICANCER
from jalon.case.procedures import RADIOTHERAPIES, SURGERIES
from jalon.case.quantities import MONTHS, SINCE
from jalon.case.shape import Derived
from jalon.case.since import Span, between, dated, since_the_last
from jalon.case.statement import Statement
from jalon.case.walk import Found
from jalon.case.words import YES_NO

_YES, _NO = frozenset(("yes",)), frozenset(("no",))
_WHEN = ("treatment.from", "treatment.running", "treatment.to")
_LISTED = "listed.treatments"
_ACTS = ("treatment.procedure", "treatment.lesion", _LISTED)
_ENDS = ("treatment.to", *_ACTS)
_DRUGS = ("imaging.on", "treatment.from", "treatment.drug", _LISTED)
_ON_DRUG = ("durée du dernier médicament anticancéreux lors de l'examen", "time on the latest anticancer drug at the examination")
_LAST, _STOP = ("délai depuis la dernière dose", "time since the last dose"), ("délai depuis l'arrêt", "time since it was stopped")
_SURGERY, _RADIOTHERAPY = ("délai depuis la chirurgie", "time since surgery"), ("délai depuis la radiothérapie", "time since radiotherapy")
COURSES = (
    Derived("treatment.months", "durée du traitement", "duration of the treatment", MONTHS, follows=_WHEN),
    Derived("treatment.months_since_last", *_LAST, MONTHS, follows=("treatment.last",)),
    Derived("treatment.months_since_stop", *_STOP, MONTHS, applies=("treatment.running", _NO), follows=("treatment.to",)),
    Derived("imaging.treated", "médicament anticancéreux avant l'examen", "anticancer drug before the examination", YES_NO, follows=_DRUGS),
    Derived("imaging.treatment_months", *_ON_DRUG, MONTHS, applies=("imaging.treated", _YES), follows=_DRUGS),
    Derived("lesion.operated", "lésion opérée", "lesion operated on", YES_NO, follows=_ACTS),
    Derived("lesion.days_since_surgery", *_SURGERY, SINCE, applies=("lesion.operated", _YES), follows=("treatment.from", *_ACTS)),
    Derived("lesion.days_since_radiotherapy", *_RADIOTHERAPY, SINCE, applies=("lesion.irradiated", _YES), follows=_ENDS),
)


def running(treatments: Sequence[Found], today: int) -> None:
    """A treatment with a day of its end is over; one of which the end is said never to have come goes on."""
    for one in treatments:
        if any(not said.unknown for said in one.facts.get("running", ())):
            continue
        for said in one.facts.get("to", ()):
            if said.words == _NO:
                one.facts["running"] = [Statement(words=_YES, said="yes", on=said.on, source=said.source)]
            elif said.days is not None and said.days.last <= today:
                one.facts["running"] = [Statement(words=_NO, said="no", on=said.on, source=said.source)]


def lengths(treatments: Sequence[Found], today: int) -> None:
    """`months`, `months_since_last` and `months_since_stop` of each treatment.

    Where nothing says whether it goes on, it may have stopped on any day since its last known dose.
    """
    now = Span(today, today)
    for one in treatments:
        for path, name in (("last", "months_since_last"), ("to", "months_since_stop")):
            for said in one.facts.get(path, ()):
                if said.days is not None:
                    span = Span(said.days.first, min(said.days.last, today))
                    one.facts.setdefault(name, []).append(between(span, now, since.MONTHS, said))
        for said in one.facts.get("from", ()):
            if said.days is not None:
                start = Span(said.days.first, min(said.days.last, today))
                one.facts.setdefault("months", []).append(between(start, _end(one, start, today), since.MONTHS, said))


def _end(one: Found, start: Span, today: int) -> Span:
    """The day on which a treatment ended, or the day of the case for one that goes on."""
    goes_on = [said.words for said in one.facts.get("running", ()) if said.words is not None]
    if goes_on and all(words == _YES for words in goes_on):
        return Span(today, today)
    stop = dated(one, "to", today)
    if stop is not None:
        return stop
    last = dated(one, "last", today)
    return Span(last.first if last is not None else start.first, today)


def examinations(imaging: Sequence[Found], treatments: Sequence[Found], complete: bool, today: int) -> None:
    """`treated` and `treatment_months` of each examination: since the latest anticancer drug begun by then."""
    drugs = [one for one in treatments if _anticancer(one) != "no"]
    for seen in imaging:
        on = dated(seen, "on", today)
        if on is None:
            continue
        sure: list[Span | None] = []
        maybe: list[Span | None] = []
        for one in drugs:
            start = dated(one, "from", today)
            if start is not None and start.first > on.last:
                continue
            begun = start is not None and start.last <= on.first and _anticancer(one) == "yes"
            (sure if begun else maybe).append(start)
        if sure:
            seen.facts["treated"] = [Statement(words=_YES, said="yes")]
        elif complete and not maybe:
            seen.facts["treated"] = [Statement(words=_NO, said="no")]
        found = since_the_last(sure, maybe, complete, on, since.MONTHS)
        if found is not None:
            seen.facts["treatment_months"] = [found]


def _anticancer(one: Found) -> str:
    """Whether a treatment is an anticancer drug: yes, no or maybe."""
    classes = [said.words for said in one.facts.get("drug_class", ())]
    if not classes and any(not said.unknown for said in one.facts.get("procedure", ())):
        return "no"
    if not classes or None in classes:
        return "maybe"
    words = frozenset().union(*(said for said in classes if said is not None))
    return "yes" if words <= ANTICANCER else "maybe" if words & ANTICANCER else "no"


def treated(lesions: Sequence[Found], treatments: Sequence[Found], complete: bool, today: int) -> None:
    """`operated`, `irradiated` and the days since, of each lesion. What the file says of a lesion is kept.

    Yes if an act surely concerns it; no only if the list of treatments is complete and none of them may.
    """
    for lesion in lesions:
        for name, delay, procedures, ends in (
            ("operated", "days_since_surgery", SURGERIES, ("from", "to", "last")),
            ("irradiated", "days_since_radiotherapy", RADIOTHERAPIES, ("to", "last", "from")),
        ):
            concerned = {one.id: _concerns(one, lesion, procedures) for one in treatments}
            sure = [one for one in treatments if concerned[one.id] == "yes"]
            maybe = [one for one in treatments if concerned[one.id] == "maybe"]
            if all(said.unknown for said in lesion.facts.get(name, ())):
                if sure:
                    lesion.facts[name] = [Statement(words=_YES, said="yes", source=f"treatment:{sure[0].id}")]
                elif complete and not maybe:
                    lesion.facts[name] = [Statement(words=_NO, said="no", source="treatments: complete")]
            spans = [[_done(one, ends, today) for one in some] for some in (sure, maybe)]
            found = since_the_last(spans[0], spans[1], complete, Span(today, today), since.DAYS)
            if found is not None:
                lesion.facts[delay] = [found]


def _done(one: Found, ends: Sequence[str], today: int) -> Span | None:
    """The days on which an act may have ended: the day that says so; after its start, any day until now."""
    for path in ends:
        span = dated(one, path, today)
        if span is not None:
            return Span(span.first, today) if path == "from" and ends[0] != "from" else span
    return None


def _concerns(one: Found, lesion: Found, procedures: frozenset[str]) -> str:
    """Whether a treatment is such an act on a lesion: yes, no or maybe."""
    said = [statement.words for statement in one.facts.get("procedure", ())]
    words = frozenset().union(*(each for each in said if each is not None)) if said and None not in said else None
    if words is None and any(not statement.unknown for statement in one.facts.get("drug", ())):
        return "no"
    if words is not None and not words & (procedures | {"other"}):
        return "no"
    where = _where(one, lesion)
    return "yes" if where == "yes" and words is not None and words <= procedures else "no" if where == "no" else "maybe"


def _where(one: Found, lesion: Found) -> str:
    """Whether an act was done at a lesion: it names it, or its site."""
    named = [statement.text for statement in one.facts.get("lesion", ()) if statement.text is not None]
    if lesion.id in named:
        return "yes"
    sites = _words(one, "site")
    if sites is None:
        return "no" if named else "maybe"
    organ, own = _words(lesion, "organ"), _words(lesion, "site")
    if (organ is not None and "bone" not in organ) or (own is not None and not own & sites):
        return "no"
    return "yes" if own is not None and own == sites and len(own) == 1 else "maybe"


def _words(one: Found, path: str) -> frozenset[str] | None:
    said = [statement.words for statement in one.facts.get(path, ()) if statement.words is not None]
    return frozenset().union(*said) if said else None
