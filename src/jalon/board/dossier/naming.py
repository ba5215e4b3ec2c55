"""How the objects of a case and its facts are named to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jalon.board.dossier.model import Reason
from jalon.board.dossier.typography import iso_day
from jalon.board.effect import ToObtain
from jalon.board.effects import to_obtain
from jalon.board.words import Words
from jalon.case import Case, Statement, Thing, vocabulary
from jalon.guideline.answers import Answer
from jalon.guideline.boards import Board
from jalon.guideline.labels import in_place, joined, word_labels
from jalon.guideline.program import Program

_FACT = re.compile(r"^(?P<kind>\w+):(?P<id>[^.]+)(?:\.(?P<rest>.+))?$")
_VERTEBRA = re.compile(r"[CTLS]\d+")
_WRITTEN = re.compile(r"^(?P<list>\w+)\[(?P<id>[^\]]+)\](?:\.(?P<rest>.+))?$")

# What says of an element which one it is.
_TELLING = ("drug", "procedure", "site", "modality", "kind", "organ")


@dataclass(frozen=True)
class Desk:
    """What every part of a dossier needs: the answers, the sheets, the words of one language."""

    board: Board
    program: Program
    say: Words

    @cached_property
    def obtained(self) -> Mapping[str, ToObtain]:
        """The missing facts, by name, in the order in which they are to be obtained."""
        return {one.fact: one for one in to_obtain(self.board, self.program, 0)}

    @property
    def case(self) -> Case:
        """The case."""
        return self.board.case

    @property
    def lang(self) -> str:
        """fr or en."""
        return self.say.lang

    @property
    def number(self) -> int:
        """The place of the language in a pair."""
        return self.say.number

    def object_name(self, about: str) -> str:
        """What an answer is about: « L1, fémur, région trochantérienne, droit »."""
        pieces = [self._piece(piece) for piece in about.split("+")]
        return self.say(" et ").join(pieces)

    def _piece(self, piece: str) -> str:
        kind, _, name = piece.partition(":")
        thing = self.case.thing(kind, name)
        if kind == "patient" or thing is None:
            return self.say("Patient") if kind == "patient" else name
        return self.thing_name(thing)

    def thing_name(self, thing: Thing) -> str:
        """One object of the case: its own name, then what it is."""
        name = self.own_name(thing)
        match thing.kind:
            case "lesion":
                what = self.place(thing)
            case "plan" | "treatment":
                what = self.course(thing)
            case "imaging":
                what = self.words_of(thing, "modality")
            case "tumour":
                what = ", ".join(filter(None, (self.words_of(thing, "organ"), self.words_of(thing, "histology"))))
            case _:
                what = self.words_of(thing, "kind")
        said = ", ".join(filter(None, (name, what)))
        when = self.words_of(thing, "on") if thing.kind in ("imaging", "event") else ""
        return f"{said} ({when})" if when else said

    def own_name(self, thing: Thing) -> str:
        """The name written in the file; an object without one is numbered from 1, as people count."""
        if thing.id != str(thing.index):
            return thing.id
        kind = vocabulary().kinds[thing.kind]
        return f"{(kind.fr, kind.en)[self.number]} {thing.index + 1}"

    def course(self, thing: Thing) -> str:
        """A drug or a procedure, with the lesion that it is for."""
        what = self.words_of(thing, "drug") or self.words_of(thing, "procedure")
        target = self._target(thing) or self.words_of(thing, "site")
        return self.say("{act} de {target}", act=what, target=target) if what and target else what

    def _target(self, act: Thing) -> str:
        """The lesion that an act is for; one whose name could be a vertebra is told with its place: « L1 (vertèbre T10) »."""
        name = self.words_of(act, "lesion")
        lesion = self.case.thing("lesion", name) if _VERTEBRA.fullmatch(name) else None
        place = self.place(lesion) if lesion is not None else ""
        return f"{name} ({place})" if place else name

    def place(self, lesion: Thing) -> str:
        """Where a lesion is; its organ where the site is not known."""
        return in_place(self.words_of(lesion, "site"), self.number) or self.words_of(lesion, "organ")

    def words_of(self, thing: Thing, path: str) -> str:
        """What is said of one fact of an object, in words; empty when nothing is."""
        return self.statements(f"{thing.kind}.{path}", thing.facts.get(path, ()))

    def patient(self, path: str) -> str:
        """What is said of one fact of the patient, in words."""
        (patient,) = self.case.of("patient") or (None,)
        return self.statements(path, patient.facts.get(path, ())) if patient else ""

    def statements(self, path: str, said: Iterable[Statement]) -> str:
        """Statements of one fact, in words."""
        return joined(list(dict.fromkeys(self.stated(path, one) for one in said if not one.unknown)), self.number)

    def stated(self, path: str, one: Statement) -> str:
        """One statement in words."""
        if one.words:
            return joined(word_labels(path, sorted(one.words), self.number), self.number)
        if one.days is not None:
            return iso_day(one.days.iso(), self.lang)
        said = self.spanned(one.said)
        return re.sub(r"(?<=\d)\.(?=\d)", ",", said) if self.lang == "fr" else said

    def spanned(self, text: str) -> str:
        """A range as it is said: `1/2..0,7` is « 1/2 à 0,7 »; in English nothing stands before the sign of a percentage."""
        text = re.sub(r"(?<=\d)\.\.(?=\d)", self.say(" à "), text)
        return text if self.lang == "fr" else text.replace(" %", "%")

    def fact(self, path: str) -> str:
        """A fact of an answer by its label: `lesion:L1.pain.grade` is « grade de la douleur (L1) »."""
        found = _FACT.match(path)
        if found is None:
            known = vocabulary().field(path)
            return (known.fr, known.en)[self.number] if known else path
        known = vocabulary().field(f"{found['kind']}.{found['rest']}") if found["rest"] else None
        thing = self.case.thing(found["kind"], found["id"])
        name = self.own_name(thing) if thing else found["id"]
        return f"{(known.fr, known.en)[self.number]} ({name})" if known else name

    def written(self, path: str) -> str:
        """A fact or an element named as in the case file: `lesions[L2].fracture`, `labs[0]`, `treatments[D3]`."""
        found = _WRITTEN.match(path)
        if found is None:
            return self.fact(path)
        kind = next((one for one in vocabulary().kinds.values() if one.list == found["list"]), None)
        if kind is not None and found["rest"]:
            return self.fact(f"{kind.id}:{found['id']}.{found['rest']}")
        element = self._element(found["list"], found["id"])
        if kind is None:
            return self.fact(f"{found['list']}.{element['test']}") if "test" in element else path
        what = next((self.statements(f"{kind.id}.{key}", element[key]) for key in _TELLING if element.get(key)), "")
        number = found["id"] if element.get("id") else str(int(found["id"]) + 1)
        return ", ".join(filter(None, (f"{(kind.fr, kind.en)[self.number]} {number}", what)))

    def _element(self, name: str, id: str) -> Mapping[str, Any]:
        """An element of a list of the file, by its id or its index."""
        every = self.case.values.get(name, ())
        return next((one for index, one in enumerate(every) if one.get("id", str(index)) == id), {})

    def facts_of(self, thing: Thing, leave: frozenset[str]) -> tuple[Reason, ...]:
        """Everything written of an object, what is already in its name left out."""
        found = []
        for path, said in thing.facts.items():
            known = vocabulary().field(f"{thing.kind}.{path}")
            if known is None or known.derived or path in leave or not said:
                continue
            words = self.statements(known.path, said) or self.say("non connu")
            last = said[-1]
            on = iso_day(last.on.iso(), self.lang) if last.on else ""
            found.append(Reason((known.fr, known.en)[self.number], words, on, last.source or "", "", ""))
        return tuple(found)

    def outcome(self, rule_name: str, value: str) -> str:
        """An outcome of a rule in words."""
        rule = self.program.rule(rule_name)
        return rule.outcomes[value][self.number] if rule and value in rule.outcomes else value

    def answer(self, rule: str, about: str) -> Answer | None:
        """The answer of a rule about an object."""
        return next((one for one in self.board.answers if (one.rule, one.about) == (rule, about)), None)
