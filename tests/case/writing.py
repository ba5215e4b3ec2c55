"""Short cases for the tests: a head, a body, what was read or why it was refused."""

from __future__ import annotations

from pathlib import Path

from jalon.case import Case, CaseTroubles, Statement, read_case

HEAD = "case: x\non: 2026-11-21\n"
DEMO = Path(__file__).with_name("demo-femur.yaml")


def words(*ids: str) -> frozenset[str]:
    """Some words of an enumeration."""
    return frozenset(ids)


def read(body: str) -> Case:
    """The case whose body starts on line 3."""
    return read_case((HEAD + body).encode())


def said(body: str, path: str, kind: str = "patient", id: str = "") -> tuple[Statement, ...]:
    """What a body says of one fact."""
    thing = read(body).thing(kind, id)
    assert thing is not None
    return thing.facts.get(path, ())


def lesion(keys: str, path: str) -> Statement:
    """The one statement that a lesion written with these keys makes of a fact."""
    (statement,) = said(f"lesions: [{{id: L1, {keys}}}]\n", path, "lesion", "L1")
    return statement


def refusal(source: str | bytes, lang: str = "en") -> list[str]:
    """Why a source is refused, one message a line."""
    try:
        read_case(source)
    except CaseTroubles as troubles:
        return troubles.text(lang).split("\n")
    raise AssertionError("the case was read")


def refused(body: str, lang: str = "en") -> list[str]:
    """Why a body, which starts on line 3, is refused."""
    return refusal((HEAD + body).encode(), lang)
