"""Sheets made by a program: at random, or very wide. Each knows, without the engine, what its tables say."""

from __future__ import annotations

import itertools
import random

from tests.meaning.brute_force import File
from tests.meaning.families import CELLS, Family

SIGNS = ("deficit", "back_pain", "sphincter", "confusion", "drowsiness", "thirst", "polyuria", "vomiting", "constipation", "fever")


def many(number: int) -> str:
    """`number` signs, each read by two steps that are then compared: they always agree."""
    columns = [f"`symptoms.{name}`" for name in SIGNS[:number]]
    steps = []
    for step in ("first", "second"):
        for part, chosen in (("a", columns[:5]), ("b", columns[5:])):
            if chosen:
                head, bar = "".join(f" S {path} |" for path in chosen), "---|" * len(chosen)
                rows = []
                for place in range(len(chosen)):
                    cells = ["non"] * place + ["oui"] + ["—"] * (len(chosen) - place - 1)
                    rows.append(f"| {' | '.join(cells)} | oui |")
                rows.append(f"| {' | '.join(['non'] * len(chosen))} | non |")
                steps.append(f"**Décision** `{step}_{part}` : étape. Intermédiaire.\n\n|{head} R |\n|{bar}---|\n" + "\n".join(rows) + "\n\n- oui\n- non\n")
    parts = ("a", "b") if number > 5 else ("a",)
    head = "".join(f" P `{step}_{part}` |" for part in parts for step in ("first", "second"))
    agree = [" | ".join(f"{word} | {word}" for word in words) + " | accord" for words in itertools.product(("oui", "non"), repeat=len(parts))]
    differ = [" | ".join(words) + " | désaccord" for words in itertools.product(("oui", "non"), repeat=2 * len(parts))
              if any(words[place] != words[place + 1] for place in range(0, len(words), 2))]
    table = f"**Décision** `same` : accord.\n\n|{head} R |\n|{'---|' * (2 * len(parts) + 1)}\n" + "\n".join(f"| {row} |" for row in agree + differ)
    return "\n".join((*steps, table, "\n- accord `agree` : « Accord. »\n- désaccord `differ` : « Désaccord. »\n"))


# The facts that random tables read, with the words of the sheet and of the case.
RANDOM_FACTS = {
    "symptoms.deficit": {"oui": "yes", "non": "no"},
    "symptoms.back_pain": {"oui": "yes", "non": "no"},
    "conditions.infection": {"aucune": "none", "locale": "local", "active": "active"},
    "conditions.coagulation_disorder": {"aucun": "none", "modéré": "moderate", "sévère": "severe"},
    "symptoms.walking": {"seul": "alone", "aidé": "aided", "impossible": "no"},
}
OUTCOMES = ("alpha", "beta", "gamma")


