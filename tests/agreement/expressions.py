"""Random sheets, as a clinician could write them: every kind of table, facts read twice through different steps, tied facts, facts that
only some objects have, facts of the patient read inside questions about a list, and such questions inside rules about one lesion.

A sheet is text, read by the real loader, so that its split plans are the real ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from jalon.case import NumberType, WordType, vocabulary
from jalon.guideline.program import Program
from tests.meaning.small_sheets import page, sheets, source

OBJECT = {"lesion": "lésion", "event": "événement", "plan": "projet", "tumour": "tumeur"}
SCOPES = {"lesion": ("", "", "os", "rachis essai", "os long essai"), "event": ("",), "plan": ("", "denosumab"), "tumour": ("",)}
FACTS = {
    "patient": ("symptoms.deficit", "symptoms.back_pain", "symptoms.walking", "conditions.infection", "labs.vitamin_d", "labs.creatinine_clearance", "patient.performance_status",
                "dental.review", "symptoms.sphincter"),
    "lesion": ("lesion.pain.grade", "lesion.pain.mechanical", "lesion.painful", "lesion.pain.scale", "lesion.pain.refractory", "lesion.matrix", "lesion.fracture",
               "lesion.cortical_extent", "lesion.spine.alignment", "lesion.spine.collapse", "lesion.spine.epidural", "lesion.site", "lesion.organ", "lesion.new", "lesion.controlled",
               "lesion.neurology.deficit", "lesion.neurology.frankel"),
    "event": ("event.kind", "event.treated", "event.site"),
    "plan": ("plan.drug", "plan.procedure"),
    "tumour": ("tumour.organ", "tumour.controlled"),
}  # fmt: skip
LIMITS = {
    "labs.vitamin_d": (("20 ng/mL", "30 ng/mL"), ("50 nmol/L",)), "labs.creatinine_clearance": (("30 mL/min",), ("30 mL/min", "60 mL/min")),
    "patient.performance_status": (("2",), ("1", "3")), "lesion.pain.scale": (("5",), ("4", "7")), "lesion.cortical_extent": (("1/3", "2/3"), ("1/2",)),
    "lesion.spine.collapse": (("50 %",), ("20 %", "50 %")),
}  # fmt: skip
# Of long lists of words, a few are told apart.
SOME = {"lesion.site": (["rachis essai"], ["os long essai"]), "event.site": (["rachis essai"], ["os long essai"]), "lesion.organ": (["os"], ["os", "foie"]),
        "plan.drug": (["dénosumab"], ["acide zolédronique", "dénosumab"]), "plan.procedure": (["radiothérapie"], ["chirurgie"]), "tumour.organ": (["sein"], ["poumon", "sein"]),
        "event.kind": (["fracture"], ["fracture", "hypercalcémie"])}  # fmt: skip
WORDS = ("alpha", "beta", "gamma", "delta")
WEIGHTS = ("indication", "indication", "pour", "contre", "jamais seule", "contre-indication relative", "contre-indication absolue")
TERMS = """**Termes** : sites.

| Mot | Valeurs de `lesion.site` | Identifiant |
|---|---|---|
| rachis essai | spine | trial_spine |
| os long essai | humerus ou femur ou tibia | trial_long_bone |

**Termes** : médicaments.

