"""What a model's annotation says of a key, and the shape of the case file read from those annotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from jalon.case.value_types import ValueType

Applies = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One fact: its labels, its type, its codes.

    `ease`: 1 asked at the bedside, 2 in the record, 3 blood test, 4 imaging or dental visit, 5 procedure.
    `at`: its path when it is not the path in the file. `open`: a small mapping with free keys, one fact each.
    `instead`: (other key, path): beside the other key, the value is said of that path (`dose` of a drug).
    `fixed`: once known, nothing that is done or awaited makes it otherwise (age, sex, histology, where a lesion is);
    words: only these last (a bone once broken).
    """

    fr: str
    en: str
    type: ValueType
    ease: int = 2
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    applies: Applies | None = None
    at: str | None = None
    open: bool = False
    instead: tuple[str, str] | None = None
    fixed: bool | tuple[str, ...] = False


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A group of facts.

    `at`: their prefix when it is not the key; `short`: the fact said by a lone word (`pain: none`); `past`: what it says has happened.
    """

    fr: str
    en: str
    at: str | None = None
    short: str | None = None
    applies: Applies | None = None
    past: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Elements:
    """A list of elements of one kind; with `own` they become things, else facts of the patient.

    `known_by`: the keys of which a new element must say one, so that it is known what it is. `past`: what it says has happened.
    """

    fr: str
    en: str
    kind: str
    own: bool = True
    known_by: tuple[str, ...] = ()
    past: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A fact computed from others when a case is read; never written in a file. `follows`: the facts that a reader may change instead."""

    path: str
    fr: str
    en: str
    type: ValueType
    ease: int = 2
    applies: Applies | None = None
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One key of a model: what it says, and the keys below it."""

    key: str
    says: Said | Block | Elements | None
    inner: Shape | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A model, as the reader sees it: its parts by key."""

    model: type[BaseModel]
    parts: Mapping[str, Part]


def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a model, by introspection of its annotations."""
    parts = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        says = next((item for item in info.metadata if isinstance(item, (Said, Block, Elements))), None)
        inner = _model_in(info.annotation)
        parts[key] = Part(key, says, None if inner is None else shape_of(inner))
    return Shape(model, MappingProxyType(parts))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, UnionType):
        return next((found for found in map(_model_in, get_args(annotation)) if found is not None), None)
    return None
