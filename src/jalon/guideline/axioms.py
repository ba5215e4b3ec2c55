"""The laws of the case under which tables are proved, as the engine applies them and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from jalon.case import LINKS, Claim, NumberType, WordType, vocabulary
from jalon.case.drugs import DRUG_CLASSES
from jalon.engine.domains import NOT_APPLICABLE, CutDomain, WordDomain, bits
from jalon.engine.laws import Law, Laws
from jalon.engine.slots import Slot, Thing
from jalon.engine.tree import Call, Fact
from jalon.guideline.labels import fact_label, joined, word_labels
from jalon.guideline.program import Bilingual, Program
from jalon.guideline.spans import decimal, printed_unit

COURSES = ("treatment", "plan")
EITHER = ("drug", "drug_class", "procedure")


def laws(program: Program) -> Laws:
    """What the case model says of the facts of one object."""
    found: list[Law] = []
    for fact, (other, allowed) in program.applies.items():
        found.append(Law((fact, other), (frozenset(), frozenset((allowed,))), _rests(allowed)))
    seen = set()
    for ties in program.ties.values():
        for tie in ties:
            if tie not in seen:
                seen.add(tie)
                apart = frozenset((tie.if_in,)), frozenset((tie.then_in,))
                found.append(Law((tie.premise, tie.conclusion), apart, _follows(tie.if_in, tie.then_in)))
    absent = set(program.applies)
    for kind in COURSES:
        drug, drug_class, procedure = (program.slot(f"{kind}.{name}") for name in EITHER)
        absent.update(slot.index for slot in (drug, drug_class, procedure) if slot is not None)
        for slot in (drug, drug_class):
            if slot is not None and procedure is not None:
                found.append(Law((slot.index, procedure.index), (frozenset(), frozenset()), _one_of_them, draws=False))
        if drug is not None and drug_class is not None:
            found.append(_classes(drug, drug_class))
    return Laws(tuple(found), frozenset(absent))


Holds = Callable[[Sequence[int]], bool]


def _rests(allowed: int) -> Holds:
    return lambda values: (values[0] == NOT_APPLICABLE) == (not values[1] & allowed)


def _follows(if_in: int, then_in: int) -> Holds:
    return lambda values: not values[0] & if_in or bool(values[1] & then_in)


def _one_of_them(values: Sequence[int]) -> bool:
    return not all(value == NOT_APPLICABLE for value in values)


def _classes(drug: Slot, drug_class: Slot) -> Law:
    """The class of a drug follows from the drug."""
    assert isinstance(drug.domain, WordDomain) and isinstance(drug_class.domain, WordDomain)
    members: Mapping[int, int] = {
        bit: drug.domain.of(name for name in drug.domain.names if drug_class.domain.values(bit)[0] in DRUG_CLASSES[name])
        for bit in bits(drug_class.domain.full)
    }

    def holds(values: Sequence[int]) -> bool:
        if NOT_APPLICABLE in values:
            return values[0] == values[1]
        return any(values[0] & members[bit] for bit in bits(values[1]))

    return Law((drug.index, drug_class.index), (frozenset(members.values()), frozenset(members)), holds, draws=False)


def axioms(program: Program) -> list[Bilingual]:
    """The same laws in words, for the facts that the sheets read."""
    return [*_lists(), *_absences(program), *_links(program), *_either(program), *_bounds(program), *_calls(program)]


def _lists() -> Iterator[Bilingual]:
    yield "Une liste tient n'importe quels objets, ou aucun.", "A list holds any objects, or none."
    yield "Deux faits sont indépendants, sauf ce qui suit.", "Two facts are independent, but for what follows."


def _absences(program: Program) -> Iterator[Bilingual]:
    groups: dict[tuple[int, int], list[int]] = {}
    for fact, rests in program.applies.items():
        groups.setdefault(rests, []).append(fact)
    for (other, allowed), facts in groups.items():
        slot = program.slots[other]
        assert isinstance(slot.domain, WordDomain)
        words = [joined(word_labels(slot.path, slot.domain.values(allowed), lang), lang) for lang in (0, 1)]
        names = [", ".join(_label(program.slots[fact], lang) for fact in facts) for lang in (0, 1)]
        yield (
            f"Sans objet si {_label(slot, 0)} n'est pas {words[0]} : {names[0]}.",
            f"Not applicable unless {_label(slot, 1)} is {words[1]}: {names[1]}.",
        )


def _links(program: Program) -> Iterator[Bilingual]:
    for link in LINKS:
        if link.premise.path in program.index and link.conclusion.path in program.index:
            yield (
                f"Si {_claim(link.premise, 0)}, alors {_claim(link.conclusion, 0)}.",
                f"If {_claim(link.premise, 1)}, then {_claim(link.conclusion, 1)}.",
            )


def _claim(claim: Claim, lang: int) -> str:
    known = vocabulary().fields[claim.path]
    if claim.equals is not None:
        said = decimal(claim.equals, lang)
    else:
        said = joined(word_labels(claim.path, sorted(claim.words or ()), lang), lang)
    return f"{(known.fr, known.en)[lang]} {('est', 'is')[lang]} {said}"


def _either(program: Program) -> Iterator[Bilingual]:
    if any(f"{kind}.{name}" in program.index for kind in COURSES for name in EITHER):
        yield (
            "Un traitement ou un projet a un médicament, un geste ou les deux : l'autre est sans objet. La classe suit le médicament.",
            "A treatment or a plan has a drug, a procedure or both: the other is not applicable. The class follows from the drug.",
        )


def _bounds(program: Program) -> Iterator[Bilingual]:
    for slot in program.slots:
        domain = slot.domain
        if isinstance(slot.body, Fact) and isinstance(domain, CutDomain) and domain.cuts and domain.low is not None:
            unit = printed_unit(domain)
            low, high = (None if end is None else end / domain.factors.get(unit, Fraction(1)) for end in (domain.low, domain.high))
            yield _span(slot, low, high, unit, 0), _span(slot, low, high, unit, 1)


def _span(slot: Slot, low: Fraction | None, high: Fraction | None, unit: str, lang: int) -> str:
    tail = f" {unit}" if unit else ""
    assert low is not None
    if high is None:
        said = f"{decimal(low, lang)}{tail} {('ou plus', 'or more')[lang]}"
    else:
        said = f"{decimal(low, lang)} {('à', 'to')[lang]} {decimal(high, lang)}{tail}"
    return f"{_capital(slot, lang)}{(' : ', ': ')[lang]}{said}."


def _calls(program: Program) -> Iterator[Bilingual]:
    for rule in program.rules:
        slot = program.slots[rule.slot]
        if isinstance(slot.body, Call) and slot.body.primitive != "agreement":
            yield f"`{slot.path}`, calculé, prend toute valeur.", f"`{slot.path}`, computed, takes any value."


def _label(slot: Slot, lang: int) -> str:
    return fact_label(slot, Thing("patient", 0))[lang]


def _capital(slot: Slot, lang: int) -> str:
    label = _label(slot, lang)
    return label[:1].upper() + label[1:]


def ordered(slot: Slot) -> bool:
    """Whether the values of a slot have an order: numbers, the words of a rule, words that the vocabulary puts in order."""
    if not isinstance(slot.domain, WordDomain) or not isinstance(slot.body, Fact):
        return True
    known = vocabulary().fields.get(slot.path)
    return known is not None and (isinstance(known.type, NumberType) or (isinstance(known.type, WordType) and known.type.ordered))
