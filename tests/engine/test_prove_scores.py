"""Bounds of scores, and what may not turn back: each claim with a score that keeps it and one that breaks it."""

from __future__ import annotations

from fractions import Fraction

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, Cut, CutDomain, Domain
from jalon.engine.laws import Law, Laws
from jalon.engine.prove import Defect
from jalon.engine.prove_scores import bounds, turns
from jalon.engine.slots import Slot
from jalon.engine.tree import Decision, Item, Row, Score
from tests.engine.ward import LETTERS, fact, row, slots

A, B, C = (LETTERS.of((letter,)) for letter in "abc")
FULL = LETTERS.full
SIZE = CutDomain("mm", {}, (Cut(Fraction(2), {}), Cut(Fraction(5), {})))
SMALL, MIDDLE, LARGE = 2, 4 | 8 | 16, 32
NO_LAW = Laws()


def points(*numbers: int) -> int:
    """The points of a row."""
    return sum(2 << number for number in numbers)


def score(*items: Item, high: int = 9) -> list[Slot]:
    """A score over two letters and a size."""
    return slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), fact("size", domain=SIZE), ("score", "patient", CountDomain(high), Score(items)))


def always(_: object) -> bool:
    """Every slot has an order, every row is explained."""
    return True


def never(_: object) -> bool:
    """No slot has an order, no row is explained."""
    return False


def turned(program: list[Slot], *, ordered: bool = True, explained: frozenset[int] = frozenset()) -> list[Defect]:
    """Where the last rule turns back; rows are explained by their notes."""
    return list(turns(program[-1], program, NO_LAW, always if ordered else never, lambda one: one.note in explained))


ITEMS = Item(0, (row(points(1), A), row(points(2), B), row(points(3), C))), Item(1, (row(points(0, 1), A), row(points(4), B | C)))


def test_the_bounds_are_the_least_and_the_greatest_sum() -> None:
    program = score(*ITEMS)
    assert bounds(program[3], program, NO_LAW) == (1, 7)


def test_the_bounds_are_those_of_patients_and_not_of_paper() -> None:
    """Three points for x go with four for y on paper; a law says that nobody has both."""
    program = score(*ITEMS)
    apart = Law((0, 1), (frozenset((C,)), frozenset((B | C,))), lambda pair: not (pair[0] & C and pair[1] & (B | C)))
    assert bounds(program[3], program, Laws((apart,))) == (1, 6)


def test_a_score_that_nobody_has_has_no_bounds() -> None:
    program = score(Item(0, ()))
    assert bounds(program[3], program, NO_LAW) is None


def sized(*given: int, notes: tuple[int, ...] = (-1, -1, -1)) -> list[Slot]:
    """A score of one item: points for small, middle and large."""
    rows = (Row((mask,), outcome, row(A).at, note) for mask, outcome, note in zip((SMALL, MIDDLE, LARGE), given, notes, strict=True))
    return score(Item(2, tuple(rows)))


def test_points_that_rise_with_the_size_or_fall_with_it_do_not_turn() -> None:
    assert turned(sized(points(0), points(1), points(3))) == []
    assert turned(sized(points(3), points(1), points(1))) == []
    assert turned(sized(points(1), points(1, 2), points(2))) == []


def test_points_that_rise_and_fall_turn_back() -> None:
    (turn,) = turned(sized(points(1), points(4), points(3)))
    assert (turn.kind, turn.columns, turn.witness, turn.other) == ("turns back", (2,), (MIDDLE,), (LARGE,))
    assert [one.outcome for one in turn.rows] == [points(4), points(3)]


def test_open_points_turn_back_when_either_end_does() -> None:
    assert turned(sized(points(1), points(2), points(1, 3))) != []
    assert turned(sized(points(1, 3), points(2), points(2))) != []
    assert turned(sized(points(2), points(1, 3), points(1))) != []


def test_what_does_not_apply_has_no_place_in_the_order() -> None:
    rows = (row(points(9), NOT_APPLICABLE), row(points(1), SMALL | MIDDLE), row(points(3), LARGE))
    program = score(Item(2, rows))
    assert list(turns(program[3], program, Laws(absent=frozenset((2,))), always, never)) == []


def test_values_without_an_order_have_no_turn() -> None:
    assert turned(sized(points(1), points(4), points(3)), ordered=False) == []


def test_a_turn_that_a_reading_explains_is_left() -> None:
    assert turned(sized(points(1), points(4), points(3), notes=(-1, 7, -1)), explained=frozenset((7,))) == []
    assert turned(sized(points(1), points(4), points(3), notes=(-1, -1, 7)), explained=frozenset((8,))) != []


def decided(*rows: tuple[int, int, int], domain: Domain = LETTERS) -> list[Slot]:
    """A decision on a score of 1 to 3 and on y: (set of sums, set of y, outcome) a row."""
    steps = Score((Item(0, (row(points(1), A), row(points(2), B), row(points(3), C))),))
    table = Decision((2, 1), tuple(row(outcome, sums, y) for sums, y, outcome in rows))
    return slots(fact("x", domain=LETTERS), fact("y", domain=LETTERS), ("score", "patient", CountDomain(3), steps), ("conduct", "patient", domain, table))


ONE, TWO, THREE = (points(number) for number in (1, 2, 3))


def test_a_higher_score_goes_along_the_outcomes_one_way() -> None:
    assert turned(decided((ONE, FULL, A), (TWO, FULL, B), (THREE, FULL, C))) == []
    assert turned(decided((ONE, FULL, C), (TWO, FULL, B), (THREE, FULL, B))) == []


def test_a_higher_score_that_comes_back_to_an_outcome_is_told_with_both_scores() -> None:
    (turn,) = turned(decided((ONE | THREE, FULL, A), (TWO, FULL, B)))
    assert (turn.witness[0], turn.other[0]) == (TWO, THREE)


def test_the_rest_being_the_same() -> None:
    """The score falls for some y and rises for none: what differs by y alone is no turn."""
    assert turned(decided((ONE, A, B), (TWO | THREE, A, C), (points(1, 2, 3), B | C, A))) == []


def test_all_of_a_table_goes_one_way() -> None:
    """Rising for one y and falling for another is a turn."""
    assert turned(decided((ONE, A, A), (TWO | THREE, A, B), (ONE, B | C, B), (TWO | THREE, B | C, A))) != []
