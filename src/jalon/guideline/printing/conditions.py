"""Conditions in words: with their paths as a sheet writes them, or alone for use inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from jalon.case import WordType
from jalon.case.procedures import RADIOTHERAPIES
from jalon.engine.domains import NOT_APPLICABLE, WordDomain
from jalon.engine.tree import AllOf, AnyOf, Condition, Scope, Test
from jalon.guideline.binding import LISTED, WHICH
from jalon.guideline.names import OTHER_OBJECTS
from jalon.guideline.printing.amounts import Unprintable
from jalon.guideline.printing.wording import AND, ANYTHING, EXCEPT, OR, Wording, field_of
from jalon.guideline.program import Bilingual
from jalon.guideline.written import OBJECTS

_COMPARED = ("<", "≤", ">", "≥")
# The fields on which a term may say which objects of a kind are meant, in the order in which the loader looks.
# Facts with one of these words are asked, not described: `déficit : oui`, but `type lytique`.
_ANSWERS = frozenset(("yes", "no", "none", "done", "not_done"))
KINDS: Mapping[str, Bilingual] = MappingProxyType({identifier: (word, identifier) for word, identifier in OBJECTS.items()})
_OTHER_THAN: Bilingual = ("autre que ", "other than ")


def written(wording: Wording, condition: Condition, term: str = "") -> str:
    """A condition as a sheet writes it: `` `a` = oui et `b` ≥ 2 ``."""
    parts = condition.parts if isinstance(condition, (AllOf, AnyOf)) else (condition,)
    joint = OR if isinstance(condition, AnyOf) else AND
    return joint[0].join(_compared(wording, part, term) for part in parts)


def _compared(wording: Wording, test: Condition, term: str) -> str:
    if not isinstance(test, Test):
        raise Unprintable("a condition inside another")
    said = wording.accepted(test.slot, test.allowed)
    named = f"`{wording.program.slots[test.slot].path}`" + (f" ({term})" if term else "")
    return f"{named} {said}" if said.startswith(_COMPARED) else f"{named} = {said}"


def spoken(wording: Wording, condition: Condition, *, label: Sequence[str] = ()) -> str:
    """A condition alone in words: `corticale entre 1/3 et 2/3, type lytique ou mixte`; `label` replaces the names of facts."""
    if isinstance(condition, Test):
        return _said(wording, condition, label[0] if label else wording.label(condition.slot))
    parts = [spoken(wording, part, label=label[place : place + 1]) for place, part in enumerate(condition.parts)]
    told = [part for part in parts if part]
    return (", " if isinstance(condition, AllOf) else "," + OR[wording.lang]).join(told)


def _said(wording: Wording, test: Test, label: str) -> str:
    """`type lytique ou mixte`; nothing for what accepts everything."""
    said = wording.accepted(test.slot, test.allowed, spoken=True)
    if said == ANYTHING:
        return ""
    domain = wording.program.slots[test.slot].domain
    answered = isinstance(domain, WordDomain) and bool(_ANSWERS & set(domain.names)) and test.allowed != NOT_APPLICABLE
    if said.startswith(EXCEPT[wording.lang]):
        said = _OTHER_THAN[wording.lang] + said.removeprefix(EXCEPT[wording.lang])
    return f"{inside(label)}{(' : ', ': ')[wording.lang] if answered else ' '}{said}"


def inside(label: str) -> str:
    """A label in the middle of a sentence: small first letter, unless it begins an acronym."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def kind_word(kind: str, lang: int) -> str:
    """A kind of object for a reader."""
    return KINDS.get(kind, OTHER_OBJECTS.get(kind, (kind, kind)))[lang]


def scope_words(wording: Wording, scope: Scope) -> str:
    """The objects of a scope for a reader: `os long`, `noté`; nothing when all of them are meant."""
    if scope.slot < 0:
        return (LISTED if wording.lang == 0 else "recorded") if scope.listed_only else ""
    return wording.accepted(scope.slot, scope.allowed)


def scope_term(wording: Wording, scope: Scope) -> str:
    """The word in parentheses that restricts the objects of a kind, as the loader will find it again."""
    if scope.listed_only:
        return LISTED
    if scope.slot < 0:
        return ""
    program = wording.program
    path = program.slots[scope.slot].path
    if path == "irradiation.procedure" and scope.allowed == _set(wording, scope.slot, RADIOTHERAPIES):
        return ""
    for word, mask in wording.words(scope.slot):
        if ")" not in word and _found(wording, scope.kind, word) == (path, scope.allowed, mask):
            return word
    raise Unprintable(f"{path}: no term for {scope.allowed:b}")


def _found(wording: Wording, kind: str, word: str) -> tuple[str, int, int] | None:
    """The field, and the set of it, that the loader takes a term for; with the set of the word itself."""
    home = next((term.path for term in wording.program.terms if term.word == word), "")
    candidates = [home, f"{kind}.{home.partition('.')[2]}", *(f"{kind}.{name}" for name in WHICH)]
    if kind == "irradiation":
        candidates = ["irradiation.procedure"]
    for path in dict.fromkeys(candidates):
        place = wording.program.index.get(path)
        known = field_of(path) if path.startswith(kind + ".") else None
        if known is None or not isinstance(known.type, WordType):
            continue
        if place is None:
            if word in _names(known.type):
                return None  # the loader would make a slot that the program does not have
            continue
        mask = dict(wording.words(place)).get(word)
        if mask is not None:
            return path, mask & _set(wording, place, RADIOTHERAPIES) if kind == "irradiation" else mask, mask
    return None


def _names(kind: WordType) -> Iterator[str]:
    yield from kind.groups
    for word in kind.words:
        yield word.fr
        yield word.id


def _set(wording: Wording, index: int, names: frozenset[str]) -> int:
    domain = wording.program.slots[index].domain
    return domain.of(names) if isinstance(domain, WordDomain) else 0
