"""An explanation on a terminal: the answer, its table with the rows marked for this case, and below it the steps that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from jalon.board.fitted import Fitted
from jalon.board.otherwise import Otherwise
from jalon.board.reasons import VERIFIED, grounds, reasons
from jalon.board.terminal import indented, typeset, why_text
from jalon.guideline.answers import Answer
from jalon.guideline.printing.conditions import kind_word
from jalon.guideline.program import Program

Json = dict[str, Any]
# A mark and a style for each state: no state is told by its style alone.
MARKS = {"decides": "▶", "allowed": "○", "excluded": "×", "read": "·"}
STYLES = {"decides": "bold", "allowed": "", "excluded": "dim", "read": ""}
HOLDS = {"yes": "✓", "no": "×", "maybe": "?"}
HERE = ("ici", "here")
CASE = ("Ce dossier", "This case")
ABOVE = ("voir plus haut", "see above")
OUTSIDE = ("hors de la portée de cette table", "outside the scope of this table")
LEGEND = (
    "▶ décide   ○ encore possible   × exclue ; dans une ligne, × est devant ce que le dossier ne permet pas",
    "▶ decides   ○ still possible   × excluded; within a row, × stands before what the case rules out",
)
_HELD = ("✓ tient   × ne tient pas   ? non connu", "✓ holds   × does not hold   ? not known")
MANY = 6  # rows excluded alike from which they are told in one line
SOURCE = 36  # letters of the name of a sheet that are kept together
ROWS = 16  # letters of the numbers of rows that are kept together
NAMES = 8  # objects of a list that are named


def explained(answer: Answer, told: Json, program: Program, lang: str, changes: Otherwise | None = None) -> RenderableType:
    """The answer and its facts, what would change it, then the table and its steps, then readings, verification and other sources."""
    number = 0 if lang == "fr" else 1
    parts: list[RenderableType] = [*reasons(answer, program, lang), Text("")]
    if changes is not None:
        parts += [*change_lines(changes, number), Text("")]
    parts += step_lines(told, lang, 0)
    parts.append(Text(LEGEND[number], style="italic"))
    if "holds" in _keys(told):
        parts.append(Text(_HELD[number], style="italic"))
    said = grounds(answer, program, lang)
    return typeset([*parts, *([Text("")] if said else []), *said], number)


def change_lines(changes: Otherwise, number: int) -> Iterator[RenderableType]:
    """The smallest changes that would change the answer, or why none is told."""
    if changes.sentences:
        yield Text(changes.title[number], style="bold")
    for sentence in changes.sentences:
        yield indented(Text(sentence[number]), 2)
    if changes.note[number]:
        yield indented(Text(changes.note[number]), 2) if changes.sentences else Text(changes.note[number])


def _keys(told: Json) -> set[str]:
    """What the rows of an explanation say, its steps included."""
    found = {key for row in told.get("rows", ()) for key in row}
    return found.union(*(_keys(step) for step in told.get("steps", ())))


def step_lines(told: Json, lang: str, depth: int) -> Iterator[RenderableType]:
    """One rule: title, source, table, where the rows come from; then its steps, further to the right."""
    number = 0 if lang == "fr" else 1
    colon = " : " if number == 0 else ": "
    title = told["title"][lang]
    about = f" ({_objects_of(told['about'], number)})" if ":" in told["about"] and "*" not in told["about"] else ""
    head = Text(f"{'↳ ' if depth else ''}{title[:1].upper()}{title[1:]}{about}{colon}")
    head.append(told["words"][lang], style="bold")
    if told.get("above"):
        head.append(f"   ({ABOVE[number]})")
    yield indented(head, 2 * depth)
    if told.get("above"):
        return
    inner = 2 * depth + 2
    yield indented(Text(_origin(told["from"])), inner)
    if "rows" in told:
        case = _case(told, lang)
        if case:
            yield indented(Text(f"{CASE[number]}{colon}{case}"), inner)
        yield indented(_table(told, lang), inner)
        yield from (indented(line, inner) for line in _others(told, lang))
        sources = _sources(told, number)
        if sources is not None:
            yield indented(sources, inner)
    else:
        yield indented(Text(OUTSIDE[number]), inner)
    yield Text("")
    for step in told.get("steps", ()):
        yield from step_lines(step, lang, depth + 1)
    if "left_out" in told:
        more = told["left_out"]
        words = ("autre objet, de même", "more object, likewise") if more == 1 else ("autres objets, de même", "more objects, likewise")
        yield indented(Text(f"… {more} {words[number]}"), inner)


def _objects_of(about: str, number: int) -> str:
    """`lésion L1`, `traitement D1 et irradiation P2`."""
    pieces = (piece.partition(":") for piece in about.split("+"))
    return (" et ", " and ")[number].join(f"{kind_word(kind, number)} {name}" for kind, _, name in pieces)


def _origin(source: Json) -> str:
    return f"{source['document']}, {source['where']}   {source['sheet']}:{source['line']}".replace(",    ", "   ")


def _is_score(told: Json) -> bool:
    return bool(told["header"]["en"][0] == "Item")


def _case(told: Json, lang: str) -> str:
    """What the case says of the facts that are read, where no line of the table shows it."""
    if _is_score(told) or _decision(told):
        return ""
    said = [f"{one['label'][lang]} {_said(one, 0 if lang == 'fr' else 1)}" for one in told["reads"]]
    return (" ; " if lang == "fr" else "; ").join(said)


def _said(read: Json, number: int) -> str:
    """What the case says of a fact, and why that is not enough when it is not."""
    why = read.get("why")
    return str(read["words"]["fr" if number == 0 else "en"]) + ("" if why == "said_unknown" else why_text(why, number))


def _decision(told: Json) -> bool:
    return not any(key in row for row in told["rows"] for key in ("holds", "objects")) and len(told["header"]["fr"]) > 1


def _table(told: Json, lang: str) -> Fitted:
    number = 0 if lang == "fr" else 1
    header = list(told["header"][lang])
    if _is_score(told):
        header.insert(1, CASE[number])
    lines: list[tuple[list[Text], str]] = []
    if _decision(told) and not _is_score(told):
        here = [Text(_said(one, number), style="italic") for one in told["reads"]]
        lines.append(([Text(f"  {HERE[number]}", style="italic"), *here, *(Text("") for _ in range(len(header) - len(here)))], ""))
    alike = _alike(told)
    items = iter(told["reads"])
    for place, row in enumerate(told["rows"], start=1):
        if place in alike:
            continue
        cells = _cells(row, lang)
        if _is_score(told):
            read = next(items) if cells[0].plain else None
            said = _said(read, number) if read else ""
            cells.insert(1, Text(said, style="italic"))
        lines.append(([Text(f"{MARKS[row['state']]} {place:>2}"), *cells], STYLES[row["state"]]))
    return Fitted([Text(""), *(Text(name, style="bold") for name in header)], lines)


def _others(told: Json, lang: str) -> Iterator[Text]:
    """The rows that are excluded alike, in one line below the table."""
    alike = _alike(told)
    if alike:
        names = ", ".join(told["rows"][place - 1]["cells"][lang][0]["text"] for place in alike)
        said = f"{len(alike)} autres lignes : {names}" if lang == "fr" else f"{len(alike)} other rows: {names}"
        yield Text(f"{MARKS['excluded']} {said}", style=STYLES["excluded"])


def _alike(told: Json) -> Sequence[int]:
    """Rows excluded by their first box alone, when they are many: they are named together."""
    found = []
    for place, row in enumerate(told["rows"], start=1):
        against = [number for number, cell in enumerate(row["cells"]["fr"]) if cell.get("excludes")]
        if row["state"] == "excluded" and against == [0]:
            found.append(place)
    return found if len(found) >= MANY else ()


def _cells(row: Json, lang: str) -> list[Text]:
    """The boxes of a row, each with the mark of what the case says of it."""
    cells = [Text(f"{MARKS['excluded']} {cell['text']}" if cell.get("excludes") else cell["text"]) for cell in row["cells"][lang]]
    asked = [place for place, cell in enumerate(row["cells"][lang]) if cell.get("asks")]
    for place, truth in zip(asked, row.get("holds", ()), strict=False):
        cells[place] = Text(f"{HOLDS[truth]} {cells[place].plain}")
    if "objects" in row:
        cells[-1] = Text("\n".join(filter(None, (cells[-1].plain, _objects(row["objects"], lang)))))
    return cells


def _objects(objects: Sequence[Json], lang: str) -> str:
    """`✓ L1, L2 · × L3`, or what each object is."""
    number = 0 if lang == "fr" else 1
    named = [_named(one["about"], number) for one in objects]
    if any("words" in one for one in objects):
        said = [f"{name} {one['words'][lang]}" for name, one in zip(named, objects, strict=True)]
        return _few(said, (" ; ", "; ")[number])
    groups = []
    for truth, mark in HOLDS.items():
        names = [name for name, one in zip(named, objects, strict=True) if one["holds"] == truth]
        groups += [f"{mark} {_few(names, ', ')}"] if names else []
    return "   ".join(groups)


def _named(about: str, number: int) -> str:
    """The name of an object; with its kind where it is only a number."""
    kind, _, name = about.partition(":")
    return f"{kind_word(kind, number)} {name}" if name.isdecimal() else name or about


def _few(names: Sequence[str], joint: str) -> str:
    return joint.join(names[:NAMES]) + (f"{joint}… (+{len(names) - NAMES})" if len(names) > NAMES else "")


def _sources(told: Json, number: int) -> Fitted | None:
    """Where the rows come from: a place of a document, the rows, the lines of the sheet, the readings and how far it is verified."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    alike = _alike(told)
    for place, row in enumerate(told["rows"], start=1):
        source = row["from"]
        if place in alike or source == told["from"]:
            continue
        key = (source["document"], source["where"], source["sheet"], ", ".join(source["readings"]), source["verification"])
        places.setdefault(key, []).append((place, source["line"]))
    lines = []
    for (document, where, sheet, readings, verification), rows in places.items():
        states = [VERIFIED[verification][number]] if verification in VERIFIED else []
        said = (" ; ", "; ")[number].join(filter(None, [readings, *states]))
        written = f"{sheet}:{_runs([line for _, line in rows])}"
        lines.append(([Text(text) for text in (_runs([place for place, _ in rows]), f"{document}, {where}", written, said)], ""))
    if alike:
        rest = [told["rows"][place - 1]["from"]["line"] for place in alike]
        lines.append(([Text(text) for text in ("…", "", f"{told['from']['sheet']}:{_runs(rest)}", "")], ""))
    return Fitted((), lines, SOURCE, ROWS) if lines else None


def _runs(numbers: Sequence[int]) -> str:
    """`1, 3–5`."""
    runs: list[list[int]] = []
    for one in sorted(set(numbers)):
        if runs and runs[-1][1] == one - 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
