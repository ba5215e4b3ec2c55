"""How easily a French text is read: Kandel and Moles 1958, with a counter of syllables of our own, so that a score never moves.

207 - 1.015 × words a sentence - 73.6 × syllables a word. A word is what stands between spaces (« l'os » is one). A number counts one
syllable a digit. A final e, es or ent that is not heard counts for nothing, as in speech.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]", re.UNICODE)
_VOWEL = re.compile(r"[aàâäeéèêëiîïoôöuùûüyœ]")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
# What is heard as one: a vowel or a group, with the i, y, u or ou that slides into it. After « cl », « br » an i is heard alone: cli-ent.
_NUCLEUS = "eau|œu|oeu|oei|œi|uei|eui|aou|aoû|oe(?=ll)|ai|aî|au|ei|eî|eu|eû|oi|oî|ou|oû|où|[aàâäeéèêëiîïoôöuùûüyœ]"
_HEARD = re.compile(rf"(?:(?<![bcdfgptv][rl])[iy](?=[aàâeéèêoôu])|u(?=i)|ou(?=[iaeé]))?(?:{_NUCLEUS})")
# In writing only: the u of « qui » and « longue », the e of « mangeons ».
_WRITTEN = ((re.compile(r"qu(?=[aàâeéèêiîoôuy]|$)"), "q"), (re.compile(r"gu(?=[eéèêiy]|$)"), "g"), (re.compile(r"ge(?=[aàoôu])"), "j"))
_SILENT = re.compile(r"(?<=[^aeoyàâêèôœ\W\d_])es?$|(?<=[eo][uiy])es?$")
# Words in -ent that are heard. A verb in -ment (« calment ») counts one syllable too many: the safe side.
_NOUN = re.compile(
    r"ment$|^(?:c|réc|innoc|d|accid|incid|évid|présid|arg|urg|ag|v|souv|l|tal|viol|excell|s|prés|abs|cont|par|différ|pati|cli|fréqu|récipi|ingrédi)ents?$"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in a text."""

    sentences: int
    words: int
    syllables: int
    longest: int

    @property
    def kandel_moles(self) -> float:
        """From 0 (hard) to about 120 (very easy); 75 is fairly easy."""
        return 207 - 1.015 * self.words / self.sentences - 73.6 * self.syllables / self.words

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences


def measure(sentences: Sequence[str]) -> Measure | None:
    """The counts of some sentences; None when they hold no word."""
    counted = [(len(found), sum(syllables(word) for word in found)) for found in map(words, sentences) if found]
    if not counted:
        return None
    return Measure(len(counted), sum(many for many, _ in counted), sum(heard for _, heard in counted), max(many for many, _ in counted))


def words(sentence: str) -> list[str]:
    """The words of a sentence, without their punctuation."""
    found = (_EDGE.sub("", one) for one in sentence.replace("\u202f", " ").replace("\u00a0", " ").split())
    return [one for one in found if _WORD.search(one)]


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """How many syllables are heard in a word; at least one."""
    return max(1, sum(_heard(part) for part in re.split(r"['’-]", word.casefold()) if part))


def _heard(part: str) -> int:
    digits = sum(letter.isdigit() for letter in part)
    if digits:
        return digits
    text = _silent(unicodedata.normalize("NFC", part))
    for written, heard in _WRITTEN:
        text = written.sub(heard, text)
    return len(_HEARD.findall(text))


def _silent(text: str) -> str:
    """A word without the ending that is not heard, as long as another vowel is left."""
    short = text[:-3] if text.endswith("ent") and not _NOUN.search(text) else _SILENT.sub("", text)
    return short if _VOWEL.search(short) else text
