"""Rows of one kind of object, for many patients, with named columns; and the arithmetic of truths that may be constants.

A value is a column, or an integer when it is the same on every row: what nobody has said costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

Value = int | str
Truth = bool | pl.Expr
Kept = bool | str


def union(parts: Iterable[Truth]) -> Truth:
    """True where one part is."""
    found: pl.Expr | None = None
    for part in parts:
        if part is True:
            return True
        if part is not False:
            found = part if found is None else found | part
    return False if found is None else found


def both(parts: Iterable[Truth]) -> Truth:
    """True where every part is."""
    found: pl.Expr | None = None
    for part in parts:
        if part is False:
            return False
        if part is not True:
            found = part if found is None else found & part
    return True if found is None else found


def told(kept: Kept) -> Truth:
    """A kept truth as a truth."""
    return kept if isinstance(kept, bool) else pl.col(kept)


def negation(truth: Truth) -> Truth:
    """True where the truth is not."""
    return not truth if isinstance(truth, bool) else ~truth


@dataclass(slots=True, eq=False)
class Frame:
    """Rows sorted by what they belong to. `ends` are the places after the last row of each row of `above`, with a leading 0.

    `aligned`: one row for each row of `above`, in the same order. `homes`: for each kind of object, its own frame. `unlisted`:
    the kinds of which the rows are stand-ins for whatever an incomplete list leaves out.
    """

    name: str
    height: int
    columns: dict[str, pl.Series] = field(default_factory=dict)
    above: Frame | None = None
    ends: pl.Series | None = None
    aligned: bool = False
    unlisted: frozenset[str] = frozenset()
    homes: dict[str, Frame] = field(default_factory=dict)
    lifted: dict[tuple[int, str, str], str] = field(default_factory=dict)
    numbers: int = 0

    def next_number(self) -> int:
        """A number not given before: it keeps the names of columns apart."""
        self.numbers += 1
        return self.numbers

    def add(self, name: str, expr: pl.Expr) -> str:
        """A new column; the same name again replaces it."""
        self.columns[name] = self.compute(expr).alias(name)
        return name

    def compute(self, expr: pl.Expr) -> pl.Series:
        """The values of an expression over the columns that it reads."""
        roots = list(dict.fromkeys(expr.meta.root_names()))
        read = pl.DataFrame([self.columns[root] for root in roots])
        made = read.select(expr).to_series()
        if len(made) != self.height:  # an expression without columns has one value
            made = made.new_from_index(0, self.height)
        return made

    def keep(self, name: str, truth: Truth) -> Kept:
        """A truth computed once: a constant, or the name of its column."""
        return truth if isinstance(truth, bool) else self.add(name, truth)

    def lift(self, source: Frame, column: str, by: str) -> str:
        """A column of another frame, for the row of it that each row here belongs to (`by`)."""
        key = (id(source), column, by)
        name = self.lifted.get(key)
        if name is None:
            name = f"{column}^{len(self.lifted)}"
            series = source.columns[column]
            self.columns[name] = (series if self.aligned and source is self.above else series.gather(self.columns[by])).alias(name)
            self.lifted[key] = name
        return name

    def count(self, truth: Truth, name: str) -> Value:
        """On each row of the frame above, how many of its rows here hold; the name of a column there."""
        above, ends = self.above, self.ends
        assert above is not None
        if truth is False or self.height == 0:
            return 0
        if self.aligned:
            return above.add(name, pl.lit(1, pl.UInt32)) if truth is True else above.take(name, self.compute(truth).cast(pl.UInt32))
        assert ends is not None
        if truth is True:
            totals = ends
        else:
            running = self.compute(truth).cast(pl.UInt32).cum_sum()
            totals = pl.concat([pl.Series([0], dtype=pl.UInt32), running]).gather(ends)
        return above.take(name, totals.slice(1) - totals.slice(0, above.height))

    def part(self, kept: Kept, columns: Iterable[str]) -> Frame:
        """The rows where something holds, with some of their columns; `row` says which they are."""
        rows = numbered(self.height if kept is True else 0)
        if isinstance(kept, str):
            rows = numbered(self.height).filter(self.columns[kept])
        made = Frame(f"{self.name}/{self.next_number()}", len(rows))
        made.take("row", rows)
        for name in columns:
            made.take(name, self.columns[name].gather(rows))
        return made

    def spread(self, name: str, part: Frame, column: str) -> str:
        """A column of a part of these rows (`row` says which) on all of them, 0 elsewhere."""
        kind = part.columns[column].dtype
        whole = pl.Series([False if kind == pl.Boolean else 0], dtype=kind).new_from_index(0, self.height)
        return self.take(name, whole.scatter(part.columns["row"], part.columns[column]) if part.height else whole)

    def take(self, name: str, series: pl.Series) -> str:
        """A column computed elsewhere."""
        self.columns[name] = series.alias(name)
        return name


def ends_of(belongs: pl.Series, height: int) -> pl.Series:
    """For rows sorted by what they belong to, the place after the last row of each, after a leading 0."""
    return belongs.search_sorted(numbered(height + 1), side="left").cast(pl.UInt32)


def numbered(height: int) -> pl.Series:
    """The numbers of that many rows."""
    return pl.int_range(0, height, dtype=pl.UInt32, eager=True)


def stand_ins(patients: Frame, kind: str) -> Frame:
    """For each patient, one row for whatever an incomplete list of a kind leaves out."""
    made = Frame(f"{patients.name}/{kind}*", patients.height, above=patients, aligned=True, unlisted=frozenset((kind,)))
    made.take("patient", numbered(patients.height))
    made.take(kind, made.columns["patient"])
    made.homes[kind] = made
    return made


def expanded(starts: pl.Series, ends: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Every place from `starts` to before `ends`, row after row: the row that each belongs to, and the place."""
    table = pl.DataFrame({"owner": numbered(len(starts)), "start": starts.cast(pl.UInt32), "end": ends.cast(pl.UInt32)})
    table = table.filter(pl.col("start") < pl.col("end"))
    if table.height == 0:
        return pl.Series([], dtype=pl.UInt32), pl.Series([], dtype=pl.UInt32)
    table = table.select("owner", pl.int_ranges("start", "end", dtype=pl.UInt32).alias("place")).explode("place")
    return table["owner"], table["place"]
