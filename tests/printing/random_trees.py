"""Random bodies of every node class over the facts of one small program, and random sets over domains of every shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from hypothesis import strategies as st

from jalon.case.drugs import DRUG_CLASS_WORDS, DRUG_CLASSES
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, WordDomain, bits
from jalon.engine.readings import NOWHERE, WEIGHTS
from jalon.engine.slots import Slot
from jalon.engine.tree import (
    AllOf,
    AnyOf,
    Argument,
    Body,
    Call,
    Condition,
    Count,
    Decision,
    Duration,
    Exists,
    Highest,
    Item,
    Option,
    Requirement,
    Row,
    Scope,
    Score,
    Test,
    Window,
    Windows,
)
from jalon.guideline.binding import MOST
from jalon.guideline.program import Program

# Every limit and every word that random sets may need is named once here, and each kind of table stands empty.
GROUND = """
**Termes** : régions.

| Mot | Valeurs de `lesion.site` | Identifiant |
|---|---|---|
| os long | humerus ou radius ou ulna ou femur ou tibia ou fibula | long_bone |
| hanche | femur.head ou femur.neck ou pelvis.acetabulum | hip |
| rachis | spine | spine |

**Décision** `limits` pour chaque lésion : bornes. Intermédiaire.

| Corticale `lesion.cortical_extent` | Tassement `lesion.spine.collapse` | Vitamine `labs.vitamin_d` | Vie `patient.life_expectancy.months` | R |
|---|---|---|---|---|
| < 1/3 | 0 % | < 20 ng/mL (50 nmol/L) | < 3 mois | alpha |
| 1/3 .. 2/3 | 0 <..< 50 % | 20 ng/mL (50 nmol/L) ..< 30 ng/mL (75 nmol/L) | 3 .. 6 mois | beta |
| > 2/3 | ≥ 50 % | ≥ 30 ng/mL (75 nmol/L) | 6 mois <..< 2,5 ans ou ≥ 2,5 ans | gamma |

- alpha `alpha`
- beta `beta`
- gamma `gamma`

**Grandeur** `number` = `count`(`lesion.organ` = os).

**Score** `points` pour chaque lésion : points. Intermédiaire.

| Points | Type `lesion.matrix` |
|---|---|
| 1 | lytique |
| 3 | mixte |

**Décision** `decision` pour chaque lésion (os long) : décision. Intermédiaire.

| Fait `lesion.fracture` | R |
|---|---|
| oui | alpha |
| non | beta |
| imminente | gamma |

- alpha `alpha`
- beta `beta`
- gamma `gamma`

**Score** `score` pour chaque lésion : score. Intermédiaire.

| Points | Fait `lesion.fracture` |
|---|---|
| 1 | oui |

**Exigences** `check` pour chaque projet : vérification. Intermédiaire.

| Vérification | Doit tenir | Sauf | Sinon |
|---|---|---|---|
| Essai `trial` | `symptoms.deficit` = oui | — | attendre |

**Options** `option` pour chaque lésion : option. Intermédiaire.

| Argument | Si | Poids |
|---|---|---|
| premier | `symptoms.deficit` = oui | indication |

**Grandeur** `exists` = `any`(`symptoms.deficit` = oui).

**Grandeur** `count` = `count`(`lesion.fracture` = oui).

**Grandeur** `highest` = `highest`(`lesion.fracture`).

**Grandeur** `agreement` = `agreement`(`symptoms.deficit`, `symptoms.thirst`).

