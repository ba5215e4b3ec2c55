"""The sentences that say what a fact would change: short, in French and in English, read in seconds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from jalon.board.subjects import capital, subject
from jalon.case import WordType, vocabulary
from jalon.guideline.answers import Reasoner
from jalon.guideline.labels import joined
from jalon.guideline.program import Bilingual, Rule

if TYPE_CHECKING:
    from jalon.board.effect import Move

Json = dict[str, Any]
NOTHING = ("sans objet", "not applicable")
MOST = 8  # values with the same effect that are named
_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Þ])")
# A sentence that says what to do begins with an infinitive, in sheets: « Demander… », « Ne pas attendre… », « Le refaire… ».
_TO_DO = re.compile(
    r"(?:[^:]{1,60} : )?(?:Ne (?:pas|plus|rien) |D'abord |Le |La |Les |L'|En |Y )?"
    r"(?!(?:hier|entre|contre|outre|autre|notre|votre|titre|cancer|foyer|scanner|dossier|premier|dernier|danger|avenir|mètre)\b)"
    r"[\w-]+(?:er|ir|dre|tre|ire|vre|clure|pre)\b",
    re.IGNORECASE,
)
_OBJECT = (re.compile(r"^\{(?:lesion|drug|plan)\} : "), re.compile(r"^\{(?:lesion|drug|plan)\}: "))
_CHECKED: dict[str, Bilingual] = {
    "met": ("condition remplie", "condition met"),
    "not_met": ("condition non remplie", "condition not met"),
    "waived": ("condition levée", "condition waived"),
}
_WHY: dict[str, Bilingual] = {
    "": ("non noté", "not stated"),
    "said_unknown": ("noté inconnu", "said to be unknown"),
    "too_old": ("trop ancien", "too old"),
    "undated": ("sans date", "undated"),
    "contradictory": ("contredit par le dossier", "contradicted by the record"),
    "several_values": ("plusieurs valeurs le même jour", "several values on one day"),
}


class Words:
    """The words for one case."""

    def __init__(self, reasoner: Reasoner) -> None:
        self.reasoner = reasoner
        self.program, self.facts = reasoner.program, reasoner.facts

    # What a fact is called, why it is not known.

    def path(self, name: str) -> str:
        """`lesion:L2.spine.alignment` as the vocabulary names it."""
        head, _, rest = name.partition(":")
        return f"{head}.{rest.partition('.')[2]}" if rest else name

    def why(self, name: str, entries: Sequence[Json]) -> Bilingual:
        """Why a fact is not known; with its value and date when it is too old, undated or contradicted."""
        code = next((entry["why"] for entry in entries if entry.get("why")), "")
        said = _WHY.get(code, _WHY[""])
        slot = self.program.slot(self.path(name))
        kind, _, rest = name.partition(":")
        things = (self.facts.patient, *(self.facts.things(kind) if rest else ()))
        thing = next((one for one in things if one.name == f"{kind}:{rest.partition('.')[0]}"), self.facts.patient)
        if slot is None or not self.facts.current(slot.path, thing).statements:
            return said
        if code == "contradictory":
            others = [path for path in self.facts.contradictory.get((slot.path, thing.index), ()) if path != slot.path]
            labels = [joined([_label(path)[lang] for path in others], lang) for lang in (0, 1)]
            return f"{said[0]} : {labels[0]}", f"{said[1]}: {labels[1]}"
        if code not in ("too_old", "undated", "several_values"):
            return ("connu en partie", "partly known") if not code else said
        speaker = self.reasoner.speaker
        return f"{said[0]} : {speaker.stated(slot.path, thing, 0)}", f"{said[1]}: {speaker.stated(slot.path, thing, 1)}"

    # What an answer is.

    def left(self, rule: Rule, left: Sequence[Any]) -> Bilingual:
        """What is left of an answer: `9 à 11`, `stable ou instable`."""
        named = [str(name) for name in left if name != "not_applicable"]
        if not named:
            return NOTHING
        if rule.kind == "Score":
            ends = list(dict.fromkeys(named))
            return " à ".join(ends), " to ".join(ends)
        by = self.program.rule(rule.ranked_by) if rule.ranked_by else None
        labels = {**(by.outcomes if by is not None else {}), **rule.outcomes, **(_CHECKED if rule.kind == "Exigences" else {})}
        words = [[labels[name][lang] if name in labels else name for name in named] for lang in (0, 1)]
        return joined(words[0], 0), joined(words[1], 1)

    def values(self, entry: Json, keys: Sequence[str]) -> Bilingual:
        """Values of a fact with the same effect, together."""
        return self._listed([entry["words"]["fr"][key] for key in keys], 0), self._listed([entry["words"]["en"][key] for key in keys], 1)

    def _listed(self, words: list[str], lang: int) -> str:
        if len(words) <= MOST:
            return joined(words, lang)
        return ", ".join(words[:MOST]) + f"… (+{len(words) - MOST})"

    def conduct(self, rule: Rule, outcome: Any) -> Bilingual:
        """What to do once an outcome is sure: the short sentence of its sheet, else the first of its sentences that says so; "" for none.

        A sentence with a blank to fill is left out: what would fill it is not known yet.
        """
        brief, text = rule.shorts.get(str(outcome)), rule.texts.get(str(outcome))
        if brief is not None:
            said = [capital(_OBJECT[lang].sub("", brief[lang]).rstrip(".")) for lang in (0, 1)]
            if "{" not in said[0]:
                return said[0], said[1]
        if text is None:
            return "", ""
        french, english = (_SENTENCES.split(_OBJECT[lang].sub("", text[lang])) for lang in (0, 1))
        place = next((number for number, one in enumerate(french) if "{" not in one and _TO_DO.match(one)), None)
        if place is None:
            return "", ""
        return capital(french[place].rstrip(".")), capital(english[place].rstrip(".")) if len(french) == len(english) else ""

    # Sentences.

    def effect(self, values: Bilingual, through: Sequence[Move], move: Move, conduct: Bilingual) -> Bilingual:
        """`subluxation → score SINS 13, instable. Demander sans tarder l'avis d'un chirurgien du rachis`."""
        made = []
        for lang in (0, 1):
            scores = [f"{short(score.title[lang])} {score.after[lang]}" for score in through if not score.same]
            after = move.after[lang] if not move.same else (f"toujours {move.after[0]}", f"still {move.after[1]}")[lang]
            said = ", ".join([*scores, after])
            made.append(f"{values[lang]} → {said}" + (f". {conduct[lang]}" if conduct[lang] and not move.same else ""))
        return made[0], made[1]

    def headline(
        self, name: str, label: Bilingual, others: Sequence[Bilingual], through: Sequence[Move], move: Move, conduct: Bilingual
    ) -> Bilingual:
        """`L'alignement du rachis (L2) peut faire passer le score SINS de 9 à 13 à 13, instable → demander …`; else what it may lead to."""
        made = []
        for lang in (0, 1):
            of_all, rest = same_of_others(label, others, lang)
            who, many = self.named(name, (of_all, of_all), lang)
            if rest:
                named = [subject(other[0])[0] if lang == 0 else other[1] for other in rest]
                who += f", {('avec', 'with')[lang]} {(' et ', ' and ')[lang].join(named)},"
            made.append(f"{capital(who)} {self._may(through, move, lang, many)}" + (f" → {conduct[lang]}" if conduct[lang] else ""))
        return made[0], made[1]

    def _may(self, through: Sequence[Move], move: Move, lang: int, many: bool) -> str:
        """`peut faire passer le score SINS de 9-13 à 13, instable → …`, `peut mener à « … : oui »`."""
        can = (("peut", "peuvent")[many], "may")[lang]
        scores = [score for score in through if not score.same]
        if scores or move.score:
            score = scores[0] if scores else move
            first, last = (text.replace(" à ", "-").replace(" to ", "-") for text in (score.before[lang], score.after[lang]))
            after = f", {move.after[lang]}" if scores else ""
            said = ("faire passer le {} de {} à {}{}", "move the {} from {} to {}{}")[lang]
            return f"{can} " + said.format(short(score.title[lang]), first, last, after)
        title = f"{short(move.title[lang])}{(' : ', ': ')[lang]}{move.after[lang]}"
        return f"{can} {('mener à', 'lead to')[lang]} " + (f"« {title} »", f'"{title}"')[lang]

    def jointly(self, name: str, label: Bilingual, partners: Sequence[Bilingual], title: Bilingual) -> Bilingual:
        """A fact that changes nothing alone, and what it counts with."""
        made = []
        for lang in (0, 1):
            who, many = self.named(name, label, lang)
            made.append(f"{capital(who)} {with_others(partners, lang, many)} ({short(title[lang])})")
        return made[0], made[1]

    def stays(self, rule: Rule, value: Bilingual) -> Bilingual:
        """The conduct that follows from a score, when it stays whatever the score."""
        return f"{short(rule.title[0])} : toujours {value[0]}", f"{short(rule.title[1])}: still {value[1]}"

    def named(self, name: str, label: Bilingual, lang: int) -> tuple[str, bool]:
        """A fact as the subject of a sentence, and whether it is plural."""
        return subject(label[0], yes_or_no(self.path(name))) if lang == 0 else (label[1], False)


def with_others(partners: Sequence[Bilingual], lang: int, many: bool = False) -> str:
    """`ne change rien seul, compte avec …`."""
    names = ", ".join(partner[lang] for partner in partners)
    if lang == 0:
        verb = "ne changent rien seuls, comptent" if many else "ne change rien seul, compte"
        return f"{verb} avec {names}" if names else f"{verb} avec d'autres données"
    return f"changes nothing alone, counts with {names or 'other facts'}"


def same_of_others(label: Bilingual, others: Sequence[Bilingual], lang: int) -> tuple[str, list[Bilingual]]:
    """A fact that is not known of several objects, named once with all of them: `fracture (L1, L2)`; and the other facts."""
    fact, _, name = label[lang].rstrip(")").rpartition(" (")
    same = [other for other in others if fact and other[lang].startswith(f"{fact} (") and other[lang].endswith(")")]
    names = [name, *(other[lang].removeprefix(f"{fact} (").rstrip(")") for other in same)]
    return (f"{fact} ({', '.join(names)})" if same else label[lang]), [other for other in others if other not in same]


def short(title: str) -> str:
    """A title without what explains it: `score SINS, somme des critères`."""
    return title.partition(",")[0]


def yes_or_no(path: str) -> bool:
    """Whether a fact is asked by yes or no."""
    known = vocabulary().field(path)
    return known is not None and isinstance(known.type, WordType) and {"yes", "no"} <= set(known.type.ids())


def _label(path: str) -> Bilingual:
    known = vocabulary().field(path)
    return (known.fr, known.en) if known else (path, path)
