"""Side, bone and level of each lesion in a letter, against the record of that very lesion: another lesion's side is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jalon.board.letter.model import Letter
from jalon.case import Case, Thing

_SIDE = re.compile(r"\b(droit|gauche)")
_LEVEL = re.compile(r"(?:vertèbre|niveau) ([CTLS]\d+)")
_RANK = re.compile(r"(\d+)(?:re|e) côte")
# The bones as patients call them, longer names first, each with the sites that may be called so.
BONES: Mapping[str, tuple[str, ...]] = {
    "avant-bras": ("radius", "ulna"),
    "creux de la hanche": ("pelvis.acetabulum",),
    "bras": ("humerus",),
    "cuisse": ("femur",),
    "jambe": ("tibia", "fibula"),
    "os du genou": ("patella",),
    "bassin": ("pelvis",),
    "côte": ("rib",),
    "clavicule": ("clavicle",),
    "omoplate": ("scapula",),
    "mâchoire": ("mandible",),
    "crâne": ("skull",),
    "poitrine": ("sternum",),
    "vertèbre": ("spine",),
    "colonne": ("spine",),
    "main": ("hand",),
    "pied": ("foot",),
}
# Both words stand in one name: « l'os de la jambe, près de la cheville » is the leg.
_PLACE = re.compile("|".join(BONES))
_FRENCH = {"droit": "right", "gauche": "left"}
# A place that an act is aimed at, in the calendar.
_AIMED = re.compile(r"(?:Ils visent|Endroit visé :) ([^.]*)")


def places(made: Letter, case: Case) -> Iterator[str]:
    """What a letter says of the place of a lesion, or of an act, that the record does not say of it."""
    lesions = {f"lesion:{one.id}": _sites(one) for one in case.of("lesion")}
    aims = [_aims(one, lesions) for one in case.of("plan")]
    for section in made.sections:
        for part in section.parts:
            if part.about:
                yield from _wrong(part.heading, lesions[part.about], part.about)
            for text in (text.replace("\u00a0", " ").replace("\u202f", " ") for line in part.lines for text in line.sentences()):
                for found in _AIMED.findall(text):
                    if aims and all([*_wrong(found, sites, "an act")] for sites in aims):
                        yield f"a place that no act of the record aims at: {found}"


def _wrong(text: str, sites: frozenset[str], name: str) -> Iterator[str]:
    """What is said of a place, against the sites that one lesion may be at."""
    for level in _LEVEL.findall(text):
        if f"spine.{level}" not in sites:
            yield f"{name} is not at that level: {text}"
    text = text.casefold()
    for side in set(_SIDE.findall(text)):
        if not any(site.endswith(f".{_FRENCH[side]}") for site in sites):
            yield f"{name} is not on that side: {text}"
    for rank in _RANK.findall(text):
        if not any(site.startswith(f"rib.{rank}.") for site in sites):
            yield f"{name} is not that rib: {text}"
    found = _PLACE.search(text)
    if found and sites and not any(site.startswith(BONES[found[0]]) for site in sites):
        yield f"{name} is not in that bone: {text}"


def _sites(thing: Thing) -> frozenset[str]:
    return frozenset(word for one in thing.facts.get("site", ()) for word in one.words or ())


def _aims(plan: Thing, lesions: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Where an act may be aimed: its own site, or that of its lesion."""
    named = [f"lesion:{one.text}" for one in plan.facts.get("lesion", ()) if one.text]
    return frozenset().union(_sites(plan), *(lesions.get(name, frozenset()) for name in named))


__all__ = ["places"]
