"""`Cas` rows of sheets: each is a patient and what must be answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jalon.case import Case, CaseTrouble, CaseTroubles, WordType, read_case
from jalon.case.vocabulary import vocabulary
from jalon.case.words import IMPLANT
from jalon.engine.domains import NOT_APPLICABLE, CutDomain
from jalon.engine.sheet import Cell
from jalon.engine.tree import Place
from jalon.guideline.answer import values_of
from jalon.guideline.answers import Answer, Reasoner
from jalon.guideline.labels import value_text
from jalon.guideline.library import Library
from jalon.guideline.names import YES_NO_FR, Words
from jalon.guideline.program import Program, Rule
from jalon.guideline.reporter import Reporter
from jalon.guideline.terms import quoted
from jalon.guideline.written import Page

LISTS = {"lesion": "lesions", "treatment": "treatments", "plan": "plan", "event": "events", "tumour": "tumours", "imaging": "imaging"}
IDS = {"lesion": "L1", "treatment": "D1", "plan": "P1", "tumour": "T1", "event": "E1", "imaging": "I1"}
_ASKED = re.compile(r"\?\s*\(demander : (.+)\)$")
TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Example:
    """One row: where it stands, the patient, and the expected answers (rule, expected cell)."""

    page: Page
    name: str
    at: Place
    inputs: tuple[tuple[str, Cell], ...]
    expected: tuple[tuple[str, Cell], ...]

    @property
    def id(self) -> str:
        """sheet:line, the name under which the row is tested."""
        return f"{self.at.sheet}:{self.at.line}"


def examples(page: Page, library: Library, report: Reporter) -> Iterator[Example]:
    """The rows of a page's `Cas` table."""
    table = page.examples
    if table is None:
        return
    first = table.header[0]
    if first.text.casefold() != "cas":
        report("case first column", first.at, said=first.text, width=max(len(first.text), 1))
    columns: list[str] = []
    for cell in table.header[1:]:
        if not readable(cell, library):
            report("case column", cell.at, said=cell.text, known=(*vocabulary().fields, *library.names.rules), width=max(len(cell.text), 1))
            return
        if quoted(cell.text) in columns:
            report("header twice", cell.at, said=quoted(cell.text), width=max(len(cell.text), 1))
            return
        columns.append(quoted(cell.text))
    lines: dict[str, int] = {}
    for row in table.rows:
        if len(row) != len(table.header):
            report("ragged row", row[0].at, said=str(len(row)), path=str(len(table.header)))
            continue
        if not row[0].text:
            report("case without name", row[0].at)
        elif row[0].text in lines:
            report("case twice", row[0].at, said=row[0].text, path=str(lines[row[0].text]), width=len(row[0].text))
        lines.setdefault(row[0].text, row[0].at.line)
        pairs = list(zip(columns, row[1:], strict=True))
        yield Example(
            page,
            row[0].text,
            row[0].at,
            tuple((n, c) for n, c in pairs if n not in library.names.rules),
            tuple((n, c) for n, c in pairs if n in library.names.rules),
        )


def readable(cell: Cell, library: Library) -> bool:
    """Whether a header of a `Cas` table names a fact, a rule or the day."""
    name = quoted(cell.text)
    return bool(name) and (name in library.names.rules or name == "on" or _known(name))


def _known(name: str) -> bool:
    kind, _, rest = name.partition(":")
    path = f"{kind}.{rest.partition('.')[2]}" if rest else name
    return vocabulary().field(path) is not None or path.rpartition(".")[2] == "id" or path == "patient.implants"


def case_of(example: Example, library: Library) -> Case:
    """The patient of a row. Raises `CaseTroubles` when a cell is not a value."""
    file: dict[str, Any] = {"case": "cas", "on": TODAY.isoformat()}
    objects: dict[tuple[str, str], dict[str, Any]] = {}
    for name, cell in example.inputs:
        if cell.text == "—":
            continue
        kind, separator, rest = name.partition(":")
        if name == "on":
            file["on"] = cell.text
        elif separator:
            identifier, _, path = rest.partition(".")
            _put(objects.setdefault((kind, identifier), {"id": identifier}), path, _value(f"{kind}.{path}", cell.text, library))
        elif name.partition(".")[0] in LISTS:
            kind, _, path = name.partition(".")
            one = objects.setdefault((kind, IDS[kind]), {"id": IDS[kind]})
            if name == "lesion.fracture_treated":
                objects.setdefault(("event", "E1"), {"id": "E1"}).update(
                    kind="fracture", lesion=IDS["lesion"], treated=_value("event.treated", cell.text, library)
                )
            else:
                _put(one, path, _value(name, cell.text, library))
        else:
            _put_patient(file, name, cell.text, library)
    objects.setdefault(("tumour", "T1"), {"id": "T1"}).setdefault("organ", "lung")
    for (kind, _), one in objects.items():
        if set(one) != {"id"}:
            file.setdefault(LISTS[kind], []).append(one)
    listed = file.get("listed", {})
    if listed.get("lesions") == "complete" and "lesions" not in file:
        file["lesions"] = []
    return read_case(json.dumps(file, ensure_ascii=False).encode())


def _put(one: dict[str, Any], path: str, value: Any) -> None:
    *heads, last = path.split(".")
    for head in heads:
        one = one.setdefault(head, {})
    one[last] = value


