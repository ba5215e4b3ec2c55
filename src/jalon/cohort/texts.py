"""The texts of a column, each read once by the reader of case files; rows carry the number of their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from jalon.case import Days, Statement, ValueType
from jalon.case.trouble import Unreadable
from jalon.cohort.cell import days_of, read_cell
from jalon.engine.columns.sets import Width


class TableTrouble(ValueError):
    """A table that cannot be read: where, and why in French (`str`) and in English."""

    def __init__(self, where: str, why: str, english: str) -> None:
        super().__init__(f"{where} : {why}")
        self.where, self.english = where, f"{where}: {english}"


def unreadable(column: str, text: str, trouble: Unreadable) -> TableTrouble:
    """The trouble of one text of a column."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    if trouble.person:
        shown = "…"
    why = trouble.why or trouble.expected
    french = f"« {shown} » ne se lit pas" + (f" ({why.fr})" if why else "")
    return TableTrouble(column, french, f'"{shown}" cannot be read' + (f" ({why.en})" if why else ""))


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
        codes, texts = column.to_physical().cast(pl.UInt32), kind.categories
        used = codes.drop_nulls().unique().sort()
        if len(used) < len(texts):  # only the texts that some row holds are read
            places = pl.Series([None], dtype=pl.UInt32).new_from_index(0, max(len(texts), 1))
            codes = places.scatter(used, pl.int_range(len(used), dtype=pl.UInt32, eager=True)).gather(codes)
            texts = texts.gather(used)
        return Texts(name, codes, tuple(texts.to_list()))

    def slice(self, first: int, length: int) -> Texts:
        """Some rows."""
        return Texts(self.name, self.codes.slice(first, length), self.texts)

    def read(self, type: ValueType) -> list[Statement]:
        """The statement of each text; `TableTrouble` when one cannot be read."""
        found = []
        for text in self.texts:
            read = read_cell(type, text)
            if isinstance(read, Unreadable):
                raise unreadable(self.name, text, read)
            found.append(read)
        return found

    def days(self) -> tuple[pl.Series, pl.Series]:
        """First and last day of each text."""
        found: list[Days] = []
        for text in self.texts:
            read = days_of(text)
            if isinstance(read, Unreadable):
                raise unreadable(self.name, text, read)
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


def read_texts(
    statements: Sequence[Statement],
    width: Width,
    mask: Callable[[Statement], int],
    bounds: Callable[[Statement], tuple[float, float] | None],
) -> Read:
    """The arrays of some statements; `mask` is the set that each leaves (`width` holds it), `bounds` its number or its days."""
    ends = [bounds(one) for one in statements]
    return Read(
        pl.Series([not one.unknown for one in statements], dtype=pl.Boolean),
        pl.Series([one.amount is not None for one in statements], dtype=pl.Boolean),
        pl.Series([mask(one) for one in statements], dtype=width),
        pl.Series([end[0] if end else None for end in ends], dtype=pl.Float64),
        pl.Series([end[1] if end else None for end in ends], dtype=pl.Float64),
        tuple(one.text for one in statements),
    )
