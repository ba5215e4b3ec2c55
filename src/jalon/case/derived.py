"""Facts that follow from what was said: computed once, so that every engine reads the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from jalon.case.biomarkers import TESTED
from jalon.case.drugs import DRUG_CLASS, DRUG_CLASSES
from jalon.case.facts import Facts
from jalon.case.procedures import OPERATIONS
from jalon.case.shape import Derived
from jalon.case.sites import SPINE
from jalon.case.statement import Amount, Statement
from jalon.case.walk import Found
from jalon.case.words import BLOOD_HISTOLOGIES, BLOOD_ORGANS, DONE, IMPLANT, UNSURE_ORGANS, YES_NO

_BONE = ("lesion.organ", frozenset(("bone",)))
_TUMOUR = ("tumour.histology", "tumour.organ")
LISTS = ("tumours", "lesions", "treatments", "plan", "imaging", "events", "labs", "implants")
DERIVED = (
    Derived("dental.review", "examen dentaire fait", "dental review done", DONE, 4, follows=("dental.reviewed",)),
    Derived("treatment.drug_class", "classe du médicament", "drug class", DRUG_CLASS, follows=("treatment.drug",)),
    Derived("plan.drug_class", "classe du médicament", "drug class", DRUG_CLASS, follows=("plan.drug",)),
    Derived("lesion.fracture_treated", "fracture traitée", "fracture treated", YES_NO, applies=_BONE, follows=("event.treated",)),
    Derived("lesion.haematological", "lésion d'hémopathie", "haematological lesion", YES_NO, 5, follows=_TUMOUR),
    *TESTED,
    Derived("population.solid", "tumeur solide", "solid tumour", YES_NO, 5, follows=_TUMOUR),
    *(
        Derived(f"patient.implants.{word.id}", f"implant : {word.fr}", f"implant: {word.en}", YES_NO, follows=("patient.implants",))
        for word in IMPLANT.words
    ),
)  # fmt: skip
_YES, _NO = frozenset(("yes",)), frozenset(("no",))
SITE, SPINAL = "site", "spine."
_SIGNS = (
    ("neurology.deficit", _YES, "symptoms.deficit"),
    ("neurology.frankel", frozenset("ABCD"), "symptoms.deficit"),
    ("neurology.sphincter", _YES, "symptoms.sphincter"),
)


def age(patient: Facts, on: date) -> None:
    """`patient.age` in completed years, an interval when the birth date is partial."""
    for born in patient.get("patient.born", ()):
        if born.days is not None:
            low, high = _years(born.days.last, on), _years(born.days.first, on)
            amount = Amount(Fraction(max(low, 0)), Fraction(max(high, 0)), "years")
            patient.setdefault("patient.age", []).append(Statement(amount=amount, said=born.said, on=born.on, source=born.source))
        elif born.unknown and "patient.age" not in patient:
            patient["patient.age"] = [born]


def _years(birth: int, on: date) -> int:
    born = date.fromordinal(birth)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def dental(patient: Facts) -> None:
    """`dental.review`: done on the day reviewed, or not done."""
    for said in patient.get("dental.reviewed", ()):
        if said.unknown:
            review = said
        elif said.days is not None:
            review = Statement(words=frozenset(("done",)), said=said.said, on=said.days, source=said.source)
        else:
            word = "done" if said.words == _YES else "not_done"
            review = Statement(words=frozenset((word,)), said=said.said, on=said.on, source=said.source)
        patient.setdefault("dental.review", []).append(review)


def implants(patient: Facts, found: Sequence[Found], complete: bool) -> None:
    """One yes/no for each kind of implant; the absent ones are `no` when the list is complete."""
    kinds = [statement for one in found for statement in one.facts.get("patient.implants", ())]
    sure = all(said.words is not None for said in kinds) and all(one.facts.get("patient.implants") for one in found)
    for statement in kinds:
        if statement.words is not None and len(statement.words) == 1:
            (kind,) = statement.words
            patient.setdefault(f"patient.implants.{kind}", []).append(_restated(_YES, statement))
    if complete and sure:
        for word in IMPLANT.words:
            patient.setdefault(f"patient.implants.{word.id}", [Statement(words=_NO, said="none")])


def drug_classes(courses: Iterable[Found]) -> None:
    """`drug_class` from the drug; a drug given by its class keeps that class."""
    for course in courses:
        for said in course.facts.get("drug", ()):
            if said.words is None:
                course.facts.setdefault("drug_class", []).append(said)
                continue
            if said.said in DRUG_CLASS.allowed:
                classes = frozenset((said.said,))
            else:
                classes = frozenset().union(*(DRUG_CLASSES[drug] for drug in said.words))
            course.facts.setdefault("drug_class", []).append(_restated(classes, said))


def population(patient: Facts, tumours: Sequence[Found], said_empty: bool) -> None:
    """`population.solid`: yes with one solid tumour, no when all are haematological or none is recorded."""
    if said_empty:
        patient["population.solid"] = [Statement(words=_NO, said="none")]
        return
    bloods = [_blood(tumour) for tumour in tumours]
    solid = next((blood for blood in bloods if blood is not None and blood.words == _NO), None)
    if solid is not None:
        patient["population.solid"] = [_restated(_YES, solid)]
    elif bloods and all(blood is not None for blood in bloods):
        first = bloods[0]
        assert first is not None
        patient["population.solid"] = [_restated(_NO, first)]


def haematological(lesions: Sequence[Found], tumours: Sequence[Found]) -> None:
    """`haematological` of each lesion, from its tumour, else from all of them when they agree."""
    by_id = {tumour.id: _blood(tumour) for tumour in tumours}
    all_agree = _agreed(list(by_id.values()))
    for lesion in lesions:
        named = [statement.text for statement in lesion.facts.get("tumour", ()) if statement.text is not None]
        agreed = _agreed([by_id.get(id) for id in named]) if named else all_agree
        if agreed is not None:
            lesion.facts["haematological"] = [agreed]
        elif all(blood is None or blood.words == _NO for blood in by_id.values()):
            # No haematological disease is recorded: whether the patient has a solid tumour settles the rest.
            lesion.facts["haematological"] = [Statement(words=_NO, said="tumours")]


def _agreed(bloods: Sequence[Statement | None]) -> Statement | None:
    first = bloods[0] if bloods else None
    same = first is not None and all(blood is not None and blood.words == first.words for blood in bloods)
    return first if same else None


def _blood(tumour: Found) -> Statement | None:
    """Whether a tumour is haematological; None when what was said does not tell."""
    for said in tumour.facts.get("histology", ()):
        if said.words is not None:
            return _restated(_YES if said.words <= BLOOD_HISTOLOGIES else _NO, said)
    for said in tumour.facts.get("organ", ()):
        if said.words is not None:
            if said.words <= BLOOD_ORGANS:
                return _restated(_YES, said)
            if not said.words & UNSURE_ORGANS:
                return _restated(_NO, said)
    return None


def organs(lesions: Sequence[Found]) -> None:
    """A lesion with a bone site is a lesion of bone."""
    for lesion in lesions:
        site = next((said for said in lesion.facts.get("site", ()) if said.words is not None), None)
        if site is not None and _unsaid(lesion.facts, "organ"):
            lesion.facts["organ"] = [_restated(frozenset(("bone",)), site)]


def fractures(lesions: Sequence[Found], events: Sequence[Found], treatments: Sequence[Found], complete: frozenset[str]) -> None:
    """`fracture` and `fracture_treated` of each lesion, from the events and the treatments."""
    named: dict[str, list[Found]] = {}
    doubtful: set[str] = set()
    anywhere = False  # an event that may be a fracture of any lesion
    for event in events:
        kinds = _words(event, "kind")
        if kinds is None or "fracture" in kinds:
            targets = _targets(event)
            for id in targets:
                if kinds == frozenset(("fracture",)):
                    named.setdefault(id, []).append(event)
                else:
                    doubtful.add(id)
            anywhere = anywhere or not targets
    operated: set[str] = set()
    somewhere = False
    for treatment in treatments:
        procedures = _words(treatment, "procedure")
        if (procedures is None and "drug" not in treatment.facts) or (procedures is not None and procedures & OPERATIONS):
            targets = _targets(treatment)
            operated.update(targets)
            somewhere = somewhere or not targets
    for lesion in lesions:
        mine, facts = named.get(lesion.id, []), lesion.facts
        organ = _words(lesion, "organ")
        if organ is not None and "bone" not in organ:
            continue
        seen = max((said.on.first for said in facts.get("fracture", ()) if said.on is not None and said.words != _NO), default=None)
        if seen is not None:
            # A fracture seen after an event is another one: what was done for the first does not treat it.
            mine = [event for event in mine if all(said.days is None or said.days.last >= seen for said in event.facts.get("on", ()))]
        if mine:
            # A past event does not age: what follows from it carries no date, and the last one counts.
            last = _last(mine)
            if _unsaid(facts, "fracture"):
                facts["fracture"] = [_undated(_YES, event.facts["kind"][0]) for event in last]
            treated = [_undated(said.words, said) for event in last for said in event.facts.get("treated", ())]
            older = seen is not None and any(_unsaid(event.facts, "on") for event in last)
            if treated and (older or any(_unsaid(event.facts, "treated") for event in last)):
                # Of one of the fractures nothing is said, or what was treated may be older than the fracture seen: it may still wait.
                treated = [Statement(words=_YES | _NO, said="yes or no", source=treated[0].source)]
            if treated:
                facts["fracture_treated"] = treated
            continue
        unnamed = "events" in complete and lesion.id not in doubtful and not anywhere
        if unnamed and _unsaid(facts, "fracture"):
            facts["fracture"] = [Statement(words=frozenset(("no", "impending")), said="events: complete")]
        if unnamed and "treatments" in complete and lesion.id not in operated and not somewhere:
            facts["fracture_treated"] = [Statement(words=_NO, said="events: complete, treatments: complete")]


def vertebrae(lesions: Sequence[Found]) -> None:
    """A lesion of which the file describes a vertebra is in the spine: with any other site the file is refused."""
    for lesion in lesions:
        described = next(
            (said for path, written in lesion.facts.items() if path.startswith(SPINAL) for said in written if not said.unknown), None
        )
        if described is not None and _unsaid(lesion.facts, "site"):
            lesion.facts["site"] = [Statement(words=SPINE, said="spine", source=described.source)]


def tells_where(path: str) -> bool:
    """Whether to say this of a lesion says where it is: its site, an organ (`organs`); what its vertebra is like, a site (`vertebrae`)."""
    kind, _, name = path.partition(".")
    return kind == "lesion" and (name == SITE or name.startswith(SPINAL))


def neurology(patient: Facts, lesions: Sequence[Found]) -> None:
    """A deficit or a sphincter trouble recorded on a lesion is also one of the patient.

    A sign seen on a lesion outweighs a general "no": the examination that found it is the more precise one.
    """
    found: Facts = {}
    for lesion in lesions:
        for path, signs, fact in _SIGNS:
            for said in lesion.facts.get(path, ()):
                if said.words is not None and said.words <= signs:
                    found.setdefault(fact, []).append(
                        Statement(words=_YES, said="yes", on=said.on, source=said.source or f"lesion:{lesion.id}")
                    )
    for fact, signs_seen in found.items():
        patient[fact] = [said for said in patient.get(fact, ()) if said.words == _YES] + signs_seen


def event_sites(lesions: Sequence[Found], events: Sequence[Found]) -> None:
    """An event of a lesion is at the site of that lesion."""
    sites = {lesion.id: lesion.facts["site"] for lesion in lesions if lesion.facts.get("site")}
    for event in events:
        targets = _targets(event)
        if len(targets) == 1 and _unsaid(event.facts, "site") and targets[0] in sites:
            event.facts["site"] = [
                Statement(words=said.words, said=said.said, source=said.source) for said in sites[targets[0]] if said.words
            ]


def sensory_level(patient: Facts) -> None:
    """A sensory level is a neurological deficit."""
    seen = [_restated(_YES, said) for said in patient.get("symptoms.sensory_level", ()) if said.words == _YES]
    if seen:
        patient["symptoms.deficit"] = [said for said in patient.get("symptoms.deficit", ()) if said.words == _YES] + seen


def _last(events: Sequence[Found]) -> list[Found]:
    newest = max((said.days.first for event in events for said in event.facts.get("on", ()) if said.days is not None), default=None)
    return [
        event
        for event in events
        if newest is None or all(said.days is None or said.days.last >= newest for said in event.facts.get("on", ()))
    ]


def _undated(words: frozenset[str] | None, origin: Statement) -> Statement:
    return (
        replace(_restated(words, origin), on=None) if words is not None else Statement(said=origin.said, source=origin.source, unknown=True)
    )


def _unsaid(facts: Facts, path: str) -> bool:
    return all(said.unknown for said in facts.get(path, ()))


def _targets(found: Found) -> list[str]:
    return [said.text for said in found.facts.get("lesion", ()) if said.text is not None]


def _words(found: Found, path: str) -> frozenset[str] | None:
    said = [statement.words for statement in found.facts.get(path, ()) if statement.words is not None]
    return frozenset().union(*said) if said else None


def _restated(words: frozenset[str], origin: Statement) -> Statement:
    """A value that follows from another, told in its own word when there is one: a deficit is `yes`, not `Frankel D`."""
    said = next(iter(words)) if len(words) == 1 else origin.said
    return Statement(words=words, said=said, on=origin.on, source=origin.source)
