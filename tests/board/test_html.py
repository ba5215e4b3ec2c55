"""The page of a dossier: one file, well formed, for every reader and for paper; nothing of a case can act in it."""

from __future__ import annotations

import html
import itertools
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from jalon.board.html import digest, page
from tests.board.dossiers import EVERY, NAMES, made, of_text

VOID = frozenset(("meta", "br", "link", "input", "img", "hr"))


class Page(HTMLParser):
    """A page read strictly: every element closed in order; its text, its headings, its anchors."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, tag
        assert self.stack.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if "style" in self.stack:
            return
        self.text.append(data)
        if any(re.fullmatch(r"h[1-6]", tag) for tag in self.stack):
            level, said = self.headings[-1]
            self.headings[-1] = (level, said + data)

    @property
    def said(self) -> str:
        """Everything that is read."""
        return " ".join(" ".join(self.text).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [attributes for name, attributes in self.elements if name == tag]


@cache
def written(name: str, lang: str) -> str:
    """The page of an example."""
    return page([made(name, lang)])


@cache
def read(name: str, lang: str) -> Page:
    """The page of an example, read."""
    return Page(written(name, lang))


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_page_is_one_file_that_fetches_nothing(name: str, lang: str) -> None:
    found = read(name, lang)

    assert not re.search(r"https?://", written(name, lang).replace('xmlns="http://www.w3.org/2000/svg"', ""))
    assert {tag for tag, _ in found.elements} & {"script", "iframe", "object", "embed", "link", "img", "form"} == set()
    for tag, attributes in found.elements:
        assert not [one for one in attributes if one.startswith("on") or one in ("style", "src")], (tag, attributes)


@pytest.mark.parametrize("name", NAMES[:3])
def test_only_its_own_style_is_allowed(name: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", written(name, "fr"), re.DOTALL)
    (policy,) = [one["content"] for one in read(name, "fr").all("meta") if one.get("http-equiv") == "Content-Security-Policy"]

    assert f"default-src 'none'; style-src '{digest(style)}'" in policy


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_page_says_its_language_and_its_title(name: str, lang: str) -> None:
    found = read(name, lang)

    assert found.all("html") == [{"lang": lang}]
    assert made(name, lang).case in re.search(r"<title>(.*?)</title>", written(name, lang))[1]  # type: ignore[index]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_headings_go_down_one_step_at_a_time(name: str, lang: str) -> None:
    levels = [level for level, _ in read(name, lang).headings]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(said.strip() for _, said in read(name, lang).headings)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_table_has_a_caption_and_says_what_its_headers_are_of(name: str, lang: str) -> None:
    found = read(name, lang)

    assert len(found.all("caption")) == len(found.all("table"))
    assert all(one.get("scope") in ("col", "row", "rowgroup") for one in found.all("th"))


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_anchor_is_there_once_and_every_link_leads_to_one(name: str, lang: str) -> None:
    found = read(name, lang)
    anchors = [attributes["id"] for _, attributes in found.elements if "id" in attributes]

    assert len(anchors) == len(set(anchors))
    assert {one["href"].removeprefix("#") for one in found.all("a")} <= set(anchors)
    assert {one["aria-labelledby"] for one in found.all("section") if "aria-labelledby" in one} <= set(anchors)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_of_the_keyboard_can_skip_to_the_content(name: str) -> None:
    found = read(name, "fr")

    assert found.all("a")[0] == {"class": "skip", "href": "#content"}
    assert [one["id"] for one in found.all("main")] == ["content"]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_everything_that_the_dossier_says_is_on_the_page(name: str, lang: str) -> None:
    said = read(name, lang).said
    dossier = made(name, lang)
    for one in dossier.findings():
        assert plain(one.says) in said
        if not any(bar.finding is one for lesion in dossier.lesions for bar in lesion.scores):
            assert not one.applies or plain(one.under) in said
        for text in (*one.fresh, *one.blocked, *(argument.label for argument in one.arguments)):
            assert plain(text) in said, text
        for reason in one.reasons:
            assert plain(reason.says) in said, reason
        for other in one.others:
            assert plain(other.says) in said
        for cite in one.cites:
            assert f"{cite.sheet}:{cite.line}" in said
        for gap in one.gaps:
            assert plain(gap.label) in said
    for text in (*(one.text for one in dossier.first), *(one.effect for one in dossier.unknown), *dossier.line.steps, dossier.scope):
        assert plain(text) in said, text


def test_a_meeting_says_what_its_cases_rest_on_once_and_draws_the_bones_once() -> None:
    text = page([made(name, "fr") for name in ("rcp-poumon", "rcp-sein", "rcp-prostate")])
    found = Page(text)
    anchors = [attributes["id"] for _, attributes in found.elements if "id" in attributes]

    assert len(anchors) == len(set(anchors))
    assert {one["href"].removeprefix("#") for one in (*found.all("a"), *found.all("use"))} <= set(anchors)
    assert [said for _, said in found.headings].count("Sur quoi ce dossier repose") == 1
    assert len(found.all("use")) == 2
    for dossier in (made(name, "fr") for name in ("rcp-poumon", "rcp-sein", "rcp-prostate")):
        for one in dossier.readings:
            assert plain(one.says) in found.said


def test_the_columns_of_a_table_keep_their_names_where_they_stand_below_each_other() -> None:
    labels = {one["data-label"].strip(": \u202f\u00a0") for one in read("rcp-poumon", "fr").all("td") if "data-label" in one}

    assert labels == {"Pour", "Contre", "Non connu"}


@pytest.mark.parametrize("name", NAMES)
def test_no_state_is_told_by_its_colour_alone(name: str) -> None:
    """What is red or grey has words inside that say why."""
    for alarm in made(name, "fr").alarms:
        assert plain(f"{alarm.title} {alarm.mark} {alarm.says}") in read(name, "fr").said


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_dossier_gives_the_same_bytes(lang: str) -> None:
    assert page([made("rcp-sein", lang)]).encode() == page([made("rcp-sein", lang)]).encode()


HOSTILE = """
case: hostile
on: 2026-11-21
question: "<script>alert(1)</script> & <img src=x onerror=alert(1)> </style></title>"
wish: '" onmouseover="alert(1)'
notes: "<b>"
tumours:
  - {id: T1, organ: lung, stage: "<i>IV</i>"}
