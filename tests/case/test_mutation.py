"""Whatever is done to a file, it is read or refused with reasons."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.case import Case, CaseTroubles, read_case
from tests.case.writing import DEMO

CANONICAL = DEMO.read_bytes()
LINES = CANONICAL.split(b"\n")
QUIET = settings(derandomize=True, deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))


def read_or_refuse(data: bytes) -> None:
    case, messages = outcome(data)

    assert (case is None) == bool(messages)
    assert all(messages)
    if case is not None:
        assert case.model.on == case.on
        assert case.things[0].kind == "patient"


def outcome(data: bytes) -> tuple[Case | None, list[str]]:
    """The case, or the messages that refuse it in both languages; any other exception is a failure."""
    try:
        return read_case(data), []
    except CaseTroubles as troubles:
        return None, [trouble.text(lang) for trouble in troubles.troubles for lang in ("fr", "en")]


@QUIET
@given(st.integers(0, len(CANONICAL) - 1), st.integers(0, 255))
def test_one_byte_changed(at: int, byte: int) -> None:
    read_or_refuse(CANONICAL[:at] + bytes((byte,)) + CANONICAL[at + 1 :])


@QUIET
@given(st.integers(0, len(CANONICAL)))
def test_cut_anywhere(at: int) -> None:
    read_or_refuse(CANONICAL[:at])


@QUIET
@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1))
def test_one_line_moved(start: int, end: int) -> None:
    lines = LINES.copy()
    lines.insert(end, lines.pop(start))
    read_or_refuse(b"\n".join(lines))


TOKENS = [
    b"?",
    b"none",
    b"no",
    b"[]",
    b"{}",
    b"[1]",
    b"{value: x}",
    b"{value: {a: 1}, on: 2026}",
    b"-1",
    b"1/0",
    b"9999999",
    b"null",
    b"''",
    b"[[]]",
    b"{value: [?, yes]}",
    b"2026",
    b"|",
]


@QUIET
@given(st.data())
def test_one_value_replaced(data: st.DataObject) -> None:
    spots = [at for at in range(len(CANONICAL) - 2) if CANONICAL[at : at + 2] == b": "]
    at = data.draw(st.sampled_from(spots)) + 2
    end = min((found for mark in b",}\n" if (found := CANONICAL.find(bytes((mark,)), at)) >= 0), default=at)
    read_or_refuse(CANONICAL[:at] + data.draw(st.sampled_from(TOKENS)) + CANONICAL[end:])


@QUIET
@given(st.text(alphabet=st.sampled_from("abon:{}[],-\"' \n?#&*!|>%@0123\t"), max_size=200))
def test_any_text(text: str) -> None:
    read_or_refuse(("case: x\non: 2026-11-21\n" + text).encode())
    read_or_refuse(text.encode())
    read_or_refuse(b'{"on": "2026-11-21", ' + text.encode())
