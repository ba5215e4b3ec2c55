"""No text of Jalon says or implies that an anti-resorptive prolongs life: the dedicated trial showed no benefit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jalon
from jalon.cli.reading import as_json, program, read
from jalon.guideline.boards import board
from jalon.guideline.library import HOME

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "cases").glob("*.yaml"))
DRUG = re.compile(r"d[ée]nosumab|zol[ée]dron|anti-?r[ée]sorpti|bisphosphonate|les deux|aucun des deux|neither|either", re.IGNORECASE)
LIFE = re.compile(
    r"surviv|\bsurvie|mortalit|esp[ée]rance de vie|life expectancy|(?:prolong|allong|extend|length)\w*\s+(?:la |sa |leur |the |their )?(?:vie|life|lives)"
    r"|vi(?:t|vre|vent) plus longtemps|live[sd]? longer|longer li[fv]es?",
    re.IGNORECASE,
)
# What makes a mention of survival no claim: a denial, a doubt, or the name of a condition.
DENIED = re.compile(
    r"\bpas\b|\baucune?\b|\bni\b|\bjamais\b|\bsans\b|non d[ée]montr|peut-être|exploratoire|\bno\b|\bnot\b|\bneither\b|\bnever\b|\bwithout\b|exploratory|perhaps"
    r"|esp[ée]rance de vie|life expectancy|courte?\b|short|\bdit deux choses|en vue d|endpoint|speaks of|parle d",
    re.IGNORECASE,
)

# The heading of a table of figures, and the name of a measure: the row says the rest, and is read whole elsewhere.
TITLE = re.compile(r"^\*\*Repères\*\*|^Surviv\w+(?: and progression)?, [\w\s-]+ versus [\w\s-]+ \(\w+\)$")


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is between two cells, two lines or two full stops."""
    return [part for line in text.splitlines() for part in re.split(r"(?<=[.!?])\s+", line) if part.strip()]


def claims(text: str) -> list[str]:
    """The sentences that speak of an anti-resorptive and of life or survival, and deny nothing."""
    found = [sentence for sentence in sentences(text) if LIFE.search(sentence) and not DENIED.search(sentence)]
    return [sentence for sentence in found if DRUG.search(sentence) and not TITLE.search(sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "Le dénosumab améliore la survie dans le cancer du poumon.",
        "Denosumab improves survival in lung cancer.",
        "Survie sous dénosumab : HR 0,79 (0,65 à 0,95).",
        "Un anti-résorptif prolonge la vie.",
        "With denosumab, patients live longer.",
        "Zoledronic acid extends life.",
    ],
)
def test_a_claim_is_seen(text: str) -> None:
    assert claims(text) == [text]


@pytest.mark.parametrize("text", ["Aucun gain de survie n'est démontré sous dénosumab.", "Neither has a proven survival benefit.", "Le dénosumab retarde l'événement."])
def test_a_denial_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize("path", sorted(HOME.glob("**/*.md")), ids=lambda path: path.stem)
def test_no_sheet_claims_survival(path: Path) -> None:
    """Prose, sentences, notes and rows; a row of figures is one sentence, so that the printed value needs its correction beside it."""
    assert claims(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(HOME.glob("*.po")), ids=lambda path: path.stem)
def test_no_translation_claims_survival(path: Path) -> None:
    english = "\n".join(re.findall(r'^msgstr "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE))
    assert claims(english) == []


def test_no_text_of_the_dossier_claims_survival() -> None:
    """What the program itself may write around the sheets: templates, catalogues, sentences in the code."""
    home = Path(jalon.__file__).parent
    files = [path for path in home.rglob("*") if path.suffix in (".py", ".j2", ".html", ".typ", ".po", ".toml") and HOME not in path.parents]
    assert {path.name: found for path in files if (found := claims(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_answer_claims_survival(path: Path) -> None:
    """Sentences in both languages, and landmarks with what is printed and what is corrected beside it."""
    (case,) = read([path])
    for answer in as_json(board(program(), case, with_missing=False))["answers"]:
        told = [*answer["text"].values()]
        for one in answer.get("landmarks", ()):
            told += ["; ".join(one[key][lang] for key in ("measure", "printed", "corrected", "population")) for lang in ("fr", "en")]
        assert [claims(text) for text in told if claims(text)] == [], (answer["rule"], answer["about"])


def test_every_figure_of_survival_under_denosumab_stands_beside_its_denial() -> None:
    """Whoever reads a hazard ratio of survival reads on the same row that it is exploratory or that there is no benefit."""
    rows = [one for rule in program().rules for one in rule.landmarks if re.search(r"survie|SPLENDOUR|Scagliotti", one.measure[0], re.IGNORECASE)]
    assert len(rows) >= 7
    for one in rows:
        if re.search(r"HR 0,[78]|8,9", one.printed[0] + one.corrected[0]):
            assert re.search(r"pas de bénéfice", one.corrected[0]), one.measure[0]
            assert re.search(r"no benefit", one.corrected[1]), one.measure[1]
