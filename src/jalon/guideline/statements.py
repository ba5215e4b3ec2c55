"""The statements of the five documents: what the sheets must account for, and how far they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from jalon.guideline.library import Library

FILE = Path(__file__).parent.parent / "knowledge" / "statements.yaml"
NOT_WRITTEN = ("pas encore écrit en fiche", "not yet written as a sheet")


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Every statement by identifier, as the catalogue describes it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return MappingProxyType({one["id"]: one for one in yaml.load(FILE.read_bytes(), Loader=loader)})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How one statement is accounted for: computed, partly, shown or not_computed; where; or why not."""

    id: str
    state: str
    sheet: str | None
    line: int | None
    reason: str | None


def coverage(pages: Any) -> list[Coverage]:
    """Every statement of the catalogue, with the sheet and line that answer for it."""
    found: dict[str, Coverage] = {}
    for page in pages:
        for identifier, reason, at in page.not_computed:
            if identifier:
                found.setdefault(identifier, Coverage(identifier, "not_computed", page.name, at.line, reason))
        for key, state in (("Montre", "shown"), ("Couvre en partie", "partly"), ("Couvre", "computed")):
            for identifier in page.listed(key):
                better = {"computed": 3, "partly": 2, "shown": 1, "not_computed": 0}
                known = found.get(identifier)
                if known is None or better[known.state] < better[state]:
                    line = next((note.at.line for note in page.notes.values() if identifier in note.statements), page.places[key].line)
                    found[identifier] = Coverage(identifier, state, page.name, line, None)
    return [found.get(name, Coverage(name, "not_computed", None, None, NOT_WRITTEN[0])) for name in catalogue()]


def titles(library: Library, found: Sequence[Coverage]) -> dict[str, str]:
    """The title of each document, as the sources name it: that of most of the sheets that answer for its statements."""
    pages = {page.name: page for page in library.pages}
    counted: dict[str, Counter[str]] = {}
    for one in found:
        if one.sheet is not None:
            counted.setdefault(one.id.partition(".")[0], Counter())[library.source_of(pages[one.sheet]).title] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in counted.items()}
