"""Which tests judge a change, the quickest first. Files and folders that do not exist are passed over."""

from __future__ import annotations

from collections.abc import Callable

from tools.mutate.trial import Stage

# After loading, proofs, `Cas` and register: the tests that are about what the shipped sheets say.
SHEETS: tuple[Stage, ...] = (
    ("citations", tuple(f"tests/knowledge/test_{name}.py" for name in ("terms", "citations", "register"))),
    ("knowledge", ("tests/knowledge/test_sheets.py",)),
    ("stories", ("tests/stories",)),
)
# What `jalon check` says of the shipped sheets: they load, are proved, and their `Cas` hold. No test to collect, so it comes first.
_CHECK: Stage = ("check", ())
_STORIES: Stage = ("stories", ("tests/stories",))
_ONCE: Stage = ("once failed", ("tests/fuzz/test_once_failed.py",))
_MEANING: Stage = ("meaning", ("tests/meaning",))
_WRONG: Stage = ("wrong sheets", ("tests/guideline",))
_PROOFS: Stage = ("proofs", ("tests/proof",))
_ONCE_APART: Stage = ("once disagreed", ("tests/agreement/test_once_disagreed.py",))
_COLUMNS: Stage = ("columns", tuple(f"tests/cohort/test_{name}.py" for name in ("columns", "seen_from", "courses", "answers")))
_AGREEMENT: Stage = ("agreement", ("tests/agreement", "tests/cohort"))

_PROVING = frozenset(f"{name}.py" for name in ("prove", "prove_scores", "laws", "reach", "relation", "working"))
_READING = frozenset(("grammar.py", "sheet.py", "nearest.py", "meaning.py"))


def _engine(*names: str) -> Stage:
    return ("engine", tuple(f"tests/engine/test_{name}.py" for name in names))


def of_sheet(path: str) -> tuple[Stage, ...]:
    """The tests that judge a changed sheet."""
    return SHEETS


def of_engine(long: bool) -> Callable[[str], tuple[Stage, ...]]:
    """The tests that judge a changed module: those that would run it; the specification, z3 and the whole agreement only when asked for."""

    def stages(path: str) -> tuple[Stage, ...]:
        name = path.rpartition("/")[2]
        if "/columns" in path:
            return (_COLUMNS, _ONCE_APART, *((_AGREEMENT,) if long else ()))
        if name in _PROVING:
            return (_CHECK, _engine("prove", "prove_scores", "reach"), _WRONG, *((_PROOFS,) if long else ()))
        if name in _READING:
            return (_CHECK, _engine("grammar", "sheet"), _WRONG)
        # The columns are a second engine: a changed patient engine soon differs from them.
        short = (_CHECK, _engine("domains", "evaluate", "readings", "windows"), _COLUMNS, _STORIES, _ONCE)
        return (*short, _MEANING) if long else short

    return stages