class RandomSheet:
    """Two steps and a final table over five facts, complete and without overlap; `value` computes it without the engine."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.words = {path: list(words) for path, words in RANDOM_FACTS.items()}
        self.tables: dict[str, tuple[list[str], dict[tuple[str, ...], tuple[str, ...]]]] = {}
        self.text: list[str] = []
        self.open_share = 0.15
        facts = list(RANDOM_FACTS)
        self._table("step_one", self.dice.sample(facts, self.dice.choice((1, 2))), " Intermédiaire.")
        self._table("step_two", self.dice.sample(facts, self.dice.choice((1, 2))), " Intermédiaire.")
        self._table("final", ["step_one", "step_two", *self.dice.sample(facts, self.dice.choice((0, 1, 2)))], "")

    def _table(self, name: str, columns: list[str], inner: str, about: str = "") -> None:
        """A table with a row for each combination of groups of words."""
        rows, meant = [], {}
        for combination in itertools.product(*(self._groups(self.words[column]) for column in columns)):
            outcome = tuple(sorted(self.dice.sample(OUTCOMES, 2 if self.dice.random() < self.open_share else 1)))
            rows.append(f"| {' | '.join(' ou '.join(group) for group in combination)} | {' ou '.join(outcome)} |")
            meant.update(dict.fromkeys(itertools.product(*combination), outcome))
        self.tables[name] = columns, meant
        self.words[name] = sorted({word for outcome in meant.values() for word in outcome})
        head = "".join(f" C `{column}` |" for column in columns)
        texts = "\n".join(f"- {word} `{word}` : « {word} »" for word in self.words[name])
        self.text.append(f"**Décision** `{name}`{about} : table.{inner}\n\n|{head} R |\n|{'---|' * (len(columns) + 1)}\n" + "\n".join(rows) + f"\n\n{texts}\n")

    def _groups(self, words: list[str]) -> list[list[str]]:
        if len(words) < 3 or "sans objet" in words or self.dice.random() < 0.5:
            return [[word] for word in words]
        shuffled = self.dice.sample(words, len(words))
        return [shuffled[:2], shuffled[2:]]

    def value(self, name: str, patient: dict[str, str]) -> set[str]:
        """The outcomes of a table for a patient of whom everything is known."""
        columns, meant = self.tables[name]
        inputs = [sorted(self.value(column, patient)) if column in self.tables else [patient[column]] for column in columns]
        return {word for words in itertools.product(*inputs) for word in meant[words]}


def case_file(known: dict[str, str]) -> str:
    """A case that says the given words of the given facts."""
    groups: dict[str, list[str]] = {}
    for path, word in known.items():
        group, _, name = path.partition(".")
        groups.setdefault(group, []).append(f"{name}: {RANDOM_FACTS[path].get(word, '?')}")
    return "\n".join(f"{group}: {{{', '.join(facts)}}}" for group, facts in groups.items())


# Facts of one lesion: some are tied to each other, some exist only in bone or only in the spine.
LESION_WORDS = {
    "lesion.pain.grade": ["aucune", "légère", "modérée", "handicapante"], "lesion.pain.mechanical": ["oui", "non"], "lesion.painful": ["oui", "non"],
    "lesion.matrix": ["lytique", "mixte", "condensante", "sans objet"], "lesion.fracture": ["non", "oui", "imminente", "sans objet"],
    "lesion.spine.alignment": ["normal", "déformation", "subluxation", "sans objet"], "lesion.new": ["oui", "non"],
}  # fmt: skip
LESION = Family("cord", ("step_one", "step_two", "final"), tuple(path.removeprefix("lesion.") for path in LESION_WORDS if path != "lesion.new"), tumours=False)


class RandomLesion(RandomSheet):
    """Two steps and a final table about a lesion."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.words = {path: words if self.dice.random() < 0.5 else [word for word in words if word != "sans objet"] for path, words in LESION_WORDS.items()}
        self.tables, self.text, self.open_share = {}, [], 0.1
        about = self.dice.choice((" pour chaque lésion", " pour chaque lésion", " pour chaque lésion (os)", " pour chaque lésion (spine)"))
        for name in ("step_one", "step_two"):
            self._table(name, self.dice.sample(list(LESION_WORDS), self.dice.choice((1, 2))), " Intermédiaire.", about)
        self._table("final", ["step_one", "step_two", *self.dice.sample(list(LESION_WORDS), self.dice.choice((0, 1)))], "", about)

    def lesion(self) -> File:
        """A lesion about which some things are not known."""
        lesion: File = {"id": "L1", **self.dice.choice(({"site": "spine.T4"}, {"site": "femur.shaft"}, {"organ": "bone"}, {"organ": "liver"}, {}))}
        for path in LESION.lesion:
            if self.dice.random() < 0.4 and (not path.startswith("spine.") or ("site" in lesion and lesion["site"] != "femur.shaft")):
                *heads, last = path.split(".")
                place = lesion
                for head in heads:
                    place = place.setdefault(head, {})
                place[last] = self.dice.choice(CELLS[path])
        return lesion


LESION_FACTS = {"lesion.controlled": {"oui": "yes", "non": "no"}, "lesion.new": {"oui": "yes", "non": "no"}}
PLACES = ("bone", "liver")


