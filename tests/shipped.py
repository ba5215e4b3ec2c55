"""The shipped sheets, read once by each process that runs tests. Nobody may change what is given here."""

from __future__ import annotations

from functools import cache

from jalon.guideline.cache import load_program
from jalon.guideline.library import Library, load
from jalon.guideline.program import Program


@cache
def sheets() -> tuple[Program, Library]:
    """The shipped sheets and their program, read from the sheets themselves."""
    return load()


@cache
def program() -> Program:
    """The program of the shipped sheets as a command reads it, from its cache when there is one."""
    return load_program()
