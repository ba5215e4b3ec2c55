"""A cohort made by a program: tables of any size, drawn again alike from the same seed, with everything that makes a reading hard.

Facts unknown, said unknown, partial, repeated, too old or dated only to the month; lists complete or not; lesions without a site.
It stands for no real population: shares were chosen so that every line of every table is met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from jalon.case import Case, Statement, Thing, vocabulary
from jalon.case.trouble import Unreadable
from jalon.cohort.cell import days_of, read_cell
from jalon.cohort.tables import Tables

ON = date(2026, 11, 21)
Shares = Mapping[str | None, float]
YES_NO: Shares = {"yes": 25, "no": 55, "?": 2, None: 18}
SITES: Shares = {
    "femur.trochanteric.left": 6, "femur.neck.right": 5, "femur.shaft.left": 5, "femur": 3, "humerus.shaft.right": 5, "tibia.proximal.left": 3, "radius.left": 1,
    "pelvis.acetabulum.right": 6, "pelvis.ilium.left": 6, "rib.6.left": 8, "rib": 2, "skull": 3, "sternum": 3, "spine.T12": 7, "spine.T6": 7, "spine.L3": 7, "spine.L1": 5,
    "spine.C5": 3, "spine.S1": 3, "spine.S3": 2, "spine.coccyx": 1, "spine": 4, "spine.thoracic": 2, None: 9,
}  # fmt: skip
PERCENT: Shares = {"0 %": 10, "20 %": 20, "40 %": 12, "50 %": 5, "60 %": 12, "80 %": 10, "30..55 %": 3, "?": 2, None: 26}


class Dice:
    """Draws columns; each draw has its own seed, so that a table is the same whatever is drawn before it."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def uniform(self, size: int) -> pl.Series:
        """Numbers from 0 to 1."""
        self.seed += 1
        return pl.select((pl.int_range(size, dtype=pl.UInt64).hash(self.seed) // 2048).cast(pl.Float64) / 2**53).to_series()

    def pick(self, size: int, shares: Shares) -> pl.Series:
        """Words with their shares; None is nothing said."""
        words = list(shares)
        total, running = sum(shares.values()), 0.0
        ends = [(running := running + share) / total for share in shares.values()][:-1]
        kind = pl.Enum([word for word in words if word is not None])
        return pl.Series(words, dtype=kind).gather(pl.Series(ends).search_sorted(self.uniform(size)))

    def day(self, size: int, ages: Sequence[int], partial: float = 0.05, absent: float = 0.05) -> pl.Series:
        """Dates that many days before the board (negative: after it), some to the month, some absent."""
        days = [(ON - timedelta(days=age)).isoformat() for age in ages]
        shares: dict[str | None, float] = dict.fromkeys(days, (1 - partial - absent) / len(days))
        for month in dict.fromkeys(day[:7] for day in days):
            shares[month] = partial / len({day[:7] for day in days})
        if absent:
            shares[None] = absent
        return self.pick(size, shares)

    def measure(self, size: int, values: Sequence[str], unit: str, absent: float) -> pl.Series:
        """Results, equally often."""
        shares: dict[str | None, float] = {f"{value} {unit}": (1 - absent) / len(values) for value in values}
        return self.pick(size, {**shares, None: absent} if absent else shares)


def owners(dice: Dice, patients: int, shares: Mapping[int, float]) -> pl.Series:
    """The patient of each object, when patients have so many objects each; sorted."""
    counts = dice.pick(patients, {str(count): share for count, share in shares.items()}).cast(pl.String).cast(pl.UInt32)
    return pl.int_range(patients, dtype=pl.UInt32, eager=True).gather(
        pl.select(pl.int_range(patients, dtype=pl.UInt32).repeat_by(pl.lit(counts)).explode()).to_series().drop_nulls()
    )


def listed(patient: pl.Series, letter: str) -> pl.DataFrame:
    """The objects of a kind: their patient and their name within it."""
    table = pl.DataFrame({"patient": patient})
    return table.with_columns((pl.lit(letter) + (pl.int_range(pl.len()).over("patient") + 1).cast(pl.String)).alias("id"))


def cohort(patients: int, seed: int = 1) -> Tables:
    """The tables of a cohort; 2.5 lesions a patient."""
    dice = Dice(seed * 1000)
    things = {
        "lesion": listed(owners(dice, patients, {0: 5, 1: 25, 2: 30, 3: 15, 4: 10, 5: 10, 6: 5}), "L"),
        "treatment": listed(owners(dice, patients, {0: 25, 1: 50, 2: 25}), "D"),
        "plan": listed(owners(dice, patients, {0: 25, 1: 55, 2: 20}), "P"),
        "tumour": listed(owners(dice, patients, {0: 3, 1: 92, 2: 5}), "T"),
        "event": listed(owners(dice, patients, {0: 60, 1: 35, 2: 5}), "E"),
        "imaging": listed(owners(dice, patients, {0: 100}), "I"),
    }
    said = {
        "patient": _patients(dice, patients),
        "lesion": _lesions(dice, things["lesion"].height),
        "treatment": _courses(dice, things["treatment"].height, planned=False),
        "plan": _courses(dice, things["plan"].height, planned=True),
        "tumour": _rows(dice, things["tumour"].height, {"organ": {"lung": 50, "breast": 20, "prostate": 20, "kidney": 5, None: 5}}),
        "event": _rows(
            dice,
            things["event"].height,
            {
                "kind": {"fracture": 30, "cord_compression": 8, "hypercalcaemia": 10, "severe_pain": 25, "bone_radiotherapy": 15, "other": 8, "?": 2, None: 2},
                "treated": YES_NO,
                "site": SITES,
            },
        ),
        "imaging": pl.DataFrame(schema={"thing": pl.UInt32, "observed": pl.String}),
    }
    on = pl.Series([ON]).new_from_index(0, patients)
    names = pl.select(pl.lit("imagined-") + pl.int_range(patients).cast(pl.String)).to_series()
    return Tables(pl.DataFrame({"case": names, "on": on}), things, said, _labs(dice, patients))


def _rows(dice: Dice, size: int, facts: Mapping[str, Shares], on: pl.Series | None = None) -> pl.DataFrame:
    columns = {"thing": pl.int_range(size, dtype=pl.UInt32, eager=True)}
    if on is not None:
        columns["observed"] = on
    return pl.DataFrame(columns | {name: dice.pick(size, shares) for name, shares in facts.items()})


def _patients(dice: Dice, patients: int) -> pl.DataFrame:
    signs = ("deficit", "sphincter", "back_pain", "confusion", "drowsiness", "thirst", "polyuria", "vomiting", "constipation")
    whole: Shares = {"complete": 70, "partial": 10, "?": 2, None: 18}
    facts: dict[str, Shares] = {f"symptoms.{name}": {"yes": 6, "no": 70, "?": 2, None: 22} for name in signs}
    facts |= {f"listed.{name}": whole for name in ("lesions", "treatments", "events", "tumours")}
    facts["population.solid"] = {"yes": 90, "no": 4, None: 6}
    facts["dental.extraction"] = {"none": 60, "planned": 5, "done": 5, "healing": 5, "healed": 5, None: 20}
    facts["dental.review"] = {"done": 55, "not_done": 25, None: 20}
    facts["patient.life_expectancy.months"] = {"2 months": 10, "3 months": 10, "6..12 months": 20, "12 months": 20, None: 40}
    return _rows(dice, patients, facts, dice.day(patients, (3, 30, 100, 170, 200)))


def _lesions(dice: Dice, lesions: int) -> pl.DataFrame:
    pain: Shares = {"yes": 40, "no": 20, "?": 2, None: 38}
    facts: dict[str, Shares] = {
        "organ": {"bone": 72, "liver": 10, "lung": 6, "brain": 3, None: 9},
        "haematological": {"no": 93, "yes": 2, None: 5},
        "matrix": {"lytic": 45, "mixed": 15, "blastic": 20, "?": 2, None: 18},
        "cortical_extent": {"0.2": 15, "1/3": 6, "0.5": 20, "2/3": 6, "0.8": 15, "1/4..1/2": 5, "?": 2, None: 31},
        "fracture": {"no": 55, "yes": 10, "impending": 8, None: 27},
        "fracture_treated": {"yes": 8, "no": 30, None: 62},
        "pain.grade": {"mild": 20, "moderate": 20, "functional": 15, "mild..moderate": 3, None: 42},
        "pain.mechanical": pain,
        "painful": {"yes": 50, None: 50},
        "spine.alignment": {"normal": 45, "deformity": 12, "subluxation": 4, None: 39},
        "spine.collapse": PERCENT,
        "spine.body_involved": PERCENT,
        "spine.posterolateral": {"none": 30, "unilateral": 20, "bilateral": 10, None: 40},
        "spine.epidural": {"0": 20, "1a": 8, "1b": 8, "1c": 6, "1": 4, "2": 8, "3": 5, None: 41},
    }
    table = _rows(dice, lesions, facts, dice.day(lesions, (5, 20, 60, 89, 120)))
    bone = pl.col("organ").cast(pl.String)
    site = pl.when(bone.is_null() | (bone == "bone")).then(pl.lit(dice.pick(lesions, SITES).cast(pl.String)))
    table = table.with_columns(site.cast(pl.Enum([name for name in SITES if name])).alias("site"))
    spinal = pl.col("site").cast(pl.String).str.starts_with("spine").fill_null(value=False)
    table = table.with_columns(pl.when(spinal).then(pl.col(name)).alias(name) for name in facts if name.startswith("spine."))
    return pl.concat([table, _seen_again(dice, table)]).sort("thing", maintain_order=True)


def _seen_again(dice: Dice, table: pl.DataFrame) -> pl.DataFrame:
    """One lesion in ten has a second, earlier observation, that says less."""
    again = table.filter(dice.uniform(table.height) < 0.1)
    kept = ("thing", "matrix", "fracture", "pain.grade")
    again = again.with_columns(pl.lit(None, dtype=kind).alias(name) for name, kind in table.schema.items() if name not in (*kept, "observed"))
    days = dice.pick(again.height, {"2026-09-30": 1, "2026-10": 1, "2026-11-01": 1})
    return again.with_columns(days.cast(pl.String).cast(pl.Enum(["2026-09-30", "2026-10", "2026-11-01"])).cast(pl.String).alias("observed")).with_columns(
        pl.col("observed").cast(table.schema["observed"], strict=False)
    )


def _courses(dice: Dice, size: int, *, planned: bool) -> pl.DataFrame:
    given: Shares = {
        "gemcitabine": 8, "doxorubicin": 4, "bevacizumab": 6, "carboplatin": 8, "cisplatin": 8, "vinorelbine": 3, "paclitaxel": 6, "etoposide": 4, "pemetrexed": 10,
        "docetaxel": 5, "erlotinib": 3, "osimertinib": 5, "nivolumab": 6, "pembrolizumab": 8, "letrozole": 6, "zoledronic_acid": 4, "dexamethasone": 4, "?": 2,
    }  # fmt: skip
    considered: Shares = {"zoledronic_acid": 50, "denosumab": 35, "pamidronate": 5, "dexamethasone": 5, "?": 5}
    facts: dict[str, Shares] = {
        "drug": considered if planned else given,
        "procedure": {"radiotherapy": 60, "stereotactic_radiotherapy": 20, "surgery": 10, "cementoplasty": 5, "?": 5},
        "lesion": {"L1": 60, "L2": 15, None: 25},
        "fractions": {"1": 20, "5": 20, "10": 30, None: 30},
    }
    table = _rows(dice, size, facts)
    acts = dice.uniform(size) < (0.5 if planned else 0.2)
    early, late = ((-5, -10), (-12, -20)) if planned else ((120, 60, 40), (30, 20, 9, 3))
    days = {"from": dice.day(size, early), "last": dice.day(size, late, absent=0.4), "to": dice.day(size, late, absent=0.6)}
    table = table.with_columns(pl.Series(name, column) for name, column in days.items())
    classes = {name: _class(name) for name in facts["drug"] if name and name != "?"}
    kind = pl.col("drug").cast(pl.String).replace_strict(classes, default=None)
    table = table.with_columns(pl.when(~pl.lit(acts)).then(kind).alias("drug_class"), pl.when(~pl.lit(acts)).then(pl.col("drug")).alias("drug"))
    return table.with_columns(pl.when(pl.lit(acts)).then(pl.col(name)).alias(name) for name in ("procedure", "lesion", "fractions")).with_columns(
        pl.col("drug_class").cast(pl.Enum(sorted(set(classes.values()))))
    )


def _class(drug: str) -> str:
    from jalon.case.drugs import DRUG_CLASSES

    return "|".join(sorted(DRUG_CLASSES[drug]))


def _labs(dice: Dice, patients: int) -> pl.DataFrame:
    ranges: Mapping[str, tuple[str, Sequence[str], float]] = {
        "calcium": ("mmol/L", [f"{2 + place / 50:.2f}" for place in range(75)], 0.2),
        "albumin": ("g/L", [str(number) for number in range(25, 44)], 0.25),
        "ionised_calcium": ("mmol/L", [f"{1 + place / 100:.2f}" for place in range(50)], 0.7),
        "vitamin_d": ("ng/mL", [str(number) for number in range(5, 60)], 0.3),
        "creatinine_clearance": ("mL/min", [str(number) for number in range(15, 120)], 0.1),
    }
    tables = []
    values = pl.Enum([f"{value} {unit}" for unit, numbers, _ in ranges.values() for value in numbers])
    dates = pl.Enum(sorted({(ON - timedelta(days=age)).isoformat() for age in (2, 8, 13, 20, 150)} | {"2026-11", "2026-06", "2026-10"}))
    for test, (unit, numbers, absent) in ranges.items():
        for part in (1, 0.15):
            rows = pl.int_range(patients, dtype=pl.UInt32, eager=True).filter(dice.uniform(patients) < (1 - absent) * part)
            value = dice.measure(len(rows), numbers, unit, 0).cast(pl.String).cast(values)
            on = dice.day(len(rows), (2, 8, 13, 20, 150), absent=0.02).cast(pl.String).cast(dates)
            name = pl.Series([test], dtype=pl.Enum(list(ranges))).new_from_index(0, len(rows))
            tables.append(pl.DataFrame({"patient": rows, "test": name, "value": value, "on": on}))
    return pl.concat(tables).sort("patient", maintain_order=True)


def cases(tables: Tables, numbers: Sequence[int]) -> list[Case]:
    """Some patients of a cohort as the patient engine reads them: the same statements, read from the same texts."""
    found = []
    for number in numbers:
        things = [_thing("patient", "", 0, _facts(tables, "patient", number) | _results(tables, number))]
        for kind, table in tables.things.items():
            first, last = (int(table["patient"].search_sorted(one, side="left")) for one in (number, number + 1))
            things += [_thing(kind, table["id"][row], row - first, _facts(tables, kind, row)) for row in range(first, last)]
        name, on = tables.patients.row(number)
        found.append(Case(name, on, "", "", "", {}, tuple(things), frozenset()))
    return found


def _thing(kind: str, id: str, index: int, facts: Mapping[str, tuple[Statement, ...]]) -> Thing:
    return Thing(kind, id, index, facts, 0)


def _facts(tables: Tables, kind: str, row: int) -> dict[str, tuple[Statement, ...]]:
    table = tables.said[kind]
    first, last = (int(table["thing"].search_sorted(one, side="left")) for one in (row, row + 1))
    found: dict[str, tuple[Statement, ...]] = {}
    for said in table.slice(first, last - first).iter_rows(named=True):
        for name, text in said.items():
            if name not in ("thing", "observed") and text is not None:
                found[name] = (*found.get(name, ()), _statement(name if kind == "patient" else f"{kind}.{name}", text, said.get("observed")))
    return found


def _results(tables: Tables, number: int) -> dict[str, tuple[Statement, ...]]:
    first, last = (int(tables.labs["patient"].search_sorted(one, side="left")) for one in (number, number + 1))
    found: dict[str, tuple[Statement, ...]] = {}
    for _, test, value, on in tables.labs.slice(first, last - first).iter_rows():
        found[f"labs.{test}"] = (*found.get(f"labs.{test}", ()), _statement(f"labs.{test}", value, on))
    return found


def _statement(path: str, text: str, on: str | None) -> Statement:
    known = vocabulary().field(path)
    assert known is not None, path
    said = read_cell(known.type, text)
    days = days_of(on) if on is not None else None
    assert isinstance(said, Statement), (path, text)
    assert not isinstance(days, Unreadable), on
    return replace(said, on=days)
