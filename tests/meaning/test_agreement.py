"""The engine against brute force, on the shipped sheets (meaning.md, rules 2, 7 and 12).

Hypothesis writes partial cases. Each is completed in every way that the rules can tell apart, each completion is written as
a case file and given to the engine, and the union of the answers must be what the engine says of the partial case: equal
where the rule is declared exact, inside it otherwise. Beyond 4,096 completions, 200 drawn at random are inside it.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import prod
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, assume, given, note, settings
from hypothesis import strategies as st

from jalon.case import CaseTroubles
from jalon.case.sites import SITE
from jalon.case.value import read_value
from jalon.engine.domains import CountDomain, CutDomain, WordDomain
from jalon.engine.tree import Count, Exists, Fact, Highest
from jalon.guideline.program import Program
from tests.meaning.asking import coherent_calcium, read, sets, united
from tests.meaning.brute_force import MOST, ON, File, completed, completions, count, kin, some_completions, told_step_by_step
from tests.meaning.brute_force_days import OUTSIDE, TABLE, choices_of_days, reality, washouts
from tests.meaning.families import CELLS, FAMILIES, SIGNS, WASHOUT, Family, region

SLOW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False, phases=(Phase.generate, Phase.shrink))
FRESH, OLD = "2026-11-10", "2025-01-10"

# Other ways of writing a fact: a range, a parent, another unit, a value between two limits.
ALSO = {
    "cortical_extent": ("1/4..1/2", "1/3..2/3", "0.1..1/3", "0.34"),
    "spine.collapse": ("0..40 %", "40..60 %", "50..70 %"),
    "spine.body_involved": ("40..50 %", "10..90 %"),
    "pain.scale": ("0..3", "2..8"),
    "labs.vitamin_d": ("49 nmol/L", "50 nmol/L", "74.9 nmol/L", "75 nmol/L", "18..22 ng/mL", "25..60 ng/mL"),
    "labs.ionised_calcium": ("1.10..1.20 mmol/L", "1.30..1.40 mmol/L"),
    "labs.creatinine_clearance": ("25..35 mL/min",),
}
SITES = {
    "mirels": ("femur", "femur.left", "femur.neck", "femur.head.right", "femur.trochanteric", "femur.shaft", "femur.distal.left", "humerus", "humerus.proximal", "radius",
               "tibia", "fibula.left", "spine.T4", "pelvis", "rib.4"),
    "sins": ("spine", "spine.T6", "spine.T12", "spine.L3", "spine.S1", "spine.S3", "spine.coccyx", "spine.thoracic", "spine.sacral", "spine.C4", "femur.shaft"),
    "q07": ("femur.shaft", "spine.T4"),
    "cord": ("spine", "spine.T4", "spine.coccyx", "femur.shaft", "pelvis.ilium"),
    "fracture": ("femur", "humerus.shaft", "pelvis", "pelvis.acetabulum.left", "spine", "spine.T12", "rib.6", "skull"),
}
# What a case may also say of a lesion though no rule of the family reads it: it is tied to what is read.
TIED = {family.name: tuple(dict.fromkeys(path for read_path in family.lesion for path in kin(read_path) if path not in family.lesion)) for family in FAMILIES.values()}


class Writer:
    """Writes one partial case, fact by fact; `known` is how often a fact is told."""

    def __init__(self, draw: Any, family: Family, known: float) -> None:
        self.draw, self.family, self.known = draw, family, known

    def one(self, *values: Any) -> Any:
        """One of some values."""
        return self.draw(st.sampled_from(values))

    def often(self, share: float) -> bool:
        """True about that often."""
        return bool(self.draw(st.integers(0, 99)) < 100 * share)

    def value(self, path: str) -> str | None:
        """What is written of a fact: nothing, a question mark, one of its cells, or something wider."""
        if not self.often(self.known):
            return cast("str | None", self.one(None, None, "?"))
        return str(self.one(*CELLS[path], *CELLS[path], *ALSO.get(path, ())))

    def put(self, thing: File, path: str, value: Any) -> None:
        """Write one fact."""
        if value is not None:
            *heads, last = path.split(".")
            for head in heads:
                thing = thing.setdefault(head, {})
            thing[last] = value

    def lesion(self, number: int) -> File:
        """One lesion."""
        lesion: File = {"id": f"L{number}"}
        where = self.one("site", "site", "site", "organ", "elsewhere", "nowhere")
        if where == "site":
            lesion["site"] = self.one(*SITES[self.family.name])
        elif where in ("organ", "elsewhere"):
            lesion["organ"] = "bone" if where == "organ" else "liver"
        vertebra = str(lesion.get("site", "")).startswith("spine")
        for path in self.family.lesion:
            if not path.startswith("spine.") or vertebra:
                self.put(lesion, path, self.value(path))
        for path in TIED[self.family.name]:
            if self.often(0.1):
                self.put(lesion, path, self.value(path))
        return lesion

    def labs(self, *tests: str) -> list[File]:
        """Results: fresh, too old, or two of the same day."""
        found = []
        for test in tests:
            for _ in range(self.one(0, 1, 1, 1, 2)):
                value = self.value(f"labs.{test}") if f"labs.{test}" in CELLS else self.one(*RESULTS[test])
                if value is not None:
                    found.append({"test": test, "value": value, "on": self.one(FRESH, FRESH, FRESH, FRESH, OLD)})
        return found

    def case(self) -> File:
        """The whole case."""
        family = self.family
        case: File = {"case": "partial", "on": ON}
        if family.tumours:
            self.put(case, "tumours", self.one(*[[{"id": "T1", "organ": "lung"}]] * 5, None, [], [{"id": "T1", "organ": "?"}], [{"id": "T1", "organ": "bone_marrow"}]))
        for path in family.patient:
            if path in SIGNS and not self.often(0.15):
                self.put(case, path, "no")
            elif not path.startswith("labs."):
                self.put(case, path, self.value(path))
        labs = self.labs(*(path.partition(".")[2] for path in family.patient if path.startswith("labs.")), *(("calcium", "albumin") if family.calcium else ()))
        if labs:
            case["labs"] = labs
        if family.lesion:
            case["lesions"] = [self.lesion(number + 1) for number in range(self.one(*((1,) if not family.lists else (1, 1, 0, 2))))]
        for name in family.lists:
            self.put(case, f"listed.{name}", self.one("complete", "complete", "partial", None))
        if family.plan:
            case["plan"] = [{"id": "P1", "drug": self.one(*CELLS["plan.drug"], "denosumab", "zoledronic_acid", "?")}]
        if family.events:
            self.events(case)
        return case

    def events(self, case: File) -> None:
        """Some events, of a lesion or of none in particular."""
        lesions = [lesion["id"] for lesion in case["lesions"] if "site" in lesion]
        if self.family.name == "fracture" and self.often(0.3):
            case.setdefault("listed", {}).update(events="complete", treatments="complete")
        usual = {"q07": "other", "cord": "cord_compression", "fracture": "fracture"}[self.family.name]
        case["events"] = []
        for _ in range(self.one(0, 0, 1, 1, 2)):
            event: File = {"kind": self.one(usual, usual, usual, "?", *CELLS["event.kind"])}
            if event["kind"] == "?" and self.family.name == "fracture" and "listed" in case:
                continue  # whether it treats the fracture of a lesion is then told by two lists at once
            if lesions and self.often(0.6):
                event["lesion"] = self.one(*lesions)
            elif self.family.name == "fracture" and self.often(0.5):
                event["site"] = self.one("femur.shaft", "pelvis", "spine.T4", "rib.6")
            self.put(event, "treated", self.value("event.treated"))
            case["events"].append(event)
        for name in ("lesions", "events"):
            if not case[name]:
                del case[name]  # an empty list would be a statement


RESULTS = {
    "calcium": ("1.90 mmol/L", "2.20 mmol/L", "2.40 mmol/L", "2.55 mmol/L", "2.80 mmol/L", "3.40 mmol/L", "112 mg/L", "2.10..2.30 mmol/L", "?"),
    "albumin": ("25 g/L", "31 g/L", "36 g/L", "40 g/L", "45 g/L", "36..39 g/L", "?"),
}


@st.composite
def partial_cases(draw: Any, family: Family) -> File:
    """A case of which some facts are not known: mostly few, so that its completions are soon enumerated."""
    bound = draw(st.sampled_from((40, 40, 80, 80, 160, 600)))
    for known in (0.5, 0.7, 0.8, 0.9):
        case = Writer(draw, family, known).case()
        if count(case, family) <= bound:
            break
    return case


def agreed(program: Program, family: Family, case: File) -> None:
    """The claim, for one case."""
    partial = sets(program, read(case), family.rules)
    whole = count(case, family) <= MOST
    found = completions(case, family) if whole else some_completions(case, family, 200, random.Random(0))
    meaning, number = united(program, found, family, tuple(partial))
    note(f"{case} has {number} completions")
    assert number
    for (rule, about), mask in partial.items():
        omitted, added = meaning[rule, about] & ~mask, mask & ~meaning[rule, about]
        assert not omitted, f"{rule} about {about} omits {told(program, rule, omitted)}: {case}"
        if whole and program.slots[program.index[rule]].exact:
            assert not added, f"{rule} about {about}, declared exact, adds {told(program, rule, added)}: {case}"


def told(program: Program, rule: str, mask: int) -> list[Any]:
    """A set of the engine in words."""
    domain = program.slots[program.index[rule]].domain
    return [*domain.values(mask), *(["not applicable"] if mask & 1 else [])]


@pytest.mark.parametrize("name", FAMILIES)
def test_the_engine_is_the_union_of_the_completions(shipped: Program, name: str) -> None:
    family = FAMILIES[name]

    @settings(SLOW, max_examples=EXAMPLES[name])
    @given(partial_cases(family))
    def claim(case: File) -> None:
        agreed(shipped, family, case)

    claim()


EXAMPLES = {"mirels": 80, "sins": 45, "q07": 100, "vitamin_d": 60, "kidney": 60, "mouth": 25, "hypercalcaemia": 40, "cord": 80, "fracture": 60}


COMPARED_SHEETS = ("t2-radiosensibilisation.md", "t3-mirels.md", "t4-sins.md", "q07-quand-debuter.md", "q08-precautions.md", "compression-medullaire.md", "fracture.md",
                   "hypercalcemie.md", "mirels-1989.md", "oncologik-2016.md")


def test_every_rule_of_the_shipped_sheets_is_compared_with_brute_force(shipped: Program) -> None:
    """All but the corrected calcium, a number that only its levels speak of."""
    written = {shipped.slots[rule.slot].path for rule in shipped.rules if rule.sheet in COMPARED_SHEETS}

    assert written - {rule for family in (*FAMILIES.values(), WASHOUT) for rule in family.rules} == {"labs.calcium_corrected"}


def test_the_cells_written_by_hand_reach_every_cell_that_the_sheets_cut(shipped: Program) -> None:
    """So that a limit added to a sheet is not forgotten here."""
    written_as = {"dental.review": "dental.reviewed"}
    few = ("plan.drug", "tumour.organ")  # one drug a line, one organ a population
    for slot in shipped.slots:
        path = written_as.get(slot.path, slot.path.removeprefix("lesion."))
        if path in CELLS and path not in few and isinstance(slot.body, Fact):
            said = {statement.said: statement for statement in (read_value(written_as.get(slot.path, slot.path), value) for value in CELLS[path])}
            if isinstance(slot.domain, CutDomain):
                amounts = [statement.amount for statement in said.values() if statement.amount is not None]
                reached = {slot.domain.cell(amount.low, amount.unit) for amount in amounts}
                possible = {number for number in range(2 * len(slot.domain.cuts) + 1) if slot.domain.full >> number + 1 & 1}
                assert reached >= possible, slot.path
            elif isinstance(slot.domain, WordDomain) and path != "dental.reviewed":
                assert {word for statement in said.values() for word in statement.words or ()} == set(slot.domain.names), slot.path


@pytest.mark.parametrize("name", [name for name, family in FAMILIES.items() if family.lesion])
def test_the_regions_written_by_hand_are_never_told_apart_by_the_sheets(shipped: Program, name: str) -> None:
    site = shipped.index["lesion.site"]
    for rule in FAMILIES[name].rules:
        classes = shipped.classes.get((site, shipped.index[rule]))
        domain = shipped.slots[site].domain
        assert isinstance(domain, WordDomain)
        places = {leaf: next(number for number, cell in enumerate(classes) if cell & domain.of([leaf])) for leaf in SITE.ids()} if classes else {}
        by_region: dict[str, set[int]] = {}
        for leaf, place in places.items():
            by_region.setdefault(region(leaf, name), set()).add(place)
        assert all(len(found) == 1 for found in by_region.values()), (rule, by_region)


# ---------------------------------------------------------------------------------------------------------------------
# Monotony: telling what was not known never adds a value, in any rule.
# ---------------------------------------------------------------------------------------------------------------------


def noted_kinds(program: Program, rule: str) -> frozenset[str]:
    """The lists of which a rule counts what is noted, and nothing else (decision 0007): one more element is then an update."""
    below = [slot.body for slot in program.slots if program.slots[program.index[rule]].depends >> slot.index & 1]
    scopes = [scope for body in below if isinstance(body, Exists) for scope, _ in body.each]
    scopes += [body.scope for body in below if isinstance(body, (Count, Highest))]
    return frozenset(scope.kind for scope in scopes if scope.listed_only)


@pytest.mark.parametrize("name", FAMILIES)
def test_telling_an_unknown_fact_never_adds_a_value(shipped: Program, name: str) -> None:
    family = FAMILIES[name]
    rules = tuple(slot.path for slot in shipped.slots if slot.index in shipped.by_slot and isinstance(slot.domain, (WordDomain, CountDomain)))
    added = frozenset(("lesion", "tumour", *(("event",) if name == "q07" else ())))
    rules = tuple(rule for rule in rules if not noted_kinds(shipped, rule) & added)

    @settings(SLOW, max_examples=60)
    @given(partial_cases(family), st.randoms(use_true_random=False))
    def claim(case: File, dice: random.Random) -> None:
        steps = told_step_by_step(case, family, dice)
        assume(steps and (not family.calcium or coherent_calcium(shipped, steps[-1])))
        before = sets(shipped, read(steps[0]), rules)
        for step in steps[1:]:
            after = sets(shipped, read(step), rules)
            for (rule, about), mask in before.items():
                added = after[rule, about] & ~mask
                assert not added, f"{rule} about {about} gains {told(shipped, rule, added)}: {case} then {step}"
            before = {key: mask for key, mask in after.items() if key in before}

    claim()


# ---------------------------------------------------------------------------------------------------------------------
# Wash-out: the unknown things are days.
# ---------------------------------------------------------------------------------------------------------------------


@st.composite
def courses(draw: Any) -> File:
    """A drug and an irradiation, of which a date or two is not known to the day."""

    def one(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    last = draw(st.integers(0, 60))
    dose: File = {"id": "D1", "drug": one(*TABLE, "gemcitabine", "nivolumab", "chemotherapy", "?", OUTSIDE), "last": shifted(-last), "from": shifted(-last - one(0, 0, 21, 60))}
    start = draw(st.integers(-70, 40))
    procedure = one(*["radiotherapy"] * 4, "?", ["radiotherapy", "surgery"])
    act: File = {"id": "P1", "procedure": procedure, "from": shifted(start), "to": shifted(start + one(0, 0, 4, 11))}
    if act["from"] == act["to"]:
        act["fractions"] = one(1, None)
    else:
        act["fractions"] = one(None, 2, 5)
    dates = ((dose, "from"), (dose, "last"), (act, "from"), (act, "to"))
    for thing, name in draw(st.lists(st.sampled_from(dates), max_size=2, unique_by=lambda date: dates.index(date))):
        how = one("month", "unknown", "silent")
        if how == "month":
            thing[name] = thing[name][:7]
        elif how == "unknown":
            thing[name] = "?"
        elif how == "silent":
            del thing[name]
    stopped = shifted(-last + one(0, 3, 20) if last > 20 else -last)
    if one(True, False, False):
        dose["to"] = one(stopped, stopped[:7])
    case: File = {"case": "partial", "on": ON, "treatments": [dose], "plan": [{key: value for key, value in act.items() if value is not None}]}
    if one(True, True, True, False):
        case["tumours"] = [{"id": "T1", "organ": "lung"}]
    if one(True, False):
        case["lesions"] = [{"id": "L1", **one({"site": "femur.shaft"}, {"site": "spine.T4", "spine": {"epidural": one("1a", "2", "?")}}, {"site": "spine.T4"}, {})}]
        if one(True, True, False):
            case["plan"][0]["lesion"] = "L1"
    case["listed"] = {"lesions": one("complete", "partial")}
    case["symptoms"] = {"deficit": one("no", "no", "yes", "?"), "sphincter": one("no", "no", "?")}
    return case


def shifted(days: int) -> str:
    """A day, counted from the day of the case."""
    return (date.fromisoformat(ON) + timedelta(days=days)).isoformat()


def readable(case: File) -> bool:
    """Whether the file can exist: no end before its beginning."""
    try:
        read(case)
    except CaseTroubles:
        return False
    return True


@st.composite
def stopped_courses(draw: Any) -> File:
    """A drug that was stopped, of which the last dose is not said, and an irradiation on a known day."""
    begin, length = draw(st.sampled_from((-60, -40, -20))), draw(st.sampled_from((0, 3, 10, 20)))
    act = shifted(begin + length + draw(st.sampled_from((-30, -5, 0, 3, 8, 15, 28, 29))))
    dose = {"id": "D1", "drug": draw(st.sampled_from(("gemcitabine", "doxorubicin", "cisplatin", "nivolumab"))), "from": shifted(begin), "to": shifted(begin + length)}
    if draw(st.booleans()):
        dose["last"] = draw(st.sampled_from(("?", dose["to"][:7])))
    return {"case": "stopped", "on": ON, "treatments": [dose], "plan": [{"id": "P1", "procedure": "radiotherapy", "from": act, "to": act, "fractions": 1}],
            "tumours": [{"id": "T1", "organ": "lung"}], "listed": {"lesions": "complete"}, "symptoms": {"deficit": "no", "sphincter": "no"}}


@pytest.mark.parametrize("files", [courses(), stopped_courses()], ids=["any", "stopped"])
def test_the_wash_out_is_the_union_of_its_completions(shipped: Program, files: st.SearchStrategy[File]) -> None:
    @settings(SLOW, max_examples=60)
    @given(files)
    def claim(case: File) -> None:
        assume(readable(case) and prod(map(len, choices_of_days(case))) <= 600)
        partial = sets(shipped, read(case), WASHOUT.rules)
        meaning, number = united(shipped, (one for one in washouts(case) if readable(one)), WASHOUT, tuple(partial))
        assume(number)
        for key, mask in partial.items():
            omitted, added = meaning[key] & ~mask, mask & ~meaning[key]
            assert not omitted, f"{key} omits {told(shipped, 'washout', omitted)}: {case}"
            if shipped.slots[shipped.index["washout"]].exact:
                assert not added, f"{key}, declared exact, adds {told(shipped, 'washout', added)}: {case}"

    claim()


def test_the_wash_out_holds_on_the_days_of_any_real_course(shipped: Program) -> None:
    """Whatever the days between the first and the last dose, and of the fractions, the verdict is one of those that were possible."""

    @settings(SLOW, max_examples=150)
    @given(courses(), st.randoms(use_true_random=False))
    def claim(case: File, dice: random.Random) -> None:
        assume(readable(case))
        options = choices_of_days(case)
        assume(all(options))
        whole = completed(case, [dice.choice(edits) for edits in options])
        assume(readable(whole) and whole["treatments"][0]["drug"] != OUTSIDE and whole["plan"][0]["procedure"] != "surgery" and whole["tumours"][0]["organ"] == "lung")
        real = reality(whole, dice)
        for file in (case, whole):
            (mask,) = sets(shipped, read(file), WASHOUT.rules).values()
            assert real in told(shipped, "washout", mask), f"{real} was excluded: {file}"

    claim()
