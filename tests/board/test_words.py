"""The fixed words of the dossier: each has its English, none is left over, and no page mixes two languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

import jalon.board
from jalon.board.words import CATALOGUE, Words, english
from jalon.case import WordType, vocabulary
from jalon.guideline.weights import REASONS, WEIGHTS
from tests.board.dossiers import NAMES, made, shipped

HOME = Path(jalon.board.__file__).parent
OF_THE_USER = {"question", "wish", "case", "pseudonym", "source", "told"}
# Where the words of a source stand: its name, its title, the names of sheets, digests.
OF_A_SOURCE = {"documents", "document", "sheet", "knowledge", "anchor", "fact", "leaves", "about", "rule", "kind", "value", "possible", "status", "state", "side", "holds", "site"}
# Words that only French says and no accent betrays.
ONLY_FRENCH = frozenset(
    {"les", "des", "une", "avec", "pour", "sans", "est", "sont", "dans", "sur", "aux", "par", "qui", "pas", "selon", "ou", "du", "douleur", "os", "vers"}
    | {"chaque", "avant", "oui", "non", "aucun", "aucune", "peut", "faire", "rachis", "moelle", "tumeur", "jours", "mois", "ans", "cible", "projet", "traitement"}
)


def said_in_code() -> Iterator[str]:
    """The texts given to `say` and to `say.count` in the code."""
    for path in sorted(HOME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _says(ast.unparse(node.func)):
                for given in node.args[: 2 if ast.unparse(node.func).endswith(".count") else 1]:
                    yield from (one.value for one in ast.walk(given) if isinstance(one, ast.Constant) and isinstance(one.value, str) and not _is_key(one, given))


def _says(name: str) -> bool:
    return name in ("say", "desk.say", "self.say", "say.count", "desk.say.count", "self.say.count")


def _is_key(one: ast.Constant, given: ast.expr) -> bool:
    """Whether a text only chooses among others: the key of a table, what a value is compared with."""
    inside: list[ast.expr] = [part.slice for part in ast.walk(given) if isinstance(part, ast.Subscript)]
    inside += [part.test for part in ast.walk(given) if isinstance(part, ast.IfExp)]
    return any(one is below for part in inside for below in ast.walk(part))


def said_in_templates() -> Iterator[str]:
    """The texts given to `say` in the templates."""
    for path in sorted(HOME.rglob("templates/*.html")):
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            name = call.node.name if isinstance(call.node, nodes.Name) else getattr(call.node, "attr", "")
            if name in ("say", "count"):
                yield from (one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str))


def tables() -> Iterator[str]:
    """Every other text of the code: the tables of words, and what the sheets may say of a strength, a weight, a reason."""
    for path in sorted(HOME.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    yield from (*WEIGHTS, *REASONS)


def test_every_fixed_text_has_its_english() -> None:
    assert sorted({*said_in_code(), *said_in_templates(), *WEIGHTS, *REASONS} - set(english())) == []


def test_no_english_is_left_without_its_french() -> None:
    assert sorted(set(english()) - {*said_in_templates(), *tables()}) == []


def test_no_text_stands_twice_in_the_catalogue() -> None:
    found = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(one for one in set(found) if found.count(one) > 1) == []


def test_a_text_and_its_english_hold_the_same_values() -> None:
    for french, said in english().items():
        assert sorted(re.findall(r"\{\w+\}", french)) == sorted(re.findall(r"\{\w+\}", said)), french


def test_a_text_without_its_english_is_an_error_and_not_a_french_word() -> None:
    with pytest.raises(KeyError):
        Words("en")("Un texte que personne n'a traduit")


def test_zero_is_singular_in_french_and_plural_in_english() -> None:
    french, said = (Words(lang).count("{n} point", "{n} points", 0) for lang in ("fr", "en"))

    assert (french.split()[1], said.split()[1]) == ("point", "points")


def test_the_strengths_of_the_sheets_are_words_or_grades() -> None:
    """A strength in words has its English; a grade (« I, A ») is the same in both languages."""
    strengths = {rule.strength for rule in shipped().rules} | {note.strength for note in shipped().notes}
    in_words = {one for one in strengths if re.search(r"[a-zà-ÿ]{3}", one)}

    assert sorted(in_words - set(english())) == []


def texts(value: Any, key: str = "") -> Iterator[str]:
    """The texts of a dossier that are neither the user's nor a source's."""
    if key in OF_THE_USER | OF_A_SOURCE:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from texts(one, name)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one, key)


def words(text: str) -> set[str]:
    """The words of a text."""
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def french_words() -> frozenset[str]:
    """Words of the French texts that are French beyond doubt: with an accent and in no English text, or of the list above."""
    pairs = [pair for rule in shipped().rules for pair in (rule.title, *rule.outcomes.values(), *rule.texts.values(), *rule.shorts.values())]
    pairs += [(word.fr, word.en) for field in vocabulary().fields.values() if isinstance(field.type, WordType) for word in field.type.words]
    pairs += [(field.fr, field.en) for field in vocabulary().fields.values()]
    pairs += list(english().items())
    french = {word for pair in pairs for word in words(pair[0]) if not word.isascii()}
    other = {word for pair in pairs for word in words(pair[1])}
    return frozenset((french | ONLY_FRENCH) - other)


@pytest.fixture(scope="module")
def only_french() -> frozenset[str]:
    """Words that an English page never says."""
    return french_words()


@pytest.mark.parametrize("name", NAMES)
def test_an_english_dossier_says_no_french_word(name: str, only_french: frozenset[str]) -> None:
    page = made(name, "en")
    mine = {word for text in (page.case, page.question, page.wish) for word in words(text)}
    mine |= {word for one in page.findings() for reason in one.reasons for word in words(reason.source)}
    found = {word: text for text in texts(asdict(page)) for word in words(text) & only_french - mine}

    assert found == {}
