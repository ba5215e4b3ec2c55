"""Bad input: what a file may be when it is not a case, and what may not be repeated of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HEAD = "case: x\non: 2026-11-21\n"
MANY = 4 * 1024 * 1024 - 100
SMALL = 30_000
HUGE = 100 * 1024 * 1024
CANONICAL = (Path(__file__).parents[2] / "examples" / "cases" / "demo-femur.yaml").read_bytes()


@dataclass(frozen=True)
class Bad:
    """One bad input: what makes it, the exit code, words that the message must hold, and those that it may not repeat."""

    name: str
    make: Callable[[Path], None]
    code: int = 3
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    suffix: str = ".yaml"
    alone: bool = True
    """Whether it is given a process of its own; small texts share one."""


def every() -> Iterator[Bad]:
    """Every bad input."""
    yield from _files()
    yield from _encodings()
    yield from _yaml()
    yield from _json()
    yield from _large()
    yield from _values()
    yield from _names()
    yield from _persons()


def _text(name: str, text: str | bytes, *says: str, never: tuple[str, ...] = (), suffix: str = ".yaml") -> Bad:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Bad(name, lambda path: _write(path, data), 3, says, never, suffix, len(data) > SMALL)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _body(name: str, body: str, *says: str, never: tuple[str, ...] = ()) -> Bad:
    return _text(name, HEAD + body + "\n", *says, never=never)


def _files() -> Iterator[Bad]:
    yield Bad("missing file", lambda path: None, 2, ("cannot be opened",))
    yield Bad("directory", lambda path: path.mkdir(), 2, ("cannot be opened",))
    yield Bad("pipe that nobody fills", lambda path: os.mkfifo(path), 2)
    if os.geteuid() != 0:  # root reads everything
        yield Bad("unreadable file", _locked, 2, ("cannot be opened",))
    yield Bad("link to itself", lambda path: path.symlink_to(path), 2, ("cannot be opened",))
    yield Bad("endless file", lambda path: path.symlink_to("/dev/zero"), 3, ("4 MB",))
    yield Bad("huge file", _sparse, 3, ("4 MB",))
    yield Bad("huge file after a good start", _grown, 3, ("4 MB",))
    yield _text("empty", b"", "empty")
    yield _text("blanks", b" \n\t\n  \n", "empty")
    yield _text("comments only", b"# nothing\n# at all\n")
    for percent in (3, 20, 50, 80):
        cut = CANONICAL[: len(CANONICAL) * percent // 100]
        yield _text(f"truncated at {percent} %", cut[: cut.rfind(b"{") + 9])
    yield _text("truncated JSON", b'{"case": "x", "on": "2026-11-21", "lesions": [{"id": "L1", "organ": "bo', "line 1", suffix=".json")


def _locked(path: Path) -> None:
    path.write_bytes(CANONICAL)
    path.chmod(0)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def _grown(path: Path) -> None:
    with path.open("wb") as file:
        file.write(CANONICAL)
        file.truncate(HUGE)


def _encodings() -> Iterator[Bad]:
    accents = HEAD + "question: Faut-il opérer le fémur ?\n"
    yield _text("latin-1", accents.encode("latin-1"), "UTF-8", "line 3")
    yield _text("windows-1252", (HEAD + "question: l’œil\n").encode("cp1252"), "UTF-8", "line 3")
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield _text(name, accents.encode(name), "UTF-8")
    yield _text("a NUL byte", HEAD.encode() + b"notes: a\0b\n", "line 3")
    for name, start in (("PDF", b"%PDF-1.7\n"), ("ZIP", b"PK\x03\x04"), ("PNG", b"\x89PNG\r\n\x1a\n"), ("gzip", b"\x1f\x8b\x08")):
        yield _text(f"a {name} file", start + bytes(range(256)) * 20, "binary")
    yield _text("noise", bytes((index * 7919 + index * index) % 251 for index in range(5000)))
    yield _text("cut in a letter", accents.encode()[: accents.encode().index(b"\xc3") + 1])
    yield _text("overlong UTF-8", HEAD.encode() + b"notes: \xc0\xaf\n", "line 3")
    yield _text("surrogates", HEAD.encode() + b"notes: \xed\xa0\x80\n", "line 3")


def _yaml() -> Iterator[Bad]:
    yield _body("alias", "a: *b", "aliases", "line 3")
    yield _body("anchor", "patient: &p {sex: male}", "anchors", "line 3")
    yield _body("tag", "patient: !!map {sex: male}", "tags", "line 3")
    yield _body("python tag", "notes: !!python/object/apply:os.system ['echo owned']", "tags", "line 3")
    yield _body("billion laughs", "a: &a [lol, lol]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefghijklmnopqrstuvwx", "bcdefghijklmnopqrstuvwxy", strict=True)), "line 3")
    yield _body("merge key", "base: &base {sex: male}\npatient:\n  <<: *base", "line 3")
    yield _body("merge key without anchor", "patient:\n  <<: {sex: male}", "patient.<<")
    yield _body("several documents", "---\ncase: y\non: 2026-11-21", "several documents", "line 3")
    yield _body("duplicate key", "patient: {sex: male, sex: female}", "written twice", "line 3")
    yield _body("duplicate key at the root", "case: y", "written twice", "lines 1 and 3")
    yield _body("deep flow lists", "notes: " + "[" * 100_000, "nested", "line 3")
    yield _body("deep flow maps", "notes: " + "{a: " * 100_000, "nested", "line 3")
    yield _body("deep blocks", "".join(" " * depth + "a:\n" for depth in range(1_500)), "nested")
    yield _body("deep dashes", "notes: \n" + "- " * 50_000 + "x")
    yield _body("tab indent", "patient:\n\tsex: male", "line 4")
    yield _body("unclosed brace", "patient: {sex: male", "line 3")
    yield _body("unclosed quote", "notes: 'never\nended", "line 3")
    yield _body("key that is a list", "[a, b]: c", "line 3")
    yield _body("key that is a number", "1: c", "line 3")
    yield _body("key that is nothing", "? \n: c", "line 3")
    yield _text("a scalar", b"just a sentence\n", "group of keys")
    yield _text("a list", b"- case: x\n- on: 2026-11-21\n", "group of keys")
    yield _body("an escape in a key", 'patient: {"\\0sex": male}', "line 3")
    yield _body("an escape in the key of a value", 'lesions: [{id: L1, organ: bone, matrix: {value: lytic, "\\0": x}}]', "line 3")


def _json() -> Iterator[Bad]:
    yield _text("JSON of depth 100,000", '{"on": "2026-11-21", "notes": ' + "[" * 100_000, "nested", suffix=".json")
    yield _text("JSON maps of depth 100,000", '{"on":' * 100_000, "nested", suffix=".json")
    yield _text("JSON duplicate key", '{"case": "x", "on": "2026-11-21",\n "case": "y"}', "written twice", "line 2", suffix=".json")
    yield _text("JSON NaN", '{"on": "2026-11-21", "patient": {"weight": NaN}}', "patient.weight", suffix=".json")
    yield _text("JSON Infinity", '{"on": "2026-11-21", "patient": {"weight": -Infinity}}', "patient.weight", suffix=".json")
    yield _text("JSON trailing comma", '{"on": "2026-11-21",}', "line 1", suffix=".json")
    yield _text("JSON comment", '{"on": "2026-11-21"} // note', "line 1", suffix=".json")
    yield _text("JSON single quotes", "{'on': '2026-11-21'}", "line 1", suffix=".json")
    yield _text("JSON two values", '{"on": "2026-11-21"} {}', "line 1", suffix=".json")
    yield _text("JSON lone surrogate", '{"on": "2026-11-21", "notes": "\\ud800"}', "line 1", suffix=".json")
    yield _text("JSON NUL key", '{"on": "2026-11-21",\n "\\u0000abc": {"a": 1}}', "line 2", suffix=".json")
    yield _text("JSON control character in an id", '{"on": "2026-11-21",\n "lesions": [{"id": "\\u001b[2JL1"}]}', "line 2", never=("\x1b",), suffix=".json")
    yield _text("JSON new line in an id", '{"on": "2026-11-21",\n "lesions": [{"id": "L1\\nfile ok"}]}', "line 2", never=("\nfile ok",), suffix=".json")
    yield _text("JSON number too long", '{"on": "2026-11-21", "patient": {"weight": ' + "1" * 100_000 + "}}", "patient.weight", suffix=".json")
    yield _text("JSON many numbers", '{"on":"2026-11-21","notes":[' + "0," * (MANY // 2 - 40), "300000", suffix=".json")
    yield _text("JSON many duplicates", '{"on":"2026-11-21",' + '"a":1,' * (MANY // 6 - 40), "written twice", suffix=".json")
    yield _text("JSON string never closed", '{"on":"2026-11-21","notes":"' + "\\\\" * (MANY // 2 - 40), "line 1", suffix=".json")


def _large() -> Iterator[Bad]:
    yield _body("very long key", "k" * 2_000_000 + ": 1", "line 3")
    yield _body("very long quoted key", '"' + "k" * 900 + '": 1', "line 3", never=("k" * 100,))
    yield _body("very long value", "lesions: [{id: L1, matrix: " + "v" * 3_000_000 + "}]", "lesions[L1].matrix", "line 3", never=("v" * 100,))
    yield _body("very long id", "lesions: [{id: " + "i" * 100_000 + "}]", "line 3", never=("i" * 100,))
    yield _body("very long number", "patient: {age: " + "9" * 1_000_000 + "}", "patient.age", "line 3", never=("9" * 100,))
    yield _body("very long reference", "events: [{kind: fracture, lesion: " + "L" * 200_000 + "}]", "events[0].lesion", never=("L" * 100,))
    yield _body("2,001 lesions", "lesions:\n" + "- {organ: bone}\n" * 2_001, "2000 lesions", "line 2004")
    yield _body("2,000 wrong lesions", "lesions:\n" + "- {organ: boen, site: femr, matrix: litic}\n" * 2_000, "lesions[0].organ")
    yield _body("2,000 lesions of one id", "lesions:\n" + "- {id: L1}\n" * 2_000, "repeated")
    yield _body("2,000 references to nothing", "lesions: [{id: L1}]\nevents:\n" + "- {kind: fracture, lesion: X9}\n" * 2_000, "events[0].lesion")
    yield _body("501 keys", "patient: {" + ", ".join(f"k{number}: 1" for number in range(501)) + "}", "500")
    yield _body("4 MB of tiny values", "notes: [" + "0," * (MANY // 2 - 20), "300000", "line 3")
    yield _body("4 MB of empty lists", "lesions: [" + "[]," * (MANY // 3 - 20), "2000 lesions")
    yield _body("4 MB of repeated keys", "patient:\n" + " sex: male\n" * (MANY // 11 - 20), "written twice")
    yield _body("4 MB of questions", "notes: [" + "?," * 150_000 + "]", "notes")
    yield _body("4 MB of tabs", "\t" * (MANY - 40))
    yield _body("4 MB of dashes", "-" * (MANY - 40))
    yield _body("4 MB of dates", "labs: [{test: psa, value: [" + "{value: 1 ng/mL, on: 2026}," * 150_000)


def _values() -> Iterator[Bad]:
    lesion = "lesions: [{{id: L1, organ: bone, {}}}]"
    for said in ("2026-02-30", "2026-13-01", "2026-00-10", "2026-11-31", "0000-01-01", "99999-01-01", "2026-1-1", "tomorrow", "21 nov 2026", "2026-11-21T10:00", "-2026-01-01"):
        yield _body(f"date {said}", f"dental: {{reviewed: {said}}}", "dental.reviewed", "line 3")
    yield _text("impossible day of the case", b"case: x\non: 2026-02-30\n", "on (line 2)")
    yield _text("no day", b"case: x\n", "on")
    yield _text("vague day", b"case: x\non: 2026-11\n", "on (line 2)")
    yield _body("treatment ended before it began", "treatments: [{drug: cisplatin, from: 2026-05-02, to: 2026-05-01}]", "treatments[0].to")
    for said in ("-1", "-0.5", ".inf", "-.inf", ".nan", "NaN", "Infinity", "1/0", "0/0", "1e400", "1e-400", "0x10", "1_000", "٣", "３", "²", "1..0", "--1", "1,2,3", "1e", "{}", "[[1]]"):
        yield _body(f"weight {said}", f"patient: {{weight: '{said}'}}" if "," in said else f"patient: {{weight: {said}}}", "patient.weight", "line 3")
    for said in ("-1 %", "101 %", "2", "120", "1/0", "-1/3", "4/3", "half", "50 %%", "50 mm", "٥٠ %"):
        yield _body(f"extent {said}", lesion.format(f'cortical_extent: "{said}"'), "lesions[L1].cortical_extent", "line 3")
    for test, said in (("vitamin_d", "18"), ("vitamin_d", "18 mmol"), ("vitamin_d", "18 mg/dL"), ("calcium", "2.4"), ("calcium", "-2.4 mmol/L"), ("calcium", "2.4 mmol/L/h"), ("calcium", "0 mmol/L"),
                       ("creatinine", "high"), ("platelets", "1e400 G/L"), ("vitamin_d", "18 ng ng/mL"), ("psa", "1/2 ng/mL"), ("albumin", "٣٨ g/L")):  # fmt: skip
        yield _body(f"{test} {said}", f"labs: [{{test: {test}, value: '{said}', on: 2026-11-20}}]", "labs[0].value", "line 3")
    yield _body("dose in litres", "treatments: [{procedure: radiotherapy, dose: 30 L}]", "treatments[0].dose")
    yield _body("half a fraction", "treatments: [{procedure: radiotherapy, fractions: 2.5}]", "treatments[0].fractions")
    for name, said in (("right-to-left mark", "\u202elytic"), ("left-to-right mark", "lytic\u200e"), ("zero width space", "ly\u200btic"), ("combining letter", "lytic\u0301"), ("full width", "ｌｙｔｉｃ"), ("Cyrillic", "lуtic")):
        yield _body(f"word with a {name}", lesion.format(f'matrix: "{said}"'), "lesions[L1].matrix", "line 3", never=("\u202e", "\u200b", "\u200e"))
    yield _body("key with a right-to-left mark", '"\u202eknil": x', "line 3", never=("\u202e",))
    for code in (1, 7, 8, 0x1B, 0x7F, 0x85, 0x9B):
        yield _body(f"control character {code:02x} in a word", lesion.format(f'matrix: "lytic\\x{code:02x}"'), "lesions[L1].matrix", never=(chr(code),))
        yield _body(f"control character {code:02x} in a text", f'question: "a\\x{code:02x}b"', "question", never=(chr(code),))


def _names() -> Iterator[Bad]:
    yield _body("unknown key", "lesion: []", "lesion", "did you mean lesions", "line 3")
    yield _body("unknown key below", "patient: {weigth: 70 kg}", "patient.weigth", "did you mean weight")
    yield _body("unknown label", "lesions: [{id: L2, site: spine.T21}]", "lesions[L2].site (line 3)", "did you mean spine.T12")
    yield _body("unknown drug", "plan: [{id: P1, drug: zoledronate_acid}]", "plan[P1].drug", "zoledronic_acid")
    yield _body("French word", "lesions: [{id: L1, matrix: lytique}]", "lesions[L1].matrix", "did you mean lytic")
    yield _body("unknown analyte", "labs: [{test: vitd, value: 18 ng/mL}]", "labs[0].test", "vitamin_d")
    yield _body("reference to nothing", "lesions: [{id: L1}]\nevents: [{kind: fracture, lesion: L9}]", "events[0].lesion (line 4)")
    yield _body("reference to another kind", "tumours: [{id: T1}]\nlesions: [{id: L1, tumour: L1}]", "lesions[L1].tumour")
    yield _body("reference to itself as nothing", "plan: [{id: P1, procedure: radiotherapy, lesion: P1}]", "plan[P1].lesion")
    yield _body("repeated id", "lesions:\n- {id: L1}\n- {id: L1}", "lesions[1] (line 5)", "lines 4 and 5")
    yield _body("id that is the index of another", "lesions:\n- {}\n- {id: 0}", "lesions[1]")
    yield _body("odd id", "lesions: [{id: 'L 1/2'}]", "id (line 3)")
    yield _body("list instead of group", "patient: [sex]", "patient", "line 3")
    yield _body("group instead of list", "lesions: {id: L1}", "lesions", "line 3")
    yield _body("text instead of list", "lesions: L1", "lesions", "line 3")
    yield _body("list instead of word", "lesions: [{id: L1, matrix: [[lytic]]}]", "lesions[L1].matrix", "line 3")
    yield _body("group instead of word", "lesions: [{id: L1, matrix: {a: b}}]", "lesions[L1].matrix", "line 3")
    yield _body("bone site in the liver", "lesions: [{id: L1, organ: liver, site: femur}]", "lesions[L1].site", "line 3")
    yield _body("course of nothing", "treatments: [{id: D1, from: 2026-01-01}]", "treatments[D1]", "line 3")


NIR, NIR_SPACED, MAIL, PHONE = "158037511612345", "1 58 03 75 116 123 45", "jean.dupont@chu.fr", "06 12 34 56 78"
PERSONS: Mapping[str, str] = {
    "NIR": NIR, "spaced NIR": NIR_SPACED, "Corsican NIR": "2 58 03 2A 116 123 45", "dashed NIR": "1-58-03-75-116-123-45", "e-mail": MAIL, "telephone": PHONE, "dotted telephone": "06.12.34.56.78",
    "tight telephone": "0612345678", "French number from abroad": "+33 6 12 34 56 78", "birth": "né le 12/03/1958", "title": "Mme Durand", "DDN": "DDN : 12/03/1958",
}  # fmt: skip


def _persons() -> Iterator[Bad]:
    for key in ("name", "nom", "prénom", "Nom de naissance", "first_name", "nir", "email", "téléphone", "phone", "date_of_birth", "date_naissance", "ipp", "adresse", "numéro_sécurité_sociale", "code postal"):
        yield _body(f"key {key}", f'patient: {{"{key}": "Durand-Zyx"}}', "patient", "identif", never=("Durand-Zyx",))
    yield _body("group of names", "patient: {name: {first: Zyx, last: Durand}}", "patient.name", never=("Durand", "Zyx"))
    yield _body("name beside lesions", "nom: Durand-Zyx", "nom", "identif", never=("Durand-Zyx",))
    yield _body("name of a lesion", "lesions: [{id: L1, name: Durand-Zyx}]", "lesions[L1].name", never=("Durand-Zyx",))
    yield _body("full birth date", "patient: {born: 1958-03-12}", "patient.born", "identif", never=("1958-03-12",))
    yield _body("full birth date of a value", "patient: {born: {value: 1958-03-12}}", "patient.born", never=("1958-03-12",))
    yield _body("full birth date in French", "patient: {born: 12/03/1958}", "patient.born", never=("12/03/1958",))
    yield _body("full birth date in words", "patient: {born: 12 mars 1958}", "patient.born", never=("12 mars",))
    for name, said in PERSONS.items():
        yield _body(f"{name} in notes", f'notes: "Voir le dossier, {said}, merci."', "notes", "line 3", never=(said,))
        yield _body(f"{name} in an id", f'lesions: [{{id: "{said}"}}]', "lesions", "line 3", never=(said,))
    for name, said in (("NIR", NIR), ("e-mail", MAIL), ("telephone", PHONE)):
        yield _body(f"{name} as a key", f'"{said}": x', "line 3", never=(said,))
        yield _body(f"{name} as a repeated key", f'patient: {{"{said}": x, "{said}": y}}', "line 3", never=(said,))
        yield _body(f"{name} above a fault", f'patient: {{"{said}": {{b: 1, b: 2}}}}', "line 3", never=(said,))
        yield _body(f"{name} in a question", f'question: "{said}"', "question", never=(said,))
        yield _body(f"{name} as a word", f'lesions: [{{id: L1, matrix: "{said}"}}]', "lesions[L1].matrix", never=(said,))
        yield _body(f"{name} as a number", f'patient: {{weight: "{said}"}}', "patient.weight", never=(said,))
        yield _body(f"{name} as a date", f'dental: {{reviewed: "{said}"}}', "dental.reviewed", never=(said,))
        yield _body(f"{name} as a source", f'patient: {{sex: {{value: male, source: "{said}"}}}}', "patient.sex.source", never=(said,))
        yield _body(f"{name} as a test", f'labs: [{{test: "{said}", value: 1}}]', "labs[0].test", never=(said,))
        yield _body(f"{name} as a reference", f'events: [{{kind: fracture, lesion: "{said}"}}]', "events[0].lesion", never=(said,))
        yield _body(f"{name} as a marker", f'tumours: [{{biomarkers: {{EGFR: "{said}"}}}}]', "tumours[0].biomarkers", never=(said,))
        yield _body(f"{name} as the name of a marker", f'tumours: [{{biomarkers: {{"{said}": yes}}}}]', "tumours[0].biomarkers", never=(said,))
        yield _body(f"{name} instead of a group", f'patient: "{said}"', "patient", never=(said,))
        yield _body(f"{name} instead of a list", f'lesions: "{said}"', "lesions", never=(said,))
        yield _body(f"{name} after blanks", f'lesions: "{" " * 250}{said}"', "lesions", never=(said,))
        yield _body(f"{name} far into a text", f'notes: "{"mot " * 5_000}{said}"', "notes", never=(said,))
        yield _body(f"{name} in a block of text", f"notes: |\n  Une ligne.\n  {said}\n", "notes", never=(said,))
        yield _body(f"{name} in a broken file", f'notes: "{said}"\npatient: {{sex: male', never=(said,))
    yield _body("telephone spaced twice instead of a list", 'lesions: "06  12  34  56  78"', "lesions", never=(PHONE, "06  12"))
    yield _text("e-mail in JSON", json.dumps({"case": "x", "on": "2026-11-21", "wish": f"écrire à {MAIL}"}), "wish", never=(MAIL,), suffix=".json")
