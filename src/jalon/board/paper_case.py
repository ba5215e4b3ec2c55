"""A dossier as its paper prints it: what is to be done in short lines, what is for information apart, sources by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from jalon.board.dossier.findings import capital
from jalon.board.dossier.model import Act, Bar, Dossier, Finding, Gap, Lesion
from jalon.board.drawing.score_bar import told
from jalon.board.lesion_facts import written
from jalon.board.references import References
from jalon.board.subjects import small
from jalon.board.words import Words

Json = dict[str, Any]


class Printer:
    """Dossiers in one language, their sources numbered together."""

    def __init__(self, dossiers: Sequence[Dossier], say: Words) -> None:
        self.say, self.references = say, References(dossiers)
        # Arguments of these weights are told and decide nothing.
        self.telling = frozenset(map(say.content, ("pour", "contre")))

    def case(self, one: Dossier, legend: Sequence[str]) -> Json:
        """A dossier: its first page, then what calls for something, then what is for information."""
        say = self.say
        return {
            "case": one.case,
            "day": one.day,
            "question": one.question,
            "wish": one.wish,
            "who": one.who.parts,
            "alarms": [{"title": each.title, "state": each.state, "says": each.says, "mark": each.mark} for each in one.alarms],
            "contradictory": one.contradictory,
            "set_aside": one.set_aside,
            "first": [
                {name: getattr(each, name) for name in ("text", "urgency", "when", "strength", "mark", "sure")} for each in one.first
            ],
            "further": say.count(
                "{n} autre conseil dans les pages qui suivent.", "{n} autres conseils dans les pages qui suivent.", one.further
            )
            if one.further
            else "",
            "unknown": [f"{each.effect}{f' ({each.how})' if each.how else ''}." for each in one.unknown],
            "legend": legend,
            "urgent": [self.entry(each) for each in one.urgent],
            "lesions": [self.lesion(each) for each in one.lesions],
            "acts": [self.act(each) for each in one.acts if any(found.calls for found in (*each.requirements, *each.findings))],
            "unsaid": ", ".join(each.name for each in one.acts if not (each.requirements or each.findings)),
            "calendar": [(each.when, each.says) for each in one.calendar],
            "steps": one.line.steps,
            "support": self.support(one),
            "general": [self.entry(each) for each in one.general if each.calls],
            "aside": self.aside(one),
        }

    def lesion(self, one: Lesion) -> Json:
        """A lesion: its scores with the class that each leads to, its options side by side, what else is to be done."""
        readers = [bar.reader for bar in one.scores]
        doing = [each for each in one.findings if each.calls]
        idle = [each for each in one.options if each.idle]
        return {
            "name": one.name,
            "facts": written(one, self.say),
            "scores": [
                self.score(bar, one.id) | {"read": [self.entry(each) for each in doing if each.rule == bar.reader]} for bar in one.scores
            ],
            "options": [self.entry(each) for each in one.options if not each.idle and each.status != "not_applicable"],
            "idle": self.together(idle),
            "entries": [self.entry(each, gaps=False) for each in doing if each.rule not in readers],
            "missing": self.missing(one.gaps, one.id),
        }

    def act(self, one: Act) -> Json:
        """An act: what is to be settled before it, what is settled, what else is to be done."""
        required = [each for each in one.requirements if each.calls]
        return {
            "name": one.name,
            "checks": [self.entry(each) for each in required],
            "settled": ", ".join(each.title for each in one.requirements if each not in required and each.applies),
            "entries": self.alike(each for each in one.findings if each.calls),
        }

    def score(self, bar: Bar, name: str) -> Json:
        """A score: its points item by item, its scale in words for who does not see it."""
        say, of = self.say, self.say("sur {most}", most=bar.most)
        points = [f"{one.label}, {one.says}{say(' : ')}{one.points}" for one in bar.items]
        return self.entry(bar.finding, gaps=False) | {
            "text": "",
            "tags": f" {of}",
            "points": f"{say('Points')}{say(' : ')}{say(' ; ').join(points)}." if points else "",
            "alt": f"{bar.finding.title}{say(' : ')}{bar.finding.says} {of}. {say(' ; ').join(told(bar, say.lang))}",
        }

    def entry(self, one: Finding, gaps: bool = True) -> Json:
        """An answer: title, value, what to do, arguments, what other sources say, the numbers of its sources."""
        say = self.say
        tags = f" [{one.when}]" if one.urgency in ("now", "before") else ""
        supposed = say("si la règle s'applique")
        tags += (f" ({one.strength})" if one.strength else "") + (f" ({supposed})" if one.conditional else "")
        text = [one.under]
        text += [" · ".join(one.fresh) + "."] if one.fresh else []
        text += [f"{say('Échéance')}{say(' : ')}{one.unsaid_due}."] if one.unsaid_due else []
        text += [f"{say('Jours bloqués')}{say(' : ')}{days}." for days in one.blocked]
        return {
            "title": f"{one.title}{say(' : ')}",
            "value": f"{one.mark} {one.says}",
            "tone": "now" if one.urgency == "now" else "open" if one.status == "bounded" else "",
            "tags": tags,
            "warn": f"{say('Se contredisent')}{say(' : ')}{', '.join(one.contradictory)}." if one.contradictory else "",
            "text": " ".join(text),
            "for": self.arguments(one, "for", "yes"),
            "against": self.arguments(one, "against", "yes"),
            "open": self.arguments(one, "", "unknown"),
            "others": self.others(one),
            "missing": self.missing(one.gaps) if gaps and not one.arguments else "",
            "refs": self.refs(one),
        }

    def arguments(self, one: Finding, side: str, holds: str) -> str:
        """The arguments of one side that hold, each with its weight and what it is about; or those not known that would decide."""
        found = [each for each in one.arguments if each.holds == holds and side in ("", each.side)]
        if holds == "unknown":
            kept = [each for each in found if each.weight not in self.telling]
            return self.say(" ; ").join(small(each.label) for each in kept)
        return self.say(" ; ").join(f"{small(each.label)} ({each.weight}{f', {each.reason}' if each.reason else ''})" for each in found)

    def others(self, one: Finding) -> str:
        """What other sources say otherwise, in one sentence."""
        if not one.others:
            return capital(one.edition) + "." if one.edition else ""
        named = (f"{each.source}{dated(each.source, each.edition)}{self.say(' : ')}{each.says}" for each in one.others)
        label = self.say.count("Autre source", "Autres sources", len(one.others))
        edition = f" ({one.edition})" if one.edition else ""
        return f"{label}{edition}{self.say(' : ')}{self.say(' ; ').join(named)}."

    def missing(self, gaps: Iterable[Gap], home: str = "") -> str:
        """The facts that are not known, by the way to obtain them, each with the objects that lack it, unless that is at `home` here."""
        told: dict[str, dict[str, list[str]]] = {}
        for gap in gaps:
            name = gap.fact.partition(":")[2].partition(".")[0]
            label = gap.label.removesuffix(f" ({name})")
            names = told.setdefault(gap.how, {}).setdefault(label, [])
            names += [name] if label != gap.label and name != home else []
        ways = []
        for how, labels in told.items():
            said = ", ".join(label + (f" ({', '.join(names)})" if names else "") for label, names in labels.items())
            ways.append(f"{said} ({how})" if how else said)
        return self.say(" ; ").join(ways)

    def refs(self, one: Finding) -> str:
        """« [3-5, 9 · L78] »: the places, the readings, and the sign of a wide answer."""
        told = [self.references.of(one), ", ".join(one.readings), "≈" if one.wide else ""]
        return " · ".join(filter(None, told))

    def together(self, found: Iterable[Finding]) -> str:
        """Answers of one value said in one line: « Non indiqué : chirurgie, corset »."""
        told: dict[str, list[str]] = {}
        for one in found:
            told.setdefault(f"{one.mark} {one.says}", []).append(one.title)
        return self.say(" ; ").join(f"{value}{self.say(' : ')}{', '.join(titles)}" for value, titles in told.items())

    def alike(self, found: Iterable[Finding]) -> list[Json]:
        """Answers that say the same of several drugs, together: « Docétaxel et irradiation ; pémétrexed et irradiation : … »."""
        colon, told = self.say(" : "), dict[tuple[Any, ...], list[tuple[str, Finding]]]()
        for one in found:
            head, said, rest = one.under.partition(colon)
            if not said or "." in head:
                head, rest = "", one.under
            key = (rest, *(text for name, text in self.entry(one).items() if name not in ("text", "refs")), one.items, one.due, one.blocked)
            told.setdefault(key, []).append((head, one))
        return [self.entry(self.joined(key[0], same)) for key, same in told.items()]

    def joined(self, rest: str, same: Sequence[tuple[str, Finding]]) -> Finding:
        """One answer for those of several drugs that say the same."""
        heads, first = [head for head, _ in same], same[0][1]
        if len(same) == 1 or not all(heads):
            return first
        return replace(
            first,
            sentence=self.say(" ; ").join(heads) + self.say(" : ") + rest,
            cites=tuple(dict.fromkeys(cite for _, one in same for cite in one.cites)),
            readings=tuple(dict.fromkeys(reading for _, one in same for reading in one.readings)),
        )

    def support(self, one: Dossier) -> list[str]:
        """What was said of needs and wishes, then what is to be asked."""
        colon, said = self.say(" : "), [each for each in one.support if each.told or each.says]
        asked = ", ".join(small(each.label) for each in one.support if each not in said)
        told = [f"{each.label}{colon}{each.told or each.says}" for each in said]
        return [*told, *([f"{capital(self.say('à demander'))}{colon}{asked}"] if asked else [])]

    def aside(self, one: Dossier) -> list[Json]:
        """What is for information and what does not apply; what several lesions share is said once for them."""
        every = [(each, (*(option for option in each.options if not option.applies), *each.findings)) for each in one.lesions]
        shared: dict[tuple[Any, ...], tuple[Json, list[Lesion]]] = {}
        for lesion, found in every:
            for each in found:
                if not each.calls:
                    entry = self.entry(each, gaps=False) if each.applies else {"none": each.title}
                    shared.setdefault(tuple(entry.values()), (entry, []))[1].append(lesion)
        groups: dict[str, list[Json]] = {}
        for entry, lesions in shared.values():
            groups.setdefault(self.named(lesions), []).append(entry)
        for name, found in (*((act.name, (*act.requirements, *act.findings)) for act in one.acts), (self.whole, one.general)):
            told = [self.entry(each, gaps=False) if each.applies else {"none": each.title} for each in found if not each.calls]
            if told:
                groups.setdefault(name, []).extend(told)
        return [
            {
                "name": name,
                "entries": [each for each in told if "none" not in each],
                "none": ", ".join(dict.fromkeys(each["none"] for each in told if "none" in each)),
            }
            for name, told in groups.items()
        ]

    @property
    def whole(self) -> str:
        """The name of what is about no object."""
        return self.say("Pour le patient dans son ensemble")

    def named(self, lesions: Sequence[Lesion]) -> str:
        """One lesion by its name, several by their identifiers."""
        return lesions[0].name if len(lesions) == 1 else self.say("Lésions {names}", names=", ".join(one.id for one in lesions))


def dated(source: str, edition: str) -> str:
    """The year of a source that does not say it in its name."""
    return f" ({edition})" if edition and edition not in source else ""
