"""Whatever is not a case is refused in time, in little memory, with a place, and without repeating who the patient is.

Each input goes through a real process, whose memory is limited and whose processor time and peak memory are its own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.fuzz.bad_input import CANONICAL, HEAD, MAIL, NIR_SPACED, Bad, every

SECONDS, MEGABYTES = 2.0, 500
PATIENCE = 20
"""How long a process may run before it is killed: far beyond what it may spend, so that a busy machine fails nothing."""
AT_ONCE = 20
USUAL_START = 0.35
"""Seconds of processor time to refuse an empty file on a calm machine; a slower or busier one is given as much more."""
INPUTS = {bad.name: bad for bad in every()}
# The limit is set inside, so that what is measured is this process and nothing else.
CHILD = """
import json, os, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from jalon.cli.main import run
try:
    run()
finally:
    with open('/proc/self/status') as status:
        peak = next(line for line in status if line.startswith('VmHWM'))
    os.write(int(os.environ['MEASURES']), json.dumps([time.process_time(), int(peak.split()[1]) / 1024]).encode())
"""


@dataclass(frozen=True)
class Ran:
    """One process: how it ended, what it printed, what it spent."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def run(arguments: Sequence[str], lang: str = "C.UTF-8") -> Ran:
    """`jalon` with these arguments, in a process of its own."""
    reads, writes = os.pipe()
    environment = {**os.environ, "MEASURES": str(writes), "LC_ALL": lang, "PYTHONWARNINGS": "default"}
    environment.pop("JALON_DEBUG", None)
    try:
        with subprocess.Popen((sys.executable, "-c", CHILD, *arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, pass_fds=(writes,)) as process:
            os.close(writes)
            try:
                out, err = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
        measures = os.read(reads, 200)
    finally:
        os.close(reads)
    seconds, megabytes = json.loads(measures) if measures else (float("inf"), float("inf"))
    return Ran(process.returncode, out.decode(), err.decode(), seconds, megabytes)


@dataclass
class Refusals:
    """What became of each input, run when it is first asked for: alone, or with the others of its batch."""

    folder: Path
    batches: dict[str, list[Bad]]
    ran: dict[str, Ran] = field(default_factory=dict)

    def of(self, name: str) -> Ran:
        """The process that was given an input."""
        if name not in self.ran:
            batch = self.batches.get(name)
            if batch is None:
                self.ran[name] = _alone(self.folder, INPUTS[name])
            else:
                together = _together(self.folder, batch)
                self.ran |= {bad.name: _one_of(together, self.folder, bad) for bad in batch}
        return self.ran[name]


@pytest.fixture(scope="module")
def refused(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Refusals:
    """The inputs that this session asks for, in batches of those that can be told apart."""
    names = (item.callspec.params.get("name") for item in request.session.items if hasattr(item, "callspec") and item.path == request.path)
    together = [INPUTS[name] for name in names if name in INPUTS and not INPUTS[name].alone]
    batches = (together[start : start + AT_ONCE] for start in range(0, len(together), AT_ONCE))
    return Refusals(tmp_path_factory.mktemp("bad"), {bad.name: batch for batch in batches for bad in batch})


def _alone(folder: Path, bad: Bad) -> Ran:
    path = _place(folder, bad)
    bad.make(path)
    try:
        return run(("board", str(path), "--json"))
    finally:
        if path.is_file() and not path.is_symlink():
            path.unlink()  # a hundred files of 4 MB would stay until the end of the session


def _together(folder: Path, batch: Sequence[Bad]) -> Ran:
    for bad in batch:
        bad.make(_place(folder, bad))
    return run(("board", *(str(_place(folder, bad)) for bad in batch), "--json"))


def _one_of(ran: Ran, folder: Path, bad: Bad) -> Ran:
    """What one of several files was told; when it was told nothing, it is asked again alone."""
    lines = [line for line in ran.err.split("\n") if line.startswith(f"{_place(folder, bad)}: ")]
    return replace(ran, err="\n".join(lines)) if lines and ran.code == bad.code else _alone(folder, bad)


def _place(folder: Path, bad: Bad) -> Path:
    return folder / f"file{list(INPUTS).index(bad.name)}{bad.suffix}"


@pytest.fixture(scope="module")
def slower(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How many times slower this machine is, now, than the one on which the bound was set; at least 1."""
    path = tmp_path_factory.mktemp("empty") / "empty.yaml"
    path.write_bytes(b"")
    return max(1.0, min(run(("board", str(path))).seconds for _ in range(3)) / USUAL_START)


@pytest.mark.parametrize("name", INPUTS)
def test_bad_input_is_refused(name: str, refused: Refusals, slower: float) -> None:
    bad = INPUTS[name]
    ran = refused.of(name)

    refuses(ran, bad.code)
    for word in bad.says:
        assert word in ran.err
    for word in bad.never:
        assert word not in ran.err
    assert ran.seconds <= SECONDS * slower
    assert ran.megabytes <= MEGABYTES


def refuses(ran: Ran, code: int) -> None:
    """A refusal: its code, nothing on stdout, on stderr a place and a reason on each line and no trace of the program."""
    assert (ran.code, ran.out) == (code, ""), ran.err[-2_000:]
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert "Error" not in ran.err
    for line in ran.err.rstrip("\n").split("\n"):
        assert line.isprintable(), repr(line)
        assert re.match(r"\S+?: (cannot be opened .+|.+: .+)", line), line
        assert len(line) < 1_000


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "marked.yaml").write_bytes(b"\xef\xbb\xbf" + CANONICAL.replace(b"\n", b"\r\n"))
    (tmp_path / "plain.yaml").write_bytes(CANONICAL)

    marked, plain = (run(("board", str(tmp_path / name), "--json")) for name in ("marked.yaml", "plain.yaml"))

    assert (marked.code, marked.err) == (0, "")
    assert json.loads(marked.out) == json.loads(plain.out)


def test_one_bad_file_among_good_ones_gives_no_answer_at_all(tmp_path: Path) -> None:
    good, bad, other = (tmp_path / name for name in ("good.yaml", "bad.yaml", "other.yaml"))
    good.write_bytes(CANONICAL)
    bad.write_text(HEAD + "lesions: [{id: L1, matrix: litic}]\n")
    other.write_text(HEAD + "patient: {weigth: 70 kg}\n")

    ran = run(("board", str(good), str(bad), str(other), "--json"))

    refuses(ran, 3)
    assert "lesions[L1].matrix" in ran.err
    assert "patient.weigth" in ran.err
    refuses(run(("board", str(good), str(tmp_path / "nothing.yaml"), "--json")), 2)


@pytest.mark.parametrize("verb", [("board",), ("board", "--json"), ("missing",), ("missing", "--json"), ("explain",), ("explain", "--json")], ids=" ".join)
def test_every_verb_that_reads_a_case_refuses_it_alike(verb: tuple[str, ...], tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(HEAD + f"notes: {MAIL}\nlesions: [{{id: L1, matrix: litic}}]\n")
    rule = ("mirels", "lesion:L1") if verb[0] == "explain" else ()

    ran = run((verb[0], str(bad), *rule, *verb[1:]))

    refuses(ran, 3)
    assert MAIL not in ran.err
    refuses(run((verb[0], str(tmp_path / "nothing.yaml"), *rule, *verb[1:])), 2)


def test_a_french_reader_is_refused_in_french(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(HEAD + f"notes: {NIR_SPACED}\n")

    ran = run(("board", str(bad)), "fr_FR.UTF-8")

    assert (ran.code, ran.out) == (3, "")
    assert "notes (ligne 3)" in ran.err
    assert "sécurité sociale" in ran.err
    assert NIR_SPACED not in ran.err


def test_a_file_named_after_a_patient_does_not_name_the_case(tmp_path: Path) -> None:
    """A case without a name is called after its file: unless that would tell who the patient is."""
    path = tmp_path / f"{NIR_SPACED}.yaml"
    path.write_text("on: 2026-11-21\n")

    ran = run(("board", str(path), "--json"))

    assert NIR_SPACED not in ran.out


@pytest.mark.parametrize("pairs", [150])
def test_a_small_file_cannot_ask_for_endless_work(pairs: int, tmp_path: Path, slower: float) -> None:
    """Each drug meets each radiotherapy: a file of a few kilobytes may ask for tens of thousands of answers."""
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps({"case": "x", "on": "2026-11-21", "plan": [{"procedure": "radiotherapy"}] * pairs, "treatments": [{"drug": "cisplatin"}] * pairs}))

    ran = run(("board", str(path), "--json"))

    assert ran.code in (0, 3)
    assert ran.seconds <= 5 * SECONDS * slower
    assert ran.megabytes <= MEGABYTES


@pytest.mark.parametrize(
    "fields",
    [("site=spine.T21",), ("site=femur.shaft", "pain.grade=lots"), ("site=femur.shaft", "cortical_extent=1/0"), ("site=femur.shaft", "id=a b"), ("notes=" + MAIL,), ("site=femur.shaft", "\x01=x")],
    ids=["site", "word", "number", "id", "person", "key"],
)
def test_a_score_of_wrong_items_is_refused(fields: tuple[str, ...]) -> None:
    ran = run(("score", "mirels", *fields, "--json"))

    assert (ran.code, ran.out) == (3, "")
    assert "Traceback" not in ran.err
    assert MAIL not in ran.err


def _free(folder: Path, name: str, text: str) -> str:
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"case": "x", "on": "2026-11-21", "question": text, "wish": text, "symptoms": {"back_pain": {"value": "yes", "source": text}}}))
    return str(path)


def test_free_text_is_shown_as_it_is_written(tmp_path: Path) -> None:
    """What looks like the markup of a terminal, a template or a format is only text."""
    texts = ("[/bold]", "[red]x[/red]", "[link=http://x]", "{patient.name}", "%s %d {0}", "a\\nb", "{", "[[]", ":smile:", "😀" * 30)
    files = [_free(tmp_path, f"free{number}", text) for number, text in enumerate(texts)]

    board, missing, explain = run(("board", *files)), run(("missing", files[0])), run(("explain", files[0], "urgent.cord_compression"))

    for ran in (board, missing, explain):
        assert (ran.code, ran.err) == (0, "")
    for text in texts:
        assert text in board.out
    assert "[/bold]" in explain.out


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u009b"], ids=ascii)
def test_free_text_cannot_turn_the_page_around(mark: str, tmp_path: Path) -> None:
    """A mark that reverses the writing, or commands the terminal, would show something else than what is answered."""
    ran = run(("board", _free(tmp_path, "marked", f"avant {mark}après")))

    assert ran.code == 3 or mark not in ran.out
