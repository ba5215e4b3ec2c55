"""Faults that are known and still open, left aside so that the others can be seen.

Each is shown, in its smallest file, by a line of `test_once_failed.py` that is expected to fail: when it holds, what is here goes.
"""

from __future__ import annotations

from jalon.case import Case, Field, Thing, vocabulary
from tests.fuzz.completion import Completion
from tests.fuzz.subject import name_in, subject


def not_promised_well(case: Case, completion: Completion) -> bool:
    """`leaves` supposes that a fact applies; a file may state it of a lesion of which the organ or the site is open."""
    thing, path = subject(case, completion.fact)
    field = vocabulary().field(path)
    return thing is not None and field is not None and not _surely_applies(thing, field)


def _surely_applies(thing: Thing, field: Field) -> bool:
    if field.applies is None:
        return True
    above = vocabulary().fields[field.applies[0]]
    said = [statement.words for statement in thing.facts.get(name_in(above), ()) if not statement.unknown]
    return bool(said) and all(words is not None and words <= field.applies[1] for words in said) and _surely_applies(thing, above)
