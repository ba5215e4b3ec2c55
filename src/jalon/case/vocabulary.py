"""The vocabulary: every fact that can be said, read from the models' annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from jalon.case.afterwards import AFTERWARDS
from jalon.case.analytes import ANALYTE, ANALYTES, LOINC
from jalon.case.courses import COURSES
from jalon.case.derived import DERIVED
from jalon.case.nearest import nearest
from jalon.case.node_findings import NODES
from jalon.case.origins import ORIGINS
from jalon.case.planned import PLANNED, TARGETS
from jalon.case.read import file_shape
from jalon.case.recorded import RECORDED
from jalon.case.series import SERIES
from jalon.case.shape import Applies, Block, Elements, Said, Shape
from jalon.case.staging import BESIDE, STAGING
from jalon.case.value_types import ValueType, Word

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One fact: its path, what it is about, its labels, its type.

    `ease`: 1 asked at the bedside, 2 in the record, 3 blood test, 4 imaging or dental visit, 5 procedure.
    `applies`: it exists only where the other path has one of these words. `derived`: never written in a file, it `follows` from others;
    `asked`: a reader is asked for these, and not for it. `fixed`: once known it stays so, or stays so once it is one of these words.
    """

    path: str
    kind: str
    fr: str
    en: str
    type: ValueType
    ease: int
    codes: Mapping[str, str]
    applies: Applies | None
    derived: bool = False
    open: bool = False
    follows: tuple[str, ...] = ()
    asked: bool = False
    fixed: bool | tuple[str, ...] = False

    def lasts(self, words: frozenset[str] | None) -> bool:
        """Whether a fact known to be one of `words` (None: a number, a date) can no longer be otherwise."""
        return self.fixed if isinstance(self.fixed, bool) else bool(words) and words is not None and words <= set(self.fixed)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: its list in the file ("" for the patient) and its labels."""

    id: str
    list: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything that can be said of a patient."""

    fields: Mapping[str, Field]
    kinds: Mapping[str, Kind]

    def field(self, path: str) -> Field | None:
        """The field of a path; `tumour.biomarkers.EGFR` is a fact of the open field `tumour.biomarkers`."""
        found = self.fields.get(path)
        if found is None and "." in path:
            above = self.fields.get(path.rpartition(".")[0])
            found = above if above is not None and above.open else None
        return found

    def nearest(self, path: str) -> str | None:
        """The known path most likely meant by an unknown one."""
        by_end = [known for known in self.fields if known.endswith("." + path)]
        return by_end[0] if len(by_end) == 1 else nearest(path, self.fields)

    def word(self, path: str, id: str) -> Word | None:
        """The labels of one word (or group) of an enumeration."""
        field = self.field(path)
        type = None if field is None else field.type
        return type.word(id) if type is not None and hasattr(type, "word") else None


_PATIENT = Kind("patient", "", "patient", "patient")
_FR = MappingProxyType(
    {
        "tumour": "tumeur",
        "lesion": "lésion",
        "treatment": "traitement",
        "plan": "projet",
        "imaging": "imagerie",
        "event": "événement",
    }
)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the case file, by introspection of the models."""
    fields: dict[str, Field] = {}
    kinds = {"patient": _PATIENT}
    for key, part in file_shape().parts.items():
        if isinstance(part.says, Elements) and part.says.own:
            kinds[part.says.kind] = Kind(part.says.kind, key, _FR[part.says.kind], part.says.kind)
    for field in (*_fields(file_shape(), "", "patient"), *_labs()):
        fields.setdefault(field.path, field)
    for field in _derived(fields):
        fields.setdefault(field.path, field)
    return Vocabulary(MappingProxyType(fields), MappingProxyType(kinds))


def _fields(shape: Shape, prefix: str, kind: str, past: bool = False) -> Iterator[Field]:
    root = "" if kind == "patient" else f"{kind}."
    for key, part in shape.parts.items():
        says = part.says
        if isinstance(says, Said):
            path = root + says.at if says.at else prefix + key
            fixed = past or says.fixed
            yield Field(path, kind, says.fr, says.en, says.type, says.ease, says.codes, says.applies, open=says.open, fixed=fixed)
        elif isinstance(says, Block) and part.inner is not None:
            yield from _fields(part.inner, (root + says.at if says.at else prefix + key) + ".", kind, past or says.past)
        elif isinstance(says, Elements) and part.inner is not None and says.kind not in ("lab", "implant"):
            yield from _fields(part.inner, f"{says.kind}.", says.kind if says.own else "patient", past or says.past)


def _labs() -> Iterator[Field]:
    for word in ANALYTE.words:
        codes = MappingProxyType({"loinc": LOINC[word.id]}) if word.id in LOINC else _EMPTY
        yield Field(f"labs.{word.id}", "patient", word.fr, word.en, ANALYTES[word.id], 3, codes, None)


def _derived(written: Mapping[str, Field]) -> Iterator[Field]:
    for fact in (*DERIVED, *NODES, *PLANNED, *RECORDED, *STAGING, *COURSES, *ORIGINS, *BESIDE, *AFTERWARDS, *SERIES):
        first = fact.path.partition(".")[0]
        kind = first if first in _FR else "patient"
        # What follows from others is changed through them; with nothing to change it through, it stays.
        fixed = all(source in written and written[source].fixed is True for source in fact.follows)
        yield Field(
            fact.path,
            kind,
            fact.fr,
            fact.en,
            fact.type,
            fact.ease,
            _EMPTY,
            fact.applies,
            derived=True,
            follows=fact.follows,
            asked=any(fact in asked for asked in (COURSES, ORIGINS, BESIDE, AFTERWARDS, SERIES, TARGETS, NODES)),
            fixed=fixed,
        )
