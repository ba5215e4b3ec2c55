"""Every completion of a case, as far as one rule can tell them apart; and the meaning of the rule: all the values it has over them.

Exact up to 4,096 completions; beyond, 200 are drawn at random, and each of them must lie inside what the engines answer (meaning.md,
rule 7). What is enumerated: one cell of each fact that the rule reads, whether a list that is not complete holds further objects
and which, the numbers of arithmetic, the days of a pair, the target of an act. Facts that coherence rules tie are kept together.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import comb, prod
from typing import Any

from jalon.case import LINKS, Case, Link, Thing
from jalon.engine.domains import CutDomain, WordDomain
from jalon.engine.tree import Call
from jalon.guideline.program import LISTS, Program
from tests.agreement.days import Witness, witnesses
from tests.agreement.pointwise import ABSENT, PAIR, Env, Mark, Pointwise, Remembered, World, cell_of, constants, corrected, one_by_one
from tests.agreement.reads import Reads, needed, reads
from tests.agreement.stated import Interval, amounts, left, objects

MOST, SOME = 4096, 200
STATES = 20_000  # ways in which one object may be, beyond which some are drawn
SMALL, FEW = 64, 12  # completions that are always enumerated; how many are drawn once the budget of a rule is spent
Masks = tuple[int, ...]
State = tuple[tuple[int, int], ...]  # (fact, value) of one object
Part = tuple[tuple[tuple[int, str], int], ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What brute force says of a rule. `whole` is False when only some completions were drawn.

    `ever` and `always`: the lines that decided in one completion, and in all of them.
    """

    mask: int
    number: int
    whole: bool
    ever: frozenset[Mark]
    always: frozenset[Mark]


class View:
    """One case as completions see it: the objects, and what is left to each fact."""

    def __init__(self, program: Program, case: Case) -> None:
        self.program, self.case = program, case
        self.things: dict[str, dict[str, Thing]] = {"patient": {"patient": case.things[0]}}
        self._left: dict[tuple[int, str], int] = {}

    def of(self, kind: str) -> Mapping[str, Thing]:
        """The listed objects of a kind by name."""
        if kind not in self.things:
            self.things[kind] = dict(objects(self.case, kind))
        return self.things[kind]

    def left(self, index: int, name: str) -> int:
        """The cells that statements leave to a fact of a listed object."""
        key = index, name
        if key not in self._left:
            kind = self.program.slots[index].kind
            self._left[key] = left(self.program, self.case, index, self.of(kind)[name], kind)
        return self._left[key]

    def complete(self, kind: str) -> bool:
        """Whether a list is all there is."""
        index = self.program.index.get(f"listed.{LISTS[kind]}") if kind in LISTS else None
        if index is None:
            return True
        domain = self.program.slots[index].domain
        assert isinstance(domain, WordDomain)
        return self.left(index, "patient") == 2 << domain.names.index("complete")


