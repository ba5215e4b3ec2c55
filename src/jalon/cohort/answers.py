"""From tables to answers: for every rule, one row for each patient or object that it is about (`guideline.answers` for many).

What a row holds is what the patient engine answers: the same set of possible values, the same leading source, the same
conflicts with the other sources in force on the day of the board. (`masks.by_object` gives the bare sets of every slot of some
cases, steps and later sources included.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from jalon.case import Case
from jalon.cohort.alike import set_apart
from jalon.cohort.compiled import compiled
from jalon.cohort.encoded import ACT, COURSES, Encoded, encode
from jalon.cohort.masks import kinds_of, reading_of, whole
from jalon.cohort.tables import Tables, tables_of
from jalon.cohort.world import CohortWorld
from jalon.engine.columns.frame import Truth, both
from jalon.engine.columns.reading import Reading
from jalon.engine.columns.world import Tree, meets
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import Slot
from jalon.engine.tree import Fact
from jalon.guideline.answer import range_of, values_of
from jalon.guideline.program import Program, Rule, Source

RUN = 131_072
"""Patients read at a time: enough that the fixed cost of a run does not count, few enough to bound memory."""
WORKERS = 2
_LAST = 2**62


@dataclass(frozen=True)
class Answered:
    """The answers of one rule. `rows`: `patient` (row of the cohort), the row of each object (null for an answer asked of the
    patient for want of one), `possible` (a set of the rule's domain), `source` (place in `sources`), and for each other source
    `against.N`, the set that it says where that differs from the answer, else 0."""

    rule: str
    kinds: tuple[str, ...]
    slot: Slot
    sources: tuple[str, ...]
    rows: pl.DataFrame

    def told(self) -> pl.DataFrame:
        """The rows in words: `status`, `value`, `possible`, `may_not_apply`, `source`, `conflicts`."""
        masks = self.rows["possible"].unique().sort()
        said = [_said(self.slot, mask) for mask in masks.to_list()]
        words = pl.DataFrame(
            {
                "mask": masks,
                "status": pl.Series([one[0] for one in said], dtype=pl.String),
                "value": pl.Series([one[1] for one in said], dtype=pl.String),
                "possible": pl.Series([one[2] for one in said], dtype=pl.List(pl.String)),
                "may_not_apply": pl.Series([one[3] for one in said], dtype=pl.Boolean),
            }
        )
        names = pl.Series(list(self.sources), dtype=pl.String)
        rows = self.rows.join(words, left_on="possible", right_on="mask", how="left", maintain_order="left", suffix="_words")
        against = [pl.when(pl.col(f"against.{place}") != 0).then(pl.lit(name)) for place, name in enumerate(self.sources)]
        return rows.select(
            "patient",
            *self.kinds,
            "status",
            "value",
            pl.col("possible_words").alias("possible"),
            "may_not_apply",
            names.gather(self.rows["source"]).alias("source"),
            pl.concat_list(against).list.drop_nulls().alias("conflicts"),
        )


def _said(slot: Slot, mask: int) -> tuple[str, str | None, list[str], bool]:
    values = mask & ~NOT_APPLICABLE
    listed = [str(one) for one in values_of(slot, values)]
    single = bool(values) and values & (values - 1) == 0
    status = "not_applicable" if not values else "certain" if single else "bounded"
    return status, listed[0] if single and listed else None, range_of(slot, listed), bool(values) and bool(mask & NOT_APPLICABLE)


@dataclass(frozen=True)
class Answers:
    """The answers of a cohort, by rule."""

    rules: Mapping[str, Answered]


def answers(program: Program, tables: Tables, *, run: int = RUN, workers: int = WORKERS) -> Answers:
    """The answers of every rule to the patients of some tables; steps of rules are left out, as on the board.

    Raises `TableTrouble` for tables that cannot be read.
    """
    tree = compiled(program)
    parts = encode(tree, tables).runs(run)
    found: dict[str, list[pl.DataFrame]] = {name: [] for name, rule in _asked(program)}
    with ThreadPoolExecutor(workers) as pool:
        for made in pool.map(lambda part: of_part(program, tree, part), parts):
            for name, rows in made.items():
                found[name].append(rows)
    return Answers({name: answered(program, name, pl.concat(rows)) for name, rows in found.items() if rows})


def _asked(program: Program) -> Iterator[tuple[str, Rule]]:
    for name in program.by_name:
        rule = program.rule(name)
        if rule is not None and not rule.inner:
            yield name, rule


def answered(program: Program, name: str, rows: pl.DataFrame) -> Answered:
    """The answers of a rule, with what is needed to tell them."""
    rule = program.rules[program.by_name[name]]
    slot = program.slots[rule.slot]
    sources = tuple(program.sources[one.source].label for one in _definitions(program, rule))
    return Answered(name, kinds_of(program, slot), slot, sources, rows)


def _definitions(program: Program, rule: Rule) -> list[Rule]:
    return [rule, *(program.rules[number] for number in rule.others)]


def of_part(program: Program, tree: Tree, part: Encoded) -> dict[str, pl.DataFrame]:
    """The answers to a run of patients, whose numbers are those of the whole cohort."""
    world = CohortWorld(tree, program.freshness, part)
    by_kinds: dict[tuple[str, ...], list[Slot]] = {}
    for slot in tree.slots:
        if not isinstance(slot.body, Fact):
            by_kinds.setdefault(kinds_of(program, slot), []).append(slot)
    readings = {kinds: reading_of(world, kinds, slots) for kinds, slots in by_kinds.items()}
    found = {}
    for name, rule in _asked(program):
        kinds = kinds_of(program, program.slots[rule.slot])
        tables = [_rows(program, rule, kinds, readings[kinds], part)]
        if rule.has_fallback and len(kinds) == 1:
            tables.append(_supposed(program, rule, kinds[0], world, readings[kinds], part))
        rows = pl.concat(tables)
        found[name] = rows.with_columns(pl.col("patient") + part.first)
    return found


def _rows(program: Program, rule: Rule, kinds: tuple[str, ...], reading: Reading, part: Encoded) -> pl.DataFrame:
    """The answers about the objects of a rule, those surely out of its scope left out."""
    frame = reading.frame
    columns = {"patient": frame.columns["patient"]} | {kind: frame.columns[kind] + _before(part, kind) for kind in kinds}
    rows = pl.DataFrame(columns | _led(program, rule, reading, part.today.gather(frame.columns["patient"])))
    may = _may(program, rule, reading)
    return rows if may is True else rows.filter(frame.compute(_expr(may)))


def _may(program: Program, rule: Rule, reading: Reading) -> Truth:
    """Where the objects of a rule may be in its scope."""
    return both(reading.membership(scope)[0] for scope in program.slots[rule.slot].scopes)


def _expr(truth: Truth) -> pl.Expr:
    return pl.lit(truth) if isinstance(truth, bool) else truth


def _before(part: Encoded, kind: str) -> int:
    """How many objects of a kind the runs before hold."""
    return sum(part.before.get(one, 0) for one in (COURSES if kind == ACT else (kind,)))


def _led(program: Program, rule: Rule, reading: Reading, today: pl.Series, *, first: bool = False) -> dict[str, pl.Series]:
    """The answer of the leading source in force (of the `first` when asked so), and what the others in force say that differs."""
    definitions = _definitions(program, rule)
    width = reading.tree.sets.types[rule.slot]
    said = [whole(reading, program.slots[one.slot], reading.mask(one.slot)).cast(width) for one in definitions]
    table = pl.DataFrame({f"said.{place}": mask for place, mask in enumerate(said)} | {"today": today})
    in_force = [_in_force(program.sources[one.source]) for one in definitions]
    source = pl.lit(0, dtype=pl.UInt8) if first or len(definitions) == 1 else _leading(definitions, in_force)
    table = table.with_columns(source.alias("source"))
    mine = pl.col("said.0")
    for place in range(1, len(definitions)):
        mine = pl.when(pl.col("source") == place).then(pl.col(f"said.{place}")).otherwise(mine)
    table = table.with_columns(mine.alias("possible"))
    applies = ~pl.lit(NOT_APPLICABLE, dtype=width)
    against = []
    for place, force in enumerate(in_force):
        theirs, ours = pl.col(f"said.{place}") & applies, pl.col("possible") & applies
        differs = (pl.col("source") != place) & force & (theirs != 0) & (theirs != ours)
        against.append(pl.when(differs).then(theirs).otherwise(pl.lit(0, dtype=width)).alias(f"against.{place}"))
    table = set_apart(program, definitions, table.select("possible", "source", *against))
    return {name: table[name] for name in table.columns}


def _in_force(source: Source) -> pl.Expr:
    """Whether a source counts on the day of the board; the reference edition always does."""
    if source.reference or source.edition is None:
        return pl.lit(value=True)
    return pl.col("today") >= pl.lit(source.edition.toordinal(), dtype=pl.Int32)


def _leading(definitions: Sequence[Rule], in_force: Sequence[pl.Expr]) -> pl.Expr:
    """The place of the source that answers: of the highest rank in force; at equal rank the safer, by the order of the outcomes."""
    result, taken = pl.lit(0, dtype=pl.UInt8), pl.lit(value=False)
    for rank in sorted({one.rank for one in definitions}):
        found, best, some = pl.lit(0, dtype=pl.UInt8), pl.lit(_LAST, dtype=pl.Int64), pl.lit(value=False)
        for place, one in enumerate(definitions):
            if one.rank != rank:
                continue
            values = pl.col(f"said.{place}").cast(pl.Int64) & ~NOT_APPLICABLE
            safest = pl.when(values == 0).then(pl.lit(_LAST - 1, dtype=pl.Int64)).otherwise(values & -values)
            better = in_force[place] & (~some | (safest < best))
            found = pl.when(better).then(pl.lit(place, dtype=pl.UInt8)).otherwise(found)
            best = pl.when(better).then(safest).otherwise(best)
            some = some | in_force[place]
        result = pl.when(~taken & some).then(found).otherwise(result)
        taken = taken | some
    return result


def _supposed(program: Program, rule: Rule, kind: str, world: CohortWorld, reading: Reading, part: Encoded) -> pl.DataFrame:
    """A rule about an act asked of the patient, where none is recorded: its conditions hold, the act is supposed."""
    recorded = reading.frame.count(_may(program, rule, reading), f"recorded{rule.slot}")
    asked: list[Truth] = [recorded == 0 if isinstance(recorded, int) else pl.col(recorded) == 0]
    stand_in: Reading | None = world.objects((kind,), world.other(kind), world.root())
    for test in rule.fallback:
        allowed = world.tree.sets.narrow(test.slot, test.allowed)
        if program.slots[test.slot].kind == kind:
            stand_in = stand_in.narrow_to(test.slot, allowed) if stand_in is not None else None
        else:
            asked.append(meets(world.tree, test.slot, world.root().mask(test.slot), allowed))
    home = world.patients
    led = _led(program, rule, stand_in or world.objects((kind,), world.other(kind), world.root()), part.today, first=True)
    nobody = pl.Series([None], dtype=pl.UInt32).new_from_index(0, home.height)
    rows = pl.DataFrame({"patient": home.columns["patient"], kind: nobody} | led)
    return rows.filter(home.compute(_expr(both(asked)))) if stand_in is not None else rows.clear()


def in_words(program: Program, cases: Sequence[Case]) -> dict[str, pl.DataFrame]:
    """The answers to some cases, in words, each with the names of its case and objects."""
    tables = tables_of(cases)
    found = answers(program, tables, workers=1)
    return {name: named(one, tables) for name, one in found.rules.items()}


def named(one: Answered, tables: Tables) -> pl.DataFrame:
    """The rows of a rule in words, with `case` and `about` as the patient engine names them."""
    rows = one.told()
    names = [pl.lit("patient")] if not one.kinds else []
    for kind in one.kinds:
        ids = _ids(tables, kind)
        names.append(pl.lit(ids.gather(rows[kind])))
    about = pl.concat_str(names, separator="+", ignore_nulls=False).fill_null("patient")
    case = pl.lit(tables.patients["case"].gather(rows["patient"]))
    return rows.select(case.alias("case"), about.alias("about"), pl.exclude("patient", *one.kinds))


def _ids(tables: Tables, kind: str) -> pl.Series:
    if kind != ACT:
        return (f"{kind}:" + tables.things[kind].select("id")).to_series() if tables.things[kind].height else pl.Series([], dtype=pl.String)
    parts = [tables.things[one].select("patient", (pl.lit(f"{one}:") + pl.col("id")).alias("id")) for one in ("plan", "treatment")]
    return pl.concat(parts).sort("patient", maintain_order=True)["id"]

