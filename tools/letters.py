"""The long run of the letters: imagined files, each with its letter through every gate of `tests/board/letter/gates.py`.

    python -m tools.letters [N] [--from SEED]

Exit 1 when a letter fails, with its seed and what is wrong.
"""

from __future__ import annotations

import argparse
import sys

from tests.board.letter.gates import imagined

USUAL, CHUNK = 1_000, 50


def main(arguments: list[str]) -> int:
    """Try so many letters; print the faults, and how many files could be read."""
    parser = argparse.ArgumentParser(prog="tools.letters")
    parser.add_argument("number", nargs="?", type=int, default=USUAL)
    parser.add_argument("--from", dest="first", type=int, default=1_000)
    asked = parser.parse_args(arguments)
    tried = faulty = 0
    for start in range(asked.first, asked.first + asked.number, CHUNK):
        found, read = imagined(range(start, min(start + CHUNK, asked.first + asked.number)))
        tried, faulty = tried + read, faulty + len(found)
        for one in found:
            print(one)
    print(f"{tried} letters of {asked.number} imagined files: {faulty} faults.")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
