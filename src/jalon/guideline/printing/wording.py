"""The words for a set of values of a fact or rule: the fewest that say exactly that set, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jalon.case import WordType, vocabulary
from jalon.case.vocabulary import Field
from jalon.engine.domains import NOT_APPLICABLE, CountDomain, CutDomain, WordDomain, bits
from jalon.engine.grammar import Bare, Unreadable, accepts
from jalon.engine.readings import NOWHERE
from jalon.engine.sheet import Cell
from jalon.engine.slots import Slot
from jalon.engine.tree import Call, Decision, Exists, Fact, Highest
from jalon.guideline.phrases import FIXED_EN, FIXED_FR
from jalon.guideline.printing.amounts import Unprintable, count_pieces, cut_pieces, mentioned
from jalon.guideline.printing.cover import Candidate, cover
from jalon.guideline.program import Bilingual, Program, Rule

ANYTHING = "—"
ABSENT: Bilingual = ("sans objet", "not applicable")
EXCEPT: Bilingual = ("sauf ", "except ")
OR: Bilingual = (" ou ", " or ")
AND: Bilingual = (" et ", " and ")
NOTHING: Bilingual = ("aucune valeur", "no value")
# Alone in a cell these would be read as *all the rest*, which no sheet may say.
_ALONE = ("autre", "autres", "sinon", "else")
_NEGATIVE = ("non", "no", "not")


@dataclass(frozen=True)
class Wording:
    """How one program is told: 0 in French, 1 in English. `sheet`: in the words that the loader reads again.

    `wanted` are limits that must be named although no set needs them; `named` collects those that were. `without` is a mark that
    no word may hold, because it would end what is written.
    """

    program: Program
    lang: int = 0
    sheet: bool = False
    wanted: Mapping[int, Sequence[int]] = field(default_factory=dict)
    named: set[tuple[int, int]] = field(default_factory=set)
    without: str = ""
    _words: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)

    def accepted(self, index: int, mask: int, *, spoken: bool = False) -> str:
        """The words of a condition on a slot: `—`, `lytique ou mixte`, `sauf oui`, `1/3 .. 2/3`."""
        full = self.program.slots[index].domain.full
        if mask == full | NOT_APPLICABLE:
            return ANYTHING
        if mask == NOT_APPLICABLE:
            return ABSENT[self.lang]
        if mask & NOT_APPLICABLE:
            if self.sheet:
                raise Unprintable(f"{self.program.slots[index].path}: not applicable among other values")
            return self.accepted(index, mask & ~NOT_APPLICABLE, spoken=spoken) + OR[self.lang] + ABSENT[self.lang]
        return self._shortest(index, mask, full & ~mask, spoken)

    def lacking(self, mark: str) -> Wording:
        """The same words but those that hold a mark."""
        return Wording(self.program, self.lang, self.sheet, self.wanted, self.named, mark)

    def _shortest(self, index: int, mask: int, rest: int, spoken: bool) -> str:
        direct = self.pieces(index, mask, spoken=spoken) if mask else None
        other = self.pieces(index, rest, spoken=spoken) if rest and (direct is None or len(direct) > 1 or self.wanted.get(index)) else None
        if direct is None and other is None:
            if not mask and not self.sheet:
                return NOTHING[self.lang]
            raise Unprintable(f"{self.program.slots[index].path}: {mask:b}")
        if other is not None and (direct is None or self._better(index, (mask, direct), (rest, other))):
            self._name(index, rest)
            return EXCEPT[self.lang] + OR[self.lang].join(other)
        assert direct is not None
        self._name(index, mask)
        text = OR[self.lang].join(direct)
        return OR[self.lang].join(self._identifiers(index, mask)) if self.sheet and text.casefold() in _ALONE else text

    def _better(self, index: int, direct: tuple[int, list[str]], other: tuple[int, list[str]]) -> bool:
        """Whether `sauf …` says a set better: one word left out, or at most half the words."""
        gains = self._gain(index, other[0]), self._gain(index, direct[0])
        if gains[0] != gains[1]:
            return gains[0] > gains[1]
        few, many = len(other[1]), len(direct[1])
        if many < 3:
            # Two words are listed, `oui ou suspectée` rather than `sauf non`, unless leaving one out is shorter: `sauf oui`.
            said, left_out = (OR[self.lang].join(words) for words in (direct[1], other[1]))
            return few < many and other[1][0].split()[0] not in _NEGATIVE and len(EXCEPT[self.lang] + left_out) < len(said)
        return few < many and (few == 1 or 2 * few <= many)

    def _gain(self, index: int, mask: int) -> int:
        """How many of the wanted limits the words for a set name."""
        domain, wanted = self.program.slots[index].domain, self.wanted.get(index, ())
        return len(mentioned(domain, mask, wanted) & set(wanted)) if isinstance(domain, CutDomain) and wanted else 0

    def _name(self, index: int, mask: int) -> None:
        domain = self.program.slots[index].domain
        if isinstance(domain, CutDomain):
            self.named.update((index, cut) for cut in mentioned(domain, mask, self.wanted.get(index, ())))

    def pieces(self, index: int, mask: int, *, spoken: bool = False) -> list[str] | None:
        """The words or spans whose union is a set; None when no words say it."""
        domain = self.program.slots[index].domain
        if isinstance(domain, CountDomain):
            return count_pieces(domain, mask, self.lang, spoken=spoken)
        if isinstance(domain, CutDomain):
            return cut_pieces(domain, mask, self.lang, self.wanted.get(index, ()), spoken=spoken, alone=self.without == ")")
        return cover(mask, self.words(index)) if isinstance(domain, WordDomain) else None

    def words(self, index: int) -> tuple[Candidate, ...]:
        """Every word for values of a slot, with its set; terms first. A word that could mean two sets is not used."""
        if index not in self._words:
            slot = self.program.slots[index]
            assert isinstance(slot.domain, WordDomain)
            found: dict[str, int] = {}
            for word, names in self._known(slot):
                mask = slot.domain.of(name for name in names if name in slot.domain.index)
                if not self.sheet:
                    word = word.replace(OR[self.lang], "/")  # one word, not two joined
                if mask and word not in found and (not self.sheet or _readable(word)) and not (self.without and self.without in word):
                    found[word] = mask
            if not self.sheet:
                said = set(found.values())
                spare = ((slot.domain.values(bit)[0], bit) for bit in bits(slot.domain.full) if bit not in said)
                found |= {name: bit for name, bit in spare if name not in found}
            self._words[index] = tuple(found.items())
        return self._words[index]

    def _known(self, slot: Slot) -> Iterator[tuple[str, Iterable[str]]]:
        program = self.program
        assert isinstance(slot.domain, WordDomain)
        for term in program.terms:
            known = field_of(term.path)
            if known is not None and isinstance(known.type, WordType) and set(known.type.ids()) == set(slot.domain.names):
                yield (term.word if self.lang == 0 else term.identifier.replace("_", " ")), term.values
        named = read_through(program, slot)
        known = field_of(named.path) if isinstance(named.body, Fact) else None
        if known is not None and isinstance(known.type, WordType):
            yield from sheet_words(known.type) if self.sheet else _apart(_labels(known.type, self.lang))
        else:
            outcomes = [(word, (name,)) for name, word in self.outcomes(named)]
            yield from outcomes if self.sheet else _apart(outcomes)

    def outcomes(self, slot: Slot) -> list[tuple[str, str]]:
        """The values of a rule with their words, the rule's own words first, then those of the other sources."""
        program = self.program
        fixed = {name: (word, FIXED_EN[word]) for word, name in FIXED_FR.items() if word in FIXED_EN}
        if isinstance(slot.body, Exists):
            return [(name, fixed[name][self.lang]) for name in ("no", "yes")]
        own = program.by_slot.get(slot.index)
        definitions = definitions_of(program, slot.path.partition("@")[0])
        ordered = sorted(definitions, key=lambda rule: own is None or rule.slot != slot.index)
        found: dict[str, str] = {}
        for rule in ordered:
            for name, word in rule.outcomes.items():
                found.setdefault(name, word[self.lang])
        return list(found.items())

    def _identifiers(self, index: int, mask: int) -> list[str]:
        domain = self.program.slots[index].domain
        assert isinstance(domain, WordDomain)
        return domain.values(mask)

    def label(self, index: int) -> str:
        """The name of a fact or rule for a reader."""
        slot = self.program.slots[index]
        known = field_of(slot.path) if isinstance(slot.body, Fact) else None
        if known is not None:
            return known.fr if self.lang == 0 else known.en
        own = self.program.by_slot.get(index)
        rule = self.program.rules[own] if own is not None else None
        if rule is not None and rule.title[self.lang] and rule.title[0] != rule.name:
            return rule.title[self.lang]
        return self._headed(index) or slot.path.partition("@")[0].replace("_", " ").replace(".", " ")

    def _headed(self, index: int) -> str:
        """How the sheets name a derived fact: the header of a column that reads it."""
        for rule in self.program.rules:
            body = self.program.slots[rule.slot].body
            if isinstance(body, Decision) and index in body.columns:
                return rule.labels[body.columns.index(index)][self.lang]
        return ""


