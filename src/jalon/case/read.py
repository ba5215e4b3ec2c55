"""From one case file to one case."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jalon.case import afterwards, biomarkers, courses, derived, examinations, impossible, later, origins, series
from jalon.case.facts import NO_CONTEXT, Facts
from jalon.case.model import CaseFile
from jalon.case.node import Scalar, Tree
from jalon.case.node_findings import node_findings
from jalon.case.person import identifies
from jalon.case.planned import planned
from jalon.case.recorded import recorded
from jalon.case.shape import Shape, shape_of
from jalon.case.source_text import EMPTY, NOT_IMPORTED, read_tree
from jalon.case.staging import staging
from jalon.case.statement import Case, Statement, Thing
from jalon.case.trouble import Both, CaseTrouble, Gathered, shown
from jalon.case.walk import Found, Walk

_LONGEST_KIND = 40
_THINGS = frozenset(impossible.LIST_OF_KIND.values())
_SHORT = MappingProxyType({f"{name}_listed": name for name in derived.LISTS})


@cache
def file_shape() -> Shape:
    """The shape of the case file."""
    return shape_of(CaseFile)


Edit = Callable[[Tree, Gathered], None]


def read_case(source: bytes | str | Path, *, name: str = "", today: date | None = None, edit: Edit | None = None) -> Case:
    """The case written in `source`: a `Path` is a file, `bytes` and `str` are contents (YAML or JSON).

    `name` is how messages call the file; `today` stands for an absent `on`, which is otherwise refused. `edit` changes the tree
    before it is read: whatever it supposes is then judged like the rest of the file.
    Errors: `CaseTroubles` for what cannot be read or cannot exist; `OSError` when a file cannot be opened.
    """
    if not name:
        name = source.name if isinstance(source, Path) else "…"
    with _without_pauses():
        return _read(source, name, today, edit)


def _read(source: bytes | str | Path, name: str, today: date | None, edit: Edit | None) -> Case:
    gathered = Gathered(name)
    tree = read_tree(source, gathered)
    if tree is None:
        raise gathered.refuse(EMPTY)
    if not isinstance(tree, Tree):
        line = tree.line
        todo = Both("commencer par « case: » et « on: »", 'start with "case:" and "on:"')
        why = Both("le fichier doit être un groupe de clés", "the file must be a group of keys")
        raise gathered.refuse(CaseTrouble("", line, None, why, todo=todo))
    kind = tree.entries.get("resourceType")
    if isinstance(kind, Scalar) and "case" not in tree.entries:
        named = kind.text if kind.text.isalpha() and len(kind.text) <= _LONGEST_KIND else "?"
        why = Both(f"ressource FHIR ({named})", f"FHIR resource ({named})")
        raise gathered.refuse(CaseTrouble("", kind.line, None, why, todo=NOT_IMPORTED))
    _short_forms(tree)
    if edit is not None:
        edit(tree, gathered)
    return _case(tree, Walk(gathered), name, today)


@contextmanager
def _without_pauses() -> Iterator[None]:
    """A reading only builds: collecting garbage meanwhile would make its time grow faster than the file."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _case(tree: Tree, walk: Walk, name: str, today: date | None) -> Case:
    walk.root = tree
    on = _day(walk, tree, today)
    patient: Facts = {}
    values = walk.group(file_shape(), tree, None, "", patient, NO_CONTEXT)
    impossible.check(walk, patient, on)
    walk.gathered.settle()
    assert on is not None
    values["on"] = on
    # A case without a name is called after its file, unless that would tell who the patient is.
    stem = Path(name).stem
    values["case"] = values.get("case") or (stem if identifies(stem) is None else "")
    complete = _listed(walk, patient)
    aside = later.set_aside(walk.lists, patient, on)
    _derive(walk, patient, on, complete)
    question, wish, notes = (values.get(key, "") for key in ("question", "wish", "notes"))
    things = _things(walk, patient, tree)
    return Case(values["case"], on, question, wish, notes, MappingProxyType(values), things, complete, aside, name)