@dataclass
class BruteForce:
    """The meaning of rules, remembered by what a case leaves to the facts that they read: many cases leave the same."""

    program: Program
    name: str = "brute force"
    most: int = MOST
    budget: int = 0
    """How many completions of one rule are enumerated in all, small questions apart; 0 for no limit."""
    apart: bool = False
    """Whether conditions that compare the same step each take a value of it of their own, where it concludes on several."""
    dice: random.Random = field(default_factory=lambda: random.Random(0))
    _reads: dict[int, Reads] = field(default_factory=dict)
    _groups: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    _states: dict[Any, list[State]] = field(default_factory=dict)
    _tied: dict[Any, list[Masks]] = field(default_factory=dict)
    _numbered: dict[Any, list[tuple[dict[tuple[int, str], Fraction], Part]]] = field(default_factory=dict)
    _remembered: Remembered = field(default_factory=lambda: Remembered({}))
    _known: dict[Any, Meaning] = field(default_factory=dict)
    _drawn: set[Any] = field(default_factory=set)
    _spent: dict[int, int] = field(default_factory=dict)
    _loose: BruteForce | None = None

    def __post_init__(self) -> None:
        """Which rules read no list, no number and no day: what they say depends on a few cells."""
        flat = {}
        for rule in self.program.rules:
            read = self.reads(rule.slot)
            if not (read.each or read.numbers or read.agreements or read.windows):
                flat[rule.slot] = tuple((fact, self.program.slots[fact].kind) for fact in sorted(read.own))
        self._remembered = Remembered(flat)

    def condition_by_condition(self) -> BruteForce:
        """The same, `apart`: what an engine may say that reads a step without splitting on it."""
        if self._loose is None:
            self._loose = BruteForce(self.program, most=self.most, budget=self.budget, apart=True)
        return self._loose

    def reads(self, index: int) -> Reads:
        """What a rule reads."""
        if index not in self._reads:
            self._reads[index] = reads(self.program, index)
        return self._reads[index]

    def meaning(self, view: View, index: int, env: Env) -> Meaning:
        """The values of a rule about some objects over all the completions of a case."""
        read, slots = self.reads(index), self.program.slots
        asked: list[tuple[str, str, tuple[int, ...]]] = []  # (kind, name, facts)
        own = {kind: {fact for fact in read.own if slots[fact].kind == kind} for kind in ("patient", *env)}
        own["patient"] -= read.numbers
        for kind, name in (("patient", "patient"), *env.items()):
            asked.append((kind, name, tuple(sorted(needed(self.program, own[kind] | read.each.get(kind, set()))))))
        acts = [view.of("irradiation")[env["irradiation"]]] if slots[index].kind == PAIR else []
        named = {said.text for said in acts[0].facts.get("lesion", ()) if said.text is not None} if acts else set()
        others = []
        for kind, facts in read.each.items():
            for name in view.of(kind):
                if env.get(kind) != name and (kind in read.asked or not named or name.partition(":")[2] in named):
                    others.append((kind, name, tuple(sorted(needed(self.program, facts)))))
        masks = [(kind, facts, self._told_apart(view, index, name, facts)) for kind, name, facts in asked]
        # The order of the other objects of a list means nothing.
        ranked = sorted((kind, facts, self._told_apart(view, index, name, facts), name) for kind, name, facts in others)
        others = [(kind, name, facts) for kind, facts, _, name in ranked]
        opened = tuple(kind for kind in sorted({*read.more, *(["lesion"] if read.targets and not named else [])}) if not view.complete(kind))
        numbers = tuple((fact, tuple(amounts(self.program, view.case, fact, view.case.things[0]))) for fact in sorted(read.numbers))
        days = self._days(view, env, read) if acts else ()
        aims = tuple(place for place, (kind, name, _) in enumerate(others) if kind == "lesion" and (not named or name.partition(":")[2] in named))
        key = (index, tuple(masks), tuple(one[:3] for one in ranked), opened, numbers, days, aims, bool(named))
        if key not in self._known:
            things = [*zip(masks, (name for _, name, _ in asked), strict=True), *((one[:3], one[3]) for one in ranked)]
            targets = [others[place][1] for place in aims]
            self._known[key] = self._meaning(index, env, read, things, opened, numbers, days, targets, bool(named))
        return self._known[key]

    def _told_apart(self, view: View, index: int, name: str, facts: tuple[int, ...]) -> Masks:
        """What is left to some facts, one value for each group that the rule cannot tell apart."""
        return tuple(sum(self.values(index, fact, view.left(fact, name))) for fact in facts)

    def _meaning(
        self,
        index: int,
        env: Env,
        read: Reads,
        things: Sequence[tuple[tuple[str, tuple[int, ...], Masks], str]],
        opened: Sequence[str],
        numbers: tuple[tuple[int, tuple[Interval, ...]], ...],
        days: Sequence[Witness],
        targets: Sequence[str],
        named: bool,
    ) -> Meaning:
        dimensions: list[Sequence[Any]] = []
        listed: dict[str, list[str]] = {kind: [] for kind in read.each}
        for (kind, facts, masks), name in things:
            listed.setdefault(kind, []).append(name)
            states = self.states(index, facts, masks)
            dimensions.append([_part(state, name) for state in (self._alike(index, states) if name in ("patient", *env.values()) else states)])
        known = len(dimensions)
        further = [kind for kind in opened if kind in read.more]
        dimensions += [list(self._further(index, read, kind)) for kind in further]
        dimensions.append(self._numbers(numbers))
        dimensions.append(days or [((), ())])
        dimensions.append(list(self._targets(index, read, targets, "lesion" in opened and not named)))
        number = prod(map(len, dimensions))
        drawn = any((index, facts, masks) in self._drawn for (_, facts, masks), _ in things) or any((index, kind) in self._drawn for kind in further)
        spent = self._spent.get(index, 0)
        affordable = not self.budget or number <= SMALL or spent + number <= self.budget
        whole = number <= self.most and affordable and not drawn
        if whole and number > SMALL:
            self._spent[index] = spent + number
        some = FEW if self.budget and spent + SOME > self.budget else SOME
        if not whole:
            self._spent[index] = spent + some
        found = (
            itertools.product(*dimensions) if whole else ([self.dice.choice(one) for one in dimensions] for _ in range(some))
        )
        agreements = sorted(read.agreements)
        agreed: list[tuple[int, set[Mark]]] = []
        torn: list[tuple[int, set[Mark]]] = []
        for chosen in found:
            pointwise = Pointwise(self.program, self._remembered, self._world(listed, chosen, known, further), self.apart)
            mask = pointwise.ask(index, env)
            for call in agreements:  # whether measures exclude each other does not depend on whether the rule looks at them
                pointwise.value(call, env)
            (torn if pointwise.torn else agreed).append((mask, pointwise.used))
        results = agreed or torn
        total = 0
        ever: set[Mark] = set()
        always = results[0][1]
        for mask, used in results:
            total |= mask
            ever |= used
            always = always & used
        return Meaning(total, number, whole, frozenset(ever), frozenset(always))

    def _world(self, listed: Mapping[str, list[str]], chosen: Sequence[Any], known: int, further: Sequence[str]) -> World:
        cells: dict[tuple[int, str], int] = {}
        names = {kind: list(found) for kind, found in listed.items()}
        noted = frozenset(name for found in listed.values() for name in found)
        for part in chosen[:known]:
            cells.update(part)
        for kind, (more, part) in zip(further, chosen[known:], strict=False):
            names[kind] += more
            cells.update(part)
        (numbers, number_cells), (doses, acts), (target, target_cells) = chosen[-3:]
        cells.update(number_cells)
        cells.update(target_cells)
        if target_cells and "lesion" in names:
            names["lesion"].append(target)
        return World(names, cells, numbers, doses, acts, target, noted)

    # The states in which one object may be.

    def groups(self, index: int, fact: int) -> tuple[int, ...]:
        """The values of a fact, those that nothing below the rule tells apart taken together."""
        key = index, fact
        if key not in self._groups:
            sets = sorted(self.reads(index).compared.get(fact, ()))
            found: dict[tuple[bool, ...], int] = {}
            for bit in one_by_one(self.program.slots[fact].domain.full):
                signature = tuple(bool(bit & one) for one in sets)
                found[signature] = found.get(signature, 0) | bit
            self._groups[key] = (ABSENT, *found.values())
        return self._groups[key]

    def values(self, index: int, fact: int, mask: int) -> list[int]:
        """The first value of each group that a mask meets, which stands for them all."""
        return [group & -group for group in self.groups(index, fact) if mask & group]

    def states(self, index: int, facts: tuple[int, ...], masks: Masks) -> list[State]:
        """Every way in which the facts of one object that a rule reads may be together."""
        key = index, facts, masks
        if key not in self._states:
            read = self.reads(index)
            shown = [fact for fact in facts if fact in read.own or any(fact in each for each in read.each.values())]
            if prod(len(self.values(index, fact, mask)) for fact, mask in zip(facts, masks, strict=True)) > STATES:
                self._drawn.add(key)
                some = [self._some(index, facts, masks) for _ in range(SOME)]
                self._states[key] = list(dict.fromkeys(tuple((fact, state[fact]) for fact in shown) for state in some))
                return self._states[key]
            self._states[key] = list(dict.fromkeys(tuple((fact, state[fact]) for fact in shown) for state in self._all(index, facts, masks, shown)))
        return self._states[key]

    def _alike(self, index: int, states: list[State]) -> list[State]:
        """States of the objects that a rule is about, those in which it surely does not apply reduced to one."""
        slot = self.program.slots[index]
        allowed = dict([(gate.slot, gate.allowed) for gate in slot.gates] + [(scope.slot, scope.allowed) for scope in slot.scopes])
        if not allowed or self.reads(index).agreements:
            return states
        inside: list[State] = []
        outside: list[State] = []
        for state in states:
            (inside if all(bit & allowed.get(fact, -1) for fact, bit in state) else outside).append(state)
        return [*outside[:1], *inside]

    def _all(self, index: int, facts: tuple[int, ...], masks: Masks, shown: Sequence[int]) -> Iterator[dict[int, int]]:
        left = dict(zip(facts, masks, strict=True))
        tied = self._families(facts)
        free = sorted((fact for fact in facts if not any(fact in family for family in tied)), key=self._depth)
        ways = [{tuple((fact, bit) for fact, bit in zip(family, way, strict=True) if fact in shown): 0 for way in self._ways(index, family, left)} for family in tied]
        for together in itertools.product(*ways):
            state = dict(itertools.chain(*together))
            yield from self._rest(index, free, left, state)

    def _some(self, index: int, facts: tuple[int, ...], masks: Masks) -> dict[int, int]:
        """One way in which the facts of an object may be together, drawn."""
        left = dict(zip(facts, masks, strict=True))
        tied = self._families(facts)
        state: dict[int, int] = {}
        for family in tied:
            state.update(zip(family, self.dice.choice(self._ways(index, family, left)), strict=True))
        for fact in sorted((fact for fact in facts if fact not in state), key=self._depth):
            values = self.values(index, fact, left[fact])
            if fact in self.program.applies:
                other, allowed = self.program.applies[fact]
                values = values if state[other] & allowed else [ABSENT]
            state[fact] = self.dice.choice(values)
        return state

    def _ways(self, index: int, family: tuple[int, ...], left: Mapping[int, int]) -> list[Masks]:
        """The ways in which tied facts may be; when what is said excludes itself, all of it is unknown (rule 17)."""
        key = index, tuple((fact, left[fact]) for fact in family)
        if key not in self._tied:
            unknown = {fact: self.program.slots[fact].domain.full for fact in family}
            self._tied[key] = self._coherent(index, family, left) or self._coherent(index, family, unknown)
        return self._tied[key]

    def _coherent(self, index: int, family: tuple[int, ...], left: Mapping[int, int]) -> list[Masks]:
        ways = itertools.product(*(self.values(index, fact, left[fact]) for fact in family))
        return [way for way in ways if all(self._obeys(link, dict(zip(family, way, strict=True))) for link in LINKS)]

    def _obeys(self, link: Link, state: Mapping[int, int]) -> bool:
        holds = []
        for claim in (link.premise, link.conclusion):
            fact = self.program.index.get(claim.path, -1)
            if fact not in state:
                return True
            domain = self.program.slots[fact].domain
            if isinstance(domain, WordDomain):
                holds.append(state[fact] in {2 << domain.names.index(word) for word in claim.words or ()})
            else:
                assert isinstance(domain, CutDomain)
                assert claim.equals is not None
                holds.append(state[fact] == cell_of(domain, claim.equals, domain.unit))
        return not holds[0] or holds[1]

    def _families(self, facts: tuple[int, ...]) -> list[tuple[int, ...]]:
        families: list[set[int]] = []
        for link in LINKS:
            pair = {self.program.index.get(claim.path, -1) for claim in (link.premise, link.conclusion)}
            if pair <= set(facts):
                joined = [family for family in families if family & pair]
                families = [family for family in families if not family & pair] + [pair.union(*joined)]
        return [tuple(sorted(family)) for family in families]

    def _depth(self, fact: int) -> int:
        depth = 0
        while fact in self.program.applies:
            fact, depth = self.program.applies[fact][0], depth + 1
        return depth

    def _rest(self, index: int, free: Sequence[int], left: Mapping[int, int], state: dict[int, int]) -> Iterator[dict[int, int]]:
        if not free:
            yield state
            return
        fact = free[0]
        values = self.values(index, fact, left[fact])
        if fact in self.program.applies:
            other, allowed = self.program.applies[fact]
            if not state[other] & allowed:
                values = [ABSENT]
        for bit in values:
            yield from self._rest(index, free[1:], left, {**state, fact: bit})

    # What else may be.

    def _days(self, view: View, env: Env, read: Reads) -> tuple[Witness, ...]:
        assert read.windows is not None
        drugs = view.left(read.windows.drug, env["treatment"])
        lines = [line for line in read.windows.every if line.drugs & drugs and not line.same_day]
        spans = frozenset((line.before, line.after) for line in lines if line.before is not None and line.after is not None)
        return tuple(witnesses(self.program, view.case, view.of("treatment")[env["treatment"]], view.of("irradiation")[env["irradiation"]], spans))

    def _unlisted(self, index: int, facts: set[int]) -> list[State]:
        ordered = tuple(sorted(needed(self.program, facts)))
        return self.states(index, ordered, tuple(self.program.slots[fact].domain.full for fact in ordered))

    def _further(self, index: int, read: Reads, kind: str) -> Iterator[tuple[list[str], Part]]:
        """No further object, one in any state, several in different states when several questions are put to the list.

        A count is also asked of as many alike as it can tell.
        """
        ways = self._unlisted(index, read.each[kind])
        ordered = tuple(sorted(needed(self.program, read.each[kind])))
        if (index, ordered, tuple(self.program.slots[fact].domain.full for fact in ordered)) in self._drawn:
            self._drawn.add((index, kind))
        most = read.most.get(kind, 1)
        for number in range(min(read.asked[kind], 3, len(ways)) + 1):
            if number and comb(len(ways), number) * most > STATES:
                self._drawn.add((index, kind))
                for _ in range(SOME):
                    yield _hidden(kind, self.dice.sample(ways, number), self.dice.randint(1, most))
                continue
            for chosen in itertools.combinations(ways, number):
                for copies in range(1, most + 1) if number else (0,):
                    yield _hidden(kind, chosen, copies)

    def _targets(self, index: int, read: Reads, targets: Sequence[str], others: bool) -> Iterator[tuple[str, Part]]:
        """The lesion at which an act aims; one that the list may hide comes with its own facts."""
        for name in targets:
            yield name, ()
        if read.targets and others:
            for place, state in enumerate(self._unlisted(index, read.each.get("lesion", set()))):
                name = f"lesion:aimed {place}"
                yield name, _part(state, name)
        if not targets and not (read.targets and others):
            yield "", ()

    def _numbers(self, numbers: tuple[tuple[int, tuple[Interval, ...]], ...]) -> list[tuple[dict[tuple[int, str], Fraction], Part]]:
        """Numbers of arithmetic, one for each result and each cell that they can give together."""
        if not numbers:
            return [({}, ())]
        if numbers in self._numbered:
            return self._numbered[numbers]
        intervals = dict(numbers)
        calls = [slot for slot in self.program.slots if isinstance(slot.body, Call) and slot.body.primitive == "corrected_calcium" and set(slot.body.slots) <= set(intervals)]
        found: dict[Any, tuple[dict[tuple[int, str], Fraction], Part]] = {}
        for slot in calls:
            assert isinstance(slot.body, Call)
            assert isinstance(slot.domain, CutDomain)
            calcium, albumin = slot.body.slots
            limits = tuple(cut.at for cut in slot.domain.cuts)
            for one, other in pairs(*constants(slot.body), limits, intervals[calcium], intervals[albumin]):
                chosen = {(calcium, "patient"): one, (albumin, "patient"): other}
                part: Part = tuple((key, self._cell(key[0], number)) for key, number in chosen.items())
                found.setdefault((corrected(slot.body, slot.domain, one, other), part), (chosen, part))
        self._numbered[numbers] = list(found.values())
        return self._numbered[numbers]

    def _cell(self, fact: int, number: Fraction) -> int:
        domain = self.program.slots[fact].domain
        assert isinstance(domain, CutDomain)
        return cell_of(domain, number, domain.unit)


