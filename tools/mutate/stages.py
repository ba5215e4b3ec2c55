"""Which tests judge a change, the quickest first. Files and folders that do not exist are passed over."""

from __future__ import annotations

from tools.mutate.trial import Stage

# After loading, proofs and `Cas`: the tests that are about what the shipped sheets say.
SHEETS: tuple[Stage, ...] = (
    ("citations", tuple(f"tests/knowledge/test_{name}.py" for name in ("terms", "citations", "register"))),
    ("knowledge", ("tests/knowledge/test_sheets.py",)),
    ("stories", ("tests/stories",)),
)
# What `jalon check` says of the shipped sheets: they load, are proved, and their `Cas` hold. No test to collect, so it comes first.
_CHECK: Stage = ("check", ())
_ENGINE: Stage = ("engine", ("tests/engine",))
_CASES: Stage = ("knowledge", ("tests/knowledge/test_sheets.py",))
_WRONG: Stage = ("wrong sheets", ("tests/guideline",))
_EVALUATED: tuple[Stage, ...] = (_CHECK, _ENGINE, _CASES, ("stories", ("tests/stories",)), ("once failed", ("tests/fuzz/test_once_failed.py",)), ("meaning", ("tests/meaning/test_meaning.py",)))
_PROVED: tuple[Stage, ...] = (_CHECK, _ENGINE, _CASES, _WRONG, ("proofs", ("tests/proof",)))
_COLUMNS: tuple[Stage, ...] = (("agreement", ("tests/agreement",)), ("cohort", ("tests/cohort",)))
_READ: tuple[Stage, ...] = (_CHECK, _ENGINE, _CASES, _WRONG)
ENGINE: tuple[Stage, ...] = tuple({stage[0]: stage for stage in (*_EVALUATED, *_PROVED, *_COLUMNS, *_READ)}.values())

_PROVING = frozenset(f"{name}.py" for name in ("prove", "prove_scores", "laws", "reach", "relation", "working"))
_READING = frozenset(("grammar.py", "sheet.py", "nearest.py", "meaning.py"))


def of_sheet(path: str) -> tuple[Stage, ...]:
    """The tests that judge a changed sheet."""
    return SHEETS


def of_engine(path: str) -> tuple[Stage, ...]:
    """The tests that judge a changed module: those that would run it."""
    name = path.rpartition("/")[2]
    if "/columns" in path:
        return _COLUMNS
    return _PROVED if name in _PROVING else _READ if name in _READING else _EVALUATED
