"""Which biomarkers were looked for in a tumour: the names are free in a file, the tests that sheets ask for are few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from jalon.case.shape import Derived
from jalon.case.statement import Statement
from jalon.case.walk import Found
from jalon.case.words import DONE

# A name in a file, without its signs and in small letters, and the fact that it tells.
_TESTS = MappingProxyType(
    {"egfr": "egfr", "alk": "alk", "pdl1": "pd_l1", "her2": "her2", "ki67": "ki67"}
    | dict.fromkeys(("er", "ro", "re", "hr", "rh"), "receptors")
    | dict.fromkeys(("til", "tils"), "til")
)
_NOTED = ("tumour.biomarkers",)
TESTED = (
    Derived("tumour.tested.egfr", "recherche d'EGFR", "EGFR testing", DONE, 5, follows=_NOTED),
    Derived("tumour.tested.alk", "recherche d'ALK", "ALK testing", DONE, 5, follows=_NOTED),
    Derived("tumour.tested.pd_l1", "recherche de PD-L1", "PD-L1 testing", DONE, 5, follows=_NOTED),
    Derived("tumour.tested.her2", "recherche de HER2", "HER2 testing", DONE, 5, follows=_NOTED),
    Derived("tumour.tested.receptors", "recherche des récepteurs hormonaux", "hormone receptor testing", DONE, 5, follows=_NOTED),
    Derived("tumour.tested.ki67", "mesure de la prolifération (Ki-67)", "proliferation (Ki-67) measured", DONE, 5, follows=_NOTED),
    Derived("tumour.tested.til", "lymphocytes infiltrant la tumeur comptés", "tumour-infiltrating lymphocytes counted", DONE, 5,
            follows=_NOTED),
)  # fmt: skip
_NOT_DONE = ("not done", "not_done", "not tested", "non fait", "non faite", "no", "none")


def tested(tumours: Iterable[Found]) -> None:
    """`tested.egfr` and its like: done when a result is given, not done when that is said; never inferred from silence."""
    for tumour in tumours:
        for said in tumour.facts.get("biomarkers", ()):  # `not done` is said of them all
            if said.unknown or _word(said) == "not_done":
                for test in dict.fromkeys(_TESTS.values()):
                    tumour.facts.setdefault(f"tested.{test}", []).append(_read(said))
        for path in [path for path in tumour.facts if path.startswith("biomarkers.")]:
            name = re.sub(r"[^a-z0-9]", "", path.partition(".")[2].casefold())
            if name in _TESTS:
                tumour.facts[f"tested.{_TESTS[name]}"] = [_read(said) for said in tumour.facts[path]]


def _read(said: Statement) -> Statement:
    if said.unknown:
        return said
    return Statement(words=frozenset((_word(said),)), said=said.said, on=said.on, source=said.source)


def _word(said: Statement) -> str:
    return "not_done" if (said.text or said.said).strip().casefold() in _NOT_DONE else "done"