class RandomLists(RandomSheet):
    """A table about each lesion, a question or two about their list, and a final table; the words of a table are listed from the most serious."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.words = {path: list(words) for path, words in (RANDOM_FACTS | LESION_FACTS).items()}
        self.tables, self.text = {}, []
        self.shared = self.dice.sample(list(RANDOM_FACTS), self.dice.choice((0, 1, 1)))
        self.open_share = 0.0
        self._table("each", [*self.dice.sample(list(LESION_FACTS), self.dice.choice((1, 2))), *self.shared], " Intermédiaire.", " pour chaque lésion")
        self.asked = {}
        for name in self.dice.choice((("first",), ("first",), ("first", "second"))):
            word = self.dice.choice(["highest", *self.words["each"], *self.words["each"]])
            bone = self.dice.random() < 0.5
            self.asked[name] = word, bone
            scope = " (os)" if bone else ""
            self.text.append(f"**Grandeur** `{name}` = " + (f"`highest`(`each`{scope})." if word == "highest" else f"`any`(`each`{scope} = {word}).") + "\n")
            self.words[name] = [*self.words["each"], "sans objet"] if word == "highest" else ["oui", "non"]
        self.open_share = 0.15
        facts = self.dice.choice(([], self.shared, self.dice.sample(list(RANDOM_FACTS), 1)))
        self._table("final", [*self.asked, *facts], "")

    def of_list(self, name: str, patient: dict[str, str], lesions: list[dict[str, str]]) -> str:
        """What a question about the list answers."""
        word, bone = self.asked[name]
        found = [next(iter(self.value("each", patient | lesion))) for lesion in lesions if not bone or lesion["organ"] == "bone"]
        if word == "highest":
            return min(found, key=self.words["each"].index) if found else "sans objet"
        return "oui" if word in found else "non"

    def meaning(self, known: dict[str, str], lesions: list[dict[str, str]], complete: bool) -> set[str]:
        """The values of the final table over everything that is not known."""
        anything = [{"organ": place} | dict(zip(LESION_FACTS, words, strict=True)) for place in PLACES for words in itertools.product(*LESION_FACTS.values())]
        ways = [[way for way in anything if all(lesion.get(path, "?") in ("?", word) for path, word in way.items())] for lesion in lesions]
        more = [[]] if complete else [[], *([one] for one in anything), *([one, other] for one in anything for other in anything)]
        patients = [dict(zip(RANDOM_FACTS, words, strict=True))
                    for words in itertools.product(*([known[path]] if known[path] != "?" else list(words) for path, words in RANDOM_FACTS.items()))]
        columns, meant = self.tables["final"]
        found: set[str] = set()
        for patient in patients:
            inputs = {tuple(self.of_list(name, patient, [*listed, *others]) for name in self.asked) for listed in itertools.product(*ways) for others in more}
            found.update(word for answers in inputs for word in meant[(*answers, *(patient[path] for path in columns[len(self.asked):]))])
        return found


WEIGHTS = ("indication", "indication", "pour", "contre", "jamais seule", "contre-indication relative", "contre-indication absolue")
Condition = tuple[str, list[tuple[str, list[str]]]]


class RandomArguments:
    """Arguments for and against an option, and a requirement with its exception; a fact may be read by several of them."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.arguments = [(self._condition(), self.dice.choice(WEIGHTS)) for _ in range(self.dice.choice((2, 3, 4, 5)))]
        self.holds, self.unless = self._condition(), self._condition()
        rows = "\n".join(f"| argument {number} | {written(condition)} | {weight} |" for number, (condition, weight) in enumerate(self.arguments))
        verdicts = "\n".join(f"- {word} : « {word} »" for word in ("indiqué", "à discuter", "contre-indiqué", "non indiqué"))
        checks = "\n".join(f"- Essai, {word} : « {word} »" for word in ("remplie", "non remplie", "levée"))
        self.text = (f"**Options** `choice` : option.\n\n| Argument | Si | Poids |\n|---|---|---|\n{rows}\n\n{verdicts}\n\n"
                     f"**Exigences** `before` : vérification.\n\n| Vérification | Doit tenir | Sauf | Sinon |\n|---|---|---|---|\n"
                     f"| Essai `trial` | {written(self.holds)} | {written(self.unless)} | attendre |\n\n{checks}\n")

    def _condition(self) -> Condition:
        facts = self.dice.sample(list(RANDOM_FACTS), self.dice.choice((1, 1, 2)))
        return self.dice.choice(("et", "ou")), [(path, self.dice.sample(list(RANDOM_FACTS[path]), self.dice.choice((1, 1, 2)))) for path in facts]

    def option(self, patient: dict[str, str]) -> str:
        """The fixed verdict for a patient of whom everything is known."""
        met = [weight for condition, weight in self.arguments if true(condition, patient)]
        if "contre-indication absolue" in met:
            return "contraindicated"
        if "indication" not in met:
            return "not_indicated"
        return "discuss" if "contre-indication relative" in met or "jamais seule" in met else "indicated"

    def requirement(self, patient: dict[str, str]) -> str:
        """Whether the check is met, for a patient of whom everything is known."""
        return "met" if true(self.holds, patient) else "waived" if true(self.unless, patient) else "not_met"


def written(condition: Condition) -> str:
    """A condition as a sheet writes it."""
    joint, parts = condition
    return f" {joint} ".join(f"`{path}` = {' ou '.join(words)}" for path, words in parts)


def true(condition: Condition, patient: dict[str, str]) -> bool:
    """Whether a condition holds, for a patient of whom everything is known."""
    joint, parts = condition
    return (all if joint == "et" else any)(patient[path] in words for path, words in parts)