def _hidden(kind: str, states: Sequence[State], copies: int) -> tuple[list[str], Part]:
    """Objects that no list names, one in each state, the first of them several times."""
    names: list[str] = []
    part: list[tuple[tuple[int, str], int]] = []
    for place, state in enumerate(states):
        for copy in range(1 if place else copies):
            name = f"{kind}:further {place} {copy}"
            names.append(name)
            part += _part(state, name)
    return names, tuple(part)


def _part(state: State, name: str) -> Part:
    return tuple(((fact, name), bit) for fact, bit in state)


@lru_cache(maxsize=4096)
def pairs(
    reference: Fraction, coefficients: tuple[Fraction, ...], limits: tuple[Fraction, ...], calcium: tuple[Interval, ...], albumin: tuple[Interval, ...]
) -> list[tuple[Fraction, Fraction]]:
    """Enough values of calcium and albumin to reach every cell of the corrected calcium that their intervals reach."""
    found = []
    for low_a, high_a in albumin or ((reference / 4, reference * 2),):
        for low_c, high_c in calcium or ((Fraction(0), max(limits, default=Fraction(3)) * 2),):
            albumins = {low_a, high_a} | ({reference} if low_a < reference < high_a else set())
            albumins |= {reference - (limit - end) / k for limit in limits for k in coefficients for end in (low_c, high_c)}
            for one in filled(albumins, low_a, high_a):
                calciums = {low_c, high_c} | {limit - k * (reference - one) for limit in limits for k in coefficients}
                found += [(other, one) for other in filled(calciums, low_c, high_c)]
    return found


def filled(marks: set[Fraction], low: Fraction, high: Fraction) -> list[Fraction]:
    """The marks within an interval, and one number between each two of them."""
    inside = sorted(mark for mark in marks if low <= mark <= high)
    return [*inside, *((one + other) / 2 for one, other in itertools.pairwise(inside))]
