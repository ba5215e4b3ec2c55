"""Which values go together: small sets of tuples, joined and projected. What a proof enumerates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

Name = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """The tuples of values that some names can have together."""

    names: tuple[Name, ...]
    rows: frozenset[tuple[int, ...]]

    def kept(self, names: Sequence[Name]) -> Relation:
        """The same, of some of its names only."""
        taken = _taken([self.names.index(name) for name in names])
        return Relation(tuple(names), frozenset(map(taken, self.rows)))


def joined(one: Relation, other: Relation, without: Name | None = None) -> Relation:
    """The tuples that agree with both, `without` one name when that is worked out."""
    shared = [name for name in one.names if name in other.names]
    if not shared:
        key = added = _taken([])
    else:
        key, added = (itemgetter(*[each.names.index(name) for name in shared]) for each in (one, other))
    mine = [place for place, name in enumerate(one.names) if name != without]
    extra = [place for place, name in enumerate(other.names) if name not in shared and name != without]
    own, more = _taken(mine), _taken(extra)
    by_key: dict[Any, set[tuple[int, ...]]] = {}
    for row in other.rows:
        by_key.setdefault(added(row), set()).add(more(row))
    names = (*(one.names[place] for place in mine), *(other.names[place] for place in extra))
    return Relation(names, frozenset([own(row) + rest for row in one.rows for rest in by_key.get(key(row), ())]))


def _taken(places: Sequence[int]) -> Callable[[tuple[int, ...]], tuple[int, ...]]:
    """How to take some places of a tuple."""
    if len(places) == 1:
        (only,) = places
        return lambda row: (row[only],)
    return itemgetter(*places) if places else lambda _: ()


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
    """What some relations say together, but for one name of all of them."""
    ordered = sorted(relations, key=lambda one: len(one.rows))
    whole = ordered[0]
    for relation in ordered[1:-1]:
        whole = joined(whole, relation)
    if len(ordered) > 1:
        return joined(whole, ordered[-1], without=name)
    return whole.kept([other for other in whole.names if other != name])


def _size(relations: Sequence[Relation]) -> int:
    size = 1
    for relation in relations:
        size *= max(len(relation.rows), 1)
    return size
