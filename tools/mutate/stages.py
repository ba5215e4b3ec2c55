"""Which tests judge a change, the quickest first. Folders that do not exist are passed over."""

from __future__ import annotations

from tools.mutate.trial import Stage

# After loading, proofs and `Cas`: every test that reads the shipped sheets and does not take long.
SHEETS: tuple[Stage, ...] = (
    ("citations", tuple(f"tests/knowledge/test_{name}.py" for name in ("register", "citations", "terms"))),
    ("knowledge", ("tests/knowledge/test_sheets.py",)),
    ("stories", ("tests/stories",)),
    ("views", ("tests/board", "tests/cli/test_json_contract.py")),
    ("meaning", ("tests/meaning/test_meaning.py", "tests/meaning/test_scores.py")),
    ("agreement", ("tests/agreement",)),
)
ENGINE: tuple[Stage, ...] = (
    ("engine", ("tests/engine",)),
    ("Cas", ("tests/knowledge",)),
    ("stories", ("tests/stories",)),
    ("meaning", ("tests/meaning",)),
    ("sheets", ("tests/guideline",)),
    ("agreement", ("tests/agreement",)),
    ("cohort", ("tests/cohort",)),
    ("fuzzing", ("tests/fuzz/test_once_failed.py",)),
)
