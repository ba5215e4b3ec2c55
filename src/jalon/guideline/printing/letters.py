"""What a letter says, printed back as the tables of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jalon.guideline.letters import ALWAYS, ANSWERS, NOT_APPLICABLE, OPEN, PLAIN, READERS, WORDS
from jalon.guideline.program import Program, Spoken, Telling

Grid = Callable[[Sequence[str], Sequence[Sequence[str]]], str]


def letters(program: Program, sheet: str, grid: Grid, escaped: Callable[[str], str]) -> Iterator[str]:
    """The tables of one sheet that letters and cards say, and the words of the patient."""
    for path, every in program.plain.items():
        mine = [(", ".join(f"`{name}`" for name in row.names), escaped(row.text[0])) for row in every if row.sheet == sheet]
        if mine:
            yield f"**{PLAIN}** `{path}` : mots.\n\n{grid(WORDS, mine)}"
    kinds = {reader: kind for kind, reader in READERS.items()}
    for table in program.letters:
        if table.sheet == sheet:
            named = f" `{table.rule}`" if table.rule else ""
            told = f" : {table.title[0]}." if table.title[0] else "."
            keys = _keys(program, table)
            rows = [(escaped(keys[number]), escaped(row.text[0])) for number, row in enumerate(table.rows)]
            yield f"**{kinds[table.reader]}**{named}{told}\n\n{grid(ANSWERS if table.rule else ALWAYS, rows)}"


def _keys(program: Program, table: Telling) -> list[str]:
    """The first cell of each row: outcomes in words, or the point that a phrase without a condition is about."""
    words = {name: said[0] for name, said in program.words(table.rule).items()} if table.rule else {}
    words |= {"unknown": OPEN, "not_applicable": NOT_APPLICABLE}

    def key(row: Spoken) -> str:
        return " ou ".join(words[name] for name in row.outcomes) if table.rule else row.point

    return [key(row) for row in table.rows]