lesions:
  - {id: L1, organ: bone, site: femur.shaft.left, matrix: {value: lytic, source: "<svg onload=alert(1)>"}}
  - {id: L2, organ: bone, site: spine.T5, painful: {value: yes, source: "{{7*7}} L<b>1"}}
treatments:
  - {id: D1, drug: docetaxel, from: 2026-10-01, last: 2026-11-10, target: "javascript:alert(1)"}
plan:
  - {id: P1, procedure: radiotherapy, lesion: L1, from: 2026-11-25}
"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_a_case_says_is_only_ever_text(lang: str, tmp_path: Path) -> None:
    dossier = of_text(HOSTILE, tmp_path, lang)
    found = Page(page([dossier]))

    assert {tag for tag, _ in found.elements} & {"script", "img", "b", "i"} == set()
    assert all(not name.startswith("on") for _, attributes in found.elements for name in attributes)
    assert "<script>alert(1)</script>" in found.said
    assert "{{7*7}}" in found.said
    assert "L<b>1" in found.said


@pytest.mark.parametrize("text", ["x" * 20_000, "mot " * 3_000, "é\u202e"[:1] * 500, "ligne\\nligne"])
def test_a_long_text_breaks_nothing(text: str, tmp_path: Path) -> None:
    dossier = of_text(f'case: long\non: 2026-11-21\nquestion: "{text}"\n', tmp_path)

    assert plain(html.unescape(text.replace("\\n", "\n"))) in Page(page([dossier])).said


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_several_cases_share_one_page_without_sharing_an_anchor(lang: str) -> None:
    found = Page(page([made("rcp-poumon", lang), made("rcp-sein", lang), made("rcp-poumon", lang)]))
    anchors = [attributes["id"] for _, attributes in found.elements if "id" in attributes]

    assert len(anchors) == len(set(anchors))
    assert {one["href"].removeprefix("#") for one in found.all("a")} <= set(anchors)
