"""What is missing when a number is computed or a date decides: told by what the number or the day would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, WordDomain, bits
from jalon.engine.evaluate import Evaluation
from jalon.engine.slots import Env, Slot
from jalon.engine.tree import Call, Decision, Windows
from jalon.engine.windows import courses
from jalon.guideline.labels import fact_label, fact_name
from jalon.guideline.spans import parts

if TYPE_CHECKING:
    from jalon.guideline.answers import Reasoner
    from jalon.guideline.program import Program
    from jalon.guideline.trace import Trace

Json = dict[str, Any]


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


def inputs(reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation, seen: Trace) -> list[Json]:
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
        title = column_word(reasoner.program, computed)
        leaves: dict[str, list[Any]] = {}
        words: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
        for left, cells in by_outcome.items():
            told = [parts(cells, computed.domain, lang, spoken=True) for lang in (0, 1)]
            for name, french, english in zip(parts(cells, computed.domain), *told, strict=True):
                key = f"{computed.path} {name}"
                leaves[key] = outcomes(slot, left)
                words["fr"][key] = f"{title} {french}"
                words["en"][key] = f"{computed.path.rpartition('.')[2].replace('_', ' ')} {english}"
        for place in computed.body.slots:
            fact, current = inside.slots[place], reasoner.facts.current(inside.slots[place].path, reasoner.facts.patient)
            if current.why:
                label = fact_label(fact, reasoner.facts.patient)
                entry: Json = {"fact": fact.path, "label": {"fr": label[0], "en": label[1]}, "leaves": leaves, "words": words}
                found.append(entry | ({"why": current.why} if current.why != "not_stated" else {}))
    return found


def column_word(program: Program, computed: Slot) -> str:
    """How the sheets name a computed number: the header of a column that reads it."""
    for rule in program.rules:
        body = program.slots[rule.slot].body
        if isinstance(body, Decision) and computed.index in body.columns:
            return rule.labels[body.columns.index(computed.index)][0]
    return computed.path


def dates(reasoner: Reasoner, slot: Slot, env: Env, mask: int, inside: Evaluation) -> list[Json]:
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
    wanted = [(body.doses[1], drug, doses.last), (body.acts[0], act, acts.first)]
    wanted += [(body.acts[2], act, acts.last), (body.doses[0], drug, doses.first)] if among else []
    if (mask & ~NOT_APPLICABLE).bit_count() < 2:
        return []
    leaves = {
        "outside the blocked days": outcomes(slot, mask & allowed),
        "inside them": outcomes(slot, mask & ~allowed & ~NOT_APPLICABLE),
    }
    leaves = {where: left for where, left in leaves.items() if left}
    words = {
        "fr": {"outside the blocked days": "hors des jours bloqués", "inside them": "dans ces jours"},
        "en": {name: name for name in leaves},
    }
    for place, thing, days in wanted:
        if days[0] != days[1]:
            fact = inside.slots[place]
            label = fact_label(fact, thing)
            found.append({"fact": fact_name(fact, thing), "label": {"fr": label[0], "en": label[1]}, "leaves": leaves, "words": words})
    if among and not found and doses.first != doses.last and mask & allowed and mask & ~allowed & ~NOT_APPLICABLE:
        # Both ends are known: what is missing is when the doses between them were given.
        name = drug.name.partition(":")[2]
        label = (f"jours des doses entre la première et la dernière ({name})", f"days of the doses between the first and the last ({name})")
        found.append({"fact": drug.name, "label": {"fr": label[0], "en": label[1]}, "leaves": leaves, "words": words})
    return found
