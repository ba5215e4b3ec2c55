"""A hypothesis that holds on few rows, read on these rows alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from jalon.engine.columns.frame import Frame, Value, numbered

if TYPE_CHECKING:
    from jalon.engine.columns.reading import Reading

FEW = 0.7
"""The share of rows under which making a smaller frame costs less than it spares."""


def fewer(reading: Reading) -> Reading:
    """The same reading on the rows that its hypothesis allows; itself when they are most of them."""
    frame = reading.frame
    assert isinstance(reading.valid, str)
    valid = frame.columns[reading.valid]
    if int(valid.sum()) > FEW * frame.height:
        return reading
    rows = numbered(frame.height).filter(valid)
    part = Frame(f"{frame.name}/{reading.number}", len(rows), unlisted=frame.unlisted, homes=dict(frame.homes))
    part.take("row", rows)
    for name in ("patient", *reading.kinds):
        part.take(name, frame.columns[name].gather(rows))

    def lifted(value: Value) -> Value:
        return value if isinstance(value, int) else part.lift(frame, value, "row")

    own = {index: lifted(reading.mask(index)) for index in reading.overridden()}
    return type(reading)(
        world=reading.world,
        bodies=reading.bodies,
        frame=part,
        kinds=reading.kinds,
        over=reading.over,
        own=MappingProxyType(own),
        changed=reading.touched,
        touched=reading.touched,
        within=reading.within,
        number=part.next_number(),
    )
