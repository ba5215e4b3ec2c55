"""One fact written alone, as on a command line or in a test of a sheet."""

from __future__ import annotations

from jalon.case.person import identifies
from jalon.case.scalar import read_scalar
from jalon.case.statement import Statement
from jalon.case.trouble import Both, CaseTrouble, CaseTroubles, Unreadable, shown
from jalon.case.vocabulary import vocabulary


def read_value(path: str, said: str) -> Statement:
    """The statement `said` makes of the fact at `path` (`lesion.pain.grade`); `?` is unknown, said aloud.

    Errors: `CaseTroubles` for an unknown path or a value that cannot be read.
    """
    field = vocabulary().field(path)
    if field is None:
        near = vocabulary().nearest(path)
        why = Both("fait inconnu", "unknown fact")
        raise CaseTroubles(path, (CaseTrouble(shown(path) or "", None, None, why, nearest=near),))
    if said in ("?", ""):
        return Statement(said=said, unknown=True)
    if identifies(said) is not None:
        why = Both("cette valeur identifie une personne", "this value identifies a person")
        raise CaseTroubles(path, (CaseTrouble(path, None, None, why),))
    read = read_scalar(field.type, said)
    if isinstance(read, Unreadable):
        value = None if read.person else shown(said)
        trouble = CaseTrouble(path, None, value, read.why, read.expected, read.nearest, read.todo)
        raise CaseTroubles(path, (trouble,))
    return read
