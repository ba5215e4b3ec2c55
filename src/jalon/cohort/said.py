"""Which statements count on the day of the board, for every object at once (meaning.md, rules 13 and 17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from jalon.cohort.encoded import Column, Encoded, Group
from jalon.cohort.texts import Read
from jalon.engine.columns.courses import later
from jalon.engine.slots import Slot
from jalon.engine.tree import Duration


@dataclass(frozen=True, slots=True)
class Counting:
    """Statements that count: of the objects that have one, and of those that have several."""

    one: pl.DataFrame
    many: pl.DataFrame


@dataclass
class Said:
    """What was said of a run of patients. A *source* is the list in which a fact is written, or `patient`."""

    encoded: Encoded
    freshness: Mapping[str, Duration | None]
    times: dict[str, pl.DataFrame] = field(default_factory=dict)
    counting: dict[tuple[int, str, str], Counting] = field(default_factory=dict)
    usable: dict[tuple[str, Duration | None], pl.Series] = field(default_factory=dict)
    repeated: dict[str, bool] = field(default_factory=dict)

    def height(self, source: str) -> int:
        """How many objects a source has."""
        return self.encoded.height if source == "patient" else len(self.encoded.owners[source])

    def today(self, source: str) -> pl.Series:
        """The day of the board of each object."""
        return self.encoded.today if source == "patient" else self.encoded.today.gather(self.encoded.owners[source])

    def fresh(self, slot: Slot) -> tuple[Duration | None, bool]:
        """How long a fact may be used, and whether a measure of it must be dated."""
        own = self.freshness.get(slot.path)
        kept = own if slot.path in self.freshness or slot.kind == "patient" else self.freshness.get(slot.kind)
        return kept, own is not None

    def left(self, slot: Slot, source: str, name: str) -> pl.Series | None:
        """The union of what each statement that counts leaves, on the objects of a source; 0 where nothing counts."""
        column = self.encoded.columns.get((source, name))
        if column is None:
            return None
        read, group = self.encoded.read[source, slot.index], self.encoded.groups[column.group]
        if self._several(column.group, group, column.texts.codes):
            counting = self.counted(slot, source, name)
            assert counting is not None
            one, many = (rows.filter(~pl.col("stale")) for rows in (counting.one, counting.many))
            one, many = (rows.select("thing", read.masks.gather(rows["code"]).alias("mask")) for rows in (one, many))
            rows = pl.concat([one, many.group_by("thing").agg(pl.col("mask").bitwise_or())])
            return zeros(read.masks.dtype, self.height(source)).scatter(rows["thing"], rows["mask"])
        masks = read.masks.gather(column.texts.codes)
        counts = (masks != 0).fill_null(value=False) & self._counts(slot, column, group, source, read)
        if group.things.is_sorted() and len(group.things) == self.height(source) and not self._again(column.group, group):
            return masks.zip_with(counts, zeros(masks.dtype, len(masks)))
        return zeros(masks.dtype, self.height(source)).scatter(group.things.filter(counts), masks.filter(counts))

    def _counts(self, slot: Slot, column: Column, group: Group, source: str, read: Read) -> pl.Series:
        """The rows whose statement is neither later than the board nor too old, nor a measure that should be dated and is not."""
        fresh, must_be_dated = self.fresh(slot)
        key = (column.group, fresh)
        if key not in self.usable:
            times = self._times(column.group, group, source)
            usable = pl.col("in_time") if fresh is None else pl.col("in_time") & ~self._stale(times, fresh)
            self.usable[key] = times.select(usable.alias("usable"))["usable"]
        usable_rows = self.usable[key]
        if fresh is None or not must_be_dated:
            return usable_rows
        undated = self._times(column.group, group, source)["first"].is_null()
        return usable_rows & ~(undated & read.measured.gather(column.texts.codes).fill_null(value=False))

    def _again(self, name: str, group: Group) -> bool:
        """Whether some object has several rows."""
        if name not in self.repeated:
            self.repeated[name] = bool((group.things == group.things.shift()).any())
        return self.repeated[name]

    def _several(self, name: str, group: Group, codes: pl.Series) -> bool:
        """Whether some object has several statements."""
        if not self._again(name, group):
            return False
        things = group.things.filter(codes.is_not_null())
        return bool((things == things.shift()).any())

    def _times(self, name: str, group: Group, source: str) -> pl.DataFrame:
        """For the rows of a group: the object, the first and last day of saying, the day of the board, whether it is not later."""
        if name not in self.times:
            nothing = pl.Series([None], dtype=pl.Int32).new_from_index(0, len(group.things))
            first, last = nothing, nothing
            if group.on is not None and group.on_days is not None:
                first, last = (days.gather(group.on.codes) for days in group.on_days)
            rows = pl.DataFrame({"thing": group.things, "first": first, "last": last, "today": self.today(source).gather(group.things)})
            self.times[name] = rows.with_columns((pl.col("first").is_null() | (pl.col("first") <= pl.col("today"))).alias("in_time"))
        return self.times[name]

    @staticmethod
    def _stale(times: pl.DataFrame, fresh: Duration) -> pl.Expr:
        return (later(pl.col("first"), fresh) < pl.col("today")).fill_null(value=False)

    def counted(self, slot: Slot, source: str, name: str) -> Counting | None:
        """The statements of a fact that count, as (`thing`, `code`, `stale`): what was said may be too old, or must be dated and is not."""
        key = (slot.index, source, name)
        column = self.encoded.columns.get((source, name))
        if column is None:
            return None
        if key not in self.counting:
            read, group = self.encoded.read[source, slot.index], self.encoded.groups[column.group]
            rows = self._times(column.group, group, source).with_columns(column.texts.codes.alias("code"))
            self.counting[key] = self._current(latest(rows, read), slot, read)
        return self.counting[key]

    def _current(self, rows: Counting, slot: Slot, read: Read) -> Counting:
        fresh, must_be_dated = self.fresh(slot)
        found: list[pl.DataFrame] = []
        for part in (rows.one, rows.many):
            stale = pl.lit(value=False)
            if fresh is not None:
                stale = self._stale(part, fresh)
                if must_be_dated:
                    part = part.with_columns(read.measured.gather(part["code"]).alias("measured"))
                    stale = stale | (pl.col("first").is_null() & pl.col("measured"))
            whole = stale.any().over("thing") if found and fresh is not None else stale
            found.append(part.select("thing", "code", whole.alias("stale")))
        return Counting(found[0], found[1])

    def texts(self, source: str, name: str) -> pl.DataFrame:
        """What counts of a text that ages with nothing: `thing`, `id`."""
        column = self.encoded.columns[source, name]
        read, group = self.encoded.read[source, -1], self.encoded.groups[column.group]
        rows = self._times(column.group, group, source).with_columns(column.texts.codes.alias("code"))
        counting = latest(rows, read)
        rows = pl.concat([counting.one, counting.many])
        rows = rows.with_columns(pl.Series(read.words, dtype=pl.String).gather(rows["code"]).alias("id"))
        return rows.filter(pl.col("id").is_not_null()).select("thing", "id")

    def mention(self, source: str, name: str) -> tuple[pl.Series, pl.Series]:
        """Where a fact is said at all, and where something is said of it that is known, whatever its date."""
        height = self.height(source)
        column = self.encoded.columns.get((source, name))
        if column is None or height == 0:
            nowhere = marked(height, pl.Series([], dtype=pl.UInt32))
            return nowhere, nowhere
        things, codes = self.encoded.groups[column.group].things, column.texts.codes
        told = pl.Series([text not in ("?", "") for text in column.texts.texts], dtype=pl.Boolean)
        said = things.filter(codes.is_not_null())
        known = things.filter(told.gather(codes).fill_null(value=False))
        return marked(height, said), marked(height, known)

    def spans(self, slot: Slot, source: str, name: str) -> tuple[pl.Series, pl.Series] | None:
        """From the least to the greatest number or day that the statements that count leave, however old they are."""
        counting = self.counted(slot, source, name)
        if counting is None:
            return None
        one, many = (self._ends(rows, self.encoded.read[source, slot.index]) for rows in (counting.one, counting.many))
        rows = pl.concat([one.select("thing", "low", "high"), many.group_by("thing").agg(pl.col("low").min(), pl.col("high").max())])
        height = self.height(source)
        return scattered(rows, "low", height), scattered(rows, "high", height)

    def measured(self, slot: Slot, source: str, name: str) -> list[tuple[pl.Series, pl.Series]]:
        """The numbers that count, one list for each rank: the first of each patient, the second of those who have two, …"""
        counting = self.counted(slot, source, name)
        if counting is None:
            return []
        fresh = (rows.filter(~pl.col("stale")) for rows in (counting.one, counting.many))
        one, many = (self._ends(rows, self.encoded.read[source, slot.index]).select("thing", "low", "high") for rows in fresh)
        many = many.unique(maintain_order=True).with_columns(pl.int_range(pl.len()).over("thing").alias("rank"))
        height = self.height(source)
        found: list[tuple[pl.Series, pl.Series]] = []
        rank = 0
        while rank == 0 or len(found) == rank:
            rows = many.filter(pl.col("rank") == rank).drop("rank")
            rows = pl.concat([one, rows]) if rank == 0 else rows
            if rows.height:
                found.append((scattered(rows, "low", height), scattered(rows, "high", height)))
            rank += 1
        return found

    @staticmethod
    def _ends(rows: pl.DataFrame, read: Read) -> pl.DataFrame:
        ends = read.lows.gather(rows["code"]).alias("low"), read.highs.gather(rows["code"]).alias("high")
        return rows.with_columns(*ends).filter(pl.col("low").is_not_null())


def latest(rows: pl.DataFrame, read: Read) -> Counting:
    """The latest statements not after the day of the board; all that may be the latest when dates are partial."""
    rows = rows.filter(pl.col("code").is_not_null())
    rows = rows.filter(pl.col("in_time") & read.known.gather(rows["code"]))
    things = rows["thing"]
    again = (things == things.shift()).fill_null(value=False)
    several = again | (things == things.shift(-1)).fill_null(value=False)
    one, many = rows.filter(~several), rows.filter(several)
    sure = pl.when(pl.col("last") <= pl.col("today")).then(pl.col("first")).max().over("thing")
    many = many.with_columns(sure.alias("newest"))
    many = many.filter(pl.col("first").is_null() | pl.col("newest").is_null() | (pl.col("last") >= pl.col("newest")))
    return Counting(one, many.drop("newest"))


def scattered(rows: pl.DataFrame, column: str, height: int) -> pl.Series:
    """A column of rows with at most one row an object (that says something), on every object; null where there is none."""
    if rows.height == height and rows["thing"].is_sorted():
        return rows[column]
    rows = rows.filter(pl.col(column).is_not_null())
    places = pl.Series([None], dtype=pl.UInt32).new_from_index(0, height)
    places = places.scatter(rows["thing"], pl.int_range(0, rows.height, dtype=pl.UInt32, eager=True))
    return rows[column].gather(places)


def zeros(dtype: pl.DataType, height: int) -> pl.Series:
    """As many zeros."""
    return pl.Series([0], dtype=dtype).new_from_index(0, height)


def marked(height: int, places: pl.Series) -> pl.Series:
    """True at some places."""
    nowhere = pl.Series([False], dtype=pl.Boolean).new_from_index(0, height)
    return nowhere.scatter(places, values=True) if len(places) else nowhere