def field_of(path: str) -> Field | None:
    """The field of the vocabulary that a path reads; an irradiation is read like a project."""
    if path.startswith("irradiation."):
        path = "plan." + path.partition(".")[2]
    return vocabulary().field(path)


def sheet_words(kind: WordType) -> Iterator[tuple[str, Iterable[str]]]:
    """The words that a sheet may write for the values of a field: French words, then groups, then identifiers."""
    yield from ((word.fr, (word.id,)) for word in kind.words)
    yield from kind.groups.items()
    yield from ((word.id, (word.id,)) for word in kind.words)


def _labels(kind: WordType, lang: int) -> list[tuple[str, Iterable[str]]]:
    groups = [(word, kind.groups[word.id]) for word in kind.group_words]
    return [((word.fr, word.en)[lang], names) for word, names in [*((word, (word.id,)) for word in kind.words), *groups]]


def read_through(program: Program, slot: Slot) -> Slot:
    """The fact or rule whose words a slot answers in: what agrees, and the highest of a list, have those of what they read."""
    while isinstance(slot.body, (Highest, Call)) and isinstance(slot.domain, WordDomain):
        slot = program.slots[slot.body.slot if isinstance(slot.body, Highest) else slot.body.slots[0]]
    return slot


def definitions_of(program: Program, name: str) -> list[Rule]:
    """What every source says of a rule, the leading one first."""
    place = program.by_name.get(name)
    return [] if place is None else [program.rules[number] for number in (place, *program.rules[place].others)]


def _apart(words: Sequence[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, Iterable[str]]]:
    """Words that each mean one set only."""
    meant: dict[str, set[frozenset[str]]] = {}
    for word, names in words:
        meant.setdefault(word, set()).add(frozenset(names))
    return ((word, names) for word, names in words if len(meant[word]) == 1)


def _readable(word: str) -> bool:
    """Whether a cell that holds a word is read as that word."""
    try:
        return accepts(Cell(f"sauf {word}", NOWHERE)).parts == (Bare(word),)
    except Unreadable:
        return False
