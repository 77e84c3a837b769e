"""The line with a file's name: what is typed goes there, and the name speaks the person's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Screen, opened
from textual.widgets import Input


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def name(screen: Screen) -> str:
    return Path(screen.app.screen.query_one("#place", Input).value).name


@pytest.mark.parametrize("reaching", [(), ("shift+tab",)], ids=["at once", "with Tab"])
async def test_what_is_typed_takes_the_place_of_the_name_and_not_of_the_folder(
    reaching: tuple[str, ...], in_a_folder_of_its_own: Path
) -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6", "s", *reaching)
        await screen.at_once("M", "y", "1")
        await screen.press("enter", "enter")
        assert [file.name for file in in_a_folder_of_its_own.iterdir()] == ["My1.docx"]


async def test_what_was_typed_before_is_typed_on_and_not_replaced() -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6", "s", "a", "b", "enter", "c")
        assert name(screen) == "c"
        await screen.press("tab", "shift+tab", "d")
        assert name(screen) == "cd"


async def test_the_name_speaks_the_language_of_the_screen_until_one_types_another() -> None:
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6", "s")
        assert name(screen).startswith("Customer-service-contract")
        await screen.press("f2")
        assert name(screen).startswith("客服服务合同")
        await screen.press("f2")
        assert name(screen).startswith("客服服務合同")
        await screen.press("x", "f2")
        assert name(screen) == "x"


async def test_the_file_of_changes_is_named_and_typed_in_the_same_way() -> None:
    async with opened() as screen:
        await screen.say("1", "2")
        await screen.press("f10", "s")
        assert name(screen).lower().startswith("customer-service")
        assert name(screen).endswith("-changes.docx")
        await screen.press("n", "e", "w")
        assert name(screen) == "new"


async def test_a_file_that_is_there_is_replaced_only_when_asked_for_once_more(in_a_folder_of_its_own: Path) -> None:
    there = in_a_folder_of_its_own / "mine.docx"
    there.write_text("what was there", encoding="utf-8")
    async with opened() as screen:
        await screen.say("1")
        await screen.press("f6", "s", *"mine", "enter", "enter")
        assert there.read_bytes() == b"what was there"
        assert "Enter once more replaces it" in screen.said_by("#outcome")
        await screen.press("enter")
        assert there.read_bytes() != b"what was there"