**Grandeur** `corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02).

**Fenêtres** `windows` pour chaque traitement et chaque irradiation : délai. Intermédiaire.

| Médicament `treatment.drug` | Avant | Après | Même jour | Verdict | Sauf |
|---|---|---|---|---|---|
| tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |

**Décision** `facts` pour chaque lésion : des faits à lire. Intermédiaire.

| A `lesion.site` | B `lesion.organ` | C `lesion.pain.grade` | D `conditions.infection` | E `number` | F `points` | R |
|---|---|---|---|---|---|---|
| os long | os | légère | active | 1 | 1 | alpha |
| hanche | foie | modérée | locale | 2 | 2 | beta |
| rachis | poumon | aucune | aucune | 3 | 3 | gamma |

- alpha `alpha`
- beta `beta`
- gamma `gamma`

**Décision** `signs` pour chaque événement : des signes à lire. Intermédiaire.

| A `symptoms.thirst` | B `symptoms.confusion` | C `symptoms.walking` | D `event.kind` | E `event.treated` | F `limits_of_patient` | R |
|---|---|---|---|---|---|---|
| oui | oui | seul | fracture | oui | alpha | alpha |
| non | non | aidé | hypercalcémie | non | beta | beta |

- alpha `alpha`
- beta `beta`

**Décision** `limits_of_patient` : une étape. Intermédiaire.

| A `symptoms.vomiting` | R |
|---|---|
| oui | alpha |
| non | beta ou sans objet |

- alpha `alpha`
- beta `beta`
"""
PATIENT = ("symptoms.deficit", "symptoms.thirst", "symptoms.confusion", "symptoms.walking", "conditions.infection", "labs.vitamin_d", "patient.life_expectancy.months",
           "number", "limits_of_patient")  # fmt: skip
LESION = ("lesion.site", "lesion.organ", "lesion.pain.grade", "lesion.fracture", "lesion.matrix", "lesion.cortical_extent", "lesion.spine.collapse", "points", "limits")
EVENT = ("event.kind", "event.treated")
YES_NO = ("symptoms.deficit", "symptoms.thirst", "symptoms.confusion")
LENGTHS = st.one_of(st.none(), st.just(Duration()), st.builds(Duration, days=st.integers(1, 400)), st.builds(Duration, months=st.integers(1, 40)))


@dataclass(frozen=True)
class Trees:
    """Strategies over the slots of one program."""

    program: Program
    masks: dict[int, st.SearchStrategy[int]] = field(default_factory=dict)
    tests: dict[Sequence[str], st.SearchStrategy[Test]] = field(default_factory=dict)
    conditions: dict[Sequence[str], st.SearchStrategy[Condition]] = field(default_factory=dict)

    def slot(self, path: str) -> Slot:
        """The slot of a fact or rule."""
        found = self.program.slot(path)
        assert found is not None
        return found

    def mask(self, index: int) -> st.SearchStrategy[int]:
        """Any set that a cell can say: anything, not applicable, or some of the values, even none or all of them."""
        if index in self.masks:
            return self.masks[index]
        full = self.program.slots[index].domain.full
        cells = list(bits(full))
        some = st.lists(st.sampled_from(cells), unique=True).map(sum)
        # A run of neighbours, as sheets have them, and all but a few.
        runs = st.tuples(st.integers(0, len(cells) - 1), st.integers(0, len(cells) - 1)).map(lambda ends: sum(cells[min(ends) : max(ends) + 1]))
        few = st.lists(st.sampled_from(cells), unique=True, max_size=2).map(lambda left: full & ~sum(left))
        self.masks[index] = st.one_of(some, runs, few, st.just(full | NOT_APPLICABLE), st.just(NOT_APPLICABLE))
        return self.masks[index]

    def test(self, paths: Sequence[str]) -> st.SearchStrategy[Test]:
        """A comparison."""
        if paths not in self.tests:
            each = [self.mask(index).map(partial(_test, index)) for index in (self.slot(path).index for path in paths)]
            self.tests[paths] = st.one_of(each)
        return self.tests[paths]

    def condition(self, paths: Sequence[str]) -> st.SearchStrategy[Condition]:
        """One comparison, or several joined; a fact is asked once."""
        if paths not in self.conditions:
            several = st.lists(self.test(paths), min_size=2, max_size=4, unique_by=lambda test: test.slot).map(tuple)
            self.conditions[paths] = st.one_of(self.test(paths), several.map(AllOf), several.map(AnyOf))
        return self.conditions[paths]

    def scope(self, kind: str) -> st.SearchStrategy[Scope]:
        """All the objects of a kind, those recorded, or those that a term means."""
        plain = [Scope(kind), Scope(kind, listed_only=True)]
        if kind != "lesion":
            return st.sampled_from(plain)
        site, organ = self.slot("lesion.site"), self.slot("lesion.organ")
        assert isinstance(organ.domain, WordDomain)
        terms = [Scope(kind, site.index, mask) for mask in self._terms()]
        return st.sampled_from([*plain, *terms, *(Scope(kind, organ.index, organ.domain.of((name,))) for name in ("bone", "liver"))])

    def _terms(self) -> list[int]:
        site = self.slot("lesion.site").domain
        assert isinstance(site, WordDomain)
        return [site.of(term.values) for term in self.program.terms]

    def outcome(self, count: int) -> st.SearchStrategy[int]:
        """Some of the first values of a rule, maybe with *not applicable*."""
        return st.lists(st.integers(0, count), min_size=1, unique=True).map(lambda places: sum(1 << place for place in places))

    def decision(self) -> st.SearchStrategy[Decision]:
        """Up to six columns, and rows that reach each of three outcomes."""
        columns = st.lists(st.sampled_from([self.slot(path).index for path in (*PATIENT, *LESION)]), min_size=1, max_size=6, unique=True)

        def rows(columns: list[int]) -> st.SearchStrategy[Decision]:
            def row(outcome: st.SearchStrategy[int]) -> st.SearchStrategy[Row]:
                said = st.sampled_from(("now", "planned", "information", "before"))
                return st.builds(Row, st.tuples(*map(self.mask, columns)), outcome, st.just(NOWHERE), st.just(-1), said, st.sampled_from(("", "I, A", "proposé")))

            each = st.tuples(*(row(st.just(2 << place)) for place in range(3)))
            more = st.lists(row(self.outcome(3)), max_size=3).map(tuple)
            return st.tuples(each, more, st.booleans()).map(lambda made: Decision(tuple(columns), _plain((*made[0], *made[1]), made[2])))

        return columns.flatmap(rows)

    def score(self) -> st.SearchStrategy[Score]:
        """Items with points, sets of points, or *not applicable*."""
        def item(index: int) -> st.SearchStrategy[Item]:
            points = st.one_of(self.outcome(5).map(lambda mask: mask & ~NOT_APPLICABLE or 2), st.just(NOT_APPLICABLE))
            row = st.builds(Row, st.tuples(self.mask(index)), points, st.just(NOWHERE))
            return st.builds(Item, st.just(index), st.lists(row, min_size=1, max_size=4).map(tuple))

        facts = st.lists(st.sampled_from([self.slot(path).index for path in LESION[:7]]), min_size=1, max_size=4, unique=True)
        return facts.flatmap(lambda chosen: st.builds(Score, st.tuples(*map(item, chosen))))

    def requirement(self) -> st.SearchStrategy[Requirement]:
        """What must hold, and maybe its exception."""
        return st.builds(Requirement, self.condition(PATIENT), st.one_of(st.none(), self.condition(PATIENT)), st.just(NOWHERE))

    def option(self) -> st.SearchStrategy[Option]:
        """One argument: the sheet gives one a label."""
        argument = st.builds(Argument, self.condition((*PATIENT, *LESION)), st.sampled_from(WEIGHTS), st.just(NOWHERE))
        return argument.map(lambda one: Option((one,)))

    def exists(self) -> st.SearchStrategy[Exists]:
        """Conditions on the patient and on objects of two lists."""
        lesion, event = st.tuples(self.scope("lesion"), self.condition(LESION)), st.tuples(self.scope("event"), self.condition(EVENT))
        own = st.lists(self.condition(PATIENT), max_size=2).map(tuple)
        each = st.lists(st.one_of(lesion, event), max_size=3).map(tuple)
        return st.builds(Exists, own, each).filter(lambda body: bool(body.patient or body.each))

    def count(self) -> st.SearchStrategy[Count]:
        """How many lesions."""
        return st.builds(Count, self.scope("lesion"), self.condition(LESION), st.just(MOST))

    def highest(self) -> st.SearchStrategy[Highest]:
        """The most serious word of the lesions."""
        words = [index for index in (self.slot(path).index for path in LESION) if isinstance(self.program.slots[index].domain, WordDomain)]
        return st.builds(Highest, self.scope("lesion"), st.sampled_from(words))

    def agreement(self) -> st.SearchStrategy[Call]:
        """What several signs have in common."""
        chosen = st.lists(st.sampled_from([self.slot(path).index for path in YES_NO]), min_size=2, unique=True).map(tuple)
        return st.builds(Call, st.just("agreement"), chosen, st.just(()))

    def corrected(self) -> st.SearchStrategy[Call]:
        """Corrected calcium with any constants."""
        slots = (self.slot("labs.calcium").index, self.slot("labs.albumin").index)
        number = st.fractions(Fraction(1, 100), 60, max_denominator=400)
        constants = st.tuples(number, st.lists(number, min_size=1, max_size=3)).map(
            lambda found: (("albumine", (found[0],), "g/L"), ("coefficient", tuple(found[1]), "")))
        return st.builds(Call, st.just("corrected_calcium"), st.just(slots), constants)

    def windows(self) -> st.SearchStrategy[Windows]:
        """Drugs, then classes, then any other; exceptions on the patient or on the lesion at which an act aims."""
        body = self.slot("windows").body
        assert isinstance(body, Windows)
        domain = self.program.slots[body.drug].domain
        assert isinstance(domain, WordDomain)
        drugs = st.lists(st.sampled_from([bit for bit in bits(domain.full) if "other" not in domain.values(bit)[0]]), unique=True, max_size=3)
        classes = st.lists(st.sampled_from([domain.of(drug for drug, own in DRUG_CLASSES.items() if own <= {word.id}) for word in DRUG_CLASS_WORDS]), unique=True, max_size=3)
        verdicts = [2 << place for place in range(3)]

        def lines(chosen: tuple[list[int], list[int]]) -> st.SearchStrategy[Windows]:
            masks, taken = [], 0
            for mask in (*chosen[0], *chosen[1], domain.full):
                masks.append(mask & ~taken)
                taken |= mask
            made = [self._window(mask, st.sampled_from(verdicts) if number < len(masks) - 1 else st.just(verdicts[1])) for number, mask in enumerate(masks)]
            return st.tuples(*made).map(lambda every: replace(body, every=every))

        return st.tuples(drugs, classes).flatmap(lines)

    def _window(self, mask: int, verdict: st.SearchStrategy[int]) -> st.SearchStrategy[Window]:
        unless = st.one_of(st.none(), st.tuples(self.condition((*PATIENT, *LESION)), st.sampled_from((2, 4, 8))))

        def window(made: tuple[Duration | None, Duration | None, bool, int, tuple[Condition, int] | None]) -> Window:
            before, after, same_day, verdict, exception = made
            if same_day:
                before = after = Duration()
            return Window(mask, before, after, same_day, verdict, exception[0] if exception else None, exception[1] if exception else 0, NOWHERE)

        return st.tuples(LENGTHS, LENGTHS, st.booleans(), verdict, unless).map(window)

    def bodies(self) -> st.SearchStrategy[dict[str, Body]]:
        """A random body for each rule that stands empty."""
        return st.fixed_dictionaries({
            "decision": self.decision(), "score": self.score(), "check.trial": self.requirement(), "option": self.option(), "exists": self.exists(),
            "count": self.count(), "highest": self.highest(), "agreement": self.agreement(), "corrected": self.corrected(), "windows": self.windows(),
        })  # fmt: skip


def _test(index: int, mask: int) -> Test:
    return Test(index, mask, NOWHERE)


def _plain(rows: Sequence[Row], urgent: bool) -> tuple[Row, ...]:
    """The rows, with an urgency each or none at all: a sheet says it for every row of a table."""
    return tuple(rows) if urgent else tuple(replace(row, urgency="") for row in rows)


def domains(program: Program, shape: type[WordDomain] | type[CountDomain] | type[CutDomain]) -> list[Slot]:
    """The slots of a program whose values are of one shape."""
    return [slot for slot in program.slots if isinstance(slot.domain, shape) and slot.domain.full.bit_count() > 1]
