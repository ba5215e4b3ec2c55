"""The words of a lexicon found in any texts (decision 0011)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from jalon.guideline.program import Entry, Program

_PLAIN = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "’": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_LETTER = r"[^\W_]"  # a word starts and ends where there is no other letter and no digit
_BEGINNING = re.compile(rf"(?<!{_LETTER})\S")
_SPACE, _JOINT = r"\s+", r"[\s-]?"


def words_in(program: Program, texts: Iterable[str], lang: str) -> list[tuple[str, str]]:
    """The words of the lexicon that some texts use, each with its meaning, in alphabetical order.

    Whole words only, whatever their accents and their number; an abbreviation only in its own capitals, the longest form first:
    RCP-OOS is not RCP.
    """
    side = 0 if lang == "fr" else 1
    found = {number: None for text in dict.fromkeys(texts) for number in found_in(program.lexicon, text, side)}
    told = [(program.lexicon[number].forms[side][0], program.lexicon[number].meaning[side]) for number in found]
    return sorted(told, key=lambda pair: folded(pair[0]).casefold())


def found_in(lexicon: tuple[Entry, ...], text: str, side: int) -> list[int]:
    """The places in a lexicon of the words that a text uses, in the order in which it uses them."""
    return list(_seen(folded(text), _by_beginning(tuple([entry.forms[side] for entry in lexicon]))))


Forms = Mapping[str, Sequence[tuple[re.Pattern[str], int]]]


@lru_cache(maxsize=8)
def _by_beginning(every: tuple[tuple[str, ...], ...]) -> Forms:
    """The forms that begin with one or two letters, the longest first, so that a text is tried against few of them."""
    forms = sorted(((form, number) for number, one in enumerate(every) for form in one), key=lambda pair: -len(pair[0]))
    made = [(_beginning(form), (re.compile(f"{_pattern(form)}(?!{_LETTER})"), number)) for form, number in forms]
    begun = dict.fromkeys(one for one, _ in made)
    return {one: [form for first, form in made if one.startswith(first)] for one in begun}


def _beginning(form: str) -> str:
    """The first two letters that each way to write a form has, in small; one where there is no second."""
    first = folded(form).split()[0].split("-")[0].lower()
    return (first.removesuffix("al") or first)[:2]


def _seen(text: str, forms: Forms) -> Iterator[int]:
    """The entries of the words of a text, from its beginning to its end; a word inside a longer one that is found is not told."""
    end, small = 0, text.lower()
    for begun in _BEGINNING.finditer(text):
        at = begun.start()
        if at >= end:
            for form, number in forms.get(small[at : at + 2]) or forms.get(small[at]) or ():
                if met := form.match(text, at):
                    end = met.end()
                    yield number
                    break


def folded(text: str) -> str:
    """A text without its accents; capitals stay."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return apart if apart.isascii() else "".join(one for one in apart if one < "\u0300" or not unicodedata.combining(one))


def _pattern(form: str) -> str:
    """What a form may look like in a text: its plural, its hyphens as spaces or nothing; an abbreviation only as it is written."""
    plain = folded(form)
    if sum(letter.isupper() for letter in plain) > 1 and " " not in plain:
        return re.escape(plain)
    words = _SPACE.join(_JOINT.join(_either(part) for part in word.split("-")) for word in plain.split())
    return words if plain[0].isupper() else f"(?i:{words})"


def _either(part: str) -> str:
    """A word in the singular or in the plural."""
    if part.endswith("al"):
        return re.escape(part[:-2]) + "(?:al|ale|als|ales|aux)"
    return re.escape(part) + "(?:e?s|x)?"
