"""Drafts as a whole on the first screen: a name, deleting, bringing back, erasing; by keys and by mouse."""

from __future__ import annotations

import pytest
from driving import SIZES, Screen, in_turn, opened

from conftest import TODAY
from wenyue import library
from wenyue.errors import StorageError
from wenyue.interview.draft import Answer
from wenyue.language import msg
from wenyue.storage import Drafts
from wenyue.tui.screens.card import Card
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.confirm import Confirm
from wenyue.tui.screens.draft import DraftCard
from wenyue.tui.screens.naming import NameCard
from wenyue.tui.screens.start import StartScreen


def keep(name: str = "") -> str:
    drafts = Drafts()
    draft = drafts.new(library.dialog("customer_service"), TODAY).with_answer("my_role", Answer("party_a", "1"))
    drafts.save(draft)
    if name:
        drafts.rename(draft.id, name)
    drafts.close()
    return draft.id


async def click(screen: Screen, words: str) -> None:
    y, line = next((y, line) for y, line in reversed([*enumerate(screen.lines)]) if words in line)
    await screen.pilot.click(offset=(line.index(words) + 1, y))
    await screen.settle()


@in_turn(
    ("language", "shown", "asked"),
    [("en", "> Go on: Chen", "“Chen”"), ("zh_Hans", "> 接着写：Chen", "“Chen”")],
)
async def test_a_draft_is_named_and_deleted_by_keys(
    language: str, shown: str, asked: str, size: tuple[int, int]
) -> None:
    id = keep()
    async with opened(language=language, size=size, new=False) as screen:
        await screen.press("f4")
        assert isinstance(screen.app.screen, NameCard)
        assert id in screen.words.replace(" ", "")
        await screen.press("C", "h", "e", "n", "enter")
        assert shown in screen.text
        await screen.press("delete")
        assert isinstance(screen.app.screen, Confirm)
        assert asked in screen.text
        await screen.press("enter")
        assert Drafts().find(id) is not None
        await screen.press("delete", "down", "enter")
        assert isinstance(screen.app.screen, StartScreen)
        assert Drafts().all() == ()
        assert [one.name for one in Drafts().all(deleted=True)] == ["Chen"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_deleted_draft_is_brought_back_as_it_was(size: tuple[int, int]) -> None:
    id = keep("Chen")
    Drafts().delete(id)
    async with opened(size=size, new=False) as screen:
        await screen.press("end")
        assert "> Deleted drafts: one" in screen.text
        await screen.press("enter")
        assert isinstance(screen.app.screen, Card)
        assert "> Chen: stopped at" in screen.text
        await screen.press("enter")
        assert "> Bring it back" in screen.text
        await screen.press("enter")
        assert "drafts: Chen" in screen.words
        assert [one.name for one in Drafts().all()] == ["Chen"]
        assert Drafts().all(deleted=True) == ()


async def test_erasing_asks_once_more_and_leaves_nothing() -> None:
    Drafts().delete(keep("Chen"))
    async with opened(new=False) as screen:
        await screen.press("end", "enter", "enter", "down", "enter")
        assert isinstance(screen.app.screen, Confirm)
        assert "Erase “Chen” for good?" in screen.text
        await screen.press("enter")
        assert len(Drafts().all(deleted=True)) == 1
        await screen.press("end", "enter", "enter", "down", "enter", "down", "enter")
        assert Drafts().all(deleted=True) == ()
        assert "Deleted drafts" not in screen.text


async def test_the_mouse_names_and_deletes() -> None:
    keep("Chen")
    keep()
    async with opened(size=(100, 30), new=False) as screen:
        await click(screen, "Chen")
        assert isinstance(screen.app.screen, DraftCard)
        await click(screen, "Give it a name")
        assert isinstance(screen.app.screen, NameCard)
        screen.app.screen.query_one("#wanted").value = "Lin"  # type: ignore[attr-defined]  # a line to type into
        await click(screen, "Keep this name")
        assert sorted(one.name for one in Drafts().all()) == ["", "Lin"]
        await click(screen, "Lin")
        await click(screen, "Delete it")
        await click(screen, "Delete it")
        assert [one.name for one in Drafts().all()] == [""]
        assert [one.name for one in Drafts().all(deleted=True)] == ["Lin"]


async def test_a_draft_that_was_left_by_its_key_can_be_deleted_and_stays_away() -> None:
    for new in (True, False):
        async with opened(new=new) as screen:
            if not new:
                await screen.press("enter")
            await screen.say("1")
            screen.chat.prompt.take("half")
            await screen.settle()
            await screen.press("ctrl+o")
            assert "> Go on: Customer service contract" in screen.text
            await screen.press("delete", "down", "enter")
            assert "> New contract" in screen.text or "> Deleted" in screen.text
        assert Drafts().all() == ()


async def test_the_draft_that_is_open_is_not_deleted() -> None:
    async with opened() as screen:
        await screen.say("1")
        start = StartScreen(screen.app.session)
        await screen.app.push_screen(start)
        await screen.settle()
        await screen.press("delete")
        assert screen.app.screen is start
        assert "is open in the talk. Leave it first." in screen.words
        assert len(Drafts().all()) == 1


async def test_the_keys_are_there_only_where_a_draft_is_marked() -> None:
    keep()
    async with opened(size=(100, 24), new=False) as screen:
        assert "F4 Rename" in screen.lines[-1] and "Del Delete" in screen.lines[-1]
        await screen.press("down")
        assert "F4" not in screen.lines[-1] and "Del" not in screen.lines[-1]
        await screen.press("delete", "f4")
        assert isinstance(screen.app.screen, StartScreen)


async def test_a_disk_that_refuses_is_said_and_nothing_is_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    keep()
    async with opened(new=False) as screen:

        def refuse(drafts: Drafts, id: str) -> None:
            raise StorageError(
                msg("The disk is full: the last answer is not saved yet. Make some room, then answer again.")
            )

        monkeypatch.setattr(Drafts, "delete", refuse)
        await screen.press("delete", "down", "enter")
        assert "The disk is full" in screen.words
        assert "> Go on" in screen.text


@pytest.mark.parametrize("name", ["[red]x[/] [/nothing]", "[@click=app.quit]x[/]", "\x1b]52;c;aGk=\x07\u202ex"])
async def test_a_name_is_only_text_everywhere(name: str) -> None:
    keep(name)
    shown = "".join(character for character in name if character not in "\x1b\x07\u202e")
    async with opened(size=(100, 30), new=False) as screen:
        assert f"Go on: {shown}" in screen.text
        await screen.press("f4")
        assert shown in screen.text
        await screen.press("escape", "delete")
        assert f"“{shown}”" in screen.text
        await screen.press("down", "enter")
        assert f"Deleted: {shown}" in screen.words
        await screen.press("end", "enter")
        assert shown in screen.text
        await screen.press("enter")
        assert shown in screen.text


async def test_the_name_half_typed_stays_when_the_language_changes() -> None:
    keep()
    async with opened(new=False) as screen:
        await screen.press("f4", "L", "i", "f2", "n", "enter")
        assert "> 接着写：Lin" in screen.text
        assert not isinstance(screen.app.screen, ChatScreen)
