"""What every test stands on: a fixed day, a data folder of its own, no terminal settings from outside."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 24)


def pytest_configure(config: pytest.Config) -> None:
    """What the files say is kept for the next run of the tests, beside what pytest keeps."""
    os.environ["WENYUE_CACHE"] = str(config.rootpath / ".pytest_cache" / "wenyue")


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
