"""What cannot exist, and is refused. Contradictions between statements are data, and are not refused here."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

from jalon.case.facts import Facts
from jalon.case.node import Scalar, Tree
from jalon.case.sites import SPINE
from jalon.case.trouble import Both, shown
from jalon.case.walk import Found, Walk

LIST_OF_KIND = MappingProxyType(
    {
        "tumour": "tumours",
        "lesion": "lesions",
        "treatment": "treatments",
        "plan": "plan",
        "imaging": "imaging",
        "event": "events",
    }
)
MOST_MEETINGS = 5_000


def check(walk: Walk, patient: Facts, on: date | None) -> None:
    """Gather a trouble for everything in the file that cannot exist."""
    for lesion in walk.lists.get("lesions", ()):
        _lesion(walk, lesion)
    for name in ("treatments", "plan"):
        for course in walk.lists.get(name, ()):
            _course(walk, course)
    _meetings(walk)
    _born(walk, patient, on)
    _nodes(walk, patient)
    _references(walk)


def _meetings(walk: Walk) -> None:
    """Every drug meets every planned act: a small file could ask for more answers than anyone would read."""
    drugs = [course for course in walk.lists.get("treatments", ()) if "drug" in course.tree.entries]
    acts = [course for course in walk.lists.get("plan", ()) if "procedure" in course.tree.entries]
    if len(drugs) * len(acts) > MOST_MEETINGS:
        _say(
            walk, acts[0], "",
            Both(
                f"{len(drugs)} médicaments et {len(acts)} gestes : trop de délais à vérifier",
                f"{len(drugs)} drugs and {len(acts)} acts: too many delays to check",
            ),
            Both("ne garder que le projet de cette RCP", "keep the plan of this board only"),
        )  # fmt: skip


def _lesion(walk: Walk, lesion: Found) -> None:
    sites = _words(lesion.facts, "site")
    organs = _words(lesion.facts, "organ")
    if sites and organs and "bone" not in organs:
        _say(
            walk, lesion, "site",
            Both(f"un site osseux ne va pas avec {_one(organs)}", f"a bone site cannot be in {_one(organs)}"),
            Both("écrire organ: bone, ou retirer site", "write organ: bone, or remove site"),
        )  # fmt: skip
    spine = isinstance(lesion.tree.entries.get("spine"), Tree)
    if spine and ((sites and not sites & SPINE) or (organs and "bone" not in organs)):
        place = _said(lesion.facts, "site") or _one(organs)
        _say(
            walk, lesion, "spine",
            Both(f"spine ne va qu'à une vertèbre, pas à {place}", f"spine is for a vertebra, not {place}"),
            Both("retirer spine, ou corriger site", "remove spine, or correct site"),
        )  # fmt: skip


def _course(walk: Walk, course: Found) -> None:
    facts = course.facts
    entries = course.tree.entries
    if "drug" not in entries and "procedure" not in entries:
        _say(
            walk, course, "", Both("ni médicament ni geste", "neither drug nor procedure"),
            Both("écrire drug ou procedure (? si inconnu)", "write drug or procedure (? when unknown)"),
        )  # fmt: skip
    for end in ("last", "to"):
        first, last = _span(facts, "from"), _span(facts, end)
        if first is not None and last is not None and last[1] < first[0]:
            _say(
                walk,
                course,
                end,
                Both(f"{end} précède from", f"{end} is before from"),
                Both("corriger l'une des deux dates", "correct one of the two dates"),
            )


def _born(walk: Walk, patient: Facts, on: date | None) -> None:
    born = _span(patient, "patient.born")
    if on is not None and born is not None and born[0] > on.toordinal():
        walk.trouble(
            (None, "patient.born"),
            walk.place("patient", "born"),
            why=Both("naissance après le jour du dossier", "birth after the day of the case"),
        )


def _nodes(walk: Walk, patient: Facts) -> None:
    examined, positive = _amounts(patient, "nodes.examined"), _amounts(patient, "nodes.positive")
    if examined is not None and positive is not None and positive[0] > examined[1]:
        walk.trouble(
            (None, "nodes.positive"), walk.place("nodes", "positive"),
            why=Both("plus de ganglions envahis que d'examinés", "more positive nodes than examined nodes"),
        )  # fmt: skip


def _references(walk: Walk) -> None:
    ids = {kind: frozenset(one.id for one in walk.lists.get(name, ())) for kind, name in LIST_OF_KIND.items()}
    for kind, said, where, line in walk.references:
        if said not in ids[kind]:
            name = LIST_OF_KIND[kind]
            known = sorted(ids[kind])[:12]
            fr = (
                Both(", ".join(known), ", ".join(known))
                if known
                else Both(f"la liste {name} est vide ou absente", f"the list {name} is empty or absent")
            )
            walk.trouble(
                where, Scalar("", line, False, True), shown(said),
                why=Both(f"aucun élément de {name} ne porte cet id", f"no element of {name} has this id"),
                nearest=walk.near(said, known), expected=fr,
            )  # fmt: skip


def _say(walk: Walk, found: Found, key: str, why: Both, todo: Both) -> None:
    node = Scalar("", found.tree.lines.get(key, found.tree.line), False, True)
    walk.trouble((found.where, key) if key else found.where, node, why=why, todo=todo)


def _words(facts: Facts, path: str) -> frozenset[str]:
    return frozenset().union(*(statement.words for statement in facts.get(path, ()) if statement.words is not None))


def _said(facts: Facts, path: str) -> str:
    return next((statement.said for statement in facts.get(path, ()) if statement.words), "")


def _one(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)[:3])


def _span(facts: Facts, path: str) -> tuple[int, int] | None:
    days = [statement.days for statement in facts.get(path, ()) if statement.days is not None]
    return (min(d.first for d in days), max(d.last for d in days)) if days else None


def _amounts(facts: Facts, path: str) -> tuple[Any, Any] | None:
    amounts = [statement.amount for statement in facts.get(path, ()) if statement.amount is not None]
    return (min(a.low for a in amounts), max(a.high for a in amounts)) if amounts else None
