"""How far a tumour was said to go: its N and M as noted, where its lesions lie beside it, and when they were found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from jalon.case.facts import Facts
from jalon.case.shape import Derived
from jalon.case.statement import Statement
from jalon.case.value_types import Word, WordType, word_type
from jalon.case.walk import Found
from jalon.case.words import DONE, ORGAN, PATHOLOGY, PRIMARY, YES_NO

_SILENT = ("none", "non noté", "not recorded")
NOTED_N = word_type(
    ("n_positive", "N1a à N3", "N1a to N3"), ("n1", "N1 sans précision", "N1, not specified"), ("n1mi", "N1mi", "N1mi"),
    ("n0_cells", "N0(i+)", "N0(i+)"), ("n0", "N0", "N0"), _SILENT,
)  # fmt: skip
NOTED_M = word_type(("m1", "M1", "M1"), ("m0_cells", "M0(i+)", "M0(i+)"), ("m0", "M0", "M0"), _SILENT)
NOTED_PATHOLOGY = WordType((*PATHOLOGY.words, Word("none", "non notée", "not recorded")), synonyms=PATHOLOGY.synonyms)
STAGING = (
    Derived("tumour.recorded.n", "N noté", "N recorded", NOTED_N, follows=("tumour.tnm",)),
    Derived("tumour.recorded.m", "M noté", "M recorded", NOTED_M, follows=("tumour.tnm",)),
    Derived("lesion.recorded.m", "M noté de la tumeur d'origine", "M recorded of the tumour it comes from", NOTED_M,
            follows=("tumour.tnm", "lesion.tumour")),
    Derived("lesion.recorded.pathology", "conclusion de la biopsie notée", "conclusion of the biopsy, as recorded", NOTED_PATHOLOGY, 5,
            follows=("lesion.pathology",)),
    Derived("lesion.recorded.size", "taille notée", "size recorded", DONE, 4, follows=("lesion.size",)),
    Derived("patient.recorded.nodes", "examen des ganglions noté", "examination of the nodes recorded", DONE, 5,
            follows=("nodes.regional", "nodes.largest_deposit")),
)  # fmt: skip
BESIDE = (
    Derived("lesion.home", "dans l'organe du primitif", "in the organ of the primary", YES_NO, 4,
            follows=("lesion.organ", "tumour.organ", "lesion.tumour")),
    Derived("lesion.found_at_diagnosis", "trouvée au diagnostic du primitif", "found when the primary was diagnosed", YES_NO,
            follows=("lesion.found", "tumour.diagnosed", "lesion.tumour")),
)  # fmt: skip
_YES, _NO = frozenset(("yes",)), frozenset(("no",))
_GUT = ("colon", "rectum", "anus", "small_bowel", "stomach", "oesophagus")
# The organ in which a lesion beside the primary would lie; a primary that has none of its own here leaves that open.
HOMES: Mapping[str, str] = MappingProxyType(
    {word: word for word in PRIMARY.ids() if word in ORGAN.ids() and word != "other"} | dict.fromkeys(_GUT, "digestive_tract")
)
# Primaries of the pelvis have no organ of their own among those of a lesion: wherever they lie, it is in none of these.
_PELVIS = ("prostate", "testis", "penis", "uterus", "endometrium", "cervix", "vulva")
_FAR = frozenset(("bone", "bone_marrow", "liver", "lung", "brain", "adrenal", "pleura", "pericardium", "meninges", "thyroid", "breast"))
_NEAR = frozenset(ORGAN.ids()) - _FAR
# Written as the category alone (`2b`) or with its letters (`ypN2b`).
_PREFIX = re.compile(r"^[cpyra]*[nm](?=[\dx+])")
_CATEGORY = re.compile(r"([cpyra]*)([tnm])", re.IGNORECASE)
_NODES = ("regional", "examined", "positive", "largest_deposit", "cells")


def staging(patient: Facts, tumours: Sequence[Found], lesions: Sequence[Found]) -> None:
    """N and M of each tumour; for each lesion, those of its tumour, and how it lies beside it in place and in time."""
    for tumour in tumours:
        _categories(tumour.facts)
        tumour.facts["recorded.n"] = _noted(tumour.facts.get("tnm.n", ()), NOTED_N, _n)
        tumour.facts["recorded.m"] = _noted(tumour.facts.get("tnm.m", ()), NOTED_M, _m)
    for lesion in lesions:
        told = [said for said in lesion.facts.get("pathology", ()) if said.words is not None]
        lesion.facts["recorded.pathology"] = told or [Statement(words=frozenset(("none",)), said="not recorded")]
        lesion.facts["recorded.size"] = [_noted_or_not(lesion.facts.get("size", ()))]
        mine = _origin(lesion, tumours)
        if mine:
            lesion.facts["recorded.m"] = [_joined([said for one in mine for said in one.facts["recorded.m"]])]
            _place(lesion, mine)
            _time(lesion, mine)
    said = [each for name in _NODES for each in patient.get(f"nodes.{name}", ()) if each.words != frozenset(("not_done",))]
    patient["patient.recorded.nodes"] = [_noted_or_not(said)]


def _categories(facts: Facts) -> None:
    """`N`, `pN` and `cN` are `n` under the name that a report gives it; what was seen under the microscope comes before what was felt."""
    named: dict[str, list[tuple[int, str]]] = {}
    for path in facts:
        found = _CATEGORY.fullmatch(path.removeprefix("tnm.")) if path.startswith("tnm.") else None
        if found is not None:
            rank = 0 if "p" in found[1].casefold() else 2 if found[1] else 1
            named.setdefault(found[2].casefold(), []).append((rank, path))
    for letter, paths in named.items():
        best = min(rank for rank, _ in paths)
        facts[f"tnm.{letter}"] = [said for rank, path in paths if rank == best for said in facts[path]]


def _noted_or_not(statements: Sequence[Statement]) -> Statement:
    for said in statements:
        if not said.unknown:
            return Statement(words=frozenset(("done",)), said="done", on=said.on, source=said.source)
    return Statement(words=frozenset(("not_done",)), said="not done")


def _noted(statements: Sequence[Statement], type: WordType, read: Callable[[str], str]) -> list[Statement]:
    """What was written of N or M, in words; `none` where nothing was, or only that it is not known."""
    found = []
    for said in statements:
        written = "" if said.unknown else (said.text or said.said)
        bare = _PREFIX.sub("", written.casefold().replace(" ", ""), count=1)
        word = "none" if bare in ("", "x", "none", "no") else read(bare)
        # What cannot be read was not left out: it may be any of the others.
        words = frozenset((word,)) if word else frozenset(type.ids()) - {"none"}
        found.append(Statement(words=words, said=written or "not recorded", on=said.on, source=said.source))
    return found or [Statement(words=frozenset(("none",)), said="not recorded")]


def _n(bare: str) -> str:
    if bare.startswith("0"):
        return "n0_cells" if "i+" in bare else "n0"
    if bare.startswith("1"):
        rest = bare[1:].partition("(")[0]
        return "n1mi" if rest.startswith("mi") else "n_positive" if rest else "n1"
    return "n_positive" if bare[:1] in ("2", "3", "+") else ""


def _m(bare: str) -> str:
    if bare.startswith("0"):
        return "m0_cells" if "i+" in bare else "m0"
    return "m1" if bare.startswith(("1", "+")) else ""


def _origin(lesion: Found, tumours: Sequence[Found]) -> list[Found]:
    """The recorded tumours from which a lesion may come: the one that it names, else any of them."""
    named = {said.text for said in lesion.facts.get("tumour", ()) if said.text is not None}
    mine = [one for one in tumours if one.id in named] if named else list(tumours)
    return mine if len(mine) >= len(named) else []


def _place(lesion: Found, mine: Sequence[Found]) -> None:
    organ = _words(lesion, "organ")
    homes = [_words(one, "organ") for one in mine]
    if not organ or any(not one or not one <= {*HOMES, *_PELVIS} for one in homes):
        return
    at_home = frozenset().union(*(_NEAR if word in _PELVIS else (HOMES[word],) for one in homes for word in one))
    if not organ & at_home:
        lesion.facts["home"] = [Statement(words=_NO, said="no", source=f"tumour:{mine[0].id}")]
    elif len(at_home) == 1 and organ == at_home:
        lesion.facts["home"] = [Statement(words=_YES, said="yes", source=f"tumour:{mine[0].id}")]


def _time(lesion: Found, mine: Sequence[Found]) -> None:
    found = [said.days for said in lesion.facts.get("found", ()) if said.days is not None]
    known = [[said.days for said in one.facts.get("diagnosed", ()) if said.days is not None] for one in mine]
    if not found or any(not days for days in known):
        return
    diagnosed = [days for one in known for days in one]
    word = None
    if max(days.last for days in found) <= min(days.first for days in diagnosed):
        word = "yes"
    elif min(days.first for days in found) > max(days.last for days in diagnosed):
        word = "no"
    if word:
        lesion.facts["found_at_diagnosis"] = [Statement(words=frozenset((word,)), said=word, source=f"tumour:{mine[0].id}")]


def _joined(statements: Sequence[Statement]) -> Statement:
    words = frozenset().union(*(said.words for said in statements if said.words is not None))
    return Statement(words=words, said=" | ".join(dict.fromkeys(said.said for said in statements)), source=statements[0].source)


def _words(found: Found, path: str) -> frozenset[str]:
    said = [statement.words for statement in found.facts.get(path, ())]
    return frozenset() if None in said else frozenset().union(*(words for words in said if words is not None))

