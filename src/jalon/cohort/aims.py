"""At which lesions an act may aim: those that it names, else any lesion of the patient, listed or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from jalon.cohort.encoded import ACT, COURSES, REFERENCE
from jalon.cohort.said import marked
from jalon.engine.columns.frame import Frame, Truth, Value, both, ends_of, expanded, numbered
from jalon.engine.columns.reading import Reading
from jalon.engine.columns.world import leaves

if TYPE_CHECKING:
    from jalon.cohort.world import CohortWorld


def targets(world: CohortWorld, reading: Reading) -> Sequence[tuple[Reading, Truth]]:
    """For pairs of a drug and an act, the lesions at which the act may aim, and where each counts."""
    frame, lesions = reading.frame, world.frame("lesion")
    links, named = _aims(world, lesions)
    acts = frame.columns[ACT]
    owners, places = expanded(links[0].gather(acts), links[0].gather(acts + 1))
    listed = Frame(f"{frame.name}/lesion", len(owners), above=frame)
    listed.ends = ends_of(owners, frame.height)
    listed.take("pair", owners)
    listed.take("lesion", links[1].gather(places))
    listed.take("patient", frame.columns["patient"].gather(owners))
    stand_in = Frame(f"{frame.name}/lesion*", frame.height, above=frame, aligned=True, unlisted=frozenset(("lesion",)))
    stand_in.take("pair", numbered(frame.height))
    stand_in.take("patient", frame.columns["patient"])
    stand_in.take("lesion", frame.columns["patient"])
    found: list[tuple[Reading, Truth]] = []
    known = world.tree.listed.get("lesion")
    incomplete: Truth = False
    if known is not None:
        incomplete = leaves(world.tree, known[0], reading.mask(known[0]), known[1])
    free = frame.take(f"free{frame.next_number()}", ~named.gather(acts))
    for made, home, here in ((listed, lesions, True), (stand_in, world.other("lesion"), both([incomplete, pl.col(free)]))):
        made.homes |= {**frame.homes, "lesion": home}
        for kind in reading.kinds:
            made.take(kind, frame.columns[kind].gather(made.columns["pair"]))
        own = {index: _supposed(reading, made, index) for index in reading.overridden()}
        touched = 0
        for index in own:
            touched |= 1 << index
        kinds = (*reading.kinds, "lesion")
        valid = reading.valid if isinstance(reading.valid, bool) else made.lift(frame, reading.valid, "pair")
        target = Reading(
            world, world.bodies, made, kinds, reading.over, None, own, touched, touched, valid=valid, number=made.next_number()
        )
        found.append((target, here))
    return found


def _supposed(reading: Reading, made: Frame, index: int) -> Value:
    value = reading.mask(index)
    return value if isinstance(value, int) else made.lift(reading.frame, value, "pair")


def _aims(world: CohortWorld, lesions: Frame) -> tuple[tuple[pl.Series, pl.Series], pl.Series]:
    """For each act the lesions at which it may aim (ends, rows), and whether it names them."""
    frame = world.frame(ACT)
    patients = frame.columns["patient"]
    names = []
    for kind in COURSES:
        if (kind, REFERENCE) not in world.encoded.columns:
            continue
        rows = world.said.texts(kind, REFERENCE)
        of = pl.DataFrame({"thing": frame.columns[f"of_{kind}"], "act": numbered(frame.height), "patient": patients})
        of = of.drop_nulls("thing")
        names.append(rows.join(of, on="thing", how="inner").select("act", "patient", "id"))
    named = marked(frame.height, pl.Series([], dtype=pl.UInt32))
    owners, ids = world.encoded.owners["lesion"], world.encoded.ids["lesion"]
    every = pl.DataFrame({"patient": owners, "id": ids, "lesion": numbered(lesions.height)})
    aimed = pl.DataFrame(schema={"act": pl.UInt32, "lesion": pl.UInt32})
    if names:
        said_names = pl.concat(names)
        named = marked(frame.height, said_names["act"])
        aimed = said_names.join(every, on=["patient", "id"], how="inner").select("act", "lesion").unique()
    assert lesions.ends is not None
    free = numbered(frame.height).filter(~named)
    owners, places = expanded(lesions.ends.gather(patients.gather(free)), lesions.ends.gather(patients.gather(free) + 1))
    anywhere = pl.DataFrame({"act": free.gather(owners), "lesion": places})
    links = pl.concat([aimed, anywhere]).sort("act", "lesion")
    return (ends_of(links["act"], frame.height), links["lesion"]), named