def _day(walk: Walk, tree: Tree, today: date | None) -> date | None:
    node = tree.entries.get("on")
    if node is None or (isinstance(node, Scalar) and node.null):
        if today is None:
            why = Both("jour du dossier absent", "day of the case missing")
            walk.trouble(
                (None, "on"),
                node or tree,
                why=why,
                todo=Both("écrire on: 2026-11-21", "write on: 2026-11-21"),
            )
        return today
    days = walk.days(node, (None, "on"))
    if days is None:
        return None
    if days.first != days.last:
        said = shown(node.text) if isinstance(node, Scalar) else None
        expected = Both("un jour précis, comme 2026-11-21", "one precise day, such as 2026-11-21")
        walk.trouble((None, "on"), node, said, expected=expected)
        return None
    return date.fromordinal(days.first)


def _short_forms(tree: Tree) -> None:
    """`lesions_listed: complete` is `listed: {lesions: complete}`."""
    for key, name in _SHORT.items():
        node = tree.entries.get(key)
        listed = tree.entries.get("listed")
        if node is None or (listed is not None and (not isinstance(listed, Tree) or name in listed.entries)):
            continue
        if listed is None:
            listed = tree.entries["listed"] = Tree(node.line)
        listed.entries[name] = node
        listed.lines[name] = tree.lines[key]
        del tree.entries[key]


def _listed(walk: Walk, patient: Facts) -> frozenset[str]:
    complete = {"plan"}
    for name in derived.LISTS:
        said = patient.get(f"listed.{name}", [])
        if name in walk.empty and not said:
            said = patient[f"listed.{name}"] = [Statement(words=frozenset(("complete",)), said="none")]
        if said and all(statement.words == frozenset(("complete",)) for statement in said):
            complete.add(name)
    return frozenset(complete)


def _derive(walk: Walk, patient: Facts, on: date, complete: frozenset[str]) -> None:
    lists: dict[str, list[Found]] = walk.lists
    lesions, tumours = lists.get("lesions", []), lists.get("tumours", [])
    for one in (*lists.get("labs", ()), *lists.get("diary", ())):
        for path, statements in one.facts.items():
            patient.setdefault(path, []).extend(statements)
    derived.age(patient, on)
    derived.dental(patient)
    derived.implants(patient, lists.get("implants", []), "implants" in complete)
    derived.drug_classes((*lists.get("treatments", ()), *lists.get("plan", ())))
    biomarkers.tested(tumours)
    examinations.results(lists.get("imaging", []))
    derived.vertebrae(lesions)
    derived.organs(lesions)
    derived.haematological(lesions, tumours)
    derived.population(patient, tumours, "tumours" in walk.empty or ("tumours" in complete and not tumours))
    derived.neurology(patient, lesions)
    derived.sensory_level(patient)
    derived.event_sites(lesions, lists.get("events", []))
    derived.fractures(lesions, lists.get("events", []), lists.get("treatments", []), complete)
    treatments, today = lists.get("treatments", []), on.toordinal()
    courses.running(treatments, today)
    courses.lengths(treatments, today)
    afterwards.reviews(treatments)
    afterwards.doses(treatments, today)
    afterwards.relays(treatments, today)
    afterwards.mouth(patient, today)
    afterwards.kidney(patient)
    courses.examinations(lists.get("imaging", []), treatments, "treatments" in complete, today)
    courses.treated(lesions, treatments, "treatments" in complete, today)
    origins.primaries(lesions, tumours, "tumours" in complete)
    origins.lung(patient, tumours, "tumours" in complete)
    node_findings(patient)
    staging(patient, tumours, lesions)
    series.markers(patient)
    planned(lists.get("plan", []), lesions)
    recorded(patient, tumours, lesions)


def _things(walk: Walk, patient: Facts, tree: Tree) -> tuple[Thing, ...]:
    things = [Thing("patient", "", 0, _frozen(patient), tree.lines.get("patient", tree.line))]
    found: list[Found] = [one for name in tree.entries if name in _THINGS for one in walk.lists.get(name, ())]
    things.extend(Thing(one.kind, one.id, one.index, _frozen(one.facts), one.tree.line) for one in found)
    return tuple(things)


def _frozen(facts: Facts) -> Any:
    return MappingProxyType({path: tuple(statements) for path, statements in facts.items() if statements})
