"""Facts that no file states, told through what they follow from: a duration by its dates, a link by the object that it names."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from jalon.case import DateType, WordType, since, vocabulary
from jalon.case.drugs import ANTICANCER, DRUG_CLASSES
from jalon.engine.domains import CutDomain, Domain, WordDomain
from jalon.engine.tree import Duration
from jalon.engine.windows import later
from tests.agreement.pointwise import cell_of
from tests.agreement.wanted import Conflict

if TYPE_CHECKING:
    from tests.agreement.writing import File, Writer

TODAY = date.fromisoformat("2026-11-21").toordinal()
TRIES = 600
LONGEST = 1600  # days


@dataclass(frozen=True)
class Lasts:
    """A duration between two dates of one object; without an end, until the day of the case."""

    start: str
    end: str = ""
    measure: since.Measure = since.MONTHS


DURATIONS: Mapping[str, Lasts] = {
    "treatment.months": Lasts("from"),
    "treatment.months_since_last": Lasts("last"),
    "treatment.days_since_last": Lasts("last", measure=since.DAYS),
    "treatment.months_since_stop": Lasts("to"),
    "treatment.months_at_review": Lasts("from", "reviewed"),
    "treatment.months_at_last": Lasts("from", "last"),
    "dental.months": Lasts("dental.reviewed"),
}


def dates(wanted: Mapping[str, tuple[CutDomain, int]], dice: random.Random) -> dict[str, int]:
    """Days on which every duration lies in one of its cells, found by trying; the limits themselves are often tried."""
    lasting = {path: DURATIONS[path] for path in wanted}
    names = sorted({name for one in lasting.values() for name in (one.start, one.end) if name})
    for _ in range(TRIES):
        found = {name: TODAY - _ago(wanted, dice) for name in names}
        if found.get("last", TODAY) < found.get("from", 0) or found.get("reviewed", TODAY) < found.get("from", 0):
            continue
        if all(_holds(one, found, *wanted[path]) for path, one in lasting.items()):
            return found
    raise Conflict(", ".join(wanted))


def _ago(wanted: Mapping[str, tuple[CutDomain, int]], dice: random.Random) -> int:
    if dice.random() < 0.5:
        return dice.randint(0, LONGEST)
    domain, _ = dice.choice(list(wanted.values()))
    limits = [cut.at for cut in domain.cuts] or [Fraction(1)]
    limit = int(dice.choice(limits))
    return TODAY - later(TODAY, Duration(months=limit) if domain.unit == "months" else Duration(days=limit), -1) + dice.choice((-1, 0, 0, 1, 30))


def _holds(one: Lasts, found: Mapping[str, int], domain: CutDomain, mask: int) -> bool:
    end = found[one.end] if one.end else TODAY
    number = one.measure.count(found[one.start], end)
    return number >= 0 and bool(cell_of(domain, Fraction(number), one.measure.unit) & mask)


def iso(day: int) -> str:
    """A day as a file writes it."""
    return date.fromordinal(day).isoformat()


class Following:
    """Tells the facts that follow from others, of one file under construction."""

    def __init__(self, writer: Writer) -> None:
        self.writer, self.dice, self.file = writer, writer.dice, writer.written.file

    def tell(self, wanted: Sequence[tuple[str, str, Domain, int]]) -> None:
        """Every wanted fact: (path, object, domain, mask)."""
        lasting: dict[str, dict[str, tuple[CutDomain, int]]] = {}
        for path, name, domain, mask in wanted:
            if mask & ~1 == 0:
                continue  # what does not apply follows from nothing being told
            if path in DURATIONS and isinstance(domain, CutDomain):
                lasting.setdefault(name, {})[path] = domain, mask
            else:
                self._one(path, name, domain, mask)
        for name, durations in lasting.items():
            self._dates(name, durations)

    def _dates(self, name: str, durations: Mapping[str, tuple[CutDomain, int]]) -> None:
        for key, day in dates(durations, self.dice).items():
            kind = "treatment." if name != "patient" else ""
            self.writer.leaf(f"{kind}{key}", name, iso(day))
        if "treatment.months" in durations and "to" not in self.writer.elements[name]:
            self.writer.leaf("treatment.running", name, "yes")

    def _one(self, path: str, name: str, domain: Domain, mask: int) -> None:
        fact = path.partition(".")[2]
        word = self.dice.choice(domain.values(mask)) if isinstance(domain, WordDomain) else ""
        own: dict[str, Callable[[], object]] = {
            "treatment.review": lambda: self.writer.leaf("treatment.reviewed", name, iso(TODAY - self.dice.randint(0, 90)) if word == "done" else "no"),
            "treatment.relay": lambda: self._relay(name, word),
            "imaging.treated": lambda: self._examined(name, None, word == "yes"),
            "imaging.treatment_months": lambda: self._examined(name, (domain, mask), True),
            "lesion.operated": lambda: self._act(name, "surgery", word),
            "lesion.days_since_surgery": lambda: self._since(name, "surgery", domain, mask),
            "lesion.days_since_radiotherapy": lambda: self._since(name, "radiotherapy", domain, mask),
            "patient.lung_primary": lambda: self._lung("organ", "lung" if word == "yes" else "breast"),
            "patient.lung_histology": lambda: self._lung("histology", word),
        }
        if path in own:
            own[path]()
        elif path.startswith("tumour.tested."):
            names = {"pd_l1": "PD-L1", "receptors": "ER"}
            test = path.rpartition(".")[2]
            self.writer.elements[name].setdefault("biomarkers", {})[names.get(test, test.upper())] = "wild type" if word == "done" else "not done"
        elif fact in ("primary", "primary_histology", "primary_controlled"):
            self._origin(name, {"primary": "organ", "primary_histology": "histology", "primary_controlled": "controlled"}[fact], word)
        else:
            self._guess(path, name)

    def _relay(self, name: str, word: str) -> None:
        element = self.writer.elements[name]
        if "last" not in element:
            self.writer.leaf("treatment.last", name, iso(TODAY - 300))
        if word != "none":
            other = self.writer.element("treatment", f"treatment:after {name}")
            other["drug"], other["from"] = word, iso(TODAY - 40)

    def _examined(self, name: str, lasting: tuple[Domain, int] | None, treated: bool) -> None:
        element = self.writer.elements[name]
        seen = date.fromisoformat(element.setdefault("on", iso(TODAY - self.dice.randint(0, 60)))).toordinal()
        self.file.setdefault("listed", {})["treatments"] = "complete"
        if treated and f"treatment:of {name}" not in self.writer.elements:
            drugs = sorted(drug for drug, classes in DRUG_CLASSES.items() if classes <= ANTICANCER)
            other = self.writer.element("treatment", f"treatment:of {name}")
            other["drug"], other["from"] = self.dice.choice(drugs), iso(seen - self.dice.randint(0, 400))
        if lasting is not None:
            domain, mask = lasting
            assert isinstance(domain, CutDomain)
            for _ in range(TRIES):
                start = seen - _ago({"": (domain, mask)}, self.dice)
                if start <= seen and cell_of(domain, Fraction(since.months(start, seen)), "months") & mask:
                    self.writer.elements[f"treatment:of {name}"]["from"] = iso(start)
                    return
            raise Conflict(name)

    def _act(self, name: str, procedure: str, word: str) -> File:
        self.file.setdefault("listed", {})["treatments"] = "complete"
        if word != "yes":
            return {}
        key = f"treatment:{procedure} of {name}"
        if key not in self.writer.elements:
            other = self.writer.element("treatment", key)
            other["procedure"], other["lesion"] = procedure, self.writer.elements[name]["id"]
        return self.writer.elements[key]

    def _since(self, name: str, procedure: str, domain: Domain, mask: int) -> None:
        assert isinstance(domain, CutDomain)
        act = self._act(name, procedure, "yes")
        for _ in range(TRIES):
            ago = _ago({"": (domain, mask)}, self.dice)
            if ago >= 0 and cell_of(domain, Fraction(ago), "d") & mask:
                act["from"] = act["to"] = iso(TODAY - ago)
                return
        raise Conflict(name)

    def _lung(self, path: str, word: str) -> None:
        tumours = self.file.setdefault("tumours", [])
        lung = next((one for one in tumours if one.get("organ") == "lung"), None)
        if path == "organ" and word != "lung":
            self.file.setdefault("listed", {})["tumours"] = "complete"
            return
        if lung is None:
            lung = self.writer.element("tumour", "tumour:lung")
            lung["organ"] = "lung"
        lung[path] = word

    def _origin(self, name: str, path: str, word: str) -> None:
        element = self.writer.elements[name]
        key = f"tumour:of {name}"
        if key not in self.writer.elements:
            self.writer.element("tumour", key)
        element["tumour"] = self.writer.elements[key]["id"]
        self.writer.elements[key][path] = word

    def _guess(self, path: str, name: str) -> None:
        """A fact of which nothing more is known here than what it follows from: any values of that."""
        field = self.writer.field(path)
        for one in field.follows:
            known = vocabulary().field(one)
            if known is None:
                continue
            home = name if known.kind == field.kind else "patient" if known.kind == "patient" else ""
            if not home or known.derived:
                continue
            said: Any = None
            if isinstance(known.type, DateType):
                said = (date.fromordinal(TODAY) - timedelta(days=self.dice.randint(0, LONGEST))).isoformat()
            elif isinstance(known.type, WordType):
                said = "complete" if one.startswith("listed.") else self.dice.choice(known.type.ids())
            if said is not None and self.dice.random() < 0.8:
                self.writer.leaf(one, home, said)
