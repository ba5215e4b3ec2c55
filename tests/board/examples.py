"""Where the example cases are."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parents[2] / "examples" / "cases"
