"""Which statements count on the day of the board, for every object at once (meaning.md, rules 13 and 17).

The texts of a column are read once each, by the reader of case files; rows carry the number of their text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from jalon.case import Days, Statement, ValueType
from jalon.case.trouble import Unreadable
from jalon.cohort.cell import days_of, read_cell
from jalon.engine.columns.courses import day, later
from jalon.engine.tree import Duration

Reader = Callable[[str], "Statement | Unreadable"]


class TableTrouble(ValueError):
    """A cell that cannot be read: its column, its text, why. `str` is French, `english` the same in English."""

    def __init__(self, column: str, text: str, trouble: Unreadable) -> None:
        shown = text if len(text) <= 40 else text[:40] + "…"
        why = trouble.why or trouble.expected
        super().__init__(f"colonne {column} : « {shown} » ne se lit pas{f' ({why.fr})' if why else ''}")
        self.english = f'column {column}: "{shown}" cannot be read{f" ({why.en})" if why else ""}'


@dataclass(frozen=True)
class Texts:
    """A column of texts: the number of the text of each row (null where nothing is said), and the texts."""

    name: str
    codes: pl.Series
    texts: tuple[str, ...]

    @staticmethod
    def of(name: str, column: pl.Series) -> Texts:
        """A column of strings, dates or categories as numbered texts."""
        kind = column.dtype
        if not isinstance(kind, pl.Enum):
            column = column.cast(pl.String)
            kind = pl.Enum(column.drop_nulls().unique().sort())
            column = column.cast(kind)
        return Texts(name, column.to_physical().cast(pl.UInt32), tuple(kind.categories.to_list()))

    def slice(self, first: int, length: int) -> Texts:
        """Some rows."""
        return Texts(self.name, self.codes.slice(first, length), self.texts)

    def read(self, type: ValueType) -> list[Statement]:
        """The statement of each text; `TableTrouble` when one cannot be read."""
        found = []
        for text in self.texts:
            read = read_cell(type, text)
            if isinstance(read, Unreadable):
                raise TableTrouble(self.name, text, read)
            found.append(read)
        return found

    def days(self) -> tuple[pl.Series, pl.Series]:
        """First and last day of each text."""
        found: list[Days] = []
        for text in self.texts:
            read = days_of(text)
            if isinstance(read, Unreadable):
                raise TableTrouble(self.name, text, read)
            found.append(read)
        return pl.Series([one.first for one in found], dtype=pl.Int32), pl.Series([one.last for one in found], dtype=pl.Int32)


@dataclass(frozen=True)
class Read:
    """What each text of a column says, as arrays by number of text."""

    known: pl.Series
    measured: pl.Series
    masks: pl.Series
    lows: pl.Series
    highs: pl.Series
    words: tuple[str | None, ...]


def read_texts(statements: Sequence[Statement], mask: Callable[[Statement], int], bounds: Callable[[Statement], tuple[float, float] | None]) -> Read:
    """The arrays of some statements; `mask` is the set that each leaves, `bounds` its number or its days."""
    ends = [bounds(one) for one in statements]
    return Read(
        pl.Series([not one.unknown for one in statements], dtype=pl.Boolean),
        pl.Series([one.amount is not None for one in statements], dtype=pl.Boolean),
        pl.Series([mask(one) for one in statements], dtype=pl.UInt64),
        pl.Series([end[0] if end else None for end in ends], dtype=pl.Float64),
        pl.Series([end[1] if end else None for end in ends], dtype=pl.Float64),
        tuple(one.text for one in statements),
    )


@dataclass(frozen=True)
class Spoken:
    """The statements of one fact: a row each, sorted by object. `first` and `last` are the days on which it was said."""

    rows: pl.DataFrame

    @property
    def several(self) -> bool:
        """Whether some object has several statements."""
        things = self.rows["thing"]
        return bool((things == things.shift()).any())


def spoken(things: pl.Series, texts: Texts, on: Texts | None, on_days: tuple[pl.Series, pl.Series] | None, read: Read) -> Spoken:
    """The statements of one column, rows that say nothing left out."""
    columns = {"thing": things, "code": texts.codes}
    if on is not None:
        columns["on"] = on.codes
    rows = pl.DataFrame(columns).filter(pl.col("code").is_not_null())
    made = [
        rows["thing"],
        rows["code"],
        read.known.gather(rows["code"]).alias("known"),
    ]
    if on is not None and on_days is not None:
        made += [on_days[0].gather(rows["on"]).alias("first"), on_days[1].gather(rows["on"]).alias("last")]
    else:
        made += [pl.Series("first", [None] * len(rows), dtype=pl.Int32), pl.Series("last", [None] * len(rows), dtype=pl.Int32)]
    return Spoken(pl.DataFrame(made))


def current(said: Spoken, today: pl.Series, read: Read, fresh: Duration | None, *, must_be_dated: bool) -> pl.DataFrame:
    """The statements that count: `thing`, `code`, `stale` (true when what was said may be too old, or must be dated and is not).

    `today` is the day of the board of each object.
    """
    rows = said.rows.with_columns(today.gather(said.rows["thing"]).alias("today"))
    in_time = pl.col("first").is_null() | (pl.col("first") <= pl.col("today"))
    rows = rows.filter(pl.col("known") & in_time)
    if said.several:
        sure = pl.when(pl.col("last") <= pl.col("today")).then(pl.col("first")).max().over("thing")
        rows = rows.with_columns(sure.alias("newest"))
        rows = rows.filter(pl.col("first").is_null() | pl.col("newest").is_null() | (pl.col("last") >= pl.col("newest")))
    if fresh is None:
        return rows.select("thing", "code", pl.lit(value=False).alias("stale"))
    stale = (later(pl.col("first"), fresh) < pl.col("today")).fill_null(value=False)
    if must_be_dated:
        rows = rows.with_columns(read.measured.gather(rows["code"]).alias("measured"))
        stale = stale | (pl.col("first").is_null() & pl.col("measured"))
    if said.several:
        stale = stale.any().over("thing")
    return rows.select("thing", "code", stale.alias("stale"))


def scattered(rows: pl.DataFrame, column: str, height: int) -> pl.Series:
    """A column of rows with at most one row an object, on every object; null where there is none."""
    if rows.height == height:
        return rows[column]
    places = pl.Series([None], dtype=pl.UInt32).new_from_index(0, height)
    places = places.scatter(rows["thing"], pl.int_range(0, rows.height, dtype=pl.UInt32, eager=True))
    return rows[column].gather(places)


def number(value: Fraction) -> float:
    """The machine number nearest to an exact one."""
    return float(value)


__all__ = ["Read", "Spoken", "TableTrouble", "Texts", "current", "day", "number", "read_texts", "scattered", "spoken"]