def _put_patient(file: dict[str, Any], name: str, text: str, library: Library) -> None:
    if name.startswith("labs."):
        # Each result may say its day; those that do not have the day written last, or that of the case.
        results = [re.match(r"(.*?)\s*(?:\((\d{4}[-\d]*)\))?$", piece) for piece in re.split(r"\s+puis\s+", text)]
        last = next((found[2] for found in reversed(results) if found and found[2]), file["on"])
        for found in results:
            if found:
                file.setdefault("labs", []).append({"test": name.partition(".")[2], "value": found[1], "on": found[2] or last})
    elif name == "dental.review":
        file.setdefault("dental", {})["reviewed"] = {"fait": file["on"], "non fait": "no"}.get(text, text)
    elif name == "patient.implants":
        words = {word.fr: word.id for word in IMPLANT.words}
        kinds = [] if text == "aucun" else [{"kind": words.get(piece, piece)} for piece in re.split(r"\s+et\s+", text)]
        file.setdefault("patient", {})["implants"] = kinds
    else:
        _put(file, name, _value(name, text, library))


def _value(path: str, text: str, library: Library) -> str:
    known = vocabulary().field(path)
    if known is not None and isinstance(known.type, WordType):
        kind = library.names.kind(known)
        assert isinstance(kind, Words)
        ids = kind.french.get(text)
        if ids is not None and len(ids) == 1:
            return next(iter(ids))
    return YES_NO_FR.get(text, text)


def refusal(example: Example, library: Library, report: Reporter) -> bool:
    """Whether the case file would refuse the row; reported under the cell that it would refuse."""
    first = _refused(example, library)
    if first is None:
        return False
    guilty = ((name, cell) for name, cell in example.inputs if _refused(_without(example, name), library) != first)
    name, cell = next(guilty, ("", Cell(example.name, example.at)))
    width = max(len(cell.text), 1)
    known = vocabulary().field(name.partition(":")[0] + "." + name.partition(".")[2] if ":" in name else name)
    if first.value is None or first.why is not None or first.expected is None or known is None:
        said = [_why(first, lang) for lang in ("fr", "en")]
        report("case refused", cell.at, said=example.name, path=said[0], path_en=said[1], width=width)
    elif isinstance(known.type, WordType):
        words = [word.fr for word in known.type.words]
        report("case word", cell.at, said=cell.text, path=name, known=words, width=width)
    else:
        report("case value", cell.at, said=cell.text, path=name, known=(first.expected.fr,), said_en=first.expected.en, width=width)
    return True


def _refused(example: Example, library: Library) -> CaseTrouble | None:
    try:
        case_of(example, library)
    except CaseTroubles as troubles:
        return troubles.troubles[0]
    return None


def _without(example: Example, name: str) -> Example:
    return replace(example, inputs=tuple(pair for pair in example.inputs if pair[0] != name))


def _why(trouble: CaseTrouble, lang: str) -> str:
    said = [one.text(lang) for one in (trouble.why, trouble.todo or trouble.expected) if one is not None]
    text = (" ; " if lang == "fr" else "; ").join(said)
    return f"{text[:1].upper()}{text[1:]}."


def failures(example: Example, program: Program, library: Library) -> list[tuple[str, str]]:
    """What the row expected and what is answered, in French and English; empty when all agree."""
    try:
        case = case_of(example, library)
    except CaseTroubles as troubles:
        one = troubles.troubles[0]
        return [(one.text("fr"), one.text("en"))]
    return unmet(example, case, program)


def unmet(example: Example, case: Case, program: Program) -> list[tuple[str, str]]:
    """The same, the patient of the row being read."""
    reasoner = Reasoner.begin(program, case)
    found = []
    for name, cell in example.expected:
        rule = next((rule for rule in program.rules if rule.name == name and rule.sheet == example.page.name), None) or program.rule(name)
        assert rule is not None
        answer = _answer(reasoner, rule, _ASKED.match(cell.text) is not None)
        said = told(answer, rule, program)
        if not _agrees(cell.text, answer, rule, program):
            found.append((f"`{name}` : attendu {cell.text}, obtenu {said}", f"`{name}`: expected {cell.text}, found {said}"))
    return found


def _answer(reasoner: Reasoner, rule: Rule, with_missing: bool) -> Answer | None:
    for env, about in reasoner.objects(rule):
        return reasoner.answer(rule, env, about, with_missing)
    return next(iter(reasoner.of(rule.name, with_missing, True)), None)


def told(answer: Answer | None, rule: Rule, program: Program) -> str:
    """An answer as a `Cas` cell would write it."""
    if answer is None:
        return "aucune"
    if answer.status == "not_applicable":
        return "sans objet"
    if rule.kind == "Score":
        low, high = answer.possible
        return str(low) if low == high else f"{low}..{high}"
    slot = program.slots[rule.slot]
    if isinstance(slot.domain, CutDomain):
        return value_text(answer.mask & ~NOT_APPLICABLE, slot, rule, 0)
    names = [str(name) for name in values_of(slot, answer.mask)]
    words = [rule.outcomes[name][0] if name in rule.outcomes else {"yes": "oui", "no": "non"}.get(name, name) for name in names]
    return words[0] if len(words) == 1 else "{" + ", ".join(words) + "}"


def _agrees(expected: str, answer: Answer | None, rule: Rule, program: Program) -> bool:
    asked = _ASKED.match(expected)
    if asked:
        return (
            answer is not None
            and answer.status == "bounded"
            and any(asked[1].casefold() in entry["label"]["fr"].casefold() for entry in answer.missing)
        )
    if expected == "?":
        return answer is not None and answer.status == "bounded"
    said = told(answer, rule, program)
    if expected.startswith("{"):
        return said.startswith("{") and set(expected.strip("{}").split(", ")) == set(said.strip("{}").split(", "))
    return expected == said
