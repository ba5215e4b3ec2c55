"""A page for a reader, in French or in English: captions, tables and sentences in words, without the names that the loader needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from jalon.engine.tree import AllOf
from jalon.guideline.phrases import FIXED_EN, FIXED_FR
from jalon.guideline.printing.conditions import kind_word, scope_words, spoken
from jalon.guideline.printing.pages import blocks, grid
from jalon.guideline.printing.tables import URGENCY, table
from jalon.guideline.printing.wording import OR, Wording
from jalon.guideline.program import Bilingual, Rule

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "Décision": "Decision",
        "Score": "Score",
        "Exigences": "Requirements",
        "Options": "Option",
        "Fenêtres": "Windows",
        "Grandeur": "Derived fact",
    }
)
_BESIDE: Mapping[str, Bilingual] = MappingProxyType(
    {"score": ("score", "score"), "unknown": ("inconnu", "not known"), "past": ("passé", "past")}
)


def page(wording: Wording, sheet: str) -> str:
    """Every rule of a sheet, each with its caption, its table and its sentences."""
    rules = [rule for rule in wording.program.rules if rule.sheet == sheet]
    return "\n\n".join(part for group in blocks(rules) for part in told(wording, group)) + "\n"


def told(wording: Wording, rules: Sequence[Rule]) -> Iterator[str]:
    """One rule, or the checks of one table of requirements."""
    yield caption(wording, rules)
    printed = table(wording, rules)
    yield grid(printed.header, [[box.text.replace("|", "\\|") for box in line.boxes] for line in printed.lines])
    said = [line for rule in rules for line in sentences(wording, rule)]
    if said:
        yield "\n".join(said)


def caption(wording: Wording, rules: Sequence[Rule]) -> str:
    """`Score, for each lesion (long bone): Mirels score.`, with what is said of every row."""
    rule, lang = rules[0], wording.lang
    colon = (" : ", ": ")[lang]
    kind = rule.kind if lang == 0 else _KINDS[rule.kind]
    several = len(rules) > 1 or rule.kind == "Exigences"
    titles = ", ".join(one.title[lang] for one in rules) if several else wording.label(rule.slot)
    said = [f"**{kind}**{_objects(wording, rule)}{colon}{titles}"]
    if rule.has_fallback:
        asked = spoken(wording, AllOf(rule.fallback)) if rule.fallback else ""
        said.append(("À défaut pour le patient", "By default for the patient")[lang] + (f"{colon}{asked}" if asked else ""))
    if rule.urgency:
        said.append(("Urgence", "Urgency")[lang] + colon + URGENCY[rule.urgency][lang])
    if rule.strength:
        said.append(("Force", "Strength")[lang] + colon + rule.strength)
    return ". ".join(said) + "."


def _objects(wording: Wording, rule: Rule) -> str:
    by_kind = {scope.kind: scope for scope in wording.program.slots[rule.slot].scopes}
    said = []
    for kind in rule.about:
        term = scope_words(wording, by_kind[kind]) if kind in by_kind else ""
        said.append(("chaque ", "each ")[wording.lang] + kind_word(kind, wording.lang) + (f" ({term})" if term else ""))
    return ((" pour ", " for ")[wording.lang] + (" et ", " and ")[wording.lang].join(said)) if said else ""


def sentences(wording: Wording, rule: Rule) -> Iterator[str]:
    """One line an outcome that has a sentence."""
    lang = wording.lang
    words = dict(wording.outcomes(wording.program.slots[rule.slot])) | {name: said[lang] for name, said in _BESIDE.items()}
    fixed = {name: (word, FIXED_EN[word])[lang] for word, name in FIXED_FR.items() if word in FIXED_EN}
    check = f"{rule.title[lang]}, " if rule.kind == "Exigences" else ""
    quotes = ("« ", " »") if lang == 0 else ("“", "”")
    for name, text in rule.texts.items():
        word = OR[lang].join(words.get(one) or fixed.get(one, one) for one in name.split("+"))
        yield f"- {check}{word}{(' : ', ': ')[lang]}{quotes[0]}{text[lang]}{quotes[1]}"
        if name in rule.shorts:
            yield f"- {check}{word}{(', court : ', ', short: ')[lang]}{quotes[0]}{rule.shorts[name][lang]}{quotes[1]}"
