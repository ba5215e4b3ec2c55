"""One wrong file: what was changed, where, and the text that results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

Edit = tuple[int, int, str | None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file. An edit gives lines `first` to `last` another text; None drops them.

    `home` is the table or function changed: samples are spread over homes. `worded`: the change is one of words that are only shown,
    so that it counts even where the program stays the same.
    """

    kind: str
    path: str
    line: int
    home: str
    before: str
    after: str
    edits: tuple[Edit, ...]
    worded: bool = False

    @property
    def name(self) -> str:
        """A name that outlives a move of the lines: file, home, change."""
        return f"{self.path.rpartition('/')[2]} | {self.home} | {self.before} => {self.after}"

    def text(self, written: str) -> str:
        """The file with the change made."""
        lines = written.splitlines(keepends=True)
        for first, last, new in sorted(self.edits, reverse=True):
            lines[first - 1 : last] = [] if new is None else [new + "\n"]
        return "".join(lines)

    def told(self) -> str:
        """Where, what kind, and the change in two short lines."""
        return f"{self.path}:{self.line}  [{self.kind}] {self.home}\n    - {self.before}\n    + {self.after}"


def distinct(mutants: Iterable[Mutant]) -> list[Mutant]:
    """Without those that make the same file twice."""
    found: dict[tuple[str, tuple[Edit, ...]], Mutant] = {}
    for mutant in mutants:
        found.setdefault((mutant.path, mutant.edits), mutant)
    return list(found.values())


def spread(mutants: Sequence[Mutant], wanted: int, seed: int, by: Callable[[Mutant], str] = lambda one: f"{one.path} {one.home} {one.kind}") -> list[Mutant]:
    """As many mutants as wanted, taken in turn from each group, in an order that the seed alone decides."""
    if wanted <= 0 or wanted >= len(mutants):
        return list(mutants)
    dice = Random(seed)
    groups: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        groups.setdefault(by(mutant), []).append(mutant)
    for group in groups.values():
        dice.shuffle(group)
    order = sorted(groups)
    dice.shuffle(order)
    chosen: list[Mutant] = []
    depth = 0
    while len(chosen) < wanted:
        chosen += [groups[name][depth] for name in order if depth < len(groups[name])]
        depth += 1
    return sorted(chosen[:wanted], key=lambda one: (one.path, one.line, one.kind, one.after))
