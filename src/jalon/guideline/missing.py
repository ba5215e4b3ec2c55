"""Which unknown facts keep an answer open, what each would leave, and which to obtain first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jalon.case.vocabulary import vocabulary
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, DayDomain, WordDomain, bits
from jalon.engine.evaluate import Env, Evaluation, Slot, Thing
from jalon.engine.tree import Call, Exists, Fact, Highest, Windows
from jalon.engine.windows import courses
from jalon.guideline.said import fact_label, fact_name, grouped, parts, word_labels

if TYPE_CHECKING:
    from jalon.guideline.answers import Answer, Reasoner
    from jalon.guideline.program import Program
    from jalon.guideline.trace import Trace

Json = dict[str, Any]
URGENT = {"now": 0, "before": 1, "planned": 2, "information": 3}


def missing(reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, seen: Trace) -> list[Json]:
    """Every unknown fact that can change the answer, with what each of its values leaves."""
    found: list[Json] = []
    done = reasoner.leaves
    states: dict[int, tuple[int, ...]] = {}
    unchanged = outcomes(slot, mask)
    for fact, thing in _unknown(reasoner, slot, env, inside, seen):
        state = states.get(thing.index)
        if state is None:
            state = states[thing.index] = _state(reasoner, slot, thing, inside, env)
        pattern = (slot.index, fact.index, mask, *state)
        if pattern not in done:
            done[pattern] = _leaves(reasoner, slot, env, mask, inside, fact, thing, seen)
        leaves = done[pattern]
        if leaves:
            label = fact_label(fact, thing)
            entry: Json = {"fact": fact_name(fact, thing), "label": {"fr": label[0], "en": label[1]}, "leaves": leaves}
            if all(left == unchanged for left in leaves.values()):
                entry["jointly"] = True
            why = (
                "contradictory"
                if (fact.path, thing.index) in reasoner.facts.contradictory
                else reasoner.facts.current(fact.path, thing).why
            )
            if why and why != "not_stated":
                entry["why"] = why
            found.append(entry)
    found += _measured(reasoner, slot, env, mask, inside, seen)
    found += _dates(reasoner, slot, env, mask, inside)
    return found


def _measured(reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, seen: Trace) -> list[Json]:
    """Inputs of a computed number: each is told with what the values of the number would leave."""
    found = []
    for index in seen.rules:
        computed = inside.slots[index]
        if (
            not isinstance(computed.body, Call)
            or not isinstance(computed.domain, CutDomain)
            or not (inside.mask(index, env) & (inside.mask(index, env) - 1))
        ):
            continue
        by_outcome: dict[int, int] = {}
        for cell in bits(inside.mask(index, env)):
            left = reasoner.evaluation.child({(index, 0): cell}).mask(slot.index, env)
            by_outcome[left] = by_outcome.get(left, 0) | cell
        if all(left == mask for left in by_outcome):
            continue
        leaves = {
            f"{computed.path} {name}": outcomes(slot, left) for left, cells in by_outcome.items() for name in parts(cells, computed.domain)
        }
        for place in computed.body.slots:
            fact, current = inside.slots[place], reasoner.facts.current(inside.slots[place].path, reasoner.facts.patient)
            if current.why:
                label = fact_label(fact, reasoner.facts.patient)
                entry: Json = {"fact": fact.path, "label": {"fr": label[0], "en": label[1]}, "leaves": leaves}
                found.append(entry | ({"why": current.why} if current.why != "not_stated" else {}))
    return found


def _unknown(reasoner: Reasoner, slot: Slot, env: Env, inside: Evaluation, seen: Trace) -> Iterator[tuple[Slot, Thing]]:
    """Facts read below the rule that still have several values, and lists that may not be complete."""
    for fact, thing in seen.facts.values():
        if isinstance(fact.domain, DayDomain) or not isinstance(fact.body, Fact):
            continue
        here = inside.mask(fact.index, {thing.kind: thing} if thing.kind != "patient" else {})
        if here & (here - 1):
            yield fact, thing
    for test in slot.gates:
        gate = inside.slots[test.slot]
        thing = env.get(gate.kind) or reasoner.facts.patient
        here = inside.mask(gate.index, env)
        if here & (here - 1) and (gate.index, thing.index) not in seen.facts:
            yield gate, thing
    for scope in slot.scopes:
        thing = env[scope.kind]
        if (
            scope.slot >= 0
            and thing.listed
            and reasoner.evaluation.mask(scope.slot, env) & ~scope.allowed
            and (scope.slot, thing.index) not in seen.facts
        ):
            yield inside.slots[scope.slot], thing
    for index in seen.rules:
        if isinstance(inside.slots[index].body, (Exists, Highest)):
            for listed in bits(inside.slots[index].depends):
                fact = inside.slots[listed.bit_length() - 1]
                if fact.path.startswith("listed.") and (fact.index, 0) not in seen.facts:
                    here = inside.mask(fact.index, {})
                    if here & (here - 1) or (isinstance(fact.domain, WordDomain) and here == fact.domain.of(("partial",))):
                        seen.facts[fact.index, 0] = fact, reasoner.facts.patient
                        yield fact, reasoner.facts.patient


def _state(reasoner: Reasoner, slot: Slot, thing: Thing, inside: Evaluation, env: Env) -> tuple[int, ...]:
    """What is known of an object, as far as a rule can see: objects alike in this change an answer alike."""
    if thing.index == 0 or not thing.listed or len(env) > 1 or (env and env.get(thing.kind) is not thing):
        return (thing.index, *(one.index for one in env.values()))
    key = (slot.index, thing.kind)
    read = reasoner.reads.get(key)
    if read is None:
        read = reasoner.reads[key] = tuple(
            other.index
            for other in inside.slots
            if slot.depends >> other.index & 1 and other.kind == thing.kind and isinstance(other.body, Fact)
        )
    own = {thing.kind: thing}
    return (-1, *[inside.mask(index, own) for index in read])


def _leaves(
    reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, fact: Slot, thing: Thing, seen: Trace
) -> dict[str, list[Any]] | None:
    own = {thing.kind: thing} if thing.kind != "patient" else {}
    outer = reasoner.evaluation
    start = outer if outer.mask(fact.index, own) != inside.mask(fact.index, own) else inside
    here = start.mask(fact.index, own)
    groups = reasoner.program.classes.get((fact.index, slot.index)) or tuple(bits(fact.domain.full | NOT_APPLICABLE))
    if fact.path.startswith("listed.") and isinstance(fact.domain, WordDomain):
        here, groups = fact.domain.of(("complete",)), (fact.domain.of(("complete",)),)
    by_outcome: dict[int, int] = {}
    matters = False
    steps = _steps(slot, env, mask, outer, seen, thing)
    for group in groups:
        cell = here & group & ~NOT_APPLICABLE
        if not cell:
            continue
        inner = outer.suppose(fact.index, thing, cell)
        if inner is None:
            continue
        left = inner.mask(slot.index, env)
        by_outcome[left] = by_outcome.get(left, 0) | cell
        # A fact that changes nothing alone may still move a step of the rule, and decide together with another.
        matters = matters or left != mask or any(inner.mask(index, here_env) != outer.mask(index, here_env) for index, here_env in steps)
    if not matters:
        return None
    leaves: dict[str, list[Any]] = {}
    for left, cells in by_outcome.items():
        for name in _names(fact, cells):
            leaves[name] = outcomes(slot, left)
    return leaves


def _steps(slot: Slot, env: Env, mask: int, outer: Evaluation, seen: Trace, thing: Thing) -> list[tuple[int, Env]]:
    """The open steps of a rule, on its objects or on `thing`, that would change the answer once closed one way or another."""
    found = []
    for index in seen.rules:
        step = outer.slots[index]
        here: Env = env if step.kind in env or step.kind == "patient" else {thing.kind: thing}
        about = here.get(step.kind) or outer.facts.patient
        if index == slot.index or (step.kind != "patient" and step.kind not in here):
            continue
        key = (index, about.index)
        if key not in seen.steps:
            value = outer.mask(index, here)
            seen.steps[key] = bool(value & (value - 1)) and any(
                outer.child({key: cell}, about.index).mask(slot.index, env) != mask for cell in bits(value)
            )
        if seen.steps[key]:
            found.append((index, here))
    return found


def _names(fact: Slot, cells: int) -> list[str]:
    domain = fact.domain
    if isinstance(domain, WordDomain):
        known = vocabulary().fields.get(fact.path) or vocabulary().fields.get("plan." + fact.path.partition(".")[2])
        names = domain.values(cells)
        return grouped(known.type, names) if known and hasattr(known.type, "groups") else names  # type: ignore[arg-type]
    return parts(cells, domain)


def outcomes(slot: Slot, mask: int) -> list[Any]:
    """The outcomes of a set: words, or [low, high] of a score; `not_applicable` where it is one of them."""
    domain = slot.domain
    listed: list[Any] = (
        domain.values(mask)
        if isinstance(domain, (WordDomain, CountDomain))
        else parts(mask, domain)
        if isinstance(domain, CutDomain)
        else []
    )
    if isinstance(domain, CountDomain) and listed:
        listed = [listed[0], listed[-1]]
    return [*listed, "not_applicable"] if mask & NOT_APPLICABLE else listed


def _dates(reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation) -> list[Json]:
    """The dates that a window lacks."""
    body = slot.body
    if not isinstance(body, Windows):
        return []
    found = []
    drug, act = env["treatment"], env["irradiation"]
    assert isinstance(slot.domain, WordDomain)
    allowed = slot.domain.of(("allowed",))
    doses, acts = courses(body, inside, env)
    # A first dose matters only if the act may come before the last; an end, only if the act may begin among the doses.
    among = acts.first[0] <= doses.last[1]
    wanted = [(body.days[1], drug), (body.days[2], act), *([(body.days[3], act), (body.days[0], drug)] if among else [])]
    if mask.bit_count() < 2:
        return []
    leaves = {
        "outside the blocked days": outcomes(slot, mask & allowed),
        "inside them": outcomes(slot, mask & ~allowed & ~NOT_APPLICABLE),
    }
    leaves = {where: left for where, left in leaves.items() if left}
    for place, thing in wanted:
        days = reasoner.facts.days(place, thing)
        if days is None or days[0] != days[1]:
            fact = inside.slots[place]
            label = fact_label(fact, thing)
            found.append({"fact": fact_name(fact, thing), "label": {"fr": label[0], "en": label[1]}, "leaves": leaves})
    if among and not found and doses.first != doses.last and mask & allowed and mask & ~allowed & ~NOT_APPLICABLE:
        # Both ends are known: what is missing is when the doses between them were given.
        name = drug.name.partition(":")[2]
        label = (f"jours des doses entre la première et la dernière ({name})", f"days of the doses between the first and the last ({name})")
        found.append({"fact": drug.name, "label": {"fr": label[0], "en": label[1]}, "leaves": leaves})
    return found


def rank(answers: list[Answer], program: Program) -> list[Json]:
    """Facts by the answers that they would settle: the most urgent first, then the most answers, then the easiest to obtain."""
    found: dict[str, Json] = {}
    for answer in answers:
        for entry in answer.missing:
            name = entry["fact"]
            one = found.setdefault(
                name, {"fact": name, "label": entry["label"], "settles": [], "changes": [], "urgency": "information", "ease": ease(name)}
            )
            settled = any(len(left) == 1 or (len(left) == 2 and left[0] == left[1]) for left in entry["leaves"].values())
            one["settles" if settled else "changes"].append({"rule": answer.rule, "about": answer.about})
            if URGENT[answer.urgency] < URGENT[one["urgency"]]:
                one["urgency"] = answer.urgency
    return sorted(
        found.values(),
        key=lambda one: (
            URGENT[one["urgency"]] if one["settles"] else 4,
            -len(one["settles"]),
            -len(one["changes"]),
            one["ease"],
            one["fact"],
        ),
    )


def ease(name: str) -> int:
    """How easily a fact is obtained: 1 asked at the bedside, 5 a procedure."""
    head, _, rest = name.partition(":")
    path = f"{head}.{rest.partition('.')[2]}" if rest else name
    known = vocabulary().fields.get(path)
    return known.ease if known else 2


__all__ = ["missing", "outcomes", "rank", "word_labels"]
