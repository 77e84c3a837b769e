"""What every test stands on: a fixed day, a data folder of its own, no terminal settings from outside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the drafts of the person who runs it."""
    home = tmp_path / "home"
    monkeypatch.setenv("WENYUE_HOME", str(home))
    for name in ("WENYUE_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def today() -> date:
    return TODAY
