"""Which values go together: small sets of tuples, joined and projected. What a proof enumerates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Name = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """The tuples of values that some names can have together."""

    names: tuple[Name, ...]
    rows: frozenset[tuple[int, ...]]

    def kept(self, names: Sequence[Name]) -> Relation:
        """The same, of some of its names only."""
        places = [self.names.index(name) for name in names]
        return Relation(tuple(names), frozenset(tuple(row[place] for place in places) for row in self.rows))


def joined(one: Relation, other: Relation) -> Relation:
    """The tuples that agree with both."""
    shared = [name for name in one.names if name in other.names]
    own, added = ([each.names.index(name) for name in shared] for each in (one, other))
    extra = [place for place, name in enumerate(other.names) if name not in shared]
    by_key: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for row in other.rows:
        by_key.setdefault(tuple(row[place] for place in added), []).append(tuple(row[place] for place in extra))
    rows = (row + more for row in one.rows for more in by_key.get(tuple(row[place] for place in own), ()))
    return Relation((*one.names, *(other.names[place] for place in extra)), frozenset(rows))


def solved(relations: Iterable[Relation], keep: Sequence[Name]) -> Relation:
    """What some names can be together when every relation holds; the other names are worked out one by one, cheapest first."""
    left = list(relations)
    while True:
        holders: dict[Name, list[Relation]] = {}
        for relation in left:
            for name in relation.names:
                if name not in keep:
                    holders.setdefault(name, []).append(relation)
        if not holders:
            break
        name = min(holders, key=lambda one: (_size(holders[one]), one))
        left = [relation for relation in left if name not in relation.names]
        left.append(_all(holders[name], name))
    whole = Relation((), frozenset([()]))
    for relation in sorted(left, key=lambda one: len(one.rows)):
        whole = joined(whole, relation)
    return whole.kept(keep)


def _all(relations: Sequence[Relation], name: Name) -> Relation:
    ordered = sorted(relations, key=lambda one: len(one.rows))
    whole = ordered[0]
    for relation in ordered[1:]:
        whole = joined(whole, relation)
    return whole.kept([other for other in whole.names if other != name])


def _size(relations: Sequence[Relation]) -> int:
    size = 1
    for relation in relations:
        size *= max(len(relation.rows), 1)
    return size
