"""Mistakes that must be said, and are not yet: the list to empty. One that is caught moves to the wrong sheets with its message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guideline.desk import troubles
from tests.guideline.silent import SILENT, Silent


@pytest.mark.parametrize("silent", [pytest.param(one, id=one.name, marks=pytest.mark.xfail(reason=one.then, strict=False)) for one in SILENT])
def test_a_mistake_is_said(silent: Silent, tmp_path: Path) -> None:
    """A case that happens to fail does not count: it would not tell the author where the mistake is."""
    assert [trouble for trouble in troubles(tmp_path, silent.text) if not trouble.said[0].startswith("Cas « ")]
