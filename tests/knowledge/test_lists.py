"""A list and its sentence are two writings of the same doses and levels: they say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.shipped import sheets

_DOSE = re.compile(r"(\d+) Gy/(\d+)")
_LEVEL = re.compile(r"\{site[+-]\d\}")


def lists() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each outcome that stands for a list: where, its items, its sentence."""
    for page in sheets()[1].pages:
        for block in page.blocks:
            for text in block.texts:
                if text.items is not None:
                    yield f"{page.name} {text.word}", text.items, text.sentence


def test_the_sentence_names_every_dose_of_its_list() -> None:
    told = [(where, item, sentence) for where, items, sentence in lists() for item in items if _DOSE.fullmatch(item)]
    assert told
    for where, item, sentence in told:
        dose, fractions = _DOSE.fullmatch(item).groups()  # type: ignore[union-attr]
        assert re.search(rf"\b{dose}( Gy)? en {fractions}\b|\b{dose} Gy en une séance|séance unique de {dose} Gy", sentence), (where, item)
        assert fractions == "1" or f"en {fractions}" in sentence, (where, item)


def test_the_sentence_names_the_ends_of_its_levels() -> None:
    told = [(where, items, sentence) for where, items, sentence in lists() if "`{site}`" in items or "{site}" in items]
    assert told
    for where, items, sentence in told:
        assert [*_LEVEL.findall(sentence)] == [items[0], items[-1]], where
        offsets = [int(found[5:-1] or 0) for found in items]
        assert offsets == list(range(-len(items) // 2 + 1, len(items) // 2 + 1)), where
