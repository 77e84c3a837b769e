"""Every mistake an author can make is found, with the line it stands on and what to do about it.

``good/`` holds a small dialog without mistakes; ``broken/`` says how to break it,
one mistake at a time, and what the check must say then.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from wenyue.authoring.lint import mistakes
from wenyue.library import all_dialogs

HERE = Path(__file__).parent
GOOD = HERE / "good"
QUESTIONS, DIALOG, CONTRACT = "dialogs/questions.yaml", "dialogs/dialog.yaml", "templates/contract.yaml"
ENGLISH, LABELS = "templates/en/contract.md", "templates/en/labels.yaml"
CATALOG = "locales/zh_Hans/LC_MESSAGES/demo.po"
CASES: list[dict[str, Any]] = [
    case
    for file in sorted((HERE / "broken").glob("*.yaml"))
    for case in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]


def found(folder: Path) -> Iterator[str]:
    """What the check says of the dialog in a folder, with paths from that folder on."""
    for mistake in mistakes("demo", folder / "dialogs", folder / "templates", folder / "locales"):
        yield str(mistake).replace(f"{folder.as_posix()}/", "")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The good dialog, to be broken."""
    folder = tmp_path / "copy"
    shutil.copytree(GOOD, folder)
    return folder


def test_the_good_dialog_has_no_mistakes(copy: Path) -> None:
    assert list(found(copy)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_mistake_is_found_where_it_stands(copy: Path, case: dict[str, Any]) -> None:
    for change in case["changes"]:
        file = copy / change["file"]
        text = file.read_text(encoding="utf-8")
        assert change["words"] in text
        file.write_text(text.replace(change["words"], change["others"], 1), encoding="utf-8")

    assert case["said"] in list(found(copy))


@pytest.mark.parametrize("name", [DIALOG, CONTRACT, ENGLISH, LABELS])
def test_a_file_that_is_missing_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()

    assert list(found(copy)) == [f"{name}: This file is missing. A contract needs it: see CONTRIBUTING.md."]


def test_a_catalog_that_is_missing_is_named(copy: Path) -> None:
    (copy / CATALOG).unlink()

    assert list(found(copy)) == [f"{CATALOG}: There is no such catalog. Make it with “make catalogs”."]


def test_a_language_of_the_contract_without_words_is_named(copy: Path) -> None:
    shutil.rmtree(copy / "templates" / "en")

    assert "dialogs/dialog.yaml:5: The contract has no words in en. Add them." in list(found(copy))


def test_all_mistakes_come_in_the_order_of_the_files(copy: Path) -> None:
    for name in (QUESTIONS, DIALOG):
        text = (copy / name).read_text(encoding="utf-8")
        (copy / name).write_text(text.replace("kind: text", "kind: txt"), encoding="utf-8")

    places = [line.partition(": ")[0] for line in found(copy) if "kind of answer" in line]

    assert places == ["dialogs/dialog.yaml:14", "dialogs/dialog.yaml:28", "dialogs/questions.yaml:31"]


@pytest.mark.parametrize("id", all_dialogs())
def test_a_shipped_dialog_has_no_mistakes(id: str) -> None:
    assert [str(mistake) for mistake in mistakes(id)] == []
