"""Settings of hypothesis: the same examples at every run, and no clock."""

from __future__ import annotations

from hypothesis import settings

STEADY = settings(derandomize=True, deadline=None, database=None)
