"""A command that cannot go on: its message for the reader and its exit code."""

from __future__ import annotations


class Failure(Exception):
    """Stops a command. Codes: 1 a finding, 2 usage or a file that cannot be opened, 3 invalid input, 4 integrity."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.text, self.code = text, code
