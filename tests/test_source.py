"""Where the shipped files lie, and how their places are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenyue import source
from wenyue.source import root, shown


def test_the_data_folders_are_found() -> None:
    assert (root() / "dialogs" / "customer_service" / "dialog.yaml").is_file()
    assert (root() / "templates" / "customer_service" / "contract.yaml").is_file()
    assert (root() / "locales" / "zh_Hans" / "LC_MESSAGES").is_dir()


def test_the_data_folders_of_an_installed_program_are_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "wenyue"
    for folder in ("dialogs", "locales", "templates"):
        (package / folder).mkdir(parents=True)
    monkeypatch.setattr(source, "__file__", str(package / "source.py"))
    root.cache_clear()
    try:
        assert root() == package
    finally:
        monkeypatch.undo()
        root.cache_clear()


def test_paths_are_shown_from_the_data_folders_on(tmp_path: Path) -> None:
    assert shown(root() / "dialogs" / "x" / "dialog.yaml") == "dialogs/x/dialog.yaml"
    assert shown(tmp_path / "dialog.yaml") == (tmp_path / "dialog.yaml").as_posix()
