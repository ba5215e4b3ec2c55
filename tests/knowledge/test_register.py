"""Citations and landmarks are entered twice, as accounts are: no computation would notice a wrong one.

A line that changes in a sheet changes in `register.txt` too, by the hand of whoever has read the source again.
"""

from __future__ import annotations

from collections import Counter

from tests.knowledge.register import entered, written
from tests.shipped import sheets


def test_every_citation_and_landmark_is_as_it_was_entered() -> None:
    now, before = Counter(written(sheets()[1].pages)), Counter(entered())

    assert sorted((before - now).elements()) == [], "in register.txt, and no longer in the sheets"
    assert sorted((now - before).elements()) == [], "in the sheets, and not in register.txt"
