"""Judging a changed function without starting again: tests are collected once, and each change is tried in a fork where only its function differs."""

from __future__ import annotations

import importlib
import inspect
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.queues import SimpleQueue
from types import CodeType, FunctionType
from typing import Any

import pytest

from tools.mutate.mutant import Mutant
from tools.mutate.trial import CHECKED, ENDLESS, ROOT, UNREADABLE, Stage

NOT_TRIED = "not tried"
CHECK_SECONDS, TEST_SECONDS = 20, 300
Stages = Callable[[str], tuple[Stage, ...]]


def judged(mutants: Sequence[Mutant], of: Stages, processes: int) -> Iterator[tuple[Mutant, str, str]]:
    """Each mutant with the stage and the test that caught it, in the order in which they are done."""
    there = multiprocessing.get_context("fork")
    results: SimpleQueue[tuple[Mutant, str, str] | None] = there.SimpleQueue()
    workers = [there.Process(target=_work, args=(mutants[turn::processes], of, results)) for turn in range(processes)]
    for worker in workers:
        worker.start()
    working = len(workers)
    while working:
        found = results.get()
        if found is None:
            working -= 1
        else:
            yield found
    for worker in workers:
        worker.join()


def _work(mutants: Sequence[Mutant], of: Stages, results: SimpleQueue[Any]) -> None:
    """In a worker: collect every test that may be needed, once; then one fork for each change."""
    paths = dict.fromkeys(path for one in mutants for _, stage in of(one.path) for path in stage if (ROOT / path).exists())
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    sys.dont_write_bytecode = True
    os.chdir(ROOT)
    try:
        pytest.main([*paths, "-q", "-p", "no:cacheprovider", "-W", "ignore"], plugins=[_Loop(mutants, of, results)])
    finally:
        results.put(None)


class _Loop:
    """Instead of running the collected tests once, run them for each change."""

    def __init__(self, mutants: Sequence[Mutant], of: Stages, results: SimpleQueue[Any]) -> None:
        self.mutants, self.of, self.results = mutants, of, results
        self.failed: list[str] = []

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """One fork without any change, for what fails already; then one for each change."""
        items = list(session.items)
        _, known = forked(lambda: self._tests(session, items, first=False), 20 * TEST_SECONDS)
        for name in known:
            print(f"left out, it fails without any change: {name}", file=sys.stderr)
        clean = not forked(_checked, CHECK_SECONDS)[0]
        if not clean:
            print("left out, `jalon check` has something to say without any change", file=sys.stderr)
        for mutant in self.mutants:
            stages = tuple(stage for stage in self.of(mutant.path) if clean or stage[0] != CHECKED)
            chosen = [item for _, paths in stages for item in items if paths and item.nodeid.startswith(paths) and item.nodeid not in known]
            self.results.put((mutant, *self._verdict(mutant, stages, session, chosen)))
        return True

    def _verdict(self, mutant: Mutant, stages: tuple[Stage, ...], session: pytest.Session, items: list[pytest.Item]) -> tuple[str, str]:
        code, failed = forked(lambda: self._changed(mutant, stages, session, items), TEST_SECONDS)
        if code == 0:
            return "", ""
        if code < 0:
            return ENDLESS, ""
        test = failed[0] if failed else ""
        return next((name for name, paths in stages if paths and test.startswith(paths)), test or UNREADABLE), test

    def _changed(self, mutant: Mutant, stages: tuple[Stage, ...], session: pytest.Session, items: list[pytest.Item]) -> list[str]:
        """In the fork: change the function, check the shipped sheets, run the tests up to the first that fails."""
        try:
            change(mutant)
        except Exception:  # a function whose code cannot be given another: told apart, so that it does not pass for caught
            return [NOT_TRIED]
        if CHECKED in {name for name, _ in stages}:
            _limited(CHECK_SECONDS)
            if _checked():
                return [CHECKED]
        _limited(CHECK_SECONDS + TEST_SECONDS)
        return self._tests(session, items, first=True)

    def _tests(self, session: pytest.Session, items: list[pytest.Item], first: bool) -> list[str]:
        self.failed.clear()
        for item, after in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.failed and first:
                break
        return list(self.failed)


def _limited(seconds: int) -> None:
    """The processor time after which this fork is stopped. The hard limit stays: it could not be raised again."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _checked() -> list[str]:
    """What `jalon check` says of the shipped sheets, in one word; an exception is noticed too."""
    try:
        return [CHECKED] if importlib.import_module("jalon.guideline.check").check().troubles else []
    except Exception:
        return [CHECKED]


def forked(do: Callable[[], list[str]], seconds: float) -> tuple[int, list[str]]:
    """What a function says in a fork: 0 and nothing, 1 and names; negative when it had to be stopped."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        said = [UNREADABLE]
        try:
            said = do()
        finally:
            os.write(write, "\n".join(said).encode()[:60000])
            os._exit(1 if said else 0)
    os.close(write)
    until = time.monotonic() + 20 * seconds
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.01)
    with os.fdopen(read) as pipe:
        said = [line for line in pipe.read().split("\n") if line]
    return os.waitstatus_to_exitcode(status), said


def change(mutant: Mutant) -> None:
    """Give the function of a loaded module the code of the changed text. The function that holds a nested one is changed whole."""
    name = mutant.path.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    module = importlib.import_module(name)
    place = ROOT / mutant.path
    made = compile(mutant.text(place.read_text(encoding="utf-8")), str(place), "exec", dont_inherit=True)
    owner: Any = module
    code = made
    for part in mutant.home.split("."):
        inner = owner.__dict__.get(part)
        code = _inner(code, part)
        if not inspect.isclass(inner):
            _function(inner).__code__ = code
            return
        owner = inner


def _function(found: Any) -> FunctionType:
    found = getattr(found, "fget", None) or getattr(found, "__func__", None) or found
    plain = inspect.unwrap(found)
    assert isinstance(plain, FunctionType), found
    return plain


def _inner(code: CodeType, name: str) -> CodeType:
    """The code of a class or function defined inside another."""
    return next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == name)
