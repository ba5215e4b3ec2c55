"""Sentences of rules in French (from the sheets) and English (from the translation catalogue), each accounted for."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from jalon.engine.domains import WordDomain, bits
from jalon.engine.readings import OPTION, REQUIREMENT, tests
from jalon.engine.tree import Decision, Place, Test
from jalon.engine.windows import VERDICT
from jalon.guideline.cells import conditions
from jalon.guideline.draft import Draft, about
from jalon.guideline.headings import headings
from jalon.guideline.names import YES_NO_FR, Words
from jalon.guideline.placeholders import Sentence
from jalon.guideline.program import Bilingual, Rule
from jalon.guideline.reporter import Reporter
from jalon.guideline.short import MOST_WORDS, words
from jalon.guideline.sources import as_text
from jalon.guideline.stands_for import lists_of
from jalon.guideline.written import Text

if TYPE_CHECKING:
    from jalon.guideline.binding import Binder
    from jalon.guideline.library import Library

FIXED_FR = {
    "oui": "yes",
    "non": "no",
    "remplie": "met",
    "non remplie": "not_met",
    "levée": "waived",
    "indiqué": "indicated",
    "à discuter": "discuss",
    "contre-indiqué": "contraindicated",
    "non indiqué": "not_indicated",
    "interdit": "forbidden",
    "autorisé": "allowed",
    "score": "score",
    "inconnu": "unknown",
    "passé": "past",
}
FIXED_EN = {
    "oui": "yes",
    "non": "no",
    "remplie": "met",
    "non remplie": "not met",
    "levée": "waived",
    "indiqué": "indicated",
    "à discuter": "to be discussed",
    "contre-indiqué": "contraindicated",
    "non indiqué": "not indicated",
    "interdit": "forbidden",
    "autorisé": "allowed",
}
# Besides its own outcomes, what a rule may have a sentence for.
BESIDE: Mapping[str, tuple[str, ...]] = MappingProxyType({"Fenêtres": ("unknown", "past"), "Score": ("unknown", "score"), "Grandeur": ()})


@dataclass
class Phrases:
    """The translation catalogue, which of its entries the sheets use, and every sentence met."""

    entries: dict[str, tuple[str, str, str, int]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    sentences: list[Sentence] = field(default_factory=list)

    def read(self, content: bytes, name: str) -> Reporter:
        """One gettext catalogue; entries are keyed by their context. Its reporter says why it cannot be read."""
        from babel.messages.pofile import PoFileError, read_po

        text, report = as_text(content, name)
        if report.troubles:
            return report
        try:
            catalogue = read_po(io.BytesIO(text.encode()), abort_invalid=True)
        except PoFileError as wrong:
            report("po", report.start(wrong.lineno + 1), said=wrong.args[0])
            return report
        except (LookupError, ValueError) as wrong:  # the head names an encoding or a language that does not exist
            report("po", report.start(), said=str(wrong))
            return report
        if catalogue.charset.casefold() not in ("utf-8", "utf8"):
            # The library reads by the encoding that the head names: accents would be others.
            report("po", report.locate("charset=", report.start()), said=f"charset={catalogue.charset}")
            return report
        seen: set[str] = set()
        for number, written in enumerate(text.splitlines(), start=1):
            # The library keeps one of two entries of the same key, and does not say so.
            if written.startswith("msgctxt ") and written in seen:
                report("po twice", report.start(number), said=written.removeprefix("msgctxt ").strip('"'))
            seen.add(written)
        for message in catalogue:
            line = message.lineno or 1
            if message.id and not message.context:
                report("po key", report.start(line), said=str(message.id))
            elif message.fuzzy and message.id:
                report("po fuzzy", report.start(line), said=str(message.context))
            elif message.context:
                self.entries[message.context] = (str(message.id), str(message.string), name, line)
        return report

    def english(self, key: str, french: str, report: Reporter, at: Place) -> str:
        """The English of one sentence; missing or stale is a trouble of the sheet."""
        self.used.add(key)
        found = self.entries.get(key)
        if found is None or not found[1]:
            report("no translation", at, said=key)
            return french
        if _plain(found[0]) != _plain(french):
            report("stale translation", at, said=key)
        return found[1]

    def header(self, key: str, french: str) -> str:
        """The English of a header, for the tables that are shown; nothing where it is not translated: then the fact is named."""
        found = self.entries.get(key)
        if found is None or found[0] != french:
            return ""
        self.used.add(key)
        return found[1]

    def rule(self, library: Library, binder: Binder, one: Draft, place: int, name: str, check: str) -> Rule:
        """The words, sentences and sources of one rule."""
        report, page, block = library.report(one.page), one.page, one.block
        stem = Path(page.name).stem
        kind = binder.names.rules[name].kind
        key = f"{stem}|{name}"
        outcomes: dict[str, Bilingual] = {}
        texts: dict[str, Bilingual] = {}
        listed: dict[str, Text] = {}
        shorts: dict[str, Bilingual] = {}
        mine = [text for text in (*block.texts, *block.shorts) if not check or text.check == _label_of(one, check)]
        if isinstance(kind, Words):
            plain = FIXED_EN if block.kind in ("Exigences", "Options", "Fenêtres") else ("oui", "non")
            outcomes = {FIXED_FR[word]: (word, FIXED_EN[word]) for word in plain if FIXED_FR[word] in kind.ids}
        for text in mine:
            identifier = text.identifier or FIXED_FR.get(text.word, "") or _known(kind, text.word)
            if not identifier and " ou " in text.word:
                several = [FIXED_FR.get(word, "") or _known(kind, word) for word in text.word.split(" ou ")]
                identifier = "+".join(sorted(several)) if all(several) else ""
            if not identifier:
                report("unknown outcome", text.at, said=text.word, find=text.word)
                continue
            if not self._can_be(one, kind, identifier):
                report("unused outcome", text.at, said=text.word, find=text.word)
                continue
            if text.short:
                self._short(f"{key}|{identifier}|short", Sentence(name, text, "", "", about(block), report), identifier, texts, shorts)
                continue
            listed.setdefault(identifier, text)
            if text.sentence:
                if identifier in texts:
                    report("sentence twice", text.at, said=text.word, find=text.word)
                    continue
                translated = self.english(f"{key}|{identifier}", text.sentence, report, text.at)
                texts[identifier] = (text.sentence, translated)
                self.sentences.append(Sentence(name, text, translated, f"{key}|{identifier}", about(block), report))
            if text.identifier:
                outcomes[identifier] = (text.word, self.english(f"{key}|{identifier}|label", text.word, report, text.at))
        self._complete(binder, one, place, texts, report, check)
        if not check or check == one.checks[0].name:
            _checks_named(one, report)
        title = (_label_of(one, check) or block.phrase) if check else block.phrase
        title_key = f"{key}|label" if check else f"{key}|title"
        titles = (title, self.english(title_key, title, report, block.at)) if title and block.kind != "Grandeur" else (title or name, name)
        line = next((line.at.line for line in one.checks if line.name == check), block.at.line) if check else block.at.line
        labels = tuple((label, self.header(f"{stem}|{label}|column", label)) for table in one.tables for label in table.labels)
        if block.kind == "Options":
            labels = tuple((c.label, self.english(f"{key}|{c.label}|argument", c.label, report, c.at)) for c in one.checks)
        source = next(s for s in sorted(library.sources.values(), key=lambda s: len(s.label), reverse=True) if s.heads(page.head["Source"]))
        where = page.head["Source"][len(source.label) :].lstrip(", ").strip()
        fallback: tuple[Test, ...] = ()
        if block.fallback_if:
            drafted = conditions(block.fallback_if, report.locate(block.fallback_if, block.at), block, binder.names, report)
            if drafted and not drafted.every:
                report("default joined by ou", block.at, said=block.fallback_if, find=block.fallback_if)
            fallback = tuple(tests(binder.condition(drafted))) if drafted else ()
        return Rule(
            name,
            place,
            about(block),
            block.kind,
            source.id,
            where,
            page.name,
            line,
            titles,
            outcomes,
            texts,
            labels,
            block.inner or block.kind == "Grandeur",
            block.urgency,
            block.strength,
            page.listed("Lectures"),
            (),
            0,
            fallback,
            block.fallback,
            headings(one, check),
            lists_of(block, listed, set(kind.ids) if isinstance(kind, Words) else set(), report),
            (),
            shorts,
        )

    def _short(self, key: str, said: Sentence, identifier: str, texts: Mapping[str, Bilingual], shorts: dict[str, Bilingual]) -> None:
        """The short sentence of an outcome: beside a long one, once, and short in both languages."""
        text, report = said.text, said.report
        if identifier not in texts or identifier in shorts or not text.sentence:
            report("short alone" if identifier not in texts else "sentence twice", text.at, said=text.word, find=text.word)
            return
        translated = self.english(key, text.sentence, report, text.at)
        longest = max(words(text.sentence), words(translated))
        if longest > MOST_WORDS:
            report("short too long", text.at, said=str(longest), path=str(MOST_WORDS), find=text.word)
        shorts[identifier] = (text.sentence, translated)
        self.sentences.append(replace(said, english=translated, key=key))

    def _complete(self, binder: Binder, one: Draft, place: int, texts: dict[str, Bilingual], report: Reporter, check: str) -> None:
        """Every outcome the table gives has an identifier and a sentence; every sentence can be reached."""
        block, slot = one.block, binder.slots[place]
        if block.kind == "Décision":
            kind = binder.names.rules[slot.path.partition("@")[0]].kind
            assert isinstance(kind, Words)
            given = {word for table in one.tables for row in table.rows for word in row.outcome}
            for table in one.tables:
                for row in table.rows:
                    for word in row.outcome:
                        if word != "sans objet" and word not in kind.french and word not in YES_NO_FR:
                            report("unknown outcome", row.at, said=word, known=tuple(kind.french), width=len(word))
            for text in block.texts:
                if not set(text.word.split(" ou ")) <= given | {"inconnu", "passé"}:
                    report("unused outcome", text.at, said=text.word, find=text.word)
        if block.inner or block.kind in ("Grandeur",):
            return
        if block.kind == "Score":
            needed = {"score"}
        elif block.kind == "Exigences":
            needed = set(REQUIREMENT.names) - (
                {"waived"} if next(line for line in one.checks if line.name == check).unless is None else set()
            )
        elif block.kind == "Options":
            needed = set(OPTION.names)
        elif block.kind == "Fenêtres":
            needed = set(VERDICT.names)
        else:
            reached = 0
            if isinstance(slot.body, Decision):
                for bound in slot.body.rows:
                    reached |= bound.outcome
            assert isinstance(slot.domain, WordDomain)
            needed = {slot.domain.values(bit)[0] for bit in bits(reached & ~1)}
        words = {identifier: word for word, identifier in FIXED_FR.items()}
        named = {text.identifier: text.word for text in block.texts if text.identifier}
        for identifier in sorted(needed - set(texts)):
            said = named.get(identifier) or words.get(identifier, identifier)
            written = f"{said} `{identifier}`" if identifier in named else said
            before = f"{_label_of(one, check)}, " if check else ""
            report("no text", block.at, said=before + said, instead=before + written)

    def _can_be(self, one: Draft, kind: object, identifier: str) -> bool:
        """Whether a rule can ever come to what a sentence is for; the outcomes of a decision are set against its rows elsewhere."""
        if one.block.kind == "Décision" or (one.block.kind != "Score" and not isinstance(kind, Words)):
            return True
        ids = kind.ids if isinstance(kind, Words) else ()
        return set(identifier.split("+")) <= {*ids, *BESIDE.get(one.block.kind, ("unknown",))}

    def orphans(self) -> list[tuple[str, str, int]]:
        """Entries that no sentence uses: (key, file, line)."""
        return [(key, entry[2], entry[3]) for key, entry in self.entries.items() if key not in self.used]


def _checks_named(one: Draft, report: Reporter) -> None:
    """Every sentence under requirements belongs to one of their lines, and to an outcome that the line can have."""
    if one.block.kind != "Exigences":
        return
    lines = {line.label: line for line in one.checks}
    for text in (*one.block.texts, *one.block.shorts):
        if text.check not in lines:
            said = text.check or text.word
            report("unknown check", text.at, said=said, known=tuple(lines), find=said)
        elif text.word == "levée" and lines[text.check].unless is None:
            report("unused outcome", text.at, said=f"{text.check}, {text.word}", find=text.word)


def _label_of(one: Draft, check: str) -> str:
    return next((line.label for line in one.checks if line.name == check), "")


def _known(kind: object, word: str) -> str:
    found = kind.french.get(word) if isinstance(kind, Words) else None
    return next(iter(found)) if found and len(found) == 1 else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
