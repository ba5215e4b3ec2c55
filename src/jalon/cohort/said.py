"""Which statements count on the day of the board, for every object at once (meaning.md, rules 13 and 17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from jalon.cohort.encoded import Encoded, Group
from jalon.cohort.texts import Read
from jalon.engine.columns.courses import later
from jalon.engine.evaluate import Slot
from jalon.engine.tree import Duration


@dataclass
class Said:
    """What was said of a run of patients. A *source* is the list in which a fact is written, or `patient`."""

    encoded: Encoded
    freshness: Mapping[str, Duration | None]
    times: dict[str, pl.DataFrame] = field(default_factory=dict)
    counting: dict[tuple[int, str, str], pl.DataFrame] = field(default_factory=dict)

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
        """The union of what each statement that counts leaves, on the objects of a source; null where nothing counts."""
        column = self.encoded.columns.get((source, name))
        if column is None:
            return None
        read, group = self.encoded.read[source, slot.index], self.encoded.groups[column.group]
        if self._several(column.group, group, column.texts.codes):
            rows = self.rows(slot, source, name)
            assert rows is not None
            rows = rows.filter(~pl.col("stale"))
            rows = rows.with_columns(read.masks.gather(rows["code"]).alias("mask"))
            if bool((rows["thing"] == rows["thing"].shift()).any()):
                rows = rows.group_by("thing", maintain_order=True).agg(pl.col("mask").bitwise_or())
            found = scattered(rows, "mask", self.height(source))
            return found.set(found == 0, None)
        times = self._times(column.group, group, source)
        fresh, must_be_dated = self.fresh(slot)
        counts = pl.col("in_time")
        if fresh is not None:
            counts = counts & ~self._stale(times, fresh)
        rows = times.select("thing", counts.alias("counts"), mask=pl.lit(read.masks.gather(column.texts.codes)))
        if fresh is not None and must_be_dated:
            undated = pl.lit(read.measured.gather(column.texts.codes).fill_null(value=False)) & pl.lit(times["first"].is_null())
            rows = rows.with_columns(pl.col("counts") & ~undated)
        rows = rows.select("thing", pl.when(pl.col("counts") & (pl.col("mask") != 0)).then(pl.col("mask")).alias("mask"))
        return scattered(rows, "mask", self.height(source))

    def _several(self, name: str, group: Group, codes: pl.Series) -> bool:
        """Whether some object has several statements."""
        things = group.things
        if not bool((things == things.shift()).any()):
            return False
        things = things.filter(codes.is_not_null())
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

    def rows(self, slot: Slot, source: str, name: str) -> pl.DataFrame | None:
        """The statements of a fact that count: `thing`, `code`, `stale` (what was said may be too old, or must be dated and is not)."""
        key = (slot.index, source, name)
        column = self.encoded.columns.get((source, name))
        if column is None:
            return None
        if key not in self.counting:
            read, group = self.encoded.read[source, slot.index], self.encoded.groups[column.group]
            rows = self._times(column.group, group, source).with_columns(column.texts.codes.alias("code"))
            self.counting[key] = self._current(rows, slot, read)
        return self.counting[key]

    @staticmethod
    def _latest(rows: pl.DataFrame, read: Read) -> pl.DataFrame:
        """The latest statements not after the day of the board; all that may be the latest when dates are partial."""
        rows = rows.filter(pl.col("code").is_not_null())
        rows = rows.filter(pl.col("in_time") & read.known.gather(rows["code"]))
        if bool((rows["thing"] == rows["thing"].shift()).any()):
            sure = pl.when(pl.col("last") <= pl.col("today")).then(pl.col("first")).max().over("thing")
            rows = rows.with_columns(sure.alias("newest"))
            rows = rows.filter(pl.col("first").is_null() | pl.col("newest").is_null() | (pl.col("last") >= pl.col("newest")))
        return rows

    def _current(self, rows: pl.DataFrame, slot: Slot, read: Read) -> pl.DataFrame:
        rows = self._latest(rows, read)
        several = bool((rows["thing"] == rows["thing"].shift()).any())
        fresh, must_be_dated = self.fresh(slot)
        if fresh is None:
            return rows.select("thing", "code", pl.lit(value=False).alias("stale"))
        stale = self._stale(rows, fresh)
        if must_be_dated:
            rows = rows.with_columns(read.measured.gather(rows["code"]).alias("measured"))
            stale = stale | (pl.col("first").is_null() & pl.col("measured"))
        return rows.select("thing", "code", (stale.any().over("thing") if several else stale).alias("stale"))

    def texts(self, source: str, name: str) -> pl.DataFrame:
        """What counts of a text that ages with nothing: `thing`, `id`."""
        column = self.encoded.columns[source, name]
        read, group = self.encoded.read[source, -1], self.encoded.groups[column.group]
        rows = self._times(column.group, group, source).with_columns(column.texts.codes.alias("code"))
        rows = self._latest(rows, read)
        rows = rows.with_columns(pl.Series(read.words, dtype=pl.String).gather(rows["code"]).alias("id"))
        return rows.filter(pl.col("id").is_not_null()).select("thing", "id")

    def mention(self, source: str, name: str) -> tuple[pl.Series, pl.Series]:
        """Where a fact is said at all, and where something is said of it that is known, whatever its date."""
        height = self.height(source)
        nowhere = pl.Series([False], dtype=pl.Boolean).new_from_index(0, height)
        column = self.encoded.columns.get((source, name))
        if column is None or height == 0:
            return nowhere, nowhere
        things, codes = self.encoded.groups[column.group].things, column.texts.codes
        told = pl.Series([text not in ("?", "") for text in column.texts.texts], dtype=pl.Boolean)
        said = things.filter(codes.is_not_null())
        known = things.filter(told.gather(codes).fill_null(value=False))
        return marked(nowhere, said), marked(nowhere, known)

    def spans(self, slot: Slot, source: str, name: str) -> tuple[pl.Series, pl.Series] | None:
        """From the least to the greatest number or day that the statements that count leave, however old they are."""
        rows = self.rows(slot, source, name)
        if rows is None:
            return None
        rows = self._ends(rows, self.encoded.read[source, slot.index])
        if bool((rows["thing"] == rows["thing"].shift()).any()):
            rows = rows.group_by("thing", maintain_order=True).agg(pl.col("low").min(), pl.col("high").max())
        height = self.height(source)
        return scattered(rows, "low", height), scattered(rows, "high", height)

    def measured(self, slot: Slot, source: str, name: str) -> list[tuple[pl.Series, pl.Series]]:
        """The numbers that count, one list for each rank: the first of each patient, the second of those who have two, …"""
        rows = self.rows(slot, source, name)
        if rows is None:
            return []
        rows = self._ends(rows.filter(~pl.col("stale")), self.encoded.read[source, slot.index])
        rows = rows.unique(["thing", "low", "high"], maintain_order=True)
        rows = rows.with_columns(pl.int_range(pl.len()).over("thing").alias("rank"))
        ranks = range(int(rows["rank"].max() or 0) + 1) if rows.height else range(0)  # type: ignore[arg-type]
        height = self.height(source)
        these = (rows.filter(pl.col("rank") == rank) for rank in ranks)
        return [(scattered(one, "low", height), scattered(one, "high", height)) for one in these]

    @staticmethod
    def _ends(rows: pl.DataFrame, read: Read) -> pl.DataFrame:
        ends = read.lows.gather(rows["code"]).alias("low"), read.highs.gather(rows["code"]).alias("high")
        return rows.with_columns(*ends).filter(pl.col("low").is_not_null())


def scattered(rows: pl.DataFrame, column: str, height: int) -> pl.Series:
    """A column of rows with at most one row an object (that says something), on every object; null where there is none."""
    if rows.height == height:
        return rows[column]
    rows = rows.filter(pl.col(column).is_not_null())
    places = pl.Series([None], dtype=pl.UInt32).new_from_index(0, height)
    places = places.scatter(rows["thing"], pl.int_range(0, rows.height, dtype=pl.UInt32, eager=True))
    return rows[column].gather(places)


def marked(nowhere: pl.Series, places: pl.Series) -> pl.Series:
    """True at some places."""
    return nowhere.scatter(places, values=True) if len(places) else nowhere
