"""The lines of a window table in words: which drugs, how long, and what is said inside the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from jalon.case.drugs import DRUG_CLASS_WORDS, DRUG_CLASSES
from jalon.engine.domains import WordDomain
from jalon.engine.tree import Duration, Window, Windows
from jalon.engine.windows import VERDICT
from jalon.guideline.printing.amounts import Unprintable, duration
from jalon.guideline.printing.wording import Wording
from jalon.guideline.program import Bilingual
from jalon.guideline.requirements import ANY_OTHER

_ANY_OTHER: Bilingual = (ANY_OTHER, "any other anticancer drug")
_CLASS: Bilingual = ("classe : ", "class: ")
_NONE: Bilingual = ("aucune", "none")
_UNKNOWN: Bilingual = ("inconnue", "unknown")
_SAME_DAY = (("non", "no"), ("oui", "yes"))
_VERDICTS: Mapping[str, Bilingual] = MappingProxyType(
    {"forbidden": ("interdit", "forbidden"), "discuss": ("à discuter", "to be discussed"), "allowed": ("autorisé", "allowed")}
)


def window_cells(wording: Wording, body: Windows) -> list[tuple[str, ...]]:
    """For each line: the drugs, the time before, the time after, the same day, the verdict."""
    lang = wording.lang
    return [
        (
            name,
            _length(window.before, lang),
            _length(window.after, lang),
            _SAME_DAY[window.same_day][lang],
            " ".join(_VERDICTS[verdict][lang] for verdict in VERDICT.values(window.verdict)),
        )
        for window, name in zip(body.every, _named(wording, body), strict=True)
    ]


def _length(length: Duration | None, lang: int) -> str:
    if length is None:
        return _UNKNOWN[lang]
    return _NONE[lang] if length == Duration() else duration(length, lang)


def _named(wording: Wording, body: Windows) -> list[str]:
    """The drugs of each line: a drug, a class without the drugs that have a line of their own, or any other."""
    drugs = [_of_drug(wording, body, window) for window in body.every[:-1]]
    classes = _of_classes(wording, body)
    # A drug comes before a class: up to the last line that no class can say, every line is a drug.
    first = max((place + 1 for place, word in enumerate(classes) if word is None), default=0)
    names: list[str] = []
    started = False
    for place, (drug, group) in enumerate(zip(drugs, classes, strict=True)):
        if group is not None and place >= first and (started or drug is None or body.every[place].drugs.bit_count() > 1):
            started = True
            names.append(_CLASS[wording.lang] + group)
        elif drug is not None and not started:
            names.append(drug)
        else:
            raise Unprintable(f"no word for the drugs of line {place + 1}")
    return [*names, _ANY_OTHER[wording.lang]]


def _of_drug(wording: Wording, body: Windows, window: Window) -> str | None:
    return next((word for word, mask in wording.words(body.drug) if mask == window.drugs), None)


def _of_classes(wording: Wording, body: Windows) -> list[str | None]:
    """For each line but the last, the class that leaves exactly its drugs once those of the lines above are taken."""
    domain = wording.program.slots[body.drug].domain
    assert isinstance(domain, WordDomain)
    known = [(word, meant, _drugs(domain, meant)) for word, meant in _class_words(wording)]
    taken, used = 0, frozenset[str]()
    found: list[str | None] = []
    for window in body.every[:-1]:
        word, meant, _ = next((one for one in known if not one[1] & used and one[2] & ~taken == window.drugs), ("", frozenset[str](), 0))
        used |= meant
        taken |= window.drugs
        found.append(word or None)
    return found


def _drugs(domain: WordDomain, meant: frozenset[str]) -> int:
    """The drugs all of whose classes are meant."""
    return domain.of(drug for drug, classes in DRUG_CLASSES.items() if classes <= meant and drug in domain.index)


def _class_words(wording: Wording) -> Iterator[tuple[str, frozenset[str]]]:
    """The classes of drugs, then the terms made of them, by their words."""
    for word in DRUG_CLASS_WORDS:
        yield (word.fr, word.en)[wording.lang], frozenset((word.id,))
    for term in wording.program.terms:
        if term.path.endswith(".drug_class"):
            yield (term.word, term.identifier.replace("_", " "))[wording.lang], frozenset(term.values)
