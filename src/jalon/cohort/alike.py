"""Where two sources use other words for the same list: in columns, as in `guideline.stands_for`."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from jalon.engine.domains import NOT_APPLICABLE
from jalon.guideline.answer import values_of
from jalon.guideline.program import Program, Rule
from jalon.guideline.stands_for import stand_alike


def set_apart(program: Program, definitions: Sequence[Rule], table: pl.DataFrame) -> pl.DataFrame:
    """The table of answers (`possible`, `source`, `against.N`) once what stands for the same lists is no difference any more."""
    for place, other in enumerate(definitions):
        name = f"against.{place}"
        if not other.lists or not any(one.lists for one in definitions if one is not other):
            continue
        pairs = table.select("possible", "source", name).unique().filter(pl.col(name) != 0)
        alike = [_alike(program, definitions[source], mine, other, theirs) for mine, source, theirs in pairs.iter_rows()]
        if any(alike):
            same = pairs.filter(pl.Series(alike, dtype=pl.Boolean)).with_columns(same=pl.lit(value=True))
            joined = table.join(same, on=["possible", "source", name], how="left", maintain_order="left")
            nothing = pl.lit(0, dtype=table.schema[name])
            table = joined.with_columns(pl.when(pl.col("same")).then(nothing).otherwise(pl.col(name)).alias(name)).drop("same")
    return table


def _alike(program: Program, leading: Rule, mine: int, other: Rule, theirs: int) -> bool:
    ours = values_of(program.slots[leading.slot], mine & ~NOT_APPLICABLE)
    return stand_alike(leading, ours, other, values_of(program.slots[other.slot], theirs))


__all__ = ["set_apart"]
