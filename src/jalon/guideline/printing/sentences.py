"""The sentences under a table, one line an outcome, as the sheet writes them."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.engine.domains import WordDomain
from jalon.engine.tree import Decision
from jalon.guideline.phrases import FIXED_EN, FIXED_FR
from jalon.guideline.printing.wording import Wording
from jalon.guideline.program import Bilingual, Rule
from jalon.guideline.small_lines import SHORT

_FIXED = {identifier: word for word, identifier in FIXED_FR.items()}
_PLAIN: dict[str, Bilingual] = {FIXED_FR[word]: (word, english) for word, english in FIXED_EN.items()}


def sentences(wording: Wording, rules: list[Rule]) -> list[str]:
    """Every line: the outcomes in the order of their values, then what stays open, then the rest."""
    return [line for rule in rules for line in _lines(wording, rule)]


def _lines(wording: Wording, rule: Rule) -> Iterator[str]:
    slot = wording.program.slots[rule.slot]
    names = slot.domain.names if isinstance(slot.domain, WordDomain) else ()
    reached = 0
    if isinstance(slot.body, Decision):
        for row in slot.body.rows:
            reached |= row.outcome
    place = {name: number for number, name in enumerate(names)}
    single = [name for name in {*rule.outcomes, *rule.texts} if "+" not in name]
    for name in sorted(single, key=lambda name: (place.get(name, len(place)), name)):
        word, identifier = _worded(wording, rule, name)
        met = name in place and bool(reached & 2 << place[name])
        if name in rule.texts or name in rule.lists or identifier or met:
            yield _line(rule, name, word + (f" `{identifier}`" if identifier else ""))
    for name in rule.texts:
        if "+" in name:
            yield _line(rule, name, " ou ".join(_joined_word(wording, rule, one) for one in name.split("+")))
    for name, text in rule.shorts.items():
        word = " ou ".join(_joined_word(wording, rule, one) for one in name.split("+"))
        yield f"- {_check(rule)}{word}{SHORT} : « {text[0]} »"


def _line(rule: Rule, name: str, word: str) -> str:
    listed = f" = {', '.join(f'`{item}`' for item in rule.lists[name]) or '—'}" if name in rule.lists else ""
    return f"- {_check(rule)}{word}{listed}" + (f" : « {rule.texts[name][0]} »" if name in rule.texts else "")


def _check(rule: Rule) -> str:
    """The line of requirements that a sentence belongs to."""
    return f"{rule.title[0]}, " if rule.kind == "Exigences" else ""


def _worded(wording: Wording, rule: Rule, name: str) -> tuple[str, str]:
    """The word of an outcome, and its identifier where the line must give it."""
    said = rule.outcomes.get(name)
    if said is not None and said != _plain(rule, name):
        return said[0], name
    if said is not None:
        return said[0], ""
    if name in _FIXED:
        return _FIXED[name], ""
    return dict(wording.outcomes(wording.program.slots[rule.slot])).get(name, name), ""


def _plain(rule: Rule, name: str) -> Bilingual | None:
    """The words that an outcome has without being given any."""
    fixed = rule.kind in ("Exigences", "Options", "Fenêtres") or name in ("yes", "no")
    return _PLAIN.get(name) if fixed else None


def _joined_word(wording: Wording, rule: Rule, name: str) -> str:
    """The word by which an outcome is found again among others; the words of every rule come first."""
    word, _ = _worded(wording, rule, name)
    return word if FIXED_FR.get(word, name) == name else _FIXED.get(name, word)
