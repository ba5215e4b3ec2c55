"""What is refused, and the exact words that say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.case import CaseTroubles, read_case
from tests.case.writing import HEAD, refusal, refused

LESION = "lesions:\n  - id: L2\n    {}\n"
PLAN = "plan: [{{id: P1, {}}}]\n"
NO_PERSON = "remove it: a case holds no identifier of a person"

MESSAGES = (
    (LESION.format("site: spine.T21"), 'lesions[L2].site (line 5): "spine.T21"; did you mean spine.T12?'),
    (LESION.format("site: hip.left"), 'lesions[L2].site (line 5): "hip.left"; did you mean femur.neck.left?'),
    (LESION.format("site: acetabulum"), 'lesions[L2].site (line 5): "acetabulum"; did you mean pelvis.acetabulum?'),
    (LESION.format("found: 3 mai 2026"), 'lesions[L2].found (line 5): "3 mai 2026"; did you mean 2026-05-03?'),
    (LESION.format("found: Août 2026"), 'lesions[L2].found (line 5): "Août 2026"; did you mean 2026-08?'),
    (LESION.format("found: May 3rd, 2026"), 'lesions[L2].found (line 5): "May 3rd, 2026"; did you mean 2026-05-03?'),
    (LESION.format("found: 05/2026"), 'lesions[L2].found (line 5): "05/2026"; did you mean 2026-05?'),
    (LESION.format("found: 2026/05/03"), 'lesions[L2].found (line 5): "2026/05/03"; did you mean 2026-05-03?'),
    (
        LESION.format("found: 31 février 2026"),
        'lesions[L2].found (line 5): "31 février 2026"; expected: a date such as 2026-11-21, 2026-11 or 2026',
    ),
    ("patient: {born: 3 mars 1958}\n", "patient.born (line 3): a full birth date identifies the person; write the month or the year, such as 1958-03"),
    ("patient: {born: mars 1958}\n", "patient.born (line 3): did you mean 1958-03?"),
    ("labs: [{test: albumin, value: 3.5 g/L}]\n", 'labs[0].value (line 3): "3.5 g/L"; expected: a number from 6 to 90 g/L'),
    ("labs: [{test: ionised_calcium, value: 4.8 mmol/L}]\n", 'labs[0].value (line 3): "4.8 mmol/L"; expected: a number from 0.2 to 4 mmol/L'),
    ("labs: [{test: creatinine, value: 1.1 µmol/L}]\n", 'labs[0].value (line 3): "1.1 µmol/L"; expected: a number from 10 to 10000 µmol/L'),
    (LESION.format("site: spine.L6"), 'lesions[L2].site (line 5): "spine.L6"; did you mean spine.L5?'),
    (LESION.format("site: rib.13.left"), 'lesions[L2].site (line 5): "rib.13.left"; did you mean rib.12.left?'),
    (LESION.format("site: spine.C8"), 'lesions[L2].site (line 5): "spine.C8"; did you mean spine.C7?'),
    ("patient:\n\tsex: male\n", "file (line 4): a tab at the start of the line; use spaces"),
    ("lesions: [{site: spine.t12}]\n", 'lesions[0].site (line 3): "spine.t12"; did you mean spine.T12?'),
    (LESION.format("matrix: lytique"), 'lesions[L2].matrix (line 5): "lytique"; did you mean lytic?'),
    (LESION.format("matrix: azerty"), 'lesions[L2].matrix (line 5): "azerty"; expected: lytic, mixed, blastic'),
    (LESION.format("matrx: lytic"), "lesions[L2].matrx (line 5): unknown key; did you mean matrix?"),
    (LESION.format("grade: mild"), "lesions[L2].grade (line 5): unknown key; did you mean pain.grade?"),
    (
        LESION.format("spine: {collapse: 40}\n    site: spine.T1"),
        'lesions[L2].spine.collapse (line 5): "40"; did you mean 40 %?',
    ),
    (
        LESION.format("cortical_extent: 140 %"),
        'lesions[L2].cortical_extent (line 5): "140 %"; expected: a fraction from 0 to 1, or 0 to 100 %',
    ),
    (LESION.format("size: -3 mm"), 'lesions[L2].size (line 5): "-3 mm"; a negative number is impossible here; expected: a number (mm/cm/m)'),
    (
        LESION.format("size: .nan"),
        'lesions[L2].size (line 5): ".nan"; this is not a number; expected: a number (mm/cm/m); write ? when the value is not known',
    ),
    (LESION.format("size: 3 mmol/L"), 'lesions[L2].size (line 5): "3 mmol/L"; unit unknown here: mmol/L; expected: mm, cm, m, µm'),
    (LESION.format("size: 6-12 mm"), 'lesions[L2].size (line 5): "6-12 mm"; did you mean 6..12 mm?'),
    (LESION.format("size: 12..6 mm"), 'lesions[L2].size (line 5): "12..6 mm"; the start is above the end; swap the two ends'),
    (LESION.format("pain: {scale: 11}"), 'lesions[L2].pain.scale (line 5): "11"; expected: a whole number from 0 to 10'),
    (
        LESION.format("pain: {scale: 7/10}"),
        'lesions[L2].pain.scale (line 5): "7/10"; a fraction has no meaning here; expected: a whole number from 0 to 10',
    ),
    (
        LESION.format("found: 2026-02-30"),
        'lesions[L2].found (line 5): "2026-02-30"; this day does not exist; expected: a date such as 2026-11-21, 2026-11 or 2026',
    ),
    (
        LESION.format("found: 2026-13"),
        'lesions[L2].found (line 5): "2026-13"; there is no month 13; expected: a date such as 2026-11-21, 2026-11 or 2026',
    ),
    (
        LESION.format("found: 1850"),
        'lesions[L2].found (line 5): "1850"; year outside 1900 to 2100; expected: a date such as 2026-11-21, 2026-11 or 2026',
    ),
    (LESION.format("found: 04/11/2026"), 'lesions[L2].found (line 5): "04/11/2026"; did you mean 2026-11-04?'),
    (
        LESION.format("tumour: T9"),
        'lesions[L2].tumour (line 5): "T9"; no element of tumours has this id; expected: the list tumours is empty or absent',
    ),
    ("lesions: [{id: L1}]\nplan: [{drug: denosumab, lesion: L2}]\n", 'plan[0].lesion (line 4): "L2"; no element of lesions has this id; did you mean L1?'),
    ("lesions:\n  - {id: L1}\n  - {id: L1}\n", 'lesions[1] (line 5): "L1"; repeated id, lines 4 and 5; give another id'),
    ("lesions:\n  - {id: L1,\n     matrix: lytic, matrix: mixed}\n", 'lesions[L1] (line 5): "matrix"; key written twice, line 5; keep one of them'),
    (
        LESION.format("{organ: liver, site: spine.T1}").replace("    {", "    x: {"),
        "lesions[L2].x (line 5): unknown key; expected: tumour, organ, site, matrix, cortical_extent, cortical_measure, axial_cortical, "
        "circumferential_cortical, cortical_breach, modality, soft_tissue_extension, size…; free text goes in notes",
    ),
    ("lesions: [{organ: liver, site: spine.T1}]\n", "lesions[0].site (line 3): a bone site cannot be in liver; write organ: bone, or remove site"),
    (
        "lesions: [{site: femur.shaft, spine: {collapse: 40 %}}]\n",
        "lesions[0].spine (line 3): spine is for a vertebra, not femur.shaft; remove spine, or correct site",
    ),
    ("lesions: {id: L1}\n", "lesions (line 3): expected: a list, or none; put a dash before each element"),
    ("lesions: [L1]\n", 'lesions[0] (line 3): "L1"; expected: a group of keys'),
    ("lesions: [{id: a+b}]\n", 'lesions[a+b].id (line 3): "a+b"; unreadable id; expected: letters, digits, - _ . (at most 40)'),
    (PLAN.format("drug: zometa"), 'plan[P1].drug (line 3): "zometa"; did you mean zoledronic_acid?'),
    (PLAN.format("from: 2026"), "plan[P1] (line 3): neither drug nor procedure; write drug or procedure (? when unknown)"),
    (
        PLAN.format("drug: denosumab, from: 2026-05, to: 2026-04"),
        "plan[P1].to (line 3): to is before from; correct one of the two dates",
    ),
    (
        PLAN.format("drug: denosumab, from: 2026-05, last: 2026-04-30"),
        "plan[P1].last (line 3): last is before from; correct one of the two dates",
    ),
    (PLAN.format("procedure: radiotherapy, fractions: 0"), 'plan[P1].fractions (line 3): "0"; expected: a whole number, at least 1'),
    (PLAN.format("procedure: radiotherapy, dose: 30 mg"), 'plan[P1].dose (line 3): "30 mg"; unit unknown here: mg; expected: Gy, cGy'),
    ("labs: [{test: crp, value: 12}]\n", 'labs[0].value (line 3): "12"; unit missing; write 12 mg/L or 12 mg/dL or 12 µg/mL'),
    ("labs: [{test: crp, value: 3 mmol/L}]\n", 'labs[0].value (line 3): "3 mmol/L"; unit unknown here: mmol/L; expected: mg/L, mg/dL, µg/mL'),
    ("labs: [{test: calcium, value: 0 mmol/L}]\n", 'labs[0].value (line 3): "0 mmol/L"; zero is impossible here; expected: a number from 0.5 to 8 mmol/L'),
    ("labs: [{test: crp}]\n", "labs[0] (line 3): result missing; write value: ?"),
    ("patient: {born: 1958-03-12}\n", "patient.born (line 3): a full birth date identifies the person; write the month or the year, such as 1958-03"),
    ("patient: {born: 12/03/1958}\n", "patient.born (line 3): a full birth date identifies the person; write the month or the year, such as 1958-03"),
    ("patient: {born: 2027}\n", "patient.born (line 3): birth after the day of the case"),
    ("patient: {name: Jean}\n", f"patient.name (line 3): this key would identify the patient; {NO_PERSON}"),
    ("ipp: 1234\n", f"ipp (line 3): this key would identify the patient; {NO_PERSON}"),
    ("nodes: {examined: 1, positive: 2}\n", "nodes.positive (line 3): more positive nodes than examined nodes"),
    ("notes: rappeler au 06 12 34 56 78\n", f"notes (line 3): this value looks like a telephone number; {NO_PERSON}"),
    ("notes: 1 85 12 75 123 456 78\n", f"notes (line 3): this value looks like a social security number; {NO_PERSON}"),
    ("wish: jean@exemple.fr\n", f"wish (line 3): this value looks like an e-mail address; {NO_PERSON}"),
    ("notes: né le 12/03/1958\n", f"notes (line 3): this value looks like a birth date; {NO_PERSON}"),
    ("notes: Mme Durand marche\n", f"notes (line 3): this value looks like the name of a person; {NO_PERSON}"),
    ("jean@exemple.fr: 1\n", f"file (line 3): this key identifies a person; {NO_PERSON}"),
    ('1: "x"\n', 'file (line 3): "1"; this key is not a word; between braces, quote a decimal comma: "1,7 cm"'),
    ("null: x\n", 'file (line 3): "null"; this key is not a word; write a key made of letters'),
    ("wish: &a x\n", "wish (line 3): YAML anchors (&) are not allowed; remove it"),
    ("wish: *a\n", "wish (line 3): YAML aliases (*) are not allowed; write the value again"),
    ("wish: !!str x\n", "wish (line 3): YAML tags (!) are not allowed; remove it"),
    ("---\nwish: x\n", "file (line 3): several documents in one file; one case per file"),
    ("lesions: [{id: L1\n", "file (line 3): unreadable YAML, bracket or brace not closed, or comma missing"),
    ('wish: "marcher\n', "file (line 3): unreadable YAML, the file stops before its end"),
    ("wish: a: b\n", "file (line 3): unreadable YAML, misplaced colon; put the value in quotes"),
    ("lesions: [{size: 1,7 cm}]\n", 'lesions[0] (line 3): "7 cm"; unknown key; between braces, quote a decimal comma: "1,7 cm"'),
    ("tumours: [{biomarkers: {PD-L1: 1,5 %}}]\n", 'tumours[0].biomarkers (line 3): "5 %"; unknown key; between braces, quote a decimal comma: "1,7 cm"'),
    ('wish: "a\\eb"\n', 'wish (line 3): "a\ufffdb"; invisible character U+001B; delete it'),
)


@pytest.mark.parametrize(("body", "message"), MESSAGES)
def test_a_refusal_says_where_what_and_what_to_do(body: str, message: str) -> None:
    assert refused(body) == [message]


SOURCES = (
    (b"", 'file: empty file; write at least "case" and "on"'),
    (b" \n# rien\n", 'file: empty file; write at least "case" and "on"'),
    (b"- a\n", 'file (line 1): the file must be a group of keys; start with "case:" and "on:"'),
    (b"case: x\n", "on (line 1): day of the case missing; write on: 2026-11-21"),
    (b"on: 2026-11\n", 'on (line 1): "2026-11"; expected: one precise day, such as 2026-11-21'),
    (b"%PDF-1.7\n", "file: binary file (PDF); save the case as YAML or JSON text, UTF-8"),
    (b"case: x\n\0", "file (line 2): NUL byte, binary file; save the case as YAML or JSON text, UTF-8"),
    ("case: é\n".encode("latin-1"), "file (line 1): the file is not UTF-8, it looks like Latin-1 (ISO 8859-1); save it as UTF-8"),
    ("case: l’os\n".encode("cp1252"), "file (line 1): the file is not UTF-8, it looks like Windows-1252; save it as UTF-8"),
    ("case: x\n".encode("utf-16"), "file: the file is not UTF-8, it looks like UTF-16 or UTF-32; save it as UTF-8"),
    (b"a" * (4 * 1024 * 1024 + 1), "file: more than 4 MB; a case takes a few kB: one file per patient"),
    (b"[" * 1000, "file (line 1): more than 24 nested levels; no case needs that many"),
    (b'{"case": "x",\n "on": "2026-11-21"', "file (line 2): truncated JSON, it stops before its end"),
    (b'{"case": "x",\n "on": "2026-11-21"\n "wish": ""}', "file (line 3): unreadable JSON"),
)  # fmt: skip


@pytest.mark.parametrize(("source", "message"), SOURCES)
def test_a_source_that_is_not_a_case_is_refused(source: bytes, message: str) -> None:
    assert refusal(source) == [message]


def test_messages_are_in_french_too() -> None:
    assert refused(LESION.format("site: spine.T21"), "fr") == ["lesions[L2].site (ligne 5)\u00a0: «\u00a0spine.T21\u00a0»\u00a0; vouliez-vous dire spine.T12\u00a0?"]


def test_all_the_troubles_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    assert refused("lesions:\n  - {id: L1, matrix: x, tumour: T1}\nxyz: 1\nplan: [{drug: denosumab, to: 2026-13}]\n") == [
        'lesions[L1].matrix (line 4): "x"; expected: lytic, mixed, blastic',
        'lesions[L1].tumour (line 4): "T1"; no element of tumours has this id; expected: the list tumours is empty or absent',
        "xyz (line 5): unknown key; expected: listed, patient, conditions, symptoms, nodes, needs, dental, handed_over, tumours, lesions, "
        "treatments, plan…; free text goes in notes",
        'plan[0].to (line 6): "2026-13"; there is no month 13; expected: a date such as 2026-11-21, 2026-11 or 2026',
    ]


def test_a_bare_list_of_numbers_may_be_one_number_cut_at_its_comma() -> None:
    assert refused("lesions: [{size: [1,7 cm]}]\n") == [
        'lesions[0].size[0] (line 3): "1"; expected: {value, on, source}; between braces, quote a decimal comma: "1,7 cm"',
        'lesions[0].size[1] (line 3): "7 cm"; expected: {value, on, source}; between braces, quote a decimal comma: "1,7 cm"',
    ]


def test_at_most_twenty_troubles_are_told() -> None:
    messages = refused("lesions:\n" + "  - {matrix: x}\n" * 30)

    assert len(messages) == 21
    assert messages[-1] == "… and others"


def test_a_trouble_holds_its_parts() -> None:
    with pytest.raises(CaseTroubles) as refusal_:
        read_case((HEAD + LESION.format("matrix: lytik")).encode(), name="anna.yaml")
    (trouble,) = refusal_.value.troubles

    assert (trouble.path, trouble.line, trouble.value, trouble.nearest) == ("lesions[L2].matrix", 5, "lytik", "lytic")
    assert trouble.expected is not None
    assert trouble.expected.en == "lytic, mixed, blastic"
    assert refusal_.value.name == "anna.yaml"


def test_a_long_value_is_not_repeated_whole() -> None:
    (message,) = refused(LESION.format("matrix: " + "x" * 500))

    assert len(message) < 200
    assert "x" * 60 not in message


@pytest.mark.parametrize("place", ["lesions: [{{site: {}}}]\n", "case: {}\n", "labs: [{{test: crp, value: {}}}]\n", "tumours: [{{tnm: {{t: {}}}}}]\n", "{}: 1\n"])
@pytest.mark.parametrize("secret", ["jean.dupont@exemple.fr", "185127512345678", "06.12.34.56.78", "+33 6 12 34 56 78"])
def test_an_identifier_of_a_person_is_never_repeated(place: str, secret: str) -> None:
    body = place.format(f'"{secret}"')
    messages = refusal("on: 2026-11-21\n" + body) + refusal("on: 2026-11-21\n" + body, "fr")

    assert not [message for message in messages if secret in message or "dupont" in message]


@pytest.mark.parametrize(
    "text", ["CR du 02.11.2026 10:30", "2026-09-01 au 2026-09-14", "10 fractions de 3 Gy, 30 Gy", "Dr Martin, PMID 26220655", "T2aN2bM1c, PD-L1 40 %"]
)
def test_ordinary_text_is_not_taken_for_an_identifier(text: str) -> None:
    assert read_case(HEAD + f"notes: '{text}'\n").notes == text


def test_more_than_two_thousand_lesions_are_refused() -> None:
    assert read_case(HEAD + "lesions:\n" + "  - {}\n" * 2000).of("lesion")[-1].id == "1999"
    assert refused("lesions:\n" + "  - {}\n" * 2001) == ["lesions (line 2004): more than 2000 lesions; keep what the board looks at"]


def test_too_many_values_are_refused() -> None:
    assert refused("lesions: [{matrix: [" + "?," * 300_001 + "]}]\n")[0].startswith("file (line 3): more than 300000 values in one case")


def test_a_number_too_long_to_be_a_quantity_is_refused() -> None:
    assert refused("lesions: [{size: " + "1" * 5000 + "}]\n")[0].endswith("value too long; free text goes in notes")


def test_more_meetings_of_drugs_and_acts_than_anyone_reads_are_refused() -> None:
    """A file of a few kilobytes must not ask for tens of thousands of answers; a long history with one plan is usual."""
    drugs = "treatments: [" + "{drug: cisplatin}, " * 100 + "]\n"
    assert refused(drugs + "plan: [" + "{procedure: radiotherapy}, " * 51 + "]\n")[0].startswith("plan[0] (line 4): 100 drugs and 51 acts: too many delays to check")
    assert refused(drugs + "plan: [{procedure: radiotherapy}, {procedure: wrong}]\n")[0].startswith("plan[1]")


NOT_IMPORTED = "Jalon does not import this format: write the case as YAML or JSON"


@pytest.mark.parametrize(("source", "message"), [
    ('{"resourceType": "Bundle", "type": "collection", "entry": []}', f"file (line 1): FHIR resource (Bundle); {NOT_IMPORTED}"),
    ('{\n "resourceType": "Patient",\n "name": [{"family": "Dupont"}]\n}', f"file (line 2): FHIR resource (Patient); {NOT_IMPORTED}"),
    ('{"resourceType": "Jean Dupont"}', f"file (line 1): FHIR resource (?); {NOT_IMPORTED}"),
    ('\n<?xml version="1.0"?>\n<ClinicalDocument/>', f"file (line 1): XML or HTML file; {NOT_IMPORTED}"),
])  # fmt: skip
def test_a_record_in_another_format_is_named_rather_than_read_key_by_key(source: str, message: str) -> None:
    assert refusal(source) == [message]


def test_no_real_record_is_taken_for_a_case() -> None:
    """Every official or real file beside the project is refused in one breath, with what to do or where it breaks."""
    folder = Path(__file__).parents[3] / "shared" / "real"
    if not folder.is_dir():
        pytest.skip("the real files are not beside the project")
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        with pytest.raises(CaseTroubles) as told:
            read_case(path)
        assert told.value.text("fr"), path.name
