"""A course is a drug or a procedure: what is said of one says that the other does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from jalon.cohort.encoded import ACT, COURSES
from jalon.engine.columns.frame import Value
from jalon.engine.domains import NOT_APPLICABLE
from jalon.engine.slots import Slot
from jalon.guideline.fact_families import COURSES as DRUG_OR_PROCEDURE
from jalon.guideline.fact_families import EITHER

if TYPE_CHECKING:
    from jalon.cohort.world import CohortWorld


def either(world: CohortWorld, slot: Slot, base: Value) -> Value:
    """What is left of a drug once a procedure is said, and the other way round."""
    name = slot.path.partition(".")[2]
    if slot.kind not in DRUG_OR_PROCEDURE or name not in EITHER:
        return base
    frame = world.frame_of(slot)
    (mine_any, mine_known), (theirs_any, theirs_known) = (
        _mentions(world, slot.kind, *(("drug", name) if name == "drug_class" else (name,))),
        _mentions(world, slot.kind, EITHER[name]),
    )
    changed = pl.lit(theirs_any) & ~pl.lit(mine_known)
    none = changed & (~pl.lit(mine_any) | pl.lit(theirs_known))
    value = world.tree.literal(slot.index, base) if isinstance(base, int) else pl.col(base)
    absent = world.tree.literal(slot.index, NOT_APPLICABLE)
    if not frame.height:
        return base
    return frame.add(f"e{slot.index}", pl.when(none).then(absent).when(changed).then(value | absent).otherwise(value))


def _mentions(world: CohortWorld, kind: str, *names: str) -> tuple[pl.Series, pl.Series]:
    """Where one of some facts is said at all, and where something is said of it that is known."""
    any_of: list[pl.Series] = []
    known_of: list[pl.Series] = []
    for name in names:
        parts = [world.said.mention(source, name) for source in (COURSES if kind == ACT else (kind,))]
        for found, place in ((any_of, 0), (known_of, 1)):
            columns = [part[place] for part in parts]
            found.append(world.joined(columns, pl.Boolean).fill_null(value=False) if kind == ACT else columns[0])
    first_any, first_known = any_of[0], known_of[0]
    for more_any, more_known in zip(any_of[1:], known_of[1:], strict=True):
        first_any, first_known = first_any | more_any, _first_said(first_any, first_known, more_known)
    return first_any, first_known


def _first_said(first_any: pl.Series, first_known: pl.Series, more_known: pl.Series) -> pl.Series:
    """What counts of two columns: the first where it says something, else the second."""
    return (first_any & first_known) | (~first_any & more_known)
