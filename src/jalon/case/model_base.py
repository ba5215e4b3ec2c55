"""What every model of the case file shares."""

# No postponed annotations here: pydantic would compile each of them again at import.

from typing import Annotated

from pydantic import BaseModel, ConfigDict, GetPydanticSchema
from pydantic_core import core_schema

from jalon.case.statement import Statement

# The reader builds the statements; the models only check that a key holds some.
Facts = Annotated[tuple[Statement, ...], GetPydanticSchema(lambda _type, _handler: core_schema.is_instance_schema(tuple))]


class Record(BaseModel):
    """A group of keys; `source` holds for all of it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    source: str = ""
    notes: str = ""


class Group(Record):
    """A group of facts; `on` is the day they were seen."""

    on: str = ""


class Element(Record):
    """An element of a list; without `id` it is named by its index."""

    id: str = ""


class Seen(Element):
    """An element whose facts were seen on one day."""

    on: str = ""
