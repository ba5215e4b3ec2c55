"""Who looks at what in a meeting: read from the project's file, never decided here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path

from jalon.guideline.cache import HOME

FILE = Path(HOME) / "projet" / "roles.toml"


@dataclass(frozen=True, slots=True)
class Role:
    """A speciality of the board: the fact that says it is there, the answers and the missing facts of its domain."""

    id: str
    names: tuple[str, str]
    present: str
    rules: tuple[str, ...]
    facts: tuple[str, ...]

    def answers(self, rule: str) -> bool:
        """Whether an answer is of its domain."""
        return _fits(rule, self.rules)

    def provides(self, fact: str) -> bool:
        """Whether a missing fact is of its domain; `lesion:L1.size` is `lesion.size`."""
        kind, colon, rest = fact.partition(":")
        plain = f"{kind}.{rest.partition('.')[2]}" if colon else fact
        return _fits(plain, self.facts)


@lru_cache(maxsize=8_192)
def _fits(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


@cache
def roles() -> tuple[Role, ...]:
    """The roles, in the order of the file."""
    with FILE.open("rb") as file:
        told = tomllib.load(file)
    return tuple(Role(one["id"], (one["fr"], one["en"]), one["present"], tuple(one["rules"]), tuple(one["facts"])) for one in told["role"])
