"""Later judgements: the tests, run against a copy of the project with the change in it. Nothing of Jalon is imported here."""

from __future__ import annotations

import compileall
import importlib
import itertools
import multiprocessing
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.mutate.mutant import Mutant

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("src", "tests", "tools", "examples", "benchmarks", "docs", "pyproject.toml", "README.md", "README.fr.md", "CHANGELOG.md", "Makefile")
LOADED_ONCE = ("pytest", "_pytest.assertion.rewrite", "hypothesis", "hypothesis.strategies", "pydantic", "yaml", "markdown_it", "typer.testing", "rich.console", "babel.messages.pofile")
ENDLESS, UNREADABLE, CHECKED = "endless", "import", "check"
CHECK_SECONDS = 30
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?::.*?|\S+)(?: - .*)?$", re.MULTILINE)

Stage = tuple[str, tuple[str, ...]]


@dataclass
class Bench:
    """A copy of the project in which one file at a time is wrong."""

    folder: Path
    deselected: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    turn: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def put(self, mutant: Mutant) -> None:
        """Make the change. The time of the file moves, so that no compiled file of another change is used."""
        place = self.folder / mutant.path
        place.write_text(mutant.text(place.read_text(encoding="utf-8")), encoding="utf-8")
        os.utime(place, (2_000_000_000 + 10 * next(self.turn),) * 2)

    def back(self, mutant: Mutant) -> None:
        """Undo it."""
        shutil.copy2(self.folder / "clean" / mutant.path, self.folder / mutant.path)

    def checked(self) -> int:
        """0 when `jalon check` of the copy has nothing to say; negative when it had to be stopped."""
        child = os.fork()
        if child == 0:
            _check_here(self.folder, CHECK_SECONDS)
        return _waited(child, 10 * CHECK_SECONDS)

    def run(self, stages: Sequence[Stage], first_failure: bool) -> tuple[int, list[str]]:
        """The exit code of pytest, and the tests that failed. What runs many times as long as it should is endless."""
        said = self.folder / "said.txt"
        limit = int(20 + 4 * sum(self.seconds.get(name, 100) for name, _ in stages))
        asked = [*(path for _, paths in stages for path in paths), *(["-x"] if first_failure else []), *(f"--deselect={one}" for one in self.deselected)]
        child = os.fork()
        if child == 0:
            _run_here(self.folder, asked, said, limit)
        code = _waited(child, 6 * limit)
        return code, _FAILED.findall(said.read_text(encoding="utf-8", errors="replace"))


def _run_here(folder: Path, asked: list[str], said: Path, limit: int) -> None:
    """In the child: run the tests of the copy."""
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    _enter(folder, limit)
    sys.dont_write_bytecode = "-x" in asked
    import hypothesis
    import pytest

    # The first example that fails is enough: it need not be the smallest.
    hypothesis.settings.register_profile("first", phases=[hypothesis.Phase.explicit, hypothesis.Phase.reuse, hypothesis.Phase.generate])
    hypothesis.settings.load_profile("first")
    code = 70
    try:
        code = int(pytest.main(["-q", "-rfE", "--color=no", "-p", "no:cacheprovider", "-W", "ignore", *asked]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def _enter(folder: Path, limit: int) -> None:
    """Forget what was read of the project, and read the copy instead, for a time."""
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))
    os.chdir(folder)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("jalon", "tests", "tools", "benchmarks")]:
        del sys.modules[name]
    sys.path[:0] = [str(folder / "src"), str(folder)]
    sys.dont_write_bytecode = True
    os.environ |= {"PYTHONPATH": str(folder / "src"), "HYPOTHESIS_STORAGE_DIRECTORY": str(folder / "hypothesis")}


def _check_here(folder: Path, limit: int) -> None:
    """In the child: what `jalon check` says of the shipped sheets, read by the copy."""
    _enter(folder, limit)
    code = 1
    try:
        code = int(bool(importlib.import_module("jalon.guideline.check").check().troubles))
    finally:
        os._exit(code)


def _waited(child: int, limit: float) -> int:
    """The exit code of a child; -1 when it had to be stopped."""
    until = time.monotonic() + limit
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.02)


_bench: list[Bench] = []


def _start(room: str, known: Mapping[str, float], deselected: Sequence[str]) -> None:
    """In a worker: its own copy of the project, and what every run needs, loaded once."""
    for name in LOADED_ONCE:
        importlib.import_module(name)
    _bench.append(Bench(copied(Path(room)), list(deselected), dict(known)))


def copied(room: Path) -> Path:
    """A copy of the project and, beside it, of what may be changed."""
    folder = Path(tempfile.mkdtemp(dir=room))
    left_out = shutil.ignore_patterns("__pycache__", ".*.tree.json")
    for name in COPIED:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, folder / name, ignore=left_out)
        elif place.exists():
            shutil.copy2(place, folder / name)
    compileall.compile_dir(folder / "src", quiet=2)
    shutil.copytree(folder / "src", folder / "clean" / "src", ignore=left_out)
    return folder


def try_out(asked: tuple[Mutant, tuple[Stage, ...]]) -> tuple[str, str]:
    """The stage that catches a change and the test that did; nothing twice when none does."""
    mutant, stages = asked
    bench = _bench[0]
    bench.put(mutant)
    try:
        checked = bench.checked() if CHECKED in {name for name, _ in stages} else 0
        if checked:
            return (CHECKED if checked > 0 else ENDLESS), ""
        if not any(paths for _, paths in stages):
            return "", ""
        code, failed = bench.run(stages, first_failure=True)
    finally:
        bench.back(mutant)
    if code == 0:
        return "", ""
    if code < 0 or not failed:
        return (ENDLESS, "") if code < 0 else (UNREADABLE, "")
    return next((name for name, paths in stages if failed[0].startswith(paths)), UNREADABLE), failed[0]


def measured(stages: Sequence[Stage], room: Path) -> tuple[dict[str, float], list[str]]:
    """How long each stage takes unchanged, and which tests fail already: they catch nothing and are left out."""
    bench, seconds, failing = Bench(copied(room)), {}, []
    for stage in stages:
        started = time.monotonic()
        _, failed = bench.run([stage], first_failure=False)
        seconds[stage[0]] = time.monotonic() - started
        failing += failed
    return seconds, failing


def _there(stage: Stage) -> Stage:
    return stage[0], tuple(path for path in stage[1] if (ROOT / path).exists())


def judged(mutants: Sequence[Mutant], of: Callable[[str], tuple[Stage, ...]], processes: int) -> Iterator[tuple[Mutant, str, str]]:
    """Each mutant with the stage and the test that caught it; `of` says which stages judge a file."""
    meant = {one.path: tuple(_there(stage) for stage in of(one.path)) for one in mutants}
    with tempfile.TemporaryDirectory(prefix="jalon-mutants-") as room:
        seconds, failing = measured(list(dict.fromkeys(stage for stages in meant.values() for stage in stages if stage[1])), Path(room))
        for one in failing:
            print(f"left out, it fails without any change: {one}", file=sys.stderr)
        asked = [(one, meant[one.path]) for one in mutants]
        with multiprocessing.Pool(processes, _start, (room, seconds, failing)) as pool:
            for mutant, (stage, test) in zip(mutants, pool.imap(try_out, asked), strict=True):
                yield mutant, stage, test
