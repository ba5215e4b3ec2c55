"""`make mutate`: both halves, or one of them."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from tools.mutate.explained import explained, outdated
from tools.mutate.mutant import Mutant, spread
from tools.mutate.report import Found, Verdict

SHEETS_BOUND, ENGINE_BOUND = 97.0, 90.0
SHEETS_USUAL, ENGINE_USUAL = 400, 210
PROCESSES = 2
Judged = TypeVar("Judged", tuple[Mutant, str], tuple[Mutant, str, str])


def main() -> int:
    """The exit code: 1 below a bound, or when an explanation is out of date."""
    asked = _asked().parse_args()
    reasons = explained()
    found, made = [], []
    for half, run in (("sheets", _sheets), ("engine", _engine)):
        if (asked.only_sheets and half == "engine") or (asked.only_engine and half == "sheets"):
            continue
        verdicts, names = run(asked)
        made += names
        found.append(Found(f"Mutants of the {half}", verdicts, reasons, SHEETS_BOUND if half == "sheets" else ENGINE_BOUND))
        print(found[-1].text(), end="\n\n", flush=True)
    caught = [one.mutant.name for half in found for one in half.verdicts if one.by]
    late = outdated(reasons, made, caught) if not (asked.only_sheets or asked.only_engine) else [name for name in reasons if name in set(caught)]
    for name in late:
        print(f"Explained without need, remove it from explained.toml: {name}")
    return 0 if all(half.met for half in found) and not late else 1


def _asked() -> argparse.ArgumentParser:
    reader = argparse.ArgumentParser(prog="python -m tools.mutate", description="Change the sheets and the engine one thing at a time; say what is not noticed.")
    reader.add_argument("--sheets", dest="only_sheets", action="store_true", help="the sheets only")
    reader.add_argument("--engine", dest="only_engine", action="store_true", help="the engine only")
    reader.add_argument("--only", default="", metavar="TEXT", help="changes whose description holds this text; all of them")
    reader.add_argument("--without", default="", metavar="TEXT", help="leave out changes whose description holds this text")
    reader.add_argument("--long", action="store_true", help="judge what is left by the long tests too: the specification, z3, the whole agreement")
    reader.add_argument("--sample", type=int, default=None, metavar="N", help=f"how many of each half (default {SHEETS_USUAL} and {ENGINE_USUAL}; 0 = all)")
    reader.add_argument("--seed", type=int, default=2018, help="which ones (default 2018)")
    return reader


def _chosen(mutants: list[Mutant], asked: argparse.Namespace, usual: int, by: Callable[[Mutant], str]) -> list[Mutant]:
    meant = [one for one in mutants if asked.only in one.told() and not (asked.without and asked.without in one.told())]
    wanted = asked.sample if asked.sample is not None else 0 if asked.only else usual
    return spread(meant, wanted, asked.seed, by)


def _sheets(asked: argparse.Namespace) -> tuple[tuple[Verdict, ...], list[str]]:
    from tools.mutate import reading, sheets, stages, trial

    made = sheets.mutants()
    chosen = _chosen(made, asked, SHEETS_USUAL, lambda one: f"{one.path} {one.kind if one.kind in ('citation', 'shown') else one.home + one.kind}")
    first = dict(_shown(reading.judged(chosen, PROCESSES), len(chosen), "sheets"))
    left = [one for one in chosen if not first[one]]
    later = {one: (by, test) for one, by, test in _shown(trial.judged(left, stages.of_sheet, PROCESSES), len(left), "sheets, tests")} if left else {}
    verdicts = [Verdict(one, first[one] or later[one][0], later.get(one, ("", ""))[1]) for one in chosen if first[one] != reading.SAME]
    return tuple(verdicts), [one.name for one in made]


def _engine(asked: argparse.Namespace) -> tuple[tuple[Verdict, ...], list[str]]:
    from tools.mutate import inside, operators, stages, trial

    made = operators.mutants(trial.ROOT)
    chosen = _chosen(made, asked, ENGINE_USUAL, lambda one: f"{one.path} {one.home}")
    chosen = [one for one in chosen if operators.readable(one, trial.ROOT)]
    tried = [Verdict(*one) for one in _shown(inside.judged(chosen, stages.of_engine(asked.long), PROCESSES), len(chosen), "engine")]
    return tuple(one for one in tried if one.by != inside.NOT_TRIED), [one.name for one in made]


def _shown(results: Iterator[Judged], wanted: int, what: str) -> Iterator[Judged]:
    """Results as they come, with a line of progress."""
    started, shown, open_ = time.monotonic(), 0.0, 0
    for number, one in enumerate(results, start=1):
        open_ += not one[1]
        if not one[1] and (len(one) > 2 or what == "sheets"):
            print(f"not caught{' yet' if len(one) == 2 else ''}: {one[0].told()}", file=sys.stderr, flush=True)
        if time.monotonic() - shown > 15 or number == wanted:
            shown = time.monotonic()
            print(f"{what}: {number} of {wanted}, {open_} not caught, {shown - started:.0f} s", file=sys.stderr, flush=True)
        yield one


if __name__ == "__main__":
    sys.exit(main())
