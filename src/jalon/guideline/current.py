"""Which statements about a fact count on the day of the board (meaning.md, rules 13 and 17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.case import Statement
from jalon.engine.tree import Duration
from jalon.engine.windows import later


@dataclass(frozen=True, slots=True)
class Current:
    """The statements that count today about one fact, and why there are none.

    `why`: "" when known, else not_stated, said_unknown, too_old, undated or contradictory. `several`: two values of the same day.
    """

    statements: tuple[Statement, ...]
    why: str = ""
    several: bool = False


NOTHING = Current((), "not_stated")


def latest(written: Sequence[Statement], today: int, fresh: Duration | None, *, must_be_dated: bool) -> Current:
    """The latest statements not after `today`; all that may be the latest when dates are partial.

    A statement that may be older than `fresh` leaves the fact unknown; so does an undated measure when it `must_be_dated`.
    """
    if not written:
        return NOTHING
    if len(written) == 1:
        # Most facts are said once: what counts is then that one, unless it may be too old.
        (only,) = written
        if not only.unknown and (only.on is None or (fresh is None and only.on.first <= today)):
            if fresh is not None and must_be_dated and only.amount is not None:
                return Current((only,), "undated")
            return Current((only,))
    known = tuple(statement for statement in written if not statement.unknown)
    if not known:
        return Current((), "said_unknown")
    known = tuple(s for s in known if s.on is None or s.on.first <= today)
    # A partial date that may be after the day hides nothing that came before it.
    newest = max((s.on.first for s in known if s.on is not None and s.on.last <= today), default=None)
    if newest is not None:
        known = tuple(s for s in known if s.on is None or s.on.last >= newest)
    if fresh is not None:
        if must_be_dated and any(s.on is None and s.amount is not None for s in known):
            return Current(known, "undated")
        if any(s.on is not None and later(s.on.first, fresh) < today for s in known):
            return Current(known, "too_old")
    return Current(known, "", len({(s.words, s.amount, s.days) for s in known}) > 1)
