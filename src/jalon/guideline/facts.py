"""A case as the engine reads it: which statement counts today, and which values it leaves possible (meaning.md, rules 10-13, 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.case import Case
from jalon.case import Thing as Stated
from jalon.case.derived import tells_where
from jalon.engine.domains import NOT_APPLICABLE, CutDomain, DayDomain, WordDomain
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import Env, Slot, Thing
from jalon.guideline.calls import called
from jalon.guideline.coherence import Tie, close
from jalon.guideline.current import NOTHING, Current, latest
from jalon.guideline.fact_families import EITHER, EITHER_PATHS, KINDS, ends, family, plain
from jalon.guideline.program import LISTS, Program


class CaseFacts:
    """One case seen by one program."""

    def __init__(self, program: Program, case: Case) -> None:
        self.program, self.case = program, case
        self.today = case.on.toordinal()
        self.patient = Thing("patient", 0)
        self.itself = object()
        """This reading and no other: what stands for a list too long to be compared."""
        self._stated: dict[int, Stated] = {0: case.things[0]}
        self._things: dict[str, tuple[Thing, ...]] = {}
        self._others: dict[str, Thing] = {}
        self._current: dict[tuple[str, int], Current] = {}
        self._days: dict[tuple[int, int], tuple[int, int] | None] = {}
        self._base: dict[tuple[int, int], int] = {}
        self.contradictory: dict[tuple[str, int], tuple[str, ...]] = {}
        number = 1
        for kind in KINDS:
            # Whatever is planned or was done may be an irradiation: the scope of the rules decides, by its procedure.
            stated = case.of(kind) if kind != "irradiation" else (*case.of("plan"), *case.of("treatment"))
            made = []
            for one in stated:
                made.append(Thing(kind, number, f"{one.kind}:{one.id}"))
                self._stated[number] = one
                number += 1
            self._things[kind] = tuple(made)
            self._others[kind] = Thing(kind, number, f"{kind}:*", listed=False)
            number += 1
        self.untold = self._untold(plain(program))
        """The facts of which nothing is said and that rest on no other: everything is possible."""
        self._ends = ends(program)
        self._sets: dict[int, Mapping[int, int]] = {}
        self._listed = {kind: program.index.get(f"listed.{name}") for kind, name in LISTS.items()}
        self._applies = program.applies
        self._ties = program.ties

    def things(self, kind: str) -> Sequence[Thing]:
        """The listed objects of a kind."""
        return self._things[kind]

    def at(self, kind: str, rank: int) -> Thing:
        """An object by its rank among those of its kind; past the last, the stand-in for any other."""
        things = self._things[kind]
        return things[rank] if rank < len(things) else self._others[kind]

    def first(self, kind: str) -> int:
        """The index of the first object of a kind, or of the stand-in when none is listed."""
        things = self._things[kind]
        return things[0].index if things else self._others[kind].index

    def unlisted(self, kind: str) -> Thing:
        """The stand-in for any other object of a kind."""
        return self._others[kind]

    def others(self, evaluation: Evaluation, kind: str) -> Thing | None:
        """The same, unless the list is said to be complete."""
        slot = self._listed.get(kind)
        if slot is None:
            return None
        domain = self.program.slots[slot].domain
        assert isinstance(domain, WordDomain)
        complete = evaluation.mask(slot, {}) == domain.of(("complete",))
        return None if complete else self._others[kind]

    def _untold(self, plain: Mapping[str, Sequence[tuple[str, int, int]]]) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for thing in (self.patient, *(one for kind in KINDS for one in self._things[kind])):
            stated, index = self._stated[thing.index].facts, thing.index
            for name, slot, full in plain[thing.kind]:
                if name not in stated:
                    found[slot, index] = full
        return found

    def sets(self, evaluation: Evaluation, thing: Thing) -> Mapping[int, int]:
        """What `evaluation`, a reading without hypothesis, leaves of every fact of an object."""
        found = self._sets.get(thing.index)
        if found is None:
            env, known = {thing.kind: thing}, evaluation.known
            ends = self._ends[thing.kind]
            found = self._sets[thing.index] = {slot: known.get((slot, thing.index)) or evaluation.mask(slot, env) for slot in ends}
        return found

    def current(self, path: str, thing: Thing) -> Current:
        """The statements about a fact that count today."""
        key = (path, thing.index)
        found = self._current.get(key)
        if found is None:
            found = self._current[key] = self._read(path, thing)
        return found

    def _read(self, path: str, thing: Thing) -> Current:
        one = self._stated.get(thing.index)
        if one is None:
            return NOTHING
        name = path if thing.index == 0 else path.partition(".")[2]
        written = one.facts.get(name)
        if not written:
            return NOTHING
        fresh = self.program.freshness.get(path)
        kept = fresh if path in self.program.freshness or thing.kind == "patient" else self.program.freshness.get(thing.kind)
        return latest(written, self.today, kept, must_be_dated=fresh is not None)

    def possible(self, evaluation: Evaluation, slot: Slot, thing: Thing) -> int:
        """The values left to a fact, with *not applicable* where the fact on which it rests allows that."""
        base = self.base(slot, thing)
        if evaluation.said:
            base &= evaluation.said.get((slot.index, thing.index), base)
        either = EITHER_PATHS.get(slot.path)
        if either is not None:
            return self._either(either, thing, base)
        rests = self._applies.get(slot.index)
        if rests is None:
            return base
        other, allowed = rests
        there = evaluation.mask(other, {thing.kind: thing})
        if not there & allowed:
            return NOT_APPLICABLE
        return base | NOT_APPLICABLE if there & ~allowed else base

    def _either(self, name: str, thing: Thing, base: int) -> int:
        """What is left of a drug once a procedure is said, and the other way round: nothing, unless both are said (or both `?`)."""
        one = self._stated.get(thing.index)
        if one is None:
            return base
        mine = one.facts.get("drug" if name == "drug_class" else name, ()) or one.facts.get(name, ())
        theirs = one.facts.get(EITHER[name], ())
        if not theirs or any(not statement.unknown for statement in mine):
            return base
        return NOT_APPLICABLE if not mine or any(not statement.unknown for statement in theirs) else base | NOT_APPLICABLE

    def base(self, slot: Slot, thing: Thing) -> int:
        """The values that the statements leave, once facts that exclude each other have been reconciled."""
        key = (slot.index, thing.index)
        found = self._base.get(key)
        if found is None:
            tied = self._ties.get(slot.index)
            if tied is None:
                found = self._base[key] = self.spoken(slot, thing)
            else:
                self._reconcile(tied, thing)
                found = self._base[key]
        return found

    def _reconcile(self, ties: Sequence[Tie], thing: Thing) -> None:
        slots = self.program.slots
        members = sorted({place for tie in ties for place in (tie.premise, tie.conclusion)})
        spoken = {place: self.spoken(slots[place], thing) for place in members}
        masks = close(dict(spoken), ties)
        if masks is None:
            said = tuple(slots[place].path for place in members if spoken[place] != slots[place].domain.full)
            for place in members:
                self.contradictory[slots[place].path, thing.index] = said
            masks = {place: slots[place].domain.full for place in members}
        for place, mask in masks.items():
            self._base[place, thing.index] = mask

    def spoken(self, slot: Slot, thing: Thing) -> int:
        """The values that the statements that count leave; all of them when nothing counts."""
        domain = slot.domain
        current = self.current(slot.path, thing)
        if current.why or not current.statements:
            return domain.full
        mask = 0
        for statement in current.statements:
            if isinstance(domain, WordDomain):
                mask |= domain.of(statement.words or ())
            elif isinstance(domain, CutDomain) and statement.amount is not None:
                mask |= domain.span(
                    statement.amount.low,
                    statement.amount.high,
                    statement.amount.unit,
                    statement.amount.low_open,
                    statement.amount.high_open,
                )
            elif isinstance(domain, DayDomain):
                mask |= domain.full
        return mask or domain.full

    def restrict(self, evaluation: Evaluation, slot: int, thing: Thing, mask: int) -> dict[tuple[int, int], int] | None:
        """Every fact of `thing` that follows when one is narrowed; None when no completion allows it."""
        values = self._closed(evaluation, slot, thing, mask)
        rests = self._applies.get(slot)
        if values is not None and rests is not None and not mask & NOT_APPLICABLE:
            other, allowed = rests
            there = evaluation.mask(other, {thing.kind: thing})
            if there & ~allowed:
                if not there & allowed:
                    return None
                more = self.restrict(evaluation, other, thing, there & allowed)
                if more is None:
                    return None
                values = {**more, **values}
        return values

    def _closed(self, evaluation: Evaluation, slot: int, thing: Thing, mask: int) -> dict[tuple[int, int], int] | None:
        """A fact narrowed, and what its coherence rules then leave of the facts tied to it; None when they leave nothing."""
        values = {(slot, thing.index): mask}
        tied = self._ties.get(slot)
        if tied is not None:
            env = {thing.kind: thing}
            members = {place for tie in tied for place in (tie.premise, tie.conclusion)}
            before = {place: evaluation.mask(place, env) for place in members}
            after = close({**before, slot: mask}, tied)
            if after is None:
                return None
            values |= {(place, thing.index): after[place] for place in members if after[place] != before[place]}
        return values

    def stating(self, evaluation: Evaluation, slot: int, thing: Thing, mask: int) -> dict[tuple[int, int], int] | None:
        """What the case would say once a statement leaves `mask` of a fact; None when no completion allows it.

        To state a fact is not to say that it applies, unless it tells where the lesion is (`case.derived`).
        """
        values = self._closed(evaluation, slot, thing, mask)
        rests = self._applies.get(slot)
        if values is None or rests is None or not tells_where(self.program.slots[slot].path):
            return values
        above = self.program.slots[rests[0]]
        written = self._stated[thing.index].facts.get(above.path.partition(".")[2], ())
        if not all(statement.unknown for statement in written):
            return values
        there = evaluation.mask(above.index, {thing.kind: thing}) & rests[1]
        more = self.stating(evaluation, above.index, thing, there) if there else None
        return None if more is None else {**more, **values}

    def silent_above(self, slot: int, thing: Thing) -> tuple[bool, ...]:
        """Whether each fact on which one rests is still unsaid: to state the one then says the other (`stating`)."""
        found: list[bool] = []
        while thing.index and thing.listed and tells_where(self.program.slots[slot].path) and slot in self._applies:
            slot = self._applies[slot][0]
            written = self._stated[thing.index].facts.get(self.program.slots[slot].path.partition(".")[2], ())
            found.append(all(statement.unknown for statement in written))
        return tuple(found)

    def family(self, slot: int) -> int:
        """The bits of the facts tied to a fact, of those on which it rests, and so on."""
        known: dict[int, int] = self.program.memory.setdefault("families", {})
        if slot not in known:
            known[slot] = family(self.program, slot)
        return known[slot]

    def classes(self, slot: int, rule: int) -> Sequence[int]:
        """The cells of a fact as a rule sees them."""
        return self.program.classes[slot, rule]

    def call(self, evaluation: Evaluation, slot: Slot, env: Env) -> int:
        """The values of a named primitive."""
        return called(self, evaluation, slot, env)

    def targets(self, evaluation: Evaluation, thing: Thing) -> Sequence[Thing]:
        """The lesions at which an irradiation may aim."""
        current = self.current(f"{thing.kind}.lesion", thing)
        named = {statement.text for statement in current.statements if statement.text}
        lesions = self._things["lesion"]
        if named:
            return [lesion for lesion in lesions if lesion.name.partition(":")[2] in named]
        other = self.others(evaluation, "lesion")
        return [*lesions, *([other] if other is not None else [])]

    def days(self, slot: int, thing: Thing) -> tuple[int, int] | None:
        """The first and last day that a date may be."""
        key = (slot, thing.index)
        if key not in self._days:
            found = [s.days for s in self.current(self.program.slots[slot].path, thing).statements if s.days is not None]
            self._days[key] = (min([d.first for d in found]), max([d.last for d in found])) if found else None
        return self._days[key]

    def number(self, slot: int, thing: Thing) -> tuple[int, int] | None:
        """Least and greatest value of a whole number."""
        found = [s.amount for s in self.current(self.program.slots[slot].path, thing).statements if s.amount is not None]
        return (int(min(a.low for a in found)), int(max(a.high for a in found))) if found else None

