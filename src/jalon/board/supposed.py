"""One supposed change in words: what the record says of the fact, what is supposed, and whether that completes or contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.case import Statement, vocabulary
from jalon.case.change import Change
from jalon.case.change_place import steps_of
from jalon.engine.slots import Thing
from jalon.guideline.answers import Reasoner
from jalon.guideline.facts import CaseFacts
from jalon.guideline.labels import joined, word_labels
from jalon.guideline.program import Bilingual

KINDS: dict[str, Bilingual] = {
    "new": ("objet nouveau", "new object"),
    "removed": ("objet retiré", "object taken away"),
    "completes": ("complète le dossier", "completes the record"),
    "narrows": ("précise le dossier", "narrows what is recorded"),
    "updates": ("remplace un résultat plus ancien", "replaces an older result"),
    "replans": ("change le projet", "changes the plan"),
    "corrects": ("contredit le dossier : une correction", "contradicts the record: a correction"),
    "forgets": ("oublie ce qui est noté", "forgets what is recorded"),
    "same": ("déjà noté ainsi", "already recorded so"),
}


@dataclass(frozen=True, slots=True)
class Supposed:
    """One change: the fact, what the record says of it, what is supposed; `kind` is a word of KINDS; `read`: a sheet reads it."""

    field: str
    label: Bilingual
    before: Bilingual
    after: Bilingual
    kind: str
    read: bool


def fact_of(field: str, facts: CaseFacts) -> tuple[str, Thing] | None:
    """The fact of a field: its path in the vocabulary, and the object; None when the field is not one fact."""
    steps = steps_of(field)
    known = vocabulary()
    path = ".".join(steps)
    if path in known.fields and known.fields[path].kind == "patient":
        return path, facts.patient
    kind = next((kind for kind in known.kinds.values() if steps and kind.list and steps[0] in (kind.id, kind.list)), None)
    if kind is None:
        return None
    for end in range(len(steps), 1, -1):
        name, rest = f"{kind.id}:{'.'.join(steps[1:end])}", ".".join((kind.id, *steps[end:]))
        thing = next((one for one in facts.things(kind.id) if one.name == name), None)
        if thing is not None and known.field(rest) is not None:
            return rest, thing
    return None


def supposition(change: Change, recorded: Reasoner, supposed: Reasoner, made: Sequence[str]) -> Supposed:
    """What a change supposes, beside what the record says."""
    fact = fact_of(change.field, supposed.facts)
    value = change.value or ""
    if fact is None:
        steps = steps_of(change.field)
        kind = "new" if ":".join(steps[:2]) in made else "removed" if value in ("none", "no") and len(steps) == 2 else "corrects"
        return Supposed(change.field, (change.field, change.field), ("", ""), (value, value), kind, True)
    path, thing = fact
    named = vocabulary().field(path)
    label = (named.fr, named.en) if named is not None else (path, path)
    if thing.index:
        name = thing.name.partition(":")[2]
        label = f"{label[0]} ({name})", f"{label[1]} ({name})"
    old = fact_of(change.field, recorded.facts)
    before = recorded.facts.current(path, old[1]).statements if old is not None else ()
    after = supposed.facts.current(path, thing).statements
    kind = "new" if thing.name in made else _kind(before, after, path)
    read = any(slot.path == path for slot in supposed.program.slots) or _feeds(path, (recorded, old[1] if old else None), (supposed, thing))
    return Supposed(change.field, label, _said(path, before), _said(path, after), kind, read)


def _feeds(path: str, before: tuple[Reasoner, Thing | None], after: tuple[Reasoner, Thing]) -> bool:
    """Whether a fact that a sheet reads follows from this one; of a member of an open group, whether that fact has moved."""
    fields, group = vocabulary().fields, path.rpartition(".")[0]
    (recorded, old), (supposed, thing) = before, after
    for slot in supposed.program.slots:
        follows = fields[slot.path].follows if slot.path in fields else ()
        if path in follows:
            return True
        if group in follows:
            known = recorded.facts.current(slot.path, old).statements if old is not None else ()
            if known != supposed.facts.current(slot.path, thing).statements:
                return True
    return False


def _kind(before: Sequence[Statement], after: Sequence[Statement], path: str) -> str:
    known = [one for one in before if not one.unknown]
    if not after or all(one.unknown for one in after):
        return "forgets" if known else "same"
    if not known:
        return "completes"
    if {(s.words, s.amount, s.days, s.text) for s in known} == {(s.words, s.amount, s.days, s.text) for s in after}:
        return "same"
    if path.startswith(("labs.", "plan.")):
        return "updates" if path.startswith("labs.") else "replans"
    return "narrows" if all(_within(one, known) for one in after) else "corrects"


def _within(one: Statement, known: Sequence[Statement]) -> bool:
    """Whether a statement says no more than what was already possible."""
    for other in known:
        if one.words is not None and other.words is not None and one.words <= other.words:
            return True
        if one.days is not None and other.days is not None and other.days.first <= one.days.first <= one.days.last <= other.days.last:
            return True
        mine, theirs = one.amount, other.amount
        if mine is not None and theirs is not None and mine.unit == theirs.unit and theirs.low <= mine.low <= mine.high <= theirs.high:
            return True
    return False


def _said(path: str, statements: Sequence[Statement]) -> Bilingual:
    """What was said of a fact, in words."""
    if not statements or all(one.unknown for one in statements):
        return "inconnu", "unknown"
    said = [
        joined([joined(word_labels(path, sorted(one.words), lang), lang) if one.words else one.said for one in statements], lang)
        for lang in (0, 1)
    ]
    return said[0], said[1]