| Mot | Valeurs de `treatment.drug_class` | Identifiant |
|---|---|---|
| médicament anticancéreux | chimiothérapie ou immunothérapie ou thérapie ciblée | anticancer_drug |
"""


@dataclass
class Known:
    """A rule that other rules may read: what it is about, and the words or the points that it answers."""

    name: str
    kind: str
    words: list[str]
    high: int = -1
    absent: bool = False
    cells: tuple[str, ...] = ()


@dataclass
class Sheet:
    """A page under construction."""

    dice: random.Random
    text: list[str] = field(default_factory=list)
    rules: list[Known] = field(default_factory=list)
    pools: dict[str, list[str]] = field(default_factory=dict)
    number: int = 0

    def one(self, options: Iterable[Any]) -> Any:
        """One of some options."""
        return self.dice.choice(list(options))

    def name(self, kind: str) -> str:
        """A new name."""
        self.number += 1
        return f"{kind}.r{self.number}" if kind != "patient" else f"r{self.number}"

    def facts(self, kind: str) -> list[str]:
        """The few facts of a kind that this page reads, so that some are read twice."""
        if kind not in self.pools:
            self.pools[kind] = self.dice.sample(FACTS[kind], min(len(FACTS[kind]), self.one((2, 3, 4))))
        return self.pools[kind]

    def readable(self, kind: str) -> list[str | Known]:
        """What a rule about a kind of object may read: facts and rules of that object, and of the patient."""
        found: list[str | Known] = [*self.facts(kind), *self.facts(kind)]
        found += [rule for _ in range(2) for rule in self.rules if rule.kind == kind]
        if kind != "patient":
            found += [rule for rule in self.rules if rule.kind == "patient"]
            found += self.facts("patient")[:1]
        return found

    def cells(self, read: str | Known) -> list[str]:
        """Cells that share out all the values of a fact or a rule."""
        if isinstance(read, Known):
            if read.cells:
                return list(read.cells)
            if read.high >= 0:
                cut = self.dice.randint(0, max(read.high - 1, 0))
                parts = [f"≤ {cut}", f"> {cut}"]
            else:
                parts = self._shared(read.words, True)
            return [*parts, "sans objet"] if read.absent and self.dice.random() < 0.7 else parts
        type = vocabulary().fields[read].type
        if isinstance(type, NumberType):
            return self._numbers(self.one(LIMITS[read]))
        assert isinstance(type, WordType)
        if read in SOME:
            named = self.one(SOME[read])
            return [*self._shared(named, False), f"sauf {' ou '.join(named)}"]
        parts = self._shared([word.fr for word in type.words], True)
        return [*parts, "sans objet"] if vocabulary().fields[read].applies and self.dice.random() < 0.5 else parts

    def _shared(self, words: Sequence[str], rest: bool) -> list[str]:
        if len(words) < 3 or self.dice.random() < 0.4:
            return list(words)
        mixed = self.dice.sample(list(words), len(words))
        place = self.dice.randint(1, len(mixed) - 1)
        if rest and self.dice.random() < 0.4:
            return [" ou ".join(mixed[:place]), f"sauf {' ou '.join(mixed[:place])}"]
        return [" ou ".join(mixed[:place]), " ou ".join(mixed[place:])]

    def _numbers(self, limits: Sequence[str]) -> list[str]:
        if len(limits) == 1:
            (limit,) = limits
            return self.one(([f"< {limit}", f"≥ {limit}"], [f"≤ {limit}", f"> {limit}"], [f"< {limit}", limit, f"> {limit}"]))  # type: ignore[no-any-return]
        low, high = limits
        return [f"< {low}", f"{low} ..< {high}", f"≥ {high}"]

    def condition(self, kind: str, paths: Sequence[str | Known] = ()) -> str:
        """A condition that carries its paths."""
        read = self.readable(kind)
        chosen = list(paths) or [self.one(read) for _ in range(self.one((1, 1, 2)))]
        chosen = [one for place, one in enumerate(chosen) if path_of(one) not in [path_of(other) for other in chosen[:place]]]
        return self.one((" et ", " ou ")).join(self._part(one) for one in chosen)  # type: ignore[no-any-return]

    def _part(self, read: str | Known) -> str:
        cell = self.one([cell for cell in self.cells(read) if cell != "sans objet"])
        return f"`{path_of(read)}` {'' if cell[0] in '<>≤≥' else '= '}{cell}"

    # Tables.

    def decision(self, kind: str, columns: Sequence[str | Known] = (), name: str = "", words: Sequence[str] = (), alone: bool = False) -> Known:
        """A table over one to three columns, complete and without overlap; over those that are given when `alone`."""
        chosen: list[str | Known] = list(columns)
        while not alone and len(chosen) < self.one((1, 2, 2, 3)):
            read = self.one(self.readable(kind))
            if path_of(read) not in [path_of(other) for other in chosen]:
                chosen.append(read)
            elif self.dice.random() < 0.3:
                break
        words = list(words) or list(WORDS[: self.one((2, 3, 3))])
        rows: list[str] = []
        seen: set[str] = set()
        for cells in self._rows(chosen, 0, []):
            outcome = sorted(self.dice.sample(words, 2 if len(words) > 1 and self.dice.random() < 0.1 else 1))
            if alone:  # every word is needed
                outcome = [words[len(rows) % len(words)]]
            seen.update(outcome)
            rows.append(f"| {' | '.join(cells)} | {' ou '.join(outcome)} |")
        named = [word for word in words if word in seen]
        known = Known(name or self.name(kind), kind, named, absent=kind != "patient" or any(isinstance(one, Known) and one.absent for one in chosen))
        head = "".join(f" C `{path_of(one)}` |" for one in chosen)
        texts = "\n".join(f"- {word} `{word}` : « {word} »" for word in named)
        self._add(known, f"**Décision** `{known.name}`{self._about(kind)} : table.\n\n|{head} R |\n|{'---|' * (len(chosen) + 1)}\n" + "\n".join(rows) + f"\n\n{texts}\n")
        return known

    def _rows(self, columns: Sequence[str | Known], place: int, before: list[str]) -> list[list[str]]:
        """Every combination of cells; now and then a column is left open for one of them."""
        if place == len(columns):
            return [before]
        if before and self.dice.random() < 0.2:
            return self._rows(columns, place + 1, [*before, "—"])
        return [row for cell in self.cells(columns[place]) for row in self._rows(columns, place + 1, [*before, cell])]

    def _about(self, kind: str) -> str:
        if kind == "patient":
            return ""
        scope = self.one(SCOPES[kind])
        return f" pour chaque {OBJECT[kind]}" + (f" ({scope})" if scope else "")

    def _add(self, known: Known, text: str) -> None:
        self.text.append(text)
        self.rules.append(known)

    def score(self, kind: str) -> Known:
        """A sum of two or three criteria."""
        chosen = {path_of(read): read for read in (self.one(self.readable(kind)) for _ in range(3))}
        rows, high = [], 0
        for number, (path, read) in enumerate(chosen.items()):
            most = 0
            for place, cell in enumerate(cell for cell in self.cells(read)):
                points = self.dice.randint(0, 3)
                said = f"{points} ou {points + 1}" if self.dice.random() < 0.1 else str(points)
                most = max(most, points + (" ou " in said)) if cell != "sans objet" else most
                rows.append(f"| {f'Critère {number} `{path}`' if not place else ''} | {cell} | {'sans objet' if cell == 'sans objet' else said} |")
            high += most
        known = Known(self.name(kind), kind, [], high, True)
        self._add(known, f"**Score** `{known.name}`{self._about(kind)} : somme des critères.\n\n| Critère | Constat | Points |\n|---|---|---:|\n" + "\n".join(rows)
                  + "\n\n- score : « Score. »\n- inconnu : « Score ouvert. »\n")  # fmt: skip
        return known

    def option(self, kind: str) -> Known:
        """Arguments for and against."""
        rows = "\n".join(f"| argument {number} | {self.condition(kind)} | {self.one(WEIGHTS)} |" for number in range(self.one((2, 3, 4))))
        known = Known(self.name(kind), kind, ["indiqué", "à discuter", "contre-indiqué", "non indiqué"], absent=kind != "patient")
        texts = "\n".join(f"- {word} : « {word} »" for word in known.words)
        self._add(known, f"**Options** `{known.name}`{self._about(kind)} : option.\n\n| Argument | Si | Poids |\n|---|---|---|\n{rows}\n\n{texts}\n")
        return known

    def requirement(self, kind: str) -> Known:
        """A check, with or without an exception."""
        unless = self.condition(kind) if self.dice.random() < 0.7 else "—"
        known = Known(f"{self.name(kind)}.trial", kind, ["remplie", "non remplie", *(["levée"] if unless != "—" else [])], absent=kind != "patient")
        texts = "\n".join(f"- Essai, {word} : « {word} »" for word in known.words)
        self._add(known, f"**Exigences** `{known.name.removesuffix('.trial')}`{self._about(kind)} : vérification.\n\n| Vérification | Doit tenir | Sauf | Sinon |\n|---|---|---|---|\n"
                  f"| Essai `trial` | {self.condition(kind)} | {unless} | attendre |\n\n{texts}\n")  # fmt: skip
        return known

    def question(self, kind: str) -> Known:
        """One question about the objects of a list, perhaps with facts of the patient."""
        of_kind: list[str | Known] = [*self.facts(kind), *[rule for rule in self.rules if rule.kind == kind] * 3]
        read = self.one(of_kind)
        scope = self.one((*SCOPES[kind], *(("noté",) if kind == "event" else ())))
        term = f" ({scope})" if scope else ""
        how = self.one(("any", "any", "any", "count", "highest"))
        name = self.name("patient")
        if how == "highest" and isinstance(read, Known) and read.words:
            known = Known(name, "patient", read.words, absent=True)
            self._add(known, f"**Grandeur** `{name}` = `highest`(`{read.name}`{term}).\n")
            return known
        part = self._part(read)
        path, _, rest = part.partition("` ")
        said = f"{path}`{term} {rest}"
        if how == "count":
            known = Known(name, "patient", [], 20)
            self._add(known, f"**Grandeur** `{name}` = `count`({said}).\n")
            return known
        more = [self._part(self.one(self.readable("patient")))] if self.dice.random() < 0.3 else []
        if self.dice.random() < 0.25:
            more.append(self._part(self.one(of_kind)))
        known = Known(name, "patient", ["oui", "non"])
        self._add(known, f"**Grandeur** `{name}` = `any`({', '.join([said, *more])}).\n")
        return known

    def agreement(self, kind: str) -> Known:
        """What two tables over different facts agree on."""
        one, other = self.dice.sample(FACTS["patient"], 2)
        words = list(WORDS[:2])
        steps = [self.decision("patient", [fact], words=words, alone=True) for fact in (one, other)]
        known = Known(self.name("patient"), "patient", sorted({word for step in steps for word in step.words}))
        self._add(known, f"**Grandeur** `{known.name}` = `agreement`(`{steps[0].name}`, `{steps[1].name}`).\n")
        # Read through what they agree on, and nowhere else.
        self.rules = [rule for rule in self.rules if rule not in steps]
        return known

    def corrected(self, kind: str) -> Known:
        """The calcium corrected by albumin."""
        cells = self.one((("< 2,2 mmol/L", "2,2 .. 2,6 mmol/L", "> 2,6 mmol/L"), ("< 3 mmol/L", "≥ 3 mmol/L")))
        known = Known("labs.calcium_corrected", "patient", [], cells=cells)
        if known.name not in [rule.name for rule in self.rules]:
            self._add(known, f"**Grandeur** `{known.name}` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).\n")
        return known

    def windows(self) -> None:
        """Days around an act, before and after, for some drugs, a class, and any other."""
        lines = []
        for name in (*self.dice.sample(("gemcitabine", "cisplatine", "doxorubicine"), self.one((1, 2))), "classe : immunothérapie"):
            before, after = (self.one(("aucune", "8 jours", "3 semaines", "1 mois")) for _ in range(2))
            if self.dice.random() < 0.15:
                before = after = "inconnue"
            verdict, instead = self.one((("interdit", "à discuter"), ("à discuter", "interdit")))
            unless = f"{self.condition(self.one(('patient', 'lesion')))} → {instead}" if self.dice.random() < 0.6 else "—"
            lines.append(f"| {name} | {before} | {after} | non | {verdict} | {unless} |")
        lines.append("| tout autre médicament anticancéreux | inconnue | inconnue | non | à discuter | — |")
        texts = "\n".join(f"- {word} : « {word} »" for word in ("autorisé", "à discuter", "interdit", "passé", "inconnu"))
        self.text.append("**Fenêtres** `washout` pour chaque traitement (médicament anticancéreux) et chaque irradiation : délai.\n\n"
                         "| Médicament `treatment.drug` | Avant | Après | Même jour | Verdict | Sauf |\n|---|---|---|---|---|---|\n" + "\n".join(lines) + f"\n\n{texts}\n")  # fmt: skip

    def written(self) -> str:
        """The tables of the page, the terms that they use first."""
        return TERMS + "\n" + "\n".join(self.text)


def path_of(read: str | Known) -> str:
    """The path of a fact or of a rule."""
    return read.name if isinstance(read, Known) else read


def expressions(dice: random.Random) -> list[str]:
    """The pages of one random program."""
    sheet = Sheet(dice)
    kinds = ["lesion", *dice.sample(("lesion", "event", "tumour", "plan"), 1)]
    for _ in range(dice.choice((1, 2))):
        kind = dice.choice(("patient", *kinds))
        dice.choice((sheet.decision, sheet.decision, sheet.score, sheet.option, sheet.requirement))(kind)
    for kind in dice.sample(kinds, dice.choice((1, 1, 2))):
        sheet.question(kind)
    if dice.random() < 0.3:
        dice.choice((sheet.agreement, sheet.corrected))("patient")
    for _ in range(dice.choice((1, 2))):
        kind = dice.choice(("patient", "patient", *kinds))
        dice.choice((sheet.decision, sheet.decision, sheet.score, sheet.option, sheet.requirement))(kind)
    last = dice.sample(sheet.rules, min(2, len(sheet.rules)))
    kind = next((one.kind for one in last if one.kind != "patient"), "patient")
    final = sheet.decision(kind, [one for one in last if one.kind in (kind, "patient")])
    if dice.random() < 0.3:
        sheet.windows()
    pages = [page(sheet.written(), population=dice.choice(("tous", "tous", "tous", "tumeur solide")))]
    if dice.random() < 0.3:
        other = Sheet(dice, rules=[rule for rule in sheet.rules if rule is not final], pools=sheet.pools, number=90)
        other.decision(kind, name=final.name, words=final.words)
        pages.append(page("\n".join(other.text), source="autre-2019", scope="international", edition="2019-01-01"))
    return pages


def load_expressions(folder: Path, pages: Sequence[str]) -> Program:
    """The program of some random pages."""
    return sheets(folder, *pages, sources=source("autre-2019", "2019-01-01", "international"))


def random_pages() -> st.SearchStrategy[list[str]]:
    """Pages whose first throw hypothesis chooses; dice thrown one by one through hypothesis cost ten times the comparison."""
    return st.integers(0, 2**32 - 1).map(lambda seed: expressions(random.Random(seed)))


__all__ = ["Sheet", "expressions", "load_expressions", "random_pages"]
